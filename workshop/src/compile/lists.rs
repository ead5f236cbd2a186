//! Code lists: those from files are read, and all checked.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use shared::by_name::ByName;
use shared::service::{CodeList, Texts};

use super::head::unique;
use crate::definition::{ListDefinition, ListFile, Style, Written};
use crate::expression::Names;
use crate::finding::{Findings, did_you_mean, or_list};
use crate::genericode::{Genericode, MAX_BYTES, read_genericode};

/// What columns with labels are called, when the author names none.
const LABELS: [&str; 8] = [
    "name",
    "label",
    "bezeichnung",
    "beschreibung",
    "wert",
    "staatsname-kurz",
    "text",
    "kurzbezeichnung",
];

/// Reads the files of lists in a service's folder.
pub(super) fn load(folder: &Path, lists: &mut [ListDefinition], findings: &mut Findings) {
    for list in lists {
        if let Some(file) = list.file.take() {
            if let Some(read) = open(folder, &file, findings) {
                take(list, &file, &read, findings);
            }
            list.file = Some(file);
        }
    }
}

fn open(folder: &Path, file: &ListFile, findings: &mut Findings) -> Option<Genericode> {
    let path = Path::new(&file.path.text);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        let message = format!("`{}` is no path inside the service's folder", file.path.text);
        findings.error(file.path.at, message, "put the file there, such as `lists/states.xml`");
        return None;
    }
    let path = folder.join(path);
    let long = std::fs::metadata(&path).is_ok_and(|meta| meta.len() > MAX_BYTES);
    if long {
        findings.error(file.path.at, "the file is larger than 16 MiB", "shorten it");
        return None;
    }
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let source = findings.add_source(path.display().to_string(), text.clone());
            read_genericode(source, &text, findings)
        }
        Err(error) => {
            let message = format!("`{}` cannot be read: {error}", file.path.text);
            findings.error(file.path.at, message, "check the file and its name; it must be UTF-8");
            None
        }
    }
}

fn take(list: &mut ListDefinition, file: &ListFile, read: &Genericode, findings: &mut Findings) {
    if let (Some(wanted), found) = (&list.version, read.version.as_deref().unwrap_or_default())
        && wanted.text != found
    {
        let message = format!("the file has version `{found}`, not `{}`", wanted.text);
        findings.error(wanted.at, message, "see what changed in it, then write its version here");
    }
    let version = Written {
        text: read.version.clone().unwrap_or_default(),
        at: file.path.at,
        style: Style::Quoted,
    };
    list.version.get_or_insert(version);
    let mut column = |written: &Written| {
        let found = read.column(&written.text).map(str::to_owned);
        if found.is_none() {
            let known = read.columns.iter().map(|(id, _)| id.as_str());
            let all = format!("columns are {}", or_list(known.clone()));
            let message = format!("the list has no column `{}`", written.text);
            findings.error(written.at, message, did_you_mean(&written.text, known, all));
        }
        found
    };
    let key = match &file.key {
        Some(written) => column(written),
        None => read.keys.first().or(read.columns.first().map(|(id, _)| id)).cloned(),
    };
    let mut labels: Vec<(String, String)> = Vec::new();
    for (language, written) in &file.labels {
        labels.extend(column(written).map(|id| (language.clone(), id)));
    }
    let help = file.help.as_ref().and_then(&mut column);
    let terms: Vec<String> = file.terms.iter().filter_map(column).collect();
    let Some(key) = key else { return };
    if file.labels.is_empty() {
        let other = read.columns.iter().find(|(id, _)| *id != key).map(|(id, _)| id.as_str());
        let named = LABELS.iter().find_map(|name| read.column(name).filter(|id| *id != key));
        match named.or(other.filter(|_| read.columns.len() == 2)) {
            Some(id) => labels.push((String::new(), id.to_owned())),
            None => {
                let known = or_list(read.columns.iter().map(|(id, _)| id.as_str()));
                let message = "it is not clear which column has the labels";
                let advice = format!("add `label: …`; columns are {known}");
                findings.error(file.path.at, message, advice);
            }
        }
    }
    for row in &read.rows {
        let Some(code) = row.value(&key) else {
            let message = format!("this row has no code in `{key}`");
            findings.error(row.at, message, "choose another column with `key: …`");
            return;
        };
        let written = Written { text: code.to_owned(), at: row.at, style: Style::Quoted };
        for (language, column) in &labels {
            let Some(label) = row.value(column) else { continue };
            let help = help.as_ref().and_then(|column| row.value(column));
            let label = help.map_or(label.to_owned(), |help| format!("{label} – {help}"));
            let of_language: &mut BTreeMap<_, _> = list.labels.entry(language.clone()).or_default();
            of_language.insert(code.to_owned(), label);
        }
        let found: Vec<&str> = terms.iter().filter_map(|column| row.value(column)).collect();
        if !found.is_empty() {
            list.terms.push((written.clone(), found.join(" ")));
        }
        list.codes.push(written);
    }
}

