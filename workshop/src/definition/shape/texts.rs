//! `texts/de.yaml` and the like.

use super::{Entry, Need, Object, Shape, may, must};

static A_NODE: Shape = Shape::Object(&NODE_TEXTS);

const NODES: Entry = may("nodes", Shape::Map(&A_NODE), "By path, such as `keeper.name`.");

const LISTS: Entry =
    may("lists", Shape::Map(&Shape::Map(&Shape::Text)), "Labels by code list and code.");

/// A service's texts in one language.
pub static TEXTS: Object = Object {
    name: "texts",
    what: "a file of texts",
    entries: &[
        must("service", Shape::Object(&START_TEXTS), "The start page."),
        may("pages", Shape::Map(&Shape::Object(&PAGE_TEXTS)), "By page."),
        NODES,
        LISTS,
        may("documents", Shape::Map(&Shape::Object(&DOCUMENT_TEXTS)), "By document."),
        may("outcomes", Shape::Map(&Shape::Object(&OUTCOME_TEXTS)), "By outcome."),
    ],
};

/// A building block's texts in one language.
pub static BLOCK_TEXTS: Object =
    Object { name: "block_texts", what: "a file of a block's texts", entries: &[NODES, LISTS] };

/// The texts of the start page.
pub static START_TEXTS: Object = Object {
    name: "start_texts",
    what: "the part `service`",
    entries: &[
        must("title", Shape::Text, "What the service is called."),
        must("about", Shape::Text, "What it is, in one or two paragraphs."),
        must("who", Shape::Text, "Who may or must apply."),
        must("ready", Shape::Text, "What to have ready."),
        must("duration", Shape::Text, "How long it takes."),
        may("fee", Shape::TextOrNull, "What the fee or tax is called, where there is one."),
        may("deadline", Shape::TextOrNull, "What the deadline is called, where there is one."),
        may("late", Shape::TextOrNull, "What it means that the deadline has passed."),
        must("after", Shape::Text, "What happens after submission."),
    ],
};

/// The texts of a node.
pub static NODE_TEXTS: Object = Object {
    name: "node_texts",
    what: "the texts of a node",
    entries: &[
        Entry {
            key: "label",
            need: Need::Somewhere,
            shape: Shape::Text,
            about: "The question; for information its text; what is declared.",
        },
        may("hint", Shape::TextOrNull, "A short hint below the label."),
        may("help", Shape::TextOrNull, "A longer explanation, shown on request."),
        may("instance", Shape::TextOrNull, "What one instance of a repeated group is called."),
        may("missing", Shape::TextOrNull, "What to say when the answer is missing."),
        may("checks", Shape::Map(&Shape::Text), "The message of each check, by its id."),
    ],
};

const TITLE: Entry = must("title", Shape::Text, "One line.");
const TEXT: Entry = may("text", Shape::TextOrNull, "Paragraphs, with a blank line between.");
const MORE: Entry = may("link", Shape::Object(&LINK), "Where more is found.");

/// The texts of a page.
pub static PAGE_TEXTS: Object =
    Object { name: "page_texts", what: "a title with text", entries: &[TITLE, TEXT] };

/// The texts of a document.
pub static DOCUMENT_TEXTS: Object =
    Object { name: "document_texts", what: "a title with text", entries: &[TITLE, TEXT, MORE] };

/// The texts of an outcome.
pub static OUTCOME_TEXTS: Object = Object {
    name: "outcome_texts",
    what: "a title with text",
    entries: &[TITLE, TEXT, may("contact", Shape::TextOrNull, "Whom to ask."), MORE],
};

/// A link.
pub static LINK: Object = Object {
    name: "link",
    what: "a link",
    entries: &[
        must("text", Shape::Text, "What it is called."),
        must(
            "address",
            Shape::Pattern("^https://[^ ]+$", "https://www.gesetze-im-internet.de/"),
            "Where it leads.",
        ),
    ],
};
