//! `direktantrag import`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use workshop::compile::is_service_id;
use workshop::finding::Findings;
use workshop::import::{DraftRule, Imported, Input, Previous, Published, RuleState, import};

use super::{complain, counted, report, say};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag import S07000000247.xml -o services/jagdschein --codelists codelists

Files are a schema (XDatenfelder 2.0 or 3.0.0) and the code lists that it refers to (Genericode).";

/// Makes a service of a FIM data schema.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The schema, and code lists that belong to it
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
            Err(error) => {
                complain(&format!("error: {error}"));
                ExitCode::FAILURE
            }
        }
    }

    fn import(&self) -> Result<bool, String> {
        let id = self.out.file_name().map(|name| name.to_string_lossy().into_owned());
        let id = id.filter(|id| is_service_id(id)).ok_or_else(|| {
            format!("`{}` is no folder for a service: its name is the id, of lower-case letters, digits and `-`", self.out.display())
        })?;
        if self.out.join("service.yaml").exists() {
            return Err(format!("`{}` has a service already", self.out.display()));
        }
        let inputs = self.files.iter().map(|path| input(path)).collect::<Result<Vec<_>, _>>()?;
        let published = self.codelists.as_deref().map_or(Ok(Vec::new()), codelists)?;
        let previous = Previous::new(BTreeMap::new());
        let mut findings = Findings::default();
        let imported = import(&id, &inputs, &published, &previous, &mut findings);
        let sound = report(&findings);
        let Some(imported) = imported.filter(|_| sound) else {
            complain("nothing was written");
            return Ok(false);
        };
        for (path, text) in &imported.files {
            write(&self.out.join(path), text)?;
        }
        say(&summary(&imported));
        Ok(true)
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

fn input(path: &Path) -> Result<Input, String> {
    let name = path.display().to_string();
    // What is larger is refused unread.
    let length = std::fs::metadata(path).map(|meta| meta.len());
    let large = length.is_ok_and(|length| length > fim::read::MAX_BYTES as u64);
    let bytes = match large {
        true => vec![b' '; fim::read::MAX_BYTES + 1],
        false => {
            std::fs::read(path).map_err(|error| format!("`{name}` cannot be read: {error}"))?
        }
    };
    Ok(Input { name, bytes })
}

/// The Genericode lists in a folder, by name.
fn codelists(folder: &Path) -> Result<Vec<Published>, String> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| format!("`{}` cannot be read: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "xml"));
    paths.sort();
    let mut lists = Vec::new();
    for path in paths {
        let small = std::fs::metadata(&path)
            .is_ok_and(|meta| meta.len() <= workshop::genericode::MAX_BYTES);
        let text = if small { std::fs::read_to_string(&path).ok() } else { None };
        let name = path.display().to_string();
        lists.extend(text.and_then(|text| Published::new(name, text)));
    }
    Ok(lists)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("`{}` cannot be written: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, text).map_err(failed)
}
