//! Files that belong to an answer (Anlagen). The answer is what identifies each: the SHA-256 of its
//! bytes (FIPS 180-4), its size in bytes, its media type (RFC 6838) and its name, in one line as
//! `sha256sum` writes it; the bytes themselves are handed in apart from it.

use serde::{Deserialize, Serialize};

use super::grouping::decimal_mark;
use super::nfc;
use crate::assessment::{Fault, ProblemCode};
use crate::language::Language;

/// The most files that one answer may have.
pub const MOST_FILES: u32 = 20;

/// The largest that a file may be, in bytes.
pub const LARGEST_FILE: u32 = 50_000_000;

/// How many bytes of a file [`Media::of`] needs.
pub const BEGINNING: usize = 8;

/// The longest name, in characters.
const LONGEST_NAME: usize = 120;

/// A type of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// PDF (ISO 32000).
    Pdf,
    /// JPEG (ISO/IEC 10918).
    Jpeg,
    /// PNG (ISO/IEC 15948).
    Png,
    /// TIFF 6.0.
    Tiff,
}

/// What is known of a type: the word, its media type, the endings of names, how files begin.
struct About {
    word: &'static str,
    media_type: &'static str,
    endings: &'static [&'static str],
    begins: &'static [&'static [u8]],
}

impl Media {
    /// All types.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Jpeg, Self::Png, Self::Tiff];

    fn about(self) -> &'static About {
        match self {
            Self::Pdf => &PDF,
            Self::Jpeg => &JPEG,
            Self::Png => &PNG,
            Self::Tiff => &TIFF,
        }
    }

    /// The word that authors write and people read: `pdf`.
    pub fn word(self) -> &'static str {
        self.about().word
    }

    /// Its media type: `application/pdf`.
    pub fn media_type(self) -> &'static str {
        self.about().media_type
    }

    /// The type of a file that begins with these bytes.
    pub fn of(beginning: &[u8]) -> Option<Self> {
        let begins = |media: &Self| media.about().begins.iter().any(|it| beginning.starts_with(it));
        Self::ALL.into_iter().find(begins)
    }

    /// Whether a name ends as those of its type do.
    pub fn fits(self, name: &str) -> bool {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        self.about().endings.iter().any(|known| known.eq_ignore_ascii_case(ending))
    }
}

static PDF: About =
    About { word: "pdf", media_type: "application/pdf", endings: &["pdf"], begins: &[b"%PDF-"] };
static JPEG: About = About {
    word: "jpeg",
    media_type: "image/jpeg",
    endings: &["jpg", "jpeg"],
    begins: &[b"\xff\xd8\xff"],
};
static PNG: About = About {
    word: "png",
    media_type: "image/png",
    endings: &["png"],
    begins: &[b"\x89PNG\r\n\x1a\n"],
};
static TIFF: About = About {
    word: "tiff",
    media_type: "image/tiff",
    endings: &["tif", "tiff"],
    begins: &[b"II*\0", b"MM\0*"],
};

/// Reads one line for each file. The name has neither path nor controls, and its ending is one of
/// its type's; no file is there twice.
pub(super) fn spell(typed: &str, types: &[Media], size: u32, max: u32) -> Result<String, Fault> {
    let mut lines: Vec<String> = Vec::new();
    let most = usize::try_from(max.min(MOST_FILES)).unwrap_or_default();
    for line in typed.lines().filter(|line| !line.trim().is_empty()) {
        if lines.len() == most {
            return Err(Fault::with(ProblemCode::TooMany, most));
        }
        let (hash, rest) = line.trim().split_once(' ').unwrap_or_default();
        let (bytes, rest) = rest.split_once(' ').unwrap_or_default();
        let (media, name) = rest.split_once(' ').unwrap_or_default();
        let hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let known = types.iter().find(|known| known.media_type() == media);
        let name = nfc::compose(name.trim());
        let good = hash.len() == 64
            && hash.bytes().all(hexadecimal)
            && is_name(&name)
            && known.is_some_and(|known| known.fits(&name))
            && !lines.iter().any(|other| other.starts_with(hash));
        let number: Option<u32> = bytes.parse().ok().filter(|_| !bytes.starts_with(['0', '+']));
        let Some(number) = number.filter(|_| good) else {
            let words: Vec<&str> = types.iter().map(|media| media.word()).collect();
            return Err(Fault::with(ProblemCode::NotAFile, words.join(", ")));
        };
        if number > size.min(LARGEST_FILE) {
            return Err(Fault::with(ProblemCode::FileTooLarge, size.min(LARGEST_FILE) / 1_000_000));
        }
        lines.push([hash, bytes, media, &name].join(" "));
    }
    Ok(lines.join("\n"))
}

