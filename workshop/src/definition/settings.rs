//! `municipalities/<ars>/settings.yaml`.

use std::collections::BTreeMap;

use shared::by_name::ByName;
use shared::export::Format;
use shared::language::Language;
use shared::settings::{
    Contact, DRAFT_DAYS, Embed, LEAST_DRAFT_DAYS, LocalText, MOST_DRAFT_DAYS, Notices,
    ParameterValue, ServiceSettings, Settings, is_host,
};

use super::members::{Members, flag, items, pairs, text, texts};
use super::shape::{CONTACT, DRAFTS, EMBED, OFFER, SETTINGS};
use super::theme;
use super::yaml::{Style, Tree, Written};
use crate::finding::{At, Findings, did_you_mean, or_list};

/// A municipality's settings, with where they stand.
#[derive(Debug)]
pub struct SettingsDefinition {
    /// The settings themselves. The digests of the notices are added when those are written.
    pub settings: Settings,
    /// The notices by language.
    pub notices: BTreeMap<String, Notices>,
    /// Where the file begins.
    pub at: At,
    /// Where each value of the fixed part stands, by its key.
    pub places: BTreeMap<&'static str, At>,
    /// What is set for services.
    pub services: Vec<ServiceSetting>,
}

/// What is set for a service.
#[derive(Debug)]
pub struct ServiceSetting {
    /// The service's id.
    pub id: Written,
    /// Its parameters.
    pub parameters: Vec<ParameterSetting>,
    /// Who answers questions about it, if others do.
    pub contact: Option<Contact>,
    /// Its own notices by language; none where those of the municipality hold.
    pub notices: BTreeMap<String, Notices>,
    /// The formats that its inbox gets, with where each stands.
    pub inbox: Vec<(Format, At)>,
    /// Where each value of its contact stands, by its key.
    pub places: BTreeMap<&'static str, At>,
}

/// The value of a parameter.
#[derive(Debug)]
pub struct ParameterSetting {
    /// The parameter's name.
    pub name: Written,
    /// Its value as written.
    pub value: Written,
}

/// Reads settings; nothing when a part that must be there is missing.
pub fn read_settings(tree: &Tree, findings: &mut Findings) -> Option<SettingsDefinition> {
    let before = findings.errors();
    let mut members = Members::of(tree, &SETTINGS, findings)?;
    let mut places = BTreeMap::new();
    let ars = place(members.need_text("ars", findings), "ars", &mut places);
    let name = place(members.need_text("name", findings), "name", &mut places);
    let demo = members.text("demo", findings).and_then(|written| flag(&written, findings));
    let theme = members.take("theme").map(|tree| theme::read(tree, findings));
    let contact = members.need("contact", findings);
    let contact = contact.and_then(|tree| read_contact(tree, &mut places, findings));
    let imprint = local(&mut members, "imprint", findings);
    let privacy = local(&mut members, "privacy", findings);
    let accessibility = local(&mut members, "accessibility", findings);
    let with = |privacy: &LocalText| notices(&imprint, privacy, &accessibility);
    let feedback = place(members.need_text("feedback", findings), "feedback", &mut places);
    let drafts = members.take("drafts");
    let draft_days = drafts.and_then(|tree| read_drafts(tree, findings));
    let embed = members.take("embed").map(|tree| read_embed(tree, findings));
    let services = members.need("services", findings);
    let services = services.map_or(Vec::new(), |tree| read_services(tree, &with, findings));
    members.finish(findings);
    let by_service = services.iter().map(|service| {
        let parameters = service
            .parameters
            .iter()
            .map(|parameter| (parameter.name.text.clone(), value(&parameter.value)));
        let own = ServiceSettings {
            parameters: parameters.collect(),
            contact: service.contact.clone(),
            notices: ByName::new(),
            inbox: service.inbox.iter().map(|(format, _)| *format).collect(),
        };
        (service.id.text.clone(), own)
    });
    let settings = Settings {
        ars,
        name,
        demo: demo.unwrap_or(false),
        theme: theme.unwrap_or_default().to_string(),
        contact: contact?,
        notices: ByName::new(),
        feedback,
        draft_days: draft_days.unwrap_or(DRAFT_DAYS),
        embed: embed.unwrap_or_default(),
        services: by_service.collect(),
    };
    (findings.errors() == before).then_some(SettingsDefinition {
        settings,
        notices: with(&privacy),
        at: tree.at,
        places,
        services,
    })
}

