//! The words of the pages to read (`shared/src/reading/`), which the endpoint makes: the same as
//! the assistant's, in a file for each language.

use crate::failure::Failure;
use crate::files;
use crate::project::Project;

/// Where the assistant has its German words, in lines such as `who: "Wer …?";`, with ` ~` or ` =`
/// in place of the colon where a word is loaded later.
const GERMAN: &str = "frontend/src/words/table.rs";

/// The folder of the other languages' words, in files named by their tag.
const OTHERS: &str = "frontend/words";

/// Writes the words of every language into the folder `reading` of the app.
pub(super) fn write(project: &Project) -> Result<(), Failure> {
    let folder = project.dist().join("app/reading");
    let german = german(&files::read(&project.root.join(GERMAN))?);
    let german = german.ok_or_else(|| {
        Failure::Check(format!("`{GERMAN}` has a word that cannot be read: write it in one line"))
    })?;
    files::write(&folder.join("de.json"), &german)?;
    for file in files::below(&project.root.join(OTHERS))? {
        if let Some(name) = file.file_name().filter(|_| files::ending(&file) == "json") {
            files::write(&folder.join(name), &files::read(&file)?)?;
        }
    }
    Ok(())
}

/// Pairs of name and word in JSON, from the table's source; none where a line is no word. What
/// stands in a word means the same in Rust and in JSON.
fn german(source: &str) -> Option<String> {
    let (_, table) = source.split_once("\nwords! {\n")?;
    let (table, _) = table.split_once("\n}")?;
    let mut pairs = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, word) = line.strip_suffix(';')?.split_once(' ')?;
        let (name, word) = match name.strip_suffix(':') {
            Some(name) => (name, word),
            None => (name, word.strip_prefix("= ").or_else(|| word.strip_prefix("~ "))?),
        };
        let text = word.strip_prefix('"')?.strip_suffix('"')?;
        if text.contains(['"', '\\']) {
            return None;
        }
        pairs.push(format!("[\"{name}\", {word}]"));
    }
    (!pairs.is_empty()).then(|| format!("[\n{}\n]\n", pairs.join(",\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_from_the_table() {
        let source = "macro\nwords! {\n    who: \"Wer: du?\";\n\n    start = \"Los;\";\n    no ~ \"Nein\";\n}\n";
        let read = german(source).unwrap();
        let pairs: Vec<(String, String)> = serde_json::from_str(&read).unwrap();
        let pair = |name: &str, word: &str| (name.to_owned(), word.to_owned());
        assert_eq!(pairs, [pair("who", "Wer: du?"), pair("start", "Los;"), pair("no", "Nein")]);
    }

    #[test]
    fn what_cannot_be_read_is_not_passed_over() {
        for line in ["who: \"a \\\"b\\\"\";", "who: \"a\"", "who \"a\";", "// who"] {
            assert_eq!(german(&format!("\nwords! {{\n    {line}\n}}\n")), None, "{line}");
        }
    }
}
