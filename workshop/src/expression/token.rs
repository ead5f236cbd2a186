//! Splitting an expression into words and signs.

use shared::value::MAX_NUMBER;

use super::Mistake;

/// The longest expression, in characters.
const MAX_LENGTH: usize = 10_000;

/// A word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A whole number, never negative.
    Number(i64),
    /// A text without its quotation marks.
    Text(String),
    /// A name or keyword.
    Name(String),
    /// An operator, bracket or comma.
    Sign(&'static str),
    /// Behind the last word.
    End,
}

/// Signs, longer ones before those that they begin with.
const SIGNS: [&str; 22] = [
    "==", "!=", "<=", ">=", "&&", "||", "!", "<", ">", "+", "-", "*", "/", "%", "?", ":", "(", ")",
    "[", "]", ",", ".",
];

/// All words and signs with the characters at which they stand; the last is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, usize)>, Mistake> {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() > MAX_LENGTH {
        let message = format!("the expression is longer than {MAX_LENGTH} characters");
        return Err(Mistake::new(0, message, "split it over calculated fields"));
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = characters.get(at).copied() {
        let rest = characters.get(at..).unwrap_or_default();
        let (token, length) = match first {
            ' ' | '\t' | '\n' | '\r' => {
                at += 1;
                continue;
            }
            '/' if rest.get(1) == Some(&'/') => {
                at += rest.iter().take_while(|character| **character != '\n').count();
                continue;
            }
            '0'..='9' => number(rest, at)?,
            '\'' | '"' => quoted(rest, first, at)?,
            'a'..='z' | 'A'..='Z' | '_' => {
                let name: String = rest
                    .iter()
                    .take_while(|letter| letter.is_ascii_alphanumeric() || **letter == '_')
                    .collect();
                let length = name.len();
                (Token::Name(name), length)
            }
            _ => sign(rest, at)?,
        };
        tokens.push((token, at));
        at += length;
    }
    tokens.push((Token::End, at));
    Ok(tokens)
}

fn number(rest: &[char], at: usize) -> Result<(Token, usize), Mistake> {
    let digits: String = rest.iter().take_while(|digit| digit.is_ascii_digit()).collect();
    let next = rest.get(digits.len()).copied().unwrap_or(' ');
    if next == '.' || next.is_ascii_alphabetic() || next == '_' {
        let message = "only whole numbers can be written";
        return Err(Mistake::new(at, message, "write amounts in cents: `9600` is 96 euros"));
    }
    match digits.parse() {
        Ok(number) if number <= MAX_NUMBER => Ok((Token::Number(number), digits.len())),
        _ => {
            let message = format!("`{}` is too large a number", shortened(&digits));
            Err(Mistake::new(at, message, format!("stay within {MAX_NUMBER}")))
        }
    }
}

fn shortened(digits: &str) -> String {
    match digits.get(..30) {
        Some(start) => format!("{start}…"),
        None => digits.to_owned(),
    }
}

fn quoted(rest: &[char], mark: char, at: usize) -> Result<(Token, usize), Mistake> {
    let mut text = String::new();
    let mut index = 1;
    while let Some(character) = rest.get(index).copied() {
        index += 1;
        match character {
            _ if character == mark => return Ok((Token::Text(text), index)),
            '\\' => {
                text.push(match rest.get(index) {
                    Some(escaped @ ('\\' | '\'' | '"')) => *escaped,
                    Some('n') => '\n',
                    Some('t') => '\t',
                    _ => {
                        let message = "this escape is not known";
                        let advice = r#"possible are `\\`, `\'`, `\"`, `\n` and `\t`"#;
                        return Err(Mistake::new(at + index - 1, message, advice));
                    }
                });
                index += 1;
            }
            _ => text.push(character),
        }
    }
    let message = "this text has no closing quotation mark";
    Err(Mistake::new(at, message, format!("add `{mark}` where it ends")))
}

fn sign(rest: &[char], at: usize) -> Result<(Token, usize), Mistake> {
    let starts = |sign: &&&str| sign.chars().eq(rest.iter().copied().take(sign.len()));
    if let Some(sign) = SIGNS.iter().find(starts) {
        return Ok((Token::Sign(sign), sign.len()));
    }
    let first = rest.first().copied().unwrap_or(' ');
    let advice = match first {
        '=' => "write `==` to compare".to_owned(),
        '&' => "write `&&` for “and”".to_owned(),
        '|' => "write `||` for “or”".to_owned(),
        '‚' | '‘' | '’' | '“' | '”' | '„' | '`' => {
            "write straight quotation marks: `'`".to_owned()
        }
        _ => "remove it, or put text in quotation marks".to_owned(),
    };
    Err(Mistake::new(at, format!("`{first}` has no meaning here"), advice))
}
