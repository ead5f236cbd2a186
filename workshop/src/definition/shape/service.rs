//! `service.yaml` and `block.yaml`.

use super::{FOLDER, ID, NODE, Object, PATH, Shape, TEXT_BY_NAME, VERSION, may, must};
use crate::compile::{outcome_names, parameter_names};
use crate::finding::Code;

const CODES: Shape = Shape::Set(&Shape::Code("^[A-Za-z0-9_.-]{1,100}$"));

const LISTS: Shape =
    Shape::Named(&Shape::Either(&[CODES, Shape::Object(&LIST), Shape::Object(&LIST_FILE)]));

/// A code list with more than its codes.
pub static LIST: Object = Object {
    name: "list",
    what: "a list",
    entries: &[
        must("codes", CODES, "The codes in their order."),
        may("version", Shape::Text, "Which version of the list it is."),
        may("outdated", Shape::List(&Shape::Text), "Codes that are not offered any more."),
        may("terms", TEXT_BY_NAME, "By code, what else it can be found by."),
    ],
};

/// A code list from a Genericode file.
pub static LIST_FILE: Object = Object {
    name: "list_file",
    what: "a list",
    entries: &[
        must("file", Shape::Text, "The Genericode file, from the service's folder."),
        may("version", Shape::Text, "The version that the file must have."),
        may("outdated", Shape::List(&Shape::Text), "Codes that are not offered any more."),
        may("key", Shape::Text, "The column with the codes."),
        may("label", Shape::Either(&[Shape::Text, TEXT_BY_NAME]), "The columns with labels."),
        may("help", Shape::Text, "The column with what explains the label."),
        may("terms", Shape::List(&Shape::Text), "The columns by which a code can be found."),
    ],
};

/// A service.
pub static SERVICE: Object = Object {
    name: "service",
    what: "a service",
    entries: &[
        must("id", FOLDER, "The folder's name."),
        must(
            "version",
            VERSION,
            "Semantic version. Raise it with the first change after a release.",
        ),
        must(
            "leika",
            Shape::List(&Shape::Pattern("^[0-9]{14}$", "99102013104000")),
            "The LeiKa keys, 14 digits each, in quotation marks.",
        ),
        must("languages", Shape::Languages, "The languages it has texts in, `de` first."),
        may(
            "parameters",
            Shape::Named(&Shape::Either(&[
                Shape::Words(parameter_names),
                Shape::Object(&PARAMETER),
            ])),
            "What each municipality sets, by name.",
        ),
        may("lists", LISTS, "Code lists by name; the labels are in the texts."),
        must("nodes", Shape::Some(&NODE), "Fields, groups and includes, in the order of the form."),
        must("pages", Shape::List(&Shape::Object(&PAGE)), "The pages in their order."),
        may(
            "documents",
            Shape::List(&Shape::Object(&DOCUMENT)),
            "What must be proved, each under a condition.",
        ),
        may(
            "outcomes",
            Shape::List(&Shape::Object(&OUTCOME)),
            "How the way may end early; the first that holds applies.",
        ),
        may("fee", Shape::Expression, "What it costs, in cents."),
        may("deadline", Shape::Expression, "By when the application is due."),
        may(
            "migrates",
            Shape::List(&Shape::Object(&MIGRATION)),
            "What changed from version to version, so that drafts can be carried over.",
        ),
        may(
            "retention",
            Shape::List(&Shape::Object(&RETENTION)),
            "How long what was submitted is kept.",
        ),
        may(
            "rules",
            Shape::List(&Shape::Object(&RULE)),
            "The rules of the FIM schema that it was made of, and what became of each.",
        ),
    ],
};

/// A rule of a FIM schema.
pub static RULE: Object = Object {
    name: "rule",
    what: "a rule",
    entries: &[
        must(
            "rule",
            Shape::Pattern(
                "^R[0-9A-Za-z-]{1,59}( [0-9]{1,5}([.][0-9]{1,5}){0,2})?$",
                "R60000000023 1.1.0",
            ),
            "Its id and version.",
        ),
        may("name", Shape::Text, "What its editors call it."),
        may("of", Shape::List(&PATH), "Paths of what carries it; without it, the whole schema."),
        must("text", Shape::Text, "What it says."),
        may("open", Shape::Text, "Why it, or a part of it, is in no expression."),
        may("rejected", Shape::Text, "Why it cannot be meant so."),
        may(
            "into",
            Shape::List(&Shape::Text),
            "Where its expressions stand: path and facet, such as `keeper.address relevant`.",
        ),
    ],
};

/// A building block.
pub static BLOCK: Object = Object {
    name: "block",
    what: "a block",
    entries: &[
        must("block", FOLDER, "The folder's name."),
        must("version", VERSION, "Semantic version."),
        may("lists", LISTS, "Code lists that come along; the labels are in the texts."),
        must("nodes", Shape::Some(&NODE), "Fields, groups and includes."),
    ],
};

/// A parameter with more than its type.
pub static PARAMETER: Object = Object {
    name: "parameter",
    what: "a parameter",
    entries: &[
        must("type", Shape::Words(parameter_names), "The type of its value."),
        may("default", Shape::Text, "What holds where a municipality sets nothing."),
        may("min", Shape::Text, "The least that it may be set to."),
        may("max", Shape::Text, "The greatest that it may be set to."),
        may("description", Shape::Text, "What it means, for those who set it."),
    ],
};

/// A page.
pub static PAGE: Object = Object {
    name: "page",
    what: "a page",
    entries: &[
        must("id", ID, "Its name, also in addresses."),
        must("shows", Shape::List(&PATH), "Paths of the fields and groups shown."),
        may("relevant", Shape::Expression, "When it is reached."),
    ],
};

/// A document.
pub static DOCUMENT: Object = Object {
    name: "document",
    what: "a document",
    entries: &[
        must("id", ID, "Its name within the service."),
        must("relevant", Shape::Expression, "When it is needed."),
    ],
};

/// An outcome.
pub static OUTCOME: Object = Object {
    name: "outcome",
    what: "an outcome",
    entries: &[
        must("id", ID, "Its name within the service."),
        must("when", Shape::Expression, "When it applies."),
        must("kind", Shape::Words(outcome_names), "What it means for the person."),
    ],
};

/// What changed with the version after one.
pub static MIGRATION: Object = Object {
    name: "migration",
    what: "a step to a newer version",
    entries: &[
        must("from", VERSION, "The last version that it leads on from."),
        may("renames", TEXT_BY_NAME, "New paths by the old ones."),
        may("codes", Shape::Map(&TEXT_BY_NAME), "New codes by list and old code."),
        may("again", Shape::List(&PATH), "Paths of what must be answered again."),
    ],
};

/// How long something is kept.
pub static RETENTION: Object = Object {
    name: "retention",
    what: "a retention",
    entries: &[
        may("of", Shape::List(&PATH), "Paths of fields and groups; without it, everything else."),
        must("period", TEXT_BY_NAME, "How long, in words, by language."),
        may("basis", Shape::List(&Shape::Text), "The legal basis of the period."),
    ],
};

/// A finding that an author allows.
pub static ALLOWANCE: Object = Object {
    name: "allowance",
    what: "an allowance",
    entries: &[
        must("code", Shape::Words(finding_names), "The finding's code."),
        must("node", Shape::Text, "Which field or group."),
        must("reason", Shape::Text, "A sentence that convinces a reviewer."),
    ],
};

fn finding_names() -> Vec<&'static str> {
    Code::all().map(|(code, _)| code.name()).collect()
}
