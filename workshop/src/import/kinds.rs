//! Which kind of field an element becomes, with its bounds.

use fim::{Atom, Cardinality, DataType, Field, FieldKind, Pattern, Piece, Verdict};

use super::draft::{DraftCheck, DraftKind};
use super::known::Known;
use super::notes::Notes;

/// The longest text in one line.
const LONGEST_LINE: u32 = 255;
/// The longest text that a field may allow.
const LONGEST: u32 = 10_000;
/// The most bytes of a file, in megabytes.
const LARGEST_FILE: u64 = 50;
/// The most files of a field.
const MOST_FILES: u32 = 10;
/// The largest number.
const MAX_NUMBER: i64 = (1 << 53) - 1;

/// Words in labels of texts that need several lines.
const LONG: [&str; 8] = [
    "begründung",
    "beschreib",
    "erläuter",
    "bemerkung",
    "grund ",
    "schilder",
    "stellungnahme",
    "sonstige angaben",
];

/// A field's kind, and what must be checked beside.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub(super) kind: DraftKind,
    /// Checks over the value, which is written `{}`.
    pub(super) checks: Vec<DraftCheck>,
    /// Whether it takes all that stand there, so that it is not to be repeated.
    pub(super) several: bool,
}

/// The kind of a field that stands there so often, with this list if it has one.
pub(super) fn choose(
    field: &Field,
    occurs: Cardinality,
    known: Option<Known>,
    list: Option<String>,
    notes: &mut Notes<'_>,
) -> Chosen {
    let mut chosen = Chosen::default();
    let Chosen { kind, checks, several } = &mut chosen;
    if field.field_kind == FieldKind::Label {
        kind.name = "information";
        return chosen;
    }
    if let Some(list) = list {
        *several = occurs.repeats();
        kind.name = if *several { "choices" } else { "choice" };
        kind.list = Some(list);
        if *several {
            counted(occurs, checks);
        }
        return chosen;
    }
    match field.data_type {
        DataType::Bool => kind.name = "yes-no",
        DataType::Date => {
            kind.name = "date";
            kind.min.clone_from(&field.precision.min_value);
            kind.max.clone_from(&field.precision.max_value);
        }
        DataType::Time => kind.name = "time",
        DataType::DateTime => kind.name = "date-time",
        DataType::Integer => {
            kind.name = known.and_then(|known| known.kind).unwrap_or("integer");
            let bounds = if kind.name == "year" { (1000, 9999) } else { (-MAX_NUMBER, MAX_NUMBER) };
            (kind.min, kind.max) = whole(field, bounds);
        }
        DataType::Number => decimal(field, kind, notes),
        DataType::Money => {
            kind.name = "money";
            let cents = |value: &Option<String>| scaled(value.as_deref()?, 2);
            kind.min = cents(&field.precision.min_value);
            kind.max = cents(&field.precision.max_value);
        }
        DataType::File | DataType::Object => {
            *several = true;
            file(field, occurs, kind, notes);
        }
        DataType::Text | DataType::TextLatin => text(field, known, kind, checks, notes),
    }
    chosen
}

/// How many codes may be chosen.
fn counted(occurs: Cardinality, checks: &mut Vec<DraftCheck>) {
    let mut check = |id: &str, holds: String, message: String| {
        checks.push(DraftCheck { id: id.to_owned(), holds, soft: false, message });
    };
    if occurs.min > 1 {
        let least = occurs.min;
        let message = format!("Bitte wählen Sie mindestens {least} Angaben.");
        check("least", format!("size({{}}) >= {least}"), message);
    }
    if let Some(most) = occurs.max {
        let message = format!("Bitte wählen Sie höchstens {most} Angaben.");
        check("most", format!("size({{}}) <= {most}"), message);
    }
}

/// Whole bounds, as far as they are within what a kind can have.
fn whole(field: &Field, (least, most): (i64, i64)) -> (Option<String>, Option<String>) {
    let within = |value: &Option<String>| {
        let value: i64 = value.as_deref()?.trim().parse().ok()?;
        Some(value.clamp(least, most).to_string())
    };
    (within(&field.precision.min_value), within(&field.precision.max_value))
}

fn decimal(field: &Field, kind: &mut DraftKind, notes: &mut Notes<'_>) {
    kind.name = "decimal";
    let bounds = [&field.precision.min_value, &field.precision.max_value];
    let fraction = |value: &&Option<String>| {
        value
            .as_deref()
            .and_then(|own| own.split_once(['.', ',']))
            .map_or(0, |(_, digits)| digits.len())
    };
    let places = bounds.iter().map(fraction).max().unwrap_or(0).max(2);
    if places > 6 {
        let message =
            "numbers have at most six decimal places; the bounds were left out".to_owned();
        notes.warning(&field.about, message, "write a check");
    }
    let bound = |value: &Option<String>| {
        value.as_ref().filter(|_| places <= 6).map(|own| own.trim().replace(',', "."))
    };
    kind.places = u32::try_from(places.min(6)).ok();
    kind.min = bound(&field.precision.min_value);
    kind.max = bound(&field.precision.max_value);
}

/// A number in units of so many decimal places.
fn scaled(value: &str, places: usize) -> Option<String> {
    let (whole, fraction) = value.trim().split_once(['.', ',']).unwrap_or((value.trim(), ""));
    if fraction.len() > places {
        return None;
    }
    let number: i64 = format!("{whole}{fraction:0<places$}").parse().ok()?;
    (number.abs() <= MAX_NUMBER).then(|| number.to_string())
}

