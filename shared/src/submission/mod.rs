//! What is sent: the signed envelope, what it claims, and the receipt for it.
//!
//! A submission is a JWS in compact form (RFC 7515) with ES256 (RFC 7518, 3.4); the public key
//! of the signer stands in its header as a JWK (RFC 7517). Nothing here signs or verifies: that
//! is the browser's and the endpoint's, each with its own library.

mod attachment;
mod case_number;
mod claims;
mod examine;
mod identifier;
mod key;
mod receipt;
mod status;
mod token;
mod upload_part;

pub use attachment::{Attachment, MAX_ATTACHMENTS, attachments};
pub use case_number::{case_number, read_case_number};
pub use claims::{Content, MunicipalityReference, ServiceReference, Submission};
pub use examine::{Refusal, examine};
pub use identifier::{is_submission_id, submission_id};
pub use key::PublicKey;
pub use receipt::{OpenedReceipt, Receipt, open_receipt, receipt_signing_input};
pub use status::{
    MAX_STATUS, OpenedQuestion, STATUS_WINDOW, State, Status, StatusLink, StatusQuestion,
    open_question, signer, status_nonce, status_signing_input,
};
pub use token::{
    MAX_TOKEN, Opened, PART_TYPE, RECEIPT_TYPE, STATUS_TYPE, SUBMISSION_TYPE, TokenError, compact,
    open, signing_input,
};
pub use upload_part::{MAX_PART, OpenedPart, UploadPart, open_part, part_signing_input};
