//! What is copied into another website.

use super::Wanted;
use crate::export::markup::escaped;

/// The element, with the script that knows it and a link for where that does not come.
pub(super) fn element(wanted: &Wanted<'_>, theme: &str) -> String {
    let origin = escaped(wanted.origin);
    format!(
        "<script type=\"module\" src=\"{origin}/widget.js\"></script>\n{}",
        tag(wanted, theme, wanted.origin)
    )
}

/// The element alone.
fn tag(wanted: &Wanted<'_>, theme: &str, origin: &str) -> String {
    let offer = wanted.offer;
    let mut parts = offer.path.split('/').skip(1);
    let (municipality, service) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let theme = match theme {
        "" => String::new(),
        theme => format!(" theme=\"{}\"", escaped(theme)),
    };
    format!(
        "<direkt-antrag service=\"{}\" municipality=\"{}\" lang=\"{}\"{theme}>\
         <a href=\"{}{}{}\">{}</a></direkt-antrag>",
        escaped(service),
        escaped(municipality),
        wanted.language.tag(),
        escaped(origin),
        escaped(&offer.path),
        wanted.language.query(),
        escaped(&offer.title)
    )
}

/// The frame.
pub(super) fn frame(wanted: &Wanted<'_>) -> String {
    format!(
        "<iframe src=\"{}{}/frame{}\" title=\"{}\" \
         style=\"width: 100%; height: 60rem; border: 0\"></iframe>",
        escaped(wanted.origin),
        escaped(&wanted.offer.path),
        wanted.language.query(),
        escaped(&wanted.offer.title)
    )
}

/// A document with the element in it and nothing else, to be looked at.
pub(super) fn preview(wanted: &Wanted<'_>, theme: &str, title: &str) -> String {
    let language = wanted.language.language;
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <script type=\"module\" src=\"/widget.js\"></script>\n</head>\n<body>\n<main>\n\
         <h1>{}</h1>\n{}\n</main>\n</body>\n</html>\n",
        language.tag(),
        language.direction(),
        escaped(title),
        escaped(title),
        tag(wanted, theme, "")
    )
}
