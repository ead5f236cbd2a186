//! What the prover found out, asked again of z3: a program of its own, with an arithmetic of its
//! own, that shares no line with the prover or the engine.

mod days;
mod model;
mod terms;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value as Json;
use shared::service::Plan;
use workshop::prove::{Asked, Memory, Verdict};

use model::Model;

/// How much z3 may do for one question, by its own count: the same on every machine.
const PATIENCE: u32 = 2_000_000;

/// The most instances of a group in a question that was proved: what can never be, can never be
/// with few either.
const FEW: usize = 2;

/// The most instances that are written out.
const MOST: usize = 12;

/// Fails where z3 and the prover contradict each other; says how many questions both could answer.
pub(crate) fn agree(memory: &Memory, about: &str) {
    let decided: Vec<Asked> = memory
        .asked()
        .into_iter()
        .filter(|asked| !matches!(asked.verdict, Verdict::Undecided))
        .collect();
    let mut outside: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut script = String::new();
    let mut written = Vec::new();
    for asked in &decided {
        match question(asked) {
            Ok(text) => {
                script.push_str(&text);
                written.push((asked, text));
            }
            Err(reason) => *outside.entry(reason).or_default() += 1,
        }
    }
    let answers = ask(&script);
    assert_eq!(answers.len(), written.len(), "z3 answers each question");
    let (mut proofs, mut witnesses, mut open) = (0, 0, 0);
    for ((asked, text), answer) in written.iter().zip(&answers) {
        match (&asked.verdict, answer.as_str()) {
            (Verdict::Proved(_), "unsat") => proofs += 1,
            (Verdict::Refuted(_), "sat") => witnesses += 1,
            (_, "unknown") => open += 1,
            (Verdict::Proved(lines), _) => {
                panic!("proved, and z3 says `{answer}`:\n{}\n{text}", lines.join("\n"))
            }
            (verdict, _) => panic!("a witness, and z3 says `{answer}`:\n{verdict:?}\n{text}"),
        }
    }
    let left: usize = outside.values().sum();
    println!(
        "{about}: z3 agrees with {proofs} proofs and {witnesses} witnesses; {open} it leaves open, \
         {left} it cannot be asked: {outside:?}"
    );
    assert!(proofs + witnesses > left + open, "{about}: most of it can be asked");
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
    let cap = match &asked.verdict {
        Verdict::Refuted(witness) => longest(&Json::Object(witness.answers.0.clone())).max(1),
        _ => FEW,
    };
    if cap > MOST {
        return Err("many instances");
    }
    let mut model = Model::new(&plan, cap);
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

/// What z3 answers, question by question.
fn ask(script: &str) -> Vec<String> {
    let mut z3 =
        Command::new("z3").arg("-in").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = z3.stdin.take().unwrap();
    let script = script.to_owned();
    let writer = std::thread::spawn(move || input.write_all(script.as_bytes()).unwrap());
    let output = z3.wait_with_output().unwrap();
    writer.join().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}
