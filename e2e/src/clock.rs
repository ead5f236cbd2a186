//! Another day in the browser, whatever browser it is: the app's first script sets the clock.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Failure, Outcome, place};

/// Puts the clock to noon of the day that the tab's session names, before anything else runs.
const CLOCK: &str = r#"{
    const Real = Date, day = sessionStorage.getItem("day");
    if (day) {
        const ahead = new Real(`${day}T11:00:00Z`) - Real.now();
        globalThis.Date = class extends Real {
            constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + ahead); }
            static now() { return Real.now() + ahead; }
        };
    }
}
"#;

/// Copies what is served into a folder, with a clock that can be put to another day.
///
/// # Errors
/// When the app has no script that runs first.
pub fn adjustable(folder: &Path) -> Outcome<PathBuf> {
    let copy = folder.join("dist");
    copy_folder(&place::dist()?, &copy)?;
    let app = copy.join("app");
    let page = fs::read_to_string(app.join("index.html"))?;
    let first = page.split("<script src=\"/").nth(1).and_then(|rest| rest.split('"').next());
    let first = first.ok_or_else(|| Failure::new("`index.html` has no first script"))?;
    let path = app.join(first);
    let script = fs::read_to_string(&path)?;
    fs::write(&path, format!("{CLOCK}{script}"))?;
    for packed in ["br", "gz"] {
        fs::remove_file(app.join(format!("{first}.{packed}")))?;
    }
    Ok(copy)
}

/// Copies a folder with all in it.
///
/// # Errors
/// When something cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy_folder(&entry.path(), &target)?,
            false => drop(fs::copy(entry.path(), target)?),
        }
    }
    Ok(())
}
