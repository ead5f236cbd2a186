//! `fim.json`: what the schema says that no facet of the service says, for exports, and for the
//! import after this one.

use fim::{CodeList, Field, Node, Placed, Prefill, Schema};

use super::super::draft::Draft;
use crate::data_schema::{SchemaFile, SchemaNode};

/// The schema's own facts about what was imported, as JSON.
pub(super) fn kept(draft: &Draft, schema: &Schema) -> String {
    let about = &schema.about;
    let format = match schema.format {
        fim::Format::V2 => "xdf2",
        fim::Format::V3 => "xdf3",
    };
    let file = SchemaFile {
        format: format.to_owned(),
        schema: about.identity.id.clone(),
        version: about.identity.version.clone(),
        name: about.name.clone(),
        title: schema.title.clone(),
        status: format!("{:?}", about.status),
        status_on: about.status_on.clone(),
        published_on: about.published_on.clone(),
        valid_from: about.valid_from.clone(),
        valid_until: about.valid_until.clone(),
        nodes: schema.nodes().map(|placed| node(draft, &placed)).collect(),
    };
    file.write()
}

fn node(draft: &Draft, placed: &Placed<'_>) -> SchemaNode {
    let structure = placed.structure;
    let about = structure.node.about();
    let own = SchemaNode {
        fim: placed.path.to_string(),
        version: about.identity.version.clone(),
        name: about.name.clone(),
        path: draft.find(&placed.path).map(|at| draft.path(at)),
        occurs: structure.cardinality.to_string(),
        ..SchemaNode::default()
    };
    match &structure.node {
        Node::Group(group) => SchemaNode { choice: group.choice, ..own },
        Node::Field(field) => with_facts(own, field),
    }
}

fn with_facts(own: SchemaNode, field: &Field) -> SchemaNode {
    let precision = &field.precision;
    let (list, list_version, codes) = match &field.code_list {
        Some(CodeList::Reference(list)) => {
            (list.uri.clone().or_else(|| list.id.clone()), list.version.clone(), Vec::new())
        }
        Some(CodeList::Inline(values)) => {
            (None, None, values.iter().map(|value| value.code.clone()).collect())
        }
        None => (None, None, Vec::new()),
    };
    let prefill = match field.prefill {
        Prefill::None => None,
        Prefill::Optional => Some("optional".to_owned()),
        Prefill::Mandatory => Some("mandatory".to_owned()),
    };
    SchemaNode {
        field: Some(format!("{:?}", field.field_kind).to_lowercase()),
        data_type: Some(field.data_type.code().to_owned()),
        min_length: precision.min_length,
        max_length: precision.max_length,
        min_value: precision.min_value.clone(),
        max_value: precision.max_value.clone(),
        pattern: precision.pattern.as_ref().map(|pattern| pattern.text.clone()),
        note: precision.note.clone(),
        max_size: field.max_size,
        media_types: field.media_types.clone(),
        prefill,
        list,
        list_version,
        codes,
        ..own
    }
}
