//! Carrying a draft to the version of its service that is current now.

use browser::digest;
use browser::endpoint::{ask, json as read};
use serde_json::{Value as Json, from_slice, json};
use shared::answers::Answers;
use shared::by_name::ByName;
use shared::migration::{Told, migrate};
use shared::packed::unpacked;
use shared::service::{Digest, Manifest, NodeTexts, Plan, Texts};

use crate::told::sentence;

/// Carries answers from one bundle of a service to another; gives what [`crate::carry()`] gives.
pub(crate) async fn carry(service: &str, from: &str, to: &str, answers: &str) -> Option<Json> {
    let folder = ["/api/v1/services/", service, "/"].concat();
    let new: Manifest = from_slice(&file(&folder, to.parse().ok()?).await?).ok()?;
    let plan = Plan::new(unpacked(&file(&folder, new.structure).await?)?).ok()?;
    let steps = match new.migrates {
        Some(steps) => from_slice(&file(&folder, steps).await?).ok()?,
        None => Vec::new(),
    };
    // The endpoint may have forgotten the bundle that the draft was begun with.
    let old: Option<Manifest> = match from.parse() {
        Ok(from) => file(&folder, from).await.and_then(|bytes| from_slice(&bytes).ok()),
        Err(_) => None,
    };
    let answers = Answers::from_json(read(answers.as_bytes())?)?;
    let version = old.as_ref().map(|old| old.version.as_str());
    let migrated = migrate(&plan, &steps, version, &answers);
    let mut told: Vec<Json> = Vec::new();
    if !migrated.told.is_empty() {
        let named = [texts(&folder, old.as_ref()).await, texts(&folder, Some(&new)).await];
        told.extend(migrated.told.iter().map(|own| in_words(own, &plan, &named)));
    }
    Some(json!({ "answers": Json::Object(migrated.answers.0), "told": told }))
}

/// The texts of nodes by path.
type Nodes = ByName<NodeTexts>;

/// What is said of an answer, by language, and the path of the field that is nearest to it, unless
/// it stands in a repeated group.
fn in_words(told: &Told, plan: &Plan, named: &[[Nodes; 2]; 2]) -> Json {
    let near = told.near.filter(|node| plan.home(*node).is_none()).map(|node| plan.path(node));
    let said = |language: usize| {
        let own = near.as_deref().unwrap_or_default();
        let places =
            [(0, definition(&told.path)), (1, definition(&told.path)), (1, own.to_owned())];
        let labels = places.iter().filter_map(|(version, path)| {
            let texts = named.get(*version)?.get(language)?;
            let label = texts.get(path)?.label.as_str();
            // What is computed in a label is not known here.
            Some(label).filter(|label| !label.is_empty() && !label.contains('{'))
        });
        sentence(told.reason, labels.into_iter().next(), language)
    };
    json!({ "near": near, "de": said(0), "en": said(1) })
}

/// The texts of the nodes in German and English; none where they are not there.
async fn texts(folder: &str, manifest: Option<&Manifest>) -> [Nodes; 2] {
    let mut all = [Nodes::new(), Nodes::new()];
    for (own, tag) in all.iter_mut().zip(["de", "en"]) {
        let files = manifest.map(|manifest| [&manifest.texts, &manifest.more, &manifest.rest]);
        for digest in files.into_iter().flatten().filter_map(|files| files.get(tag)) {
            let bytes = file(folder, *digest).await;
            let texts: Option<Texts> = bytes.and_then(|bytes| unpacked(&bytes));
            own.extend(texts.unwrap_or_default().nodes);
        }
    }
    all
}

/// A path without the positions of instances.
fn definition(path: &str) -> String {
    let parts = path.split('.').map(|part| part.split('[').next().unwrap_or_default());
    parts.collect::<Vec<_>>().join(".")
}

/// A file of a bundle, whose bytes must have the digest that names it.
async fn file(folder: &str, name: Digest) -> Option<Vec<u8>> {
    let reply = ask([folder, &name.to_string()].concat(), None).await?;
    let right = reply.status == 200 && digest(&reply.bytes).await == Some(name);
    right.then_some(reply.bytes)
}
