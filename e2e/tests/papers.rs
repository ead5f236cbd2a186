//! What an author shows in meetings: the concept documents of a service, and the report of its
//! scenarios. Nobody may need more for reading them than a browser.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::browser::{Browser, Engine};
use e2e::{Failure, Outcome, axe, place, workshop};
use serde_json::Value as Json;

/// The narrowest page that must not scroll sideways (WCAG 1.4.10), in CSS pixels.
const NARROW: u32 = 320;

#[tokio::test(flavor = "multi_thread")]
async fn documents_and_reports_are_for_everyone() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut pages = Vec::new();
    let services = place::services()?;
    for service in &services {
        let out = folder.path().join(service);
        let into = out.display().to_string();
        let languages = ["--language", "de", "--language", "en"];
        let arguments = [&["docs", service, "--out", &into][..], &languages].concat();
        workshop::run(place::root(), &arguments)?;
        workshop::run(place::root(), &["test", service, "--report", &into])?;
        html(&out, &mut pages)?;
    }
    // Five documents and their list, in two languages, and a report for each.
    assert!(pages.len() >= services.len() * 13, "{pages:#?}");
    for engine in Engine::chosen() {
        let browser = Browser::open(*engine).await?;
        for page in &pages {
            let name = page.strip_prefix(folder.path()).unwrap_or(page).display().to_string();
            browser.driver.goto(format!("file://{}", page.display())).await?;
            axe::assert_clean(&browser, &name).await?;
            if browser.darken(true).await? {
                axe::assert_clean(&browser, &format!("{name} in the dark")).await?;
                browser.darken(false).await?;
            }
            if *engine == Engine::Chromium {
                fits(&browser, &name).await?;
            }
        }
        browser.close().await?;
    }
    Ok(())
}

/// All pages below a folder.
fn html(folder: &Path, pages: &mut Vec<PathBuf>) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            html(&path, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            pages.push(path);
        }
    }
    pages.sort();
    Ok(())
}

/// Asserts that the page is no wider than a narrow screen; tables and pictures may scroll in
/// themselves.
async fn fits(browser: &Browser, page: &str) -> Outcome {
    browser.narrow_to(NARROW).await?;
    let script = "const root = document.documentElement;
        return root.scrollWidth <= root.clientWidth ? null :
            [root.clientWidth, root.scrollWidth, ...[...document.querySelectorAll('body *')]
                .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1)
                .slice(0, 5).map((one) => one.outerHTML.slice(0, 160))]";
    let wide = browser.script(script, vec![]).await?;
    browser.narrow_to(1000).await?;
    match wide {
        Json::Null => Ok(()),
        wide => Err(Failure::new(format!("`{page}` scrolls sideways: {wide:#}"))),
    }
}
