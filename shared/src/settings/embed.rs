//! What a municipality allows to the pages of others that show its applications.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// The most hosts that are named.
const MOST: u64 = 50;

/// What a municipality allows to the pages of others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct Embed {
    /// The origins (RFC 6454) whose pages may show its applications in a frame, such as
    /// `https://www.musterstadt.example`.
    #[serde(default)]
    #[validate(length(max = "MOST"), custom(function = "valid_hosts"))]
    pub hosts: Vec<String>,
    /// Whether the element on a page of others keeps drafts in the browser at that page's origin,
    /// where its scripts can read them.
    #[serde(default)]
    pub drafts: bool,
}

impl Embed {
    /// Whether it allows nothing.
    pub fn is_empty(&self) -> bool {
        self.hosts.is_empty() && !self.drafts
    }
}

/// Whether a text is an origin whose pages come as they were sent: over `https`, or from this
/// machine, as on a developer's.
pub fn is_host(text: &str) -> bool {
    let (name, port) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(name), _) => name.split_once(':').unwrap_or((name, "443")),
        (None, Some(name)) => match name.split_once(':') {
            Some(("localhost", port)) => ("localhost", port),
            _ => return false,
        },
        (None, None) => return false,
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    name.len() <= 253 && name.split('.').all(is_label) && port.parse::<u16>().is_ok()
}

fn valid_hosts(hosts: &[String]) -> Result<(), ValidationError> {
    match hosts.iter().all(|host| is_host(host)) {
        true => Ok(()),
        false => Err(ValidationError::new("host")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_an_origin_and_nothing_else() {
        for (text, expected) in [
            ("https://www.musterstadt.example", true),
            ("https://musterstadt.example:8443", true),
            ("http://localhost:8080", true),
            ("http://www.musterstadt.example", false),
            ("http://localhost", false),
            ("https://www.musterstadt.example/", false),
            ("https://*.example", false),
            ("https://a.example; script-src *", false),
            ("https://a.example https://b.example", false),
            ("https://Musterstadt.example", false),
            ("https://a.example:99999", false),
            ("https://", false),
            ("'self'", false),
            ("", false),
        ] {
            assert_eq!(is_host(text), expected, "{text}");
        }
    }
}
