//! What the bytes of a file tell before anyone opens it: whether it is whole, whether it can be
//! opened without a password, and what a picture says beside what it shows.

use shared::kind::Media;

/// Why a file is of no use to the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It opens with a password only.
    Encrypted,
    /// A part of it is missing, or it is not what it begins as.
    Corrupt,
}

impl Flaw {
    /// The word for it between the parts of the assistant.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::Corrupt => "corrupt",
        }
    }
}

/// What a picture is; nothing in particular for what is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Picture {
    /// Whether it has more than what it shows: place, time, device (Exif), comments, hidden bytes.
    pub(crate) tells: bool,
    /// Its longest edge in pixels.
    pub(crate) edge: u32,
}

/// Looks at a file of a known type.
pub(crate) fn look(media: Media, bytes: &[u8]) -> Result<Picture, Flaw> {
    match media {
        Media::Pdf => pdf(bytes),
        Media::Jpeg => jpeg(bytes).ok_or(Flaw::Corrupt),
        Media::Png => png(bytes).ok_or(Flaw::Corrupt),
        Media::Tiff => tiff(bytes).ok_or(Flaw::Corrupt),
    }
}

/// Whether it is a photo as some phones take them (HEIF, ISO/IEC 23008-12).
pub(crate) fn is_heif(bytes: &[u8]) -> bool {
    let brands: [&[u8]; 6] = [b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|own| brands.contains(&own))
}

/// ISO 32000: the end is marked, and what is encrypted says so in a dictionary that is not.
fn pdf(bytes: &[u8]) -> Result<Picture, Flaw> {
    let last = bytes.len().saturating_sub(1024);
    if !bytes.get(last..).is_some_and(|end| has(end, b"%%EOF")) {
        return Err(Flaw::Corrupt);
    }
    let name = b"/Encrypt";
    let dictionary = |at: usize| {
        let after = bytes.get(at + name.len()..).unwrap_or_default();
        let word = after.trim_ascii_start();
        let spaced = word.len() < after.len();
        word.starts_with(b"<<") || spaced && word.first().is_some_and(u8::is_ascii_digit)
    };
    let encrypted = (0..bytes.len())
        .filter(|at| bytes.get(*at) == Some(&b'/'))
        .any(|at| bytes.get(at..).is_some_and(|rest| rest.starts_with(name)) && dictionary(at));
    if encrypted { Err(Flaw::Encrypted) } else { Ok(Picture::default()) }
}

