//! Dialogue that a dash opens: "— Nous partons demain, a déclaré la maire."
//!
//! In: a paragraph without marks. Out: what is said before the tag and behind it, as two stretches. A dash at the
//! start of a paragraph opens far more often an entry of a list: without a tag of its own nothing is taken for
//! speech.

use std::ops::Range;

use super::Stretch;
use crate::lang::pack::{Flags, Lexicon};
use crate::segment::{Case, Document, TokenKind};

/// Between the sign and the verb of a tag stand at most this many small words.
const SMALL: usize = 3;

/// Appends what a paragraph says in dialogue.
pub(super) fn dialogue(
    document: &Document,
    lexicon: &Lexicon,
    paragraph: Range<usize>,
    found: &mut Vec<Stretch>,
) {
    let first = paragraph.start;
    if !is_dash(document, first) || paragraph.len() < 4 {
        return;
    }
    let Some(tag) = (first + 2..paragraph.end).find(|t| {
        (document.words(*t) == "," || is_dash(document, *t)) && is_tag(document, lexicon, *t + 1)
    }) else {
        return;
    };
    found.push(Stretch {
        outer: first..tag,
        inner: first + 1..tag,
        continues: false,
    });
    let end = if is_dash(document, tag) {
        // "—dijo Ana Ruiz—. Mañana…": the tag goes to the next dash, and to the stop behind it.
        (tag + 1..paragraph.end).find(|t| is_dash(document, *t))
    } else {
        (tag + 1..paragraph.end).find(|t| document.words(*t) == "." && !document.glued(*t + 1))
    };
    let rest = end.map_or(paragraph.end, |t| t + 1);
    let rest = (rest..paragraph.end)
        .find(|t| document.tokens[*t].kind != TokenKind::Sign)
        .map_or(paragraph.end..paragraph.end, |t| t..paragraph.end);
    if !rest.is_empty() {
        found.push(Stretch {
            outer: rest.clone(),
            inner: rest,
            continues: true,
        });
    }
}

fn is_dash(document: &Document, token: usize) -> bool {
    matches!(document.words(token), "—" | "–" | "―")
}

/// Returns whether a verb of saying stands at the token, or behind small words.
fn is_tag(document: &Document, lexicon: &Lexicon, from: usize) -> bool {
    for token in from..=from + SMALL {
        let Some(here) = document.tokens.get(token) else {
            return false;
        };
        if here.kind == TokenKind::Word
            && here.case == Case::Lower
            && lexicon.reporting.at(document, token).is_some()
        {
            return true;
        }
        let small = Flags::AUXILIARY.and(Flags::PERSON_PRONOUN);
        if !lexicon.flags(document.fold(token)).any(small) {
            return false;
        }
    }
    false
}
