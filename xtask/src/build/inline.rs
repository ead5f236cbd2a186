//! Moves Trunk's inline boot script into a file of its own, as the content security policy
//! (`script-src 'self' 'wasm-unsafe-eval'`) asks, and refuses whatever else the policy would
//! block.

use std::path::Path;

use crate::failure::Failure;
use crate::files;

/// Rewrites `index.html` in the folder and writes the scripts beside it.
pub(super) fn move_out(folder: &Path) -> Result<(), Failure> {
    let page = folder.join("index.html");
    let (html, scripts) = split(&files::read(&page)?)?;
    for script in scripts {
        files::write(&folder.join(script.name), &script.text)?;
    }
    files::write(&page, &html)
}

/// A script that was inline.
#[derive(Debug, PartialEq)]
struct Script {
    name: String,
    text: String,
}

/// The page with references in the place of inline scripts, and these.
fn split(html: &str) -> Result<(String, Vec<Script>), Failure> {
    let mut out = String::with_capacity(html.len());
    let mut scripts = Vec::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once("<script") {
        let (attributes, tag) = tag.split_once('>').ok_or_else(|| unreadable("<script"))?;
        let (text, after) = tag.split_once("</script>").ok_or_else(|| unreadable("</script>"))?;
        out.push_str(before);
        if text.trim().is_empty() {
            out.push_str(&format!("<script{attributes}></script>"));
        } else {
            let text = format!("{}\n", text.trim());
            let digest = files::digest_of(&text);
            let name = format!("boot-{}.js", digest.get(..16).unwrap_or(&digest));
            out.push_str(&format!("<script{attributes} src=\"/{name}\"></script>"));
            scripts.push(Script { name, text });
        }
        rest = after;
    }
    out.push_str(rest);
    match ["<style", " style=", " onclick=", " onload=", "javascript:"]
        .iter()
        .find(|blocked| out.contains(**blocked))
    {
        Some(blocked) => Err(Failure::Check(format!(
            "`{blocked}` in index.html is blocked by the content security policy: \
             put it into a file"
        ))),
        None => Ok((out, scripts)),
    }
}

fn unreadable(missing: &str) -> Failure {
    Failure::Check(format!("the app's index.html has no complete `{missing}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_the_boot_script_and_keeps_the_rest() {
        let html = "<head><script type=\"module\">\nimport init from '/a.js';\n</script>\
                    <script src=\"/b.js\"></script></head>";
        let (html, scripts) = split(html).unwrap();
        let [script] = scripts.as_slice() else { panic!("{scripts:?}") };
        assert_eq!(script.text, "import init from '/a.js';\n");
        assert_eq!(
            html,
            format!(
                "<head><script type=\"module\" src=\"/{}\"></script>\
                 <script src=\"/b.js\"></script></head>",
                script.name
            )
        );
        assert_eq!(split(&html).unwrap(), (html, vec![]));
    }

    #[test]
    fn refuses_what_the_policy_blocks() {
        assert!(split("<p style=\"color: red\">").is_err());
        assert!(split("<script>alert(1)").is_err());
    }
}
