//! Tells the source the digest of the words that are loaded later, as which they are served, and
//! the linker to say what refers to what, by which the build splits the module.

use std::{env, fs, io};

use sha2::{Digest as _, Sha256};

fn main() -> io::Result<()> {
    let file = "words/en.json";
    println!("cargo::rerun-if-changed={file}");
    println!("cargo::rustc-env=WORDS_EN={:x}", Sha256::digest(fs::read(file)?));
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    Ok(())
}
