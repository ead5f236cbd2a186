//! A browser that translates the page while a person fills it in. Translators put another text,
//! in two elements of their own, in place of every text of the page, whenever one comes.

use std::path::Path;
use std::time::Duration;

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, inbox, story};
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::submission::{Content, open};

/// What a translator does, as Chrome's: text becomes `<font><font>⟦text⟧</font></font>`, except
/// where the page says that it must stay.
const TRANSLATE: &str = "
    const own = new WeakSet();
    const stays = (node) => node.parentElement === null || own.has(node.parentElement)
        || node.parentElement.closest('[translate=no], script, style, textarea, #crash, head');
    const translate = (node) => {
        if (stays(node) || node.data.trim() === '') return;
        const outer = document.createElement('font');
        const inner = outer.appendChild(document.createElement('font'));
        own.add(inner);
        inner.textContent = `⟦${node.data}⟧`;
        node.replaceWith(outer);
    };
    const all = () => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) found.push(walker.currentNode);
        found.forEach(translate);
    };
    new MutationObserver(all).observe(document.body,
        { childList: true, characterData: true, subtree: true });
    all()";

/// What stands on the page, without the translator's marks and what was announced; whether a text
/// is there twice, and whether any is translated.
const READ: &str = "
    const page = document.body.cloneNode(true);
    page.querySelectorAll('#crash, script, [role=status]').forEach((element) => element.remove());
    const text = page.textContent;
    const twice = /⟦[^⟧]*⟦/.test(text);
    return [text.replaceAll('⟦', '').replaceAll('⟧', ''), twice, text.includes('⟦')]";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_while_the_browser_translates() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        // First as the page is, then translated: every page must show the same.
        let mut seen = Vec::new();
        for translated in [false, true] {
            let person = Person::with(*engine, &server.origin()).await?;
            let mut reader = Reader { person, translated, seen, at: 0 };
            reader.person.visit_service().await?;
            if translated {
                reader.person.browser.script(TRANSLATE, vec![]).await?;
            }
            fill(&mut reader).await?;
            if translated {
                assert_eq!(reader.at, reader.seen.len());
                reader.person.press("submit").await?;
                reader.person.arrives("receipt").await?;
                arrived(&reader.person, server.data()).await?;
            }
            reader.person.browser.close().await?;
            seen = reader.seen;
        }
    }
    Ok(())
}

/// A person who looks at each page.
struct Reader {
    person: Person,
    translated: bool,
    /// What there was to read on each page while nothing was translated.
    seen: Vec<String>,
    /// How many of these were read again.
    at: usize,
}

impl Reader {
    /// Notes what stands on the page, or waits until it is what was noted.
    async fn look(&mut self, state: &str) -> Outcome {
        let before = self.seen.get(self.at).cloned();
        let mut last = Json::Null;
        for _ in 0..100 {
            let read = self.person.browser.script(READ, vec![]).await?;
            let text = read.get(0).and_then(Json::as_str).unwrap_or_default().to_owned();
            let flags = [read.get(1), read.get(2)];
            if self.translated {
                let good = flags == [Some(&json!(false)), Some(&json!(true))];
                if good && Some(&text) == before.as_ref() {
                    self.at += 1;
                    return Ok(());
                }
            } else if last == read {
                self.seen.push(text);
                return Ok(());
            }
            last = read;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Err(Failure::new(format!("`{state}` does not come to be {before:?}, it is {last:#}")))
    }
}

async fn fill(reader: &mut Reader) -> Outcome {
    reader.look("start").await?;
    reader.person.press("start").await?;
    reader.person.arrives("eligibility").await?;
    reader.person.is_held_back().await?;
    reader.look("the first page with errors").await?;
    for (page, given) in story::pages() {
        reader.person.arrives(page).await?;
        if page == "dogs" {
            reader.person.press("add").await?;
            reader.person.press("add").await?;
            reader.look("three dogs").await?;
            reader.person.press("remove").await?;
        }
        reader.person.fill(&given).await?;
        reader.look(page).await?;
        if page == "dogs" {
            reader.person.speak("en").await?;
            reader.look("dogs in English").await?;
            reader.person.speak("de").await?;
            for given in &given {
                reader.person.holds(given).await?;
            }
        }
        reader.person.press("next").await?;
    }
    reader.person.arrives("check").await?;
    reader.look("check").await
}

/// Everything that was typed is delivered.
async fn arrived(person: &Person, data: &Path) -> Outcome {
    let kept = person.kept("submissions").await?;
    let id = kept.get("id").and_then(Json::as_str).unwrap_or_default();
    let delivered = inbox::await_delivery(data, id).await?;
    let mut space = Vec::new();
    let opened = open(&delivered.submission, &mut space)
        .map_err(|error| Failure::new(format!("the submission cannot be read: {error:?}")))?;
    let Content::Answers(answers) = &opened.submission.content;
    let answers = &Answers(answers.to_map());
    for given in story::pages().into_iter().flat_map(|(_, given)| given) {
        assert_eq!(story::at(answers, &given.path), Some(&given.value), "{}", given.path);
    }
    let case_number = person.reads("[data-result='case-number']").await?;
    assert!(!case_number.contains('⟦'), "the case number was translated: {case_number}");
    Ok(())
}
