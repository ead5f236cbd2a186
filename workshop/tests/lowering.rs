//! Whatever is written, lowering never panics, and what it accepts is sound.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use proptest::prelude::*;
use shared::service::{Document, Plan, Service};
use workshop::compile::{Structure, compile_structure};
use workshop::definition::{read_service, read_yaml};
use workshop::expression::lower;
use workshop::finding::Findings;

fn structure() -> Structure {
    let text = include_str!("broken/sound/service.yaml");
    let mut findings = Findings::default();
    let tree = read_yaml(0, text, &mut findings).unwrap();
    let definition = read_service(&tree, &mut findings).unwrap();
    compile_structure(&definition, &mut findings)
}

/// Well-formed expressions of every kind, most of them wrongly typed.
fn expression() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "true",
        "1",
        "0",
        "'roof'",
        "today",
        "settings.grace",
        "settings.fee_per_hive",
        "size",
        "keeper.type",
        "visit.day",
        "visit.means",
        "hives",
        "place",
        "h",
        "h.size",
        "h.place",
        "x.price",
        "position(hives)",
        "position(h)",
        "size(hives)",
        "date('2026-01-31')",
        "blank",
    ]);
    word.prop_map(str::to_owned).prop_recursive(6, 40, 3, |inner| {
        let signs = vec!["&&", "||", "==", "!=", "<", ">=", "+", "-", "*", "/", "%", "in"];
        let forms = vec![
            "!(A)",
            "-(A)",
            "answered(A)",
            "year(A)",
            "add_days(A, B)",
            "min(A, B)",
            "age(A, B)",
            "hives.exists(h, A)",
            "hives.all(x, A)",
            "size(hives.filter(h, A))",
            "sum(hives.map(x, A))",
            "(A) ? (B) : (A)",
            "(A) in [B, A]",
            "length(A)",
        ];
        prop_oneof![
            (inner.clone(), prop::sample::select(signs), inner.clone())
                .prop_map(|(left, sign, right)| format!("({left}) {sign} ({right})")),
            (inner.clone(), prop::sample::select(forms), inner)
                .prop_map(|(left, form, right)| form.replace('A', &left).replace('B', &right)),
        ]
    })
}

fn sound(service: &Service, expression: shared::expression::Expression) -> bool {
    let mut service = service.clone();
    service.documents.push(Document { id: "more".to_owned(), relevant: expression });
    Plan::new(service).is_ok()
}

proptest! {
    #[test]
    fn what_is_accepted_is_sound(text in expression()) {
        let structure = structure();
        let hives = structure.names.find("hives");
        let service = structure.service.as_ref().unwrap();
        for scope in [None, hives] {
            match lower(&text, &structure.names, scope, None) {
                Ok(lowered) => prop_assert!(sound(service, lowered.expression), "{}", text),
                Err(mistakes) => {
                    prop_assert!(!mistakes.is_empty(), "{}", text);
                    let length = text.chars().count();
                    prop_assert!(mistakes.iter().all(|mistake| mistake.at <= length), "{}", text);
                }
            }
        }
    }

    #[test]
    fn no_change_of_a_definition_panics(
        from in 0..1500_usize,
        length in 0..40_usize,
        new in "[-a-z0-9:,.{}\\[\\]()'\" \n]{0,12}",
    ) {
        let text: Vec<char> = include_str!("broken/sound/service.yaml").chars().collect();
        let before = text.iter().take(from);
        let after = text.iter().skip(from + length);
        let text: String = before.copied().chain(new.chars()).chain(after.copied()).collect();
        let mut findings = Findings::default();
        let file = findings.add_source("service.yaml".to_owned(), text.clone());
        if let Some(tree) = read_yaml(file, &text, &mut findings)
            && let Some(definition) = read_service(&tree, &mut findings)
        {
            let service = compile_structure(&definition, &mut findings).service;
            if findings.errors() == 0 {
                prop_assert!(Plan::new(service.unwrap()).is_ok(), "{}", text);
            }
        }
        prop_assert!(findings.all().all(|finding| !findings.show(finding).is_empty()));
    }

    #[test]
    fn nothing_panics(text in ".{0,80}") {
        let structure = structure();
        let _ = lower(&text, &structure.names, None, None);
    }
}
