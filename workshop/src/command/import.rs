//! `direktantrag import`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use workshop::compile::is_service_id;
use workshop::fim_report::{input, sources};
use workshop::finding::Findings;
use workshop::import::{DraftRule, Imported, Kept, Merged, Previous, RuleState, import, merge};

use super::{complain, counted, report, say, stopped};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag import S07000000247.xml -o services/jagdschein --codelists codelists

Files are a schema (XDatenfelder 2.0 or 3.0.0), its translations, and the code lists that it refers to
(Genericode).
Importing again, in the folder of the import before, brings what changed in the schema together with
what was changed there since: where both changed the same lines, yours stay, and the others are shown.";

/// Makes a service of a FIM data schema.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The schema, its translations, and code lists that belong to it
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The service's folder, whose name is its id
    #[arg(short, long, value_name = "services/ID")]
    out: PathBuf,
    /// A folder with code lists (Genericode) that schemas refer to
    #[arg(long, value_name = "DIR")]
    codelists: Option<PathBuf>,
}

impl Import {
    pub(super) fn run(self) -> ExitCode {
        match self.import() {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) => stopped(&error),
        }
    }

    fn import(&self) -> Result<bool, String> {
        let id = self.out.file_name().map(|name| name.to_string_lossy().into_owned());
        let id = id.filter(|id| is_service_id(id)).ok_or_else(|| {
            format!("`{}` is no folder for a service: its name is the id, of lower-case letters, digits and `-`", self.out.display())
        })?;
        let inputs = self.files.iter().map(|path| input(path)).collect::<Result<Vec<_>, _>>()?;
        let published = match &self.codelists {
            Some(folder) => sources(folder)?.lists,
            None => Vec::new(),
        };
        let again = self.out.join("service.yaml").exists();
        let previous = if again { self.previous()? } else { Previous::default() };
        let mut findings = Findings::default();
        let imported = import(&id, &inputs, &published, &previous, &mut findings);
        let sound = report(&findings);
        let Some(imported) = imported.filter(|_| sound) else {
            complain("nothing was written");
            return Ok(false);
        };
        // All is read and merged before anything is written.
        let mut written = Vec::new();
        for (path, text) in &imported.files {
            written.extend(if again { self.merged(path, text)? } else { fresh(path, text) });
        }
        for (path, text) in &written {
            write(&self.out.join(path), text)?;
        }
        say(&summary(&imported));
        Ok(true)
    }

    /// The names that the import before gave.
    fn previous(&self) -> Result<Previous, String> {
        let path = self.out.join("fim.json");
        let shown = path.display();
        let text = std::fs::read_to_string(&path).map_err(|error| {
            format!("`{}` has a service that was not imported ({shown}: {error}); choose another folder", self.out.display())
        })?;
        Previous::read(&text).ok_or_else(|| format!("`{shown}` cannot be read; restore it"))
    }

    /// What is written of a file that may be there already.
    fn merged(&self, path: &str, now: &str) -> Result<Vec<(String, String)>, String> {
        let there = self.out.join(path);
        let shown = there.display();
        if !is_authors(path) {
            // Lists of another version may have been put there on purpose.
            let kept = path.starts_with("lists/") && there.exists();
            if kept && std::fs::read_to_string(&there).is_ok_and(|own| own != now) {
                complain(&format!("{shown}: kept, though it differs from the list that was given"));
            }
            return Ok(if kept { Vec::new() } else { vec![(path.to_owned(), now.to_owned())] });
        }
        let read = |path: &Path| {
            std::fs::read_to_string(path)
                .map_err(|error| format!("`{}` cannot be read: {error}", path.display()))
        };
        let before = read(&self.out.join(IMPORTED).join(path))?;
        let Merged { text, upstream, kept } = merge(&before, &read(&there)?, now);
        if !upstream.is_empty() {
            say(&format!("{shown}: changed in the schema:"));
            for line in &upstream {
                say(&format!("  {line}"));
            }
        }
        for Kept { line, upstream } in &kept {
            let says = if upstream.is_empty() { "  (nothing)\n" } else { upstream };
            let says = says.trim_end();
            complain(&format!(
                "{shown}:{line}: your lines were kept; the schema says now:\n{says}"
            ));
        }
        let mut files = fresh(path, now);
        if let Some((_, own)) = files.first_mut() {
            *own = text;
        }
        Ok(files)
    }
}

/// The folder with the files as they were imported, to tell an author's changes from the schema's.
const IMPORTED: &str = "imported";

/// Whether authors go on with a file.
fn is_authors(path: &str) -> bool {
    path == "service.yaml" || path.starts_with("texts/")
}

/// A new file, and beside it what the next import compares with.
fn fresh(path: &str, text: &str) -> Vec<(String, String)> {
    let own = (path.to_owned(), text.to_owned());
    match is_authors(path) {
        true => vec![own, (format!("{IMPORTED}/{path}"), text.to_owned())],
        false => vec![own],
    }
}

/// What was imported, in a few lines.
fn summary(imported: &Imported) -> String {
    let draft = &imported.draft;
    let fields =
        draft.nodes.iter().filter(|node| node.kind.is_some() && node.fim.is_some()).count();
    let is_open = |rule: &&DraftRule| matches!(rule.state, RuleState::Open(_));
    let open = draft.rules.iter().filter(is_open).count();
    format!(
        "imported {}: {} on {}, {}; {} open\nnext: `direktantrag check {}`",
        draft.schema,
        counted(fields, "field"),
        counted(draft.pages.len(), "page"),
        counted(draft.lists.len(), "list"),
        counted(open, "rule"),
        draft.id
    )
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("`{}` cannot be written: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, text).map_err(failed)
}
