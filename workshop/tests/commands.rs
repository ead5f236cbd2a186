//! The commands as a person calls them, on the small service of the broken definitions.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod commands {
    mod acceptance;
    mod documents;
    mod junit;
    mod places;
}

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SCENARIO: &str = r#"title: Ein Volk auf dem Dach
municipality: "149990000000"
day: 2026-11-23
pages:
  - page: keeper
    answers: { keeper: { type: person, name: "Anna 2", email: "" } }
    problems: [{ path: keeper.name, code: character_not_allowed }]
    next: keeper
  - page: keeper
    answers: { keeper: { name: "Anna" } }
    next: hives
  - page: hives
    answers:
      hives:
        - { place: garden, since: "01.02.2026", size: 2 }
        - { place: roof, size: "3" }
    next: visit
  - page: visit
    answers: { visit: { day: "01.12.2026", means: [roof], agreed: true } }
    next: null
expect:
  complete: true
  outcome: null
  fee: 5000
  deadline: 2026-12-15
  documents: []
  values: { "hives[2].price": 3000, "hives[2].since": null, "visit.means": [roof] }
"#;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("workshop-{name}-{}", std::process::id()));
        let service = folder.join("services/bees");
        let municipality = folder.join("municipalities/149990000000");
        for folder in [service.join("texts"), service.join("scenarios"), municipality.clone()] {
            fs::create_dir_all(folder).unwrap();
        }
        let sound = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/sound");
        fs::copy(sound.join("service.yaml"), service.join("service.yaml")).unwrap();
        fs::copy(sound.join("de.yaml"), service.join("texts/de.yaml")).unwrap();
        fs::copy(sound.join("en.yaml"), service.join("texts/en.yaml")).unwrap();
        fs::copy(sound.join("settings.yaml"), municipality.join("settings.yaml")).unwrap();
        fs::write(service.join("scenarios/roof.yaml"), SCENARIO).unwrap();
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_direktantrag"))
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .unwrap();
        let text = [stdout, stderr].concat();
        (status.success(), String::from_utf8(text).unwrap())
    }

    fn change(&self, path: &str, from: &str, to: &str) {
        let path = self.0.join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    /// All files below a folder with their bytes.
    fn files(&self, folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut open = vec![self.0.join(folder)];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                match entry.path().is_dir() {
                    true => open.push(entry.path()),
                    false => {
                        let path = entry.path();
                        let bytes = fs::read(&path).unwrap();
                        found.push((path.strip_prefix(&self.0).unwrap().to_owned(), bytes));
                    }
                }
            }
        }
        found.sort();
        found
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn build_writes_the_same_bytes_again_and_keeps_old_versions() {
    let folder = Folder::new("build");
    let (good, said) = folder.run(&["build"]);
    assert!(good, "{said}");
    assert!(said.contains("bees") && said.contains("1.0.0"), "{said}");
    let first = folder.files("dist");
    // Manifest, structure, and texts of the start page, of the first page and of the rest, with their
    // compressed twins, and `current`; settings and notices with theirs. The texts of both languages are the same
    // here, so they are the same files.
    assert_eq!(first.len(), 11 + 5);
    for (path, bytes) in &first {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "json") && name != "manifest" {
            assert_eq!(shared::service::Digest::of(bytes).to_string(), name);
        }
        if path.extension().is_some_and(|extension| extension == "br") {
            let raw = fs::read(folder.0.join(path).with_extension("")).unwrap();
            let mut back = Vec::new();
            brotli::BrotliDecompress(&mut bytes.as_slice(), &mut back).unwrap();
            assert_eq!(back, raw);
        }
    }
    assert!(folder.run(&["build"]).0);
    assert_eq!(folder.files("dist"), first);

    folder.change("services/bees/service.yaml", "version: 1.0.0", "version: 1.0.1");
    assert!(folder.run(&["build"]).0);
    let second = folder.files("dist");
    let kept = first.iter().filter(|(path, _)| !path.ends_with("bees/current"));
    assert!(kept.clone().all(|file| second.contains(file)));
    let digest = fs::read_to_string(folder.0.join("dist/services/bees/current")).unwrap();
    let manifest = folder.0.join("dist/services/bees").join(digest.trim()).join("manifest.json");
    let manifest = fs::read(manifest).unwrap();
    assert_eq!(shared::service::Digest::of(&manifest).to_string(), digest.trim());

    folder.change("services/bees/service.yaml", "kind: email", "kind: e-mail");
    let (good, said) = folder.run(&["build"]);
    assert!(!good && said.contains("nothing was written"), "{said}");
    assert!(said.contains("services/bees/service.yaml:16:31: error: there is no kind"), "{said}");
    assert_eq!(folder.files("dist"), second);
}

