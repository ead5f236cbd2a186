//! The office responsible.

use shared::settings::Settings;

use super::parts::anchor;
use crate::element::{Element, el, text};
use crate::shell::Shell;

/// How the office responsible is reached.
pub(super) fn contact(shell: &Shell, settings: &Settings) -> Element {
    let words = shell.words();
    let contact = &settings.contact;
    let dials = |letter: &char| letter.is_ascii_digit() || *letter == '+';
    let number: String = contact.telephone.chars().filter(dials).collect();
    let line = |words: &str| text("div", "", words);
    // Neither turned round nor translated.
    let said = |link: Element| link.attr("dir", "ltr").attr("translate", "no");
    let named = |name: &str| el("div", "").text(name).text(": ");
    let place = [contact.postcode.as_str(), &contact.place].join(" ");
    el("address", "kern-body contact")
        .child(el("div", "").child(el("strong", "").child(shell.local(&contact.office))))
        .child(line(&settings.name))
        .child(line(&contact.street))
        .child(line(&place))
        .child(
            named(words.telephone())
                .child(said(anchor(&["tel:", &number].concat(), &contact.telephone))),
        )
        .child(
            named(words.email())
                .child(said(anchor(&["mailto:", &contact.email].concat(), &contact.email))),
        )
        .child(named(words.hours()).child(shell.local(&contact.hours)))
}