/// ISO/IEC 10918-1, annex B: segments up to the end of the image.
fn jpeg(bytes: &[u8]) -> Option<Picture> {
    let mut picture = Picture::default();
    let mut at = 2;
    let mut scanned = false;
    loop {
        // In a scan, `FF` is followed by zero or a restart; elsewhere it begins a segment.
        let marker = loop {
            match (bytes.get(at)?, bytes.get(at + 1)?) {
                (0xff, 0xff) => at += 1,
                (0xff, 0 | 0xd0..=0xd7) => at += 2,
                (0xff, marker) => break *marker,
                _ if scanned => at += 1,
                _ => return None,
            }
        };
        at += 2;
        if marker == 0xd9 {
            picture.tells |= at < bytes.len();
            return (picture.edge > 0 && scanned).then_some(picture);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        let segment = bytes.get(at..at.checked_add(length)?)?;
        match marker {
            // The size of the picture; not the tables for Huffman and arithmetic coding.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let number = |at: usize| Some([*segment.get(at)?, *segment.get(at + 1)?]);
                let edges = [number(3)?, number(5)?].map(u16::from_be_bytes);
                picture.edge = edges.into_iter().map(u32::from).max()?;
            }
            0xda => scanned = true,
            // JFIF, colour profile and Adobe's colours are needed to show it.
            0xe0 | 0xe2 | 0xee => {
                let known: [&[u8]; 3] = [b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"];
                let own = segment.get(2..)?;
                picture.tells |= !known.iter().any(|known| own.starts_with(known));
            }
            0xe1..=0xef | 0xfe => picture.tells = true,
            _ => {}
        }
        at += length;
    }
}

/// ISO/IEC 15948: chunks up to the last.
fn png(bytes: &[u8]) -> Option<Picture> {
    let mut picture = Picture::default();
    let mut at = 8;
    loop {
        let number = |at: usize| -> Option<u32> {
            Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
        };
        let length = usize::try_from(number(at)?).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        let end = at.checked_add(length)?.checked_add(12)?;
        bytes.get(..end)?;
        match name {
            b"IHDR" => picture.edge = number(at + 8)?.max(number(at + 12)?),
            b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME" => picture.tells = true,
            b"IEND" => {
                picture.tells |= end < bytes.len();
                return (picture.edge > 0).then_some(picture);
            }
            _ => {}
        }
        at = end;
    }
}

/// TIFF 6.0, section 2: the first directory is in the file.
fn tiff(bytes: &[u8]) -> Option<Picture> {
    let offset: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
    let offset = match bytes.first()? {
        b'I' => u32::from_le_bytes(offset),
        _ => u32::from_be_bytes(offset),
    };
    let offset = usize::try_from(offset).ok()?;
    bytes.get(offset..offset.checked_add(2)?).map(|_| Picture::default())
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg_of(segments: &[(u8, &[u8])]) -> Vec<u8> {
        let mut bytes = b"\xff\xd8".to_vec();
        for (marker, content) in segments {
            let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
            bytes.extend([&[0xff, *marker], &length[..], content].concat());
        }
        bytes
    }

    /// A frame of 300 by 200.
    const FRAME: (u8, &[u8]) = (0xc0, b"\x08\0\xc8\x01\x2c\x01\x01\x11\0");
    const SCAN: (u8, &[u8]) = (0xda, b"\x01\x01\0\0\x3f\0");
    const JFIF: (u8, &[u8]) = (0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");

    #[test]
    fn a_pdf_is_whole_and_opens_without_a_password() {
        let of = |text: &str| look(Media::Pdf, ["%PDF-1.7\n", text].concat().as_bytes()).err();
        assert_eq!(of("trailer << /Root 1 0 R >>\n%%EOF\n"), None);
        assert_eq!(of("trailer << /Root 1 0 R >>"), Some(Flaw::Corrupt));
        assert_eq!(of(&["%%EOF", &" ".repeat(2000)].concat()), Some(Flaw::Corrupt));
        for encrypted in ["/Encrypt 12 0 R", "/Encrypt<<", "/Encrypt\r\n << /V 4 >>"] {
            assert_eq!(of(&[encrypted, "\n%%EOF"].concat()), Some(Flaw::Encrypted), "{encrypted}");
        }
        for plain in ["/EncryptMetadata false", "(/Encrypt me)", "/Encrypt"] {
            assert_eq!(of(&[plain, "\n%%EOF"].concat()), None, "{plain}");
        }
    }

    #[test]
    fn a_jpeg_is_whole_and_says_what_it_tells() {
        let scan = b"\x12\xff\0\x34\xff\xd0\x56";
        let whole = |segments: &[(u8, &[u8])]| [&jpeg_of(segments)[..], scan, b"\xff\xd9"].concat();
        let plain = whole(&[JFIF, FRAME, SCAN]);
        assert_eq!(look(Media::Jpeg, &plain), Ok(Picture { tells: false, edge: 300 }));
        for telling in [(0xe1, b"Exif\0\0II".as_slice()), (0xfe, b"by me"), (0xed, b"IPTC")] {
            let bytes = whole(&[JFIF, telling, FRAME, SCAN]);
            assert_eq!(look(Media::Jpeg, &bytes), Ok(Picture { tells: true, edge: 300 }));
        }
        let hidden = [&plain[..], b"more"].concat();
        assert_eq!(look(Media::Jpeg, &hidden), Ok(Picture { tells: true, edge: 300 }));
        for length in 0..plain.len() {
            assert_eq!(look(Media::Jpeg, &plain[..length]), Err(Flaw::Corrupt), "{length}");
        }
    }

    #[test]
    fn a_png_is_whole_and_says_what_it_tells() {
        let chunk = |name: &[u8], content: &[u8]| {
            let length = u32::try_from(content.len()).unwrap().to_be_bytes();
            [&length[..], name, content, b"crc!"].concat()
        };
        let start = b"\x89PNG\r\n\x1a\n".as_slice();
        let header = chunk(b"IHDR", b"\0\0\x0b\xb8\0\0\0\x10\x08\x02\0\0\0");
        let end = chunk(b"IEND", b"");
        let plain = [start, &header, &chunk(b"IDAT", b"x"), &end].concat();
        assert_eq!(look(Media::Png, &plain), Ok(Picture { tells: false, edge: 3000 }));
        let telling = [start, &header, &chunk(b"eXIf", b"II"), &end].concat();
        assert_eq!(look(Media::Png, &telling), Ok(Picture { tells: true, edge: 3000 }));
        for length in 0..plain.len() {
            assert_eq!(look(Media::Png, &plain[..length]), Err(Flaw::Corrupt), "{length}");
        }
    }

    #[test]
    fn other_pictures() {
        assert_eq!(look(Media::Tiff, b"II*\0\x08\0\0\0\0\0"), Ok(Picture::default()));
        assert_eq!(look(Media::Tiff, b"II*\0\x08\0\0\0\0"), Err(Flaw::Corrupt));
        assert_eq!(look(Media::Tiff, b"MM\0*\xff\xff\xff\xff"), Err(Flaw::Corrupt));
        assert!(is_heif(b"\0\0\0\x18ftypheic\0\0\0\0"));
        assert!(!is_heif(b"\0\0\0\x18ftypisom\0\0\0\0"));
        assert!(!is_heif(b"ftyp"));
    }
}
