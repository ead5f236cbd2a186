//! `scenarios/<name>.yaml`.

use super::{DAY, ID, Object, REGIONAL_KEY, Shape, may, must};

/// A scenario.
pub static SCENARIO: Object = Object {
    name: "scenario",
    what: "a scenario",
    entries: &[
        must("title", Shape::Text, "What it shows."),
        must("municipality", REGIONAL_KEY, "The municipality's key, in quotation marks."),
        must("day", DAY, "The day it is assessed for."),
        must("pages", Shape::List(&Shape::Object(&STEP)), "The pages as they are filled."),
        must("expect", Shape::Object(&EXPECT), "What must hold in the end."),
    ],
};

/// One page being filled and left.
pub static STEP: Object = Object {
    name: "step",
    what: "a step",
    entries: &[
        must("page", ID, "The page."),
        may("answers", Shape::Any, "The answers, nested from the top."),
        may("problems", Shape::List(&Shape::Object(&PROBLEM)), "The problems after leaving it."),
        may("next", Shape::TextOrNull, "The next page; null for none."),
    ],
};

/// A problem that must be there.
pub static PROBLEM: Object = Object {
    name: "problem",
    what: "a problem",
    entries: &[
        must("path", Shape::Text, "Where it is, such as `dogs[1].name`."),
        must("code", Shape::Text, "Its code."),
    ],
};

/// What must hold in the end; what is not said is not compared.
pub static EXPECT: Object = Object {
    name: "expect",
    what: "`expect`",
    entries: &[
        must("complete", Shape::Flag, "Whether it can be submitted."),
        may("outcome", Shape::TextOrNull, "The outcome; null for none."),
        may("fee", Shape::TextOrNull, "The fee in cents; null for none."),
        may("deadline", Shape::TextOrNull, "The deadline; null for none."),
        may("documents", Shape::List(&Shape::Text), "The documents needed, in their order."),
        may("irrelevant", Shape::List(&Shape::Text), "Paths of what must not be asked."),
        may("values", Shape::Map(&Shape::Any), "Values by path; null for none."),
    ],
};
