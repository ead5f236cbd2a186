//! A small reader of text-format Protocol Buffers
//! (<https://protobuf.dev/reference/protobuf/textformat-spec/>).

/// What a field has.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A text; bytes that are no text are replaced.
    Text(String),
    /// A number, or a name such as `true`.
    Word(String),
    /// A message.
    Message(Message),
    /// Several values.
    List(Vec<Value>),
}

/// Fields with their names, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Message(pub(crate) Vec<(String, Value)>);

impl Message {
    /// All values of a field.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &Value> + use<'_> {
        let own = self.0.iter().filter(|(own, _)| own == name).map(|(_, value)| value);
        let each = own.flat_map(|value| match value {
            Value::List(items) => items.iter().collect(),
            one => vec![one],
        });
        each.collect::<Vec<_>>().into_iter()
    }

    pub(crate) fn messages(&self, name: &str) -> impl Iterator<Item = &Message> + use<'_> {
        self.all(name).filter_map(|value| match value {
            Value::Message(message) => Some(message),
            _ => None,
        })
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.all(name).find_map(|value| match value {
            Value::Text(text) | Value::Word(text) => Some(text.as_str()),
            _ => None,
        })
    }
}

/// Reads a whole file.
pub(crate) fn read(text: &str) -> Message {
    let mut reader = Reader { rest: text };
    let message = reader.message(None);
    assert!(reader.rest.trim().is_empty(), "not read: {:.40}", reader.rest);
    message
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if !self.rest.starts_with('#') {
                return;
            }
            self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
        }
    }

    fn eat(&mut self, sign: char) -> bool {
        self.skip();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn word(&mut self, more: &str) -> &'a str {
        self.skip();
        let letter = |one: char| one.is_ascii_alphanumeric() || more.contains(one);
        let end = self.rest.find(|one| !letter(one)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn message(&mut self, end: Option<char>) -> Message {
        let mut message = Message::default();
        loop {
            self.skip();
            match end {
                Some(end) if self.eat(end) => return message,
                None if self.rest.is_empty() => return message,
                _ => {}
            }
            let name = if self.eat('[') {
                let name = self.word("_./");
                assert!(self.eat(']'), "`]` is missing behind {name}");
                name
            } else {
                self.word("_")
            };
            assert!(!name.is_empty(), "a name is missing: {:.40}", self.rest);
            self.eat(':');
            let value = self.value();
            message.0.push((name.to_owned(), value));
            let _ = self.eat(',') || self.eat(';');
        }
    }

    fn value(&mut self) -> Value {
        self.skip();
        match self.rest.chars().next() {
            Some('{') => {
                self.eat('{');
                Value::Message(self.message(Some('}')))
            }
            Some('<') => {
                self.eat('<');
                Value::Message(self.message(Some('>')))
            }
            Some('[') => {
                self.eat('[');
                let mut items = Vec::new();
                while !self.eat(']') {
                    items.push(self.value());
                    self.eat(',');
                }
                Value::List(items)
            }
            Some('"' | '\'') => {
                let mut bytes = Vec::new();
                while self.quoted(&mut bytes) {
                    self.skip();
                }
                Value::Text(String::from_utf8_lossy(&bytes).into_owned())
            }
            _ => Value::Word(self.word("_+-.").to_owned()),
        }
    }

    /// A text in quotation marks; several of them in a row are one.
    fn quoted(&mut self, bytes: &mut Vec<u8>) -> bool {
        let Some(mark) = self.rest.chars().next().filter(|mark| "'\"".contains(*mark)) else {
            return false;
        };
        let mut characters = self.rest.char_indices().skip(1).peekable();
        while let Some((at, one)) = characters.next() {
            if one == mark {
                self.rest = &self.rest[at + 1..];
                return true;
            }
            if one != '\\' {
                bytes.extend(one.to_string().bytes());
                continue;
            }
            let (_, escape) = characters.next().expect("an escape ends");
            let mut digits = |most: usize, radix: u32, first: &str| {
                let mut digits = first.to_owned();
                while digits.len() < most
                    && let Some((_, digit)) = characters.next_if(|(_, one)| one.is_digit(radix))
                {
                    digits.push(digit);
                }
                u32::from_str_radix(&digits, radix).expect("digits")
            };
            match escape {
                'a' => bytes.push(7),
                'b' => bytes.push(8),
                'f' => bytes.push(12),
                'n' => bytes.push(b'\n'),
                'r' => bytes.push(b'\r'),
                't' => bytes.push(b'\t'),
                'v' => bytes.push(11),
                'x' => bytes.push(u8::try_from(digits(2, 16, "")).expect("a byte")),
                '0'..='7' => {
                    bytes.push(u8::try_from(digits(3, 8, &escape.to_string())).expect("a byte"));
                }
                'u' | 'U' => {
                    let code = digits(if escape == 'u' { 4 } else { 8 }, 16, "");
                    let letter = char::from_u32(code).expect("a character");
                    bytes.extend(letter.to_string().bytes());
                }
                other => bytes.extend(other.to_string().bytes()),
            }
        }
        panic!("a text does not end");
    }
}

#[test]
fn texts_numbers_messages_and_lists_are_read() {
    let read = read(
        "# a comment\nname: 'it\\'s' \"\\303\\244\\u00e4\" a { b: [1, -2] c: true, } a: <b: 3>",
    );
    assert_eq!(read.text("name"), Some("it'sää"));
    let inner: Vec<String> = read
        .messages("a")
        .flat_map(|message| message.all("b"))
        .map(|value| format!("{value:?}"))
        .collect();
    assert_eq!(inner, ["Word(\"1\")", "Word(\"-2\")", "Word(\"3\")"]);
}
