//! One service, as one municipality offers it on one day.

use std::sync::Arc;

use clap::Args;
use shared::Date;
use shared::service::Plan;
use workshop::assess::today;
use workshop::compile::{Compiled, Municipality, compile_municipalities, compile_service};
use workshop::finding::Findings;

use super::places::Places;
use super::report;

/// The service, the municipality and the day that a command is about.
#[derive(Debug, Args)]
pub(crate) struct Offer {
    /// The service's id or folder
    service: String,
    #[command(flatten)]
    places: Places,
    /// The municipality's regional key; may be left out when only one offers the service
    #[arg(long, value_name = "ARS")]
    municipality: Option<String>,
    /// The day; today in Europe/Berlin when left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    day: Option<Date>,
}

/// A service that is offered, compiled.
pub(super) struct Opened {
    pub(super) compiled: Compiled,
    pub(super) plan: Arc<Plan>,
    pub(super) municipality: Municipality,
    pub(super) day: Date,
}

/// A day as it is given on the command line.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a day of the calendar as YYYY-MM-DD".to_owned())
}

/// The day given, or today.
pub(super) fn day_or_today(given: Option<Date>) -> Result<Date, String> {
    match given {
        Some(day) => Ok(day),
        None => today().map_err(|_| "the clock is wrong: give `--day`".to_owned()),
    }
}

impl Offer {
    /// Compiles it; prints what is found.
    ///
    /// # Errors
    /// In words where there is no such service, it has errors, or it cannot be said who offers it.
    pub(super) fn open(&self) -> Result<Opened, String> {
        let folder = self.places.one(&self.service)?;
        let mut findings = Findings::default();
        let compiled = compile_service(&folder, &mut findings);
        let municipalities = self.places.municipalities(std::slice::from_ref(&folder));
        let municipalities =
            compile_municipalities(&municipalities, compiled.as_slice(), false, &mut findings);
        let sound = report(&findings);
        let Some(compiled) = compiled.filter(|_| sound) else {
            return Err(format!("`{}` could not be compiled", folder.display()));
        };
        let municipality = self.offering(&compiled.service.id, municipalities)?;
        let plan = Plan::new(compiled.service.clone()).map_err(|error| error.to_string())?;
        Ok(Opened { compiled, plan: Arc::new(plan), municipality, day: day_or_today(self.day)? })
    }

    /// The municipality that offers a service: the only one, or the one with the key given.
    fn offering(&self, id: &str, mut all: Vec<Municipality>) -> Result<Municipality, String> {
        all.retain(|known| known.settings.services.contains_key(id));
        let ars = self.municipality.as_deref();
        all.retain(|known| ars.is_none_or(|ars| known.settings.ars == ars));
        match (all.pop(), ars) {
            (Some(only), _) if all.is_empty() => Ok(only),
            (Some(_), _) => Err("several municipalities offer the service: choose with \
                 `--municipality`"
                .to_owned()),
            (None, Some(ars)) => Err(format!("no municipality `{ars}` offers the service")),
            (None, None) => Err("no municipality offers the service".to_owned()),
        }
    }
}
