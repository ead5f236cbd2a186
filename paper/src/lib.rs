//! Everything printed: forms as PDF, set by Typst. Native only.
//!
//! What is set here is given as content in words, and knows nothing of definitions; the same
//! content gives the same bytes. Every PDF is tagged and follows PDF/UA-1 (ISO 14289-1), which
//! Typst checks while it writes.

mod content;
mod press;
mod words;

pub use content::{
    CodeAppendix, Entry, FormContent, NeededDocument, Office, Part, Question, Sheet, Space, Text,
};
pub use press::PaperError;

use press::Press;

/// How much content one form may have, in bytes of its JSON form.
const LONGEST: usize = 4 << 20;

/// Sets a paper form (Papierformular): all questions with their conditions, to be filled with a
/// pen.
///
/// # Errors
/// When the content is longer than 4 MiB, or Typst cannot set it.
pub fn form(content: &FormContent) -> Result<Vec<u8>, PaperError> {
    let data = serde_json::json!({ "form": content, "words": words::of(content.language) });
    let data = serde_json::to_vec(&data).map_err(|error| PaperError::Content(error.to_string()))?;
    if data.len() > LONGEST {
        return Err(PaperError::TooLarge);
    }
    Press::new(include_str!("form.typ"), data)?.print(content.day)
}

#[cfg(test)]
mod tests;
