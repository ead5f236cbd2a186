//! Which service the address names.

use shared::by_name::ByName;
use shared::json::Tree;
use shared::settings::Settings;

use super::file::{current, read, text_in};
use super::{Failure, load_settings};
use crate::shell::Shell;

/// A service of a municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// The municipality's regional key.
    pub(crate) ars: String,
    /// The service's id.
    pub(crate) service: String,
}

impl Address {
    /// The service that a path `/{ars}/{service}` names; `None` for `/`.
    pub(crate) fn from_path(path: &str) -> Result<Option<Self>, Failure> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) | (Some("index.html"), None, None) => Ok(None),
            (Some(ars), Some(service), None) => {
                Ok(Some(Self { ars: ars.to_owned(), service: service.to_owned() }))
            }
            _ => Err(Failure::NoService),
        }
    }
}

/// A service that can be chosen.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    /// Where it is.
    pub(crate) address: Address,
    /// The municipality's name.
    pub(crate) municipality: String,
    /// What it is called, by language.
    pub(crate) titles: ByName<String>,
}

/// Everything that can be chosen here.
pub(crate) async fn offers(shell: &'static Shell) -> Result<Vec<Offer>, Failure> {
    let municipalities = current("/api/v1/municipalities".to_owned()).await?;
    let services = current("/api/v1/services".to_owned()).await?;
    let (municipalities, services) = (read(&municipalities)?, read(&services)?);
    let municipalities = list(&municipalities, "municipalities");
    let mut offers = Vec::new();
    for municipality in municipalities {
        let ars = text_in(municipality, "ars").ok_or(Failure::Unreadable)?;
        let (settings, _) = load_settings(shell, &ars, "").await?;
        let known = list(&services, "services").iter();
        offers.extend(known.filter_map(|service| offered(settings, service)));
    }
    if municipalities.len() > 1 {
        // Contact and imprint of one municipality would be wrong for the others.
        shell.settings.set(None);
    }
    if offers.is_empty() { Err(Failure::NoService) } else { Ok(offers) }
}

fn offered(settings: &Settings, service: &Tree<'_>) -> Option<Offer> {
    let id = text_in(service, "id").filter(|id| settings.services.contains_key(id))?;
    let titles = service.member("titles")?.members()?.all().iter();
    let titles =
        titles.filter_map(|(tag, title)| Some((tag.to_string(), title.text()?.to_owned())));
    Some(Offer {
        address: Address { ars: settings.ars.clone(), service: id },
        municipality: settings.name.clone(),
        titles: titles.collect(),
    })
}

fn list<'a, 'b>(json: &'a Tree<'b>, member: &str) -> &'a [Tree<'b>] {
    json.member(member).and_then(Tree::items).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_municipality_and_service() {
        let named = |path| Address::from_path(path);
        assert_eq!(named("/"), Ok(None));
        assert_eq!(named("/index.html"), Ok(None));
        let address = Address { ars: "149990000000".to_owned(), service: "dog-tax".to_owned() };
        assert_eq!(named("/149990000000/dog-tax"), Ok(Some(address.clone())));
        assert_eq!(named("/149990000000/dog-tax/"), Ok(Some(address)));
        for path in ["/149990000000", "/a/b/c"] {
            assert_eq!(named(path), Err(Failure::NoService), "{path}");
        }
    }
}
