//! Whatever an expression is and reads, its evaluation ends within its steps and does not panic.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a test may panic"
)]

#[expect(dead_code, reason = "other tests use the rest")]
mod random;

use std::cell::Cell;
use std::collections::BTreeMap;

use proptest::prelude::*;
use shared::expression::{
    Comparison, Each, Environment, Expression, Found, Function, Literal, MAX_STEPS, Over, Reading,
    Reference, Want, evaluate,
};
use shared::service::{Content, NodeId, Plan};
use shared::{Date, Value};

use random::{Choices, ids, random_service, random_value};

/// Instances as large as they come, and a count of everything that is looked at.
struct Crowd {
    plan: Plan,
    /// Each with its group and what is around it; the first is outside of all.
    all: Vec<(Option<NodeId>, usize)>,
    inner: BTreeMap<(NodeId, usize), Vec<usize>>,
    values: Vec<Option<Value>>,
    amount: Value,
    looked: Cell<u32>,
}

impl Crowd {
    fn new(plan: Plan, choices: &mut Choices<'_>) -> Self {
        let values = ids(&plan.service().nodes).map(|node| match &plan.node(node).content {
            Content::Field(kind) => random_value(kind, choices),
            Content::Group => None,
        });
        let values = values.collect();
        let mut crowd = Self {
            plan,
            all: vec![(None, 0)],
            inner: BTreeMap::new(),
            values,
            amount: Value::Number(42),
            looked: Cell::new(0),
        };
        for group in ids(&crowd.plan.service().nodes) {
            if crowd.plan.node(group).repeats.is_none() {
                continue;
            }
            let home = crowd.plan.home(group);
            let count = if home.is_none() { 70 } else { 6 };
            for around in 0..crowd.all.len() {
                if crowd.all[around].0 == home {
                    let first = crowd.all.len();
                    crowd.all.extend(std::iter::repeat_n((Some(group), around), count));
                    crowd.inner.insert((group, around), (first..first + count).collect());
                }
            }
        }
        crowd
    }

    fn look(&self) {
        self.looked.set(self.looked.get() + 1);
    }
}

impl Environment for Crowd {
    type Instance = usize;

    fn home(&self, node: NodeId) -> Option<NodeId> {
        self.plan.home(node)
    }

    fn climb(&self, mut from: usize, group: Option<NodeId>) -> Option<usize> {
        while self.all[from].0 != group {
            if from == 0 {
                return None;
            }
            from = self.all[from].1;
        }
        Some(from)
    }

    fn answer(&self, field: NodeId, at: usize) -> Found<'_> {
        self.look();
        match (&self.values[field.index()], at % 11) {
            (Some(value), 1..) => Found::Known(value),
            (Some(_), _) => Found::Blank,
            (None, _) => Found::Unknown,
        }
    }

    fn instances(&self, group: NodeId, at: usize) -> (&[usize], bool) {
        self.look();
        (self.inner.get(&(group, at)).map_or(&[], Vec::as_slice), false)
    }

    fn position(&self, instance: usize) -> i64 {
        self.look();
        instance as i64
    }

    fn setting(&self, _parameter: u32) -> Found<'_> {
        self.look();
        Found::Known(&self.amount)
    }

    fn today(&self) -> Date {
        self.look();
        Date::new(2026, 11, 23).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn expressions_end_within_their_steps(
        definition in proptest::collection::vec(any::<u8>(), 40..600),
        values in proptest::collection::vec(any::<u8>(), 0..60),
    ) {
        let service = random_service(&mut Choices::new(&definition));
        let plan = Plan::new(service.clone()).unwrap();
        let crowd = Crowd::new(plan, &mut Choices::new(&values));
        for (id, node) in (0..).map(NodeId).zip(&service.nodes) {
            let home = crowd.plan.home(id);
            let Some(at) = crowd.all.iter().rposition(|(group, _)| *group == home) else { continue };
            let facets = [&node.relevant, &node.required, &node.calculate, &node.default];
            let checks = node.checks.iter().map(|check| &check.holds);
            for expression in facets.into_iter().flatten().chain(checks) {
                crowd.looked.set(0);
                let reading = evaluate(expression, &crowd, at);
                prop_assert!(crowd.looked.get() <= MAX_STEPS, "{expression:?}");
                if crowd.looked.get() == MAX_STEPS {
                    prop_assert_eq!(reading, Reading::Failed);
                }
            }
        }
    }
}

/// What grows without end fails, and soon.
#[test]
fn what_takes_too_many_steps_fails() {
    let service = serde_json::json!({
        "id": "s", "version": "1.0.0", "leika": [], "languages": [], "parameters": [],
        "lists": [], "pages": [], "documents": [], "outcomes": [],
        "nodes": [{"name": "dogs", "content": "group", "repeats": {"min": 0, "max": 99}}]
    });
    let plan = Plan::new(serde_json::from_value(service).unwrap()).unwrap();
    let crowd = Crowd::new(plan, &mut Choices::new(&[]));
    let one_each = || Expression::Literal(Literal::Number(1));
    let group = Reference { node: NodeId(0), outer: 0 };
    let each_dog = |body| Expression::Over(Over { want: Want::Sum, group, body: Box::new(body) });
    let cubed = each_dog(each_dog(each_dog(one_each())));
    let one = Expression::List(vec![Literal::Number(1)]);
    let twice = |list| {
        let body = Box::new(Expression::Values(vec![Expression::Item(0), Expression::Item(0)]));
        Expression::Each(Each { want: Want::Gather, list: Box::new(list), body })
    };
    let doubled = (0..50).fold(one, |list, _| twice(list));
    let text = Expression::Literal(Literal::Text("ab".repeat(3000)));
    let longer = |text: Expression| {
        let letters =
            ["a", "bbbbbbbbbbbb"].map(|part| Expression::Literal(Literal::Text(part.into())));
        let [old, new] = letters;
        Expression::Call(Function::Replace, vec![text, old, new])
    };
    let sides = (longer(longer(text.clone())), text);
    let grown = Expression::Compare(Comparison::Equal, Box::new(sides));
    for expression in [cubed, doubled, grown] {
        crowd.looked.set(0);
        assert_eq!(evaluate(&expression, &crowd, 0), Reading::Failed);
        assert!(crowd.looked.get() <= MAX_STEPS);
    }
    assert_eq!(
        evaluate(&each_dog(each_dog(one_each())), &crowd, 0),
        Reading::Known(Value::Number(4900).datum())
    );
}
