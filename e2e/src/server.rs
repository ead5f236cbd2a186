//! The real server, started as an operator starts it.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};
use std::{fs, thread};

use serde_json::Value as Json;

use crate::process::Process;
use crate::{Failure, Outcome, place};

/// A running `direktantrag-server`. It is killed when dropped.
pub struct Server {
    process: Process,
    port: u16,
    public: u16,
    data: PathBuf,
    log: Log,
    /// From spawning the process to reading its `listening` line.
    pub started_after: Duration,
    /// What the server itself says that starting took, in milliseconds.
    pub startup_ms: Option<String>,
}

/// The last lines that the server wrote.
type Log = Arc<Mutex<Vec<String>>>;

impl Server {
    /// Starts it with this data folder on this port, and waits until it listens.
    ///
    /// # Errors
    /// When the program or `dist` is missing, or it ends or stays silent before it listens.
    pub fn start(data: &Path, port: u16) -> Outcome<Self> {
        Self::launch(&[], &place::dist()?, data, port, port)
    }

    /// Starts it behind something that listens for browsers on another port.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_behind(public: u16, data: &Path, port: u16) -> Outcome<Self> {
        Self::launch(&[], &place::dist()?, data, port, public)
    }

    /// Starts it under another program, such as `strace` with its arguments.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_under(wrapper: &[OsString], data: &Path, port: u16) -> Outcome<Self> {
        Self::launch(wrapper, &place::dist()?, data, port, port)
    }

    /// Starts it with something else to serve.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_with(dist: &Path, data: &Path, port: u16) -> Outcome<Self> {
        Self::launch(&[], dist, data, port, port)
    }

    /// Starts it under another program, with something else to serve.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_under_with(
        wrapper: &[OsString],
        dist: &Path,
        data: &Path,
        port: u16,
    ) -> Outcome<Self> {
        Self::launch(wrapper, dist, data, port, port)
    }

    /// Starts it with something else to serve, behind something that listens for browsers.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_with_behind(dist: &Path, public: u16, data: &Path, port: u16) -> Outcome<Self> {
        Self::launch(&[], dist, data, port, public)
    }

    fn launch(
        wrapper: &[OsString],
        dist: &Path,
        data: &Path,
        port: u16,
        public: u16,
    ) -> Outcome<Self> {
        let program = place::server()?.into_os_string();
        let mut words = wrapper.iter().cloned().chain([program]);
        let mut command = Command::new(words.next().unwrap_or_default());
        command
            .args(words)
            .arg("serve")
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .args(["--public-url", &origin(public)])
            .arg("--data")
            .arg(data)
            .arg("--dist")
            .arg(dist)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let begin = Instant::now();
        let mut process = Process::start(&mut command)?;
        let log = Log::default();
        let (sender, receiver) = mpsc::channel();
        let pipes = process.child();
        if let (Some(out), Some(err)) = (pipes.stdout.take(), pipes.stderr.take()) {
            follow(out, Arc::clone(&log), sender.clone());
            follow(err, Arc::clone(&log), sender);
        }
        let Ok((listening, at)) = receiver.recv_timeout(Duration::from_secs(30)) else {
            let said = said(&log);
            return Err(Failure::new(format!(
                "the server did not come to listen; it said:\n{said}"
            )));
        };
        let startup_ms = listening.get("startup_ms").map(ToString::to_string);
        let started_after = at - begin;
        Ok(Self { process, port, public, data: data.to_owned(), log, started_after, startup_ms })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The origin that browsers use.
    pub fn origin(&self) -> String {
        origin(self.public)
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// What it wrote lately, for failure messages.
    pub fn said(&self) -> String {
        said(&self.log)
    }

    /// Kills it (`kill -9`).
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(mut self) -> Outcome {
        self.process.kill()
    }

    /// Stops it as an operator does (`SIGTERM`); gives whether it ended well.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn stop(mut self) -> Outcome<bool> {
        self.process.stop()
    }

    /// Runs something while the server rests, so that neither disturbs the other.
    pub fn at_rest<T>(&self, work: impl FnOnce() -> T) -> T {
        self.process.rest();
        let done = work();
        self.process.go_on();
        done
    }

    /// Stops it when a program wraps it: asks the server itself, then waits for the wrapper.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn stop_wrapped(mut self) -> Outcome<bool> {
        for id in self.process.descendants() {
            crate::process::terminate(id);
        }
        Ok(self.process.child().wait()?.success())
    }

    /// The processor time that it had so far.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn processor_time(&self) -> Outcome<Duration> {
        self.process.processor_time()
    }

    /// Its memory that is resident now, in KiB (`VmRSS` of proc(5)).
    ///
    /// # Errors
    /// When the process is gone.
    pub fn resident_kib(&self) -> Outcome<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok())
            .ok_or_else(|| Failure::new("the process says nothing about its memory"))
    }
}

/// The origin on a port. Browsers have `crypto.subtle` on `localhost` without TLS.
fn origin(port: u16) -> String {
    format!("http://localhost:{port}")
}

/// A port that nobody listens on now.
///
/// # Errors
/// When the system has none.
pub fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Reads a pipe to its end, keeps the last lines, and reports the `listening` line.
fn follow(pipe: impl Read + Send + 'static, log: Log, found: mpsc::Sender<(Json, Instant)>) {
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let now = Instant::now();
            if let Ok(entry) = serde_json::from_str::<Json>(&line)
                && is_listening(&entry)
            {
                let _ = found.send((entry, now));
            }
            if let Ok(mut log) = log.lock() {
                log.push(line);
                if log.len() > 200 {
                    log.drain(..100);
                }
            }
        }
    });
}

/// Whether a log line says that the server listens, flat or below `fields`.
fn is_listening(entry: &Json) -> bool {
    let message = entry.get("message").or_else(|| entry.pointer("/fields/message"));
    message.and_then(Json::as_str) == Some("listening")
}

fn said(log: &Log) -> String {
    log.lock().map(|lines| lines.join("\n")).unwrap_or_default()
}
