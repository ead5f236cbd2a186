//! A municipality's own colours, and the page on which the code for another website is made.

use std::fs;

use serde_json::{Value as Json, json};
use shared::service::Digest;

use crate::reading::world;
use crate::world::http::get;
use crate::world::{ARS, World, write};

/// Publishes the settings with a theme.
fn theme(world: &World, theme: &str) {
    let folder = world.dist().join("municipalities").join(ARS);
    let current = fs::read_to_string(folder.join("current")).unwrap();
    let settings = fs::read(folder.join(format!("{}.json", current.trim()))).unwrap();
    let mut settings: Json = serde_json::from_slice(&settings).unwrap();
    settings["theme"] = json!(theme);
    let settings = settings.to_string();
    let digest = Digest::of(settings.as_bytes());
    write(&folder.join(format!("{digest}.json")), &settings);
    write(&folder.join("current"), digest.to_string());
}

#[tokio::test]
async fn a_municipality_has_its_colours_in_the_page() {
    let colours = "--kern-color-action-focus-default:#005a9c}";
    for (set, shown) in [("focus=#005a9c", true), ("", false), ("focus=#ffffff", false)] {
        let world = world();
        theme(&world, set);
        let server = world.start().await;
        for path in [format!("/{ARS}/dog-tax"), format!("/{ARS}/dog-tax/imprint")] {
            let page = get(server.address(), &path, &[]).await;
            assert_eq!(page.status, 200, "{path}");
            let text = page.text();
            assert_eq!(text.contains(colours), shown, "{path} with `{set}`: {text}");
            assert_eq!(text.matches("<style>").count(), 1 + usize::from(shown), "{path}");
            let policy = page.header("content-security-policy").unwrap();
            let (_, styles) = policy.split_once("style-src").unwrap();
            let (styles, _) = styles.split_once(';').unwrap();
            assert_eq!(styles.matches("sha256-").count(), 1 + usize::from(shown), "{policy}");
        }
        server.stop().await;
    }
}

#[tokio::test]
async fn the_code_for_another_website_is_made_of_what_is_asked() {
    let world = world();
    let server = world.start().await;
    let query = format!("offer={ARS}/dog-tax&language=en&action=%23004b76");
    let page = get(server.address(), &format!("/widget?{query}"), &[]).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("form-action 'self'") && policy.contains("frame-src 'self'"));
    let tag = format!("service=&quot;dog-tax&quot; municipality=&quot;{ARS}&quot;");
    assert!(page.text().contains(&tag), "{}", page.text());
    assert!(page.text().contains("theme=&quot;action=#004b76&quot;"), "{}", page.text());

    let shown = get(server.address(), &format!("/widget/preview?{query}"), &[]).await;
    let link = format!("<a href=\"/{ARS}/dog-tax?lang=en\">");
    assert!(shown.text().contains(&link), "{}", shown.text());

    // Whatever is asked for is answered, and shown as text alone.
    let long = "%23".repeat(2000);
    for query in ["offer=%22%3E%3Cscript%3E", "action=%22%3E%3Cb%3E", "language=%00", "&&=&%"] {
        let page = get(server.address(), &format!("/widget?{query}&focus={long}"), &[]).await;
        assert_eq!(page.status, 200, "{query}");
        assert!(!page.text().contains("<b>") && !page.text().contains("\"><script>\""), "{query}");
        assert!(page.text().len() < 20_000, "{query}: {} bytes", page.text().len());
        let preview = get(server.address(), &format!("/widget/preview?{query}&focus=x"), &[]).await;
        assert_eq!(preview.status, 404, "{query}");
    }
    server.stop().await;
}
