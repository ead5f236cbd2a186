//! Choices from a code list (Codeliste): one code, or several in the order of the list.

use crate::assessment::{Fault, ProblemCode};
use crate::json::Tree;
use crate::service::CodeList;

/// The most codes that one answer may have.
const MOST_CHOSEN: usize = 1000;

/// Reads codes separated by white space or commas; the same code twice counts once.
pub(super) fn read(typed: &str, list: u32, lists: &[CodeList]) -> Result<Vec<String>, Fault> {
    let codes = codes_of(list, lists);
    if codes.iter().any(|code| code == typed) {
        return Ok(vec![typed.to_owned()]);
    }
    let separator = |letter: char| letter.is_whitespace() || letter == ',';
    let mut chosen = Vec::new();
    for code in typed.split(separator).filter(|code| !code.is_empty()).take(MOST_CHOSEN + 1) {
        if !chosen.contains(&code) {
            chosen.push(code);
        }
    }
    in_order(&chosen, codes)
}

/// Takes an array of codes, none of them twice.
pub(super) fn accept(
    chosen: &[Tree<'_>],
    list: u32,
    lists: &[CodeList],
) -> Result<Vec<String>, Fault> {
    let chosen: Option<Vec<&str>> = chosen.iter().take(MOST_CHOSEN + 1).map(Tree::text).collect();
    in_order(&chosen.ok_or_else(|| Fault::new(ProblemCode::WrongType))?, codes_of(list, lists))
}

/// Whether the list has the code.
pub(super) fn check(code: &str, list: u32, lists: &[CodeList]) -> Result<(), Fault> {
    match codes_of(list, lists).iter().any(|known| known == code) {
        true => Ok(()),
        false => Err(Fault::new(ProblemCode::NotInList)),
    }
}

/// Whether the list has the codes, at least one, in this order.
pub(super) fn check_all(chosen: &[String], list: u32, lists: &[CodeList]) -> Result<(), Fault> {
    if chosen.is_empty() {
        return Err(Fault::new(ProblemCode::WrongType));
    }
    let mut known = codes_of(list, lists).iter();
    match chosen.iter().all(|code| known.any(|other| other == code)) {
        true => Ok(()),
        false => Err(Fault::new(ProblemCode::NotInList)),
    }
}

/// The chosen codes in the order of the list.
fn in_order(chosen: &[&str], codes: &[String]) -> Result<Vec<String>, Fault> {
    if chosen.len() > MOST_CHOSEN {
        return Err(Fault::new(ProblemCode::WrongType));
    }
    let ordered: Vec<String> =
        codes.iter().filter(|code| chosen.contains(&code.as_str())).cloned().collect();
    // A code that the list lacks, and one that was chosen twice, is missing here.
    match ordered.len() == chosen.len() {
        true => Ok(ordered),
        false => Err(Fault::new(ProblemCode::NotInList)),
    }
}

/// The codes of a list; none where a hostile structure names a list that it lacks.
fn codes_of(list: u32, lists: &[CodeList]) -> &[String] {
    let list = usize::try_from(list).ok().and_then(|at| lists.get(at));
    list.map_or(&[], |list| list.codes.as_slice())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn lists() -> Vec<CodeList> {
        let codes = ["male", "female", "not_known"].map(str::to_owned).to_vec();
        vec![CodeList { id: "sex".into(), codes, ..CodeList::default() }]
    }

    fn taken(json: &Json, lists: &[CodeList]) -> Result<Vec<String>, Fault> {
        let Tree::List(chosen) = Tree::of(json) else { panic!("no list: {json}") };
        accept(&chosen, 0, lists)
    }

    #[test]
    fn several_codes_follow_the_order_of_the_list() {
        let lists = lists();
        assert_eq!(read("female male", 0, &lists).unwrap(), ["male", "female"]);
        assert_eq!(read("female,\n female", 0, &lists).unwrap(), ["female"]);
        assert_eq!(read("female other", 0, &lists).unwrap_err().code, ProblemCode::NotInList);
        assert_eq!(read("female", 1, &lists).unwrap_err().code, ProblemCode::NotInList);
        assert_eq!(taken(&json!(["female", "male"]), &lists).unwrap(), ["male", "female"]);
    }

    #[test]
    fn refuses_what_is_no_choice() {
        let lists = lists();
        for (json, code) in [
            (json!(["male", "male"]), ProblemCode::NotInList),
            (json!(vec!["male"; 1001]), ProblemCode::WrongType),
            (json!(["male", 1]), ProblemCode::WrongType),
            (json!(["dog"]), ProblemCode::NotInList),
        ] {
            assert_eq!(taken(&json, &lists).unwrap_err().code, code);
        }
        assert!(check("male", 0, &lists).is_ok());
        assert_eq!(check("", 0, &lists).unwrap_err().code, ProblemCode::NotInList);
        assert_eq!(check_all(&[], 0, &lists).unwrap_err().code, ProblemCode::WrongType);
        let reversed = ["female".to_owned(), "male".to_owned()];
        assert_eq!(check_all(&reversed, 0, &lists).unwrap_err().code, ProblemCode::NotInList);
    }
}
