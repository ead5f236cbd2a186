//! The parts of this module that are not needed to show a first question: [`Answering`], which takes
//! what is answered and is loaded as soon as the question is there, and [`Later`]. The build puts
//! what is reached through them alone into files of their own, which share the memory.

mod answering;
mod later;

use leptos::wasm_split::SplitLoaderError;

use crate::application;
use crate::load::{Entrance, Failure};
use crate::page::{self, Drawing};
use crate::shell::Shell;

pub(crate) use answering::{Answering, answering, takes};
pub(crate) use later::{Later, later, there};

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
    let application = application::open(shell, entrance, begins).await?;
    Ok(page::drawing(application))
}
