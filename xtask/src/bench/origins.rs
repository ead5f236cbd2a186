//! Whether anything of the app is asked of another origin.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::files;

/// What names a resource to load, by kind of file. In script every address counts.
const LOADING: [(&str, &[&str]); 4] = [
    ("html", &["src=\"", "href=\"", "srcset=\"", "action=\""]),
    ("css", &["url(", "@import "]),
    ("js", &["\"", "'", "`"]),
    ("mjs", &["\"", "'", "`"]),
];

/// Addresses that are names and never asked: namespaces of XML.
const NAMES: [&str; 1] = ["http://www.w3.org/"];

/// The addresses at other origins in these files, each with its file.
pub(super) fn asked(paths: &[PathBuf]) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        let Some((_, before)) = LOADING.iter().find(|(kind, _)| *kind == files::ending(path))
        else {
            continue;
        };
        let addresses = foreign(&files::read(path)?, before);
        found.extend(addresses.iter().map(|each| format!("`{each}` in `{}`", path.display())));
    }
    Ok(found)
}

/// The addresses that stand after one of the words.
fn foreign(text: &str, before: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for word in before {
        for rest in text.split(word).skip(1) {
            let address = rest.trim_start_matches(['"', '\'', ' ']);
            let address = address.split(['"', '\'', '`', ')', ' ', '\n']).next().unwrap_or("");
            let elsewhere = ["http://", "https://", "//"];
            if elsewhere.iter().any(|start| address.len() > 3 && address.starts_with(start))
                && !NAMES.iter().any(|name| address.starts_with(name))
            {
                found.push(address.to_owned());
            }
        }
    }
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_other_origins_only() {
        let html = "<link href=\"/a.css\"><img src=\"https://example.org/a.png\">";
        assert_eq!(foreign(html, &["src=\"", "href=\""]), ["https://example.org/a.png"]);
        assert_eq!(foreign("url(//cdn.example/x)", &["url("]), ["//cdn.example/x"]);
        assert!(foreign("url(\"data:image/svg+xml,<svg xmlns='http://…'\")", &["url("]).is_empty());
        assert!(foreign("a('http://www.w3.org/2000/svg')", &["'"]).is_empty());
    }
}
