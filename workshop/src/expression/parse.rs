//! Reading an expression.

use super::Mistake;
use super::term::{Form, Operation, Segment, Term};
use super::token::{Token, tokens};

/// How deep an expression may be nested: less than the tree that is shipped may be.
const MAX_DEPTH: usize = 48;

/// Reads an expression; the first mistake in its syntax ends it.
pub fn parse(text: &str) -> Result<Term, Mistake> {
    let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0 };
    let term = parser.conditional()?;
    match parser.token() {
        Token::End => Ok(term),
        other => {
            let message = format!("{} does not fit here", shown(other));
            let advice = "put an operator such as `&&` before it, or remove it";
            Err(Mistake::new(parser.at(), message, advice))
        }
    }
}

struct Parser {
    tokens: Vec<(Token, usize)>,
    next: usize,
    depth: usize,
}

impl Parser {
    fn token(&self) -> &Token {
        self.tokens.get(self.next).map_or(&Token::End, |(token, _)| token)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).or(self.tokens.last()).map_or(0, |(_, at)| *at)
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = matches!(self.token(), Token::Sign(next) if *next == sign);
        self.next += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str, after: &str) -> Result<(), Mistake> {
        if self.eat(sign) {
            return Ok(());
        }
        let message = format!("`{sign}` is missing {after}, before {}", shown(self.token()));
        Err(Mistake::new(self.at(), message, format!("add `{sign}`")))
    }

    fn term(&self, form: Form, at: usize, inner: usize) -> Result<Term, Mistake> {
        if inner >= MAX_DEPTH {
            return Err(too_deep(at));
        }
        Ok(Term { form, at, depth: inner + 1 })
    }

    /// Reads something nested, so deep and no deeper.
    fn nested(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Term, Mistake>,
    ) -> Result<Term, Mistake> {
        if self.depth >= MAX_DEPTH {
            return Err(too_deep(self.at()));
        }
        self.depth += 1;
        let term = read(self);
        self.depth -= 1;
        term
    }

    fn conditional(&mut self) -> Result<Term, Mistake> {
        self.nested(|parser| {
            let condition = parser.binary(0)?;
            if !parser.eat("?") {
                return Ok(condition);
            }
            let then = parser.conditional()?;
            parser.expect(":", "between the two values of `condition ? a : b`")?;
            let otherwise = parser.conditional()?;
            let at = condition.at;
            let inner = condition.depth.max(then.depth).max(otherwise.depth);
            parser.term(Form::If(Box::new((condition, then, otherwise))), at, inner)
        })
    }

    fn binary(&mut self, least: u8) -> Result<Term, Mistake> {
        let mut left = self.unary()?;
        loop {
            let sign = match self.token() {
                Token::Sign(sign) => *sign,
                Token::Name(name) if name == "in" => "in",
                _ => return Ok(left),
            };
            let Some((operation, power)) = Operation::of(sign).filter(|(_, power)| *power >= least)
            else {
                return Ok(left);
            };
            let operator_at = self.at();
            self.next += 1;
            let right = self.nested(|parser| parser.binary(power + 1))?;
            let (at, inner) = (left.at, left.depth.max(right.depth));
            let sides = Box::new((left, right));
            left = self.term(Form::Binary(operation, operator_at, sides), at, inner)?;
        }
    }

    fn unary(&mut self) -> Result<Term, Mistake> {
        let at = self.at();
        let form: fn(Box<Term>) -> Form = match self.token() {
            Token::Sign("!") => Form::Not,
            Token::Sign("-") => Form::Negate,
            _ => return self.primary(),
        };
        self.next += 1;
        let inner = self.nested(Self::unary)?;
        let depth = inner.depth;
        self.term(form(Box::new(inner)), at, depth)
    }

    fn primary(&mut self) -> Result<Term, Mistake> {
        let at = self.at();
        let token = self.token().clone();
        self.next += 1;
        let term = match token {
            Token::Number(number) => self.term(Form::Number(number), at, 0),
            Token::Text(text) => self.term(Form::Text(text), at, 0),
            Token::Name(name) => match name.as_str() {
                "true" | "false" => self.term(Form::YesNo(name == "true"), at, 0),
                "in" => Err(self.missing(at, "`in`")),
                _ => self.name(Segment { name, at }),
            },
            Token::Sign("(") => {
                let inner = self.conditional()?;
                self.expect(")", "behind what is in brackets")?;
                Ok(inner)
            }
            Token::Sign("[") => {
                let (items, depth) = self.list("]", "behind the list")?;
                self.term(Form::List(items), at, depth)
            }
            other => Err(self.missing(at, &shown(&other))),
        }?;
        self.methods(term)
    }

    /// Functions behind a value: `value.function(arguments)`.
    fn methods(&mut self, mut value: Term) -> Result<Term, Mistake> {
        while self.eat(".") {
            let at = self.at();
            let Token::Name(name) = self.token().clone() else {
                let message = format!("a name is missing before {}", shown(self.token()));
                return Err(Mistake::new(at, message, "write a name behind `.`"));
            };
            self.next += 1;
            if !self.eat("(") {
                let message = "nothing can be read from this value with `.`";
                return Err(Mistake::new(at, message, "write `function(value)` instead"));
            }
            value = self.method(value, Segment { name, at })?;
        }
        Ok(value)
    }

    fn method(&mut self, receiver: Term, function: Segment) -> Result<Term, Mistake> {
        let (arguments, depth) = self.list(")", "behind the arguments")?;
        let (at, inner) = (receiver.at, depth.max(receiver.depth));
        self.term(Form::Method(Box::new(receiver), function, arguments), at, inner)
    }

    fn missing(&self, at: usize, found: &str) -> Mistake {
        let message = format!("a value is missing before {found}");
        Mistake::new(at, message, "write a name, a number, a text in quotation marks or `(…)`")
    }

    /// A dotted path, a function or one behind a path.
    fn name(&mut self, first: Segment) -> Result<Term, Mistake> {
        let at = first.at;
        let mut path = vec![first];
        loop {
            if self.eat("(") {
                let Some(function) = path.pop() else { return Err(too_deep(at)) };
                if !path.is_empty() {
                    let receiver = self.term(Form::Path(path), at, 0)?;
                    return self.method(receiver, function);
                }
                let (arguments, depth) = self.list(")", "behind the arguments")?;
                return self.term(Form::Call(function, arguments), at, depth);
            }
            if !self.eat(".") {
                return self.term(Form::Path(path), at, 0);
            }
            match self.token().clone() {
                Token::Name(name) => path.push(Segment { name, at: self.at() }),
                other => {
                    let message = format!("a name is missing before {}", shown(&other));
                    let advice = "write a name behind `.`";
                    return Err(Mistake::new(self.at(), message, advice));
                }
            }
            self.next += 1;
        }
    }

    fn list(&mut self, end: &str, after: &str) -> Result<(Vec<Term>, usize), Mistake> {
        let mut items = Vec::new();
        let mut depth = 0;
        while !self.eat(end) {
            if !items.is_empty() {
                self.expect(",", "between two values")?;
                if self.eat(end) {
                    break;
                }
            }
            if *self.token() == Token::End {
                self.expect(end, after)?;
            }
            let item = self.conditional()?;
            depth = depth.max(item.depth);
            items.push(item);
            if !matches!(self.token(), Token::Sign(",")) {
                self.expect(end, after)?;
                break;
            }
        }
        Ok((items, depth))
    }
}

