//! Tells the source the digest of the words that are loaded later, as which they are served.

use std::{fs, io};

use sha2::{Digest as _, Sha256};

fn main() -> io::Result<()> {
    let file = "words/en.json";
    println!("cargo::rerun-if-changed={file}");
    println!("cargo::rustc-env=WORDS_EN={:x}", Sha256::digest(fs::read(file)?));
    Ok(())
}
