//! What holds of any text in any language: spans are sound, in order and inside the article; a value does not
//! change with the kind of space inside it, nor with what stands in other paragraphs; nothing panics.

use proptest::prelude::*;

use super::corpus::strip;
use super::extract;
use crate::fixture::article;
use crate::lang::{self, Pack};
use crate::model::{ArticleIdx, Kind};

/// Returns the values of the kinds that need no other article and no name: numbers, amounts, dates, times.
fn values(pack: &Pack, text: &str) -> Vec<String> {
    let article = article(&pack.code, text);
    extract(ArticleIdx(0), &article, pack)
        .mentions
        .iter()
        .filter(|m| m.kind() <= Kind::Time)
        .map(|m| format!("{} {}", m.kind().name(), m.value))
        .collect()
}

#[track_caller]
fn check_spans(pack: &Pack, text: &str) {
    let article = article(&pack.code, text);
    let read = extract(ArticleIdx(0), &article, pack);
    let mut last = None;
    for mention in &read.mentions {
        assert!(last <= Some(mention.span), "out of order in {text:?}");
        last = Some(mention.span);
        assert!(!mention.span.is_empty(), "an empty span in {text:?}");
        assert!(
            text.get(mention.span.start()..mention.span.end()).is_some(),
            "a span outside of {text:?}"
        );
        if let Some(head) = mention.frame.head {
            assert!(text.get(head.start()..head.end()).is_some());
        }
    }
    assert!(read.sentences.is_sorted());
}

fn codes() -> impl Strategy<Value = &'static str> {
    prop::sample::select(lang::codes().collect::<Vec<_>>())
}

/// The marked sentences of a pack, without their marks.
fn corpus(code: &str) -> Vec<String> {
    Pack::parse(lang::source(code))
        .expect("whole")
        .corpus
        .iter()
        .map(|case| strip(&case.text))
        .collect()
}

/// Sentences of the packs' corpora, without their marks, each with its language.
fn sentences() -> impl Strategy<Value = (&'static str, String)> {
    let all: Vec<(&str, String)> = lang::codes()
        .flat_map(|code| corpus(code).into_iter().map(move |text| (code, text)))
        .collect();
    prop::sample::select(all)
}

/// What rules look for, thrown together: digits, signs, words of the packs, spaces of every kind.
fn pieces() -> impl Strategy<Value = String> {
    let words: Vec<String> = lang::codes()
        .flat_map(corpus)
        .flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let piece = prop_oneof![
        4 => prop::sample::select(words),
        2 => "[0-9]{1,4}",
        2 => prop::sample::select(vec![
            ".", ",", "-", "–", "—", "'", "’", ":", "/", "%", "$", "€", "°", "½", "+", "(", ")", "«", "»", "\"", "#", "−",
        ])
        .prop_map(str::to_owned),
        2 => prop::sample::select(vec![" ", "\u{a0}", "\u{202f}", "\u{2009}", "\n", "\n\n", "\t"])
            .prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(crate::fixture::draws(192))]

    #[test]
    fn any_text_gives_sound_spans_in_order(code in codes(), text in "\\PC{0,200}") {
        check_spans(lang::pack(code), &text);
    }

    #[test]
    fn words_signs_and_digits_thrown_together_give_sound_spans_in_order(code in codes(), text in pieces()) {
        check_spans(lang::pack(code), &text);
    }

    #[test]
    fn every_beginning_of_a_sentence_gives_sound_spans((code, text) in sentences(), cut in 0usize..200) {
        let cut: String = text.chars().take(cut).collect();
        check_spans(lang::pack(code), &cut);
    }

    #[test]
    fn values_do_not_change_with_the_kind_of_space(
        (code, text) in sentences(),
        space in prop::sample::select(vec!['\u{a0}', '\u{202f}', '\u{2009}']),
    ) {
        // Before three digits a space that does not break groups thousands, and a plain one may not.
        let chars: Vec<char> = text.chars().collect();
        let groups = |i: usize| {
            (i + 1..i + 4).all(|at| chars.get(at).is_some_and(char::is_ascii_digit))
        };
        let other: String = chars
            .iter()
            .enumerate()
            .map(|(i, c)| if *c == ' ' && !groups(i) { space } else { *c })
            .collect();
        let pack = lang::pack(code);
        prop_assert_eq!(values(pack, &other), values(pack, &text), "{}", text);
    }

    #[test]
    fn values_do_not_change_with_other_paragraphs((code, text) in sentences(), before in "[a-z]{3,9}( [a-z]{3,9}){0,5}\\.") {
        let pack = lang::pack(code);
        let alone = values(pack, &text);
        prop_assert_eq!(values(pack, &format!("{text}\n\n")), alone.clone(), "{}", text);
        let (prefix, suffix) = (values(pack, &before), values(pack, &before));
        let around = values(pack, &format!("{before}\n\n{text}\n\n{before}"));
        let expected: Vec<String> = prefix.into_iter().chain(alone).chain(suffix).collect();
        prop_assert_eq!(around, expected, "{}", text);
    }
}
