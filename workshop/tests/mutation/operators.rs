//! Ways of damaging a good definition, line by line.

/// A way of damaging: its name, the file that it damages, and what it makes of the lines.
pub(crate) type Operator = (&'static str, File, fn(&[&str]) -> Vec<String>);

/// Which file is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum File {
    Service,
    German,
}

/// All ways.
pub(crate) const OPERATORS: &[Operator] = &[
    ("unknown-name", File::Service, |lines| {
        in_conditions(lines, |text| Some(format!("missing_one && ({text})")))
    }),
    ("type-error", File::Service, |lines| {
        in_conditions(lines, |text| Some(format!("({text}) && 1")))
    }),
    ("broken-syntax", File::Service, |lines| in_conditions(lines, |text| Some(format!("({text}")))),
    ("contradict", File::Service, |lines| {
        on_key(lines, "relevant: \"", |text| Some(format!("({text}) && !({text})")))
    }),
    ("never", File::Service, |lines| {
        on_key(lines, "relevant: \"", |text| Some(format!("false && ({text})")))
    }),
    ("narrow-to-nothing", File::Service, |lines| {
        on_key(lines, "relevant: \"", |text| {
            Some(format!("({text}) && today < date('2001-01-01')"))
        })
    }),
    ("cover-twice", File::Service, |lines| {
        on_key(lines, "relevant: \"", |text| Some(format!("({text}) || ({text})")))
    }),
    ("check-never", File::Service, |lines| {
        on_key(lines, "holds: \"", |text| Some(format!("({text}) && !({text})")))
    }),
    ("check-always", File::Service, |lines| {
        on_key(lines, "holds: \"", |text| Some(format!("({text}) || !({text})")))
    }),
    ("outcome-never", File::Service, |lines| {
        on_key(lines, "when: \"", |text| Some(format!("({text}) && !({text})")))
    }),
    ("outcome-always", File::Service, |lines| {
        on_key(lines, "when: \"", |_| Some("true".to_owned()))
    }),
    ("unlist-code", File::Service, unlist_code),
    ("drop-code", File::Service, drop_code),
    ("duplicate-code", File::Service, |lines| {
        edited(lines, |line| {
            line.trim_start()
                .strip_prefix("- ")
                .filter(|code| is_name(code))
                .map(|_| format!("{line}\n{line}"))
        })
    }),
    ("rename-node", File::Service, |lines| {
        edited(lines, |line| {
            let (before, name) = line.split_once("- field: ")?;
            Some(format!("{before}- field: {}_renamed", name.trim()))
        })
    }),
    ("duplicate-node", File::Service, duplicate_node),
    ("drop-node", File::Service, drop_node),
    ("cycle", File::Service, |lines| {
        edited(lines, |line| {
            let (before, name) = line.split_once("- field: ")?;
            let gap = " ".repeat(before.len() + 2);
            let name = name.trim();
            is_name(name)
                .then(|| format!("{line}\n{gap}readonly: false\n{gap}calculate: \"{name}\""))
        })
    }),
    ("retype", File::Service, |lines| {
        edited(lines, |line| {
            let (before, kind) = line.split_once("kind: ")?;
            let other = match kind.trim() {
                "yes-no" => "date",
                "date" => "yes-no",
                "integer" => "email",
                _ => return None,
            };
            Some(format!("{before}kind: {other}"))
        })
    }),
    ("unknown-kind", File::Service, |lines| {
        edited(lines, |line| {
            let (before, kind) = line.split_once("kind: ")?;
            Some(format!("{before}kind: {}x", kind.trim()))
        })
    }),
    ("misspelt-key", File::Service, |lines| {
        edited(lines, |line| {
            line.contains("required: true").then(|| line.replace("required:", "requierd:"))
        })
    }),
    ("never-required", File::Service, |lines| {
        edited(lines, |line| {
            line.contains("required: true")
                .then(|| line.replace("required: true", "required: false"))
        })
    }),
    // What has a default has a value all the same.
    ("required-but-closed", File::Service, |lines| {
        let with_default = |at: usize| {
            let begins = |line: &&str| line.trim_start().starts_with("- ");
            let inner = |line: &&str| line.trim_start().starts_with("default:");
            let (before, after) = lines.split_at(at);
            let mut before = before.iter().rev().take_while(|line| !begins(line));
            before.any(&inner) || after.iter().take_while(|line| !begins(line)).any(inner)
        };
        let ends = |at: usize| lines[at].trim() == "required: true";
        let at = (0..lines.len()).filter(|at| ends(*at) && !with_default(*at));
        at.map(|at| {
            let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let closed = lines[at].replace("required: true", "readonly: true");
            lines.insert(at + 1, closed);
            lines.join("\n")
        })
        .collect()
    }),
    ("swap-bounds", File::Service, |lines| {
        edited(lines, |line| {
            let (before, bound) =
                line.split_once("max: ").filter(|(before, _)| before.trim().is_empty())?;
            let bound: i64 = bound.trim().parse().ok()?;
            Some(format!("{before}max: 1\n{before}min: {}", bound + 1))
        })
    }),
    ("empty-page", File::Service, |lines| {
        on_page(lines, |before, _| Some(format!("{before}shows: [] }}")))
    }),
    ("drop-page", File::Service, |lines| {
        edited(lines, |line| line.contains("shows: [").then(String::new))
    }),
    ("show-twice", File::Service, |lines| {
        on_page(lines, |before, shown| {
            let first = shown.split(',').next()?.trim();
            Some(format!("{before}shows: [{shown}, {first}] }}"))
        })
    }),
    ("unreachable-page", File::Service, |lines| {
        on_page(lines, |before, shown| {
            Some(format!("{before}shows: [{shown}], relevant: \"false\" }}"))
        })
    }),
    ("orphan-parameter", File::Service, |lines| {
        edited(lines, |line| {
            (line == "parameters:").then(|| format!("{line}\n  of_no_use: integer"))
        })
    }),
    ("orphan-list", File::Service, |lines| {
        edited(lines, |line| (line == "lists:").then(|| format!("{line}\n  of_no_use: [one, two]")))
    }),
    ("drop-basis", File::Service, |lines| {
        edited(lines, |line| line.trim_start().starts_with("basis: [").then(String::new))
    }),
    ("orphan-text", File::German, |lines| {
        edited(lines, |line| {
            let name = line.strip_suffix(':').filter(|name| name.contains('.'))?;
            Some(format!("{name}_gone:"))
        })
    }),
    ("drop-text", File::German, |lines| {
        edited(lines, |line| line.trim_start().starts_with("label: ").then(String::new))
    }),
    ("long-sentence", File::German, |lines| {
        edited(lines, |line| {
            let (before, text) = line.split_once("hint: ")?;
            let more = "und dann noch etwas, das nicht hierher gehört, ".repeat(6);
            Some(format!("{before}hint: \"{more}{}\"", text.replace('"', "'")))
        })
    }),
    ("abbreviation", File::German, |lines| {
        edited(lines, |line| {
            let (before, text) = line.split_once("hint: ")?;
            Some(format!("{before}hint: \"Siehe XQV. {}\"", text.replace('"', "'")))
        })
    }),
    ("duplicate-label", File::German, duplicate_label),
];

