//! What can be wrong with an answer.

use serde::Serialize;

/// One thing that is wrong (Beanstandung), with where and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Where: `dogs[1].name`, instances by their position from 1.
    pub path: String,
    /// What is wrong.
    #[serde(flatten)]
    pub fault: Fault,
    /// Whether it only warns. A hard problem blocks submission.
    pub soft: bool,
}

/// What is wrong, without where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The code, which the interface translates.
    pub code: ProblemCode,
    /// What the sentence needs to name: the check's id, a bound, the character refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Fault {
    /// A fault whose code says it all.
    pub fn new(code: ProblemCode) -> Self {
        Self { code, detail: None }
    }

    /// A fault with what its sentence needs to name.
    pub fn with(code: ProblemCode, detail: impl ToString) -> Self {
        Self { code, detail: Some(detail.to_string()) }
    }
}

/// The closed set of things that can be wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// A required answer is missing.
    Missing,
    /// The JSON value is not of the field's type.
    WrongType,
    /// The service has no such field.
    UnknownField,
    /// The field is not asked in this case, yet has an answer (submissions only).
    Irrelevant,
    /// A computed value is not what the rules give (submissions only).
    ComputedDiffers,
    /// A calculation overflows, divides by zero or gives no date. Detail: which facet.
    CalculationFailed,
    /// A check does not hold. Detail: the check's id.
    CheckFailed,
    /// The text is too short. Detail: the least number of characters.
    TooShort,
    /// The text is too long. Detail: the greatest number of characters.
    TooLong,
    /// A character is not allowed here. Detail: the character.
    CharacterNotAllowed,
    /// The number is too small. Detail: the least.
    TooSmall,
    /// The number is too large. Detail: the greatest.
    TooLarge,
    /// The text is no whole number.
    NotANumber,
    /// The text is no amount of money.
    NotAnAmount,
    /// The text is no day of the calendar.
    NotADate,
    /// The day is too early. Detail: the first day possible.
    TooEarly,
    /// The day is too late. Detail: the last day possible.
    TooLate,
    /// The code is not in the list.
    NotInList,
    /// The code is not offered with the answers given elsewhere. Detail: the code.
    NotOffered,
    /// The text is no e-mail address.
    NotAnEmail,
    /// The text is no telephone number.
    NotATelephone,
    /// The text is no German postcode.
    NotAPostcode,
    /// The text has not the form of an IBAN.
    NotAnIban,
    /// The IBAN's check digits do not match: a slip of the pen.
    IbanCheckDigits,
    /// The text is right, but not written as it is kept (submissions only).
    WrongSpelling,
    /// A check digit does not match, or digits stand as they never do: a slip of the pen.
    CheckDigits,
    /// The text is no number with so few decimal places. Detail: how many are possible.
    NotADecimal,
    /// The text is no year with four digits.
    NotAYear,
    /// The text is no month of a year.
    NotAMonth,
    /// The text is no day, month or year.
    NotAPartialDate,
    /// The text is no time of day.
    NotATime,
    /// The text is no day with a time, or clocks skip that time on that day.
    NotADateTime,
    /// The text is no licence plate.
    NotALicencePlate,
    /// The text has not the form of a tax identification number.
    NotATaxId,
    /// The text has not the form of a VAT identification number.
    NotAVatId,
    /// The text has not the form of a business identification number.
    NotABusinessId,
    /// The text has not the form of a creditor identifier.
    NotACreditorId,
    /// The text does not name court, register and number.
    NotARegisterEntry,
    /// The text has not the form of a German identity document's number.
    NotAnIdentityDocument,
    /// The text is no case number that an endpoint gave out.
    NotACaseNumber,
    /// The text is no latitude and longitude.
    NotAPoint,
    /// The points are no corners of an area: too few, or its border crosses itself.
    NotAnArea,
    /// No signature: neither a drawing nor a name.
    NotASignature,
    /// No file of the types that are taken, or its name does not fit. Detail: the types.
    NotAFile,
    /// A file is too large. Detail: the most, in megabytes.
    FileTooLarge,
    /// The repeated group has too few instances. Detail: the least number.
    TooFew,
    /// The repeated group has too many instances, or the area too many corners. Detail: the greatest number.
    TooMany,
}
