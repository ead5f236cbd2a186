//! The application being filled in: one session, drawn by signals.

mod answering;
mod arrival;
mod drafts;
mod lost;
mod reading;
mod taken;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use browser::store::Shelf;
use browser::{now, site, store};
use leptos::ev::{focus, online};
use leptos::prelude::{ArcTrigger, set_interval, window_event_listener};
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::language::{Language, PLAIN};
use shared::service::Texts;
use shared::session::Place;
use shared::{Date, Session};
use wasm_bindgen::JsValue;

use crate::day;
use crate::draft::{Draft, Told};
use crate::element::Held;
use crate::load::{Entrance, Extent, Failure, Loaded, load_all};
use crate::navigation::Route;
use crate::part::{self, takes};
use crate::shell::Shell;
use crate::submission::part::part;
use crate::submission::{Progress, Record};

use arrival::Act;
pub(crate) use arrival::Arrival;
pub(crate) use drafts::{begin_another, beside, choose, discard, follow_tabs, leave, rename};
pub(crate) use lost::{Lost, change, undo};
pub(crate) use reading::Sentence;
pub(crate) use taken::{give, keep, leave_page, sentences, type_in, with_answers};

/// The application being filled in. It lives as long as the page.
pub(crate) type Application = &'static Filling;

/// An application with all that views follow.
pub(crate) struct Filling {
    /// Language, place and focus.
    pub(crate) shell: &'static Shell,
    /// Service and settings.
    pub(crate) loaded: &'static Loaded,
    /// The service's texts in the language shown.
    pub(crate) texts: Held<Rc<Texts>>,
    /// The key of this draft, under which its submission and its files are kept, too.
    key: RefCell<String>,
    /// What is kept beside it for lists of drafts.
    beside: RefCell<Json>,
    /// When the draft was kept last, in milliseconds since 1970; `None` when there is none.
    pub(crate) updated: Held<Option<u64>>,
    /// Where the person was when it was kept.
    pub(crate) last: RefCell<Route>,
    /// What the person has to be told where the draft was of another version of the service.
    pub(crate) carried: Held<Option<Rc<Vec<Told>>>>,
    /// Whether a new day has begun since the answers were checked.
    pub(crate) checked_before: Cell<bool>,
    /// The day for which the answers were checked before that.
    pub(crate) checked_for: Cell<Option<Date>>,
    /// Whether the last try to keep the draft failed.
    pub(crate) unkept: Held<bool>,
    /// The places whose problems the summary of the page shown lists.
    pub(crate) summary: Held<Vec<Place>>,
    /// The answers that are not needed any more since the person came to the page shown.
    pub(crate) lost: Held<Option<Rc<Lost>>>,
    /// The submission that was signed, and its receipt.
    pub(crate) record: Held<Option<Rc<Record>>>,
    /// How far the submission is.
    pub(crate) progress: Held<Progress>,
    /// Whether it is on its way at this moment.
    pub(crate) delivering: Cell<bool>,
    /// How much of the files is sent, in percent, while they are.
    pub(crate) uploaded: Held<Option<u32>>,
    session: RefCell<Session>,
    watches: RefCell<Watches>,
    /// The places that the person has left: their problems are shown.
    left: RefCell<Vec<Place>>,
    /// Whether the draft is about to be kept.
    keeping: Cell<bool>,
    /// What was done before what takes answers was there.
    waiting: RefCell<Vec<Act>>,
    /// Whether what takes answers knows all that was done.
    pub(crate) caught_up: Held<bool>,
    /// Whether it is being loaded.
    fetching: Cell<bool>,
    /// Whether it did not come.
    pub(crate) missed: Held<bool>,
    /// Whether the person waits for another try.
    tried: Cell<bool>,
    /// The place that was answered last before what comes after the first question was there.
    first: Cell<Option<Place>>,
    /// How far it is to load what comes after the first question.
    pub(crate) arrival: Held<Arrival>,
    /// Whether all texts are there in the language shown, or those of the first page.
    whole: Cell<bool>,
    /// Whether the view shown waits for that.
    pub(crate) awaited: Cell<bool>,
}

