//! Real browsers, driven headless through WebDriver (W3C).

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value as Json, json};
use tempfile::TempDir;
use thirtyfour::WebDriver;
use tokio::sync::{Mutex, MutexGuard};

use crate::process::Process;
use crate::setting::Setting;
use crate::{Failure, Outcome, place, server, wait};

/// Where Debian's `webkit2gtk-driver` puts the browser that it drives.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// One browser at a time: two cores carry no more, and timings stay comparable.
static TURN: Mutex<()> = Mutex::const_new(());

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink, as in Chrome, Edge and most phones.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKit, as in Safari.
    Webkit,
}

impl Engine {
    /// The engines for stories that need not always run in all: Chromium, or all three with
    /// `DIREKTANTRAG_BROWSERS=all`.
    pub fn chosen() -> &'static [Self] {
        match env::var("DIREKTANTRAG_BROWSERS").as_deref() {
            Ok("all") => &[Self::Chromium, Self::Firefox, Self::Webkit],
            _ => &[Self::Chromium],
        }
    }
}

/// An open browser with an empty profile. It is ended when dropped.
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
    /// Which it is.
    pub engine: Engine,
    _processes: Processes,
    _turn: MutexGuard<'static, ()>,
}

/// What runs for a session, ended in this order.
struct Processes {
    _driver: Process,
    _display: Option<Process>,
    _profile: TempDir,
}

impl Browser {
    /// Opens a browser, as soon as no other is open.
    ///
    /// # Errors
    /// When the browser or its driver is missing or does not start.
    pub async fn open(engine: Engine) -> Outcome<Self> {
        Self::launch(engine, capabilities(engine)?, Setting::Plain).await
    }

    /// Opens a browser for a person who has set something in the system; none where the engine
    /// cannot be told.
    ///
    /// # Errors
    /// As [`Browser::open`].
    pub async fn open_set(engine: Engine, setting: Setting) -> Outcome<Option<Self>> {
        let mut capabilities = capabilities(engine)?;
        if !setting.prepare(engine, &mut capabilities) {
            return Ok(None);
        }
        let browser = Self::launch(engine, capabilities, setting).await?;
        setting.begin(&browser).await?;
        Ok(Some(browser))
    }

    /// Opens Chromium with more arguments. Where it is `eager`, going to a page ends before the
    /// page is there, and so it can be watched while it is loaded.
    ///
    /// # Errors
    /// As [`Browser::open`].
    pub async fn open_chromium(arguments: &[&str], eager: bool) -> Outcome<Self> {
        let mut capabilities = capabilities(Engine::Chromium)?;
        let own = capabilities.pointer_mut("/goog:chromeOptions/args").and_then(Json::as_array_mut);
        own.into_iter().for_each(|own| own.extend(arguments.iter().map(|each| json!(each))));
        if eager && let Some(members) = capabilities.as_object_mut() {
            members.insert("pageLoadStrategy".to_owned(), json!("none"));
        }
        Self::launch(Engine::Chromium, capabilities, Setting::Plain).await
    }

    async fn launch(engine: Engine, capabilities: Json, setting: Setting) -> Outcome<Self> {
        let turn = TURN.lock().await;
        let profile = tempfile::Builder::new().prefix("direktantrag-browser-").tempdir()?;
        let port = server::free_port()?;
        let display = match engine {
            Engine::Webkit => Some(display()?),
            Engine::Chromium | Engine::Firefox => None,
        };
        setting.write(engine, &profile.path().join("config"))?;
        let mut command = command(engine, port)?;
        // Scratch files, caches and sockets stay in the profile's folder.
        command
            .env("TMPDIR", profile.path())
            .env("XDG_CACHE_HOME", profile.path().join("cache"))
            .env("XDG_CONFIG_HOME", profile.path().join("config"))
            .env("XDG_DATA_HOME", profile.path().join("data"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let display = display.map(|(process, number)| {
            command.env("DISPLAY", format!(":{number}"));
            process
        });
        let process = Process::start(&mut command)?;
        let processes = Processes { _driver: process, _display: display, _profile: profile };
        let url = format!("http://127.0.0.1:{port}");
        let driver = connect(engine, &url, &capabilities)
            .await
            .map_err(|failure| failure.during(format!("opening {engine:?}")))?;
        driver.set_page_load_timeout(wait::PATIENCE).await?;
        driver.set_script_timeout(Duration::from_secs(60)).await?;
        driver.set_window_rect(0, 0, 1000, 1200).await?;
        Ok(Self { driver, engine, _processes: processes, _turn: turn })
    }

    /// Runs a script in the page and gives what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn script(&self, script: &str, arguments: Vec<Json>) -> Outcome<Json> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Waits until a script returns something other than null, false and the empty text, and
    /// gives it. While a page is being replaced scripts may fail, so that counts as not yet.
    ///
    /// # Errors
    /// When patience ends.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Json>) -> Outcome<Json> {
        let found = wait::until(what, || async {
            let found = self.script(script, arguments.clone()).await.unwrap_or(Json::Null);
            let empty = matches!(found, Json::Null | Json::Bool(false)) || found == json!("");
            Ok((!empty).then_some(found))
        });
        match found.await {
            Ok(found) => Ok(found),
            Err(failure) => Err(failure.during(self.scene().await)),
        }
    }

    /// What a person would see, for failure messages.
    pub async fn scene(&self) -> String {
        let seen = "return location.href + '\\n' + document.body.innerText.slice(0, 1500)";
        match self.script(seen, vec![]).await {
            Ok(Json::String(seen)) => format!("in {:?} at {seen}\n", self.engine),
            _ => format!("in {:?}", self.engine),
        }
    }

    /// Makes the page as wide as asked, in CSS pixels. Only Chromium goes below its own least
    /// width; the others go as far as they can.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn narrow_to(&self, width: u32) -> Outcome {
        match self.engine {
            Engine::Chromium => {
                let metrics = json!({
                    "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false,
                });
                self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
            }
            Engine::Firefox | Engine::Webkit => {
                self.driver.set_window_rect(0, 0, width, 800).await?;
            }
        }
        Ok(())
    }

