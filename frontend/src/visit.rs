//! A service that a person looks at. Its start page was served to be read without the assistant;
//! what an application needs is loaded once one is begun, or at once where this browser keeps one.

use std::cell::Cell;

use browser::store;
use leptos::prelude::Owner;
use leptos::task::spawn_local;

use crate::element::Held;
use crate::load::{Entrance, Failure};
use crate::navigation;
use crate::page::Drawing;
use crate::part;
use crate::reading;
use crate::shell::Shell;

/// A service that a person looks at. It lives as long as the page.
pub(crate) struct Visit {
    shell: &'static Shell,
    entrance: &'static Entrance,
    /// The application, once it is open.
    pub(crate) opened: Held<Option<Drawing>>,
    /// Whether it is being loaded.
    opening: Cell<bool>,
    owner: Owner,
}

impl Visit {
    /// Opens the application that this browser keeps, or waits until one is begun.
    pub(crate) async fn new(
        shell: &'static Shell,
        entrance: &'static Entrance,
        owner: Owner,
    ) -> Result<&'static Self, Failure> {
        let kept = store::choice(&entrance.shelf()).await.map_err(|_| Failure::NoStorage)?;
        // Where no page to read was served, the application has a start page too, which also tells
        // where nothing is kept.
        let own = !store::lasting() || !reading::is_there() || shell.route.peek().is_legal();
        let opened = match kept.anything || own {
            true => Some(part::open(shell, entrance, false).await?),
            false => None,
        };
        let visit: &'static Self = Box::leak(Box::new(Self {
            shell,
            entrance,
            opened: Held::new(opened),
            opening: Cell::new(false),
            owner,
        }));
        if visit.opened.peek().is_none() {
            reading::take_over(move || visit.open(true));
            navigation::follow(move || {
                if shell.route.peek().is_legal() {
                    visit.open(false);
                }
            });
        }
        Ok(visit)
    }

    /// Loads what an application needs; `begins` has one begun. Pressed again meanwhile, it does
    /// nothing.
    fn open(&'static self, begins: bool) {
        if self.opening.replace(true) {
            return;
        }
        reading::say("loading");
        spawn_local(async move {
            match part::open(self.shell, self.entrance, begins).await {
                Ok(drawing) => {
                    self.owner.with(|| self.opened.set(Some(drawing)));
                    self.shell.focus_title();
                }
                Err(_) => {
                    self.opening.set(false);
                    reading::say("failed");
                }
            }
        });
    }
}
