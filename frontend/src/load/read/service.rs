//! The manifest and the structure of a service.

use shared::json::Tree;
use shared::service::{
    Basis, Check, CodeList, Content, Document, Insertion, Manifest, Node, Offered, Outcome,
    OutcomeKind, Page, Parameter, Repeats, Service,
};
use shared::value::Type;

use super::expression::{expression, node};
use super::kind::kind;
use super::members::{Members, list, maybe, only, parsed, text, within, word};
use super::settings::parameter as setting;

/// The manifest of a bundle.
pub(crate) fn manifest(json: &Tree<'_>) -> Option<Manifest> {
    let own = Members::of(
        json,
        &["id", "version", "structure", "texts", "more", "rest", "migrates", "data", "titles"],
    )?;
    Some(Manifest {
        id: own.text_of("id", 1, 100)?,
        version: own.text_of("version", 1, 40)?,
        structure: parsed(own.get("structure")?)?,
        texts: own.map("texts", parsed).filter(|texts| within(texts, 1, 50))?,
        more: own.map("more", parsed).filter(|more| within(more, 0, 50))?,
        rest: own.map("rest", parsed).filter(|rest| within(rest, 0, 50))?,
        migrates: maybe(own.get("migrates"), parsed)?,
        data: maybe(own.get("data"), parsed)?,
        titles: own.map("titles", text)?,
    })
}

/// The structure of a service.
pub(crate) fn service(json: &Tree<'_>) -> Option<Service> {
    let own = Members::of(
        json,
        &[
            "id",
            "version",
            "leika",
            "languages",
            "parameters",
            "lists",
            "nodes",
            "pages",
            "documents",
            "outcomes",
            "fee",
            "deadline",
            "insertions",
        ],
    )?;
    Some(Service {
        id: own.text("id")?,
        version: own.text("version")?,
        leika: list(own.get("leika")?, text)?,
        languages: list(own.get("languages")?, text)?,
        parameters: list(own.get("parameters")?, parameter)?,
        lists: list(own.get("lists")?, code_list)?,
        nodes: list(own.get("nodes")?, field_or_group)?,
        pages: list(own.get("pages")?, page)?,
        documents: list(own.get("documents")?, document)?,
        outcomes: list(own.get("outcomes")?, outcome)?,
        fee: maybe(own.get("fee"), expression)?,
        deadline: maybe(own.get("deadline"), expression)?,
        insertions: own.list("insertions", insertion)?,
    })
}

fn parameter(json: &Tree<'_>) -> Option<Parameter> {
    let types = [
        ("yes-no", Type::YesNo),
        ("integer", Type::Integer),
        ("money", Type::Money),
        ("text", Type::Text),
        ("date", Type::Date),
        ("codes", Type::Codes),
    ];
    let own = Members::of(json, &["name", "type", "default", "min", "max"])?;
    Some(Parameter {
        name: own.text("name")?,
        value: word(own.get("type")?, &types)?,
        default: maybe(own.get("default"), setting)?,
        min: maybe(own.get("min"), |json| json.number())?,
        max: maybe(own.get("max"), |json| json.number())?,
    })
}

fn code_list(json: &Tree<'_>) -> Option<CodeList> {
    let own = Members::of(json, &["id", "codes", "outdated", "terms", "version"])?;
    Some(CodeList {
        id: own.text("id")?,
        codes: list(own.get("codes")?, text)?,
        outdated: own.list("outdated", text)?,
        terms: own.map("terms", text)?,
        version: own.maybe_text("version")?,
    })
}

fn field_or_group(json: &Tree<'_>) -> Option<Node> {
    let own = Members::of(
        json,
        &[
            "name",
            "parent",
            "content",
            "repeats",
            "relevant",
            "required",
            "readonly",
            "hidden",
            "calculate",
            "default",
            "checks",
            "offered",
            "basis",
            "autocomplete",
            "fim",
        ],
    )?;
    let facet = |name| maybe(own.get(name), expression);
    Some(Node {
        name: own.text("name")?,
        parent: maybe(own.get("parent"), node)?,
        content: content(own.get("content")?)?,
        repeats: maybe(own.get("repeats"), repeats)?,
        relevant: facet("relevant")?,
        required: facet("required")?,
        readonly: facet("readonly")?,
        hidden: facet("hidden")?,
        calculate: facet("calculate")?,
        default: facet("default")?,
        checks: own.list("checks", check)?,
        offered: own.list("offered", offered)?,
        basis: own.list("basis", basis)?,
        autocomplete: own.maybe_text("autocomplete")?,
        fim: own.maybe_text("fim")?,
    })
}

fn content(json: &Tree<'_>) -> Option<Content> {
    if json.text() == Some("group") {
        return Some(Content::Group);
    }
    match only(json)? {
        ("field", json) => kind(json).map(Content::Field),
        _ => None,
    }
}

fn repeats(json: &Tree<'_>) -> Option<Repeats> {
    let own = Members::of(json, &["min", "max"])?;
    Some(Repeats { min: own.count("min")?, max: own.count("max")? })
}

fn check(json: &Tree<'_>) -> Option<Check> {
    let own = Members::of(json, &["id", "holds", "soft"])?;
    let holds = expression(own.get("holds")?)?;
    Some(Check { id: own.text("id")?, holds, soft: own.flag("soft")? })
}

fn offered(json: &Tree<'_>) -> Option<Offered> {
    let own = Members::of(json, &["codes", "when"])?;
    Some(Offered { codes: list(own.get("codes")?, text)?, when: expression(own.get("when")?)? })
}

fn basis(json: &Tree<'_>) -> Option<Basis> {
    let own = Members::of(json, &["text", "link"])?;
    Some(Basis { text: own.text("text")?, link: own.maybe_text("link")? })
}

fn insertion(json: &Tree<'_>) -> Option<Insertion> {
    let own = Members::of(json, &["value", "kind"])?;
    Some(Insertion { value: expression(own.get("value")?)?, kind: kind(own.get("kind")?)? })
}

fn page(json: &Tree<'_>) -> Option<Page> {
    let own = Members::of(json, &["id", "shows", "relevant"])?;
    let relevant = maybe(own.get("relevant"), expression)?;
    Some(Page { id: own.text("id")?, shows: list(own.get("shows")?, node)?, relevant })
}

fn document(json: &Tree<'_>) -> Option<Document> {
    let own = Members::of(json, &["id", "relevant"])?;
    Some(Document { id: own.text("id")?, relevant: expression(own.get("relevant")?)? })
}

fn outcome(json: &Tree<'_>) -> Option<Outcome> {
    let kinds = [
        ("eligible", OutcomeKind::Eligible),
        ("not_needed", OutcomeKind::NotNeeded),
        ("other_office", OutcomeKind::OtherOffice),
        ("come_in_person", OutcomeKind::ComeInPerson),
    ];
    let own = Members::of(json, &["id", "when", "kind"])?;
    let when = expression(own.get("when")?)?;
    Some(Outcome { id: own.text("id")?, when, kind: word(own.get("kind")?, &kinds)? })
}
