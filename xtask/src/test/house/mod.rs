//! Rules of this project that no other tool checks.

mod arrows;
mod documents;
mod source;
mod versions;

use super::counts::Counts;
use crate::failure::Failure;
use crate::project::Project;

/// What a rule finds: nothing when it holds.
type Findings = Result<Vec<String>, Failure>;

/// A rule, as a sentence, and how to check it.
type Rule = (&'static str, fn(&Project) -> Findings);

const RULES: &[Rule] = &[
    ("crates depend on each other only along the arrows", arrows::between_crates),
    ("`shared` is the same natively and in WebAssembly", arrows::same_everywhere),
    ("no source file is longer than 500 lines", source::short_files),
    ("`shared` has no floating point", source::no_floats),
    ("each version is pinned to the same number everywhere", versions::agree),
    ("lock files name no download hosts but the public registries", versions::no_hosts),
    ("the documents are there and name every crate", documents::complete),
];

/// Checks every rule and prints what it finds.
pub(super) fn check(project: &Project) -> Result<Counts, Failure> {
    let mut counts = Counts::NONE;
    for (rule, find) in RULES {
        let findings = find(project)?;
        let verdict = if findings.is_empty() { "ok" } else { "FAILED" };
        println!("{verdict}: {rule}");
        for finding in &findings {
            println!("    {finding}");
        }
        counts = counts.and(match findings.is_empty() {
            true => Counts::ONE_PASSED,
            false => Counts::ONE_FAILED,
        });
    }
    Ok(counts)
}
