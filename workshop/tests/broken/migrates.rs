//! What is wrong with the stated ways from older versions.

use super::workbench::Case;

pub(crate) const CASES: &[Case] = &[
    (
        &[("service", "version: 1.0.0", "version: 1.1.0\nmigrates: [{ from: ‸one }]")],
        "`one` is no semantic version",
    ),
    (
        &[("service", "version: 1.0.0", "version: 1.1.0\nmigrates: [{ from: ‸1.1.0 }]")],
        "`1.1.0` is not older than this version, `1.1.0`",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.1.0\nmigrates: [{ from: 1.0.0 }, { from: ‸1.0.0 }]",
        )],
        "`1.0.0` stands after a version that is not older",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.1.0\nmigrates: [{ from: 1.0.0, renames: { keeper.title: ‸keeper.nam } }]",
        )],
        "did you mean `keeper.name`?",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.1.0\nmigrates: [{ from: 1.0.0, renames: { ‸keeper.: keeper.name } }]",
        )],
        "`keeper.` is no path",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.1.0\nmigrates: [{ from: 1.0.0, again: [‸keeper.age] }]",
        )],
        "there is no `keeper.age` in this version",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.1.0\nmigrates: [{ from: 1.0.0, codes: { ‸places: { a: roof } } }]",
        )],
        "there is no list `places`",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.1.0\nmigrates: [{ from: 1.0.0, codes: { place: { wood: ‸tree } } }]",
        )],
        "the list `place` has no code `tree`",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.1.0\nmigrates: [{ from: 1.0.0, ‸rename: {} }]",
        )],
        "did you mean `renames`?",
    ),
];
