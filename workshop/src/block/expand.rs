//! Writing includes out.

use std::rc::Rc;

use shared::service::MAX_NODES;

use super::adapt::{adapt, leave_out};
use super::texts::take_along;
use super::{Block, Blocks, Expanded, Included, IncludedTexts};
use crate::definition::{Content, Member, Style, Tree, Written, items, text};
use crate::finding::{Findings, did_you_mean};

/// What may be said about an include that is not about the group it becomes.
const OWN: [&str; 6] = ["include", "as", "version", "without", "with", "nodes"];

/// Writes out what a definition, of a service or a block, includes under `nodes`. Code lists come
/// along unless the definition has a list of that name.
pub fn expand(tree: &Tree, blocks: &mut Blocks, findings: &mut Findings) -> Expanded {
    let mut expanded = Expanded {
        tree: tree.clone(),
        included: Vec::new(),
        texts: Default::default(),
        failed: false,
    };
    let Content::Mapping(members) = &tree.content else { return expanded };
    let Some(place) = members.iter().position(|member| member.key.text == "nodes") else {
        return expanded;
    };
    let mut writer = Writer { blocks, findings, into: &mut expanded, lists: Vec::new(), count: 0 };
    let nodes = members.get(place).map(|member| writer.nodes(&member.value, ""));
    let lists = std::mem::take(&mut writer.lists);
    if let Content::Mapping(members) = &mut expanded.tree.content {
        if let (Some(member), Some(nodes)) = (members.get_mut(place), nodes) {
            member.value = nodes;
        }
        add_lists(members, lists, expanded.texts.values_mut());
    }
    expanded
}

/// Adds code lists, and takes the labels away of codes that an own list of the name has not.
fn add_lists<'t>(
    members: &mut Vec<Member>,
    lists: Vec<Member>,
    texts: impl Iterator<Item = &'t mut IncludedTexts>,
) {
    let own = members.iter_mut().find(|member| member.key.text == "lists");
    match (own.map(|own| &mut own.value.content), lists.first()) {
        (Some(Content::Mapping(own)), _) => {
            for labels in texts.flat_map(|texts| &mut texts.lists) {
                let list = own.iter().find(|own| own.key.text == labels.key.text);
                if let (Some(list), Content::Mapping(labels)) = (list, &mut labels.value.content) {
                    labels.retain(|label| has_code(&list.value, &label.key.text));
                }
            }
            for list in lists {
                if !own.iter().any(|known| known.key.text == list.key.text) {
                    own.push(list);
                }
            }
        }
        (None, Some(first)) => {
            let at = first.key.at;
            members.push(Member {
                key: Written { text: "lists".to_owned(), at, style: Style::Plain },
                value: Tree { at, content: Content::Mapping(lists) },
            });
        }
        _ => {}
    }
}

fn has_code(list: &Tree, code: &str) -> bool {
    let Content::Sequence(codes) = &list.content else { return false };
    codes.iter().any(|own| matches!(&own.content, Content::Scalar(own) if own.text == code))
}

struct Writer<'a> {
    blocks: &'a mut Blocks,
    findings: &'a mut Findings,
    into: &'a mut Expanded,
    lists: Vec<Member>,
    /// How many nodes were included: blocks that include blocks grow fast.
    count: usize,
}

