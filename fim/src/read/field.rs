//! Fields.

use super::about;
use super::cursor::{Cursor, Open, Step, shortened};
use super::limits::MAX_ITEMS;
use super::schema::Counted;
use super::{code_list, precision, rule};
use crate::problem::Code;
use crate::schema::{CodeList, CodeValue, DataType, Field, FieldKind, ListReference, Prefill};

/// Reads a field; nothing when it has no id.
pub(super) fn read<'t>(
    cursor: &mut Cursor<'t>,
    open: &Open<'t>,
    counted: &mut Counted,
) -> Step<Option<Field>> {
    let mut field = Field::default();
    field.about.place = cursor.place(open);
    let mut lists = Lists::default();
    let mut bounds = None;
    cursor.each(open, |cursor, child| {
        if about::read(cursor, &child, &mut field.about)?
            || about::wording(cursor, &child, &mut field.wording)?
            || lists.read(cursor, &child, counted)?
        {
            return Ok(());
        }
        match child.name() {
            "schemaelementart" => field.kind = about::kind(cursor, &child)?,
            "feldart" => {
                field.field_kind = known(cursor, &child, ("kind of field", "input"), FieldKind::of)?
            }
            "datentyp" => {
                field.data_type = known(cursor, &child, ("data type", "text"), DataType::of)?
            }
            "praezisierung" => {
                bounds = Some(child.offset);
                field.precision = precision::read(cursor, &child)?;
            }
            "inhalt" => field.content = cursor.text(&child)?,
            "vorbefuellung" => {
                field.prefill =
                    known(cursor, &child, ("way of filling in", "keine"), |code| match code {
                        "keine" => Some(Prefill::None),
                        "optional" => Some(Prefill::Optional),
                        "verpflichtend" => Some(Prefill::Mandatory),
                        _ => None,
                    })?;
            }
            "regel" => rule::read(cursor, &child, counted, &mut field.rules)?,
            "maxSize" => {
                let size = cursor.line(&child)?.unwrap_or_default();
                field.max_size = size.parse().ok().filter(|size| *size > 0);
                if field.max_size.is_none() {
                    let message = format!("`{}` is no size of a file", shortened(&size));
                    cursor.note(child.offset, Code::Bounds, message);
                }
            }
            "mediaType" => {
                let media_type = cursor.line(&child)?;
                field
                    .media_types
                    .extend(media_type.filter(|_| field.media_types.len() < MAX_ITEMS));
            }
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })?;
    if field.about.identity.id.is_empty() {
        cursor.note(open.offset, Code::Missing, "a field has no id; it was left out");
        return Ok(None);
    }
    if field.wording.label.is_empty() {
        field.wording.label.clone_from(&field.about.name);
    }
    field.code_list = lists.list(cursor, open, &field);
    precision::check(cursor, bounds.unwrap_or(open.offset), &mut field);
    Ok(Some(field))
}

/// The meaning of a code; what it is by default when the standard does not know it.
fn known<'t, T: Default>(
    cursor: &mut Cursor<'t>,
    open: &Open<'t>,
    (what, default): (&str, &str),
    of: impl Fn(&str) -> Option<T>,
) -> Step<T> {
    let code = cursor.code(open)?.unwrap_or_default();
    Ok(of(&code).unwrap_or_else(|| {
        let message = format!("there is no {what} `{}`; `{default}` was taken", shortened(&code));
        cursor.note(open.offset, Code::UnknownCode, message);
        T::default()
    }))
}

/// What a field says of lists.
#[derive(Default)]
struct Lists {
    values: Option<Vec<CodeValue>>,
    reference: Option<ListReference>,
    columns: [Option<String>; 3],
}

impl Lists {
    fn read<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        child: &Open<'t>,
        counted: &mut Counted,
    ) -> Step<bool> {
        let [key, name, help] = &mut self.columns;
        match child.name() {
            "werte" => self.values = Some(code_list::values(cursor, child, counted)?),
            "codelisteReferenz" => {
                let reference = self.reference.get_or_insert_default();
                code_list::reference(cursor, child, reference)?;
            }
            "codeKey" => *key = cursor.line(child)?,
            "nameKey" => *name = cursor.line(child)?,
            "helpKey" => *help = cursor.line(child)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn list(self, cursor: &mut Cursor<'_>, open: &Open<'_>, field: &Field) -> Option<CodeList> {
        let mut note = |message: &str| cursor.note(open.offset, Code::CodeList, message);
        let values = self.values.filter(|values| !values.is_empty());
        let named = |own: &ListReference| {
            own.id.is_some() || own.uri.is_some() || own.version_uri.is_some()
        };
        let reference = self.reference.filter(named);
        let list = match (values, reference) {
            (Some(values), reference) => {
                if reference.is_some() {
                    note(
                        "the field has a list of its own and refers to another; its own was taken",
                    );
                }
                Some(CodeList::Inline(values))
            }
            (None, Some(reference)) => {
                let [key_column, name_column, help_column] = self.columns;
                let columns = ListReference { key_column, name_column, help_column, ..reference };
                Some(CodeList::Reference(columns))
            }
            (None, None) => None,
        };
        if list.is_none() && field.field_kind == FieldKind::Select {
            note("the field is a choice without a list");
        }
        list
    }
}
