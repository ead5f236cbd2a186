//! `service.yaml`.

use fim::Schema;

use super::super::draft::{Draft, DraftKind, DraftList, DraftNode, ListCodes};
use super::rules;
use super::yaml::{Yaml, in_flow, list, scalar};

/// `service.yaml` of a service in the making.
pub(super) fn service(draft: &Draft, schema: &Schema, languages: &[&str], version: &str) -> String {
    let mut yaml =
        Yaml::new("# yaml-language-server: $schema=../../docs/schema/service.schema.json\n");
    let title = schema.title.split_whitespace().collect::<Vec<_>>().join(" ");
    yaml.line(0, &format!("# {title}"));
    yaml.line(0, &format!("# Made of the FIM schema {}.", draft.schema));
    yaml.line(0, &format!("id: {}", draft.id));
    yaml.line(0, &format!("version: {version}"));
    let keys: Vec<String> = draft.leika.iter().map(|key| format!("\"{key}\"")).collect();
    yaml.line(0, &format!("leika: [{}]", keys.join(", ")));
    yaml.line(0, &format!("languages: [{}]", languages.join(", ")));
    if draft.regional {
        yaml.line(0, "");
        yaml.line(0, "parameters:");
        yaml.line(1, "federal_state: federal-state");
    }
    if !draft.lists.is_empty() {
        yaml.line(0, "");
        yaml.line(0, "lists:");
        for own in &draft.lists {
            codes(&mut yaml, own);
        }
    }
    yaml.line(0, "");
    yaml.line(0, "nodes:");
    nodes(&mut yaml, draft, None, 1);
    yaml.line(0, "");
    yaml.line(0, "pages:");
    for page in &draft.pages {
        let shows: Vec<String> = page.shows.iter().map(|at| draft.path(*at)).collect();
        yaml.line(1, &format!("- {{ id: {}, shows: [{}] }}", page.id, shows.join(", ")));
    }
    rules::rules(&mut yaml, draft);
    yaml.finish()
}

fn codes(yaml: &mut Yaml, own: &DraftList) {
    match &own.codes {
        ListCodes::Inline(values) => {
            let codes: Vec<String> = values
                .iter()
                .map(|value| serde_json::Value::from(value.code.as_str()).to_string())
                .collect();
            yaml.line(1, &format!("{}: [{}]", own.name, codes.join(", ")));
        }
        ListCodes::File(file) => {
            yaml.line(1, &format!("{}:", own.name));
            yaml.text(2, "file", &file.path);
            if let Some(version) = &file.version {
                yaml.line(2, &format!("version: {}", serde_json::Value::from(version.as_str())));
            }
            yaml.text(2, "key", &file.key);
            yaml.text(2, "label", &file.label);
            yaml.maybe(2, "help", file.help.as_deref());
        }
    }
}

fn nodes(yaml: &mut Yaml, draft: &Draft, group: Option<usize>, depth: usize) {
    for at in draft.children(group) {
        let Some(node) = draft.nodes.get(at) else { continue };
        let what = if node.kind.is_some() { "field" } else { "group" };
        yaml.line(depth, &format!("- {what}: {}", node.name));
        let inner = depth + 1;
        if let Some((_, identity)) = &node.fim {
            yaml.line(inner, &format!("fim: {identity}"));
        }
        if let Some(own) = &node.kind {
            kind(yaml, own, inner);
        }
        if let Some((min, max)) = node.repeated {
            yaml.line(inner, &format!("repeated: {min}..{max}"));
        }
        facets(yaml, node, inner);
        if node.kind.is_none() {
            yaml.line(inner, "nodes:");
            nodes(yaml, draft, Some(at), inner + 1);
        }
    }
}

fn kind(yaml: &mut Yaml, kind: &DraftKind, depth: usize) {
    yaml.line(depth, &format!("kind: {}", kind.name));
    yaml.maybe(depth, "list", kind.list.as_deref());
    yaml.maybe(depth, "letters", kind.letters);
    if let Some(places) = kind.places {
        yaml.line(depth, &format!("places: {places}"));
    }
    for (key, bound) in [("min", &kind.min), ("max", &kind.max)] {
        if let Some(bound) = bound {
            yaml.line(depth, &format!("{key}: {bound}"));
        }
    }
    if !kind.types.is_empty() {
        yaml.line(depth, &format!("types: {}", list(kind.types.iter().copied())));
    }
    if let Some(size) = kind.size {
        yaml.line(depth, &format!("size: {size}"));
    }
}

fn facets(yaml: &mut Yaml, node: &DraftNode, depth: usize) {
    for (key, expression) in [
        ("relevant", &node.relevant),
        ("required", &node.required),
        ("readonly", &node.readonly),
        ("hidden", &node.hidden),
        ("calculate", &node.calculate),
        ("default", &node.default),
    ] {
        if let Some(expression) = expression {
            let plain = ["true", "false"].contains(&expression.as_str());
            let written = if plain { expression.clone() } else { quoted(expression) };
            yaml.line(depth, &format!("{key}: {written}"));
        }
    }
    if !node.checks.is_empty() {
        yaml.line(depth, "checks:");
        for check in &node.checks {
            let soft = if check.soft { ", soft: true" } else { "" };
            let holds = quoted(&check.holds);
            yaml.line(depth + 1, &format!("- {{ id: {}, holds: {holds}{soft} }}", check.id));
        }
    }
    if !node.bases.is_empty() {
        yaml.line(depth, "basis:");
        for basis in &node.bases {
            match &basis.link {
                None => yaml.line(depth + 1, &format!("- {}", scalar(&basis.text))),
                Some(link) => {
                    let link = serde_json::Value::from(link.as_str());
                    let text = in_flow(&basis.text);
                    yaml.line(depth + 1, &format!("- {{ text: {text}, link: {link} }}"));
                }
            }
        }
    }
    if let Some(token) = node.autocomplete {
        yaml.line(depth, &format!("autocomplete: {token}"));
    }
}

fn quoted(expression: &str) -> String {
    serde_json::Value::from(expression).to_string()
}
