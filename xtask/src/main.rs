//! The developer commands: `cargo xtask run | test | bench | screenshots | build`.
//!
//! Each installs what it needs and is missing, says what it does and how long that took, and
//! does nothing twice.

mod bench;
mod build;
mod failure;
mod files;
mod program;
mod project;
mod run;
mod screenshots;
mod setup;
mod step;
mod test;

use std::env;
use std::process::ExitCode;

use failure::Failure;
use project::Project;

/// What `cargo xtask` prints without arguments.
const USAGE: &str = "\
cargo xtask run                    build everything and serve it at http://localhost:8080
cargo xtask test [PART…]           every check and test, or only the parts named
cargo xtask test matrix            the stories, every one of them in every browser
cargo xtask bench NAME             measure: size, engine, submit, import, preview, form or load
cargo xtask screenshots [SERVICE…] pictures of every page, into target/screenshots
cargo xtask build                  build everything, do not start it";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the words say.
fn command(words: &[&str]) -> Result<(), Failure> {
    match words {
        ["run"] => run::run(&Project::find()?),
        ["test", parts @ ..] => test::test(&Project::find()?, parts),
        ["bench", name] => bench::bench(&Project::find()?, name),
        ["screenshots", services @ ..] => screenshots::screenshots(&Project::find()?, services),
        ["build"] => build::all(&Project::find()?),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}\n\n{}", test::usage());
            Ok(())
        }
        other => Err(Failure::Usage(format!("unknown command `{}`\n\n{USAGE}", other.join(" ")))),
    }
}
