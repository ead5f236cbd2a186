//! Names of files, made so that every program can take them.

use shared::kind::Media;

/// The longest name before its ending, in characters.
const LONGEST: usize = 100;

/// A name as answers may have it: without path and signs that some systems refuse, and with an
/// ending that fits what the file is. The name that a device gave stays as far as it can.
pub(crate) fn name(given: &str, media: Option<Media>) -> String {
    let own = media.filter(|media| !media.fits(given));
    // A photo of another type, or one that was made into another: its ending goes.
    let given = match given.rsplit_once('.') {
        Some((stem, ending)) if own.is_some() && is_ending(ending) => stem,
        _ => given,
    };
    let (stem, ending) = match (own, given.rsplit_once('.')) {
        (Some(media), _) => (given, media.word()),
        (None, Some((stem, ending))) => (stem, ending),
        (None, None) => (given, ""),
    };
    let stem: String = stem.chars().filter(|letter| !letter.is_control()).map(plain).collect();
    let stem: String = stem.trim().trim_start_matches('.').chars().take(LONGEST).collect();
    let stem = if stem.is_empty() { "Datei" } else { &stem };
    let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).take(10).collect();
    if ending.is_empty() { stem.to_owned() } else { [stem, ".", &ending].concat() }
}

/// A line of an answer with another name for the file, the ending kept; the same line where
/// nothing is left of the name.
pub(crate) fn rename(line: &str, typed: &str) -> String {
    let mut parts: Vec<&str> = line.splitn(4, ' ').collect();
    let (Some(media), Some(before)) = (parts.get(2), parts.get(3)) else { return line.to_owned() };
    let ending = before.rsplit_once('.').map(|(_, ending)| [".", ending].concat());
    let ending = ending.unwrap_or_default();
    let stem = typed.trim();
    let stem = stem.strip_suffix(&ending).unwrap_or(stem);
    if stem.trim_matches('.').trim().is_empty() {
        return line.to_owned();
    }
    let media = Media::ALL.into_iter().find(|own| own.media_type() == *media);
    let name = name(&[stem, &ending].concat(), media);
    parts.truncate(3);
    parts.push(&name);
    parts.join(" ")
}

fn is_ending(text: &str) -> bool {
    let known = ["pdf", "jpg", "jpeg", "png", "tif", "tiff", "heic", "heif"];
    known.iter().any(|known| known.eq_ignore_ascii_case(text))
}

fn plain(letter: char) -> char {
    if "/\\:*?\"<>|".contains(letter) { '_' } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_what_the_file_is() {
        for (given, media, expected) in [
            ("Lageplan.pdf", Some(Media::Pdf), "Lageplan.pdf"),
            ("Foto.JPG", Some(Media::Jpeg), "Foto.JPG"),
            ("Foto.png", Some(Media::Jpeg), "Foto.jpeg"),
            ("IMG_1.HEIC", Some(Media::Jpeg), "IMG_1.jpeg"),
            ("Brief 1.2", Some(Media::Pdf), "Brief 1.2.pdf"),
            ("scan", Some(Media::Pdf), "scan.pdf"),
            ("../a:b?.pdf", Some(Media::Pdf), "_a_b_.pdf"),
            (".pdf", Some(Media::Pdf), "Datei.pdf"),
            ("", Some(Media::Png), "Datei.png"),
            ("Notiz.txt", None, "Notiz.txt"),
        ] {
            assert_eq!(name(given, media), expected, "{given}");
        }
        let long = name(&["ä".repeat(300), ".pdf".to_owned()].concat(), Some(Media::Pdf));
        assert_eq!(long.chars().count(), 104);
    }

    #[test]
    fn another_name_keeps_the_ending() {
        let line = "ab 5 application/pdf a.pdf";
        for (typed, expected) in [
            ("Plan", "ab 5 application/pdf Plan.pdf"),
            (" Plan.pdf ", "ab 5 application/pdf Plan.pdf"),
            ("Plan 1.2", "ab 5 application/pdf Plan 1.2.pdf"),
            ("", line),
            ("..", line),
        ] {
            assert_eq!(rename(line, typed), expected, "{typed}");
        }
        assert_eq!(rename("", "a"), "");
    }
}
