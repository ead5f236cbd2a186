//! The record of processing activities (Verzeichnis von Verarbeitungstätigkeiten, Art. 30 GDPR).

use shared::service::{Basis, Content, NodeId};
use shared::value::Type;

use super::page::{Block, Page, Table};
use super::process::asked;
use super::words::{self as word, Word, fill};
use super::{PROCESSING, Subject};
use crate::compile::Retention;

const ABOUT: Word = Word(
    "Entwurf des Eintrags nach Artikel 30 Absatz 1 DSGVO, aus der Definition des Dienstes. Die \
     verantwortliche Stelle prüft und ergänzt ihn, vor allem um die Datenschutzbeauftragte oder \
     den Datenschutzbeauftragten und um die Empfänger im eigenen Haus.",
    "Draft of the entry under Article 30 (1) GDPR, from the definition of the service. The \
     controller checks and completes it, above all with the data protection officer and the \
     recipients in its own house.",
);
const HEADER: Word = Word("Angaben zur Verarbeitung", "The processing");
const ITEM: Word = Word("Angabe", "Item");
const CONTENT: Word = Word("Inhalt", "Content");
const ACTIVITY: Word = Word("Verarbeitungstätigkeit", "Processing activity");
const KEY: Word = Word("LeiKa-Schlüssel", "LeiKa key");
const CONTROLLER: Word = Word("Verantwortliche Stelle", "Controller");
const PURPOSE: Word = Word("Zweck", "Purpose");
const PURPOSE_TEXT: Word = Word(
    "Anträge entgegennehmen, prüfen und an das zuständige Amt übergeben: {}.",
    "To accept applications, check them and hand them to the office responsible: {}.",
);
const SUBJECTS: Word = Word("Betroffene Personen", "Data subjects");
const SUBJECTS_TEXT: Word = Word(
    "Antragstellende Personen, und Personen, über die sie Angaben machen.",
    "Applicants, and persons about whom they give information.",
);
const RECIPIENTS: Word = Word("Empfänger", "Recipients");
const RECIPIENTS_TEXT: Word = Word(
    "{}, über den Posteingang.\nBetreibt nicht die Kommune selbst den Endpunkt: dessen Betreiber, \
     als Auftragsverarbeiter (Artikel 28 DSGVO).\nWeitere Empfänger nennen die \
     Datenschutzhinweise der Kommune.",
    "{}, through the inbox.\nIf the municipality does not run the endpoint itself: whoever runs it, \
     as processor (Article 28 GDPR).\nFurther recipients are named in the municipality's privacy \
     notice.",
);
const THIRD: Word = Word("Übermittlung in Drittländer", "Transfers to third countries");
const THIRD_TEXT: Word = Word(
    "Durch diesen Dienst keine. Der Browser verbindet sich nur mit dem Endpunkt.",
    "None by this service. The browser connects to the endpoint only.",
);
const AUTOMATED: Word = Word("Automatisierte Entscheidung", "Automated decision");
const AUTOMATED_TEXT: Word = Word(
    "Keine. Der Dienst prüft Angaben und berechnet Vorschauen; es entscheidet das Amt.",
    "None. The service checks answers and calculates previews; the office decides.",
);
const DATA: Word =
    Word("Welche Daten, wozu und wie lange", "Which data, on what basis, kept how long");
const CATEGORY: Word = Word("Datenkategorie", "Category of data");
const FIELDS: Word = Word("Daten", "Data");
const KEPT: Word = Word("Aufbewahrung", "Retention");
const NO_BASIS: Word = Word("offen: noch nicht genannt", "open: not named yet");
const NO_RETENTION: Word = Word("offen: noch festzulegen", "open: to be determined");
const NO_KEY: Word = Word("offen: noch nicht genannt", "open: not named yet");
const OPEN: Word = Word("Offene Punkte", "Open points");
const OPEN_KEY: Word =
    Word("Der Leistung ist kein LeiKa-Schlüssel zugeordnet.", "The service has no LeiKa key.");
const OPEN_BASIS: Word = Word("Ohne Rechtsgrundlage: {} ({}).", "Without a legal basis: {} ({}).");
const OPEN_RETENTION: Word =
    Word("Ohne festgelegte Aufbewahrung: {} ({}).", "Without a retention period: {} ({}).");
const OPEN_ALL: Word = Word(
    "Für keine Daten ist festgelegt, wie lange sie aufbewahrt werden.",
    "For no data it is determined how long it is kept.",
);
const OPEN_PERIOD: Word =
    Word("Aufbewahrung ohne Rechtsgrundlage: {}.", "Retention without a legal basis: {}.");
