//! The drafts of a service, on its start page: to go on with, to name, to save and to be rid of.

use std::rc::Rc;

use browser::store;
use leptos::task::spawn_local;

use super::asked::{Again, Asked, wishes};
use super::kept::{entry, name};
use super::parts::{Look, button, p, unseen};
use crate::application::{self, Application};
use crate::draft::{self, Listed};
use crate::element::{Element, Held, el, text};
use crate::shell::focus_soon;

/// The drafts, once they are read.
type Read = Rc<Held<Option<Vec<Listed>>>>;

/// The drafts, or that they are being read.
pub(crate) fn drafts(application: Application) -> Element {
    let shell = application.shell;
    let (all, asked) = (Read::default(), Asked::default());
    read(application, Rc::clone(&all), None);
    el("div", "").content(move || match all.get() {
        None => vec![p(shell.words().loading()).attr("role", "status")],
        Some(drafts) => list(application, &drafts, &all, &asked),
    })
}

/// Reads the drafts anew. Where there are none any more, the start page says so.
fn read(application: Application, all: Read, focused: Option<String>) {
    spawn_local(async move {
        let drafts = draft::list(&application.loaded.shelf()).await.unwrap_or_default();
        match drafts.is_empty() {
            true => application.shell.keeps.change(false),
            false => all.set(Some(drafts)),
        }
        if let Some(id) = focused {
            focus_soon(id);
        }
    });
}

fn list(application: Application, drafts: &[Listed], all: &Read, asked: &Asked) -> Vec<Element> {
    let words = application.shell.words();
    let heading = if drafts.len() == 1 { words.draft_found() } else { words.drafts_title() };
    let stored = if store::lasting() { words.draft_where() } else { words.draft_unkept() };
    let (all, asking) = (Rc::clone(all), Rc::clone(asked));
    let again: Again = Rc::new(move |focused| {
        asking.put(None);
        read(application, Rc::clone(&all), Some(focused));
    });
    let items = drafts.iter().map(|own| one(application, own, asked, &again)).collect();
    let another = button(Look::Secondary, "another", words.new_application());
    vec![
        text("h2", "kern-heading-medium", heading),
        p(stored),
        el("ul", "plain stack").children(items),
        el("p", "").child(another.press(move || application::begin_another(application))),
    ]
}

/// A draft with what can be done with it.
fn one(application: Application, own: &Listed, asked: &Asked, again: &Again) -> Element {
    let shell = application.shell;
    let go_on = button(Look::Primary, "continue", shell.words().continue_draft());
    let go_on = go_on.child(unseen(&[": ", &name(shell, own)].concat()));
    let key = own.key.clone();
    let go_on = go_on.press(move || go_on_with(application, &key));
    let ways = wishes(shell, Some(application), own, asked, again, go_on);
    entry(shell, own, Vec::new(), ways)
}

fn go_on_with(application: Application, key: &str) {
    let key = key.to_owned();
    spawn_local(async move {
        let shell = application.shell;
        match application::choose(application, key).await {
            // Of one that was signed there is nothing to fill in.
            Ok(()) if application.record.peek().is_some() => shell.focus_title(),
            Ok(()) => application.go_on(),
            Err(_) => shell.announce(shell.words().draft_not_opened().to_owned()),
        }
    });
}
