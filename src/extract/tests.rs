//! Marked text read back, for the tests of rules; see [`corpus`](super::corpus) for the marks.

use super::corpus;
use crate::lang::{self, Pack};
use crate::model::parse_iso;

/// Checks one marked text in one language for the kinds named, `"count money"`.
#[track_caller]
pub(crate) fn check(code: &str, kinds: &str, marked: &str) {
    check_published(code, None, kinds, marked);
}

/// The same for an article published on a day, `"2020-08-27"`.
#[track_caller]
pub(crate) fn check_published(code: &str, published: Option<&str>, kinds: &str, marked: &str) {
    let kinds: Vec<&str> = kinds.split(' ').collect();
    let published = published.and_then(parse_iso);
    if let Some(misread) = corpus::misread(lang::pack(code), published, &kinds, marked) {
        panic!(
            "{code}\n  wanted {}\n  read   {}",
            misread.wanted, misread.read
        );
    }
}

#[test]
fn every_pack_reads_its_own_corpus() {
    let mut wrong = Vec::new();
    for code in lang::codes() {
        let pack = Pack::parse(lang::source(code)).expect("whole");
        for misread in corpus::check(&pack) {
            wrong.push(format!(
                "{code}\n  wanted {}\n  read   {}",
                misread.wanted, misread.read
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} sentences:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