const OPEN_NONE: Word = Word(
    "Keine: Zu allen Daten nennt die Definition Rechtsgrundlage und Aufbewahrung.",
    "None: the definition names legal basis and retention for all data.",
);
const VOLUNTARY: Word = Word("{} (freiwillig)", "{} (optional)");
const CALCULATED: Word = Word("{} (berechnet)", "{} (calculated)");
const SPECIAL: Word =
    Word("Besondere Kategorien (Artikel 9 DSGVO)", "Special categories (Article 9 GDPR)");
const SPECIAL_NONE: Word = Word(
    "Die Definition nennt für kein Feld Artikel 9 DSGVO.",
    "The definition names Article 9 GDPR for no field.",
);
const TECHNICAL: Word = Word("Was der Dienst selbst speichert", "What the service itself stores");
const WHERE: Word = Word("Ort", "Place");
const WHAT: Word = Word("Was", "What");
const STORED: [[Word; 3]; 4] = [
    [
        Word("Browser", "Browser"),
        Word(
            "Entwurf, nicht auslesbarer Signaturschlüssel, abgesendete Bytes und Eingangsbestätigung",
            "Draft, signing key that cannot be read out, bytes submitted, and receipt",
        ),
        Word(
            "Auf dem Gerät der Person, unter ihrer Kontrolle (§ 25 Absatz 2 Nummer 2 TDDDG)",
            "On the person's device, under their control (§ 25 (2) no. 2 TDDDG)",
        ),
    ],
    [
        Word("Endpunkt", "Endpoint"),
        Word("Signierte Einreichung und Eingangsbestätigung", "Signed submission and receipt"),
        Word(
            "Der Server löscht sie nicht von selbst: Der Betreiber legt fest, wann.",
            "The server does not delete them by itself: whoever runs it determines when.",
        ),
    ],
    [
        Word("Posteingang", "Inbox"),
        Word(
            "Dieselbe Einreichung, lesbar für Menschen und Programme",
            "The same submission, readable for people and programs",
        ),
        Word("Bis das Amt sie übernommen hat", "Until the office has taken it"),
    ],
    [
        Word("Protokoll des Servers", "The server's log"),
        Word(
            "Keine Inhalte, keine Namen, keine Adressen von Aufrufenden; die Nummer einer \
             Einreichung nur, wenn ihre Zustellung scheitert",
            "No contents, no names, no addresses of callers; the number of a submission only if its \
             delivery fails",
        ),
        Word("Nach Festlegung des Betreibers", "As determined by whoever runs it"),
    ],
];
const MEASURES: Word = Word(
    "Technische und organisatorische Maßnahmen (Artikel 32 DSGVO)",
    "Technical and organisational measures (Article 32 GDPR)",
);
const MEASURE: [Word; 8] = [
    Word(
        "Datenminimierung: Gefragt wird nur, was nach den bisherigen Antworten nötig ist; was nicht \
         relevant ist, wird vor dem Absenden entfernt.",
        "Data minimisation: only what earlier answers make necessary is asked; what is not relevant \
         is removed before submitting.",
    ),
    Word(
        "Bis zum Absenden bleiben alle Angaben auf dem Gerät.",
        "Until submission all answers stay on the device.",
    ),
    Word(
        "Integrität: Jede Einreichung ist signiert (JWS, ES256, P-256); der Endpunkt prüft Signatur \
         und Inhalt mit demselben Programmteil wie der Browser.",
        "Integrity: each submission is signed (JWS, ES256, P-256); the endpoint verifies signature \
         and content with the same code as the browser.",
    ),
    Word(
        "Nachweisbarkeit: signierte Eingangsbestätigung mit Vorgangsnummer und Prüfsumme.",
        "Accountability: signed receipt with case number and digest.",
    ),
    Word(
        "Vertraulichkeit auf dem Weg: TLS, das der Betreiber vor dem Server einrichtet. Der Inhalt \
         selbst wird derzeit nicht zusätzlich verschlüsselt.",
        "Confidentiality on the way: TLS, set up before the server by whoever runs it. At present \
         the content itself is not encrypted in addition.",
    ),
    Word(
        "Verfügbarkeit: Bestätigt wird erst, was auf dem Datenträger steht; Sicherung im laufenden \
         Betrieb; begrenzte Größen, Zeiten und Verbindungen.",
        "Availability: only what is on the disk is acknowledged; backup while running; bounded \
         sizes, times and connections.",
    ),
    Word(
        "Zugriff: Datenbank, Schlüssel und Posteingang liegen in Ordnern, die der Betreiber auf \
         Berechtigte beschränkt; Sicherungen kann nur ihr Eigentümer lesen.",
        "Access: database, key and inbox are in folders that whoever runs the server restricts; \
         backups can be read by their owner only.",
    ),
    Word(
        "Keine Cookies, keine Analyse des Verhaltens, keine Inhalte von Dritten.",
        "No cookies, no tracking, no content from third parties.",
    ),
];

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let measures = MEASURE.iter().map(|measure| subject.word(*measure).to_owned());
    let stored = STORED.iter().map(|row| subject.words(row));
    let special = special(subject);
    let categories = categories(subject);
    let blocks = vec![
        Block::Paragraph(subject.word(ABOUT).to_owned()),
        Block::Table(header(subject)),
        Block::Heading(2, subject.word(DATA).to_owned()),
        Block::Table(Table {
            caption: subject.word(DATA).to_owned(),
            head: subject.words(&[CATEGORY, FIELDS, word::LEGAL_BASIS, KEPT]),
            rows: categories.iter().map(|category| category.row(subject)).collect(),
        }),
        Block::Heading(2, subject.word(OPEN).to_owned()),
        Block::List(open_points(subject, &categories)),
        Block::Heading(2, subject.word(SPECIAL).to_owned()),
        match special.is_empty() {
            true => Block::Paragraph(subject.word(SPECIAL_NONE).to_owned()),
            false => Block::List(special),
        },
        Block::Heading(2, subject.word(TECHNICAL).to_owned()),
        Block::Table(Table {
            caption: subject.word(TECHNICAL).to_owned(),
            head: subject.words(&[WHERE, WHAT, KEPT]),
            rows: stored.collect(),
        }),
        Block::Heading(2, subject.word(MEASURES).to_owned()),
        Block::List(measures.collect()),
    ];
    subject.page(PROCESSING, blocks)
}

