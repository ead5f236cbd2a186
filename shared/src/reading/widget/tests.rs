use super::*;
use crate::language::Language;
use crate::reading::Words;

fn offer(service: &str) -> Offer {
    Offer {
        path: format!("/149990000000/{service}"),
        title: "Hund & \"Katze\"".to_owned(),
        municipality: "Stadt Muster".to_owned(),
    }
}

/// The title and the page for these colours, in German.
fn shown(colours: &[(Token, &str)]) -> (String, String, Option<String>) {
    let offers = [offer("dogs"), offer("cats")];
    let [_, cats] = &offers;
    let english = Tongue { language: Language::En, plain: false };
    let colours: Vec<(Token, String)> =
        colours.iter().map(|(token, entered)| (*token, (*entered).to_owned())).collect();
    let wanted = Wanted {
        origin: "https://antrag.example",
        offers: &offers,
        offer: cats,
        languages: &[Tongue::GERMAN, english],
        language: english,
        colours: &colours,
    };
    let frame = Frame {
        words: &Words::default(),
        tongue: Tongue::GERMAN,
        tongues: &[Tongue::GERMAN],
        settings: None,
        service: "",
        instead: None,
        path: "",
    };
    let (title, page) = widget(&frame, &wanted);
    (title, page, preview(&wanted))
}

#[test]
fn the_code_has_what_was_chosen() {
    let (title, page, preview) = shown(&[(Token::Action, "#004B76"), (Token::Focus, "")]);
    assert_eq!(title, "Antrag in die eigene Website einbinden");
    let title = "Hund &amp; &quot;Katze&quot;";
    let element = |origin: &str| {
        format!(
            "<direkt-antrag service=\"cats\" municipality=\"149990000000\" lang=\"en\" \
             theme=\"action=#004b76\"><a href=\"{origin}/149990000000/cats?lang=en\">{title}</a>\
             </direkt-antrag>"
        )
    };
    let script = "<script type=\"module\" src=\"https://antrag.example/widget.js\"></script>\n";
    let code = format!("{script}{}", element("https://antrag.example"));
    assert!(page.contains(&escaped(&code).to_string()), "{page}");
    let frame = format!(
        "<iframe src=\"https://antrag.example/149990000000/cats/frame?lang=en\" \
         title=\"{title}\" style=\"width: 100%; height: 60rem; border: 0\"></iframe>"
    );
    assert!(page.contains(&escaped(&frame).to_string()), "{page}");
    let shown = "/widget/preview?offer=149990000000/cats&amp;language=en&amp;action=%23004B76";
    assert!(page.contains(shown), "{page}");
    assert!(preview.unwrap().contains(&element("")));
    assert!(page.contains("<option value=\"149990000000/cats\" selected>"), "{page}");
}

#[test]
fn colours_that_fall_short_are_told_at_their_fields_and_give_no_code() {
    let (title, page, preview) = shown(&[
        (Token::Action, "#777777"),
        (Token::FocusDark, "#004b76"),
        (Token::Accent, "\"><script>"),
    ]);
    assert_eq!(title, "Fehler: Antrag in die eigene Website einbinden");
    assert!(page.contains("href=\"#accent\"") && page.contains("id=\"accent-error\""), "{page}");
    assert!(!page.contains("\"><script>\"") && page.contains("&lt;script&gt;"), "{page}");
    assert!(!page.contains("&lt;direkt-antrag") && !page.contains("<iframe"), "{page}");
    assert_eq!(preview, None);
    let (_, page, _) = shown(&[(Token::Action, "#777777"), (Token::FocusDark, "#004b76")]);
    for said in [
        "Der Kontrast zum Hintergrund der Seite ist 4,47:1. Nötig sind mindestens 4,50:1. \
         Wählen Sie eine dunklere Farbe.",
        "Der Kontrast zum Hintergrund der Seite ist 2,26:1. Nötig sind mindestens 3,00:1. \
         Wählen Sie eine hellere Farbe.",
    ] {
        assert_eq!(page.matches(said).count(), 2, "{page}");
    }
}
