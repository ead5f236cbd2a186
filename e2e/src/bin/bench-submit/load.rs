//! The load: 64 clients with a kept connection each, on one thread that does little else than
//! tell the system what to send and what to receive. What it costs, the server lacks.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::os::fd::OwnedFd;
use std::thread;
use std::time::{Duration, Instant};

use e2e::application::Signed;
use e2e::process::own_processor_time;
use e2e::wire::submission_request;
use e2e::{Failure, Outcome};
use rustix::buffer::spare_capacity;
use rustix::event::epoll;
use rustix::process::nice;

use crate::answer::{Answer, read};

/// How many clients send at once.
pub(crate) const CONNECTIONS: usize = 64;

/// By how much the thread that sends gives way; the server's threads for requests give way further.
const GIVE_WAY: i32 = 5;

/// The most bytes that an answer has.
const MAX_ANSWER: usize = 4 * 1024;

/// What one run gave.
pub(crate) struct Run {
    /// From the first request to the last answer.
    pub(crate) took: Duration,
    /// From each request to its answer, ascending.
    pub(crate) latencies: Vec<Duration>,
    /// The processor time that sending and receiving took.
    pub(crate) cost: Duration,
}

/// A client that waits for an answer, or has nothing more to send.
struct Client {
    stream: TcpStream,
    begin: Instant,
    /// What arrived of the answer, and behind it room for more.
    received: [u8; MAX_ANSWER],
    length: usize,
}

/// Sends all submissions, each once, and waits for all receipts.
///
/// The thread that does so gives way to the server's thread that commits: clients elsewhere would
/// not interrupt it at every answer.
pub(crate) fn run(port: u16, load: &[Signed]) -> Outcome<Run> {
    thread::scope(|scope| {
        let sending = scope.spawn(|| {
            nice(GIVE_WAY)?;
            send_all(port, load)
        });
        sending.join().map_err(|_| Failure::new("the load generator panicked"))?
    })
}

fn send_all(port: u16, load: &[Signed]) -> Outcome<Run> {
    let requests: Vec<Vec<u8>> =
        load.iter().map(|signed| submission_request(&signed.token)).collect();
    let mut requests = requests.iter();
    let poll = epoll::create(epoll::CreateFlags::CLOEXEC)?;
    let mut clients: Vec<Client> =
        (0..CONNECTIONS).map(|number| connect(&poll, number, port)).collect::<Outcome<_>>()?;
    let mut latencies = Vec::with_capacity(load.len());
    let mut events = Vec::with_capacity(CONNECTIONS);
    let cost = own_processor_time()?;
    let begin = Instant::now();
    for client in &mut clients {
        client.send(requests.next())?;
    }
    while latencies.len() < load.len() {
        events.clear();
        epoll::wait(&poll, spare_capacity(&mut events), None)?;
        for event in &events {
            let client = usize::try_from(event.data.u64())?;
            let Some(client) = clients.get_mut(client) else { continue };
            if client.receive()? {
                latencies.push(client.begin.elapsed());
                client.send(requests.next())?;
            }
        }
    }
    let took = begin.elapsed();
    let cost = own_processor_time()?.saturating_sub(cost);
    latencies.sort_unstable();
    Ok(Run { took, latencies, cost })
}

fn connect(poll: &OwnedFd, number: usize, port: u16) -> Outcome<Client> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    stream.set_nonblocking(true)?;
    let data = epoll::EventData::new_u64(u64::try_from(number)?);
    epoll::add(poll, &stream, data, epoll::EventFlags::IN)?;
    Ok(Client { stream, begin: Instant::now(), received: [0; MAX_ANSWER], length: 0 })
}

impl Client {
    /// Sends a request. The system takes it whole: there is nothing else on its way.
    fn send(&mut self, request: Option<&Vec<u8>>) -> Outcome {
        let Some(request) = request else { return Ok(()) };
        self.begin = Instant::now();
        self.stream.write_all(request)?;
        Ok(())
    }

    /// Takes what has arrived; whether the answer is complete.
    fn receive(&mut self) -> Outcome<bool> {
        let room = self.received.get_mut(self.length..).unwrap_or_default();
        self.length += match self.stream.read(room) {
            Ok(0) => return Err(Failure::new("the server closed a connection too early")),
            Ok(more) => more,
            Err(error) if error.kind() == ErrorKind::WouldBlock => 0,
            Err(error) => return Err(error.into()),
        };
        match read(self.received.get(..self.length).unwrap_or_default()) {
            Answer::Accepted => {
                self.length = 0;
                Ok(true)
            }
            Answer::Incomplete => Ok(false),
            Answer::Other(status) => {
                Err(Failure::new(format!("a submission was answered with {status}")))
            }
        }
    }
}
