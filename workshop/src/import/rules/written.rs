//! Conditions as expressions of a service.

use super::condition::Condition;
use super::scope::{Doubt, Scope};
use super::token::Sign;
use crate::import::optional::{any_of, anything};

impl Scope<'_> {
    /// A condition as it is written at a field or group.
    pub(super) fn written(&self, condition: &Condition, at: usize) -> Result<String, Doubt> {
        self.expression(condition, at, false)
    }

    fn expression(&self, condition: &Condition, at: usize, negated: bool) -> Result<String, Doubt> {
        let sign = if negated { "!=" } else { "==" };
        let not = if negated { "!" } else { "" };
        let around = |text: String| if negated { format!("!({text})") } else { text };
        Ok(match condition {
            Condition::Always => (!negated).to_string(),
            Condition::Among { field, codes, several } => {
                let path = self.from(*field, at)?;
                let quoted: Vec<String> =
                    codes.iter().map(|code| quoted(code)).collect::<Result<_, _>>()?;
                match (quoted.as_slice(), several) {
                    ([], _) => negated.to_string(),
                    ([code], true) => around(format!("{code} in {path}")),
                    (all, true) => {
                        let each = all.iter().map(|code| format!("{code} in {path}"));
                        around(any_of(&each.collect::<Vec<String>>()))
                    }
                    ([code], false) => format!("{path} {sign} {code}"),
                    (all, false) => around(format!("{path} in [{}]", all.join(", "))),
                }
            }
            Condition::Truth { field, value } => {
                format!("{} {sign} {value}", self.from(*field, at)?)
            }
            Condition::Number { field, sign, bound } => {
                let sign = match sign {
                    Sign::Equal => "==",
                    Sign::Unequal => "!=",
                    Sign::Less => "<",
                    Sign::AtMost => "<=",
                    Sign::Greater => ">",
                    Sign::AtLeast => ">=",
                };
                around(format!("{} {sign} {bound}", self.from(*field, at)?))
            }
            Condition::Written { field, from, to } => {
                let path = self.from(*field, at)?;
                around(range(&path, *from, *to)?)
            }
            Condition::Answered(field) => {
                // A field of which there are several is asked for any.
                let whole = self.whole(*field);
                match whole == *field {
                    true => format!("{not}answered({})", self.from(*field, at)?),
                    false => around(format!("size({}) > 0", self.from(whole, at)?)),
                }
            }
            Condition::Filled(group) => {
                let path = self.from(*group, at)?;
                let repeated = self.node(*group).is_some_and(|own| own.repeated.is_some());
                if repeated {
                    return Ok(around(format!("size({path}) > 0")));
                }
                let none = vec![None; self.draft.nodes.len()];
                let all = anything(self.draft, &none, *group, &format!("{path}."));
                if all.is_empty() {
                    return Err(Doubt::Open(format!("nothing in `{path}` can be answered")));
                }
                around(any_of(&all))
            }
            Condition::State(states) => {
                let all: Vec<String> = states.iter().map(|own| format!("'{own}'")).collect();
                match all.as_slice() {
                    [own] => format!("{STATE} {sign} {own}"),
                    all => around(format!("{STATE} in [{}]", all.join(", "))),
                }
            }
            Condition::Not(own) => self.expression(own, at, !negated)?,
            Condition::All(all) | Condition::Any(all) => {
                let and = matches!(condition, Condition::All(_)) != negated;
                let parts: Vec<String> = all
                    .iter()
                    .map(|own| {
                        let text = self.expression(own, at, negated)?;
                        let mixed = if and { text.contains(" || ") } else { text.contains(" && ") };
                        let split = mixed && !is_whole(&text);
                        Ok(if split { format!("({text})") } else { text })
                    })
                    .collect::<Result<_, Doubt>>()?;
                if and { parts.join(" && ") } else { any_of(&parts) }
            }
        })
    }

    /// The path of a node as it is found from another one: from the group around both, or from
    /// further out where something nearer is called the same.
    pub(super) fn from(&self, node: usize, at: usize) -> Result<String, Doubt> {
        let way = self.way(node);
        // Names are looked for from the group around, for a group's own facets, too.
        let mut here = self.way(at);
        here.pop();
        let repeated = |own: &&usize| self.node(**own).is_some_and(|own| own.repeated.is_some());
        let within = way.iter().take(way.len().saturating_sub(1));
        if let Some(group) = within.filter(repeated).find(|own| !here.contains(own)) {
            return Err(Doubt::Open(format!(
                "`{}` stands in `{}`, of which there can be several: it does not say which",
                self.draft.path(node),
                self.draft.path(*group)
            )));
        }
        let shared = way.iter().zip(&here).take_while(|(own, other)| own == other).count();
        // The node itself is no group that its own path begins in.
        let shared = shared.min(way.len().saturating_sub(1));
        for from in (0..=shared).rev() {
            let names: Vec<&str> = way
                .iter()
                .skip(from)
                .filter_map(|own| Some(self.node(*own)?.name.as_str()))
                .collect();
            if self.found(&names, &here) == Some(node) {
                return Ok(names.join("."));
            }
        }
        Err(Doubt::Open(format!("`{}` is hidden by another name", self.draft.path(node))))
    }

    /// What names lead to, looked for from the innermost group outward.
    fn found(&self, names: &[&str], here: &[usize]) -> Option<usize> {
        let child = |group: Option<usize>, name: &str| {
            let named = |own: &usize| self.node(*own).is_some_and(|own| own.name == name);
            self.draft.children(group).find(named)
        };
        let (first, rest) = names.split_first()?;
        let levels = here.iter().rev().map(|own| Some(*own)).chain([None]);
        levels
            .filter_map(|level| child(level, first))
            .find_map(|start| rest.iter().try_fold(start, |group, name| child(Some(group), name)))
    }

    /// The nodes from the top to a node.
    fn way(&self, node: usize) -> Vec<usize> {
        let mut way = vec![node];
        while let Some(parent) = way.last().and_then(|own| self.node(*own)?.parent) {
            way.push(parent);
        }
        way.reverse();
        way
    }

    /// Whether a node stands in a group.
    pub(super) fn is_in(&self, node: usize, group: usize) -> bool {
        self.way(node).contains(&group)
    }

    /// The innermost group that some nodes stand in; nothing when that is the service.
    pub(super) fn around(&self, nodes: &[usize]) -> Option<usize> {
        let mut ways = nodes.iter().map(|own| self.way(self.whole(*own)));
        let mut shared = ways.next()?;
        shared.pop();
        for way in ways {
            let length = shared.iter().zip(&way).take_while(|(own, other)| own == other).count();
            shared.truncate(length.min(way.len().saturating_sub(1)));
        }
        shared.last().copied()
    }
}

