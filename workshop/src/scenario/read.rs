//! `scenarios/<name>.yaml`.

use shared::Date;

use crate::definition::shape::{EXPECT, PROBLEM, SCENARIO, STEP};
use crate::definition::{Members, Tree, Written, flag, items, text, texts};
use crate::finding::{At, Findings};

/// A scenario as written.
#[derive(Debug)]
pub struct Scenario<'t> {
    /// Where it begins.
    pub at: At,
    /// What it shows.
    pub title: Written,
    /// The regional key of the municipality.
    pub municipality: Written,
    /// The day it is assessed for.
    pub day: Date,
    /// The pages in the order in which they are filled.
    pub steps: Vec<Step<'t>>,
    /// What must hold in the end.
    pub expect: Expectation<'t>,
}

/// One page being filled and left.
#[derive(Debug)]
pub struct Step<'t> {
    /// The page.
    pub page: Written,
    /// The answers, nested from the top.
    pub answers: Option<&'t Tree>,
    /// Where the expected problems are written, or the step begins.
    pub problems_at: At,
    /// The problems on the page after it was left.
    pub problems: Vec<ExpectedProblem>,
    /// The next page after this one, if it is said: nothing stands for none.
    pub next: Option<(At, Option<String>)>,
}

/// A problem that must be there.
#[derive(Debug)]
pub struct ExpectedProblem {
    /// Where it is.
    pub path: Written,
    /// Its code.
    pub code: Written,
}

/// What must hold in the end; what is not said is not compared.
#[derive(Debug, Default)]
pub struct Expectation<'t> {
    /// Whether the application is complete.
    pub complete: Option<(At, bool)>,
    /// The outcome's id.
    pub outcome: Option<(At, Option<String>)>,
    /// The fee in cents.
    pub fee: Option<(At, Option<String>)>,
    /// The deadline.
    pub deadline: Option<(At, Option<String>)>,
    /// The documents' ids in the order of the service.
    pub documents: Option<(At, Vec<String>)>,
    /// Paths of what must not be asked.
    pub irrelevant: Vec<Written>,
    /// Values by path.
    pub values: Vec<(Written, &'t Tree)>,
}

/// Reads a scenario; nothing when a part that must be there is missing or wrong.
pub fn read_scenario<'t>(tree: &'t Tree, findings: &mut Findings) -> Option<Scenario<'t>> {
    let before = findings.errors();
    let mut members = Members::of(tree, &SCENARIO, findings)?;
    let title = members.need_text("title", findings);
    let municipality = members.need_text("municipality", findings);
    let day = members.need_text("day", findings).and_then(|written| day(&written, findings));
    let steps = members.need("pages", findings).map_or(Vec::new(), |tree| {
        items(tree, findings).iter().filter_map(|tree| step(tree, findings)).collect()
    });
    let expect = members.need("expect", findings).and_then(|tree| expectation(tree, findings));
    members.finish(findings);
    if findings.errors() > before {
        return None;
    }
    Some(Scenario {
        at: tree.at,
        title: title?,
        municipality: municipality?,
        day: day?,
        steps,
        expect: expect?,
    })
}

fn step<'t>(tree: &'t Tree, findings: &mut Findings) -> Option<Step<'t>> {
    let mut members = Members::of(tree, &STEP, findings)?;
    let page = members.need_text("page", findings);
    let answers = members.take("answers");
    let problems_at = members.member("problems").map_or(tree.at, |member| member.key.at);
    let problems = members.items("problems", findings);
    let problems = problems.iter().filter_map(|tree| problem(tree, findings)).collect();
    let next = or_none(&mut members, "next", findings);
    members.finish(findings);
    Some(Step { page: page?, answers, problems_at, problems, next })
}

fn problem(tree: &Tree, findings: &mut Findings) -> Option<ExpectedProblem> {
    let mut members = Members::of(tree, &PROBLEM, findings)?;
    let path = members.need_text("path", findings);
    let code = members.need_text("code", findings);
    members.finish(findings);
    Some(ExpectedProblem { path: path?, code: code? })
}

fn expectation<'t>(tree: &'t Tree, findings: &mut Findings) -> Option<Expectation<'t>> {
    let mut members = Members::of(tree, &EXPECT, findings)?;
    let complete = members.need_text("complete", findings);
    let mut expectation = Expectation {
        complete: complete.and_then(|w| Some((w.at, flag(&w, findings)?))),
        outcome: or_none(&mut members, "outcome", findings),
        fee: or_none(&mut members, "fee", findings),
        deadline: or_none(&mut members, "deadline", findings),
        ..Expectation::default()
    };
    if let Some(tree) = members.take("documents") {
        let documents = texts(items(tree, findings), findings);
        let documents = documents.into_iter().map(|written| written.text).collect();
        expectation.documents = Some((tree.at, documents));
    }
    expectation.irrelevant = texts(members.items("irrelevant", findings), findings);
    if let Some(tree) = members.take("values") {
        for member in crate::definition::pairs(tree, "`values`", findings) {
            expectation.values.push((member.key.clone(), &member.value));
        }
    }
    members.finish(findings);
    Some(expectation)
}

/// A value that may be null: outside, whether the key is there at all.
fn or_none(
    members: &mut Members<'_>,
    key: &'static str,
    findings: &mut Findings,
) -> Option<(At, Option<String>)> {
    let member = members.member(key)?;
    let written = text(&member.value, findings)?;
    let value = (!written.is_null()).then(|| written.text.clone());
    Some((written.at, value))
}

fn day(written: &Written, findings: &mut Findings) -> Option<Date> {
    let day = written.text.parse().ok();
    if day.is_none() {
        let message = format!("`{}` is no day of the calendar", written.text);
        findings.error(written.at, message, "write it as `2026-01-31`");
    }
    day
}
