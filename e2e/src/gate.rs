//! The way between browser and server, which can be made to fail.
//!
//! Each connection carries one request. What keeps files for when there is no network is not let
//! through where nothing else is said: whoever looks at failures must see them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::application::later_texts;
use crate::{Failure, Outcome, place};

/// What happens on the way, to submissions where nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// They pass.
    Open,
    /// They are lost before they reach the server.
    Broken,
    /// They reach the server, but its answer is lost.
    AnswerLost,
    /// Something on the way says that the service is not available.
    Unavailable,
    /// They wait until the passage changes.
    Held,
    /// Submissions pass; what is loaded of a service by its digest comes as something else.
    Garbled,
    /// Nothing comes through, whatever it is.
    Cut,
    /// The page and its assistant come, but what that asks for waits until the passage changes.
    Waiting,
    /// All passes but the assistant.
    Alone,
    /// All passes but what an application needs only after its first question.
    First,
    /// All passes but what takes answers, which waits until the passage changes.
    Shown,
    /// All passes but what takes answers, which is lost.
    Deaf,
    /// So many parts of attachments pass in all, counted from the first one that ever came by;
    /// later ones are lost before they reach the server.
    Parts(usize),
}

/// A gate that listens for browsers in place of the server.
pub struct Gate {
    passage: watch::Sender<Passage>,
    seen: watch::Receiver<usize>,
    loss: Arc<Loss>,
    parts: Arc<AtomicUsize>,
    listener: JoinHandle<()>,
}

/// Which one of all requests is lost, whatever it is.
#[derive(Default)]
struct Loss {
    /// Which, from 1; none when 0.
    which: AtomicUsize,
    /// How many came so far.
    came: AtomicUsize,
    /// What it asked for, once it was lost.
    asked: Mutex<Option<String>>,
}

impl Loss {
    /// Counts a request; whether it is the one that is lost.
    fn strikes(&self, request: &[u8]) -> bool {
        let number = self.came.fetch_add(1, Ordering::SeqCst) + 1;
        let strikes = number == self.which.load(Ordering::SeqCst);
        if strikes {
            let line = request.split(|byte| *byte == b'\r').next().unwrap_or_default();
            let line = String::from_utf8_lossy(line).into_owned();
            *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(line);
        }
        strikes
    }
}

