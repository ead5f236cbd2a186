//! A receipt leaves only after the bytes are on the disk: shown by the system calls themselves.

use std::ffi::OsString;
use std::fs;

use e2e::application::Published;
use e2e::server::{Server, free_port};
use e2e::wire::Connection;
use e2e::{Failure, Outcome, inbox, place, store, story};

/// The system calls by which bytes reach files, the disk and the network.
const CALLS: &str = "trace=read,recvfrom,write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,\
                     fsync,fdatasync,sync_file_range,io_uring_enter,msync";

#[tokio::test(flavor = "multi_thread")]
async fn the_bytes_are_synced_before_the_receipt_leaves() -> Outcome {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let trace = folder.path().join("trace");
    let strace = place::system("/usr/bin/strace", "strace")?;
    // Descriptors with their paths, whole strings short, every thread.
    let mut wrapper: Vec<OsString> = vec![strace.into()];
    wrapper.extend(["-f", "-yy", "-s", "48", "-e", CALLS, "-o"].map(OsString::from));
    wrapper.push(trace.clone().into());

    let server = Server::start_under(&wrapper, &data, free_port()?)?;
    let signed = Published::read()?.signed(&story::answers(), &server.origin(), 1)?.remove(0);
    let answer = Connection::open(server.port()).await?.submit(&signed.token).await?;
    assert_eq!(answer.status, 201, "{}", answer.text());
    inbox::await_delivery(&data, &signed.id).await?;
    server.stop_wrapped()?;

    let calls = Calls::read(&fs::read_to_string(&trace)?);
    let asked = calls.first("the request", |call| {
        call.is_any(&["read", "recvfrom"]) && call.text.contains("POST /api/v1/submissions")
    })?;
    let answered = calls.first("the answer", |call| {
        call.is_any(&["write", "writev", "sendto", "sendmsg"]) && call.text.contains("HTTP/1.1 201")
    })?;
    let between =
        || calls.0.iter().filter(|call| call.began > asked.ended && call.began < answered.began);

    // Into the write-ahead log, and as many bytes as the token has at least.
    let written: Vec<_> = between().filter(|call| call.writes() && call.on_database()).collect();
    let bytes: usize = written.iter().filter_map(|call| call.result).sum();
    assert!(bytes >= signed.token.len(), "only {bytes} bytes were written before the answer");
    let last_write = written.iter().map(|call| call.ended).max().unwrap_or_default();

    let synced = between().find(|call| {
        call.is_any(&["fsync", "fdatasync"]) && call.on_database() && call.began > last_write
    });
    let synced = synced.ok_or_else(|| {
        let seen: Vec<_> = between().map(|call| call.text.clone()).collect();
        Failure::new(format!("nothing was synced before the answer:\n{}", seen.join("\n")))
    })?;
    assert_eq!(synced.result, Some(0), "the sync failed: {}", synced.text);
    assert!(synced.ended < answered.began, "the answer left while the sync was under way");
    println!("request  line {:>5}: {}", asked.began, asked.text);
    println!("written  {bytes} bytes by {} calls, the last at line {last_write}", written.len());
    println!("synced   line {:>5}: {}", synced.began, synced.text);
    println!("answered line {:>5}: {}", answered.began, answered.text);
    Ok(())
}

/// System calls in the order in which they began.
struct Calls(Vec<Call>);

/// One system call. Threads interleave, so beginning and end may stand on different lines.
struct Call {
    thread: String,
    name: String,
    text: String,
    began: usize,
    ended: usize,
    /// What it returned, when that is not an error.
    result: Option<usize>,
}

impl Calls {
    fn read(trace: &str) -> Self {
        let mut calls: Vec<Call> = Vec::new();
        for (line, text) in trace.lines().enumerate() {
            let Some((thread, text)) = text.split_once(' ') else { continue };
            let text = text.trim();
            if let Some(resumed) = text.strip_prefix("<... ") {
                let name = resumed.split(' ').next().unwrap_or_default();
                let open = calls.iter_mut().rev().find(|call| {
                    call.thread == thread && call.name == name && call.ended == usize::MAX
                });
                if let Some(call) = open {
                    call.ended = line;
                    call.text.push_str(resumed);
                    call.result = result(resumed);
                }
            } else if let Some((name, _)) = text.split_once('(') {
                let unfinished = text.ends_with("<unfinished ...>");
                calls.push(Call {
                    thread: thread.to_owned(),
                    name: name.to_owned(),
                    text: text.to_owned(),
                    began: line,
                    ended: if unfinished { usize::MAX } else { line },
                    result: if unfinished { None } else { result(text) },
                });
            }
        }
        Self(calls)
    }

    fn first(&self, what: &str, is: impl Fn(&Call) -> bool) -> Outcome<&Call> {
        let found = self.0.iter().find(|call| is(call));
        found.ok_or_else(|| Failure::new(format!("the trace does not show {what}")))
    }
}

impl Call {
    fn is_any(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }

    fn writes(&self) -> bool {
        self.is_any(&["write", "pwrite64", "writev", "pwritev", "pwritev2"])
    }

    /// Whether its descriptor is the database or its write-ahead log.
    fn on_database(&self) -> bool {
        let first = self.text.split([',', ')']).next().unwrap_or_default();
        first.ends_with(&format!("{}>", store::FILE))
            || first.ends_with(&format!("{}-wal>", store::FILE))
    }
}

/// The number after the last `=`.
fn result(text: &str) -> Option<usize> {
    text.rsplit_once("= ")?.1.split(' ').next()?.parse().ok()
}

#[test]
fn a_trace_is_read_across_threads() {
    let trace = "7 pwrite64(9</d/submissions.sqlite-wal>, \"x\", 24, 0 <unfinished ...>\n\
                 8 write(4, \"HTTP/1.1 201\", 12) = 12\n\
                 7 <... pwrite64 resumed>) = 24\n\
                 7 fdatasync(9</d/submissions.sqlite-wal>) = 0\n";
    let calls = Calls::read(trace).0;
    let seen: Vec<_> = calls
        .iter()
        .map(|call| (call.began, call.ended, call.result, call.on_database()))
        .collect();
    assert_eq!(seen, [(0, 2, Some(24), true), (1, 1, Some(12), false), (3, 3, Some(0), true)]);
}
