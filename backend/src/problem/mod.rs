//! Problem documents (RFC 9457): what a refused request gets.

mod code;

use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use serde_json::{Value as Json, json};
use shared::assessment::Problem as AnswerProblem;
use shared::submission::{Refusal, TokenError};

pub use code::Code;

/// After how many seconds a busy endpoint may be asked again.
const RETRY_SECONDS: u16 = 2;

/// A refused request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Why.
    pub code: Code,
    /// What more there is to say, in English and without personal data.
    pub detail: Option<String>,
    /// What is wrong with which answer.
    pub problems: Vec<AnswerProblem>,
}

impl Problem {
    /// A problem whose code says it all.
    pub fn new(code: Code) -> Self {
        Self { code, detail: None, problems: Vec::new() }
    }

    /// A problem with more to say.
    pub fn with(code: Code, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::new(code) }
    }

    fn document(&self) -> Json {
        let mut document = json!({
            "type": "about:blank",
            "title": self.code.title(),
            "status": self.code.status().as_u16(),
            "code": self.code.code(),
        });
        if let Json::Object(members) = &mut document {
            if let Some(detail) = &self.detail {
                members.insert("detail".to_owned(), detail.as_str().into());
            }
            if !self.problems.is_empty() {
                members.insert("problems".to_owned(), self.problems.iter().map(entry).collect());
            }
        }
        document
    }
}

fn entry(problem: &AnswerProblem) -> Json {
    json!({
        "path": problem.path,
        "code": problem.fault.code,
        "detail": problem.fault.detail,
    })
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<TokenError> for Problem {
    fn from(error: TokenError) -> Self {
        Self::new(match error {
            TokenError::TooLarge => Code::BodyTooLarge,
            TokenError::Malformed => Code::MalformedToken,
            TokenError::DuplicateMember => Code::DuplicateMember,
            TokenError::WrongAlgorithm => Code::WrongAlgorithm,
            TokenError::WrongType => Code::WrongTokenType,
            TokenError::UnknownCriticalHeader => Code::UnknownCriticalHeader,
            TokenError::WrongKey => Code::WrongKey,
        })
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Ended(outcome) => Self::with(Code::EndedByOutcome, outcome),
            Refusal::Problems(problems) => Self { problems, ..Self::new(Code::InvalidAnswers) },
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let headers = [
            (CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
            (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        let body = self.document().to_string();
        let mut response = (self.code.status(), headers, body).into_response();
        if self.code == Code::TooBusy {
            response.headers_mut().insert(RETRY_AFTER, RETRY_SECONDS.into());
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_is_its_own() {
        let codes: HashSet<_> = Code::ALL.iter().map(|code| code.code()).collect();
        assert_eq!(codes.len(), Code::ALL.len());
    }

    #[test]
    fn the_codes_of_tokens_are_the_same_on_both_sides() {
        use TokenError::*;
        for error in [
            TooLarge,
            Malformed,
            DuplicateMember,
            WrongAlgorithm,
            WrongType,
            UnknownCriticalHeader,
            WrongKey,
        ] {
            assert_eq!(Problem::from(error).code.code(), error.code());
        }
    }
}
