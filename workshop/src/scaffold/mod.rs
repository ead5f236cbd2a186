//! The beginning of a new service: a small one that is whole, to be changed step by step.

use std::path::{Path, PathBuf};

use shared::Date;

use crate::compile::is_service_id;

/// The files of a new service, by their path in its folder.
const FILES: [(&str, &str); 6] = [
    ("service.yaml", include_str!("template/service.yaml")),
    ("texts/de.yaml", include_str!("template/de.yaml")),
    ("texts/en.yaml", include_str!("template/en.yaml")),
    ("scenarios/complete.yaml", include_str!("template/complete.yaml")),
    ("scenarios/other-place.yaml", include_str!("template/other-place.yaml")),
    ("example.json", include_str!("template/example.json")),
];

/// What a municipality must set of a new service; to be put below its `services:`.
const SETTINGS: &str = "  {{id}}:\n    parameters:\n      fee: 0                    # in cents\n";

/// What a new service begins with.
#[derive(Debug)]
pub struct Beginning<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it is called in German.
    pub title: &'a str,
    /// What it is called in English.
    pub title_en: &'a str,
    /// Its LeiKa key, if it is known.
    pub leika: Option<&'a str>,
    /// The municipality for which its scenarios are.
    pub ars: &'a str,
    /// The day for which its scenarios are.
    pub day: Date,
}

impl Beginning<'_> {
    /// Why nothing can begin like this, in lower case.
    pub fn examine(&self) -> Result<(), String> {
        if !is_service_id(self.id) {
            let id = self.id;
            return Err(format!(
                "`{id}` is no id for a service: use lower-case letters, digits and `-`, beginning with a letter"
            ));
        }
        let digits = |text: &str, count| {
            text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if let Some(key) = self.leika.filter(|key| !digits(key, 14)) {
            return Err(format!("`{key}` is no LeiKa key: it has 14 digits"));
        }
        if !digits(self.ars, 12) {
            return Err(format!("`{}` is no regional key: it has 12 digits", self.ars));
        }
        for title in [self.title, self.title_en] {
            let proper = !title.trim().is_empty() && !title.contains(char::is_control);
            if !proper || title.chars().count() > 200 {
                return Err("a title is one line of at most 200 characters".to_owned());
            }
        }
        Ok(())
    }

    /// Writes the service into a folder that is not there yet; the paths written.
    pub fn write(&self, folder: &Path) -> Result<Vec<PathBuf>, String> {
        let shown = folder.display();
        if folder.symlink_metadata().is_ok() {
            return Err(format!("`{shown}` is there already: choose another id, or remove it"));
        }
        let mut written = Vec::new();
        for (name, template) in FILES {
            let path = folder.join(name);
            let around = path.parent().unwrap_or(folder);
            std::fs::create_dir_all(around)
                .and_then(|()| std::fs::write(&path, self.fill(template)))
                .map_err(|error| format!("`{}` cannot be written: {error}", path.display()))?;
            written.push(path);
        }
        Ok(written)
    }

    /// What a municipality must set of it.
    pub fn settings(&self) -> String {
        self.fill(SETTINGS)
    }

    /// The settings of a municipality with those of the service; every other line stays as it is.
    pub fn add_settings(&self, settings: &str) -> Result<String, String> {
        let own = self.settings();
        let lines: Vec<&str> = settings.lines().collect();
        let Some(at) = lines.iter().position(|line| line.starts_with("services:")) else {
            let end = if settings.ends_with('\n') { "" } else { "\n" };
            return Ok(format!("{settings}{end}services:\n{own}"));
        };
        let (before, after) = lines.split_at(at);
        let (head, after) = after.split_first().unwrap_or((&"", &[]));
        let rest =
            head.trim_start_matches("services:").split('#').next().unwrap_or_default().trim();
        if !matches!(rest, "" | "{}") {
            return Err(format!(
                "write what stands after `services:` in lines of its own, or add\n{own}"
            ));
        }
        let key = format!("  {}:", self.id);
        if after.iter().any(|line| line.starts_with(&key)) {
            return Err(format!("the municipality has settings for `{}` already", self.id));
        }
        let mut text: String = before.iter().map(|line| format!("{line}\n")).collect();
        text.push_str(head.replacen("{}", "", 1).trim_end());
        text.push('\n');
        text.push_str(&own);
        text.extend(after.iter().map(|line| format!("{line}\n")));
        Ok(text)
    }

    fn fill(&self, template: &str) -> String {
        // A JSON text is one of YAML, too.
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let leika = self.leika.map_or("[]".to_owned(), |key| format!("[{}]", quoted(key)));
        let mut text = template.replace("# {{title}}", &format!("# {}", self.title));
        for (name, value) in [
            ("{{id}}", self.id.to_owned()),
            ("{{leika}}", leika),
            ("{{ars}}", self.ars.to_owned()),
            ("{{day}}", self.day.to_string()),
            // What people wrote comes last, so that nothing in it is replaced.
            ("{{title}}", quoted(self.title)),
            ("{{title_en}}", quoted(self.title_en)),
        ] {
            text = text.replace(name, &value);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beginning() -> Beginning<'static> {
        Beginning {
            id: "new-one",
            title: "Neu",
            title_en: "New",
            leika: None,
            ars: "149990000000",
            day: Date::new(2026, 11, 23).unwrap(),
        }
    }

    #[test]
    fn settings_are_added_and_nothing_else_is_touched() {
        let own = "  new-one:\n    parameters:\n      fee: 0                    # in cents\n";
        for (before, after) in [
            ("a: b\n", format!("a: b\nservices:\n{own}")),
            (
                "a: b\nservices:\n  x: {}\nc: d\n",
                format!("a: b\nservices:\n{own}  x: {{}}\nc: d\n"),
            ),
            ("services: {}\n", format!("services:\n{own}")),
            ("services: # all\n  x:\n", format!("services: # all\n{own}  x:\n")),
        ] {
            assert_eq!(beginning().add_settings(before), Ok(after));
        }
        for refused in ["services: { x: {} }\n", "services:\n  new-one:\n"] {
            assert!(beginning().add_settings(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn what_is_not_proper_is_refused() {
        assert_eq!(beginning().examine(), Ok(()));
        for id in ["", "New", "../x", "a b", "1a", "ä", "a/b"] {
            assert!(Beginning { id, ..beginning() }.examine().is_err(), "{id}");
        }
        assert!(Beginning { leika: Some("1"), ..beginning() }.examine().is_err());
        assert!(Beginning { ars: "../../etc", ..beginning() }.examine().is_err());
        assert!(Beginning { title: "a\nb", ..beginning() }.examine().is_err());
    }
}
