//! What the page says. It is for those who look after a municipality's website, so it is there in
//! German and English only.

use crate::language::Language;
use crate::theme::{Ground, Token};

/// What the page says in a language.
pub(super) struct Own {
    pub(super) title: &'static str,
    pub(super) intro: &'static str,
    pub(super) offer: &'static str,
    pub(super) language: &'static str,
    pub(super) colours: &'static str,
    pub(super) colours_hint: &'static str,
    /// What tokens are for, each for light and dark pages.
    action: &'static str,
    focus: &'static str,
    accent: &'static str,
    light: &'static str,
    dark: &'static str,
    pub(super) show: &'static str,
    pub(super) error_prefix: &'static str,
    pub(super) errors: &'static str,
    pub(super) no_colour: &'static str,
    /// With places for the ground and both ratios.
    contrast: &'static str,
    page: &'static str,
    panel: &'static str,
    pressed: &'static str,
    darker: &'static str,
    lighter: &'static str,
    /// What stands between whole and hundredths.
    point: &'static str,
    pub(super) code: &'static str,
    pub(super) element: &'static str,
    pub(super) element_text: &'static str,
    pub(super) frame: &'static str,
    pub(super) frame_text: &'static str,
    pub(super) copy_element: &'static str,
    pub(super) copy_frame: &'static str,
    pub(super) copied: &'static str,
    pub(super) marked: &'static str,
    pub(super) preview: &'static str,
    pub(super) preview_text: &'static str,
}

/// The words of a language; German where there are none.
pub(super) fn own(language: Language) -> &'static Own {
    match language {
        Language::En => &ENGLISH,
        _ => &GERMAN,
    }
}

impl Own {
    /// What a token is for.
    pub(super) fn token(&self, token: Token) -> String {
        let what = match token {
            Token::Action | Token::ActionDark => self.action,
            Token::Focus | Token::FocusDark => self.focus,
            Token::Accent | Token::AccentDark => self.accent,
        };
        format!("{what}, {}", if token.is_dark() { self.dark } else { self.light })
    }

    /// That a colour does not stand out, and what to do.
    pub(super) fn contrast(
        &self,
        token: Token,
        ground: Ground,
        found: &str,
        needed: &str,
    ) -> String {
        let ground = match ground {
            Ground::Page => self.page,
            Ground::Panel => self.panel,
            Ground::Pressed => self.pressed,
        };
        let said = self.contrast.replace("{ground}", ground);
        let ratio = |text: &str| text.replace('.', self.point);
        let said = said.replace("{found}", &ratio(found)).replace("{needed}", &ratio(needed));
        format!("{said} {}", if token.is_dark() { self.lighter } else { self.darker })
    }
}

static GERMAN: Own = Own {
    title: "Antrag in die eigene Website einbinden",
    intro: "Wählen Sie einen Antrag, die Sprache und, wenn Sie möchten, eigene Farben. Sie \
        erhalten den Code für Ihre Website und sehen, wie der Antrag dort erscheint.",
    offer: "Antrag",
    language: "Sprache",
    colours: "Eigene Farben (freiwillig)",
    colours_hint: "Schreiben Sie # und sechs Zeichen aus 0 bis 9 und a bis f, zum Beispiel \
        #004b76. Was leer bleibt, ist wie im Design-System KERN.",
    action: "Links und Schaltflächen",
    focus: "Rahmen um das, was ausgewählt ist",
    accent: "Linie unter dem Kopf",
    light: "helle Ansicht",
    dark: "dunkle Ansicht",
    show: "Code anzeigen",
    error_prefix: "Fehler: ",
    errors: "Bitte prüfen Sie diese Farben",
    no_colour: "Schreiben Sie # und sechs Zeichen aus 0 bis 9 und a bis f, zum Beispiel #004b76.",
    contrast: "Der Kontrast zum Hintergrund {ground} ist {found}:1. Nötig sind mindestens \
        {needed}:1.",
    page: "der Seite",
    panel: "von Kästen und Feldern",
    pressed: "von Kästen, in denen gerade etwas gedrückt wird,",
    darker: "Wählen Sie eine dunklere Farbe.",
    lighter: "Wählen Sie eine hellere Farbe.",
    point: ",",
    code: "Code für Ihre Website",
    element: "Als Element",
    element_text: "Der Antrag wird ein Teil Ihrer Seite. Ihre Website muss das Skript von dieser \
        Adresse erlauben:",
    frame: "Als Rahmen (iframe)",
    frame_text: "Für Websites, die keine fremden Skripte erlauben. Hier gelten die Farben aus den \
        Einstellungen der Kommune.",
    copy_element: "Code des Elements kopieren",
    copy_frame: "Code des Rahmens kopieren",
    copied: "Der Code ist kopiert.",
    marked: "Ihr Browser lässt das Kopieren nicht zu. Der Code ist markiert: Kopieren Sie ihn mit \
        der Tastatur.",
    preview: "Vorschau",
    preview_text: "So erscheint das Element. Was Sie hier ausfüllen, ist ein echter Antrag.",
};

static ENGLISH: Own = Own {
    title: "Put an application on your own website",
    intro: "Choose an application, the language and, if you like, colours of your own. You get \
        the code for your website, and see what the application looks like there.",
    offer: "Application",
    language: "Language",
    colours: "Your own colours (optional)",
    colours_hint: "Write # and six characters from 0 to 9 and a to f, for example #004b76. What \
        you leave empty is as in the design system KERN.",
    action: "Links and buttons",
    focus: "Frame around what is selected",
    accent: "Line below the header",
    light: "light view",
    dark: "dark view",
    show: "Show the code",
    error_prefix: "Error: ",
    errors: "Please check these colours",
    no_colour: "Write # and six characters from 0 to 9 and a to f, for example #004b76.",
    contrast: "The contrast to the background {ground} is {found}:1. At least {needed}:1 is needed.",
    page: "of the page",
    panel: "of boxes and fields",
    pressed: "of boxes in which something is being pressed",
    darker: "Choose a darker colour.",
    lighter: "Choose a lighter colour.",
    point: ".",
    code: "Code for your website",
    element: "As an element",
    element_text: "The application becomes a part of your page. Your website has to allow the \
        script from this address:",
    frame: "As a frame (iframe)",
    frame_text: "For websites that allow no foreign scripts. Here the colours from the \
        municipality's settings apply.",
    copy_element: "Copy the code of the element",
    copy_frame: "Copy the code of the frame",
    copied: "The code has been copied.",
    marked: "Your browser does not allow copying. The code is selected: copy it with the keyboard.",
    preview: "Preview",
    preview_text: "This is what the element looks like. What you fill in here is a real \
        application.",
};
