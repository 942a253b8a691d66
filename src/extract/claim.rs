//! Frames: what a mention is about, and who says so.
//!
//! In: an article cut up and its mentions with values. Out: the same mentions with sentence, clause, event,
//! role, source and modality. Each event of a sentence holds the stretch of it from one cut to the next; a
//! clause without an event of its own goes with the one before it, which reads "one was arrested in Cyprus;
//! another, in Kansas" as two arrests. It parses no grammar: where two events stand without anything between
//! them that could part clauses, the second begins at its own word.

use std::ops::Range;

use super::Context;
use crate::lang::pack::claim::Compiled;
use crate::model::{Event, Frame, Kind, Mention, Modality, Role, Speaker, Value};
use crate::segment::{Document, Sentence, TokenKind};
use crate::text::Span;

/// Words of a negation or a plan are looked for this many tokens before the event that they bear on.
const REACH: usize = 4;

/// Fills in the frames of an article's mentions; `head` is kept as the rule gave it.
pub fn frame(context: &Context, mentions: &mut [Mention]) {
    let words = context.pack.claim.compiled(&context.pack.text.elisions);
    let mut from = 0;
    for sentence in &context.document.sentences {
        while mentions
            .get(from)
            .is_some_and(|m| m.span.start() < sentence.span.start())
        {
            from += 1;
        }
        let n = mentions[from..]
            .iter()
            .take_while(|m| m.span.start() < sentence.span.end())
            .count();
        if 0 < n {
            frame_sentence(
                context.document,
                words,
                sentence,
                &mut mentions[from..from + n],
            );
        }
        from += n;
    }
    attribute_quotes(mentions);
}

/// A stretch of a sentence around one event.
struct Clause {
    tokens: Range<usize>,
    event: Option<(Range<usize>, String)>,
    modality: Modality,
}

fn frame_sentence(
    document: &Document,
    words: &Compiled,
    sentence: &Sentence,
    mentions: &mut [Mention],
) {
    let clauses = clauses(document, words, sentence);
    let source = source(document, words, sentence, mentions);
    let mut last: Option<(usize, Kind, Option<Role>)> = None;
    for mention in mentions {
        let first = token_at(document, mention.span.start());
        let Some(clause) = clauses.iter().find(|c| c.tokens.contains(&first)) else {
            continue;
        };
        let kind = mention.kind();
        let role = role(document, words, clause, first, kind).or_else(|| {
            let (end, before, role) = last?;
            (before == kind && is_joined(document, words, end, first)).then_some(role)?
        });
        let after = token_at(document, mention.span.end().saturating_sub(1)) + 1;
        last = Some((after, kind, role));
        mention.frame = Frame {
            sentence: sentence.span,
            clause: document.span(clause.tokens.clone()),
            head: mention.frame.head,
            event: clause.event.as_ref().map(|(tokens, concept)| Event {
                concept: concept.clone(),
                span: document.span(tokens.clone()),
            }),
            role,
            attributed_to: source.clone().filter(|s| !s.span.overlaps(mention.span)),
            modality: clause.modality,
        };
    }
}

/// Returns the token that holds the byte, or the first after it.
fn token_at(document: &Document, byte: usize) -> usize {
    document.tokens.partition_point(|t| t.span.end() <= byte)
}