/// The definition with one line changed, for each line that can be.
fn edited(lines: &[&str], change: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let indexed = lines.iter().enumerate();
    let changed = indexed.filter_map(|(at, line)| Some((at, change(line)?)));
    changed.map(|(at, line)| with(lines, at, &line)).collect()
}

fn with(lines: &[&str], at: usize, line: &str) -> String {
    let mut all = lines.to_vec();
    all[at] = line;
    all.join("\n")
}

/// Changes the expression of a key, in whatever line it stands.
fn on_key(lines: &[&str], key: &str, change: impl Fn(&str) -> Option<String>) -> Vec<String> {
    edited(lines, |line| {
        let (before, rest) = line.split_once(key)?;
        let (text, after) = rest.split_once('"')?;
        Some(format!("{before}{key}{}\"{after}", change(text)?))
    })
}

fn in_conditions(lines: &[&str], change: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut all = Vec::new();
    for key in ["relevant: \"", "holds: \"", "when: \""] {
        all.extend(on_key(lines, key, &change));
    }
    all
}

fn on_page(lines: &[&str], change: impl Fn(&str, &str) -> Option<String>) -> Vec<String> {
    edited(lines, |line| {
        let (before, rest) = line.split_once("shows: [")?;
        let (shown, _) = rest.split_once("] }")?;
        change(before, shown)
    })
}

