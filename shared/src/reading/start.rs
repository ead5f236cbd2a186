//! A service's start page.

use super::contact::contact;
use super::frame::{Frame, spoken};
use super::prose::prose;
use super::words::own;
use crate::Session;
use crate::export::Composer;
use crate::export::markup::escaped;
use crate::language::Language;
use crate::service::{ServiceTexts, Texts};
use crate::session::Key;
use crate::settings::DRAFT_DAYS;

/// What a service's start page says.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    /// The service's texts, with all that follows from the settings ([`told`]).
    pub texts: &'a ServiceTexts,
    /// The address of the form on paper, where there is one.
    pub paper: Option<&'a str>,
}

/// The texts of the start page with what follows for whoever has answered nothing yet: amounts,
/// days and the like.
pub fn told(texts: &Texts, session: &Session, language: Language) -> ServiceTexts {
    let composer = Composer { session, texts, language };
    let mut own = texts.service.clone();
    for text in [&mut own.about, &mut own.who, &mut own.ready, &mut own.duration] {
        *text = composer.text(text, Key::ROOT);
    }
    own
}

/// The page, for the body of a document.
pub fn start(frame: &Frame<'_>, page: &Start<'_>) -> String {
    let words = frame.words;
    let Start { texts, paper } = page;
    let lang = spoken(frame.instead);
    let said = |text: &str| prose(text, &lang);
    let mut main = frame.title(&texts.title, &lang) + &said(&texts.about) + &way(frame);
    for (heading, text) in
        [("who", &texts.who), ("ready", &texts.ready), ("duration", &texts.duration)]
    {
        main += &section(words.get(heading), &said(text));
    }
    let own = own(frame.tongue.language);
    if let Some(paper) = paper {
        let link = format!(
            "<p class=\"kern-body\">{}</p><p class=\"kern-body\"><a class=\"kern-link\" href=\"{}\" \
             hreflang=\"de\" type=\"application/pdf\" data-action=\"paper\">{}</a></p>",
            escaped(own.paper_way),
            escaped(paper),
            escaped(own.paper_form)
        );
        main += &section(own.paper, &link);
    }
    if let Some(settings) = frame.settings {
        main += &section(words.get("responsible"), &contact(frame, settings));
    }
    // Shown in the place of all else while the address names another view of the application.
    main += &format!("<p class=\"kern-body elsewhere\">{}</p>", escaped(words.get("loading")));
    frame.around("reading", "start", &main)
}

/// The way into the application, or what to do where the browser does not know it
/// (`frontend/boot/reading.js`).
fn way(frame: &Frame<'_>) -> String {
    let (words, own) = (frame.words, own(frame.tongue.language));
    let days = frame.settings.map_or(DRAFT_DAYS, |settings| settings.draft_days);
    format!(
        "<div class=\"able\"><p class=\"kern-body kern-body--muted\">{stored}</p><p>\
         <button class=\"kern-btn kern-btn--primary\" type=\"button\" data-action=\"start\">\
         <span class=\"kern-label\">{start}</span></button></p>\
         <div class=\"kern-body\" id=\"opening\" aria-live=\"polite\" data-loading=\"{loading}\" \
         data-failed=\"{failed}\"></div></div><p class=\"kern-body unable\">{unable}</p>",
        stored = escaped(&words.get("stored_here").replace("{}", &days.to_string())),
        start = escaped(words.get("start")),
        loading = escaped(words.get("loading")),
        failed = escaped(words.get("not_opened")),
        unable = escaped(own.unable),
    )
}

fn section(heading: &str, body: &str) -> String {
    let heading = escaped(heading);
    format!(
        "<section class=\"part\"><h2 class=\"kern-heading-medium\">{heading}</h2>{body}</section>"
    )
}
