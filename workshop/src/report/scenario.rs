//! A scenario in the report: its pages, what was answered and what followed.

use std::fmt::Write as _;

use shared::Value;
use shared::kind::Kind;
use shared::service::{Content, NodeId};

use super::TestedScenario;
use super::coverage::{END, head};
use super::html::{Form, escape};
use crate::scenario::coverage::node_words;
use crate::scenario::{Answered, Taken};

/// The section of one scenario.
pub(super) fn section(form: &Form<'_>, tested: &TestedScenario, html: &mut String) {
    let words = form.words;
    let outcome = &tested.outcome;
    let good = outcome.findings.errors() == 0;
    let (class, result) = if good { ("passed", words.passed) } else { ("failed", words.failed) };
    let _ = writeln!(
        html,
        "<section class=\"scenario\">\n<h3>{}</h3>\n<p>{} <code>{}</code>: \
         <span class=\"{class}\">{}</span>. {}: {}. {}: {}.</p>",
        escape(&outcome.title),
        escape(words.scenario),
        escape(&tested.name),
        escape(result),
        escape(words.day),
        outcome.day.map_or(String::new(), |day| form.day(day)),
        escape(words.municipality),
        escape(outcome.municipality.as_deref().unwrap_or("–"))
    );
    if !good {
        let all: Vec<String> =
            outcome.findings.all().map(|own| outcome.findings.show(own)).collect();
        let _ = writeln!(html, "<pre lang=\"en\">{}</pre>", escape(&all.join("\n")));
    }
    for step in &outcome.steps {
        page(form, step, html);
    }
    follows(form, tested, html);
    html.push_str("</section>\n");
}

fn page(form: &Form<'_>, step: &Taken, html: &mut String) {
    let words = form.words;
    let caption = format!("{} „{}“", words.page, form.page_title(&step.page));
    head(html, &caption, &[words.question, words.answer]);
    for answer in &step.answers {
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
            escape(&form.question(answer)),
            escape(&form.answer(answer))
        );
    }
    html.push_str(END);
    html.push_str("<p>");
    if !step.problems.is_empty() {
        let _ = write!(html, "{}: ", escape(words.problems));
        for problem in &step.problems {
            let _ = write!(html, "{} ", escape(&form.problem(problem)));
        }
        html.push_str("<br>");
    }
    let next = step.next.as_deref().map_or(words.nothing.to_owned(), |id| form.page_title(id));
    let _ = writeln!(html, "{}: {}</p>", escape(words.next), escape(&next));
}

fn follows(form: &Form<'_>, tested: &TestedScenario, html: &mut String) {
    let Some(session) = &tested.outcome.session else { return };
    let words = form.words;
    let service = session.plan().service();
    let title = |texts: Option<&shared::service::TitledText>, id: &str| {
        texts.map_or(id.to_owned(), |own| own.title.clone())
    };
    let outcome = session.outcome().and_then(|at| service.outcomes.get(at));
    let outcome = outcome.map(|own| title(form.texts.outcomes.get(&own.id), &own.id));
    let fee = session.fee().map(|cents| {
        let kind = Kind::Money { min: i64::MIN, max: i64::MAX };
        kind.show(&Value::Number(cents), form.language, &str::to_owned)
    });
    let documents = session.documents();
    let documents: Vec<String> = documents
        .iter()
        .filter_map(|at| service.documents.get(*at))
        .map(|own| title(form.texts.documents.get(&own.id), &own.id))
        .collect();
    let none = || "–".to_owned();
    let complete = if session.complete() { words.yes } else { words.no };
    let rows = [
        (words.complete, complete.to_owned()),
        (words.outcome, outcome.unwrap_or_else(none)),
        (words.fee, fee.unwrap_or_else(none)),
        (words.deadline, session.deadline().map_or_else(none, |day| form.day(day))),
        (words.documents, if documents.is_empty() { none() } else { documents.join("; ") }),
    ];
    head(html, words.follows, &[words.what, words.result]);
    for (name, value) in rows {
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
            escape(name),
            escape(&value)
        );
    }
    html.push_str(END);
}

impl Form<'_> {
    fn page_title(&self, id: &str) -> String {
        self.texts.pages.get(id).map_or(id.to_owned(), |own| own.title.clone())
    }

    /// The label, with the positions of the instances where there are several.
    fn question(&self, answer: &Answered) -> String {
        let label = node_words(self.tested.map, answer.node, self.texts);
        let positions: Vec<&str> =
            answer.path.split('[').skip(1).filter_map(|part| part.split(']').next()).collect();
        match positions.is_empty() {
            true => label,
            false => format!("{label} ({})", positions.join(".")),
        }
    }

    fn answer(&self, answer: &Answered) -> String {
        match (&answer.value, &answer.typed) {
            (Some(value), _) => self.value(answer.node, value),
            (None, Some(typed)) => format!("„{typed}“"),
            (None, None) => "–".to_owned(),
        }
    }

    fn value(&self, node: NodeId, value: &Value) -> String {
        let plan = self.tested.map.plan();
        let Content::Field(kind) = &plan.node(node).content else { return String::new() };
        let list = match kind {
            Kind::Choice { list, .. } | Kind::Choices { list, .. } => usize::try_from(*list).ok(),
            _ => None,
        };
        let list = list.and_then(|list| plan.service().lists.get(list));
        let labels = list.and_then(|list| self.texts.lists.get(&list.id));
        kind.show(value, self.language, &|code| {
            labels.and_then(|labels| labels.get(code)).map_or(code.to_owned(), Clone::clone)
        })
    }

    /// What is wrong, as the citizen reads it where the texts say it, else its code.
    fn problem(&self, problem: &shared::assessment::Problem) -> String {
        let plan = self.tested.map.plan();
        let path: String = problem
            .path
            .split('.')
            .map(|part| part.split('[').next().unwrap_or(part))
            .collect::<Vec<_>>()
            .join(".");
        let label = plan.find(&path).map(|node| node_words(self.tested.map, node, self.texts));
        let label = label.unwrap_or_else(|| problem.path.clone());
        let check = problem
            .fault
            .detail
            .as_deref()
            .and_then(|id| self.texts.nodes.get(&path)?.checks.get(id).cloned());
        let code = serde_json::to_value(problem.fault.code).ok();
        let code = code.as_ref().and_then(|code| code.as_str()).unwrap_or_default().to_owned();
        format!("{label}: {}", check.unwrap_or(code))
    }
}
