//! Which application: the services that the municipalities offer.

use super::parts::{anchor, bullets, p, title};
use crate::element::{Element, el};
use crate::load::Offer;
use crate::shell::Shell;

pub(super) fn choose(shell: &Shell, offers: &[Offer]) -> Vec<Element> {
    let words = shell.words();
    let items = offers.iter().map(|offer| {
        let href = ["/", &offer.address.ars, "/", &offer.address.service].concat();
        let link = anchor(&href, "").child(shell.local(&offer.titles));
        el("li", "").child(link).text(" – ").text(&offer.municipality)
    });
    vec![title(shell, words.choose_title), p(words.choose_intro), bullets(items.collect())]
}
