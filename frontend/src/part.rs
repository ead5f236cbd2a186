//! The part of this module that an application needs. The build puts everything that is reached
//! through here alone into a file of its own, which is loaded once an application is begun, or at
//! once where this browser keeps one.

use std::future::Future;
use std::pin::Pin;

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::application;
use crate::load::{Entrance, Failure};
use crate::page::{self, Drawing};
use crate::shell::Shell;

/// An application being opened.
type Opening = Pin<Box<dyn Future<Output = Result<Drawing, Failure>>>>;

impl From<SplitLoaderError> for Failure {
    fn from(_: SplitLoaderError) -> Self {
        Self::Unreachable
    }
}

/// Opens an application; `begins` has a new one begun where none is kept.
pub(crate) async fn open(
    shell: &'static Shell,
    entrance: &'static Entrance,
    begins: bool,
) -> Result<Drawing, Failure> {
    opening(shell, entrance, begins).await?.await
}

#[wasm_split(application, wasm_split_path = leptos::wasm_split, fallible)]
fn opening(
    shell: &'static Shell,
    entrance: &'static Entrance,
    begins: bool,
) -> Result<Opening, Failure> {
    Ok(Box::pin(async move {
        let application = application::open(shell, entrance, begins).await?;
        Ok(page::drawing(application))
    }))
}
