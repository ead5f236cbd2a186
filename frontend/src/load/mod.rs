//! What is loaded before anything can be asked: the service, its texts and the municipality's
//! settings, each verified by its digest.

mod address;
mod file;
mod read;
mod together;

use std::sync::Arc;

use leptos::prelude::window;
use shared::kind::Kind;
use shared::language::{Language, PLAIN};
use shared::service::{Content, Digest, Manifest, Node, Plan, Texts};
use shared::settings::Settings;

pub(crate) use address::{Address, Offer, offers};
use file::{current, digest_in, exact, named, text_in};
use together::both;

use crate::shell::Shell;
use crate::submission::part::part;
use crate::words::english;

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

/// A service of a municipality, as loaded.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The service, ready for assessment.
    pub(crate) plan: Arc<Plan>,
    /// The digest that names its bundle.
    pub(crate) bundle: Digest,
    /// Its manifest.
    pub(crate) manifest: Manifest,
    /// The municipality's settings.
    pub(crate) settings: &'static Settings,
    /// The digest that names them.
    pub(crate) settings_digest: Digest,
}

impl Loaded {
    /// The key under which draft and submission are kept: one of each per municipality and
    /// service.
    pub(crate) fn shelf_key(&self) -> String {
        [&self.settings.ars, "/", &self.manifest.id].concat()
    }

    /// The texts in a language, `plain` or not, or in the service's leading one where it lacks
    /// that, and with them the assistant's own words.
    pub(crate) async fn texts(&self, language: Language, plain: bool) -> Result<Texts, Failure> {
        let own = self.manifest.texts.get(if plain { PLAIN } else { language.tag() });
        let leading = || {
            let tag = self.plan.service().languages.first()?;
            self.manifest.texts.get(tag)
        };
        let digest = own.or_else(leading).ok_or(Failure::Unreadable)?;
        let folder = ["/api/v1/services/", &self.manifest.id, "/"].concat();
        load_words(language).await?;
        let bytes = named(folder, *digest).await?;
        read::texts(&file::read(&bytes)?).ok_or(Failure::Unreadable)
    }
}

/// Loads a service of a municipality. Both live as long as the page, hence `'static`.
pub(crate) async fn load(
    shell: &'static Shell,
    address: &Address,
) -> Result<&'static Loaded, Failure> {
    let (settings, service) =
        both(load_settings(shell, &address.ars), load_service(&address.service)).await;
    let ((settings, settings_digest), (bundle, manifest, plan)) = (settings?, service?);
    if !settings.services.contains_key(&address.service) {
        return Err(Failure::NoService);
    }
    let plan = Arc::new(plan);
    Ok(Box::leak(Box::new(Loaded { plan, bundle, manifest, settings, settings_digest })))
}

/// Loads the settings of a municipality and shows them to the shell, which says whom to call.
pub(crate) async fn load_settings(
    shell: &'static Shell,
    ars: &str,
) -> Result<(&'static Settings, Digest), Failure> {
    let path = ["/api/v1/municipalities/", ars].concat();
    let digest = digest_in(&file::read(&current(path.clone()).await?)?, "settings")?;
    let bytes = named(path + "/", digest).await?;
    let settings = read::settings(&file::read(&bytes)?).ok_or(Failure::Unreadable)?;
    let settings: &'static Settings = Box::leak(Box::new(settings));
    shell.settings.set(Some(settings));
    Ok((settings, digest))
}

/// Loads one of a municipality's notices, by its name in [`shared::settings::Notices`], in a
/// language, or in German where it lacks that.
pub(crate) async fn load_notice(
    settings: &'static Settings,
    language: Language,
    name: &'static str,
) -> Result<String, Failure> {
    let digests = &settings.notices;
    let digest = digests.get(language.tag()).or_else(|| digests.get(Language::De.tag()));
    let folder = ["/api/v1/municipalities/", &settings.ars, "/"].concat();
    let bytes = named(folder, *digest.ok_or(Failure::Unreadable)?).await?;
    text_in(&file::read(&bytes)?, name).ok_or(Failure::Unreadable)
}

/// Loads the assistant's own words in a language, unless they are there.
pub(crate) async fn load_words(language: Language) -> Result<(), Failure> {
    if language == Language::En && english::english().is_none() {
        let path = ["/words-en-", english::DIGEST, ".json"].concat();
        let digest = english::DIGEST.parse().map_err(|_| Failure::Unreadable)?;
        english::learn(&file::read(&exact(path, digest).await?)?);
    }
    Ok(())
}

async fn load_service(id: &str) -> Result<(Digest, Manifest, Plan), Failure> {
    let path = ["/api/v1/services/", id].concat();
    let bytes = current(path.clone()).await?;
    let json = file::read(&bytes)?;
    let bundle = digest_in(&json, "bundle")?;
    let manifest = json.member("manifest").and_then(read::manifest);
    let manifest = manifest.filter(|manifest| manifest.id == id).ok_or(Failure::Unreadable)?;
    let bytes = named(path + "/", manifest.structure).await?;
    let service = read::service(&file::read(&bytes)?).ok_or(Failure::Unreadable)?;
    // Some kinds of field are read by the part that is otherwise loaded later.
    let spelled = |node: &Node| matches!(node.content, Content::Field(Kind::Spelled(_)));
    if service.nodes.iter().any(spelled) {
        part().await.ok_or(Failure::Unreadable)?;
    }
    let plan = Plan::new(service).map_err(|_| Failure::Unreadable)?;
    Ok((bundle, manifest, plan))
}

/// Whether the browser has what signing needs. It has only on secure origins.
pub(crate) fn can_sign() -> bool {
    window()
        .crypto()
        .is_ok_and(|crypto| !wasm_bindgen::JsValue::from(crypto.subtle()).is_undefined())
}
