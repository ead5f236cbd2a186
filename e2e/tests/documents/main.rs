//! Files from a person's device to the office: chosen, looked at, named and ordered; sent through a
//! line that breaks, a page that is loaded anew and a server that dies; byte for byte.

#![expect(clippy::indexing_slicing, reason = "a story stops where something is missing")]

mod moved;
mod photo;

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use e2e::browser::Engine;
use e2e::gate::{Gate, Passage};
use e2e::inbox::{self, Delivered};
use e2e::person::{Person, files};
use e2e::server::{Server, free_port};
use e2e::workshop::Author;
use e2e::{Failure, Outcome, place, story, wait};
use serde_json::{Value as Json, json};
use thirtyfour::By;

const SERVICE: &str = "documents";

/// The fields.
const PLANS: &str = "[data-path='attached.files']";
const PHOTO: &str = "[data-path='attached.photo']";

#[tokio::test(flavor = "multi_thread")]
async fn files_reach_the_office_whatever_happens_on_the_way() -> Outcome {
    let folder = tempfile::tempdir()?;
    let dist = publish(folder.path())?;
    for engine in Engine::chosen() {
        let told = |failure: Failure| failure.during(format!("in {engine:?}"));
        story(*engine, folder.path(), &dist).await.map_err(told)?;
    }
    Ok(())
}

/// A service that asks for files alone.
fn publish(folder: &Path) -> Outcome<PathBuf> {
    let author = Author::begin(folder, SERVICE, "Nachweise")?;
    e2e::clock::copy_folder(&place::root().join("blocks"), &folder.join("blocks"))?;
    author.write("service.yaml", include_str!("service.yaml"))?;
    author.write("texts/de.yaml", include_str!("de.yaml"))?;
    author.write("texts/en.yaml", include_str!("en.yaml"))?;
    author.publish()
}

async fn story(engine: Engine, folder: &Path, dist: &Path) -> Outcome {
    let data = folder.join(format!("{engine:?}"));
    let (port, public) = (free_port()?, free_port()?);
    let server = Server::start_with_behind(dist, public, &data, port)?;
    let gate = Gate::open(public, port).await?;
    let person = Person::with(engine, &server.origin()).await?;
    person.visit(&format!("/{}/{SERVICE}", story::ARS)).await?;
    let device = folder.join(format!("device-{engine:?}"));
    fs::create_dir_all(&device)?;
    let photo = photo::taken(&person.browser).await?;
    assert!(contains(&photo, photo::NORTH), "the photo does not say where it was taken");

    person.press("start").await?;
    person.arrives("attached").await?;
    let plan = files::bytes("0 3000000 application/pdf Lageplan.pdf")?;
    refuses(&person, &device, &plan).await?;
    let ways = files::bytes("0 1200 image/png Wege.png")?;
    chooses(&person, &device, &plan, &ways).await?;
    choose(&person, PHOTO, &device, "IMG_0042.JPG", &photo).await?;
    listed(&person, PHOTO, &["IMG_0042.JPG"]).await?;
    person.finds_no_barrier("files that were chosen").await?;
    keeps(&person).await?;

    person.press("next").await?;
    person.arrives("check").await?;
    gate.set(Passage::Parts(3));
    person.press("submit").await?;
    // Three parts arrived, the fourth was tried until patience ended.
    person.arrives("sending").await?;
    person.sees("[data-action=submit]", true).await?;
    assert!(gate.parts() >= 4 + 3, "{} parts came by", gate.parts());
    assert_eq!(inbox::delivered(&data)?, Vec::<String>::new());
    let id = kept(&person, "id").await?;
    let before = reached(&data, &id)?;
    assert!(before > 0 && before < plan.len(), "{before} bytes came");

    // The page is loaded anew, and the server dies and comes back.
    person.reload().await?;
    person.arrives("sending").await?;
    server.kill()?;
    let server = Server::start_with_behind(dist, public, &data, port)?;
    gate.set(Passage::Open);
    assert!(reached(&data, &id)? >= before, "what was acknowledged is gone");
    person.press("submit").await?;
    person.arrives("receipt").await?;
    let names = "return [...document.querySelectorAll('[data-result=files] li')]
        .map((item) => item.textContent)";
    let names = person.browser.script(names, vec![]).await?;
    assert_eq!(names, json!(["Wege.png", "Plan Süd.pdf", "IMG_0042.JPG"]));
    person.finds_no_barrier("a receipt with files").await?;
    assert_eq!(kept(&person, "id").await?, id, "it was signed anew");

    let delivered = inbox::await_delivery(&data, &id).await?;
    assert_eq!(delivered.receipt, kept(&person, "receipt").await?);
    arrived(&person, &delivered, &ways, &plan).await?;
    // Nothing of the files stays in the browser, or anywhere else at the endpoint.
    assert_eq!(count(&person, "files").await?, 0);
    wait::until("the endpoint to forget the files", || async {
        Ok((fs::read_dir(data.join("uploads"))?.count() == 0).then_some(()))
    })
    .await?;
    person.browser.close().await?;
    assert!(server.stop()?, "a graceful stop ends well");
    Ok(())
}

