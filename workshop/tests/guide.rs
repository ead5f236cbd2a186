//! The author's guide is followed: every command and every piece of a file in the walk at the top
//! of `docs/authoring.md`, in its order, by somebody who has nothing but the command line.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The commands of the walk: the process from the first idea to the roll-out.
const ORDER: [&str; 16] = [
    "new", "build", "test", "analyse", "build", "build", "check", "preview", "test", "test",
    "test", "docs", "check", "test", "release", "build",
];

/// What the guide says to do.
#[derive(Debug)]
enum Step {
    /// Lines for a shell; whether they must fail.
    Run { lines: String, fails: bool },
    /// A command that serves until it is ended.
    Serve(String),
    /// Parts of a file.
    Write { path: String, parts: String },
}

#[test]
fn the_guide_leads_to_acceptance() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let guide = fs::read_to_string(root.join("docs/authoring.md")).unwrap();
    let walk = guide.split("\n## ").find(|part| part.starts_with("From nothing")).unwrap();
    let steps = steps(walk);
    let author = Author::new(&root);
    let mut commands = Vec::new();
    for step in &steps {
        if let Step::Run { lines, .. } | Step::Serve(lines) = step {
            let own = lines.lines().filter_map(|line| line.strip_prefix("direktantrag "));
            commands.extend(own.map(|rest| rest.split(' ').next().unwrap_or("").to_owned()));
        }
        author.follow(step);
    }
    let mut rest = commands.iter();
    for command in ORDER {
        assert!(rest.any(|own| own == command), "`{command}` is missing in {commands:?}");
    }

    let read = |path: &str| fs::read_to_string(author.folder.join(path)).unwrap();
    let report = read("acceptance/meldebescheinigung.html");
    for part in ["Alle Testszenarien sind bestanden", "Unterschrift", "generated/001"] {
        assert!(report.contains(part), "{part} is not in the report");
    }
    let documents = fs::read_dir(author.folder.join("documents")).unwrap();
    assert!(documents.count() > 0, "`docs` wrote nothing");
    let junit = read("acceptance/meldebescheinigung.junit.xml");
    assert!(junit.contains("failures=\"0\"") && !junit.contains("<failure"), "{junit}");
    assert!(read("services/meldebescheinigung/released.yaml").contains("0.1.0: "));
    let checked = author.run("direktantrag check meldebescheinigung", false);
    assert!(checked.contains("0 errors, 0 warnings, 0 pieces of advice"), "{checked}");
    let covered = author.run("direktantrag test meldebescheinigung", false);
    let whole = covered.lines().find_map(|line| line.strip_suffix(" goals are visited")).unwrap();
    let (visited, all) = whole.rsplit_once(": ").unwrap().1.split_once(" of ").unwrap();
    assert_eq!(visited, all, "{covered}");
    let file = author.folder.join("dist/services/meldebescheinigung/current");
    assert!(file.is_file(), "the roll-out is not in `dist`");
}

/// The fenced blocks of the walk. One that is a piece of a file is followed by `↑` and its path.
fn steps(walk: &str) -> Vec<Step> {
    let mut lines = walk.lines();
    let mut steps = Vec::new();
    while let Some(line) = lines.next() {
        let Some(word) = line.strip_prefix("```") else { continue };
        let own: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text: String = own.iter().map(|line| format!("{line}\n")).collect();
        steps.push(match word {
            "sh" => Step::Run { lines: text, fails: false },
            "sh fails" => Step::Run { lines: text, fails: true },
            "sh serves" => Step::Serve(text.trim().to_owned()),
            "yaml" => {
                let below = lines.by_ref().find(|line| !line.is_empty()).unwrap();
                let path = below.strip_prefix("↑ `").and_then(|rest| rest.strip_suffix('`'));
                let path = path.unwrap_or_else(|| panic!("no file is named below:\n{text}"));
                Step::Write { path: path.to_owned(), parts: text }
            }
            other => panic!("the walk has a block `{other}`, which nobody can follow"),
        });
    }
    steps
}

/// Somebody with an empty folder, removed at the end, and a clone of the project with its blocks
/// and a built assistant.
struct Author {
    folder: PathBuf,
    project: PathBuf,
}

impl Author {
    fn new(root: &Path) -> Self {
        let whole = std::env::temp_dir().join(format!("workshop-guide-{}", std::process::id()));
        let (folder, project) = (whole.join("author"), whole.join("project"));
        fs::create_dir_all(&folder).unwrap();
        copy(&root.join("blocks"), &project.join("blocks"));
        fs::create_dir_all(project.join("dist/app")).unwrap();
        fs::write(project.join("dist/app/index.html"), "<html><head></head></html>").unwrap();
        Self { folder, project }
    }

    fn follow(&self, step: &Step) {
        match step {
            Step::Run { lines, fails } => {
                self.run(lines, *fails);
            }
            Step::Serve(line) => self.serve(line),
            Step::Write { path, parts } => self.write(path, parts),
        }
    }

    fn shell(&self, lines: &str) -> Command {
        let program = Path::new(env!("CARGO_BIN_EXE_direktantrag")).parent().unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut shell = Command::new("sh");
        shell
            .args(["-ec", lines])
            .current_dir(&self.folder)
            .env("DIREKTANTRAG", &self.project)
            .env("PATH", format!("{}:{path}", program.display()));
        shell
    }

    /// What is said.
    fn run(&self, lines: &str, fails: bool) -> String {
        let output = self.shell(lines).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.success(), !fails, "{lines}{said}");
        said
    }

    /// Starts a command, waits for the address that it prints, and ends it.
    fn serve(&self, line: &str) {
        // `exec`, so that the child is the command and not a shell around it.
        let line = format!("exec {line} --listen 127.0.0.1:0");
        let mut child = self.shell(&line).stdout(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let address = said.find(|line| line.contains("http://"));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(address.is_some(), "`{line}` served nothing");
    }

    /// Replaces the parts of a file that begin with the same words; what is not there is added.
    fn write(&self, path: &str, parts: &str) {
        let path = self.folder.join(path);
        let mut whole = fs::read_to_string(&path).map_or(Vec::new(), |text| split(&text));
        for (key, part) in split(parts) {
            match whole.iter_mut().find(|(own, _)| *own == key) {
                Some(own) => own.1 = part + "\n",
                None => whole.push((key, part)),
            }
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, whole.into_iter().map(|(_, part)| part).collect::<String>()).unwrap();
    }
}

impl Drop for Author {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.folder.parent().unwrap());
    }
}

/// The parts of a YAML file, each with the word that it begins with.
fn split(text: &str) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let begins = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
        match parts.last_mut() {
            Some((_, part)) if !begins => *part += &format!("{line}\n"),
            _ => {
                let key = line.split(':').next().unwrap_or("").to_owned();
                parts.push((key, format!("{line}\n")));
            }
        }
    }
    parts
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
