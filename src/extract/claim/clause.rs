//! A sentence cut into clauses, one event each.
//!
//! Each event holds the stretch of its sentence from one cut to the next. No grammar is parsed: where two events
//! stand without anything between them that could part clauses, the second begins at its own word.

use std::ops::Range;

use crate::lang::pack::claim::Compiled;
use crate::segment::{Document, Sentence};

/// The words of an event and its concept.
pub(super) type Event = (Range<usize>, String);

/// A stretch of a sentence around one event.
pub(super) struct Clause {
    /// From the first token to the last.
    pub tokens: Range<usize>,
    /// Its event: the words and the concept; of a part without one, that of the main clause before it.
    pub event: Option<Event>,
}

/// Cuts a sentence at its semicolons, then each part around its events. A part without an event goes with the
/// first one of the part before it, which is the main one: in "the man whom prosecutors accuse was arrested in
/// Cyprus; another, in Kansas" what is said of Kansas is an arrest. With it the events that are only a background,
/// around which nothing is cut.
pub(super) fn clauses(
    document: &Document,
    words: &Compiled,
    sentence: &Sentence,
) -> (Vec<Clause>, Vec<Event>) {
    let is_background = |event: &Event| words.backgrounds.contains(&event.1);
    let all = events(document, words, sentence.tokens.clone());
    if !all.iter().any(is_background) {
        return (cut_up(document, words, sentence, &all), Vec::new());
    }
    // "All 40 people on board died", but "two died when a bus carrying 40 people plunged into a river".
    let gives_way = |at: usize| {
        let end = all[at].0.end;
        let next = all.get(at + 1).map(|next| next.0.start);
        next.is_some_and(|next| cut(document, words, end, next) == next)
    };
    let backgrounds = (0..all.len())
        .filter(|at| is_background(&all[*at]) && !gives_way(*at))
        .map(|at| all[at].clone())
        .collect();
    let main: Vec<Event> = all.iter().filter(|e| !is_background(e)).cloned().collect();
    (cut_up(document, words, sentence, &main), backgrounds)
}

fn cut_up(
    document: &Document,
    words: &Compiled,
    sentence: &Sentence,
    events: &[Event],
) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut main: Option<Event> = None;
    let semicolons = sentence
        .tokens
        .clone()
        .filter(|i| document.is_sign(*i) && document.words(*i) == ";")
        .map(|i| i + 1);
    let mut from = sentence.tokens.start;
    for to in semicolons.chain([sentence.tokens.end]) {
        let first = events.partition_point(|(tokens, _)| tokens.start < from);
        let behind = events.partition_point(|(tokens, _)| tokens.start < to);
        let events = &events[first..behind];
        if let Some(first) = main_event(document, words, events) {
            main = Some(first);
            around(document, words, from..to, events, &mut clauses);
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
fn main_event(document: &Document, words: &Compiled, events: &[Event]) -> Option<Event> {
    let is_main = |(tokens, _): &&Event| {
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
    events: &[Event],
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
fn events(document: &Document, words: &Compiled, tokens: Range<usize>) -> Vec<Event> {
    let mut found: Vec<Event> = Vec::new();
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
    found
}

/// Returns whether something among the tokens may part clauses.
pub(super) fn is_cut(document: &Document, words: &Compiled, tokens: Range<usize>) -> bool {
    cut(document, words, tokens.start, tokens.end) != tokens.end
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
