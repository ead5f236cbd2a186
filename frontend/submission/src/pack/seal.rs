//! Sealing with a passphrase: AES-GCM (256 bits), the key by PBKDF2 with HMAC-SHA-256 and a salt of
//! its own for each file, all in WebCrypto.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto, window};

use super::header::{Header, ITERATIONS};

/// What is sealed, and how it is opened.
pub(super) struct Sealed {
    pub(super) iterations: u32,
    pub(super) salt: [u8; 16],
    pub(super) iv: [u8; 12],
    pub(super) bytes: Vec<u8>,
}

/// Seals some bytes.
pub(super) async fn seal(passphrase: &str, bytes: &[u8]) -> Result<Sealed, JsValue> {
    let crypto = window().ok_or(JsValue::NULL)?.crypto()?;
    let (mut salt, mut iv) = ([0; 16], [0; 12]);
    crypto.get_random_values_with_u8_array(&mut salt)?;
    crypto.get_random_values_with_u8_array(&mut iv)?;
    let key = key(passphrase, &salt, ITERATIONS, "encrypt").await?;
    let sealing =
        crypto.subtle().encrypt_with_object_and_u8_array(&algorithm(&iv)?, &key, bytes)?;
    let bytes = Uint8Array::new(&JsFuture::from(sealing).await?).to_vec();
    Ok(Sealed { iterations: ITERATIONS, salt, iv, bytes })
}

/// Opens what was sealed; fails where the passphrase is another.
pub(super) async fn open(
    passphrase: &str,
    header: &Header,
    sealed: &[u8],
) -> Result<Vec<u8>, JsValue> {
    let key = key(passphrase, &header.salt, header.iterations, "decrypt").await?;
    let opening =
        subtle()?.decrypt_with_object_and_u8_array(&algorithm(&header.iv)?, &key, sealed)?;
    Ok(Uint8Array::new(&JsFuture::from(opening).await?).to_vec())
}

async fn key(
    passphrase: &str,
    salt: &[u8],
    iterations: u32,
    usage: &str,
) -> Result<CryptoKey, JsValue> {
    // What looks alike is alike, however another device writes it.
    let passphrase = String::from(JsString::from(passphrase).normalize("NFC"));
    let passphrase = Uint8Array::from(passphrase.as_bytes());
    let usages = Array::of1(&"deriveKey".into());
    let importing = subtle()?.import_key_with_str("raw", &passphrase, "PBKDF2", false, &usages)?;
    let secret: CryptoKey = JsFuture::from(importing).await?.dyn_into()?;
    let deriving = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", iterations.into()),
    ])?;
    let wanted = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let usages = Array::of1(&usage.into());
    let deriving =
        subtle()?.derive_key_with_object_and_object(&deriving, &secret, &wanted, false, &usages)?;
    JsFuture::from(deriving).await?.dyn_into()
}

fn algorithm(iv: &[u8]) -> Result<Object, JsValue> {
    object(&[("name", "AES-GCM".into()), ("iv", Uint8Array::from(iv).into())])
}

fn object(members: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    Ok(window().ok_or(JsValue::NULL)?.crypto()?.subtle())
}
