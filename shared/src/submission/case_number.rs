//! Case numbers that people can read out: `DA-4F7K-2QX9-M3TB`.
//!
//! Twelve characters of Crockford's base 32, which has no `I`, `L`, `O` and `U`. Eleven are
//! random, so that none is drawn twice in the life of an endpoint and none can be guessed; the
//! last one checks the others: it finds every single wrong character and every swap of two.

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new case number from 56 random bits, of which it uses 55.
pub fn case_number(random: [u8; 7]) -> String {
    let bits = random.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut symbols = [0_u8; 11];
    for (at, symbol) in symbols.iter_mut().enumerate() {
        *symbol = u8::try_from(bits >> (at * 5) & 31).unwrap_or(0);
    }
    written(&symbols)
}

/// The case number that a person typed or said, in the form [`case_number`] gives; none when a
/// character is wrong. Case, spaces and hyphens do not matter, `O` is read as 0, `I` and `L` as 1.
pub fn read_case_number(typed: &str) -> Option<String> {
    let mut letters = typed.chars().filter(|letter| !matches!(letter, ' ' | '-'));
    if !letters.next()?.eq_ignore_ascii_case(&'d') || !letters.next()?.eq_ignore_ascii_case(&'a') {
        return None;
    }
    let mut symbols = [0_u8; 11];
    for symbol in &mut symbols {
        *symbol = read_symbol(letters.next()?)?;
    }
    let check = read_symbol(letters.next()?)?;
    (letters.next().is_none() && check == check_symbol(&symbols)).then(|| written(&symbols))
}

fn written(symbols: &[u8; 11]) -> String {
    let mut text = String::from("DA");
    let all = symbols.iter().copied().chain([check_symbol(symbols)]);
    for (at, symbol) in all.enumerate() {
        if at % 4 == 0 {
            text.push('-');
        }
        text.extend(ALPHABET.get(usize::from(symbol)).map(|letter| char::from(*letter)));
    }
    text
}

fn read_symbol(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    let place = ALPHABET.iter().position(|symbol| char::from(*symbol) == letter)?;
    u8::try_from(place).ok()
}

/// The symbols as a polynomial over GF(32), reduced by x^5 + x^2 + 1, at the point x. No power
/// of x up to the 30th is 1, so each place has a weight of its own.
fn check_symbol(symbols: &[u8; 11]) -> u8 {
    symbols.iter().fold(0, |sum, symbol| times_x(sum ^ symbol))
}

fn times_x(symbol: u8) -> u8 {
    let shifted = symbol << 1;
    if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn has_the_form_that_people_expect() {
        assert_eq!(case_number([0; 7]), "DA-0000-0000-0000");
        let number = case_number([1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(number.len(), 17);
        let said = number.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(read_case_number(&said), Some(number));
    }

    #[test]
    fn refuses_what_is_no_number() {
        for typed in ["", "DA", "DA-0000-0000-000", "DA-0000-0000-00000", "XX-0000-0000-0000"] {
            assert_eq!(read_case_number(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_wrong_or_swapped_character_is_noticed(
            random: [u8; 7], at in 0_usize..12, other in 0_usize..12, symbol in 0_usize..32,
        ) {
            let number = case_number(random);
            prop_assert_eq!(read_case_number(&number), Some(number.clone()));
            let plain: Vec<u8> = number.bytes().filter(|byte| *byte != b'-').skip(2).collect();
            let mut wrong = plain.clone();
            wrong[at] = ALPHABET[symbol];
            let mut swapped = plain.clone();
            swapped.swap(at, other);
            for changed in [wrong, swapped] {
                let typed = format!("DA{}", String::from_utf8(changed.clone()).unwrap());
                prop_assert_eq!(read_case_number(&typed).is_some(), changed == plain);
            }
        }

        #[test]
        fn never_panics(typed in ".*") {
            let _ = read_case_number(&typed);
        }
    }
}
