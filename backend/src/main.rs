//! `direktantrag-server`: the endpoint.

use std::process::ExitCode;
use std::time::Instant;

use backend::{Clock, Command, ServeOptions, Server, StartError, backup, reading};
use clap::Parser as _;
use mimalloc::MiMalloc;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// What a submission needs is freed by another thread than took it: the system's allocator is slow
/// at that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let begun = Instant::now();
    let result = match Command::parse() {
        Command::Serve(options) => serve(&options, begun),
        Command::Backup(options) => backup::back_up(&options),
        Command::Pages(options) => reading::write_pages(&options, &Clock::system()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("direktantrag-server: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: &ServeOptions, begun: Instant) -> Result<(), StartError> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).init();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| StartError::new(format!("cannot start threads: {error}")))?;
    runtime.block_on(async {
        let refused = |error| StartError::new(format!("cannot listen for signals: {error}"));
        let mut terminated = signal(SignalKind::terminate()).map_err(refused)?;
        let mut interrupted = signal(SignalKind::interrupt()).map_err(refused)?;
        let server = Server::start(options, Clock::system()).await?;
        let startup_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(address = %server.address(), startup_ms, "listening");
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
        tracing::info!("stopping");
        server.stop().await;
        tracing::info!("stopped");
        Ok(())
    })
}
