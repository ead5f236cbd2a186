//! The XML Schema (1.0) of the applications that a service exports.

use std::io;

use fim::{Cardinality, DataType};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use shared::export::NAMESPACE;

use super::outline::Outline;
use super::part::{Content, Facts, Part};
use super::shape::Shapes;

/// What the schema is written with.
type Xml = Writer<Vec<u8>>;

/// The schema. What differs from place to place stands where it is, all else once, under its name.
///
/// # Errors
/// None that memory does not make.
pub fn xsd(outline: &Outline) -> io::Result<String> {
    let shapes = outline.shapes();
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("xs:schema").with_attributes([
        ("xmlns", NAMESPACE),
        ("xmlns:xs", "http://www.w3.org/2001/XMLSchema"),
        ("targetNamespace", NAMESPACE),
        ("elementFormDefault", "qualified"),
        ("attributeFormDefault", "unqualified"),
    ]);
    root.write_inner_content(|xml| {
        let whole = xml.create_element("xs:element");
        whole.with_attribute(("name", outline.element.as_str())).write_inner_content(|xml| {
            documented(xml, &format!("Datenschema: {}", outline.name))?;
            members(xml, outline, &shapes, None, false)
        })?;
        for at in shapes.named() {
            if let Some(part) = outline.parts.get(at) {
                declared(xml, outline, &shapes, at, part, None)?;
            }
        }
        Ok(())
    })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// The declaration of a part under its name, or with how often where it stands.
fn declared(
    xml: &mut Xml,
    outline: &Outline,
    shapes: &Shapes,
    at: usize,
    part: &Part,
    occurs: Option<Cardinality>,
) -> io::Result<()> {
    let simple = match &part.content {
        Content::Group(_) => None,
        Content::Label => Some("xs:string"),
        Content::Field(facts) => plain(facts),
    };
    let mut own = xml.create_element("xs:element").with_attribute(("name", part.element.as_str()));
    if let Some(simple) = simple {
        own = own.with_attribute(("type", simple));
    }
    let often = occurs.map(attributes).unwrap_or_default();
    own = own.with_attributes(often.iter().map(|(name, value)| (*name, value.as_str())));
    own.write_inner_content(|xml| {
        documented(xml, &part.about())?;
        match &part.content {
            Content::Group(choice) => members(xml, outline, shapes, Some(at), *choice),
            Content::Field(facts) if simple.is_none() => restricted(xml, facts),
            Content::Field(_) | Content::Label => Ok(()),
        }
    })?;
    Ok(())
}

/// What stands in a group, or in the whole.
fn members(
    xml: &mut Xml,
    outline: &Outline,
    shapes: &Shapes,
    group: Option<usize>,
    choice: bool,
) -> io::Result<()> {
    let order = if choice { "xs:choice" } else { "xs:sequence" };
    xml.create_element("xs:complexType").write_inner_content(|xml| {
        xml.create_element(order).write_inner_content(|xml| {
            for (at, part) in outline.inside(group) {
                let occurs = part.exported();
                if !shapes.is_named(outline, at) {
                    declared(xml, outline, shapes, at, part, Some(occurs))?;
                    continue;
                }
                let often = attributes(occurs);
                xml.create_element("xs:element")
                    .with_attribute(("ref", part.element.as_str()))
                    .with_attributes(often.iter().map(|(name, value)| (*name, value.as_str())))
                    .write_empty()?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// How often, where that is not once.
fn attributes(occurs: Cardinality) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    if occurs.min != 1 {
        all.push(("minOccurs", occurs.min.to_string()));
    }
    match occurs.max {
        Some(1) => {}
        Some(max) => all.push(("maxOccurs", max.to_string())),
        None => all.push(("maxOccurs", "unbounded".to_owned())),
    }
    all
}

/// The type of a field that nothing bounds.
fn plain(facts: &Facts) -> Option<&'static str> {
    let bounded = match facts.data_type {
        _ if facts.select => !facts.codes.is_empty(),
        DataType::Text | DataType::TextLatin => {
            let pattern = facts.pattern.as_ref().and_then(fim::Pattern::in_xml_schema);
            facts.min_length.is_some() || facts.max_length.is_some() || pattern.is_some()
        }
        DataType::Bool | DataType::File | DataType::Object => false,
        _ => facts.min_value.is_some() || facts.max_value.is_some(),
    };
    (!bounded).then(|| base(facts))
}

/// The type that a field's values are of, before what bounds them.
fn base(facts: &Facts) -> &'static str {
    match facts.data_type {
        _ if facts.select && facts.codes.is_empty() => "xs:string",
        _ if facts.select => "xs:token",
        DataType::Text | DataType::TextLatin => "xs:string",
        DataType::Bool => "xs:boolean",
        DataType::Date => "xs:date",
        DataType::Time => "xs:time",
        DataType::DateTime => "xs:dateTime",
        DataType::Integer => "xs:integer",
        DataType::Number => "xs:float",
        DataType::Money => "xs:decimal",
        DataType::File | DataType::Object => "xs:anyType",
    }
}

/// The type of a field that something bounds.
fn restricted(xml: &mut Xml, facts: &Facts) -> io::Result<()> {
    xml.create_element("xs:simpleType").write_inner_content(|xml| {
        let own = xml.create_element("xs:restriction").with_attribute(("base", base(facts)));
        own.write_inner_content(|xml| {
            if facts.select {
                return facts.codes.iter().try_for_each(|(code, label)| {
                    let own = xml.create_element("xs:enumeration");
                    let own = own.with_attribute(("value", code.as_str()));
                    match label {
                        Some(label) => own.write_inner_content(|xml| {
                            documented(xml, &format!("Auswahlwert: {label}"))
                        }),
                        None => own.write_empty(),
                    }?;
                    Ok(())
                });
            }
            let text = matches!(facts.data_type, DataType::Text | DataType::TextLatin);
            let length = |length: Option<u32>| length.filter(|_| text).map(|own| own.to_string());
            let value = |value: &Option<String>| {
                value.as_ref().filter(|_| !text).map(|own| own.trim().replace(',', "."))
            };
            let pattern = facts.pattern.as_ref().filter(|_| text);
            for (name, bound) in [
                ("xs:minLength", length(facts.min_length)),
                ("xs:maxLength", length(facts.max_length)),
                ("xs:minInclusive", value(&facts.min_value)),
                ("xs:maxInclusive", value(&facts.max_value)),
                ("xs:pattern", pattern.and_then(fim::Pattern::in_xml_schema)),
            ] {
                if let Some(bound) = bound {
                    xml.create_element(name)
                        .with_attribute(("value", bound.as_str()))
                        .write_empty()?;
                }
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn documented(xml: &mut Xml, text: &str) -> io::Result<()> {
    xml.create_element("xs:annotation").write_inner_content(|xml| {
        xml.create_element("xs:documentation").write_text_content(BytesText::new(text))?;
        Ok(())
    })?;
    Ok(())
}
