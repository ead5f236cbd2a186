//! What is wrong with an answer, in a sentence that says what to do.

use shared::Value;
use shared::assessment::{Fault, ProblemCode};
use shared::kind::{Form, Kind};
use shared::language::Language;

use super::{Wording, Words, day, fill};

/// What the service itself says about a fault.
pub(crate) fn own<'a>(fault: &Fault, texts: &'a Wording) -> Option<&'a String> {
    match fault.code {
        ProblemCode::Missing => texts.missing.as_ref(),
        ProblemCode::CheckFailed => fault.detail.as_ref().and_then(|check| texts.checks.get(check)),
        _ => None,
    }
}

/// The sentence for a fault of a field, or of a group when it has no kind, where the service says
/// nothing of its own.
pub(crate) fn sentence(
    fault: &Fault,
    kind: Option<&Kind>,
    language: Language,
    words: &'static Words,
) -> String {
    let detail = fault.detail.as_deref().unwrap_or_default();
    fill(general(fault.code, kind, words), &readable(fault.code, detail, kind, language, words))
}

/// The sentence for a code with which the endpoint refuses a submission.
pub(crate) fn refusal(code: &str, words: &'static Words) -> &'static str {
    match code {
        "unknown_service" | "unknown_version" | "unknown_municipality" | "outdated_settings" => {
            words.refused_version()
        }
        "wrong_day" => words.refused_day(),
        "invalid_answers" | "ended_by_outcome" => words.refused_answers(),
        "id_conflict" => words.refused_id(),
        "body_too_large" => words.refused_size(),
        "attachment_gone" | "wrong_digest" | "wrong_content" => words.file_gone(),
        _ => words.refused_other(),
    }
}

/// A bound or character as people write it.
fn readable(
    code: ProblemCode,
    detail: &str,
    kind: Option<&Kind>,
    language: Language,
    words: &'static Words,
) -> String {
    let value = match (code, kind) {
        (ProblemCode::TooEarly | ProblemCode::TooLate, Some(kind))
            if matches!(kind.form(), Some(Form::Month { .. })) =>
        {
            detail.get(..7).map(|month| Value::Text(month.to_owned()))
        }
        (ProblemCode::TooEarly | ProblemCode::TooLate, _) => {
            return detail.parse().map_or_else(|_| detail.to_owned(), |date| day(date, language));
        }
        (ProblemCode::NotAFile, _) => return any_of(&detail.to_ascii_uppercase(), words),
        (ProblemCode::TooSmall | ProblemCode::TooLarge, _) => {
            // Times have bounds that are written as answers are.
            let text = |_| Value::Text(detail.to_owned());
            Some(detail.parse().map_or_else(text, Value::Number))
        }
        _ => None,
    };
    match (value, kind) {
        (Some(value), Some(kind)) => kind.show(&value, language, &str::to_owned),
        _ => detail.to_owned(),
    }
}

/// A list by commas as people write that one of it will do: `PDF, JPEG oder PNG`.
fn any_of(list: &str, words: &'static Words) -> String {
    match list.rsplit_once(", ") {
        Some((others, last)) => [others, words.or(), last].concat(),
        None => list.to_owned(),
    }
}

fn general(code: ProblemCode, kind: Option<&Kind>, words: &'static Words) -> &'static str {
    match code {
        ProblemCode::Missing => match kind {
            Some(Kind::YesNo | Kind::Choice { .. } | Kind::Choices { .. }) => {
                words.missing_choice()
            }
            Some(Kind::Declaration) => words.missing_declaration(),
            Some(Kind::Date { .. }) => words.missing_date(),
            _ => words.missing(),
        },
        ProblemCode::TooShort => match kind {
            Some(Kind::Text { min, max, .. }) if min == max => words.exact_length(),
            _ => words.too_short(),
        },
        ProblemCode::TooLong => match kind {
            Some(Kind::Text { min, max, .. }) if min == max => words.exact_length(),
            _ => words.too_long(),
        },
        ProblemCode::CharacterNotAllowed => words.character_not_allowed(),
        ProblemCode::TooSmall => words.too_small(),
        ProblemCode::TooLarge => words.too_large(),
        ProblemCode::NotANumber => words.not_a_number(),
        ProblemCode::NotAnAmount => words.not_an_amount(),
        ProblemCode::NotADate => words.not_a_date(),
        ProblemCode::TooEarly => words.too_early(),
        ProblemCode::TooLate => words.too_late(),
        ProblemCode::NotInList => words.not_in_list(),
        ProblemCode::NotOffered => words.not_offered(),
        ProblemCode::NotAnEmail => words.not_an_email(),
        ProblemCode::NotATelephone => words.not_a_telephone(),
        ProblemCode::NotAPostcode => words.not_a_postcode(),
        ProblemCode::NotAnIban => words.not_an_iban(),
        ProblemCode::IbanCheckDigits => words.iban_check_digits(),
        ProblemCode::CheckDigits => words.check_digits(),
        ProblemCode::NotADecimal => words.not_a_decimal(),
        ProblemCode::NotAYear => words.not_a_year(),
        ProblemCode::NotAMonth => words.not_a_month(),
        ProblemCode::NotAPartialDate => words.not_a_partial_date(),
        ProblemCode::NotATime => words.not_a_time(),
        ProblemCode::NotADateTime => words.not_a_date_time(),
        ProblemCode::NotALicencePlate => words.not_a_licence_plate(),
        ProblemCode::NotATaxId => words.not_a_tax_id(),
        ProblemCode::NotAVatId => words.not_a_vat_id(),
        ProblemCode::NotABusinessId => words.not_a_business_id(),
        ProblemCode::NotACreditorId => words.not_a_creditor_id(),
        ProblemCode::NotARegisterEntry => words.not_a_register_entry(),
        ProblemCode::NotAnIdentityDocument => words.not_an_identity_document(),
        ProblemCode::NotACaseNumber => words.not_a_case_number(),
        ProblemCode::NotAPoint => words.not_a_point(),
        ProblemCode::NotAnArea => words.not_an_area(),
        ProblemCode::NotASignature => words.not_a_signature(),
        ProblemCode::NotAFile => words.not_a_file(),
        ProblemCode::FileTooLarge => words.file_too_large(),
        ProblemCode::TooFew => words.too_few(),
        ProblemCode::TooMany => match kind {
            Some(Kind::Spelled(spelled)) => match spelled.form {
                Form::File { .. } => words.too_many_files(),
                _ => words.too_many_corners(),
            },
            _ => words.too_many(),
        },
        ProblemCode::CalculationFailed => words.calculation_failed(),
        ProblemCode::CheckFailed
        | ProblemCode::WrongType
        | ProblemCode::WrongSpelling
        | ProblemCode::UnknownField
        | ProblemCode::Irrelevant
        | ProblemCode::ComputedDiffers => words.not_valid(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn types_of_files_read_as_people_say_them() {
        let german = words(Language::De, false);
        for (types, expected) in
            [("pdf", "PDF"), ("pdf, png", "PDF oder PNG"), ("pdf, jpeg, png", "PDF, JPEG oder PNG")]
        {
            let said = readable(ProblemCode::NotAFile, types, None, Language::De, german);
            assert_eq!(said, expected);
        }
    }
}
