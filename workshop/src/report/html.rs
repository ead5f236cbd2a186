//! The report as a page that stands alone and can be printed and signed.

use std::fmt::Write as _;

use shared::Date;
use shared::kind::Kind;
use shared::language::Language;
use shared::service::Texts;

use super::words::{Words, words};
use super::{Tested, coverage, scenario};
use crate::bundle::bundle;
use crate::scenario::Coverage;

/// Plain and printable: no picture, no script, nothing loaded.
const STYLE: &str = "\
:root{color-scheme:light}\
body{font:1rem/1.5 system-ui,sans-serif;color:#111;background:#fff;max-width:60rem;margin:0 auto;padding:1.5rem}\
h1{font-size:1.8rem}h2{font-size:1.4rem;margin-top:2.5rem;border-bottom:2px solid #111}h3{font-size:1.1rem;margin-top:1.8rem}\
table{border-collapse:collapse;width:100%;margin:.7rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}\
th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top}td{overflow-wrap:anywhere}body{overflow-wrap:break-word}th,h1,h2,h3,dt{hyphens:auto}\
.wide{overflow-x:auto}:focus-visible{outline:3px solid #0b4a7f;outline-offset:2px}h2+.wide caption,h3+.wide caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
thead th{background:#eee}dl{display:grid;grid-template-columns:minmax(7rem,18rem) 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}\
pre{white-space:pre-wrap;background:#f4f4f4;padding:.5rem;overflow-wrap:anywhere}code{overflow-wrap:anywhere}\
.failed{font-weight:700;color:#8b0000}.signature{display:grid;grid-template-columns:1fr 1fr 1fr;gap:2rem;margin-top:4rem;break-inside:avoid}\
.signature div{border-top:1px solid #111;padding-top:.3rem}@media(max-width:40rem){body{padding:.75rem;font-size:.9rem}h1{font-size:1.35rem}th,td{padding:.15rem .25rem}table{font-size:.85rem}dl,.signature{grid-template-columns:1fr}dd{margin-bottom:.4rem}}\
@page{size:A4;margin:15mm}@media print{body{max-width:none;padding:0}.wide{overflow:visible}section.scenario{break-inside:auto}h2,h3{break-after:avoid}tr{break-inside:avoid}}";

/// What the parts of the report have in common.
pub(super) struct Form<'a> {
    pub(super) tested: &'a Tested<'a>,
    pub(super) coverage: &'a Coverage,
    pub(super) texts: &'a Texts,
    pub(super) words: &'static Words,
    pub(super) language: Language,
}

/// The report of a service in a language, made on a day.
pub fn report_html(
    tested: &Tested<'_>,
    coverage: &Coverage,
    language: Language,
    made: Date,
) -> String {
    let empty = Texts::default();
    let all = &tested.compiled.texts;
    let texts = all.get(language.tag()).or_else(|| all.get("de")).unwrap_or(&empty);
    let words = words(language);
    let form = Form { tested, coverage, texts, words, language };
    let title = format!("{}: {}", words.title, texts.service.title);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        language.tag(),
        title = escape(&title),
    );
    form.head(&mut html, made);
    coverage::tables(&form, &mut html);
    let _ = writeln!(html, "<h2>{}</h2>", escape(words.scenarios));
    for own in tested.scenarios {
        scenario::section(&form, own, &mut html);
    }
    form.signature(&mut html);
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

impl Form<'_> {
    fn head(&self, html: &mut String, made: Date) {
        let words = self.words;
        let service = &self.tested.compiled.service;
        let digest = bundle(self.tested.compiled).map(|own| own.digest.to_string());
        let names: Vec<String> =
            self.tested.settings.iter().map(|own| format!("{} ({})", own.name, own.ars)).collect();
        let failed =
            self.tested.scenarios.iter().filter(|own| own.outcome.findings.errors() > 0).count();
        let all = self.tested.scenarios.len();
        let result = if failed == 0 { words.all_passed } else { words.some_failed };
        let passed = all.saturating_sub(failed);
        let result = format!("{result} ({passed} {}, {failed} {})", words.passed, words.failed);
        let rows = [
            (words.service, format!("{} ({})", self.texts.service.title, service.id)),
            (words.version, service.version.clone()),
            (words.digest, digest.unwrap_or_default()),
            (words.municipality, names.join(", ")),
            (words.date, self.day(made)),
            (words.result, result),
        ];
        let _ = writeln!(html, "<h2>{}</h2>\n<dl>", escape(words.summary));
        for (name, value) in rows {
            let _ = writeln!(html, "<dt>{}</dt><dd>{}</dd>", escape(name), escape(&value));
        }
        let _ = writeln!(html, "</dl>\n<p>{}</p>", escape(words.both_ways));
    }

    fn signature(&self, html: &mut String) {
        let words = self.words;
        let _ = writeln!(
            html,
            "<h2>{}</h2>\n<p>{}</p>\n<div class=\"signature\"><div>{}</div><div>{}</div>\
             <div>{}</div></div>",
            escape(words.acceptance),
            escape(words.accepted),
            escape(words.place_date),
            escape(words.name),
            escape(words.signature)
        );
    }

    /// A day as people read it.
    pub(super) fn day(&self, day: Date) -> String {
        let kind = Kind::Date { min: None, max: None };
        kind.show(&shared::Value::Date(day), self.language, &str::to_owned)
    }
}

/// A text as it stands in HTML and XML.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
