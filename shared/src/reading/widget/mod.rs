//! The page on which those who look after a municipality's website make the code for it.
//!
//! It is made anew for each choice, and asks the theme's own rule: there is no second one in a
//! script.

mod code;
mod form;
#[cfg(test)]
mod tests;
mod words;

use super::frame::Frame;
use super::list::Offer;
use super::tongue::Tongue;
use crate::export::markup::escaped;
use crate::theme::Token;
use words::own;

/// The page's own script: it copies the code.
pub const SCRIPT: &str = include_str!("copy.js");

/// The page's own style. In WebKit a list is as wide as its longest line, also where it is drawn
/// narrower; around it there is place for the frame of the focus.
pub const STYLE: &str = ".preview{width:100%;height:40rem;border:1px solid}\
    .code{white-space:pre-wrap;overflow-wrap:anywhere}\
    .kern-form-input:has(select){overflow:hidden;margin:-.25rem;padding:.25rem}";

/// What was chosen.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The address under which browsers reach the server.
    pub origin: &'a str,
    /// All that can be chosen.
    pub offers: &'a [Offer],
    /// Which of them.
    pub offer: &'a Offer,
    /// All languages that applications are there in.
    pub languages: &'a [Tongue],
    /// Which of them.
    pub language: Tongue,
    /// Every colour as it was entered; empty where none was.
    pub colours: &'a [(Token, String)],
}

/// The page's title, and the page for the body of a document.
pub fn widget(frame: &Frame<'_>, wanted: &Wanted<'_>) -> (String, String) {
    let own = own(frame.tongue.language);
    let theme = form::theme(wanted, own);
    let wrong = theme.as_ref().err().map(Vec::as_slice).unwrap_or_default();
    let mut main = String::new();
    if !wrong.is_empty() {
        main += &form::summary(wrong, own);
    }
    main += &frame.title(own.title, "");
    main += &format!("<p class=\"kern-body\">{}</p>", escaped(own.intro));
    main += &form::form(frame, wanted, wrong, own);
    let prefix = if wrong.is_empty() { "" } else { own.error_prefix };
    if let Ok(theme) = &theme {
        main += &result(wanted, &theme.to_string(), own);
    }
    let page = frame.around("widget", "widget", &main);
    (format!("{prefix}{}", own.title), format!("{page}<script>{SCRIPT}</script>"))
}

/// The document that the page shows as a preview; none where something is wrong with a colour.
pub fn preview(wanted: &Wanted<'_>) -> Option<String> {
    let own = own(wanted.language.language);
    let theme = form::theme(wanted, own).ok()?;
    Some(code::preview(wanted, &theme.to_string(), own.preview))
}

fn result(wanted: &Wanted<'_>, theme: &str, own: &words::Own) -> String {
    let allowed = format!(" <code>{}</code>", escaped(wanted.origin));
    let element = code::element(wanted, theme);
    let query: String = wanted
        .colours
        .iter()
        .filter(|(_, entered)| !entered.is_empty())
        .map(|(token, entered)| format!("&amp;{}={}", token.name(), entered.replace('#', "%23")))
        .collect();
    format!(
        "<section class=\"part\"><h2 class=\"kern-heading-medium\">{code}</h2>\
         {element}{frame}<p class=\"kern-body\" id=\"told\" role=\"status\" \
         data-copied=\"{copied}\" data-marked=\"{marked}\"></p></section>\
         <section class=\"part\"><h2 class=\"kern-heading-medium\">{preview}</h2>\
         <p class=\"kern-body\">{preview_text}</p>\
         <iframe class=\"preview\" title=\"{preview}\" \
         src=\"/widget/preview?offer={offer}&amp;language={language}{query}\"></iframe></section>",
        code = escaped(own.code),
        element =
            piece("element", own.element, own.element_text, &allowed, &element, own.copy_element),
        frame = piece("frame", own.frame, own.frame_text, "", &code::frame(wanted), own.copy_frame),
        copied = escaped(own.copied),
        marked = escaped(own.marked),
        preview = escaped(own.preview),
        preview_text = escaped(own.preview_text),
        offer = escaped(wanted.offer.key()),
        language = wanted.language.tag(),
    )
}

/// A piece of code with what it is for and a button that copies it.
fn piece(id: &str, title: &str, about: &str, more: &str, code: &str, copy: &str) -> String {
    format!(
        "<h3 class=\"kern-title\">{}</h3><p class=\"kern-body\">{}{more}</p>\
         <pre class=\"card code\"><code id=\"{id}\">{}</code></pre>\
         <p><button class=\"kern-btn kern-btn--secondary able\" type=\"button\" \
         data-copies=\"{id}\"><span class=\"kern-label\">{}</span></button></p>",
        escaped(title),
        escaped(about),
        escaped(code),
        escaped(copy)
    )
}
