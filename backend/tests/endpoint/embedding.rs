//! What pages of other origins may ask, and where the assistant may be shown in a frame.

use shared::settings::Settings;

use crate::reading;
use crate::world::http::{get, request};
use crate::world::{ARS, write};

/// A page of another origin.
const HOST: &str = "https://www.musterstadt.example";

#[tokio::test]
async fn any_page_may_ask_and_gets_no_credentials() {
    let world = reading::world();
    let server = world.start().await;
    let address = server.address();
    for path in ["/api/v1/services/dog-tax", "/index.html", "/api/v1/no-such-thing"] {
        let answer = get(address, path, &[("origin", HOST)]).await;
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
        assert_eq!(answer.header("access-control-allow-credentials"), None, "{path}");
    }
    let asks = [("origin", HOST), ("access-control-request-method", "POST")];
    let asked = request(address, "OPTIONS", "/api/v1/submissions", &asks, b"").await;
    assert_eq!((asked.status, asked.body.len()), (204, 0));
    assert_eq!(asked.header("access-control-allow-methods"), Some("GET, POST, PATCH"));
    assert_eq!(asked.header("access-control-allow-headers"), Some("content-type, part-token"));
    let unasked = request(address, "OPTIONS", "/api/v1/submissions", &[], b"").await;
    assert_eq!(unasked.problem(), (405, "method_not_allowed".to_owned()));
    server.stop().await;
}

#[tokio::test]
async fn colours_are_answered_with_styles_unless_nobody_could_read_in_them() {
    let world = reading::world();
    let server = world.start().await;
    let ask = |colours: &str| {
        let path = format!("/api/v1/themes/{colours}");
        let address = server.address();
        async move { get(address, &path, &[("origin", HOST)]).await }
    };
    let fit = ask("action=%23004b76;%20focus=%23005a9c").await;
    assert_eq!((fit.status, fit.header("content-type")), (200, Some("text/css; charset=utf-8")));
    assert_eq!(fit.header("access-control-allow-origin"), Some("*"));
    assert!(fit.text().contains(".html{--kern-color-action-default:#004b76"), "{}", fit.text());
    for unfit in
        ["action=%23ff6600", "action=blue", "action", "no-such=%23004b76", &"a".repeat(401)]
    {
        let answer = ask(unfit).await;
        assert_eq!(answer.problem(), (422, "unfit_theme".to_owned()), "{unfit}");
    }
    assert!(ask("action=%23ff6600").await.text().contains(":1 is needed"));
    // What is no text at all is no theme either.
    assert_eq!(ask("%ff").await.problem(), (400, "malformed_request".to_owned()));
    server.stop().await;
}

#[tokio::test]
async fn only_pages_that_the_municipality_names_have_it_in_a_frame() {
    let world = reading::world();
    let folder = world.dist().join("municipalities").join(ARS);
    let path = folder.join(format!("{}.json", world.settings));
    let text = std::fs::read_to_string(path).unwrap();
    let mut settings: Settings = serde_json::from_str(&text).unwrap();
    settings.embed.hosts = vec![HOST.to_owned()];
    settings.theme = "action=#004b76".to_owned();
    let text = serde_json::to_string(&settings).unwrap();
    let digest = shared::service::Digest::of(text.as_bytes());
    write(&folder.join(format!("{digest}.json")), &text);
    write(&folder.join("current"), digest.to_string());
    let server = world.start().await;
    let address = server.address();

    let frame = get(address, &format!("/{ARS}/dog-tax/frame?lang=en"), &[]).await;
    assert_eq!(frame.status, 200);
    assert!(frame.text().contains("widget-frame.js"), "{}", frame.text());
    let policy = frame.header("content-security-policy").unwrap();
    assert!(policy.ends_with(&format!("frame-ancestors 'self' {HOST}")), "{policy}");
    assert!(policy.contains("style-src 'self' 'sha256-"), "{policy}");
    assert!(frame.text().contains(":root{--kern-color-action-default:#004b76"));
    let page = get(address, &format!("/{ARS}/dog-tax"), &[]).await;
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.ends_with("frame-ancestors 'self'"), "{policy}");
    let post = request(address, "POST", &format!("/{ARS}/dog-tax/frame"), &[], b"x").await;
    assert_eq!(post.problem(), (405, "method_not_allowed".to_owned()));
    let nowhere = get(address, "/000000000000/dog-tax/frame", &[]).await;
    assert_eq!(nowhere.status, 404);
    server.stop().await;
}
