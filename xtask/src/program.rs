//! Programs that are started from here.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::project::Project;

/// A program with its arguments. It finds the tools, gets no input, and its output passes
/// through.
pub(crate) struct Program {
    command: Command,
}

impl Program {
    /// A program by name or path, started in the workspace.
    pub(crate) fn new(project: &Project, name: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(name);
        command.current_dir(&project.root).env("PATH", project.search_path()).stdin(Stdio::null());
        Self { command }
    }

    /// Cargo, as it runs this command.
    pub(crate) fn cargo(project: &Project) -> Self {
        Self::new(project, "cargo")
    }

    /// More arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    /// An environment variable.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Another folder to start in.
    pub(crate) fn directory(mut self, path: &Path) -> Self {
        self.command.current_dir(path);
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        let status = self.command.status().map_err(|source| self.not_started(source))?;
        if status.success() { Ok(()) } else { Err(self.failed()) }
    }

    /// Runs it and gives what it printed.
    pub(crate) fn read(mut self) -> Result<String, Failure> {
        self.command.stderr(Stdio::inherit());
        let output = self.command.output().map_err(|source| self.not_started(source))?;
        if !output.status.success() {
            return Err(self.failed());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it can be started and ends well; it prints nothing.
    pub(crate) fn works(mut self) -> bool {
        let status = self.command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    }

    /// What it prints, if it can be started and ends well; errors are not shown.
    pub(crate) fn answer(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it and gives each line to a listener while passing it on. Tells whether it ended
    /// well.
    pub(crate) fn listen(mut self, mut listener: impl FnMut(&str)) -> Result<bool, Failure> {
        self.command.stdout(Stdio::piped());
        let mut child = self.command.spawn().map_err(|source| self.not_started(source))?;
        if let Some(output) = child.stdout.take() {
            let mut lines = BufReader::new(output);
            let mut line = Vec::new();
            while lines.read_until(b'\n', &mut line).map_err(|source| self.not_started(source))? > 0
            {
                let text = String::from_utf8_lossy(&line);
                print!("{text}");
                listener(text.trim_end());
                line.clear();
            }
        }
        let status = child.wait().map_err(|source| self.not_started(source))?;
        Ok(status.success())
    }

    /// Takes this process's place and gets its input. Returns only when that fails.
    pub(crate) fn replace_this(mut self) -> Failure {
        use std::os::unix::process::CommandExt;
        let source = self.command.stdin(Stdio::inherit()).exec();
        self.not_started(source)
    }

    fn not_started(&self, source: std::io::Error) -> Failure {
        Failure::Start { command: self.line(), source }
    }

    fn failed(&self) -> Failure {
        Failure::Program(self.line())
    }

    /// The command line, as people write it.
    fn line(&self) -> String {
        let words = std::iter::once(self.command.get_program()).chain(self.command.get_args());
        let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
        words.join(" ")
    }
}
