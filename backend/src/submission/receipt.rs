//! Making the receipt, which is stored together with the submission.

use aws_lc_rs::rand;
use jiff::{Timestamp, Unit};
use shared::service::Digest;
use shared::submission::{Receipt, case_number, compact, receipt_signing_input};

use super::check::Claims;
use crate::keys::{EndpointKey, Unusable};

/// A receipt, also in its signed form.
pub(super) struct Signed {
    pub(super) receipt: Receipt,
    pub(super) token: String,
    pub(super) received: Timestamp,
}

/// What a receipt is of.
pub(super) struct Of<'a> {
    /// The submission's id.
    pub(super) id: &'a str,
    /// The municipality's regional key.
    pub(super) ars: &'a str,
    /// The service's id.
    pub(super) service: &'a str,
}

impl<'a> Of<'a> {
    /// What the receipt of a submission is of.
    pub(super) fn submission(submission: &'a Claims<'_>) -> Self {
        Self {
            id: &submission.id,
            ars: &submission.municipality.ars,
            service: &submission.service.id,
        }
    }
}

/// Signs that a submission was received.
pub(super) fn sign(
    key: &EndpointKey,
    of: Of<'_>,
    sha256: Digest,
    received: Timestamp,
) -> Result<Signed, Unusable> {
    let mut random = [0; 7];
    rand::fill(&mut random).map_err(|_| Unusable)?;
    let receipt = Receipt {
        id: of.id.to_owned(),
        sha256,
        received: received.round(Unit::Millisecond).map_err(|_| Unusable)?.to_string(),
        case_number: case_number(random),
        ars: of.ars.to_owned(),
        service: of.service.to_owned(),
        status_secret: Some(key.status_secret(of.id)),
    };
    let text = receipt_signing_input(key.kid(), &receipt).map_err(|_| Unusable)?;
    let signature = key.sign(&text)?;
    Ok(Signed { token: compact(&text, &signature), receipt, received })
}
