//! A municipality's settings.

use serde_json::Value as Json;
use shared::settings::{Contact, ParameterValue, ServiceSettings, Settings};

use super::members::{Members, parsed, text};

/// The settings of a municipality.
pub(crate) fn settings(json: &Json) -> Option<Settings> {
    let own =
        Members::of(json, &["ars", "name", "demo", "contact", "notices", "feedback", "services"])?;
    Some(Settings {
        ars: own.text("ars")?,
        name: own.text("name")?,
        demo: own.flag("demo")?,
        contact: contact(own.get("contact")?)?,
        notices: own.map("notices", parsed)?,
        feedback: own.text("feedback")?,
        services: own.map("services", service)?,
    })
}

fn contact(json: &Json) -> Option<Contact> {
    let own = Members::of(
        json,
        &["office", "street", "postcode", "place", "telephone", "email", "hours"],
    )?;
    Some(Contact {
        office: own.map("office", text)?,
        street: own.text("street")?,
        postcode: own.text("postcode")?,
        place: own.text("place")?,
        telephone: own.text("telephone")?,
        email: own.text("email")?,
        hours: own.map("hours", text)?,
    })
}

fn service(json: &Json) -> Option<ServiceSettings> {
    let own = Members::of(json, &["parameters"])?;
    Some(ServiceSettings { parameters: own.map("parameters", parameter)? })
}

fn parameter(json: &Json) -> Option<ParameterValue> {
    Some(match json {
        Json::Bool(given) => ParameterValue::YesNo(*given),
        Json::Number(number) => ParameterValue::Number(number.as_i64()?),
        Json::String(text) => ParameterValue::Text(text.clone()),
        _ => return None,
    })
}
