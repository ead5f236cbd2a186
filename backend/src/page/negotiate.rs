//! Which compressed form a request accepts (RFC 9110, 12.5.3).

use axum::http::HeaderValue;

/// A compressed form that files are kept in, the better one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }
}

/// The first of the forms offered that the `Accept-Encoding` headers accept; none for the plain
/// form. Weights only tell what is refused: of what is accepted, the smallest is sent.
pub(super) fn accepted<'a>(
    headers: impl IntoIterator<Item = &'a HeaderValue>,
    offered: &[Encoding],
) -> Option<Encoding> {
    let lists: Vec<&str> = headers.into_iter().filter_map(|list| list.to_str().ok()).collect();
    let entries = || lists.iter().flat_map(|list| list.split(',')).map(entry);
    offered.iter().copied().find(|encoding| {
        let named = entries().find(|(name, _)| name.eq_ignore_ascii_case(encoding.name()));
        let any = || entries().find(|(name, _)| *name == "*");
        named.or_else(any).is_some_and(|(_, wanted)| wanted)
    })
}

/// The name of an entry, and whether its weight is more than zero.
fn entry(entry: &str) -> (&str, bool) {
    let (name, parameters) = entry.split_once(';').unwrap_or((entry, ""));
    let weight = parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("q="));
    let wanted = weight.is_none_or(|weight| weight.bytes().any(|b| matches!(b, b'1'..=b'9')));
    (name.trim(), wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_form_accepted_is_sent() {
        use Encoding::*;
        let both = [Brotli, Gzip].as_slice();
        let cases = [
            ("", both, None),
            ("br", both, Some(Brotli)),
            ("gzip, deflate, br, zstd", both, Some(Brotli)),
            ("gzip, deflate", both, Some(Gzip)),
            ("gzip, br", &[Gzip], Some(Gzip)),
            ("br", &[], None),
            ("br;q=0, gzip", both, Some(Gzip)),
            ("br; q=0.000", both, None),
            ("br;q=0.001", both, Some(Brotli)),
            ("*", both, Some(Brotli)),
            ("*, br;q=0", both, Some(Gzip)),
            ("identity", both, None),
            ("GZIP", both, Some(Gzip)),
            ("br;;q=;=,;", both, None),
        ];
        for (header, offered, encoding) in cases {
            let header = HeaderValue::from_static(header);
            assert_eq!(accepted([&header], offered), encoding, "{header:?}");
        }
    }
}
