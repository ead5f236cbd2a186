//! What another day changes: an application that waited is checked for the new day, and the person
//! sees what became different before it is sent. Reached by way of [`crate::part::Later`] only.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use shared::Session;
use shared::export::sections;
use shared::session::Key;

use super::parts::{bullets, p};
use crate::application::Application;
use crate::element::{Element, text};
use crate::words::{day, euros, fill};

/// What is read of an application: by what it is called among all, what it is called and what is
/// said of it.
type Said = BTreeMap<String, (String, String)>;

/// What is different from how it was on the day it was checked for before; nothing where that is not
/// known.
pub(super) fn differs(application: Application) -> Vec<Element> {
    let Some(before) = application.checked_for.get() else { return Vec::new() };
    let loaded = application.loaded;
    let answers = application.session(Session::draft);
    let before = Session::new(Arc::clone(&loaded.plan), loaded.settings, &answers, before);
    let (before, now) =
        (said(application, &before), application.session(|now| said(application, now)));
    let words = application.shell.words();
    let lines: Vec<Element> = differences(&before, &now, "–")
        .into_iter()
        .map(|(label, before, now)| {
            let line = fill(&fill(&fill(words.differs_line(), &label), &before), &now);
            application.shell.theirs(text("li", "kern-body", &line))
        })
        .collect();
    match lines.is_empty() {
        true => vec![p(words.differs_nothing())],
        false => vec![p(words.differs()), bullets(lines)],
    }
}

/// All that the person is shown of an application before it is sent.
fn said(application: Application, session: &Session) -> Said {
    let shell = application.shell;
    let (words, language) = (shell.words(), shell.language.peek());
    let texts = application.texts.peek();
    let mut said = Said::new();
    let mut say = |name: String, label: &str, value: String| {
        said.insert(name, (label.to_owned(), value));
    };
    if let Some(fee) = session.fee() {
        let label = texts.service.fee.as_deref().unwrap_or(words.fee());
        say("1".to_owned(), label, euros(fee, language));
    }
    if let Some(deadline) = session.deadline() {
        let label = texts.service.deadline.as_deref().unwrap_or(words.deadline());
        say("2".to_owned(), label, day(deadline, language));
    }
    for at in session.documents() {
        let document = application.loaded.plan.service().documents.get(at);
        let Some(document) = document else { continue };
        let title = texts.documents.get(&document.id).map(|own| own.title.as_str());
        let title = application.composed(title.unwrap_or(&document.id), Key::ROOT, true);
        say(["3 ", &document.id].concat(), words.documents(), title);
    }
    for row in sections(session, &texts, language).into_iter().flat_map(|section| section.rows) {
        let label = match row.heading() {
            Some(heading) => [&heading, ": ", &row.label].concat(),
            None => row.label.clone(),
        };
        say(["4 ", &row.path].concat(), &label, row.value);
    }
    said
}

/// Of what differs: what it is called, how it was and how it is.
fn differences(before: &Said, now: &Said, none: &str) -> Vec<(String, String, String)> {
    let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let found = names.into_iter().filter_map(|name| {
        let (was, is) = (before.get(name), now.get(name));
        let value = |said: Option<&(String, String)>| {
            said.map_or_else(|| none.to_owned(), |(_, value)| value.clone())
        };
        let (label, _) = is.or(was)?;
        let (was, is) = (value(was), value(is));
        (was != is).then(|| (label.clone(), was, is))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(all: &[(&str, &str, &str)]) -> Said {
        let own = |(name, label, value): &(&str, &str, &str)| {
            ((*name).to_owned(), ((*label).to_owned(), (*value).to_owned()))
        };
        all.iter().map(own).collect()
    }

    #[test]
    fn what_changed_came_or_went_is_told_with_how_it_was() {
        let before = said(&[("1", "Fee", "8 €"), ("4 a", "Name", "B"), ("4 b", "Late", "yes")]);
        let now = said(&[("1", "Fee", "0 €"), ("4 a", "Name", "B"), ("4 c", "Why", "-")]);
        let told = differences(&before, &now, "–");
        let told: Vec<[&str; 3]> = told.iter().map(|(a, b, c)| [&**a, &**b, &**c]).collect();
        assert_eq!(told, [["Fee", "8 €", "0 €"], ["Late", "yes", "–"], ["Why", "–", "-"]]);
        assert_eq!(differences(&now, &now, "–"), []);
    }
}
