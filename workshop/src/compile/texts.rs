//! Translations: complete in every language, and none too many.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use shared::language::PLAIN;
use shared::service::{Service, Texts};

use super::{computed, lists};
use crate::block::with_included;
use crate::definition::{
    self, ServiceDefinition, TextsDefinition, TitledDefinition, Tree, Written,
};
use crate::expression::Names;
use crate::finding::{At, Findings, did_you_mean};

/// The texts by language, checked against the names in the service unless these are incomplete.
/// What they insert is added to the service.
pub(super) fn compile_texts(
    folder: &Path,
    definition: &ServiceDefinition,
    names: Option<&Names>,
    mut service: Option<&mut Service>,
    findings: &mut Findings,
) -> BTreeMap<String, Texts> {
    let mut all = BTreeMap::new();
    for included in &definition.included {
        let lacks = |language: &&Written| {
            language.text != PLAIN && !included.languages.contains(&language.text)
        };
        if let Some(language) = definition.languages.iter().find(lacks) {
            let message =
                format!("the block `{}` has no texts in `{}`", included.block, language.text);
            let advice = format!("write `blocks/{}/texts/{}.yaml`", included.block, language.text);
            findings.error(included.at, message, advice);
        }
    }
    let mut leading: Option<Tree> = None;
    let before = findings.errors();
    for language in &definition.languages {
        let path = folder.join("texts").join(format!("{}.yaml", language.text));
        if !path.is_file() {
            let message = format!("the texts in `{}` are missing", language.text);
            findings.error(language.at, message, format!("write `texts/{}.yaml`", language.text));
            continue;
        }
        let Some(tree) = definition::open(&path, findings) else { continue };
        let tree = match (&leading, definition.included_texts.get(&language.text)) {
            // It says some things more simply; all else stays as it is.
            (Some(leading), _) if language.text == PLAIN => {
                if findings.errors() > before {
                    continue;
                }
                leading.overlaid(&tree)
            }
            (_, Some(included)) => with_included(&tree, included),
            (_, None) => tree,
        };
        let Some(mut texts) = definition::read_texts(&tree, findings) else { continue };
        lists::label(&language.text, &definition.lists, &mut texts.texts);
        if let Some(names) = names {
            let mut check = Check { language: &language.text, texts: &texts, findings };
            check.all(names, definition);
            if let Some(Service { nodes, insertions, .. }) = service.as_deref_mut() {
                computed::compile(&mut texts, names, nodes, insertions, findings);
            }
        }
        leading.get_or_insert(tree);
        all.insert(language.text.clone(), texts.texts);
    }
    orphaned_files(folder, definition, findings);
    all
}

/// Checks a building block's texts in one language.
pub(super) fn check_block_texts(
    language: &str,
    texts: &TextsDefinition,
    names: &Names,
    definition: &ServiceDefinition,
    findings: &mut Findings,
) {
    let mut check = Check { language, texts, findings };
    check.nodes(names, definition);
    check.unknown_nodes(names, definition);
    check.lists(definition);
}

fn orphaned_files(folder: &Path, definition: &ServiceDefinition, findings: &mut Findings) {
    let Ok(entries) = std::fs::read_dir(folder.join("texts")) else { return };
    for name in entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()) {
        let tag = name.strip_suffix(".yaml");
        if !definition.languages.iter().any(|language| Some(language.text.as_str()) == tag) {
            let at = definition.languages.first().map_or(definition.at, |language| language.at);
            let message = format!("`texts/{name}` belongs to no language of the service");
            findings.error(at, message, "add the language to `languages`, or remove the file");
        }
    }
}

struct Check<'a> {
    language: &'a str,
    texts: &'a TextsDefinition,
    findings: &'a mut Findings,
}

