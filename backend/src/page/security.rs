//! Headers that every answer has, so that a page can do no more than it must.

use aws_lc_rs::digest::{SHA256, digest};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::share::share;

/// `blob:` is for pictures that a person chose, which the page shows small before they are sent.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    connect-src 'self'; style-src 'self'; img-src 'self' data: blob:; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'self'";

/// The policy of a page with exactly this style and this script written into it.
pub fn policy_with(style: &str, script: &str) -> String {
    let script = format!("script-src 'self' 'sha256-{}'", hash(script));
    with_style(&POLICY.replace("script-src 'self'", &script), style)
}

/// The policy of a page whose form asks the same server, and that shows another of its pages.
pub fn with_form_and_frame(policy: &str) -> String {
    policy.replace("form-action 'none'", "form-action 'self'; frame-src 'self'")
}

/// A policy that allows one more style written into the page.
pub fn with_style(policy: &str, style: &str) -> String {
    policy.replace("style-src 'self'", &format!("style-src 'self' 'sha256-{}'", hash(style)))
}

fn hash(text: &str) -> String {
    STANDARD.encode(digest(&SHA256, text.as_bytes()))
}

/// The policy of the assistant's page where pages of these origins may have it in a frame, too.
pub(super) fn framed_by(hosts: &[String]) -> String {
    POLICY
        .replace("frame-ancestors 'self'", &["frame-ancestors 'self'", &hosts.join(" ")].join(" "))
}

/// Adds the headers. A page that has a policy of its own keeps it.
pub fn secure<B>(mut response: Response<B>) -> Response<B> {
    let headers = response.headers_mut();
    let policy = HeaderValue::from_static(POLICY);
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    share(headers);
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the CSP specification (Level 3, 8.4).
    #[test]
    fn a_page_may_have_the_style_and_script_that_it_came_with() {
        let policy = policy_with("p{color:red}", "alert('Hello, world.');");
        let script = "script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=' \
            'wasm-unsafe-eval';";
        assert!(policy.contains(script), "{policy}");
        assert!(policy.contains("style-src 'self' 'sha256-") && !policy.contains("unsafe-inline"));
        let more = with_style(&policy, "p{color:red}");
        assert_eq!(more.matches("sha256-").count(), 3, "{more}");
    }
}
