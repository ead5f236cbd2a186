//! Where everything is: the checkout, what is built, the tools.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The checkout and the folders that belong to it.
pub(crate) struct Project {
    /// The workspace.
    pub(crate) root: PathBuf,
    /// Programs and npm packages that outlive the checkout: `DIREKTANTRAG_TOOLS`, or a folder in
    /// the user's cache.
    pub(crate) tools: PathBuf,
    /// Cargo's output.
    pub(crate) target: PathBuf,
}

impl Project {
    /// The project this command was started for. Cargo says it at run time; the path known at
    /// compile time would be another checkout's when both share an output folder.
    pub(crate) fn find() -> Result<Self, Failure> {
        let here = set("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let here = PathBuf::from(here);
        let root = here.parent().unwrap_or(&here).to_path_buf();
        let tools = match (set("DIREKTANTRAG_TOOLS"), set("HOME")) {
            (Some(tools), _) => root.join(tools),
            (None, Some(home)) => Path::new(&home).join(".cache/direktantrag/tools"),
            (None, None) => {
                return Err(Failure::Missing {
                    what: "a place for tools".to_owned(),
                    remedy: "set `HOME` or `DIREKTANTRAG_TOOLS`".to_owned(),
                });
            }
        };
        let target = root.join(set("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
        Ok(Self { root, tools, target })
    }

    /// Where the npm packages are.
    pub(crate) fn npm_modules(&self) -> PathBuf {
        self.tools.join("npm/node_modules")
    }

    /// What is served: services, municipalities and the app.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The endpoint's release build.
    pub(crate) fn server(&self) -> PathBuf {
        self.target.join("release/direktantrag-server")
    }

    /// Where python-stdnum is.
    pub(crate) fn stdnum(&self) -> PathBuf {
        self.tools.join("stdnum")
    }

    /// The debug build of the workshop.
    pub(crate) fn workshop(&self) -> PathBuf {
        self.target.join("debug/direktantrag")
    }

    /// The search path for programs, with the installed tools before all others.
    pub(crate) fn search_path(&self) -> OsString {
        let own = [self.tools.join("bin"), self.npm_modules().join(".bin")];
        let found = env::var_os("PATH").unwrap_or_default();
        let all = own.into_iter().chain(env::split_paths(&found));
        env::join_paths(all).unwrap_or(found)
    }
}

/// An environment variable that is there and not empty.
fn set(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}
