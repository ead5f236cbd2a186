//! Drawings without scripts, in whole pixels.

use std::fmt::Write as _;

use super::page::escape;

/// The size of letters in drawings.
pub(super) const LETTERS: i64 = 14;
/// From one line of text to the next.
pub(super) const LINE: i64 = 19;

/// A drawing under way.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    body: String,
}

/// Where a text stands in relation to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
}

impl Drawing {
    /// A box with text in it, centred; `class` says what it is.
    pub(super) fn boxed(&mut self, class: &str, [x, y, w, h]: [i64; 4], lines: &[String]) {
        let round = if class == "outcome" || class == "end" { h.min(36) / 2 } else { 4 };
        let _ = writeln!(
            self.body,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{round}\"/>"
        );
        let top = y + (h - LINE * count(lines)) / 2;
        self.lines(Anchor::Middle, [x + w / 2, top], lines, "");
    }

    /// A diamond with a short text.
    pub(super) fn diamond(&mut self, [x, y]: [i64; 2], [w, h]: [i64; 2], text: &str) {
        let (right, below) = (w / 2, h / 2);
        let _ = writeln!(
            self.body,
            "<path class=\"branch\" d=\"M{} {y} L{x} {} L{} {y} L{x} {} Z\"/>",
            x - right,
            y - below,
            x + right,
            y + below
        );
        self.lines(Anchor::Middle, [x, y - LINE / 2], &[text.to_owned()], "strong");
    }

    /// Lines of text, the first one's top at this point.
    pub(super) fn lines(
        &mut self,
        anchor: Anchor,
        [x, y]: [i64; 2],
        lines: &[String],
        class: &str,
    ) {
        let side = if anchor == Anchor::Middle { " text-anchor=\"middle\"" } else { "" };
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        for (index, line) in (1..).zip(lines) {
            let base = y + LINE * index - 5;
            let line = escape(line);
            let _ = writeln!(self.body, "<text x=\"{x}\" y=\"{base}\"{side}{class}>{line}</text>");
        }
    }

    /// A way over some points, its end an arrow.
    pub(super) fn arrow(&mut self, points: &[[i64; 2]], dashed: bool) {
        let class = if dashed { "way dashed" } else { "way" };
        self.way(points, class, " marker-end=\"url(#arrow)\"");
    }

    /// A plain line.
    pub(super) fn line(&mut self, from: [i64; 2], to: [i64; 2], class: &str) {
        self.way(&[from, to], class, "");
    }

    fn way(&mut self, points: &[[i64; 2]], class: &str, end: &str) {
        let mut path = String::new();
        for (index, [x, y]) in points.iter().enumerate() {
            let _ = write!(path, "{}{x} {y}", if index == 0 { "M" } else { " L" });
        }
        let _ = writeln!(self.body, "<path class=\"{class}\" d=\"{path}\"{end}/>");
    }

    /// The whole, with what it is called and what it shows.
    pub(super) fn finish(self, id: &str, size: [i64; 2], title: &str, description: &str) -> String {
        let [w, h] = size;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" \
             viewBox=\"0 0 {w} {h}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n\
             <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n\
             <style>{STYLE}</style>\n<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" \
             refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path \
             d=\"M0 0 L10 5 L0 10 Z\" fill=\"#33414e\"/></marker></defs>\n\
             <rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>\n{}</svg>\n",
            escape(title),
            escape(description),
            self.body
        )
    }
}

const STYLE: &str = "text{font:14px system-ui,'DejaVu Sans',sans-serif;fill:#16202a}\
    .strong{font-weight:bold}.small{font-size:13px;fill:#33414e}\
    .page{fill:#e3edf7;stroke:#2b5c8a}.branch{fill:#fff6dc;stroke:#8a6a10}\
    .outcome{fill:#fbe6e4;stroke:#9b3a30}.end{fill:#e2f2e4;stroke:#2f6e3a}\
    .party{fill:#eef2f6;stroke:#33414e}.note{fill:#fff9e8;stroke:#b9a056}\
    .way{fill:none;stroke:#33414e;stroke-width:1.5}.dashed{stroke-dasharray:6 4}\
    .life{stroke:#9aa7b3;stroke-dasharray:3 4}";

/// How many lines, as a measure.
pub(super) fn count(lines: &[String]) -> i64 {
    i64::try_from(lines.len()).unwrap_or(0)
}

/// A text in lines that fit into this width.
pub(super) fn wrapped(text: &str, width: i64) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && measure(&line) + measure(" ") + measure(word) > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// About how wide a text is, rather too wide: the reader's font is not known here.
fn measure(text: &str) -> i64 {
    let hundredths: i64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 'f' | 't' | 'r' | '.' | ',' | ':' | ';' | '!' | '|' | '(' | ')'
            | '\'' | ' ' | 'I' => 38,
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '–' => 95,
            letter if letter.is_uppercase() => 72,
            _ => 61,
        })
        .sum();
    hundredths * LETTERS / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_words_and_never_loses_one() {
        let text = "Müssen Sie Ihren Hund hier anmelden?\nDonaudampfschifffahrtsgesellschaft";
        let lines = wrapped(text, 120);
        assert_eq!(lines.join(" "), text.replace('\n', " "));
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|line| !line.contains(' ') || measure(line) <= 120), "{lines:?}");
    }
}
