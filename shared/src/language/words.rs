//! The words for answers in each language.

use super::Words;

pub(super) static DE: Words = Words {
    yes: "Ja",
    no: "Nein",
    blank: "keine Angabe",
    months: &[
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
};

pub(super) static EN: Words = Words {
    yes: "Yes",
    no: "No",
    blank: "not stated",
    months: &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};

pub(super) static HSB: Words = Words { yes: "Haj", no: "Ně", blank: "žane podaće", months: &[] };

pub(super) static UK: Words =
    Words { yes: "Так", no: "Ні", blank: "не вказано", months: &[] };

pub(super) static AR: Words =
    Words { yes: "نعم", no: "لا", blank: "لا توجد إجابة", months: &[] };
