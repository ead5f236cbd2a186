//! The task list: every page that is reached, with how far it is.

use shared::Session;
use shared::assessment::Progress;

use super::parts::{Look, button_link, leads, p, title};
use super::progress::sections;
use super::{outcome, panel};
use crate::application::Application;
use crate::element::{Element, el, text};
use crate::navigation::Route;
use crate::words::fill;

pub(super) fn tasks(application: Application) -> Vec<Element> {
    let shell = application.shell;
    let words = shell.words();
    let pages: Vec<(usize, Progress)> = application.results(|session| {
        let reached = (0..session.page_count()).filter(|page| session.page_relevant(*page));
        reached.map(|page| (page, session.page_progress(page))).collect()
    });
    let done = pages.iter().filter(|(_, progress)| *progress == Progress::Complete).count();
    let done = [done.to_string(), sections(application, None)].join(words.of());
    let items = (1..).zip(&pages);
    let items = items.map(|(number, (page, progress))| item(application, number, *page, *progress));
    let items = items.chain([last(application, pages.len() + 1)]).collect();
    let list = el("ol", "kern-task-list__list").children(items);
    let main = el("div", "split__main").child(list).maybe(onward(application));
    let mut view = vec![title(shell, words.tasks_title()), p(&fill(words.tasks_done(), &done))];
    view.extend(outcome::notice(application));
    view.push(el("div", "split").child(main).maybe(panel::panel(application)));
    view
}

fn item(application: Application, number: usize, page: usize, progress: Progress) -> Element {
    let words = application.shell.words();
    let (label, badge) = match progress {
        Progress::Untouched => (words.untouched(), "kern-badge kern-badge--small kern-badge--info"),
        Progress::Begun => (words.begun(), "kern-badge kern-badge--small kern-badge--warning"),
        Progress::Wrong => (words.wrong(), "kern-badge kern-badge--small kern-badge--danger"),
        Progress::Complete => {
            (words.complete(), "kern-badge kern-badge--small kern-badge--success")
        }
    };
    let link = el("a", "kern-link kern-link--stretched")
        .attr("href", &application.route_to(page, false).hash())
        .child(application.shell.theirs(text("span", "", &application.page_title(page))));
    let badge = el("span", badge).child(text("span", "kern-label", label));
    named(number, link)
        .attr("data-task", application.page_id(page))
        .child(el("div", "kern-task-list__status").child(badge))
}

/// Check your answers, as the last task.
fn last(application: Application, number: usize) -> Element {
    let words = application.shell.words();
    let ready = application.session(|session| session.next_page().is_none() && !session.ended());
    let name = match ready {
        true => leads(&Route::Check).attr("data-action", "check").text(words.check_title()),
        false => text("span", "kern-body", words.check_title()).child(text(
            "span",
            "kern-hint aside",
            words.cannot_yet(),
        )),
    };
    named(number, name).attr("data-task", "check")
}

fn named(number: usize, name: Element) -> Element {
    let number = text("span", "kern-number", &number.to_string()).attr("aria-hidden", "true");
    let title = el("div", "kern-task-list__title").child(number).child(name);
    el("li", "kern-task-list__item").child(title)
}

/// The button that goes on where something is open.
fn onward(application: Application) -> Option<Element> {
    let words = application.shell.words();
    if application.session(Session::ended) {
        return None;
    }
    let (label, route) = match application.session(Session::next_page) {
        Some(page) => (
            fill(words.continue_next(), &application.page_title(page)),
            application.route_to(page, false),
        ),
        None => (words.to_check().to_owned(), Route::Check),
    };
    Some(el("p", "actions").child(button_link(Look::Primary, "next", &label, &route)))
}
