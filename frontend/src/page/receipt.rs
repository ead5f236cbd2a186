//! The receipt, and what to keep.

use std::rc::Rc;
use std::sync::Arc;

use js_sys::Array;
use leptos::prelude::{on_cleanup, window};
use shared::Session;
use shared::answers::Answers;
use shared::session::Key;
use shared::submission::attachments;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::parts::{Look, Mood, anchor, bullets, button, headed, link as to, p, section, title};
use super::status::link;
use super::told::told;
use super::whole::whole;
use crate::application::Application;
use crate::day::moment;
use crate::element::{Element, el, text};
use crate::navigation::Route;
use crate::shell::Shell;
use crate::submission::{Kept, Receipt, Record, begin_anew};
use crate::words::fill;

pub(super) fn receipt(application: Application, record: &Record) -> Vec<Element> {
    let shell = application.shell;
    let words = shell.words();
    let Some(receipt) = &record.receipt else { return Vec::new() };
    let received = moment(&receipt.received, shell.language.get().tag());
    let number = text("div", "case-number", &receipt.case_number)
        .attr("data-result", "case-number")
        .attr("translate", "no");
    let body = vec![p(words.case_number()), number, p(&fill(words.received(), &received))];
    let after = application.texts(|texts| texts.service.after.clone());
    let all = Route::Submitted("applications".to_owned());
    let heading = title(shell, words.receipt_title());
    // Browsers name the file after the document.
    shell.entitle(&[words.receipt_title(), " ", &receipt.case_number].concat());
    let anew = button(Look::Secondary, "new", words.new_application());
    let mut view = vec![
        headed(Mood::Success, heading, body),
        arrived(application, record),
        section(words.what_next(), told(application, &after, Key::ROOT)),
        section(words.keep_title(), keep(shell, record.copy.as_deref(), receipt))
            .attr("class", "part no-print"),
    ];
    if let Some(kept) = Kept::at(&application.key(), record).map(Rc::new) {
        view.push(link(shell, &kept));
        view.extend(whole(shell, &kept));
    }
    let next = el("div", "part no-print")
        .child(p(words.new_application_hint()))
        .child(el("p", "kern-body").child(to("all", words.applications(), &all)))
        .child(anew.press(move || begin_anew(application)));
    view.push(next);
    view
}

/// The files that the receipt is for, too. Nothing where there are none.
fn arrived(application: Application, record: &Record) -> Element {
    let names = files(application, record).unwrap_or_default();
    if names.is_empty() {
        return el("div", "");
    }
    let items = names.iter().map(|name| text("li", "kern-body", name)).collect();
    section(application.shell.words().files_arrived(), bullets(items)).attr("data-result", "files")
}

/// The names of the files in the answers that were signed.
fn files(application: Application, record: &Record) -> Option<Vec<String>> {
    let answers = Answers::from_json(record.answers.clone())?;
    let (plan, settings) = (Arc::clone(&application.loaded.plan), application.loaded.settings);
    let session = Session::new(plan, settings, &answers, record.day.parse().ok()?);
    Some(attachments(&session).into_iter().map(|file| file.name).collect())
}

/// What to keep of a submission: its copy, its receipt, and all of it on paper.
pub(super) fn keep(shell: &Shell, copy: Option<&str>, receipt: &Receipt) -> Element {
    let words = shell.words();
    let token = &receipt.token;
    let named = |suffix: &str| [&receipt.case_number, suffix].concat();
    let copy = copy
        .and_then(|copy| download(copy, "text/html", &named(".html"), words.keep_copy(), "copy"));
    let proof =
        download(token, "application/jose", &named(".jws"), words.keep_receipt(), "receipt");
    let print = button(Look::Secondary, "print", words.print()).press(|| {
        let _ = window().print();
    });
    el("div", "")
        .maybe(copy.map(|copy| el("p", "kern-body").child(copy)))
        .maybe(proof.map(|proof| el("p", "kern-body").child(proof)))
        .child(text("p", "kern-hint", words.keep_receipt_hint()))
        .child(print)
}

/// A link that saves a text as a file. The address lives as long as the link is shown.
fn download(
    content: &str,
    media_type: &str,
    name: &str,
    label: &str,
    action: &str,
) -> Option<Element> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options);
    let address = Url::create_object_url_with_blob(&blob.ok()?).ok()?;
    let link = anchor(&address, label).attr("download", name).attr("data-action", action);
    on_cleanup(move || {
        let _ = Url::revoke_object_url(&address);
    });
    Some(link)
}
