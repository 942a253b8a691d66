//! A sentence cut into clauses, one event each.
//!
//! Each event holds the stretch of its sentence from one cut to the next. No grammar is parsed: where two events
//! stand without anything between them that could part clauses, the second begins at its own word.

use std::ops::Range;

use crate::lang::pack::claim::Compiled;
use crate::segment::{Document, Sentence};

/// A stretch of a sentence around one event.
pub(super) struct Clause {
    /// From the first token to the last.
    pub tokens: Range<usize>,
    /// Its event: the words and the concept; of a part without one, that of the main clause before it.
    pub event: Option<(Range<usize>, String)>,
}

/// Cuts a sentence at its semicolons, then each part around its events. A part without an event goes with the
/// first one of the part before it, which is the main one: in "the man whom prosecutors accuse was arrested in
/// Cyprus; another, in Kansas" what is said of Kansas is an arrest.
pub(super) fn clauses(document: &Document, words: &Compiled, sentence: &Sentence) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut main: Option<(Range<usize>, String)> = None;
    let semicolons = sentence
        .tokens
        .clone()
        .filter(|i| document.is_sign(*i) && document.words(*i) == ";")
        .map(|i| i + 1);
    let mut from = sentence.tokens.start;
    for to in semicolons.chain([sentence.tokens.end]) {
        let events = events(document, words, from..to);
        if let Some(first) = main_event(document, words, &events) {
            main = Some(first);
            around(document, words, from..to, &events, &mut clauses);
        } else {
            clauses.push(Clause {
                tokens: from..to,
                event: main.clone(),
            });
        }
        from = to;
    }
    clauses
}

/// Returns the first event that is not in a clause put in between; where each is, the first.
fn main_event(
    document: &Document,
    words: &Compiled,
    events: &[(Range<usize>, String)],
) -> Option<(Range<usize>, String)> {
    let is_main = |(tokens, _): &&(Range<usize>, String)| {
        !(tokens.start.saturating_sub(3)..tokens.start)
            .any(|i| words.relatives.at(document, i).is_some())
    };
    events.iter().find(is_main).or(events.first()).cloned()
}

/// Cuts a stretch of a sentence between its events.
fn around(
    document: &Document,
    words: &Compiled,
    tokens: Range<usize>,
    events: &[(Range<usize>, String)],
    clauses: &mut Vec<Clause>,
) {
    let mut from = tokens.start;
    for (i, event) in events.iter().enumerate() {
        let to = match events.get(i + 1) {
            Some((next, _)) => cut(document, words, event.0.end, next.start),
            None => tokens.end,
        };
        clauses.push(Clause {
            tokens: from..to,
            event: Some(event.clone()),
        });
        from = to;
    }
}

/// Returns the events of a stretch of a sentence, in order.
fn events(
    document: &Document,
    words: &Compiled,
    tokens: Range<usize>,
) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        match words.events.at(document, i) {
            Some((len, concept)) => {
                found.push((i..i + len, concept.clone()));
                i += len;
            }
            None => i += 1,
        }
    }
    // "All 40 people on board died", but "two died when a bus carrying 40 people plunged into a river".
    for at in (1..found.len()).rev() {
        let (end, next) = (found[at - 1].0.end, found[at].0.start);
        if words.backgrounds.contains(&found[at - 1].1) && cut(document, words, end, next) == next {
            found.remove(at - 1);
        }
    }
    found
}

/// Returns where the clause of the earlier event ends, between two events: before the last strong mark, else
/// before the last word that may begin a clause, else before the last comma, else at the later event.
fn cut(document: &Document, words: &Compiled, from: usize, to: usize) -> usize {
    let is = |signs: &[&str], i: usize| document.is_sign(i) && signs.contains(&document.words(i));
    let strong = |i: &usize| is(&[":", "–", "—", "(", ")", "»", "”"], *i);
    let weak = |i: &usize| words.boundaries.at(document, *i).is_some();
    let comma = |i: &usize| is(&[","], *i);
    (from..to)
        .rev()
        .find(strong)
        .or_else(|| (from..to).rev().find(weak))
        .or_else(|| (from..to).rev().find(comma))
        .unwrap_or(to)
}
