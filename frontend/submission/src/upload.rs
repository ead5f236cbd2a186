//! Attachments on their way: part by part, from where the endpoint has them.

use browser::endpoint::{Reply, json as read, send_part, text_in};
use browser::{digest, now, site};
use js_sys::{Function, Promise};
use serde_json::Value as Json;
use shared::service::Digest;
use shared::submission::{MAX_PART, UploadPart, compact, part_signing_input};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

use crate::device_key::DeviceKey;
use crate::shelf;

/// The least and the first size of a part, in bytes: on a slow line a part must arrive in time, and
/// little is to be lost with it.
const LEAST: u64 = 32 * 1024;
const FIRST: u64 = 128 * 1024;

/// A part that took no longer than this, in milliseconds, is followed by a larger one.
const QUICK: u64 = 2_000;

/// How often a part is tried; each time the wait before is twice as long, from one second.
const TRIES: u32 = 4;

/// What came of sending what was missing.
pub(crate) enum Sent {
    /// The endpoint's answer to the last part: its receipt.
    Received(Reply),
    /// The endpoint has something else than was thought: ask it again, and when that does not help
    /// this is why.
    Ask(String),
    /// It did not get through.
    Trouble(&'static str),
    /// A file is not in this browser any more.
    Gone,
}

/// A file that the endpoint waits for.
struct Missing {
    sha256: Digest,
    size: u64,
    offset: u64,
}

/// Sends what an answer of the endpoint says to be missing. `told` is called with how much of it is
/// there, in percent.
pub(crate) async fn upload(draft: &str, id: &str, answer: &Reply, told: &Function) -> Sent {
    let Some(missing) = missing(answer) else { return Sent::Trouble("busy") };
    let Ok(key) = DeviceKey::get().await else { return Sent::Trouble("busy") };
    let aud = site::origin();
    let all: u64 = missing.iter().map(|file| file.size).sum();
    let mut there: u64 = missing.iter().map(|file| file.offset).sum();
    let mut most = FIRST;
    for Missing { sha256, size, mut offset } in missing {
        let path = ["/api/v1/submissions/", id, "/attachments/", &sha256.to_string()].concat();
        while offset < size {
            tell(told, there, all);
            let Some(bytes) = shelf::read(draft, &sha256.to_string(), offset, most).await else {
                return Sent::Gone;
            };
            let (Some(own), Ok(length)) = (digest(&bytes).await, u32::try_from(bytes.len())) else {
                return Sent::Trouble("busy");
            };
            let begun = now();
            let part = UploadPart {
                aud: aud.clone(),
                submission: id.to_owned(),
                attachment: sha256,
                offset,
                length,
                sha256: own,
                time: begun,
            };
            let Some(token) = sign(&key, &part).await else { return Sent::Trouble("busy") };
            let reply = match persist(&path, &token, &bytes).await {
                Ok((reply, first)) => {
                    let quick = first && now().saturating_sub(begun) <= QUICK;
                    most = if quick { most * 2 } else { most / 2 };
                    most = most.clamp(LEAST, u64::from(MAX_PART));
                    reply
                }
                Err(trouble) => return Sent::Trouble(trouble),
            };
            match reply.status {
                200 | 201 => return Sent::Received(reply),
                204 => {
                    offset = offset.saturating_add(u64::from(length));
                    there = there.saturating_add(u64::from(length));
                }
                _ => {
                    let code = read(&reply.bytes).and_then(|body| text_in(&body, "code"));
                    return Sent::Ask(code.unwrap_or_default());
                }
            }
        }
    }
    Sent::Ask(String::new())
}

/// Sends a part until it is answered for certain; also whether the first try was.
async fn persist(path: &str, token: &str, bytes: &[u8]) -> Result<(Reply, bool), &'static str> {
    let mut trouble = "network";
    for tried in 0..TRIES {
        if tried > 0 {
            sleep(500 << tried).await;
        }
        match send_part(path.to_owned(), token, bytes).await {
            None => trouble = "network",
            Some(reply) if matches!(reply.status, 408 | 425 | 429 | 500..) => trouble = "busy",
            Some(reply) => return Ok((reply, tried == 0)),
        }
    }
    Err(trouble)
}

async fn sign(key: &DeviceKey, part: &UploadPart) -> Option<String> {
    let input = part_signing_input(&key.public, part).ok()?;
    Some(compact(&input, &key.sign(&input).await.ok()?))
}

fn missing(answer: &Reply) -> Option<Vec<Missing>> {
    let body = read(&answer.bytes)?;
    let one = |file: &Json| {
        Some(Missing {
            sha256: text_in(file, "sha256")?.parse().ok()?,
            size: file.get("size")?.as_u64()?,
            offset: file.get("offset")?.as_u64()?,
        })
    };
    body.get("missing")?.as_array()?.iter().map(one).collect()
}

fn tell(told: &Function, there: u64, all: u64) {
    let percent = there.saturating_mul(100) / all.max(1);
    let percent = u32::try_from(percent).unwrap_or(100);
    let _ = told.call1(&JsValue::NULL, &percent.into());
}

async fn sleep(milliseconds: i32) {
    let waiting = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(waiting).await;
}
