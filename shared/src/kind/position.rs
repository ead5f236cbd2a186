//! Points and areas on the map: degrees of latitude and longitude (WGS 84; RFC 5870, 3.4.2) with
//! exactly seven decimal places, about a centimetre, in one spelling each. A point is
//! `51.0504088,13.7372621`; an area is its corners in their order with spaces between them, the
//! last not repeated.

use crate::assessment::{Fault, ProblemCode};

/// The most corners that an area may have.
pub const MOST_CORNERS: u32 = 200;

/// How many units of the last place are a degree.
const DEGREE: i64 = 10_000_000;

/// Latitude and longitude in units of 10^-7 degrees.
type Point = (i64, i64);

/// Reads latitude and longitude with a comma, semicolon or space between them; with a comma or a
/// point before the decimal places, of which more than seven are cut off.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    point(typed).map(written).ok_or(ProblemCode::NotAPoint)
}

/// Reads one point a line, or points as they are kept. The ring must not cross or touch itself
/// (OGC 06-103r4, 6.1.11).
pub(super) fn spell_area(typed: &str) -> Result<String, ProblemCode> {
    let lines = typed.contains('\n');
    let split = |letter: char| if lines { letter == '\n' } else { letter.is_whitespace() };
    let most = usize::try_from(MOST_CORNERS).unwrap_or(usize::MAX);
    let corners = typed.split(split).filter(|line| !line.trim().is_empty()).take(most + 1);
    let corners: Option<Vec<Point>> = corners.map(point).collect();
    let corners = corners.ok_or(ProblemCode::NotAPoint)?;
    if corners.len() < 3 || corners.len() > most || !is_simple(&corners) {
        return Err(ProblemCode::NotAnArea);
    }
    let corners: Vec<String> = corners.into_iter().map(written).collect();
    Ok(corners.join(" "))
}

/// Whether an area has at most so many corners.
pub(super) fn check_area(area: &str, max: u32) -> Result<(), Fault> {
    let corners = u32::try_from(area.split(' ').count()).unwrap_or(u32::MAX);
    if corners > max { Err(Fault::with(ProblemCode::TooMany, max)) } else { Ok(()) }
}

/// Each corner in a line of its own.
pub(super) fn show_area(area: &str) -> String {
    area.replace(' ', "\n")
}

fn point(typed: &str) -> Option<Point> {
    let typed = typed.trim();
    let spaced = || typed.split_once(|letter: char| letter == ';' || letter.is_whitespace());
    let (latitude, longitude) = match typed.split_once(", ").or_else(spaced) {
        Some(parts) => parts,
        None => typed.split_once(',')?,
    };
    let latitude = degrees(latitude.trim().trim_end_matches(','), 90)?;
    Some((latitude, degrees(longitude.trim(), 180)?))
}

/// Degrees with a sign; cut to seven places.
fn degrees(typed: &str, most: i64) -> Option<i64> {
    let typed = typed.trim_end_matches('°');
    let (negative, number) = super::grouping::split_sign(typed);
    let (whole, places) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if !digits(whole) || !digits(places) || whole.len() > 3 || places.len() > 20 {
        return None;
    }
    let places = places.bytes().chain(std::iter::repeat(b'0')).take(7);
    let units = whole.bytes().chain(places);
    let units = units.fold(0, |units: i64, digit| units * 10 + i64::from(digit - b'0'));
    (units <= most * DEGREE).then_some(if negative { -units } else { units })
}

fn written((latitude, longitude): Point) -> String {
    [latitude, longitude].map(written_degrees).join(",")
}

fn written_degrees(units: i64) -> String {
    let minus = if units < 0 { "-" } else { "" };
    let units = units.abs();
    let places = (units % DEGREE + DEGREE).to_string();
    [minus, &(units / DEGREE).to_string(), ".", places.get(1..).unwrap_or_default()].concat()
}

/// Whether a closed ring neither crosses nor touches itself, nor turns back on itself.
fn is_simple(corners: &[Point]) -> bool {
    let ends = corners.iter().skip(1).chain(corners.first());
    let sides: Vec<(Point, Point)> = corners.iter().copied().zip(ends.copied()).collect();
    sides.iter().enumerate().all(|(at, one)| {
        one.0 != one.1
            && sides.iter().enumerate().skip(at + 1).all(|(other_at, other)| {
                let follows = other_at == at + 1;
                let precedes = at == 0 && other_at + 1 == sides.len();
                match (follows, precedes) {
                    // Neighbours share a corner; nothing more, unless one turns back.
                    (true, _) => !turns_back(one.0, one.1, other.1),
                    (_, true) => !turns_back(other.0, other.1, one.1),
                    _ => !meet(*one, *other),
                }
            })
    })
}

