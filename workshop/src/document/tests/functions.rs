//! Every function can be said.

use std::path::Path;
use std::sync::Arc;

use shared::expression::Expression;
use shared::language::Language;
use shared::service::Plan;

use super::super::Subject;
use super::{dog_tax, subject};
use crate::compile::compile_structure;
use crate::definition::{open, read_service};
use crate::expression::{Names, lower, signatures};
use crate::finding::Findings;

/// The service on which the examples of the functions are written.
fn sample() -> (Arc<Plan>, Names) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tests/expressions.yaml");
    let mut findings = Findings::default();
    let definition = read_service(&open(&path, &mut findings).unwrap(), &mut findings).unwrap();
    let structure = compile_structure(&definition, &mut findings);
    (Arc::new(Plan::new(structure.service.unwrap()).unwrap()), structure.names)
}

#[test]
fn every_function_is_said_with_all_that_it_takes() {
    let (compiled, all) = dog_tax();
    let (plan, names) = sample();
    for language in [Language::De, Language::En] {
        let subject = Subject { plan: plan.clone(), ..subject(&compiled, &all, language) };
        for signature in signatures() {
            let expression = lower(signature.example.0, &names, None, None).unwrap().expression;
            let said = subject.amount(&expression, None);
            assert!(!said.is_empty() && !said.contains("{}"), "{} {said}", signature.example.0);
            let Expression::Call(_, given) = &expression else { continue };
            let parts = given.iter().map(|given| subject.term(given, None, false));
            for part in parts.filter(|part| !part.starts_with("der ") && *part != subject.quote(""))
            {
                assert!(said.contains(&part), "`{said}` lacks `{part}`");
            }
        }
    }
}

#[test]
fn calls_read_like_sentences() {
    let (compiled, all) = dog_tax();
    let (plan, names) = sample();
    let subject = Subject { plan, ..subject(&compiled, &all, Language::De) };
    for (text, expected) in [
        ("weekday(today) == 6", "der heutige Tag ein Samstag ist"),
        ("weekday(today) != 7", "der heutige Tag kein Sonntag ist"),
        ("month(today) in [6, 7]", "der Monat vom heutigen Tag zu 6 und 7 gehört"),
        ("!'Hund'.endsWith('nd')", "„Hund“ nicht mit „nd“ endet"),
        (
            "add_years(today, -1) < add_workdays(today, 2)",
            "der heutige Tag minus 1 Jahr vor dem heutigen Tag plus 2 Arbeitstage (Montag bis \
             Freitag) liegt",
        ),
        ("today <= date('2026-12-24')", "der heutige Tag nicht nach dem 24.12.2026 liegt"),
        (
            "age(date('2008-11-24'), today) >= size(dogs)",
            "die Zahl der vollendeten Jahre vom 24.11.2008 bis zum heutigen Tag mindestens die Zahl \
             der Einträge „Hund“ ist",
        ),
        (
            "year(max(today, today)) == 1",
            "das Jahr vom späteren Tag vom heutigen Tag und dem heutigen Tag gleich 1 ist",
        ),
        (
            "sum(dogs.map(d, position(d))) == 1",
            "die Summe über alle Einträge „Hund“ von der laufenden Nummer des Eintrags „Hund“ gleich 1 ist",
        ),
        (
            "[1, 2].exists(x, x > 1)",
            "unter 1 und 2 mindestens ein Wert ist, bei dem der Wert größer als 1 ist",
        ),
        (
            "!['a'].exists(x, x.contains('b'))",
            "unter „a“ kein Wert ist, bei dem im Wert auch „b“ vorkommt",
        ),
        ("'a-b'.replace('-', '') == 'ab'", "„a-b“ ohne „-“ gleich „ab“ ist"),
    ] {
        let expression = lower(text, &names, None, None).unwrap().expression;
        assert_eq!(subject.condition(&expression), expected);
    }
}