    /// A picture of the whole page as it is, as PNG. Only Chromium can take in what is below the
    /// screen.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn picture(&self) -> Outcome<Vec<u8>> {
        let size = "return [innerWidth, document.documentElement.scrollHeight]";
        let size = self.script(size, vec![]).await?;
        let metrics = |height: &Json| {
            let width = size.get(0).unwrap_or(&Json::Null);
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false })
        };
        let cdp = self.driver.cdp();
        let whole = metrics(size.get(1).unwrap_or(&Json::Null));
        cdp.send_raw("Emulation.setDeviceMetricsOverride", whole).await?;
        let picture = self.driver.screenshot_as_png().await?;
        cdp.send_raw("Emulation.setDeviceMetricsOverride", metrics(&json!(800))).await?;
        Ok(picture)
    }

    /// Prefers dark colours, as people set it in their system, or light ones. Only Chromium can
    /// change it in an open page; gives whether it was done.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn darken(&self, dark: bool) -> Outcome<bool> {
        if self.engine != Engine::Chromium {
            return Ok(false);
        }
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        Ok(true)
    }

    /// The page as it is printed, as PDF. Only Chromium can.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn print(&self) -> Outcome<Vec<u8>> {
        let asked = json!({ "printBackground": false, "preferCSSPageSize": true });
        let printed = self.driver.cdp().send_raw("Page.printToPDF", asked).await?;
        let printed = printed.get("data").and_then(Json::as_str).unwrap_or_default();
        BASE64_STANDARD.decode(printed).map_err(Failure::new)
    }

    /// Runs a script in every page before the page's own. Only Chromium can.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn prepare(&self, script: &str) -> Outcome {
        let source = json!({ "source": script });
        self.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    /// Closes it.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn close(self) -> Outcome {
        Ok(self.driver.quit().await?)
    }
}

/// The driver's command line.
fn command(engine: Engine, port: u16) -> Outcome<Command> {
    let (driver, port) = match engine {
        Engine::Chromium => {
            (place::system("/usr/bin/chromedriver", "chromium-driver")?, format!("--port={port}"))
        }
        Engine::Firefox => (place::tool("geckodriver")?, format!("--port={port}")),
        Engine::Webkit => (
            place::system("/usr/bin/WebKitWebDriver", "webkit2gtk-driver")?,
            format!("--port={port}"),
        ),
    };
    let mut command = Command::new(driver);
    command.arg(port);
    Ok(command)
}

/// What the session asks for: no window, no network but this machine, German.
fn capabilities(engine: Engine) -> Outcome<Json> {
    Ok(match engine {
        Engine::Chromium => json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "binary": place::system("/usr/bin/chromium", "chromium")?,
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--lang=de-DE",
                    "--disable-dev-shm-usage", "--disable-background-networking",
                    "--disable-component-update", "--disable-default-apps", "--disable-sync",
                    "--no-first-run",
                    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
                ],
                "prefs": { "intl.accept_languages": "de-DE,de" },
            },
        }),
        Engine::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": place::system("/usr/bin/firefox-esr", "firefox-esr")?,
                "args": ["-headless"],
                "prefs": {
                    "intl.accept_languages": "de-DE,de",
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                },
            },
        }),
        Engine::Webkit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {
                "binary": place::system(MINI_BROWSER, "webkit2gtk-driver")?,
                "args": ["--automation"],
            },
        }),
    })
}

/// Asks the driver for a session, as soon as it listens.
async fn connect(engine: Engine, url: &str, capabilities: &Json) -> Outcome<WebDriver> {
    let listening = format!("the driver of {engine:?}");
    let address = url.trim_start_matches("http://").to_owned();
    wait::until(&listening, || async { Ok(tokio::net::TcpStream::connect(&address).await.ok()) })
        .await?;
    let members = capabilities.as_object().cloned().unwrap_or_default();
    Ok(WebDriver::new(url, members).await?)
}

/// A display that nobody sees, on a number that nobody uses.
fn display() -> Outcome<(Process, String)> {
    let mut command = Command::new(place::system("/usr/bin/Xvfb", "xvfb")?);
    command
        .args(["-displayfd", "1", "-screen", "0", "1280x1400x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut process = Process::start(&mut command)?;
    let mut number = String::new();
    if let Some(pipe) = process.child().stdout.take() {
        BufReader::new(pipe).read_line(&mut number)?;
    }
    match number.trim() {
        "" => Err(Failure::new("the display server `Xvfb` did not start")),
        number => Ok((process, number.to_owned())),
    }
}
