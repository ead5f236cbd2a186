//! Pages to read: a service's start page, the municipality's notices, the list of services. They
//! are complete without scripts, and fit into the first round trip with their styles.
//!
//! What they say may change with the day, so each is made when it is first asked for on a day.

mod asked;
mod found;
mod made;
mod widget;
mod write;

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError, RwLock};

use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use shared::Date;
use shared::language::Language;
use shared::reading::{Shell, Tongue, Words};

pub use asked::Asked;
use asked::Page;
pub use write::write_pages;

use crate::StartError;
use crate::catalogue::Catalogue;
use crate::page::{Asset, Pages, policy_with, with_style};

/// Makes the pages, and keeps those of the day.
#[derive(Debug)]
pub struct Reading {
    /// The address under which browsers reach the server.
    origin: String,
    shell: Shell,
    style: String,
    script: String,
    policy: String,
    words: Vec<(Language, Words)>,
    made: RwLock<HashMap<Asked, (Date, Asset)>>,
    /// One at a time: however many ask for a new page, it is made once.
    making: Mutex<()>,
}

impl Reading {
    /// Takes what is needed from the assistant's files; none where it is not built.
    pub fn load(pages: &Pages, origin: &str) -> Result<Option<Self>, StartError> {
        let Some(index) = pages.file("/index.html") else { return Ok(None) };
        let wrong = |what: &str| StartError::new(format!("{what}: build the assistant again"));
        let text = |address: &str| -> Option<String> {
            Some(std::str::from_utf8(pages.file(address)?.bytes()).ok()?.to_owned())
        };
        let shell = std::str::from_utf8(index.bytes()).ok().and_then(Shell::read);
        let shell = shell.ok_or_else(|| wrong("the assistant's `index.html` is another"))?;
        let beside = |address: &str| {
            text(address).ok_or_else(|| wrong(&format!("the assistant has no `{address}`")))
        };
        let (style, script) = (beside(&shell.sheet)?, beside(&shell.script)?);
        let policy = policy_with(&style, &script);
        let mut words = Vec::new();
        for language in Language::ALL {
            let Some(file) = pages.file(&format!("/reading/{}.json", language.tag())) else {
                continue;
            };
            let read = Words::read(file.bytes());
            words.push((language, read.ok_or_else(|| wrong("its words cannot be read"))?));
        }
        if words.first().is_none_or(|(language, _)| *language != Language::De) {
            return Err(wrong("the assistant has no German words"));
        }
        let (origin, made, making) = (origin.to_owned(), RwLock::default(), Mutex::default());
        Ok(Some(Self { origin, shell, style, script, policy, words, made, making }))
    }

    /// The answer to a request for a page on a day; none where there is no such service. It may
    /// take a tenth of a second, unless the page is kept.
    pub fn answer(
        &self,
        catalogue: &Catalogue,
        asked: Asked,
        day: Date,
        request: &HeaderMap,
    ) -> Option<Response> {
        if asked.page == Page::List
            && let Some(only) = made::only(catalogue)
        {
            let there = HeaderValue::from_str(&(only + &asked.tongue.query())).ok()?;
            return Some((StatusCode::FOUND, [(LOCATION, there)]).into_response());
        }
        match &asked.page {
            Page::Paper(place) => {
                let municipality = catalogue.municipality(&place.ars)?;
                return Some(municipality.paper(&place.service)?.answer(request));
            }
            Page::Robots => return Some(plain("text/plain; charset=utf-8", self.robots())),
            Page::Sitemap => return Some(plain("application/xml", self.sitemap(catalogue))),
            Page::Widget(query) => return self.widget(catalogue, query, asked.tongue),
            Page::Preview(query) => return self.preview(catalogue, query),
            Page::List | Page::Start(_) | Page::Notice(..) => {}
        }
        let theme = made::theme(catalogue, &asked.page);
        let policy = match theme.as_str() {
            "" => HeaderValue::from_str(&self.policy),
            theme => HeaderValue::from_str(&with_style(&self.policy, theme)),
        };
        let policy = policy.ok()?;
        let mut response = self.page(catalogue, asked, day)?.answer(request);
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
        Some(response)
    }

    /// A page as it is on a day.
    pub fn page(&self, catalogue: &Catalogue, mut asked: Asked, day: Date) -> Option<Asset> {
        let tongues = self.tongues(catalogue, &asked.page)?;
        if !tongues.contains(&asked.tongue) {
            asked.tongue = Tongue::GERMAN;
        }
        if let Some(asset) = self.kept(&asked, day) {
            return Some(asset);
        }
        let turn = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(asset) = self.kept(&asked, day) {
            return Some(asset);
        }
        let asset = Asset::of_html(self.make(catalogue, &asked, &tongues, day)?);
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        made.insert(asked, (day, asset.clone()));
        drop(turn);
        Some(asset)
    }

    /// A page that was made for a day already.
    pub fn kept(&self, asked: &Asked, day: Date) -> Option<Asset> {
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        made.get(asked).filter(|(of, _)| *of == day).map(|(_, asset)| asset.clone())
    }

    /// The languages of a page; none where there is no such page.
    fn tongues(&self, catalogue: &Catalogue, page: &Page) -> Option<Vec<Tongue>> {
        let languages = self.words.iter().map(|(language, _)| *language);
        let mut tongues: Vec<_> =
            languages.map(|language| Tongue { language, plain: false }).collect();
        if let Page::Start(place) | Page::Notice(place, _) = page {
            let manifest = catalogue.service(&place.service)?.current().manifest();
            let plain = manifest.texts.contains_key(Tongue::PLAIN.tag());
            if plain && matches!(page, Page::Start(_)) {
                tongues.insert(1.min(tongues.len()), Tongue::PLAIN);
            }
        }
        Some(tongues)
    }

    fn words(&self, language: Language) -> Option<&Words> {
        let (_, words) = self.words.iter().find(|(own, _)| *own == language)?;
        Some(words)
    }
}

/// An answer that is so rarely asked for that nothing of it is kept.
fn plain(media_type: &'static str, text: String) -> Response {
    ([(CONTENT_TYPE, HeaderValue::from_static(media_type))], text).into_response()
}
