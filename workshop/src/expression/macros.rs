//! What is asked over all instances of a repeated group, or all values of a list.

use shared::expression::{Each, Expression, Literal, Over, Reference, Want};
use shared::service::NodeId;
use shared::value::Type;

use super::lower::{Frame, Lowering, Over as Bound, Typed};
use super::names::Reading;
use super::operators::joined;
use super::resolve::RESERVED;
use super::term::{Form, Operation, Segment, Term};

const FORMS: &str = "possible are `exists(x, condition)`, `exists_one(x, condition)`, \
                     `all(x, condition)`, `filter(x, condition)` and `map(x, value)`";

/// The instances of a repeated group for which a condition holds.
pub(super) struct Chosen {
    pub(super) group: Reference,
    /// The condition, over the instance at hand.
    pub(super) condition: Option<Expression>,
}

/// What is gone through.
enum Through {
    Instances(Chosen),
    Values(Typed),
}

impl Lowering<'_> {
    /// `receiver.function(arguments)`: one of the forms over all, or a function.
    pub(super) fn method(
        &mut self,
        receiver: &Term,
        function: &Segment,
        arguments: &[Term],
    ) -> Option<Typed> {
        let want = match function.name.as_str() {
            "exists" => Want::Exists,
            "exists_one" | "existsOne" => Want::ExistsOne,
            "all" => Want::All,
            "filter" | "map" => Want::Gather,
            _ => {
                let all: Vec<&Term> = [receiver].into_iter().chain(arguments).collect();
                return self.call(function, &all);
            }
        };
        let through = match self.chosen(receiver) {
            Some(chosen) => Through::Instances(chosen?),
            None => Through::Values(self.through(receiver, function)?),
        };
        match (want, function.name.as_str()) {
            (Want::Gather, "map") => self.mapped(through, function, arguments),
            (Want::Gather, _) => self.filtered(through, function, arguments),
            _ => self.decided(want, through, function, arguments),
        }
    }

    /// The values of a list.
    fn through(&mut self, receiver: &Term, function: &Segment) -> Option<Typed> {
        if let Form::Path(path) = &receiver.form
            && let Some(found) = self.look(path)
            && self.names.get(found.node).is_some_and(|named| named.reading == Reading::Group)
        {
            let path = self.names.path(found.node);
            let message = format!("`{path}` is no repeated group here");
            let advice = format!("`{}` needs a repeated group or a list", function.name);
            self.mistake(receiver.at, message, advice);
            return None;
        }
        let typed = self.typed(receiver)?;
        if typed.value == Type::Codes && !typed.many {
            return Some(Typed { value: Type::Text, many: true, ..typed });
        }
        if !typed.many {
            let message = format!("this is {}, no list", typed.described());
            let advice = format!("`{}` needs a repeated group or a list", function.name);
            self.mistake(receiver.at, message, advice);
            return None;
        }
        Some(typed)
    }

    /// The instances of a repeated group, all or those that filters leave; nothing when the term
    /// is something else, `Some(None)` when it is wrong.
    pub(super) fn chosen(&mut self, term: &Term) -> Option<Option<Chosen>> {
        match &term.form {
            Form::Path(path) if self.is_group(path) => {
                let found = self.find(path)?;
                let group = self.reference(&found, term.at);
                Some(group.map(|group| Chosen { group, condition: None }))
            }
            Form::Method(receiver, function, arguments) if function.name == "filter" => {
                let chosen = match self.chosen(receiver)? {
                    Some(chosen) => chosen,
                    None => return Some(None),
                };
                let group = Bound::Instances(chosen.group.node);
                let condition = self.bound(function, arguments, group, Self::condition);
                Some(condition.map(|condition| Chosen {
                    condition: Some(both(chosen.condition, condition)),
                    ..chosen
                }))
            }
            _ => None,
        }
    }

    /// Whether a path names a repeated group, not a variable that stands for an instance of it.
    fn is_group(&self, path: &[Segment]) -> bool {
        self.look(path).is_some_and(|found| !found.variable && self.names.is_repeated(found.node))
    }

    fn decided(
        &mut self,
        want: Want,
        through: Through,
        function: &Segment,
        arguments: &[Term],
    ) -> Option<Typed> {
        let body = self.bound(function, arguments, through.bound(), Self::condition)?;
        let expression = match through {
            Through::Instances(chosen) => {
                let body = match (want, chosen.condition) {
                    (_, None) => body,
                    (Want::All, Some(condition)) => {
                        joined(Operation::Or, [Expression::Not(Box::new(condition)), body])
                    }
                    (_, condition) => both(condition, body),
                };
                Self::over(want, chosen.group, body)
            }
            Through::Values(list) => each(want, list.expression, body),
        };
        Some(Typed::new(expression, Type::YesNo))
    }

    /// `map(x, value)` and `map(x, condition, value)`.
    fn mapped(
        &mut self,
        through: Through,
        function: &Segment,
        arguments: &[Term],
    ) -> Option<Typed> {
        let (condition, value) = match arguments {
            [variable, condition, value] => {
                let first = [variable.clone(), condition.clone()];
                let bound = through.bound();
                let condition = self.bound(function, &first, bound, Self::condition)?;
                (Some(condition), [variable.clone(), value.clone()])
            }
            [variable, value] => (None, [variable.clone(), value.clone()]),
            _ => {
                self.bound(function, arguments, through.bound(), Self::typed)?;
                return None;
            }
        };
        let typed = self.bound(function, &value, through.bound(), Self::typed)?;
        if typed.many || typed.value == Type::Codes {
            let message = "a list cannot contain lists";
            self.mistake(function.at, message, "give one value for each, such as `size(…)`");
            return None;
        }
        let values = Expression::Values(vec![typed.expression]);
        let expression = match through {
            Through::Instances(chosen) => {
                let condition = match condition {
                    Some(condition) => Some(both(chosen.condition, condition)),
                    None => chosen.condition,
                };
                Self::over(Want::Gather, chosen.group, kept(condition, values))
            }
            Through::Values(list) => each(Want::Gather, list.expression, kept(condition, values)),
        };
        Some(Typed { many: true, list: typed.list, ..Typed::new(expression, typed.value) })
    }

    fn filtered(
        &mut self,
        through: Through,
        function: &Segment,
        arguments: &[Term],
    ) -> Option<Typed> {
        let bound = through.bound();
        let Through::Values(list) = through else {
            let message = "`filter` gives no value by itself";
            let advice = "count with `size(group.filter(x, …))`, or go on with `.map(x, …)`, \
                          `.exists(x, …)` or `.all(x, …)`";
            self.mistake(function.at, message, advice);
            return None;
        };
        let condition = self.bound(function, arguments, bound, Self::condition)?;
        let values = Expression::Values(vec![Expression::Item(0)]);
        let expression = each(Want::Gather, list.expression, kept(Some(condition), values));
        Some(Typed { many: true, list: list.list, ..Typed::new(expression, list.value) })
    }

    /// `sum(group.map(x, number))`.
    pub(super) fn added(
        &mut self,
        chosen: Chosen,
        function: &Segment,
        arguments: &[Term],
    ) -> Option<Typed> {
        let (condition, last) = match arguments {
            [variable, condition, value] => {
                let first = [variable.clone(), condition.clone()];
                let bound = Bound::Instances(chosen.group.node);
                let condition = self.bound(function, &first, bound, Self::condition)?;
                (Some(both(chosen.condition, condition)), vec![variable.clone(), value.clone()])
            }
            _ => (chosen.condition, arguments.to_vec()),
        };
        let bound = Bound::Instances(chosen.group.node);
        let typed = self.bound(function, &last, bound, Self::number)?;
        let body = match condition {
            Some(condition) => {
                let zero = Expression::Literal(Literal::Number(0));
                Expression::If(Box::new((condition, typed.expression, zero)))
            }
            None => typed.expression,
        };
        Some(Typed::new(Self::over(Want::Sum, chosen.group, body), typed.value))
    }

    pub(super) fn over(want: Want, group: Reference, body: Expression) -> Expression {
        Expression::Over(Over { want, group, body: Box::new(body) })
    }

    /// Reads what is said of a variable.
    fn bound<T>(
        &mut self,
        function: &Segment,
        arguments: &[Term],
        over: Bound,
        read: impl FnOnce(&mut Self, &Term) -> Option<T>,
    ) -> Option<T> {
        let (variable, body) = self.variable(function, arguments)?;
        self.frames.push(Frame { variable, over });
        let read = read(self, body);
        self.frames.pop();
        read
    }

    fn variable<'t>(
        &mut self,
        function: &Segment,
        arguments: &'t [Term],
    ) -> Option<(String, &'t Term)> {
        let [name, body] = arguments else {
            let message = format!("`{}` needs a variable and what to ask of it", function.name);
            self.mistake(function.at, message, FORMS);
            return None;
        };
        let path = match &name.form {
            Form::Path(path) => path.as_slice(),
            _ => &[],
        };
        let [variable] = path else {
            self.mistake(name.at, "a variable must be a single name", "write `x`, for example");
            return None;
        };
        if self.is_taken(&variable.name) {
            let message = format!("`{}` already means something here", variable.name);
            self.mistake(variable.at, message, "choose another name for the variable");
            return None;
        }
        Some((variable.name.clone(), body))
    }

    fn is_taken(&self, name: &str) -> bool {
        let visible = |level: Option<NodeId>| self.names.child(level, name).is_some();
        RESERVED.contains(&name)
            || self.frames.iter().any(|frame| frame.variable == name)
            || visible(None)
            || self.scope.is_some_and(|scope| {
                visible(Some(scope)) || self.names.around(scope).any(|group| visible(Some(group)))
            })
    }
}

impl Through {
    fn bound(&self) -> Bound {
        match self {
            Self::Instances(chosen) => Bound::Instances(chosen.group.node),
            Self::Values(list) => Bound::Values(list.value, list.list),
        }
    }
}

fn each(want: Want, list: Expression, body: Expression) -> Expression {
    Expression::Each(Each { want, list: Box::new(list), body: Box::new(body) })
}

/// Both conditions.
fn both(first: Option<Expression>, second: Expression) -> Expression {
    match first {
        Some(first) => joined(Operation::And, [first, second]),
        None => second,
    }
}

/// The values where the condition is true, else none.
fn kept(condition: Option<Expression>, values: Expression) -> Expression {
    match condition {
        Some(condition) => {
            Expression::If(Box::new((condition, values, Expression::List(Vec::new()))))
        }
        None => values,
    }
}
