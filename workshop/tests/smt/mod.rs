//! What the prover found out, asked again of z3: a program of its own, with an arithmetic of its
//! own, that shares no line with the prover or the engine.

mod days;
mod model;
mod terms;
mod witness;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value as Json;
use shared::service::Plan;
use workshop::prove::{Asked, Memory, Verdict};

use model::Model;

/// How much z3 may do for one question, by its own count: the same on every machine.
const PATIENCE: u32 = 400_000;

/// The most instances of a group in a question that was proved: what can never be, can never be
/// with few either.
const FEW: usize = 2;

/// The most instances that are written out.
const MOST: usize = 12;

/// The most of a hundred questions that z3 may leave open: proofs over many days at once, for which
/// it would need minutes each.
const MOST_OPEN: usize = 4;

/// The most of a hundred verdicts that it cannot be asked about.
const MOST_OUTSIDE: usize = 20;

/// Fails where z3 and the prover contradict each other; says how many questions both could answer.
///
/// A claim that was proved is asked as it is. Of one that was refuted the witness is judged: with
/// its answers, settings and day, what was asked must be true. What reads the same in SMT-LIB is
/// asked once. At least so many proofs and witnesses must have been asked as `least` says.
pub(crate) fn agree(memory: &Memory, about: &str, least: [usize; 2]) {
    let begin = Instant::now();
    let decided: Vec<Asked> = memory
        .asked()
        .into_iter()
        .filter(|asked| !matches!(asked.verdict, Verdict::Undecided))
        .collect();
    let mut outside: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut questions: BTreeMap<(bool, String), Vec<&Asked>> = BTreeMap::new();
    for asked in &decided {
        match question(asked) {
            Ok(text) => {
                let never = matches!(asked.verdict, Verdict::Proved(_));
                questions.entry((never, text)).or_default().push(asked);
            }
            Err(reason) => *outside.entry(reason).or_default() += 1,
        }
    }
    let answers = ask(questions.keys().map(|(_, text)| text.as_str()));
    assert_eq!(answers.len(), questions.len(), "z3 answers each question");
    let [mut proofs, mut witnesses, mut open] = [0; 3];
    let mut wrong = Vec::new();
    for (((never, text), same), answer) in questions.iter().zip(&answers) {
        match (never, answer.as_str()) {
            (true, "unsat") => proofs += 1,
            (false, "sat") => witnesses += 1,
            (_, "unknown") => open += 1,
            _ => {
                wrong.push(format!("z3 says `{answer}`, the prover:\n{:#?}\n{text}", same.first()))
            }
        }
    }
    assert!(wrong.is_empty(), "{about}: {} contradictions:\n{}", wrong.len(), wrong.join("\n"));
    let left: usize = outside.values().sum();
    println!(
        "{about}: z3 was asked {} questions for {} verdicts: it agrees with {proofs} proofs and \
         {witnesses} witnesses and leaves {open} open; {left} verdicts it cannot be asked about: \
         {outside:?}; {:?}",
        questions.len(),
        decided.len(),
        begin.elapsed()
    );
    assert!(proofs >= least[0] && witnesses >= least[1], "{about}: {least:?} are to be asked");
    assert!(open * 100 <= questions.len() * MOST_OPEN, "{about}: {open} are left open");
    assert!(left * 100 <= decided.len() * MOST_OUTSIDE, "{about}: {left} cannot be asked");
}

/// Whether z3 is here. Without it the test says so, and fails in CI.
pub(crate) fn here() -> bool {
    let here = Command::new("z3").arg("--version").output().is_ok();
    let ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(here || !ci, "z3 is missing: `cargo xtask test unit` installs it");
    if !here {
        println!("skipped: z3 is missing, `cargo xtask test unit` installs it");
    }
    here
}

/// The question in SMT-LIB, or why it cannot be asked.
fn question(asked: &Asked) -> Result<String, &'static str> {
    let plan = Plan::new(asked.service.clone()).map_err(|_| "unsound")?;
    let (cap, witness) = match &asked.verdict {
        Verdict::Refuted(witness) => {
            (longest(&Json::Object(witness.answers.0.clone())).max(1), Some(witness.as_ref()))
        }
        _ => (FEW, None),
    };
    if cap > MOST {
        return Err("many instances");
    }
    let mut model = Model::new(&plan, cap, witness);
    model.demand(asked)?;
    Ok(format!("(reset)\n(set-option :rlimit {PATIENCE})\n{}(check-sat)\n", model.finished()))
}

/// The most items of a list in an answer.
fn longest(json: &Json) -> usize {
    match json {
        Json::Array(items) => items.iter().map(longest).max().unwrap_or(0).max(items.len()),
        Json::Object(members) => members.values().map(longest).max().unwrap_or(0),
        _ => 0,
    }
}

/// What z3 answers, question by question; each core has a z3 of its own, which takes turns with the
/// others.
fn ask<'q>(questions: impl Iterator<Item = &'q str>) -> Vec<String> {
    let questions: Vec<&str> = questions.collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let turns = |first| questions.iter().skip(first).step_by(cores).copied().collect::<String>();
    std::thread::scope(|scope| {
        let asking: Vec<_> =
            (0..cores).map(|first| scope.spawn(move || ask_one_by_one(&turns(first)))).collect();
        let answers: Vec<Vec<String>> =
            asking.into_iter().map(|part| part.join().unwrap()).collect();
        let given: usize = answers.iter().map(Vec::len).sum();
        (0..given).filter_map(|at| answers[at % cores].get(at / cores).cloned()).collect()
    })
}

fn ask_one_by_one(script: &str) -> Vec<String> {
    let mut z3 =
        Command::new("z3").arg("-in").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = z3.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || input.write_all(script.as_bytes()).unwrap());
        let output = z3.wait_with_output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    })
}
