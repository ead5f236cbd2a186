//! What holds for all kinds alike.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn lists() -> Vec<CodeList> {
    let codes = ["male", "female", "not_known"].map(str::to_owned).to_vec();
    vec![CodeList { id: "sex".into(), codes, ..CodeList::default() }]
}

/// One kind of each, the bounded ones with bounds that matter.
fn kinds() -> Vec<Kind> {
    let day = |year| Date::new(year, 1, 1).ok();
    vec![
        Kind::Text { letters: Letters::Any, min: 0, max: 20 },
        Kind::Text { letters: Letters::PersonName, min: 2, max: 20 },
        Kind::Text { letters: Letters::Digits, min: 3, max: 6 },
        Kind::MultilineText { max: 40 },
        Kind::YesNo,
        Kind::Choice { list: 0 },
        Kind::Choices { list: 0 },
        Kind::Choices { list: 7 },
        Kind::Integer { min: -5000, max: i64::MAX },
        Kind::Money { min: i64::MIN, max: i64::MAX },
        Kind::Date { min: day(1900), max: day(2100) },
        Kind::Date { min: None, max: None },
        Kind::Email,
        Kind::Telephone,
        Kind::Postcode,
        Kind::Iban,
        Kind::Declaration,
        Kind::Information,
        Kind::Decimal { places: 1, min: -5000, max: i64::MAX },
        Kind::Decimal { places: MOST_PLACES, min: i64::MIN, max: i64::MAX },
        Kind::Year { min: 1000, max: 9999 },
        Kind::from(Form::Month { min: day(1900), max: day(2100) }),
        Kind::from(Form::PartialDate { min: None, max: None }),
        Kind::from(Form::Time { min: 0, max: LAST_MINUTE }),
        Kind::from(Form::DateTime { min: day(1900), max: None }),
        Kind::Duration { unit: Unit::Months, min: 1, max: 600 },
        Kind::from(Form::LicencePlate),
        Kind::from(Form::TaxId),
        Kind::from(Form::VatId),
        Kind::from(Form::BusinessId),
        Kind::from(Form::CreditorId),
        Kind::from(Form::RegisterEntry),
        Kind::from(Form::IdentityDocument),
        Kind::from(Form::CaseNumber),
        Kind::Reference { max: 20 },
        Kind::from(Form::Point),
        Kind::from(Form::Area { max: 4 }),
    ]
}

/// What is read in a language is shown, read again and taken from JSON as the same.
fn agrees(kind: &Kind, typed: &str, language: Language) -> bool {
    let lists = lists();
    let Ok(Some(value)) = kind.read(typed, language, &lists) else { return false };
    for language in Language::ALL {
        let shown = kind.show(&value, language, &str::to_owned);
        assert_eq!(kind.read(&shown, language, &lists), Ok(Some(value.clone())), "{shown:?}");
    }
    let json = serde_json::to_value(&value).unwrap();
    assert_eq!(kind.accept(&Tree::of(&json), &lists), Ok(value));
    true
}

