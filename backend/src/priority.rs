//! Which threads come first when there are more than cores.

use rustix::process::nice;

/// By how much those that work on single requests give way to the one that commits. It must have
/// its core back as soon as the disk has answered: with a smaller step the system first lets the
/// others catch up with what it had, for up to a millisecond, in which nobody can be answered.
const STEP: i32 = 10;

/// By more than there are steps: the last of all.
const LAST: i32 = 40;

/// Lets the calling thread give way to the one that commits: many wait for that, and each of these
/// threads works for one of them. Where the system does not allow it, all stay equal.
pub(crate) fn give_way() {
    let _ = nice(STEP);
}

/// Lets the calling thread work only with what the others leave.
pub(crate) fn come_last() {
    let _ = nice(LAST);
}

#[cfg(test)]
mod tests {
    use rustix::process::getpriority_process;

    use super::*;

    #[test]
    fn only_the_calling_thread_gives_way() {
        let own = || getpriority_process(None).unwrap();
        let before = own();
        let other = std::thread::spawn(move || {
            give_way();
            let first = own();
            come_last();
            (first, own())
        });
        assert_eq!(other.join().unwrap(), ((before + STEP).min(19), 19));
        assert_eq!(own(), before);
    }
}