impl Gate {
    /// Opens a gate on one port to a server on another.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn open(port: u16, server: u16) -> Outcome<Self> {
        Self::listen(port, server, false).await
    }

    /// Opens a gate behind which browsers keep files for when there is no network.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn open_keeping(port: u16, server: u16) -> Outcome<Self> {
        Self::listen(port, server, true).await
    }

    async fn listen(port: u16, server: u16, keeping: bool) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let (passage, passages) = watch::channel(Passage::Open);
        let (count, seen) = watch::channel(0);
        let count = Arc::new(count);
        let loss = Arc::new(Loss::default());
        let lost = Arc::clone(&loss);
        let parts = Arc::<AtomicUsize>::default();
        let counted = Arc::clone(&parts);
        let listener = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let (passages, count) = (passages.clone(), Arc::clone(&count));
                let (lost, parts) = (Arc::clone(&lost), Arc::clone(&counted));
                // A connection that breaks is the browser's to notice.
                let way = Way { server, keeping };
                tokio::spawn(async move {
                    carry(browser, way, passages, &count, &lost, &parts).await.ok();
                });
            }
        });
        Ok(Self { passage, seen, loss, parts, listener })
    }

    /// Changes what happens to submissions, also to those that wait.
    pub fn set(&self, passage: Passage) {
        self.passage.send_replace(passage);
    }

    /// Loses one of the requests to come, whatever it asks for: the first, the second, and so on.
    pub fn lose(&self, which: usize) {
        self.loss.came.store(0, Ordering::SeqCst);
        self.loss.which.store(which, Ordering::SeqCst);
        *self.loss.asked.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What the request asked for that was lost; none while it has not come.
    pub fn lost(&self) -> Option<String> {
        self.loss.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many submissions came by so far.
    pub fn submissions(&self) -> usize {
        *self.seen.borrow()
    }

    /// How many parts of attachments came by so far, those that were lost among them.
    pub fn parts(&self) -> usize {
        self.parts.load(Ordering::Relaxed)
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

/// Where a gate leads.
#[derive(Clone, Copy)]
struct Way {
    server: u16,
    keeping: bool,
}

async fn carry(
    mut browser: TcpStream,
    Way { server, keeping }: Way,
    mut passages: watch::Receiver<Passage>,
    count: &watch::Sender<usize>,
    loss: &Loss,
    parts: &AtomicUsize,
) -> Outcome {
    let request = read_request(&mut browser).await?;
    if loss.strikes(&request) {
        return Ok(browser.shutdown().await?);
    }
    if request.starts_with(b"GET /api/") {
        passages.wait_for(|passage| *passage != Passage::Waiting).await?;
    }
    if request.starts_with(b"GET /answering-") {
        passages.wait_for(|passage| *passage != Passage::Shown).await?;
    }
    let bundle = request.starts_with(b"GET /api/v1/services/hundesteuer-anmeldung/");
    let now = *passages.borrow();
    let mut passage = match now {
        Passage::Garbled if bundle => now,
        Passage::Cut => now,
        Passage::Alone if request.starts_with(b"GET /frontend-") => Passage::Cut,
        Passage::First if is_later(&request)? => Passage::Cut,
        Passage::Deaf if request.starts_with(b"GET /answering-") => Passage::Cut,
        _ if !keeping && request.starts_with(b"GET /offline.js ") => Passage::Cut,
        _ => Passage::Open,
    };
    if request.starts_with(b"POST /api/v1/submissions ") {
        count.send_modify(|count| *count += 1);
        passage = *passages.wait_for(|passage| *passage != Passage::Held).await?;
    }
    if request.starts_with(b"PATCH /api/v1/submissions/") {
        let before = parts.fetch_add(1, Ordering::Relaxed);
        match now {
            Passage::Parts(pass) if before >= pass => passage = Passage::Broken,
            _ => {}
        }
    }
    match passage {
        Passage::Garbled => browser.write_all(GARBLED).await?,
        Passage::Open
        | Passage::Held
        | Passage::Waiting
        | Passage::Alone
        | Passage::First
        | Passage::Shown
        | Passage::Deaf
        | Passage::Parts(_) => {
            let answer = forward(&request, server).await?;
            browser.write_all(&answer).await?;
        }
        Passage::AnswerLost => drop(forward(&request, server).await?),
        Passage::Unavailable => browser.write_all(UNAVAILABLE).await?,
        Passage::Broken | Passage::Cut => {}
    }
    browser.shutdown().await?;
    Ok(())
}

/// Whether something is asked for that nobody needs before the first question of an application.
fn is_later(request: &[u8]) -> Outcome<bool> {
    let line = request.split(|byte| *byte == b'\r').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let of = |beginning| line.starts_with(beginning);
    if of("GET /later-") || of("GET /submission-") {
        return Ok(true);
    }
    let later = later_texts(&place::dist()?)?;
    Ok(later.iter().any(|digest| line.contains(digest.as_str())))
}

const UNAVAILABLE: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\n\
    Content-Length: 18\r\nConnection: close\r\n\r\n<h1>Wartung</h1>\r\n";

const GARBLED: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\
    Content-Length: 2\r\nConnection: close\r\n\r\n{}";

/// A whole request, asking for the connection to be closed after it.
async fn read_request(browser: &mut TcpStream) -> Outcome<Vec<u8>> {
    let mut received = Vec::new();
    let head = loop {
        if let Some(end) = received.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        if browser.read_buf(&mut received).await? == 0 {
            return Err(Failure::new("the browser closed the connection"));
        }
    };
    let text = String::from_utf8_lossy(received.get(..head).unwrap_or_default()).into_owned();
    let is = |line: &str, name: &str| line.to_ascii_lowercase().starts_with(name);
    let length = text.lines().find(|line| is(line, "content-length:"));
    let length = length.and_then(|line| line.split_once(':')?.1.trim().parse::<usize>().ok());
    while received.len() < head + length.unwrap_or_default() {
        if browser.read_buf(&mut received).await? == 0 {
            return Err(Failure::new("the browser closed the connection"));
        }
    }
    let lines = text.lines().filter(|line| !line.is_empty() && !is(line, "connection:"));
    let mut request: String = lines.flat_map(|line| [line, "\r\n"]).collect();
    request.push_str("Connection: close\r\n\r\n");
    let mut request = request.into_bytes();
    request.extend(received.get(head..).unwrap_or_default());
    Ok(request)
}

async fn forward(request: &[u8], server: u16) -> Outcome<Vec<u8>> {
    let mut server = TcpStream::connect(("127.0.0.1", server)).await?;
    server.write_all(request).await?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer).await?;
    Ok(answer)
}
