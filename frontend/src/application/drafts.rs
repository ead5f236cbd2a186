//! Several drafts of a service: which of them is open. Reached by way of [`crate::part::Later`]
//! only.

use std::rc::Rc;

use browser::store::{self, Shelf};
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::assessment::Progress as Filled;

use super::{Application, Filling, Kept, Watches, fresh, stored};
use crate::draft::{self, short};
use crate::load::Failure;
use crate::navigation::{self, Route};
use crate::page::sections;
use crate::submission::Progress;

/// Opens another draft of the service, or its submission, in place of the one that is open.
pub(crate) async fn choose(application: Application, key: String) -> Result<(), Failure> {
    if application.key() != key {
        let kept = Kept::find(application.shell, application.loaded, key).await?;
        application.turn_to(kept).ok_or(Failure::Unreadable)?;
        application.prepare();
    }
    Ok(())
}

/// Goes on with what another tab has made of the draft since this one kept it, so that nothing of
/// that is lost to what this one still shows.
pub(crate) async fn follow_tabs(application: Application) -> Result<(), Failure> {
    let (key, own) = (application.key(), application.updated.peek());
    if own.is_none() || application.keeping.get() || application.record.peek().is_some() {
        return Ok(());
    }
    let sent = stored(Shelf::Submissions, &key).await?.is_some();
    let draft = stored(Shelf::Drafts, &key).await?.and_then(|text| draft::parse(&text));
    if application.key() != key {
        return Ok(());
    }
    // A name can be given without opening the draft.
    if let Some(name) = draft.as_ref().and_then(|draft| draft.beside.get("name")) {
        set(application, "name", name.clone());
    }
    if sent || draft.is_some_and(|draft| Some(draft.updated) > own) {
        let kept = Kept::find(application.shell, application.loaded, key.clone()).await?;
        // Meanwhile the person may have gone on here.
        if application.key() == key && application.updated.peek() == own {
            application.turn_to(kept).ok_or(Failure::Unreadable)?;
            application.shell.focus_title();
            application.shell.announce(application.shell.words().changed_elsewhere().to_owned());
        }
    }
    Ok(())
}

/// Begins another draft beside those that are there.
pub(crate) fn begin_another(application: Application) {
    leave(application);
    application.begin();
}

/// Leaves the draft that is open; none is from now on.
pub(crate) fn leave(application: Application) {
    if let Some(session) = fresh(application.loaded, &Answers::default()) {
        let service = application.loaded.shelf();
        let key = store::fresh_key(&service);
        // Who comes back to this tab has left it, too.
        store::tab(&service, &key);
        application.key.replace(key);
        application.session.replace(session);
        application.beside.replace(Json::Null);
        application.carried.set(None);
        application.updated.set(None);
        application.settle();
        if application.record.peek().is_some() {
            application.record.set(None);
        }
    }
}

/// Gives a draft another name.
pub(crate) async fn rename(application: Application, key: &str, name: &str) -> bool {
    if application.key() == key {
        set(application, "name", short(name).into());
    }
    draft::rename(key, name).await.is_ok()
}

/// Forgets a draft with its files.
pub(crate) async fn discard(application: Application, key: &str) -> bool {
    let open = application.key() == key;
    if open {
        // Nothing of it is kept again.
        application.updated.set(None);
    }
    let discarded = store::discard(key).await.is_ok();
    if open {
        leave(application);
    }
    discarded
}

/// Brings what is kept beside the draft that is open up to date.
pub(crate) fn beside(application: Application) {
    let done = application.session(|session| {
        let reached = (0..session.page_count()).filter(|page| session.page_relevant(*page));
        reached.filter(|page| session.page_progress(*page) == Filled::Complete).count()
    });
    let shell = application.shell;
    set(application, "title", shell.service.peek().into());
    set(application, "tongue", shell.tongue.peek().tag().into());
    let done = Json::from(done);
    // Looking ahead takes time: not with every letter that is typed on a page.
    let moved = *application.last.borrow() != navigation::current();
    if moved || application.beside.borrow().get("done") != Some(&done) {
        set(application, "of", sections(application, None).into());
    }
    set(application, "done", done);
}

fn set(application: Application, member: &str, value: Json) {
    let mut beside = application.beside.borrow_mut();
    if !beside.is_object() {
        *beside = json!({});
    }
    if let Some(members) = beside.as_object_mut() {
        members.insert(member.to_owned(), value);
    }
}

impl Filling {
    /// Takes what was kept of another draft of the service.
    fn turn_to(&'static self, kept: Kept) -> Option<()> {
        let Kept { key, draft, carried, record, texts, language, plain } = kept;
        let answers = draft.as_ref().map(|draft| draft.answers.clone()).unwrap_or_default();
        self.session.replace(fresh(self.loaded, &answers)?);
        store::tab(&self.loaded.shelf(), &key);
        self.key.replace(key);
        self.last.replace(draft.as_ref().map_or(Route::Start, |own| Route::from_hash(&own.page)));
        self.shell.chosen.set((language, plain));
        self.shell.plain.change(plain);
        self.shell.present(&texts.service.title, self.loaded.tongue(language, plain));
        self.whole.set(true);
        self.texts.put(Rc::new(texts));
        self.carried.set(carried.map(Rc::new));
        self.updated.set(draft.as_ref().map(|draft| draft.updated));
        self.beside.replace(draft.map(|draft| draft.beside).unwrap_or_default());
        self.settle();
        self.record.set(record.map(Rc::new));
        self.shell.language.set(language);
        Some(())
    }

    /// Forgets what was shown of the draft before.
    fn settle(&'static self) {
        self.watches.replace(Watches::default());
        self.left.replace(Vec::new());
        self.summary.put(Vec::new());
        self.lost.put(None);
        self.checked_before.set(false);
        self.checked_for.set(None);
        self.uploaded.put(None);
        self.progress.set(Progress::Resting);
    }
}
