//! Pieces that change with what they read.

use leptos::prelude::{Owner, RenderEffect, StoredValue, untrack};

use super::Element;

impl Element {
    /// An attribute that follows what it reads; absent while there is none.
    pub(crate) fn attr_of(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.follow_attribute(name, Box::new(value))
    }

    /// A class that is there while a condition holds.
    pub(crate) fn class_while(
        self,
        class: &'static str,
        condition: impl Fn() -> bool + 'static,
    ) -> Self {
        self.follow_class(class, Box::new(condition))
    }

    /// Adds a text that follows what it reads.
    pub(crate) fn text_of(self, text: impl Fn() -> String + 'static) -> Self {
        let part = super::el("span", "");
        part.clone().follow_text(Box::new(text));
        self.child(part)
    }

    /// The content: drawn anew whenever something changes that the drawing read.
    pub(crate) fn content(self, draw: impl Fn() -> Vec<Element> + 'static) -> Self {
        self.follow_content(Box::new(draw))
    }

    /// The content: one piece for each key, drawn once; those that stay are left alone, and so
    /// is the focus in them. What the drawing itself reads is not followed.
    pub(crate) fn each(
        self,
        keys: impl Fn() -> Vec<u32> + 'static,
        draw: impl Fn(u32) -> Element + 'static,
    ) -> Self {
        self.follow_keys(Box::new(keys), Box::new(draw))
    }

    /// The content: a piece while a condition holds.
    pub(crate) fn when(
        self,
        condition: impl Fn() -> bool + 'static,
        draw: impl Fn() -> Element + 'static,
    ) -> Self {
        self.each(move || if condition() { vec![0] } else { Vec::new() }, move |_| draw())
    }

    fn follow_attribute(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.0.clone();
        follow(Box::new(move || {
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    fn follow_class(self, class: &'static str, condition: Box<dyn Fn() -> bool>) -> Self {
        let classes = self.0.class_list();
        follow(Box::new(move || {
            let _ = classes.toggle_with_force(class, condition());
        }));
        self
    }

    fn follow_text(self, text: Box<dyn Fn() -> String>) {
        let mut last = String::new();
        follow(Box::new(move || {
            let text = text();
            // Writing the same again would have it read out again. What stands there may be what
            // the browser made of it in another language.
            if text != last {
                self.0.set_text_content(Some(&text));
                last = text;
            }
        }));
    }

    fn follow_content(self, draw: Box<dyn Fn() -> Vec<Element>>) -> Self {
        let element = self.clone();
        follow(Box::new(move || {
            let children = draw();
            element.0.set_text_content(None);
            element.clone().children(children);
        }));
        self
    }

    fn follow_keys(
        self,
        keys: Box<dyn Fn() -> Vec<u32>>,
        draw: Box<dyn Fn(u32) -> Element>,
    ) -> Self {
        let element = self.0.clone();
        let around = Owner::current().unwrap_or_default();
        let mut shown: Vec<(u32, Element, Owner)> = Vec::new();
        follow(Box::new(move || {
            let keys = keys();
            shown.retain(|(key, child, owner)| {
                let stays = keys.contains(key);
                if !stays {
                    child.0.remove();
                    owner.cleanup();
                }
                stays
            });
            for (at, key) in keys.into_iter().enumerate() {
                // Keys keep their order, so those left over only have new ones between them.
                if shown.get(at).is_none_or(|(other, ..)| *other != key) {
                    let owner = around.child();
                    let child = owner.with(|| untrack(|| draw(key)));
                    let next = shown.get(at).map(|(_, next, _)| &*next.0);
                    let _ = element.insert_before(&child.0, next.map(AsRef::as_ref));
                    shown.insert(at, (key, child, owner));
                }
            }
        }));
        self
    }
}

/// Runs now, and again whenever something changes that it read, until its owner is done with.
fn follow(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    StoredValue::new_local(effect);
}
