//! The citizen's assistant: static files, all in memory, found by their exact names only.

mod asset;
mod compress;
mod framed;
mod negotiate;
mod security;
mod share;

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use axum::http::HeaderMap;
use axum::response::Response;

pub use asset::{Asset, Lifetime};
pub use framed::framed;
pub use security::{policy_with, secure, with_form_and_frame, with_style};
pub use share::{is_preflight, preflight};

use crate::StartError;

/// Folders inside each other, at most.
const MAX_DEPTH: u8 = 8;

/// The files of the assistant by their address.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    files: HashMap<String, Asset>,
    /// The page for a frame.
    frame: Option<Asset>,
}

impl Pages {
    /// Reads all files of a folder; none when the folder is missing.
    pub fn load(folder: &Path) -> Result<Self, StartError> {
        let mut pages = Self::default();
        if folder.is_dir() {
            let read = pages.read_folder(folder, "/", MAX_DEPTH);
            read.map_err(|error| StartError::at("read the assistant's files in", folder, &error))?;
            pages.fit_frame();
        }
        Ok(pages)
    }

    /// Whether there is a page to start with.
    pub fn is_there(&self) -> bool {
        self.files.contains_key("/index.html")
    }

    /// The file at an address.
    pub fn file(&self, address: &str) -> Option<&Asset> {
        self.files.get(address)
    }

    /// The file at an address, or the assistant itself for `/{ars}/{service}`, which says what is
    /// wrong where there is no such service.
    pub fn answer(&self, path: &str, request: &HeaderMap) -> Option<Response> {
        let path = if is_application(path) { "/index.html" } else { path };
        Some(self.files.get(path)?.answer(request))
    }

    fn read_folder(&mut self, folder: &Path, address: &str, depth: u8) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(OsStr::to_str) else { continue };
            if name.starts_with('.') || name.ends_with(".br") || name.ends_with(".gz") {
                continue;
            }
            if path.is_dir() {
                if let Some(depth) = depth.checked_sub(1) {
                    self.read_folder(&path, &format!("{address}{name}/"), depth)?;
                }
            } else {
                let asset = Asset::read(&path, media_type(name), lifetime(name))?;
                self.files.insert(format!("{address}{name}"), asset);
            }
        }
        Ok(())
    }
}

/// `/{ars}/{service}`, with or without a slash at the end.
fn is_application(path: &str) -> bool {
    let parts = path.strip_prefix('/').and_then(|path| path.split_once('/'));
    parts.is_some_and(|(ars, service)| {
        let service = service.strip_suffix('/').unwrap_or(service);
        ars.len() == 12
            && ars.bytes().all(|byte| byte.is_ascii_digit())
            && !service.is_empty()
            && service.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A name with 12 hexadecimal digits or more after a hyphen changes with the bytes. Trunk makes
/// 16, without zeros in front.
fn lifetime(name: &str) -> Lifetime {
    let hashed = name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        digits.count() >= 12
    });
    if hashed { Lifetime::Immutable } else { Lifetime::Revalidated }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_change_with_the_bytes_are_immutable() {
        let cases = [
            ("frontend-0123456789abcdef.js", Lifetime::Immutable),
            ("frontend-0123456789abcdef_bg.wasm", Lifetime::Immutable),
            ("words-en-0123456789abcdef0123456789abcdef.json", Lifetime::Immutable),
            ("assistant-123456789abcdef.css", Lifetime::Immutable),
            ("index.html", Lifetime::Revalidated),
            ("boot-loader.js", Lifetime::Revalidated),
            ("0123456789abcdef.js", Lifetime::Revalidated),
        ];
        for (name, expected) in cases {
            assert_eq!(lifetime(name), expected, "{name}");
        }
    }

    #[test]
    fn the_assistant_decides_what_an_address_of_an_application_shows() {
        let cases = [
            ("/149990000000/dog-tax", true),
            ("/149990000000/dog-tax/", true),
            ("/149990000000/", false),
            ("/14999000000/dog-tax", false),
            ("/149990000000/dog-tax/more", false),
            ("/149990000000/..", false),
        ];
        for (path, expected) in cases {
            assert_eq!(is_application(path), expected, "{path}");
        }
    }
}
