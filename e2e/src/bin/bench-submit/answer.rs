//! Reading answers (RFC 9112) of which only one kind is expected.

/// What has arrived of an answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer<'a> {
    /// Not all of it.
    Incomplete,
    /// 201 with a receipt: three parts with a full stop between them.
    Accepted,
    /// Something else, by its status line.
    Other(&'a str),
}

const ACCEPTED: &[u8] = b"HTTP/1.1 201 ";

/// Reads what has arrived.
pub(crate) fn read(received: &[u8]) -> Answer<'_> {
    let Some(end) = find(received, b"\r\n\r\n") else { return Answer::Incomplete };
    let (head, rest) = received.split_at(end);
    let body = rest.get(4..).unwrap_or_default();
    match length(head) {
        Some(length) if body.len() < length => Answer::Incomplete,
        Some(length) if body.len() == length && head.starts_with(ACCEPTED) && is_token(body) => {
            Answer::Accepted
        }
        _ => Answer::Other(
            std::str::from_utf8(head).unwrap_or_default().lines().next().unwrap_or_default(),
        ),
    }
}

/// What `Content-Length` says.
fn length(head: &[u8]) -> Option<usize> {
    const NAME: &[u8] = b"content-length: ";
    let at = find(head, NAME)? + NAME.len();
    let mut digits = head.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit());
    digits.try_fold(0_usize, |length, digit| {
        length.checked_mul(10)?.checked_add(usize::from(digit - b'0'))
    })
}

/// Whether it looks like a token of a kilobyte or less, of which a signature is the last part.
fn is_token(body: &[u8]) -> bool {
    let mut parts = body.split(|byte| *byte == b'.');
    let long = |part: Option<&[u8]>, least| part.is_some_and(|part| part.len() >= least);
    long(parts.next(), 40)
        && long(parts.next(), 100)
        && parts.next().is_some_and(|signature| signature.len() == 86)
        && parts.next().is_none()
}

/// Where some bytes begin within others.
fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let (first, _) = part.split_first()?;
    let mut from = 0;
    loop {
        let rest = bytes.get(from..)?;
        let at = from + rest.iter().position(|byte| byte == first)?;
        if bytes.get(at..)?.starts_with(part) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_receipt_counts() {
        let token = format!("{}.{}.{}", "a".repeat(60), "b".repeat(300), "c".repeat(86));
        let answer = |status: &str, body: &str| {
            format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nx: y\r\n\r\n{body}", body.len())
        };
        let good = answer("201 Created", &token);
        assert_eq!(read(good.as_bytes()), Answer::Accepted);
        for end in [0, 20, good.len() - 1] {
            assert_eq!(read(&good.as_bytes()[..end]), Answer::Incomplete, "{end}");
        }
        for (status, body) in [("200 OK", token.as_str()), ("201 Created", "a.b.c")] {
            let line = format!("HTTP/1.1 {status}");
            assert_eq!(read(answer(status, body).as_bytes()), Answer::Other(&line));
        }
        assert!(matches!(read(format!("{good} ").as_bytes()), Answer::Other(_)));
    }
}
