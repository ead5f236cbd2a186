//! Receipts, read and verified by a library that has nothing to do with this product.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value as Json, json};

use crate::wire::Connection;
use crate::{Failure, Outcome, place};

/// Verifies a token with npm's `jose` against the keys that the server publishes, and gives its
/// payload and protected header.
///
/// # Errors
/// When Node.js or `jose` is missing, or the library refuses the token, with what it says.
pub async fn verify(port: u16, token: &str) -> Outcome<(Json, Json)> {
    let keys = Connection::open(port).await?.get("/.well-known/jwks.json").await?;
    assert_eq!(keys.status, 200, "the endpoint publishes no keys: {}", keys.text());
    let keys: Json = serde_json::from_slice(&keys.body)?;
    let verified = jose(&json!({ "keys": keys, "token": token }))?;
    let part = |name| verified.get(name).cloned().unwrap_or_default();
    Ok((part("payload"), part("header")))
}

/// Runs `jose` in Node.js.
fn jose(input: &Json) -> Outcome<Json> {
    let library = place::package("jose")?;
    let entry = library.join("dist/webapi/index.js");
    let mut node = Command::new(place::system("/usr/bin/node", "nodejs")?)
        .args(["--input-type=module", "--eval", include_str!("receipt.mjs")])
        .env("JOSE", entry)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut pipe) = node.stdin.take() {
        pipe.write_all(input.to_string().as_bytes())?;
    }
    let output = node.wait_with_output()?;
    match output.status.success() {
        true => Ok(serde_json::from_slice(&output.stdout)?),
        false => {
            let reason = String::from_utf8_lossy(&output.stderr).into_owned();
            Err(Failure::new(reason).during("`jose` refuses the receipt"))
        }
    }
}
