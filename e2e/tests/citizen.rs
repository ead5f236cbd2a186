//! A person registers two dogs, from the first page to the folder in the inbox.

use std::path::Path;

use e2e::application::Published;
use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::story::{self, Given};
use e2e::{Failure, Outcome, inbox, receipt};
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::service::Digest;
use shared::submission::{Content, open};

#[tokio::test(flavor = "multi_thread")]
async fn in_chromium() -> Outcome {
    register(Engine::Chromium).await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_firefox() -> Outcome {
    register(Engine::Firefox).await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_webkit() -> Outcome {
    register(Engine::Webkit).await
}

async fn register(engine: Engine) -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(engine, &server.origin()).await?;
    let told = fill(&person).await.and(check(&person).await);
    told.map_err(|failure| failure.during(format!("the server said:\n{}\n", server.said())))?;
    let sent = submit(&person, &server).await?;
    person.wrote_valid_markup()?;
    person.browser.close().await?;
    arrived(server.data(), &sent).await
}

/// What the browser holds in the end.
struct Sent {
    token: String,
    receipt: String,
    payload: Json,
}

async fn fill(person: &Person) -> Outcome {
    person.visit("/").await?;
    person.arrives("choose").await?;
    person.finds_no_barrier("choose").await?;
    person.click(&format!("main a[href='/{}/{}']", story::ARS, story::SERVICE)).await?;
    person.arrives("start").await?;
    person.finds_no_barrier("start").await?;
    person.press("start").await?;
    person.arrives("eligibility").await?;
    person.is_held_back().await?;
    person.finds_no_barrier("eligibility with errors").await?;
    person.fill(&story::page("eligibility")).await?;
    person.go_on("keeper").await?;

    keeper(person).await?;
    dogs(person).await?;

    for (page, next) in [("origin", "danger"), ("danger", "relief"), ("relief", "tax")] {
        person.fill(&story::page(page)).await?;
        person.finds_no_barrier(page).await?;
        person.go_on(next).await?;
    }
    tax(person).await?;
    payment(person).await?;
    person.finds_no_barrier("declarations").await?;
    person.fill(&story::page("declarations")).await?;
    person.go_on("check").await
}

/// The keeper, first as an organisation, and a dog that first lives elsewhere.
async fn keeper(person: &Person) -> Outcome {
    let kind = "keeper.type";
    person.enter(&Given::new(kind, "organisation", "organisation")).await?;
    person.enter(&Given::new("keeper.organisation.name", "Hundehilfe", "Hundehilfe")).await?;
    person.fill(&story::page("keeper")).await?;
    person.sees("[data-path='keeper.organisation.name']", false).await?;
    person.finds_no_barrier("keeper").await?;
    person.go_on("address").await?;

    person.fill(&story::page("address")).await?;
    person.fill(&elsewhere()).await?;
    person.finds_no_barrier("address").await?;
    person.go_on("contact").await?;
    person.fill(&story::page("contact")).await?;
    person.finds_no_barrier("contact").await?;
    person.go_on("dogs").await
}

/// Two dogs: with a chip number that is one digit short, a change of language and a reload.
async fn dogs(person: &Person) -> Outcome {
    let (first, second): (Vec<_>, Vec<_>) =
        story::page("dogs").into_iter().partition(|given| given.path.starts_with("dogs[1]"));
    let short = Given::new("dogs[1].chip", "27609810012345", Json::Null);
    person.fill(&first).await?;
    person.enter(&short).await?;

    person.speak("en").await?;
    for given in first.iter().filter(|given| given.path != short.path).chain([&short]) {
        person.holds(given).await?;
    }
    person.finds_no_barrier("dogs in English").await?;
    person.speak("de").await?;

    person.press("add").await?;
    person.fill(&second).await?;
    person.stays_on_origin().await?;
    // The draft is kept before anything is sent: what is on the screen survives a reload.
    draft_has(person, &second).await?;
    person.reload().await?;
    person.arrives("dogs").await?;
    for given in second.iter().chain([&short]) {
        person.holds(given).await?;
    }

    person.click("[data-path='dogs[1].breed'] [role=combobox]").await?;
    person.sees("[data-path='dogs[1].breed'] [role=option]", true).await?;
    person.finds_no_barrier("dogs with the list of breeds open").await?;
    person.is_held_back().await?;
    person.finds_no_barrier("dogs with an error").await?;
    fix(person, "dogs[1].chip", &first).await?;
    person.go_on("origin").await
}

/// The tax follows the answers while they are given.
async fn tax(person: &Person) -> Outcome {
    let per_year = "[data-path='dogs[1].tax.per_year'] output";
    person.enter(&Given::new("household.other_dogs", "true", true)).await?;
    person.enter(&Given::new("household.other_count", "1", 1)).await?;
    shows(person, per_year, "132,00").await?;
    person.fill(&story::page("tax")).await?;
    shows(person, per_year, "96,00").await?;
    person.finds_no_barrier("tax").await?;
    person.go_on("payment").await
}

async fn payment(person: &Person) -> Outcome {
    let given = story::page("payment");
    person.fill(&given).await?;
    let slip = Given::new("payment.sepa.iban", "DE89 3704 0044 0532 0130 01", Json::Null);
    person.enter(&slip).await?;
    person.is_held_back().await?;
    person.finds_no_barrier("payment with an error").await?;
    fix(person, "payment.sepa.iban", &given).await?;
    person.go_on("declarations").await
}

/// Follows the error summary to a field and puts its answer right.
async fn fix(person: &Person, path: &str, answers: &[Given]) -> Outcome {
    person.click(&format!("#summary [data-problem='{path}'] a")).await?;
    let focused = "const field = document.querySelector(arguments[0]);
        return !!field && field.contains(document.activeElement)";
    let field = json!(format!("[data-path='{path}']"));
    person.browser.until("the field to have the focus", focused, vec![field]).await?;
    let right = answers.iter().find(|given| given.path == path);
    let right = right.ok_or_else(|| Failure::new(format!("the story has no `{path}`")))?;
    person.enter(right).await
}

/// Checks the answers; the dog lives with its keeper after all.
async fn check(person: &Person) -> Outcome {
    person.finds_no_barrier("check your answers").await?;
    let street = "[data-row='keeper.keeping_place.street']";
    person.sees(street, true).await?;
    person.sees("[data-row='keeper.organisation.name']", false).await?;
    person.click("[data-row='keeper.address.dog_lives_here'] [data-action=change]").await?;
    person.arrives("address").await?;
    let lives_here = Given::new("keeper.address.dog_lives_here", "true", true);
    person.enter(&lives_here).await?;
    person.sees("[data-path='keeper.keeping_place.street']", false).await?;
    person.go_on("check").await?;
    person.sees(street, false).await
}

async fn submit(person: &Person, server: &Server) -> Outcome<Sent> {
    person.press("submit").await?;
    person.arrives("receipt").await?;
    person.finds_no_barrier("receipt").await?;
    person.stays_on_origin().await?;
    let kept = person.kept("submissions").await?;
    let text = |name: &str| {
        let member = kept.get(name).and_then(Json::as_str).map(str::to_owned);
        member.ok_or_else(|| Failure::new(format!("the browser kept no `{name}`")))
    };
    let (token, receipt) = (text("token")?, text("receipt")?);

    let (payload, header) = receipt::verify(server.port(), &receipt).await?;
    assert_eq!(header.get("typ"), Some(&json!("direktantrag-receipt+jws")));
    assert_eq!(payload.get("id"), Some(&json!(text("id")?)));
    assert_eq!(payload.get("sha256"), Some(&json!(Digest::of(token.as_bytes()).to_string())));
    assert_eq!(payload.get("ars"), Some(&json!(story::ARS)));
    assert_eq!(payload.get("service"), Some(&json!(story::SERVICE)));
    let shown = person.reads("[data-result='case-number']").await?;
    assert_eq!(payload.get("case_number"), Some(&json!(shown)));
    Ok(Sent { token, receipt, payload })
}

/// The folder in the inbox, compared with what was typed.
async fn arrived(data: &Path, sent: &Sent) -> Outcome {
    let id = sent.payload.get("id").and_then(Json::as_str).unwrap_or_default();
    let delivered = inbox::await_delivery(data, id).await?;
    assert_eq!(inbox::delivered(data)?, [id]);
    assert_eq!(delivered.submission, sent.token);
    assert_eq!(delivered.receipt, sent.receipt);

    let mut space = Vec::new();
    let opened = open(&delivered.submission, &mut space)
        .map_err(|error| Failure::new(format!("the submission cannot be read: {error:?}")))?;
    let Content::Answers(answers) = &opened.submission.content;
    let answers = &Answers(answers.to_map());
    for given in story::pages().into_iter().flat_map(|(_, given)| given) {
        assert_eq!(story::at(answers, &given.path), Some(&given.value), "{}", given.path);
    }
    for (path, value) in story::computed() {
        assert_eq!(story::at(answers, path), Some(&value), "{path}");
    }
    // Nothing else: neither the organisation nor the other place, which were taken back.
    let natively = Published::read()?.complete(&story::answers(), opened.submission.day)?;
    assert_eq!(answers, &natively, "the browser and this machine assess differently");

    same_leaves(&delivered.answers, answers)?;
    for visible in ["Bella", "Čmelák", "D’Angelo-Müller", "Labrador"] {
        assert!(delivered.page.contains(visible), "`application.html` does not show `{visible}`");
    }
    Ok(())
}

/// Where the dog is said to live at first.
fn elsewhere() -> Vec<Given> {
    let same = |path, text: &str| Given::new(path, text, text);
    vec![
        Given::new("keeper.address.dog_lives_here", "false", false),
        same("keeper.keeping_place.street", "Waldweg"),
        same("keeper.keeping_place.house_number", "3"),
        same("keeper.keeping_place.postcode", "09999"),
        same("keeper.keeping_place.place", "Musterstadt"),
    ]
}

/// Waits until an element shows a text.
async fn shows(person: &Person, selector: &str, text: &str) -> Outcome {
    let look = "const found = document.querySelector(arguments[0]);
        return !!found && found.textContent.includes(arguments[1])";
    let arguments = vec![json!(selector), json!(text)];
    person.browser.until(&format!("`{selector}` to show `{text}`"), look, arguments).await?;
    Ok(())
}

/// Waits until the draft has an answer of each of these fields' names.
async fn draft_has(person: &Person, answers: &[Given]) -> Outcome {
    e2e::wait::until("the draft", || async {
        let draft = person.kept("drafts").await?.to_string();
        let kept = answers.iter().all(|given| draft.contains(given.entered.as_str()));
        Ok(kept.then_some(()))
    })
    .await
}

/// Asserts that `answers.json` has every leaf of the submission with its value, a label and a
/// text beside it, and no other.
fn same_leaves(delivered: &Json, answers: &Answers) -> Outcome {
    let members = delivered.as_object().cloned().unwrap_or_default();
    let parts: std::collections::BTreeMap<String, Json> =
        story::leaves(&Answers(members)).into_iter().collect();
    let leaves = story::leaves(answers);
    for (path, value) in &leaves {
        let part = |name: &str| parts.get(&format!("{path}.{name}"));
        assert_eq!(part("value"), Some(value), "`answers.json` at {path}");
        for name in ["label", "text"] {
            let said = part(name).and_then(Json::as_str).unwrap_or_default();
            assert!(!said.is_empty(), "`answers.json` has no {name} at {path}");
            assert_ne!(said, path, "`answers.json` shows people the path {path}");
        }
    }
    assert_eq!(parts.len(), 3 * leaves.len(), "`answers.json` has other leaves");
    Ok(())
}
