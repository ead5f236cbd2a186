//! What the documents are about, and how its parts are called.

use std::sync::Arc;

use shared::Date;
use shared::expression::{Expression, Function};
use shared::kind::Kind;
use shared::language::Language;
use shared::service::{Content, Node, NodeId, Plan, Texts};
use shared::settings::{Contact, LocalText, Notices, ParameterValue};
use shared::value::{Type, Value};

use super::words::Word;
use crate::compile::{Municipality, Retention};

/// A service with the municipality that offers it, in one language.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The service.
    pub plan: Arc<Plan>,
    /// Its texts in the language of the documents.
    pub texts: &'a Texts,
    /// How long what was submitted is kept.
    pub retention: &'a [Retention],
    /// Who offers it.
    pub municipality: &'a Municipality,
    /// The language of the documents.
    pub language: Language,
    /// The day on the documents: nothing here reads a clock.
    pub day: Date,
}

impl Subject<'_> {
    /// A word in the language of the documents.
    pub(super) fn word(&self, word: Word) -> &'static str {
        word.of(self.language)
    }

    /// A text of several languages, German where it is not translated.
    pub(super) fn local<'t>(&self, texts: &'t LocalText) -> &'t str {
        texts.get(self.language.tag()).or_else(|| texts.get("de")).map_or("", String::as_str)
    }

    pub(super) fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0..).map(NodeId).zip(&self.plan.service().nodes)
    }

    /// The label of a field or group in one line; a group without one is called by the first page
    /// that shows it or something of it, or by its name.
    pub(super) fn label(&self, node: NodeId) -> String {
        let own = self.texts.nodes.get(&self.plan.path(node)).map(|texts| &texts.label);
        if let Some(label) = own {
            let label = self.composed(label);
            return label.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let pages = self.plan.service().pages.iter();
        let mut shown = pages.filter(|page| {
            page.shows
                .iter()
                .any(|shown| self.is_within(*shown, node) || self.is_within(node, *shown))
        });
        let page = shown.find_map(|page| self.texts.pages.get(&page.id));
        page.map_or_else(|| self.plan.node(node).name.clone(), |page| self.composed(&page.title))
    }

    /// Whether a node is another one or in it.
    fn is_within(&self, node: NodeId, group: NodeId) -> bool {
        std::iter::successors(Some(node), |node| self.plan.node(*node).parent)
            .any(|around| around == group)
    }

    /// Who answers questions about this service: its own office, where it has one.
    pub(super) fn contact(&self) -> &Contact {
        let settings = &self.municipality.settings;
        let own = settings.services.get(&self.plan.service().id);
        own.and_then(|own| own.contact.as_ref()).unwrap_or(&settings.contact)
    }

    /// The notices that hold for this service, German where they are not translated.
    pub(super) fn notices(&self) -> Option<&Notices> {
        let own = self.municipality.own_notices.get(&self.plan.service().id);
        let notices = own.unwrap_or(&self.municipality.notices);
        notices.get(self.language.tag()).or_else(|| notices.get("de"))
    }

    /// The label in quotation marks; a long one is cut.
    pub(super) fn quoted(&self, node: NodeId) -> String {
        let label = self.label(node);
        let end = label.char_indices().nth(90).map(|(at, _)| at);
        let cut = end.and_then(|end| label.get(..end)).and_then(|start| start.rsplit_once(' '));
        self.quote(&cut.map_or_else(|| label.clone(), |(start, _)| format!("{start} …")))
    }

    pub(super) fn quote(&self, text: &str) -> String {
        match self.language {
            Language::En => format!("“{text}”"),
            _ => format!("„{text}“"),
        }
    }

    /// What one instance of a repeated group is called.
    pub(super) fn instance(&self, group: NodeId) -> String {
        let texts = self.texts.nodes.get(&self.plan.path(group));
        texts.and_then(|texts| texts.instance.clone()).unwrap_or_else(|| self.label(group))
    }

    /// The label of a code of a field's list.
    pub(super) fn code(&self, field: NodeId, code: &str) -> String {
        let list = match self.plan.node(field).content {
            Content::Field(Kind::Choice { list } | Kind::Choices { list }) => {
                usize::try_from(list).ok().and_then(|list| self.plan.service().lists.get(list))
            }
            _ => None,
        };
        let labels = list.and_then(|list| self.texts.lists.get(&list.id));
        labels.and_then(|labels| labels.get(code)).cloned().unwrap_or_else(|| code.to_owned())
    }

    /// A value as people read it; amounts in euros.
    pub(super) fn value(&self, value: &Value, of: Option<Type>) -> String {
        let kind = match of {
            Some(Type::Money) => Kind::Money { min: i64::MIN, max: i64::MAX },
            _ => Kind::Date { min: None, max: None },
        };
        kind.show(value, self.language, &str::to_owned)
    }

    /// What the municipality set for a parameter, or what holds where it sets nothing.
    pub(super) fn setting(&self, parameter: usize) -> Option<Value> {
        let parameter = self.plan.service().parameters.get(parameter)?;
        let own = self.municipality.settings.services.get(&self.plan.service().id)?;
        let set = own.parameters.get(&parameter.name).or(parameter.default.as_ref());
        match (set?, parameter.value) {
            (ParameterValue::YesNo(value), _) => Some(Value::YesNo(*value)),
            (ParameterValue::Number(value), _) => Some(Value::Number(*value)),
            (ParameterValue::Text(text), Type::Date) => text.parse().ok().map(Value::Date),
            (ParameterValue::Text(text), _) => Some(Value::Text(text.clone())),
        }
    }

    /// The type of what an expression gives, as far as it matters to how its values are shown.
    pub(super) fn type_of(&self, expression: &Expression) -> Option<Type> {
        match expression {
            Expression::Answer(reference) => match &self.plan.node(reference.node).content {
                Content::Field(kind) => kind.value_type(),
                Content::Group => None,
            },
            Expression::Setting(at) => {
                let parameters = &self.plan.service().parameters;
                parameters.get(usize::try_from(*at).ok()?).map(|parameter| parameter.value)
            }
            Expression::Calculate(_, pair) => {
                match (self.type_of(&pair.0), self.type_of(&pair.1)) {
                    (Some(Type::Money), _) | (_, Some(Type::Money)) => Some(Type::Money),
                    (first, _) => first,
                }
            }
            Expression::If(parts) => self.type_of(&parts.1).or_else(|| self.type_of(&parts.2)),
            Expression::Not(_)
            | Expression::And(_)
            | Expression::Or(_)
            | Expression::Compare(..)
            | Expression::In(_)
            | Expression::Answered(_) => Some(Type::YesNo),
            Expression::Over(over) => self.type_of(&over.body),
            Expression::Each(each) => self.type_of(&each.body),
            Expression::Values(values) => values.iter().find_map(|value| self.type_of(value)),
            Expression::Call(Function::Min | Function::Max | Function::Sum, given) => {
                given.iter().find_map(|given| self.type_of(given))
            }
            _ => None,
        }
    }

    /// Whether an author wrote `hidden` or a condition for it that may hold.
    pub(super) fn is_hidden(&self, node: NodeId) -> bool {
        std::iter::successors(Some(node), |node| self.plan.node(*node).parent)
            .any(|node| self.plan.node(node).hidden.is_some())
    }

    /// The legal bases of a node as they are cited.
    pub(super) fn basis(&self, node: NodeId) -> Vec<String> {
        self.plan.node(node).basis.iter().map(|basis| basis.text.clone()).collect()
    }

    /// Which service and version in which municipality, and when this was written.
    pub(super) fn reference(&self) -> String {
        let service = self.plan.service();
        let day = self.value(&Value::Date(self.day), None);
        format!("{} {} · {} · {day}", service.id, service.version, self.municipality.settings.name)
    }
}
