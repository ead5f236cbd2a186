//! Several requests at a time.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use super::Failure;
use super::file::Loading;

/// Waits for all files; gives them in the same order.
pub(super) async fn all(mut files: Vec<Loading>) -> Vec<Result<Vec<u8>, Failure>> {
    let mut there: Vec<_> = files.iter().map(|_| None).collect();
    poll_fn(move |context| {
        for (file, there) in files.iter_mut().zip(&mut there) {
            if there.is_none()
                && let Poll::Ready(bytes) = file.as_mut().poll(context)
            {
                *there = Some(bytes);
            }
        }
        match there.iter().all(Option::is_some) {
            true => Poll::Ready(there.drain(..).flatten().collect()),
            false => Poll::Pending,
        }
    })
    .await
}

/// Waits for both.
pub(crate) async fn both<A, B>(
    first: impl Future<Output = A>,
    second: impl Future<Output = B>,
) -> (A, B) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut one, mut other) = (None, None);
    poll_fn(|context| {
        if one.is_none()
            && let Poll::Ready(value) = first.as_mut().poll(context)
        {
            one = Some(value);
        }
        if other.is_none()
            && let Poll::Ready(value) = second.as_mut().poll(context)
        {
            other = Some(value);
        }
        match (one.take(), other.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (still, waiting) => {
                (one, other) = (still, waiting);
                Poll::Pending
            }
        }
    })
    .await
}
