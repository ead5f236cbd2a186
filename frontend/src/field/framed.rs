//! What stands around a control: label, hint, problems, help.

use shared::kind::Kind;
use shared::language::Language;
use shared::session::Place;

use super::{Field, described, faulty};
use crate::application::Application;
use crate::element::{Element, el, text};
use crate::page::{self, anchor, line, told};
use crate::part::takes;

/// A control with one element: its label belongs to that.
pub(super) fn single(field: &Field, control: Element) -> Element {
    el("div", "kern-form-input")
        .class_while("kern-form-input--error", faulty(field))
        .child(label(field, "label").attr("for", &field.id))
        .maybe(hint(field))
        .child(control)
        .child(problems(field.application, field.place, &field.id))
}

/// A control with several elements: its label is the legend of them all.
pub(super) fn several(field: &Field, control: Element) -> Element {
    described(field, el("fieldset", "kern-fieldset"))
        .class_while("kern-fieldset--error", faulty(field))
        .child(label(field, "legend"))
        .maybe(hint(field))
        .child(el("div", "kern-fieldset__body").child(control))
        .child(problems(field.application, field.place, &field.id))
}

/// The label, with a mark where the answer is optional.
pub(super) fn label(field: &Field, tag: &str) -> Element {
    let (application, place) = (field.application, field.place);
    let optional = move || match application.answer(place).required {
        true => String::new(),
        false => [" ", application.shell.words().optional()].concat(),
    };
    let optional = el("span", "kern-label__optional").text_of(optional);
    line(application, el(tag, "kern-label"), &field.texts.label, place.instance).child(optional)
}

pub(super) fn hint(field: &Field) -> Option<Element> {
    let mut piece = el("div", "kern-hint").id(&[&field.id, "-hint"].concat());
    if let Some(hint) = &field.texts.hint {
        piece = page::hint(field.application, piece, hint, field.place.instance);
        piece = if field.aid.is_empty() { piece } else { piece.text(" ") };
    }
    field.has_hint().then(|| piece.text(field.aid))
}

/// The problems of a place, as far as they are shown: errors, then warnings.
pub(crate) fn problems(application: Application, place: Place, id: &str) -> Element {
    let problems = el("div", "problems").id(&[id, "-error"].concat());
    problems.content(move || {
        // Followed also before there is anything that says what is wrong.
        application.answer(place);
        takes().map_or_else(Vec::new, |part| part.problems(application, place))
    })
}

/// Why it is asked, or how it is calculated, and on which legal basis; shown on request.
pub(super) fn help(field: &Field) -> Option<Element> {
    let words = field.application.shell.words();
    let node = field.application.node(field.place.node);
    let basis = &node.basis;
    let basis = (!basis.is_empty()).then(|| {
        let cited = basis.iter().enumerate().map(|(at, basis)| {
            let comma = el("span", "").text(if at > 0 { ", " } else { "" });
            // Laws are cited in German.
            let cited = match &basis.link {
                Some(link) => anchor(link, &basis.text),
                None => text("span", "", &basis.text),
            };
            comma.child(field.application.shell.spoken(cited, Language::De))
        });
        text("p", "kern-body kern-body--muted", words.basis()).children(cited.collect())
    });
    let help = field.texts.help.as_ref();
    if help.is_none() && basis.is_none() {
        return None;
    }
    // Information asks nothing.
    let question = match (node.calculate.is_some(), matches!(field.kind, Kind::Information)) {
        (true, _) => words.how_calculated(),
        (false, true) if help.is_some() => words.more_about(),
        (false, true) => words.legal_basis(),
        (false, false) => words.why(),
    };
    let instance = field.place.instance;
    let subject = text("span", "unseen", " ");
    let subject = line(field.application, subject, &field.texts.label, instance);
    let help = el("details", "why")
        .child(text("summary", "kern-body", question).child(subject))
        .maybe(help.map(|help| told(field.application, help, instance)))
        .maybe(basis);
    Some(help)
}
