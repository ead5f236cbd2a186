//! `texts/de.yaml`.

use super::super::draft::{Draft, DraftNode, ListCodes};
use super::super::wording::shortened;
use super::yaml::{Yaml, scalar};

/// What the start page says until an author writes it.
const WHO: &str = "Den Antrag stellt, wer davon betroffen ist, oder wer dazu bevollmächtigt ist.";
const READY: &str = "- Ihre persönlichen Angaben\n- die Nachweise, die für den Antrag nötig sind";
const AFTER: &str = "Wir prüfen Ihre Angaben und melden uns bei Ihnen.";

/// The German texts of a service in the making.
pub(super) fn texts(draft: &Draft) -> String {
    let mut yaml =
        Yaml::new("# yaml-language-server: $schema=../../../docs/schema/texts.schema.json\n");
    let title = shortened(&draft.title, 200);
    let about = format!("Hier können Sie den Antrag „{title}“ online stellen.");
    yaml.line(0, "service:");
    yaml.text(1, "title", &title);
    yaml.text(1, "about", draft.about.as_deref().unwrap_or(&about));
    yaml.text(1, "who", WHO);
    yaml.text(1, "ready", READY);
    // Two questions in a minute, said in steps of five.
    let minutes =
        (draft.nodes.iter().filter(|node| asks(node)).count() / 2).div_ceil(5).clamp(1, 12) * 5;
    yaml.text(
        1,
        "duration",
        &format!("Etwa {minutes} Minuten. Ihre Antworten bleiben in Ihrem Browser gespeichert."),
    );
    yaml.text(1, "after", AFTER);
    yaml.line(0, "");
    yaml.line(0, "pages:");
    for page in &draft.pages {
        yaml.line(1, &format!("{}:", page.id));
        yaml.text(2, "title", &page.title);
        yaml.maybe(2, "text", page.text.as_deref());
    }
    yaml.line(0, "");
    yaml.line(0, "nodes:");
    nodes(&mut yaml, draft, None);
    lists(&mut yaml, draft);
    yaml.finish()
}

fn asks(node: &DraftNode) -> bool {
    node.kind.as_ref().is_some_and(|kind| kind.name != "information") && node.hidden.is_none()
}

fn nodes(yaml: &mut Yaml, draft: &Draft, group: Option<usize>) {
    for at in draft.children(group) {
        let Some(node) = draft.nodes.get(at) else { continue };
        let texts = &node.texts;
        let some = texts.label.is_some() || texts.hint.is_some() || texts.help.is_some();
        if some || texts.instance.is_some() || !node.checks.is_empty() {
            yaml.line(1, &format!("{}:", draft.path(at)));
            yaml.maybe(2, "label", texts.label.as_deref());
            yaml.maybe(2, "hint", texts.hint.as_deref());
            yaml.maybe(2, "help", texts.help.as_deref());
            yaml.maybe(2, "instance", texts.instance.as_deref());
            if !node.checks.is_empty() {
                yaml.line(2, "checks:");
                for check in &node.checks {
                    yaml.text(3, &check.id, &check.message);
                }
            }
        }
        if node.kind.is_none() {
            nodes(yaml, draft, Some(at));
        }
    }
}

/// The labels of the codes; those in files come with these.
fn lists(yaml: &mut Yaml, draft: &Draft) {
    let mut begun = false;
    for list in &draft.lists {
        let ListCodes::Inline(values) = &list.codes else { continue };
        if !begun {
            yaml.line(0, "");
            yaml.line(0, "lists:");
            begun = true;
        }
        yaml.line(1, &format!("{}:", list.name));
        for value in values {
            let name = value.name.split_whitespace().collect::<Vec<_>>().join(" ");
            let help = value
                .help
                .as_deref()
                .map(|help| help.split_whitespace().collect::<Vec<_>>().join(" "));
            let label = help.map_or(name.clone(), |help| format!("{name} – {help}"));
            let code = serde_json::Value::from(value.code.as_str());
            yaml.line(
                2,
                &format!("{code}: {}", scalar(&label.replace('{', "(").replace('}', ")"))),
            );
        }
    }
}
