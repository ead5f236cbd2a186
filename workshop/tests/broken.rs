//! Broken definitions: each is a sound one with a few changes, and the finding that must follow.

mod broken {
    pub(crate) mod blocks;
    pub(crate) mod expressions;
    pub(crate) mod files;
    pub(crate) mod lists;
    pub(crate) mod migrates;
    pub(crate) mod rules;
    pub(crate) mod schemas;
    pub(crate) mod structure;
    pub(crate) mod surroundings;
    pub(crate) mod workbench;
}

use broken::workbench::{Case, Workbench};

fn check(cases: &[Case]) {
    let workbench = Workbench::new();
    let wrong: Vec<String> = cases.iter().filter_map(|case| workbench.check(case).err()).collect();
    assert!(wrong.is_empty(), "{} wrong\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_definition_that_is_changed_is_sound() {
    assert_eq!(Workbench::new().findings(&[]), "");
}

#[test]
fn a_block_can_be_adapted_in_every_way() {
    assert_eq!(Workbench::new().findings(broken::blocks::SOUND), "");
}

#[test]
fn blocks() {
    check(broken::blocks::CASES);
}

#[test]
fn files() {
    check(broken::files::CASES);
}

#[test]
fn expressions() {
    check(broken::expressions::CASES);
}

#[test]
fn structure() {
    check(broken::structure::CASES);
}

#[test]
fn migrates() {
    check(broken::migrates::CASES);
}

#[test]
fn rules() {
    check(broken::rules::CASES);
}

#[test]
fn surroundings() {
    check(broken::surroundings::CASES);
}

#[test]
fn lists() {
    assert_eq!(Workbench::new().findings(broken::lists::SOUND), "");
    check(broken::lists::CASES);
}

#[test]
fn what_has_a_default_need_not_be_set() {
    let changes = [
        ("service", "grace: integer", "grace: { type: integer, default: 14, description: Tage }"),
        ("settings", "      grace: 14\n", ""),
    ];
    assert_eq!(Workbench::new().findings(&changes), "");
}

#[test]
fn a_question_may_be_required_in_some_cases_and_closed_in_others() {
    for closed in ["hidden", "readonly"] {
        let facets = format!("required: \"type == 'club'\", {closed}: \"type == 'person'\"");
        let changes = [("service", "relevant: \"answered(type)\"", facets.as_str())];
        assert_eq!(Workbench::new().findings(&changes), "");
    }
}

#[test]
fn texts_may_say_what_follows() {
    let changes = [
        ("de", "{ label: Preis }", "{ label: 'Preis: {price}, {{Platz}} {position(hives)}' }"),
        ("en", "{ label: Preis }", "{ label: 'Price: {price} for {place}' }"),
        ("de", "about: Bienen anmelden.", "about: 'Es kostet {settings.fee_per_hive}.'"),
    ];
    assert_eq!(Workbench::new().findings(&changes), "");
}

#[test]
fn many_errors_come_at_once() {
    let changes = [
        ("service", "version: 1.0.0", "version: one"),
        ("service", "settings.grace)", "settings.grcae)"),
        ("service", "kind: email", "kind: e-mail"),
        ("de", "  keeper.name: { label: Name }\n", ""),
        ("settings", "grace: 14", "grace: '14'"),
    ];
    let found = Workbench::new().findings(&changes);
    for part in ["`one` is no", "`grcae`", "`e-mail`", "`keeper.name` has no label"] {
        assert!(found.contains(part), "{part} is not in\n{found}");
    }
}
