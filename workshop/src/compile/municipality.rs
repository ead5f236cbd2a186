//! Municipalities, checked against the services that they offer.

use std::collections::BTreeMap;
use std::path::Path;

use shared::settings::{Notices, ParameterValue, Settings};
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use super::parameters::{fitting, word};
use super::{Compiled, subfolders};
use crate::definition::{self, ServiceSetting, SettingsDefinition, read_settings};
use crate::federal_state;
use crate::finding::{At, Code, Findings, did_you_mean};

/// A municipality as compiled.
#[derive(Clone, Debug)]
pub struct Municipality {
    /// Its settings. The digests of the notices are added when those are written.
    pub settings: Settings,
    /// Its notices by language.
    pub notices: BTreeMap<String, Notices>,
    /// The notices of services that have their own, by service and language.
    pub own_notices: BTreeMap<String, BTreeMap<String, Notices>>,
    /// Where they begin.
    pub at: At,
}

/// Compiles the settings of every municipality in a folder, in the order of their keys.
///
/// `services` are those compiled; `all` says that there are no others, so that a municipality
/// that offers another one is wrong.
pub fn compile_municipalities(
    folder: &Path,
    services: &[Compiled],
    all: bool,
    findings: &mut Findings,
) -> Vec<Municipality> {
    let topic = findings.about(Code::Settings);
    let mut municipalities = Vec::new();
    for folder in subfolders(folder, "settings.yaml", findings) {
        let Some(tree) = definition::open(&folder.join("settings.yaml"), findings) else {
            continue;
        };
        let Some(definition) = read_settings(&tree, findings) else { continue };
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        if name.as_deref() != Some(definition.settings.ars.as_str()) {
            let at = definition.places.get("ars").copied().unwrap_or(definition.at);
            let message = "the key is not the folder's name";
            findings.error(at, message, "name the folder by the twelve-digit regional key");
        }
        if let Err(errors) = definition.settings.validate() {
            refuse(&errors, &definition.places, definition.at, findings);
        }
        for service in &definition.services {
            if let Some(Err(errors)) = service.contact.as_ref().map(Validate::validate) {
                refuse(&errors, &service.places, service.id.at, findings);
            }
        }
        offered(&definition, services, all, findings);
        let SettingsDefinition { mut settings, notices, at, services: offered, .. } = definition;
        settle(&mut settings, services);
        let own = offered.into_iter().filter(|own| !own.notices.is_empty());
        let own_notices = own.map(|own| (own.id.text, own.notices)).collect();
        municipalities.push(Municipality { settings, notices, own_notices, at });
    }
    for service in services {
        let id = &service.service.id;
        if !municipalities.iter().any(|m| m.settings.services.contains_key(id)) {
            let message = format!("no municipality offers `{id}`");
            findings.warning(service.at, message, "add it under `services` of one's settings");
        }
    }
    findings.about(topic);
    municipalities
}

/// Sets the parameters that are the federal state.
fn settle(settings: &mut Settings, services: &[Compiled]) {
    let Some(state) = federal_state::of_municipality(&settings.ars) else { return };
    for compiled in services {
        let Some(own) = settings.services.get_mut(&compiled.service.id) else { continue };
        for name in &compiled.regional {
            own.parameters.insert(name.clone(), ParameterValue::Text(state.to_owned()));
        }
    }
}

fn refuse(
    errors: &ValidationErrors,
    places: &BTreeMap<&'static str, At>,
    otherwise: At,
    findings: &mut Findings,
) {
    for (name, kind) in errors.errors() {
        match kind {
            ValidationErrorsKind::Struct(inner) => refuse(inner, places, otherwise, findings),
            ValidationErrorsKind::List(_) => {}
            // Each service's part is looked at by itself.
            ValidationErrorsKind::Field(_) if name == "services" => {}
            ValidationErrorsKind::Field(_) => {
                let at = places.get(name.as_ref()).copied().unwrap_or(otherwise);
                let advice = match name.as_ref() {
                    "ars" => "write the twelve digits of the regional key in quotation marks",
                    "postcode" => "write five digits in quotation marks",
                    _ => "correct it; it is too short or too long",
                };
                findings.error(at, format!("`{name}` is not valid"), advice);
            }
        }
    }
}

fn offered(
    definition: &SettingsDefinition,
    services: &[Compiled],
    all: bool,
    findings: &mut Findings,
) {
    for setting in &definition.services {
        let service = services.iter().find(|known| known.service.id == setting.id.text);
        match service {
            Some(compiled) => {
                if !compiled.regional.is_empty()
                    && federal_state::of_municipality(&definition.settings.ars).is_none()
                {
                    let message = format!(
                        "`{}` needs the federal state, which the key `{}` does not begin with",
                        setting.id.text, definition.settings.ars
                    );
                    findings.error(setting.id.at, message, "correct the regional key");
                }
                parameters(setting, compiled, findings);
                let without = compiled.data.is_none();
                for (format, at) in &setting.inbox {
                    if without && format.needs_schema() {
                        let id = &setting.id.text;
                        let message = format!("`{id}` was made of no data schema");
                        findings.error(*at, message, "write `amt24`, or leave `inbox` out");
                    }
                }
            }
            None if all => {
                let known = services.iter().map(|known| known.service.id.as_str());
                let message = format!("there is no service `{}`", setting.id.text);
                let advice = did_you_mean(&setting.id.text, known, "remove it");
                findings.error(setting.id.at, message, advice);
            }
            None => {}
        }
    }
}

fn parameters(setting: &ServiceSetting, compiled: &Compiled, findings: &mut Findings) {
    let service = &compiled.service;
    let open = service.parameters.iter().filter(|own| own.default.is_none());
    for parameter in open.filter(|own| !compiled.regional.contains(&own.name)) {
        if !setting.parameters.iter().any(|given| given.name.text == parameter.name) {
            let message = format!(
                "the parameter `{}` of `{}` is not set: {}",
                parameter.name,
                service.id,
                word(parameter.value)
            );
            let advice = format!("add `{}: …` under `parameters`", parameter.name);
            findings.error(setting.id.at, message, advice);
        }
    }
    for given in &setting.parameters {
        match service.parameters.iter().find(|known| known.name == given.name.text) {
            Some(parameter) if compiled.regional.contains(&parameter.name) => {
                let message = format!("`{}` follows from the municipality's key", parameter.name);
                findings.error(given.name.at, message, "remove it");
            }
            Some(parameter) => {
                fitting(parameter, &given.value, findings);
            }
            None => {
                let known = service.parameters.iter().map(|known| known.name.as_str());
                let message = format!("`{}` has no parameter `{}`", service.id, given.name.text);
                let advice = did_you_mean(&given.name.text, known, "remove it");
                findings.error(given.name.at, message, advice);
            }
        }
    }
}
