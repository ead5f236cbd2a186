//! The communication model (Kommunikationsmodell): who sends what to whom.
//!
//! It follows docs/endpoint.md and the code behind it: what is said here must be so.

use super::page::{Block, Figure, Page, Table};
use super::sequence::{Message, Sequence, draw};
use super::words::{self as word, Word};
use super::{COMMUNICATION, Subject};

const ABOUT: Word = Word(
    "Beteiligt sind der Browser der antragstellenden Person, der Endpunkt (direktantrag-server), \
     der Posteingang der Kommune und das zuständige Amt. Vor dem Absenden verlässt keine Angabe \
     das Gerät. Es gibt keine Cookies, keine Sitzung auf dem Server und keine Verbindung zu \
     Dritten.",
    "Those involved are the applicant's browser, the endpoint (direktantrag-server), the \
     municipality's inbox and the office responsible. Before submitting, no answer leaves the \
     device. There are no cookies, no session on the server and no connection to third parties.",
);
const PICTURE: Word =
    Word("Nachrichten zwischen den Beteiligten", "Messages between those involved");
const PARTIES: [Word; 4] = [
    Word("Person (Browser)", "Person (browser)"),
    Word("Endpunkt", "Endpoint"),
    Word("Posteingang", "Inbox"),
    Word("Amt", "Office"),
];
const MESSAGES: Word = Word("Nachrichten", "Messages");
const FROM: Word = Word("Von", "From");
const TO: Word = Word("An", "To");
const MESSAGE: Word = Word("Nachricht", "Message");
const FORM: Word = Word("Form und Schutz", "Form and protection");
const NUMBER: Word = Word("Nr.", "No.");

/// From, to (both places in [`PARTIES`]), what, how, and whether it is dashed: an answer, or
/// outside of this service.
struct Step(usize, usize, Word, Word, bool);

