//! HTTP/1.1 over one kept connection (RFC 9112), so lean that a load of it costs little.

use std::ops::Range;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::{Failure, Outcome};

/// A connection to the server.
pub struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

/// What the server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The header section, with the status line.
    pub head: String,
    /// The content.
    pub body: Vec<u8>,
}

impl Connection {
    /// Connects to a port of this machine.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn open(port: u16) -> Outcome<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, received: Vec::with_capacity(4096) })
    }

    /// Gets a resource.
    ///
    /// # Errors
    /// When the connection breaks or the answer is not HTTP.
    pub async fn get(&mut self, path: &str) -> Outcome<Answer> {
        self.exchange(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes()).await
    }

    /// Submits a token.
    ///
    /// # Errors
    /// As [`Connection::get`].
    pub async fn submit(&mut self, token: &str) -> Outcome<Answer> {
        self.exchange(&submission_request(token)).await
    }

    /// Sends a part of an attachment with its token.
    ///
    /// # Errors
    /// As [`Connection::get`].
    pub async fn send_part(&mut self, path: &str, token: &str, bytes: &[u8]) -> Outcome<Answer> {
        let head = format!(
            "PATCH {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n\
             Part-Token: {token}\r\nContent-Length: {}\r\n\r\n",
            bytes.len()
        );
        self.exchange(&[head.as_bytes(), bytes].concat()).await
    }

    /// Sends a request and reads its answer.
    ///
    /// # Errors
    /// As [`Connection::get`].
    pub async fn exchange(&mut self, request: &[u8]) -> Outcome<Answer> {
        let (status, head, body) = self.exchange_in_place(request).await?;
        let part = |range| self.received.get(range).map(<[u8]>::to_vec).unwrap_or_default();
        let head = String::from_utf8_lossy(&part(head)).into_owned();
        Ok(Answer { status, head, body: part(body) })
    }

    /// Sends a request and reads its answer; gives the status alone, without copying anything.
    ///
    /// # Errors
    /// As [`Connection::get`].
    pub async fn status_of(&mut self, request: &[u8]) -> Outcome<u16> {
        Ok(self.exchange_in_place(request).await?.0)
    }

    async fn exchange_in_place(
        &mut self,
        request: &[u8],
    ) -> Outcome<(u16, Range<usize>, Range<usize>)> {
        self.stream.write_all(request).await?;
        self.received.clear();
        let head = loop {
            if let Some(end) = find(&self.received, b"\r\n\r\n") {
                break end + 4;
            }
            self.read_more().await?;
        };
        let text = String::from_utf8_lossy(self.received.get(..head).unwrap_or_default());
        let status = text.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| Failure::new("the answer has no status"))?;
        let length = header(&text, "content-length").and_then(|value| value.parse::<usize>().ok());
        // An answer without content states none (RFC 9110, 8.6).
        let length = length.or((status == 204).then_some(0));
        let length = length.ok_or_else(|| Failure::new("the answer states no length"))?;
        while self.received.len() < head + length {
            self.read_more().await?;
        }
        Ok((status, 0..head, head..head + length))
    }

    async fn read_more(&mut self) -> Outcome {
        match self.stream.read_buf(&mut self.received).await? {
            0 => Err(Failure::new("the server closed the connection before it had answered")),
            _ => Ok(()),
        }
    }
}

impl Answer {
    /// The content as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }
}

/// The bytes that submit a token.
pub fn submission_request(token: &str) -> Vec<u8> {
    let length = token.len();
    format!(
        "POST /api/v1/submissions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jose\r\n\
         Content-Length: {length}\r\n\r\n{token}"
    )
    .into_bytes()
}

/// The value of a header in a header section.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().skip(1).find_map(|line| {
        let (own, value) = line.split_once(':')?;
        own.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// Where some bytes begin within others.
fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_headers_whatever_their_case() {
        let head = "HTTP/1.1 201 Created\r\nContent-Length: 12\r\nx: y\r\n\r\n";
        assert_eq!(header(head, "content-length"), Some("12"));
        assert_eq!(header(head, "missing"), None);
        assert_eq!(find(head.as_bytes(), b"\r\n\r\n"), Some(head.len() - 4));
    }
}