impl Writer<'_> {
    /// A list of nodes in the group of that path.
    fn nodes(&mut self, tree: &Tree, around: &str) -> Tree {
        let Content::Sequence(items) = &tree.content else { return tree.clone() };
        let nodes = items.iter().filter_map(|item| {
            let Content::Mapping(members) = &item.content else { return Some(item.clone()) };
            match scalar(members, "include") {
                Some(block) => {
                    let group = self.include(block, item, members, around);
                    self.into.failed |= group.is_none();
                    group
                }
                None => Some(self.inside(item, members, around)),
            }
        });
        Tree { at: tree.at, content: Content::Sequence(nodes.collect()) }
    }

    /// A group or field with its own nodes written out.
    fn inside(&mut self, item: &Tree, members: &[Member], around: &str) -> Tree {
        let Some(name) = scalar(members, "group") else { return item.clone() };
        let path = join(around, &name.text);
        let written = members.iter().map(|member| match member.key.text.as_str() {
            "nodes" => Member { key: member.key.clone(), value: self.nodes(&member.value, &path) },
            _ => member.clone(),
        });
        Tree { at: item.at, content: Content::Mapping(written.collect()) }
    }

    /// The group that an include becomes.
    fn include(
        &mut self,
        wanted: &Written,
        item: &Tree,
        members: &[Member],
        around: &str,
    ) -> Option<Tree> {
        let block = self.blocks.get(wanted, self.findings)?;
        self.check_version(&block, members)?;
        let name = match find(members, "as") {
            Some(tree) => text(tree, self.findings)?,
            None => Written { text: wanted.text.replace('-', "_"), ..wanted.clone() },
        };
        let path = join(around, &name.text);
        let before = self.findings.errors();
        let mut nodes = block.nodes.clone();
        if let Some(tree) = find(members, "without") {
            leave_out(&mut nodes, items(tree, self.findings), &block.name, self.findings);
        }
        if let Some(tree) = find(members, "with") {
            adapt(&mut nodes, tree, &block.name, self.findings);
        }
        if self.findings.errors() > before {
            return None;
        }
        self.count += count(&nodes);
        if self.count > MAX_NODES {
            let message = format!("with this there are more than {MAX_NODES} fields and groups");
            self.findings.error(wanted.at, message, "include less");
            return None;
        }
        self.note(&block, wanted, &path, &nodes)?;
        if let Some(more) = find(members, "nodes") {
            match self.nodes(more, &path).content {
                Content::Sequence(more) => nodes.extend(more),
                _ => return items(more, self.findings).is_empty().then_some(item.clone()),
            }
        }
        let key = |key: &str| Written { text: key.to_owned(), at: wanted.at, style: Style::Plain };
        let mut group = vec![Member {
            key: key("group"),
            value: Tree { at: name.at, content: Content::Scalar(name) },
        }];
        let facets = members.iter().filter(|member| !OWN.contains(&member.key.text.as_str()));
        group.extend(facets.cloned());
        group.push(Member {
            key: key("nodes"),
            value: Tree { at: item.at, content: Content::Sequence(nodes) },
        });
        Some(Tree { at: item.at, content: Content::Mapping(group) })
    }

    fn check_version(&mut self, block: &Block, members: &[Member]) -> Option<()> {
        let Some(tree) = find(members, "version") else { return Some(()) };
        let version = text(tree, self.findings)?;
        if version.text == block.version {
            return Some(());
        }
        let message =
            format!("the block `{}` is {}, not {}", block.name, block.version, version.text);
        let advice = "see what changed in it, adapt the service, then write its version here";
        self.findings.error(version.at, message, advice);
        None
    }

    /// Notes what comes along with a block: texts, lists, and what it includes itself.
    fn note(&mut self, block: &Rc<Block>, at: &Written, path: &str, nodes: &[Tree]) -> Option<()> {
        for list in &block.lists {
            let own = self.lists.iter().find(|own| own.key.text == list.key.text);
            match own {
                Some(own) if own.key.at != list.key.at => {
                    let message = format!(
                        "the block `{}` brings another list `{}`",
                        block.name, own.key.text
                    );
                    let advice = "two blocks have lists of this name: write one under `lists` of \
                                  the service, or rename one";
                    self.findings.error(at.at, message, advice);
                    return None;
                }
                Some(_) => {}
                None => self.lists.push(list.clone()),
            }
        }
        self.into.included.push(Included {
            path: path.to_owned(),
            block: block.name.clone(),
            file: block.file,
            at: at.at,
            languages: block.texts.keys().cloned().collect(),
        });
        let inner = block
            .included
            .iter()
            .map(|inner| Included { path: join(path, &inner.path), ..inner.clone() });
        self.into.included.extend(inner);
        for (language, texts) in &block.texts {
            take_along(texts, path, nodes, self.into.texts.entry(language.clone()).or_default());
        }
        Some(())
    }
}

impl Blocks {
    /// The block of that name; nothing when there is none or it has errors, which is reported.
    fn get(&mut self, wanted: &Written, findings: &mut Findings) -> Option<Rc<Block>> {
        let name = wanted.text.as_str();
        if let Some(first) = self.open.iter().position(|open| open == name) {
            let way = self.open.iter().skip(first).map(String::as_str).chain([name]);
            let way: Vec<String> = way.map(|name| format!("`{name}`")).collect();
            let message = format!("these blocks include each other: {}", way.join(" → "));
            findings.error(wanted.at, message, "remove one of the includes");
            return None;
        }
        let names = self.names();
        if !names.iter().any(|known| known == name) {
            let message = format!("there is no block `{name}`");
            let all = format!("write `{}`", self.folder.join(name).join("block.yaml").display());
            let advice = did_you_mean(name, names.iter().map(String::as_str), all);
            findings.error(wanted.at, message, advice);
            return None;
        }
        self.read(name, findings)
    }
}

/// The value of a key, unless it is missing or null.
pub(super) fn find<'t>(members: &'t [Member], key: &str) -> Option<&'t Tree> {
    let found = members.iter().find(|member| member.key.text == key);
    found
        .map(|member| &member.value)
        .filter(|value| !matches!(&value.content, Content::Scalar(text) if text.is_null()))
}

/// The text of a key.
pub(super) fn scalar<'t>(members: &'t [Member], key: &str) -> Option<&'t Written> {
    match &find(members, key)?.content {
        Content::Scalar(written) => Some(written),
        _ => None,
    }
}

pub(super) fn join(around: &str, name: &str) -> String {
    if around.is_empty() { name.to_owned() } else { format!("{around}.{name}") }
}

/// How many fields and groups there are.
fn count(nodes: &[Tree]) -> usize {
    let inside = |node: &Tree| match &node.content {
        Content::Mapping(members) => match find(members, "nodes").map(|tree| &tree.content) {
            Some(Content::Sequence(nodes)) => count(nodes),
            _ => 0,
        },
        _ => 0,
    };
    nodes.iter().map(|node| 1 + inside(node)).sum()
}