fn file(field: &Field, occurs: Cardinality, kind: &mut DraftKind, notes: &mut Notes<'_>) {
    kind.name = "file";
    if field.data_type == DataType::Object {
        let message = "objects are handed in as files".to_owned();
        notes.warning(&field.about, message, "see whether that is meant");
    }
    let mut unknown = Vec::new();
    for media_type in &field.media_types {
        let word = match media_type.as_str() {
            "application/pdf" => "pdf",
            "image/jpeg" | "image/jpg" => "jpeg",
            "image/png" => "png",
            "image/tiff" => "tiff",
            _ => {
                unknown.push(format!("`{media_type}`"));
                continue;
            }
        };
        if !kind.types.contains(&word) {
            kind.types.push(word);
        }
    }
    if !unknown.is_empty() {
        let message =
            format!("files of the type {} cannot be checked and are not taken", unknown.join(", "));
        notes.warning(&field.about, message, "offer another type, or ask for them in another way");
    }
    if kind.types.is_empty() {
        kind.types = vec!["pdf", "jpeg", "png"];
    }
    let megabytes = field.max_size.map(|bytes| bytes / 1_000_000);
    if let Some(size) = megabytes.filter(|size| *size > LARGEST_FILE) {
        let message = format!("files have at most {LARGEST_FILE} MB, not {size}");
        notes.warning(&field.about, message, "see whether that is enough");
    }
    kind.size = megabytes.map(|size| size.clamp(1, LARGEST_FILE));
    let most = occurs.max.unwrap_or(MOST_FILES).min(MOST_FILES);
    kind.max = (most > 1).then(|| most.to_string());
}

fn text(
    field: &Field,
    known: Option<Known>,
    kind: &mut DraftKind,
    checks: &mut Vec<DraftCheck>,
    notes: &mut Notes<'_>,
) {
    let precision = &field.precision;
    let mut length = |most: u32| {
        checks.push(DraftCheck {
            id: "length".to_owned(),
            holds: format!("size({{}}) <= {most}"),
            soft: false,
            message: format!("Bitte schreiben Sie höchstens {most} Zeichen."),
        });
    };
    if let Some(name) = known.and_then(|known| known.kind) {
        kind.name = name;
        match (name, precision.max_length) {
            ("telephone", Some(most)) if most < 40 => length(most),
            ("email", Some(most)) if most < 254 => length(most),
            ("reference", most) => kind.max = most.map(|most| most.min(LONGEST).to_string()),
            _ => {}
        }
        return;
    }
    let label = format!("{} {} ", field.wording.label, field.about.name).to_lowercase();
    let long = LONG.iter().any(|word| label.contains(word));
    let mut least = precision.min_length.filter(|least| *least > 1);
    if let Some(own) = least.take_if(|least| *least > LONGEST) {
        let message = format!("texts have at most {LONGEST} characters, not at least {own}");
        notes.warning(&field.about, message, "ask for a file");
    }
    let lines = match precision.max_length {
        // Names are in one line, however long they may be.
        Some(_) if known.is_some() => false,
        Some(most) => most > LONGEST_LINE,
        None => long || least.is_some_and(|least| least > LONGEST_LINE),
    };
    let most = precision.max_length.map(|most| most.clamp(1, LONGEST));
    if lines {
        kind.name = "multiline-text";
        kind.max = most.or(least.map(|_| LONGEST)).map(|most| most.to_string());
        if let Some(least) = least {
            checks.push(DraftCheck {
                id: "short".to_owned(),
                holds: format!("size({{}}) >= {least}"),
                soft: false,
                message: format!("Bitte schreiben Sie mindestens {least} Zeichen."),
            });
        }
    } else {
        kind.name = "text";
        kind.letters = known.and_then(|known| known.letters);
        kind.min = least.map(|least| least.to_string());
        let most = most.unwrap_or(LONGEST_LINE).max(least.unwrap_or(1));
        kind.max = Some(most.to_string());
    }
    if let Some(pattern) = precision.pattern.as_ref().filter(|own| own.verdict == Verdict::Sound) {
        match digits(pattern) {
            Some(digits) if !lines => {
                kind.letters = Some("digits");
                kind.min = Some(digits.min.to_string()).filter(|_| digits.min > 1);
                kind.max = Some(digits.max.to_string());
                if digits.no_zero {
                    checks.push(DraftCheck {
                        id: "pattern".to_owned(),
                        holds: "!{}.startsWith('0')".to_owned(),
                        soft: false,
                        message: "Die erste Ziffer ist keine Null.".to_owned(),
                    });
                }
            }
            _ => {
                let message = format!("the pattern `{}` is not checked", pattern.text);
                notes.warning(&field.about, message, "write a check that says what it means");
            }
        }
    }
}

/// A pattern of nothing but digits.
struct Digits {
    min: u32,
    max: u32,
    no_zero: bool,
}

/// How many digits a pattern asks for, when that is all that it asks, or that the first is no zero.
fn digits(pattern: &Pattern) -> Option<Digits> {
    let [sequence] = pattern.alternatives.as_slice() else { return None };
    let inside: Vec<&Piece> =
        sequence.iter().filter(|piece| !matches!(piece.atom, Atom::Border(_))).collect();
    let class = |piece: &Piece| match &piece.atom {
        Atom::Class(class) => Some(class.clone()),
        _ => None,
    };
    let (mut min, mut max, mut no_zero) = (0_u32, 0_u32, false);
    for (at, piece) in inside.iter().enumerate() {
        match class(piece)?.as_str() {
            "[0-9]" | r"\d" => {}
            "[1-9]" if at == 0 && (piece.min, piece.max) == (1, Some(1)) => no_zero = true,
            _ => return None,
        }
        min = min.checked_add(piece.min)?;
        max = max.checked_add(piece.max?)?;
    }
    (max > 0 && max <= LONGEST_LINE).then_some(Digits { min, max, no_zero })
}
