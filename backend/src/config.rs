//! What whoever runs the server can set, by flag or environment.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser};

/// The endpoint of Direktantrag: takes submissions from the assistant, checks and stores them,
/// answers with a signed receipt, and lays each one into the municipality's inbox.
#[derive(Debug, Parser)]
#[command(name = "direktantrag-server", version, verbatim_doc_comment)]
pub enum Command {
    /// Serve the assistant and take submissions
    ///
    /// Runs until it gets SIGTERM or SIGINT; then it takes no new connections, finishes the
    /// requests it has and writes what is waiting. On the first start it makes the data folder,
    /// the database and the key that receipts are signed with. Logs go to standard output, one
    /// JSON object per line, and have no personal data; RUST_LOG sets how much (default: info).
    ///
    /// It speaks plain HTTP: put a proxy with TLS before it.
    Serve(ServeOptions),
    /// Back up the database, the uploads and the keys into a new folder
    ///
    /// May run while the server does: the copy is the database as it is at one moment. To
    /// restore, stop the server and put the copy in place of the data folder; what the inbox
    /// already has is not delivered twice.
    Backup(BackupOptions),
    /// Write the pages to read, as they are today, into a folder
    ///
    /// The server makes them by itself: this is for whoever wants to look at them or check them.
    Pages(PagesOptions),
}

/// What `serve` can be told.
#[derive(Args, Clone, Debug)]
pub struct ServeOptions {
    /// Address and port to listen on; port 0 takes any that is free
    #[arg(long, env = "DIREKTANTRAG_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address under which browsers reach the server
    ///
    /// Submissions are signed for exactly this address; others are refused.
    #[arg(long, env = "DIREKTANTRAG_PUBLIC_URL", default_value = "http://localhost:8080")]
    pub public_url: PublicUrl,
    /// Folder with the database, the keys and the inboxes; made when it is missing
    #[arg(long, env = "DIREKTANTRAG_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Folder with what was built: services, municipalities and the assistant
    #[arg(long, env = "DIREKTANTRAG_DIST", default_value = "dist")]
    pub dist: PathBuf,
    /// For how many days an older version of a service is accepted after a newer one has come
    #[arg(long, env = "DIREKTANTRAG_GRACE_DAYS", default_value = "30")]
    pub grace_days: Grace,
    /// How many connections may be open at once; more wait
    #[arg(long, env = "DIREKTANTRAG_MAX_CONNECTIONS", default_value = "512",
          value_parser = clap::value_parser!(u32).range(1..=65_536))]
    pub max_connections: u32,
    /// How many bytes all attachments may take that are not delivered yet; more are asked to come
    /// again
    #[arg(long, env = "DIREKTANTRAG_MAX_UPLOAD_BYTES", default_value = "10000000000")]
    pub max_upload_bytes: u64,
}

/// What `pages` can be told.
#[derive(Args, Clone, Debug)]
pub struct PagesOptions {
    /// The folder to write into
    pub target: PathBuf,
    /// Folder with what was built: services, municipalities and the assistant
    #[arg(long, env = "DIREKTANTRAG_DIST", default_value = "dist")]
    pub dist: PathBuf,
    /// The address under which browsers reach the server
    #[arg(long, env = "DIREKTANTRAG_PUBLIC_URL", default_value = "http://localhost:8080")]
    pub public_url: PublicUrl,
}

/// What `backup` can be told.
#[derive(Args, Clone, Debug)]
pub struct BackupOptions {
    /// The folder to make; it must not exist yet
    pub target: PathBuf,
    /// The server's data folder
    #[arg(long, env = "DIREKTANTRAG_DATA", default_value = "data")]
    pub data: PathBuf,
}

/// An origin: `http://` or `https://` with host and port, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// The address as a text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let url = text.strip_suffix('/').unwrap_or(text);
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let fits = host.is_some_and(|host| {
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
            !host.is_empty() && host.bytes().all(fits)
        });
        if fits {
            Ok(Self(url.to_ascii_lowercase()))
        } else {
            Err("say http:// or https:// with the host, such as `https://antrag.example.de`".into())
        }
    }
}

/// For how long superseded versions are accepted, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grace(u16);

impl Grace {
    /// So many days.
    pub fn days(days: u16) -> Self {
        Self(days)
    }

    /// The time in milliseconds.
    pub fn as_millis(self) -> i64 {
        i64::from(self.0) * 24 * 60 * 60 * 1000
    }
}

impl FromStr for Grace {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| "say a number of days from 0 to 65535".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Command::command().debug_assert();
        let command =
            Command::try_parse_from(["direktantrag-server", "serve", "--listen", "[::]:0"]);
        let Ok(Command::Serve(options)) = command else { panic!() };
        assert_eq!(options.public_url.as_str(), "http://localhost:8080");
        assert_eq!(options.grace_days, Grace::days(30));
    }

    #[test]
    fn a_public_address_is_an_origin_without_secrets() {
        let cases = [
            ("https://antrag.example.de/", Some("https://antrag.example.de")),
            ("http://LOCALHOST:8080", Some("http://localhost:8080")),
            ("antrag.example.de", None),
            ("https://", None),
            ("https://user:secret@antrag.example.de", None),
            ("https://antrag.example.de/path", None),
        ];
        for (text, url) in cases {
            let read = text.parse::<PublicUrl>().ok();
            assert_eq!(read.as_ref().map(PublicUrl::as_str), url, "{text}");
        }
    }
}
