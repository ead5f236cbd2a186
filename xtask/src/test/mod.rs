//! `cargo xtask test`: every check and test there is, or some parts of it.

mod counts;
mod house;
mod licences;
mod part;

use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::project::Project;
use crate::setup;
use crate::step::{seconds, step};

use counts::Counts;
use part::{PARTS, Part};

pub(crate) use part::write_steps;

/// The parts, for `cargo xtask help`.
pub(crate) fn usage() -> String {
    let lines = PARTS.iter().map(|part| format!("  {:<9} {}", part.name, part.about));
    format!("parts of `cargo xtask test`:\n{}", lines.collect::<Vec<_>>().join("\n"))
}

/// Runs the parts named, or all that belong to every test, and fails when one of them fails.
pub(crate) fn test(project: &Project, names: &[&str]) -> Result<(), Failure> {
    let parts = chosen(names)?;
    let start = Instant::now();
    // First, so that nobody learns after twenty minutes that something cannot be installed.
    let ready = step("look for what is needed", || -> Result<_, Failure> {
        Ok(parts.iter().map(|part| setup::ensure(project, part.needs)).collect::<Vec<_>>())
    })?;
    let verdicts: Vec<Verdict> = parts
        .iter()
        .zip(ready)
        .map(|(part, ready)| judge(part, || ready.and_then(|()| (part.work)(project))))
        .collect();
    summary(&verdicts, start.elapsed())
}

/// The parts with these names, in the order of the names.
fn chosen(names: &[&str]) -> Result<Vec<&'static Part>, Failure> {
    if names.is_empty() {
        return Ok(PARTS.iter().filter(|part| part.always).collect());
    }
    let find = |name: &&str| {
        let unknown = || Failure::Usage(format!("no part is named `{name}`\n\n{}", usage()));
        PARTS.iter().find(|part| part.name == *name).ok_or_else(unknown)
    };
    names.iter().map(find).collect()
}

/// How a part ended.
struct Verdict {
    name: &'static str,
    counts: Counts,
    duration: Duration,
}

fn judge(part: &'static Part, work: impl FnOnce() -> Result<Counts, Failure>) -> Verdict {
    println!("\n==== {}: {}", part.name, part.about);
    let start = Instant::now();
    let counts = work().unwrap_or_else(|failure| {
        println!("{}: {failure}", part.name);
        Counts::ONE_FAILED
    });
    let duration = start.elapsed();
    println!("==== {}: {} after {}", part.name, counts.word(), seconds(duration));
    Verdict { name: part.name, counts, duration }
}

fn summary(verdicts: &[Verdict], whole: Duration) -> Result<(), Failure> {
    println!("\n{:<10} {:<7} {:>7} {:>7}   duration", "part", "result", "passed", "failed");
    for Verdict { name, counts, duration } in verdicts {
        let (word, Counts { passed, failed }) = (counts.word(), counts);
        println!("{name:<10} {word:<7} {passed:>7} {failed:>7}   {}", seconds(*duration));
    }
    let sum = verdicts.iter().fold(Counts::NONE, |sum, verdict| sum.and(verdict.counts));
    println!("{} passed, {} failed (in {})", sum.passed, sum.failed, seconds(whole));
    let failed: Vec<&str> = verdicts
        .iter()
        .filter(|verdict| verdict.counts.failed > 0)
        .map(|verdict| verdict.name)
        .collect();
    match failed.is_empty() {
        true => Ok(()),
        false => Err(Failure::Check(format!(
            "failed: {names}; again only these: `cargo xtask test {names}`",
            names = failed.join(" ")
        ))),
    }
}
