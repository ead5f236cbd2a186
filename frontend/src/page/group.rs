//! A group that occurs once.

use shared::service::Content;
use shared::session::Place;

use super::question::nodes;
use super::told::{hint, line};
use crate::application::Application;
use crate::element::{Element, el};
use crate::field;

pub(super) fn group(application: Application, place: Place, page: usize) -> Element {
    el("div", "").when(
        move || application.answer(place).shown && has_any(application, place, page),
        move || draw(application, place, page),
    )
}

/// Whether the page shows anything in a group: a heading alone says nothing.
fn has_any(application: Application, group: Place, page: usize) -> bool {
    let plan = &application.loaded.plan;
    plan.children(Some(group.node)).iter().any(|node| {
        let place = Place { node: *node, ..group };
        let own = plan.node(*node);
        application.answer(place).shown
            && match (&own.content, own.repeats) {
                (Content::Group, None) => has_any(application, place, page),
                _ => plan.page(*node) == Some(page),
            }
    })
}

fn draw(application: Application, place: Place, page: usize) -> Element {
    let texts = application.wording(place.node);
    let id = application.element_id(place);
    let members = application.loaded.plan.children(Some(place.node));
    let mut group = el("div", "group").id(&id).attr("tabindex", "-1");
    if !texts.label.is_empty() {
        let named = |suffix| [id.as_str(), suffix].concat();
        let heading = named("-title");
        let mut described = named("-error");
        if texts.hint.is_some() {
            described = named("-hint ") + &described;
        }
        group = group
            .attr("role", "group")
            .attr("aria-labelledby", &heading)
            .attr("aria-describedby", &described)
            .attr_of("data-path", move || Some(application.path(place)))
            .child(
                line(application, el("h2", "kern-heading-medium"), &texts.label, place.instance)
                    .id(&heading),
            )
            .maybe(
                texts
                    .hint
                    .map(|text| (text, el("p", "kern-hint").id(&named("-hint"))))
                    .map(|(text, piece)| hint(application, piece, &text, place.instance)),
            );
    }
    group.child(field::problems(application, place, &id)).children(nodes(
        application,
        place.instance,
        members,
        page,
    ))
}
