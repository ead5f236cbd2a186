//! Strict reading of JSON (RFC 8259) from outside, in the manner of I-JSON (RFC 7493).
//!
//! `serde_json` alone keeps the last of two members with one name, reads numbers that other
//! readers round, and knows no bounds. Two readers that understand the same signed bytes
//! differently are a hole; so what could be understood in two ways is refused.

mod parse;
mod tree;
mod write;

use serde_json::Value as Json;

use parse::parse;
pub(crate) use tree::Left;
pub use tree::{Member, Members, Tree};
pub use write::write;

/// How much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// At most so many bytes.
    pub bytes: usize,
    /// At most so many arrays and objects inside each other, no more than 100 in any case.
    pub depth: u8,
}

/// Why bytes are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonError {
    /// More bytes than the limit allows.
    TooLarge,
    /// More arrays and objects inside each other than the limit allows.
    TooDeep,
    /// Two members of one object have the same name.
    DuplicateMember,
    /// A number has a fraction or an exponent, or lies outside ±(2^53 − 1).
    NumberNotExact,
    /// It is no JSON text in UTF-8, or something follows it.
    Malformed,
}

impl JsonError {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::TooDeep => "too_deep",
            Self::DuplicateMember => "duplicate_member",
            Self::NumberNotExact => "number_not_exact",
            Self::Malformed => "malformed",
        }
    }
}

impl std::fmt::Display for JsonError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "the JSON text is too large",
            Self::TooDeep => "the JSON text is nested too deeply",
            Self::DuplicateMember => "two members of one object have the same name",
            Self::NumberNotExact => "a number is not a whole number within ±(2^53 − 1)",
            Self::Malformed => "this is not a JSON text in UTF-8",
        })
    }
}

impl std::error::Error for JsonError {}

/// Reads one JSON value. What it allocates is bounded by the number of bytes.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Json, JsonError> {
    read_tree(bytes, limits).map(|tree| tree.to_json())
}

/// [`read`] without copying texts.
pub fn read_tree(bytes: &[u8], limits: Limits) -> Result<Tree<'_>, JsonError> {
    if bytes.len() > limits.bytes {
        return Err(JsonError::TooLarge);
    }
    parse(bytes, limits.depth.min(100))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const LIMITS: Limits = Limits { bytes: 1000, depth: 4 };

    #[test]
    fn reads_what_is_exact() {
        let cases = [
            ("null", json!(null)),
            (" [true, false] ", json!([true, false])),
            ("9007199254740991", json!(9_007_199_254_740_991_i64)),
            ("-9007199254740991", json!(-9_007_199_254_740_991_i64)),
            (r#"{"a":{"b":[{"c":1}]}}"#, json!({"a": {"b": [{"c": 1}]}})),
            (r#"{"a":1,"b":{"a":2}}"#, json!({"a": 1, "b": {"a": 2}})),
            (r#""\ud83d\udc15 ä""#, json!("🐕 ä")),
        ];
        for (text, value) in cases {
            assert_eq!(read(text.as_bytes(), LIMITS), Ok(value), "{text}");
        }
    }

    #[test]
    fn refuses_what_could_be_read_in_two_ways() {
        use JsonError::*;
        let cases: [(&[u8], JsonError); 21] = [
            (b"", Malformed),
            (b"{", Malformed),
            (b"[1,]", Malformed),
            (b"1 2", Malformed),
            (b"'a'", Malformed),
            (b"// a\n1", Malformed),
            (b"NaN", Malformed),
            (b"01", Malformed),
            (b"\xef\xbb\xbf1", Malformed),
            (b"\"\xff\"", Malformed),
            (br#""\ud800""#, Malformed),
            (b"1.0", NumberNotExact),
            (b"1e3", NumberNotExact),
            (b"-0", NumberNotExact),
            (b"9007199254740992", NumberNotExact),
            (b"-9007199254740992", NumberNotExact),
            (b"[123456789012345678901234567890]", NumberNotExact),
            (br#"{"a":1,"a":1}"#, DuplicateMember),
            (br#"{"a":1,"\u0061":2}"#, DuplicateMember),
            (b"[[[[[]]]]]", TooDeep),
            (br#"{"a":[{"b":[{}]}]}"#, TooDeep),
        ];
        for (bytes, error) in cases {
            assert_eq!(read(bytes, LIMITS), Err(error), "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(read(&[b' '; 1001], LIMITS), Err(TooLarge));
    }

    #[test]
    fn members_come_by_name_and_exactly_those_asked_for() {
        let Ok(Tree::Object(members)) = read_tree(br#"{"c":3,"a":1,"b\u0062":2}"#, LIMITS) else {
            panic!("no object");
        };
        let names: Vec<_> = members.all().iter().map(|(name, _)| name.as_ref()).collect();
        assert_eq!(names, ["a", "bb", "c"]);
        assert_eq!((members.get("c"), members.get("b")), (Some(&Tree::Number(3)), None));
        assert_eq!(members.clone().exactly(["a", "bb"]), None);
        assert_eq!(members.clone().exactly(["a", "bb", "d"]), None);
        let values = members.exactly(["a", "bb", "c"]);
        assert_eq!(values, Some([1, 2, 3].map(Tree::Number)));
    }

    #[test]
    fn deep_nesting_does_not_exhaust_the_stack() {
        let bytes = vec![b'['; 1_000_000];
        let limits = Limits { bytes: usize::MAX, depth: u8::MAX };
        assert_eq!(read(&bytes, limits), Err(JsonError::TooDeep));
    }

    /// Pieces of JSON in any order.
    fn json_like() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"b\"",
            "\"\\u00e4\\ud83d\\udc15\"",
            "\"\\n\\/\"",
            "\"\\x\"",
            "\"\\ud83d\"",
            "\"",
            "1",
            "-1",
            "0",
            "-",
            "2.5",
            "3e1",
            "4e",
            ".",
            "true",
            "false",
            "null",
            "nul",
            " ",
            "\t",
            "\u{1}",
            "ä",
        ]);
        prop_oneof![
            proptest::collection::vec(piece.clone(), 0..8).prop_map(|pieces| pieces.concat()),
            proptest::collection::vec(piece.clone(), 1..6)
                .prop_map(|pieces| format!("[{}]", pieces.join(","))),
            proptest::collection::vec(piece, 1..4)
                .prop_map(|pieces| format!("{{\"a\":{}}}", pieces.join(",\"b\":"))),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes, LIMITS);
        }

        /// The library is laxer. What it reads, too, is read alike, and everything else is refused
        /// by it as well unless there is a reason of our own.
        #[test]
        fn agrees_with_the_library(text in json_like()) {
            let library = serde_json::from_str::<Json>(&text);
            match read(text.as_bytes(), LIMITS) {
                Ok(value) => prop_assert_eq!(Some(value), library.ok()),
                Err(JsonError::Malformed) => prop_assert!(library.is_err(), "{}", text),
                Err(_) => {}
            }
        }

        #[test]
        fn writes_as_the_library_does(text in any::<String>(), number in any::<i64>()) {
            let value = json!({"b": [text, number, null], "a": {"c": true, "d": {}, "e": []}});
            prop_assert_eq!(write(&value), value.to_string());
        }

        #[test]
        fn what_is_written_is_read_again(text in ".*", number in -(1_i64 << 53) + 1..1 << 53) {
            let value = json!({"text": text, "list": [number, null, true]});
            let limits = Limits { bytes: 1_000_000, depth: 4 };
            prop_assert_eq!(read(value.to_string().as_bytes(), limits), Ok(value));
        }
    }
}
