//! What is wrong with texts and municipalities.

use super::workbench::Case;

pub(crate) const CASES: &[Case] = &[
    (
        &[
            ("en", "  keeper.name: { label: Name }\n", ""),
            ("service", "field: name", "field: ‸name"),
        ],
        "`keeper.name` has no label in `en`",
    ),
    (
        &[("de", ", instance: Volk", ""), ("service", "group: hives", "group: ‸hives")],
        "`hives` has no name for one instance in `de`",
    ),
    (
        &[
            ("de", ", checks: { future: Das liegt in der Zukunft. }", ""),
            ("service", "id: future", "id: ‸future"),
        ],
        "the check `future` of `hives.since` has no message in `de`",
    ),
    (&[("de", "future: Das", "‸futur: Das")], "did you mean `future`?"),
    (&[("de", "  keeper.name:", "  ‸keeper.nmae:")], "did you mean `keeper.name`?"),
    (
        &[
            ("de", "{ label: Name }", "{ label: Name, instance: x }"),
            ("de", "  keeper.name", "  ‸keeper.name"),
        ],
        "`keeper.name` is not repeated",
    ),
    (
        &[("de", "  hives: { title: Völker }\n", ""), ("service", "{ id: hives", "{ id: ‸hives")],
        "the page `hives` has no title in `de`",
    ),
    (
        &[(
            "de",
            "  visit: { title: Besuch }",
            "  visit: { title: Besuch }\n  ‸vist: { title: Besuch }",
        )],
        "there is no page `vist`",
    ),
    (
        &[("de", ", club: Verein", ""), ("service", "[person, club]", "[person, ‸club]")],
        "the code `club` of `keeper` has no label in `de`",
    ),
    (
        &[("de", "club: Verein", "club: Verein, ‸clubs: Vereine")],
        "the list `keeper` has no code `clubs`",
    ),
    (&[("de", "lists:\n", "lists:\n  ‸places: { a: A }\n")], "there is no list `places`"),
    (
        &[(
            "de",
            "lease: { title: Pachtvertrag }",
            "lease: { title: Pachtvertrag }\n  ‸rent: { title: Miete }",
        )],
        "there is no document `rent`",
    ),
    (
        &[
            ("de", "documents:\n  lease: { title: Pachtvertrag }\n", ""),
            ("service", "{ id: lease", "{ id: ‸lease"),
        ],
        "the document `lease` has no title in `de`",
    ),
    (&[("de", "club_only:", "‸club_ony:")], "there is no outcome `club_ony`"),
    (
        &[("de", "  fee: Gebühr\n", ""), ("service", "fee: \"sum", "fee: ‸\"sum")],
        "the text `service.fee` is missing in `de`",
    ),
    (
        &[
            ("service", "fee: \"sum(hives.map(h, h.price))\"\n", ""),
            ("de", "service:\n", "‸service:\n"),
            ("en", "  fee: Gebühr\n", ""),
        ],
        "`service.fee` has a text, but the service has no fee",
    ),
    (&[("service", "[de, en]", "[‸de]")], "`texts/en.yaml` belongs to no language of the service"),
    (
        &[("settings", "      grace: 14\n", ""), ("settings", "  bees:", "  ‸bees:")],
        "the parameter `grace` of `bees` is not set",
    ),
    (&[("settings", "grace: 14", "grace: ‸\"14\"")], "`14` is not a whole number"),
    (
        &[
            ("service", "grace: integer", "grace: integer\n  state: federal-state"),
            ("settings", "grace: 14", "grace: 14\n      ‸state: SN"),
        ],
        "`state` follows from the municipality's key",
    ),
    (
        &[("settings", "fee_per_hive: 1000", "fee_per_hive: ‸10.00")],
        "`10.00` is not an amount in cents",
    ),
    (&[("settings", "grace: 14", "grace: 14\n      ‸graze: 15")], "did you mean `grace`?"),
    (&[("settings", "  bees:", "  ‸wasps:")], "there is no service `wasps`"),
    (&[("settings", "\"149990000000\"", "‸\"14999000000\"")], "`ars` is not valid"),
    (&[("settings", "\"149990000000\"", "‸\"149990000001\"")], "the key is not the folder's name"),
    (&[("settings", "postcode: \"09999\"", "postcode: ‸9999")], "`postcode` is not valid"),
    // Computed texts.
    (&[("de", "{ label: Tag }", "{ label: 'Am {visit.‸dya}' }")], "did you mean `day`?"),
    (
        &[
            ("en", "{ label: Tag }", "{ label: 'On {day ‸+ 1}' }"),
            ("en", "{day ‸+ 1}", "{‸day + 1}"),
        ],
        "numbers are needed here",
    ),
    (&[("de", "{ label: Tag }", "{ label: 'Am ‸{day' }")], "this brace is not closed"),
    (&[("de", "{ label: Tag }", "{ label: 'Am day‸}' }")], "this brace closes nothing"),
    (&[("de", "{ label: Tag }", "{ label: 'Am {‸}' }")], "a value is missing"),
    (&[("de", "person: Person", "person: ‸'{today}'")], "not possible in this text"),
    (&[("de", "title: Bienen", "title: ‸'Bienen {today}'")], "not possible in this text"),
    (
        &[("de", "lease: { title: Pachtvertrag }", "lease: { title: 'Vertrag {‸hives.size}' }")],
        "stands in the repeated group `hives`",
    ),
    (
        &[(
            "de",
            "title: Bitte kommen Sie vorbei.",
            "title: Bitte, link: { text: Hier, address: ‸'http://a.example' }",
        )],
        "is no address",
    ),
    (
        &[("de", "keeper: { title: Sie }", "keeper: { title: Sie, ‸link: { text: a } }")],
        "has no key `link`",
    ),
    // Settings within the bounds of their parameters.
    (
        &[
            ("service", "grace: integer", "grace: { type: integer, max: 10 }"),
            ("settings", "grace: 14", "grace: ‸14"),
        ],
        "`14` is out of bounds for `grace`",
    ),
    // A service's own office.
    (
        &[(
            "settings",
            "  bees:\n",
            "  bees:\n    contact:\n      office: { de: Amt }\n      street: Weg 2\n      postcode: ‸\"999\"\n      place: Musterstadt\n      telephone: 030 23125 0\n      email: amt@musterstadt.example\n      hours: { de: nie }\n",
        )],
        "`postcode` is not valid",
    ),
    (
        &[("settings", "  bees:\n", "  bees:\n    privacy: ‸{ en: Bees }\n")],
        "`privacy` has no German text",
    ),
    // A municipality's own look.
    (
        &[("settings", "demo: true\n", "demo: true\ntheme: { action: ‸\"#777777\" }\n")],
        "`action` has a contrast of 4.47:1 to the page where pages are light; 4.50:1 is needed",
    ),
    (
        &[("settings", "demo: true\n", "demo: true\ntheme: { focus-dark: ‸\"#004b76\" }\n")],
        "`focus-dark` has a contrast of 2.26:1 to the page where pages are dark; 3.00:1 is needed",
    ),
    (
        &[("settings", "demo: true\n", "demo: true\ntheme: { accent: ‸yellow }\n")],
        "the value of `accent` is no colour",
    ),
    (
        &[("settings", "demo: true\n", "demo: true\ntheme:\n  ‸accent: #ffcc00\n")],
        "write it in quotation marks",
    ),
    (
        &[("settings", "demo: true\n", "demo: true\ntheme: { ‸acton: \"#004b76\" }\n")],
        "did you mean `action`?",
    ),
];
