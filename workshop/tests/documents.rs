//! The concept documents of the services here, whole: complete, well-formed, readable without a
//! script and without a network.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use shared::Date;
use shared::language::Language;
use shared::service::{Content, Plan};
use workshop::compile::{Compiled, compile_municipalities, compile_services};
use workshop::document::{Subject, documents};
use workshop::finding::Findings;

/// A service with its documents in a language.
struct Documented {
    service: Compiled,
    language: Language,
    files: Vec<(String, Vec<u8>)>,
}

impl Documented {
    fn file(&self, german: &str, english: &str) -> String {
        let name = if self.language == Language::De { german } else { english };
        let found = self.files.iter().find(|(known, _)| known == name);
        String::from_utf8(found.unwrap_or_else(|| panic!("no `{name}`")).1.clone()).unwrap()
    }

    fn pages(&self) -> Vec<(&str, &str)> {
        let html = self.files.iter().filter(|(name, _)| name.ends_with(".html"));
        html.map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).unwrap())).collect()
    }
}

/// Of every service that a municipality offers, in every language that it has.
fn all() -> Vec<Documented> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut findings = Findings::default();
    let services = compile_services(&root.join("services"), &mut findings);
    let offered =
        compile_municipalities(&root.join("municipalities"), &services, true, &mut findings);
    let mut documented = Vec::new();
    for service in services {
        let id = &service.service.id;
        let municipality = offered.iter().find(|own| own.settings.services.contains_key(id));
        let Some(municipality) = municipality else { continue };
        let plan = Arc::new(Plan::new(service.service.clone()).unwrap());
        for language in Language::ALL {
            let Some(texts) = service.texts.get(language.tag()) else { continue };
            let subject = Subject {
                plan: plan.clone(),
                texts,
                retention: &service.retention,
                municipality,
                language,
                day: Date::new(2026, 11, 24).unwrap(),
            };
            let files = documents(&subject).unwrap();
            assert_eq!(documents(&subject).unwrap(), files, "the same gives the same bytes");
            documented.push(Documented { service: service.clone(), language, files });
        }
    }
    assert!(documented.len() >= 2);
    documented
}

#[test]
fn documents_are_complete_well_formed_and_readable() {
    for documented in all() {
        let pages = documented.pages();
        assert_eq!(pages.len(), 6);
        for (name, html) in &pages {
            well_formed(name, html);
            headings_in_order(name, html);
            for foreign in ["<script", "javascript:", "src=", "@import", "url(http", "href=\"http"]
            {
                assert!(!html.contains(foreign), "{name} has {foreign}");
            }
            assert!(html.contains(&format!("<html lang=\"{}\">", documented.language.tag())));
            // Whatever it leads to is there.
            for target in html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap())
            {
                assert!(documented.files.iter().any(|(known, _)| known == target), "{target}");
            }
        }
        nothing_is_left_to_be_inserted(&documented);
        schema_has_every_node(&documented);
        process_shows_every_page_and_outcome(&documented);
        paper_asks_every_question(&documented);
    }
}

fn nothing_is_left_to_be_inserted(documented: &Documented) {
    for (name, bytes) in documented.files.iter().filter(|(name, _)| name.ends_with(".md")) {
        let text = std::str::from_utf8(bytes).unwrap();
        for (_, after) in text.match_indices('{').map(|(at, _)| text.split_at(at + 1)) {
            let place = after.split('}').next().unwrap();
            assert!(place.parse::<usize>().is_err(), "{name} has {{{place}}}");
        }
    }
}

fn schema_has_every_node(documented: &Documented) {
    let html = documented.file("datenschema.html", "data-schema.html");
    let markdown = documented.file("datenschema.md", "data-schema.md");
    let plan = Plan::new(documented.service.service.clone()).unwrap();
    let mut expected = documented.service.service.nodes.len();
    for at in 0..documented.service.service.nodes.len() {
        let path = plan.path(shared::service::NodeId(u32::try_from(at).unwrap()));
        assert!(html.contains(&format!("<td>{path}</td>")), "{path}");
        assert!(markdown.contains(&format!("| {} |", path.replace('_', "\\_"))), "{path}");
    }
    expected += documented.service.service.parameters.len();
    expected += documented.service.service.lists.iter().map(|list| list.codes.len()).sum::<usize>();
    assert_eq!(html.matches("<th scope=\"row\">").count(), expected);
}

