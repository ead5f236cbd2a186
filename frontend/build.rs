//! Tells the source the digests of the words that are loaded later, as which they are served, and
//! the linker to say what refers to what, by which the build splits the module.

use std::{env, fs, io};

use sha2::{Digest as _, Sha256};

/// How many digits of a digest tell builds apart: 48 bits. All of them would be loaded by everyone.
const DIGITS: usize = 12;

fn main() -> io::Result<()> {
    for tag in ["en", "hsb", "uk", "ar", "de-x-simple"] {
        let file = format!("words/{tag}.json");
        let digest = format!("{:x}", Sha256::digest(fs::read(&file)?));
        let name = tag.replace('-', "_").to_uppercase();
        println!("cargo::rerun-if-changed={file}");
        println!("cargo::rustc-env=WORDS_{name}={}", digest.get(..DIGITS).unwrap_or_default());
    }
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    Ok(())
}
