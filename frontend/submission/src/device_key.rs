//! The key pair of this device (ECDSA on P-256, WebCrypto). Its private half cannot leave the
//! browser.

use std::cell::RefCell;

use browser::store::{Shelf, get, put};
use js_sys::{Array, Object, Reflect, Uint8Array};
use shared::submission::PublicKey;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto, window};

const NAME: &str = "signing";

thread_local! {
    /// The pair that this page signs with.
    static HELD: RefCell<Option<DeviceKey>> = const { RefCell::new(None) };
}

/// The key pair of this device.
#[derive(Clone)]
pub(crate) struct DeviceKey {
    private: CryptoKey,
    /// The public half, as it stands in a token.
    pub(crate) public: PublicKey,
}

impl DeviceKey {
    /// The pair kept in this browser, or a new one.
    ///
    /// Where the browser cannot keep keys a new one signs, the same as long as the page lives: it
    /// signs the attachments, too. What was signed stays valid.
    pub(crate) async fn get() -> Result<Self, JsValue> {
        if let Some(key) = HELD.with_borrow(Clone::clone) {
            return Ok(key);
        }
        let key = Self::kept().await?;
        HELD.set(Some(key.clone()));
        Ok(key)
    }

    async fn kept() -> Result<Self, JsValue> {
        if let Ok(Some(pair)) = get(Shelf::Keys, NAME).await
            && let Ok(key) = Self::of(&pair).await
        {
            return Ok(key);
        }
        let usages = Array::of2(&"sign".into(), &"verify".into());
        let generating = subtle()?.generate_key_with_object(&algorithm()?, false, &usages)?;
        let pair = JsFuture::from(generating).await?;
        let _ = put(Shelf::Keys, NAME, &pair).await;
        Self::of(&pair).await
    }

    /// Signs a text with ES256: r and s of 32 bytes each.
    pub(crate) async fn sign(&self, text: &str) -> Result<[u8; 64], JsValue> {
        let signing = subtle()?.sign_with_object_and_u8_array(
            &algorithm()?,
            &self.private,
            text.as_bytes(),
        )?;
        let signature = Uint8Array::new(&JsFuture::from(signing).await?).to_vec();
        signature.try_into().map_err(|_| JsValue::NULL)
    }

    async fn of(pair: &JsValue) -> Result<Self, JsValue> {
        let half = |name: &str| -> Result<CryptoKey, JsValue> {
            Reflect::get(pair, &name.into())?.dyn_into()
        };
        let point = JsFuture::from(subtle()?.export_key("raw", &half("publicKey")?)?).await?;
        let public = PublicKey::from_point(&Uint8Array::new(&point).to_vec());
        Ok(Self { private: half("privateKey")?, public: public.ok_or(JsValue::NULL)? })
    }
}

/// Whether a signature (ES256) is that key's over the text.
pub(crate) async fn verify(
    key: &PublicKey,
    text: &str,
    signature: &[u8; 64],
) -> Result<bool, JsValue> {
    let point = key.point().ok_or(JsValue::NULL)?;
    let point = Uint8Array::from(point.as_slice());
    let usages = Array::of1(&"verify".into());
    let importing =
        subtle()?.import_key_with_object("raw", &point, &algorithm()?, true, &usages)?;
    let key: CryptoKey = JsFuture::from(importing).await?.dyn_into()?;
    let verifying = subtle()?.verify_with_object_and_u8_array_and_u8_array(
        &algorithm()?,
        &key,
        signature,
        text.as_bytes(),
    )?;
    Ok(JsFuture::from(verifying).await?.is_truthy())
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    Ok(window().ok_or(JsValue::NULL)?.crypto()?.subtle())
}

/// What generating and importing ask for, and signing and verifying.
fn algorithm() -> Result<Object, JsValue> {
    let algorithm = Object::new();
    for (name, value) in [("name", "ECDSA"), ("namedCurve", "P-256"), ("hash", "SHA-256")] {
        Reflect::set(&algorithm, &name.into(), &value.into())?;
    }
    Ok(algorithm)
}