/// What views listen to.
#[derive(Default)]
struct Watches {
    /// In the order of the places.
    places: Vec<(Place, ArcTrigger)>,
    shape: ArcTrigger,
    results: ArcTrigger,
    /// Any answer.
    answers: ArcTrigger,
}

/// What this browser kept of an application.
struct Kept {
    key: String,
    draft: Option<Draft>,
    carried: Option<Vec<Told>>,
    record: Option<Record>,
    texts: Texts,
    language: Language,
    plain: bool,
}

impl Kept {
    /// Reads the draft of a key and its submission, and loads the texts in the draft's language, or
    /// in the one shown.
    async fn find(shell: &Shell, loaded: &'static Loaded, key: String) -> Result<Self, Failure> {
        let record = stored(Shelf::Submissions, &key).await?;
        let draft = stored(Shelf::Drafts, &key).await?;
        let reads = match record.is_some() || draft.is_some() {
            true => Some(part::answering().await?),
            false => takes(),
        };
        let record = record.and_then(|text| reads?.record(&text));
        let mut draft = draft.and_then(|text| reads?.draft(&text));
        let mut carried = None;
        let is_older = |own: &mut Draft| own.bundle != loaded.bundle.to_string();
        if record.is_none()
            && let Some(older) = draft.take_if(is_older)
        {
            let (newer, told) = part::later().await?.carry(loaded, older).await?;
            (draft, carried) = (Some(newer), Some(told));
        }
        // What is read at once must be there.
        if loaded.spells && (loaded.presets || draft.is_some()) {
            part::later().await?;
            part().await.ok_or(Failure::Unreachable)?;
        }
        let language = draft.as_ref().and_then(|draft| Language::from_tag(&draft.language));
        let language = language.unwrap_or_else(|| shell.language.peek());
        let plain = match &draft {
            Some(draft) => draft.language == PLAIN,
            None => shell.plain.peek(),
        };
        let plain = plain && loaded.manifest.texts.contains_key(PLAIN);
        // Who begins needs only the first page at once.
        let texts = match draft.is_some() || record.is_some() {
            true => Extent::All,
            false => Extent::First,
        };
        let texts = loaded.texts(language, plain, texts).await?;
        Ok(Self { key, draft, carried, record, texts, language, plain })
    }
}

/// What is kept under a key.
async fn stored(shelf: Shelf, key: &str) -> Result<Option<String>, Failure> {
    let kept = store::get(shelf, key).await.map_err(lost)?;
    Ok(kept.and_then(|kept| kept.as_string()))
}

fn lost(_: JsValue) -> Failure {
    Failure::NoStorage
}

/// Opens an application of a service: goes on with the one that this browser keeps, or has a new
/// one begun.
pub(crate) async fn open(
    shell: &'static Shell,
    entrance: &'static Entrance,
    begins: bool,
) -> Result<Application, Failure> {
    let loaded = load_all(entrance).await?;
    let store::Choice { key, drafts, .. } = store::choice(&entrance.shelf()).await.map_err(lost)?;
    let kept = Kept::find(shell, loaded, key).await?;
    let application = Filling::new(shell, loaded, kept, drafts).ok_or(Failure::Unreadable)?;
    // Another tab may have begun one meanwhile.
    if begins && !drafts && application.record.peek().is_none() {
        application.begin();
        shell.arrive();
    }
    Ok(application)
}

