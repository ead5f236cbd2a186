//! Which page to read an address names.

use shared::reading::{Notice, Tongue};
use shared::settings::is_ars;

/// How the form on paper is called below the start page's address.
const PAPER: &str = "form.pdf";

/// A page in a language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The page.
    pub(super) page: Page,
    /// The language.
    pub(super) tongue: Tongue,
}

/// A page to read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Page {
    /// All services.
    List,
    /// What search engines may look at.
    Robots,
    /// What there is for them.
    Sitemap,
    /// The start page of a municipality's service.
    Start(Place),
    /// The service's form on paper, as PDF.
    Paper(Place),
    /// The page on which the code for another website is made, with what was chosen as a query.
    Widget(String),
    /// What that page shows as a preview.
    Preview(String),
    /// One of the municipality's notices about a service.
    Notice(Place, Notice),
}

/// A service of a municipality.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// The municipality's regional key.
    pub(super) ars: String,
    /// The service's id.
    pub(super) service: String,
}

impl Place {
    /// The address of its start page, without its host.
    pub(super) fn path(&self) -> String {
        format!("/{}/{}", self.ars, self.service)
    }

    /// The address of its form on paper.
    pub(super) fn paper(&self) -> String {
        format!("{}/{PAPER}", self.path())
    }
}

impl Asked {
    /// The page of an address: `/`, `/{ars}/{service}`, below that notices and the form, and what
    /// search engines ask for.
    pub fn of(path: &str, query: &str) -> Option<Self> {
        let tongue = Tongue::asked(query);
        let mut parts = path.strip_prefix('/')?.split('/');
        let (first, service) = (parts.next()?, parts.next());
        let page = match (first, service) {
            ("", None) => Page::List,
            ("robots.txt", None) => Page::Robots,
            ("sitemap.xml", None) => Page::Sitemap,
            ("widget", None) => Page::Widget(query.to_owned()),
            ("widget", Some("preview")) if parts.next().is_none() => {
                Page::Preview(query.to_owned())
            }
            (ars, Some(service)) if is_ars(ars) && !service.is_empty() => {
                let place = Place { ars: ars.to_owned(), service: service.to_owned() };
                match (parts.next(), parts.next()) {
                    (None | Some(""), None) => Page::Start(place),
                    (Some(PAPER), None) => Page::Paper(place),
                    (Some(name), None) => {
                        let named = |notice: &Notice| notice.name() == name;
                        Page::Notice(place, Notice::ALL.into_iter().find(named)?)
                    }
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(Self { page, tongue })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_pages() {
        let place = || Place { ars: "149990000000".to_owned(), service: "dog-tax".to_owned() };
        let cases = [
            ("/", Some(Page::List)),
            ("/robots.txt", Some(Page::Robots)),
            ("/sitemap.xml", Some(Page::Sitemap)),
            ("/149990000000/dog-tax", Some(Page::Start(place()))),
            ("/149990000000/dog-tax/", Some(Page::Start(place()))),
            ("/149990000000/dog-tax/imprint", Some(Page::Notice(place(), Notice::Imprint))),
            ("/149990000000/dog-tax/privacy", Some(Page::Notice(place(), Notice::Privacy))),
            ("/149990000000/dog-tax/form.pdf", Some(Page::Paper(place()))),
            ("/widget", Some(Page::Widget(String::new()))),
            ("/widget/preview", Some(Page::Preview(String::new()))),
            ("/widget/preview/", None),
            ("/widget/", None),
            ("/149990000000/dog-tax/other", None),
            ("/149990000000/dog-tax/imprint/", None),
            ("/149990000000/", None),
            ("/149990000000", None),
            ("/14999000000/dog-tax", None),
            ("//", None),
            ("", None),
        ];
        for (path, page) in cases {
            assert_eq!(Asked::of(path, "").map(|asked| asked.page), page, "{path}");
        }
        assert_eq!(Asked::of("/", "lang=en").unwrap().tongue.tag(), "en");
    }
}
