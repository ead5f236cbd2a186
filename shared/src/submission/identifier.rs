//! The name of a submission: a UUID of version 7 (RFC 9562, 5.7).

/// A new name from the time, in milliseconds since 1970, and 80 random bits.
pub fn submission_id(unix_milliseconds: u64, random: [u8; 10]) -> String {
    let [_, _, time @ ..] = unix_milliseconds.to_be_bytes();
    let mut bytes = [0; 16];
    let all = time.into_iter().chain(random);
    for (at, (byte, value)) in bytes.iter_mut().zip(all).enumerate() {
        *byte = match at {
            6 => 0x70 | (value & 0x0f),
            8 => 0x80 | (value & 0x3f),
            _ => value,
        };
    }
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.into_iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 0x0f] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
}

/// Whether a text is such a name, in lower case.
pub fn is_submission_id(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            14 => byte == b'7',
            19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_example_of_the_standard() {
        // RFC 9562, appendix A.6
        let random = [0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
        let id = submission_id(0x017f_22e2_79b0, random);
        assert_eq!(id, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }

    #[test]
    fn refuses_other_names() {
        for text in [
            "",
            "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
            "017f22e2-79b0-7cc3-c8c4-dc0c0c07398f",
            "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
            "017f22e279b07cc398c4dc0c0c07398f",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
            "../22e2-79b0-7cc3-98c4-dc0c0c07398f0",
        ] {
            assert!(!is_submission_id(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_made_is_valid_and_sorts_by_time(
            time in 0_u64..1 << 48, random: [u8; 10], later in 1_u64..1000,
        ) {
            let id = submission_id(time, random);
            prop_assert!(is_submission_id(&id));
            if time + later < 1 << 48 {
                prop_assert!(id < submission_id(time + later, random));
            }
        }
    }
}