fn header(subject: &Subject<'_>) -> Table {
    let settings = &subject.municipality.settings;
    let contact = subject.contact();
    let office = subject.local(&contact.office);
    let controller = format!(
        "{}, {office}\n{}, {} {}\n{}, {}",
        settings.name,
        contact.street,
        contact.postcode,
        contact.place,
        contact.telephone,
        contact.email
    );
    let title = &subject.texts.service.title;
    let key = match subject.plan.service().leika.as_slice() {
        [] => subject.word(NO_KEY).to_owned(),
        keys => keys.join(", "),
    };
    let rows = [
        (ACTIVITY, title.clone()),
        (KEY, key),
        (CONTROLLER, controller),
        (PURPOSE, fill(subject.word(PURPOSE_TEXT), &[title])),
        (SUBJECTS, subject.word(SUBJECTS_TEXT).to_owned()),
        (RECIPIENTS, fill(subject.word(RECIPIENTS_TEXT), &[office])),
        (THIRD, subject.word(THIRD_TEXT).to_owned()),
        (AUTOMATED, subject.word(AUTOMATED_TEXT).to_owned()),
    ];
    Table {
        caption: subject.word(HEADER).to_owned(),
        head: subject.words(&[ITEM, CONTENT]),
        rows: rows
            .into_iter()
            .map(|(item, text)| vec![subject.word(item).to_owned(), text])
            .collect(),
    }
}

/// Fields of a group that are processed alike.
struct Category {
    name: String,
    fields: Vec<NodeId>,
    bases: Vec<String>,
    kept: Option<Vec<String>>,
}

impl Category {
    fn row(&self, subject: &Subject<'_>) -> Vec<String> {
        let or = |lines: &[String], open: Word| match lines {
            [] => subject.word(open).to_owned(),
            lines => lines.join("\n"),
        };
        let fields: Vec<String> = self.fields.iter().map(|field| named(subject, *field)).collect();
        vec![
            self.name.clone(),
            fields.join("\n"),
            or(&self.bases, NO_BASIS),
            or(self.kept.as_deref().unwrap_or_default(), NO_RETENTION),
        ]
    }

    fn labels(&self, subject: &Subject<'_>) -> String {
        let labels: Vec<String> = self.fields.iter().map(|field| subject.quoted(*field)).collect();
        labels.join(", ")
    }
}

