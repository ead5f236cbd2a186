//! A municipality's own web site, at an origin of its own: pages that hold applications.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::Outcome;
use crate::server::free_port;

/// A page of a host.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its path.
    pub path: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content security policy.
    pub policy: String,
    /// What it is.
    pub text: String,
}

/// A host that is listening, until it is dropped.
pub struct Host {
    port: u16,
    listener: JoinHandle<()>,
}

impl Host {
    /// Serves these pages.
    ///
    /// # Errors
    /// When there is no port.
    pub async fn open(pages: Vec<Page>) -> Outcome<Self> {
        let port = free_port()?;
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let listener = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let pages = pages.clone();
                // A connection that breaks is the browser's to notice.
                tokio::spawn(async move { answer(browser, &pages).await.ok() });
            }
        });
        Ok(Self { port, listener })
    }

    /// Where browsers find it.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

async fn answer(mut browser: TcpStream, pages: &[Page]) -> Outcome {
    let mut head = Vec::new();
    while !head.windows(4).any(|four| four == b"\r\n\r\n") && head.len() < 32 * 1024 {
        let mut some = [0; 4096];
        let read = browser.read(&mut some).await?;
        if read == 0 {
            break;
        }
        head.extend(some.iter().take(read));
    }
    let head = String::from_utf8_lossy(&head);
    let path = head.split(' ').nth(1).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    let answer = match pages.iter().find(|page| page.path == path) {
        Some(Page { media_type, policy, text, .. }) => format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Security-Policy: {policy}\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{text}",
            text.len()
        ),
        None => {
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned()
        }
    };
    browser.write_all(answer.as_bytes()).await?;
    browser.shutdown().await?;
    Ok(())
}
