//! What is covered and what is not, as tables.

use std::fmt::Write as _;

use super::html::{Form, escape};
use crate::expression::show;
use crate::scenario::coverage::{Goal, goal_words, rule_words};

/// How many codes of a list are named.
const MOST_CODES: usize = 40;

/// All tables about coverage.
pub(super) fn tables(form: &Form<'_>, html: &mut String) {
    let words = form.words;
    let _ = writeln!(html, "<h2>{}</h2>", escape(words.coverage));
    counts(form, html);
    missing(form, html);
    rules(form, html);
    codes(form, html);
}

fn counts(form: &Form<'_>, html: &mut String) {
    let words = form.words;
    head(html, words.coverage, &[words.what, words.visited, words.all]);
    for (name, kind) in words.kinds.iter().zip(0..) {
        let goals = form.tested.map.goals.iter().enumerate();
        let own: Vec<usize> =
            goals.filter(|(_, goal)| kind_of(**goal) == kind).map(|(at, _)| at).collect();
        let visited = own.iter().filter(|at| form.coverage.has(**at)).count();
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\">{}</th><td>{visited}</td><td>{}</td></tr>",
            escape(name),
            own.len()
        );
    }
    html.push_str(END);
}

fn kind_of(goal: Goal) -> usize {
    match goal {
        Goal::Page(_) => 0,
        Goal::Asked(_) => 1,
        Goal::Answered(_) => 2,
        Goal::Branch(..) => 3,
        Goal::Outcome(_) => 4,
        Goal::Document(_) => 5,
    }
}

fn missing(form: &Form<'_>, html: &mut String) {
    let words = form.words;
    let _ = writeln!(html, "<h3>{}</h3>", escape(words.missing));
    if form.tested.missing.is_empty() {
        let _ = writeln!(html, "<p>{}</p>", escape(words.none_missing));
        return;
    }
    head(html, words.missing, &[words.what, words.why]);
    for unreached in &form.tested.missing {
        let Some(goal) = form.tested.map.goals.get(unreached.goal) else { continue };
        let what = goal_words(form.tested.map, *goal, form.texts, form.language);
        let why = match &unreached.proof {
            Some(lines) => {
                let lines = escape(&lines.join("\n"));
                format!("{}<pre lang=\"en\">{lines}</pre>", escape(words.proved))
            }
            None => escape(words.undecided),
        };
        let _ = writeln!(html, "<tr><td>{}</td><td>{why}</td></tr>", escape(&what));
    }
    html.push_str(END);
}

fn rules(form: &Form<'_>, html: &mut String) {
    let words = form.words;
    let map = form.tested.map;
    let _ = writeln!(html, "<h3>{}</h3>", escape(words.rules));
    let columns = [words.rule, words.condition, words.is_true, words.is_false, words.is_unknown];
    head(html, words.rules, &columns);
    for (at, rule) in map.rules.iter().enumerate() {
        let seen = |is: bool| {
            let goal = map.goals.binary_search(&Goal::Branch(at, is));
            goal.is_ok_and(|goal| form.coverage.has(goal))
        };
        let said = |seen: bool| escape(if seen { words.yes } else { words.no });
        let _ = writeln!(
            html,
            "<tr><td>{}</td><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(&rule_words(map, rule, form.texts, form.language)),
            escape(&show(&rule.written, map.plan().service(), rule.carrier)),
            said(seen(true)),
            said(seen(false)),
            said(form.coverage.was_unknown(at))
        );
    }
    html.push_str(END);
}

fn codes(form: &Form<'_>, html: &mut String) {
    let words = form.words;
    let _ = writeln!(html, "<h3>{}</h3>\n<p>{}</p>", escape(words.codes), escape(words.codes_note));
    html.push_str("<dl>\n");
    for (at, list) in (0..).zip(&form.tested.map.plan().service().lists) {
        let left: Vec<&String> =
            list.codes.iter().filter(|code| !form.coverage.has_code(at, code)).collect();
        let labels = form.texts.lists.get(&list.id);
        let label =
            |code: &String| labels.and_then(|labels| labels.get(code)).unwrap_or(code).clone();
        let mut named: Vec<String> = left.iter().take(MOST_CODES).map(|code| label(code)).collect();
        if left.len() > MOST_CODES {
            named.push(format!("… ({})", left.len()));
        }
        let text = if named.is_empty() { "–".to_owned() } else { named.join(", ") };
        let _ = writeln!(html, "<dt>{}</dt><dd>{}</dd>", escape(&list.id), escape(&text));
    }
    html.push_str("</dl>\n");
}

/// The end of what [`head`] begins.
pub(super) const END: &str = "</tbody></table></div>\n";

/// The beginning of a table with its caption and columns, up to [`END`].
pub(super) fn head(html: &mut String, caption: &str, columns: &[&str]) {
    // What is wider than the screen is reached with the keyboard too.
    let _ = write!(
        html,
        "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"{0}\"><table>\
         <caption>{0}</caption><thead><tr>",
        escape(caption)
    );
    for column in columns {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(column));
    }
    html.push_str("</tr></thead><tbody>\n");
}
