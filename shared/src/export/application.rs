//! An application as a page to read and to print, the same for the office and the citizen.

use super::markup::escaped;
use super::words::{Words, words};
use super::{Composer, Row, Section, berlin};
use crate::kind::Kind;
use crate::language::Language;
use crate::service::Texts;
use crate::session::Key;
use crate::settings::Settings;
use crate::{Date, Session, Value};

/// What stands above the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationHead {
    /// What the service is called.
    pub title: String,
    /// The municipality responsible.
    pub municipality: String,
    /// The id of the submission.
    pub submission: String,
    /// The number by which people can ask for it, once it was received.
    pub case_number: Option<String>,
    /// When the endpoint received it, in UTC (RFC 3339); shown in German legal time.
    pub received: Option<String>,
    /// The day for which it was assessed.
    pub day: Date,
    /// Whether the municipality is invented.
    pub demo: bool,
    /// What it costs.
    pub fee: Option<Fee>,
    /// By when it was due.
    pub deadline: Option<Due>,
    /// The titles of the documents needed.
    pub documents: Vec<String>,
}

/// What an application costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    /// What the fee or tax is called; the general word where none is given.
    pub label: Option<String>,
    /// How much, in cents.
    pub cents: i64,
}

/// By when an application is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What the deadline is called; the general word where none is given.
    pub label: Option<String>,
    /// The last day.
    pub day: Date,
}

impl ApplicationHead {
    /// What follows from the answers; case number and time of receipt are not known yet.
    pub fn new(
        session: &Session,
        texts: &Texts,
        settings: &Settings,
        submission: String,
        language: Language,
    ) -> Self {
        let service = session.plan().service();
        let documents = session.documents().into_iter().filter_map(|at| service.documents.get(at));
        let composer = Composer { session, texts, language };
        let title = |id: &String| match texts.documents.get(id) {
            Some(own) => composer.line(&own.title, Key::ROOT),
            None => id.clone(),
        };
        Self {
            title: texts.service.title.clone(),
            municipality: settings.name.clone(),
            submission,
            case_number: None,
            received: None,
            day: session.day(),
            demo: settings.demo,
            fee: session.fee().map(|cents| Fee { label: texts.service.fee.clone(), cents }),
            deadline: session
                .deadline()
                .map(|day| Due { label: texts.service.deadline.clone(), day }),
            documents: documents.map(|document| title(&document.id)).collect(),
        }
    }
}

/// A complete page in HTML that needs nothing else: no script, no picture, no other file. Every
/// text in it is escaped.
pub fn application_html(
    head: &ApplicationHead,
    sections: &[Section],
    language: Language,
) -> String {
    let words = words(language);
    let (rtl, own) = directions(language);
    let title = escaped(&head.title);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"{}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title} – {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <p class=\"to\">{} {}</p>\n<h1{own}>{title}</h1>\n",
        language.tag(),
        rtl,
        escaped(head.case_number.as_ref().unwrap_or(&head.submission)),
        words.application_to,
        escaped(&head.municipality),
    );
    if head.demo {
        html += &format!("<p class=\"demo\"><strong>{}</strong></p>\n", words.demo);
    }
    html += &format!("<section>\n<h2>{}</h2>\n", words.overview);
    let facts = overview(head, words, language).into_iter().map(|it| (it.0, it.1, false));
    list(&mut html, own, facts);
    html += "</section>\n";
    for section in sections {
        push_section(&mut html, own, section);
    }
    if !head.documents.is_empty() {
        html += &format!("<section>\n<h2>{}</h2>\n<ul>\n", words.documents);
        // A direction of the item's own would put its mark where there is no place for it.
        let (open, close) = if own.is_empty() { ("", "") } else { ("<bdi>", "</bdi>") };
        for document in &head.documents {
            html += &format!("<li>{open}{}{close}</li>\n", escaped(document));
        }
        html += "</ul>\n</section>\n";
    }
    html + "</main>\n</body>\n</html>\n"
}

