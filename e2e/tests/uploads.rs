//! Files sent by hand-made requests: what the server acknowledged of them is never lost, however it
//! dies, and a part is on the disk before its answer leaves.

#![expect(clippy::indexing_slicing, reason = "a story stops where something is missing")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use e2e::application::{Device, Published, Signed, today};
use e2e::person::files;
use e2e::server::{Server, free_port};
use e2e::wire::{Answer, Connection};
use e2e::workshop::Author;
use e2e::{Failure, Outcome, clock, inbox, place};
use serde_json::json;
use shared::answers::Answers;
use shared::service::Digest;
use shared::submission::UploadPart;

const SERVICE: &str = "documents";

/// How often the server is killed.
const KILLS: usize = 12;

/// How many bytes a part has.
const PART: usize = 32 * 1024;

/// A service that asks for files alone.
fn publish(folder: &Path) -> Outcome<PathBuf> {
    let author = Author::begin(folder, SERVICE, "Nachweise")?;
    clock::copy_folder(&place::root().join("blocks"), &folder.join("blocks"))?;
    author.write("service.yaml", include_str!("documents/service.yaml"))?;
    author.write("texts/de.yaml", include_str!("documents/de.yaml"))?;
    author.write("texts/en.yaml", include_str!("documents/en.yaml"))?;
    author.publish()
}

/// A submission with two files, and the device that signed it.
struct Sending {
    device: Device,
    origin: String,
    signed: Signed,
    files: [Vec<u8>; 2],
    /// How many bytes of each were acknowledged.
    acknowledged: [usize; 2],
    receipt: Option<String>,
}

impl Sending {
    fn new(dist: &Path, origin: &str, number: usize) -> Outcome<Self> {
        let names = [
            format!("400000 application/pdf Plan {number}.pdf"),
            format!("250000 image/jpeg Foto {number}.jpg"),
        ];
        let bytes = |name: &String| files::bytes(&format!("0 {name}"));
        let files = [bytes(&names[0])?, bytes(&names[1])?];
        let line = |at: usize| format!("{} {}", Digest::of(&files[at]), names[at]);
        let answers = json!({ "attached": { "files": line(0), "photo": line(1) } });
        let answers = Answers::from_json(answers).ok_or_else(|| Failure::new("no answers"))?;
        let (published, day) = (Published::of(dist, SERVICE)?, today()?);
        let answers = published.complete(&answers, day)?;
        let device = Device::new()?;
        let signed = device.sign(&published.submission(origin, day, answers)?)?;
        let origin = origin.to_owned();
        Ok(Self { device, origin, signed, files, acknowledged: [0; 2], receipt: None })
    }

    fn path(&self, file: usize) -> String {
        let sha256 = Digest::of(&self.files[file]);
        format!("/api/v1/submissions/{}/attachments/{sha256}", self.signed.id)
    }

    async fn part(&self, connection: &mut Connection, file: usize, at: usize) -> Outcome<Answer> {
        let whole = &self.files[file];
        let bytes = &whole[at..(at + PART).min(whole.len())];
        let token = self.device.sign_part(&UploadPart {
            aud: self.origin.clone(),
            submission: self.signed.id.clone(),
            attachment: Digest::of(whole),
            offset: u64::try_from(at)?,
            length: u32::try_from(bytes.len())?,
            sha256: Digest::of(bytes),
            time: u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?,
        })?;
        connection.send_part(&self.path(file), &token, bytes).await
    }

    /// Asks what is missing and sends it, until there is a receipt or the connection breaks.
    async fn go_on(&mut self, port: u16) -> Outcome {
        let Ok(mut connection) = Connection::open(port).await else { return Ok(()) };
        let Ok(answer) = connection.submit(&self.signed.token).await else { return Ok(()) };
        if answer.status == 200 || answer.status == 201 {
            self.receipt = Some(answer.text());
            return Ok(());
        }
        assert_eq!(answer.status, 202, "{}", answer.text());
        for file in 0..2 {
            let mut at = self.reached(&mut connection, file).await?;
            assert!(at >= self.acknowledged[file], "what was acknowledged is gone");
            while at < self.files[file].len() {
                let Ok(answer) = self.part(&mut connection, file, at).await else { return Ok(()) };
                at = (at + PART).min(self.files[file].len());
                match answer.status {
                    204 => self.acknowledged[file] = at,
                    201 => self.receipt = Some(answer.text()),
                    _ => return Err(Failure::new(answer.text())),
                }
            }
        }
        Ok(())
    }

