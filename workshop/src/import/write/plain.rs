//! `texts/de-x-simple.yaml`: what is said differently, and nothing else.

use super::super::draft::{Draft, ListCodes};
use super::texts::code_label;
use super::yaml::{Yaml, scalar};

/// The texts in plain German that differ from the others; nothing where none does.
pub(super) fn plain(draft: &Draft, german: &Draft) -> Option<String> {
    let mut yaml = Yaml::new(
        "# yaml-language-server: $schema=../../../docs/schema/simple-texts.schema.json\n",
    );
    let mut service = Yaml::default();
    if draft.title != german.title {
        service.text(1, "title", &draft.title);
    }
    let parts = [
        ("service:", service),
        ("pages:", pages(draft, german)),
        ("nodes:", nodes(draft, german)),
        ("lists:", lists(draft, german)),
    ];
    let mut some = false;
    for (key, part) in parts {
        let part = part.finish();
        if !part.is_empty() {
            some = true;
            yaml.line(0, key);
            yaml.append(&part);
        }
    }
    some.then(|| yaml.finish())
}

fn pages(draft: &Draft, german: &Draft) -> Yaml {
    let mut yaml = Yaml::default();
    for (page, own) in draft.pages.iter().zip(&german.pages) {
        if page.title != own.title || page.text != own.text {
            yaml.line(1, &format!("{}:", page.id));
            yaml.text(2, "title", &page.title);
            yaml.maybe(2, "text", page.text.as_deref());
        }
    }
    yaml
}

fn nodes(draft: &Draft, german: &Draft) -> Yaml {
    let mut yaml = Yaml::default();
    for (at, (node, own)) in draft.nodes.iter().zip(&german.nodes).enumerate() {
        if node.texts != own.texts {
            yaml.line(1, &format!("{}:", german.path(at)));
            yaml.maybe(2, "label", node.texts.label.as_deref());
            yaml.maybe(2, "hint", node.texts.hint.as_deref());
            yaml.maybe(2, "help", node.texts.help.as_deref());
            yaml.maybe(2, "instance", node.texts.instance.as_deref());
        }
    }
    yaml
}

fn lists(draft: &Draft, german: &Draft) -> Yaml {
    let mut yaml = Yaml::default();
    for (list, own) in draft.lists.iter().zip(&german.lists) {
        if list.codes == own.codes {
            continue;
        }
        let ListCodes::Inline(values) = &list.codes else { continue };
        yaml.line(1, &format!("{}:", own.name));
        for value in values {
            let code = serde_json::Value::from(value.code.as_str());
            yaml.line(2, &format!("{code}: {}", scalar(&code_label(value))));
        }
    }
    yaml
}