/// The attribute of a page's direction, and that of texts which each have their own: in a page from
/// right to left, questions may be there in German only, and numbers of telephones read from left
/// to right.
fn directions(language: Language) -> (&'static str, &'static str) {
    match language.direction() {
        "rtl" => (" dir=\"rtl\"", " dir=\"auto\""),
        _ => ("", ""),
    }
}

/// The facts about the application as label and text.
fn overview(head: &ApplicationHead, words: &Words, language: Language) -> Vec<(String, String)> {
    let show = |kind: Kind, value: Value| kind.show(&value, language, &str::to_owned);
    let day = |day: Date| show(Kind::Date { min: None, max: None }, Value::Date(day));
    let money = |cents| show(Kind::Money { min: cents, max: cents }, Value::Number(cents));
    let named = |label: &Option<String>, general: &str| match label {
        Some(label) => label.clone(),
        None => general.to_owned(),
    };
    let received = head.received.as_ref().map(|moment| berlin::show(moment, language));
    let facts = [
        head.case_number.clone().map(|number| (words.case_number.to_owned(), number)),
        received.map(|moment| (words.received.to_owned(), moment)),
        Some((words.day.to_owned(), day(head.day))),
        head.fee.as_ref().map(|fee| (named(&fee.label, words.fee), money(fee.cents))),
        head.deadline.as_ref().map(|due| (named(&due.label, words.deadline), day(due.day))),
        Some((words.submission.to_owned(), head.submission.clone())),
    ];
    facts.into_iter().flatten().collect()
}

/// A page's answers, those of each instance and group under its own heading.
fn push_section(html: &mut String, own: &str, section: &Section) {
    *html += &format!(
        "<section>
<h2{own}>{}</h2>
",
        escaped(&section.title)
    );
    for rows in section.rows.chunk_by(|row, next| row.heading() == next.heading()) {
        if let Some(heading) = rows.first().and_then(Row::heading) {
            *html += &format!(
                "<h3{own}>{}</h3>
",
                escaped(&heading)
            );
        }
        let rows = rows.iter();
        list(html, own, rows.map(|row| (row.label.clone(), row.value.clone(), row.blank)));
    }
    *html += "</section>\n";
}

/// A description list of label, text and whether there is no answer.
fn list(html: &mut String, own: &str, rows: impl Iterator<Item = (String, String, bool)>) {
    *html += "<dl>\n";
    for (label, text, blank) in rows {
        let class = if blank { " class=\"blank\"" } else { "" };
        let (label, text) = (escaped(&label), escaped(&text));
        *html += &format!("<div><dt{own}>{label}</dt><dd{own}{class}>{text}</dd></div>\n");
    }
    *html += "</dl>\n";
}

/// Readable on a screen of 320 CSS pixels and on A4; a pair of question and answer is not torn
/// apart between sheets.
const STYLE: &str = "\
:root{color-scheme:light}\
body{margin:0;background:#fff;color:#171a1c;font:1rem/1.5 system-ui,sans-serif}\
main{max-width:50rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}\
h1{margin:0 0 1rem;font-size:1.75rem;line-height:1.25}\
h2{margin:2rem 0 .5rem;font-size:1.25rem;border-bottom:2px solid #171a1c}\
h3{margin:1.25rem 0 .25rem;font-size:1rem}\
h2,h3{break-after:avoid}\
.to{margin:0}\
.demo{border:2px solid #171a1c;padding:.5rem}\
dl{margin:0}\
dl div{padding:.375rem 0;border-bottom:1px solid #767676;break-inside:avoid}\
dt{color:#44494d}\
dd{margin:0;font-weight:600;white-space:pre-line}\
dd.blank{font-weight:400;font-style:italic}\
@media (min-width:40rem),print{dl div{display:grid;grid-template-columns:2fr 3fr;gap:1rem}}\
@page{margin:2cm}\
@media print{main{max-width:none;padding:0}body{font-size:10.5pt}}";
