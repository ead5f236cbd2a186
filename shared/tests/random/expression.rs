//! Random expressions, well typed, over what may be read without a cycle.

use shared::expression::{
    Comparison, Each, Expression, Function, Literal, Operator, Over, Reference, Want,
};
use shared::kind::Kind;
use shared::service::{Content, Node, NodeId};
use shared::value::Type;

use super::{Choices, ids};

type Facets = (
    Option<Expression>,
    Option<Expression>,
    Option<Expression>,
    Option<Expression>,
    Option<Expression>,
    Option<Expression>,
    Option<Expression>,
    Option<Expression>,
    bool,
);

/// Writes the expressions of one node, or of the whole when `own` is behind the last.
pub(crate) struct Writer<'a, 'b> {
    nodes: &'a [Node],
    own: usize,
    /// Nodes from here on may not be read: what could depend on this one.
    end: usize,
    bound: Vec<NodeId>,
    choices: &'a mut Choices<'b>,
}

impl<'a, 'b> Writer<'a, 'b> {
    pub(crate) fn new(nodes: &'a [Node], own: usize, choices: &'a mut Choices<'b>) -> Self {
        Self { nodes, own, end: own, bound: Vec::new(), choices }
    }

    /// Relevant, required, readonly, hidden, calculate, default, when a code is offered, what a
    /// check holds, and whether it is soft.
    pub(crate) fn facets(&mut self) -> Facets {
        let relevant = self.sometimes(3, Self::a_condition);
        let kind = match &self.nodes[self.own].content {
            Content::Field(kind) => kind.value_type(),
            Content::Group => None,
        };
        let calculate = match kind {
            Some(Type::Integer) => self.sometimes(4, |writer| writer.number(3)),
            Some(Type::YesNo) => self.sometimes(6, Self::a_condition),
            _ => None,
        };
        let default = match kind {
            Some(Type::Integer) => self.sometimes(3, |writer| writer.number(2)),
            Some(Type::YesNo) => self.sometimes(3, Self::a_condition),
            Some(Type::Text) => self.sometimes(3, |writer| writer.leaf(Type::Text)),
            Some(Type::Date) => self.sometimes(3, |_| Expression::Today),
            _ => None,
        };
        let hidden = self.sometimes(6, Self::a_condition);
        // Nothing depends on these: they may read everything.
        self.end = self.nodes.len();
        let required = self.sometimes(3, Self::a_condition);
        let readonly = self.sometimes(8, Self::a_condition);
        let holds = self.sometimes(4, Self::a_condition);
        let soft = self.choices.below(2) == 0;
        let offered = match kind {
            Some(Type::Text | Type::Codes) => self.sometimes(2, Self::a_condition),
            _ => None,
        };
        (relevant, required, readonly, hidden, calculate, default, offered, holds, soft)
    }

    fn a_condition(&mut self) -> Expression {
        self.condition(3)
    }

    fn sometimes(
        &mut self,
        one_in: usize,
        write: impl Fn(&mut Self) -> Expression,
    ) -> Option<Expression> {
        (self.choices.below(one_in) == 0).then(|| write(self))
    }

