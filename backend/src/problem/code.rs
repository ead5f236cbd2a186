//! The closed set of reasons for which a request is refused.

use axum::http::StatusCode;

/// Why a request is refused. The interface translates the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The request is not one that this address understands, or did not arrive in time.
    MalformedRequest,
    /// The body has more bytes than a submission may have.
    BodyTooLarge,
    /// The body is not said to be `application/jose`.
    WrongContentType,
    /// The body is not a submission in JWS compact form.
    MalformedToken,
    /// The token's algorithm is not ES256.
    WrongAlgorithm,
    /// It is a token of another kind.
    WrongTokenType,
    /// The token's header has a `crit`.
    UnknownCriticalHeader,
    /// Two members of one JSON object have the same name.
    DuplicateMember,
    /// The key in the token's header is no public key on P-256.
    WrongKey,
    /// The signature does not fit the bytes and the key.
    BrokenSignature,
    /// The submission is for another endpoint.
    WrongAudience,
    /// The endpoint has no such service.
    UnknownService,
    /// The endpoint has no such version of the service, or not any more.
    UnknownVersion,
    /// The endpoint serves no such municipality, or it does not offer the service.
    UnknownMunicipality,
    /// The municipality has changed its settings: assess again.
    OutdatedSettings,
    /// The submission was assessed for a day other than yesterday, today or tomorrow.
    WrongDay,
    /// Answers are missing, invalid, irrelevant or computed differently.
    InvalidAnswers,
    /// The eligibility check ends the way: there is nothing to apply for.
    EndedByOutcome,
    /// The attachments listed are not those of the answers.
    WrongAttachments,
    /// A part is not signed with the key of its submission.
    ForeignKey,
    /// A part, or a question after a status, was signed at another time than now.
    WrongTime,
    /// The bytes of a part are not those that its token names, or not of this attachment.
    WrongPart,
    /// A part does not begin where the attachment ends.
    WrongOffset,
    /// Other bytes came at the same place before.
    PartConflict,
    /// An attachment is of another type than it is said to be.
    WrongContent,
    /// An attachment is whole and has another digest; it must be sent anew.
    WrongDigest,
    /// The same id was submitted before with other bytes.
    IdConflict,
    /// There is no such submission, or whoever asks after it has neither its key nor its secret.
    UnknownSubmission,
    /// The same signed question was asked before.
    Replayed,
    /// Colours that are none, or that do not stand out.
    UnfitTheme,
    /// The endpoint has too much to do: come again.
    TooBusy,
    /// There is nothing at this address.
    NotFound,
    /// The address does not know this method.
    MethodNotAllowed,
    /// The endpoint failed.
    Internal,
}

impl Code {
    /// All codes.
    pub const ALL: [Self; 34] = [
        Self::MalformedRequest,
        Self::BodyTooLarge,
        Self::WrongContentType,
        Self::MalformedToken,
        Self::WrongAlgorithm,
        Self::WrongTokenType,
        Self::UnknownCriticalHeader,
        Self::DuplicateMember,
        Self::WrongKey,
        Self::BrokenSignature,
        Self::WrongAudience,
        Self::UnknownService,
        Self::UnknownVersion,
        Self::UnknownMunicipality,
        Self::OutdatedSettings,
        Self::WrongDay,
        Self::InvalidAnswers,
        Self::EndedByOutcome,
        Self::WrongAttachments,
        Self::ForeignKey,
        Self::WrongTime,
        Self::WrongPart,
        Self::WrongOffset,
        Self::PartConflict,
        Self::WrongContent,
        Self::WrongDigest,
        Self::IdConflict,
        Self::UnknownSubmission,
        Self::Replayed,
        Self::UnfitTheme,
        Self::TooBusy,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Internal,
    ];

