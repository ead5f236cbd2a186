//! What is wrong in expressions, at the very character.

use super::workbench::Case;

pub(crate) const CASES: &[Case] = &[
    (&[("service", "\"type == 'person'\"", "\"‸typ == 'person'\"")], "did you mean `type`?"),
    (
        &[("service", "\"type == 'person'\"", "\"type == ‸person\"")],
        "there is no field or group `person`",
    ),
    (
        &[("service", "\"type == 'person'\"", "\"‸means == 'person'\"")],
        "did you mean `visit.means`?",
    ),
    (
        &[("service", "keeper.type == 'club'", "keeper.‸typ == 'club'")],
        "the group `keeper` has no `typ`",
    ),
    (
        &[("service", "keeper.type == 'club'", "keeper.type.‸code == 'club'")],
        "`keeper.type` is a field and has no members",
    ),
    (&[("service", "\"type == 'person'\"", "\"type == '‸persn'\"")], "did you mean `person`?"),
    (
        &[("service", "\"type == 'person'\"", "\"type in ['person', '‸clup']\"")],
        "the list `keeper` has no code `clup`",
    ),
    (&[("service", "\"type == 'person'\"", "\"type in ‸[]\"")], "the list is empty"),
    (
        &[("service", "\"type == 'person'\"", "\"type in ['club', ‸'club']\"")],
        "stands in the list twice",
    ),
    (
        &[("service", "\"type == 'person'\"", "\"['club', ‸1].exists(x, x == type)\"")],
        "this is an integer, not a text",
    ),
    (
        &[("service", "\"type == 'person'\"", "\"['club'].exists(x, x.‸name == type)\"")],
        "`x` is a value and has no members",
    ),
    (
        &[("service", "\"type == 'person'\"", "\"‸type.exists(x, x == type)\"")],
        "this is a text, no list",
    ),
    (
        &[("service", "\"type == 'person'\"", "\"type.startsWith(‸1)\"")],
        "this is an integer, not a text",
    ),
    (
        &[("service", "\"type == 'person'\"", "\"type + ‸1 == type\"")],
        "of a number or day it is `string(value)`",
    ),
    (
        &[("service", "\"type == 'person'\"", "\"type == ‸1\"")],
        "a text and an integer do not go together",
    ),
    (&[("service", "\"type == 'person'\"", "\"type ‸< 'person'\"")], "has no order"),
    (&[("service", "\"type == 'person'\"", "\"type == ‸blank\"")], "use `answered(field)`"),
    (&[("service", "\"type == 'person'\"", "\"‸type\"")], "this is a text, not a condition"),
    (
        &[("service", "\"type == 'person'\"", "\"type == 'person' && ‸1\"")],
        "this is an integer, not a condition",
    ),
    (&[("service", "\"type == 'person'\"", "\"type ‸= 'person'\"")], "write `==` to compare"),
    (
        &[("service", "\"type == 'person'\"", "\"type == ‸'person\"")],
        "this text has no closing quotation mark",
    ),
    (&[("service", "\"type == 'person'\"", "\"(type == 'person'‸\"")], "`)` is missing"),
    (&[("service", "\"type == 'person'\"", "\"type == ‸\"")], "a value is missing before the end"),
    (
        &[("service", "\"type == 'person'\"", "\"type == 'person' ‸answered(type)\"")],
        "`answered` does not fit here",
    ),
    (
        &[
            ("service", "kind: email", "kind: time"),
            ("service", "\"type == 'person'\"", "\"email >= '‸8:30'\""),
        ],
        "`8:30` is not a time",
    ),
    (
        &[
            ("service", "kind: email", "kind: month"),
            ("service", "\"type == 'person'\"", "\"email == '‸2026-1'\""),
        ],
        "`2026-1` is not a month",
    ),
    (
        &[
            ("service", "kind: email", "kind: time"),
            ("service", "\"type == 'person'\"", "\"‸email + 1 == 2\""),
        ],
        "this is a time; numbers are needed here",
    ),
    (
        &[
            ("service", "kind: email", "kind: point"),
            ("service", "\"type == 'person'\"", "\"email ‸== email\""),
        ],
        "a point, an area, files or a signature cannot be compared",
    ),
    (
        &[
            ("service", "kind: email", "kind: partial-date"),
            ("service", "\"type == 'person'\"", "\"email ‸< '1985'\""),
        ],
        "a partial date has no order",
    ),
    (
        &[
            ("service", "kind: email", "kind: decimal, places: 2"),
            ("service", "\"type == 'person'\"", "\"email ‸* email == 1\""),
        ],
        "multiply or divide them by integers",
    ),
    (&[("service", "\"answered(type)\"", "\"‸answerd(type)\"")], "did you mean `answered(field)`?"),
    (&[("service", "\"answered(type)\"", "\"‸answered(type, type)\"")], "write `answered(field)`"),
    (&[("service", "\"answered(type)\"", "\"answered(‸note)\"")], "is no field that is answered"),
    (
        &[("service", "\"answered(type)\"", "\"‸note == 'x'\"")],
        "`keeper.note` is information and has no value",
    ),
    (
        &[("service", "\"answered(type)\"", "\"answered(‸hives.place)\"")],
        "stands in the repeated group `hives`",
    ),
    (
        &[("service", "\"answered(type)\"", "\"hives.exists(‸type, true)\"")],
        "`type` already means something here",
    ),
    (
        &[("service", "\"answered(type)\"", "\"hives.exists(x, hives.exists(‸x, true))\"")],
        "`x` already means something here",
    ),
    (
        &[("service", "\"answered(type)\"", "\"hives.exists(h, h.‸plaice == 'roof')\"")],
        "did you mean `place`?",
    ),
    (&[("service", "\"answered(type)\"", "\"hives.‸any(h, true)\"")], "there is no function `any`"),
    (&[("service", "\"answered(type)\"", "\"hives.‸exists(true)\"")], "`exists` needs a variable"),
    (
        &[("service", "\"answered(type)\"", "\"‸keeper.exists(h, true)\"")],
        "`keeper` is no repeated group here",
    ),
    (
        &[("service", "\"answered(type)\"", "\"hives.map(h, h.size) == ‸1\"")],
        "a list and an integer do not go together",
    ),
    (
        &[("service", "\"answered(type)\"", "\"position(‸hives) == 1\"")],
        "`position` has no instance of `hives` here",
    ),
    (&[("service", "\"answered(type)\"", "\"size(‸today) == 1\"")], "a date has no size"),
    (
        &[
            ("service", "\"answered(type)\"", "\"‸visit.means == visit.means\""),
            ("service", "\"‸visit.means == ", "\"visit.means ‸== "),
        ],
        "a multiple choice cannot be compared",
    ),
    (
        &[("service", "\"answered(type)\"", "\"'‸lawn' in visit.means\"")],
        "the list `place` has no code `lawn`",
    ),
    (
        &[("service", "\"answered(type)\"", "\"type == ‸visit.means\"")],
        "ask whether a code was chosen",
    ),
    (&[("service", "\"answered(type)\"", "\"1 in ‸type\"")], "this is a text, no list"),
    (&[("service", "settings.grace)\"", "settings.‸grcae)\"")], "did you mean `grace`?"),
    (
        &[("service", "settings.grace)\"", "‸settings)\"")],
        "`settings` needs the name of one parameter",
    ),
    (
        &[("service", "settings.grace)\"", "‸settings.fee_per_hive)\"")],
        "this is an amount of money, not an integer",
    ),
    (
        &[("service", "\"add_days(visit.day, ", "\"add_days(‸'2026-01-01', ")],
        "this is a text, not a date",
    ),
    (
        &[("service", "\"add_days(visit.day, ", "\"add_days(date(‸'2026-02-30'), ")],
        "`2026-02-30` is no day of the calendar",
    ),
    (
        &[("service", "\"add_days(visit.day, ", "\"add_days(‸date(2026, 2, 30), ")],
        "the calendar has no such day",
    ),
    (
        &[
            ("service", "\"add_days(visit.day, settings.grace)\"", "\"visit.day ‸+ 14\""),
            ("service", "\"visit.day ‸+", "\"‸visit.day +"),
        ],
        "numbers are needed here",
    ),
    (&[("service", "\"size * settings", "\"size ‸+ settings")], "add amounts to amounts"),
    (
        &[("service", "\"size * settings.fee_per_hive\"", "\"‸size\"")],
        "this is an integer, not an amount of money",
    ),
    (&[("service", "\"size * settings", "\"size / ‸0 * settings")], "this divides by zero"),
    (
        &[("service", "\"size * settings", "\"size * ‸1.5 * settings")],
        "only whole numbers can be written",
    ),
    (
        &[("service", "\"size * settings", "\"size * ‸99999999999999999 * settings")],
        "is too large a number",
    ),
    (
        &[("service", "\"size * settings", "\"9007199254740991 ‸* 2 * size * settings")],
        "this leaves the range of numbers",
    ),
    (
        &[(
            "service",
            "fee: \"sum(hives.map(h, h.price))\"",
            "fee: >-\n  sum(hives.map(h,\n    h.‸prise))",
        )],
        "did you mean `price`?",
    ),
];