/// Cuts a sentence at its semicolons, then each part around its events. A part without an event goes with the
/// first one of the part before it, which is the main one: in "the man whom prosecutors accuse was arrested in
/// Cyprus; another, in Kansas" what is said of Kansas is an arrest.
fn clauses(document: &Document, words: &Compiled, sentence: &Sentence) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut main: Option<(Range<usize>, String)> = None;
    let semicolons = sentence
        .tokens
        .clone()
        .filter(|i| document.words(*i) == ";")
        .map(|i| i + 1);
    let mut from = sentence.tokens.start;
    for to in semicolons.chain([sentence.tokens.end]) {
        let events = events(document, words, from..to);
        if let Some(first) = main_event(document, words, &events) {
            main = Some(first);
            around(document, words, from..to, &events, &mut clauses);
        } else {
            let at = main.as_ref().map_or(to, |(tokens, _)| tokens.start);
            let modality = modality(document, words, from..to, at);
            clauses.push(Clause {
                tokens: from..to,
                event: main.clone(),
                modality,
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
        let modality = modality(document, words, from..to, event.0.start);
        clauses.push(Clause {
            tokens: from..to,
            event: Some(event.clone()),
            modality,
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
    found
}

/// Returns where the clause of the earlier event ends, between two events: before the last strong mark, else
/// before the last word that may begin a clause, else before the last comma, else at the later event.
fn cut(document: &Document, words: &Compiled, from: usize, to: usize) -> usize {
    let is = |signs: &[&str], i: usize| signs.contains(&document.words(i));
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

fn modality(document: &Document, words: &Compiled, clause: Range<usize>, event: usize) -> Modality {
    let near = event.saturating_sub(REACH)..event;
    let mut alleged = false;
    for i in clause.clone() {
        match words.modalities.at(document, i) {
            Some((_, Modality::Alleged)) => alleged = true,
            Some((_, modality)) if near.contains(&i) => return *modality,
            _ => {}
        }
    }
    if alleged {
        Modality::Alleged
    } else {
        Modality::Asserted
    }
}

/// Returns the part a mention plays, from the preposition before it, an article between them skipped.
fn role(
    document: &Document,
    words: &Compiled,
    clause: &Clause,
    first: usize,
    kind: Kind,
) -> Option<Role> {
    clause.event.as_ref()?;
    let before = |set: &crate::lang::phrases::Phrases<()>| {
        (clause.tokens.start.max(first.saturating_sub(5))..first).any(|i| {
            set.at(document, i)
                .is_some_and(|(len, ())| first - i <= len + 1 && i + len <= first)
        })
    };
    match kind {
        Kind::Date | Kind::Time => Some(Role::Time),
        Kind::Place if before(&words.locatives) => Some(Role::Place),
        Kind::Place | Kind::Organization | Kind::Person => {
            if before(&words.companions) {
                Some(Role::Companion)
            } else if before(&words.agents) {
                Some(Role::Agent)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// Returns whether two mentions are neighbours in a list: "Sweden, Norway and Denmark".
fn is_joined(document: &Document, words: &Compiled, end: usize, first: usize) -> bool {
    end < first
        && first - end <= 3
        && (end..first)
            .any(|i| document.words(i) == "," || words.conjunctions.at(document, i).is_some())
        && (end..first).all(|i| {
            document.tokens[i].kind == TokenKind::Sign
                || words.conjunctions.at(document, i).is_some()
                || words.locatives.at(document, i).is_some()
        })
}

/// Returns the source that a sentence names with a preposition ("according to Europol").
fn source(
    document: &Document,
    words: &Compiled,
    sentence: &Sentence,
    mentions: &[Mention],
) -> Option<Speaker> {
    let (at, len) = sentence
        .tokens
        .clone()
        .find_map(|i| Some((i, words.sources.at(document, i)?.0)))?;
    let from = document.tokens.get(at + len)?.span.start();
    let reach = document
        .tokens
        .get((at + len + 6).min(sentence.tokens.end) - 1)?
        .span
        .end();
    mentions
        .iter()
        .filter(|m| from <= m.span.start() && m.span.end() <= reach)
        .find_map(|m| match &m.value {
            Value::Person { name } | Value::Organization { name } => Some(Speaker {
                name: name.clone(),
                span: m.span,
            }),
            _ => None,
        })
}

/// What stands inside a quotation is said by its speaker.
fn attribute_quotes(mentions: &mut [Mention]) {
    let quotes: Vec<(Span, Speaker)> = mentions
        .iter()
        .filter_map(|m| match &m.value {
            Value::Quote {
                speaker: Some(name),
                ..
            } => Some((
                m.span,
                Speaker {
                    name: name.clone(),
                    span: m.span,
                },
            )),
            _ => None,
        })
        .collect();
    for mention in mentions {
        if mention.kind() == Kind::Quote {
            continue;
        }
        if let Some((_, speaker)) = quotes.iter().find(|(span, _)| span.contains(mention.span)) {
            mention.frame.attributed_to = Some(speaker.clone());
        }
    }
}
