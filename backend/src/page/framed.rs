//! The assistant in a frame on a municipality's page: the same page as else, which fits itself into
//! the frame (`frontend/widget/frame.js`), for those pages that the municipality names.

use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use super::security::framed_by;
use super::{Asset, Pages, is_application};

/// How the page is called below the start page's address.
const FRAME: &str = "/frame";

/// What it has beside what every page has.
const OWN: &str = "<link rel=\"stylesheet\" href=\"/widget-frame.css\">\n\
    <script src=\"/widget-frame.js\" defer></script>\n</head>";

/// The municipality whose application an address shows in a frame.
pub fn framed(path: &str) -> Option<&str> {
    let path = path.strip_suffix(FRAME).filter(|path| is_application(path))?;
    path.split('/').nth(1)
}

impl Pages {
    /// The page for a frame on pages of these origins; none where the assistant is not built.
    pub fn frame(&self, hosts: &[String], request: &HeaderMap) -> Option<Response> {
        let mut response = self.frame.as_ref()?.answer(request);
        let policy = HeaderValue::from_str(&framed_by(hosts)).ok()?;
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
        Some(response)
    }

    /// Makes the page for a frame of the assistant's own.
    pub(super) fn fit_frame(&mut self) {
        let page = self.file("/index.html").and_then(|page| std::str::from_utf8(page.bytes()).ok());
        self.frame = page.map(|page| Asset::of_html(page.replacen("</head>", OWN, 1)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_applications_are_shown_in_a_frame() {
        for (path, expected) in [
            ("/149990000000/dog-tax/frame", Some("149990000000")),
            ("/149990000000/dog-tax", None),
            ("/149990000000/frame", None),
            ("/149990000000/dog-tax/frame/", None),
            ("/frame", None),
        ] {
            assert_eq!(framed(path), expected, "{path}");
        }
    }
}
