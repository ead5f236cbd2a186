//! What documents say is what the service does.

mod functions;

use std::path::Path;

use proptest::prelude::*;
use shared::expression::{
    Comparison, Environment, Expression, Found, Literal, Operator, Reference, evaluate,
};
use shared::language::Language;
use shared::service::NodeId;
use shared::{Date, Value};

use super::cases::cases;
use super::condition::{Course, negate};
use super::*;
use crate::compile::{Compiled, Municipality, compile_municipalities, compile_service};
use crate::finding::Findings;

/// The dog tax, as compiled from the project's own folder.
fn dog_tax() -> (Compiled, Vec<Municipality>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut findings = Findings::default();
    let service =
        compile_service(&root.join("services/hundesteuer-anmeldung"), &mut findings).unwrap();
    let services = vec![service];
    let all = compile_municipalities(&root.join("municipalities"), &services, false, &mut findings);
    (services.into_iter().next().unwrap(), all)
}

fn subject<'a>(compiled: &'a Compiled, all: &'a [Municipality], language: Language) -> Subject<'a> {
    let offers = |own: &&Municipality| own.settings.services.contains_key(&compiled.service.id);
    Subject {
        plan: std::sync::Arc::new(shared::service::Plan::new(compiled.service.clone()).unwrap()),
        texts: &compiled.texts[language.tag()],
        retention: &compiled.retention,
        municipality: all.iter().find(offers).unwrap(),
        language,
        day: Date::new(2026, 11, 24).unwrap(),
    }
}

#[test]
fn conditions_are_said_as_people_say_them() {
    let (compiled, all) = dog_tax();
    let cases = [
        (
            "keeper.person",
            "„Wer hält den Hund?“ mit „Eine Person“ beantwortet ist",
            "is answered “A person”",
        ),
        ("household.other_count", "mit „Ja“ beantwortet ist", "is answered “Yes”"),
        ("dogs.relief", "„Der Hund gilt als gefährlich“ nicht zutrifft", "does not apply"),
        (
            "dogs.relief.marks",
            "mit „Blindenführhund“ oder „Anderer Assistenzhund für einen Menschen mit Behinderung“ \
             beantwortet ist",
            " or ",
        ),
        ("summary.late", "„Anmelden bis“ vor dem heutigen Tag liegt", "is before today"),
        ("summary", "die Zahl der Einträge „Hund“ größer als 0 ist", "is more than 0"),
        ("dogs.tax.starts", "„Der Hund gilt als gefährlich“ zutrifft oder", " applies or "),
    ];
    for (path, german, english) in cases {
        for (language, expected) in [(Language::De, german), (Language::En, english)] {
            let subject = subject(&compiled, &all, language);
            let node = subject.plan.find(path).unwrap();
            let said = subject.condition(subject.plan.node(node).relevant.as_ref().unwrap());
            assert!(said.contains(expected), "{path}: {said}");
        }
    }
}

#[test]
fn what_holds_for_everybody_who_goes_on_is_not_said() {
    let (compiled, all) = dog_tax();
    let subject = subject(&compiled, &all, Language::De);
    let mut course = Course::of(&subject);
    let mut asked = |path: &str| {
        let conditions = course.asked(&subject, subject.plan.find(path).unwrap(), None);
        conditions.iter().map(|condition| subject.condition(condition)).collect::<Vec<_>>()
    };
    assert!(asked("keeper").is_empty());
    assert!(asked("dogs.name").is_empty());
    assert_eq!(asked("keeper.person.birth_date").len(), 1);
    assert_eq!(asked("eligibility.old_enough").len(), 1);
}

#[test]
fn the_amounts_of_the_municipality_stand_beside_their_conditions() {
    let (compiled, all) = dog_tax();
    let subject = subject(&compiled, &all, Language::De);
    let text = rules::page(&subject).markdown();
    let row =
        |parts: &[&str]| text.lines().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(
        row(&["„Der Hund gilt als gefährlich“ zutrifft", "tax\\_dangerous", "600,00"]),
        "{text}"
    );
    assert!(row(&["gleich 2", "tax\\_second", "132,00"]), "{text}");
    assert!(row(&["gleich 1", "„Ermäßigte Steuer“ lautet", "48,00"]), "{text}");
    assert!(row(&["sonst", "tax\\_further", "180,00"]), "{text}");
    assert!(row(&["Schwerbehindertenausweis", "Blindenführhund"]), "{text}");
}

#[test]
fn the_record_names_basis_and_retention_of_each_group() {
    let (compiled, all) = dog_tax();
    let subject = subject(&compiled, &all, Language::De);
    let text = processing::page(&subject).markdown();
    let row =
        |parts: &[&str]| text.lines().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(row(&["Familienname", "§ 93 Abs. 1 AO", "Festsetzungsfrist", "§ 228 AO"]), "{text}");
    assert!(row(&["IBAN", "260/2012", "13 Monate"]), "{text}");
    assert!(row(&["Merkzeichen", "Art. 9 Abs. 2", "Einwilligung widerrufen"]), "{text}");
    assert!(row(&["Stadt Musterstadt", "Steueramt", "Musterplatz 1"]), "{text}");
    assert!(!text.contains("noch festzulegen"), "{text}");
}

