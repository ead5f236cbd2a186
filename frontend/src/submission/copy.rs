//! The application as a page that can be read and printed, from the very answers that were signed.

use std::sync::Arc;

use shared::Session;
use shared::answers::Answers;
use shared::export::{ApplicationHead, application_html, sections};

use super::record::{Receipt, Record};
use crate::application::Application;

/// The readable copy of a submission that was received.
pub(super) fn copy(application: Application, record: &Record, receipt: &Receipt) -> Option<String> {
    let answers = Answers::from_json(record.answers.clone())?;
    let (plan, settings) = (Arc::clone(&application.loaded.plan), application.loaded.settings);
    let session = Session::new(plan, settings, &answers, record.day.parse().ok()?);
    let language = application.shell.language.peek();
    let texts = application.texts.peek();
    let mut head = ApplicationHead::new(&session, &texts, settings, record.id.clone(), language);
    head.case_number = Some(receipt.case_number.clone());
    head.received = Some(receipt.received.clone());
    Some(application_html(&head, &sections(&session, &texts, language), language))
}
