//! The routes, from which both the router and its description are made.

use crate::problem::Code;

/// With which codes parts alone are refused.
const OF_PARTS: [Code; 6] = [
    Code::ForeignKey,
    Code::WrongTime,
    Code::WrongPart,
    Code::WrongOffset,
    Code::PartConflict,
    Code::WrongContent,
];

/// With which codes any signed token may be refused.
const TOKEN: [Code; 11] = [
    Code::MalformedRequest,
    Code::BodyTooLarge,
    Code::WrongContentType,
    Code::MalformedToken,
    Code::WrongAlgorithm,
    Code::WrongTokenType,
    Code::UnknownCriticalHeader,
    Code::DuplicateMember,
    Code::WrongKey,
    Code::BrokenSignature,
    Code::WrongAudience,
];

/// With which codes questions after a status alone are refused.
const OF_STATUS: [Code; 2] = [Code::UnknownSubmission, Code::Replayed];

/// A route of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// All services.
    Services,
    /// One service with its manifest.
    Service,
    /// A file of a bundle.
    ServiceFile,
    /// All municipalities.
    Municipalities,
    /// One municipality.
    Municipality,
    /// Settings or notices.
    SettingsFile,
    /// The styles of a theme.
    Theme,
    /// Sending a submission.
    Submit,
    /// How far an attachment is.
    Attachment,
    /// Sending a part of an attachment.
    Part,
    /// What has become of a submission.
    Status,
    /// The endpoint's keys.
    Keys,
    /// This description.
    OpenApi,
    /// Whether the process answers.
    Health,
    /// Whether the store answers.
    Ready,
}

/// A status with what it means and the media type of its body; another type of the same status
/// needs no words.
type Success = (&'static str, &'static str, &'static str);

const JSON: &str = "application/json";

impl Route {
    /// All routes.
    pub const ALL: [Self; 15] = [
        Self::Services,
        Self::Service,
        Self::ServiceFile,
        Self::Municipalities,
        Self::Municipality,
        Self::SettingsFile,
        Self::Theme,
        Self::Submit,
        Self::Attachment,
        Self::Part,
        Self::Status,
        Self::Keys,
        Self::OpenApi,
        Self::Health,
        Self::Ready,
    ];

    fn parts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Services => ("services", "/api/v1/services", "All services on offer"),
            Self::Service => {
                ("service", "/api/v1/services/{id}", "The current version of a service")
            }
            Self::ServiceFile => (
                "serviceFile",
                "/api/v1/services/{id}/{digest}",
                "A manifest, structure or texts, named by the SHA-256 digest of their bytes",
            ),
            Self::Municipalities => {
                ("municipalities", "/api/v1/municipalities", "All municipalities served")
            }
            Self::Municipality => (
                "municipality",
                "/api/v1/municipalities/{ars}",
                "A municipality, by its twelve-digit regional key",
            ),
            Self::SettingsFile => (
                "settingsFile",
                "/api/v1/municipalities/{ars}/{digest}",
                "Settings or notices, named by the SHA-256 digest of their bytes",
            ),
            Self::Theme => (
                "theme",
                "/api/v1/themes/{colours}",
                "The styles of a theme, written as `action=#004b76; focus=#005a9c`",
            ),
            Self::Submit => (
                "submit",
                "/api/v1/submissions",
                "Sends a submission; the same bytes may be sent again at any time",
            ),
            Self::Attachment => (
                "attachment",
                "/api/v1/submissions/{id}/attachments/{sha256}",
                "How many bytes of an attachment are there",
            ),
            Self::Part => (
                "part",
                "/api/v1/submissions/{id}/attachments/{sha256}",
                "Sends a part of an attachment; the same part may be sent again",
            ),
            Self::Status => (
                "status",
                "/api/v1/status",
                "What has become of a submission; asked with its key, or the secret in its receipt",
            ),
            Self::Keys => (
                "keys",
                "/.well-known/jwks.json",
                "The keys that receipts are signed with (RFC 7517)",
            ),
            Self::OpenApi => ("openApi", "/api/v1/openapi.json", "This description"),
            Self::Health => ("health", "/healthz", "Whether the process answers"),
            Self::Ready => ("ready", "/readyz", "Whether submissions can be stored"),
        }
    }

    /// The operation's name.
    pub fn name(self) -> &'static str {
        self.parts().0
    }

    /// The path with placeholders in braces.
    pub fn path(self) -> &'static str {
        self.parts().1
    }

    /// What it is for.
    pub fn summary(self) -> &'static str {
        self.parts().2
    }

    /// The method in lower case.
    pub fn method(self) -> &'static str {
        match self {
            Self::Submit | Self::Status => "post",
            Self::Part => "patch",
            _ => "get",
        }
    }

    /// What it answers when all is well.
    pub fn successes(self) -> &'static [Success] {
        match self {
            Self::Submit => &[
                ("201", "Stored for good; the receipt as a JWS", "application/jose"),
                ("200", "These bytes were stored before; the same receipt", "application/jose"),
                ("202", "Kept for 24 hours; the attachments that are missing", JSON),
            ],
            Self::Part => &[
                ("204", "On the disk; `Upload-Offset` says how many bytes are there", JSON),
                ("201", "All attachments are there; the receipt as a JWS", "application/jose"),
                ("200", "They were there before; the same receipt", "application/jose"),
            ],
            Self::ServiceFile => &[
                ("200", "A manifest in JSON; structure and texts packed", JSON),
                ("200", "", "application/octet-stream"),
            ],
            Self::Theme => &[("200", "As asked", "text/css")],
            Self::Health => &[("200", "It does", "text/plain")],
            Self::Ready => &[("200", "They can", JSON)],
            _ => &[("200", "As asked", JSON)],
        }
    }

    /// The codes with which it refuses.
    pub fn refusals(self) -> Vec<Code> {
        let always = [Code::MethodNotAllowed, Code::Internal];
        let own: Vec<Code> = match self {
            Self::Service
            | Self::ServiceFile
            | Self::Municipality
            | Self::SettingsFile
            | Self::Attachment => vec![Code::NotFound],
            Self::Theme => vec![Code::MalformedRequest, Code::UnfitTheme],
            Self::Part => {
                let own = [Code::WrongDigest, Code::IdConflict, Code::TooBusy, Code::NotFound];
                [&TOKEN[..], &OF_PARTS, &own].concat()
            }
            Self::Status => {
                let own = [Code::WrongTime, Code::TooBusy];
                [&TOKEN[..], &OF_STATUS, &own].concat()
            }
            Self::Ready => vec![Code::TooBusy],
            Self::Submit => {
                let other = |code: &Code| {
                    let elsewhere = OF_PARTS.contains(code) || OF_STATUS.contains(code);
                    matches!(code, Code::NotFound | Code::UnfitTheme) || elsewhere
                };
                Code::ALL.into_iter().filter(|code| !other(code)).collect()
            }
            _ => Vec::new(),
        };
        always.into_iter().chain(own).collect()
    }
}
