//! Reading the members of a mapping, and plain values.

use super::shape::{Need, Object};
use super::yaml::{Content, Member, Style, Tree, Written};
use crate::finding::{At, Findings, did_you_mean, or_list};

/// The members of a mapping, read by a table of what may be there.
pub(crate) struct Members<'t> {
    /// Where the mapping begins.
    pub(crate) at: At,
    object: &'static Object,
    members: &'t [Member],
}

impl<'t> Members<'t> {
    /// The members of a mapping that is such a part of a file.
    pub(crate) fn of(
        tree: &'t Tree,
        object: &'static Object,
        findings: &mut Findings,
    ) -> Option<Self> {
        match &tree.content {
            Content::Mapping(members) => Some(Self { at: tree.at, object, members }),
            _ => {
                let advice = "write `key: value` lines here";
                findings.error(tree.at, format!("{} must have keys", object.what), advice);
                None
            }
        }
    }

    /// The value of a key, unless it is missing or null.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<&'t Tree> {
        self.member(key).map(|member| &member.value).filter(|value| !is_null(value))
    }

    /// A key with its value, null or not.
    pub(crate) fn member(&mut self, key: &'static str) -> Option<&'t Member> {
        debug_assert!(
            self.object.entry(key).is_some(),
            "`{key}` is missing in the table of {}",
            self.object.what
        );
        self.members.iter().find(|member| member.key.text == key)
    }

    /// The value of a key that must be there.
    pub(crate) fn need(&mut self, key: &'static str, findings: &mut Findings) -> Option<&'t Tree> {
        debug_assert!(
            self.object.entry(key).is_none_or(|entry| entry.need != Need::May),
            "`{key}` is needed, but the table of {} says that it may be missing",
            self.object.what
        );
        let found = self.take(key);
        if found.is_none() {
            let at = self.member(key).map_or(self.at, |member| member.key.at);
            let message = format!("{} needs `{key}`", self.object.what);
            findings.error(at, message, format!("add `{key}: …`"));
        }
        found
    }

    /// The text of a key that must be there.
    pub(crate) fn need_text(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Written> {
        self.need(key, findings).and_then(|tree| text(tree, findings))
    }

    /// The text of a key that may be there.
    pub(crate) fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written> {
        self.take(key).and_then(|tree| text(tree, findings))
    }

    /// The items of a list that may be there.
    pub(crate) fn items(&mut self, key: &'static str, findings: &mut Findings) -> &'t [Tree] {
        self.take(key).map_or(&[], |tree| items(tree, findings))
    }

    /// Reports every key that the table does not have.
    pub(crate) fn finish(self, findings: &mut Findings) {
        for member in self.members {
            let key = member.key.text.as_str();
            if self.object.entry(key).is_none() {
                let known = self.object.keys();
                let all = format!("possible here: {}", or_list(known.clone()));
                let message = format!("{} has no key `{key}`", self.object.what);
                findings.error(member.key.at, message, did_you_mean(key, known, all));
            }
        }
    }
}

/// A text, number or the like as written.
pub(crate) fn text(tree: &Tree, findings: &mut Findings) -> Option<Written> {
    match &tree.content {
        Content::Scalar(written) => Some(written.clone()),
        _ => {
            findings.error(tree.at, "a single value is expected here", "write a text or number");
            None
        }
    }
}

/// The items of a list.
pub(crate) fn items<'t>(tree: &'t Tree, findings: &mut Findings) -> &'t [Tree] {
    match &tree.content {
        Content::Sequence(items) => items,
        _ => {
            findings.error(tree.at, "a list is expected here", "write `[a, b]` or lines with `- `");
            &[]
        }
    }
}

/// The texts of a list.
pub(crate) fn texts(trees: &[Tree], findings: &mut Findings) -> Vec<Written> {
    trees.iter().filter_map(|tree| text(tree, findings)).collect()
}

/// The pairs of a mapping whose keys are names given by the author.
pub(crate) fn pairs<'t>(tree: &'t Tree, what: &str, findings: &mut Findings) -> &'t [Member] {
    match &tree.content {
        Content::Mapping(members) => members,
        Content::Scalar(written) if written.is_null() => &[],
        _ => {
            findings.error(tree.at, format!("{what} must have keys"), "write `name: value` lines");
            &[]
        }
    }
}

/// `true` or `false`.
pub(crate) fn flag(written: &Written, findings: &mut Findings) -> Option<bool> {
    match (written.style, written.text.as_str()) {
        (Style::Plain, "true") => Some(true),
        (Style::Plain, "false") => Some(false),
        _ => {
            let message = format!("`{}` is neither `true` nor `false`", written.text);
            findings.error(written.at, message, "write `true` or `false`");
            None
        }
    }
}

fn is_null(tree: &Tree) -> bool {
    matches!(&tree.content, Content::Scalar(written) if written.is_null())
}
