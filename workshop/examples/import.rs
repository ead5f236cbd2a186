//! `cargo xtask bench import`: what importing the largest schema of the material costs, whole, beside
//! a bare pass of the same file through the XML reader. The last line is JSON; see
//! docs/benchmarks.md.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement may panic")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::json;
use workshop::finding::Findings;
use workshop::import::{Input, Previous, Published, import};

const RUNS: usize = 5;

/// The largest schema in the material.
const SCHEMA: &str = "fim/xdf3/S05000001299.xml";

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let material = std::env::var_os("DIREKTANTRAG_MATERIAL").map(PathBuf::from);
    let material = material.unwrap_or_else(|| root.join("../shared"));
    let file = material.join(SCHEMA);
    let out = std::env::temp_dir().join(format!("direktantrag-bench-{}", std::process::id()));
    let lists = lists(&material.join("fim/codelists"));
    // What is at the peak is the import, which comes before everything else.
    let mut whole: Vec<Duration> = Vec::new();
    whole.push(timed(|| once(&file, &lists, &out)));
    let peak = peak_kilobytes();
    whole.extend((1..RUNS).map(|_| timed(|| once(&file, &lists, &out))));
    let mut bare: Vec<Duration> = (0..RUNS).map(|_| timed(|| pass(&file))).collect();
    let _ = std::fs::remove_dir_all(&out);
    whole.sort_unstable();
    bare.sort_unstable();
    let (whole, bare) = (whole[RUNS / 2], bare[RUNS / 2]);
    let bytes = std::fs::metadata(&file).expect("the schema").len();
    let rate = u128::from(bytes) / whole.as_micros().max(1);
    println!("{SCHEMA}: {bytes} bytes");
    println!("{:>8} µs import, {rate} MB/s", whole.as_micros());
    println!("{:>8} µs bare pass of the XML reader", bare.as_micros());
    println!("{:>8} MB at the peak", peak / 1_000);
    println!(
        "{}",
        json!({
            "import_ms": milliseconds(whole),
            "read_ms": milliseconds(bare),
            "import_limit_ms": milliseconds(bare * 5),
            "peak_mb": thousandths(peak),
            "peak_limit_mb": 60,
        })
    );
}

/// The whole import, from the file to the files of the service.
fn once(file: &Path, lists: &[Published], out: &Path) {
    let bytes = std::fs::read(file).expect("the schema");
    let inputs = [Input { name: SCHEMA.to_owned(), bytes }];
    let mut findings = Findings::default();
    let imported = import("bench", &inputs, lists, &Previous::default(), &mut findings);
    for (path, text) in imported.expect("a service").files {
        let path = out.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
}

/// Every event of the file, and nothing else.
fn pass(file: &Path) {
    let text = std::fs::read_to_string(file).expect("the schema");
    let mut reader = Reader::from_str(&text);
    while !matches!(reader.read_event().expect("an event"), Event::Eof) {}
}

fn timed(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

/// The code lists that the schema may refer to, except the list of all municipalities, which it
/// does not.
fn lists(folder: &Path) -> Vec<Published> {
    let entries = std::fs::read_dir(folder).expect("the code lists").flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let small = paths.into_iter().filter(|path| !path.ends_with("ags_2026-04-30.xml"));
    let read = small.filter_map(|path| {
        let text = std::fs::read_to_string(&path).ok()?;
        Published::new(path.display().to_string(), text)
    });
    read.collect()
}

/// The most memory that this process had, in kilobytes.
fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the status");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("the peak");
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<u64>().expect("a number") * 1_024 / 1_000
}

/// Milliseconds with three decimal places.
fn milliseconds(time: Duration) -> serde_json::Value {
    let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    thousandths(micros)
}

/// A number of thousandths, as a decimal number.
fn thousandths(number: u64) -> serde_json::Value {
    let text = format!("{}.{:03}", number / 1_000, number % 1_000);
    serde_json::from_str(&text).unwrap_or_default()
}