/// How many days a draft stays on a device.
fn read_drafts(tree: &Tree, findings: &mut Findings) -> Option<u32> {
    let mut members = Members::of(tree, &DRAFTS, findings)?;
    let written = members.need_text("days", findings);
    members.finish(findings);
    let written = written?;
    let days = written
        .text
        .parse()
        .ok()
        .filter(|days| (LEAST_DRAFT_DAYS..=MOST_DRAFT_DAYS).contains(days));
    if days.is_none() {
        let message = format!("`{}` is no number of days for drafts", written.text);
        let advice = format!("write a whole number from {LEAST_DRAFT_DAYS} to {MOST_DRAFT_DAYS}");
        findings.error(written.at, message, advice);
    }
    days
}

/// The origins, each as a browser writes it.
fn read_embed(tree: &Tree, findings: &mut Findings) -> Embed {
    let mut embed = Embed::default();
    let Some(mut members) = Members::of(tree, &EMBED, findings) else { return embed };
    let hosts = members.take("hosts");
    for host in hosts.map_or(Vec::new(), |tree| texts(items(tree, findings), findings)) {
        if embed.hosts.contains(&host.text) {
            findings.error(host.at, format!("`{}` stands here twice", host.text), "remove one");
        } else if is_host(&host.text) {
            embed.hosts.push(host.text);
        } else {
            let message = format!("`{}` is no origin", host.text);
            let advice = "write it as `https://www.musterstadt.example`, without a path";
            findings.error(host.at, message, advice);
        }
    }
    let drafts = members.text("drafts", findings).and_then(|written| flag(&written, findings));
    embed.drafts = drafts.unwrap_or(false);
    members.finish(findings);
    embed
}

fn read_contact(
    tree: &Tree,
    places: &mut BTreeMap<&'static str, At>,
    findings: &mut Findings,
) -> Option<Contact> {
    let mut members = Members::of(tree, &CONTACT, findings)?;
    let contact = Contact {
        office: local(&mut members, "office", findings),
        street: place(members.need_text("street", findings), "street", places),
        postcode: place(members.need_text("postcode", findings), "postcode", places),
        place: place(members.need_text("place", findings), "place", places),
        telephone: place(members.need_text("telephone", findings), "telephone", places),
        email: place(members.need_text("email", findings), "email", places),
        hours: local(&mut members, "hours", findings),
    };
    members.finish(findings);
    Some(contact)
}

/// The notices in each language that one of them is written in; German stands for what another
/// language lacks.
fn notices(
    imprint: &LocalText,
    privacy: &LocalText,
    accessibility: &LocalText,
) -> BTreeMap<String, Notices> {
    let mut notices = BTreeMap::new();
    for language in [imprint, privacy, accessibility].into_iter().flat_map(LocalText::keys) {
        let text = |texts: &LocalText| {
            texts.get(language).or_else(|| texts.get("de")).cloned().unwrap_or_default()
        };
        notices.entry(language.clone()).or_insert_with(|| Notices {
            imprint: text(imprint),
            privacy: text(privacy),
            accessibility: text(accessibility),
        });
    }
    notices
}

