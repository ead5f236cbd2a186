//! A municipality's notices, which have to be readable at any time: imprint, privacy notice and
//! accessibility statement.

use super::frame::Frame;
use super::prose::prose;
use crate::export::markup::escaped;
use crate::settings::Notices;

/// One of the notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// The imprint.
    Imprint,
    /// The privacy notice.
    Privacy,
    /// The accessibility statement.
    Accessibility,
}

impl Notice {
    /// All notices.
    pub const ALL: [Self; 3] = [Self::Imprint, Self::Privacy, Self::Accessibility];

    /// Its name in addresses and among words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Imprint => "imprint",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
        }
    }

    /// What it is called in the words of a page.
    pub fn title<'a>(self, frame: &Frame<'a>) -> &'a str {
        frame.words.get(self.name())
    }

    fn text(self, notices: &Notices) -> &str {
        match self {
            Self::Imprint => &notices.imprint,
            Self::Privacy => &notices.privacy,
            Self::Accessibility => &notices.accessibility,
        }
    }
}

/// The page of a notice, for the body of a document; `german` says that the text is in German on
/// a page in another language.
pub fn notice(frame: &Frame<'_>, notice: Notice, notices: &Notices, german: bool) -> String {
    let lang = if german { " lang=\"de\" dir=\"ltr\"" } else { "" };
    let mut main = frame.title(notice.title(frame), "") + &prose(notice.text(notices), lang);
    if let Some(settings) = frame.settings.filter(|_| notice == Notice::Accessibility) {
        let mail = escaped(&settings.feedback);
        main += &format!(
            "<p class=\"kern-body\">{}<a class=\"kern-link\" href=\"mailto:{mail}\">{mail}</a></p>",
            escaped(frame.words.get("feedback_text"))
        );
    }
    main += &format!(
        "<p class=\"kern-body\"><a class=\"kern-link\" href=\"{}{}\" data-action=\"back\">{}</a></p>",
        escaped(frame.path),
        frame.tongue.query(),
        escaped(frame.words.get("back_to_service"))
    );
    frame.around("notice", "legal", &main)
}