impl Check<'_> {
    fn all(&mut self, names: &Names, definition: &ServiceDefinition) {
        self.start(definition);
        self.nodes(names, definition);
        self.unknown_nodes(names, definition);
        let texts = self.texts;
        for (what, key, ids, places, titles) in [
            (
                "page",
                "pages",
                written(&definition.pages, |page| &page.id),
                &texts.pages,
                &texts.texts.pages,
            ),
            (
                "document",
                "documents",
                written(&definition.documents, |document| &document.id),
                &texts.documents,
                &texts.texts.documents,
            ),
            (
                "outcome",
                "outcomes",
                written(&definition.outcomes, |outcome| &outcome.id),
                &texts.outcomes,
                &texts.texts.outcomes,
            ),
        ] {
            for id in &ids {
                if !titles.contains_key(&id.text) {
                    let entry = format!("{key}: {{ {}: {{ title: … }} }}", id.text);
                    self.missing(id.at, &format!("the {what} `{}` has no title", id.text), &entry);
                }
            }
            self.orphans(what, &ids, places);
        }
        self.lists(definition);
    }

    fn missing(&mut self, at: At, what: &str, entry: &str) {
        let message = format!("{what} in `{}`", self.language);
        let advice = format!("add `{entry}` to `texts/{}.yaml`", self.language);
        self.findings.error(at, message, advice);
    }

    fn start(&mut self, definition: &ServiceDefinition) {
        let start = &self.texts.texts.service;
        let deadline = definition.deadline.as_ref();
        for (key, text, place) in [
            ("fee", &start.fee, definition.fee.as_ref()),
            ("deadline", &start.deadline, deadline),
            ("late", &start.late, deadline),
        ] {
            match (place, text.is_some()) {
                (Some(place), false) => {
                    let at = place.at;
                    let what = format!("the text `service.{key}` is missing");
                    self.missing(at, &what, &format!("service: {{ {key}: … }}"));
                }
                (None, true) => {
                    let calculated = if key == "fee" { "fee" } else { "deadline" };
                    let message =
                        format!("`service.{key}` has a text, but the service has no {calculated}");
                    self.findings.error(self.texts.service_at, message, "remove the text");
                }
                _ => {}
            }
        }
    }

    fn nodes(&mut self, names: &Names, definition: &ServiceDefinition) {
        for ((id, _), written) in names.all().zip(&definition.nodes) {
            let path = names.path(id);
            let at = written.name.at;
            let texts = self.texts.texts.nodes.get(&path);
            let repeated = written.repeated.is_some();
            let field = written.kind.is_some();
            if texts.is_none() && (field || repeated) {
                let entry = format!("{path}: {{ label: … }}");
                self.missing(at, &format!("`{path}` has no label"), &entry);
            }
            if repeated && texts.is_some_and(|texts| texts.instance.is_none()) {
                let what = format!("`{path}` has no name for one instance");
                self.missing(at, &what, &format!("{path}: {{ instance: … }}"));
            }
            for check in &written.checks {
                if !texts.is_some_and(|texts| texts.checks.contains_key(&check.id.text)) {
                    let what = format!("the check `{}` of `{path}` has no message", check.id.text);
                    let entry = format!("{path}: {{ checks: {{ {}: … }} }}", check.id.text);
                    self.missing(check.id.at, &what, &entry);
                }
            }
        }
    }

    fn unknown_nodes(&mut self, names: &Names, definition: &ServiceDefinition) {
        let paths: Vec<String> = names.all().map(|(node, _)| names.path(node)).collect();
        for entry in &self.texts.nodes {
            let node = names.find(&entry.path.text).and_then(|id| definition.nodes.get(id.index()));
            let Some(node) = node else {
                let message = format!("there is no field or group `{}`", entry.path.text);
                let advice = did_you_mean(
                    &entry.path.text,
                    paths.iter().map(String::as_str),
                    "remove these texts",
                );
                self.findings.error(entry.path.at, message, advice);
                continue;
            };
            let texts = self.texts.texts.nodes.get(&entry.path.text);
            if node.repeated.is_none() && texts.is_some_and(|texts| texts.instance.is_some()) {
                let message = format!("`{}` is not repeated", entry.path.text);
                self.findings.error(entry.path.at, message, "remove `instance`");
            }
            for check in &entry.checks {
                if !node.checks.iter().any(|known| known.id.text == check.text) {
                    let message = format!("`{}` has no check `{}`", entry.path.text, check.text);
                    let known = node.checks.iter().map(|known| known.id.text.as_str());
                    let advice = did_you_mean(&check.text, known, "remove this message");
                    self.findings.error(check.at, message, advice);
                }
            }
        }
    }

    fn orphans(&mut self, what: &str, ids: &[&Written], places: &[TitledDefinition]) {
        let known: BTreeSet<&str> = ids.iter().map(|id| id.text.as_str()).collect();
        for place in places {
            if !known.contains(place.id.text.as_str()) {
                let message = format!("there is no {what} `{}`", place.id.text);
                let advice =
                    did_you_mean(&place.id.text, known.iter().copied(), "remove these texts");
                self.findings.error(place.id.at, message, advice);
            }
        }
    }

    fn lists(&mut self, definition: &ServiceDefinition) {
        for list in &definition.lists {
            let labels = self.texts.texts.lists.get(&list.name.text);
            for code in &list.codes {
                if !labels.is_some_and(|labels| labels.contains_key(&code.text)) {
                    let name = &list.name.text;
                    let what = format!("the code `{}` of `{name}` has no label", code.text);
                    let entry = format!("lists: {{ {name}: {{ {}: … }} }}", code.text);
                    self.missing(code.at, &what, &entry);
                }
            }
        }
        for (name, codes) in &self.texts.lists {
            let list = definition.lists.iter().find(|list| list.name.text == name.text);
            let Some(list) = list else {
                let known = definition.lists.iter().map(|list| list.name.text.as_str());
                let advice = did_you_mean(&name.text, known, "remove these labels");
                self.findings.error(name.at, format!("there is no list `{}`", name.text), advice);
                continue;
            };
            for code in codes {
                let known = list.codes.iter().map(|code| code.text.as_str());
                if !known.clone().any(|known| known == code.text) {
                    let message = format!("the list `{}` has no code `{}`", name.text, code.text);
                    let advice = did_you_mean(&code.text, known, "remove this label");
                    self.findings.error(code.at, message, advice);
                }
            }
        }
    }
}

fn written<T>(items: &[T], id: impl Fn(&T) -> &Written) -> Vec<&Written> {
    items.iter().map(id).collect()
}
