//! How much there is of everything.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;
use shared::expression::Expression;
use shared::kind::Kind;
use shared::service::{Content, Node};

use crate::expression::always;
use crate::version::Version;

/// How much there is of everything.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Fields that a person answers.
    pub questions: usize,
    /// Fields by kind, also those that are calculated or only read.
    pub kinds: BTreeMap<String, usize>,
    /// Questions by whether they must be answered.
    pub needed: Needed,
    /// Groups that are not repeated.
    pub groups: usize,
    /// Groups that are.
    pub repeated: usize,
    /// Pages.
    pub pages: usize,
    /// Conditions under which something is asked, shown or needed.
    pub conditions: usize,
    /// Checks.
    pub checks: usize,
    /// Calculations: fields, the fee and the deadline.
    pub calculations: usize,
    /// Documents.
    pub documents: usize,
    /// Of these, the ones that are needed in every case.
    pub documents_always: usize,
    /// Outcomes.
    pub outcomes: usize,
    /// Parameters.
    pub parameters: usize,
    /// Code lists.
    pub lists: usize,
    /// Codes in all of them.
    pub codes: usize,
}

/// Questions by whether they must be answered, when they are asked.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Needed {
    /// In every case.
    pub always: usize,
    /// In some.
    pub sometimes: usize,
    /// Never.
    pub never: usize,
}

pub(super) fn count(version: &Version) -> Counts {
    let service = version.service();
    let mut counts = Counts {
        pages: service.pages.len(),
        documents: service.documents.len(),
        outcomes: service.outcomes.len(),
        parameters: service.parameters.len(),
        lists: service.lists.len(),
        codes: service.lists.iter().map(|list| list.codes.len()).sum(),
        calculations: usize::from(service.fee.is_some()) + usize::from(service.deadline.is_some()),
        ..Counts::default()
    };
    for document in &service.documents {
        let certain = always(&document.relevant) == Some(true);
        counts.documents_always += usize::from(certain);
        counts.conditions += usize::from(!certain);
    }
    counts.conditions +=
        service.pages.iter().filter(|page| is_condition(page.relevant.as_ref())).count();
    for node in &service.nodes {
        let facets = [&node.relevant, &node.required, &node.readonly, &node.hidden];
        counts.conditions += facets.iter().filter(|facet| is_condition(facet.as_ref())).count();
        counts.conditions += node.offered.len();
        counts.checks += node.checks.len();
        counts.calculations += usize::from(node.calculate.is_some());
        match (&node.content, node.repeats) {
            (Content::Group, None) => counts.groups += 1,
            (Content::Group, Some(_)) => counts.repeated += 1,
            (Content::Field(kind), _) => {
                *counts.kinds.entry(name(kind)).or_default() += 1;
                if is_question(node) {
                    counts.questions += 1;
                    counts.needed.add(node.required.as_ref());
                }
            }
        }
    }
    counts
}

impl Needed {
    fn add(&mut self, required: Option<&Expression>) {
        match required.map(always) {
            Some(Some(true)) => self.always += 1,
            None | Some(Some(false)) => self.never += 1,
            Some(None) => self.sometimes += 1,
        }
    }
}

/// Whether a facet depends on anything.
fn is_condition(facet: Option<&Expression>) -> bool {
    facet.is_some_and(|facet| always(facet).is_none())
}

/// Whether a person answers it.
pub(super) fn is_question(node: &Node) -> bool {
    let answered = matches!(&node.content, Content::Field(kind) if kind.value_type().is_some());
    let hidden = node.hidden.as_ref().is_some_and(|hidden| always(hidden) == Some(true));
    answered && node.calculate.is_none() && !hidden
}

/// A kind's name as authors write it.
pub(super) fn name(kind: &Kind) -> String {
    let name = match serde_json::to_value(kind) {
        Ok(Json::String(name)) => name,
        Ok(Json::Object(members)) => members.keys().next().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    name.replace('_', "-")
}
