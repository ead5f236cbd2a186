//! An application on paper, and as the PDF that browsers make of it: complete, and with tags for
//! those who have it read to them.

use std::fs;
use std::path::Path;
use std::process::Command;

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, place, story};
use serde_json::Value as Json;
use thirtyfour::common::print::PrintParameters;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_printed_is_whole_and_tagged() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    for engine in [Engine::Chromium, Engine::Firefox] {
        let person = Person::with(engine, &server.origin()).await?;
        let title = submit(&person).await?;
        let pdf = match engine {
            Engine::Chromium => person.browser.print().await?,
            _ => person.browser.driver.print_page(PrintParameters::default()).await?,
        };
        let path = folder.path().join(format!("{engine:?}.pdf"));
        fs::write(&path, &pdf)?;
        is_whole(&person, &text(&path)?).await?;
        let said = poppler("pdfinfo", &[], &path)?;
        println!("{engine:?}: {} bytes\n{said}", pdf.len());
        // Firefox writes neither title nor tags.
        if engine == Engine::Chromium {
            assert!(said.contains(&title), "it is called otherwise than `{title}`: {said}");
            is_tagged(&pdf, &path, &said)?;
        }
        person.browser.close().await?;
    }
    Ok(())
}

/// Submits the main story; gives the title of the receipt's document.
async fn submit(person: &Person) -> Outcome<String> {
    person.visit_service().await?;
    person.press("start").await?;
    for (page, given) in story::pages() {
        person.arrives(page).await?;
        if page == "dogs" {
            person.press("add").await?;
        }
        person.fill(&given).await?;
        person.press("next").await?;
    }
    person.arrives("check").await?;
    person.press("submit").await?;
    person.arrives("receipt").await?;
    person.sees("[data-result=status-link]", true).await?;
    Ok(person.browser.driver.title().await?)
}

/// Every question and answer is there, with what identifies the application, and nothing to press.
async fn is_whole(person: &Person, printed: &str) -> Outcome {
    let all = "return [...document.querySelectorAll('[data-result=whole] dt, \
        [data-result=whole] dd, [data-result=status-link], [data-result=case-number]')]
        .map((one) => one.textContent)";
    let Json::Array(pieces) = person.browser.script(all, vec![]).await? else {
        return Err(Failure::new("nothing is to be printed"));
    };
    assert!(pieces.len() > 100, "only {} pieces", pieces.len());
    let printed = squeezed(printed);
    for piece in pieces.iter().filter_map(Json::as_str) {
        assert!(printed.contains(&squeezed(piece)), "`{piece}` is not in the PDF:\n{printed}");
    }
    for button in ["Drucken oder als PDF", "Link kopieren", "Neuen Antrag", "Zum Inhalt"] {
        assert!(!printed.contains(&squeezed(button)), "`{button}` is printed");
    }
    Ok(())
}

/// Headings, lists and links are told as what they are, in the language of the page.
fn is_tagged(pdf: &[u8], path: &Path, said: &str) -> Outcome {
    assert!(
        said.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")),
        "{said}"
    );
    let raw = String::from_utf8_lossy(pdf);
    assert!(raw.contains("/Lang (de"), "the PDF does not say its language");
    let tree = poppler("pdfinfo", &["-struct"], path)?;
    for tag in ["Document", "H1", "H2", "H3", "Link"] {
        let there = tree.lines().any(|line| line.trim().split([' ', ':']).next() == Some(tag));
        assert!(there, "no `{tag}` in\n{tree}");
    }
    let spoken = squeezed(&poppler("pdfinfo", &["-struct-text"], path)?.replace('"', ""));
    for answer in ["Zoë Łucja", "DE89 3704 0044 0532 0130 00", "Čmelák"] {
        assert!(spoken.contains(&squeezed(answer)), "`{answer}` is not told in\n{spoken}");
    }
    Ok(())
}

fn text(path: &Path) -> Outcome<String> {
    poppler("pdftotext", &["-raw"], path)
}

/// What a program of poppler says of a PDF.
fn poppler(program: &str, arguments: &[&str], path: &Path) -> Outcome<String> {
    let program = place::system(&format!("/usr/bin/{program}"), "poppler-utils")?;
    let mut command = Command::new(program);
    command.args(arguments).arg(path);
    if arguments.contains(&"-raw") {
        command.arg("-");
    }
    let done = command.output()?;
    match done.status.success() {
        true => Ok(String::from_utf8_lossy(&done.stdout).into_owned()),
        false => Err(Failure::new(String::from_utf8_lossy(&done.stderr).into_owned())),
    }
}

/// Without what lines are broken by, and with ligatures taken apart.
fn squeezed(text: &str) -> String {
    let text = text.replace('\u{fb00}', "ff").replace('\u{fb01}', "fi").replace('\u{fb02}', "fl");
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect()
}
