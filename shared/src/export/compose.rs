//! Texts that say what follows from the answers: `Ihre Steuer beträgt {0}.`

use super::shown;
use crate::Session;
use crate::expression::Reading;
use crate::language::Language;
use crate::service::Texts;
use crate::session::Key;

/// What stands in a title for what is not known yet.
const GAP: &str = "…";

/// What a service's texts are composed with.
#[derive(Clone, Copy, Debug)]
pub struct Composer<'a> {
    /// The answers.
    pub session: &'a Session,
    /// The texts, for the labels of codes.
    pub texts: &'a Texts,
    /// Their language.
    pub language: Language,
}

impl Composer<'_> {
    /// A text as it reads in an instance. A paragraph or list item that needs something that is
    /// not known is left out; the text may become empty.
    pub fn text(&self, text: &str, at: Key) -> String {
        self.compose(text, at, None)
    }

    /// A label, title or message as it reads in an instance: `…` stands for what is not known.
    pub fn line(&self, text: &str, at: Key) -> String {
        self.compose(text, at, Some(GAP))
    }

    fn compose(&self, text: &str, at: Key, gap: Option<&str>) -> String {
        if !text.contains(['{', '}']) {
            return text.to_owned();
        }
        let mut composed = String::with_capacity(text.len());
        // Where the paragraph begins, and whether something in it is not known.
        let (mut begin, mut lost) = (0, false);
        for line in text.split_inclusive('\n') {
            if line.trim().is_empty() || line.trim_start().starts_with("- ") {
                if std::mem::take(&mut lost) {
                    composed.truncate(begin);
                }
                begin = composed.len();
            }
            lost |= !self.line_into(line, at, gap, &mut composed);
        }
        if lost {
            composed.truncate(begin);
        }
        composed.trim().to_owned()
    }

    /// Composes a line; whether all in it is known.
    fn line_into(&self, line: &str, at: Key, gap: Option<&str>, composed: &mut String) -> bool {
        let mut rest = line;
        let mut known = true;
        while let Some((before, after)) = rest.split_once(['{', '}']) {
            composed.push_str(before);
            let brace = rest.get(before.len()..=before.len()).unwrap_or_default();
            rest = after.strip_prefix(brace).unwrap_or(after);
            if rest.len() < after.len() {
                composed.push_str(brace);
            } else if let Some((place, after)) = after.split_once('}').filter(|_| brace == "{") {
                rest = after;
                match self.inserted(place, at) {
                    Some(value) => composed.push_str(&value),
                    None => {
                        known = gap.is_some();
                        composed.push_str(gap.unwrap_or_default());
                    }
                }
            }
        }
        composed.push_str(rest);
        known
    }

    fn inserted(&self, place: &str, at: Key) -> Option<String> {
        let plan = self.session.plan();
        let insertion = plan.service().insertions.get(place.parse::<usize>().ok()?)?;
        match self.session.evaluate_in(at, &insertion.value)? {
            Reading::Known(datum) => {
                let value = datum.to_value();
                Some(shown(&insertion.kind, &value, plan, self.texts, self.language))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::Date;
    use crate::answers::Answers;
    use crate::service::Plan;

    fn session() -> Session {
        let money = json!({"money": {"min": 0, "max": 999_999}});
        let service = serde_json::from_value(json!({
            "id": "small", "version": "1.0.0", "leika": [], "languages": ["de"],
            "parameters": [{"name": "rate", "type": "money", "default": 9600}],
            "lists": [{"id": "sex", "codes": ["male", "female"]}],
            "nodes": [
                {"name": "dogs", "content": "group", "repeats": {"min": 0, "max": 3}},
                {"name": "sex", "parent": 0, "content": {"field": {"choice": {"list": 0}}}},
                {"name": "since", "content": {"field": {"date": {}}}},
            ],
            "pages": [{"id": "all", "shows": [0, 2]}], "documents": [], "outcomes": [],
            "insertions": [
                {"value": {"setting": 0}, "kind": money},
                {"value": {"answer": {"node": 1}}, "kind": {"choice": {"list": 0}}},
                {"value": {"answer": {"node": 2}}, "kind": {"date": {}}},
            ],
        }));
        let settings = serde_json::from_value(json!({
            "ars": "149990000000", "name": "Musterstadt",
            "contact": {"office": {}, "street": "Markt 1", "postcode": "09999", "place": "M",
                        "telephone": "115", "email": "a@example.de", "hours": {}},
            "notices": {}, "feedback": "a@example.de", "services": {},
        }));
        let answers = json!({"dogs": [{"sex": "female"}, {}]});
        let plan = Arc::new(Plan::new(service.unwrap()).unwrap());
        let answers = Answers::from_json(answers).unwrap();
        Session::new(plan, &settings.unwrap(), &answers, Date::new(2026, 11, 23).unwrap())
    }

    #[test]
    fn texts_and_lines_as_they_read() {
        let session = session();
        let labels = json!({"sex": {"female": "Hündin {x}"}});
        let start = json!({"title": "", "about": "", "who": "", "ready": "", "duration": "",
                           "after": ""});
        let texts: Texts =
            serde_json::from_value(json!({"service": start, "lists": labels})).unwrap();
        let de = Composer { session: &session, texts: &texts, language: Language::De };
        let en = Composer { language: Language::En, ..de };
        let first = session.place("dogs[1].sex").unwrap().instance;
        let second = session.place("dogs[2].sex").unwrap().instance;
        let cases = [
            (de, Key::ROOT, "ohne Klammern", "ohne Klammern", "ohne Klammern"),
            (de, Key::ROOT, "Es kostet {0}.", "Es kostet 96,00\u{a0}€.", "Es kostet 96,00\u{a0}€."),
            (en, Key::ROOT, "It costs {0}.", "It costs €96.00.", "It costs €96.00."),
            (de, first, "{1}: {0}", "Hündin {x}: 96,00\u{a0}€", "Hündin {x}: 96,00\u{a0}€"),
            (de, second, "Sie: {1}.", "", "Sie: …."),
            (de, Key::ROOT, "Seit {2}, {0}.\nNoch.", "", "Seit …, 96,00\u{a0}€.\nNoch."),
            (de, Key::ROOT, "A\n\nB {2}\n\nC", "A\n\nC", "A\n\nB …\n\nC"),
            (de, Key::ROOT, "A:\n- {2}\n- {0}", "A:\n- 96,00\u{a0}€", "A:\n- …\n- 96,00\u{a0}€"),
            (de, Key::ROOT, "{{{0}}} }}{{", "{96,00\u{a0}€} }{", "{96,00\u{a0}€} }{"),
            (de, Key::ROOT, "{9} {x} {", "", "… …"),
        ];
        for (composer, at, text, expected, line) in cases {
            assert_eq!(composer.text(text, at), expected, "{text}");
            assert_eq!(composer.line(text, at), line, "{text}");
        }
        assert_eq!(de.line("{0}", Key(99)), "…");
    }
}