fn shown(token: &Token) -> String {
    match token {
        Token::Number(number) => format!("`{number}`"),
        Token::Text(text) => format!("`'{text}'`"),
        Token::Name(name) => format!("`{name}`"),
        Token::Sign(sign) => format!("`{sign}`"),
        Token::End => "the end".to_owned(),
    }
}

fn too_deep(at: usize) -> Mistake {
    let message = "the expression is nested too deep";
    Mistake::new(at, message, "split it over calculated fields")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The expression with brackets around everything that binds.
    fn bracketed(term: &Term) -> String {
        let all = |terms: &[Term]| terms.iter().map(bracketed).collect::<Vec<_>>().join(", ");
        let path = |path: &[Segment]| {
            path.iter().map(|segment| segment.name.as_str()).collect::<Vec<_>>().join(".")
        };
        match &term.form {
            Form::YesNo(value) => value.to_string(),
            Form::Number(number) => number.to_string(),
            Form::Text(text) => format!("'{}'", text.escape_default()),
            Form::List(items) => format!("[{}]", all(items)),
            Form::Path(names) => path(names),
            Form::Call(name, arguments) => format!("{}({})", name.name, all(arguments)),
            Form::Method(names, name, arguments) => {
                format!("{}.{}({})", bracketed(names), name.name, all(arguments))
            }
            Form::Not(inner) => format!("!{}", bracketed(inner)),
            Form::Negate(inner) => format!("(-{})", bracketed(inner)),
            Form::Binary(operation, _, sides) => {
                let (left, right) = (bracketed(&sides.0), bracketed(&sides.1));
                format!("({left} {} {right})", operation.sign())
            }
            Form::If(parts) => {
                let (a, b, c) = (bracketed(&parts.0), bracketed(&parts.1), bracketed(&parts.2));
                format!("({a} ? {b} : {c})")
            }
        }
    }

    #[test]
    fn operators_bind_as_in_cel() {
        let cases = [
            ("a || b && c", "(a || (b && c))"),
            ("a && b || c", "((a && b) || c)"),
            ("!a && b", "(!a && b)"),
            ("a == b && c != d", "((a == b) && (c != d))"),
            ("1 + 2 * 3 - 4", "((1 + (2 * 3)) - 4)"),
            ("-a * b", "((-a) * b)"),
            ("10 - 2 - 3", "((10 - 2) - 3)"),
            ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
            ("a || b ? c : d", "((a || b) ? c : d)"),
            ("x in ['a', 'b'] && y", "((x in ['a', 'b']) && y)"),
            ("(a || b) && c", "((a || b) && c)"),
            ("dogs.exists(d, d.x == x)", "dogs.exists(d, (d.x == x))"),
            ("a.b.c >= 1 // why\n && d", "((a.b.c >= 1) && d)"),
            ("f(a, 'it\\'s',)", "f(a, 'it\\'s')"),
        ];
        for (text, expected) in cases {
            let term = parse(text).unwrap();
            assert_eq!(bracketed(&term), expected, "{text}");
            let again = parse(&bracketed(&term)).unwrap();
            assert_eq!(bracketed(&again), expected, "{text}");
        }
    }

    #[test]
    fn deep_nesting_ends_in_a_mistake() {
        let texts = [
            "(".repeat(9_000),
            "!".repeat(9_000),
            "-".repeat(9_000),
            "a?".repeat(4_000),
            "[".repeat(9_000),
            "f(".repeat(4_000),
            "1+".repeat(4_000) + "1",
        ];
        for text in texts {
            let mistake = parse(&text).unwrap_err();
            assert!(mistake.message.contains("too deep"), "{}", mistake.message);
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".{0,60}") {
            let _ = parse(&text);
        }

        #[test]
        fn never_panics_on_words(words in proptest::collection::vec(
            proptest::sample::select(vec![
                "a", ".", "(", ")", "[", "]", ",", "==", "&&", "||", "!", "-", "+", "?", ":",
                "'x'", "1", "in", "true", "exists", "today",
            ]), 0..40))
        {
            let text = words.join(" ");
            if let Ok(term) = parse(&text) {
                let printed = bracketed(&term);
                if let Ok(again) = parse(&printed) {
                    prop_assert_eq!(bracketed(&again), printed);
                }
            }
        }
    }
}
