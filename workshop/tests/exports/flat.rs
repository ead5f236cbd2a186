//! Schemas as flat tables, read with another reader of XML than the product's: what stands at each
//! path, in which order, how often, and what may be in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use roxmltree::{Document, Node};

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flat {
    /// Its place among what stands beside it.
    order: usize,
    version: String,
    pub(super) min: u32,
    max: Option<u32>,
    /// The base type; of a group `group`.
    base: String,
    /// What bounds it, by the facet of XML Schema.
    bounds: BTreeSet<(String, String)>,
}

impl Flat {
    /// Whether nothing differs, or only how often it must be there.
    pub(super) fn same_but_for_least(&self, other: &Self) -> bool {
        Self { min: 0, ..self.clone() } == Self { min: 0, ..other.clone() }
    }
}

/// The values of each column of a code list.
type Columns = BTreeMap<String, BTreeSet<String>>;

/// The code lists with the names of their first keys, by the lists' addresses.
pub(super) type Lists = BTreeMap<String, (String, Columns)>;

/// The code lists of the material.
pub(super) fn lists(folder: &Path) -> Lists {
    let mut lists = Lists::new();
    let folders = [folder.join("codelists"), folder.join("xdf2/bewohnerparkausweis")];
    for entry in folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap()) {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let document = Document::parse(&text).unwrap();
        let root = document.root_element();
        let Some(uri) = inside(root, "CanonicalUri") else { continue };
        let key = root.descendants().find(|node| is(*node, "Key"));
        let key = child(key.unwrap(), "ColumnRef").unwrap().attribute("Ref").unwrap();
        let mut columns = Columns::new();
        for value in root.descendants().filter(|node| is(*node, "Value")) {
            let Some(column) = value.attribute("ColumnRef") else { continue };
            let text = inside(value, "SimpleValue").unwrap_or_default();
            columns.entry(column.to_owned()).or_default().insert(text);
        }
        lists.insert(uri, (key.to_owned(), columns));
    }
    lists
}

/// What a file of XDatenfelder says.
pub(super) fn of_source(text: &str, lists: &Lists) -> BTreeMap<String, Flat> {
    let document = Document::parse(text).unwrap();
    let root = document.descendants().find(|node| is(*node, "stammdatenschema")).unwrap();
    let mut all = BTreeMap::new();
    read_source(root, "", lists, &mut all);
    all
}

fn read_source(group: Node<'_, '_>, around: &str, lists: &Lists, all: &mut BTreeMap<String, Flat>) {
    for (order, structure) in group.children().filter(|node| is(*node, "struktur")).enumerate() {
        let holder = child(structure, "enthaelt").unwrap();
        let own = holder.children().find(Node::is_element).unwrap();
        let identity = child(own, "identifikation").unwrap();
        let path = format!("{around}{}", inside(identity, "id").unwrap());
        let occurs = inside(structure, "anzahl").unwrap();
        let (min, max) = occurs.split_once(':').unwrap();
        let mut flat = Flat {
            order,
            version: inside(identity, "version").unwrap_or_default(),
            min: min.parse().unwrap(),
            max: max.parse().ok(),
            base: "group".to_owned(),
            bounds: BTreeSet::new(),
        };
        if is(own, "datenfeld") {
            field(own, lists, &mut flat);
        }
        all.insert(path.clone(), flat);
        read_source(own, &format!("{path}/"), lists, all);
    }
}

fn field(own: Node<'_, '_>, lists: &Lists, flat: &mut Flat) {
    let code = |name| inside(child(own, name).unwrap(), "code").unwrap();
    let (kind, data) = (code("feldart"), code("datentyp"));
    let mut bound = |facet: &str, value: String| {
        flat.bounds.insert((facet.to_owned(), value));
    };
    if kind == "label" {
        (flat.min, flat.max, flat.base) = (0, Some(0), "xs:string".to_owned());
        return;
    }
    if kind == "select" {
        let codes: BTreeSet<String> = match (child(own, "werte"), child(own, "codelisteReferenz")) {
            (Some(values), _) => {
                values.children().filter_map(|node| inside(node, "code")).collect()
            }
            (None, Some(list)) => {
                let uri = inside(list, "canonicalIdentification").unwrap();
                referred(&uri, inside(own, "codeKey"), lists)
            }
            (None, None) => BTreeSet::new(),
        };
        flat.base = if codes.is_empty() { "xs:string" } else { "xs:token" }.to_owned();
        codes.into_iter().for_each(|code| bound("enumeration", code));
        return;
    }
    let text = data == "text" || data == "text_latin";
    for (name, value) in bounds(own) {
        let facet = match name.as_str() {
            "minLength" | "maxLength" if text => name.as_str(),
            "minValue" if !text => "minInclusive",
            "maxValue" if !text => "maxInclusive",
            // The end of a text is no letter of it, and words are no pattern.
            "pattern" if text && value.contains(['[', '(']) => {
                bound("pattern", value.trim_end_matches('$').to_owned());
                continue;
            }
            _ => continue,
        };
        bound(facet, value);
    }
    let base = match data.as_str() {
        "text" | "text_latin" => "xs:string",
        "bool" => "xs:boolean",
        "date" => "xs:date",
        "time" => "xs:time",
        "datetime" => "xs:dateTime",
        "num_int" => "xs:integer",
        "num" => "xs:float",
        "num_currency" => "xs:decimal",
        "file" | "obj" => "xs:anyType",
        other => other,
    };
    base.clone_into(&mut flat.base);
}

