//! What the first load transfers.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::origins;
use crate::build;
use crate::failure::Failure;
use crate::files;
use crate::program::Program;
use crate::project::Project;

/// The most that may be loaded until the first question can be answered, in bytes with brotli:
/// 140 KB.
const LIMIT: u64 = 140 * 1024;

/// The most of it until the question is seen: 120 KB.
const SEEN: u64 = 120 * 1024;

/// Prints a table by kind of file. Fails when a sum is over the limit, or when something asks
/// another origin.
pub(crate) fn size(project: &Project) -> Result<(), Failure> {
    build::all(project)?;
    let app = files::below(&project.dist().join("app"))?;
    let app: Vec<PathBuf> =
        app.into_iter().filter(|file| !matches!(files::ending(file), "br" | "gz")).collect();
    let foreign = origins::asked(&app)?;
    let (later, app): (Vec<_>, Vec<_>) = app.into_iter().partition(|file| is_later(file));
    let (answering, app): (Vec<_>, Vec<_>) = app.into_iter().partition(|file| is_answering(file));
    let app: Vec<PathBuf> = app.into_iter().filter(|file| !is_within(file)).collect();
    let services = services(project)?;
    let pages = pages(project)?;

    println!("\n{:<20} {:>9} {:>9} {:>9}   bytes", "first load", "raw", "gzip", "brotli");
    let mut total = Sizes::default();
    let mut line = json!({ "bench": "size" });
    for (key, name, files) in rows(project, app, &services, pages)? {
        let sizes = measure(project, &files)?;
        sizes.print(name);
        total.add(&sizes);
        put(&mut line, &format!("{key}_brotli_bytes"), sizes.brotli);
    }
    total.print("total");
    let begun = services.iter().map(|service| service.begun.to_vec()).collect();
    let begun = measure(project, &largest(begun)?)?;
    begun.print("once begun");
    let question = total.brotli + begun.brotli;
    println!("{:<20} {question:>29}   of {SEEN}", "first question");
    put(&mut line, "begun_brotli_bytes", begun.brotli);
    let answering = measure(project, &answering)?;
    answering.print("then");
    println!("{:<20} {:>29}   of {LIMIT}", "answered", question + answering.brotli);
    put(&mut line, "answering_brotli_bytes", answering.brotli);
    let rest = services.iter().map(|service| vec![service.rest.clone()]).collect();
    let later = measure(project, &[later, largest(rest)?].concat())?;
    later.print("later");
    for finding in &foreign {
        println!("another origin is asked: {finding}");
    }
    put(&mut line, "total_raw_bytes", total.raw);
    put(&mut line, "total_gzip_bytes", total.gzip);
    put(&mut line, "total_brotli_bytes", total.brotli);
    put(&mut line, "limit_brotli_bytes", LIMIT);
    put(&mut line, "first_question_limit_brotli_bytes", SEEN);
    put(&mut line, "first_question_brotli_bytes", question);
    put(&mut line, "later_brotli_bytes", later.brotli);
    println!("{line}");

    let said = if question > SEEN {
        "what is loaded until the first question is seen has grown over its limit"
    } else if question + answering.brotli > LIMIT {
        "what is loaded until the first question can be answered has grown over its limit"
    } else if !foreign.is_empty() {
        "the app asks another origin"
    } else {
        return Ok(());
    };
    Err(Failure::Check(said.to_owned()))
}

/// A row of the table: its key, its name, its files.
type Row = (&'static str, &'static str, Vec<PathBuf>);

/// The rows. Every other file of the app counts, whatever it is. The largest service and the
/// largest settings stand for all.
fn rows(
    project: &Project,
    app: Vec<PathBuf>,
    services: &[Service],
    pages: Vec<PathBuf>,
) -> Result<Vec<Row>, Failure> {
    let first = services.iter().map(|service| vec![service.manifest.clone()]).collect();
    let page = largest(pages.into_iter().map(|page| vec![page]).collect())?;
    let (script, rest) = split(app, &["js", "mjs"]);
    let (wasm, rest) = split(rest, &["wasm"]);
    let (fonts, other) = split(rest, &["woff2", "woff", "ttf", "otf"]);
    Ok(vec![
        ("html", "page with styles", page),
        ("script", "script", script),
        ("wasm", "WebAssembly", wasm),
        ("fonts", "fonts", fonts),
        ("other", "pictures and others", other),
        ("service", "manifest", largest(first)?),
        ("settings", "settings", largest(settings(project)?)?),
    ])
}

/// Whether a file is loaded only when it is needed.
fn is_later(file: &Path) -> bool {
    build::LATER.iter().any(|later| is_named(file, later))
}

/// Whether a file is loaded as soon as the first question is there.
fn is_answering(file: &Path) -> bool {
    build::ANSWERING.iter().any(|answering| is_named(file, answering))
}

