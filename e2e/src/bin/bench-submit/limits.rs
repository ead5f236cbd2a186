//! What the machine can do at most, with nothing else to do.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, UnparsedPublicKey,
};
use e2e::application::Signed;
use e2e::process::own_processor_time;
use e2e::{Failure, Outcome};
use rusqlite::Connection;
use shared::submission::{Receipt, open, receipt_signing_input};

use crate::report::per_second;

/// How many submissions share a transaction.
const BATCH: usize = 64;

/// What is verified and signed for one submission.
struct Work<'a> {
    point: [u8; 65],
    signed: &'a str,
    signature: [u8; 64],
    receipt: String,
}

/// One ES256 verification and one signature for each submission, on all cores: how many
/// submissions per second, and the processor time that all of them took.
pub(crate) fn verify_and_sign(load: &[Signed]) -> Outcome<(u64, Duration)> {
    let work: Vec<Work<'_>> = load.iter().map(prepare).collect::<Outcome<_>>()?;
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)?;
    let cores = thread::available_parallelism()?.get();
    let begin = Instant::now();
    let cost = thread::scope(|scope| {
        let threads: Vec<_> = work
            .chunks(work.len().div_ceil(cores))
            .map(|own| {
                let pair = &pair;
                scope.spawn(move || {
                    own.iter().try_for_each(|one| do_one(one, pair))?;
                    own_processor_time()
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_| Failure::new("a thread panicked"))?)
            .sum::<Outcome<Duration>>()
    })?;
    Ok((per_second(load.len(), begin.elapsed()), cost))
}

/// Durable inserts of the submissions' bytes into a write-ahead log, 64 in a transaction: how
/// many submissions per second.
pub(crate) fn durable_inserts(folder: &Path, number: usize, load: &[Signed]) -> Outcome<u64> {
    let path = folder.join(format!("limit-{number}.sqlite"));
    let mut database = Connection::open(path)?;
    database.pragma_update(None, "journal_mode", "WAL")?;
    database.pragma_update(None, "synchronous", "FULL")?;
    database.execute_batch(
        "CREATE TABLE submission (number INTEGER PRIMARY KEY, token BLOB NOT NULL) STRICT",
    )?;
    let begin = Instant::now();
    for batch in load.chunks(BATCH) {
        let transaction = database.transaction()?;
        {
            let mut insert =
                transaction.prepare_cached("INSERT INTO submission (token) VALUES (?1)")?;
            for signed in batch {
                insert.execute([signed.token.as_bytes()])?;
            }
        }
        transaction.commit()?;
    }
    Ok(per_second(load.len(), begin.elapsed()))
}

fn prepare(signed: &Signed) -> Outcome<Work<'_>> {
    let refused = |error| Failure::new(format!("a submission cannot be read: {error:?}"));
    let mut space = Vec::new();
    let opened = open(&signed.token, &mut space).map_err(refused)?;
    let receipt = Receipt {
        status_secret: None,
        id: signed.id.clone(),
        sha256: shared::service::Digest::of(signed.token.as_bytes()),
        received: "2026-01-01T00:00:00.000Z".to_owned(),
        case_number: "0000-0000-0000".to_owned(),
        ars: opened.submission.municipality.ars.clone(),
        service: opened.submission.service.id.clone(),
    };
    let (text, _) = signed.token.rsplit_once('.').unwrap_or_default();
    let receipt = receipt_signing_input("a-key-of-usual-length", &receipt).map_err(refused)?;
    Ok(Work { point: opened.point, signed: text, signature: opened.signature, receipt })
}

fn do_one(work: &Work<'_>, pair: &EcdsaKeyPair) -> Outcome {
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &work.point)
        .verify(work.signed.as_bytes(), &work.signature)?;
    let signature = pair.sign(&SystemRandom::new(), work.receipt.as_bytes())?;
    std::hint::black_box(signature);
    Ok(())
}
