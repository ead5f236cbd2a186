//! Roles and names as WebDriver tells them, element by element (`computedrole`, `computedlabel`):
//! what Firefox and WebKit give of their accessibility trees.

use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::{By, RequestData, SessionId};

use crate::Outcome;
use crate::browser::Browser;

/// What the browser tells screen readers of an element.
pub(super) struct Computed {
    pub(super) role: String,
    pub(super) name: String,
}

/// A question about an element.
#[derive(Debug)]
struct Question {
    element: String,
    what: &'static str,
}

impl FormatRequestData for Question {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // Any command that only asks, for its method.
        let mut request = Command::GetTitle.format_request(session);
        let Self { element, what } = self;
        request.uri = format!("session/{session}/element/{element}/{what}").into();
        request
    }
}

/// What the element that was marked with a number is told as.
pub(super) async fn marked(browser: &Browser, number: usize) -> Outcome<Computed> {
    let selector = format!("[data-told='{number}']");
    let element = browser.driver.find(By::Css(&selector)).await?.element_id().to_string();
    let ask = |what| {
        let question = Question { element: element.clone(), what };
        async move {
            let answer: Option<String> = browser.driver.handle().cmd(question).await?.value()?;
            let words = answer.unwrap_or_default();
            Outcome::Ok(words.split_whitespace().collect::<Vec<_>>().join(" "))
        }
    };
    Ok(Computed { role: ask("computedrole").await?, name: ask("computedlabel").await? })
}
