//! What stands around every page to read: header, notice, footer, as the assistant draws them
//! (`frontend/src/page/frame.rs`).

use super::tongue::Tongue;
use super::words::Words;
use crate::export::markup::escaped;
use crate::language::Language;
use crate::settings::{LocalText, Settings};

/// What every page to read needs.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The interface's words in the language of the page.
    pub words: &'a Words,
    /// The language of the page.
    pub tongue: Tongue,
    /// All languages that it can be read in.
    pub tongues: &'a [Tongue],
    /// The settings of the municipality, which already speak for the service; none where there
    /// are several.
    pub settings: Option<&'a Settings>,
    /// What the page is part of, for the header.
    pub service: &'a str,
    /// Its language, where it is not that of the page.
    pub instead: Option<Language>,
    /// The address of the service's start page, without its host; of the first one in a list.
    pub path: &'a str,
}

impl<'a> Frame<'a> {
    /// What the list of services is called.
    pub fn list_title(&self) -> &'a str {
        self.words.get("choose_title")
    }

    /// A page with header and footer. `name` is what it is called by whoever looks at it from
    /// outside; `id` is the whole's.
    pub(super) fn around(&self, id: &str, name: &str, main: &str) -> String {
        let skip = escaped(self.words.get("skip"));
        format!(
            "<div class=\"page\" id=\"{id}\"><a class=\"kern-link skip\" href=\"#main\">{skip}</a>\
             {header}{demo}<main class=\"wrap\" id=\"main\" tabindex=\"-1\" data-page=\"{name}\">\
             {main}</main>{footer}</div>",
            header = self.header(),
            demo = self.demo(),
            footer = self.footer(),
        )
    }

    /// The heading of the page. German that stands in for another language says that it is.
    pub(super) fn title(&self, heading: &str, attributes: &str) -> String {
        let heading = escaped(heading);
        format!(
            "<h1 class=\"kern-heading-large\" id=\"title\" tabindex=\"-1\"{attributes}>{heading}</h1>"
        )
    }

    /// A municipality's text in the language of the page, or in any.
    pub(super) fn local<'t>(&self, text: &'t LocalText) -> &'t str {
        let own = text.get(self.tongue.language.tag());
        own.or_else(|| text.values().next()).map_or("", String::as_str)
    }

    fn header(&self) -> String {
        let municipality = self.settings.map_or("", |settings| settings.name.as_str());
        let mut tongues = String::new();
        for tongue in self.tongues {
            let current = if *tongue == self.tongue { " aria-current=\"true\"" } else { "" };
            let lang = tongue.language.tag();
            tongues += &format!(
                "<a class=\"kern-btn kern-btn--tertiary tongue\" href=\"{href}\" lang=\"{lang}\" \
                 hreflang=\"{lang}\" data-action=\"language\" data-language=\"{tag}\"{current}>\
                 <span class=\"kern-label\">{name}</span></a>",
                href = if *tongue == Tongue::GERMAN { "?".to_owned() } else { tongue.query() },
                tag = tongue.tag(),
                name = tongue.name(),
            );
        }
        format!(
            "<header class=\"head\"><div class=\"wrap head__row\"><div class=\"head__name\">\
             <span class=\"kern-body kern-body--muted\">{municipality}</span>\
             <span class=\"kern-body kern-body--bold\"{lang}>{service}</span></div>\
             <div class=\"head__tools\"><nav class=\"row\" aria-label=\"{language}\">{tongues}\
             </nav></div></div></header>",
            municipality = escaped(municipality),
            lang = spoken(self.instead),
            service = escaped(self.service),
            language = escaped(self.words.get("language")),
        )
    }

    fn demo(&self) -> String {
        if !self.settings.is_some_and(|settings| settings.demo) {
            return String::new();
        }
        let notice = escaped(self.words.get("notice"));
        format!(
            "<section class=\"wrap demo\" aria-label=\"{notice}\">\
             <div class=\"kern-alert kern-alert--info\"><div class=\"kern-alert__header\">\
             <span class=\"kern-icon kern-icon--info\" aria-hidden=\"true\"></span>\
             <h2 class=\"kern-title\">{notice}</h2></div><div class=\"kern-alert__body\">\
             <p class=\"kern-body\">{}</p></div></div></section>",
            escaped(self.words.get("demo"))
        )
    }

    fn footer(&self) -> String {
        let Some(settings) = self.settings else {
            return String::new();
        };
        let mut links = String::new();
        for name in ["imprint", "privacy", "accessibility"] {
            links += &format!(
                "<li><a class=\"kern-link\" href=\"{}/{name}{}\" data-action=\"{name}\">{}</a></li>",
                escaped(self.path),
                self.tongue.query(),
                escaped(self.words.get(name))
            );
        }
        // What lies on the device only the assistant can tell.
        for name in ["applications", "device"] {
            links += &format!(
                "<li class=\"able\"><a class=\"kern-link\" href=\"{}{}#/{name}\" \
                 data-action=\"{name}\">{}</a></li>",
                escaped(self.path),
                self.tongue.query(),
                escaped(self.words.get(name))
            );
        }
        format!(
            "<footer class=\"foot\"><div class=\"wrap\"><ul class=\"row plain\">{links}\
             <li><a class=\"kern-link\" href=\"mailto:{}\">{}</a></li></ul></div></footer>",
            escaped(&settings.feedback),
            escaped(self.words.get("feedback"))
        )
    }
}

/// The attributes of a piece in another language than the page.
pub(super) fn spoken(language: Option<Language>) -> String {
    language.map_or_else(String::new, |language| {
        format!(" lang=\"{}\" dir=\"{}\"", language.tag(), language.direction())
    })
}
