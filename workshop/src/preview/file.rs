//! Files that a browser is sent: the assistant's, and the panel's own.

use std::path::{Component, Path};

/// A file to send.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// The panel's files by address.
const PANEL: [(&str, &str, &str); 5] = [
    ("/", "text/html; charset=utf-8", include_str!("panel/panel.html")),
    ("/preview/panel.js", "text/javascript; charset=utf-8", include_str!("panel/panel.js")),
    ("/preview/words.js", "text/javascript; charset=utf-8", include_str!("panel/words.js")),
    ("/preview/panel.css", "text/css; charset=utf-8", include_str!("panel/panel.css")),
    ("/preview/clock.js", "text/javascript; charset=utf-8", include_str!("panel/clock.js")),
];

/// What the assistant's page gets so that another day can be tried: a script before all others.
const CLOCK: &str = "<script src=\"/preview/clock.js\"></script>";

/// A file of the panel.
pub(super) fn panel(address: &str) -> Option<File> {
    let (_, media_type, text) = PANEL.iter().find(|(known, ..)| *known == address)?;
    Some(File { media_type, bytes: text.as_bytes().to_vec() })
}

/// A file of the assistant as it was built; its page for the address of an application.
pub(super) fn assistant(app: &Path, address: &str) -> Option<File> {
    let name = address.strip_prefix('/')?;
    let parts = Path::new(name).components();
    let inside = !name.is_empty() && parts.clone().all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        return None;
    }
    if is_application(name) {
        let page = std::fs::read_to_string(app.join("index.html")).ok()?;
        let page = page.replacen("<head>", &format!("<head>{CLOCK}"), 1);
        return Some(File { media_type: "text/html; charset=utf-8", bytes: page.into_bytes() });
    }
    let bytes = std::fs::read(app.join(name)).ok()?;
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    Some(File { media_type: media_type(ending), bytes })
}

/// `{ars}/{service}`
fn is_application(name: &str) -> bool {
    name.trim_end_matches('/').split_once('/').is_some_and(|(ars, service)| {
        shared::settings::is_ars(ars) && !service.is_empty() && !service.contains('/')
    })
}

/// The media type of a file whose name ends so.
pub(super) fn media_type(ending: &str) -> &'static str {
    match ending {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_below_the_folder_are_sent() {
        let app = std::env::temp_dir().join(format!("direktantrag-app-{}", std::process::id()));
        std::fs::create_dir_all(&app).unwrap();
        std::fs::write(app.join("index.html"), "<html><head></head></html>").unwrap();
        std::fs::write(app.join("a.js"), "1").unwrap();
        let sent = |address: &str| assistant(&app, address).map(|file| file.media_type);
        assert_eq!(sent("/a.js"), Some("text/javascript; charset=utf-8"));
        assert_eq!(sent("/149990000000/dog-tax"), Some("text/html; charset=utf-8"));
        for address in ["/", "", "/../a.js", "/./../x", "//etc/passwd", "/b.js", "/1/2/3"] {
            assert_eq!(sent(address), None, "{address}");
        }
        let page = assistant(&app, "/149990000000/dog-tax").unwrap().bytes;
        assert!(String::from_utf8(page).unwrap().starts_with("<html><head><script"));
        std::fs::remove_dir_all(&app).unwrap();
    }
}
