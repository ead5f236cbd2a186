//! What stays in this browser: IndexedDB.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// One of the object stores.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Answers not yet submitted, by municipality and service.
    Drafts,
    /// Signed submissions and their receipts, by municipality and service.
    Submissions,
    /// The key pair of this device.
    Keys,
}

impl Shelf {
    const ALL: [Self; 3] = [Self::Drafts, Self::Submissions, Self::Keys];

    fn name(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Submissions => "submissions",
            Self::Keys => "keys",
        }
    }
}

/// Reads a value; `None` when there is none.
pub async fn get(shelf: Shelf, key: &str) -> Result<Option<JsValue>, JsValue> {
    let database = open().await?;
    let (_, store) = begin(&database, shelf, "readonly")?;
    let value = done(&store.get(&key.into())?).await?;
    Ok((!value.is_undefined()).then_some(value))
}

/// Stores a value in place of any other, synced to disk where the browser can.
pub async fn put(shelf: Shelf, key: &str, value: &JsValue) -> Result<(), JsValue> {
    let database = open().await?;
    let (transaction, store) = begin(&database, shelf, "readwrite")?;
    store.put_with_key(value, &key.into())?;
    committed(&transaction).await
}

/// Stores a value if there is none yet, synced to disk where the browser can; fails when there
/// is one, also one that another tab stored at this moment.
pub async fn add(shelf: Shelf, key: &str, value: &JsValue) -> Result<(), JsValue> {
    let database = open().await?;
    let (transaction, store) = begin(&database, shelf, "readwrite")?;
    store.add_with_key(value, &key.into())?;
    committed(&transaction).await
}

/// Removes a value, if there is one.
pub async fn remove(shelf: Shelf, key: &str) -> Result<(), JsValue> {
    let database = open().await?;
    let (transaction, store) = begin(&database, shelf, "readwrite")?;
    store.delete(&key.into())?;
    committed(&transaction).await
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory =
        js_sys::global().unchecked_into::<web_sys::Window>().indexed_db()?.ok_or(JsValue::NULL)?;
    let request: IdbOpenDbRequest = factory.open_with_u32("direktantrag", 1)?;
    let opening = request.clone();
    let make_stores = Closure::once_into_js(move || -> Result<(), JsValue> {
        let database: IdbDatabase = opening.result()?.unchecked_into();
        for shelf in Shelf::ALL {
            database.create_object_store(shelf.name())?;
        }
        Ok(())
    });
    request.set_onupgradeneeded(Some(make_stores.unchecked_ref()));
    Ok(done(&request).await?.unchecked_into())
}

/// A transaction with `durability: "strict"`, which `web-sys` has no stable binding for.
fn begin(
    database: &IdbDatabase,
    shelf: Shelf,
    mode: &str,
) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let arguments = Array::of3(&shelf.name().into(), &mode.into(), &options);
    let function: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let transaction: IdbTransaction =
        Reflect::apply(&function, database, &arguments)?.unchecked_into();
    let store = transaction.object_store(shelf.name())?;
    Ok((transaction, store))
}

async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(settled).await?;
    request.result()
}

async fn committed(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(settled).await.map(drop)
}
