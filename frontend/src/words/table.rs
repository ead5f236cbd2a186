//! The table of words: name, German, English.

macro_rules! words {
    ($($name:ident: $german:literal, $english:literal;)*) => {
        /// Everything that the assistant says in one language. `{}` is a blank to be filled in.
        pub(crate) struct Words {
            $(pub(crate) $name: &'static str,)*
        }

        pub(super) const DE: Words = Words { $($name: $german,)* };
        pub(super) const EN: Words = Words { $($name: $english,)* };
    };
}

words! {
    skip: "Zum Inhalt springen", "Skip to content";
    language: "Sprache", "Language";
    demo: "Dies ist eine Demonstration. Kommune, Beträge und Kontaktdaten sind erfunden. Bitte geben Sie keine echten Daten ein.",
        "This is a demonstration. The municipality, amounts and contact details are invented. Please do not enter real data.";
    notice: "Hinweis", "Notice";
    error_prefix: "Fehler: ", "Error: ";
    warning_prefix: "Hinweis: ", "Note: ";
    no_part: "Ein Teil des Antrags konnte nicht geladen werden. Bitte prüfen Sie Ihre Internetverbindung und laden Sie die Seite dann neu. Ihre Angaben sind auf diesem Gerät gespeichert.", "A part of the application could not be loaded. Please check your internet connection and then reload the page. Your answers are stored on this device.";
    optional: "(freiwillig)", "(optional)";
    why: "Warum fragen wir das?", "Why do we ask this?";
    how_calculated: "Wie kommt das zustande?", "How is this worked out?";
    basis: "Rechtsgrundlage: ", "Legal basis: ";
    yes: "Ja", "Yes";
    no: "Nein", "No";
    day: "Tag", "Day";
    month: "Monat", "Month";
    year: "Jahr", "Year";
    in_euros: "in Euro", "in euros";
    characters_left: "Noch {} Zeichen", "{} characters left";
    characters_over: "{} Zeichen zu viel", "{} characters too many";
    results: "{} Vorschläge", "{} suggestions";
    no_results: "Keine Vorschläge", "No suggestions";
    combobox_hint: "Tippen Sie, um die Liste einzugrenzen, und wählen Sie einen Vorschlag aus.",
        "Type to narrow the list, then choose a suggestion.";
    calculated: "Wird aus Ihren Angaben berechnet", "Calculated from your answers";
    not_yet: "steht noch nicht fest", "not known yet";

    back: "Zurück", "Back";
    next: "Weiter", "Continue";
    to_tasks: "Übersicht", "Overview";
    to_check: "Angaben prüfen", "Check your answers";
    summary_title: "Bitte prüfen Sie Ihre Angaben", "There is a problem";
    add: "Weiteren Eintrag hinzufügen: {}", "Add another: {}";
    remove: "Entfernen", "Remove";
    added: "Hinzugefügt: {}", "Added: {}";
    removed: "Entfernt: {}", "Removed: {}";
    entry: "Eintrag", "Entry";

    who: "Wer kann oder muss den Antrag stellen?", "Who can or must apply?";
    ready: "Was Sie bereithalten sollten", "What to have ready";
    duration: "Wie lange es dauert", "How long it takes";
    responsible: "Wer zuständig ist", "Who is responsible";
    start: "Antrag starten", "Start now";
    continue_draft: "Antrag fortsetzen", "Continue your application";
    discard_draft: "Entwurf verwerfen", "Discard draft";
    draft_found: "Sie haben einen angefangenen Antrag", "You have an unfinished application";
    draft_where: "Ihre Angaben sind nur in diesem Browser auf diesem Gerät gespeichert. Zuletzt geändert: {}.",
        "Your answers are stored only in this browser on this device. Last changed: {}.";
    draft_older: "Das Formular wurde seit Ihrem letzten Besuch geändert. Bitte prüfen Sie Ihre Angaben.",
        "The form has changed since your last visit. Please check your answers.";
    discarded: "Der Entwurf wurde gelöscht.", "The draft was deleted.";
    stored_here: "Ihre Angaben bleiben auf diesem Gerät, bis Sie den Antrag einreichen.",
        "Your answers stay on this device until you submit the application.";
    telephone: "Telefon", "Telephone";
    email: "E-Mail", "Email";
    hours: "Erreichbarkeit", "Opening hours";

    tasks_title: "Ihr Antrag im Überblick", "Your application at a glance";
    tasks_done: "{} Abschnitte sind fertig.", "{} sections are complete.";
    untouched: "Noch nicht begonnen", "Not started yet";
    begun: "Begonnen", "In progress";
    wrong: "Bitte prüfen", "Please check";
    complete: "Fertig", "Complete";
    continue_next: "Weiter mit: {}", "Continue with: {}";
    cannot_yet: "Erst möglich, wenn alle Abschnitte fertig sind", "Available once all sections are complete";

    panel_title: "Auf einen Blick", "At a glance";
    fee: "Gebühr", "Fee";
    deadline: "Frist", "Deadline";
    late: "Diese Frist ist abgelaufen.", "This deadline has passed.";
    documents: "Diese Nachweise brauchen wir", "Documents we need";

    check_title: "Prüfen Sie Ihre Angaben", "Check your answers";
    check_intro: "Bitte prüfen Sie Ihre Angaben, bevor Sie den Antrag einreichen.",
        "Please check your answers before you submit the application.";
    change: "Ändern", "Change";
    check_problems: "Das fehlt noch oder stimmt nicht", "Still missing or not right";
    check_open: "Noch nicht alle Angaben sind vollständig.", "Not all answers are complete yet.";
    binding: "Mit dem Einreichen bestätigen Sie, dass Ihre Angaben vollständig und richtig sind.",
        "By submitting you confirm that your answers are complete and correct.";
    submit: "Jetzt verbindlich einreichen", "Submit now";
    day_changed: "Inzwischen hat ein neuer Tag begonnen. Bitte prüfen Sie Ihre Angaben noch einmal.",
        "A new day has begun in the meantime. Please check your answers once more.";
    not_stored: "Ihr Browser konnte den unterschriebenen Antrag nicht speichern. Deshalb wurde nichts gesendet. Geben Sie bitte Speicherplatz frei und versuchen Sie es noch einmal.",
        "Your browser could not store the signed application, so nothing was sent. Please free some storage space and try again.";
    not_signed: "Ihr Browser konnte den Antrag nicht unterschreiben. Es wurde nichts gesendet. Bitte versuchen Sie es noch einmal.",
        "Your browser could not sign the application. Nothing was sent. Please try again.";
    draft_unkept: "Ihre Angaben können gerade nicht gespeichert werden. Schließen Sie diese Seite nicht.",
        "Your answers cannot be stored at the moment. Do not close this page.";

    sending_title: "Ihr Antrag wird gesendet", "Sending your application";
    sending: "Bitte warten Sie einen Moment.", "Please wait a moment.";
    unsent_title: "Ihr Antrag ist noch nicht bestätigt", "Your application is not confirmed yet";
    unsent: "Wir haben noch keine Eingangsbestätigung. Ihr Antrag ist auf diesem Gerät sicher gespeichert. Wenn Sie ihn noch einmal senden, geht er trotzdem nur einmal ein.",
        "We have no confirmation of receipt yet. Your application is safely stored on this device. If you send it again, it will still be received only once.";
    unsent_network: "Die Verbindung ist fehlgeschlagen. Bitte prüfen Sie Ihre Internetverbindung.",
        "The connection failed. Please check your internet connection.";
    unsent_busy: "Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten noch einmal.",
        "The service is not available at the moment. Please try again in a few minutes.";
    unsent_receipt: "Die Eingangsbestätigung konnte nicht geprüft werden. Bitte versuchen Sie es noch einmal.",
        "The confirmation of receipt could not be verified. Please try again.";
    send_again: "Noch einmal senden", "Send again";

    refused_title: "Ihr Antrag wurde nicht angenommen", "Your application was not accepted";
    refused_kept: "Ihre Angaben sind noch da. Es ist nichts eingegangen.",
        "Your answers are still here. Nothing was received.";
    refused_answers: "Einige Angaben sind nicht gültig. Bitte berichtigen Sie sie.",
        "Some answers are not valid. Please correct them.";
    refused_version: "Das Formular wurde inzwischen geändert. Laden Sie die Seite bitte neu und prüfen Sie Ihre Angaben.",
        "The form has changed in the meantime. Please reload the page and check your answers.";
    refused_day: "Der Antrag wurde für einen anderen Tag geprüft. Bitte prüfen Sie Ihre Angaben und reichen Sie ihn noch einmal ein. Stimmt das Datum auf Ihrem Gerät?",
        "The application was checked for another day. Please check your answers and submit it again. Is the date on your device correct?";
    refused_id: "Unter diesem Kennzeichen liegt schon ein anderer Antrag vor. Bitte reichen Sie noch einmal ein.",
        "Another application already exists under this identifier. Please submit again.";
    refused_size: "Der Antrag ist zu groß. Bitte kürzen Sie lange Texte.",
        "The application is too large. Please shorten long texts.";
    refused_other: "Der Antrag konnte nicht verarbeitet werden. Bitte versuchen Sie es noch einmal oder rufen Sie uns an.",
        "The application could not be processed. Please try again or call us.";
    reload: "Seite neu laden", "Reload page";

    receipt_title: "Ihr Antrag ist eingegangen", "We have received your application";
    case_number: "Ihre Vorgangsnummer", "Your case number";
    received: "Eingegangen am {}", "Received on {}";
    what_next: "Wie es weitergeht", "What happens next";
    keep_title: "Für Ihre Unterlagen", "For your records";
    keep_copy: "Antrag zum Lesen und Drucken herunterladen", "Download application to read and print";
    keep_receipt: "Eingangsbestätigung herunterladen", "Download confirmation of receipt";
    keep_receipt_hint: "Die signierte Datei beweist, dass Ihr Antrag eingegangen ist.",
        "The signed file proves that your application was received.";
    print: "Diese Seite drucken", "Print this page";
    new_application: "Neuen Antrag beginnen", "Start a new application";
    new_application_hint: "Antrag und Eingangsbestätigung werden dann von diesem Gerät gelöscht. Speichern Sie sie vorher.",
        "The application and confirmation will then be deleted from this device. Save them first.";

    change_answers: "Angaben ändern", "Change your answers";

    imprint: "Impressum", "Imprint";
    privacy: "Datenschutz", "Privacy";
    accessibility: "Barrierefreiheit", "Accessibility";
    feedback: "Barriere melden", "Report a barrier";
    feedback_text: "Ist etwas nicht zugänglich? Schreiben Sie uns: ", "Is something not accessible? Write to us: ";
    back_to_service: "Zurück zum Antrag", "Back to the application";

    loading: "Wird geladen …", "Loading …";
    choose_title: "Online-Anträge", "Online applications";
    choose_intro: "Welchen Antrag möchten Sie stellen?", "What would you like to apply for?";
    failure_title: "Der Antrag kann gerade nicht angezeigt werden", "The application cannot be shown at the moment";
    failure_no_service: "Unter dieser Adresse gibt es keinen Antrag.", "There is no application at this address.";
    failure_unreadable: "Der Antrag konnte nicht gelesen werden. Bitte versuchen Sie es später noch einmal.",
        "The application could not be read. Please try again later.";
    failure_unreachable: "Der Dienst antwortet nicht. Bitte prüfen Sie Ihre Internetverbindung und laden Sie die Seite neu.",
        "The service does not respond. Please check your internet connection and reload the page.";
    failure_no_crypto: "Ihr Browser kann Anträge nicht sicher unterschreiben. Bitte benutzen Sie einen aktuellen Browser und eine Adresse, die mit https beginnt.",
        "Your browser cannot sign applications securely. Please use an up-to-date browser and an address that begins with https.";
    failure_no_storage: "Ihr Browser erlaubt nicht, Angaben auf diesem Gerät zu speichern. Bitte verlassen Sie den privaten Modus oder benutzen Sie einen anderen Browser.",
        "Your browser does not allow answers to be stored on this device. Please leave private mode or use another browser.";
    failure_notice: "Dieser Text konnte nicht geladen werden. Bitte prüfen Sie Ihre Internetverbindung und laden Sie die Seite neu.",
        "This text could not be loaded. Please check your internet connection and reload the page.";
    failure_call: "Wir helfen Ihnen auch am Telefon oder per E-Mail:", "We can also help by telephone or email:";
    failure_no_contact: "Bitte wenden Sie sich an Ihre Gemeinde- oder Stadtverwaltung. Die Behördennummer 115 hilft Ihnen weiter.",
        "Please contact your municipal administration. You can also call 115, the public service number.";
    to_services: "Zu allen Anträgen", "To all applications";

    missing: "Bitte machen Sie hier eine Angabe.", "Please give an answer here.";
    missing_choice: "Bitte wählen Sie eine Antwort aus.", "Please choose an answer.";
    missing_declaration: "Bitte bestätigen Sie diese Erklärung.", "Please confirm this declaration.";
    missing_date: "Bitte geben Sie Tag, Monat und Jahr an.", "Please enter day, month and year.";
    exact_length: "Bitte geben Sie genau {} Zeichen ein.", "Please enter exactly {} characters.";
    too_short: "Bitte geben Sie mindestens {} Zeichen ein.", "Please enter at least {} characters.";
    too_long: "Bitte geben Sie höchstens {} Zeichen ein.", "Please enter at most {} characters.";
    character_not_allowed: "Das Zeichen „{}“ ist hier nicht erlaubt.", "The character “{}” is not allowed here.";
    too_small: "Bitte geben Sie mindestens {} ein.", "Please enter {} or more.";
    too_large: "Bitte geben Sie höchstens {} ein.", "Please enter {} or less.";
    not_a_number: "Bitte geben Sie eine ganze Zahl ein, zum Beispiel 3.", "Please enter a whole number, for example 3.";
    not_an_amount: "Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 12,50.", "Please enter an amount in euros, for example 12.50.";
    not_a_date: "Dieses Datum gibt es nicht. Bitte geben Sie Tag, Monat und Jahr in Ziffern ein.", "This date does not exist. Please enter day, month and year in digits.";
    too_early: "Das Datum darf nicht vor dem {} liegen.", "The date must not be before {}.";
    too_late: "Das Datum darf nicht nach dem {} liegen.", "The date must not be after {}.";
    not_in_list: "Bitte wählen Sie einen Eintrag aus der Liste.", "Please choose an entry from the list.";
    not_an_email: "Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.", "Please enter an email address, for example name@example.com.";
    not_a_telephone: "Bitte geben Sie eine Telefonnummer ein, zum Beispiel 0371 123456.", "Please enter a telephone number, for example 0371 123456.";
    not_a_postcode: "Bitte geben Sie eine Postleitzahl mit fünf Ziffern ein.", "Please enter a postcode with five digits.";
    not_an_iban: "Bitte geben Sie eine IBAN ein. Eine deutsche IBAN beginnt mit DE und hat 22 Zeichen.", "Please enter an IBAN. A German IBAN begins with DE and has 22 characters.";
    iban_check_digits: "Diese IBAN enthält einen Tippfehler. Bitte vergleichen Sie sie mit Ihrer Bankkarte.", "This IBAN contains a typing error. Please compare it with your bank card.";
    too_few: "Bitte machen Sie mindestens {} Eintrag oder Einträge.", "Please add at least {}.";
    too_many: "Es sind höchstens {} Einträge möglich.", "At most {} are possible.";
    calculation_failed: "Aus Ihren Angaben lässt sich das nicht berechnen. Bitte prüfen Sie die Zahlen und Daten.", "This cannot be calculated from your answers. Please check the numbers and dates.";
    not_valid: "Diese Angabe ist nicht gültig.", "This answer is not valid.";
}
