//! The words that forms are made of.

use serde::Serialize;
use shared::language::Language;

/// What the template says. `{}` stands for what it fills in.
#[derive(Debug, Serialize)]
pub(crate) struct Words {
    send_to: &'static str,
    telephone: &'static str,
    email: &'static str,
    hours: &'static str,
    how: &'static str,
    how_text: &'static str,
    only_if: &'static str,
    only_read_if: &'static str,
    optional: &'static str,
    basis: &'static str,
    tick_one: &'static str,
    tick_any: &'static str,
    day: &'static str,
    month: &'static str,
    year: &'static str,
    more: &'static str,
    sheet: &'static str,
    sheet_text: &'static str,
    number: &'static str,
    documents: &'static str,
    documents_text: &'static str,
    needed_if: &'static str,
    list: &'static str,
    signature: &'static str,
    signature_text: &'static str,
    place_and_day: &'static str,
    sign_here: &'static str,
    privacy: &'static str,
    office_only: &'static str,
    received: &'static str,
    page: &'static str,
}

/// The words of a language.
pub(crate) fn of(language: Language) -> &'static Words {
    match language {
        Language::En => &EN,
        // Forms on paper go to offices: they are in German where they are not in English.
        _ => &DE,
    }
}

static DE: Words = Words {
    send_to: "Bitte senden an",
    telephone: "Telefon",
    email: "E-Mail",
    hours: "Sprechzeiten",
    how: "So füllen Sie das Formular aus",
    how_text: "Bitte schreiben Sie gut lesbar in Druckbuchstaben und kreuzen Sie an, was zutrifft. \
        Überspringen Sie, was Sie nicht betrifft: Steht über einer Frage „Nur ausfüllen, wenn …“, \
        beantworten Sie sie nur in diesem Fall. Angaben mit dem Zusatz „freiwillig“ können Sie \
        auslassen.",
    only_if: "Nur ausfüllen, wenn {}.",
    only_read_if: "Bitte lesen, wenn {}.",
    optional: "freiwillig",
    basis: "Rechtsgrundlage",
    tick_one: "Bitte nur eine Angabe ankreuzen.",
    tick_any: "Mehrere Angaben sind möglich.",
    day: "Tag",
    month: "Monat",
    year: "Jahr",
    more: "Bitte füllen Sie diesen Abschnitt für den ersten Eintrag aus ({}). Für jeden weiteren \
        verwenden Sie bitte das Zusatzblatt am Ende. Sie können es kopieren.",
    sheet: "Zusatzblatt: {}",
    sheet_text: "Bitte füllen Sie für jeden weiteren Eintrag ein eigenes Zusatzblatt aus. Einschließlich \
        des ersten sind höchstens {} möglich.",
    number: "Laufende Nummer (der erste Eintrag hat die Nummer 1)",
    documents: "Nachweise",
    documents_text: "Bitte legen Sie Kopien bei, keine Originale. Was Sie brauchen, hängt von Ihren \
        Angaben ab.",
    needed_if: "Nötig, wenn {}.",
    list: "Auswahlliste zu: {}",
    signature: "Unterschrift",
    signature_text: "Bitte prüfen Sie Ihre Angaben, und unterschreiben Sie.",
    place_and_day: "Ort, Datum",
    sign_here: "Unterschrift",
    privacy: "Datenschutzhinweise",
    office_only: "Vom Amt auszufüllen",
    received: "Eingegangen am",
    page: "Seite {} von {}",
};

static EN: Words = Words {
    send_to: "Please send to",
    telephone: "Telephone",
    email: "E-mail",
    hours: "Opening hours",
    how: "How to fill in this form",
    how_text: "Please write clearly in block letters and tick what applies. Skip what does not concern \
        you: where it says “Fill in only if …” above a question, answer it in that case only. You \
        may leave out anything marked as optional.",
    only_if: "Fill in only if {}.",
    only_read_if: "Please read if {}.",
    optional: "optional",
    basis: "Legal basis",
    tick_one: "Please tick one only.",
    tick_any: "You can tick more than one.",
    day: "Day",
    month: "Month",
    year: "Year",
    more: "Please fill in this section for the first entry ({}). For each further one please use the \
        additional sheet at the end. You may copy it.",
    sheet: "Additional sheet: {}",
    sheet_text: "Please fill in one additional sheet for each further entry. At most {} are possible, \
        including the first.",
    number: "Number (the first entry has the number 1)",
    documents: "Documents",
    documents_text: "Please enclose copies, no originals. What you need depends on your answers.",
    needed_if: "Needed if {}.",
    list: "List of choices for: {}",
    signature: "Signature",
    signature_text: "Please check your answers and sign.",
    place_and_day: "Place, date",
    sign_here: "Signature",
    privacy: "Privacy notice",
    office_only: "For office use",
    received: "Received on",
    page: "Page {} of {}",
};