    pub(crate) fn condition(&mut self, depth: usize) -> Expression {
        let Some(less) = depth.checked_sub(1) else { return self.leaf(Type::YesNo) };
        match self.choices.below(14) {
            0 => Expression::Not(Box::new(self.condition(less))),
            1 => Expression::And(vec![self.condition(less), self.condition(less)]),
            2 => Expression::Or(vec![self.condition(less), self.condition(less)]),
            3 | 4 => {
                let comparisons = [
                    Comparison::Equal,
                    Comparison::NotEqual,
                    Comparison::Less,
                    Comparison::Greater,
                ];
                let comparison = comparisons[self.choices.below(4)];
                Expression::Compare(comparison, Box::new((self.number(less), self.number(less))))
            }
            5 => {
                let code = Expression::Literal(Literal::Text("a".into()));
                Expression::Compare(Comparison::Equal, Box::new((self.leaf(Type::Text), code)))
            }
            6 => self.any_answer().map_or(Expression::Literal(Literal::YesNo(true)), |reference| {
                Expression::Answered(reference)
            }),
            7 => {
                let want = [Want::Exists, Want::All, Want::ExistsOne][self.choices.below(3)];
                self.over(want, |writer| writer.condition(less))
                    .unwrap_or(Expression::Literal(Literal::YesNo(false)))
            }
            8 => {
                let want = [Want::Exists, Want::All, Want::ExistsOne][self.choices.below(3)];
                let list = Box::new(self.list(less));
                let sides = Box::new((Expression::Item(0), self.number(less)));
                let body = Box::new(Expression::Compare(Comparison::Less, sides));
                Expression::Each(Each { want, list, body })
            }
            9 => self.of_texts(),
            10 => Expression::In(Box::new((self.number(less), self.list(less)))),
            _ => self.leaf(Type::YesNo),
        }
    }

    pub(crate) fn number(&mut self, depth: usize) -> Expression {
        let Some(less) = depth.checked_sub(1) else { return self.leaf(Type::Integer) };
        match self.choices.below(9) {
            0 | 1 => {
                let operators = [Operator::Add, Operator::Multiply, Operator::Divide];
                let operator = operators[self.choices.below(3)];
                Expression::Calculate(operator, Box::new((self.number(less), self.number(less))))
            }
            2 => Expression::If(Box::new((
                self.condition(less),
                self.number(less),
                self.number(less),
            ))),
            3 => self.over(Want::Sum, |writer| writer.number(less)).unwrap_or(zero()),
            4 => self.over(Want::Count, |writer| writer.condition(less)).unwrap_or(zero()),
            5 => self.group().map_or(zero(), |(group, outer)| {
                Expression::Size(Reference { node: group, outer })
            }),
            6 => match self.enclosing().first().copied() {
                Some(group) => Expression::Position(Reference { node: group, outer: 0 }),
                None => Expression::Setting(0),
            },
            7 => match self.choices.below(6) {
                0 => Expression::Call(Function::Day, vec![Expression::Today]),
                3 => Expression::Call(Function::Length, vec![self.leaf(Type::Text)]),
                4 => {
                    let days = vec![self.day(), Expression::Today];
                    Expression::Call(Function::DaysBetween, days)
                }
                // Of what is no number it fails.
                5 => Expression::Call(Function::Int, vec![self.leaf(Type::Text)]),
                1 => Expression::Call(Function::Sum, vec![self.list(less)]),
                _ => Expression::Call(Function::Max, vec![self.list(less)]),
            },
            _ => self.leaf(Type::Integer),
        }
    }

    /// Something about texts and codes.
    fn of_texts(&mut self) -> Expression {
        let code = || Expression::Literal(Literal::Text("a".into()));
        let chosen = |node: &Node| matches!(node.content, Content::Field(Kind::Choices { .. }));
        match (self.choices.below(4), self.reference(chosen)) {
            (0, Some(codes)) => Expression::In(Box::new((code(), Expression::Answer(codes)))),
            (1, _) => {
                let literals = ["a", "x"].map(|text| Literal::Text(text.into())).into();
                Expression::In(Box::new((self.leaf(Type::Text), Expression::List(literals))))
            }
            (2, _) => {
                let both = vec![self.leaf(Type::Text), self.leaf(Type::Text)];
                let joined = Expression::Call(Function::Concat, both);
                Expression::Call(Function::Contains, vec![joined, code()])
            }
            _ => {
                let sides = Box::new((self.day(), Expression::Today));
                Expression::Compare(Comparison::Less, sides)
            }
        }
    }

    fn day(&mut self) -> Expression {
        let fits = |node: &Node| matches!(node.content, Content::Field(Kind::Date { .. }));
        match self.reference(fits) {
            Some(day) => Expression::Answer(day),
            None => Expression::Today,
        }
    }

