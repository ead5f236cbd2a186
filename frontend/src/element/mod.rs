//! Pieces of the document that follow signals.
//!
//! Leptos' own views are typed by their whole structure, which costs a citizen on an old phone
//! about 150 KB more to load than these. Its signals, effects and owners are used as they are.

mod follow;
mod held;

use browser::site;
use js_sys::Reflect;
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

pub(crate) use held::Held;

/// A piece of the document. Copies are the same piece.
#[derive(Clone)]
pub(crate) struct Element(web_sys::Element);

/// A new piece with its classes.
pub(crate) fn el(tag: &str, class: &str) -> Element {
    // Only names that no document can have fail, and all names are constants here.
    let created = document().create_element(tag).unwrap_or_else(JsCast::unchecked_into);
    let element = Element(created);
    if class.is_empty() { element } else { element.attr("class", class) }
}

/// A new piece with a text in it.
pub(crate) fn text(tag: &str, class: &str, text: &str) -> Element {
    el(tag, class).text(text)
}

impl Element {
    /// Sets an attribute.
    pub(crate) fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets the id.
    pub(crate) fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Sets a property, such as `value` and `checked`, which attributes only set at first.
    pub(crate) fn property(self, name: &str, value: impl Into<JsValue>) -> Self {
        let _ = Reflect::set(&self.0, &name.into(), &value.into());
        self
    }

    /// Adds a text.
    pub(crate) fn text(self, text: &str) -> Self {
        let _ = self.0.append_with_str_1(text);
        self
    }

    /// Adds a piece.
    pub(crate) fn child(self, child: Element) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Adds pieces.
    pub(crate) fn children(self, children: Vec<Element>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds a piece if there is one.
    pub(crate) fn maybe(self, child: Option<Element>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Does something on an event.
    pub(crate) fn on(self, event: &str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    /// Does something when it is pressed.
    pub(crate) fn press(self, act: impl Fn() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// A piece that is in the document already.
    pub(crate) fn of(node: web_sys::Element) -> Self {
        Self(node)
    }

    /// The node in the document.
    pub(crate) fn node(&self) -> &web_sys::Element {
        &self.0
    }

    /// Puts the piece at the end of the page.
    pub(crate) fn mount(self) {
        let _ = site::body().append_child(&self.0);
    }

    fn listen(self, event: &str, act: Box<dyn FnMut(Event)>) -> Self {
        // Collected together with the piece.
        let listener = Closure::wrap(act).into_js_value();
        let _ = self.0.add_event_listener_with_callback(event, listener.unchecked_ref());
        self
    }
}

/// What stands in the field that an event came from.
pub(crate) fn typed(event: &Event) -> String {
    property(event, "value").as_string().unwrap_or_default()
}

/// Whether the box that an event came from is ticked.
pub(crate) fn ticked(event: &Event) -> bool {
    property(event, "checked").is_truthy()
}

fn property(event: &Event, name: &str) -> JsValue {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    Reflect::get(&target, &name.into()).unwrap_or_default()
}
