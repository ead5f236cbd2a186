//! Pages to read: complete without the assistant, in each language, as they are on the day.

use std::io::Read as _;

use serde_json::json;

use crate::world::http::{Answer, get};
use crate::world::{ARS, World, write};

const INDEX: &str = "<!doctype html><html><head><title>Antrag</title>\
    <link rel=\"stylesheet\" href=\"/assistant-0123456789abcdef.css\"/>\
    <script src=\"/reading-0123456789abcdef.js\"></script>\
    <script type=\"module\" src=\"/boot-0123456789abcdef.js\"></script></head>\
    <body><noscript></noscript><div id=\"crash\"></div></body></html>";

const PDF: &str = "%PDF-1.7";

/// A world with an assistant.
pub(crate) fn world() -> World {
    let world = World::new();
    let app = world.dist().join("app");
    write(&app.join("index.html"), INDEX);
    write(&app.join("assistant-0123456789abcdef.css"), "p { color: red }");
    write(&app.join("reading-0123456789abcdef.js"), "start()");
    let words = json!([["start", "Antrag starten"], ["imprint", "Impressum"], ["hours", "Zeiten"]]);
    write(&app.join("reading/de.json"), words.to_string());
    let words = json!([["start", "Start now"], ["imprint", "Imprint"], ["hours", "Hours"]]);
    write(&app.join("reading/en.json"), words.to_string());
    write(&world.dist().join(format!("municipalities/{ARS}/paper/dog-tax.pdf")), PDF);
    world
}

fn start() -> String {
    format!("/{ARS}/dog-tax")
}

#[track_caller]
fn says(page: &Answer, parts: &[&str]) {
    assert_eq!(page.status, 200);
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    for part in parts {
        assert!(page.text().contains(part), "{part} is missing in\n{}", page.text());
    }
}

#[tokio::test]
async fn a_start_page_is_complete_as_it_is_sent() {
    let world = world();
    let server = world.start().await;
    let address = server.address();
    let page = get(address, &start(), &[]).await;
    says(
        &page,
        &[
            "<html lang=\"de\" dir=\"ltr\">",
            "<title>Hundesteuer – Stadt Musterstadt</title>",
            "<meta name=\"description\" content=\"Stand 23.11.2026\">",
            "<link rel=\"canonical\" href=\"https://antrag.example/149990000000/dog-tax\">",
            "hreflang=\"en\" href=\"https://antrag.example/149990000000/dog-tax?lang=en\"",
            "<style>p { color: red }</style>",
            "<script>start()</script>",
            "<script type=\"module\" src=\"/boot-0123456789abcdef.js\"></script>",
            "id=\"title\" tabindex=\"-1\">Hundesteuer</h1>",
            "Antrag starten",
            "Stand 23.11.2026",
            "Steueramt",
            "0123 456",
            "115",
        ],
    );
    assert!(!page.text().contains("assistant-0123456789abcdef.css"), "styles are in the page");
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("style-src 'self' 'sha256-") && !policy.contains("unsafe-inline"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));

    // It is sent compressed, and not again while it is the same.
    let packed = get(address, &start(), &[("accept-encoding", "gzip")]).await;
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    let mut plain = String::new();
    flate2::read::GzDecoder::new(&*packed.body).read_to_string(&mut plain).unwrap();
    assert_eq!(plain, page.text());
    let small = get(address, &start(), &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(small.header("content-encoding"), Some("br"));
    let tag = page.header("etag").unwrap().to_owned();
    let again = get(address, &start(), &[("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.body.len()), (304, 0));

    // The next day in Germany begins.
    world.set_time("2026-11-23T23:00:00Z");
    let next = get(address, &start(), &[("if-none-match", &tag)]).await;
    says(&next, &["Stand 24.11.2026"]);
    server.stop().await;
}

#[tokio::test]
async fn every_page_is_there_in_every_language() {
    let world = world();
    let server = world.start().await;
    let address = server.address();
    let english = get(address, &format!("{}?lang=en", start()), &[]).await;
    says(&english, &["<html lang=\"en\"", "<title>Dog tax", "Start now", "Stand 23 November 2026"]);
    // What there is not is said in German.
    let unknown = get(address, &format!("{}?lang=tlh", start()), &[]).await;
    says(&unknown, &["<html lang=\"de\"", "Antrag starten"]);

    let imprint = get(address, &format!("{}/imprint", start()), &[]).await;
    says(&imprint, &["<title>Impressum – Stadt Musterstadt", "<p class=\"kern-body\">i</p>"]);
    assert!(!imprint.text().contains("<script"), "it needs no assistant");
    let english = get(address, &format!("{}/privacy?lang=en", start()), &[]).await;
    says(&english, &["<html lang=\"en\"", "<div class=\"prose\" lang=\"de\" dir=\"ltr\">"]);

    // Where there is one service, the list leads to it.
    let list = get(address, "/?lang=en", &[]).await;
    let there = format!("{}?lang=en", start());
    assert_eq!((list.status, list.header("location")), (302, Some(there.as_str())));

    // The form on paper is linked, and is a PDF.
    let form = format!("{}/form.pdf", start());
    says(&unknown, &[&format!("href=\"{form}\"")]);
    let form = get(address, &form, &[]).await;
    assert_eq!((form.status, form.text()), (200, PDF));
    assert_eq!(form.header("content-type"), Some("application/pdf"));
    let none = get(address, &format!("/{ARS}/other/form.pdf"), &[]).await;
    assert_eq!(none.problem(), (404, "not_found".to_owned()));

    // Search engines are shown the way.
    let robots = get(address, "/robots.txt", &[]).await;
    assert_eq!(robots.header("content-type"), Some("text/plain; charset=utf-8"));
    assert!(robots.text().contains("Sitemap: https://antrag.example/sitemap.xml"));
    let sitemap = get(address, "/sitemap.xml", &[]).await;
    assert_eq!(sitemap.header("content-type"), Some("application/xml"));
    for query in ["", "?lang=en"] {
        let entry = format!("<loc>https://antrag.example{}{query}</loc>", start());
        assert!(sitemap.text().contains(&entry), "{}", sitemap.text());
    }

    // The assistant says what is wrong with an address.
    for path in [format!("/{ARS}/other"), "/000000000000/dog-tax".to_owned()] {
        assert_eq!(get(address, &path, &[]).await.text(), INDEX, "{path}");
    }
    let path = format!("/{ARS}/other/imprint");
    assert_eq!(get(address, &path, &[]).await.problem(), (404, "not_found".to_owned()));
    server.stop().await;
}

#[tokio::test]
async fn an_assistant_that_lacks_something_is_not_served() {
    for (missing, said) in [
        ("index.html", "index.html"),
        ("assistant-0123456789abcdef.css", "/assistant-0123456789abcdef.css"),
        ("reading-0123456789abcdef.js", "/reading-0123456789abcdef.js"),
        ("reading/de.json", "German"),
    ] {
        let world = world();
        let path = world.dist().join("app").join(missing);
        match missing {
            "index.html" => write(&path, "<!doctype html>"),
            _ => std::fs::remove_file(path).unwrap(),
        }
        let started = backend::Server::start(&world.options(), world.clock()).await;
        let error = started.err().unwrap().to_string();
        assert!(error.contains(said) && error.contains("build the assistant again"), "{error}");
    }
}