/// What is of no use to the office is explained, and not taken.
async fn refuses(person: &Person, device: &Path, plan: &[u8]) -> Outcome {
    let locked = [&plan[..2000], b"\n/Encrypt 5 0 R\n%%EOF\n"].concat();
    for (name, bytes, said) in [
        ("Leer.pdf", b"".as_slice(), "„Leer.pdf“ ist leer."),
        ("Halb.pdf", &plan[..2000], "„Halb.pdf“ ist beschädigt oder unvollständig."),
        ("Geheim.pdf", &locked, "„Geheim.pdf“ ist mit einem Kennwort geschützt."),
    ] {
        choose(person, PLANS, device, name, bytes).await?;
        let told = "return document.querySelector(arguments[0]).textContent.includes(arguments[1])
            && document.querySelectorAll(arguments[0] + ' .files__list li').length === 0";
        let what = format!("`{said}`");
        person.browser.until(&what, told, vec![json!(PLANS), json!(said)]).await?;
    }
    Ok(())
}

/// Two files: one has a name that does not fit what it is; they are named, ordered, taken away and
/// chosen again.
async fn chooses(person: &Person, device: &Path, plan: &[u8], ways: &[u8]) -> Outcome {
    choose(person, PLANS, device, "Lageplan.txt", plan).await?;
    listed(person, PLANS, &["Lageplan.txt.pdf"]).await?;
    choose(person, PLANS, device, "Wege.png", ways).await?;
    listed(person, PLANS, &["Lageplan.txt.pdf", "Wege.png"]).await?;

    let button = |at: usize, action: &str| {
        format!("{PLANS} .files__list li:nth-child({at}) [data-action={action}]")
    };
    person.click(&button(1, "rename")).await?;
    let input = format!("{PLANS} .files__list input");
    focused(person, &input).await?;
    let input = person.find(&input).await?;
    input.clear().await?;
    input.send_keys("Plan Süd").await?;
    person.click(&button(1, "apply")).await?;
    listed(person, PLANS, &["Plan Süd.pdf", "Wege.png"]).await?;
    focused(person, &button(1, "rename")).await?;

    person.click(&button(2, "remove")).await?;
    listed(person, PLANS, &["Plan Süd.pdf"]).await?;
    focused(person, &button(1, "remove")).await?;
    drop_on(person, PLANS, "Wege.png", ways).await?;
    listed(person, PLANS, &["Plan Süd.pdf", "Wege.png"]).await?;
    person.click(&button(2, "up")).await?;
    listed(person, PLANS, &["Wege.png", "Plan Süd.pdf"]).await?;
    focused(person, &button(1, "down")).await
}

/// The files are kept in the browser, and a page that is loaded anew still shows them.
async fn keeps(person: &Person) -> Outcome {
    // Three chunks of the plan, one of each other.
    assert_eq!(count(person, "files").await?, 5);
    person.reload().await?;
    listed(person, PLANS, &["Wege.png", "Plan Süd.pdf"]).await?;
    let shown = "const image = document.querySelector(arguments[0] + ' img.files__preview');
        return !!image && image.complete && image.naturalWidth > 0";
    person.browser.until("the photo, small", shown, vec![json!(PHOTO)]).await?;
    Ok(())
}

