//! A file that is served as it is, with its compressed forms.

use std::io;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use hyper::body::Bytes;
use shared::service::Digest;

use super::compress::{brotli, gzip};
use super::negotiate::{Encoding, accepted};

/// How long a file may be kept without asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// For good: its name changes with its bytes.
    Immutable,
    /// Only with asking each time whether it changed.
    Revalidated,
}

/// A file with its compressed forms, in memory.
#[derive(Clone, Debug)]
pub struct Asset {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    media_type: &'static str,
    lifetime: Lifetime,
    digest: Digest,
}

impl Asset {
    /// Reads a file, and the files beside it that end in `.br` and `.gz`.
    pub fn read(path: &Path, media_type: &'static str, lifetime: Lifetime) -> io::Result<Self> {
        let plain = Bytes::from(std::fs::read(path)?);
        let digest = Digest::of(&plain);
        let beside = |suffix: &str| match std::fs::read(with_suffix(path, suffix)) {
            Ok(bytes) => Ok(Some(Bytes::from(bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        };
        let (brotli, gzip) = (beside(".br")?, beside(".gz")?);
        Ok(Self { plain, brotli, gzip, media_type, lifetime, digest })
    }

    /// A page in HTML that was made here, compressed as far as it goes.
    pub fn of_html(html: String) -> Self {
        let plain = Bytes::from(html);
        Self {
            digest: Digest::of(&plain),
            brotli: brotli(&plain),
            gzip: gzip(&plain),
            plain,
            media_type: "text/html; charset=utf-8",
            lifetime: Lifetime::Revalidated,
        }
    }

    /// An answer made at start, in JSON; compressed where that makes it smaller.
    pub fn of_json(json: &serde_json::Value) -> Self {
        let plain = Bytes::from(json.to_string());
        let smaller = |form: &Bytes| form.len() < plain.len();
        Self {
            digest: Digest::of(&plain),
            brotli: brotli(&plain).filter(smaller),
            gzip: gzip(&plain).filter(smaller),
            plain,
            media_type: "application/json",
            lifetime: Lifetime::Revalidated,
        }
    }

    /// The file's bytes, uncompressed.
    pub fn bytes(&self) -> &Bytes {
        &self.plain
    }

    /// The digest of the uncompressed bytes.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The answer to a request with these headers: in the best form that it accepts, or 304 when
    /// it has that already (RFC 9110, 12.5.3 and 13.1.2).
    pub fn answer(&self, request: &HeaderMap) -> Response {
        let (body, encoding) = match accepted(request.get_all(ACCEPT_ENCODING), &self.offers()) {
            Some(Encoding::Brotli) => (self.brotli.as_ref(), Some("br")),
            Some(Encoding::Gzip) => (self.gzip.as_ref(), Some("gzip")),
            None => (None, None),
        };
        let tag = format!("\"{}{}\"", self.digest, encoding.unwrap_or_default());
        let mut response = if has_tag(request, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Body::from(body.unwrap_or(&self.plain).clone()).into_response();
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
            if let Some(encoding) = encoding {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
            response
        };
        let headers = response.headers_mut();
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.lifetime.cache_control()));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(ETAG, tag);
        }
        response
    }

    fn offers(&self) -> Vec<Encoding> {
        let brotli = self.brotli.is_some().then_some(Encoding::Brotli);
        brotli.into_iter().chain(self.gzip.is_some().then_some(Encoding::Gzip)).collect()
    }
}

impl Lifetime {
    fn cache_control(self) -> &'static str {
        match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Revalidated => "no-cache",
        }
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn has_tag(request: &HeaderMap, tag: &str) -> bool {
    let lists = request.get_all(IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    lists
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}
