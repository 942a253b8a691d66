//! Cutting is lossless, and sentences end where a reader ends them.

use super::*;
use crate::fixture::article;
use crate::lang;

#[track_caller]
fn sentences(code: &str, text: &str, expected: &[&str]) {
    let pack = lang::pack(code);
    let article = article(code, text);
    let document = segment(&article, pack);
    let found: Vec<&str> = document.sentences.iter().map(|s| s.span.of(text)).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn tokens(code: &str, text: &str, expected: &str) {
    let article = article(code, text);
    let document = segment(&article, lang::pack(code));
    let found: Vec<&str> = (0..document.tokens.len())
        .map(|i| document.words(i))
        .collect();
    assert_eq!(found.join("|"), expected);
}

#[test]
fn a_small_letter_before_capitals_makes_no_name_a_word() {
    use Case::{Lower, Mixed, Title, Upper};

    let text = "Paris ONU iOS dB A McDonald élu Évry été";
    let article = article("fr", text);
    let document = segment(&article, lang::pack("fr"));
    let cases: Vec<Case> = document.tokens.iter().map(|t| t.case).collect();
    assert_eq!(
        cases,
        [
            Title, Upper, Upper, Upper, Title, Mixed, Lower, Title, Lower
        ]
    );
}

#[test]
fn elided_words_come_off_the_front() {
    tokens(
        "fr",
        "l’Ohio d'Oslo aujourd’hui",
        "l’|Ohio|d'|Oslo|aujourd’hui",
    );
    tokens("it", "nell’Ohio dell'Unione", "nell’|Ohio|dell'|Unione");
    tokens("en", "the City's O'Brien", "the|City|'s|O'Brien");
}

#[test]
fn a_phrase_that_ends_in_an_elided_word_is_cut_as_text_is() {
    let elisions = &lang::pack("fr").text.elisions;
    assert_eq!(phrase_tokens("à l'", elisions), ["à", "l'"]);
    assert_eq!(phrase_tokens("l'an", elisions), ["l'", "an"]);
    assert_eq!(phrase_tokens("men'", elisions), ["men", "'"]);
}

#[test]
fn digits_letters_and_signs_are_apart() {
    tokens(
        "en",
        "$2.8bn, 1,700 U.S. G20",
        "$|2|.|8|bn|,|1|,|700|U.S.|G|20",
    );
}

#[test]
fn a_missing_space_after_a_full_stop_still_ends_the_sentence() {
    sentences(
        "fr",
        "Il viole le droit.Les serveurs ferment.",
        &["Il viole le droit.", "Les serveurs ferment."],
    );
    sentences(
        "en",
        "See example.com for more.",
        &["See example.com for more."],
    );
}

#[test]
fn abbreviations_and_initials_do_not_end_a_sentence() {
    sentences(
        "fr",
        "M. Dupont est venu. Il est parti.",
        &["M. Dupont est venu.", "Il est parti."],
    );
    sentences(
        "en",
        "Mr. J. Smith met Dr. Who. He left at 5 p.m. The end.",
        &["Mr. J. Smith met Dr. Who.", "He left at 5 p.m.", "The end."],
    );
}

#[test]
fn closing_marks_belong_to_the_sentence_before() {
    sentences(
        "en",
        "“It is over.” She left.",
        &["“It is over.”", "She left."],
    );
    sentences(
        "fr",
        "« C’est fini. » Elle part.",
        &["« C’est fini. »", "Elle part."],
    );
}

#[test]
fn tokens_and_white_space_are_the_text_again() {
    let text = " Été 2020 : l’« Opération » a coûté 25 000 €…\u{feff}\n\nFin\u{301}. 日本語。";
    let article = article("fr", text);
    let document = segment(&article, lang::pack("fr"));
    let mut at = 0;
    for token in &document.tokens {
        let gap = text.get(at..token.span.start()).expect("in order");
        assert!(gap.chars().all(char::is_whitespace), "{gap:?} is lost");
        at = token.span.end();
    }
    assert!(
        text.get(at..)
            .expect("inside")
            .chars()
            .all(char::is_whitespace)
    );
}

#[test]
fn plain_phrases_are_cut_as_text_is() {
    for phrase in ["new york", "arrest*", "à côté", "größe ist"] {
        assert!(is_plain_phrase(phrase), "{phrase}");
        let spelt = phrase.replace('*', " *");
        assert_eq!(cut_as_text(phrase, &[]).join(" "), spelt);
    }
    for phrase in ["", "New", "l'an", "a  b", "10 years", "u.s.", "*", "a *"] {
        assert!(!is_plain_phrase(phrase), "{phrase}");
    }
}

#[test]
fn what_is_too_long_for_a_sentence_is_cut_and_nothing_is_lost() {
    let text = "one ".repeat(2000);
    let article = article("en", &text);
    let document = segment(&article, lang::pack("en"));
    assert_eq!(document.sentences.len(), 4);
    let n: usize = document.sentences.iter().map(|s| s.tokens.len()).sum();
    assert_eq!(n, 2000);
}