impl Filling {
    /// Goes on with what was kept, or begins anew.
    fn new(
        shell: &'static Shell,
        loaded: &'static Loaded,
        kept: Kept,
        keeps: bool,
    ) -> Option<Application> {
        let Kept { key, draft, carried, record, texts, language, plain } = kept;
        let whole = draft.is_some() || record.is_some();
        let updated = draft.as_ref().map(|draft| draft.updated);
        let last = draft.as_ref().map_or(Route::Start, |draft| Route::from_hash(&draft.page));
        let (beside, answers) =
            draft.map(|draft| (draft.beside, draft.answers)).unwrap_or_default();
        // What the start page is still loading in another language does not count any more.
        shell.keeps.set(keeps);
        shell.chosen.set((language, plain));
        shell.language.set(language);
        shell.plain.set(plain);
        shell.present(&texts.service.title, loaded.tongue(language, plain));
        let application: Application = Box::leak(Box::new(Self {
            shell,
            loaded,
            texts: Held::new(Rc::new(texts)),
            key: RefCell::new(key),
            beside: RefCell::new(beside),
            updated: Held::new(updated),
            last: RefCell::new(last),
            carried: Held::new(carried.map(Rc::new)),
            checked_before: Cell::new(false),
            checked_for: Cell::default(),
            unkept: Held::new(false),
            summary: Held::new(Vec::new()),
            lost: Held::default(),
            record: Held::new(record.map(Rc::new)),
            progress: Held::new(Progress::Resting),
            delivering: Cell::new(false),
            uploaded: Held::default(),
            session: RefCell::new(fresh(loaded, &answers)?),
            watches: RefCell::default(),
            left: RefCell::default(),
            keeping: Cell::new(false),
            waiting: RefCell::default(),
            caught_up: Held::new(takes().is_some()),
            fetching: Cell::new(false),
            missed: Held::new(false),
            tried: Cell::new(false),
            first: Cell::default(),
            arrival: Held::new(Arrival::Away),
            whole: Cell::new(whole),
            awaited: Cell::new(false),
        }));
        window_event_listener(online, |_| application.prepare_again());
        window_event_listener(focus, move |_| {
            if let Some(later) = application.there() {
                later.follow_tabs(application);
            }
        });
        let each_minute = move || {
            application.follow_day();
            // Browsers do not always know that the line is back.
            application.take_missed();
            application.send_waiting();
        };
        set_interval(each_minute, Duration::from_secs(60));
        if keeps || application.record.peek().is_some() {
            application.prepare();
        }
        Some(application)
    }

    /// Shows another language as soon as texts and words are there; no answer is touched.
    pub(crate) fn speak(&'static self, language: Language, plain: bool) {
        self.shell.speak_with(
            (language, plain),
            self.loaded.texts(language, plain, Extent::All),
            move |texts| {
                let tongue = self.loaded.tongue(language, plain);
                self.shell.present(&texts.service.title, tongue);
                self.texts.set(Rc::new(texts));
                self.whole.set(true);
                if self.updated.peek().is_some() {
                    self.keep();
                }
            },
        );
    }

    /// Begins an application on its first page: from now on there is a draft.
    pub(crate) fn begin(&'static self) {
        self.updated.set(Some(now()));
        self.shell.keeps.set(true);
        store::tab(&self.loaded.shelf(), &self.key());
        self.beside.replace(json!({
            "title": self.shell.service.peek(),
            "tongue": self.shell.tongue.peek().tag(),
        }));
        self.keep();
        site::tell("started", "", "");
        let first = self.session(Session::next_page);
        self.shell.go(&first.map_or(Route::Tasks, |page| self.route_to(page, false)));
    }

    /// The key of this draft, under which its submission and its files are kept, too.
    pub(crate) fn key(&self) -> String {
        self.key.borrow().clone()
    }

    /// The submission that was signed and has no receipt yet, if there is one.
    pub(crate) fn waits(&self) -> Option<Rc<Record>> {
        self.record.peek().filter(|record| record.receipt.is_none())
    }

    /// Goes on where the person stopped, or shows all tasks where that was no page.
    pub(crate) fn go_on(&self) {
        let last = self.last.borrow().clone();
        self.shell.go(match &last {
            Route::Page { .. } | Route::Check => &last,
            _ => &Route::Tasks,
        });
    }
}

fn fresh(loaded: &Loaded, answers: &Answers) -> Option<Session> {
    match takes() {
        Some(part) => part.session(loaded, answers),
        // Who has answered something has it loaded before.
        None => {
            let plan = Arc::clone(&loaded.plan);
            Some(Session::begin(plan, loaded.settings, day::today()?, |_, _, _| Ok(())))
        }
    }
}
