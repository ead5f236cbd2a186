//! Files that a person has on the device, made to look as an answer says.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use shared::kind::Media;
use thirtyfour::By;

use super::Person;
use crate::{Failure, Outcome};

impl Person {
    /// Chooses files in place of those chosen before. An answer's line gives size, media type and
    /// name of each; an unknown media type makes a file of none. The bytes are not those of the
    /// answer's digest.
    pub(super) async fn choose_files(&self, field: &str, entered: &str) -> Outcome {
        let list = "return [...document.querySelectorAll(arguments[0] + ' .files__list li')]
            .map((item) => item.textContent).join('\\n') || 'nothing'";
        for _ in 0..20 {
            let shown = self.browser.script(list, vec![json!(field)]).await?;
            if shown == json!("nothing") {
                break;
            }
            self.click(&format!("{field} .files__list [data-action=remove]")).await?;
            let what = "the list without the file";
            let other = "const shown = [...document.querySelectorAll(
                    arguments[0] + ' .files__list li')].map((item) => item.textContent).join('\\n');
                return (shown || 'nothing') !== arguments[1]";
            self.browser.until(what, other, vec![json!(field), shown]).await?;
            self.keeps_focus("taking a file away").await?;
        }
        for (at, line) in entered.lines().enumerate() {
            let folder = self.files.path().join(at.to_string());
            let path = make(&folder, line)?;
            let input = self.browser.driver.find(By::Css(format!("{field} input[type=file]")));
            input.await?.send_keys(path.to_string_lossy()).await?;
            let listed = "return document.querySelectorAll(
                arguments[0] + ' .files__list li').length === arguments[1]";
            let what = format!("`{line}` to be listed");
            self.browser.until(&what, listed, vec![json!(field), json!(at + 1)]).await?;
        }
        Ok(())
    }
}

/// Writes the file that a line of an answer tells of.
fn make(folder: &Path, line: &str) -> Outcome<PathBuf> {
    let bytes = bytes(line)?;
    let name = line.splitn(4, ' ').last().unwrap_or_default();
    if name.contains(['/', '\\']) {
        return Err(Failure::new(format!("`{name}` is no name of a file")));
    }
    fs::create_dir_all(folder)?;
    let path = folder.join(name);
    fs::write(&path, bytes)?;
    Ok(path)
}

/// The content of a file that a line of an answer tells of: `digest size media-type name`, with
/// any digest.
///
/// # Errors
/// When the line has not these parts.
pub fn bytes(line: &str) -> Outcome<Vec<u8>> {
    let wrong = || Failure::new(format!("`{line}` does not say digest, size, type and name"));
    let parts: Vec<&str> = line.splitn(4, ' ').collect();
    let [_, size, media, name] = parts.as_slice() else { return Err(wrong()) };
    let size: u32 = size.parse().map_err(|_| wrong())?;
    let known = Media::ALL.into_iter().find(|known| known.media_type() == *media);
    let begins: &[u8] = match known {
        Some(Media::Pdf) => b"%PDF-1.7\n",
        Some(Media::Jpeg) => b"\xff\xd8\xff\xe0",
        Some(Media::Png) => b"\x89PNG\r\n\x1a\n",
        Some(Media::Tiff) => b"II*\0",
        None => b"Text",
    };
    // Files that differ in name differ in content.
    let mut bytes = [begins, name.as_bytes()].concat();
    bytes.resize(usize::try_from(size)?, 0);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_line_says() -> Outcome {
        let folder = tempfile::tempdir()?;
        for media in Media::ALL {
            let line = format!("0 1200 {} Plan Süd.{}", media.media_type(), media.word());
            let bytes = fs::read(make(folder.path(), &line)?)?;
            assert_eq!(bytes.len(), 1200, "{line}");
            assert_eq!(Media::of(&bytes), Some(media), "{line}");
        }
        assert_eq!(Media::of(&fs::read(make(folder.path(), "0 9 ? a.pdf")?)?), None);
        for line in ["", "0 1 application/pdf", "0 x application/pdf a.pdf", "0 1 ? ../a"] {
            assert!(make(folder.path(), line).is_err(), "{line}");
        }
        Ok(())
    }
}
