//! Kinds of field.

use super::macros::{one_of, one_with};
use super::{Packed, Unpacking};
use crate::kind::{Form, Kind, Letters, Media, Spelled, Unit};

one_with! { Kind else Self::Information, {
    0 = Information,
    1 = Text { letters, min, max },
    2 = MultilineText { max },
    3 = YesNo,
    4 = Choice { list },
    5 = Choices { list },
    6 = Integer { min, max },
    7 = Money { min, max },
    8 = Date { min, max },
    9 = Email,
    10 = Telephone,
    11 = Postcode,
    12 = Iban,
    13 = Decimal { places, min, max },
    14 = Year { min, max },
    15 = Duration { unit, min, max },
    16 = Reference { max },
    17 = Declaration,
    18 = Spelled(spelled),
} }

one_with! { Form else Self::LicencePlate, {
    0 = LicencePlate,
    1 = Month { min, max },
    2 = PartialDate { min, max },
    3 = Time { min, max },
    4 = DateTime { min, max },
    5 = TaxId,
    6 = VatId,
    7 = BusinessId,
    8 = CreditorId,
    9 = RegisterEntry,
    10 = IdentityDocument,
    11 = CaseNumber,
    12 = Point,
    13 = Area { max },
    14 = File { types, size, max },
    15 = Signature,
} }

impl Packed for Spelled {
    fn pack(&self, into: &mut Vec<u8>) {
        self.form.pack(into);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        let form = from.take();
        Self::by(form, from.speller)
    }
}

one_of! { Letters { Any = 0, PersonName = 1, Digits = 2 } }

one_of! { Unit { Minutes = 0, Hours = 1, Days = 2, Weeks = 3, Months = 4, Years = 5 } }

one_of! { Media { Pdf = 0, Jpeg = 1, Png = 2, Tiff = 3 } }
