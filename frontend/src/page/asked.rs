//! What a person wants of a draft in a list, and is asked about: its new name, whether it is
//! really to go, the passphrase of its file.

use std::cell::RefCell;
use std::rc::Rc;

use browser::{site, store};
use leptos::task::spawn_local;

use super::kept::name;
use super::parts::{Look, Mood, alert, button, p, unseen};
use super::{backup, entered};
use crate::application::{self, Application};
use crate::draft::{self, Listed, NAME};
use crate::element::{Element, Held, el};
use crate::navigation::Route;
use crate::shell::{Shell, focus_soon};
use crate::words::fill;

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Rename,
    Discard,
    Export,
}

/// Of which draft something is wanted, by its key, and what.
pub(super) type Asked = Rc<Held<Option<(String, What)>>>;

/// Reads the list anew; the element of an id has the focus then.
pub(super) type Again = Rc<dyn Fn(String)>;

/// The id of what is asked.
pub(super) const SURE: &str = "draft-sure";

/// The buttons for what can be wanted of a draft, and what is asked below them. No application is
/// open where the list is that of all services.
pub(super) fn wishes(
    shell: &'static Shell,
    application: Option<Application>,
    own: &Listed,
    asked: &Asked,
    again: &Again,
    first: Element,
) -> Vec<Element> {
    let words = shell.words();
    let mut ways = el("div", "row").child(first);
    // What was signed is changed no more.
    if !own.waits {
        if application.is_some() {
            let rename = opener(shell, own, asked, "rename", words.draft_rename(), What::Rename);
            ways = ways.child(rename);
        }
        ways = ways
            .child(opener(shell, own, asked, "discard", words.discard_draft(), What::Discard))
            .child(opener(shell, own, asked, "export", words.export(), What::Export));
    }
    let (own, asked, again) = (own.clone(), Rc::clone(asked), Rc::clone(again));
    let answer = el("div", "").content(move || match asked.get() {
        Some((key, what)) if key == own.key => vec![match what {
            What::Rename => rename(shell, application, &own, &asked, &again),
            What::Discard => discard(shell, application, &own, &asked, &again),
            What::Export => backup::export(shell, &own, &asked),
        }],
        _ => Vec::new(),
    });
    vec![ways, answer]
}

/// The button that has something asked.
fn opener(
    shell: &'static Shell,
    own: &Listed,
    asked: &Asked,
    action: &str,
    label: &str,
    what: What,
) -> Element {
    let (key, asked) = (own.key.clone(), Rc::clone(asked));
    let named = [": ", &name(shell, own)].concat();
    let open =
        button(Look::Tertiary, action, label).child(unseen(&named)).id(&opened_by(&key, what));
    open.press(move || {
        asked.set(Some((key.clone(), what)));
        focus_soon(SURE.to_owned());
    })
}

/// The id of the button that has something asked of a draft.
pub(super) fn opened_by(key: &str, what: What) -> String {
    let what = match what {
        What::Rename => "rename-",
        What::Discard => "discard-",
        What::Export => "export-",
    };
    [what, key].concat()
}

/// The button that takes a wish back.
pub(super) fn cancel(shell: &'static Shell, asked: &Asked) -> Element {
    let asked = Rc::clone(asked);
    button(Look::Secondary, "cancel", shell.words().cancel()).press(move || {
        if let Some((key, what)) = asked.peek() {
            asked.set(None);
            focus_soon(opened_by(&key, what));
        }
    })
}

fn rename(
    shell: &'static Shell,
    application: Option<Application>,
    own: &Listed,
    asked: &Asked,
    again: &Again,
) -> Element {
    let words = shell.words();
    let before = name(shell, own);
    let (typed, wrong) = (Rc::new(RefCell::new(before.clone())), Rc::new(Held::default()));
    let field = entered::field(SURE, words.draft_label(), None, "text", &typed, &wrong);
    let control = field.control.attr("maxlength", &NAME.to_string()).attr("dir", "auto");
    drop(control.attr("autocomplete", "off").property("value", before));
    let apply = button(Look::Primary, "apply", words.file_apply()).attr("type", "submit");
    let ways = el("div", "row").child(apply).child(cancel(shell, asked));
    let (key, again) = (own.key.clone(), Rc::clone(again));
    let form = el("form", "stack part").child(field.around).child(ways);
    form.on("submit", move |event| {
        event.prevent_default();
        let (key, again, name) = (key.clone(), Rc::clone(&again), draft::short(&typed.borrow()));
        if name.is_empty() {
            wrong.set(shell.words().missing().to_owned());
            return focus_soon(SURE.to_owned());
        }
        spawn_local(async move {
            let Some(application) = application else { return };
            if application::rename(application, &key, &name).await {
                shell.announce(fill(shell.words().draft_renamed(), &name));
            }
            again(opened_by(&key, What::Rename));
        });
    })
}

/// Asks once more before a draft is erased.
fn discard(
    shell: &'static Shell,
    application: Option<Application>,
    own: &Listed,
    asked: &Asked,
    again: &Again,
) -> Element {
    let words = shell.words();
    let (own, again) = (own.clone(), Rc::clone(again));
    let yes = button(Look::Primary, "discard-sure", words.discard_draft()).press(move || {
        let (own, again) = (own.clone(), Rc::clone(&again));
        spawn_local(async move {
            match application {
                Some(application) => drop(application::discard(application, &own.key).await),
                None => elsewhere(shell, &own).await,
            }
            shell.announce(shell.words().discarded().to_owned());
            again(crate::shell::TITLE.to_owned());
        });
    });
    let ways = el("div", "row").child(yes).child(cancel(shell, asked));
    alert(Mood::Warning, words.discard_sure(), vec![p(words.discard_what()), ways])
        .id(SURE)
        .attr("tabindex", "-1")
}

/// Forgets a draft of whatever service. Should this tab be about it, nothing of it may stay in
/// memory, from where it would be kept again.
async fn elsewhere(shell: &'static Shell, own: &Listed) {
    let _ = store::discard(&own.key).await;
    if store::tab(&own.shelf(), "").as_deref() == Some(&own.key) {
        shell.go(&Route::Start);
        site::reload();
    }
}
