//! A theme that a page of others asks for, as the element on it takes it (`docs/widget.md`).

use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use shared::theme::Theme;

use crate::problem::{Code, Problem};

/// What stands for the document's root in the element (`xtask/node/widget.mjs`).
const ROOT: &str = ".html";

/// How long browsers may keep it: the rules of contrast change with a new version only.
const LIFETIME: &str = "public, max-age=86400";

/// The styles of a theme in its compact form, or all that is wrong with it.
pub(crate) fn styles(colours: &str) -> Result<Response, Problem> {
    let theme = Theme::parse(colours).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Problem::with(Code::UnfitTheme, errors.join("; "))
    })?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static(LIFETIME)),
    ];
    Ok((headers, theme.css(ROOT)).into_response())
}
