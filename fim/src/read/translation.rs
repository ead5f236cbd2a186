//! Translations.

use super::about::{identity, wording};
use super::code_list;
use super::cursor::{Cursor, Open, Step};
use super::limits::MAX_NODES;
use super::schema::Counted;
use crate::problem::Code;
use crate::schema::{Identity, TranslatedElement, Translation};

/// Reads the languages of a message.
pub(super) fn read<'t>(cursor: &mut Cursor<'t>, root: &Open<'t>) -> Step<Vec<Translation>> {
    let mut schema = Identity::default();
    let mut languages: Vec<Translation> = Vec::new();
    let mut counted = Counted::default();
    cursor.elements.push(None);
    cursor.each(root, |cursor, child| {
        match child.name() {
            "header" => cursor.skip(&child)?,
            "uebersetzt" => schema = identity(cursor, &child)?,
            "sprache" => languages.push(language(cursor, &child, &mut counted)?),
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })?;
    if schema.id.is_empty() {
        return cursor.stop(
            root.offset,
            Code::Missing,
            "it is not said which schema this translates",
        );
    }
    for language in &mut languages {
        language.schema = schema.clone();
    }
    languages.retain(|language| !language.language.is_empty());
    Ok(languages)
}

fn language<'t>(
    cursor: &mut Cursor<'t>,
    open: &Open<'t>,
    counted: &mut Counted,
) -> Step<Translation> {
    let letters = |text: &String| (2..=3).contains(&text.len()) && text.is_ascii();
    let mut translation = Translation {
        language: open.attribute("lang").filter(letters).unwrap_or_default(),
        region: open.attribute("region").filter(letters),
        simple: open.attribute("variant").as_deref() == Some("simple"),
        ..Translation::default()
    };
    if translation.language.is_empty() {
        let message = "a translation does not say its language; it was left out";
        cursor.note(open.offset, Code::Missing, message);
    }
    cursor.each(open, |cursor, child| {
        if child.name() != "element" {
            return cursor.unknown(&child);
        }
        counted.nodes += 1;
        if counted.nodes > MAX_NODES {
            let message = format!("there are more than {MAX_NODES} translated elements");
            return cursor.stop(child.offset, Code::TooMany, message);
        }
        cursor.elements.push(None);
        translation.elements.push(element(cursor, &child, counted)?);
        cursor.elements.pop();
        Ok(())
    })?;
    Ok(translation)
}

fn element<'t>(
    cursor: &mut Cursor<'t>,
    open: &Open<'t>,
    counted: &mut Counted,
) -> Step<TranslatedElement> {
    let mut element = TranslatedElement::default();
    cursor.each(open, |cursor, child| {
        if wording(cursor, &child, &mut element.wording)? {
            return Ok(());
        }
        match child.name() {
            "uebersetzt" => {
                element.identity = identity(cursor, &child)?;
                if let Some(last) = cursor.elements.last_mut() {
                    *last = Some(element.identity.id.clone()).filter(|id| !id.is_empty());
                }
            }
            "inhalt" => element.content = cursor.text(&child)?,
            "werte" => element.values = code_list::values(cursor, &child, counted)?,
            "regel" => rule(cursor, &child, &mut element)?,
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })?;
    Ok(element)
}

fn rule<'t>(cursor: &mut Cursor<'t>, open: &Open<'t>, element: &mut TranslatedElement) -> Step {
    let mut rule = Identity::default();
    cursor.each(open, |cursor, child| {
        match child.name() {
            "uebersetzt" => rule = identity(cursor, &child)?,
            "fehler" => {
                let code = child.attribute("code").unwrap_or_default();
                let message = cursor.line(&child)?;
                element.messages.extend(message.map(|text| (rule.clone(), code, text)));
            }
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })
}
