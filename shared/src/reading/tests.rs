//! Whole pages.

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::answers::Answers;
use crate::language::Language;
use crate::service::{Plan, Service, Texts};
use crate::settings::{Notices, Settings};
use crate::{Date, Session};

const PATH: &str = "/149990000000/small";

fn settings() -> Settings {
    let text = |text: &str| json!({ "de": text });
    let settings = serde_json::from_value(json!({
        "ars": "149990000000", "name": "Stadt \"Muster\"", "demo": true,
        "contact": {
            "office": text("Steueramt"), "street": "Markt 1", "postcode": "01234",
            "place": "Musterstadt", "telephone": "+49 (123) 456", "email": "a@example.org",
            "hours": text("montags"),
        },
        "notices": {}, "feedback": "b@example.org", "services": {},
    }));
    settings.unwrap()
}

fn words() -> Words {
    let named = |name: &str| [name.to_owned(), format!("<{name}>")];
    let all = [
        "skip",
        "language",
        "notice",
        "demo",
        "who",
        "ready",
        "duration",
        "responsible",
        "start",
        "stored_here",
        "loading",
        "not_opened",
        "telephone",
        "email",
        "hours",
        "imprint",
        "privacy",
        "accessibility",
        "feedback",
        "feedback_text",
        "back_to_service",
        "choose_title",
        "choose_intro",
    ];
    Words::read(&serde_json::to_vec(&all.map(named)).unwrap()).unwrap()
}

fn texts() -> Texts {
    let texts = json!({ "service": {
        "title": "Hund & Katze", "about": "Es kostet {0}.\n\nBald {1}.", "who": "- Alle",
        "ready": "Nichts.", "duration": "Kurz.",
    }});
    serde_json::from_value(texts).unwrap()
}

fn session(settings: &Settings) -> Session {
    let service: Service = serde_json::from_value(json!({
        "id": "small", "version": "1.0.0", "leika": [], "languages": ["de"],
        "parameters": [{"name": "rate", "type": "money", "default": 9600}], "lists": [],
        "nodes": [{"name": "since", "content": {"field": {"date": {}}}}],
        "pages": [{"id": "all", "shows": [0]}], "documents": [], "outcomes": [],
        "insertions": [
            {"value": {"setting": 0}, "kind": {"money": {"min": 0, "max": 999_999}}},
            {"value": {"answer": {"node": 0}}, "kind": {"date": {}}},
        ],
    }))
    .unwrap();
    let plan = Arc::new(Plan::new(service).unwrap());
    Session::new(plan, settings, &Answers::default(), Date::new(2026, 11, 23).unwrap())
}

fn frame<'a>(words: &'a Words, settings: &'a Settings) -> Frame<'a> {
    const TONGUES: &[Tongue] = &[Tongue::GERMAN, Tongue { language: Language::En, plain: false }];
    let settings = Some(settings);
    let tongue = Tongue::GERMAN;
    Frame {
        words,
        tongue,
        tongues: TONGUES,
        settings,
        service: "Hund & Katze",
        instead: None,
        path: PATH,
    }
}

#[track_caller]
fn says(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is missing in\n{html}");
    }
}

#[test]
fn a_start_page_says_everything_with_what_follows() {
    let (words, settings) = (words(), settings());
    let told = told(&texts(), &session(&settings), Language::De);
    let paper = Some("/paper.pdf");
    let page = Start { texts: &told, paper };
    let html = start(&frame(&words, &settings), &page);
    says(
        &html,
        &[
            "<h1 class=\"kern-heading-large\" id=\"title\" tabindex=\"-1\">Hund &amp; Katze</h1>",
            "<p class=\"kern-body\">Es kostet 96,00\u{a0}€.</p></div>",
            "<h2 class=\"kern-heading-medium\">&lt;who&gt;</h2>",
            "<li>Alle</li>",
            "Stadt &quot;Muster&quot;",
            "href=\"tel:+49123456\"",
            "href=\"/paper.pdf\"",
            "115",
            "href=\"/149990000000/small/imprint\"",
            "href=\"?\" lang=\"de\" hreflang=\"de\" data-action=\"language\" data-language=\"de\" \
             aria-current=\"true\"",
            "href=\"?lang=en\"",
            "data-failed=\"&lt;not_opened&gt;\"",
        ],
    );
    assert!(!html.contains("Bald"), "what is not known is left out");
    assert!(!html.contains("<demo>") && !html.contains(" style="), "{html}");

    let english = Frame {
        tongue: Tongue { language: Language::En, plain: false },
        instead: Some(Language::De),
        ..frame(&words, &settings)
    };
    let page = Start { paper: None, ..page };
    let html = start(&english, &page);
    says(&html, &["tabindex=\"-1\" lang=\"de\" dir=\"ltr\">Hund", "small/privacy?lang=en\""]);
    assert!(!html.contains("paper"), "{html}");
}

