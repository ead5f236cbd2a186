//! What is wrong with the rules of a FIM schema.

use super::workbench::Case;

pub(crate) const CASES: &[Case] = &[
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.0.0\nrules: [‸{ rule: R60000000023 1.1.0, text: Wenn }]",
        )],
        "`R60000000023 1.1.0` is in no expression, and neither open nor rejected",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.0.0\nrules: [{ rule: R60000000023, text: Wenn, open: why, rejected: ‸why }]",
        )],
        "a rule is open or rejected, not both",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.0.0\nrules: [{ rule: R60000000023, text: Wenn, into: [‸keeper.nam relevant] }]",
        )],
        "did you mean `keeper.name`?",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.0.0\nrules: [{ rule: R60000000023, text: Wenn, into: [‸keeper.name shown] }]",
        )],
        "`keeper.name shown` names no facet",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.0.0\nrules: [{ rule: R60000000023, text: Wenn, of: [‸keeper.nam], open: why }]",
        )],
        "did you mean `keeper.name`?",
    ),
    (
        &[(
            "service",
            "version: 1.0.0",
            "version: 1.0.0\nrules: [‸{ rule: R60000000023, open: why }]",
        )],
        "a rule needs `text`",
    ),
];
