//! Names close to a misspelt one.

/// `did you mean …?` when one of the names is close to the misspelt one, else `otherwise`.
pub fn did_you_mean<'a>(
    misspelt: &str,
    names: impl IntoIterator<Item = &'a str>,
    otherwise: impl Into<String>,
) -> String {
    let reach = 1 + misspelt.chars().count() / 4;
    let closest = names
        .into_iter()
        .map(|name| (distance(misspelt, name), name))
        .filter(|(distance, _)| *distance <= reach)
        .min();
    match closest {
        Some((_, name)) => format!("did you mean `{name}`?"),
        None => otherwise.into(),
    }
}

/// Names in backticks, separated by commas, at most twelve of them.
pub fn or_list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    if names.len() > 12 {
        names.truncate(11);
        names.push("…".to_owned());
    }
    names.join(", ")
}

/// How many characters must be changed, added, removed or swapped with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().take(100).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut last = None;
    for (at, letter) in left.chars().take(100).enumerate() {
        let mut next = vec![at + 1];
        for (column, other) in right.iter().enumerate() {
            let get = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX);
            let change = get(&row, column) + usize::from(letter != *other);
            let step = get(&row, column + 1).min(get(&next, column)) + 1;
            let mut least = change.min(step);
            let neighbour = column.checked_sub(1).and_then(|left| right.get(left));
            if neighbour == Some(&letter) && last == Some(*other) && column > 0 {
                least = least.min(get(&before, column - 1).saturating_add(1));
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(letter);
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_is_close() {
        let names = ["kept_here", "keeper", "dogs"];
        assert_eq!(did_you_mean("kept_her", names, ""), "did you mean `kept_here`?");
        assert_eq!(did_you_mean("dosg", names, ""), "did you mean `dogs`?");
        assert_eq!(did_you_mean("colour", names, "nothing"), "nothing");
        assert_eq!(distance("abcd", "abdc"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