#[test]
fn a_version_stays_what_it_was() {
    let folder = Folder::new("release");
    let service = "services/bees/service.yaml";
    assert!(folder.run(&["build"]).0);
    let first = folder.files("dist");

    // Not released yet: what was built before is replaced only on purpose.
    folder.change("services/bees/texts/de.yaml", "Bienen anmelden.", "Melden Sie Bienen an.");
    let (good, said) = folder.run(&["build"]);
    assert!(!good && said.contains("nothing was written"), "{said}");
    assert!(
        said.contains(&format!("{service}:2:10: error: `bees` 1.0.0 was built before")),
        "{said}"
    );
    assert!(said.contains("raise `version`") && said.contains("--development"), "{said}");
    assert_eq!(folder.files("dist"), first);
    assert!(folder.run(&["build", "--development"]).0);
    assert_ne!(folder.files("dist"), first);
    assert_eq!(folder.files("dist").len(), first.len() + 2, "one bundle; two texts differ now");

    // A scenario that fails releases nothing.
    let scenario = "services/bees/scenarios/roof.yaml";
    folder.change(scenario, "fee: 5000", "fee: 4000");
    let (good, said) = folder.run(&["release", "bees"]);
    assert!(!good && said.contains("roof.yaml` fails"), "{said}");
    folder.change(scenario, "fee: 4000", "fee: 5000");
    let (good, said) = folder.run(&["release", "bees"]);
    assert!(good && said.contains("bees 1.0.0 is released as"), "{said}");
    let (good, said) = folder.run(&["release", "bees"]);
    assert!(good && said.contains("is released already"), "{said}");
    assert!(folder.run(&["build"]).0);

    // Released: whoever builds it anywhere finds the change.
    folder.change(service, "max: 50", "max: 60");
    for more in [&["--out", "elsewhere"][..], &["--development"]] {
        let (good, said) = folder.run(&[&["build"], more].concat());
        assert!(!good && said.contains("`bees` 1.0.0 is released as"), "{said}");
    }
    let (good, said) = folder.run(&["release", "bees"]);
    assert!(!good && said.contains("nothing was released"), "{said}");
    folder.change(service, "version: 1.0.0", "version: 1.1.0");
    assert!(folder.run(&["build"]).0);
    assert!(folder.run(&["release", "bees"]).0);
    let released = fs::read_to_string(folder.0.join("services/bees/released.yaml")).unwrap();
    assert_eq!(released.lines().count(), 3, "{released}");
    folder.change("services/bees/released.yaml", "1.0.0: ", "1.0.0: x");
    let (good, said) = folder.run(&["build"]);
    assert!(!good && said.contains("is no digest"), "{said}");
}

