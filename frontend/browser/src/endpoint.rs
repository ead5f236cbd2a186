//! Talking with the endpoint.

use std::future::Future;
use std::pin::Pin;

use gloo_net::http::{Method, Request, RequestBuilder};
use js_sys::Uint8Array;
use serde_json::Value as Json;
use shared::json::{Limits, Tree, read, read_tree};

use crate::site;

/// The most that is read of one answer, in bytes.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// What the endpoint answers.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The media type, with its parameters.
    pub media_type: String,
    /// The body.
    pub bytes: Vec<u8>,
}

/// An answer of the endpoint, or none when the network fails.
pub type Replying = Pin<Box<dyn Future<Output = Option<Reply>>>>;

/// Asks for a file, or sends a signed token when there is one.
pub fn ask(path: String, token: Option<String>) -> Replying {
    Box::pin(async move {
        let method = if token.is_some() { Method::POST } else { Method::GET };
        let request = RequestBuilder::new(&at(&path)).method(method);
        let request = match token {
            Some(token) => request.header("Content-Type", "application/jose").body(token).ok()?,
            None => request.build().ok()?,
        };
        reply(request).await
    })
}

/// Sends a JSON text.
pub fn ask_json(path: String, body: String) -> Replying {
    Box::pin(async move {
        let request = RequestBuilder::new(&at(&path)).method(Method::POST);
        reply(request.header("Content-Type", "application/json").body(body).ok()?).await
    })
}

/// The address of a path at the endpoint.
fn at(path: &str) -> String {
    [&site::origin(), path].concat()
}

async fn reply(request: Request) -> Option<Reply> {
    let response = request.send().await.ok()?;
    let media_type = response.headers().get("content-type").unwrap_or_default();
    let bytes = response.binary().await.ok()?;
    (bytes.len() <= MAX_BYTES).then(|| Reply { status: response.status(), media_type, bytes })
}

/// Sends a part of an attachment with its token.
pub async fn send_part(path: String, token: &str, bytes: &[u8]) -> Option<Reply> {
    let request = RequestBuilder::new(&at(&path))
        .method(Method::PATCH)
        .header("Content-Type", "application/octet-stream")
        .header("Part-Token", token)
        .body(Uint8Array::from(bytes))
        .ok()?;
    reply(request).await
}

/// Some bytes as JSON, read strictly.
pub fn json(bytes: &[u8]) -> Option<Json> {
    read(bytes, Limits { bytes: MAX_BYTES, depth: 100 }).ok()
}

/// Some bytes as JSON, read strictly and without copying texts.
pub fn tree(bytes: &[u8]) -> Option<Tree<'_>> {
    read_tree(bytes, Limits { bytes: MAX_BYTES, depth: 100 }).ok()
}

/// A member that is a text.
pub fn text_in(json: &Json, member: &str) -> Option<String> {
    json.get(member)?.as_str().map(str::to_owned)
}
