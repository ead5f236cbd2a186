//! What is no YAML, or not the YAML of a definition.

use super::workbench::Case;

pub(crate) const CASES: &[Case] = &[
    (
        &[
            ("service", "fee: \"sum(", "fee: [\"sum("),
            ("service", "deadline: \"add", "‸deadline: \"add"),
        ],
        "this is not YAML",
    ),
    (
        &[("service", "version: 1.0.0", "version: 1.0.0\n‸version: 1.0.1")],
        "stands here twice, first in line 2",
    ),
    (
        &[("service", "version: 1.0.0", "version: 1.0.0\n‸verison: 1.0.1")],
        "a service has no key `verison`",
    ),
    (
        &[("service", "version: 1.0.0", "version: ‸&v 1.0.0")],
        "anchors (`&`), aliases (`*`) and tags (`!`)",
    ),
    (
        &[("service", "version: 1.0.0", "version: ‸!!str 1.0.0")],
        "anchors (`&`), aliases (`*`) and tags (`!`)",
    ),
    (
        &[("service", "version: 1.0.0\n", ""), ("service", "id: bees", "‸id: bees")],
        "a service needs `version`",
    ),
    (&[("service", "kind: email, relevant", "kind: email, ‸relevent")], "did you mean `relevant`?"),
    (
        &[("service", "- { field: email,", "- { ‸kind2: 1, field: email,")],
        "a field has no key `kind2`",
    ),
    (
        &[("service", "- { field: email,", "- { field: email, group: ‸mail,")],
        "this is both a field and a group",
    ),
    (
        &[("service", "- { field: email, kind: email", "- ‸{ kind: email")],
        "this is neither a field nor a group",
    ),
    (&[("service", "{ field: email, kind: email,", "‸{ field: email,")], "a field needs `kind`"),
    (
        &[("service", "- { id: keeper, shows: [keeper] }", "- { id: keeper, shows: ‸keeper }")],
        "a list is expected here",
    ),
    (
        &[("service", "id: club_only, when", "id: ‸[club_only], when")],
        "a single value is expected here",
    ),
    (
        &[("service", "kind: come_in_person", "kind: ‸come-in-person")],
        "did you mean `come_in_person`?",
    ),
    (
        &[("service", "{ id: future, holds", "{ id: future, ‸hold: \"\", holds")],
        "a check has no key `hold`",
    ),
    (
        &[("service", "deadline: \"add", "---‸\n\ndeadline: \"add"), ("service", "---‸", "‸---")],
        "a second document begins here",
    ),
    (&[("de", "  title: Bienen\n", ""), ("de", "  about:", "  ‸about:")], "needs `title`"),
    (&[("de", "{ label: Name }", "{ label: ‸'' }")], "this text is empty"),
    (&[("de", "{ label: Name }", "{ label: Name, ‸hnt: x }")], "did you mean `hint`?"),
    (&[("settings", "name: Stadt Musterstadt", "‸nam: Stadt Musterstadt")], "did you mean `name`?"),
    (
        &[("settings", "hours: { de: immer }", "hours: { de: immer, ‸fr: toujours }")],
        "`fr` is no language of the assistant",
    ),
    (
        &[("settings", "hours: { de: immer }", "hours: ‸{ en: always }")],
        "`hours` has no German text",
    ),
];
