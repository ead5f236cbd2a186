//! Everything that a preview serves, as compiled at one moment.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use shared::service::Plan;
use shared::settings::Settings;

use super::file::{File, media_type};
use super::start::{Scenarios, scenarios_of};
use crate::bundle::{BundleError, bundle, settings_files};
use crate::compile::{
    Compiled, Municipality, compile_municipalities, compile_service, compile_services,
};
use crate::finding::{Findings, Severity};

/// Where definitions are.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The folder with one folder for each service.
    pub services: PathBuf,
    /// The folder with one folder for each municipality.
    pub municipalities: PathBuf,
    /// The services to show by their ids; all when none is named.
    pub only: Vec<String>,
}

/// What definitions gave when they were last read.
#[derive(Debug, Default)]
pub struct Site {
    /// What the endpoint would publish, by address.
    published: BTreeMap<String, File>,
    services: BTreeMap<String, Shown>,
    municipalities: Vec<Settings>,
    findings: Vec<String>,
    errors: usize,
}

/// A service that is shown.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) plan: Arc<Plan>,
    pub(super) title: String,
    pub(super) bundle: String,
    pub(super) scenarios: Scenarios,
}

impl Site {
    /// Compiles what is there. While there are errors, `before` goes on being shown.
    pub fn compile(origin: &Origin, before: Option<&Self>) -> Self {
        let mut findings = Findings::default();
        let services = match origin.only.as_slice() {
            [] => compile_services(&origin.services, &mut findings),
            ids => ids
                .iter()
                .filter_map(|id| compile_service(&origin.services.join(id), &mut findings))
                .collect(),
        };
        let municipalities =
            compile_municipalities(&origin.municipalities, &services, false, &mut findings);
        // Advice waits for `direktantrag check`, which knows what the author allows.
        let urgent = findings.all().filter(|finding| finding.severity != Severity::Advice);
        let shown = urgent.map(|finding| findings.show(finding)).collect();
        let errors = findings.errors();
        let site = match errors {
            0 => Self::of(services, &municipalities),
            _ => Ok(before.map(Self::again).unwrap_or_default()),
        };
        match site {
            Ok(site) => Self { findings: shown, errors, ..site },
            Err(error) => Self { findings: vec![error.to_string()], errors: 1, ..Self::default() },
        }
    }

    fn of(services: Vec<Compiled>, municipalities: &[Municipality]) -> Result<Self, BundleError> {
        let mut site = Self::default();
        let mut list = Vec::new();
        for compiled in services {
            let made = bundle(&compiled)?;
            let folder = format!("/api/v1/services/{}", made.id);
            let manifest = made.files.iter().find(|(name, _)| name == "manifest.json");
            let manifest: Json = serde_json::from_slice(manifest.map_or(b"", |(_, bytes)| bytes))?;
            list.push(json!({
                "id": made.id, "version": made.version, "bundle": made.digest,
                "titles": manifest.get("titles"),
            }));
            site.publish(
                &folder,
                &json!({
                    "id": made.id, "version": made.version, "bundle": made.digest,
                    "manifest": manifest,
                }),
            )?;
            site.publish_files(&folder, made.files);
            let scenarios = scenarios_of(&compiled.folder);
            let Ok(plan) = Plan::new(compiled.service) else { continue };
            let title = compiled.texts.values().next();
            let title = title.map_or_else(|| made.id.clone(), |texts| texts.service.title.clone());
            let bundle = made.digest.to_string();
            let shown = Shown { plan: Arc::new(plan), title, bundle, scenarios };
            site.services.insert(made.id, shown);
        }
        site.publish("/api/v1/services", &json!({ "services": list }))?;
        let mut list = Vec::new();
        for municipality in municipalities {
            let made = settings_files(municipality)?;
            let folder = format!("/api/v1/municipalities/{}", made.ars);
            let own = &municipality.settings;
            list.push(json!({ "ars": own.ars, "name": own.name, "demo": own.demo }));
            site.publish(&folder, &json!({ "ars": made.ars, "settings": made.digest }))?;
            site.publish_files(&folder, made.files);
            site.municipalities.push(own.clone());
        }
        site.publish("/api/v1/municipalities", &json!({ "municipalities": list }))?;
        Ok(site)
    }

    fn again(&self) -> Self {
        let shown = |shown: &Shown| Shown {
            plan: Arc::clone(&shown.plan),
            title: shown.title.clone(),
            bundle: shown.bundle.clone(),
            scenarios: shown.scenarios.clone(),
        };
        Self {
            published: self.published.clone(),
            services: self.services.iter().map(|(id, own)| (id.clone(), shown(own))).collect(),
            municipalities: self.municipalities.clone(),
            ..Self::default()
        }
    }

    fn publish(&mut self, address: &str, json: &Json) -> Result<(), BundleError> {
        let file = File { media_type: media_type("json"), bytes: serde_json::to_vec(json)? };
        self.published.insert(address.to_owned(), file);
        Ok(())
    }

    fn publish_files(&mut self, folder: &str, files: Vec<(String, Vec<u8>)>) {
        for (name, bytes) in files {
            let (name, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
            let file = File { media_type: media_type(ending), bytes };
            self.published.insert(format!("{folder}/{name}"), file);
        }
    }

    /// What is published at an address.
    pub(super) fn published(&self, address: &str) -> Option<&File> {
        self.published.get(address)
    }

    pub(super) fn shown(&self, service: &str) -> Option<&Shown> {
        self.services.get(service)
    }

    /// The settings of a municipality that offers a service.
    pub(super) fn settings(&self, ars: &str, service: &str) -> Option<&Settings> {
        let offering = |own: &&Settings| own.ars == ars && own.services.contains_key(service);
        self.municipalities.iter().find(offering)
    }

    /// How many errors kept the definitions from being shown as they are.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many services can be shown.
    pub fn services(&self) -> usize {
        self.services.len()
    }

    /// What the panel offers: services, municipalities, scenarios, and what is wrong.
    pub(super) fn overview(&self) -> Json {
        let services = self.services.iter().map(|(id, shown)| {
            let offering = |own: &&Settings| own.services.contains_key(id);
            let offering = self.municipalities.iter().filter(offering);
            let offering: Vec<Json> =
                offering.map(|own| json!({ "ars": own.ars, "name": own.name })).collect();
            json!({
                "id": id, "title": shown.title, "bundle": shown.bundle,
                "municipalities": offering, "scenarios": shown.scenarios.overview(),
            })
        });
        json!({
            "services": services.collect::<Vec<_>>(),
            "findings": self.findings, "errors": self.errors,
        })
    }
}
