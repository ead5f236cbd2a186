//! `direktantrag preview`, as an author has it open beside the editor.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::{Value as Json, json};

use crate::browser::Browser;
use crate::process::Process;
use crate::{Failure, Outcome, place};

/// A running preview of a folder with `services` and `municipalities`. It ends when dropped.
pub struct Preview {
    _process: Process,
    address: String,
}

impl Preview {
    /// Starts it, and waits until it serves.
    ///
    /// # Errors
    /// When the workshop or the assistant is missing, or it ends before it serves.
    pub fn start(folder: &Path, service: &str) -> Outcome<Self> {
        let mut command = Command::new(place::workshop()?);
        command
            .args(["preview", service, "--listen", "127.0.0.1:0", "--app"])
            .arg(place::dist()?.join("app"))
            .current_dir(folder)
            .stdout(Stdio::piped());
        let mut process = Process::start(&mut command)?;
        let said = process.child().stdout.take();
        let said = said.ok_or_else(|| Failure::new("the preview has no output"))?;
        let mut lines = BufReader::new(said).lines().map_while(Result::ok);
        let address = lines
            .find_map(|line| Some(line.strip_prefix("preview at ")?.to_owned()))
            .ok_or_else(|| Failure::new("the preview ended before it served"))?;
        // Whoever writes must be read.
        thread::spawn(move || lines.for_each(drop));
        Ok(Self { _process: process, address })
    }

    /// Opens it in a browser, and waits until the assistant in it shows its first page.
    ///
    /// # Errors
    /// When it does not.
    pub async fn open(&self, browser: &Browser) -> Outcome {
        browser.driver.goto(&self.address).await?;
        let title = "return document.querySelector('iframe').contentDocument
            .querySelector('main[data-page=start] h1')?.textContent";
        browser.until("the assistant in the preview", title, vec![]).await?;
        Ok(())
    }
}

/// Waits until the assistant in the preview shows a text.
///
/// # Errors
/// When it does not.
pub async fn shows(browser: &Browser, text: &str) -> Outcome {
    let script = "return document.querySelector('iframe').contentDocument
        .querySelector('main').innerText.includes(arguments[0])";
    browser.until(&format!("\"{text}\" in the assistant"), script, vec![json!(text)]).await?;
    Ok(())
}

/// Chooses in one of the panel's controls, or writes into it.
///
/// # Errors
/// When there is no such control.
pub async fn choose(browser: &Browser, control: &str, value: &str) -> Outcome {
    let script = "const control = document.getElementById(arguments[0]);
        control.value = arguments[1];
        control.dispatchEvent(new Event('input'));
        control.dispatchEvent(new Event('change'));
        return control.value === arguments[1]";
    match browser.script(script, vec![json!(control), json!(value)]).await? {
        Json::Bool(true) => Ok(()),
        _ => Err(Failure::new(format!("the panel's `{control}` does not take `{value}`"))),
    }
}
