//! Parts of a page that are made from the code, between marks.

use std::fs;

use super::expected::{check, path};

/// Compares the part of a file between `<!-- part: begin… -->` and `<!-- part: end -->`.
#[track_caller]
pub(crate) fn check_part(name: &str, part: &str, wanted: &str) {
    let kept = fs::read_to_string(path(name)).unwrap_or_default();
    let begin = format!("<!-- {part}: begin");
    let end = format!("<!-- {part}: end -->");
    let cut = || {
        let (head, rest) = kept.split_once(&begin)?;
        let (note, rest) = rest.split_once("-->\n")?;
        let (_, tail) = rest.split_once(&end)?;
        Some(format!("{head}{begin}{note}-->\n{wanted}{end}{tail}"))
    };
    let whole = cut().unwrap_or_else(|| panic!("{name} has no part {part}"));
    check(name, &whole);
}
