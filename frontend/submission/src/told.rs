//! What people are told of answers that a newer version does not take as they are.

use shared::migration::Reason;

/// A sentence in German (0) or English (1) about an answer to the question with this label.
pub(crate) fn sentence(reason: Reason, label: Option<&str>, language: usize) -> String {
    let (fallback, words) = match language {
        0 => ("Eine Ihrer Angaben", german(reason)),
        _ => ("One of your answers", english(reason)),
    };
    let named = match (label, language) {
        (None, _) => fallback.to_owned(),
        (Some(label), 0) => ["„", label, "“"].concat(),
        (Some(label), _) => ["“", label, "”"].concat(),
    };
    [&named, words].concat()
}

fn german(reason: Reason) -> &'static str {
    match reason {
        Reason::Gone => ": Danach fragen wir nicht mehr.",
        Reason::Computed => ": Das berechnen wir jetzt aus Ihren anderen Angaben.",
        Reason::Retyped => {
            ": Bitte antworten Sie noch einmal. Die Frage ist jetzt anders gestellt."
        }
        Reason::CodeGone => {
            ": Was Sie gewählt haben, gibt es nicht mehr. Bitte wählen Sie noch einmal."
        }
        Reason::TooMany => ": So viele Einträge sind nicht mehr möglich. Einer ist entfallen.",
        Reason::Taken => {
            ": Hierzu gab es zwei Angaben. Bitte prüfen Sie, ob die richtige übernommen ist."
        }
        Reason::Again => ": Bitte antworten Sie noch einmal. Gemeint ist jetzt etwas anderes.",
        Reason::ToCorrect => ": Bitte berichtigen Sie Ihre Angabe. So ist sie nicht mehr möglich.",
    }
}

fn english(reason: Reason) -> &'static str {
    match reason {
        Reason::Gone => ": We do not ask this any more.",
        Reason::Computed => ": We now calculate this from your other answers.",
        Reason::Retyped => ": Please answer again. The question is now put differently.",
        Reason::CodeGone => ": Your choice does not exist any more. Please choose again.",
        Reason::TooMany => ": So many entries are not possible any more. One was dropped.",
        Reason::Taken => {
            ": There were two answers to this. Please check that the right one was kept."
        }
        Reason::Again => ": Please answer again. The question now means something else.",
        Reason::ToCorrect => ": Please correct your answer. It is not possible like this any more.",
    }
}
