//! What is loaded, each verified by its digest: while the start page is read, the service's
//! manifest and the municipality's settings; then what an application needs.

mod address;
mod file;
mod read;
mod together;

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::window;
use shared::kind::Kind;
use shared::language::{Language, PLAIN};
use shared::packed::unpacked_by;
use shared::service::{Content, Digest, Manifest, Node, Plan, Service, Texts};
use shared::settings::Settings;

pub(crate) use address::Address;
use file::{current, digest_in, named, text_in};
use together::all;
pub(crate) use together::both;

use crate::shell::Shell;
use crate::spelling::SPELLER;
use crate::words::later;

/// Why the assistant cannot begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The address names no service that is offered here.
    NoService,
    /// What was loaded is not what its digest names, or cannot be read.
    Unreadable,
    /// The network or the server does not answer.
    Unreachable,
    /// The browser cannot sign.
    NoCrypto,
    /// The browser keeps nothing.
    NoStorage,
}

/// A service of a municipality, as far as it is known while its start page is read.
#[derive(Debug)]
pub(crate) struct Entrance {
    /// The digest that names its bundle.
    pub(crate) bundle: Digest,
    /// Its manifest.
    pub(crate) manifest: Manifest,
    /// The municipality's settings.
    pub(crate) settings: &'static Settings,
    /// The digest that names them.
    pub(crate) settings_digest: Digest,
}

/// A service of a municipality with all that an application needs.
#[derive(Debug)]
pub(crate) struct Loaded {
    entrance: &'static Entrance,
    /// The service, ready for assessment.
    pub(crate) plan: Arc<Plan>,
    /// Whether some answers have one spelling, whose rules are loaded later.
    pub(crate) spells: bool,
    /// Whether such answers are there before the person gives any.
    pub(crate) presets: bool,
}

impl Deref for Loaded {
    type Target = Entrance;

    fn deref(&self) -> &Entrance {
        self.entrance
    }
}

impl Entrance {
    /// How the keys begin under which drafts and submissions are kept: by municipality and service.
    pub(crate) fn shelf(&self) -> String {
        [&self.settings.ars, "/", &self.manifest.id].concat()
    }

    /// The language of the texts that are there for a language, `plain` or not.
    pub(crate) fn tongue(&self, language: Language, plain: bool) -> Language {
        Language::from_tag(self.tag(language, plain)).unwrap_or_default()
    }

    /// The tag of the texts that are there: in the language wanted, else in German, else in any.
    fn tag(&self, language: Language, plain: bool) -> &str {
        let texts = &self.manifest.texts;
        let wanted = if plain { PLAIN } else { language.tag() };
        let there = [wanted, Language::De.tag()].into_iter().find(|tag| texts.contains_key(tag));
        there.or_else(|| texts.keys().next().map(String::as_str)).unwrap_or_default()
    }

    fn folder(&self) -> String {
        ["/api/v1/services/", &self.manifest.id, "/"].concat()
    }
}

impl Loaded {
    /// Texts in a language, `plain` or not, or in German where it lacks that, and with them the
    /// assistant's own words.
    pub(crate) async fn texts(
        &self,
        language: Language,
        plain: bool,
        extent: Extent,
    ) -> Result<Texts, Failure> {
        load_words(language, plain).await?;
        let Manifest { texts, more, rest, .. } = &self.manifest;
        let tag = self.tag(language, plain);
        let files = match extent {
            Extent::First => &[texts, more][..],
            Extent::Others => &[rest],
            Extent::All => &[texts, more, rest],
        };
        let files = files.iter().filter_map(|files| files.get(tag));
        let mut joined = Texts::default();
        for bytes in all(files.map(|digest| named(self.folder(), *digest)).collect()).await {
            let texts = unpacked_by::<Texts>(&bytes?, &SPELLER).ok_or(Failure::Unreadable)?;
            joined = joined.joined(texts);
        }
        Ok(joined)
    }
}

/// How much of a service's texts is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Up to the first page.
    First,
    /// After the first page.
    Others,
    All,
}

