//! The assistant cannot begin: what is wrong, and whom to call.

use browser::site;

use super::contact::contact;
use super::parts::{anchor, p, title};
use crate::element::{Element, el};
use crate::load::Failure;
use crate::shell::Shell;

pub(super) fn failure(shell: &Shell, failure: Failure) -> Vec<Element> {
    let words = shell.words();
    let reason = match failure {
        Failure::NoService => words.failure_no_service(),
        Failure::Unreadable => words.failure_unreadable(),
        Failure::Unreachable => words.failure_unreachable(),
        Failure::NoCrypto => words.failure_no_crypto(),
        Failure::NoStorage => words.failure_no_storage(),
    };
    let mut view = vec![title(shell, words.failure_title()), p(reason).attr("role", "alert")];
    match shell.settings.get() {
        Some(settings) => view.extend([p(words.failure_call()), contact(shell, settings)]),
        None => view.push(p(words.failure_no_contact())),
    }
    if failure == Failure::NoService {
        view.push(el("p", "kern-body").child(anchor(&(site::origin() + "/"), words.to_services())));
    }
    view
}
