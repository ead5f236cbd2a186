//! What authors write: YAML in which every part knows where it stands.

mod countries;
mod list;
mod members;
mod migrates;
mod node;
mod parameter;
mod rule;
mod service;
mod settings;
pub mod shape;
mod theme;
mod translation;
mod yaml;

pub use countries::{COUNTRIES, NATIONALITIES};
pub use list::{ListDefinition, ListFile};
pub use migrates::StepDefinition;
pub use node::{
    BasisDefinition, CheckDefinition, KindDefinition, NodeDefinition, OfferedDefinition, read_nodes,
};
pub use parameter::ParameterDefinition;
pub use rule::RuleDefinition;
pub use service::{
    DocumentDefinition, OutcomeDefinition, PageDefinition, RetentionDefinition, ServiceDefinition,
    read_block, read_service,
};
pub use settings::{ParameterSetting, ServiceSetting, SettingsDefinition, read_settings};
pub use translation::{
    Braced, NodeTextsDefinition, Slot, TextsDefinition, TitledDefinition, read_block_texts,
    read_texts,
};
pub use yaml::{Content, MAX_BYTES, Member, Style, Tree, Written, read_yaml};

pub(crate) use settings::value;
pub(crate) use translation::safe_address;

pub(crate) use members::{Members, flag, items, pairs, text, texts};

use std::path::Path;

use crate::finding::{At, Findings};

/// Opens a YAML file; nothing when it cannot be read, and a finding says why.
pub fn open(path: &Path, findings: &mut Findings) -> Option<Tree> {
    let name = path.display().to_string();
    let long = std::fs::metadata(path).is_ok_and(|meta| meta.len() > MAX_BYTES as u64);
    let read = if long { Ok(Vec::new()) } else { std::fs::read(path) };
    let (text, problem) = match read.map(String::from_utf8) {
        Ok(Ok(text)) if !long => (text, None),
        Ok(Ok(_)) => (String::new(), Some("the file is larger than 4 MiB".to_owned())),
        Ok(Err(_)) => (String::new(), Some("the file is not text in UTF-8".to_owned())),
        Err(error) => (String::new(), Some(format!("the file cannot be read: {error}"))),
    };
    let file = findings.add_source(name, text.clone());
    if let Some(problem) = problem {
        findings.error(At { file, line: 1, column: 1 }, problem, "check the file and its name");
        return None;
    }
    read_yaml(file, &text, findings)
}