/// Which side of a line a point is on: positive, negative, or 0 on it.
fn side(from: Point, to: Point, point: Point) -> i128 {
    let delta = |one: i64, other: i64| i128::from(one) - i128::from(other);
    delta(to.0, from.0) * delta(point.1, from.1) - delta(to.1, from.1) * delta(point.0, from.0)
}

/// Whether a way goes on in the direction that it came from.
fn turns_back(from: Point, corner: Point, to: Point) -> bool {
    let delta = |one: i64, other: i64| i128::from(one) - i128::from(other);
    side(from, corner, to) == 0
        && delta(from.0, corner.0) * delta(to.0, corner.0)
            + delta(from.1, corner.1) * delta(to.1, corner.1)
            > 0
}

/// Whether two sides have a point in common.
fn meet(one: (Point, Point), other: (Point, Point)) -> bool {
    let of_one = [side(one.0, one.1, other.0), side(one.0, one.1, other.1)];
    let of_other = [side(other.0, other.1, one.0), side(other.0, other.1, one.1)];
    let apart = |[first, second]: [i128; 2]| first.signum() * second.signum() < 0;
    let within = |line: (Point, Point), point: Point| {
        let between = |a: i64, b: i64, it: i64| a.min(b) <= it && it <= a.max(b);
        between(line.0.0, line.1.0, point.0) && between(line.0.1, line.1.1, point.1)
    };
    let [other_begins, other_ends] = of_one;
    let [one_begins, one_ends] = of_other;
    apart(of_one) && apart(of_other)
        || other_begins == 0 && within(one, other.0)
        || other_ends == 0 && within(one, other.1)
        || one_begins == 0 && within(other, one.0)
        || one_ends == 0 && within(other, one.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_have_one_spelling() {
        for (typed, expected) in [
            ("51.0504088,13.7372621", "51.0504088,13.7372621"),
            ("51,0504088; 13,7372621", "51.0504088,13.7372621"),
            ("51,05 13,7", "51.0500000,13.7000000"),
            ("51.05, 13.7", "51.0500000,13.7000000"),
            ("51.05°, 13.7°", "51.0500000,13.7000000"),
            ("-0.00000001 -180", "0.0000000,-180.0000000"),
            ("90 180", "90.0000000,180.0000000"),
        ] {
            assert_eq!(spell(typed).as_deref(), Ok(expected), "{typed}");
        }
        for typed in ["", "51", "91 13", "51 181", "51.0.1 13", "a b", "51,05,13,7", "1e1 2"] {
            assert_eq!(spell(typed), Err(ProblemCode::NotAPoint), "{typed}");
        }
    }

    #[test]
    fn areas_are_simple_rings() {
        let square = "0.0000000,0.0000000 0.0000000,1.0000000 1.0000000,1.0000000";
        assert_eq!(spell_area("0 0\n0 1\n1 1").as_deref(), Ok(square));
        assert_eq!(spell_area(square).as_deref(), Ok(square));
        assert_eq!(spell_area(&show_area(square)).as_deref(), Ok(square));
        for corners in
            ["0 0\n0 4\n4 4\n4 0\n2 2", "0 0\n0 1\n0 2\n1 1", "-90 -180\n-90 180\n90 180\n90 -180"]
        {
            assert!(spell_area(corners).is_ok(), "{corners}");
        }
        for corners in [
            "0 0\n1 1",
            "0 0\n1 1\n2 2",
            "0 0\n1 1\n0 1\n1 0",
            "0 0\n0 4\n4 4\n0 2",
            "0 0\n0 4\n0 2\n1 1",
            "0 0\n0 0\n0 1\n1 1",
            "0 0\n0 1\n1 1\n0 0",
        ] {
            assert_eq!(spell_area(corners), Err(ProblemCode::NotAnArea), "{corners}");
        }
        assert_eq!(spell_area("0 0\nx\n1 1"), Err(ProblemCode::NotAPoint));
        assert_eq!(check_area(square, 3), Ok(()));
        assert_eq!(check_area(square, 2), Err(Fault::with(ProblemCode::TooMany, 2)));
        let many: Vec<String> = (0..201).map(|at| format!("{at} 0")).collect();
        assert!(spell_area(&many.join("\n")).is_err());
    }
}