    async fn reached(&self, connection: &mut Connection, file: usize) -> Outcome<usize> {
        let Ok(answer) = connection.get(&self.path(file)).await else {
            return Ok(self.files[file].len());
        };
        let offset = answer.header("upload-offset").and_then(|offset| offset.parse().ok());
        offset.ok_or_else(|| Failure::new(answer.text()))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_at_any_moment_loses_no_part() -> Outcome {
    let seed = match std::env::var("DIREKTANTRAG_SEED") {
        Ok(seed) => seed.parse()?,
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
    };
    println!("moments of the kills: repeat them with DIREKTANTRAG_SEED={seed}");
    let mut moments = fastrand::Rng::with_seed(seed);
    let folder = tempfile::tempdir()?;
    let dist = publish(folder.path())?;
    let data = folder.path().join("data");
    let port = free_port()?;
    let mut done: Vec<Sending> = Vec::new();
    let mut open: Option<Sending> = None;
    for round in 1..=KILLS {
        let server = Server::start_with(&dist, &data, port)?;
        let moment = Duration::from_micros(moments.u64(0..900_000));
        let mut sending = match open.take() {
            Some(sending) => sending,
            None => Sending::new(&dist, &server.origin(), round)?,
        };
        let client = tokio::spawn(async move {
            let went = sending.go_on(port).await;
            (sending, went)
        });
        tokio::time::sleep(moment).await;
        server.kill()?;
        let (sending, went) = client.await?;
        went?;
        println!("kill {round}: after {moment:?}, {:?} acknowledged", sending.acknowledged);
        match sending.receipt {
            Some(_) => done.push(sending),
            None => open = Some(sending),
        }
    }
    let server = Server::start_with(&dist, &data, port)?;
    if let Some(mut sending) = open {
        sending.go_on(port).await?;
        done.push(sending);
    }
    assert!(!done.is_empty());
    for sending in &done {
        let delivered = inbox::await_delivery(&data, &sending.signed.id).await?;
        assert_eq!(Some(&delivered.receipt), sending.receipt.as_ref());
        let bytes: Vec<&Vec<u8>> = delivered.attached.iter().map(|(_, bytes)| bytes).collect();
        assert!(bytes == [&sending.files[0], &sending.files[1]], "other bytes arrived");
    }
    println!("{} submissions with two files each arrived byte for byte", done.len());
    assert!(server.stop()?, "a graceful stop ends well");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_is_synced_before_its_answer_leaves() -> Outcome {
    let folder = tempfile::tempdir()?;
    let dist = publish(folder.path())?;
    let (data, trace) = (folder.path().join("data"), folder.path().join("trace"));
    let mut wrapper: Vec<OsString> =
        vec![place::system("/usr/bin/strace", "strace")?.into_os_string()];
    let calls = "trace=write,fsync,fdatasync,sendto,writev";
    wrapper.extend(["-f", "-yy", "-s", "24", "-e", calls, "-o"].map(OsString::from));
    wrapper.push(trace.clone().into());
    let server = Server::start_under_with(&wrapper, &dist, &data, free_port()?)?;
    let sending = Sending::new(&dist, &server.origin(), 0)?;
    let mut connection = Connection::open(server.port()).await?;
    assert_eq!(connection.submit(&sending.signed.token).await?.status, 202);
    assert_eq!(sending.part(&mut connection, 0, 0).await?.status, 204);
    server.stop_wrapped()?;

    let trace = fs::read_to_string(&trace)?;
    let line = |what: &str, is: &dyn Fn(&str) -> bool| {
        let found = trace.lines().position(is);
        found.ok_or_else(|| Failure::new(format!("the trace does not show {what}:\n{trace}")))
    };
    let file = Digest::of(&sending.files[0]).to_string();
    let on = |line: &str, name: &str| line.contains(&format!("{name}>"));
    let calls = |line: &str, call: &str| line.contains(&format!("{call}("));
    let returned = |line: &str| line.ends_with("= 0");
    // The token first, before it is said what is missing.
    let token = line("the token", &|line| calls(line, "fsync") && on(line, "submission.jws"))?;
    let missing = line("202", &|line| line.contains("HTTP/1.1 202"))?;
    let written = line("the part", &|line| calls(line, "write") && on(line, &file))?;
    let synced = line("the sync", &|line| calls(line, "fsync") && on(line, &file))?;
    let answered = line("204", &|line| line.contains("HTTP/1.1 204"))?;
    assert!(token < missing && missing < written && written < synced && synced < answered);
    // Threads interleave: the sync may end on a later line than it begins.
    let ends = trace.lines().enumerate().skip(synced).find(|(_, line)| {
        returned(line) && (line.contains("fsync(") || line.contains("fsync resumed"))
    });
    let (ended, _) = ends.ok_or_else(|| Failure::new("the sync did not end"))?;
    assert!(ended < answered, "204 left while the sync was under way");
    for at in [token, missing, written, synced, answered] {
        println!("line {at:>5}: {}", trace.lines().nth(at).unwrap_or_default());
    }
    Ok(())
}