/// The parameter that is the federal state.
pub(super) const STATE: &str = "settings.federal_state";

/// Whether a text is one bracket, denied or not.
fn is_whole(text: &str) -> bool {
    let text = text.strip_prefix('!').unwrap_or(text);
    let mut depth = 0_usize;
    text.starts_with('(')
        && text.char_indices().all(|(at, letter)| {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0 || at + 1 == text.len()
        })
}

/// A text as a constant.
pub(super) fn quoted(text: &str) -> Result<String, Doubt> {
    match text.contains(['\'', '\\', '\n']) {
        true => Err(Doubt::Open(format!("“{text}” cannot be written in an expression"))),
        false => Ok(format!("'{text}'")),
    }
}

/// Whether a text is a number of so many digits within a range, by what it begins with.
fn range(path: &str, from: u64, to: u64) -> Result<String, Doubt> {
    let doubt = || Doubt::Open(format!("the range from {from} to {to} cannot be written"));
    let digits = from.to_string().len();
    let last = to.checked_sub(1).filter(|last| *last >= from).ok_or_else(doubt)?;
    if last.to_string().len() != digits {
        return Err(doubt());
    }
    let mut parts = Vec::new();
    let mut at = from;
    while at < to {
        // The largest block that begins here and does not reach beyond.
        let mut block = 1_u64;
        while let Some(next) = block.checked_mul(10)
            && at.is_multiple_of(next)
            && at.checked_add(next).is_some_and(|end| end <= to)
        {
            block = next;
        }
        let start = (at / block).to_string();
        parts.push(match block {
            1 => format!("{path} == '{start}'"),
            _ => format!("{path}.startsWith('{start}')"),
        });
        if parts.len() > 20 {
            return Err(doubt());
        }
        at = at.checked_add(block).ok_or_else(doubt)?;
    }
    let any = any_of(&parts);
    let any = if parts.len() > 1 { format!("({any})") } else { any };
    Ok(format!("{any} && size({path}) == {digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_written_by_what_codes_begin_with() {
        for (from, to, expected) in [
            (200_000, 300_000, Some("x.startsWith('2') && size(x) == 6")),
            (19, 31, Some("(x == '19' || x.startsWith('2') || x == '30') && size(x) == 2")),
            (90, 110, None),
            (5, 5, None),
        ] {
            assert_eq!(range("x", from, to).ok().as_deref(), expected, "{from} {to}");
        }
    }
}
