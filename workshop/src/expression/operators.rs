//! Operators between two parts.

use shared::expression::{Comparison, Expression, Function, Literal, Operator};
use shared::value::Type;

use super::constant::{fold, literal};
use super::lower::{Lowering, Typed, listed, word};
use super::term::{Form, Operation, Term};
use crate::finding::{did_you_mean, or_list};

impl Lowering<'_> {
    pub(super) fn binary(
        &mut self,
        operation: Operation,
        at: usize,
        left: &Term,
        right: &Term,
    ) -> Option<Typed> {
        match operation {
            Operation::And | Operation::Or => self.logic(operation, left, right),
            Operation::In => self.contained(left, right),
            Operation::Equal => self.compare(Comparison::Equal, at, left, right),
            Operation::NotEqual => self.compare(Comparison::NotEqual, at, left, right),
            Operation::Less => self.compare(Comparison::Less, at, left, right),
            Operation::LessOrEqual => self.compare(Comparison::LessOrEqual, at, left, right),
            Operation::Greater => self.compare(Comparison::Greater, at, left, right),
            Operation::GreaterOrEqual => self.compare(Comparison::GreaterOrEqual, at, left, right),
            Operation::Add => self.calculate(Operator::Add, at, left, right),
            Operation::Subtract => self.calculate(Operator::Subtract, at, left, right),
            Operation::Multiply => self.calculate(Operator::Multiply, at, left, right),
            Operation::Divide => self.calculate(Operator::Divide, at, left, right),
            Operation::Remainder => self.calculate(Operator::Remainder, at, left, right),
        }
    }

    fn logic(&mut self, operation: Operation, left: &Term, right: &Term) -> Option<Typed> {
        let (left, right) = (self.condition(left), self.condition(right));
        Some(Typed::new(joined(operation, [left?, right?]), Type::YesNo))
    }

    fn compare(
        &mut self,
        comparison: Comparison,
        at: usize,
        left: &Term,
        right: &Term,
    ) -> Option<Typed> {
        for side in [left, right] {
            if let Form::Path(path) = &side.form
                && let [name] = path.as_slice()
                && matches!(name.name.as_str(), "blank" | "null")
            {
                let message = format!("nothing can be compared with `{}`", name.name);
                let advice = "use `answered(field)` or `!answered(field)`";
                self.mistake(side.at, message, advice);
                return None;
            }
        }
        let (first, second) = self.pair(left, right)?;
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        if first.many && ordered {
            let message = "lists have no order";
            self.mistake(at, message, "compare with `==` or `!=`");
            return None;
        }
        match first.value {
            Type::Codes => {
                let message = "a multiple choice cannot be compared";
                self.mistake(at, message, "ask for each code: `'code' in field`");
                return None;
            }
            Type::YesNo | Type::Text if ordered => {
                let message = format!("{} has no order", word(first.value));
                self.mistake(at, message, "compare with `==` or `!=`");
                return None;
            }
            _ => {}
        }
        match (first.list, second.list) {
            (Some(list), None) => self.codes_in_list(&second.texts, list),
            (None, Some(list)) => self.codes_in_list(&first.texts, list),
            (Some(one), Some(other)) => self.same_list(Some(one), other, right.at),
            (None, None) => {}
        }
        let sides = Box::new((first.expression, second.expression));
        Some(Typed::new(Expression::Compare(comparison, sides), Type::YesNo))
    }

    /// Codes that a choice is compared with must be in its list.
    pub(super) fn codes_in_list(&mut self, texts: &[(String, usize)], list: usize) {
        let Some((name, codes)) = self.names.lists.get(list) else { return };
        for (text, at) in texts {
            if !codes.contains(text) {
                let codes = codes.iter().map(String::as_str);
                let all = format!("its codes are {}", or_list(codes.clone()));
                let message = format!("the list `{name}` has no code `{text}`");
                let advice = did_you_mean(text, codes, all);
                self.mistakes.push(super::Mistake::new(*at, message, advice));
            }
        }
    }

    /// Choices from two lists without a common code are never equal.
    pub(super) fn same_list(&mut self, one: Option<usize>, other: usize, at: usize) {
        let lists = &self.names.lists;
        let (Some((name, codes)), Some((other, others))) =
            (one.and_then(|one| lists.get(one)), lists.get(other))
        else {
            return;
        };
        if !codes.iter().any(|code| others.contains(code)) {
            let message = format!("the lists `{name}` and `{other}` have no code in common");
            self.mistake(at, message, "compare choices from one list");
        }
    }

    fn calculate(
        &mut self,
        operator: Operator,
        at: usize,
        left: &Term,
        right: &Term,
    ) -> Option<Typed> {
        let (first, second) = match operator {
            Operator::Add => {
                let first = self.typed(left)?;
                if first.many || first.value == Type::Text {
                    return self.concatenated(first, right);
                }
                (self.numeric(first, left), self.number(right))
            }
            _ => (self.number(left), self.number(right)),
        };
        let (first, second) = (first?, second?);
        let flexible = first.flexible && second.flexible;
        let (amount, of_amount) = (first.value == Type::Money, second.value == Type::Money);
        let value = match operator {
            Operator::Add | Operator::Subtract => match (amount, of_amount) {
                (true, true) => Some(Type::Money),
                (true, false) if second.flexible => Some(Type::Money),
                (false, true) if first.flexible => Some(Type::Money),
                (false, false) => Some(Type::Integer),
                _ => None,
            },
            Operator::Multiply if amount && of_amount => None,
            Operator::Multiply if amount || of_amount => Some(Type::Money),
            Operator::Divide if amount && !of_amount => Some(Type::Money),
            Operator::Remainder if amount && second.flexible => Some(Type::Money),
            _ if amount || of_amount => None,
            _ => Some(Type::Integer),
        };
        let Some(value) = value else {
            let advice = match operator {
                Operator::Add | Operator::Subtract => {
                    "add amounts to amounts, integers to integers"
                }
                Operator::Multiply => "multiply an amount with an integer",
                _ => "divide an amount by an integer",
            };
            let message =
                format!("{} and {} do not go together here", word(first.value), word(second.value));
            self.mistake(at, message, advice);
            return None;
        };
        if matches!(operator, Operator::Divide | Operator::Remainder)
            && matches!(second.expression, Expression::Literal(Literal::Number(0)))
        {
            self.mistake(right.at, "this divides by zero", "divide by another number");
            return None;
        }
        let constant = fold(&first.expression).is_some() && fold(&second.expression).is_some();
        let expression =
            Expression::Calculate(operator, Box::new((first.expression, second.expression)));
        if constant && fold(&expression).is_none() {
            self.mistake(at, "this leaves the range of numbers", "stay within 9007199254740991");
            return None;
        }
        Some(Typed { flexible, ..Typed::new(expression, value) })
    }

    /// Texts or lists one behind the other.
    fn concatenated(&mut self, first: Typed, right: &Term) -> Option<Typed> {
        let second = self.typed(right)?;
        if first.shape() != second.shape() {
            let message =
                format!("{} and {} do not go together", first.described(), second.described());
            let advice = match first.many {
                true => "add a list of the same type",
                false => "add a text; of a number or day it is `string(value)`",
            };
            self.mistake(right.at, message, advice);
            return None;
        }
        let values = vec![first.expression, second.expression];
        let expression = Expression::Call(Function::Concat, values);
        Some(Typed { many: first.many, ..Typed::new(expression, first.value) })
    }

    fn contained(&mut self, left: &Term, right: &Term) -> Option<Typed> {
        let first = self.typed(left);
        let second = match &right.form {
            Form::List(items) => self.listed(first.as_ref(), items, right.at)?,
            _ => {
                let codes = self.typed(right)?;
                if codes.many {
                    let first = first?;
                    if first.many || first.value != codes.value {
                        let message =
                            format!("{} is never {}", first.described(), word(codes.value));
                        self.mistake(left.at, message, format!("write {}", word(codes.value)));
                        return None;
                    }
                    let sides = Box::new((first.expression, codes.expression));
                    return Some(Typed::new(Expression::In(sides), Type::YesNo));
                }
                if codes.value != Type::Codes {
                    let message = format!("this is {}, no list", word(codes.value));
                    let advice = "write `x in ['a', 'b']`, or `'code' in multiple_choice`";
                    self.mistake(right.at, message, advice);
                    return None;
                }
                let first = first.as_ref()?;
                if first.value != Type::Text {
                    let message = format!("this is {}, not a code", word(first.value));
                    self.mistake(left.at, message, "write a code in quotation marks");
                    return None;
                }
                if let Some(list) = codes.list {
                    self.codes_in_list(&first.texts, list);
                    self.same_list(first.list, list, left.at);
                }
                codes.expression
            }
        };
        let sides = Box::new((first?.expression, second));
        Some(Typed::new(Expression::In(sides), Type::YesNo))
    }

    fn listed(&mut self, left: Option<&Typed>, items: &[Term], at: usize) -> Option<Expression> {
        if items.is_empty() {
            let message = "the list is empty, so this can never hold";
            self.mistake(at, message, "write the values: `['a', 'b']`");
            return None;
        }
        let mut values: Vec<Expression> = Vec::new();
        let mut sound = true;
        for item in items {
            let typed = self.typed(item);
            let Some(typed) = typed else {
                sound = false;
                continue;
            };
            let constant = literal(&typed.expression).map(Expression::Literal);
            if let Some(left) = left {
                let fits = left.shape() == typed.shape()
                    || typed.flexible && left.value == Type::Money
                    || left.flexible && typed.value == Type::Money;
                if !fits {
                    let message = format!("{} is never {}", word(left.value), word(typed.value));
                    self.mistake(item.at, message, format!("write {}", word(left.value)));
                    sound = false;
                }
                if let (true, Some(list)) = (fits, left.list) {
                    self.codes_in_list(&typed.texts, list);
                }
            }
            let value = constant.unwrap_or(typed.expression);
            if values.contains(&value) {
                self.mistake(item.at, "this value stands in the list twice", "remove one of them");
                sound = false;
            }
            values.push(value);
        }
        sound.then(|| listed(values))
    }
}

/// A conjunction or disjunction; parts that are one themselves are not nested.
pub(super) fn joined(operation: Operation, sides: [Expression; 2]) -> Expression {
    let mut parts = Vec::new();
    for side in sides {
        match (operation, side) {
            (Operation::And, Expression::And(inner)) | (Operation::Or, Expression::Or(inner)) => {
                parts.extend(inner);
            }
            (_, other) => parts.push(other),
        }
    }
    match operation {
        Operation::And => Expression::And(parts),
        _ => Expression::Or(parts),
    }
}
