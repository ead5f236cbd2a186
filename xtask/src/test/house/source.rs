//! Rules about source files.

use std::path::PathBuf;

use super::Findings;
use crate::failure::Failure;
use crate::files;
use crate::project::Project;

/// The folders with source.
const FOLDERS: [&str; 8] =
    ["shared", "frontend", "backend", "workshop", "paper", "fim", "e2e", "xtask"];
/// What a reader can keep in mind.
const LONGEST: usize = 500;

/// No file is longer than that. Prints the median, which should be about 150.
pub(super) fn short_files(project: &Project) -> Findings {
    let mut lengths = Vec::new();
    let mut findings = Vec::new();
    for file in source(project)? {
        let length = files::read(&file)?.lines().count();
        lengths.push(length);
        if length > LONGEST {
            findings.push(format!("`{}` has {length} lines", file.display()));
        }
    }
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    println!("    {} source files, median {median} lines", lengths.len());
    Ok(findings)
}

/// Neither type of floating point stands in `shared`, outside comments and where a reader of JSON
/// refuses one unread (`_: f64`).
pub(super) fn no_floats(project: &Project) -> Findings {
    let mut findings = Vec::new();
    for file in files::below(&project.root.join("shared/src"))? {
        for (index, line) in files::read(&file)?.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("").replace("_: f64", "");
            if words(&code).any(|word| word == "f32" || word == "f64") {
                findings.push(format!("`{}:{}`: {}", file.display(), index + 1, code.trim()));
            }
        }
    }
    Ok(findings)
}

/// Names and numbers in a line.
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}

fn source(project: &Project) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for folder in FOLDERS {
        let files = files::below(&project.root.join(folder))?;
        all.extend(
            files
                .into_iter()
                .filter(|file| matches!(files::ending(file), "rs" | "js" | "mjs" | "css")),
        );
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_types_and_not_names() {
        assert!(words("fn a(b: f64)").any(|word| word == "f64"));
        assert!(!words("value.as_f64()").any(|word| word == "f64"));
    }
}
