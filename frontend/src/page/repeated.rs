//! Repeated groups: one card for each instance.

use shared::service::{NodeId, Repeats};
use shared::session::{Key, Place};

use super::parts::{Look, button};
use super::question::nodes;
use super::told::{hint, line};
use crate::application::Application;
use crate::element::{Element, el, text};
use crate::field;
use crate::shell::focus_soon;
use crate::words::fill;

/// A repeated group with the means to add and remove.
pub(crate) fn repeated(
    application: Application,
    group: Place,
    repeats: Repeats,
    page: usize,
) -> Element {
    el("div", "").when(
        move || application.answer(group).shown,
        move || draw(application, group, repeats, page),
    )
}

fn draw(application: Application, group: Place, repeats: Repeats, page: usize) -> Element {
    let least = usize::try_from(repeats.min).unwrap_or_default();
    let most = usize::try_from(repeats.max).unwrap_or(usize::MAX);
    let count = application.session(|session| session.instances(group).len());
    for _ in count..least {
        application.add(group);
    }
    let texts = application.wording(group.node);
    let id = application.element_id(group);
    let add = el("div", "")
        .id(&[&id, "-add"].concat())
        .attr("tabindex", "-1")
        .when(move || application.instances(group).len() < most, move || adder(application, group));
    let members = application.loaded.plan.children(Some(group.node));
    let cards = el("div", "").each(keys(application, group), move |key| {
        let members = nodes(application, Key(key), members, page);
        card(application, group, Key(key), Some(least), members)
    });
    let heading = (!texts.label.is_empty())
        .then(|| line(application, el("h2", "kern-heading-medium"), &texts.label, group.instance));
    el("div", "group")
        .id(&id)
        .attr("tabindex", "-1")
        .attr_of("data-path", move || Some(application.path(group)))
        .maybe(heading)
        .maybe(
            texts.hint.map(|text| hint(application, el("p", "kern-hint"), &text, group.instance)),
        )
        .child(field::problems(application, group, &id))
        .child(cards)
        .child(add)
}

/// Nodes that stand in repeated groups, shown for each instance without the means to add and
/// remove. `homes` are the repeated groups still to be gone into, outermost first.
pub(crate) fn each(
    application: Application,
    homes: &[NodeId],
    instance: Key,
    shown: &[NodeId],
    page: usize,
) -> Vec<Element> {
    let Some((home, inner)) = homes.split_first() else {
        return nodes(application, instance, shown, page);
    };
    let group = Place { instance, node: *home };
    let (inner, shown) = (inner.to_vec(), shown.to_vec());
    let cards = el("div", "").each(keys(application, group), move |key| {
        let members = each(application, &inner, Key(key), &shown, page);
        card(application, group, Key(key), None, members)
    });
    vec![cards]
}

fn keys(application: Application, group: Place) -> impl Fn() -> Vec<u32> {
    move || application.instances(group).into_iter().map(|key| key.0).collect()
}

/// A card. It can be removed while there are more than `least`, where that is given.
fn card(
    application: Application,
    group: Place,
    key: Key,
    least: Option<usize>,
    members: Vec<Element>,
) -> Element {
    let id = card_id(application, group.node, key);
    let path = move || {
        let position = position(application, group, key).to_string();
        Some([&application.path(group), "[", &position, "]"].concat())
    };
    let heading = el("h2", "kern-heading-small").id(&id).attr("tabindex", "-1");
    let named = application.shell.theirs(el("span", ""));
    let heading = heading.child(named.text_of(move || name(application, group, key)));
    let remove = least.map(|least| {
        el("div", "").when(
            move || application.instances(group).len() > least,
            move || remover(application, group, key),
        )
    });
    el("div", "card")
        .attr("role", "group")
        .attr("aria-labelledby", &id)
        .attr_of("data-path", path)
        .child(el("div", "card__head").child(heading).maybe(remove))
        .children(members)
}

fn adder(application: Application, group: Place) -> Element {
    let words = application.shell.words();
    let label = fill(words.add(), &instance_name(application, group.node));
    button(Look::Secondary, "add", &label).press(move || {
        if let Some(key) = application.add(group) {
            application.shell.announce(fill(words.added(), &name(application, group, key)));
            focus_soon(card_id(application, group.node, key));
        }
    })
}

fn remover(application: Application, group: Place, key: Key) -> Element {
    let words = application.shell.words();
    let which = el("span", "unseen").text(": ").text_of(move || name(application, group, key));
    let label = text("span", "kern-label", words.remove()).child(which);
    el("button", "kern-btn kern-btn--tertiary")
        .attr("type", "button")
        .attr("data-action", "remove")
        .child(label)
        .press(move || {
            let removed = name(application, group, key);
            let instances = application.session(|session| session.instances(group));
            let at = instances.iter().position(|other| *other == key).unwrap_or_default();
            let neighbour = instances.get(at + 1).or_else(|| instances.get(at.checked_sub(1)?));
            let target = match neighbour {
                Some(neighbour) => card_id(application, group.node, *neighbour),
                None => application.element_id(group) + "-add",
            };
            application.remove(key);
            application.shell.announce(fill(words.removed(), &removed));
            focus_soon(target);
        })
}

/// What an instance is called: `Hund 2`.
fn name(application: Application, group: Place, key: Key) -> String {
    let position = position(application, group, key).to_string();
    [&instance_name(application, group.node), " ", &position].concat()
}

/// Where the instance stands, from 1.
fn position(application: Application, group: Place, key: Key) -> usize {
    let instances = application.instances(group);
    instances.iter().position(|other| *other == key).map_or(0, |at| at + 1)
}

fn instance_name(application: Application, group: NodeId) -> String {
    let texts = application.wording(group);
    texts.instance.unwrap_or_else(|| application.shell.words().entry().to_owned())
}

fn card_id(application: Application, group: NodeId, key: Key) -> String {
    let path = application.loaded.plan.path(group).replace('.', "-");
    ["f-", &path, "-k", &key.0.to_string()].concat()
}
