//! What went wrong with submitting, while the answers can still be changed.

use browser::site;

use super::check::pointer;
use super::contact::contact;
use super::differs::differs;
use super::parts::{Look, bullets, button, p, summary};
use crate::application::Application;
use crate::element::{Element, text};
use crate::submission::{Progress, Refusal, Trouble};
use crate::words::{Words, refusal};

/// The id of the box that takes the focus.
pub(crate) const TROUBLE: &str = "trouble";

pub(super) fn trouble(application: Application) -> Vec<Element> {
    let words = application.shell.words();
    match application.progress.get() {
        Progress::Unsent(trouble) => {
            let mut said = vec![p(reason(trouble, words))];
            if trouble == Trouble::NewDay {
                said.extend(differs(application));
            }
            vec![summary(TROUBLE, words.notice(), said)]
        }
        Progress::Refused(refused) => {
            vec![summary(TROUBLE, words.refused_title(), why(application, &refused))]
        }
        Progress::Resting | Progress::Sending | Progress::Unsettled(_) => Vec::new(),
    }
}

/// The sentence for what stood in the way.
pub(super) fn reason(trouble: Trouble, words: &'static Words) -> &'static str {
    match trouble {
        Trouble::Network => words.unsent_network(),
        Trouble::Busy => words.unsent_busy(),
        Trouble::Receipt => words.unsent_receipt(),
        Trouble::NotSigned => words.not_signed(),
        Trouble::NotStored => words.not_stored(),
        Trouble::NewDay => words.day_changed(),
        Trouble::NoPart => words.no_part(),
    }
}

fn why(application: Application, refused: &Refusal) -> Vec<Element> {
    let shell = application.shell;
    let words = shell.words();
    let places = refused.paths.iter();
    let places = places.filter_map(|path| application.session(|session| session.place(path)));
    let items =
        places.map(|place| pointer(application, place, text("span", "", words.not_valid())));
    let reload = button(Look::Secondary, "reload", words.reload()).press(site::reload);
    let mut said = vec![p(refusal(&refused.code, words)), p(words.refused_kept())];
    if refused.code == "wrong_day" {
        said.extend(differs(application));
    }
    said.extend([
        bullets(items.collect()),
        text("p", "kern-body kern-body--muted", &refused.code).attr("data-code", &refused.code),
        reload,
        contact(shell, application.loaded.settings),
    ]);
    said
}