fn read_services(
    tree: &Tree,
    notices: &dyn Fn(&LocalText) -> BTreeMap<String, Notices>,
    findings: &mut Findings,
) -> Vec<ServiceSetting> {
    let mut services = Vec::new();
    for service in pairs(tree, "`services`", findings) {
        let mut own = ServiceSetting {
            id: service.key.clone(),
            parameters: Vec::new(),
            contact: None,
            notices: BTreeMap::new(),
            inbox: Vec::new(),
            places: BTreeMap::new(),
        };
        if let Some(mut members) = Members::of(&service.value, &OFFER, findings) {
            if let Some(tree) = members.take("parameters") {
                for parameter in pairs(tree, "`parameters`", findings) {
                    if let Some(value) = text(&parameter.value, findings) {
                        own.parameters
                            .push(ParameterSetting { name: parameter.key.clone(), value });
                    }
                }
            }
            if let Some(tree) = members.take("contact") {
                own.contact = read_contact(tree, &mut own.places, findings);
            }
            if let Some(tree) = members.take("privacy") {
                own.notices = notices(&read_local(tree, "privacy", findings));
            }
            if let Some(tree) = members.take("inbox") {
                own.inbox = read_formats(tree, findings);
            }
            members.finish(findings);
        }
        services.push(own);
    }
    services
}

/// The formats of a list, each once.
fn read_formats(tree: &Tree, findings: &mut Findings) -> Vec<(Format, At)> {
    let mut formats: Vec<(Format, At)> = Vec::new();
    for written in texts(items(tree, findings), findings) {
        match Format::of(&written.text) {
            Some(format) if !formats.iter().any(|(own, _)| *own == format) => {
                formats.push((format, written.at));
            }
            Some(_) => {
                let message = format!("`{}` stands here twice", written.text);
                findings.error(written.at, message, "remove one");
            }
            None => {
                let known = Format::ALL.map(Format::word);
                let message = format!("`{}` is no format", written.text);
                let advice = did_you_mean(&written.text, known, or_list(known));
                findings.error(written.at, message, advice);
            }
        }
    }
    formats
}

/// A text in several languages, German at least.
fn local(members: &mut Members<'_>, key: &'static str, findings: &mut Findings) -> LocalText {
    let tree = members.need(key, findings);
    tree.map_or(LocalText::new(), |tree| read_local(tree, key, findings))
}

/// The languages that a text can be in.
fn tags() -> String {
    Language::ALL.map(|language| format!("`{}`", language.tag())).join(", ")
}

fn read_local(tree: &Tree, key: &'static str, findings: &mut Findings) -> LocalText {
    let mut texts = LocalText::new();
    for member in pairs(tree, "a text in several languages", findings) {
        let Some(written) = text(&member.value, findings) else { continue };
        let tag = member.key.text.as_str();
        if Language::from_tag(tag).is_none_or(|language| language.tag() != tag) {
            let message = format!("`{tag}` is no language of the assistant");
            findings.error(member.key.at, message, format!("write one of {}", tags()));
        } else if written.text.trim().is_empty() {
            findings.error(written.at, "this text is empty", "write the text");
        } else {
            texts.insert(member.key.text.clone(), written.text.trim().to_owned());
        }
    }
    if !texts.contains_key("de") {
        findings.error(tree.at, format!("`{key}` has no German text"), "add `de: …`");
    }
    texts
}

fn place(
    written: Option<Written>,
    key: &'static str,
    places: &mut BTreeMap<&'static str, At>,
) -> String {
    let Some(written) = written else { return String::new() };
    places.insert(key, written.at);
    written.text
}

/// The value as its looks say; whether it fits the parameter is checked against the service.
pub(crate) fn value(written: &Written) -> ParameterValue {
    let plain = written.style == Style::Plain;
    match written.text.as_str() {
        "true" if plain => ParameterValue::YesNo(true),
        "false" if plain => ParameterValue::YesNo(false),
        text => match text.parse() {
            Ok(number) if plain => ParameterValue::Number(number),
            _ => ParameterValue::Text(text.to_owned()),
        },
    }
}
