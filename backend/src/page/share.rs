//! Other pages may ask: the assistant as a widget on a municipality's page runs there, and all its
//! requests come from there (Fetch Standard, CORS protocol).
//!
//! Any page may, and none gets more by it than any program: there are no cookies and no other
//! credentials that a browser would add. What is sent is signed by the device for this endpoint.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};

/// What a page may send, and for how many seconds a browser need not ask that again.
const ALLOWED: [(HeaderName, &str); 3] = [
    (ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PATCH"),
    (ACCESS_CONTROL_ALLOW_HEADERS, "content-type, part-token"),
    (ACCESS_CONTROL_MAX_AGE, "86400"),
];

/// Whether a browser asks whether a page may ask.
pub fn is_preflight(method: &Method, headers: &HeaderMap) -> bool {
    method == Method::OPTIONS && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The answer to that.
pub fn preflight<B: Default>() -> Response<B> {
    let mut response = Response::new(B::default());
    *response.status_mut() = StatusCode::NO_CONTENT;
    for (name, value) in ALLOWED {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Lets any page read an answer.
pub(super) fn share(headers: &mut HeaderMap) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_browser_that_asks_for_a_page_is_told_what_that_may() {
        let mut asking = HeaderMap::new();
        assert!(!is_preflight(&Method::OPTIONS, &asking));
        asking.insert(ACCESS_CONTROL_REQUEST_METHOD, HeaderValue::from_static("POST"));
        assert!(is_preflight(&Method::OPTIONS, &asking));
        assert!(!is_preflight(&Method::POST, &asking));
        let answer = preflight::<String>();
        assert_eq!(answer.status(), StatusCode::NO_CONTENT);
        assert!(answer.headers().get("access-control-allow-credentials").is_none());
    }
}