/// A code in a condition that its list does not have.
fn unlist_code(lines: &[&str]) -> Vec<String> {
    edited(lines, |line| {
        let key = ["relevant: \"", "calculate: \"", "holds: \""];
        let at = key.iter().find_map(|key| line.find(key))?;
        let (before, rest) = line.split_at(at);
        let (head, tail) = rest.split_once('\'')?;
        let (code, after) = tail.split_once('\'')?;
        is_name(code).then(|| format!("{before}{head}'{code}_unlisted'{after}"))
    })
}

/// A code is dropped from its list that a condition names.
fn drop_code(lines: &[&str]) -> Vec<String> {
    let whole = lines.join("\n");
    let used = |code: &str| whole.contains(&format!("'{code}'"));
    edited(lines, |line| {
        if let Some(code) = line.trim_start().strip_prefix("- ").filter(|code| is_name(code)) {
            return used(code).then(String::new);
        }
        let (name, rest) = line.strip_prefix("  ")?.split_once(": [")?;
        let codes = rest.strip_suffix(']')?;
        let first = codes.split(", ").find(|code| used(code))?;
        let left: Vec<&str> = codes.split(", ").filter(|code| *code != first).collect();
        is_name(name).then(|| format!("  {name}: [{}]", left.join(", ")))
    })
}

/// The lines of a field that begins at a line.
fn extent(lines: &[&str], at: usize) -> Option<usize> {
    let indent =
        lines[at].split_once("- field: ").filter(|(before, _)| before.trim().is_empty())?.0.len();
    let inside =
        |line: &&&str| line.len() - line.trim_start().len() > indent && !line.trim().is_empty();
    Some(1 + lines[at + 1..].iter().take_while(inside).count())
}

fn duplicate_node(lines: &[&str]) -> Vec<String> {
    let all = (0..lines.len()).filter_map(|at| Some((at, extent(lines, at)?)));
    all.map(|(at, length)| {
        let mut copy = lines.to_vec();
        let node: Vec<&str> = lines[at..at + length].to_vec();
        copy.splice(at + length..at + length, node);
        copy.join("\n")
    })
    .collect()
}

fn drop_node(lines: &[&str]) -> Vec<String> {
    let all = (0..lines.len()).filter_map(|at| Some((at, extent(lines, at)?)));
    all.map(|(at, length)| {
        let mut copy = lines.to_vec();
        copy.drain(at..at + length);
        copy.join("\n")
    })
    .collect()
}

/// Two codes of a list get the same label.
fn duplicate_label(lines: &[&str]) -> Vec<String> {
    let start = lines.iter().position(|line| *line == "lists:").unwrap_or(lines.len());
    let mut all = Vec::new();
    for at in start..lines.len().saturating_sub(1) {
        let label = |line: &str| {
            let (code, label) = line.strip_prefix("    ")?.split_once(": ")?;
            is_name(code).then(|| (code.to_owned(), label.to_owned()))
        };
        if let (Some((_, first)), Some((code, _))) = (label(lines[at]), label(lines[at + 1])) {
            all.push(with(lines, at + 1, &format!("    {code}: {first}")));
        }
    }
    all
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
