//! Typst, with one template, one file of content and the fonts: nothing else can be read.

use std::fmt;

use shared::Date;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Why nothing was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperError {
    /// The content is larger than allowed.
    TooLarge,
    /// The content cannot be given to the template.
    Content(String),
    /// A font that this crate brings cannot be read.
    Font,
    /// The template does not accept the content, or the result would not be accessible.
    Template(String),
}

impl fmt::Display for PaperError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("there is more content than a form may have (4 MiB)"),
            Self::Content(why) => write!(f, "the content cannot be written: {why}"),
            Self::Font => f.write_str("a built-in font cannot be read"),
            Self::Template(why) => write!(f, "the page cannot be set: {why}"),
        }
    }
}

impl std::error::Error for PaperError {}

/// One document to be set.
pub(crate) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    content: (FileId, Bytes),
}

impl Press {
    pub(crate) fn new(template: &str, content: Vec<u8>) -> Result<Self, PaperError> {
        // Noto Sans (SIL Open Font License 1.1) has every letter of DIN 91379 that people's names
        // can have.
        let faces = [notosans::REGULAR_TTF, notosans::BOLD_TTF, notosans::ITALIC_TTF];
        let fonts: Vec<Font> =
            faces.iter().filter_map(|bytes| Font::new(Bytes::new(*bytes), 0)).collect();
        if fonts.len() != faces.len() {
            return Err(PaperError::Font);
        }
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(file("form.typ")?, template.to_owned()),
            content: (file("content.json")?, Bytes::new(content)),
        })
    }

    /// The PDF, dated to this day.
    pub(crate) fn print(&self, day: Date) -> Result<Vec<u8>, PaperError> {
        let document = typst::compile::<PagedDocument>(self).output.map_err(|e| refused(&e))?;
        let timestamp = datetime(day).map(Timestamp::new_utc);
        let standards = PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|error| PaperError::Template(error.message().to_string()))?;
        let options = PdfOptions {
            creator: Smart::Custom(Some("Direktantrag".to_owned())),
            timestamp,
            standards,
            ..PdfOptions::default()
        };
        let printed = typst_pdf::pdf(&document, &options).map_err(|errors| refused(&errors));
        // What Typst remembers of one document is of no use to the next.
        typst::comemo::evict(0);
        printed
    }
}

fn datetime(day: Date) -> Option<Datetime> {
    let (year, month) = (i32::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?);
    Datetime::from_ymd_hms(year, month, u8::try_from(day.day()).ok()?, 0, 0, 0)
}

fn file(name: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(name).map_err(|_| PaperError::Content(name.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn refused(errors: &[SourceDiagnostic]) -> PaperError {
    let messages: Vec<&str> = errors.iter().take(5).map(|error| error.message.as_str()).collect();
    PaperError::Template(messages.join("; "))
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id == self.template.id() {
            true => Ok(self.template.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match &self.content {
            (known, bytes) if *known == id => Ok(bytes.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