#[test]
fn notices_are_files_of_their_own_which_the_settings_name() {
    let folder = Folder::new("notices");
    let settings = "municipalities/149990000000/settings.yaml";
    folder.change(settings, "{ de: Impressum }", "{ de: Impressum, en: Imprint }");
    // Another office answers for the bees, and says what becomes of the data.
    let own = "  bees:\n    privacy: { de: Bienendaten }\n    contact: { office: { de: Imkeramt }, \
               street: Weg 2, postcode: \"09999\", place: Musterstadt, telephone: 030 23125 1, \
               email: bienen@musterstadt.example, hours: { de: nie } }\n";
    folder.change(settings, "  bees:\n", own);
    let (good, said) = folder.run(&["build"]);
    assert!(good, "{said}");
    let out = folder.0.join("dist/municipalities/149990000000");
    let read = |digest: &str| {
        let bytes = fs::read(out.join(format!("{digest}.json"))).unwrap();
        serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()
    };
    let settings = read(fs::read_to_string(out.join("current")).unwrap().trim());
    for (language, imprint) in [("de", "Impressum"), ("en", "Imprint")] {
        // What is not translated is there in German.
        let notices = serde_json::json!({
            "imprint": imprint, "privacy": "Datenschutz", "accessibility": "Barrierefreiheit",
        });
        assert_eq!(read(settings["notices"][language].as_str().unwrap()), notices);
    }
    assert!(!settings.to_string().contains("Datenschutz"), "{settings}");
    let own = &settings["services"]["bees"];
    assert_eq!(own["contact"]["office"]["de"], "Imkeramt");
    let notices = read(own["notices"]["de"].as_str().unwrap());
    assert_eq!(
        (&notices["imprint"], &notices["privacy"]),
        (&"Impressum".into(), &"Bienendaten".into())
    );

    let mut spoken: shared::settings::Settings = serde_json::from_value(settings.clone()).unwrap();
    let whole = spoken.clone();
    spoken.speak_for("wasps");
    assert_eq!(spoken, whole);
    spoken.speak_for("bees");
    assert_eq!(spoken.contact.street, "Weg 2");
    assert_eq!(
        spoken.notices.get("de").unwrap().to_string(),
        own["notices"]["de"].as_str().unwrap()
    );
}

#[test]
fn scenarios_pass_and_say_what_differs() {
    let folder = Folder::new("test");
    let (good, said) = folder.run(&["test"]);
    assert!(good && said.ends_with("1 passed, 0 failed\n"), "{said}");
    let scenario = "services/bees/scenarios/roof.yaml";
    let cases = [
        ("fee: 5000", "fee: 4000", "the fee should be `4000`, but is `5000`"),
        ("fee: 4000", "fee: null", "the fee should be none, but is `5000`"),
        ("fee: null", "fee: 5000", ""),
        ("place: roof", "place: field", "the page `visit` is not reached here"),
        ("place: field", "place: rof", "the problem `not_in_list`, which nobody expects"),
        ("place: rof", "place: roof", ""),
        ("size: \"3\"", "size: \"51\"", "`hives[2].size` has the problem `too_large`"),
        ("size: \"51\"", "size: \"3\"", ""),
        ("code: character_not_allowed", "code: too_long", "should have the problem `too_long`"),
        ("code: too_long", "code: character_not_allowed", ""),
        ("next: hives", "next: visit", "the next page should be `visit`, but is `hives`"),
        ("next: visit", "next: hives", "the next page should be `hives`, but is `visit`"),
        ("    next: hives\n", "", ""),
        ("agreed: true", "agred: true", "did you mean `agreed`?"),
        ("agred: true", "agreed: yes", "nobody expects"),
        ("agreed: yes", "agreed: true", ""),
        ("size: 2 }", "size: 2, price: 1 }", "`price` is calculated, not answered"),
        (", price: 1", "", ""),
        ("name: \"Anna\"", "name: \"Anna\", note: x", "`note` has no answer"),
        ("note: x", "type: club", "the outcome should be none, but is `club_only`"),
    ];
    for (from, to, expected) in cases {
        folder.change(scenario, from, to);
        if !expected.is_empty() {
            let (good, said) = folder.run(&["test", "bees"]);
            assert!(!good && said.contains(expected), "{expected} is not in\n{said}");
            assert!(said.ends_with("0 passed, 1 failed\n"), "{said}");
        }
    }
}

