//! How the pages are made.

use std::sync::Arc;

use shared::answers::Answers;
use shared::language::Language;
use shared::reading::{
    Block, Frame, Head, Inlined, Notice, Offer, Start, Tongue, blocks, document, list, notice,
    start, told,
};
use shared::settings::Settings;
use shared::{Date, Session};

use super::Reading;
use super::asked::{Asked, Page, Place};
use crate::catalogue::Catalogue;

impl Reading {
    /// The document of a page; none where there is no such service.
    pub(super) fn make(
        &self,
        catalogue: &Catalogue,
        asked: &Asked,
        tongues: &[Tongue],
        day: Date,
    ) -> Option<String> {
        let Asked { page, tongue } = asked;
        let words = self.words(tongue.language)?;
        let frame = Frame {
            words,
            tongue: *tongue,
            tongues,
            settings: None,
            service: "",
            instead: None,
            path: "",
        };
        let (head, body) = match page {
            Page::List => self.list(catalogue, frame),
            Page::Start(place) => self.start(catalogue, frame, place, day)?,
            Page::Paper(_) | Page::Robots | Page::Sitemap => return None,
            Page::Widget(_) | Page::Preview(_) => return None,
            Page::Notice(place, kind) => self.notice(catalogue, frame, place, *kind)?,
        };
        let theme = theme(catalogue, page);
        let inlined = Inlined { style: &self.style, own: &theme, script: &self.script };
        Some(document(&self.shell, &head, &body, inlined))
    }

    fn start(
        &self,
        catalogue: &Catalogue,
        frame: Frame<'_>,
        place: &Place,
        day: Date,
    ) -> Option<(Head, String)> {
        let settings = settings(catalogue, place)?;
        let bundle = catalogue.service(&place.service)?.current();
        let (tag, instead) = spoken(frame.tongue, |tag| bundle.manifest().texts.contains_key(tag));
        let texts = bundle.texts(tag)?;
        let session = Session::new(bundle.plan().ok()?, &settings, &Answers::default(), day);
        let told = told(&texts, &session, instead.unwrap_or(frame.tongue.language));
        let path = place.path();
        let frame = Frame {
            settings: Some(&settings),
            service: &told.title,
            instead,
            path: &path,
            ..frame
        };
        let about = blocks(&told.about).into_iter().find_map(|block| match block {
            Block::Paragraph(text) => Some(text),
            Block::List(_) => None,
        });
        let head = Head {
            title: format!("{} – {}", told.title, settings.name),
            about: about.unwrap_or_default(),
            tongue: frame.tongue,
            addresses: self.addresses(&frame, &path),
            assistant: true,
        };
        let paper = catalogue.municipality(&place.ars)?.paper(&place.service);
        let paper = paper.map(|_| place.paper());
        let body = start(&frame, &Start { texts: &told, paper: paper.as_deref() });
        Some((head, body))
    }

    fn notice(
        &self,
        catalogue: &Catalogue,
        frame: Frame<'_>,
        place: &Place,
        kind: Notice,
    ) -> Option<(Head, String)> {
        let settings = settings(catalogue, place)?;
        let (tag, instead) = spoken(frame.tongue, |tag| settings.notices.contains_key(tag));
        let notices = catalogue.municipality(&place.ars)?.notices(settings.notices.get(tag)?)?;
        let titles = &catalogue.service(&place.service)?.current().manifest().titles;
        let title = titles.get(frame.tongue.tag()).or_else(|| titles.get(Language::De.tag()));
        let path = place.path();
        let service = title.map_or("", String::as_str);
        let frame = Frame { settings: Some(&settings), service, path: &path, ..frame };
        let head = Head {
            title: format!("{} – {}", kind.title(&frame), settings.name),
            about: String::new(),
            tongue: frame.tongue,
            addresses: self.addresses(&frame, &format!("{path}/{}", kind.name())),
            assistant: false,
        };
        Some((head, notice(&frame, kind, &notices, instead.is_some())))
    }

    fn list(&self, catalogue: &Catalogue, frame: Frame<'_>) -> (Head, String) {
        let offers = offers(catalogue, frame.tongue);
        let settings = alone(catalogue).map(Arc::as_ref);
        let path = offers.first().map_or("", |offer| offer.path.as_str());
        let frame = Frame { settings, path, ..frame };
        let head = Head {
            title: frame.list_title().to_owned(),
            about: String::new(),
            tongue: frame.tongue,
            addresses: self.addresses(&frame, "/"),
            assistant: false,
        };
        (head, list(&frame, &offers))
    }

    pub(super) fn addresses(&self, frame: &Frame<'_>, path: &str) -> Vec<(Tongue, String)> {
        let address =
            |tongue: &Tongue| (*tongue, format!("{}{path}{}", self.origin, tongue.query()));
        frame.tongues.iter().map(address).collect()
    }
}

/// All services of all municipalities, called as in a language.
pub(super) fn offers(catalogue: &Catalogue, tongue: Tongue) -> Vec<Offer> {
    let offers = catalogue.offered().filter_map(|(ars, service)| {
        let place = Place { ars: ars.to_owned(), service: service.to_owned() };
        let titles = &catalogue.service(service)?.current().manifest().titles;
        let title = titles.get(tongue.tag()).or_else(|| titles.get(Language::De.tag()));
        let title = title.or_else(|| titles.values().next())?.clone();
        let municipality = settings(catalogue, &place)?.name.clone();
        Some(Offer { path: place.path(), title, municipality })
    });
    offers.collect()
}

/// The address of the only service that there is.
pub(super) fn only(catalogue: &Catalogue) -> Option<String> {
    let mut offered = catalogue.offered();
    let (ars, service) = offered.next()?;
    offered
        .next()
        .is_none()
        .then(|| Place { ars: ars.to_owned(), service: service.to_owned() }.path())
}

/// The colours of the municipality whose page it is, as styles; empty for KERN's.
pub(super) fn theme(catalogue: &Catalogue, page: &Page) -> String {
    let settings = match page {
        Page::Start(place) | Page::Notice(place, _) => catalogue
            .municipality(&place.ars)
            .and_then(|municipality| municipality.settings(&municipality.current())),
        Page::List => alone(catalogue),
        Page::Robots | Page::Sitemap | Page::Paper(_) | Page::Widget(_) | Page::Preview(_) => None,
    };
    settings.map_or_else(String::new, |settings| settings.look().css(":root"))
}

/// The settings of the only municipality. Contact, imprint and colours of one would be wrong for
/// the others.
pub(super) fn alone(catalogue: &Catalogue) -> Option<&Arc<Settings>> {
    let mut municipalities = catalogue.municipalities();
    let only = municipalities.next().filter(|_| municipalities.next().is_none())?;
    only.settings(&only.current())
}

/// The settings of a municipality that offers a service, as they speak for it.
fn settings(catalogue: &Catalogue, place: &Place) -> Option<Settings> {
    let municipality = catalogue.municipality(&place.ars)?;
    let settings = municipality.settings(&municipality.current())?;
    let mut settings = Settings::clone(settings);
    settings.services.get(&place.service)?;
    settings.speak_for(&place.service);
    Some(settings)
}

/// The tag of texts that are there, and the language that they are in, if it is not the one asked
/// for.
fn spoken(tongue: Tongue, there: impl Fn(&str) -> bool) -> (&'static str, Option<Language>) {
    match there(tongue.tag()) {
        true => (tongue.tag(), None),
        false => {
            let other = (tongue.language != Language::De).then_some(Language::De);
            (Language::De.tag(), other)
        }
    }
}
