//! Pages of a size that people can take in, in the order of the schema.

use super::draft::{Draft, DraftPage};
use super::names::{readable, unique};

/// How many questions a page has at the most where groups can be divided.
const MOST: usize = 8;

/// Divides everything into pages.
pub(super) fn divide(draft: &mut Draft) {
    let mut pages = Pages { draft, pages: Vec::new(), begun: Vec::new() };
    pages.level(None);
    let mut made = pages.pages;
    join(draft, &mut made);
    let mut ids: Vec<String> = Vec::new();
    for page in &mut made {
        let first = page.shows.first().copied();
        let fallback =
            first.and_then(|at| draft.nodes.get(at)).map_or("", |node| node.name.as_str());
        let id = match readable(&page.title, "").as_str() {
            "angabe" => fallback.to_owned(),
            id => id.to_owned(),
        };
        let digits =
            first.and_then(|at| draft.nodes.get(at)?.fim.as_ref()).map(|(_, own)| own.id.clone());
        let id = unique(id, &digits.unwrap_or_default(), |id| ids.iter().any(|own| own == id));
        ids.push(id.clone());
        page.id = id.replace('_', "-");
    }
    distinguish(draft, &mut made);
    draft.pages = made;
    headings(draft);
}

struct Pages<'d> {
    draft: &'d Draft,
    pages: Vec<DraftPage>,
    /// The groups of which a page before shows something.
    begun: Vec<usize>,
}

impl Pages<'_> {
    /// Divides what stands in a group, or at the top.
    fn level(&mut self, group: Option<usize>) {
        let mut together: Vec<usize> = Vec::new();
        let mut size = 0;
        for at in self.draft.children(group) {
            let own = questions(self.draft, at);
            if own == 0 && !shown(self.draft, at) {
                continue;
            }
            let alone = self.alone(group, at, own);
            if alone || (size + own > MOST && size > 0) {
                self.page(group, &mut together);
                size = 0;
            }
            if own > MOST && self.divisible(at) {
                self.level(Some(at));
            } else {
                together.push(at);
                size += own;
                if alone {
                    self.page(group, &mut together);
                    size = 0;
                }
            }
        }
        self.page(group, &mut together);
    }

    /// Whether something gets a page of its own: what is repeated, groups at the top, and whatever
    /// is too large.
    fn alone(&self, group: Option<usize>, at: usize, size: usize) -> bool {
        let Some(node) = self.draft.nodes.get(at) else { return false };
        let is_group = node.kind.is_none();
        is_group && (node.repeated.is_some() || group.is_none() || size > MOST)
    }

    /// Whether a group can be divided: an instance is on one page.
    fn divisible(&self, at: usize) -> bool {
        self.draft.nodes.get(at).is_some_and(|node| node.kind.is_none() && node.repeated.is_none())
    }

    fn page(&mut self, group: Option<usize>, together: &mut Vec<usize>) {
        if together.is_empty() {
            return;
        }
        let shows = std::mem::take(together);
        let only = match shows.as_slice() {
            [one] => self.draft.nodes.get(*one),
            _ => None,
        };
        let label =
            |at: Option<usize>| at.and_then(|at| self.draft.nodes.get(at)?.texts.label.clone());
        let information = only
            .is_some_and(|node| node.kind.as_ref().is_some_and(|kind| kind.name == "information"));
        let own = only.filter(|_| !information).and_then(|node| node.texts.label.clone());
        let first = shows
            .iter()
            .find(|at| self.draft.nodes.get(**at).is_some_and(|node| node.kind.is_none()));
        let begun = group.is_some_and(|group| self.begun.contains(&group));
        self.begun.extend(group);
        let title = own
            .filter(|own| own.chars().count() <= 80)
            .or_else(|| if begun { self.joined(&shows) } else { None })
            .or_else(|| label(group))
            .or_else(|| label(first.copied()))
            .unwrap_or_else(|| {
                if information { "Hinweis".to_owned() } else { "Angaben zum Antrag".to_owned() }
            });
        self.pages.push(DraftPage { id: String::new(), title, text: None, shows });
    }
}

/// Joins pages on which there is nothing to answer, pass over or add with a neighbour: nobody would
/// be led to them.
fn join(draft: &Draft, pages: &mut Vec<DraftPage>) {
    let mut at = 0;
    while pages.len() > 1
        && let Some(page) = pages.get(at)
    {
        if page.shows.iter().any(|node| stays(draft, *node)) {
            at += 1;
            continue;
        }
        let DraftPage { shows, .. } = pages.remove(at);
        match at.checked_sub(1).and_then(|before| pages.get_mut(before)) {
            Some(before) => before.shows.extend(shows),
            None => {
                if let Some(behind) = pages.first_mut() {
                    behind.shows.splice(0..0, shows);
                }
            }
        }
    }
}