fn process_shows_every_page_and_outcome(documented: &Documented) {
    let svg = documented.file("formularprozess.svg", "form-process.svg");
    well_formed("svg", &svg);
    let service = &documented.service.service;
    // A box for each page, and one for the summary before submitting.
    assert_eq!(svg.matches("<rect class=\"page\"").count(), service.pages.len() + 1);
    let ends = service.outcomes.iter().filter(|outcome| outcome.kind.ends()).count();
    assert_eq!(svg.matches("<rect class=\"outcome\"").count(), ends);
    assert!(svg.contains("<title id=\"flow-title\">") && svg.contains("<desc id=\"flow-desc\">"));
    let markdown = documented.file("formularprozess.md", "form-process.md");
    let texts = &documented.service.texts[documented.language.tag()];
    for title in texts.pages.values() {
        assert!(markdown.contains(&title.title), "{}", title.title);
    }
}

fn paper_asks_every_question(documented: &Documented) {
    let pdf = documented.files.iter().find(|(name, _)| name.ends_with(".pdf")).unwrap();
    let folder = std::env::temp_dir().join(format!("paper-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path: PathBuf = folder.join(&pdf.0);
    std::fs::write(&path, &pdf.1).unwrap();
    let output = Command::new("pdftotext").arg(&path).arg("-").output();
    let output = output.expect("`pdftotext` is missing: install Debian's poppler-utils");
    std::fs::remove_dir_all(&folder).unwrap();
    let text = squeezed(&String::from_utf8(output.stdout).unwrap());
    let plan = Plan::new(documented.service.service.clone()).unwrap();
    let texts = &documented.service.texts[documented.language.tag()];
    assert!(!text.contains(['{', '}']), "something is left to be inserted on paper");
    let mut asked = 0;
    for (at, node) in documented.service.service.nodes.iter().enumerate() {
        let Content::Field(kind) = &node.content else { continue };
        let hidden = node.hidden.is_some() || node.calculate.is_some();
        if kind.value_type().is_none() || hidden {
            continue;
        }
        let path = plan.path(shared::service::NodeId(u32::try_from(at).unwrap()));
        let label = &texts.nodes.get(&path).unwrap().label;
        // What follows from answers is not printed.
        for part in squeezed(label).split(['{', '}']).filter(|part| part.parse::<usize>().is_err())
        {
            assert!(text.contains(part), "`{label}` is not on paper");
        }
        asked += 1;
    }
    assert!(asked > 0);
    for document in texts.documents.values() {
        assert!(text.contains(&squeezed(&document.title)), "{}", document.title);
    }
}

/// A text without what lines and pages do to it: a hyphen at a line's end is not told from one that
/// the line needed.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect()
}

/// Every element that begins also ends, in order; no letter stands for markup by mistake.
fn well_formed(name: &str, html: &str) {
    let mut open: Vec<String> = Vec::new();
    for tag in html.split('<').skip(1) {
        let (tag, rest) = tag.split_once('>').unwrap_or_else(|| panic!("{name}: `<{tag}`"));
        assert!(!rest.contains('>') || rest.contains("--"), "{name}: `{rest}`");
        if let Some(ends) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(ends), "{name}");
        } else {
            let begins = tag.split([' ', '\n']).next().unwrap();
            let void = matches!(begins, "meta" | "br" | "!DOCTYPE") || tag.ends_with('/');
            assert_eq!(tag.matches('"').count() % 2, 0, "{name}: `<{tag}>`");
            if !void {
                open.push(begins.to_owned());
            }
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

/// One title, and no level left out below it.
fn headings_in_order(name: &str, html: &str) {
    let levels: Vec<u32> = html
        .split("<h")
        .skip(1)
        .filter_map(|rest| {
            rest.strip_prefix(['1', '2', '3']).and(rest.chars().next()?.to_digit(10))
        })
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
    assert_eq!(levels.first(), Some(&1), "{name}");
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{name}: {levels:?}");
    }
}
