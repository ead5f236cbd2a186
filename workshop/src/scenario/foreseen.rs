//! What was foreseen of the number of pages, on the way through a scenario.

use shared::Session;
use shared::session::Prospect;

use super::Step;
use super::prove::defect;
use crate::finding::{At, Findings};

/// What was foreseen before each page was filled, since the scenario last went back.
#[derive(Default)]
pub(super) struct Foreseen {
    prospects: Vec<Prospect>,
    last: Option<usize>,
}

impl Foreseen {
    /// Looks ahead from a page that is filled next. Whoever goes back to one may change what is
    /// answered, so that nothing holds that was foreseen until then.
    pub(super) fn look(&mut self, session: &Session, step: &Step<'_>) {
        let pages = &session.plan().service().pages;
        let page = pages.iter().position(|page| page.id == step.page.text);
        match page > self.last {
            true => self.prospects.push(session.prospect(page)),
            false => self.prospects.clear(),
        }
        self.last = page;
    }

    /// Proves that the number of pages in the end lies within all that was foreseen.
    pub(super) fn prove(&self, session: &Session, at: At, findings: &mut Findings) {
        let reached = (0..session.page_count()).filter(|page| session.page_relevant(*page)).count();
        let finished = session.next_page().is_none();
        for Prospect { least, most } in &self.prospects {
            if reached > *most || finished && reached < *least {
                let what = format!("{reached} pages are reached; {least} to {most} were foreseen");
                defect(at, &what, findings);
            }
        }
    }
}
