//! Filling one page: what is entered may make further questions appear, and instances are added
//! and removed on the way.

use serde_json::json;

use super::Walk;
use crate::scenario::{Entry, Instances, Step};
use crate::{Failure, Outcome};

impl Walk<'_> {
    /// Enters the answers of a page, each as soon as it is asked for.
    pub(super) async fn fill(&self, step: &Step) -> Outcome {
        self.person.is_heard().await?;
        let mut open: Vec<&Entry> = step.answers.iter().collect();
        loop {
            for group in &step.instances {
                self.make(group).await?;
            }
            let before = open.len();
            let mut postponed = Vec::new();
            for entry in open {
                let label = entry.label.as_deref().unwrap_or(&entry.entered);
                if !self.person.key_in(&entry.path, &entry.entered, label).await? {
                    postponed.push(entry);
                }
            }
            if postponed.is_empty() {
                break;
            }
            if postponed.len() == before {
                let paths: Vec<&str> = postponed.iter().map(|entry| entry.path.as_str()).collect();
                let message = format!("these are not asked: {}", paths.join(", "));
                return Err(Failure::new(message).during(self.person.browser.scene().await));
            }
            open = postponed;
        }
        // Answers may have made a repeated group appear.
        for group in &step.instances {
            self.make(group).await?;
        }
        Ok(())
    }

    /// Adds and removes instances of a group that is asked until there are as many as wanted.
    async fn make(&self, group: &Instances) -> Outcome {
        let Instances { path, count } = group;
        if !self.is_there(path).await? {
            return Ok(());
        }
        let shown = "return [...document.querySelectorAll('[data-path]')].filter(({ dataset }) =>
            dataset.path.startsWith(arguments[0] + '[')
                && /^\\[\\d+\\]$/.test(dataset.path.slice(arguments[0].length))).length";
        let shown = self.person.browser.script(shown, vec![json!(path)]).await?;
        let shown = usize::try_from(shown.as_u64().unwrap_or_default())?;
        for position in shown..*count {
            let add = format!("[data-path='{path}'] > [id$='-add'] [data-action=add]");
            self.person.click(&add).await?;
            // The focus comes to the new one; what is typed before would go elsewhere.
            let card = format!("[data-path='{path}[{}]']", position + 1);
            self.person.sees(&format!("{card} > .card__head :focus"), true).await?;
        }
        for position in (*count..shown).rev() {
            let card = format!("[data-path='{path}[{}]']", position + 1);
            self.person.click(&format!("{card} > .card__head [data-action=remove]")).await?;
            self.person.sees(&card, false).await?;
            self.person.sees(":focus", true).await?;
        }
        Ok(())
    }

    async fn is_there(&self, path: &str) -> Outcome<bool> {
        let look = "return !!document.querySelector(arguments[0])";
        let selector = json!(format!("[data-path='{path}']"));
        Ok(self.person.browser.script(look, vec![selector]).await? == json!(true))
    }
}
