//! What the words of a rule refer to: fields and groups within what carries it, and codes of lists.

use fim::{CodeValue, Node, Path, Placed, Schema};

use super::super::draft::{Draft, DraftNode};

/// Why a rule does not become expressions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It is not understood for certain.
    Open(String),
    /// It cannot be meant so.
    Rejected(String),
}

/// A schema with the service made of it, for looking things up.
pub(super) struct Scope<'a> {
    pub(super) draft: &'a Draft,
    placed: Vec<Placed<'a>>,
}

/// An answer that a sentence names: by its code, by what people read, or by both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) code: Option<String>,
    pub(super) label: Option<String>,
}

/// An answer of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Truth(bool),
    Code { code: String, several: bool },
    Number(i64),
}

impl<'a> Scope<'a> {
    pub(super) fn new(schema: &'a Schema, draft: &'a Draft) -> Self {
        Self { draft, placed: schema.nodes().collect() }
    }

    /// What the editors call an element wherever it stands.
    pub(super) fn names(&self, id: &str) -> Vec<&'a str> {
        let same = self.placed.iter().map(|own| &own.structure.node);
        let same = same.filter(|node| node.about().identity.id == id);
        same.flat_map(|node| [node.about().name.as_str(), node.wording().label.as_str()]).collect()
    }

    /// The field or group that ids mean within a carrier: its own member, or the only one further in
    /// to which they lead.
    pub(super) fn resolve(
        &self,
        carrier: &Path,
        ids: &[String],
        label: Option<&str>,
    ) -> Result<usize, Doubt> {
        let ids = match ids {
            [first, rest @ ..] if first.starts_with('S') && !rest.is_empty() => rest,
            all => all,
        };
        let written = ids.join(".");
        let mut exact = carrier.clone();
        exact.0.extend_from_slice(ids);
        let inside = || self.placed.iter().filter(|own| carrier.contains(&own.path));
        let ways: [&dyn Fn(&Path) -> bool; 3] =
            [&|path| *path == exact, &|path| path.0.ends_with(ids), &|path| {
                path.0.last() == ids.last() && leads(&path.0, ids)
            }];
        for way in ways {
            let mut found = inside().filter(|own| way(&own.path));
            let Some(first) = found.next() else { continue };
            if let Some(second) = found.next() {
                return Err(Doubt::Rejected(format!(
                    "`{written}` is ambiguous: it stands at {} and at {}, among others",
                    first.path, second.path
                )));
            }
            self.named_so(carrier, first, label)?;
            let node = self.draft.find(&first.path);
            return node.ok_or_else(|| Doubt::Open(format!("`{written}` is not in the service")));
        }
        let last = ids.last().map_or("", String::as_str);
        let elsewhere = self.placed.iter().any(|own| own.path.0.last() == ids.last());
        Err(Doubt::Rejected(match (elsewhere, ids.len()) {
            (false, _) => format!("there is no `{last}` in the schema"),
            (true, 1) => format!("`{last}` does not stand in what carries the rule"),
            (true, _) => format!("there is no `{written}` in what carries the rule"),
        }))
    }

    /// Fails when what is said beside an id is the name of something else beside it.
    fn named_so(&self, carrier: &Path, own: &Placed<'_>, label: Option<&str>) -> Result<(), Doubt> {
        let Some(label) = label else { return Ok(()) };
        let called = |node: &Node, alike: fn(&str, &str) -> bool| {
            alike(&node.about().name, label) || alike(&node.wording().label, label)
        };
        if called(&own.structure.node, alike) {
            return Ok(());
        }
        let same = |one: &str, other: &str| plain(one) == plain(other);
        let mut others = self.placed.iter().filter(|other| carrier.contains(&other.path));
        match others.find(|other| called(&other.structure.node, same)) {
            Some(other) => Err(Doubt::Rejected(format!(
                "`{}` is not “{label}”, but `{}` is",
                own.structure.node.about().identity.id,
                other.structure.node.about().identity.id
            ))),
            None => Ok(()),
        }
    }

    pub(super) fn node(&self, at: usize) -> Option<&'a DraftNode> {
        self.draft.nodes.get(at)
    }

    /// The kind of a field; nothing for a group.
    pub(super) fn kind(&self, at: usize) -> Option<&'static str> {
        self.node(at)?.kind.as_ref().map(|kind| kind.name)
    }

    /// What a field can be chosen from.
    pub(super) fn values(&self, field: usize) -> &'a [CodeValue] {
        let list = self.node(field).and_then(|own| own.kind.as_ref()?.list.as_deref());
        list.and_then(|list| self.draft.list(list)).map_or(&[], |list| list.values())
    }

    /// What is repeated for a field that stands there several times; else itself.
    pub(super) fn whole(&self, at: usize) -> usize {
        let parent = self.node(at).and_then(|own| own.parent);
        let around = parent.filter(|parent| {
            self.node(*parent).is_some_and(|own| own.fim.is_none() && own.repeated.is_some())
        });
        around.unwrap_or(at)
    }

    /// The answer of a field that is named.
    pub(super) fn answer(&self, field: usize, named: &Named) -> Result<Answer, Doubt> {
        let path = self.draft.path(field);
        let said = named.label.as_deref().or(named.code.as_deref()).unwrap_or_default();
        match self.kind(field) {
            Some("yes-no") => match said.to_lowercase().as_str() {
                "ja" | "wahr" | "true" => Ok(Answer::Truth(true)),
                "nein" | "falsch" | "false" => Ok(Answer::Truth(false)),
                _ => Err(Doubt::Rejected(format!("`{path}` is yes or no, not “{said}”"))),
            },
            Some(kind @ ("choice" | "choices")) => {
                let code = self.code(field, named)?;
                Ok(Answer::Code { code, several: kind == "choices" })
            }
            Some("integer" | "year") => {
                let number = named.code.as_deref().unwrap_or(said).parse();
                let doubt = |_| Doubt::Rejected(format!("`{path}` is a number, not “{said}”"));
                number.map(Answer::Number).map_err(doubt)
            }
            Some("text" | "multiline-text" | "reference") => {
                let (code, _) = split(named);
                let code = code.or(named.label.clone()).unwrap_or_default();
                Ok(Answer::Code { code, several: false })
            }
            Some(kind) => {
                Err(Doubt::Open(format!("`{path}` is a {kind}, which is not compared with a code")))
            }
            None => Err(Doubt::Rejected(format!("`{path}` is a group and has no value"))),
        }
    }

    /// The code of a list that is named: the code itself, the one that differs from it by leading
    /// zeros alone, or the one that reads so.
    fn code(&self, field: usize, named: &Named) -> Result<String, Doubt> {
        let values = self.values(field);
        let path = self.draft.path(field);
        let missing = |what: &str| Doubt::Rejected(format!("the list of `{path}` has no “{what}”"));
        if let Some(label) = &named.label
            && named.code.is_none()
        {
            let same = |own: &&CodeValue| own.code == *label || plain(&own.name) == plain(label);
            let mut found = values.iter().filter(same);
            match (found.next(), found.next()) {
                (Some(own), None) => return Ok(own.code.clone()),
                (Some(_), Some(_)) => {
                    return Err(Doubt::Rejected(format!("“{label}” is ambiguous in `{path}`")));
                }
                _ => {}
            }
        }
        let (code, label) = split(named);
        let Some(code) = code else {
            return Err(missing(named.label.as_deref().unwrap_or_default()));
        };
        let zeros = |own: &str| own.trim_start_matches('0').to_owned();
        let exact = values.iter().find(|own| own.code == code);
        let found = exact.or_else(|| {
            let mut near = values.iter().filter(|own| zeros(&own.code) == zeros(&code));
            near.next().filter(|_| near.next().is_none())
        });
        let found = found.ok_or_else(|| missing(&code))?;
        // Wordings are changed later than rules; but no code reads like another one.
        let others = values.iter().filter(|own| own.code != found.code);
        match label {
            Some(label)
                if !alike(&found.name, &label)
                    && others.into_iter().any(|own| alike(&own.name, &label)) =>
            {
                Err(Doubt::Rejected(format!(
                    "the code `{}` of `{path}` reads “{}”, not “{label}”",
                    found.code, found.name
                )))
            }
            _ => Ok(found.code.clone()),
        }
    }
}

/// Code and label, also where one text has both.
fn split(named: &Named) -> (Option<String>, Option<String>) {
    match (&named.code, &named.label) {
        (None, Some(text)) => {
            let length = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
            let (code, label) = text.split_at_checked(length).unwrap_or_default();
            let label = label.trim().trim_start_matches(['-', '–', '=', ':']).trim();
            let code = (!code.is_empty()).then(|| code.to_owned());
            (code, (!label.is_empty()).then(|| label.to_owned()))
        }
        (code, label) => (code.clone(), label.clone()),
    }
}

/// Whether ids occur on a way, in their order.
fn leads(way: &[String], ids: &[String]) -> bool {
    let mut rest = way.iter();
    ids.iter().all(|id| rest.any(|own| own == id))
}

/// A text without all that is spelled in different ways.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether one text is the other, or begins with it.
fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let long = one.len().min(other.len()) >= 4;
    one == other || (long && (one.starts_with(&other) || other.starts_with(&one)))
}
