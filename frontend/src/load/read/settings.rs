//! A municipality's settings.

use shared::export::Format;
use shared::json::Tree;
use shared::settings::{
    Contact, DRAFT_DAYS, Embed, LEAST_DRAFT_DAYS, MOST_DRAFT_DAYS, ParameterValue, ServiceSettings,
    Settings, is_ars,
};

use super::members::{Members, list, maybe, parsed, text};

/// The settings of a municipality.
pub(crate) fn settings(json: &Tree<'_>) -> Option<Settings> {
    let own = Members::of(
        json,
        &[
            "ars",
            "name",
            "demo",
            "theme",
            "contact",
            "notices",
            "feedback",
            "draft_days",
            "embed",
            "services",
        ],
    )?;
    Some(Settings {
        ars: own.text("ars").filter(|ars| is_ars(ars))?,
        name: own.text_of("name", 1, 200)?,
        demo: own.flag("demo")?,
        // The page that was served has it already.
        theme: maybe(own.get("theme"), text)?.unwrap_or_default(),
        contact: contact(own.get("contact")?)?,
        notices: own.map("notices", parsed)?,
        feedback: own.text_of("feedback", 3, 254)?,
        draft_days: own
            .count_or("draft_days", DRAFT_DAYS)
            .filter(|days| (LEAST_DRAFT_DAYS..=MOST_DRAFT_DAYS).contains(days))?,
        // Which frames the page may be in, browsers are told by the endpoint.
        embed: Embed::default(),
        services: own.map("services", service)?,
    })
}

fn contact(json: &Tree<'_>) -> Option<Contact> {
    let own = Members::of(
        json,
        &["office", "street", "postcode", "place", "telephone", "email", "hours"],
    )?;
    Some(Contact {
        office: own.map("office", text)?,
        street: own.text_of("street", 1, 200)?,
        postcode: own.text_of("postcode", 5, 5)?,
        place: own.text_of("place", 1, 100)?,
        telephone: own.text_of("telephone", 3, 40)?,
        email: own.text_of("email", 3, 254)?,
        hours: own.map("hours", text)?,
    })
}

fn service(json: &Tree<'_>) -> Option<ServiceSettings> {
    let own = Members::of(json, &["parameters", "contact", "notices", "inbox"])?;
    Some(ServiceSettings {
        parameters: own.map("parameters", parameter)?,
        contact: maybe(own.get("contact"), contact)?,
        notices: own.map("notices", parsed)?,
        inbox: maybe(own.get("inbox"), formats)?.unwrap_or_default(),
    })
}

/// What the inbox gets is no matter here, but it is what it says.
fn formats(json: &Tree<'_>) -> Option<Vec<Format>> {
    list(json, |json| Format::of(&text(json)?))
}

/// The value of a parameter.
pub(super) fn parameter(json: &Tree<'_>) -> Option<ParameterValue> {
    Some(match json {
        Tree::YesNo(given) => ParameterValue::YesNo(*given),
        Tree::Number(number) => ParameterValue::Number(*number),
        Tree::Text(text) => ParameterValue::Text(text.clone().into_owned()),
        _ => return None,
    })
}
