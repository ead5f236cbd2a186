//! What a submission claims.

use serde::Serialize;
use validator::{Validate, ValidationError};

use super::{Attachment, MAX_ATTACHMENTS, is_submission_id};
use crate::Date;
use crate::answers::Answers;
use crate::json::{Members, Tree};
use crate::language::Language;
use crate::service::Digest;

/// A submission (Einreichung): the payload of the signed token. Its answers may be borrowed from
/// where they were read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Validate)]
pub struct Submission<A = Answers> {
    /// The endpoint it is for, by its public address without a slash at the end.
    #[validate(length(min = 1, max = 200))]
    pub aud: String,
    /// Its name, a UUIDv7 made where it was signed.
    #[validate(custom(function = "valid_id"))]
    pub id: String,
    /// What is applied for.
    #[validate(nested)]
    pub service: ServiceReference,
    /// Who is responsible.
    #[validate(nested)]
    pub municipality: MunicipalityReference,
    /// The day for which the answers were assessed, in Europe/Berlin.
    pub day: Date,
    /// The language it was filled in, as a BCP 47 tag.
    #[validate(custom(function = "valid_language"))]
    pub language: String,
    /// What was answered.
    pub content: Content<A>,
    /// The files that prove it: those that [`attachments`](super::attachments) finds in the
    /// answers, so that they are known also where answers are sealed.
    #[validate(length(max = "MAX_ATTACHMENTS"))]
    pub attachments: Vec<Attachment>,
}

/// The bundle by which the answers were assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Validate)]
pub struct ServiceReference {
    /// The service's id.
    #[validate(length(min = 1, max = 100))]
    pub id: String,
    /// Its version.
    #[validate(length(min = 1, max = 40))]
    pub version: String,
    /// The digest that names the bundle.
    pub bundle: Digest,
}

/// The settings by which the answers were assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Validate)]
pub struct MunicipalityReference {
    /// The municipality's twelve-digit regional key.
    #[validate(length(equal = 12))]
    pub ars: String,
    /// The digest that names its settings.
    pub settings: Digest,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Content<A = Answers> {
    /// In the clear: pruned, with the computed values.
    Answers(A),
}

impl<'a> Submission<Members<'a>> {
    /// Reads a payload that has exactly the members it must have, each of its own form; nothing
    /// else of it is checked.
    pub fn read(payload: Tree<'a>) -> Option<Self> {
        let names =
            ["attachments", "aud", "content", "day", "id", "language", "municipality", "service"];
        let members = payload.into_members()?.exactly(names)?;
        let [attachments, aud, content, day, id, language, municipality, service] = members;
        let [answers] = content.into_members()?.exactly(["answers"])?;
        let [ars, settings] = municipality.into_members()?.exactly(["ars", "settings"])?;
        let [bundle, service, version] =
            service.into_members()?.exactly(["bundle", "id", "version"])?;
        let Tree::List(attachments) = attachments else { return None };
        let attachments: Option<Vec<_>> = attachments.into_iter().map(Attachment::read).collect();
        Some(Self {
            aud: aud.into_text()?,
            id: id.into_text()?,
            service: ServiceReference {
                id: service.into_text()?,
                version: version.into_text()?,
                bundle: bundle.text()?.parse().ok()?,
            },
            municipality: MunicipalityReference {
                ars: ars.into_text()?,
                settings: settings.text()?.parse().ok()?,
            },
            day: day.text()?.parse().ok()?,
            language: language.into_text()?,
            content: Content::Answers(answers.into_members()?),
            attachments: attachments?,
        })
    }

    /// The same with answers of its own.
    pub fn into_owned(self) -> Submission {
        let Self { aud, id, service, municipality, day, language, content, attachments } = self;
        let Content::Answers(answers) = content;
        let content = Content::Answers(Answers(answers.to_map()));
        Submission { aud, id, service, municipality, day, language, content, attachments }
    }
}

fn valid_id(id: &str) -> Result<(), ValidationError> {
    if is_submission_id(id) { Ok(()) } else { Err(ValidationError::new("submission_id")) }
}

fn valid_language(tag: &str) -> Result<(), ValidationError> {
    match Language::from_tag(tag) {
        Some(language) if language.tag() == tag => Ok(()),
        _ => Err(ValidationError::new("language")),
    }
}
