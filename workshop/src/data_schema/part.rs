//! A field or group of a data schema, as it is exported.

use fim::{Cardinality, DataType, Pattern};
use shared::export::Holds;
use shared::service::NodeId;

/// A field or group of a data schema.
#[derive(Clone, Debug)]
pub struct Part {
    /// The ids from the top of the schema.
    pub path: String,
    /// Its name in exports: id, `V` and version.
    pub element: String,
    /// The editors' name for it.
    pub name: String,
    /// The place of the group it is in; none at the top.
    pub parent: Option<usize>,
    /// How often the schema has it.
    pub occurs: Cardinality,
    /// Where the service asks for it.
    pub node: Option<NodeId>,
    /// Whether every complete application has it that has the group around it.
    pub always: bool,
    /// What it is.
    pub content: Content,
}

/// What a part is.
#[derive(Clone, Debug)]
pub enum Content {
    /// A group; whether exactly one of what stands in it is filled in.
    Group(bool),
    /// A text to read.
    Label,
    /// A field.
    Field(Facts),
}

/// What a field's data is.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The data type.
    pub data_type: DataType,
    /// Whether it is chosen from a list.
    pub select: bool,
    /// The codes with what people read, where they are known.
    pub codes: Vec<(String, Option<String>)>,
    /// Whether the codes stand in the schema.
    pub inline: bool,
    /// The list in another file, with its version.
    pub list: Option<String>,
    /// The least length in characters.
    pub min_length: Option<u32>,
    /// The greatest length in characters.
    pub max_length: Option<u32>,
    /// The least value, as it is written.
    pub min_value: Option<String>,
    /// The greatest value, as it is written.
    pub max_value: Option<String>,
    /// The pattern.
    pub pattern: Option<Pattern>,
}

impl Facts {
    /// How its values are written. What is chosen is a text, whatever its data type.
    pub fn holds(&self) -> Holds {
        match self.data_type {
            _ if self.select => Holds::Text,
            DataType::Text | DataType::TextLatin => Holds::Text,
            DataType::Bool => Holds::YesNo,
            DataType::Date => Holds::Date,
            DataType::Time => Holds::Time,
            DataType::DateTime => Holds::DateTime,
            DataType::Integer => Holds::Integer,
            DataType::Number | DataType::Money => Holds::Decimal,
            DataType::File | DataType::Object => Holds::File,
        }
    }
}

impl Part {
    /// How its values are written.
    pub fn holds(&self) -> Option<Holds> {
        match &self.content {
            Content::Group(_) => Some(Holds::Group),
            Content::Label => None,
            Content::Field(facts) => Some(facts.holds()),
        }
    }

    /// How often it is there at least in an export, and at most.
    pub fn exported(&self) -> Cardinality {
        match self.content {
            Content::Label => Cardinality { min: 0, max: Some(0) },
            _ if self.always => self.occurs,
            _ => Cardinality { min: 0, max: self.occurs.max },
        }
    }

    /// What documentation says of it, as the FIM editors' conversions do.
    pub fn about(&self) -> String {
        let facts = match &self.content {
            Content::Group(_) => return format!("Datenfeldgruppe: {}", self.name),
            Content::Label => return format!("Datenfeld: {} - Typ: Hinweistext", self.name),
            Content::Field(facts) => facts,
        };
        let range = match (facts.data_type, &facts.list) {
            _ if facts.select && facts.inline => "Typ: Auswahlliste (Werteliste)".to_owned(),
            (_, Some(list)) if facts.select => {
                format!("Typ: Auswahlliste (Externe Codeliste: {list})")
            }
            _ if facts.select => "Typ: Auswahlliste".to_owned(),
            (DataType::Text | DataType::TextLatin, _) => "Wertebereich: Text".to_owned(),
            (DataType::Bool, _) => "Wertebereich: Wahrheitswert".to_owned(),
            (DataType::Date, _) => "Wertebereich: Datum".to_owned(),
            (DataType::Time, _) => "Wertebereich: Zeit".to_owned(),
            (DataType::DateTime, _) => "Wertebereich: Zeitpunkt".to_owned(),
            (DataType::Integer, _) => "Wertebereich: Ganzzahl".to_owned(),
            (DataType::Number, _) => "Wertebereich: Fließkommazahl".to_owned(),
            (DataType::Money, _) => "Wertebereich: Währungswert".to_owned(),
            (DataType::File, _) => "Wertebereich: Anlage".to_owned(),
            (DataType::Object, _) => "Wertebereich: Statisches Objekt".to_owned(),
        };
        format!("Datenfeld: {} - {range}", self.name)
    }
}