    /// The stable code, the status it is answered with, and the title of the problem document.
    fn parts(self) -> (&'static str, StatusCode, &'static str) {
        use StatusCode as S;
        match self {
            Self::MalformedRequest => {
                ("malformed_request", S::BAD_REQUEST, "The request is malformed")
            }
            Self::BodyTooLarge => {
                ("body_too_large", S::PAYLOAD_TOO_LARGE, "The submission is too large")
            }
            Self::WrongContentType => (
                "wrong_content_type",
                S::UNSUPPORTED_MEDIA_TYPE,
                "The content type must be application/jose",
            ),
            Self::MalformedToken => {
                ("malformed_token", S::BAD_REQUEST, "The body is not a submission token")
            }
            Self::WrongAlgorithm => {
                ("wrong_algorithm", S::BAD_REQUEST, "The token's algorithm must be ES256")
            }
            Self::WrongTokenType => {
                ("wrong_token_type", S::BAD_REQUEST, "The token is of another kind")
            }
            Self::UnknownCriticalHeader => (
                "unknown_critical_header",
                S::BAD_REQUEST,
                "The token asks for an extension that is not understood",
            ),
            Self::DuplicateMember => {
                ("duplicate_member", S::BAD_REQUEST, "A JSON object has two members of one name")
            }
            Self::WrongKey => ("wrong_key", S::BAD_REQUEST, "The key is no public key on P-256"),
            Self::BrokenSignature => {
                ("broken_signature", S::BAD_REQUEST, "The signature does not fit")
            }
            Self::WrongAudience => (
                "wrong_audience",
                S::UNPROCESSABLE_ENTITY,
                "The submission is for another endpoint",
            ),
            Self::UnknownService => {
                ("unknown_service", S::UNPROCESSABLE_ENTITY, "There is no such service here")
            }
            Self::UnknownVersion => (
                "unknown_version",
                S::UNPROCESSABLE_ENTITY,
                "This version of the service is not accepted",
            ),
            Self::UnknownMunicipality => (
                "unknown_municipality",
                S::UNPROCESSABLE_ENTITY,
                "The municipality is not served here or does not offer the service",
            ),
            Self::OutdatedSettings => (
                "outdated_settings",
                S::UNPROCESSABLE_ENTITY,
                "The municipality has changed its settings",
            ),
            Self::WrongDay => (
                "wrong_day",
                S::UNPROCESSABLE_ENTITY,
                "The submission was made for a day that is not yesterday, today or tomorrow",
            ),
            Self::InvalidAnswers => {
                ("invalid_answers", S::UNPROCESSABLE_ENTITY, "Some answers are not right")
            }
            Self::EndedByOutcome => (
                "ended_by_outcome",
                S::UNPROCESSABLE_ENTITY,
                "By these answers there is nothing to apply for",
            ),
            Self::WrongAttachments => (
                "wrong_attachments",
                S::UNPROCESSABLE_ENTITY,
                "The attachments are not those of the answers",
            ),
            Self::ForeignKey => (
                "foreign_key",
                S::FORBIDDEN,
                "The part is not signed with the key of its submission",
            ),
            Self::WrongTime => {
                ("wrong_time", S::UNPROCESSABLE_ENTITY, "The token was signed at another time")
            }
            Self::WrongPart => {
                ("wrong_part", S::UNPROCESSABLE_ENTITY, "The part is not what its token names")
            }
            Self::WrongOffset => {
                ("wrong_offset", S::CONFLICT, "The part does not begin where the attachment ends")
            }
            Self::PartConflict => {
                ("part_conflict", S::CONFLICT, "Other bytes came at this place before")
            }
            Self::WrongContent => (
                "wrong_content",
                S::UNPROCESSABLE_ENTITY,
                "The attachment is of another type than said",
            ),
            Self::WrongDigest => (
                "wrong_digest",
                S::UNPROCESSABLE_ENTITY,
                "The attachment has another digest than said",
            ),
            Self::IdConflict => {
                ("id_conflict", S::CONFLICT, "The id was used before for another submission")
            }
            Self::UnknownSubmission => (
                "unknown_submission",
                S::NOT_FOUND,
                "There is no such submission, or not for whoever asks",
            ),
            Self::Replayed => ("replayed", S::CONFLICT, "The same question was asked before"),
            Self::UnfitTheme => {
                ("unfit_theme", S::UNPROCESSABLE_ENTITY, "Nobody could read in these colours")
            }
            Self::TooBusy => {
                ("too_busy", S::SERVICE_UNAVAILABLE, "The endpoint is busy; please come again")
            }
            Self::NotFound => ("not_found", S::NOT_FOUND, "There is nothing at this address"),
            Self::MethodNotAllowed => (
                "method_not_allowed",
                S::METHOD_NOT_ALLOWED,
                "The address does not know this method",
            ),
            Self::Internal => ("internal", S::INTERNAL_SERVER_ERROR, "The endpoint has failed"),
        }
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        self.parts().0
    }

    /// The status it is answered with.
    pub fn status(self) -> StatusCode {
        self.parts().1
    }

    /// The title of the problem document.
    pub fn title(self) -> &'static str {
        self.parts().2
    }
}
