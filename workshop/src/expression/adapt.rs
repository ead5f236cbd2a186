//! Constants that take the type of what they stand beside.

use shared::expression::{Expression, Literal};
use shared::json::Tree;
use shared::kind::{Form, Kind, LAST_MINUTE};
use shared::value::Type;

use super::lower::{Lowering, Typed, word};

impl Lowering<'_> {
    /// Makes a constant one of this type, where it can be: a number an amount in cents, or a
    /// decimal in units of its last place; a text a month, time or the like, which must be written
    /// as that is kept.
    pub(super) fn adapt(&mut self, typed: &mut Typed, to: Type) {
        match to {
            Type::Money | Type::Decimal { .. } if typed.flexible => typed.value = to,
            _ if typed.value == Type::Text => self.adapt_text(typed, to),
            _ => {}
        }
    }

    fn adapt_text(&mut self, typed: &mut Typed, to: Type) {
        let (kind, example) = match to {
            Type::Month => (Kind::from(Form::Month { min: None, max: None }), "`'2026-01'`"),
            Type::PartialDate => {
                let example = "`'1985'`, `'1985-03'` or `'1985-03-31'`";
                (Kind::from(Form::PartialDate { min: None, max: None }), example)
            }
            Type::Time => (Kind::from(Form::Time { min: 0, max: LAST_MINUTE }), "`'08:30'`"),
            Type::DateTime => {
                (Kind::from(Form::DateTime { min: None, max: None }), "`'2026-01-31T08:30'`")
            }
            _ => return,
        };
        let Expression::Literal(Literal::Text(text)) = &typed.expression else { return };
        if kind.accept(&Tree::Text(text.as_str().into()), &[]).is_err() {
            let at = typed.texts.first().map_or(0, |(_, at)| *at);
            let message = format!("`{text}` is not {}", word(to));
            self.mistake(at, message, format!("write {example}"));
        }
        typed.value = to;
        typed.texts.clear();
    }
}
