//! `fim.json` beside an imported service: what its data schema says that no facet says.

use serde::{Deserialize, Serialize};

/// The largest file read, in bytes.
pub const MAX_BYTES: u64 = 16 << 20;

/// A data schema, as far as exports and the next import need it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SchemaFile {
    /// The standard that the schema is written in: `xdf2` or `xdf3`.
    pub format: String,
    /// The id, such as `S00000000364`.
    pub schema: String,
    /// The version.
    pub version: Option<String>,
    /// The editors' name for it.
    pub name: String,
    /// What people read.
    pub title: String,
    /// How far its approval is.
    pub status: String,
    /// The day on which the status was set, as written.
    pub status_on: Option<String>,
    /// The day of its publication, as written.
    pub published_on: Option<String>,
    /// The first day on which it is valid, as written.
    pub valid_from: Option<String>,
    /// The last day on which it is valid, as written.
    pub valid_until: Option<String>,
    /// Every field and group in the order of the schema, a group before what stands in it.
    pub nodes: Vec<SchemaNode>,
}

/// A field or group of a data schema.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SchemaNode {
    /// The ids from the top of the schema, as in `G60000000086/F60000000246`.
    pub fim: String,
    /// The version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The editors' name for it.
    pub name: String,
    /// Where the import has put it; none where a service cannot have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// How often it stands there, such as `0:*`.
    pub occurs: String,
    /// For a group: whether exactly one of what stands in it is filled in.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub choice: bool,
    /// For a field: how it is filled in, such as `input`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// For a field: its data type, such as `text`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
    /// The least length in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// The greatest length in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// The least value, as it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_value: Option<String>,
    /// The greatest value, as it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_value: Option<String>,
    /// The pattern that an answer must match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// What bounds it in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// For files: the most bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_size: Option<u64>,
    /// For files: the media types that are taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub media_types: Vec<String>,
    /// Whether the office fills it in beforehand: `optional` or `mandatory`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefill: Option<String>,
    /// The list that it is chosen from, where that is another file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// The version of that list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_version: Option<String>,
    /// The codes that it is chosen from, where the schema has them itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
}

impl SchemaFile {
    /// Reads the file's text; nothing when it is none.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The file's text.
    pub fn write(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

impl SchemaNode {
    /// The ids from the top of the schema.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.fim.split('/')
    }

    /// Its name in exports: id, `V` and version.
    pub fn element(&self) -> String {
        element(self.fim.rsplit('/').next().unwrap_or_default(), self.version.as_deref())
    }
}

/// The name of an element in exports: id, `V` and version, as in `F60000000246V1.1.0`.
pub fn element(id: &str, version: Option<&str>) -> String {
    version.map_or_else(|| id.to_owned(), |version| format!("{id}V{version}"))
}
