//! What is asked over all instances of a repeated group.

use shared::expression::{Expression, Over, Want};
use shared::service::NodeId;
use shared::value::Type;

use super::lower::{Frame, Lowering, Typed};
use super::resolve::RESERVED;
use super::term::{Form, Segment, Term};

const FORMS: &str = "possible are `group.exists(x, …)`, `group.all(x, …)`, \
                     `size(group.filter(x, …))` and `sum(group.map(x, …))`";

impl Lowering<'_> {
    /// `group.exists(x, …)` and `group.all(x, …)`.
    pub(super) fn over(
        &mut self,
        receiver: &[Segment],
        function: &Segment,
        arguments: &[Term],
    ) -> Option<Typed> {
        let want = match function.name.as_str() {
            "exists" => Want::Exists,
            "all" => Want::All,
            "filter" => {
                let message = "`filter` gives no value by itself";
                self.mistake(function.at, message, "count with `size(group.filter(x, …))`");
                return None;
            }
            "map" => {
                let message = "`map` gives no value by itself";
                self.mistake(function.at, message, "add up with `sum(group.map(x, …))`");
                return None;
            }
            name => {
                self.mistake(function.at, format!("there is no `.{name}(…)`"), FORMS);
                return None;
            }
        };
        self.each(want, receiver, function, arguments)
    }

    /// `group.filter(x, …)` in `size`, `group.map(x, …)` in `sum`.
    pub(super) fn each(
        &mut self,
        want: Want,
        receiver: &[Segment],
        function: &Segment,
        arguments: &[Term],
    ) -> Option<Typed> {
        let found = self.find(receiver)?;
        let at = receiver.first()?.at;
        if found.variable || !self.names.is_repeated(found.node) {
            let path = self.names.path(found.node);
            let message = format!("`{path}` is no repeated group here");
            self.mistake(at, message, format!("`{}` needs a repeated group", function.name));
            return None;
        }
        let group = self.reference(&found, at)?;
        let (variable, body) = self.variable(function, arguments)?;
        self.frames.push(Frame { variable, group: found.node });
        let body = match want {
            Want::Sum => self.number(body),
            _ => self.condition(body).map(|condition| Typed::new(condition, Type::YesNo)),
        };
        self.frames.pop();
        let body = body?;
        let value = match want {
            Want::Exists | Want::All => Type::YesNo,
            Want::Count => Type::Integer,
            Want::Sum => body.value,
        };
        let over = Over { want, group, body: Box::new(body.expression) };
        Some(Typed::new(Expression::Over(over), value))
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
