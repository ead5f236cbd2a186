//! Whether a submission may be accepted, in the order in which a refusal tells most.

use std::sync::Arc;

use aws_lc_rs::digest::Digest as Hash;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use shared::json::Members;
use shared::service::Plan;
use shared::settings::Settings;
use shared::submission::{Content, Opened, Submission, attachments, examine};

use super::Desk;
use crate::problem::{Code, Problem};

/// A submission as it was read.
pub(super) type Claims<'a> = Submission<Members<'a>>;

/// The signature must be the key's over exactly the bytes of this digest.
pub(super) fn signature(opened: &Opened<'_>, signed: &Hash) -> Result<(), Problem> {
    let key =
        ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, opened.point).map_err(|_| Code::WrongKey)?;
    let verified = key.verify_digest_sig(signed, &opened.signature);
    Ok(verified.map_err(|_| Code::BrokenSignature)?)
}

/// What is claimed must be true here and now.
pub(super) fn claims(desk: &Desk, submission: &Claims<'_>) -> Result<(), Problem> {
    if submission.aud != desk.audience {
        return Err(Code::WrongAudience.into());
    }
    let plan = plan(desk, submission)?;
    let settings = settings(desk, submission)?;
    let today = desk.clock.today().map_err(|_| Code::Internal)?;
    if (submission.day.days_since_epoch() - today.days_since_epoch()).abs() > 1 {
        return Err(Code::WrongDay.into());
    }
    let Content::Answers(answers) = &submission.content;
    let session = examine(plan, settings, answers, submission.day)?;
    if attachments(&session) == submission.attachments {
        Ok(())
    } else {
        Err(Code::WrongAttachments.into())
    }
}

fn plan(desk: &Desk, submission: &Claims<'_>) -> Result<Arc<Plan>, Problem> {
    let claimed = &submission.service;
    let service = desk.catalogue.service(&claimed.id).ok_or(Code::UnknownService)?;
    let bundle = service.bundle(&claimed.bundle).ok_or(Code::UnknownVersion)?;
    if bundle.manifest().version != claimed.version {
        return Err(Code::UnknownVersion.into());
    }
    if let Some(since) = desk.catalogue.superseded(&claimed.bundle) {
        let age = desk.clock.now().as_millisecond().saturating_sub(since);
        if age > desk.grace.as_millis() {
            return Err(Problem::with(Code::UnknownVersion, "the grace period is over"));
        }
    }
    bundle.plan().map_err(|error| {
        tracing::error!(error, "a bundle cannot be used");
        Code::Internal.into()
    })
}

fn settings<'a>(desk: &'a Desk, submission: &Claims<'_>) -> Result<&'a Settings, Problem> {
    let claimed = &submission.municipality;
    let municipality =
        desk.catalogue.municipality(&claimed.ars).ok_or(Code::UnknownMunicipality)?;
    let current = municipality.current();
    let settings = municipality.settings(&current).ok_or(Code::Internal)?;
    if !settings.services.contains_key(&submission.service.id) {
        return Err(Code::UnknownMunicipality.into());
    }
    if claimed.settings != current {
        return Err(Code::OutdatedSettings.into());
    }
    Ok(settings)
}