/// Names and sizes, one in a line: `Lageplan.pdf (1,2 MB)`.
pub(super) fn show(files: &str, language: Language) -> String {
    let comma = decimal_mark(language).to_string();
    let line = |line: &str| {
        let mut parts = line.splitn(4, ' ').skip(1);
        let (bytes, _, name) = (parts.next()?, parts.next(), parts.next()?);
        let kilobytes = bytes.parse::<u32>().ok()?.div_ceil(1000);
        let (tenths, unit) = match kilobytes {
            0..1000 => (None, " kB)"),
            _ => (Some((kilobytes / 100 % 10).to_string()), " MB)"),
        };
        let whole = if tenths.is_some() { kilobytes / 1000 } else { kilobytes }.to_string();
        let tenths = tenths.map_or_else(String::new, |tenths| [comma.as_str(), &tenths].concat());
        Some([name, " (", &whole, &tenths, unit].concat())
    };
    let lines: Vec<String> = files.lines().filter_map(line).collect();
    lines.join("\n")
}

/// Whether a name is one of a file and not of a path.
fn is_name(name: &str) -> bool {
    let count = name.chars().count();
    (1..=LONGEST_NAME).contains(&count)
        && !name.starts_with('.')
        && !name.contains(|letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const OTHER: &str = "03b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    fn read(lines: &[(&str, &str)]) -> Result<String, ProblemCode> {
        let lines: Vec<String> =
            lines.iter().map(|(hash, rest)| format!("{hash} {rest}")).collect();
        let types = [Media::Pdf, Media::Jpeg];
        spell(&lines.join("\n"), &types, 2_000_000, 2).map_err(|fault| fault.code)
    }

    #[test]
    fn is_what_identifies_each_file() {
        for rest in [
            "1 application/pdf Lageplan.pdf",
            "2000000 application/pdf Plan mit Leerzeichen.PDF",
            "77 image/jpeg foto.jpeg",
        ] {
            assert_eq!(read(&[(HASH, rest)]), Ok(format!("{HASH} {rest}")), "{rest}");
        }
        for rest in [
            "",
            "0 application/pdf a.pdf",
            "+1 application/pdf a.pdf",
            "01 application/pdf a.pdf",
            "1 application/pdf a.jpg",
            "1 image/png a.png",
            "1 application/pdf ../a.pdf",
            "1 application/pdf .pdf",
            "1 application/pdf a\u{7}.pdf",
            "1 application/pdf",
        ] {
            assert_eq!(read(&[(HASH, rest)]), Err(ProblemCode::NotAFile), "{rest}");
        }
        let rest = "5 application/pdf a.pdf";
        assert_eq!(read(&[(&HASH.to_uppercase(), rest)]), Err(ProblemCode::NotAFile));
        assert_eq!(read(&[(HASH, rest), (HASH, rest)]), Err(ProblemCode::NotAFile));
        assert!(read(&[(HASH, rest), (OTHER, rest)]).is_ok());
        let three = [(HASH, rest), (OTHER, rest), (HASH, rest)];
        assert_eq!(read(&three), Err(ProblemCode::TooMany));
        let large = "2000001 application/pdf a.pdf";
        assert_eq!(read(&[(HASH, large)]), Err(ProblemCode::FileTooLarge));
    }

    #[test]
    fn people_read_names_and_sizes() {
        let files = format!("{HASH} 1 application/pdf a.pdf\n{HASH} 1234567 image/jpeg b c.jpg");
        assert_eq!(show(&files, Language::De), "a.pdf (1 kB)\nb c.jpg (1,2 MB)");
        assert_eq!(show(&files, Language::En), "a.pdf (1 kB)\nb c.jpg (1.2 MB)");
    }

    #[test]
    fn types_are_known_by_how_files_begin() {
        for (beginning, expected) in [
            (b"%PDF-1.7".as_slice(), Some(Media::Pdf)),
            (b"\xff\xd8\xff\xe0", Some(Media::Jpeg)),
            (b"\x89PNG\r\n\x1a\n", Some(Media::Png)),
            (b"MM\0*", Some(Media::Tiff)),
            (b"MZ", None),
            (b"", None),
        ] {
            assert_eq!(Media::of(beginning), expected);
        }
    }
}
