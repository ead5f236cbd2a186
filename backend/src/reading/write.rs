//! The pages as files, to be looked at, checked and measured.

use std::fs;
use std::path::Path;

use shared::Date;
use shared::reading::{Notice, Tongue};

use super::Reading;
use super::asked::{Asked, Page, Place};
use crate::catalogue::Catalogue;
use crate::config::PagesOptions;
use crate::page::Pages;
use crate::{Clock, StartError};

/// Writes every page as it is today: the list as `list/{language}.html`, a start page as
/// `{ars}/{service}/{language}.html`, its notices as `{ars}/{service}/{notice}/{language}.html`.
pub fn write_pages(options: &PagesOptions, clock: &Clock) -> Result<(), StartError> {
    let catalogue = Catalogue::load(&options.dist)?;
    let pages = Pages::load(&options.dist.join("app"))?;
    let reading = Reading::load(&pages, options.public_url.as_str())?
        .ok_or_else(|| StartError::new("the assistant is not built"))?;
    let day = clock.today().map_err(|_| StartError::new("the clock tells no day"))?;
    let list = options.target.join("list");
    reading.write(&catalogue, &Page::List, &list, day)?;
    for (ars, service) in catalogue.offered() {
        let place = Place { ars: ars.to_owned(), service: service.to_owned() };
        let folder = options.target.join(ars).join(service);
        reading.write(&catalogue, &Page::Start(place.clone()), &folder, day)?;
        for notice in Notice::ALL {
            let page = Page::Notice(place.clone(), notice);
            reading.write(&catalogue, &page, &folder.join(notice.name()), day)?;
        }
    }
    Ok(())
}

impl Reading {
    /// Writes a page in every language into a folder.
    fn write(
        &self,
        catalogue: &Catalogue,
        page: &Page,
        folder: &Path,
        day: Date,
    ) -> Result<(), StartError> {
        let failed = |error| StartError::at("write into", folder, &error);
        fs::create_dir_all(folder).map_err(failed)?;
        let tongues = self.tongues(catalogue, page).unwrap_or_default();
        for tongue in &tongues {
            let tongue: Tongue = *tongue;
            let asked = Asked { page: page.clone(), tongue };
            let Some(html) = self.make(catalogue, &asked, &tongues, day) else { continue };
            fs::write(folder.join(format!("{}.html", tongue.tag())), html).map_err(failed)?;
        }
        Ok(())
    }
}
