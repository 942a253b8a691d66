//! Marked text read back, for the tests of rules; see [`corpus`](super::corpus) for the marks.

use super::{corpus, extract};
use crate::lang::{self, Pack};
use crate::model::{ArticleIdx, Language, parse_iso};

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

#[test]
fn a_paragraph_in_another_language_is_read_with_its_pack() {
    let text = "Trois personnes sont mortes.\n\nTwo hundred and five people were hurt.\n\nVingt-deux sont \
        à l'hôpital.";
    let mut article = corpus::article(lang::pack("fr"), None, text.to_owned());
    article.paragraphs[1].language = Language::new("en");
    let read = extract(ArticleIdx(0), &article, lang::pack("fr"));
    let words: Vec<&str> = read
        .mentions
        .iter()
        .map(|m| article.words(m.span))
        .collect();
    assert_eq!(
        words,
        [
            "Trois personnes",
            "Two hundred and five people",
            "Vingt-deux"
        ]
    );
    let sentences: Vec<&str> = read.sentences.iter().map(|s| article.words(*s)).collect();
    assert_eq!(
        sentences,
        [
            "Trois personnes sont mortes.",
            "Two hundred and five people were hurt.",
            "Vingt-deux sont à l'hôpital."
        ]
    );
}
