//! The texts of a schema as people read them.

use fim::Basis;

/// A text that is one: editors write `.` or `-` where a text must stand and there is none.
pub(super) fn said(text: Option<&str>) -> Option<String> {
    let text = text?.trim();
    let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
    (letters > 1).then(|| text.to_owned())
}

/// A text in one line, with braces as the texts of services have them.
pub(super) fn line(text: &str) -> String {
    braced(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text in one line where braces mean nothing and are not possible.
pub(super) fn unbraced(text: &str) -> String {
    let text = text.replace("{{", "{").replace("}}", "}").replace('{', "(").replace('}', ")");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A label: one line, without the colon at its end.
pub(super) fn label(text: &str) -> String {
    let text = line(text);
    text.strip_suffix(':').map_or(text.clone(), |text| text.trim_end().to_owned())
}

/// A text in paragraphs, with braces as the texts of services have them.
pub(super) fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut all: Vec<String> = Vec::new();
    for line in lines {
        let item = |line: &str| line.starts_with(['-', '•', '*', '–']);
        match all.last_mut() {
            // A line goes on where the one before does not end: files are often indented.
            Some(last)
                if !line.is_empty()
                    && !last.is_empty()
                    && !item(&line)
                    && !last.ends_with(['.', ':', '!', '?', ';']) =>
            {
                last.push(' ');
                last.push_str(&line);
            }
            _ => all.push(line),
        }
    }
    let mut text = String::new();
    for line in all {
        let list = |line: &str| line.starts_with("- ");
        let line = match line.strip_prefix(['•', '*', '–']) {
            Some(item) => format!("- {}", item.trim_start()),
            None => line,
        };
        let last = text.lines().last().unwrap_or_default();
        let items = list(&line) && list(last);
        if !text.is_empty() && !line.is_empty() {
            text.push_str(if items { "\n" } else { "\n\n" });
        }
        text.push_str(&line);
    }
    braced(text.trim())
}

/// Whether a text is short enough to stand below its label.
pub(super) fn is_hint(text: &str) -> bool {
    text.chars().count() <= 140 && !text.contains('\n')
}

/// Braces are written twice, since between single ones expressions stand.
fn braced(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// The legal bases among what an element refers to: not the standards that it follows.
pub(super) fn legal<'b>(bases: impl Iterator<Item = &'b Basis>) -> Vec<Basis> {
    let mut all: Vec<Basis> = Vec::new();
    for basis in bases {
        let text = basis.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let link = basis.link.as_deref().map(|link| match link.strip_prefix("http://") {
            Some(rest) => format!("https://{rest}"),
            None => link.to_owned(),
        });
        let safe = |link: &String| {
            link.strip_prefix("https://").is_some_and(|rest| !rest.is_empty())
                && link.len() <= 2000
                && !link.contains(|letter: char| letter.is_whitespace() || letter.is_control())
        };
        let link = link.filter(safe);
        let law = ["§", "Art.", "Artikel", "gesetz", "Gesetz", "ordnung", "satzung"];
        let named = !text.starts_with("urn:") && law.iter().any(|word| text.contains(word));
        let legal = link.is_some() || named;
        let text = shortened(&text, 300);
        if legal && !text.is_empty() && all.iter().all(|own| own.text != text) {
            all.push(Basis { text, link });
        }
    }
    all
}

/// A text of at most so many characters, cut between words.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{}…", cut.trim_end_matches([',', ';']))
}

/// The keys of the administrative service (Leistungsschlüssel, LeiKa) named in texts.
pub(super) fn leika<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for text in texts {
        for digits in text.split(|letter: char| !letter.is_ascii_digit()) {
            if digits.len() == 14 && digits.starts_with("99") && !keys.contains(&digits.to_owned())
            {
                keys.push(digits.to_owned());
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned() {
        assert_eq!(said(Some(" - ")), None);
        assert_eq!(said(Some(".")), None);
        assert_eq!(label("Wenn {ja}:"), "Wenn {{ja}}");
        let text = "Eine Zeile,\n   die weitergeht.\nDann:\n• eins\n• zwei\n\nEnde";
        assert_eq!(
            paragraphs(text),
            "Eine Zeile, die weitergeht.\n\nDann:\n\n- eins\n- zwei\n\nEnde"
        );
        assert_eq!(
            leika(["Leistungsschlüssel: 99006047261000", "x 99108001001000)"].into_iter()).len(),
            2
        );
        let basis = |text: &str, link: Option<&str>| Basis {
            text: text.to_owned(),
            link: link.map(str::to_owned),
        };
        let all = [
            basis("§ 7 HAG", Some("http://a.de/x")),
            basis("XInneres.Ort", None),
            basis("urn:xoev-de:x:artgesetzlichervertreter", None),
            basis("§ 7 HAG", None),
        ];
        assert_eq!(legal(all.iter()), [basis("§ 7 HAG", Some("https://a.de/x"))]);
        assert_eq!(shortened("eins zwei drei", 10), "eins zwei…");
    }
}
