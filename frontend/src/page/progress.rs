//! How far a person is, counted over what can still be reached.

use shared::session::Prospect;

use crate::application::Application;
use crate::words::fill;

/// Which section a page is, and of how many.
pub(crate) fn progress(application: Application, page: usize) -> String {
    let words = application.shell.words();
    let number = application
        .session(|session| (0..=page).filter(|page| session.page_relevant(*page)).count());
    let of = match foreseen(application, Some(page)) {
        Prospect { least, most } if least <= number && number < most => {
            fill(words.at_most(), &most.to_string())
        }
        prospect => range(application, prospect),
    };
    fill(&fill(words.section_of(), &number.to_string()), &of)
}

/// How many sections there will be, as seen from a page or from the task list.
pub(crate) fn sections(application: Application, at: Option<usize>) -> String {
    range(application, foreseen(application, at))
}

fn foreseen(application: Application, at: Option<usize>) -> Prospect {
    application.session(|session| session.prospect(at))
}

fn range(application: Application, Prospect { least, most }: Prospect) -> String {
    let most = most.to_string();
    match least.to_string() {
        least if least == most => most,
        least => fill(&fill(application.shell.words().range(), &least), &most),
    }
}
