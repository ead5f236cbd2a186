//! How people name services: by id, by folder, from anywhere; and what they are told where that
//! names none.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::super::Folder;

/// Whether it succeeds and what it says, started in a folder within.
fn run_in(folder: &Folder, inside: &str, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_direktantrag"))
        .args(arguments)
        .current_dir(folder.0.join(inside))
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// The commands that are about one service, each as it is called with it.
const ONE: [(&str, &[&str]); 4] = [
    ("docs", &["--out", "OUT", "--day", "2026-11-23"]),
    ("analyse", &[]),
    ("assess", &["ANSWERS", "--day", "2026-11-23"]),
    ("release", &[]),
];

fn arguments(folder: &Folder, command: &str, named: &str, more: &[&str]) -> Vec<String> {
    let at = |name: &str| folder.0.join(name).display().to_string();
    let more = more.iter().map(|own| match *own {
        "OUT" => at("documents"),
        "ANSWERS" => at("answers.json"),
        own => own.to_owned(),
    });
    [command.to_owned(), named.to_owned()].into_iter().chain(more).collect()
}

fn call(folder: &Folder, inside: &str, command: &str, named: &str) -> (bool, String) {
    let more = ONE.iter().find(|own| own.0 == command).map_or(&[][..], |own| own.1);
    let arguments = arguments(folder, command, named, more);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    run_in(folder, inside, &arguments)
}

#[test]
fn a_service_is_named_by_id_or_folder_from_anywhere() {
    let folder = Folder::new("places");
    fs::write(folder.0.join("answers.json"), "{}").unwrap();
    let whole = folder.0.join("services/bees").display().to_string();
    let cases = [
        (".", "bees"),
        (".", "bees/"),
        (".", "services/bees"),
        (".", "services/bees/"),
        (".", "./services/bees"),
        (".", "services/../services/bees"),
        (".", "services/bees/service.yaml"),
        ("services", "bees"),
        ("services", "./bees/"),
        ("services/bees", "."),
        ("services/bees", "../bees"),
        ("services/bees", "service.yaml"),
        ("services/bees/texts", ".."),
        ("municipalities", "../services/bees"),
        ("municipalities", whole.as_str()),
    ];
    let all = ["check", "test"].into_iter().chain(ONE.map(|own| own.0));
    for command in all {
        // What each says where the id is given in the folder around; `check` has warnings.
        let (good, _) = call(&folder, ".", command, "bees");
        for (inside, named) in cases {
            let (same, said) = call(&folder, inside, command, named);
            assert_eq!(same, good, "{command} {named} in {inside}: {said}");
            let wrong = ["no service", "cannot be read", "os error", "settings\n"];
            let failed = wrong.iter().any(|part| said.contains(part));
            assert!(!failed, "{command} {named} in {inside}: {said}");
        }
        assert!(good || command == "check", "{command}");
    }
}

#[test]
fn what_names_no_service_is_said_with_a_way_out() {
    let folder = Folder::new("nowhere");
    fs::write(folder.0.join("answers.json"), "{}").unwrap();
    fs::write(folder.0.join("notes.txt"), "").unwrap();
    let cases = [
        (".", "bee", "there is no service `bee` in `services`: did you mean `bees`?"),
        (".", "wasps", "there is no service `wasps` in `services`: choose from `bees`"),
        (".", "services/wasps", "there is no service `services/wasps` in `services`"),
        (".", "", "there is no service `` in `services`"),
        (".", "notes.txt", "`notes.txt` is a file and no service: give a service by its id"),
        (".", "municipalities/", "`municipalities/` holds no `service.yaml` and no services"),
        ("municipalities", "bees", "there is no service `bees` in `services`: give a service"),
    ];
    for command in ["check", "test"].into_iter().chain(ONE.map(|own| own.0)) {
        for (inside, named, expected) in cases {
            let (good, said) = call(&folder, inside, command, named);
            assert!(!good && said.contains(expected), "{command} {named} in {inside}: {said}");
            assert!(!said.contains("os error"), "{command} {named}: {said}");
        }
    }
    for command in ["check", "test"] {
        let (good, said) = run_in(&folder, "municipalities", &[command]);
        assert!(!good && said.contains("there is no folder `services` here: give"), "{said}");
        fs::create_dir(folder.0.join("services/empty")).unwrap();
        let (good, said) = run_in(&folder, ".", &[command]);
        assert!(
            !good && said.contains("`services/empty` has no `service.yaml`: write it"),
            "{said}"
        );
        fs::remove_dir(folder.0.join("services/empty")).unwrap();
    }
    let (good, said) = folder.run(&["build", "services/bees/"]);
    assert!(!good && said.contains("give the folder that they are in, here `"), "{said}");
    let (good, said) = folder.run(&["diff", "1.0.0", "bees"]);
    assert!(
        !good && said.contains("`bees` is neither a folder with `service.yaml`, such"),
        "{said}"
    );
}

#[test]
fn a_folder_of_services_names_all_where_several_may_be_meant() {
    let folder = Folder::new("several");
    let (good, said) = folder.run(&["new", "wasps", "--municipality", "149990000000"]);
    assert!(good, "{said}");
    let (_, all) = folder.run(&["test"]);
    assert!(all.ends_with("3 passed, 0 failed\n"), "{all}");
    for named in ["services", "services/", "./services"] {
        assert_eq!(folder.run(&["test", named]).1, all, "{named}");
    }
    // Named twice is tested once.
    assert_eq!(folder.run(&["test", "bees", "services", "./services/wasps/"]).1, all);
    assert_eq!(
        run_in(&folder, "services", &["test", "wasps", "bees"]).1.lines().last(),
        all.lines().last()
    );
    fs::write(folder.0.join("answers.json"), "{}").unwrap();
    for (command, _) in ONE {
        let (good, said) = call(&folder, ".", command, "services/");
        let expected = "`services/` holds several services: name one of `bees`, `wasps`";
        assert!(!good && said.contains(expected), "{command}: {said}");
    }
    assert!(!Path::new(&folder.0.join("documents")).exists());
    // The municipalities beside the services are meant, unless others are given.
    let (good, said) = folder.run(&["test", "bees", "--municipalities", "elsewhere"]);
    assert!(!good && said.contains("elsewhere"), "{said}");
}
