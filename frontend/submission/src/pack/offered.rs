//! Whether a service is offered here.

use browser::digest;
use browser::endpoint::{Reply, ask, json, text_in};
use shared::service::Digest;

const NOT_OFFERED: &str = "not_offered";
const NETWORK: &str = "network";

/// Fails with `not_offered` where the municipality does not offer the service at this origin, and
/// with `network` where that is not known.
pub(super) async fn offered(ars: &str, service: &str) -> Result<(), &'static str> {
    let folder = ["/api/v1/municipalities/", ars].concat();
    let current = found(folder.clone()).await?;
    let current = json(&current.bytes).and_then(|own| text_in(&own, "settings"));
    let name: Digest = current.and_then(|own| own.parse().ok()).ok_or(NETWORK)?;
    let settings = found([&folder, "/", &name.to_string()].concat()).await?;
    if digest(&settings.bytes).await != Some(name) {
        return Err(NETWORK);
    }
    let settings = json(&settings.bytes).ok_or(NETWORK)?;
    let offers = settings.get("services").and_then(|services| services.get(service));
    offers.map(drop).ok_or(NOT_OFFERED)?;
    found(["/api/v1/services/", service].concat()).await.map(drop)
}

async fn found(path: String) -> Result<Reply, &'static str> {
    let reply = ask(path, None).await.ok_or(NETWORK)?;
    match reply.status {
        200 => Ok(reply),
        400 | 404 => Err(NOT_OFFERED),
        _ => Err(NETWORK),
    }
}