/// Whether a file is written into the pages that the endpoint makes, or stands in for them where
/// there is none; or it is what only the pages of others load.
fn is_within(file: &Path) -> bool {
    let folder = file.parent().and_then(Path::file_name);
    matches!(files::ending(file), "html" | "css")
        || is_named(file, "reading-")
        || is_named(file, build::WIDGET)
        || folder.is_some_and(|folder| folder == "reading")
}

fn is_named(file: &Path, beginning: &str) -> bool {
    file.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with(beginning))
}

fn split(files: Vec<PathBuf>, endings: &[&str]) -> (Vec<PathBuf>, Vec<PathBuf>) {
    files.into_iter().partition(|file| endings.contains(&files::ending(file)))
}

/// The files of a service's current bundle, with German texts.
struct Service {
    /// What is loaded while the start page is read.
    manifest: PathBuf,
    /// Structure and the texts up to the first page, which an application needs.
    begun: [PathBuf; 3],
    /// The texts after the first page.
    rest: PathBuf,
}

fn services(project: &Project) -> Result<Vec<Service>, Failure> {
    folders(&project.dist().join("services"))?.iter().map(|folder| service(folder)).collect()
}

fn service(folder: &Path) -> Result<Service, Failure> {
    let bundle = folder.join(files::read(&folder.join("current"))?.trim());
    let path = bundle.join("manifest.json");
    let manifest = json(&path)?;
    let part = |pointer: &str| {
        let digest = manifest
            .pointer(pointer)
            .and_then(Value::as_str)
            .ok_or_else(|| Failure::Check(format!("`{}` names no `{pointer}`", path.display())))?;
        Ok(bundle.join(format!("{digest}.bin")))
    };
    let begun = [part("/texts/de")?, part("/structure")?, part("/more/de")?];
    let rest = part("/rest/de")?;
    Ok(Service { manifest: path.clone(), begun, rest })
}

/// The start pages in German, as the endpoint makes them: it writes them to be measured.
fn pages(project: &Project) -> Result<Vec<PathBuf>, Failure> {
    let folder = project.target.join("pages");
    files::remove(&folder)?;
    let dist = project.dist();
    let server = Program::new(project, project.server()).args(["pages", "--dist"]);
    server.args([&dist, &folder]).run()?;
    let is_start = |file: &PathBuf| {
        let place = file.strip_prefix(&folder).map_or(0, |place| place.components().count());
        place == 3 && is_named(file, "de.html")
    };
    Ok(files::below(&folder)?.into_iter().filter(is_start).collect())
}

fn json(path: &Path) -> Result<Value, Failure> {
    serde_json::from_str(&files::read(path)?)
        .map_err(|error| Failure::Check(format!("`{}`: {error}", path.display())))
}

/// The current settings of each municipality.
fn settings(project: &Project) -> Result<Vec<Vec<PathBuf>>, Failure> {
    let current = |folder: PathBuf| {
        let digest = files::read(&folder.join("current"))?;
        Ok(vec![folder.join(format!("{}.json", digest.trim()))])
    };
    folders(&project.dist().join("municipalities"))?.into_iter().map(current).collect()
}

fn folders(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(path).map_err(Failure::at(path))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()).map_err(Failure::at(path)));
    let mut paths = paths.collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| path.is_dir());
    Ok(paths)
}

fn largest(sets: Vec<Vec<PathBuf>>) -> Result<Vec<PathBuf>, Failure> {
    let weigh = |set: &Vec<PathBuf>| -> u64 {
        set.iter().filter_map(|file| fs::metadata(file).ok()).map(|found| found.len()).sum()
    };
    let nothing = || Failure::Check("`dist` has no services or no municipalities".to_owned());
    sets.into_iter().max_by_key(weigh).ok_or_else(nothing)
}

/// Sizes in bytes.
#[derive(Default)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Sizes {
    fn add(&mut self, other: &Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }

    fn print(&self, name: &str) {
        println!("{name:<20} {:>9} {:>9} {:>9}", self.raw, self.gzip, self.brotli);
    }
}

/// The sum over files, each compressed on its own, as it is transferred.
fn measure(project: &Project, files: &[PathBuf]) -> Result<Sizes, Failure> {
    let text = Program::new(project, "node").args(["xtask/node/sizes.mjs"]).args(files).read()?;
    let mut sum = Sizes::default();
    for line in text.lines() {
        let sizes: Value = serde_json::from_str(line)
            .map_err(|error| Failure::Check(format!("xtask/node/sizes.mjs: {error}")))?;
        let of = |key| sizes.get(key).and_then(Value::as_u64).unwrap_or(0);
        sum.add(&Sizes { raw: of("raw"), gzip: of("gzip"), brotli: of("brotli") });
    }
    Ok(sum)
}

fn put(line: &mut Value, key: &str, bytes: u64) {
    if let Some(members) = line.as_object_mut() {
        members.insert(key.to_owned(), bytes.into());
    }
}
