//! What is wrong with the structure of a service.

use super::workbench::Case;

pub(crate) const CASES: &[Case] = &[
    (&[("service", "id: bees", "id: ‸wasps")], "the id `wasps` is not the folder's name `bees`"),
    (&[("service", "version: 1.0.0", "version: ‸1.0")], "`1.0` is no semantic version"),
    (&[("service", "\"99102013104000\"", "‸\"9910201310400\"")], "`9910201310400` is no LeiKa key"),
    (&[("service", "[de, en]", "[de, en, ‸fr]")], "`fr` is no language of the assistant"),
    (&[("service", "[de, en]", "[‸en, de]")], "the first language must be `de`"),
    (&[("service", "grace: integer", "grace: ‸number")], "`number` is no type for a parameter"),
    (
        &[(
            "service",
            "grace: integer",
            "grace: integer\n  state: { type: federal-state, default: ‸SN }",
        )],
        "the federal state follows from the municipality and has no default",
    ),
    (
        &[("service", "fee_per_hive: money", "fee_per_hive: money\n  ‸Fee: money")],
        "`Fee` is not a proper name",
    ),
    (
        &[("service", "[person, club]", "[person, club, ‸club]")],
        "the code `club` stands here twice",
    ),
    (
        &[("service", "keeper: [person, club]", "keeper: [person, club]\n  ‸none: []")],
        "the list `none` has no codes",
    ),
    (&[("service", "[person, club]", "[person, club, ‸'a b']")], "`a b` is no code"),
    (
        &[("service", "list: keeper, required", "list: ‸keepers, required")],
        "there is no list `keepers`",
    ),
    (&[("service", "kind: choice, list: place", "kind: ‸choice")], "needs a list of codes"),
    (&[("service", "kind: email", "kind: ‸e-mail")], "there is no kind `e-mail`"),
    (
        &[("service", "kind: email", "kind: email, max: ‸10")],
        "`max` has no meaning for the kind `email`",
    ),
    (
        &[("service", "kind: email", "kind: email, autocomplete: ‸e-mail")],
        "`e-mail` is no purpose of a field that browsers know",
    ),
    (
        &[("service", "kind: email", "kind: email, autocomplete: ‸tel")],
        "a field of this kind cannot be `tel`",
    ),
    (
        &[("service", "kind: email", "kind: iban, autocomplete: ‸name")],
        "browsers know nothing to fill in here",
    ),
    (
        &[("service", "max: 100", "max: 100, autocomplete: ‸given-nam")],
        "did you mean `given-name`?",
    ),
    (
        &[("service", "letters: person-name", "letters: ‸person-names")],
        "did you mean `person-name`?",
    ),
    (
        &[("service", "min: 1, max: 50", "min: 51, max: ‸50")],
        "the bounds `50` and `51` leave no value",
    ),
    (&[("service", "max: 100", "max: ‸many")], "`many` is no whole number"),
    (&[("service", "max: 100", "max: ‸100000")], "the bound `100000` is out of range"),
    (
        &[("service", "kind: date, required", "kind: date, min: ‸2026-02-30, required")],
        "`2026-02-30` is no day",
    ),
    (&[("service", "kind: email", "kind: ‸decimal")], "needs its places"),
    (
        &[("service", "kind: email", "kind: decimal, places: ‸7")],
        "`7` is no number of decimal places",
    ),
    (
        &[("service", "kind: email", "kind: decimal, places: 1, min: ‸0.25")],
        "`0.25` is no decimal with 1 places",
    ),
    (
        &[("service", "kind: email", "kind: decimal, places: 1, min: 0.5, max: ‸0.4")],
        "the bounds `0.4` and `0.5` leave no value",
    ),
    (&[("service", "kind: email", "kind: ‸duration")], "needs its unit"),
    (&[("service", "kind: email", "kind: duration, unit: ‸day")], "did you mean `days`?"),
    (&[("service", "kind: email", "kind: month, min: ‸2026-13")], "`2026-13` is no month"),
    (
        &[("service", "kind: email", "kind: month, min: 2026-02, max: ‸2026-01")],
        "the bounds `2026-01` and `2026-02` leave no value",
    ),
    (&[("service", "kind: email", "kind: time, min: ‸'8:30'")], "`8:30` is no time"),
    (&[("service", "kind: email", "kind: year, max: ‸99")], "the bound `99` is out of range"),
    (&[("service", "kind: email", "kind: area, max: ‸2")], "the bound `2` is out of range"),
    (&[("service", "kind: email", "kind: ‸file")], "needs the types that are taken"),
    (&[("service", "kind: email", "kind: file, types: [pdf, ‸jpg]")], "did you mean `jpeg`?"),
    (
        &[("service", "kind: email", "kind: file, types: [pdf, ‸docx]")],
        "there is no type of file `docx`",
    ),
    (
        &[("service", "kind: email", "kind: file, types: [pdf], size: ‸51")],
        "the bound `51` is out of range",
    ),
    (
        &[("service", "kind: email", "kind: file, types: [pdf], max: ‸21")],
        "the bound `21` is out of range",
    ),
    (
        &[("service", "kind: email", "kind: email, types: [‸pdf]")],
        "`types` has no meaning for the kind `email`",
    ),
    (
        &[("service", "kind: email", "kind: signature, size: ‸1")],
        "`size` has no meaning for the kind `signature`",
    ),
    (&[("service", "kind: email", "kind: ‸place")], "needs a list of codes"),
    (
        &[("service", "kind: choice, list: place", "kind: place, list: ‸place")],
        "a code of the list `place` cannot be found by a postcode",
    ),
    (
        &[
            (
                "service",
                "place: [garden, roof, field]",
                "place: { codes: [garden, roof], terms: { roof: \"01067\" } }",
            ),
            ("service", "kind: choice, list: place", "kind: place, list: ‸place"),
        ],
        "a code of the list `place` cannot be found by a postcode",
    ),
    (
        &[("service", "kind: email", "kind: tax-id, min: ‸1")],
        "`min` has no meaning for the kind `tax-id`",
    ),
    (&[("service", "field: note", "field: ‸Note")], "`Note` is not a proper name"),
    (
        &[("service", "field: note", "field: ‸email")],
        "`email` stands in this group twice, first in line 16",
    ),
    (&[("service", "field: note", "field: ‸today")], "`today` has a meaning of its own"),
    (&[("service", "repeated: 1..10", "repeated: ‸10")], "`10` does not say how often"),
    (&[("service", "repeated: 1..10", "repeated: ‸10..1")], "`10..1` cannot be met"),
    (
        &[("service", "group: visit", "group: ‸nothing\n    nodes: []\n  - group: visit")],
        "the group `nothing` is empty",
    ),
    (
        &[("service", "kind: information", "kind: information, required: ‸true")],
        "information has no answer",
    ),
    (
        &[("service", "kind: email", "kind: email, hidden: true, required: ‸true")],
        "nobody can answer this: it is required, but always hidden",
    ),
    (
        &[(
            "service",
            "calculate: \"size * settings.fee_per_hive\"",
            "calculate: \"size * settings.fee_per_hive\", default: ‸7",
        )],
        "a default has no meaning",
    ),
    (
        &[("service", "kind: declaration", "kind: declaration, default: ‸true")],
        "must not be declared beforehand",
    ),
    (
        &[("service", "max: 50", "max: 50, default: \"‸size + 1\"")],
        "`hives.size` depends on itself",
    ),
    (&[("service", "max: 50", "max: 50, fim: ‸F1")], "`F1` names no FIM building block"),
    (
        &[
            ("service", "shows: [visit] }", "shows: [visit] }\n  - { id: ‸none, shows: [unseen] }"),
            ("service", "pages:", "  - { field: unseen, kind: email, hidden: true }\npages:"),
            ("de", "pages:", "  unseen: { label: Nie }\npages:"),
            ("en", "pages:", "  unseen: { label: Never }\npages:"),
            (
                "de",
                "  visit: { title: Besuch }",
                "  visit: { title: Besuch }\n  none: { title: Nichts }",
            ),
            ("en", "pages:", "pages:\n  none: { title: Nothing }"),
        ],
        "the page `none` shows no field",
    ),
    (
        &[
            (
                "service",
                "{ field: type, kind: choice,",
                "{ field: type, relevant: \"answered(email)\", kind: choice,",
            ),
            ("service", "relevant: \"answered(type)\"", "relevant: \"answered(‸type)\""),
        ],
        "these depend on each other in a circle: `keeper.type` → `keeper.email` → `keeper.type`",
    ),
    (
        &[("service", "\"size * settings", "\"‸price + size * settings")],
        "`hives.price` depends on itself",
    ),
    (
        &[("service", "\"hives.exists(h, h.place == 'roof')\"", "\"‸visit.day == today\"")],
        "in a circle: `visit` → `visit.day` → `visit`",
    ),
    (
        &[("service", "\"answered(type)\"", "‸\"type == 'club' && type == 'person'\"")],
        "`keeper.email` can never be relevant",
    ),
    (&[("service", "\"answered(type)\"", "‸false")], "can never be relevant"),
    (
        &[(
            "service",
            "relevant: \"answered(type)\"",
            "required: ‸\"type == 'club'\", hidden: \"type == 'club'\"",
        )],
        "nobody can answer `keeper.email` where it is required: it is hidden",
    ),
    (
        &[(
            "service",
            "relevant: \"answered(type)\"",
            "required: ‸\"type == 'club'\", readonly: \"answered(type)\"",
        )],
        "nobody can answer `keeper.email` where it is required: it is read-only",
    ),
    (
        &[(
            "service",
            "relevant: \"answered(type)\"",
            "hidden: ‸\"type == 'club' && type == 'person'\"",
        )],
        "warning: `keeper.email` can never be hidden",
    ),
    (&[("service", "\"since <= today\"", "‸\"1 > 2\"")], "the check `future` can never hold"),
    (
        &[("service", "\"since <= today\"", "‸\"1 < 2\"")],
        "warning: the check `future` always holds",
    ),
    (
        &[("service", "{ id: hives, shows: [hives] }", "{ id: ‸keeper, shows: [hives] }")],
        "the page `keeper` exists already",
    ),
    (
        &[("service", "shows: [hives]", "shows: [hives, ‸keeper]")],
        "`keeper` is already shown on the page `keeper`",
    ),
    (
        &[
            ("service", "shows: [keeper]", "shows: [keeper.type, keeper.name, keeper.note]"),
            ("service", "field: email", "field: ‸email"),
        ],
        "`keeper.email` is shown on no page",
    ),
    (
        &[(
            "service",
            "{ id: visit, shows: [visit] }",
            "{ id: visit, shows: [visit.day, visit.means, visit.agreed] }\n  - { id: ‸rest, shows: [visit] }",
        )],
        "the page `rest` shows no field",
    ),
    (&[("service", "shows: [visit]", "shows: [‸vist]")], "did you mean `visit`?"),
    (
        &[(
            "service",
            "{ id: visit, shows: [visit] }",
            "{ id: visit, shows: [visit], relevant: ‸false }",
        )],
        "nobody can reach the page `visit`",
    ),
    (
        &[
            ("service", "relevant: \"hives.exists(h, h.place == 'roof')\"", "relevant: \"false\""),
            ("service", "{ id: visit, shows", "{ id: ‸visit, shows"),
        ],
        "nobody can reach the page `visit`",
    ),
    (
        &[("service", "\"hives.exists(h, h.place == 'field')\"", "‸\"false\"")],
        "the document `lease` is never needed",
    ),
    (
        &[("service", "\"keeper.type == 'club'\"", "‸\"true\"")],
        "the outcome `club_only` ends every way",
    ),
    // Outcomes, parameters, legal bases and codes under a condition.
    (&[("service", "kind: come_in_person", "kind: ‸nowhere")], "`nowhere` is no kind of outcome"),
    (
        &[("service", "grace: integer", "grace: { type: integer, default: ‸soon }")],
        "`soon` is not a whole number",
    ),
    (
        &[("service", "grace: integer", "grace: { type: integer, min: 5, max: 20, default: ‸30 }")],
        "`30` is out of bounds for `grace`",
    ),
    (
        &[("service", "grace: integer", "grace: { type: integer, min: 5, max: ‸4 }")],
        "the bounds `5` and `4` leave no value",
    ),
    (
        &[("service", "grace: integer", "grace: integer\n  opened: { type: date, min: ‸4 }")],
        "has no bounds",
    ),
    (
        &[("service", "grace: integer", "grace: { type: integer, ‸defualt: 3 }")],
        "did you mean `default`?",
    ),
    (
        &[(
            "service",
            "kind: declaration,",
            "basis: [{ text: § 1, link: ‸'javascript:x' }], kind: declaration,",
        )],
        "`javascript:x` is no address",
    ),
    (
        &[("service", "kind: declaration,", "basis: [‸''], kind: declaration,")],
        "this basis is empty",
    ),
    (
        &[(
            "service",
            "field: means,",
            "offered: [{ codes: [‸lawn], when: 'true' }], field: means,",
        )],
        "the list `place` has no code `lawn`",
    ),
    (
        &[(
            "service",
            "field: means,",
            "offered: [{ codes: [roof, ‸roof], when: 'visit.day > today' }], field: means,",
        )],
        "the code `roof` has two conditions",
    ),
    (
        &[(
            "service",
            "field: means,",
            "offered: [{ codes: [roof], when: \"'roof' in ‸means\" }], field: means,",
        )],
        "cannot depend on what is chosen",
    ),
    (
        &[(
            "service",
            "field: means,",
            "offered: [{ codes: [], when: ‸'visit.day > today' }], field: means,",
        )],
        "this condition is for no code",
    ),
    (
        &[(
            "service",
            "kind: declaration,",
            "offered: [{ codes: [a], when: ‸'true' }], kind: declaration,",
        )],
        "only choices have codes",
    ),
    (
        &[(
            "service",
            "fee: \"sum",
            "retention: [‸{ of: [hives], period: { de: 1 Jahr } }]\nfee: \"sum",
        )],
        "the period of this retention has no text in `en`",
    ),
    (
        &[(
            "service",
            "fee: \"sum",
            "retention: [{ of: [‸hive], period: { de: 1 Jahr, en: 1 year } }]\nfee: \"sum",
        )],
        "there is no field or group `hive`",
    ),
    (
        &[(
            "service",
            "fee: \"sum",
            "retention: [{ of: [hives, ‸hives], period: { de: 1 Jahr, en: 1 year } }]\nfee: \"sum",
        )],
        "`hives` has a retention already",
    ),
    (
        &[(
            "service",
            "fee: \"sum",
            "retention: [{ period: { de: 1 Jahr, en: 1 year, ‸fr: 1 an } }]\nfee: \"sum",
        )],
        "`fr` is no language of the service",
    ),
    (
        &[(
            "service",
            "fee: \"sum",
            "retention: [{ period: { de: 1 Jahr, en: ‸' ' } }]\nfee: \"sum",
        )],
        "this text is empty",
    ),
];
