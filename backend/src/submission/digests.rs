//! The two digests of a token: of all its bytes, which name it, and of those that were signed.

use aws_lc_rs::digest::{Context, Digest as Hash, SHA256};
use shared::service::Digest;

/// The digests of a token. The signed bytes stand at its beginning, so that one pass gives both.
pub(super) struct Digests {
    /// Of all bytes.
    pub(super) token: Digest,
    /// Of header and payload with the full stop between them.
    pub(super) signed: Hash,
}

impl Digests {
    /// The digests of a token that begins with what was signed.
    pub(super) fn of(token: &str, signed: &str) -> Self {
        let mut context = Context::new(&SHA256);
        context.update(signed.as_bytes());
        let signed_hash = context.clone().finish();
        context.update(token.strip_prefix(signed).unwrap_or_default().as_bytes());
        let mut bytes = [0; 32];
        for (byte, hashed) in bytes.iter_mut().zip(context.finish().as_ref()) {
            *byte = *hashed;
        }
        Self { token: Digest::from_bytes(bytes), signed: signed_hash }
    }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::digest::digest;

    use super::*;

    #[test]
    fn one_pass_gives_what_two_would() {
        for (token, signed) in [("a.b.c", "a.b"), ("..", "."), ("", "")] {
            let digests = Digests::of(token, signed);
            assert_eq!(digests.token, Digest::of(token.as_bytes()), "{token}");
            assert_eq!(digests.signed.as_ref(), digest(&SHA256, signed.as_bytes()).as_ref());
        }
    }
}
