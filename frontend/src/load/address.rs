//! Which service the address names.

/// A service of a municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// The municipality's regional key.
    pub(crate) ars: String,
    /// The service's id.
    pub(crate) service: String,
}

impl Address {
    /// The service that a path `/{ars}/{service}` names.
    pub(crate) fn from_path(path: &str) -> Option<Self> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (Some(ars), Some(service), None) => {
                Some(Self { ars: ars.to_owned(), service: service.to_owned() })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_municipality_and_service() {
        let named = |path| Address::from_path(path);
        let address = Address { ars: "149990000000".to_owned(), service: "dog-tax".to_owned() };
        assert_eq!(named("/149990000000/dog-tax"), Some(address.clone()));
        assert_eq!(named("/149990000000/dog-tax/"), Some(address));
        for path in ["/", "/index.html", "/149990000000", "/a/b/c"] {
            assert_eq!(named(path), None, "{path}");
        }
    }
}
