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
    let size = usize::try_from(size)?;
    // Files that differ in name differ in content.
    let fill = |begins: &[u8], ends: &[u8]| {
        let mut bytes = [begins, name.as_bytes()].concat();
        bytes.resize(size.saturating_sub(ends.len()), 0);
        [&bytes, ends].concat()
    };
    Ok(match known {
        Some(Media::Pdf) => fill(b"%PDF-1.7\n", b"\n%%EOF\n"),
        Some(Media::Jpeg) => fill(JPEG, b"\xff\xd9"),
        Some(Media::Png) => {
            let rest = u32::try_from(size.saturating_sub(PNG.len() + 8 + 4 + PNG_END.len()))?;
            let chunk = [PNG, &rest.to_be_bytes(), b"IDAT"].concat();
            fill(&chunk, &[b"\0\0\0\0", PNG_END].concat())
        }
        Some(Media::Tiff) => fill(b"II*\0\x08\0\0\0\0\0", b""),
        None => fill(b"Text", b""),
    })
}

/// A picture of one pixel up to its scan, which may be anything for who does not show it.
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\
    \xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0";

/// The same up to its pixel, and after it.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU";
const PNG_END: &[u8] = b"\0\0\0\0IEND\xaeB`\x82";

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
