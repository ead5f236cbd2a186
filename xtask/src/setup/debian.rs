//! Programs that come from the operating system.

use std::env;
use std::path::Path;

use super::Need;
use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;
use crate::step::step;

/// A program and the Debian package it is in.
struct Packaged {
    /// The name on the search path, or the full path.
    program: &'static str,
    package: &'static str,
}

const BROWSERS: [Packaged; 7] = [
    Packaged { program: "chromium", package: "chromium" },
    Packaged { program: "chromedriver", package: "chromium-driver" },
    Packaged { program: "firefox-esr", package: "firefox-esr" },
    Packaged { program: "WebKitWebDriver", package: "webkit2gtk-driver" },
    Packaged {
        program: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        package: "webkit2gtk-driver",
    },
    Packaged { program: "Xvfb", package: "xvfb" },
    Packaged { program: "xauth", package: "xauth" },
];

const INSPECTION: [Packaged; 4] = [
    Packaged { program: "strace", package: "strace" },
    Packaged { program: "xmllint", package: "libxml2-utils" },
    Packaged { program: "pdftotext", package: "poppler-utils" },
    Packaged { program: "java", package: "default-jre-headless" },
];

const SOLVER: [Packaged; 1] = [Packaged { program: "z3", package: "z3" }];

/// Installs with `apt-get` what is missing, as far as that is allowed here.
pub(super) fn ensure(project: &Project, needed: impl Fn(Need) -> bool) -> Result<(), Failure> {
    let groups: [(Need, &[Packaged]); 3] =
        [(Need::Browsers, &BROWSERS), (Need::Inspection, &INSPECTION), (Need::Solver, &SOLVER)];
    let wanted = groups.iter().filter(|(need, _)| needed(*need)).flat_map(|(_, group)| *group);
    let mut missing: Vec<&str> =
        wanted.filter(|each| !installed(each.program)).map(|each| each.package).collect();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install --yes --no-install-recommends {}", missing.join(" "));
    let by_hand = |why: &str| Failure::Missing {
        what: missing.join(", "),
        remedy: format!("{why}; run `sudo apt-get update && sudo {line}` and start again"),
    };
    if !Program::new(project, "apt-get").args(["--version"]).works() {
        return Err(Failure::Missing {
            what: missing.join(", "),
            remedy: "this is not Debian, install what these Debian packages contain".to_owned(),
        });
    }
    let prefix = privilege(project).ok_or_else(|| by_hand("installing needs root"))?;
    step(&line, || {
        let start = |arguments: &str| {
            let words: Vec<&str> = prefix.iter().copied().chain(arguments.split(' ')).collect();
            let (program, rest) = words.split_first().unwrap_or((&"", &[]));
            Program::new(project, program).args(rest).run()
        };
        start("apt-get update --quiet")?;
        start(&line)
    })
    .map_err(|failure| by_hand(&failure.to_string()))
}

fn installed(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    Path::new(program).is_absolute() && Path::new(program).exists()
        || env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// What to put before a command so that it runs as root without asking anything.
fn privilege(project: &Project) -> Option<&'static [&'static str]> {
    const ROOT: &[&str] = &["env", "DEBIAN_FRONTEND=noninteractive"];
    const SUDO: &[&str] = &["sudo", "--non-interactive", "env", "DEBIAN_FRONTEND=noninteractive"];
    let user = Program::new(project, "id").args(["-u"]).answer()?;
    if user.trim() == "0" {
        return Some(ROOT);
    }
    Program::new(project, "sudo").args(["--non-interactive", "true"]).works().then_some(SUDO)
}
