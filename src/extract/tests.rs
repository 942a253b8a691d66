//! Marked text: what a rule must read, written where it stands.
//!
//! `<count 18 country>18 pays</>` says that "18 pays" is a count with the short form `18 country`
//! ([`Value`](crate::model::Value)'s `Display`). Marks may nest. Only the kinds asked for are compared; a sentence without marks
//! must give no mention of them.

use super::extract;
use crate::fixture::article;
use crate::lang;
use crate::model::{ArticleIdx, Basis, Edtf, Partial};

/// Checks one marked text in one language for the kinds named, `"count money"`.
#[track_caller]
pub fn check(code: &str, kinds: &str, marked: &str) {
    check_published(code, None, kinds, marked);
}

/// The same for an article published on a day, `"2020-08-27"`.
#[track_caller]
pub fn check_published(code: &str, published: Option<&str>, kinds: &str, marked: &str) {
    let read = reread(code, published, kinds, marked);
    assert!(read == marked, "{code}\n  wanted {marked}\n  read   {read}");
}

/// Strips the marks, reads the text and marks what was read.
fn reread(code: &str, published: Option<&str>, kinds: &str, marked: &str) -> String {
    let text = strip(marked);
    let mut article = article(code, &text);
    if let Some(date) = published.and_then(|p| p.parse::<jiff::civil::Date>().ok()) {
        let day = Partial::day(
            Some(date.year()),
            date.month().unsigned_abs(),
            date.day().unsigned_abs(),
        );
        article.published = day.map(Edtf::point);
        article.published_basis = Basis::Stated;
    }
    let mut marks: Vec<(usize, usize, String)> = extract(ArticleIdx(0), &article, lang::pack(code))
        .mentions
        .into_iter()
        .filter(|m| kinds.split(' ').any(|k| k == m.kind().name()))
        .map(|m| {
            (
                m.span.start(),
                m.span.end(),
                format!("<{} {}>", m.kind().name(), m.value),
            )
        })
        .collect();
    marks.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    let mut out = String::new();
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        out.extend(marks.iter().filter(|(_, end, _)| *end == at).map(|_| "</>"));
        out.extend(
            marks
                .iter()
                .filter(|(start, _, _)| *start == at)
                .map(|(.., mark)| mark.as_str()),
        );
        if at < text.len() {
            out.push(c);
        }
    }
    out
}

fn strip(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (_, next) = after.split_once('>').unwrap_or(("", after));
        rest = next;
    }
    text.push_str(rest);
    text
}

#[test]
fn every_pack_reads_its_own_corpus() {
    let mut wrong = Vec::new();
    for code in lang::codes() {
        for case in &lang::pack(code).corpus {
            let read = reread(
                code,
                case.published.as_deref(),
                &case.kinds.join(" "),
                &case.text,
            );
            if read != case.text {
                wrong.push(format!("{code}\n  wanted {}\n  read   {read}", case.text));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} sentences:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
