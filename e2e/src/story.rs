//! The application of the main story: a person registers two dogs, one of them a guide dog.
//!
//! What is typed and what must arrive stand side by side. The days lie in the past and depend on
//! no day of today.

use serde_json::{Map, Value as Json, json};
use shared::answers::Answers;

/// The demo municipality.
pub const ARS: &str = "149990000000";

/// The service.
pub const SERVICE: &str = "hundesteuer-anmeldung";

/// One answer: where, what the person enters, what must arrive.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The field, instances by position from 1.
    pub path: String,
    /// The text typed, or the code chosen; several codes are separated by blanks.
    pub entered: String,
    /// The value as submitted.
    pub value: Json,
}

impl Given {
    /// An answer that is entered in one form and arrives in another.
    pub fn new(path: &str, entered: &str, value: impl Into<Json>) -> Self {
        Self { path: path.to_owned(), entered: entered.to_owned(), value: value.into() }
    }
}

/// The answers by page, in the order in which the pages come.
pub fn pages() -> Vec<(&'static str, Vec<Given>)> {
    let yes = |path| Given::new(path, "true", true);
    let no = |path| Given::new(path, "false", false);
    let same = |path, text: &str| Given::new(path, text, text);
    vec![
        (
            "eligibility",
            vec![
                yes("eligibility.kept_here"),
                yes("eligibility.old_enough"),
                no("eligibility.already_registered"),
            ],
        ),
        (
            "keeper",
            vec![
                same("keeper.type", "person"),
                same("keeper.person.given_names", "Zoë Łucja"),
                same("keeper.person.family_name", "D’Angelo-Müller"),
                Given::new("keeper.person.birth_date", "29.2.1980", "1980-02-29"),
            ],
        ),
        (
            "address",
            vec![
                same("keeper.address.street", "Am Görlitzer Ring"),
                same("keeper.address.house_number", "12 a"),
                same("keeper.address.postcode", "09999"),
                same("keeper.address.place", "Musterstadt"),
                yes("keeper.address.dog_lives_here"),
            ],
        ),
        ("contact", vec![same("keeper.contact.email", "zoe@beispiel.example")]),
        ("dogs", dogs()),
        ("origin", origins()),
        ("danger", vec![no("dogs[1].danger.determined"), no("dogs[2].danger.determined")]),
        (
            "relief",
            vec![
                same("dogs[1].relief.ground", "none"),
                same("dogs[2].relief.ground", "guide_dog"),
                Given::new("dogs[2].relief.marks", "bl h", json!(["bl", "h"])),
                yes("dogs[2].relief.health_consent"),
            ],
        ),
        ("tax", vec![no("household.other_dogs")]),
        (
            "payment",
            vec![
                same("payment.method", "sepa"),
                yes("payment.sepa.own_account"),
                Given::new(
                    "payment.sepa.iban",
                    "de89 3704 0044 0532 0130 00",
                    "DE89370400440532013000",
                ),
                yes("payment.sepa.mandate"),
            ],
        ),
        ("declarations", vec![yes("declarations.truthful"), yes("declarations.privacy")]),
    ]
}

/// The same with one dog and payment by transfer, for stories about something else.
pub fn short() -> Vec<(&'static str, Vec<Given>)> {
    let mut pages = pages();
    for (page, given) in &mut pages {
        given.retain(|given| !given.path.starts_with("dogs[2]"));
        if *page == "payment" {
            *given = vec![Given::new("payment.method", "transfer", "transfer")];
        }
    }
    pages
}

/// The answers of one page of the main story.
pub fn page(id: &str) -> Vec<Given> {
    pages().into_iter().find(|(page, _)| *page == id).map(|(_, given)| given).unwrap_or_default()
}

/// All answers of the main story as one object, as they must arrive.
pub fn answers() -> Answers {
    answers_of(pages())
}