/// Whether a node has a question, or lets one be added.
fn stays(draft: &Draft, at: usize) -> bool {
    let Some(node) = draft.nodes.get(at) else { return false };
    match &node.kind {
        Some(kind) => kind.name != "information" && node.hidden.as_deref() != Some("true"),
        None => draft.children(Some(at)).any(|own| stays(draft, own)),
    }
}

/// How long the label of one of two things in a title may be.
const SHORT: usize = 32;

impl Pages<'_> {
    /// A title of what a page shows, where that is two things with short names.
    fn joined(&self, shows: &[usize]) -> Option<String> {
        let [first, second] = shows else { return None };
        let label = |at: &usize| {
            let label = self.draft.nodes.get(*at)?.texts.label.as_ref()?;
            let short = label.chars().count() <= SHORT && !label.contains('?');
            short.then_some(label)
        };
        Some(format!("{} und {}", label(first)?, label(second)?))
    }
}

/// How many questions people see in a node.
fn questions(draft: &Draft, at: usize) -> usize {
    match draft.nodes.get(at) {
        None => 0,
        Some(node) if node.hidden.as_deref() == Some("true") => 0,
        Some(node) => match &node.kind {
            Some(kind) if kind.name == "information" => 0,
            Some(_) => 1,
            None => draft.children(Some(at)).map(|own| questions(draft, own)).sum(),
        },
    }
}

/// Whether people see anything of a node.
fn shown(draft: &Draft, at: usize) -> bool {
    let Some(node) = draft.nodes.get(at) else { return false };
    node.hidden.as_deref() != Some("true")
        && (node.kind.is_some() || draft.children(Some(at)).any(|own| shown(draft, own)))
}

/// Pages with the same title say whose they are, as far as that tells them apart, and then which of
/// them they are.
fn distinguish(draft: &Draft, pages: &mut [DraftPage]) {
    let above: Vec<Vec<String>> = pages.iter().map(|page| headings_above(draft, page)).collect();
    let titles: Vec<String> = pages.iter().map(|page| page.title.clone()).collect();
    for (at, page) in pages.iter_mut().enumerate() {
        let others = titles.iter().zip(&above).enumerate();
        let others: Vec<&Vec<String>> = others
            .filter(|(other, (title, _))| *other != at && **title == page.title)
            .map(|(_, (_, above))| above)
            .collect();
        let own = above.get(at).into_iter().flatten();
        let whose = own
            .into_iter()
            .find(|label| !others.is_empty() && others.iter().all(|above| !above.contains(label)));
        if let Some(whose) = whose {
            page.title = format!("{whose}: {}", page.title);
        }
    }
    let titles: Vec<String> = pages.iter().map(|page| page.title.clone()).collect();
    for (at, page) in pages.iter_mut().enumerate() {
        let same = |own: &&String| **own == page.title;
        if titles.iter().filter(same).count() > 1 {
            let before = titles.iter().take(at).filter(same).count();
            page.title = format!("{}, Teil {}", page.title, before + 1);
        }
    }
}

/// The labels of the groups around what a page shows, the nearest one first.
fn headings_above(draft: &Draft, page: &DraftPage) -> Vec<String> {
    let mut all = Vec::new();
    let mut around = page.shows.first().and_then(|at| draft.nodes.get(*at)?.parent);
    while let Some(node) = around.and_then(|at| draft.nodes.get(at)) {
        let label = node.texts.label.as_ref().filter(|own| own.chars().count() <= 60);
        all.extend(label.filter(|own| **own != page.title).cloned());
        around = node.parent;
    }
    all
}

/// A group that is all of its page has its label as the title, and its help below that.
fn headings(draft: &mut Draft) {
    let Draft { pages, nodes, .. } = draft;
    for page in pages {
        let [only] = page.shows.as_slice() else { continue };
        let Some(node) = nodes.get_mut(*only) else { continue };
        if node.kind.is_none() {
            page.text = page.text.take().or_else(|| node.texts.help.take());
            // What can be wrong needs to be called something.
            if node.repeated.is_none() && node.checks.is_empty() {
                node.texts.label = None;
            }
        }
    }
}
