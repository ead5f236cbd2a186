//! How search engines find the pages (RFC 9309, sitemaps.org).

use super::Reading;
use super::asked::{Page, Place};
use crate::catalogue::Catalogue;

impl Reading {
    /// `/robots.txt`: everything may be looked at but the interface for programs.
    pub(super) fn robots(&self) -> String {
        format!("User-agent: *\nDisallow: /api/\nSitemap: {}/sitemap.xml\n", self.origin)
    }

    /// `/sitemap.xml`: the start page of every service in each of its languages.
    pub(super) fn sitemap(&self, catalogue: &Catalogue) -> String {
        let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
        for (ars, service) in catalogue.offered() {
            let place = Place { ars: ars.to_owned(), service: service.to_owned() };
            let path = place.path();
            for tongue in self.tongues(catalogue, &Page::Start(place)).unwrap_or_default() {
                let address = format!("{}{path}{}", self.origin, tongue.query());
                xml += &format!("<url><loc>{address}</loc></url>\n");
            }
        }
        xml + "</urlset>\n"
    }
}