#[test]
fn assess_prints_what_follows_or_says_why_not() {
    let folder = Folder::new("assess");
    fs::write(folder.0.join("a.json"), r#"{"keeper":{"type":"club"}}"#).unwrap();
    let (good, said) = folder.run(&["assess", "bees", "a.json", "--day", "2026-11-23"]);
    let assessment: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert!(good && assessment["outcome"] == "club_only", "{said}");
    let cases: [(&str, &[&str], &str); 6] = [
        ("{\"a\":1,\"a\":2}", &[], "two members"),
        ("[]", &[], "must hold an object"),
        ("{", &[], "cannot be read"),
        ("{}", &["--municipality", "000000000000"], "no municipality `000000000000`"),
        ("{}", &["--day", "2026-02-30"], "write a day of the calendar"),
        ("{}", &["--services", "nowhere"], "no service `bees` in `nowhere`"),
    ];
    for (answers, more, expected) in cases {
        fs::write(folder.0.join("a.json"), answers).unwrap();
        let arguments = [&["assess", "bees", "a.json"], more].concat();
        let (good, said) = folder.run(&arguments);
        assert!(!good && said.contains(expected), "{expected} is not in\n{said}");
    }
}

#[test]
fn versions_are_compared_and_drafts_carried_over() {
    let folder = Folder::new("versions");
    assert!(folder.run(&["build", "services", "--out", "dist"]).0);
    let (succeeded, text) = folder.run(&["diff", "1.0.0", "services/bees"]);
    assert!(succeeded && text.contains("nothing differs"), "{text}");

    folder.change(
        "services/bees/service.yaml",
        "version: 1.0.0",
        "version: 1.1.0\nmigrates:\n  - from: 1.0.0\n    renames: { hives.size: hives.frames }\n    codes: { place: { field: meadow } }",
    );
    for (from, to) in [
        ("place: [garden, roof, field]", "place: [garden, roof, meadow]"),
        ("h.place == 'field'", "h.place == 'meadow'"),
        (
            "{ field: size, kind: integer, min: 1, max: 50 }",
            "{ field: frames, kind: integer, min: 1, max: 20 }",
        ),
        ("size * settings", "frames * settings"),
        (
            "{ field: email, kind: email, relevant: \"answered(type)\" }",
            "{ field: phone, kind: telephone }",
        ),
        (
            "{ field: day, kind: date, required: true }",
            "{ field: day, kind: date, required: \"keeper.type == 'club'\" }",
        ),
    ] {
        folder.change("services/bees/service.yaml", from, to);
    }
    for language in ["de", "en"] {
        let path = format!("services/bees/texts/{language}.yaml");
        folder.change(&path, "hives.size: { label: Größe }", "hives.frames: { label: Waben }");
        folder.change(&path, "keeper.email: { label: E-Mail }", "keeper.phone: { label: Telefon }");
        folder.change(&path, "field: Feld", "meadow: Wiese");
    }
    let (succeeded, text) = folder.run(&["diff", "1.0.0", "services/bees"]);
    assert!(succeeded, "{text}");
    for line in [
        "1.0.0 → 1.1.0",
        "- field `keeper.email`: email",
        "+ field `keeper.phone`: telephone",
        "~ field `hives.frames` was called `hives.size`",
        "~ field `hives.frames` takes less: was integer, max 50, min 1, is integer, max 20, min 1",
        "~ rule `visit.day required`: was `true`, is `keeper.type == 'club'`",
        "~ code `place.meadow` was called `field`",
        "~ nodes hives.frames label",
        "`keeper.email`: lost, it is not asked any more",
        "`hives.size` goes to `hives.frames`: kept, and to be corrected where it does not fit",
        "`keeper.phone` has no answer yet",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let (succeeded, text) = folder.run(&["diff", "1.0.0", "services/bees", "--json"]);
    assert!(succeeded && text.contains("\"reason\": \"to_correct\""), "{text}");

    let draft = r#"{"keeper": {"type": "person", "email": "a@b.example"},
        "hives": [{"_key": 2, "place": "field", "size": 30}, {"place": "roof", "size": {"_typed": "x"}}]}"#;
    fs::write(folder.0.join("draft.json"), draft).unwrap();
    let arguments = ["migrate", "draft.json", "--from", "1.0.0", "--to", "services/bees"];
    let (succeeded, text) = folder.run(&[&arguments[..], &["--out", "new.json"]].concat());
    assert!(succeeded, "{text}");
    for line in [
        "`hives[1].size`: kept in `hives.frames`, to be corrected",
        "`keeper.email`: lost, it is not asked any more",
        "1 lost, 1 to be corrected",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let migrated = fs::read_to_string(folder.0.join("new.json")).unwrap();
    let migrated: serde_json::Value = serde_json::from_str(&migrated).unwrap();
    let expected = serde_json::json!({"keeper": {"type": "person"}, "hives": [
        {"_key": 2, "place": "meadow", "frames": {"_typed": "30"}},
        {"place": "roof", "frames": {"_typed": "x"}},
    ]});
    assert_eq!(migrated, expected);

    folder.change("services/bees/service.yaml", "version: 1.1.0", "version: 1.2.0");
    let (succeeded, text) = folder.run(&["diff", "0.9.0", "services/bees"]);
    assert!(
        !succeeded && text.contains("has no version `0.9.0` of `bees`; there are: 1.0.0"),
        "{text}"
    );
}

#[test]
fn a_new_service_is_whole_from_the_start() {
    let folder = Folder::new("new");
    let arguments = ["new", "umzug", "--title", "Umzug: \"neu\"", "--leika", "99102013104000"];
    let (succeeded, text) = folder.run(&arguments);
    assert!(succeeded && text.contains("add this below `services:`"), "{text}");
    let (succeeded, text) = folder.run(&arguments);
    assert!(!succeeded && text.contains("is there already"), "{text}");
    let (succeeded, text) = folder.run(&["new", "../x"]);
    assert!(!succeeded && text.contains("is no id for a service"), "{text}");

    let adding = ["new", "zuzug", "--municipality", "149990000000"];
    let (succeeded, text) = folder.run(&adding);
    assert!(succeeded && text.contains("added `zuzug`"), "{text}");
    let (succeeded, text) = folder.run(&["build", "services", "--out", "dist"]);
    assert!(succeeded && text.contains("no municipality offers `umzug`"), "{text}");
    assert!(text.contains("0 errors, 1 warning"), "{text}");
    let (succeeded, text) = folder.run(&["test", "zuzug"]);
    assert!(succeeded && text.contains("2 passed, 0 failed"), "{text}");
    assert!(text.contains("25 of 25 goals are visited"), "{text}");
    let (succeeded, text) = folder.run(&["check", "zuzug"]);
    assert!(succeeded, "{text}");
    let example = ["assess", "zuzug", "services/zuzug/example.json", "--day", "2026-11-23"];
    let (succeeded, text) = folder.run(&example);
    assert!(succeeded && text.contains("\"complete\": true"), "{text}");
}

#[test]
fn analyse_counts_and_says_what_stands_in_the_way() {
    let folder = Folder::new("analyse");
    folder.change("services/bees/texts/de.yaml", "who: Wer Bienen hält.", "who: Im Original.");
    let (succeeded, text) = folder.run(&["analyse", "bees", "--json"]);
    assert!(succeeded, "{text}");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    for (pointer, expected) in [
        ("/counts/questions", 9),
        ("/counts/needed/always", 3),
        ("/counts/needed/sometimes", 1),
        ("/counts/needed/never", 5),
        ("/counts/kinds/choice", 2),
        ("/counts/repeated", 1),
        ("/counts/conditions", 4),
        ("/counts/calculations", 3),
        // Type, name, place, since and size are asked in every case.
        ("/ways/shortest", 5),
        ("/ways/longest", 9),
        ("/ways/early_end", 1),
        // 9 questions, 4 conditions, a check, 3 calculations, a repeated group, a document, an
        // outcome and 2 parameters.
        ("/complexity/total", 9 + 8 + 8 + 5 + 3 + 2 + 2),
    ] {
        assert_eq!(json.pointer(pointer), Some(&expected.into()), "{pointer} {text}");
    }
    let found = json.pointer("/obstacles").unwrap().to_string();
    assert!(found.contains("in_person") && found.contains("originals"), "{found}");
    let (succeeded, text) = folder.run(&["analyse", "bees"]);
    assert!(succeeded && text.contains("complexity (Komplexität): 37"), "{text}");
}
