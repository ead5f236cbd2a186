//! The office responsible, as `frontend/src/page/contact.rs` draws it.

use super::frame::Frame;
use crate::export::markup::escaped;
use crate::settings::Settings;

/// How the office responsible is reached.
pub(super) fn contact(frame: &Frame<'_>, settings: &Settings) -> String {
    let words = frame.words;
    let contact = &settings.contact;
    let dials = |letter: &char| letter.is_ascii_digit() || *letter == '+';
    let number: String = contact.telephone.chars().filter(dials).collect();
    let email = escaped(&contact.email);
    format!(
        "<address class=\"kern-body contact\"><div><strong>{office}</strong></div>\
         <div>{name}</div><div>{street}</div><div>{postcode} {place}</div>\
         <div>{telephone}: <a class=\"kern-link\" href=\"tel:{number}\">{shown}</a></div>\
         <div>{mail}: <a class=\"kern-link\" href=\"mailto:{email}\">{email}</a></div>\
         <div>{hours}: {open}</div></address>",
        office = escaped(frame.local(&contact.office)),
        name = escaped(&settings.name),
        street = escaped(&contact.street),
        postcode = escaped(&contact.postcode),
        place = escaped(&contact.place),
        telephone = escaped(words.get("telephone")),
        shown = escaped(&contact.telephone),
        mail = escaped(words.get("email")),
        hours = escaped(words.get("hours")),
        open = escaped(frame.local(&contact.hours)),
    )
}
