//! Fields, groups and includes.

use super::{Entry, FOLDER, ID, NAME, Object, PATH, Shape, VERSION, may, must};
use crate::compile::{kind_names, letter_names, media_names, unit_names};

/// A field, group or include.
pub static NODE: Shape =
    Shape::Either(&[Shape::Object(&FIELD), Shape::Object(&GROUP), Shape::Object(&INCLUDE)]);

static A_CHECK: Shape = Shape::Object(&CHECK);
static A_BASIS: Shape = Shape::Either(&[Shape::Text, Shape::Object(&BASIS)]);

const RELEVANT: Entry = may("relevant", Shape::Expression, "When it is asked at all.");
const REQUIRED: Entry =
    may("required", Shape::Expression, "When it must be answered; a group: anything in it.");
const READONLY: Entry =
    may("readonly", Shape::Expression, "When it is shown without being open to change.");
const HIDDEN: Entry =
    may("hidden", Shape::Expression, "When it is part of the answers without being shown.");
const CHECKS: Entry =
    may("checks", Shape::List(&A_CHECK), "What must hold. Each check has a message in the texts.");
const BASES: Entry =
    may("basis", Shape::List(&A_BASIS), "The legal basis on which it is asked, such as `§ 93 AO`.");
const FIM: Entry = may(
    "fim",
    Shape::Pattern(
        "^[FG][0-9][0-9A-Za-z-]{7,39} [0-9]{1,5}([.][0-9]{1,5}){0,2}$",
        "F60000000246 1.1.0",
    ),
    "The FIM building block that it came from: id and version.",
);
const REPEATED: Entry = may(
    "repeated",
    Shape::Pattern("^ *[0-9]+ *[.][.] *[0-9]+ *$", "1..10"),
    "How often the group is repeated: the least and the most.",
);

/// A field.
pub static FIELD: Object = Object {
    name: "field",
    what: "a field",
    entries: &[
        must("field", NAME, "The field's name in its group."),
        must("kind", Shape::Words(kind_names), "What an answer is."),
        may("list", Shape::Text, "For choices: the name of the code list."),
        may("letters", Shape::Words(letter_names), "For a text: which characters."),
        may("min", Shape::Text, "The least value, length or first day."),
        may("max", Shape::Text, "The greatest value, length or last day."),
        may("places", Shape::Text, "For a decimal: how many decimal places, 1 to 6."),
        may("unit", Shape::Words(unit_names), "For a duration: what is counted."),
        may("types", Shape::Set(&Shape::Words(media_names)), "For files: which types are taken."),
        may("size", Shape::Text, "For files: the largest that one may be, in megabytes, 1 to 50."),
        RELEVANT,
        REQUIRED,
        READONLY,
        HIDDEN,
        may("calculate", Shape::Expression, "What its value follows from."),
        may("default", Shape::Expression, "What it reads as while it is unanswered."),
        CHECKS,
        BASES,
        may(
            "offered",
            Shape::List(&Shape::Object(&OFFERED)),
            "For choices: codes that are offered only under a condition.",
        ),
        may("autocomplete", Shape::Text, "The HTML autocomplete token, such as `family-name`."),
        FIM,
    ],
};

/// A group.
pub static GROUP: Object = Object {
    name: "group",
    what: "a group",
    entries: &[
        must("group", NAME, "The group's name in the group around it."),
        REPEATED,
        RELEVANT,
        REQUIRED,
        READONLY,
        HIDDEN,
        CHECKS,
        BASES,
        FIM,
        must("nodes", Shape::Some(&NODE), "What is in it."),
    ],
};

/// An include of a building block.
pub static INCLUDE: Object = Object {
    name: "include",
    what: "an include",
    entries: &[
        must("include", FOLDER, "The building block's name: a folder in `blocks`."),
        may("version", VERSION, "The version of the block that this is written for."),
        may("as", NAME, "The name of the group that it becomes."),
        REPEATED,
        RELEVANT,
        REQUIRED,
        READONLY,
        HIDDEN,
        CHECKS,
        BASES,
        FIM,
        may("without", Shape::List(&PATH), "Paths within the block of what is left out."),
        may("with", Shape::Overrides, "Facets laid over those of the block's nodes, by path."),
        may("nodes", Shape::List(&NODE), "More fields and groups, at the end."),
    ],
};

/// A check.
pub static CHECK: Object = Object {
    name: "check",
    what: "a check",
    entries: &[
        must("id", ID, "Names its message in the texts."),
        must("holds", Shape::Expression, "What must hold."),
        may("soft", Shape::Flag, "Whether a violation only warns."),
    ],
};

/// A legal basis with a link.
pub static BASIS: Object = Object {
    name: "basis",
    what: "a legal basis",
    entries: &[
        must("text", Shape::Text, "How it is cited."),
        may("link", Shape::Text, "Where it can be read."),
    ],
};

/// Codes that are offered only under a condition.
pub static OFFERED: Object = Object {
    name: "offered",
    what: "a condition for codes",
    entries: &[
        must("codes", Shape::List(&Shape::Text), "The codes."),
        must("when", Shape::Expression, "When they are offered."),
    ],
};
