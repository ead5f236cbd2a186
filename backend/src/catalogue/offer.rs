//! What is on offer, for those who ask.

use std::collections::{BTreeMap, HashMap};

use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value as Json, json};
use shared::service::Digest;

use super::{Bundle, Catalogue, Municipality, Service};
use crate::page::Asset;

/// The answers that change only with a restart.
#[derive(Debug)]
pub(super) struct Offers {
    services: Asset,
    service: HashMap<String, Asset>,
    municipalities: Asset,
    municipality: HashMap<String, Asset>,
}

impl Offers {
    pub(super) fn of(
        services: &BTreeMap<String, Service>,
        municipalities: &BTreeMap<String, Municipality>,
    ) -> Self {
        let list: Vec<Json> = services.values().map(|service| entry(&service.current)).collect();
        let service = services
            .iter()
            .map(|(id, service)| (id.clone(), Asset::of_json(&description(&service.current))));
        let names: Vec<Json> = municipalities
            .values()
            .filter_map(|municipality| municipality.settings(&municipality.current()))
            .map(|own| json!({ "ars": own.ars, "name": own.name, "demo": own.demo }))
            .collect();
        let municipality = municipalities.iter().map(|(ars, municipality)| {
            let answer = json!({ "ars": ars, "settings": municipality.current() });
            (ars.clone(), Asset::of_json(&answer))
        });
        Self {
            services: Asset::of_json(&json!({ "services": list })),
            service: service.collect(),
            municipalities: Asset::of_json(&json!({ "municipalities": names })),
            municipality: municipality.collect(),
        }
    }
}

impl Catalogue {
    /// `GET /api/v1/services`
    pub fn list_services(&self, request: &HeaderMap) -> Response {
        self.offers.services.answer(request)
    }

    /// `GET /api/v1/services/{id}`
    pub fn describe_service(&self, id: &str, request: &HeaderMap) -> Option<Response> {
        Some(self.offers.service.get(id)?.answer(request))
    }

    /// `GET /api/v1/services/{id}/{digest}`: a manifest, a structure or texts
    pub fn service_file(&self, id: &str, digest: &str, request: &HeaderMap) -> Option<Response> {
        let digest: Digest = digest.parse().ok()?;
        let mut bundles = self.service(id)?.bundles.values();
        Some(bundles.find_map(|bundle| bundle.file(digest))?.answer(request))
    }

    /// `GET /api/v1/municipalities`
    pub fn list_municipalities(&self, request: &HeaderMap) -> Response {
        self.offers.municipalities.answer(request)
    }

    /// `GET /api/v1/municipalities/{ars}`
    pub fn describe_municipality(&self, ars: &str, request: &HeaderMap) -> Option<Response> {
        Some(self.offers.municipality.get(ars)?.answer(request))
    }

    /// `GET /api/v1/municipalities/{ars}/{digest}`: settings or notices
    pub fn settings_file(&self, ars: &str, digest: &str, request: &HeaderMap) -> Option<Response> {
        let digest: Digest = digest.parse().ok()?;
        Some(self.municipality(ars)?.file(&digest)?.answer(request))
    }
}

fn entry(bundle: &Bundle) -> Json {
    let manifest = bundle.manifest();
    json!({
        "id": manifest.id, "version": manifest.version, "bundle": bundle.digest(),
        "titles": manifest.titles,
    })
}

fn description(bundle: &Bundle) -> Json {
    let manifest = bundle.manifest();
    json!({
        "id": manifest.id, "version": manifest.version, "bundle": bundle.digest(),
        "manifest": manifest,
    })
}