/// Checks a list and gives it a name; what is wrong with it is reported.
pub(super) fn compile(list: &ListDefinition, names: &mut Names, findings: &mut Findings) {
    if list.codes.is_empty() && list.file.is_none() {
        let message = format!("the list `{}` has no codes", list.name.text);
        findings.error(list.name.at, message, "write codes, or remove the list");
    }
    unique(&list.codes, "code", findings);
    for code in &list.codes {
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
        if code.text.is_empty() || code.text.len() > 100 || !code.text.bytes().all(letters) {
            let advice = "use letters, digits, `_`, `-` and `.`; labels are in the texts";
            findings.error(code.at, format!("`{}` is no code", code.text), advice);
        }
    }
    let codes: Vec<String> = list.codes.iter().map(|code| code.text.clone()).collect();
    for code in list.outdated.iter().chain(list.terms.iter().map(|(code, _)| code)) {
        // A file's own terms have its codes.
        if !list.codes.iter().any(|known| known.at == code.at) && !codes.contains(&code.text) {
            let message = format!("the list `{}` has no code `{}`", list.name.text, code.text);
            let known = codes.iter().map(String::as_str);
            findings.error(code.at, message, did_you_mean(&code.text, known, "remove it"));
        }
    }
    if list.outdated.len() >= codes.len() && !codes.is_empty() {
        let message = format!("all codes of the list `{}` are outdated", list.name.text);
        findings.error(list.name.at, message, "leave one that can be chosen");
    }
    let found = |code: &String| list.terms.iter().any(|(known, _)| known.text == *code);
    if codes.iter().all(found) {
        names.searchable.push(list.name.text.clone());
    }
    names.lists.push((list.name.text.clone(), codes));
}

/// The lists as shipped.
pub(super) fn shipped(definitions: &[ListDefinition]) -> Vec<CodeList> {
    let lists = definitions.iter().map(|list| CodeList {
        id: list.name.text.clone(),
        codes: list.codes.iter().map(|code| code.text.clone()).collect(),
        outdated: list.outdated.iter().map(|code| code.text.clone()).collect(),
        terms: list.terms.iter().map(|(code, terms)| (code.text.clone(), terms.clone())).collect(),
        version: list.version.as_ref().map(|version| version.text.clone()),
    });
    lists.collect()
}

/// Adds the labels from files to the texts of a language; what these say themselves stays.
pub(super) fn label(language: &str, lists: &[ListDefinition], texts: &mut Texts) {
    let leading = language.split('-').next().unwrap_or_default();
    for list in lists.iter().filter(|list| !list.labels.is_empty()) {
        let own = [language, leading, ""].into_iter().find_map(|tag| list.labels.get(tag));
        let Some(own) = own else { continue };
        if texts.lists.get(&list.name.text).is_none() {
            texts.lists.insert(list.name.text.clone(), ByName::new());
        }
        let Some(labels) = texts.lists.get_mut(&list.name.text) else { continue };
        for (code, label) in own {
            if !labels.contains_key(code) {
                labels.insert(code.clone(), label.clone());
            }
        }
    }
}
