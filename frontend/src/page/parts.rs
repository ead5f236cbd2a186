//! Pieces that every view is made of, in KERN's markup.

use crate::element::{Element, el, text};
use crate::navigation::Route;
use crate::shell::{Shell, TITLE};

/// The heading of a view, which takes the focus and gives the document its title.
pub(super) fn title(shell: &Shell, heading: &str) -> Element {
    titled(shell, heading, el("span", ""))
}

/// The same, of a text of the service.
pub(super) fn their_title(shell: &Shell, heading: &str) -> Element {
    titled(shell, heading, shell.theirs(el("span", "")))
}

fn titled(shell: &Shell, heading: &str, words: Element) -> Element {
    shell.entitle(heading);
    let title = el("h1", "kern-heading-large").id(TITLE).attr("tabindex", "-1");
    title.child(words.text(heading))
}

/// A paragraph.
pub(super) fn p(words: &str) -> Element {
    text("p", "kern-body", words)
}

/// A list with bullets.
pub(super) fn bullets(items: Vec<Element>) -> Element {
    el("ul", "kern-list kern-list--bullet").children(items)
}

/// How a button looks.
#[derive(Clone, Copy)]
pub(super) enum Look {
    Primary,
    Secondary,
    Tertiary,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "kern-btn kern-btn--primary",
            Self::Secondary => "kern-btn kern-btn--secondary",
            Self::Tertiary => "kern-btn kern-btn--tertiary",
        }
    }
}

/// A button; `action` names it for whoever looks at the page from outside.
pub(super) fn button(look: Look, action: &str, label: &str) -> Element {
    el("button", look.class()).attr("type", "button").attr("data-action", action).child(text(
        "span",
        "kern-label",
        label,
    ))
}

/// A quiet button, within a field.
pub(crate) fn quiet(action: &str, label: &str) -> Element {
    button(Look::Tertiary, action, label)
}

/// A link to another view.
pub(super) fn link(action: &str, label: &str, route: &Route) -> Element {
    leads(route).attr("data-action", action).text(label)
}

/// A link to another view that looks like a button.
pub(super) fn button_link(look: Look, action: &str, label: &str, route: &Route) -> Element {
    el("a", look.class()).attr("href", &route.hash()).attr("data-action", action).child(text(
        "span",
        "kern-label",
        label,
    ))
}

/// A link to another view, still without a text.
pub(super) fn leads(route: &Route) -> Element {
    el("a", "kern-link").attr("href", &route.hash())
}

/// A link to elsewhere.
pub(crate) fn anchor(href: &str, label: &str) -> Element {
    text("a", "kern-link", label).attr("href", href)
}

/// What an alert is about.
#[derive(Clone, Copy)]
pub(super) enum Mood {
    Info,
    Success,
    Warning,
    Danger,
}

impl Mood {
    fn classes(self) -> (&'static str, &'static str) {
        match self {
            Self::Info => ("kern-alert kern-alert--info", "kern-icon kern-icon--info"),
            Self::Success => ("kern-alert kern-alert--success", "kern-icon kern-icon--success"),
            Self::Warning => ("kern-alert kern-alert--warning", "kern-icon kern-icon--warning"),
            Self::Danger => ("kern-alert kern-alert--danger", "kern-icon kern-icon--danger"),
        }
    }
}

/// A box that stands out, with a heading and a body.
pub(super) fn alert(mood: Mood, heading: &str, body: Vec<Element>) -> Element {
    headed(mood, text("h2", "kern-title", heading), body)
}

/// A box that stands out under a heading of its own.
pub(super) fn headed(mood: Mood, heading: Element, body: Vec<Element>) -> Element {
    let (class, icon) = mood.classes();
    let icon = el("span", icon).attr("aria-hidden", "true");
    el("div", class)
        .child(el("div", "kern-alert__header").child(icon).child(heading))
        .child(el("div", "kern-alert__body").children(body))
}

/// A box with what went wrong, which takes the focus.
pub(super) fn summary(id: &str, heading: &str, body: Vec<Element>) -> Element {
    let alert = alert(Mood::Danger, heading, body).id(id);
    alert.attr("role", "alert").attr("tabindex", "-1")
}

/// A section of a page with a heading.
pub(super) fn section(heading: &str, body: Element) -> Element {
    el("section", "part").child(text("h2", "kern-heading-medium", heading)).child(body)
}

/// A text that only screen readers read.
pub(super) fn unseen(words: &str) -> Element {
    text("span", "unseen", words)
}
