//! What is pasted, or typed without the gaps that people read, comes where it belongs.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Outcome, story};
use serde_json::json;
use thirtyfour::Key;

const BIRTH: &str = "[data-path='keeper.person.birth_date']";
const NAME: &str = "[data-path='keeper.person.given_names'] input";
const IBAN: &str = "[data-path='payment.sepa.iban'] input";
const CHIP: &str = "[data-path='dogs[1].chip'] input";
const COLOUR: &str = "[data-path='dogs[1].colour'] input";
const GROUPED: &str = "DE02 1203 0000 0000 2020 51";

#[tokio::test(flavor = "multi_thread")]
async fn days_and_long_numbers_are_taken_as_they_are_pasted() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.press("start").await?;
        for (page, given) in story::short() {
            person.arrives(page).await?;
            match page {
                "keeper" => {
                    person.fill(&given).await?;
                    days(&person).await?;
                }
                "payment" => {
                    person.fill(&story::page(page)).await?;
                    break;
                }
                _ => {}
            }
            person.fill(&given).await?;
            if page == "dogs" {
                chip_number(&person).await?;
            }
            person.press("next").await?;
        }
        account_number(&person).await?;
        person.browser.close().await?;
    }
    Ok(())
}

/// A whole day in the first of its three fields, however it is written.
async fn days(person: &Person) -> Outcome {
    for (whole, parts) in [
        ("01.02.1990", ["01", "02", "1990"]),
        ("3/4/1971", ["3", "4", "1971"]),
        ("1985-12-24", ["24", "12", "1985"]),
    ] {
        carry(person, whole, NAME, &format!("{BIRTH} input")).await?;
        let shown = "const inputs = [...document.querySelectorAll(arguments[0])];
            return inputs.map((input) => input.value).join() === arguments[1]";
        let arguments = vec![json!(format!("{BIRTH} input")), json!(parts.join(","))];
        person.browser.until(&format!("the parts of `{whole}`"), shown, arguments).await?;
    }
    Ok(())
}

/// The number of a dog's chip in threes: as it was typed, and as it stands on a vet's paper.
async fn chip_number(person: &Person) -> Outcome {
    let grouped = "276 098 100 123 456";
    shows(person, CHIP, grouped, None).await?;
    carry(person, "276 0981 0012 3456", COLOUR, CHIP).await?;
    shows(person, CHIP, grouped, None).await?;
    person.find(COLOUR).await?.send_keys("schwarz").await?;
    Ok(())
}

/// An account number in groups: pasted, typed key by key, and put right in its middle.
async fn account_number(person: &Person) -> Outcome {
    carry(person, "de02120300000000202051", IBAN, IBAN).await?;
    shows(person, IBAN, &GROUPED.replace("DE", "de"), None).await?;
    let input = person.find(IBAN).await?;
    input.clear().await?;
    input.send_keys("DE0212030000000020205").await?;
    shows(person, IBAN, &GROUPED[..26], Some(26)).await?;
    input.send_keys("1").await?;
    shows(person, IBAN, GROUPED, Some(27)).await?;
    // A digit too many in the middle: what follows moves, the caret stays behind it.
    for _ in 0..7 {
        input.send_keys(Key::Left).await?;
    }
    input.send_keys("7").await?;
    shows(person, IBAN, "DE02 1203 0000 0000 7202 051", Some(21)).await?;
    input.send_keys(Key::Backspace).await?;
    shows(person, IBAN, GROUPED, None).await
}

/// Writes a text into one field, cuts it out there and pastes it into another, with real keys.
async fn carry(person: &Person, text: &str, from: &str, to: &str) -> Outcome {
    let from = person.find(from).await?;
    from.clear().await?;
    from.send_keys(text).await?;
    from.send_keys(Key::Control + "a").await?;
    from.send_keys(Key::Control + "x").await?;
    let to = person.find(to).await?;
    to.send_keys(Key::Control + "a").await?;
    to.send_keys(Key::Control + "v").await?;
    Ok(())
}

async fn shows(person: &Person, input: &str, expected: &str, caret: Option<u32>) -> Outcome {
    let shown = "const input = document.querySelector(arguments[0]);
        return input.value === arguments[1]
            && (arguments[2] === null || input.selectionStart === arguments[2])";
    let what = format!("`{expected}` with the caret at {caret:?}");
    let arguments = vec![json!(input), json!(expected), json!(caret)];
    person.browser.until(&what, shown, arguments).await?;
    Ok(())
}
