//! What the municipality gets of a submission: the signed bytes, and the same in readable forms.

use shared::Session;
use shared::export::{
    ApplicationHead, Format, amt24_xml, answers_with_labels, application_html, data_json, data_xml,
    sections,
};
use shared::language::Language;
use shared::submission::{Content, open, open_receipt};

use super::attached::attached;
use super::inbox::{AttachedFile, NamedFile};
use crate::catalogue::Catalogue;
use crate::store::Parcel;
use crate::upload::Uploads;

/// The language of the readable forms: the office's.
const LANGUAGE: Language = Language::De;

/// What is laid into the folder of a submission.
pub(super) struct Contents<'a> {
    /// What is written.
    pub(super) files: Vec<NamedFile<'a>>,
    /// What the citizen sent.
    pub(super) attached: Vec<AttachedFile>,
}

/// The files of a parcel; the error is for logs.
pub(super) fn files<'a>(
    catalogue: &Catalogue,
    uploads: &Uploads,
    parcel: &'a Parcel,
) -> Result<Contents<'a>, String> {
    let broken = |_| "what is stored cannot be read".to_owned();
    let token = std::str::from_utf8(&parcel.token).map_err(|_| "the token is no text")?;
    let mut space = Vec::new();
    let submission = open(token, &mut space).map_err(broken)?.submission;
    let receipt = open_receipt(&parcel.receipt).map_err(broken)?.receipt;

    let missing =
        |what: &str, digest| format!("{what} `{digest}` is missing: put it back to --dist");
    let digest = submission.service.bundle;
    let service = catalogue.service(&submission.service.id);
    let bundle = service
        .and_then(|service| service.bundle(&digest))
        .ok_or_else(|| missing("the bundle", digest))?;
    let texts = bundle.texts(LANGUAGE.tag()).ok_or_else(|| missing("the texts of", digest))?;
    let digest = submission.municipality.settings;
    let municipality = catalogue.municipality(&submission.municipality.ars);
    let settings = municipality
        .and_then(|municipality| municipality.settings(&digest))
        .ok_or_else(|| missing("the settings", digest))?;

    let Content::Answers(answers) = &submission.content;
    let session = Session::read_from(bundle.plan()?, settings, answers, submission.day);
    let answers = answers_with_labels(&session, &texts, LANGUAGE);
    let answers = serde_json::to_vec_pretty(&answers).map_err(|error| error.to_string())?;
    let own = settings.services.get(&submission.service.id);
    let formats = own.map_or(&[][..], |own| own.inbox.as_slice());
    let ars = &submission.municipality.ars;
    let head = ApplicationHead {
        case_number: Some(receipt.case_number),
        received: Some(receipt.received),
        ..ApplicationHead::new(&session, &texts, settings, submission.id.clone(), LANGUAGE)
    };
    let sections = sections(&session, &texts, LANGUAGE);
    let page = application_html(&head, &sections, LANGUAGE);
    let mut files: Vec<NamedFile<'a>> = vec![
        ("submission.jws", parcel.token.as_slice().into()),
        ("receipt.jws", parcel.receipt.as_bytes().into()),
        ("answers.json", answers.into()),
        ("application.html", page.into_bytes().into()),
    ];
    // Whatever is wrong with a format, the office gets the rest.
    let data = if formats.is_empty() { Ok(None) } else { bundle.data() };
    let data = data.unwrap_or_else(|reason| {
        tracing::warn!(id = parcel.id, reason, "an application cannot be exported");
        None
    });
    for format in formats {
        let file = match (format, &data) {
            (Format::Amt24, _) => amt24_xml(&head, ars, &session),
            (Format::Json, Some(data)) => data_json(data, &session),
            (Format::Xml, Some(data)) => data_xml(data, &session),
            // The workshop refuses such settings; the office has the other files.
            (Format::Json | Format::Xml, None) => continue,
        };
        files.push((format.file(), file.into_bytes().into()));
    }
    let (list, attached) = attached(uploads, &submission.id, &submission.attachments)?;
    files.extend(list);
    Ok(Contents { files, attached })
}
