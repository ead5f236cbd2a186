//! Check your answers, then submit.

use shared::Session;
use shared::export::{Row, Section, sections};
use shared::kind::Kind;
use shared::session::Place;

use super::differs::differs;
use super::parts::{
    Look, Mood, alert, bullets, button, button_link, leads, link, p, title, unseen,
};
use super::problem::{elsewhere, sentence};
use super::{panel, trouble};
use crate::application::Application;
use crate::element::{Element, el, text};
use crate::navigation::Route;
use crate::submission::{Progress, submit};

pub(super) fn check(application: Application) -> Vec<Element> {
    let shell = application.shell;
    let words = shell.words();
    let language = shell.language.get();
    let sections = application
        .results(|session| application.texts(|texts| sections(session, texts, language)));
    let sections = sections.into_iter().map(|section| self::section(application, section));
    let main = el("div", "split__main").children(sections.collect());
    let main = match application.session(Session::complete) {
        true => main.child(p(words.binding())).child(seal(application)),
        false => main.child(p(words.check_open())).child(el("p", "actions").child(button_link(
            Look::Primary,
            "tasks",
            words.to_tasks(),
            &Route::Tasks,
        ))),
    };
    let mut view = vec![
        el("p", "kern-body").child(link("back", words.back(), &Route::Tasks)),
        el("div", "").content(move || trouble::trouble(application)),
        title(shell, words.check_title()),
        p(words.check_intro()),
    ];
    view.push(el("div", "").content(move || new_day(application)));
    view.extend(problems(application));
    view.push(el("div", "split").child(main).maybe(panel::panel(application)));
    view
}

/// A page's answers as description lists, a new one wherever another instance or group begins.
fn section(application: Application, section: Section) -> Element {
    let own = |piece| application.shell.theirs(piece);
    let mut body = el("div", "kern-summary__body");
    let mut last: Option<(Option<String>, Element)> = None;
    for row in section.rows {
        let heading = row.heading();
        let list = match last {
            Some((last, list)) if last == heading => list,
            _ => {
                let list = el("dl", "kern-description-list");
                let name = heading.as_deref().map(|name| own(text("span", "", name)));
                let title = name.map(|name| el("h3", "kern-heading-small").child(name));
                body = body.child(el("div", "").maybe(title).child(list.clone()));
                list
            }
        };
        last = Some((heading, list.child(self::row(application, &section.page, row))));
    }
    let heading = own(text("span", "", &section.title));
    let heading = el("h2", "kern-heading-medium").child(heading);
    el("section", "kern-summary")
        .attr("data-section", &section.page)
        .child(el("div", "kern-summary__header").child(heading))
        .child(body)
}

fn row(application: Application, page: &str, row: Row) -> Element {
    let words = application.shell.words();
    let target = application.element_id(row.place);
    let subject = match &row.heading() {
        Some(heading) => [": ", &row.label, ", ", heading].concat(),
        None => [": ", &row.label].concat(),
    };
    let change = leads(&Route::Page { id: page.to_owned(), returning: true })
        .attr("data-action", "change")
        .text(words.change())
        .child(application.shell.theirs(unseen(&subject)))
        .press(move || application.shell.aim(target.clone()));
    let label = application.shell.theirs(text("span", "", &row.label));
    // Each has its own direction, and nobody's name is translated.
    let value = text("bdi", "", &row.value);
    let value = match application.kind(row.place.node) {
        Some(Kind::Choice { .. } | Kind::Choices { .. }) => application.shell.theirs(value),
        Some(Kind::YesNo | Kind::Declaration | Kind::Duration { .. }) => value,
        _ => value.attr("translate", "no"),
    };
    // What is calculated changes with what it is calculated from.
    let calculated = application.node(row.place.node).calculate.is_some();
    el("div", "kern-description-list-item")
        .attr("data-row", &row.path)
        .child(el("dt", "kern-description-list-item__key").child(label))
        .child(el("dd", "kern-description-list-item__value lines").child(value))
        .maybe((!calculated).then(|| el("dd", "change").child(change)))
}

/// That another day has begun since the answers were checked, and what differs. Where that kept them
/// from being sent, it is said there.
fn new_day(application: Application) -> Vec<Element> {
    let resting = application.progress.get() == Progress::Resting;
    let differs = application.results(|_| differs(application));
    if !resting || differs.is_empty() {
        return Vec::new();
    }
    let words = application.shell.words();
    let mut said = vec![p(words.day_changed())];
    said.extend(differs);
    vec![alert(Mood::Warning, words.notice(), said)]
}

/// What is still missing or wrong, with links to the pages.
fn problems(application: Application) -> Option<Element> {
    let words = application.shell.words();
    let found = application.results(Session::problems);
    let hard = found.iter().any(|problem| !problem.soft);
    let items = found.iter().filter_map(|problem| {
        let place = application.session(|session| session.place(&problem.path))?;
        let faults = [(problem.fault.clone(), problem.soft)];
        let problem = application.sentences(place, &faults).pop()?;
        Some(pointer(application, place, sentence(application, &problem)))
    });
    let items: Vec<Element> = items.collect();
    if items.is_empty() {
        return None;
    }
    Some(match hard {
        true => alert(Mood::Danger, words.check_problems(), vec![bullets(items)]),
        false => alert(Mood::Warning, words.notice(), vec![bullets(items)]),
    })
}

/// A link to the field of a problem.
pub(super) fn pointer(application: Application, place: Place, problem: Element) -> Element {
    let hidden = application.session(|session| session.cell(place).hidden);
    let route = match application.loaded.plan.page(place.node).filter(|_| !hidden) {
        Some(page) => application.route_to(page, true),
        None => Route::Tasks,
    };
    let target = application.element_id(place);
    let link = elsewhere(application, leads(&route), place, problem)
        .press(move || application.shell.aim(target.clone()));
    el("li", "").child(link)
}

fn seal(application: Application) -> Element {
    let words = application.shell.words();
    let state = move || match application.progress.get() {
        Progress::Sending => words.sending().to_owned(),
        _ => String::new(),
    };
    let submit = button(Look::Primary, "submit", words.submit()).press(move || submit(application));
    let state = el("p", "kern-body").attr("role", "status").text_of(state);
    el("div", "actions").child(submit).child(state)
}
