//! The table of words: name, German. The other languages are in `words/`, in the same order.
//!
//! A word after `:` is there at once. The others are said only by what no first question needs
//! (`frontend/src/part/`), and come with that: one after `~` with `Answering`, one after `=` with
//! `Later`.

/// What a word is before any part has come.
macro_rules! first {
    (: $german:literal) => {
        $german
    };
    ($other:tt $german:literal) => {
        ""
    };
}

/// What `Answering` brings.
macro_rules! answering {
    (~ $german:literal) => {
        $german
    };
    ($other:tt $german:literal) => {
        ""
    };
}

/// What `Later` brings.
macro_rules! late {
    (= $german:literal) => {
        $german
    };
    ($other:tt $german:literal) => {
        ""
    };
}

macro_rules! words {
    ($($name:ident $when:tt $german:literal;)*) => {
        /// Where a word stands among all.
        #[expect(non_camel_case_types, reason = "a place is called as its word is")]
        #[derive(Clone, Copy)]
        enum At { $($name,)* }

        const COUNT: usize = [$(At::$name,)*].len();

        /// Everything that the assistant says in one language, in the order of the table. `{}` is a
        /// blank to be filled in. What is loaded is read by that order: names are for people, and
        /// a field for each would cost every citizen a kilobyte.
        #[derive(Clone, Copy)]
        pub(crate) struct Words(pub(super) [&'static str; COUNT]);

        #[expect(dead_code, reason = "some are said by the pages to read alone")]
        #[expect(clippy::wrong_self_convention, reason = "words are called by what they say")]
        impl Words {
            $(pub(crate) fn $name(&self) -> &'static str {
                self.at(At::$name)
            })*

            fn at(&self, at: At) -> &'static str {
                self.0.get(at as usize).copied().unwrap_or_default()
            }
        }

        /// What is said in German until the first question is shown; the rest is empty.
        pub(super) static GERMAN: Words = Words([$(first!($when $german),)*]);

        /// What `Answering` says in German. Only that part may ask for it: it brings the words along.
        pub(super) fn answering() -> &'static [&'static str] {
            static ANSWERING: [&str; COUNT] = [$(answering!($when $german),)*];
            &ANSWERING
        }

        /// The same of `Later`.
        pub(super) fn late() -> &'static [&'static str] {
            static LATE: [&str; COUNT] = [$(late!($when $german),)*];
            &LATE
        }

        /// The names and German words in the order of the table.
        #[cfg(test)]
        pub(super) static NAMED: &[(&str, &str)] = &[$((stringify!($name), $german),)*];
    };
}

