//! The concept documents, as a person writes them.

use super::super::Folder;

#[test]
fn docs_writes_a_folder_for_each_language_or_says_why_not() {
    let folder = Folder::new("docs");
    let docs = ["docs", "bees", "--out", "papers", "--day", "2026-11-24"];
    let (good, said) = folder.run(&[&docs[..], &["--language", "de", "--language", "en"]].concat());
    assert!(good && said.ends_with("files into papers\n"), "{said}");
    let files = folder.files("papers");
    for name in ["de/index.html", "de/papierformular.pdf", "en/paper-form.pdf", "en/data-schema.md"]
    {
        assert!(files.iter().any(|(path, _)| path.ends_with(name)), "{name}");
    }
    assert!(folder.run(&docs).0);
    assert_eq!(folder.files("papers"), files);
    let cases: [(&[&str], &str); 3] = [
        (&["--language", "fr"], "there are no documents in `fr`: choose from `de`, `en`"),
        (&["--municipality", "000000000000"], "no municipality `000000000000`"),
        (&["--services", "nowhere"], "nothing was written"),
    ];
    for (more, expected) in cases {
        let (good, said) = folder.run(&[&docs[..], more].concat());
        assert!(!good && said.contains(expected), "{expected} is not in\n{said}");
    }
}
