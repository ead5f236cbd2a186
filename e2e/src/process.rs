//! Child processes that leave nothing behind.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::{Failure, Outcome};

/// A running program. When it is dropped, it and everything it started are ended.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts the program.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let program = command.get_program().to_os_string();
        let child = command
            .spawn()
            .map_err(|error| Failure::new(format!("cannot start {program:?}: {error}")))?;
        Ok(Self { child })
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The child, to take its pipes.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Ends it at once (`SIGKILL`), as a crash would, and waits until it is gone.
    pub fn kill(&mut self) -> Outcome {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to end (`SIGTERM`) and waits until it has; gives whether it ended well.
    pub fn stop(&mut self) -> Outcome<bool> {
        terminate(self.id());
        Ok(self.child.wait()?.success())
    }

    /// The processor time that its threads had so far.
    pub fn processor_time(&self) -> Outcome<Duration> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.id()))?;
        threads.map(|thread| processor_time(&thread?.path())).sum()
    }

    /// Lets it rest (`SIGSTOP`) until [`Process::go_on`].
    pub fn rest(&self) {
        send(self.id(), Signal::STOP);
    }

    /// Lets it go on (`SIGCONT`).
    pub fn go_on(&self) {
        send(self.id(), Signal::CONT);
    }

    /// The processes that it started, and those that they started.
    pub fn descendants(&self) -> Vec<u32> {
        let parents = parents();
        let mut found = vec![self.id()];
        let mut at = 0;
        while let Some(parent) = found.get(at).copied() {
            found.extend(parents.iter().filter(|(_, of)| **of == parent).map(|(id, _)| *id));
            at += 1;
        }
        found.remove(0);
        found
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        for id in self.descendants() {
            send(id, Signal::KILL);
        }
        // A process that is gone already is what was wanted.
        let _ = self.kill();
    }
}

/// The processor time that a thread had so far, by its folder in `/proc` (proc(5)).
pub fn processor_time(thread: &Path) -> Outcome<Duration> {
    let text = fs::read_to_string(thread.join("schedstat"))?;
    let nanoseconds = text.split_whitespace().next().unwrap_or_default();
    Ok(Duration::from_nanos(nanoseconds.parse()?))
}

/// The processor time that this thread had so far.
pub fn own_processor_time() -> Outcome<Duration> {
    processor_time(Path::new("/proc/thread-self"))
}

/// Asks a process to end (`SIGTERM`).
pub fn terminate(id: u32) {
    send(id, Signal::TERM);
}

/// Sends a signal; a process that is gone already needs none.
fn send(id: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, signal);
    }
}

/// The parent of every process, from Linux's `/proc/PID/stat` (proc(5)).
fn parents() -> HashMap<u32, u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return HashMap::new() };
    entries
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            // The name in parentheses may contain anything; state and parent follow it.
            let (_, rest) = stat.rsplit_once(')')?;
            Some((id, rest.split_whitespace().nth(1)?.parse().ok()?))
        })
        .collect()
}
