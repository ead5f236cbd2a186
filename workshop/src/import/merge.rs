//! Importing again: what the author made of a file and what changed in the schema come together.

use diffy::{ConflictStyle, MergeOptions, create_patch};

/// A file after both changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text: the author's wherever both changed the same lines.
    pub text: String,
    /// What changed in the schema since the import before, line by line (`-` and `+`), the author's
    /// changes apart.
    pub upstream: Vec<String>,
    /// What of that is not in the text, because the author changed the same lines.
    pub kept: Vec<Kept>,
}

/// Lines that the author's stand in place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The line at which the author's begin, from 1.
    pub line: usize,
    /// What the schema says now; nothing when it has nothing there any more.
    pub upstream: String,
}

/// Brings a file together: as it was imported, as the author has it, as it would be imported now.
pub fn merge(before: &str, authors: &str, now: &str) -> Merged {
    let upstream = changes(before, now);
    let mut options = MergeOptions::new();
    options.set_conflict_style(ConflictStyle::Merge);
    match options.merge(before, authors, now) {
        Ok(text) => Merged { text, upstream, kept: Vec::new() },
        Err(marked) => {
            let (text, kept) = authors_first(&marked);
            Merged { text, upstream, kept }
        }
    }
}

/// The lines that differ, without those around them.
fn changes(before: &str, now: &str) -> Vec<String> {
    let patch = create_patch(before, now).to_string();
    let lines = patch.lines().filter(|line| {
        line.starts_with(['-', '+']) && !line.starts_with("---") && !line.starts_with("+++")
    });
    lines.map(str::to_owned).collect()
}

/// Which side of a conflict is read.
enum Side {
    Both,
    Authors,
    Upstream,
}

/// A text with the author's side of every conflict, and the other sides.
fn authors_first(marked: &str) -> (String, Vec<Kept>) {
    let mut text = String::new();
    let mut kept: Vec<Kept> = Vec::new();
    let mut side = Side::Both;
    let mut line = 1;
    for own in marked.split_inclusive('\n') {
        match (own.trim_end(), &side) {
            ("<<<<<<< ours", Side::Both) => {
                side = Side::Authors;
                kept.push(Kept { line, upstream: String::new() });
            }
            ("=======", Side::Authors) => side = Side::Upstream,
            (">>>>>>> theirs", Side::Upstream) => side = Side::Both,
            (_, Side::Upstream) => {
                if let Some(last) = kept.last_mut() {
                    last.upstream.push_str(own);
                }
            }
            (_, Side::Both | Side::Authors) => {
                text.push_str(own);
                line += 1;
            }
        }
    }
    (text, kept)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BEFORE: &str = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\n";

    #[test]
    fn both_changes_come_together() {
        let merged = merge(
            BEFORE,
            "# mine\na: 1\nb: mine\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\n",
            "a: 1\nb: 2\nc: 3\nd: 4\ne: new\nf: 6\ng: 7\nh: 8\n",
        );
        assert_eq!(merged.text, "# mine\na: 1\nb: mine\nc: 3\nd: 4\ne: new\nf: 6\ng: 7\nh: 8\n");
        assert_eq!(merged.upstream, ["-e: 5", "+e: new", "+h: 8"]);
        assert_eq!(merged.kept, []);
    }

    #[test]
    fn the_authors_lines_stay_where_both_changed_them() {
        let mine = BEFORE.replace("c: 3", "c: mine");
        let merged = merge(BEFORE, &mine, &BEFORE.replace("c: 3", "c: new"));
        assert_eq!(merged.text, mine);
        assert_eq!(merged.kept, [Kept { line: 3, upstream: "c: new\n".to_owned() }]);
    }

    proptest! {
        #[test]
        fn what_only_one_side_changed_is_taken(
            before in "([a-d]\n){0,12}",
            other in "([a-e]\n){0,12}",
        ) {
            prop_assert_eq!(merge(&before, &other, &before).text, other.clone());
            prop_assert_eq!(merge(&before, &before, &other).text, other);
        }
    }
}
