//! One submission with all that there is of it; reached by way of [`crate::part::Later`] only.

use std::rc::Rc;

use browser::{site, store};
use leptos::task::spawn_local;

use super::applications::{asked, overview, retitle};
use super::parts::{Look, Mood, alert, anchor, button, link as to, p, section};
use super::receipt::keep;
use super::status::{link, shown};
use super::whole::whole;
use crate::element::{Element, Held, el};
use crate::navigation::Route;
use crate::shell::{Shell, focus_soon};
use crate::submission::{Kept, forget};

/// The id of the question whether it is to be forgotten.
const SURE: &str = "sure";

/// What stands below the heading.
pub(super) fn submitted(shell: &'static Shell, kept: &Rc<Kept>) -> Vec<Element> {
    let words = shell.words();
    let (title, _) = kept.title();
    let number = kept.receipt.as_ref().map(|receipt| receipt.case_number.as_str());
    let heading = match number {
        Some(number) => [&title, " ", number].concat(),
        None => title,
    };
    retitle(shell, &heading);
    let all = Route::Submitted("applications".to_owned());
    let mut view = vec![
        el("p", "kern-body")
            .child(to("all", words.applications(), &all))
            .attr("data-action", "back"),
        // Screen readers are told when it changes; in the list that would be too much.
        overview(shell, kept, shown(shell, asked(kept)).attr("role", "status")),
    ];
    let Some(receipt) = &kept.receipt else {
        let open = anchor(&kept.path(), words.send_again()).attr("data-action", "resume");
        view.push(el("p", "kern-body").child(open));
        return view;
    };
    let copy = kept.copy();
    let files = keep(shell, copy.as_deref(), receipt);
    view.push(section(words.keep_title(), files).attr("class", "part no-print"));
    view.push(link(shell, kept));
    view.extend(whole(shell, kept));
    view.push(forgetting(shell, kept));
    view
}

/// Asks once more before it is forgotten.
fn forgetting(shell: &'static Shell, kept: &Rc<Kept>) -> Element {
    let words = shell.words();
    let asked = Rc::new(Held::new(false));
    let (first, kept) = (Rc::clone(&asked), Rc::clone(kept));
    let begin = button(Look::Secondary, "forget", words.forget_application()).press(move || {
        first.set(true);
        focus_soon(SURE.to_owned());
    });
    let shown = Rc::clone(&asked);
    let sure = el("div", "").when(
        move || shown.get(),
        move || {
            let kept = Rc::clone(&kept);
            let yes = button(Look::Primary, "forget-it", words.forget_application());
            let yes = yes.press(move || gone(shell, Rc::clone(&kept)));
            let asked = Rc::clone(&asked);
            let no = button(Look::Secondary, "keep", words.cancel()).press(move || {
                asked.set(false);
                shell.focus_title();
            });
            let ways = el("div", "row").child(yes).child(no);
            alert(Mood::Warning, words.forget_sure(), vec![p(words.forget_what()), ways])
                .id(SURE)
                .attr("tabindex", "-1")
        },
    );
    el("div", "part no-print").child(begin).child(sure)
}

fn gone(shell: &'static Shell, kept: Rc<Kept>) {
    spawn_local(async move {
        forget(&kept).await;
        shell.go(&Route::Submitted("applications".to_owned()));
        // The page of its own service still shows it.
        if store::lasting() {
            site::reload();
        } else {
            shell.announce(shell.words().forgotten().to_owned());
        }
    });
}
