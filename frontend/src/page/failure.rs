//! The assistant cannot begin: what is wrong, and whom to call.

use browser::site;

use super::contact::contact;
use super::parts::{anchor, p, title};
use crate::element::{Element, el};
use crate::load::Failure;
use crate::shell::Shell;

/// `paper` leads to the form on paper; `address` is the office's, where its settings did not come.
pub(super) fn failure(
    shell: &Shell,
    failure: Failure,
    [paper, address]: [Option<Element>; 2],
) -> Vec<Element> {
    let words = shell.words();
    let reason = match failure {
        Failure::NoService => words.failure_no_service(),
        Failure::Unreadable => words.failure_unreadable(),
        Failure::Unreachable => words.failure_unreachable(),
        Failure::NoCrypto => words.failure_no_crypto(),
        Failure::NoStorage => words.failure_no_storage(),
    };
    let mut view = vec![title(shell, words.failure_title()), p(reason).attr("role", "alert")];
    view.extend(paper.map(|paper| el("p", "kern-body").child(paper)));
    let contact = shell.settings.get().map(|settings| contact(shell, settings));
    match contact.or(address) {
        Some(contact) => view.extend([p(words.failure_call()), contact]),
        None => view.push(p(words.failure_no_contact())),
    }
    if failure == Failure::NoService {
        view.push(el("p", "kern-body").child(anchor(&(site::origin() + "/"), words.to_services())));
    }
    view
}
