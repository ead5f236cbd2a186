//! A browser that translates the page while a person fills it in. Translators put another text,
//! in two elements of their own, in place of every text of the page, whenever one comes.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::story::{self, Given};
use e2e::{Failure, Outcome, inbox};
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
    all();
    window.translated = true";

/// What stands on the page, without the translator's marks; its problems where it is translated:
/// texts that are not, or that are twice.
const READ: &str = "
    const marked = document.body.cloneNode(true);
    marked.querySelectorAll('#crash, script').forEach((element) => element.remove());
    const text = marked.textContent;
    const twice = /⟦[^⟧]*⟦/.test(text);
    return [text.replaceAll('⟦', '').replaceAll('⟧', ''), twice, text.includes('⟦')]";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_while_the_browser_translates() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let both = Both {
            translated: Person::with(*engine, &server.origin()).await?,
            plain: Person::with(*engine, &server.origin()).await?,
        };
        both.translated.visit_service().await?;
        both.plain.visit_service().await?;
        both.translated.browser.script(TRANSLATE, vec![]).await?;
        fill(&both).await?;
        both.translated.press("submit").await?;
        both.translated.arrives("receipt").await?;
        arrived(&both.translated, server.data()).await?;
        both.translated.browser.close().await?;
        both.plain.browser.close().await?;
    }
    Ok(())
}

/// A person whose browser translates, and one who does the same and sees the page as it is.
struct Both {
    translated: Person,
    plain: Person,
}

impl Both {
    async fn press(&self, action: &str) -> Outcome {
        self.translated.press(action).await?;
        self.plain.press(action).await
    }

    async fn enter(&self, given: &Given) -> Outcome {
        self.translated.enter(given).await?;
        self.plain.enter(given).await
    }

    async fn speak(&self, tag: &str) -> Outcome {
        self.translated.speak(tag).await?;
        self.plain.speak(tag).await
    }

    /// Waits until both see the same.
    async fn see_alike(&self, state: &str) -> Outcome {
        let what = format!("both to see the same at `{state}`");
        let alike = e2e::wait::until(&what, || async {
            let translated = self.translated.browser.script(READ, vec![]).await?;
            let plain = self.plain.browser.script(READ, vec![]).await?;
            let flags = [translated.get(1), translated.get(2)];
            let good = flags == [Some(&json!(false)), Some(&json!(true))];
            Ok((good && translated.get(0) == plain.get(0)).then_some(()))
        });
        match alike.await {
            Ok(()) => Ok(()),
            Err(failure) => {
                let translated = self.translated.browser.script(READ, vec![]).await?;
                let plain = self.plain.browser.script(READ, vec![]).await?;
                Err(failure.during(format!("translated {translated:#}\nplain {plain:#}")))
            }
        }
    }
}

async fn fill(both: &Both) -> Outcome {
    both.see_alike("start").await?;
    both.press("start").await?;
    both.translated.arrives("eligibility").await?;
    both.translated.is_held_back().await?;
    both.plain.is_held_back().await?;
    both.see_alike("the first page with errors").await?;
    for (page, given) in story::pages() {
        both.translated.arrives(page).await?;
        both.plain.arrives(page).await?;
        if page == "dogs" {
            both.press("add").await?;
            both.press("add").await?;
            both.see_alike("three dogs").await?;
            both.press("remove").await?;
        }
        for given in &given {
            both.enter(given).await?;
        }
        both.see_alike(page).await?;
        if page == "dogs" {
            both.speak("en").await?;
            both.see_alike("dogs in English").await?;
            both.speak("de").await?;
            for given in &given {
                both.translated.holds(given).await?;
            }
        }
        both.press("next").await?;
    }
    both.translated.arrives("check").await?;
    both.plain.arrives("check").await?;
    both.see_alike("check").await
}

/// Everything that was typed is delivered.
async fn arrived(person: &Person, data: &std::path::Path) -> Outcome {
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