/// The bounds of a field: attributes in version 3, JSON in version 2, where it may be words.
fn bounds(own: Node<'_, '_>) -> Vec<(String, String)> {
    let Some(precision) = child(own, "praezisierung") else { return Vec::new() };
    let attributes = precision.attributes();
    let mut all: Vec<(String, String)> =
        attributes.map(|own| (own.name().to_owned(), own.value().to_owned())).collect();
    let text = precision.text().unwrap_or_default();
    if let Ok(serde_json::Value::Object(members)) = serde_json::from_str(text) {
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        all.extend(members.iter().map(|(name, value)| (name.clone(), text(value))));
    }
    if let Some((least, most)) = text.trim().split_once("..") {
        all.push(("minValue".to_owned(), least.to_owned()));
        all.push(("maxValue".to_owned(), most.to_owned()));
    }
    all.retain(|(_, value)| !value.is_empty());
    all
}

/// The codes of a list: the values of the column that the field names, else of the first key; none
/// when the list is not there.
fn referred(uri: &str, column: Option<String>, lists: &Lists) -> BTreeSet<String> {
    let Some((key, columns)) = lists.get(uri) else { return BTreeSet::new() };
    columns[&column.unwrap_or_else(|| key.clone())].clone()
}

/// What an XML Schema says.
pub(super) fn of_xsd(text: &str) -> BTreeMap<String, Flat> {
    let document = Document::parse(text).unwrap();
    let root = document.root_element();
    let named: BTreeMap<&str, Node<'_, '_>> = root
        .children()
        .filter(|node| is(*node, "element"))
        .map(|node| (node.attribute("name").unwrap(), node))
        .collect();
    let (_, whole) = named.iter().find(|(name, _)| name.starts_with('S')).unwrap();
    let mut all = BTreeMap::new();
    read_xsd(*whole, "", &named, &mut all);
    all
}

fn read_xsd(
    group: Node<'_, '_>,
    around: &str,
    named: &BTreeMap<&str, Node<'_, '_>>,
    all: &mut BTreeMap<String, Flat>,
) {
    let Some(complex) = child(group, "complexType") else { return };
    let sequence = child(complex, "sequence").unwrap();
    for (order, own) in sequence.children().filter(|node| is(*node, "element")).enumerate() {
        let declared = own.attribute("ref").map_or(own, |name| named[name]);
        let name = declared.attribute("name").unwrap();
        let (id, version) = name.split_once('V').unwrap_or((name, ""));
        let path = format!("{around}{id}");
        let often = |name: &str| own.attribute(name).unwrap_or("1").parse().ok();
        let simple = child(declared, "simpleType").and_then(|own| child(own, "restriction"));
        let base = match (simple, declared.attribute("type")) {
            (Some(restriction), _) => restriction.attribute("base").unwrap(),
            (None, Some(named)) => named,
            (None, None) => "group",
        };
        let facets = simple.iter().flat_map(Node::children).filter(Node::is_element);
        let flat = Flat {
            order,
            version: version.to_owned(),
            min: often("minOccurs").unwrap(),
            max: often("maxOccurs"),
            base: base.to_owned(),
            bounds: facets
                .map(|own| {
                    (own.tag_name().name().to_owned(), own.attribute("value").unwrap().to_owned())
                })
                .collect(),
        };
        all.insert(path.clone(), flat);
        read_xsd(declared, &format!("{path}/"), named, all);
    }
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|child| is(*child, name))
}

/// The text of the first element of a name in another.
fn inside(node: Node<'_, '_>, name: &str) -> Option<String> {
    let found = node.descendants().find(|child| is(*child, name))?;
    found.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
