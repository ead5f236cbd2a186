//! A service that a person looks at. Its start page needs no more than what is loaded first; the
//! rest is loaded once an application is begun, or at once where this browser keeps one.

use std::rc::Rc;

use browser::store::{self, Shelf};
use leptos::prelude::Owner;
use leptos::task::spawn_local;
use shared::language::Language;
use shared::service::ServiceTexts;
use wasm_bindgen::JsValue;

use crate::element::Held;
use crate::load::{Entrance, Failure};
use crate::page::Drawing;
use crate::part;
use crate::shell::Shell;

/// A service that a person looks at. It lives as long as the page.
pub(crate) struct Visit {
    pub(crate) shell: &'static Shell,
    pub(crate) entrance: &'static Entrance,
    /// The texts of the start page in the language shown.
    pub(crate) texts: Held<Rc<ServiceTexts>>,
    /// How far the application is that the person begins.
    pub(crate) opening: Held<Opening>,
    /// The application, once it is open.
    pub(crate) opened: Held<Option<Drawing>>,
    owner: Owner,
}

/// How far it is to load what an application needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// Nothing is under way.
    Resting,
    /// It is being loaded.
    Loading,
    /// It could not be loaded; it can be tried again.
    Failed,
}

impl Visit {
    /// Loads the texts of the start page, or the application that this browser keeps.
    pub(crate) async fn new(
        shell: &'static Shell,
        entrance: &'static Entrance,
        owner: Owner,
    ) -> Result<&'static Self, Failure> {
        let texts = entrance.start(shell.language.peek(), false).await?;
        let kept = keeps(&entrance.shelf_key()).await.map_err(|_| Failure::NoStorage)?;
        let opened = match kept || says_what_follows(&texts) {
            true => Some(part::open(shell, entrance, false).await?),
            false => {
                shell.present(&texts.title, entrance.tongue(shell.language.peek(), false));
                None
            }
        };
        Ok(Box::leak(Box::new(Self {
            shell,
            entrance,
            texts: Held::new(Rc::new(texts)),
            opening: Held::new(Opening::Resting),
            opened: Held::new(opened),
            owner,
        })))
    }

    /// Loads what an application needs, and begins one. Pressed again meanwhile, it does nothing.
    pub(crate) fn begin(&'static self) {
        if self.opening.peek() == Opening::Loading {
            return;
        }
        self.opening.set(Opening::Loading);
        spawn_local(async move {
            match part::open(self.shell, self.entrance, true).await {
                Ok(drawing) => self.owner.with(|| self.opened.set(Some(drawing))),
                Err(_) => self.opening.set(Opening::Failed),
            }
        });
    }

    /// Shows another language as soon as texts and words are there.
    pub(crate) fn speak(&'static self, language: Language, plain: bool) {
        let texts = self.entrance.start(language, plain);
        self.shell.speak_with((language, plain), texts, move |texts| {
            self.shell.present(&texts.title, self.entrance.tongue(language, plain));
            self.texts.set(Rc::new(texts));
        });
    }
}

/// Whether this browser keeps a draft or a submission.
async fn keeps(key: &str) -> Result<bool, JsValue> {
    let draft = store::get(Shelf::Drafts, key).await?;
    Ok(draft.is_some() || store::get(Shelf::Submissions, key).await?.is_some())
}

/// Whether a start page tells amounts, days and the like, which are computed. Only who assesses
/// the whole service knows them.
fn says_what_follows(texts: &ServiceTexts) -> bool {
    [&texts.about, &texts.who, &texts.ready, &texts.duration]
        .iter()
        .any(|text| text.contains(['{', '}']))
}
