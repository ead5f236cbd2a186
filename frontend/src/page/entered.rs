//! Fields for what is not an answer: names, passphrases, files to take over.

use std::cell::RefCell;
use std::rc::Rc;

use crate::element::{Element, Held, el, text, typed};

/// A field: the control, and the control with label, hint and problem around it.
pub(super) struct Entered {
    pub(super) control: Element,
    pub(super) around: Element,
}

/// A field of an input type. What is typed is held in `into`; `wrong` says what is wrong with it,
/// empty where nothing is.
pub(super) fn field(
    id: &str,
    label: &str,
    hint: Option<&str>,
    input: &str,
    into: &Rc<RefCell<String>>,
    wrong: &Rc<Held<String>>,
) -> Entered {
    let [hinted, erring] = ["-hint", "-error"].map(|part| [id, part].concat());
    let described = match hint {
        Some(_) => [&hinted, " ", &erring].concat(),
        None => erring.clone(),
    };
    let (faulty, marked, invalid) = (Rc::clone(wrong), Rc::clone(wrong), Rc::clone(wrong));
    let (into, said) = (Rc::clone(into), Rc::clone(wrong));
    let control = el("input", "kern-form-input__input")
        .id(id)
        .attr("type", input)
        .attr("aria-describedby", &described)
        .attr_of("aria-invalid", move || (!invalid.get().is_empty()).then(|| "true".to_owned()))
        .class_while("kern-form-input__input--error", move || !marked.get().is_empty())
        .on("input", move |event| drop(into.replace(typed(&event))));
    // To screen readers a control for files is a button, of which nothing is required.
    let control = if input == "file" { control } else { control.attr("aria-required", "true") };
    let problem = el("div", "problems").id(&erring).content(move || match said.get() {
        problem if problem.is_empty() => Vec::new(),
        problem => {
            let icon = el("span", "kern-icon kern-icon--danger").attr("aria-hidden", "true");
            vec![el("p", "kern-error").child(icon).child(text("span", "kern-body", &problem))]
        }
    });
    let hint = hint.map(|hint| text("div", "kern-hint", hint).id(&hinted));
    let around = el("div", "kern-form-input")
        .attr("data-path", id)
        .class_while("kern-form-input--error", move || !faulty.get().is_empty())
        .child(text("label", "kern-label", label).attr("for", id))
        .maybe(hint)
        .child(control.clone())
        .child(problem);
    Entered { control, around }
}
