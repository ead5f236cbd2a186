//! The table for people and the line for machines. Whole numbers throughout: microseconds and
//! thousandths.

use std::fmt;
use std::time::Duration;

use crate::load::{CONNECTIONS, Run};

/// What all runs gave.
pub(crate) struct Report {
    bytes: usize,
    submissions: Vec<u64>,
    p50: Vec<u64>,
    p99: Vec<u64>,
    verify_sign: Vec<u64>,
    sqlite: Vec<u64>,
    /// Processor time per submission, in nanoseconds: of the server, of the load generator, and of
    /// one verification with one signature.
    cost: [Vec<u64>; 3],
    backlog: Vec<usize>,
}

/// A number of thousandths, shown with a decimal point.
struct Thousandths(u64);

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:03}", self.0 / 1000, self.0 % 1000)
    }
}

impl Report {
    /// A report on submissions of so many bytes each.
    pub(crate) fn new(bytes: usize) -> Self {
        let empty = Vec::new;
        Self {
            bytes,
            submissions: empty(),
            p50: empty(),
            p99: empty(),
            verify_sign: empty(),
            sqlite: empty(),
            cost: [empty(), empty(), empty()],
            backlog: Vec::new(),
        }
    }

    /// Adds a run with the limits measured after it.
    pub(crate) fn add(
        &mut self,
        run: Run,
        server: Duration,
        backlog: usize,
        (verify_sign, crypto): (u64, Duration),
        sqlite: u64,
    ) {
        for (costs, cost) in self.cost.iter_mut().zip([server, run.cost, crypto]) {
            costs.push(each(run.latencies.len(), cost));
        }
        self.submissions.push(per_second(run.latencies.len(), run.took));
        self.p50.push(quantile(&run.latencies, 50));
        self.p99.push(quantile(&run.latencies, 99));
        self.verify_sign.push(verify_sign);
        self.sqlite.push(sqlite);
        self.backlog.push(backlog);
    }

    /// Prints the table, then one line of JSON.
    pub(crate) fn print(&self) {
        let heads =
            ["run", "submissions/s", "p50 ms", "p99 ms", "verify+sign/s", "SQLite/s", "backlog"];
        row(heads.map(str::to_owned));
        for run in 0..self.submissions.len() {
            let of = |values: &[u64]| values.get(run).copied().unwrap_or_default();
            let backlog = self.backlog.get(run).copied().unwrap_or_default();
            self.numbers(run + 1, of, backlog);
        }
        let backlog = self.backlog.iter().copied().max().unwrap_or_default();
        self.numbers("median", median, backlog);
        let submissions = median(&self.submissions);
        let [server_us, load_us, verify_sign_us] =
            [0, 1, 2].map(|at| Thousandths(self.cost.get(at).map_or(0, |costs| median(costs))));
        let (verify_sign, sqlite) = (median(&self.verify_sign), median(&self.sqlite));
        let limit = verify_sign.min(sqlite);
        let ratio = Thousandths((submissions * 1000).checked_div(limit).unwrap_or_default());
        println!(
            "\n{CONNECTIONS} connections, {} bytes each. The tighter limit is {limit}/s; the \
             server reaches {ratio} of it.\nProcessor time per submission: {server_us} µs of the \
             server, {load_us} µs of the load generator; one verification with one signature \
             {verify_sign_us} µs.\nBacklog: submissions stored but not yet in the inbox \
             when the last answer came; the line \"median\" gives the greatest.",
            self.bytes
        );
        println!(
            "{{\"submissions_per_s\":{submissions},\"limit_per_s\":{limit},\"ratio\":{ratio},\
             \"p50_ms\":{},\"p99_ms\":{},\"verify_sign_per_s\":{verify_sign},\
             \"sqlite_per_s\":{sqlite},\"server_us\":{server_us},\"load_us\":{load_us},\
             \"verify_sign_us\":{verify_sign_us},\"backlog\":{backlog}}}",
            Thousandths(median(&self.p50)),
            Thousandths(median(&self.p99)),
        );
    }

    fn numbers(&self, name: impl fmt::Display, of: impl Fn(&[u64]) -> u64, backlog: usize) {
        row([
            name.to_string(),
            of(&self.submissions).to_string(),
            Thousandths(of(&self.p50)).to_string(),
            Thousandths(of(&self.p99)).to_string(),
            of(&self.verify_sign).to_string(),
            of(&self.sqlite).to_string(),
            backlog.to_string(),
        ]);
    }
}

/// How many per second.
pub(crate) fn per_second(count: usize, took: Duration) -> u64 {
    let scaled = u128::try_from(count).unwrap_or_default() * 1_000_000_000;
    u64::try_from(scaled / took.as_nanos().max(1)).unwrap_or(u64::MAX)
}

/// How much of a duration each has, in nanoseconds.
fn each(count: usize, took: Duration) -> u64 {
    let count = u128::try_from(count).unwrap_or_default().max(1);
    u64::try_from(took.as_nanos() / count).unwrap_or(u64::MAX)
}

fn row(cells: [String; 7]) {
    let [first, rest @ ..] = cells;
    let rest: String = rest.iter().map(|cell| format!("{cell:>15}")).collect();
    println!("{first:<7}{rest}");
}

fn median(values: &[u64]) -> u64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// The value that so many percent of the ascending durations do not exceed, in microseconds.
fn quantile(ascending: &[Duration], percent: usize) -> u64 {
    let at = (ascending.len() * percent / 100).min(ascending.len().saturating_sub(1));
    ascending.get(at).and_then(|value| u64::try_from(value.as_micros()).ok()).unwrap_or_default()
}
