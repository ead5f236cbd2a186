//! The difference as people read it.

use shared::migration::Reason;

use super::{Change, Difference, Fate, Kind, Part, TextChanges};

/// The most places of texts that are named for each language.
const NAMED: usize = 10;

pub(super) fn words(difference: &Difference) -> String {
    let mut text = format!("{} → {}\n", difference.from, difference.to);
    if difference.is_empty() {
        text.push_str("nothing differs\n");
        return text;
    }
    for (title, parts) in [
        ("fields and groups", &[Part::Field, Part::Group][..]),
        ("rules", &[Part::Rule]),
        ("code lists", &[Part::List, Part::Code]),
        ("pages", &[Part::Page]),
        ("documents", &[Part::Document]),
        ("outcomes", &[Part::Outcome]),
        ("parameters", &[Part::Parameter]),
        ("head", &[Part::LeikaKey, Part::Language]),
    ] {
        let mut changes =
            difference.changes.iter().filter(|change| parts.contains(&change.part)).peekable();
        if changes.peek().is_some() {
            text.push_str(&format!("\n{title}\n"));
        }
        for change in changes {
            text.push_str(&format!("  {}\n", line(change)));
        }
    }
    texts(difference, &mut text);
    drafts(difference, &mut text);
    text
}

fn line(change: &Change) -> String {
    let part = match change.part {
        Part::Field => "field",
        Part::Group => "group",
        Part::Rule => "rule",
        Part::List => "list",
        Part::Code => "code",
        Part::Page => "page",
        Part::Document => "document",
        Part::Outcome => "outcome",
        Part::Parameter => "parameter",
        Part::LeikaKey => "LeiKa key",
        Part::Language => "language",
    };
    let name = &change.name;
    let was = change.was.as_deref().unwrap_or_default();
    let is = change.is.as_deref().unwrap_or_default();
    let colon = |text: &str| if text.is_empty() { String::new() } else { format!(": {text}") };
    match change.change {
        Kind::Added => format!("+ {part} `{name}`{}", colon(is)),
        Kind::Removed => format!("- {part} `{name}`{}", colon(was)),
        Kind::Renamed => format!("~ {part} `{name}` was called `{was}`"),
        Kind::Moved => format!("~ {part} `{name}` moved from page `{was}` to page `{is}`"),
        Kind::Retyped => format!("~ {part} `{name}` is of another kind: was {was}, is {is}"),
        Kind::Widened => format!("~ {part} `{name}` takes more: was {was}, is {is}"),
        Kind::Narrowed => format!("~ {part} `{name}` takes less: was {was}, is {is}"),
        Kind::Changed => format!("~ {part} `{name}`: was `{was}`, is `{is}`"),
    }
}

fn texts(difference: &Difference, text: &mut String) {
    if difference.texts.values().all(TextChanges::is_empty) {
        return;
    }
    text.push_str("\ntexts\n");
    for (language, changes) in &difference.texts {
        let TextChanges { added, removed, changed } = changes;
        text.push_str(&format!(
            "  {language}: {} changed, {} added, {} removed\n",
            changed.len(),
            added.len(),
            removed.len()
        ));
        for (sign, places) in [('~', changed), ('+', added), ('-', removed)] {
            for place in places.iter().take(NAMED) {
                text.push_str(&format!("    {sign} {place}\n"));
            }
            if places.len() > NAMED {
                text.push_str(&format!("    {sign} and {} more\n", places.len() - NAMED));
            }
        }
    }
}

fn drafts(difference: &Difference, text: &mut String) {
    text.push_str(&format!(
        "\ndrafts of {}: the answers to {} fields stay as they are\n",
        difference.from, difference.kept
    ));
    for fate in &difference.drafts {
        text.push_str(&format!("  {}\n", fated(fate)));
    }
    for path in &difference.asked {
        text.push_str(&format!("  `{path}` has no answer yet\n"));
    }
}

fn fated(fate: &Fate) -> String {
    let mut line = format!("`{}`", fate.path);
    if let Some(to) = &fate.to {
        line.push_str(&format!(" goes to `{to}`"));
    }
    if fate.other_meaning {
        line.push_str(
            ": the number stays, but an amount is kept in cents; state it in `again` of `migrates`",
        );
    }
    let Some(reason) = fate.reason else { return line };
    line.push_str(match reason {
        Reason::Gone => ": lost, it is not asked any more",
        Reason::Computed => ": lost, it follows from other answers now",
        Reason::Retyped => ": to be answered again, it is of another kind",
        Reason::CodeGone => ": to be answered again where the code is gone",
        Reason::TooMany => ": lost where there are too many instances",
        Reason::Taken => ": lost where another answer leads to the same field",
        Reason::Again => ": to be answered again, as stated",
        Reason::ToCorrect => ": kept, and to be corrected where it does not fit",
    });
    line
}
