//! The conditions of a service, each with the operands in it, as they can be read in a session.

use shared::expression::{Each, Expression, Over, Reference, Want};
use shared::service::{NodeId, Plan};

/// Which part of the service a condition belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Whether a node is asked.
    Relevant,
    /// Whether a node must be answered.
    Required,
    /// Whether a node is closed to change.
    Readonly,
    /// Whether a node is not shown.
    Hidden,
    /// What a node's value follows from.
    Calculate,
    /// What a node reads as while it is unanswered.
    Default,
    /// What must hold, by the check's id.
    Check(String),
    /// The need for a document, by its id.
    Document(String),
    /// An outcome, by its id.
    Outcome(String),
    /// What it costs.
    Fee,
    /// By when it is due.
    Deadline,
}

/// A condition, or an operand of one.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The node that carries it; none for what belongs to the whole.
    pub carrier: Option<NodeId>,
    /// What it is for.
    pub facet: Facet,
    /// Whether it is the whole condition, and not an operand in it.
    pub whole: bool,
    /// The condition as it is written, without what it stands in.
    pub written: Expression,
    /// What is true where the condition is true for its carrier, in an instance at hand.
    pub(super) holds: Expression,
    /// What is true where the condition is false.
    pub(super) fails: Expression,
}

impl Rule {
    /// What is true where the condition is as wanted, read where the carrier stands.
    pub fn branch(&self, wanted: bool) -> &Expression {
        if wanted { &self.holds } else { &self.fails }
    }
}

/// All conditions of a service with their operands, in the order of the form.
pub fn rules(plan: &Plan) -> Vec<Rule> {
    let service = plan.service();
    let mut rules = Vec::new();
    for (at, node) in (0..).zip(&service.nodes) {
        let carrier = Some(NodeId(at));
        let mut add = |expression: &Option<Expression>, facet: Facet, whole: bool| {
            if let Some(expression) = expression {
                collect(expression, carrier, &facet, whole, &mut rules);
            }
        };
        add(&node.relevant, Facet::Relevant, true);
        add(&node.required, Facet::Required, true);
        add(&node.readonly, Facet::Readonly, true);
        add(&node.hidden, Facet::Hidden, true);
        add(&node.calculate, Facet::Calculate, false);
        add(&node.default, Facet::Default, false);
        for check in &node.checks {
            let facet = Facet::Check(check.id.clone());
            collect(&check.holds, carrier, &facet, true, &mut rules);
        }
    }
    for document in &service.documents {
        let facet = Facet::Document(document.id.clone());
        collect(&document.relevant, None, &facet, true, &mut rules);
    }
    for outcome in &service.outcomes {
        collect(&outcome.when, None, &Facet::Outcome(outcome.id.clone()), true, &mut rules);
    }
    if let Some(fee) = &service.fee {
        collect(fee, None, &Facet::Fee, false, &mut rules);
    }
    if let Some(deadline) = &service.deadline {
        collect(deadline, None, &Facet::Deadline, false, &mut rules);
    }
    rules
}

fn collect(
    expression: &Expression,
    carrier: Option<NodeId>,
    facet: &Facet,
    condition: bool,
    rules: &mut Vec<Rule>,
) {
    let mut collector = Collector { carrier, facet, rules, over: Vec::new() };
    if condition {
        collector.condition(expression, true);
    } else {
        collector.inside(expression);
    }
}

struct Collector<'a> {
    carrier: Option<NodeId>,
    facet: &'a Facet,
    rules: &'a mut Vec<Rule>,
    /// What the part at hand is evaluated for each of, outermost first.
    over: Vec<Through>,
}

/// What an expression goes through.
enum Through {
    /// The instances of a repeated group.
    Instances(Reference),
    /// The values of a list.
    Values(Expression),
}

impl Collector<'_> {
    /// A condition and what is in it. A constant is no condition: `required: true`.
    fn condition(&mut self, expression: &Expression, whole: bool) {
        if constant(expression) {
            return;
        }
        let same = matches!(expression, Expression::Not(_)) && !whole;
        if !same {
            self.rules.push(Rule {
                carrier: self.carrier,
                facet: self.facet.clone(),
                whole,
                written: expression.clone(),
                holds: self.closed(expression.clone()),
                fails: self.closed(Expression::Not(Box::new(expression.clone()))),
            });
        }
        match expression {
            // The negation is known where the condition is: it is no branch of its own.
            Expression::Not(inner) if same => self.condition(inner, false),
            Expression::Not(inner) => match &**inner {
                Expression::And(_) | Expression::Or(_) => self.inside(inner),
                _ => {}
            },
            _ => self.inside(expression),
        }
    }

    fn inside(&mut self, expression: &Expression) {
        match expression {
            Expression::And(parts) | Expression::Or(parts) => {
                parts.iter().for_each(|part| self.condition(part, false));
            }
            Expression::Not(inner) => self.inside(inner),
            Expression::If(parts) => {
                self.condition(&parts.0, false);
                self.inside(&parts.1);
                self.inside(&parts.2);
            }
            Expression::Compare(_, sides)
            | Expression::Calculate(_, sides)
            | Expression::In(sides) => {
                self.inside(&sides.0);
                self.inside(&sides.1);
            }
            Expression::Values(parts) | Expression::Call(_, parts) => {
                parts.iter().for_each(|part| self.inside(part));
            }
            Expression::Over(over) => {
                self.through(Through::Instances(over.group), over.want, &over.body);
            }
            Expression::Each(each) => {
                self.inside(&each.list);
                self.through(Through::Values((*each.list).clone()), each.want, &each.body);
            }
            _ => {}
        }
    }

    fn through(&mut self, through: Through, want: Want, body: &Expression) {
        self.over.push(through);
        match want {
            Want::Exists | Want::All | Want::Count | Want::ExistsOne => self.condition(body, false),
            Want::Sum | Want::Gather => self.inside(body),
        }
        self.over.pop();
    }

    /// The part as something that the carrier can be asked: whether it is so in one of the
    /// instances that it is evaluated for.
    fn closed(&self, part: Expression) -> Expression {
        let want = Want::Exists;
        self.over.iter().rev().fold(part, |body, through| {
            let body = Box::new(body);
            match through {
                Through::Instances(group) => Expression::Over(Over { want, group: *group, body }),
                Through::Values(list) => {
                    Expression::Each(Each { want, list: Box::new(list.clone()), body })
                }
            }
        })
    }
}

fn constant(expression: &Expression) -> bool {
    matches!(expression, Expression::Literal(_))
}