/// The office has the very bytes; of the photo what it shows, upright, and nothing else.
async fn arrived(person: &Person, delivered: &Delivered, ways: &[u8], plan: &[u8]) -> Outcome {
    let [(first, png), (second, pdf), (third, photo)] = delivered.attached.as_slice() else {
        return Err(Failure::new(format!("{} files arrived", delivered.attached.len())));
    };
    assert_eq!([first, second, third], ["Wege.png", "Plan Süd.pdf", "IMG_0042.JPG"]);
    assert!(png == ways, "other bytes of the picture arrived");
    assert!(pdf == plan, "other bytes of the plan arrived");
    assert!(!contains(photo, b"Exif"), "the photo tells more than it shows");
    assert!(!contains(photo, photo::NORTH), "the photo tells where it was taken");
    let seen = photo::seen(&person.browser, photo).await?;
    assert_eq!(seen, (833, 2500, true), "width, height, and red above blue");
    Ok(())
}

/// Chooses a file of the device.
async fn choose(person: &Person, field: &str, device: &Path, name: &str, bytes: &[u8]) -> Outcome {
    let path = device.join(name);
    fs::write(&path, bytes)?;
    let input = format!("{field} input[type=file]");
    person.sees(&input, true).await?;
    let input = person.browser.driver.find(By::Css(input)).await?;
    Ok(input.send_keys(path.to_string_lossy()).await?)
}

/// Drops a file onto a field, as from the desktop.
async fn drop_on(person: &Person, field: &str, name: &str, bytes: &[u8]) -> Outcome {
    let dropping = "
        const [field, name, text] = arguments;
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], name));
        const target = document.querySelector(field + ' .files');
        const event = (kind) =>
            new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
        return !target.dispatchEvent(event('dragover')) && !target.dispatchEvent(event('drop'))";
    let arguments = vec![json!(field), json!(name), json!(STANDARD.encode(bytes))];
    let taken = person.browser.script(dropping, arguments).await?;
    assert_eq!(taken, json!(true), "the browser would open the file itself");
    Ok(())
}

/// Waits until exactly these files are listed.
async fn listed(person: &Person, field: &str, names: &[&str]) -> Outcome {
    let shown = "const shown = [...document.querySelectorAll(
            arguments[0] + ' .files__list li > bdi')].map((item) => item.textContent);
        return shown.length === arguments[1].length
            && shown.every((text, at) => text.startsWith(arguments[1][at] + ' ('))";
    person.browser.until(&format!("{names:?}"), shown, vec![json!(field), json!(names)]).await?;
    Ok(())
}

async fn focused(person: &Person, selector: &str) -> Outcome {
    let focused = "return document.activeElement === document.querySelector(arguments[0])";
    let what = format!("the focus on `{selector}`");
    person.browser.until(&what, focused, vec![json!(selector)]).await?;
    Ok(())
}

/// How many values the browser keeps on a shelf.
async fn count(person: &Person, shelf: &str) -> Outcome<u64> {
    let counting = "
        const [shelf, done] = arguments;
        indexedDB.open('direktantrag').onsuccess = ({ target: { result } }) => {
            const count = result.transaction(shelf).objectStore(shelf).count();
            count.onsuccess = () => { result.close(); done(count.result); };
        };";
    let counted = person.browser.driver.execute_async(counting, vec![json!(shelf)]).await?;
    counted.json().as_u64().ok_or_else(|| Failure::new("the browser does not count"))
}

async fn kept(person: &Person, name: &str) -> Outcome<String> {
    let kept = person.kept_of("submissions", SERVICE).await?;
    let member = kept.get(name).and_then(Json::as_str).map(str::to_owned);
    member.ok_or_else(|| Failure::new(format!("the browser keeps no `{name}`")))
}

/// How many bytes of files the endpoint has of a submission.
fn reached(data: &Path, id: &str) -> Outcome<usize> {
    let mut bytes = 0;
    for file in fs::read_dir(data.join("uploads").join(id))? {
        let file = file?;
        if file.file_name().len() == 64 {
            bytes += usize::try_from(file.metadata()?.len())?;
        }
    }
    Ok(bytes)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