    /// A list of numbers.
    fn list(&mut self, depth: usize) -> Expression {
        let none = || Expression::List(Vec::new());
        let Some(less) = depth.checked_sub(1) else { return none() };
        match self.choices.below(3) {
            0 => Expression::Values(vec![self.number(less), self.number(less)]),
            1 => self
                .over(Want::Gather, |writer| Expression::Values(vec![writer.number(less)]))
                .unwrap_or_else(none),
            _ => {
                let list = Box::new(self.list(less));
                let sides = Box::new((Expression::Item(0), self.number(less)));
                let condition = Expression::Compare(Comparison::Greater, sides);
                let values = Expression::Values(vec![Expression::Item(0)]);
                let body = Box::new(Expression::If(Box::new((condition, values, none()))));
                Expression::Each(Each { want: Want::Gather, list, body })
            }
        }
    }

    fn leaf(&mut self, wanted: Type) -> Expression {
        let fits = |node: &Node| match &node.content {
            Content::Field(kind) => kind.value_type() == Some(wanted) && *kind != Kind::Information,
            Content::Group => false,
        };
        match self.reference(fits) {
            Some(reference) if self.choices.below(5) > 0 => Expression::Answer(reference),
            _ => Expression::Literal(match wanted {
                Type::YesNo => Literal::YesNo(self.choices.below(2) == 0),
                Type::Text => Literal::Text("b".into()),
                _ => Literal::Number(self.choices.below(9) as i64 - 2),
            }),
        }
    }

    fn any_answer(&mut self) -> Option<Reference> {
        self.reference(|node| matches!(node.content, Content::Field(_)))
    }

    fn reference(&mut self, fits: impl Fn(&Node) -> bool) -> Option<Reference> {
        let candidates: Vec<NodeId> = ids(&self.nodes[..self.end])
            .filter(|id| fits(&self.nodes[id.index()]) && self.reachable(self.home(*id)))
            .collect();
        let node = *candidates.get(self.choices.below(candidates.len()))?;
        let home = self.home(node);
        let bindings = self.bound.iter().filter(|group| Some(**group) == home).count();
        Some(Reference { node, outer: self.choices.below(bindings + 1) as u8 })
    }

    fn group(&mut self) -> Option<(NodeId, u8)> {
        let candidates: Vec<NodeId> = ids(&self.nodes[..self.end])
            .filter(|id| self.nodes[id.index()].repeats.is_some())
            .filter(|id| self.reachable(self.home(*id)))
            .collect();
        candidates.get(self.choices.below(candidates.len())).map(|group| (*group, 0))
    }

    fn over(&mut self, want: Want, body: impl Fn(&mut Self) -> Expression) -> Option<Expression> {
        let (group, outer) = self.group()?;
        self.bound.push(group);
        let body = Box::new(body(self));
        self.bound.pop();
        Some(Expression::Over(Over { want, group: Reference { node: group, outer }, body }))
    }

    fn reachable(&self, home: Option<NodeId>) -> bool {
        home.is_none_or(|home| self.bound.contains(&home) || self.enclosing().contains(&home))
    }

    /// The repeated groups that the node stands in, innermost first.
    fn enclosing(&self) -> Vec<NodeId> {
        let mut groups = Vec::new();
        let mut next = self.nodes.get(self.own).and_then(|node| node.parent);
        while let Some(group) = next {
            if self.nodes[group.index()].repeats.is_some() {
                groups.push(group);
            }
            next = self.nodes[group.index()].parent;
        }
        groups
    }

    fn home(&self, node: NodeId) -> Option<NodeId> {
        let mut next = self.nodes[node.index()].parent;
        while let Some(group) = next {
            if self.nodes[group.index()].repeats.is_some() {
                return Some(group);
            }
            next = self.nodes[group.index()].parent;
        }
        None
    }
}

fn zero() -> Expression {
    Expression::Literal(Literal::Number(0))
}
