//! Quotation marks in pairs.
//!
//! In: a document. Out: the stretches between marks, in order, outermost only, and what dashes set off as
//! dialogue. Every family of marks is known, in either direction (« », » «, “ ”, „ “, ” ”, ‘ ’, ‚ ‘, ‹ ›, straight
//! ones, typewriter's); which way a mark faces is told by [`sign`]. A stretch never leaves its paragraph: what
//! goes on in the next is a stretch of its own there, whether that opens the marks again or not, if a later
//! paragraph closes them. A mark that nothing closes ends with the paragraph, or with its sentence where it opened
//! in the middle of one. What is a quotation and who speaks is not asked here.

mod dash;
mod sign;

use std::ops::Range;

use crate::lang::pack::Lexicon;
use crate::segment::{Document, Sentence};
use sign::{Family, Mark, Open, mark};

/// Between single marks further apart than this many tokens, one is an apostrophe.
const LONGEST_SINGLE: usize = 80;

/// What no paragraph closes within this many ends where it began.
const PARAGRAPHS: usize = 8;

/// How many tokens ahead the marks of a family are counted, so that a text of opening marks alone is read in time.
const FARTHEST: usize = 2000;

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The marks, where there are, and the words between them.
    pub outer: Range<usize>,
    /// The words.
    pub inner: Range<usize>,
    /// It goes on from the stretch before it: the same words, in the next paragraph or behind the tag.
    pub continues: bool,
}

/// Returns the outermost stretches between marks.
pub(crate) fn stretches(document: &Document, lexicon: &Lexicon) -> Vec<Stretch> {
    let paragraphs: Vec<&[Sentence]> = document
        .sentences
        .chunk_by(|a, b| a.paragraph == b.paragraph)
        .collect();
    let mut found = Vec::new();
    let mut carried = None;
    for (idx, sentences) in paragraphs.iter().enumerate() {
        let rest = paragraphs.get(idx + 1..).unwrap_or_default();
        let before = found.len();
        carried = paragraph(document, tokens(sentences), carried, rest, &mut found);
        if before == found.len() {
            dash::dialogue(document, lexicon, tokens(sentences), &mut found);
        }
    }
    found.sort_by_key(|s| s.outer.start);
    found
}

fn tokens(sentences: &[Sentence]) -> Range<usize> {
    match (sentences.first(), sentences.last()) {
        (Some(first), Some(last)) => first.tokens.start..last.tokens.end,
        _ => 0..0,
    }
}

/// Returns the mark that one of this family closes: the last of its own, else the last that is double or
/// single as it is, since “ may be closed by "; else, for a double one, any: ‘ may be closed by " as well.
fn partner(open: &[Open], family: Family) -> Option<usize> {
    open.iter()
        .rposition(|o| o.family == family)
        .or_else(|| {
            open.iter()
                .rposition(|o| o.family.is_double() == family.is_double())
        })
        .or_else(|| open.len().checked_sub(1).filter(|_| family.is_double()))
}

/// Appends the stretches of one paragraph, given the mark that is still open from the one before; returns the
/// mark that is open at its end and closed in one of the rest.
fn paragraph<'a>(
    document: &'a Document,
    tokens: Range<usize>,
    carried: Option<Open<'a>>,
    rest: &[&[Sentence]],
    found: &mut Vec<Stretch>,
) -> Option<Open<'a>> {
    let from = found.len();
    let mut open: Vec<Open> = Vec::new();
    open.extend(carried.map(|mark| mark.carried_to(tokens.start)));
    let mut token = tokens.start;
    while token < tokens.end {
        let Some(mark) = mark(document, token, &open) else {
            token += 1;
            continue;
        };
        match mark {
            Mark::Opens(family, len) => {
                if let Some(at) = open.iter().position(|o| o.family == family) {
                    if token == tokens.start {
                        // The paragraph opens again what the one before left open.
                        open.clear();
                    } else if !is_nested(document, ahead(token, &tokens), family) {
                        // “… – said one – “…”: the mark opens again where the speaker goes on.
                        close(&mut open, at, token..token, found);
                    }
                }
                open.push(Open::new(document, token, len, family));
                token += len;
            }
            Mark::Closes(family, len) => {
                if let Some(at) = partner(&open, family) {
                    close(&mut open, at, token..token + len, found);
                }
                token += len;
            }
        }
    }
    let left = open
        .into_iter()
        .find(|o| o.family.is_double() || o.opens_talk(document, &tokens));
    let goes_on = left
        .filter(|o| is_introduced(document, *o, &tokens) && is_closed_later(document, *o, rest));
    if let Some(left) = goes_on {
        found.push(left.until(tokens.end, tokens.end));
    } else if let Some(left) = left.filter(|o| o.family.is_double() && !o.is_carried()) {
        let (inner, outer) = unclosed_end(document, left, &tokens);
        found.push(left.until(inner, outer));
    }
    found.retain(|s| !s.inner.is_empty());
    if carried.is_some()
        && let Some(stretch) = found.get_mut(from)
        && stretch.outer.start == tokens.start
    {
        stretch.continues = true;
    }
    goes_on
}

