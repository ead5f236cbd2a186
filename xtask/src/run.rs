//! `cargo xtask run`: everything, on this machine.

use crate::build;
use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;

/// What the server listens on.
const LISTEN: &str = "127.0.0.1:8080";
/// What a browser is told. On `localhost` it allows what the application needs without TLS.
const ADDRESS: &str = "http://localhost:8080";

/// Builds everything and becomes the server, which makes its keys and its database in `data` at
/// the first start.
pub(crate) fn run(project: &Project) -> Result<(), Failure> {
    build::all(project)?;
    println!("\nDirektantrag is at {ADDRESS} (data in `data`, stop with Ctrl+C)\n");
    let server = Program::new(project, project.server()).args([
        "serve",
        "--listen",
        LISTEN,
        "--public-url",
        ADDRESS,
        "--data",
        "data",
        "--dist",
        "dist",
    ]);
    Err(server.replace_this())
}
