//! How surely a mention is stated.
//!
//! In: a mention's clause and the sentence around it. Out: asserted, alleged, denied or planned. A hedge anywhere in
//! the clause makes it hearsay ("allegedly", "sarebbe", "soll"); a negation or a plan bears on what stands right
//! behind it; a verb of denying bears on what it is said to deny.

use std::ops::Range;

use super::clause::Clause;
use crate::lang::pack::Lexicon;
use crate::lang::pack::claim::Compiled;
use crate::model::Modality;
use crate::segment::{Document, Sentence};

/// Words of a negation or a plan are looked for this many tokens before what they bear on.
const REACH: usize = 4;

/// The words of a sentence that tell how surely things are stated in it, found once for all its mentions.
pub(super) struct Signals {
    /// Where each verb of denying begins, and the token behind it.
    denials: Vec<(usize, usize)>,
    /// For each clause, what its words tell and where.
    told: Vec<Vec<(usize, Modality)>>,
}

impl Signals {
    /// Looks through a sentence and its clauses.
    pub(super) fn new(
        document: &Document,
        words: &Compiled,
        sentence: &Sentence,
        clauses: &[Clause],
    ) -> Self {
        let denials = sentence
            .tokens
            .clone()
            .filter_map(|i| Some((i, i + words.denials.at(document, i)?.0)))
            .collect();
        let told = |clause: &Clause| {
            let mut told = Vec::new();
            let mut i = clause.tokens.start;
            while i < clause.tokens.end {
                match words.modalities.at(document, i) {
                    Some((len, modality)) => {
                        told.push((i, *modality));
                        i += len;
                    }
                    None => i += 1,
                }
            }
            told
        };
        Self {
            denials,
            told: clauses.iter().map(told).collect(),
        }
    }
}

/// Returns how surely what begins at the token is stated, in the clause of this number.
pub(super) fn modality(
    document: &Document,
    words: &Compiled,
    lexicon: &Lexicon,
    signals: &Signals,
    (number, clause): (usize, &Clause),
    token: usize,
) -> Modality {
    if is_denied(document, words, lexicon, signals, token) {
        return Modality::Denied;
    }
    let own = clause
        .event
        .as_ref()
        .map(|(tokens, _)| tokens.start)
        .filter(|start| clause.tokens.contains(start));
    // A clause without an event of its own is about what it counts: "the firm will hire 300 people".
    let at = own.unwrap_or(token);
    let mut alleged = false;
    for (i, told) in signals.told.get(number).into_iter().flatten() {
        match told {
            Modality::Asserted => {}
            Modality::Alleged => alleged = true,
            told if bears(lexicon, *told, &clause.tokens, *i, at) => return *told,
            Modality::Denied | Modality::Planned => {}
        }
    }
    if alleged {
        Modality::Alleged
    } else {
        Modality::Asserted
    }
}

/// Returns whether a negation or a plan bears on the word at `at`. Where the verb stands second, its parts and its
/// negation may stand far apart: "soll am Montag in Paris unterzeichnet werden", "nahm ihn nicht fest".
fn bears(
    lexicon: &Lexicon,
    modality: Modality,
    clause: &Range<usize>,
    word: usize,
    at: usize,
) -> bool {
    let before = at.saturating_sub(REACH)..at;
    let parted = match modality {
        Modality::Planned => clause.start..at,
        _ => at..(at + REACH).min(clause.end),
    };
    before.contains(&word) || lexicon.verb_second && parted.contains(&word)
}

/// Returns whether a verb of denying stands before the token, with what it denies between them: "denied that
/// ten people had died"; not in "ten people died, the army denied any part in it".
fn is_denied(
    document: &Document,
    words: &Compiled,
    lexicon: &Lexicon,
    signals: &Signals,
    token: usize,
) -> bool {
    let mut denials = signals.denials.iter().rev();
    let Some((_, from)) = denials.find(|(start, _)| *start < token).copied() else {
        return false;
    };
    let open = (from..token).all(|i| {
        !matches!(document.words(i), ";" | ":") && words.contrasts.at(document, i).is_none()
    });
    let that = (from..token.min(from + REACH)).any(|i| lexicon.that.at(document, i).is_some());
    let near = token - from <= 2 * REACH && (from..token).all(|i| document.words(i) != ",");
    open && (that || near)
}