/// Loads what is needed of a municipality's service to know what this browser keeps of it. It lives as long as the page,
/// hence `'static`.
pub(crate) async fn load(
    shell: &'static Shell,
    address: &Address,
) -> Result<&'static Entrance, Failure> {
    let (settings, service) =
        both(load_settings(shell, &address.ars, &address.service), load_manifest(&address.service))
            .await;
    let ((settings, settings_digest), (bundle, manifest)) = (settings?, service?);
    if !settings.services.contains_key(&address.service) {
        return Err(Failure::NoService);
    }
    Ok(Box::leak(Box::new(Entrance { bundle, manifest, settings, settings_digest })))
}

/// Loads what an application needs beyond that.
pub(crate) async fn load_all(entrance: &'static Entrance) -> Result<&'static Loaded, Failure> {
    let bytes = named(entrance.folder(), entrance.manifest.structure).await?;
    let service: Service = unpacked_by(&bytes, &SPELLER).ok_or(Failure::Unreadable)?;
    let spelled = |node: &&Node| matches!(node.content, Content::Field(Kind::Spelled(_)));
    let mut spelled = service.nodes.iter().filter(spelled).peekable();
    let spells = spelled.peek().is_some();
    let presets = spelled.any(|node| node.calculate.is_some() || node.default.is_some());
    let plan = Arc::new(Plan::new(service).map_err(|_| Failure::Unreadable)?);
    Ok(Box::leak(Box::new(Loaded { entrance, plan, spells, presets })))
}

/// Loads the settings of a municipality and shows them to the shell, which says whom to call
/// about a service, or about nothing in particular when it is empty.
pub(crate) async fn load_settings(
    shell: &'static Shell,
    ars: &str,
    service: &str,
) -> Result<(&'static Settings, Digest), Failure> {
    let path = ["/api/v1/municipalities/", ars].concat();
    let digest = digest_in(&file::read(&current(path.clone()).await?)?, "settings")?;
    let bytes = named(path + "/", digest).await?;
    let mut settings = read::settings(&file::read(&bytes)?).ok_or(Failure::Unreadable)?;
    settings.speak_for(service);
    let settings: &'static Settings = Box::leak(Box::new(settings));
    shell.settings.set(Some(settings));
    Ok((settings, digest))
}

/// Loads one of a municipality's notices, by its name in [`shared::settings::Notices`], in a
/// language, or in German where it lacks that; and which it is.
pub(crate) async fn load_notice(
    settings: &'static Settings,
    language: Language,
    name: &'static str,
) -> Result<(Language, String), Failure> {
    let digests = &settings.notices;
    let there = digests.contains_key(language.tag());
    let language = if there { language } else { Language::De };
    let digest = digests.get(language.tag());
    let folder = ["/api/v1/municipalities/", &settings.ars, "/"].concat();
    let bytes = named(folder, *digest.ok_or(Failure::Unreadable)?).await?;
    let text = text_in(&file::read(&bytes)?, name).ok_or(Failure::Unreadable)?;
    Ok((language, text))
}

/// Loads the assistant's own words in a language, `plain` or not, unless they are there.
pub(crate) async fn load_words(language: Language, plain: bool) -> Result<(), Failure> {
    let needed = later::file(language, plain).filter(|at| later::loaded(*at).is_none());
    let needed = needed.and_then(|at| Some((at, later::FILES.get(at)?)));
    if let Some((at, (tag, digest))) = needed {
        let path = ["/words-", tag, "-", digest, ".json"].concat();
        later::learn(at, &file::read(&file::load(path, (*digest).to_owned()).await?)?);
    }
    Ok(())
}

async fn load_manifest(id: &str) -> Result<(Digest, Manifest), Failure> {
    let bytes = current(["/api/v1/services/", id].concat()).await?;
    let json = file::read(&bytes)?;
    let bundle = digest_in(&json, "bundle")?;
    let manifest = json.member("manifest").and_then(read::manifest);
    let manifest = manifest.filter(|manifest| manifest.id == id).ok_or(Failure::Unreadable)?;
    Ok((bundle, manifest))
}

/// Whether the browser has what signing needs. It has only on secure origins.
pub(crate) fn can_sign() -> bool {
    window()
        .crypto()
        .is_ok_and(|crypto| !wasm_bindgen::JsValue::from(crypto.subtle()).is_undefined())
}
