//! What must hold after every scenario, whatever it is about.

use std::sync::Arc;

use shared::answers::Answers;
use shared::json::Members;
use shared::settings::Settings;
use shared::submission::{Refusal, examine};
use shared::{Session, assess};

use crate::finding::{At, Findings};

/// Proves that the session equals assessing its draft from scratch, that the draft survives
/// being written and read, and that the endpoint accepts exactly what is complete.
pub(super) fn prove(session: &Session, settings: &Settings, at: At, findings: &mut Findings) {
    let draft = session.draft();
    let written = serde_json::to_vec(&draft).ok();
    let read = written.and_then(|bytes| serde_json::from_slice::<Answers>(&bytes).ok());
    if read.as_ref() != Some(&draft) {
        defect(at, "the draft is not read as it was written", findings);
    }
    let plan = Arc::clone(session.plan());
    let again = Session::new(Arc::clone(&plan), settings, &draft, session.day());
    if again.draft() != draft {
        defect(at, "the draft of a session that begins with the draft is another", findings);
    }
    if assess(&plan, settings, &draft, session.day()) != session.assessment() {
        defect(at, "assessing the draft from scratch gives something else", findings);
    }
    let submission = session.submission_answers();
    let submitted = Members::of(&submission.0);
    match (session.complete(), examine(plan, settings, &submitted, session.day())) {
        (true, Ok(examined)) if examined.submission_answers() != submission => {
            defect(at, "the endpoint understands the submission differently", findings);
        }
        (true, Err(refusal)) => {
            let why = match refusal {
                Refusal::Ended(outcome) => format!("the outcome `{outcome}` ends the way"),
                Refusal::Problems(problems) => {
                    let paths: Vec<String> =
                        problems.iter().map(|problem| problem.path.clone()).collect();
                    format!("problems with {}", paths.join(", "))
                }
            };
            defect(at, &format!("the endpoint refuses what is complete here: {why}"), findings);
        }
        (false, Ok(_)) => defect(at, "the endpoint accepts what is not complete here", findings),
        _ => {}
    }
}

pub(super) fn defect(at: At, what: &str, findings: &mut Findings) {
    findings.error(at, what, "this is a defect of the assistant, not of the scenario: report it");
}