/// Takes the marks from `at` on off the stack; where none is left open around them, the stretch is found.
fn close(open: &mut Vec<Open>, at: usize, mark: Range<usize>, found: &mut Vec<Stretch>) {
    let Some(opened) = open.get(at).copied() else {
        return;
    };
    open.truncate(at);
    // A single mark that stays open is an apostrophe: it does not make what is inside a nested quotation.
    let nested = open.iter().any(|o| o.family.is_double());
    let inner = opened.token + opened.len..mark.start;
    let apostrophe = !opened.family.is_double() && LONGEST_SINGLE < inner.len();
    if nested || inner.is_empty() || apostrophe {
        return;
    }
    // What stands inside was found since this one opened, so it is all at the end.
    while found.pop_if(|s| inner.contains(&s.outer.start)).is_some() {}
    found.push(opened.until(mark.start, mark.end));
}

/// Returns the tokens behind an opening mark in which it is looked for others of its family.
fn ahead(token: usize, paragraph: &Range<usize>) -> Range<usize> {
    token..paragraph.end.min(token.saturating_add(FARTHEST))
}

/// Returns whether the marks of a family behind an opening one close it and one more: “… “…” …”.
fn is_nested(document: &Document, tokens: Range<usize>, family: Family) -> bool {
    let mut depth = 0_i32;
    for token in tokens {
        match sign::way(document, token, family) {
            Some(true) => depth += 1,
            Some(false) => depth -= 1,
            None => {}
        }
    }
    depth < 0
}

/// Returns whether one of the next paragraphs closes the mark, or the very next opens it again.
fn is_closed_later(document: &Document, open: Open, rest: &[&[Sentence]]) -> bool {
    for sentences in rest.iter().take(PARAGRAPHS) {
        let tokens = tokens(sentences);
        let stack = [open.carried_to(tokens.start)];
        let mut depth = 0_usize;
        for token in tokens.clone() {
            match mark(document, token, &stack) {
                Some(Mark::Opens(family, _)) if family == open.family => {
                    if token == tokens.start {
                        return true;
                    }
                    depth += 1;
                }
                Some(Mark::Closes(family, _)) if family == open.family && 0 < depth => depth -= 1,
                // An apostrophe behind a word ("the boys’ school") closes nothing.
                Some(Mark::Closes(family, _))
                    if partner(&stack, family).is_some()
                        && (family.is_double() || sign::ends_talk(document, token)) =>
                {
                    return true;
                }
                _ => {}
            }
        }
    }
    false
}

/// Returns whether a mark opens more than a few words: at the start of its paragraph, behind a sign, or before a
/// sentence of its own.
fn is_introduced(document: &Document, open: Open, paragraph: &Range<usize>) -> bool {
    let before = open.token.checked_sub(1);
    open.token == paragraph.start
        || before.is_some_and(|t| matches!(document.words(t), ":" | "," | "–" | "—"))
        || document.begins_sentence(open.token + open.len)
        || open.family.is_double() && 1 < (open.token..paragraph.end).len() / LONGEST_SINGLE
}

/// Returns where the words end, and where the stretch, that nothing closes in its paragraph.
fn unclosed_end(document: &Document, open: Open, paragraph: &Range<usize>) -> (usize, usize) {
    // “… leugen’, zei zij: a single mark that ends talk closes a double one that nothing else does.
    let single = (open.token + open.len..paragraph.end)
        .find(|t| matches!(document.words(*t), "’" | "'" | "‘") && sign::ends_talk(document, *t));
    if let Some(mark) = single {
        return (mark, mark + 1);
    }
    if is_introduced(document, open, paragraph) {
        return (paragraph.end, paragraph.end);
    }
    let end = document
        .sentence_of(open.token)
        .map_or(paragraph.end, |s| s.tokens.end);
    (end, end)
}

#[cfg(test)]
mod tests;