#[test]
fn what_the_record_lacks_is_an_open_point_and_hidden_by_nothing_beside() {
    let (mut compiled, all) = dog_tax();
    let open = |text: &str, of: &str, label: &str| {
        text.lines().any(|line| line.starts_with(of) && line.contains(label))
    };
    let whole = processing::page(&subject(&compiled, &all, Language::De)).markdown();
    assert!(!open(&whole, "- Ohne Rechtsgrundlage: ", "„Geburtsdatum"), "{whole}");
    assert!(!whole.contains("- Ohne festgelegte Aufbewahrung"), "{whole}");
    // One field alone loses its bases, among others of its group that keep theirs.
    let plan = shared::service::Plan::new(compiled.service.clone()).unwrap();
    let birth = plan.find("keeper.person.birth_date").unwrap();
    let around: Vec<NodeId> =
        std::iter::successors(Some(birth), |node| plan.node(*node).parent).collect();
    for node in &around {
        let kept = std::mem::take(&mut compiled.service.nodes[node.index()].basis);
        for child in plan.children(Some(*node)).iter().filter(|child| !around.contains(child)) {
            compiled.service.nodes[child.index()].basis.extend(kept.clone());
        }
    }
    compiled.service.leika.clear();
    compiled.retention.retain(|rule| !rule.of.is_empty());
    compiled.retention[0].basis.clear();
    let subject = subject(&compiled, &all, Language::De);
    let text = processing::page(&subject).markdown();
    let label = subject.quoted(birth);
    assert!(open(&text, "- Ohne Rechtsgrundlage: ", &label), "{label} {text}");
    assert!(text.contains("| offen: noch nicht genannt |"), "{text}");
    assert!(text.contains("- Der Leistung ist kein LeiKa-Schlüssel zugeordnet."), "{text}");
    assert!(text.contains("- Ohne festgelegte Aufbewahrung: "), "{text}");
    assert!(text.contains("- Aufbewahrung ohne Rechtsgrundlage: Bis zum Widerruf"), "{text}");
}

/// Answers and parameters by their number.
struct Some8 {
    answers: [Option<Value>; 8],
    settings: [Option<Value>; 8],
}

impl Some8 {
    fn new(given: [Option<i64>; 8]) -> Self {
        Self {
            answers: given.map(|given| given.map(|number| Value::YesNo(number % 2 == 0))),
            settings: given.map(|given| given.map(Value::Number)),
        }
    }
}

fn found(all: &[Option<Value>], at: usize) -> Found<'_> {
    all.get(at).and_then(Option::as_ref).map_or(Found::Unknown, Found::Known)
}

impl Environment for Some8 {
    type Instance = ();
    fn home(&self, _: NodeId) -> Option<NodeId> {
        None
    }
    fn climb(&self, (): (), _: Option<NodeId>) -> Option<()> {
        Some(())
    }
    fn answer(&self, field: NodeId, (): ()) -> Found<'_> {
        found(&self.answers, field.index())
    }
    fn instances(&self, _: NodeId, (): ()) -> (&[()], bool) {
        (&[], false)
    }
    fn position(&self, (): ()) -> i64 {
        1
    }
    fn setting(&self, parameter: u32) -> Found<'_> {
        found(&self.settings, usize::try_from(parameter).unwrap())
    }
    fn today(&self) -> Date {
        Date::new(2026, 11, 24).unwrap()
    }
}

fn truth() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        (0..8_u32).prop_map(|node| Expression::Answer(Reference { node: NodeId(node), outer: 0 })),
        (0..8_u32, -3..3_i64, 0..6_usize).prop_map(|(at, number, how)| {
            let all = [
                Comparison::Equal,
                Comparison::NotEqual,
                Comparison::Less,
                Comparison::LessOrEqual,
                Comparison::Greater,
                Comparison::GreaterOrEqual,
            ];
            let number = Expression::Literal(Literal::Number(number));
            Expression::Compare(all[how], Box::new((Expression::Setting(at), number)))
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Expression::Not(Box::new(inner))),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Expression::And),
            prop::collection::vec(inner, 1..3).prop_map(Expression::Or),
        ]
    })
}

fn number() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        (0..8_u32).prop_map(Expression::Setting),
        (-3..100_i64).prop_map(|number| Expression::Literal(Literal::Number(number))),
    ];
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            (truth(), inner.clone(), inner.clone())
                .prop_map(|parts| Expression::If(Box::new(parts))),
            (0..4_usize, inner.clone(), inner).prop_map(|(at, left, right)| {
                let all = [Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide];
                Expression::Calculate(all[at], Box::new((left, right)))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn a_decision_table_decides_as_the_calculation_does(
        rule in number(),
        given in prop::array::uniform8(-3..4_i64),
    ) {
        let world = Some8::new(given.map(Some));
        let first = cases(&rule).into_iter().find(|case| {
            case.conditions.iter().all(|condition| evaluate(condition, &world, ()).is_true())
        });
        let result = first.map(|case| format!("{:?}", evaluate(&case.result, &world, ())));
        prop_assert_eq!(result, Some(format!("{:?}", evaluate(&rule, &world, ()))));
    }

    #[test]
    fn the_negation_holds_where_the_condition_does_not(
        condition in truth(),
        given in prop::array::uniform8(prop::option::of(-3..4_i64)),
    ) {
        let world = Some8::new(given);
        let other = negate(&condition);
        let (one, other) = (evaluate(&condition, &world, ()), evaluate(&other, &world, ()));
        prop_assert_eq!((one.is_true(), one.is_false()), (other.is_false(), other.is_true()));
    }
}
