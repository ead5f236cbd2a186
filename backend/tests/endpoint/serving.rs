//! What can be fetched: the catalogue, keys, the description and the assistant's files.

use std::fs;

use serde_json::json;
use shared::service::Digest;

use crate::reading;
use crate::world::http::{get, raw, request};
use crate::world::{ARS, World, service, write};

#[tokio::test]
async fn the_catalogue_is_served_by_digest() {
    let world = World::new();
    let folder = world.dist().join(format!("services/dog-tax/{}", world.bundle));
    fs::write(folder.join("manifest.json.br"), "compressed").unwrap();
    fs::write(world.notices().with_extension("json.br"), "small").unwrap();
    let server = world.start().await;
    let address = server.address();

    let services = get(address, "/api/v1/services", &[]).await.json();
    let titles = json!({ "de": "Hundesteuer", "en": "Dog tax" });
    let entry = json!({
        "id": "dog-tax", "version": "1.0.0", "bundle": world.bundle, "titles": titles,
    });
    assert_eq!(services, json!({ "services": [entry] }));

    let described = get(address, "/api/v1/services/dog-tax", &[]).await;
    assert_eq!(described.header("cache-control"), Some("no-cache"));
    let structure = described.json()["manifest"]["structure"].as_str().unwrap().to_owned();
    let tag = described.header("etag").unwrap().to_owned();
    let again = get(address, "/api/v1/services/dog-tax", &[("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.body.len()), (304, 0));

    let file = get(address, &format!("/api/v1/services/dog-tax/{structure}"), &[]).await;
    assert_eq!(Digest::of(&file.body).to_string(), structure);
    assert_eq!(file.header("content-type"), Some("application/octet-stream"));
    assert_eq!(file.header("cache-control"), Some("public, max-age=31536000, immutable"));

    let path = format!("/api/v1/services/dog-tax/{}", world.bundle);
    let plain = get(address, &path, &[]).await;
    assert_eq!(Digest::of(&plain.body), world.bundle);
    let small = get(address, &path, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!((small.text(), small.header("content-encoding")), ("compressed", Some("br")));
    assert_eq!(small.header("vary"), Some("accept-encoding"));
    assert_ne!(small.header("etag"), plain.header("etag"));

    let list = get(address, "/api/v1/municipalities", &[]).await.json();
    let entry = json!({ "ars": ARS, "name": "Stadt Musterstadt", "demo": true });
    assert_eq!(list, json!({ "municipalities": [entry] }));
    let own = get(address, &format!("/api/v1/municipalities/{ARS}"), &[]).await.json();
    assert_eq!(own, json!({ "ars": ARS, "settings": world.settings }));
    let path = format!("/api/v1/municipalities/{ARS}/{}", world.settings);
    let settings = get(address, &path, &[]).await.json();
    assert_eq!(settings["services"]["dog-tax"]["parameters"]["tax"], 9600);
    let digest = settings["notices"]["de"].as_str().unwrap();
    let path = format!("/api/v1/municipalities/{ARS}/{digest}");
    let notices = get(address, &path, &[]).await;
    assert_eq!(notices.json(), service::notices());
    assert_eq!(Digest::of(&notices.body).to_string(), digest);
    assert_eq!(notices.header("cache-control"), Some("public, max-age=31536000, immutable"));
    let small = get(address, &path, &[("accept-encoding", "br")]).await;
    assert_eq!((small.text(), small.header("content-encoding")), ("small", Some("br")));
    server.stop().await;
}

#[tokio::test]
async fn the_assistant_is_served_with_what_protects_it() {
    let world = reading::world();
    let app = world.dist().join("app");
    write(&app.join("app-0123456789abcdef.js"), "plain");
    write(&app.join("app-0123456789abcdef.js.br"), "brotli");
    write(&app.join("app-0123456789abcdef.js.gz"), "gzip");
    write(&app.join("parts/logo.svg"), "<svg/>");
    write(&world.dist().join("secret.txt"), "secret");
    write(&app.join(".hidden"), "secret");
    let server = world.start().await;
    let address = server.address();

    for path in ["/index.html", "/149990000000/cat-tax", "/149990000000/dog-tax?x=1"] {
        let page = get(address, path, &[]).await;
        assert!(page.status == 200 && page.text().starts_with("<!doctype html>"), "{path}");
        assert_eq!(page.header("cache-control"), Some("no-cache"));
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' "), "{policy}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(page.header("set-cookie"), None);
    }
    let script = "/app-0123456789abcdef.js";
    for (accepted, body) in [("br, gzip", "brotli"), ("gzip", "gzip"), ("identity", "plain")] {
        let answer = get(address, script, &[("accept-encoding", accepted)]).await;
        assert_eq!(answer.text(), body);
        assert_eq!(answer.header("content-type"), Some("text/javascript; charset=utf-8"));
        assert!(answer.header("cache-control").unwrap().contains("immutable"));
        let tag = answer.header("etag").unwrap();
        let known = [("accept-encoding", accepted), ("if-none-match", tag)];
        assert_eq!(get(address, script, &known).await.status, 304);
    }
    let head = request(address, "HEAD", script, &[], b"").await;
    assert_eq!((head.status, head.body.len(), head.header("content-length")), (200, 0, Some("5")));
    assert_eq!(
        get(address, "/parts/logo.svg", &[]).await.header("content-type"),
        Some("image/svg+xml")
    );

    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/parts/../../secret.txt",
        "/.hidden",
        "//etc/passwd",
        "/index.html%00",
        "/app-0123456789abcdef.js.br",
        "/parts",
        "/api/v1/services/..",
        "/api/v1/services/dog-tax/..%2f..%2fsecret.txt",
        "/api/v1/municipalities/000000000000",
        "/api/v2",
    ] {
        assert_eq!(
            get(address, path, &[]).await.problem(),
            (404, "not_found".to_owned()),
            "{path}"
        );
    }
    let post = request(address, "POST", "/", &[], b"x").await;
    assert_eq!(post.problem(), (405, "method_not_allowed".to_owned()));
    server.stop().await;
}

#[tokio::test]
async fn the_server_describes_itself() {
    let world = World::new();
    let server = world.start().await;
    let address = server.address();
    let document = get(address, "/api/v1/openapi.json", &[]).await.json();
    assert_eq!(document["openapi"], "3.1.0");
    for (path, operations) in document["paths"].as_object().unwrap() {
        let method = operations.as_object().unwrap().keys().next().unwrap().to_uppercase();
        let path = path.replace("{id}", "dog-tax").replace("{ars}", ARS);
        let path = path.replace("{colours}", "focus=%23005a9c");
        let answer = request(address, &method, &path, &[], b"").await;
        assert!(matches!(answer.status, 200 | 404 | 415), "{method} {path}: {}", answer.status);
    }
    assert_eq!(get(address, "/healthz", &[]).await.text(), "ok");
    let ready = get(address, "/readyz", &[]).await.json();
    assert_eq!(ready, json!({ "status": "ready", "undelivered": 0 }));
    let broken = raw(address, b"GARBAGE\r\n\r\n").await;
    assert_eq!(broken.status, 400);
    server.stop().await;
}
