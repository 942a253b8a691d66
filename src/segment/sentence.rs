//! Where sentences end.

use std::ops::Range;

use super::{Case, Document, Space, TokenKind};
use crate::lang::Pack;

/// The most tokens of a sentence. The longest in the English, French and Italian texts of NTREX-128 have fewer than 150.
const LONGEST: usize = 600;

/// Returns the token after each sentence of one paragraph, in order; the last is the end of the paragraph.
///
/// A sentence ends at a full stop, question or exclamation mark or an ellipsis, with the closing marks
/// behind it, where what follows may begin one. It ends inside quotes as well: a quotation of five
/// sentences is five sentences.
pub(super) fn ends(document: &Document, tokens: Range<usize>, pack: &Pack) -> Vec<usize> {
    let mut found = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        if !document.is_sign(i) || !is_terminator(document.words(i)) {
            if document.tokens[i].kind == TokenKind::Word
                && document.words(i).ends_with('.')
                && ends_after_initials(document, i, tokens.end, pack)
            {
                found.push(i + 1);
            }
            i += 1;
            continue;
        }
        let stop = i;
        let mut after = i + 1;
        while after < tokens.end && document.glued(after) && is_terminator(document.words(after)) {
            after += 1;
        }
        while after < tokens.end && closes(document, after) {
            after += 1;
        }
        if after < tokens.end && is_end(document, stop, after, pack) {
            found.push(after);
        }
        i = after;
    }
    if tokens.start < tokens.end {
        found.push(tokens.end);
    }
    found.dedup();
    cut_long(tokens.start, &found)
}

/// Cuts what is too long for a sentence into pieces: a table without full stops is a list of words, and whoever looks
/// at each of its words together with every other would never come to an end.
fn cut_long(start: usize, ends: &[usize]) -> Vec<usize> {
    let mut from = start;
    let mut cut = Vec::with_capacity(ends.len());
    for end in ends {
        while LONGEST < end - from {
            from += LONGEST;
            cut.push(from);
        }
        cut.push(*end);
        from = *end;
    }
    cut
}

fn is_terminator(words: &str) -> bool {
    matches!(words, "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟")
}

/// Returns whether the token is a mark that closes what stood before it.
fn closes(document: &Document, token: usize) -> bool {
    let words = document.words(token);
    let may_stand_off = matches!(words, "»" | ")" | "]");
    matches!(
        words,
        "”" | "\"" | "'" | "’" | "»" | ")" | "]" | "›" | "“" | "‘"
    ) && (document.glued(token) || may_stand_off)
}

/// Returns whether a sentence may begin with the token: a capital, a digit, an opening mark, a dash.
fn may_begin(document: &Document, token: usize) -> bool {
    let Some(next) = document.tokens.get(token) else {
        return true;
    };
    match next.kind {
        TokenKind::Word => next.case != Case::Lower || is_uncased(document.words(token)),
        TokenKind::Digits => true,
        TokenKind::Sign => matches!(
            document.words(token),
            "«" | "“"
                | "\""
                | "'"
                | "‘"
                | "„"
                | "‚"
                | "‹"
                | "("
                | "["
                | "–"
                | "—"
                | "-"
                | "¿"
                | "¡"
                | "•"
                | "*"
                | "»"
                | "$"
                | "€"
                | "£"
        ),
    }
}

fn is_uncased(words: &str) -> bool {
    words
        .chars()
        .next()
        .is_some_and(|c| !c.is_lowercase() && !c.is_uppercase())
}

fn is_end(document: &Document, stop: usize, after: usize, pack: &Pack) -> bool {
    if !may_begin(document, after) {
        return false;
    }
    let glued = document.glued(after);
    if document.words(stop) != "." {
        return !glued || after - stop > 1;
    }
    let before = stop.wrapping_sub(1);
    let Some(word) = document.tokens.get(before).filter(|_| 0 < stop) else {
        return !glued;
    };
    if after - stop > 1 && !glued {
        // "…", a closing quote or a second full stop: only an abbreviation inside the quote could mislead.
        return true;
    }
    if glued {
        // "des droits d’auteur.Les serveurs": a small word, a full stop, a capital; "example.Com" is rare.
        return word.kind == TokenKind::Word
            && word.case != Case::Upper
            && 2 < document.words(before).chars().count()
            && document.tokens[after].kind == TokenKind::Word
            && document.tokens[after].case == Case::Title
            && !pack.text.is_abbreviation(document.fold(before));
    }
    match word.kind {
        TokenKind::Word => {
            let single = document.words(before).chars().count() == 1 && word.case == Case::Title;
            let listed = pack.text.is_abbreviation(document.fold(before));
            !(single || listed)
                || starts_surely(document, after, pack)
                    && !pack.text.is_title_like(document.fold(before))
                    && !single
        }
        TokenKind::Digits if pack.text.ordinal_dot && document.words(before).len() <= 2 => {
            // "am 25. August" goes on; "im Jahr 20. Die Polizei" ends.
            starts_surely(document, after, pack)
        }
        _ => true,
    }
}

/// Returns whether a token that ends in a full stop of its own ("U.S.", "p.m.") also ends the sentence.
fn ends_after_initials(document: &Document, token: usize, end: usize, pack: &Pack) -> bool {
    let next = token + 1;
    next < end && document.tokens[next].space == Space::Plain && starts_surely(document, next, pack)
}

/// Returns whether the token is a word that is written with a capital only at the start of a sentence.
fn starts_surely(document: &Document, token: usize, pack: &Pack) -> bool {
    document
        .tokens
        .get(token)
        .is_some_and(|t| t.case == Case::Title)
        && pack.text.starters.iter().any(|s| s == document.fold(token))
}