const STEPS: [Step; 12] = [
    Step(
        0,
        1,
        Word("Dienst aufrufen", "Open the service"),
        Word(
            "HTTPS (GET). Es werden keine Angaben zur Person gesendet.",
            "HTTPS (GET). Nothing about the person is sent.",
        ),
        false,
    ),
    Step(
        1,
        0,
        Word("Assistent, Dienst und Einstellungen", "Assistant, service and settings"),
        Word(
            "Statische Dateien, nach der Prüfsumme (SHA-256) ihres Inhalts benannt.",
            "Static files, named by the digest (SHA-256) of their contents.",
        ),
        true,
    ),
    Step(
        0,
        0,
        Word("Fragen beantworten, jede Angabe wird geprüft", "Answer, each answer is checked"),
        Word(
            "Nur auf dem Gerät (WebAssembly). Der Entwurf liegt im Browser (IndexedDB).",
            "On the device only (WebAssembly). The draft is kept in the browser (IndexedDB).",
        ),
        false,
    ),
    Step(
        0,
        0,
        Word("Antrag signieren und sichern", "Sign and keep the application"),
        Word(
            "JWS mit ES256; der Schlüssel ist im Browser erzeugt und nicht auslesbar. Genau diese \
             Bytes werden gesichert, bevor sie gesendet werden.",
            "JWS with ES256; the key was made in the browser and cannot be read out. Exactly these \
             bytes are kept before they are sent.",
        ),
        false,
    ),
    Step(
        0,
        1,
        Word("Antrag absenden", "Submit the application"),
        Word(
            "POST /api/v1/submissions, application/jose, höchstens 256 KiB. Nicht relevante \
             Angaben sind entfernt. Bei einer Störung werden dieselben Bytes erneut gesendet.",
            "POST /api/v1/submissions, application/jose, at most 256 KiB. What is not relevant was \
             removed. After a disturbance the same bytes are sent again.",
        ),
        false,
    ),
    Step(
        1,
        1,
        Word(
            "Signatur, Version und Tag prüfen, alles neu berechnen",
            "Verify signature, version and day, assess all again",
        ),
        Word(
            "Mit demselben Programmteil wie im Browser. Abweichungen führen zur Ablehnung.",
            "With the same code as in the browser. Differences lead to refusal.",
        ),
        false,
    ),
    Step(
        1,
        0,
        Word("oder: Ablehnung mit Gründen", "or: refusal with reasons"),
        Word(
            "Problembericht nach RFC 9457 mit Code; der Antrag wird nicht gespeichert.",
            "Problem document (RFC 9457) with a code; the application is not stored.",
        ),
        true,
    ),
    Step(
        1,
        1,
        Word("Antrag und Eingangsbestätigung speichern", "Store application and receipt"),
        Word(
            "In einer Transaktion, auf den Datenträger geschrieben, bevor geantwortet wird.",
            "In one transaction, written to the disk before the answer is sent.",
        ),
        false,
    ),
    Step(
        1,
        0,
        Word("Eingangsbestätigung", "Receipt"),
        Word(
            "201, JWS mit dem Schlüssel des Endpunkts: Vorgangsnummer, Zeit, Prüfsumme der Bytes. \
             Dieselben Bytes noch einmal: 200 mit derselben Bestätigung.",
            "201, JWS under the endpoint's key: case number, time, digest of the bytes. The same \
             bytes again: 200 with the same receipt.",
        ),
        true,
    ),
    Step(
        1,
        2,
        Word("Zustellen", "Deliver"),
        Word(
            "Ein Ordner je Einreichung: signierte Bytes, Eingangsbestätigung, answers.json, \
             application.html. Was scheitert, wird wiederholt.",
            "One folder for each submission: signed bytes, receipt, answers.json, \
             application.html. What fails is tried again.",
        ),
        false,
    ),
    Step(
        3,
        2,
        Word("Abholen", "Fetch"),
        Word(
            "Im Netz der Kommune; Zugriff nach deren Berechtigungen.",
            "In the municipality's network; access by its permissions.",
        ),
        false,
    ),
    Step(
        3,
        0,
        Word("Rückfrage oder Bescheid", "Enquiry or decision"),
        Word(
            "Außerhalb dieses Dienstes, zum Beispiel mit der Post.",
            "Outside of this service, for example by post.",
        ),
        true,
    ),
];

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let party = |at: usize| PARTIES.get(at).map_or("", |party| subject.word(*party));
    let messages = STEPS.iter().map(|Step(from, to, what, _, dashed)| Message {
        from: *from,
        to: *to,
        text: subject.word(*what).to_owned(),
        dashed: *dashed,
    });
    let sequence = Sequence { parties: subject.words(&PARTIES), messages: messages.collect() };
    let in_words: Vec<String> = STEPS
        .iter()
        .map(|Step(from, to, what, ..)| match from == to {
            true => format!("{}: {}.", party(*from), subject.word(*what)),
            false => format!("{} → {}: {}.", party(*from), party(*to), subject.word(*what)),
        })
        .collect();
    let rows = (1..).zip(&STEPS).map(|(number, Step(from, to, what, how, _)): (u32, _)| {
        let to = if from == to { "" } else { party(*to) };
        let what = subject.word(*what).to_owned();
        let how = subject.word(*how).to_owned();
        vec![number.to_string(), party(*from).to_owned(), to.to_owned(), what, how]
    });
    let table = Table {
        caption: subject.word(MESSAGES).to_owned(),
        head: subject.words(&[NUMBER, FROM, TO, MESSAGE, FORM]),
        rows: rows.collect(),
    };
    let blocks = vec![
        Block::Paragraph(subject.word(ABOUT).to_owned()),
        Block::Figure(Figure {
            name: subject.word(COMMUNICATION.name).to_owned(),
            svg: draw(&sequence, subject.word(PICTURE), &in_words.join(" ")),
            caption: subject.word(PICTURE).to_owned(),
            in_words: subject.word(word::FIGURE_IN_WORDS).to_owned(),
            steps: in_words,
        }),
        Block::Heading(2, subject.word(MESSAGES).to_owned()),
        Block::Table(table),
    ];
    subject.page(COMMUNICATION, blocks)
}
