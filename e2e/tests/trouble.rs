//! The network fails, the server is away, people press twice, reload and come back: nothing is
//! lost and nothing arrives twice.

use std::path::PathBuf;

use e2e::browser::Engine;
use e2e::gate::{Gate, Passage};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, inbox, story, wait};
use serde_json::Value as Json;
use tempfile::TempDir;

/// A person who has filled in everything and looks at check-your-answers, with a gate between
/// browser and server.
struct Scene {
    person: Person,
    gate: Gate,
    server: Option<Server>,
    port: u16,
    public: u16,
    folder: TempDir,
}

impl Scene {
    async fn begin(engine: Engine) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let (port, public) = (free_port()?, free_port()?);
        let server = Server::start_behind(public, &folder.path().join("data"), port)?;
        let gate = Gate::open(public, port).await?;
        let person = Person::with(engine, &server.origin()).await?;
        Ok(Self { person, gate, server: Some(server), port, public, folder })
    }

    async fn filled(engine: Engine) -> Outcome<Self> {
        let scene = Self::begin(engine).await?;
        fill(&scene.person).await?;
        Ok(scene)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Waits until this many submissions came by the gate.
    async fn sent(&self, count: usize) -> Outcome {
        wait::until(&format!("{count} submissions on the way"), || async {
            Ok((self.gate.submissions() >= count).then_some(()))
        })
        .await
    }

    /// Waits until the person is told that there is no receipt yet, and can send again.
    async fn is_told(&self) -> Outcome<String> {
        self.person.arrives("sending").await?;
        self.person.sees("[data-action=submit]", true).await?;
        self.kept("id").await
    }

    async fn kept(&self, name: &str) -> Outcome<String> {
        let kept = self.person.kept("submissions").await?;
        let member = kept.get(name).and_then(Json::as_str).map(str::to_owned);
        member.ok_or_else(|| Failure::new(format!("the browser keeps no `{name}`")))
    }

    /// The person sends again, gets a receipt for the same submission, and the office has it once.
    async fn ends_well(self, id: &str) -> Outcome {
        self.person.press("submit").await?;
        self.has_one(id).await
    }

    async fn has_one(self, id: &str) -> Outcome {
        self.person.arrives("receipt").await?;
        assert_eq!(self.kept("id").await?, id, "it was signed anew");
        let receipt = self.kept("receipt").await?;
        let delivered = inbox::await_delivery(&self.data(), id).await?;
        assert_eq!(delivered.receipt, receipt, "the office has another receipt");
        assert_eq!(inbox::delivered(&self.data())?, [id], "the office has more than one");
        self.person.browser.close().await
    }
}

