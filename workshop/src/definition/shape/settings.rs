//! `municipalities/<ars>/settings.yaml`.

use shared::export::Format;

use super::{Object, REGIONAL_KEY, Shape, may, must};

/// In quotation marks, lest YAML takes it for a comment.
const COLOUR: Shape = Shape::Pattern("^#[0-9A-Fa-f]{6}$", "#004b76");

const IN_LANGUAGES: Shape = Shape::Object(&LOCAL);

/// A municipality's settings.
pub static SETTINGS: Object = Object {
    name: "settings",
    what: "a file of settings",
    entries: &[
        must("ars", REGIONAL_KEY, "The twelve-digit regional key, in quotation marks."),
        must("name", Shape::Text, "What the municipality is called."),
        may("demo", Shape::Flag, "Whether it does not exist."),
        may("theme", Shape::Object(&THEME), "Colours of its own, where KERN's are not wanted."),
        must("contact", Shape::Object(&CONTACT), "Who answers questions."),
        must("imprint", IN_LANGUAGES, "The imprint."),
        must("privacy", IN_LANGUAGES, "The privacy notice."),
        must("accessibility", IN_LANGUAGES, "The accessibility statement."),
        must("feedback", Shape::Text, "Where barriers are reported."),
        may("drafts", Shape::Object(&DRAFTS), "What becomes of drafts on citizens' devices."),
        may("embed", Shape::Object(&EMBED), "What the pages of others may do with its services."),
        must("services", Shape::Map(&Shape::Object(&OFFER)), "The services offered, by id."),
    ],
};

/// Colours of its own: the keys are those of `shared::theme::Token`.
pub static THEME: Object = Object {
    name: "theme",
    what: "`theme`",
    entries: &[
        may("action", COLOUR, "Links and buttons. The contrast to the page must be 4.5:1."),
        may("action-dark", COLOUR, "The same where people prefer dark pages."),
        may("focus", COLOUR, "The frame around what has the focus, with a contrast of 3:1."),
        may("focus-dark", COLOUR, "The same where people prefer dark pages."),
        may("accent", COLOUR, "The line below the header, which only decorates."),
        may("accent-dark", COLOUR, "The same where people prefer dark pages."),
    ],
};

/// Who answers questions.
pub static CONTACT: Object = Object {
    name: "contact",
    what: "`contact`",
    entries: &[
        must("office", IN_LANGUAGES, "The office."),
        must("street", Shape::Text, "Street and number."),
        must("postcode", Shape::Pattern("^[0-9]{5}$", "01067"), "Five digits, in quotation marks."),
        must("place", Shape::Text, "The place."),
        must("telephone", Shape::Text, "The telephone number."),
        must("email", Shape::Text, "The e-mail address."),
        must("hours", IN_LANGUAGES, "When it is open."),
    ],
};

/// What becomes of drafts.
pub static DRAFTS: Object = Object {
    name: "drafts",
    what: "`drafts`",
    entries: &[must(
        "days",
        Shape::Code("^[1-9][0-9]{0,2}$"),
        "How many days after its last change a draft is erased, 2 to 365.",
    )],
};

/// What the pages of others may do.
pub static EMBED: Object = Object {
    name: "embed",
    what: "`embed`",
    entries: &[
        may(
            "hosts",
            Shape::Set(&HOST),
            "The origins whose pages may show its applications in a frame.",
        ),
        may("drafts", Shape::Flag, "Whether the element keeps drafts at the origin of its page."),
    ],
};

/// An origin.
const HOST: Shape = Shape::Pattern(
    "^(https://[a-z0-9.-]+(:[0-9]{1,5})?|http://localhost:[0-9]{1,5})$",
    "https://www.musterstadt.example",
);

/// A text in several languages.
pub static LOCAL: Object = Object {
    name: "local",
    what: "a text in several languages",
    entries: &[
        must("de", Shape::Text, "German."),
        may("en", Shape::Text, "English."),
        may("hsb", Shape::Text, "Upper Sorbian."),
        may("uk", Shape::Text, "Ukrainian."),
        may("ar", Shape::Text, "Arabic."),
    ],
};

/// What is set for a service.
pub static OFFER: Object = Object {
    name: "offer",
    what: "a service's settings",
    entries: &[
        may("parameters", Shape::Map(&Shape::Text), "The values of its parameters."),
        may("contact", Shape::Object(&CONTACT), "Who answers questions about it, if others do."),
        may("privacy", IN_LANGUAGES, "Its own privacy notice."),
        may(
            "inbox",
            Shape::Set(&Shape::Words(formats)),
            "The formats that the inbox gets applications in.",
        ),
    ],
};

/// The words for formats.
fn formats() -> Vec<&'static str> {
    Format::ALL.map(Format::word).to_vec()
}
