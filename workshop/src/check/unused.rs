//! Parameters and lists that nothing uses.

use std::collections::BTreeSet;

use shared::expression::Expression;
use shared::kind::Kind;
use shared::service::{Content, Service};

use super::{Check, Said};
use crate::finding::{At, Code, Severity};

pub(super) fn check(check: &mut Check<'_>) {
    let service = check.plan.service();
    let mut settings = BTreeSet::new();
    for expression in expressions(service) {
        visit(expression, &mut |part| {
            if let Expression::Setting(at) = part {
                settings.insert(*at);
            }
        });
    }
    for ((at, parameter), written) in
        (0_u32..).zip(&service.parameters).zip(&check.definition.parameters)
    {
        // Texts can name a parameter, too.
        if !settings.contains(&at) && !named(check, &format!("settings.{}", parameter.name)) {
            let what = format!("the parameter `{}` is used by nothing", parameter.name);
            report(check, &parameter.name, written.name.at, what);
        }
    }
    let mut lists = BTreeSet::new();
    for node in &service.nodes {
        if let Content::Field(Kind::Choice { list, .. } | Kind::Choices { list, .. }) =
            &node.content
        {
            lists.insert(*list);
        }
    }
    for ((at, list), written) in (0_u32..).zip(&service.lists).zip(&check.definition.lists) {
        if !lists.contains(&at) {
            let what = format!("no field chooses from the list `{}`", list.id);
            report(check, &list.id, written.name.at, what);
        }
    }
}

/// Whether a file that was read names it: expressions also stand in texts.
fn named(check: &Check<'_>, name: &str) -> bool {
    let definition = check.definition.at.file;
    let files = (0..).map_while(|file| Some((file, check.findings.source(file)?)));
    files.filter(|(file, _)| *file != definition).any(|(_, source)| source.contains(name))
}

fn report(check: &mut Check<'_>, name: &str, at: At, what: String) {
    let said = Said::new(Severity::Warning, Code::Unused, what, "remove it, or use it");
    check.note(vec![name.to_owned()], at, said);
}

/// All expressions of a service.
pub(super) fn expressions(service: &Service) -> impl Iterator<Item = &Expression> {
    let nodes = service.nodes.iter().flat_map(|node| {
        let facets = [
            &node.relevant,
            &node.required,
            &node.readonly,
            &node.hidden,
            &node.calculate,
            &node.default,
        ];
        let checks = node.checks.iter().map(|check| &check.holds);
        let offered = node.offered.iter().map(|offered| &offered.when);
        facets.into_iter().flatten().chain(checks).chain(offered)
    });
    let pages = service.pages.iter().filter_map(|page| page.relevant.as_ref());
    let documents = service.documents.iter().map(|document| &document.relevant);
    let outcomes = service.outcomes.iter().map(|outcome| &outcome.when);
    let whole = [&service.fee, &service.deadline].into_iter().flatten();
    let inserted = service.insertions.iter().map(|insertion| &insertion.value);
    nodes.chain(inserted).chain(pages).chain(documents).chain(outcomes).chain(whole)
}

/// Visits every part of an expression.
pub(super) fn visit<'e>(expression: &'e Expression, see: &mut dyn FnMut(&'e Expression)) {
    see(expression);
    match expression {
        Expression::Not(inner) => visit(inner, see),
        Expression::And(parts)
        | Expression::Or(parts)
        | Expression::Values(parts)
        | Expression::Call(_, parts) => {
            parts.iter().for_each(|part| visit(part, see));
        }
        Expression::Compare(_, sides) | Expression::Calculate(_, sides) | Expression::In(sides) => {
            visit(&sides.0, see);
            visit(&sides.1, see);
        }
        Expression::If(parts) => {
            visit(&parts.0, see);
            visit(&parts.1, see);
            visit(&parts.2, see);
        }
        Expression::Over(over) => visit(&over.body, see),
        Expression::Each(each) => {
            visit(&each.list, see);
            visit(&each.body, see);
        }
        _ => {}
    }
}