words! {
    skip: "Zum Inhalt springen";
    language: "Sprache";
    demo: "Dies ist eine Demonstration. Kommune, Beträge und Kontaktdaten sind erfunden. Bitte geben Sie keine echten Daten ein.";
    notice: "Hinweis";
    error_prefix: "Fehler: ";
    warning_prefix: "Hinweis: ";
    no_part: "Ein Teil des Antrags konnte nicht geladen werden. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es dann noch einmal. Ihre Angaben sind auf diesem Gerät gespeichert.";
    no_rules: "Das Formular ist noch nicht vollständig geladen. Ihre Eingaben sind deshalb noch nicht gespeichert. Bitte lassen Sie diese Seite geöffnet, prüfen Sie Ihre Internetverbindung und versuchen Sie es dann noch einmal.";
    try_again: "Noch einmal versuchen";
    optional: "(freiwillig)";
    why: "Warum fragen wir das?";
    how_calculated: "Wie kommt das zustande?";
    more_about: "Mehr dazu";
    legal_basis: "Rechtsgrundlage";
    basis: "Rechtsgrundlage: ";
    or: " oder ";
    yes: "Ja";
    no: "Nein";
    day: "Tag";
    month: "Monat";
    year: "Jahr";
    in_euros: "in Euro";
    characters_left = "Noch {} Zeichen";
    characters_over = "{} Zeichen zu viel";
    results: "{} Vorschläge";
    no_results = "Keine Vorschläge";
    combobox_hint: "Tippen Sie, um die Liste einzugrenzen, und wählen Sie einen Vorschlag aus.";
    calculated: "Wird aus Ihren Angaben berechnet";
    not_yet: "steht noch nicht fest";

    back: "Zurück";
    next: "Weiter";
    to_tasks: "Übersicht";
    to_check = "Angaben prüfen";
    summary_title ~ "Bitte prüfen Sie Ihre Angaben";
    add = "Weiteren Eintrag hinzufügen: {}";
    remove: "Entfernen";
    added = "Hinzugefügt: {}";
    removed = "Entfernt: {}";
    entry = "Eintrag";
    lost: "Diese Angaben werden nicht mehr gebraucht";
    lost_more = "und weitere Angaben";
    lost_why = "Wegen Ihrer Änderung werden sie nicht mitgesendet. Nehmen Sie die Änderung zurück, sind sie wieder da.";
    undo = "Änderung zurücknehmen";
    undone = "Die Änderung ist zurückgenommen.";

    who: "Wer kann oder muss den Antrag stellen?";
    ready: "Was Sie bereithalten sollten";
    duration: "Wie lange es dauert";
    responsible: "Wer zuständig ist";
    start: "Antrag starten";
    not_opened = "Der Antrag konnte nicht geladen werden. Bitte prüfen Sie Ihre Internetverbindung und starten Sie ihn dann noch einmal.";
    continue_draft = "Antrag fortsetzen";
    discard_draft = "Entwurf verwerfen";
    draft_found = "Sie haben einen angefangenen Antrag";
    draft_where = "Ihre Angaben sind nur in diesem Browser auf diesem Gerät gespeichert.";
    changed_elsewhere = "Sie haben den Antrag in einem anderen Fenster geändert. Hier steht jetzt der neueste Stand.";
    draft_older = "Das Formular wurde seit Ihrem letzten Besuch geändert. Bitte prüfen Sie Ihre Angaben.";
    understood = "Verstanden";
    discarded = "Der Entwurf wurde gelöscht.";
    stored_here: "Ihre Angaben bleiben auf diesem Gerät, bis Sie den Antrag einreichen. Wenn Sie {} Tage lang nicht weiterarbeiten, werden sie gelöscht.";
    telephone: "Telefon";
    email: "E-Mail";
    hours: "Erreichbarkeit";

    tasks_title = "Ihr Antrag im Überblick";
    tasks_done = "Fertig: {} Abschnitten.";
    of: " von ";
    section_of = "Abschnitt {} von {}";
    range = "{} bis {}";
    at_most = "höchstens {}";
    untouched: "Noch nicht begonnen";
    begun = "Begonnen";
    wrong = "Bitte prüfen";
    complete = "Fertig";
    continue_next = "Weiter mit: {}";
    cannot_yet = "Erst möglich, wenn alle Abschnitte fertig sind";

    panel_title: "Auf einen Blick";
    fee: "Gebühr";
    deadline: "Frist";
    late: "Diese Frist ist abgelaufen.";
    documents: "Diese Nachweise brauchen wir";

    check_title = "Prüfen Sie Ihre Angaben";
    check_intro = "Bitte prüfen Sie Ihre Angaben, bevor Sie den Antrag einreichen.";
    change = "Ändern";
    check_problems = "Das fehlt noch oder stimmt nicht";
    check_open = "Noch nicht alle Angaben sind vollständig.";
    binding = "Mit dem Einreichen bestätigen Sie, dass Ihre Angaben vollständig und richtig sind.";
    submit = "Jetzt verbindlich einreichen";
    day_changed = "Inzwischen hat ein neuer Tag begonnen. Bitte prüfen Sie Ihre Angaben noch einmal.";
    differs = "Seit der letzten Prüfung hat sich geändert:";
    differs_line = "{}: bisher {}, jetzt {}";
    differs_nothing = "Gebühr, Frist und Angaben sind gleich geblieben.";
    not_stored = "Ihr Browser konnte den unterschriebenen Antrag nicht speichern. Deshalb wurde nichts gesendet. Geben Sie bitte Speicherplatz frei und versuchen Sie es noch einmal.";
    not_signed = "Ihr Browser konnte den Antrag nicht unterschreiben. Es wurde nichts gesendet. Bitte versuchen Sie es noch einmal.";
    draft_unkept: "Ihre Angaben werden auf diesem Gerät nicht gespeichert. Schließen Sie diese Seite erst, wenn Ihr Antrag eingegangen ist.";

    sending_title = "Ihr Antrag wird gesendet";
    sending = "Bitte warten Sie einen Moment.";
    unsent_title = "Ihr Antrag ist noch nicht bestätigt";
    unsent = "Wir haben noch keine Eingangsbestätigung. Ihr Antrag ist auf diesem Gerät gespeichert und wird von selbst gesendet, sobald die Verbindung wieder da ist oder Sie diese Seite das nächste Mal öffnen. Auch wenn Sie ihn noch einmal senden, geht er nur einmal ein.";
    unsent_network = "Die Verbindung ist fehlgeschlagen. Bitte prüfen Sie Ihre Internetverbindung.";
    unsent_busy = "Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten noch einmal.";
    unsent_receipt = "Die Eingangsbestätigung konnte nicht geprüft werden. Bitte versuchen Sie es noch einmal.";
    send_again = "Noch einmal senden";

    refused_title = "Ihr Antrag wurde nicht angenommen";
    refused_kept = "Ihre Angaben sind noch da. Es ist nichts eingegangen.";
    refused_answers = "Einige Angaben sind nicht gültig. Bitte berichtigen Sie sie.";
    refused_version = "Das Formular wurde inzwischen geändert. Laden Sie die Seite bitte neu und prüfen Sie Ihre Angaben.";
    refused_day = "Der Antrag wurde für einen anderen Tag geprüft. Bitte prüfen Sie Ihre Angaben und reichen Sie ihn noch einmal ein. Stimmt das Datum auf Ihrem Gerät?";
    refused_id = "Unter diesem Kennzeichen liegt schon ein anderer Antrag vor. Bitte reichen Sie noch einmal ein.";
    refused_size = "Der Antrag ist zu groß. Bitte kürzen Sie lange Texte.";
    refused_other = "Der Antrag konnte nicht verarbeitet werden. Bitte versuchen Sie es noch einmal oder rufen Sie uns an.";
    reload = "Seite neu laden";

    receipt_title = "Ihr Antrag ist eingegangen";
    case_number: "Ihre Vorgangsnummer";
    received: "Eingegangen am {}";
    what_next = "Wie es weitergeht";
    keep_title = "Für Ihre Unterlagen";
    keep_copy = "Antrag zum Lesen und Drucken herunterladen";
    keep_receipt = "Eingangsbestätigung herunterladen";
    keep_receipt_hint = "Die signierte Datei beweist, dass Ihr Antrag eingegangen ist.";
    print = "Drucken oder als PDF sichern";
    new_application = "Neuen Antrag beginnen";
    new_application_hint = "Der eingereichte Antrag und seine Eingangsbestätigung bleiben auf diesem Gerät.";

    change_answers = "Angaben ändern";

    applications: "Meine Anträge";
    applications_none = "Sie haben von diesem Gerät noch keinen Antrag eingereicht.";
    application_version = "Version des Formulars";
    application_whole = "Ihr Antrag";
    status_title = "Stand Ihres Antrags";
    status_files = "Noch nicht bestätigt. Diese Dateien fehlen noch:";
    status_received = "Eingegangen und gespeichert. Die Weiterleitung an das Amt steht noch aus.";
    status_delivered = "Im Posteingang des Amts";
    status_delivered_at = "Im Posteingang des Amts seit {}";
    status_wrong = "Zu diesem Link gibt es keinen Antrag. Bitte prüfen Sie, ob der Link vollständig ist.";
    status_link = "Link zum Stand Ihres Antrags";
    status_link_why = "Mit diesem Link sehen Sie den Stand auch auf einem anderen Gerät. Wer den Link hat, sieht Vorgangsnummer und Stand, aber nicht Ihre Angaben.";
    status_copy = "Link kopieren";
    status_copied = "Der Link ist kopiert.";
    status_uncopied = "Der Link konnte nicht kopiert werden. Bitte markieren und kopieren Sie ihn selbst.";
    forget_application = "Von diesem Gerät löschen";
    forget_sure = "Diesen Antrag wirklich von diesem Gerät löschen?";
    forget_what = "Kopie und Eingangsbestätigung werden gelöscht. Was beim Amt eingegangen ist, bleibt dort.";
    forgotten = "Der Antrag ist von diesem Gerät gelöscht.";

    imprint: "Impressum";
    privacy: "Datenschutz";
    accessibility: "Barrierefreiheit";
    feedback: "Barriere melden";
    feedback_text = "Ist etwas nicht zugänglich? Schreiben Sie uns: ";
    back_to_service: "Zurück zum Antrag";

    device: "Gespeicherte Angaben";
    stored_where = "Was Sie eingeben, speichert Ihr Browser verschlüsselt auf diesem Gerät, damit Sie jederzeit weitermachen können. Sonst bekommt es niemand, bis Sie den Antrag einreichen.";
    stored_how_long = "Ihr Browser kann Gespeichertes auch von selbst löschen: wenn der Speicherplatz knapp wird, wenn Sie Browserdaten löschen oder ein privates Fenster schließen, in manchen Browsern auch nach sieben Tagen ohne Besuch.";
    shared_device_title = "Benutzen auch andere dieses Gerät?";
    shared_device = "Dann löschen Sie alles, wenn Sie fertig sind. Sie können auch vor dem Ausfüllen alles löschen: Danach wird in diesem Tab nichts mehr gespeichert.";
    erase = "Alles löschen";
    erase_sure = "Wirklich alles löschen?";
    erase_what = "Alle angefangenen und alle eingereichten Anträge werden mit ihren Eingangsbestätigungen von diesem Gerät gelöscht. Was beim Amt eingegangen ist, bleibt dort.";
    cancel = "Abbrechen";

    drafts_title = "Ihre begonnenen Anträge";
    drafts_none = "Auf diesem Gerät gibt es keine begonnenen Anträge.";
    draft_name = "Antrag vom {}";
    draft_dates = "Begonnen: {}. Zuletzt geändert: {}.";
    draft_until = "Wird gelöscht, wenn Sie nicht weiterarbeiten: {}.";
    draft_rename = "Umbenennen";
    draft_label = "Name des Antrags";
    draft_renamed = "Der Antrag heißt jetzt: {}";
    discard_sure = "Diesen Entwurf wirklich löschen?";
    discard_what = "Alle Angaben und Dateien darin werden von diesem Gerät gelöscht. Das lässt sich nicht rückgängig machen.";
    draft_not_opened = "Der Entwurf konnte nicht geöffnet werden. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.";
    export = "In eine Datei sichern";
    export_why = "Mit der Datei können Sie auf einem anderen Gerät weiterarbeiten. Sie ist mit einem Kennwort verschlüsselt, das nur Sie kennen.";
    passphrase = "Kennwort";
    passphrase_again = "Kennwort wiederholen";
    passphrase_hint = "Am besten vier Wörter, mindestens {} Zeichen. Bitte merken Sie es sich gut: Ohne das Kennwort kann niemand die Datei öffnen, und es lässt sich nicht wiederherstellen.";
    passphrase_differs = "Die beiden Kennwörter sind verschieden.";
    export_ready = "Die Datei ist fertig. Der Entwurf bleibt auch auf diesem Gerät.";
    export_save = "Datei herunterladen";
    export_failed = "Die Datei konnte nicht erstellt werden. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.";
    export_large = "Die Dateien in diesem Entwurf sind zusammen zu groß, um sie zu sichern.";
    import = "Aus einer Datei übernehmen";
    import_why = "Haben Sie einen Antrag auf einem anderen Gerät in eine Datei gesichert? Hier können Sie damit weiterarbeiten.";
    import_file = "Gesicherte Datei";
    imported = "Der Antrag ist übernommen.";
    import_missing = "Bitte wählen Sie eine Datei aus.";
    import_other = "In dieser Datei ist kein gesicherter Antrag. Ihr Name endet auf „.direktantrag“.";
    import_damaged = "Die Datei ist beschädigt oder unvollständig. Bitte übertragen Sie sie noch einmal, oder sichern Sie den Antrag neu.";
    import_large = "Die Datei ist zu groß.";
    import_newer = "Die Datei wurde mit einer neueren Fassung dieser Seite gesichert. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.";
    import_wrong = "Das Kennwort passt nicht zu dieser Datei. Bitte prüfen Sie, ob Sie sich vertippt haben.";
    import_not_offered = "Diesen Antrag gibt es hier nicht. Bitte öffnen Sie die Seite der Kommune, für die Sie ihn begonnen haben.";
    import_unstored = "Der Antrag konnte auf diesem Gerät nicht gespeichert werden. Bitte geben Sie Speicherplatz frei.";

    loading: "Wird geladen …";
    choose_title = "Online-Anträge";
    choose_intro = "Welchen Antrag möchten Sie stellen?";
    failure_title: "Der Antrag kann gerade nicht angezeigt werden";
    failure_no_service: "Unter dieser Adresse gibt es keinen Antrag.";
    failure_unreadable: "Der Antrag konnte nicht gelesen werden. Bitte versuchen Sie es später noch einmal.";
    failure_unreachable: "Der Dienst antwortet nicht. Bitte prüfen Sie Ihre Internetverbindung und laden Sie die Seite neu.";
    failure_no_crypto: "Ihr Browser kann Anträge nicht sicher unterschreiben. Bitte benutzen Sie einen aktuellen Browser und eine Adresse, die mit https beginnt.";
    failure_no_storage: "Ihr Browser konnte nicht lesen, was auf diesem Gerät gespeichert ist. Bitte schließen Sie andere Tabs mit dieser Seite und laden Sie die Seite neu.";
    failure_notice: "Dieser Text konnte nicht geladen werden. Bitte prüfen Sie Ihre Internetverbindung und laden Sie die Seite neu.";
    failure_call: "Wir helfen Ihnen auch am Telefon oder per E-Mail:";
    failure_no_contact: "Bitte wenden Sie sich an Ihre Gemeinde- oder Stadtverwaltung. Die Behördennummer 115 hilft Ihnen weiter.";
    to_services: "Zu allen Anträgen";

    missing ~ "Bitte machen Sie hier eine Angabe.";
    missing_choice ~ "Bitte wählen Sie eine Antwort aus.";
    missing_declaration ~ "Bitte bestätigen Sie diese Erklärung.";
    missing_date ~ "Bitte geben Sie Tag, Monat und Jahr an.";
    exact_length ~ "Bitte geben Sie genau {} Zeichen ein.";
    too_short ~ "Bitte geben Sie mindestens {} Zeichen ein.";
    too_long ~ "Bitte geben Sie höchstens {} Zeichen ein.";
    character_not_allowed ~ "Das Zeichen „{}“ ist hier nicht erlaubt.";
    too_small ~ "Bitte geben Sie mindestens {} ein.";
    too_large ~ "Bitte geben Sie höchstens {} ein.";
    not_a_number ~ "Bitte geben Sie eine ganze Zahl ein, zum Beispiel 3.";
    not_an_amount ~ "Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 12,50.";
    not_a_date ~ "Dieses Datum gibt es nicht. Bitte geben Sie Tag, Monat und Jahr in Ziffern ein.";
    too_early ~ "Das Datum darf nicht vor dem {} liegen.";
    too_late ~ "Das Datum darf nicht nach dem {} liegen.";
    not_in_list ~ "Bitte wählen Sie einen Eintrag aus der Liste.";
    not_offered ~ "„{}“ passt nicht zu Ihren anderen Angaben. Bitte wählen Sie neu.";
    not_an_email ~ "Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.";
    not_a_telephone ~ "Bitte geben Sie eine Telefonnummer ein, zum Beispiel 0371 123456.";
    not_a_postcode ~ "Bitte geben Sie eine Postleitzahl mit fünf Ziffern ein.";
    not_an_iban ~ "Bitte geben Sie eine IBAN ein. Eine deutsche IBAN beginnt mit DE und hat 22 Zeichen.";
    iban_check_digits ~ "Diese IBAN enthält einen Tippfehler. Bitte vergleichen Sie sie mit Ihrer Bankkarte.";
    check_digits ~ "In dieser Nummer steckt ein Tippfehler. Bitte vergleichen Sie sie mit Ihren Unterlagen.";
    not_a_decimal ~ "Bitte geben Sie eine Zahl mit höchstens {} Nachkommastellen ein, zum Beispiel 2,5.";
    not_a_year ~ "Bitte geben Sie ein Jahr mit vier Ziffern ein.";
    not_a_month = "Bitte geben Sie Monat und Jahr in Ziffern ein.";
    not_a_partial_date = "Bitte geben Sie das Jahr ein und, wenn bekannt, Monat und Tag.";
    not_a_time = "Bitte geben Sie eine Uhrzeit ein, zum Beispiel 8:30.";
    not_a_date_time = "Bitte geben Sie Datum und Uhrzeit ein, zum Beispiel 31.1.2026 8:30.";
    not_a_licence_plate = "Bitte geben Sie das Kennzeichen mit Bindestrich ein, zum Beispiel DD-AB 123.";
    not_a_tax_id = "Bitte geben Sie die elf Ziffern Ihrer Steuer-Identifikationsnummer ein.";
    not_a_vat_id = "Bitte geben Sie eine Umsatzsteuer-Identifikationsnummer ein, zum Beispiel DE und neun Ziffern.";
    not_a_business_id = "Bitte geben Sie eine Wirtschafts-Identifikationsnummer ein: DE, neun Ziffern, Bindestrich, fünf Ziffern.";
    not_a_creditor_id = "Bitte geben Sie eine Gläubiger-Identifikationsnummer ein. Eine deutsche beginnt mit DE und hat 18 Zeichen.";
    not_a_register_entry = "Bitte geben Sie Gericht, Register und Nummer ein, zum Beispiel Dresden HRB 12345.";
    not_an_identity_document = "Bitte geben Sie die neun Zeichen der Ausweis- oder Passnummer ein.";
    not_a_case_number = "Bitte geben Sie die Vorgangsnummer ein. Sie beginnt mit DA.";
    not_a_point = "Bitte geben Sie Breite und Länge in Grad ein, zum Beispiel 51,0504 13,7373.";
    not_an_area = "Bitte geben Sie mindestens drei Eckpunkte in ihrer Reihenfolge ein. Die Grenze darf sich nicht kreuzen.";
    not_a_signature = "Bitte unterschreiben Sie im Feld oder geben Sie Ihren Namen ein.";
    signature_hint: "Geben Sie Ihren Namen ein, oder zeichnen Sie Ihre Unterschrift mit Finger, Stift oder Maus.";
    signature_drawn = "Ihre Unterschrift ist gezeichnet.";
    signature_wipe = "Zeichnung löschen";
    not_a_file = "Eine Datei passt nicht oder ist doppelt. Bitte wählen Sie Dateien im Format {}, deren Name dazu passt.";
    file_too_large = "Eine Datei ist zu groß. Möglich sind höchstens {} MB je Datei.";
    too_many_files = "Es sind höchstens {} Dateien möglich.";
    file_hint: "Die Datei bleibt auf diesem Gerät und wird gesendet, wenn Sie den Antrag einreichen. Große Fotos werden verkleinert, der Aufnahmeort wird aus JPEG und PNG entfernt.";
    file_remove = "{} entfernen";
    file_unread = "Die Datei konnte nicht gelesen werden.";
    file_empty = "„{}“ ist leer. Bitte wählen Sie eine andere Datei.";
    file_encrypted = "„{}“ ist mit einem Kennwort geschützt. Bitte speichern Sie die Datei ohne Kennwort und wählen Sie sie noch einmal.";
    file_corrupt = "„{}“ ist beschädigt oder unvollständig. Bitte speichern Sie die Datei neu und wählen Sie sie noch einmal.";
    file_picture = "Ihr Browser kann das Bild „{}“ nicht lesen. Bitte speichern Sie es als JPEG oder PDF.";
    file_unstored = "„{}“ konnte auf diesem Gerät nicht gespeichert werden. Bitte geben Sie Speicherplatz frei.";
    file_gone = "Eine Datei liegt nicht mehr in diesem Browser. Bitte entfernen Sie sie und wählen Sie sie noch einmal.";
    file_drop = "Sie können Dateien auch hierher ziehen.";
    file_photograph = "Foto aufnehmen";
    file_rename = "{} umbenennen";
    file_name = "Neuer Name für {}";
    file_apply = "Übernehmen";
    file_up = "{} nach oben";
    file_down = "{} nach unten";
    files_sending: "Ihre Dateien werden gesendet: {} Prozent. Bitte lassen Sie diese Seite geöffnet.";
    files_arrived = "Diese Dateien sind eingegangen";
    too_many_corners = "Es sind höchstens {} Eckpunkte möglich.";
    point_hint: "Breite und Länge in Grad, zum Beispiel 51,0504 13,7373";
    area_hint: "Die Eckpunkte in ihrer Reihenfolge, jeder in einer eigenen Zeile: Breite und Länge in Grad, zum Beispiel 51,0504 13,7373";
    too_few ~ "Bitte machen Sie mindestens {} Eintrag oder Einträge.";
    too_many ~ "Es sind höchstens {} Einträge möglich.";
    calculation_failed ~ "Aus Ihren Angaben lässt sich das nicht berechnen. Bitte prüfen Sie die Zahlen und Daten.";
    not_valid ~ "Diese Angabe ist nicht gültig.";
}
