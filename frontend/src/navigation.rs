//! Where the person is, kept in the fragment of the address so that "back" works.

use browser::site;
use wasm_bindgen::closure::Closure;

/// A view of the assistant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The service's start page.
    Start,
    /// The task list.
    Tasks,
    /// A page with questions.
    Page {
        /// The page's id.
        id: String,
        /// Whether the person came from check-your-answers and goes back there.
        returning: bool,
    },
    /// Check your answers.
    Check,
    /// The outcome that ends the way.
    Outcome,
    /// The imprint.
    Imprint,
    /// The privacy notice.
    Privacy,
    /// The accessibility statement.
    Accessibility,
    /// What lies on this device.
    Device,
    /// What was submitted: `applications` are all that were from this device, `applications/ID` is
    /// one of them, and `status/ID/SECRET` what has become of one from elsewhere.
    Submitted(String),
}

impl Route {
    /// The view of a fragment; the start page when it names none.
    pub(crate) fn from_hash(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let mut parts = path.split('/');
        match (parts.next(), parts.next()) {
            (Some("tasks"), None) => Self::Tasks,
            (Some("check"), None) => Self::Check,
            (Some("outcome"), None) => Self::Outcome,
            (Some("imprint"), None) => Self::Imprint,
            (Some("privacy"), None) => Self::Privacy,
            (Some("accessibility"), None) => Self::Accessibility,
            (Some("device"), None) => Self::Device,
            (Some("applications" | "status"), _) => Self::Submitted(path.to_owned()),
            (Some("page"), Some(id)) => {
                Self::Page { id: id.to_owned(), returning: parts.next() == Some("check") }
            }
            _ => Self::Start,
        }
    }

    /// The fragment of a view, with `#`.
    pub(crate) fn hash(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Tasks => "#/tasks".to_owned(),
            Self::Check => "#/check".to_owned(),
            Self::Outcome => "#/outcome".to_owned(),
            Self::Imprint => "#/imprint".to_owned(),
            Self::Privacy => "#/privacy".to_owned(),
            Self::Accessibility => "#/accessibility".to_owned(),
            Self::Device => "#/device".to_owned(),
            Self::Submitted(what) => ["#/", what].concat(),
            Self::Page { id, returning } => {
                let suffix = if *returning { "/check" } else { "" };
                ["#/page/", id, suffix].concat()
            }
        }
    }

    /// Whether it can be read at any time, also while a submission is under way.
    pub(crate) fn is_legal(&self) -> bool {
        !matches!(self, Self::Start | Self::Tasks | Self::Page { .. } | Self::Check | Self::Outcome)
    }
}

/// The fragment of the address now.
pub(crate) fn current() -> Route {
    Route::from_hash(&site::hash())
}

/// Goes to a view, as a new step in the browser's history.
pub(crate) fn go(route: &Route) {
    site::go(&route.hash());
}

/// Does something whenever the fragment has changed.
pub(crate) fn follow(act: impl Fn() + 'static) {
    site::follow(&Closure::<dyn Fn()>::new(act).into_js_value());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_comes_back_from_its_fragment() {
        let page = |returning| Route::Page { id: "keeper".to_owned(), returning };
        let legal = [Route::Imprint, Route::Privacy, Route::Accessibility, Route::Device];
        let others = [Route::Start, Route::Tasks, Route::Check, Route::Outcome];
        let submitted = ["applications", "applications/id", "status/id/secret"];
        let submitted = submitted.map(|what| Route::Submitted(what.to_owned()));
        let all = [page(false), page(true)].into_iter().chain(legal).chain(others);
        for route in all.chain(submitted) {
            assert_eq!(Route::from_hash(&route.hash()), route);
        }
    }

    #[test]
    fn what_is_not_known_leads_to_the_start() {
        for hash in ["", "#", "#/", "#main", "#/nowhere", "#/page"] {
            assert_eq!(Route::from_hash(hash), Route::Start, "{hash}");
        }
    }
}