/// All answers of a story as one object, as they must arrive.
pub fn answers_of(pages: Vec<(&'static str, Vec<Given>)>) -> Answers {
    let mut answers = Map::new();
    for given in pages.into_iter().flat_map(|(_, given)| given) {
        set(&mut answers, &given.path, given.value);
    }
    Answers(answers)
}

/// What must have been computed, whatever day it is.
pub fn computed() -> Vec<(&'static str, Json)> {
    vec![
        ("dogs[1].danger.dangerous", json!(false)),
        ("dogs[1].relief.effect", json!("full")),
        ("dogs[1].tax.rank", json!(1)),
        ("dogs[1].tax.decisive_day", json!("2024-08-17")),
        ("dogs[2].tax.birth", json!("2025-03-31")),
        ("dogs[2].relief.effect", json!("exempt")),
        ("dogs[2].tax.per_year", json!(0)),
    ]
}

/// Gives the first dog another name.
pub fn rename(answers: &mut Answers, name: &str) {
    set(&mut answers.0, "dogs[1].name", json!(name));
}

/// The value at a path, instances by position from 1.
pub fn at<'a>(answers: &'a Answers, path: &str) -> Option<&'a Json> {
    let mut members = &answers.0;
    let mut found = None;
    for part in path.split('.') {
        let (name, position) = part.split_once('[').unwrap_or((part, ""));
        let mut value = members.get(name)?;
        if let Ok(position) = position.trim_end_matches(']').parse::<usize>() {
            value = value.as_array()?.get(position.checked_sub(1)?)?;
        }
        found = Some(value);
        if let Json::Object(inner) = value {
            members = inner;
        }
    }
    found
}

/// Every leaf with its path, instances by position from 1.
pub fn leaves(answers: &Answers) -> Vec<(String, Json)> {
    let mut leaves = Vec::new();
    collect(&answers.0, "", &mut leaves);
    leaves
}

fn dogs() -> Vec<Given> {
    let same = |path, text: &str| Given::new(path, text, text);
    vec![
        same("dogs[1].name", "Bella"),
        same("dogs[1].breed", "labrador_retriever"),
        same("dogs[1].sex", "female"),
        same("dogs[1].birth_known", "day"),
        Given::new("dogs[1].birth_date", "17.05.2024", "2024-05-17"),
        same("dogs[1].colour", "schwarz"),
        Given::new("dogs[1].chipped", "true", true),
        same("dogs[1].chip", "276098100123456"),
        same("dogs[2].name", "Čmelák"),
        same("dogs[2].breed", "mixed"),
        same("dogs[2].mixed_breeds", "Pudel und Dackel"),
        same("dogs[2].sex", "male"),
        same("dogs[2].birth_known", "month"),
        same("dogs[2].birth_month", "march"),
        Given::new("dogs[2].birth_year", "2025", 2025),
        same("dogs[2].colour", "braun"),
        Given::new("dogs[2].chipped", "false", false),
    ]
}

fn origins() -> Vec<Given> {
    let same = |path, text: &str| Given::new(path, text, text);
    vec![
        Given::new("dogs[1].origin.since", "1.8.2024", "2024-08-01"),
        same("dogs[1].origin.source", "breeder"),
        Given::new("dogs[2].origin.since", "01.07.2025", "2025-07-01"),
        same("dogs[2].origin.source", "private"),
        same("dogs[2].origin.previous_keeper.name", "Jörg Straße"),
        Given::new("dogs[2].origin.taxed_before", "true", true),
        same("dogs[2].origin.taxed_where", "Stadt Beispielhausen"),
        Given::new("dogs[2].origin.taxed_until", "30.06.2025", "2025-06-30"),
    ]
}

/// Sets a value; groups and instances on the way are made.
fn set(members: &mut Map<String, Json>, path: &str, value: Json) {
    let Some((first, rest)) = path.split_once('.') else {
        members.insert(path.to_owned(), value);
        return;
    };
    let (name, position) = first.split_once('[').unwrap_or((first, ""));
    let inner = match position.trim_end_matches(']').parse::<usize>() {
        Ok(position) => {
            let list = members.entry(name).or_insert_with(|| json!([]));
            let Json::Array(list) = list else { return };
            while list.len() < position {
                list.push(json!({}));
            }
            list.get_mut(position.saturating_sub(1))
        }
        Err(_) => Some(members.entry(name).or_insert_with(|| json!({}))),
    };
    if let Some(Json::Object(inner)) = inner {
        set(inner, rest, value);
    }
}

fn collect(members: &Map<String, Json>, before: &str, leaves: &mut Vec<(String, Json)>) {
    for (name, value) in members {
        let path = match before {
            "" => name.clone(),
            before => format!("{before}.{name}"),
        };
        match value {
            Json::Object(inner) => collect(inner, &path, leaves),
            Json::Array(items) if items.iter().all(Json::is_object) => {
                for (at, item) in items.iter().filter_map(Json::as_object).enumerate() {
                    collect(item, &format!("{path}[{}]", at + 1), leaves);
                }
            }
            leaf => leaves.push((path, leaf.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_found_as_a_leaf() {
        let given: Vec<_> = pages().into_iter().flat_map(|(_, given)| given).collect();
        let answers = answers();
        assert_eq!(leaves(&answers).len(), given.len());
        for Given { path, value, .. } in given {
            assert_eq!(at(&answers, &path), Some(&value), "{path}");
        }
    }
}
