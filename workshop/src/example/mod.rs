//! Example values: for each kind of field answers that are valid and look like a person's.

use shared::date::Date;
use shared::kind::{Form, Kind, Media};
use shared::language::Language;
use shared::service::CodeList;
use shared::{Value, kind};

/// What people type. The first that a field takes is its example; none belongs to anybody.
const TYPED: [&str; 20] = [
    "Anna Beispiel",
    "anna.beispiel@post.example",
    "DE02 1203 0000 0000 2020 51",
    "030 23125 201",
    "04109",
    "86 095 742 719",
    "C-XY 123",
    "DE136695976",
    "DE98ZZZ09999999999",
    "HRB 12345, Amtsgericht Leipzig",
    "L01X00T471",
    "12:30",
    "24.12.1980",
    "24.12.1980 12:30",
    "12/1980",
    "DA-0000-0000-0000",
    "51.3402, 12.3747",
    "51.3402 12.3747\n51.3402 12.3751\n51.3404 12.3751",
    "AZ 2026/1",
    "A1",
];

/// The most codes of a list that are tried.
const MOST_CODES: usize = 60;

/// Valid values for a field, the most likely first; `day` is today.
pub fn examples(kind: &Kind, lists: &[CodeList], day: Date) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    let mut add = |value: Value| {
        if kind.check(&value, lists).is_ok() && !values.contains(&value) {
            values.push(value);
        }
    };
    match kind {
        Kind::YesNo => [true, false].into_iter().for_each(|is| add(Value::YesNo(is))),
        Kind::Declaration => add(Value::YesNo(true)),
        Kind::Choice { list, .. } => {
            let codes = codes(*list, lists).iter().take(MOST_CODES);
            codes.for_each(|code| add(Value::Text(code.clone())));
        }
        Kind::Choices { list, .. } => {
            let codes = codes(*list, lists).iter().take(MOST_CODES);
            codes.for_each(|code| add(Value::Codes(vec![code.clone()])));
        }
        Kind::Decimal { min, max, .. } | Kind::Year { min, max } => {
            let near = [day.year(), 100, *min, *max, min.midpoint(*max)];
            near.into_iter().for_each(|number| add(Value::Number(number)));
        }
        Kind::Integer { min, max } | Kind::Duration { min, max, .. } => {
            let near = [1, 2, *min, *max, min.midpoint(*max)];
            near.into_iter().for_each(|number| add(Value::Number(number)));
            (0..6).for_each(|back| add(Value::Number(day.year() - back)));
        }
        Kind::Money { min, max } => {
            let near = [5_000, 100, *min, *max, min.midpoint(*max)];
            near.into_iter().for_each(|cents| add(Value::Number(cents)));
        }
        Kind::Date { min, max } => {
            let adult = Date::new(1980, 12, 24).ok();
            let near = [-40, 14, 0, -400, 400, -1, 1, -4_000].map(|days| day.plus_days(days).ok());
            let all = near.into_iter().chain([adult, *min, *max]).flatten();
            all.for_each(|day| add(Value::Date(day)));
        }
        Kind::Text { min, max, .. } => {
            add(Value::Text("Beispiel".to_owned()));
            let length = usize::try_from((*min).max(1)).unwrap_or(1);
            let most = usize::try_from(*max).unwrap_or(length);
            for letter in ["2", "a", "A"] {
                add(Value::Text(letter.repeat(length.min(most))));
            }
            typed(kind, lists, &mut add);
        }
        Kind::Spelled(spelled) => {
            typed(kind, lists, &mut add);
            spelled_as(&spelled.form, day).into_iter().for_each(|text| add(Value::Text(text)));
        }
        _ => typed(kind, lists, &mut add),
    }
    values
}

/// Answers within a form's bounds.
fn spelled_as(form: &Form, day: Date) -> Vec<String> {
    let days = |min: &Option<Date>, max: &Option<Date>| {
        [Some(day), *min, *max].into_iter().flatten().map(|day| day.to_string())
    };
    match form {
        Form::Month { min, max } | Form::PartialDate { min, max } => {
            days(min, max).filter_map(|day| day.get(..7).map(str::to_owned)).collect()
        }
        Form::DateTime { min, max } => days(min, max).map(|day| day + "T12:30").collect(),
        Form::Time { min, max } => {
            let written = |minutes: &u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            [min, max].map(written).to_vec()
        }
        Form::File { types, .. } => {
            // The SHA-256 of nothing.
            let hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
            let file = |media: &Media| {
                [hash, " 120000 ", media.media_type(), " Beispiel.", media.word()].concat()
            };
            types.iter().map(file).collect()
        }
        _ => Vec::new(),
    }
}

/// What stands in a field with that HTML autocomplete token (WCAG 1.3.5).
pub fn for_token(token: &str, name: &str) -> Option<&'static str> {
    Some(match token {
        "given-name" => "Anna",
        "family-name" => "Beispiel",
        "name" => "Anna Beispiel",
        "organization" => "Beispielverein e. V.",
        "address-line1" if name.contains("number") => "12",
        "street-address" | "address-line1" => "Lindenweg",
        "address-level2" => "Musterstadt",
        _ => return None,
    })
}

fn typed(kind: &Kind, lists: &[CodeList], add: &mut dyn FnMut(Value)) {
    let read = |text: &&str| kind.read(text, Language::De, lists).ok().flatten();
    TYPED.iter().filter_map(read).for_each(add);
}

fn codes(list: u32, lists: &[CodeList]) -> &[String] {
    let list = usize::try_from(list).ok().and_then(|list| lists.get(list));
    list.map_or(&[], |list| &list.codes)
}

/// How a person types a value into a field, where that gives the same value again.
pub fn as_typed(kind: &kind::Kind, value: &Value, lists: &[CodeList]) -> Option<String> {
    let shown = match value {
        Value::Codes(codes) => codes.join(" "),
        Value::YesNo(is) => is.to_string(),
        _ => kind.show(value, Language::De, &str::to_owned),
    };
    let read = kind.read(&shown, Language::De, lists).ok().flatten();
    (read.as_ref() == Some(value)).then_some(shown)
}
