//! The workshop: compiles the definitions that authors write into the bundles that everything
//! else loads, says what is wrong with them, and runs their scenarios.

pub mod analysis;
pub mod assess;
pub mod block;
pub mod bundle;
pub mod check;
pub mod compile;
pub mod data_schema;
pub mod definition;
pub mod diff;
pub mod document;
pub mod example;
pub mod expression;
pub mod federal_state;
pub mod fim_report;
pub mod finding;
pub mod generate;
pub mod genericode;
pub mod import;
pub mod preview;
pub mod prove;
pub mod release;
pub mod report;
pub mod scaffold;
pub mod scenario;
pub mod schema;
pub mod version;
