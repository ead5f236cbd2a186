//! Choices of many: a list that can be searched (ARIA Authoring Practices, combobox with list
//! autocomplete).

use std::rc::Rc;
use std::time::Duration;

use browser::site;
use js_sys::JsString;
use leptos::prelude::{set_timeout, untrack};
use shared::Value;
use shared::kind::Kind;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::{Field, framed, told};
use crate::element::{Element, Held, el, text, typed};
use crate::press;
use crate::words::fill;

/// The most suggestions that are shown.
const MOST: usize = 200;

/// A choice, with its place in the list.
type Choice = (u32, &'static str, String);

/// The field with its list.
struct List {
    field: Field,
    choices: Vec<Choice>,
    /// What stands in the field.
    text: Held<String>,
    /// Whether what stands there narrows the list; not when it was chosen.
    narrowing: Held<bool>,
    open: Held<bool>,
    /// The place of the suggestion that the arrow keys are on.
    active: Held<Option<u32>>,
}

pub(super) fn combobox(field: &Field) -> Element {
    let choices = (0..).zip(field.codes()).map(|(at, (code, label))| (at, code, label));
    let list = Rc::new(List {
        field: Rc::clone(field),
        choices: choices.collect(),
        text: Held::new(field.typed.clone()),
        narrowing: Held::new(false),
        open: Held::new(false),
        active: Held::new(None),
    });
    let control = el("div", "combobox")
        .child(input(field, &list))
        .child(suggestions(field, &list))
        .child(count(&list));
    framed::single(field, control)
}

fn input(field: &Field, list: &Rc<List>) -> Element {
    let (typing, keys, opening, leaving) =
        (Rc::clone(list), Rc::clone(list), Rc::clone(list), Rc::clone(list));
    let (open, active) = (Rc::clone(list), Rc::clone(list));
    let expanded = move || Some(if open.open.get() { "true" } else { "false" }.to_owned());
    let input = el("input", "kern-form-input__input");
    told(field, input, "kern-form-input__input--error")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autocomplete", field.autocomplete)
        .attr("spellcheck", "false")
        .attr("dir", "auto")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", &list_id(field))
        .attr_of("aria-expanded", expanded)
        .attr_of("aria-activedescendant", move || {
            let at = active.active.get().filter(|_| active.open.get());
            at.map(|at| option_id(&active.field, at))
        })
        .property("value", field.typed.as_str())
        .on("input", move |event| typing.narrow(typed(&event)))
        .on("keydown", move |event| keys.press(&event))
        .on("click", move |_| opening.open.change(true))
        .on("blur", move |_| {
            let leaving = Rc::clone(&leaving);
            press::after(move || leaving.leave());
        })
}

fn suggestions(field: &Field, list: &Rc<List>) -> Element {
    let (hidden, shown, drawn) = (Rc::clone(list), Rc::clone(list), Rc::clone(list));
    el("ul", "combobox__list")
        .attr("role", "listbox")
        .id(&list_id(field))
        .attr("aria-label", &field.application.label(field.place))
        .attr_of("hidden", move || {
            (!hidden.open.get() || hidden.shown().is_empty()).then(String::new)
        })
        .content(move || {
            let choices = if shown.open.get() { shown.shown() } else { Vec::new() };
            choices.into_iter().map(|choice| suggestion(&drawn, choice)).collect()
        })
}

fn suggestion(list: &Rc<List>, (at, code, label): Choice) -> Element {
    let (active, choosing) = (Rc::clone(list), Rc::clone(list));
    let selected =
        move || Some(if active.active.get() == Some(at) { "true" } else { "false" }.to_owned());
    list.field
        .application
        .shell
        .theirs(text("li", "kern-body", &label))
        .attr("role", "option")
        .id(&option_id(&list.field, at))
        .attr("data-code", code)
        .attr_of("aria-selected", selected)
        // Keeps the focus in the field.
        .on("mousedown", |event| event.prevent_default())
        .press(move || choosing.choose(at))
}

/// How many suggestions there are, for screen readers.
fn count(list: &Rc<List>) -> Element {
    let list = Rc::clone(list);
    let words = list.field.application.shell.words();
    el("div", "unseen").attr("role", "status").text_of(move || match list.open.get() {
        false => String::new(),
        true => match list.shown().len() {
            0 => words.no_results().to_owned(),
            count => fill(words.results(), &count.to_string()),
        },
    })
}

fn list_id(field: &Field) -> String {
    [&field.id, "-list"].concat()
}

fn option_id(field: &Field, at: u32) -> String {
    [&field.id, "--", &at.to_string()].concat()
}

impl List {
    /// The suggestions: all, or those that contain what was typed, the ones that begin with it
    /// first.
    fn shown(&self) -> Vec<Choice> {
        let wanted = match self.narrowing.get() {
            true => String::from(small(&self.text.get())),
            false => String::new(),
        };
        let terms = match self.field.kind {
            Kind::Choice { list } => {
                self.field.application.code_list(*list).map(|list| &list.terms)
            }
            _ => None,
        };
        // A list may be found by other words than its labels, such as postcodes.
        let by_term = |code: &str| {
            let terms = terms.and_then(|terms| terms.get(code));
            terms.is_some_and(|terms| small(terms).includes(&wanted, 0))
        };
        let found = |(_, code, label): &&Choice| small(label).includes(&wanted, 0) || by_term(code);
        let begins = |(_, _, label): &Choice| small(label).starts_with(&wanted, 0);
        let found = self.choices.iter().filter(found).cloned();
        let (mut first, others): (Vec<Choice>, Vec<Choice>) = found.partition(begins);
        first.extend(others);
        first.truncate(MOST);
        first
    }

    /// What was typed narrows the list. It is an answer when it is one of the labels.
    fn narrow(&self, typed: String) {
        self.active.set(None);
        match self.labelled(&typed) {
            Some(code) => self.field.give(Some(Value::Text(code.to_owned()))),
            None => self.field.type_in(&typed),
        }
        self.text.set(typed);
        self.narrowing.set(true);
        self.open.change(true);
    }

    fn labelled(&self, typed: &str) -> Option<&'static str> {
        let typed = small(typed);
        let mut choices = self.choices.iter();
        choices.find(|(_, _, label)| small(label) == typed).map(|(_, code, _)| *code)
    }

    fn choose(&self, at: u32) {
        let Some((_, code, label)) = self.choices.iter().find(|(own, ..)| *own == at) else {
            return;
        };
        self.field.give(Some(Value::Text((*code).to_owned())));
        if let Some(input) = site::find(&self.field.id) {
            let _ = js_sys::Reflect::set(&input, &"value".into(), &label.as_str().into());
        }
        self.text.set(label.clone());
        self.narrowing.set(false);
        self.open.set(false);
        self.active.set(None);
        self.field.leave();
    }

    fn press(&self, event: &Event) {
        let open = self.open.peek();
        match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
            "ArrowDown" => self.step(true),
            "ArrowUp" => self.step(false),
            "Enter" if open => match self.active.peek() {
                Some(at) => self.choose(at),
                None => self.open.set(false),
            },
            "Escape" if open => {
                self.open.set(false);
                self.active.set(None);
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// To the next or previous suggestion, and around at the ends.
    fn step(&self, forwards: bool) {
        self.open.change(true);
        let shown: Vec<u32> = untrack(|| self.shown()).into_iter().map(|(at, ..)| at).collect();
        let active = self.active.peek();
        let now = active.and_then(|active| shown.iter().position(|at| *at == active));
        let next = match (now, forwards) {
            (Some(now), true) => shown.get(now + 1).or(shown.first()),
            (None, true) => shown.first(),
            (Some(now), false) => now.checked_sub(1).and_then(|at| shown.get(at)).or(shown.last()),
            (None, false) => shown.last(),
        };
        self.active.set(next.copied());
        if let Some(at) = next {
            show(option_id(&self.field, *at));
        }
    }

    /// The person has left the field: the only suggestion left is the one that was meant.
    fn leave(&self) {
        let edited = self.narrowing.peek();
        self.open.change(false);
        self.active.change(None);
        if edited
            && !self.text.peek().trim().is_empty()
            && let [(at, ..)] = untrack(|| self.shown()).as_slice()
        {
            return self.choose(*at);
        }
        if edited {
            self.field.leave();
        }
    }
}

/// Scrolls a suggestion into view once it is drawn.
fn show(id: String) {
    let show_now = move || {
        if let Some(option) = site::find(&id) {
            option.scroll_into_view_with_bool(false);
        }
    };
    set_timeout(show_now, Duration::ZERO);
}

/// A text in small letters, without space around it. The browser has the tables for that.
fn small(text: &str) -> JsString {
    JsString::from(text.trim()).to_lower_case()
}