#[test]
fn every_kind_reads_what_it_shows() {
    for (kind, typed) in [
        (Kind::Text { letters: Letters::Any, min: 0, max: 20 }, "  A & O\u{a0}¾ "),
        (Kind::Text { letters: Letters::PersonName, min: 0, max: 20 }, "Ko\u{308}nig"),
        (Kind::MultilineText { max: 40 }, "eins\r\n\r\nzwei"),
        (Kind::YesNo, "nein"),
        (Kind::Declaration, "ja"),
        (Kind::Choice { list: 0 }, "female"),
        (Kind::Choices { list: 0 }, "not_known male"),
        (Kind::Integer { min: 0, max: 9999 }, "1.234"),
        (Kind::Money { min: 0, max: 1_000_000 }, "1.234,5"),
        (Kind::Date { min: None, max: None }, "1.2.2026"),
        (Kind::Email, "erika@example.de"),
        (Kind::Telephone, "0351 488-0"),
        (Kind::Postcode, "01067"),
        (Kind::Iban, "de89 3704 0044 0532 0130 00"),
        (Kind::Decimal { places: 2, min: 0, max: 1_000_000 }, "1.234,5"),
        (Kind::Year { min: 1900, max: 2100 }, "1985"),
        (Kind::from(Form::Month { min: None, max: None }), "3/2026"),
        (Kind::from(Form::PartialDate { min: None, max: None }), "00.03.1985"),
        (Kind::from(Form::Time { min: 0, max: LAST_MINUTE }), "8 Uhr 30"),
        (Kind::from(Form::DateTime { min: None, max: None }), "1.2.2026 8:30"),
        (Kind::Duration { unit: Unit::Months, min: 1, max: 600 }, "1 Monat"),
        (Kind::from(Form::LicencePlate), "dd ab 123h 04/10"),
        (Kind::from(Form::TaxId), "86 095 742 719"),
        (Kind::from(Form::VatId), "de 136 695 976"),
        (Kind::from(Form::BusinessId), "DE 136695976"),
        (Kind::from(Form::CreditorId), "de98 zzz0 9999 9999 99"),
        (Kind::from(Form::RegisterEntry), "HRB 12345, Amtsgericht Dresden"),
        (Kind::from(Form::IdentityDocument), "l01x00t471"),
        (Kind::from(Form::CaseNumber), "da 0000 0000 0000"),
        (Kind::Reference { max: 20 }, "32.1 – 4711/26"),
        (Kind::from(Form::Point), "51,05 13,7"),
        (Kind::from(Form::Area { max: 4 }), "0 0\n0 1\n1 1"),
    ] {
        assert!(agrees(&kind, typed, Language::De), "{kind:?}");
    }
}

#[test]
fn nothing_typed_is_no_answer() {
    for kind in kinds() {
        for typed in ["", " \t\r\n\u{a0}"] {
            assert_eq!(kind.read(typed, Language::De, &lists()), Ok(None), "{kind:?}");
        }
    }
    assert_eq!(Kind::Declaration.read("false", Language::De, &[]), Ok(None));
    assert_eq!(
        Kind::Declaration.accept(&Tree::of(&json!(false)), &[]),
        Err(Fault::new(ProblemCode::Missing))
    );
}

#[test]
fn another_type_is_refused() {
    let values = [json!(null), json!({}), json!([1]), json!(1.5), json!(u64::MAX), json!(1e300)];
    for kind in kinds() {
        let expected = match kind {
            Kind::Information => ProblemCode::UnknownField,
            _ => ProblemCode::WrongType,
        };
        for value in &values {
            assert_eq!(
                kind.accept(&Tree::of(value), &lists()).unwrap_err().code,
                expected,
                "{kind:?}"
            );
        }
    }
}

#[test]
fn json_is_taken_only_as_it_is_stored() {
    let name = Kind::Text { letters: Letters::PersonName, min: 0, max: 20 };
    for (kind, json, code) in [
        (name.clone(), json!("Mu\u{308}ller"), ProblemCode::CharacterNotAllowed),
        (name.clone(), json!(" Müller"), ProblemCode::CharacterNotAllowed),
        (name, json!(""), ProblemCode::TooShort),
        (Kind::Iban, json!("DE89 3704 0044 0532 0130 00"), ProblemCode::NotAnIban),
        (Kind::Date { min: None, max: None }, json!("1.2.2026"), ProblemCode::NotADate),
        (Kind::Choices { list: 0 }, json!([]), ProblemCode::WrongType),
        (Kind::from(Form::TaxId), json!("86 095 742 719"), ProblemCode::WrongSpelling),
        (
            Kind::from(Form::Time { min: 0, max: LAST_MINUTE }),
            json!("8:30"),
            ProblemCode::WrongSpelling,
        ),
        (
            Kind::from(Form::PartialDate { min: None, max: None }),
            json!("..1985"),
            ProblemCode::WrongSpelling,
        ),
        (Kind::from(Form::Point), json!("51.05,13.7"), ProblemCode::WrongSpelling),
        (Kind::from(Form::Point), json!("-0.0000000,13.7000000"), ProblemCode::WrongSpelling),
        (Kind::Year { min: 1900, max: 2100 }, json!("1985"), ProblemCode::WrongType),
    ] {
        assert_eq!(kind.accept(&Tree::of(&json), &lists()).unwrap_err().code, code, "{json}");
    }
    let codes = Kind::Choices { list: 0 }.accept(&Tree::of(&json!(["female", "male"])), &lists());
    assert_eq!(codes, Ok(Value::Codes(vec!["male".into(), "female".into()])));
}

