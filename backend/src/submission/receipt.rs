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

/// Signs that a submission was received.
pub(super) fn sign(
    key: &EndpointKey,
    submission: &Claims<'_>,
    sha256: Digest,
    received: Timestamp,
) -> Result<Signed, Unusable> {
    let mut random = [0; 7];
    rand::fill(&mut random).map_err(|_| Unusable)?;
    let receipt = Receipt {
        id: submission.id.clone(),
        sha256,
        received: received.round(Unit::Millisecond).map_err(|_| Unusable)?.to_string(),
        case_number: case_number(random),
        ars: submission.municipality.ars.clone(),
        service: submission.service.id.clone(),
    };
    let text = receipt_signing_input(key.kid(), &receipt).map_err(|_| Unusable)?;
    let signature = key.sign(&text)?;
    Ok(Signed { token: compact(&text, &signature), receipt, received })
}