/// Fills in the short story up to check-your-answers.
async fn fill(person: &Person) -> Outcome {
    person.visit_service().await?;
    person.press("start").await?;
    for (page, given) in story::short() {
        person.arrives(page).await?;
        person.fill(&given).await?;
        person.press("next").await?;
    }
    person.arrives("check").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_line_is_gone_from_the_first_question_on() -> Outcome {
    for engine in Engine::chosen() {
        let scene = Scene::begin(*engine).await?;
        let person = &scene.person;
        // It is gone before what comes after the first question is there.
        scene.gate.set(Passage::First);
        person.visit_service().await?;
        person.press("start").await?;
        person.arrives("eligibility").await?;
        person.fill(&story::page("eligibility")).await?;
        person.press("next").await?;
        person.arrives("loading").await?;
        person.says("Ein Teil des Antrags konnte nicht geladen werden").await?;
        person.finds_no_barrier("a page that did not come").await?;
        person.press("again").await?;
        person.sees("[data-action=again]", true).await?;
        scene.gate.set(Passage::Open);
        person.press("again").await?;
        person.arrives("keeper").await?;
        assert_eq!(person.focus().await?, "title", "the page that came has not the focus");

        // It is gone once everything is: the application is filled in without it.
        person.has_all().await?;
        scene.gate.set(Passage::Cut);
        for (page, given) in story::short().into_iter().skip(1) {
            person.arrives(page).await?;
            person.fill(&given).await?;
            person.press("next").await?;
        }
        person.arrives("check").await?;
        person.press("submit").await?;
        let id = scene.is_told().await?;
        scene.gate.set(Passage::Open);
        scene.ends_well(&id).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_dies_before_the_submission_arrives() -> Outcome {
    for engine in Engine::chosen() {
        let mut scene = Scene::filled(*engine).await?;
        scene.server.take().map(Server::kill).transpose()?;
        scene.person.press("submit").await?;
        let id = scene.is_told().await?;
        scene.person.finds_no_barrier("not confirmed").await?;
        scene.person.wrote_valid_markup()?;
        scene.server = Some(Server::start_behind(scene.public, &scene.data(), scene.port)?);
        scene.ends_well(&id).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_is_lost_on_the_way() -> Outcome {
    for engine in Engine::chosen() {
        let scene = Scene::filled(*engine).await?;
        scene.gate.set(Passage::AnswerLost);
        scene.person.press("submit").await?;
        let id = scene.is_told().await?;
        inbox::await_delivery(&scene.data(), &id).await?;
        scene.gate.set(Passage::Open);
        scene.ends_well(&id).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_is_not_available() -> Outcome {
    for engine in Engine::chosen() {
        let scene = Scene::filled(*engine).await?;
        scene.gate.set(Passage::Unavailable);
        scene.person.press("submit").await?;
        let id = scene.is_told().await?;
        scene.person.press("submit").await?;
        scene.sent(2).await?;
        assert_eq!(scene.is_told().await?, id);
        scene.gate.set(Passage::Open);
        scene.ends_well(&id).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn at_midnight_the_answers_are_checked_once_more() -> Outcome {
    // The change of day is found by the assistant's own clock, or by the press.
    for by_clock in [true, false] {
        let scene = Scene::begin(Engine::Chromium).await?;
        let person = &scene.person;
        person.browser.prepare(CLOCK).await?;
        fill(person).await?;
        person.browser.script("midnight(arguments[0])", vec![by_clock.into()]).await?;
        person.press("submit").await?;
        person.says("Inzwischen hat ein neuer Tag begonnen").await?;
        // At the end of a month it is not.
        let told = "const said = document.getElementById('trouble').textContent;
            return /sind gleich geblieben|hat sich geändert/.test(said)";
        person.browser.until("what differs", told, vec![]).await?;
        assert_eq!(scene.gate.submissions(), 0, "it was sent without being asked again");
        person.finds_no_barrier("a new day").await?;
        person.press("submit").await?;
        person.arrives("receipt").await?;
        let id = scene.kept("id").await?;
        scene.has_one(&id).await?;
    }
    Ok(())
}

/// A clock that can be put forward by a day, and intervals that can be made to end.
const CLOCK: &str = "
    const Real = Date, each = setInterval, ticks = [];
    let ahead = 0;
    window.Date = class extends Real {
        constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + ahead); }
        static now() { return Real.now() + ahead; }
    };
    window.setInterval = (act, ...rest) => { ticks.push(act); return each(act, ...rest); };
    window.midnight = (tick) => { ahead = 86_400_000; if (tick) ticks.forEach((act) => act()); };
";

#[tokio::test(flavor = "multi_thread")]
async fn pressing_twice_sends_once() -> Outcome {
    for engine in Engine::chosen() {
        let scene = Scene::filled(*engine).await?;
        scene.gate.set(Passage::Held);
        let button = scene.person.find("[data-action=submit]").await?;
        let centred = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        scene.person.browser.script(centred, vec![button.to_json()?]).await?;
        scene.person.browser.driver.action_chain().double_click_element(&button).perform().await?;
        scene.sent(1).await?;
        let id = scene.kept("id").await?;
        scene.gate.set(Passage::Open);
        scene.person.arrives("receipt").await?;
        assert_eq!(scene.gate.submissions(), 1, "it was sent more than once");
        scene.has_one(&id).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn reloading_while_it_is_sent() -> Outcome {
    for engine in Engine::chosen() {
        let scene = Scene::filled(*engine).await?;
        scene.gate.set(Passage::Held);
        scene.person.press("submit").await?;
        scene.sent(1).await?;
        let id = scene.kept("id").await?;
        scene.person.reload().await?;
        assert_eq!(scene.is_told().await?, id);
        // Nobody has to press: it is sent again by itself.
        scene.sent(2).await?;
        scene.gate.set(Passage::Open);
        scene.has_one(&id).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_the_tab_and_coming_back() -> Outcome {
    for engine in Engine::chosen() {
        let scene = Scene::filled(*engine).await?;
        scene.gate.set(Passage::Held);
        scene.person.press("submit").await?;
        scene.sent(1).await?;
        let id = scene.kept("id").await?;
        scene.person.leave_tab().await?;
        scene.person.visit_service().await?;
        assert_eq!(scene.is_told().await?, id);
        scene.gate.set(Passage::Open);
        scene.person.arrives("receipt").await?;

        // And with the receipt: it is still there in the next tab.
        scene.person.leave_tab().await?;
        scene.person.visit_service().await?;
        scene.has_one(&id).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn going_back_loses_no_answer() -> Outcome {
    for engine in Engine::chosen() {
        let scene = Scene::begin(*engine).await?;
        let person = &scene.person;
        person.visit_service().await?;
        person.press("start").await?;
        let (eligibility, keeper) = (story::page("eligibility"), story::page("keeper"));
        person.arrives("eligibility").await?;
        person.fill(&eligibility).await?;
        person.go_on("keeper").await?;
        person.fill(&keeper).await?;

        person.browser.driver.back().await?;
        person.arrives("eligibility").await?;
        for given in &eligibility {
            person.holds(given).await?;
        }
        person.browser.driver.forward().await?;
        person.arrives("keeper").await?;
        for given in &keeper {
            person.holds(given).await?;
        }
        scene.person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_shown_says_whom_to_call() -> Outcome {
    for engine in Engine::chosen() {
        let scene = Scene::begin(*engine).await?;
        let person = &scene.person;
        let call = "main a[href^='tel:']";

        person.visit(&format!("/{}/gibt-es-nicht", story::ARS)).await?;
        person.arrives("failure").await?;
        person.sees(call, true).await?;
        person.finds_no_barrier("unknown service").await?;

        scene.gate.set(Passage::Garbled);
        person.visit_service().await?;
        person.press("start").await?;
        person.says("konnte nicht geladen werden").await?;
        person.sees(call, true).await?;
        person.finds_no_barrier("unreadable service").await?;
        scene.gate.set(Passage::Open);

        person.visit(&format!("/000000000000/{}", story::SERVICE)).await?;
        person.arrives("failure").await?;
        person.wrote_valid_markup()?;
        scene.person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_loaded_later_can_be_asked_for_again() -> Outcome {
    for engine in Engine::chosen() {
        let scene = Scene::begin(*engine).await?;
        let person = &scene.person;
        person.visit_service().await?;
        for passage in [Passage::Cut, Passage::Garbled] {
            scene.gate.set(passage);
            person.press("start").await?;
            person.says("starten Sie ihn dann noch einmal").await?;
            person.finds_no_barrier("an application that did not come").await?;
        }
        scene.gate.set(Passage::Open);
        person.press("start").await?;
        person.arrives("eligibility").await?;
        person.fill(&story::page("eligibility")).await?;
        person.press("next").await?;
        person.has_all().await?;

        scene.gate.set(Passage::Cut);
        person.press("imprint").await?;
        person.sees("main [role=alert]", true).await?;
        person.sees("main a[href^='tel:']", true).await?;
        person.finds_no_barrier("notices that did not come").await?;
        person.click("[data-action='language'][data-language='en']").await?;
        let told = "return [...document.querySelectorAll('[role=status]')]
            .some((status) => status.textContent.includes('antwortet nicht'))";
        person.browser.until("the failure to be announced", told, vec![]).await?;
        person.sees("html[lang=de]", true).await?;

        scene.gate.set(Passage::Open);
        person.press("privacy").await?;
        person.sees("main .prose", true).await?;
        person.press("imprint").await?;
        let german = "Rechtsaufsichtsbehörde";
        person.says(german).await?;
        person.speak("en").await?;
        person.says("legal supervisory authority").await?;
        person.speak("de").await?;
        person.says(german).await?;

        // Who comes back to a draft in English is met in English.
        person.speak("en").await?;
        wait::until("the draft in English", || async {
            let draft = person.kept("drafts").await?;
            Ok((draft.get("language").and_then(Json::as_str) == Some("en")).then_some(()))
        })
        .await?;
        person.visit_service().await?;
        person.says("Continue your application").await?;
        person.wrote_valid_markup()?;
        scene.person.browser.close().await?;
    }
    Ok(())
}