#[test]
fn numbers_stay_exact_in_every_json_reader() {
    let money = Kind::Money { min: i64::MIN, max: i64::MAX };
    let most = Fault::with(ProblemCode::TooLarge, MAX_NUMBER);
    assert_eq!(money.accept(&Tree::of(&json!(MAX_NUMBER + 1)), &[]), Err(most.clone()));
    assert_eq!(money.read(&"9".repeat(500), Language::De, &[]), Err(most));
    let least = Fault::with(ProblemCode::TooSmall, -MAX_NUMBER);
    assert_eq!(money.read(&format!("-{}", "9".repeat(500)), Language::De, &[]), Err(least));
    assert!(money.accept(&Tree::of(&json!(-MAX_NUMBER)), &[]).is_ok());
    let few = Kind::Integer { min: 1, max: 3 };
    assert_eq!(few.read("4", Language::De, &[]), Err(Fault::with(ProblemCode::TooLarge, 3)));
    assert_eq!(few.read("0", Language::De, &[]), Err(Fault::with(ProblemCode::TooSmall, 1)));
}

#[test]
fn hostile_lengths_are_refused_unread() {
    let long = "a\u{300}".repeat(1_000_000);
    for kind in kinds() {
        assert!(kind.read(&long, Language::De, &lists()).is_err());
        assert!(kind.accept(&Tree::of(&json!(long)), &lists()).is_err());
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_agrees_or_is_refused(
        typed in "\\PC{0,30}|[A-ZÄÖÜa-zß' \\-\u{301}\u{308}]{1,20}|[0-9]{1,3}([ .][0-9]{3}){0,2}(,[0-9]{1,2})? ?€?|[0-9 +/()-]{1,20}|[0-3]?[0-9]\\.[01]?[0-9]\\.[0-9]{4}|[a-z.]{1,9}@[a-z]{1,9}\\.[a-z]{2}|(male|female|not_known|,| ){1,9}|[0-9]{5}\
            |[0-2]?[0-9][:.][0-5][0-9]( Uhr| pm)?|[0-1]?[0-9][/.][0-9]{4}|[A-Z]{1,3}[- ][A-Z]{1,2} ?[0-9]{1,4}[HE]?\
            |[A-ZÄa-z. ]{1,9} (HRA|HRB|PR|gsr) ?[0-9]{1,6}( B)?|(-?[0-9]{1,2}\\.[0-9]{1,9}[, ]+-?[0-9]{1,3}\n?){1,5}",
    ) {
        for kind in kinds() {
            for language in Language::ALL {
                agrees(&kind, &typed, language);
            }
        }
    }

    #[test]
    fn every_number_and_day_is_shown_and_read(
        number in -MAX_NUMBER..=MAX_NUMBER, days in -719_162..2_932_896_i64,
    ) {
        let lists = lists();
        let (min, max) = (i64::MIN, i64::MAX);
        let day = Value::Date(Date::from_days_since_epoch(days).unwrap());
        for (kind, value) in [
            (Kind::Money { min, max }, Value::Number(number)),
            (Kind::Integer { min, max }, Value::Number(number)),
            (Kind::Decimal { places: 3, min, max }, Value::Number(number)),
            (Kind::Duration { unit: Unit::Weeks, min, max }, Value::Number(number)),
            (Kind::Date { min: None, max: None }, day),
        ] {
            for language in Language::ALL {
                let shown = kind.show(&value, language, &str::to_owned);
                prop_assert_eq!(kind.read(&shown, language, &lists), Ok(Some(value.clone())));
            }
        }
    }

    #[test]
    fn whatever_json_comes_is_checked(text in "\\PC{0,20}|[\\x00-\\x{1ff}]{0,20}", number: i64) {
        let values = [json!(text), json!(number), json!([text, text]), json!({ "a": text })];
        for kind in kinds() {
            for value in &values {
                if let Ok(accepted) = kind.accept(&Tree::of(value), &lists()) {
                    prop_assert_eq!(&serde_json::to_value(&accepted).unwrap(), value);
                }
            }
        }
    }
}