#[test]
fn notices_and_the_list_lead_on() {
    let (words, settings) = (words(), settings());
    let frame = frame(&words, &settings);
    let notices = Notices {
        imprint: "i".to_owned(),
        privacy: "p".to_owned(),
        accessibility: "- ready".to_owned(),
    };
    let html = notice(&frame, Notice::Accessibility, &notices, false);
    says(
        &html,
        &["<li>ready</li>", "href=\"mailto:b@example.org\"", "href=\"/149990000000/small\""],
    );
    assert!(!html.contains("id=\"reading\""), "it waits for no assistant");

    let offer = Offer {
        path: PATH.to_owned(),
        title: "Hund & Katze".to_owned(),
        municipality: "M".to_owned(),
    };
    let html = list(&Frame { settings: None, path: "", ..frame }, &[offer]);
    says(&html, &["<a class=\"kern-link\" href=\"/149990000000/small\">Hund &amp; Katze</a> – M"]);
    assert!(!html.contains("<footer"), "whose imprint?");
}

const BUILT: &str = "<!doctype html><html lang=\"de\"><head><title>Antrag</title>\
    <meta name=\"submission\" content=\"/submission-1.js\"><link rel=\"icon\" href=\"data:,\">\
    <link rel=\"stylesheet\" href=\"/assistant-1.css\" data-integrity=\"none\"/>\
    <script src=\"/reading-1.js\" data-integrity=\"none\"></script>\
    <script src=\"/boot-1.js\" defer></script></head>\
    <body><noscript>old</noscript><div id=\"crash\"></div></body></html>";

#[test]
fn a_document_has_all_that_the_assistant_needs() {
    let shell = Shell::read(BUILT).unwrap();
    assert_eq!(
        (shell.sheet.as_str(), shell.script.as_str()),
        ("/assistant-1.css", "/reading-1.js")
    );
    let english = Tongue { language: Language::En, plain: false };
    let head = Head {
        title: "A & B".to_owned(),
        about: "c\"".repeat(400),
        tongue: Tongue::GERMAN,
        addresses: vec![
            (Tongue::GERMAN, "https://a.example/1".to_owned()),
            (english, "https://a.example/1?lang=en".to_owned()),
        ],
        assistant: true,
    };
    let inlined = Inlined { style: "p{color:red}", own: "", script: "start()" };
    let html = document(&shell, &head, "<main></main>", inlined);
    says(
        &html,
        &[
            "<html lang=\"de\" dir=\"ltr\">",
            "<title>A &amp; B</title>",
            "<link rel=\"canonical\" href=\"https://a.example/1\">",
            "hreflang=\"en\" href=\"https://a.example/1?lang=en\"",
            "<style>p{color:red}</style>\n<script>start()</script>\n",
            "content=\"/submission-1.js\"",
            "<script src=\"/boot-1.js\" defer></script>",
            "<main></main>\n<div id=\"crash\"></div>",
        ],
    );
    assert_eq!(html.matches("<title>").count(), 1);
    assert!(!html.contains("assistant-1.css") && !html.contains("old"), "{html}");
    let described = html.split_once("description\" content=\"").unwrap().1;
    assert_eq!(described.split_once("\">").unwrap().0, "c&quot;".repeat(150));

    let html = document(&shell, &Head { assistant: false, ..head }, "", inlined);
    assert!(!html.contains("<script") && !html.contains("crash"), "{html}");
}

#[test]
fn a_page_without_its_marks_is_none() {
    for part in ["</title>", "</head>", "</noscript>", "rel=\"stylesheet\"", "/reading-"] {
        assert_eq!(Shell::read(&BUILT.replace(part, "")), None, "{part}");
    }
}
