//! The document around a page to read.

use super::tongue::Tongue;
use crate::export::markup::escaped;

/// What the assistant's own page (`index.html`) has that a page to read needs too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// The address of the style sheet.
    pub sheet: String,
    /// The address of the script by which a page works before the assistant has come.
    pub script: String,
    /// What loads the assistant.
    assistant: String,
    /// What is shown when it has stopped.
    crash: String,
}

/// What is written into the document so that it shows after one round trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inlined<'a> {
    /// The style sheet.
    pub style: &'a str,
    /// Styles of the page's own, such as a municipality's colours; empty for none.
    pub own: &'a str,
    /// The script.
    pub script: &'a str,
}

/// What the head of a document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// What the page is about, for search engines; empty for nothing.
    pub about: String,
    /// The language.
    pub tongue: Tongue,
    /// The page's address in each language, with its host; the page's own among them.
    pub addresses: Vec<(Tongue, String)>,
    /// Whether the assistant is loaded while the page is read.
    pub assistant: bool,
}

/// How much of a text search engines are told, in characters.
const ABOUT: usize = 300;

impl Shell {
    /// Reads the assistant's page as the build wrote it; none when something of it is missing.
    pub fn read(html: &str) -> Option<Self> {
        let (_, rest) = html.split_once("</title>")?;
        let (head, body) = rest.split_once("</head>")?;
        let (_, crash) = body.split_once("</noscript>")?;
        let (crash, _) = crash.split_once("</body>")?;
        let (before, sheet, after) = cut(head, "<link rel=\"stylesheet\"", ">")?;
        let (between, script, after) = cut(after, "<script src=\"/reading-", "</script>")?;
        let address = |tag: &str, name: &str| {
            let (_, value) = tag.split_once(name)?;
            Some(value.split_once('"')?.0.to_owned())
        };
        Some(Self {
            sheet: address(sheet, "href=\"")?,
            script: address(script, "src=\"")?,
            assistant: [before, between, after].concat().trim().to_owned(),
            crash: crash.trim().to_owned(),
        })
    }
}

/// The document of a page.
pub fn document(shell: &Shell, head: &Head, page: &str, inlined: Inlined<'_>) -> String {
    let language = head.tongue.language;
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n",
        language.tag(),
        language.direction(),
        escaped(&head.title)
    );
    if !head.about.is_empty() {
        let about: String = head.about.chars().take(ABOUT).collect();
        html += &format!("<meta name=\"description\" content=\"{}\">\n", escaped(&about));
    }
    for (tongue, address) in &head.addresses {
        let address = escaped(address);
        if *tongue == head.tongue {
            html += &format!("<link rel=\"canonical\" href=\"{address}\">\n");
        }
        let tag = tongue.tag();
        html += &format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\">\n");
    }
    html += &format!("<style>{}</style>\n", inlined.style);
    if !inlined.own.is_empty() {
        html += &format!("<style>{}</style>\n", inlined.own);
    }
    let mut crash = "";
    if head.assistant {
        html += &format!("<script>{}</script>\n{}", inlined.script, shell.assistant);
        crash = &shell.crash;
    } else {
        html += "<link rel=\"icon\" href=\"data:,\">";
    }
    html + &format!("\n</head>\n<body>\n{page}\n{crash}\n</body>\n</html>\n")
}

/// What stands before a piece of a text, the piece itself and what stands after it.
fn cut<'a>(text: &'a str, begin: &str, end: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let (before, rest) = text.split_at(text.find(begin)?);
    let (piece, after) = rest.split_at(rest.find(end)?.checked_add(end.len())?);
    Some((before, piece, after))
}
