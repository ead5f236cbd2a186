//! A page with questions.

use std::time::Duration;

use leptos::prelude::{Owner, set_timeout};
use shared::service::NodeId;
use shared::session::{Key, Place};

use super::parts::{Look, button_link, link, their_title};
use super::told::told;
use super::{group, later, panel, summary};
use crate::application::{Application, Arrival};
use crate::element::{Element, el, text};
use crate::navigation::Route;

/// How many fields and groups are drawn at once: more than any screen shows.
const SLICE: usize = 20;

pub(super) fn question(application: Application, page: usize, returning: bool) -> Vec<Element> {
    let shell = application.shell;
    let words = shell.words();
    let id = application.page_id(page);
    if !shell.faulty.peek() {
        application.summary.set(Vec::new());
    }
    let intro = application.texts(|texts| texts.pages.get(id).map(|page| page.text.clone()));
    let back = link("back", words.back(), &before(application, page, returning));
    let unkept = move || text("p", "kern-error", words.draft_unkept()).attr("role", "alert");
    let next = el("button", "kern-btn kern-btn--primary")
        .attr("type", "submit")
        .attr("data-action", "next")
        .child(text("span", "kern-label", words.next()));
    let actions = el("div", "row actions").child(next).child(button_link(
        Look::Tertiary,
        "tasks",
        words.to_tasks(),
        &Route::Tasks,
    ));
    // What got lost on another page was said there.
    application.lost.put(None);
    let lost = move || match (application.lost.get(), application.there()) {
        (Some(_), Some(later)) => later.lost(application),
        _ => Vec::new(),
    };
    application.take_answers_soon();
    let form = el("form", "split__main")
        .attr("novalidate", "")
        // For whoever looks at the page from outside: what is answered has its effect at once.
        .attr_of("data-heard", move || application.caught_up.get().then(String::new))
        .child(fields(application, page))
        .child(el("div", "").attr("aria-live", "polite").content(lost))
        .child(actions)
        .on("submit", move |event| {
            event.prevent_default();
            application.leave_page(page, returning);
        });
    let progress = move || match application.arrival.get() {
        Arrival::There(later) => later.progress(application, page),
        _ => String::new(),
    };
    let progress = el("span", "").id("progress").text_of(progress);
    vec![
        el("p", "kern-body row").child(back).child(progress),
        summary::place(application),
        their_title(shell, &application.page_title(page)).attr("aria-describedby", "progress"),
        told(application, &intro.unwrap_or_default(), Key::ROOT),
        el("div", "").when(move || application.unkept.get(), unkept),
        el("div", "")
            .attr("aria-live", "polite")
            .when(move || application.missed.get(), move || later::missed(application)),
        el("div", "split").child(form).maybe(panel::panel(application)),
    ]
}

/// What the page shows, in its order. On a long page nobody waits for its end: the first are drawn
/// at once, unless the focus goes to another, and the rest a slice at a time.
fn fields(application: Application, page: usize) -> Element {
    let plan = &application.loaded.plan;
    let shows = plan.service().pages.get(page).map_or(&[][..], |page| &page.shows);
    let blocks = shows.chunk_by(|one, next| plan.home(*one) == plan.home(*next));
    let mut slices = blocks.flat_map(|neighbours| {
        let repeated = neighbours.first().is_some_and(|node| plan.home(*node).is_some());
        neighbours.chunks(if repeated { usize::MAX } else { SLICE })
    });
    let fields = el("div", "");
    let mut wanted = if application.shell.aims() { usize::MAX } else { SLICE };
    while wanted > 0
        && let Some(slice) = slices.next()
    {
        wanted = wanted.saturating_sub(slice.len());
        draw_slice(application, &fields, slice, page);
    }
    let owner = Owner::current().unwrap_or_default();
    let drawn = fields.clone();
    draw_rest(Box::new(move || {
        let left = !drawn.node().is_connected();
        let slice = slices.next().filter(|_| !left);
        slice.is_some_and(|slice| {
            owner.with(|| draw_slice(application, &drawn, slice, page));
            true
        })
    }));
    fields
}

/// Draws a slice at the end. The styles know whole ones, and leave aside those out of sight.
fn draw_slice(application: Application, fields: &Element, slice: &'static [NodeId], page: usize) {
    let class = if slice.len() == SLICE { "slice" } else { "" };
    fields.clone().child(el("div", class).children(block(application, slice, page)));
}

/// Draws slice after slice, and lets the person do something between them.
fn draw_rest(mut draw: Box<dyn FnMut() -> bool>) {
    let draw_next = move || {
        if draw() {
            draw_rest(draw);
        }
    };
    set_timeout(draw_next, Duration::ZERO);
}

/// Neighbours: those that stand in the same repeated group are shown together, once for each
/// instance.
fn block(application: Application, neighbours: &'static [NodeId], page: usize) -> Vec<Element> {
    let plan = &application.loaded.plan;
    let homes = neighbours.first().map(|node| plan.homes_of(*node)).unwrap_or_default();
    match homes.is_empty() {
        true => nodes(application, Key::ROOT, neighbours, page),
        false => vec![later::await_later(application, move |later| {
            el("div", "").children(later.each(application, &homes, neighbours, page))
        })],
    }
}

/// Nodes of one instance, as far as the page shows them.
pub(super) fn nodes(
    application: Application,
    instance: Key,
    nodes: &[NodeId],
    page: usize,
) -> Vec<Element> {
    let plan = &application.loaded.plan;
    let shown = nodes.iter().filter(|node| plan.page(**node) == Some(page));
    let views = shown.map(|node| {
        let place = Place { instance, node: *node };
        match (application.kind(*node), application.node(*node).repeats) {
            (Some(kind), _) => crate::field::field(application, place, kind),
            (None, Some(repeats)) => later::await_later(application, move |later| {
                later.repeated(application, place, repeats, page)
            }),
            (None, None) => group::group(application, place, page),
        }
    });
    views.collect()
}

/// Where "back" leads.
fn before(application: Application, page: usize, returning: bool) -> Route {
    if returning {
        return Route::Check;
    }
    let before = application
        .session(|session| (0..page).rev().find(|earlier| session.page_relevant(*earlier)));
    before.map_or(Route::Start, |page| application.route_to(page, false))
}
