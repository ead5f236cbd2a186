//! The routes, from which both the router and its description are made.

use crate::problem::Code;

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
    /// Sending a submission.
    Submit,
    /// The endpoint's keys.
    Keys,
    /// This description.
    OpenApi,
    /// Whether the process answers.
    Health,
    /// Whether the store answers.
    Ready,
}

/// A status with what it means and the media type of its body.
type Success = (&'static str, &'static str, &'static str);

const JSON: &str = "application/json";

impl Route {
    /// All routes.
    pub const ALL: [Self; 11] = [
        Self::Services,
        Self::Service,
        Self::ServiceFile,
        Self::Municipalities,
        Self::Municipality,
        Self::SettingsFile,
        Self::Submit,
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
            Self::Submit => (
                "submit",
                "/api/v1/submissions",
                "Sends a submission; the same bytes may be sent again at any time",
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
        if self == Self::Submit { "post" } else { "get" }
    }

    /// What it answers when all is well.
    pub fn successes(self) -> &'static [Success] {
        match self {
            Self::Submit => &[
                ("201", "Stored for good; the receipt as a JWS", "application/jose"),
                ("200", "These bytes were stored before; the same receipt", "application/jose"),
            ],
            Self::Health => &[("200", "It does", "text/plain")],
            Self::Ready => &[("200", "They can", JSON)],
            _ => &[("200", "As asked", JSON)],
        }
    }

    /// The codes with which it refuses.
    pub fn refusals(self) -> Vec<Code> {
        let always = [Code::MethodNotAllowed, Code::Internal];
        let own: Vec<Code> = match self {
            Self::Service | Self::ServiceFile | Self::Municipality | Self::SettingsFile => {
                vec![Code::NotFound]
            }
            Self::Ready => vec![Code::TooBusy],
            Self::Submit => Code::ALL.into_iter().filter(|code| *code != Code::NotFound).collect(),
            _ => Vec::new(),
        };
        always.into_iter().chain(own).collect()
    }
}
