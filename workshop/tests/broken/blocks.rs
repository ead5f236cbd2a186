//! What is wrong with building blocks and how they are included.

use super::workbench::{Case, Change};

/// Puts an include at the end of the nodes.
macro_rules! including {
    ($include:literal $(, $change:expr)*) => {
        &[
            ("service", "pages:", concat!("  - { include: ", $include, " }\npages:")),
            ("service", "shows: [visit]", "shows: [visit, yard]"),
            $($change),*
        ]
    };
}

/// A sound include, adapted in every way.
pub(crate) const SOUND: &[Change] = including!(
    "yard, version: 1.0.0, as: yard, relevant: \"answered(keeper.type)\", \
     without: [fence.height], nodes: [{ field: more, kind: email }], \
     with: { size: { max: 9, basis: [§ 1] }, surface: { required: true }, \
     until: { checks: [{ id: past, holds: \"until > today\" }, { id: far, holds: \"answered(size)\" }] } }",
    ("block", "height, kind: integer,", "height, kind: integer, fim: F60000000246 1.1,"),
    ("block", "fence\n    nodes:", "fence\n    nodes:\n      - { field: gate, kind: yes-no }"),
    ("block_de", "nodes:", "nodes:\n  fence.gate: { label: Tor }"),
    ("block_en", "nodes:", "nodes:\n  fence.gate: { label: Gate }"),
    (
        "de",
        "nodes:",
        "nodes:\n  yard.more: { label: E-Mail }\n  yard.size: { hint: In Metern }\n  yard.until: { checks: { far: Wirklich? } }"
    ),
    (
        "en",
        "nodes:",
        "nodes:\n  yard.more: { label: E-mail }\n  yard.until: { checks: { far: Really? } }"
    )
);

pub(crate) const CASES: &[Case] = &[
    (including!("‸yrad"), "there is no block `yrad`"),
    (including!("‸yrad"), "did you mean `yard`?"),
    (including!("yard, version: ‸0.9.0"), "the block `yard` is 1.0.0, not 0.9.0"),
    (including!("yard, without: [‸fence.hight]"), "did you mean `fence.height`?"),
    (including!("yard, with: { ‸sise: { max: 9 } }"), "the block `yard` has no `sise`"),
    (
        including!("yard, with: { size: { ‸field: other } }"),
        "`field` of a block's node cannot be changed",
    ),
    (
        including!("yard, with: { size: { ‸basis: null } }"),
        "`size` of the block `yard` has no `basis`",
    ),
    (including!("yard, with: { size: { ‸maximum: 9 } }"), "has no key `maximum`"),
    (including!("yard, with: { size: { max: ‸many } }"), "`many` is no whole number"),
    (including!("yard, ‸whith: { size: { max: 9 } }"), "has no key `whith`"),
    (
        including!("yard, without: [size]", ("block", "\"size > 100\"", "\"‸size > 100\"")),
        "there is no field or group `size`",
    ),
    (
        including!("yard, without: [size]", ("block", "\"size > 100\"", "\"‸size > 100\"")),
        "the group `yard` includes this block",
    ),
    (
        including!("yard", ("de", "nodes:", "nodes:\n  ‸yard.sise: { label: X }")),
        "there is no field or group `yard.sise`",
    ),
    // Each for itself, included or not.
    (&[("block", "block: yard", "block: ‸garden")], "the name `garden` is not the folder's name"),
    (&[("block", "version: 1.0.0", "version: ‸1")], "`1` is no semantic version"),
    (&[("block", "lists:", "‸leika: []\nlists:")], "a block has no key `leika`"),
    (
        &[("block", "\"size > 100\"", "\"‸keeper.type == 'club'\"")],
        "there is no field or group `keeper`",
    ),
    (
        &[("block", "\"size > 100\"", "\"size > settings.‸grace\"")],
        "the parameter `grace` is not declared",
    ),
    (
        &[
            ("block", "size, kind: integer,", "‸size, kind: integer,"),
            ("block_en", "  size: { label: Size }\n", ""),
        ],
        "`size` has no label in `en`",
    ),
    (&[("block_de", "  size:", "  ‸sise:")], "there is no field or group `sise`"),
    (
        &[("block", "group: fence", "include: ‸yard\n    nodes: []\n  - group: fence")],
        "these blocks include each other: `yard` → `yard`",
    ),
];