/// The data of each innermost group, apart where fields have another legal basis or are kept for
/// another time: what is missing for one field is not hidden by what is there for the next.
fn categories(subject: &Subject<'_>) -> Vec<Category> {
    let mut categories: Vec<Category> = Vec::new();
    let groups = std::iter::once(None).chain(subject.nodes().map(|(id, _)| Some(id)));
    for group in groups {
        let name = group
            .map_or_else(|| subject.texts.service.title.clone(), |group| crumbs(subject, group));
        let fields = subject.plan.children(group).iter().copied();
        for field in fields.filter(|field| match &subject.plan.node(*field).content {
            Content::Field(kind) => kind.value_type().is_some(),
            Content::Group => false,
        }) {
            let mut bases: Vec<String> = Vec::new();
            for basis in around(subject, field).flat_map(|node| subject.basis(node)) {
                if !bases.contains(&basis) {
                    bases.push(basis);
                }
            }
            let kept = rule(subject, field).map(|rule| said(subject, rule));
            let alike = categories.iter_mut().find(|category| {
                category.name == name && category.bases == bases && category.kept == kept
            });
            match alike {
                Some(category) => category.fields.push(field),
                None => {
                    categories.push(Category {
                        name: name.clone(),
                        fields: vec![field],
                        bases,
                        kept,
                    });
                }
            }
        }
    }
    categories
}

/// What an entry in the record needs and the definition does not say yet.
fn open_points(subject: &Subject<'_>, categories: &[Category]) -> Vec<String> {
    let mut points = Vec::new();
    if subject.plan.service().leika.is_empty() {
        points.push(subject.word(OPEN_KEY).to_owned());
    }
    let without = |word: Word, open: &dyn Fn(&Category) -> bool| -> Vec<String> {
        let open = categories.iter().filter(|category| open(category));
        open.map(|own| fill(subject.word(word), &[&own.name, &own.labels(subject)])).collect()
    };
    points.extend(without(OPEN_BASIS, &|category| category.bases.is_empty()));
    match categories.iter().any(|category| category.kept.is_some()) {
        true => points.extend(without(OPEN_RETENTION, &|category| category.kept.is_none())),
        false => points.push(subject.word(OPEN_ALL).to_owned()),
    }
    let periods = subject.retention.iter().filter(|rule| rule.basis.is_empty());
    points.extend(
        periods.map(|rule| fill(subject.word(OPEN_PERIOD), &[&said(subject, rule).join(" ")])),
    );
    if points.is_empty() {
        points.push(subject.word(OPEN_NONE).to_owned());
    }
    points
}

fn named(subject: &Subject<'_>, field: NodeId) -> String {
    let node = subject.plan.node(field);
    let label = subject.label(field);
    let required = node.required.is_some();
    let declaration =
        matches!(&node.content, Content::Field(kind) if kind.value_type() == Some(Type::YesNo));
    match (node.calculate.is_some(), asked(subject, field) && !required && !declaration) {
        (true, _) => fill(subject.word(CALCULATED), &[&label]),
        (_, true) => fill(subject.word(VOLUNTARY), &[&label]),
        _ => label,
    }
}

/// A node with the groups around it, from inside out.
fn around<'s>(subject: &'s Subject<'_>, node: NodeId) -> impl Iterator<Item = NodeId> + 's {
    std::iter::successors(Some(node), |node| subject.plan.node(*node).parent)
}

/// The group with those around it: `Hund › Herkunft`.
pub(super) fn crumbs(subject: &Subject<'_>, group: NodeId) -> String {
    let mut labels: Vec<String> =
        around(subject, group).map(|group| subject.label(group)).collect();
    labels.dedup();
    labels.reverse();
    labels.join(" › ")
}

/// How long a field is kept: by the rule nearest around it.
fn rule<'s>(subject: &'s Subject<'_>, field: NodeId) -> Option<&'s Retention> {
    let own = around(subject, field)
        .find_map(|node| subject.retention.iter().find(|rule| rule.of.contains(&node)));
    own.or_else(|| subject.retention.iter().find(|rule| rule.of.is_empty()))
}

fn said(subject: &Subject<'_>, rule: &Retention) -> Vec<String> {
    let period = rule.period.get(subject.language.tag()).or_else(|| rule.period.get("de"));
    let mut lines = vec![period.cloned().unwrap_or_default()];
    lines.extend((!rule.basis.is_empty()).then(|| format!("({})", rule.basis.join("; "))));
    lines
}

fn special(subject: &Subject<'_>) -> Vec<String> {
    let special = |basis: &Basis| {
        let basis = basis.text.replace("Artikel", "Art.");
        basis.contains("Art. 9 ") && basis.contains("DSGVO")
    };
    subject
        .nodes()
        .filter(|(_, node)| node.basis.iter().any(special))
        .map(|(id, _)| format!("{} ({})", subject.label(id), subject.basis(id).join("; ")))
        .collect()
}
