//! `texts/de.yaml`, and `texts/en.yaml`.

use fim::CodeValue;

use super::super::draft::{Draft, DraftCheck, DraftNode, ListCodes};
use super::super::translate::english;
use super::super::wording::{shortened, unbraced};
use super::yaml::{Yaml, scalar};

/// What the start page says until an author writes it.
pub(super) struct Words {
    about: &'static str,
    who: &'static str,
    ready: &'static str,
    duration: &'static str,
    after: &'static str,
    /// The message of a check.
    check: fn(&DraftCheck) -> String,
}

/// In German; `{}` is the title, or the number of minutes.
pub(super) const GERMAN: Words = Words {
    about: "Hier können Sie den Antrag „{}“ online stellen.",
    who: "Den Antrag stellt, wer davon betroffen ist, oder wer dazu bevollmächtigt ist.",
    ready: "- Ihre persönlichen Angaben\n- die Nachweise, die für den Antrag nötig sind",
    duration: "Etwa {} Minuten. Ihre Antworten bleiben in Ihrem Browser gespeichert.",
    after: "Wir prüfen Ihre Angaben und melden uns bei Ihnen.",
    check: |check| check.message.clone(),
};

/// In English.
pub(super) const ENGLISH: Words = Words {
    about: "Here you can submit “{}” online.",
    who: "Whoever is concerned can apply, or whoever is authorised by them.",
    ready: "- your personal details\n- the documents that the application needs",
    duration: "About {} minutes. Your answers are kept in your browser.",
    after: "We check your answers and contact you.",
    check: english,
};

/// The texts of a service in the making.
pub(super) fn texts(draft: &Draft, words: &Words) -> String {
    let mut yaml =
        Yaml::new("# yaml-language-server: $schema=../../../docs/schema/texts.schema.json\n");
    let title = shortened(&draft.title, 200);
    let about = words.about.replace("{}", &title);
    yaml.line(0, "service:");
    yaml.text(1, "title", &title);
    yaml.text(1, "about", draft.about.as_deref().unwrap_or(&about));
    yaml.text(1, "who", words.who);
    yaml.text(1, "ready", words.ready);
    // Two questions in a minute, said in steps of five.
    let minutes =
        (draft.nodes.iter().filter(|node| asks(node)).count() / 2).div_ceil(5).clamp(1, 12) * 5;
    yaml.text(1, "duration", &words.duration.replace("{}", &minutes.to_string()));
    yaml.text(1, "after", words.after);
    yaml.line(0, "");
    yaml.line(0, "pages:");
    for page in &draft.pages {
        yaml.line(1, &format!("{}:", page.id));
        yaml.text(2, "title", &page.title);
        yaml.maybe(2, "text", page.text.as_deref());
    }
    yaml.line(0, "");
    yaml.line(0, "nodes:");
    nodes(&mut yaml, draft, words, None);
    lists(&mut yaml, draft);
    yaml.finish()
}

fn asks(node: &DraftNode) -> bool {
    node.kind.as_ref().is_some_and(|kind| kind.name != "information") && node.hidden.is_none()
}

fn nodes(yaml: &mut Yaml, draft: &Draft, words: &Words, group: Option<usize>) {
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
                    yaml.text(3, &check.id, &(words.check)(check));
                }
            }
        }
        if node.kind.is_none() {
            nodes(yaml, draft, words, Some(at));
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
            let code = serde_json::Value::from(value.code.as_str());
            yaml.line(2, &format!("{code}: {}", scalar(&code_label(value))));
        }
    }
}

/// What people read of a code: in one line, with what explains it.
pub(super) fn code_label(value: &CodeValue) -> String {
    let name = value.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let help =
        value.help.as_deref().map(|help| help.split_whitespace().collect::<Vec<_>>().join(" "));
    let label = help.map_or(name.clone(), |help| format!("{name} – {help}"));
    unbraced(&label)
}
