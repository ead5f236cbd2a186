//! The assistant in a frame on a municipality's page: the same page as else, which fits itself into
//! the frame (`frontend/widget/frame.js`), for those pages that the municipality names.

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{Html, IntoResponse, Response};

use super::security::{framed_by, with_style};
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
    /// The page for a frame on pages of these origins, in colours of its own where `style` is not
    /// empty; none where the assistant is not built.
    pub fn frame(&self, hosts: &[String], style: &str, request: &HeaderMap) -> Option<Response> {
        let page = self.frame.as_ref()?;
        let policy = framed_by(hosts);
        let (mut response, policy) = match style {
            "" => (page.answer(request), policy),
            _ => {
                let html = std::str::from_utf8(page.bytes()).ok()?;
                let own = ["<style>", style, "</style>\n</head>"].concat();
                // Made for each request, so it is not compressed: that would cost the more.
                let coloured = Html(html.replacen("</head>", &own, 1)).into_response();
                (coloured, with_style(&policy, style))
            }
        };
        let policy = HeaderValue::from_str(&policy).ok()?;
        let headers = response.headers_mut();
        headers.insert(CONTENT_SECURITY_POLICY, policy);
        headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
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
