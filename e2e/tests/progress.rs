//! How far a person is, said as a range while open questions may add pages, and kept.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, story};
use serde_json::json;

/// The section that is shown, and the least and most there will be.
type Said = (usize, usize, usize);

#[tokio::test(flavor = "multi_thread")]
async fn sections_are_counted_over_what_can_still_be_reached() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.press("start").await?;
        let mut visited = 0;
        let (mut least, mut most) = (0, usize::MAX);
        for (page, given) in story::short() {
            person.arrives(page).await?;
            // What looks ahead comes once a second question is answered.
            person.fill(&given).await?;
            let said = said(&person, "Abschnitt ", " von ", " bis ", ["höchstens ", ""]).await?;
            visited += 1;
            assert_eq!(said.0, visited, "on `{page}`");
            assert!(
                least <= said.1 && said.2 <= most,
                "on `{page}` {said:?}, before {least} to {most}"
            );
            (least, most) = (said.1, said.2);
            if visited == 1 {
                assert!(least < most, "at first everything is open: {said:?}");
                person.finds_no_barrier("progress as a range").await?;
                for (language, section, of, to, at_most) in [
                    ("en", "Section ", " of ", " to ", ["at most ", ""]),
                    ("hsb", "Wotrězk ", " z ", " hač ", ["najwyše ", ""]),
                    ("uk", "Розділ ", " з ", " – ", ["не більш як ", ""]),
                    ("ar", "القسم ", " من ", " إلى ", ["", " على الأكثر"]),
                    ("de", "Abschnitt ", " von ", " bis ", ["höchstens ", ""]),
                ] {
                    person.speak(language).await?;
                    let own = self::said(&person, section, of, to, at_most).await?;
                    // Drawn anew, it counts what was answered on the page meanwhile.
                    let within = own.0 == 1 && least <= own.1 && own.1 < own.2 && own.2 <= most;
                    assert!(within, "in `{language}` {own:?}, before {least} to {most}");
                }
            }
            person.press("next").await?;
        }
        person.arrives("check").await?;
        assert!(least <= visited && visited <= most, "{visited} pages, {least} to {most} foreseen");

        // All is answered: the task list has one number, and so has each page.
        person.click("[data-action=tasks], [data-action=back]").await?;
        person.arrives("tasks").await?;
        let done = person.reads("main").await?;
        let expected = format!("Fertig: {visited} von {visited} Abschnitten.");
        assert!(done.contains(&expected), "`{expected}` in `{done}`");
        person.browser.close().await?;
    }
    Ok(())
}

/// What describes the heading, as screen readers are told too.
async fn said(
    person: &Person,
    section: &str,
    of: &str,
    to: &str,
    at_most: [&str; 2],
) -> Outcome<Said> {
    let there = "const title = document.getElementById('title');
        const told = document.getElementById(title?.getAttribute('aria-describedby'));
        return told?.textContent.startsWith(arguments[0]) ? told.textContent : null";
    let what = format!("a heading described by `{section}…`");
    let told = person.browser.until(&what, there, vec![json!(section)]).await?;
    let told = told.as_str().unwrap_or_default();
    let numbers = told.strip_prefix(section).and_then(|rest| rest.split_once(of));
    let numbers = numbers.and_then(|(number, range)| {
        // As few as there are already need not be said.
        let open = range.strip_prefix(at_most[0]).and_then(|most| most.strip_suffix(at_most[1]));
        let open = open.filter(|most| *most != range).map(|most| (number, most));
        let (least, most) = open.or(range.split_once(to)).unwrap_or((range, range));
        Some((number.parse().ok()?, least.parse().ok()?, most.parse().ok()?))
    });
    numbers.ok_or_else(|| Failure::new(format!("no progress: `{told}`")))
}
