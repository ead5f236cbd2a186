//! Numbers with check digits against another implementation, python-stdnum: valid ones, slips of
//! the pen, and all check digits that there are for a number. `DIREKTANTRAG_STDNUM` names the
//! folder that it is in; `cargo xtask test unit` puts it there.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may panic"
)]

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use shared::json::Tree;
use shared::kind::{Form, Kind};

/// Numbers that look random and are the same every time (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    /// A text that looks like a pattern: `#` a digit, `@` a letter, `*` either.
    fn like(&mut self, pattern: &str) -> String {
        let letters = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let mut letter = |from: u64, to: u64| {
            char::from(letters[usize::try_from(from + self.below(to - from)).unwrap()])
        };
        let letters = pattern.chars().map(|sign| match sign {
            '#' => letter(0, 10),
            '@' => letter(10, 36),
            '*' => letter(0, 36),
            other => other,
        });
        letters.collect()
    }

    /// Ten digits of which one is there twice or three times, sometimes others too.
    fn ten_digits(&mut self) -> String {
        let mut digits: Vec<u64> = (0..10).collect();
        for at in (1..10).rev() {
            digits.swap(at, usize::try_from(self.below(at as u64 + 1)).unwrap());
        }
        for _ in 0..self.below(4) {
            let (from, to) = (self.below(10), self.below(10));
            let (from, to) = (usize::try_from(from).unwrap(), usize::try_from(to).unwrap());
            digits[to] = digits[from];
        }
        digits.iter().map(u64::to_string).collect()
    }
}

/// The verdicts of python-stdnum; none where it is not there.
fn verdicts(lines: &[(&str, String)]) -> Option<Vec<bool>> {
    let Some(folder) = std::env::var_os("DIREKTANTRAG_STDNUM") else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "DIREKTANTRAG_STDNUM is not set");
        println!("skipped, 1 test: `DIREKTANTRAG_STDNUM` does not say where python-stdnum is");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check_digits.py");
    let mut python = Command::new("python3")
        .arg(script)
        .env("PYTHONPATH", folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("`python3` starts");
    let text: String = lines.iter().map(|(kind, number)| format!("{kind} {number}\n")).collect();
    let mut input = python.stdin.take().unwrap();
    let writing = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = python.wait_with_output().unwrap();
    writing.join().unwrap().expect("python3 reads all numbers");
    assert!(output.status.success());
    let answers = String::from_utf8(output.stdout).unwrap();
    Some(answers.lines().map(|line| line == "valid").collect())
}

fn takes(kind: &Kind, number: &str) -> bool {
    kind.accept(&Tree::Text(number.into()), &[]).is_ok()
}

/// Three of one digit side by side, which python-stdnum does not refuse.
fn three_side_by_side(number: &str) -> bool {
    number.as_bytes()[..10].windows(3).any(|three| three[0] == three[1] && three[1] == three[2])
}

#[test]
fn agrees_with_python_stdnum() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut lines: Vec<(&str, String)> = Vec::new();
    for _ in 0..400 {
        let ten = numbers.ten_digits();
        lines.extend((0..10).map(|check| ("tax-id", format!("{ten}{check}"))));
        let eight = numbers.like("########");
        lines.extend((0..10).map(|check| ("vat-id", format!("DE{eight}{check}"))));
    }
    for _ in 0..60 {
        let account = numbers.like("##################");
        // 00, 01 and 99 are never given out, which python-stdnum does not know.
        lines.extend((2..99).map(|check| ("iban", format!("DE{check:02}{account}"))));
        let own = numbers.like("***###########");
        lines.extend((0..100).map(|check| ("creditor-id", format!("DE{check:02}{own}"))));
    }
    let Some(verdicts) = verdicts(&lines) else { return };
    assert_eq!(verdicts.len(), lines.len());
    for ((name, number), expected) in lines.iter().zip(&verdicts) {
        let kind = match *name {
            "tax-id" => Kind::from(Form::TaxId),
            "vat-id" => Kind::from(Form::VatId),
            "iban" => Kind::Iban,
            _ => Kind::from(Form::CreditorId),
        };
        let expected =
            *expected && !(kind == Kind::from(Form::TaxId) && three_side_by_side(number));
        assert_eq!(takes(&kind, number), expected, "{name} {number}");
    }
    for name in ["tax-id", "vat-id", "iban", "creditor-id"] {
        let valid = lines.iter().zip(&verdicts).filter(|(line, valid)| line.0 == name && **valid);
        assert!(valid.count() >= 50, "{name}");
    }
}

#[test]
fn takes_every_foreign_vat_id_that_python_stdnum_takes() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let forms = [
        "ATU########",
        "BE0#########",
        "BE1#########",
        "BG#########",
        "BG##########",
        "CY########@",
        "CZ########",
        "CZ##########",
        "DK########",
        "EE#########",
        "EL#########",
        "ES@########",
        "ES########@",
        "ESX#######@",
        "FI########",
        "FR###########",
        "HR###########",
        "HU########",
        "IE#######@",
        "IE#######@@",
        "IT0##########",
        "LT#########",
        "LT############",
        "LU########",
        "LV###########",
        "MT########",
        "NL#########B0#",
        "PL##########",
        "PT#########",
        "RO##########",
        "RO########",
        "SE##########01",
        "SI########",
        "SK##########",
    ];
    let mut lines: Vec<(&str, String)> = Vec::new();
    for form in forms {
        lines.extend((0..1500).map(|_| ("vat-id", numbers.like(form))));
    }
    let Some(verdicts) = verdicts(&lines) else { return };
    assert_eq!(verdicts.len(), lines.len());
    let valid = lines.iter().zip(&verdicts).filter(|(_, valid)| **valid);
    let mut states = BTreeSet::new();
    for ((_, number), _) in valid {
        assert!(takes(&Kind::from(Form::VatId), number), "{number}");
        states.insert(number[..2].to_owned());
    }
    assert!(states.len() >= 22, "{states:?}");
}
