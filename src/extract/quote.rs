//! Direct speech and its speakers.
//!
//! In: a document with its names. Out: a draft for each quotation; its span holds the marks, its core is
//! empty, so that other rules read the words inside. A quotation is what somebody is said to say, or what is
//! long enough to be a clause; words in marks that only keep their distance ("scare quotes"), titles and
//! terms are none. The speaker is looked for before, behind and inside; a pronoun stands for the person that the
//! text has last made its subject; where none fits the speaker is left open. [`marks`] pairs the marks,
//! [`speaker`] finds who speaks.

mod marks;
mod speaker;

use std::ops::Range;

use super::{Context, Draft};
use crate::lang::pack::Lexicon;
use crate::model::Value;
use crate::segment::{Document, TokenKind};
use marks::Stretch;
use speaker::{Source, Tags};

/// Words in marks without a speaker are a quotation from this many words on.
const CLAUSE: usize = 8;

/// With a full stop inside the marks they are one from this many on.
const SENTENCE: usize = 4;

/// Returns the drafts of this rule.
pub fn quotes(context: &Context) -> Vec<Draft> {
    let document = context.document;
    let stretches = marks::stretches(document);
    if stretches.is_empty() {
        return Vec::new();
    }
    let tags = Tags::new(
        document,
        Lexicon::of(context.pack),
        context.names,
        &stretches,
    );
    let sources = sources(document, &tags, &stretches);
    stretches
        .iter()
        .zip(sources)
        .filter(|(stretch, source)| is_quotation(document, stretch, source.as_ref()))
        .map(|(stretch, source)| Draft {
            tokens: stretch.outer.clone(),
            core: stretch.outer.start..stretch.outer.start,
            value: Value::Quote {
                speaker: source.map(|s| s.name),
                text: document
                    .span(stretch.inner.clone())
                    .of(document.text)
                    .to_owned(),
            },
            head: None,
            rule: "quotation marks",
        })
        .collect()
}

/// Returns the speaker of each stretch: its own, else the one of the stretch that it belongs with.
fn sources(document: &Document, tags: &Tags, stretches: &[Stretch]) -> Vec<Option<Source>> {
    let mut sources: Vec<Option<Source>> = Vec::with_capacity(stretches.len());
    for (idx, stretch) in stretches.iter().enumerate() {
        let before = sources.last().cloned().flatten();
        let own = tags.source(idx, before.as_ref());
        let goes_on = 0 < idx && goes_on(document, &stretches[idx - 1], stretch);
        sources.push(own.or_else(|| before.filter(|_| goes_on)));
    }
    // The words of one quotation over two paragraphs: the tag may stand behind the second.
    for idx in (1..stretches.len()).rev() {
        let joined = stretches[idx].continues || tags.is_one_sentence(idx - 1, idx);
        if joined && sources[idx - 1].is_none() {
            let source = sources[idx].clone();
            sources[idx - 1] = source;
        }
    }
    sources
}

/// Returns whether `next` goes on with what the speaker of `stretch` says: the same sentence or quotation, or
/// sentences of its own right behind, in the same paragraph or filling the next.
fn goes_on(document: &Document, stretch: &Stretch, next: &Stretch) -> bool {
    if next.continues {
        return true;
    }
    let (Some(here), Some(there)) = (
        document.sentence_of(stretch.outer.end.saturating_sub(1)),
        document.sentence_of(next.outer.start),
    ) else {
        return false;
    };
    let alone = there.tokens.start == next.outer.start && ends_sentence(document, next);
    let between = document
        .sentences
        .iter()
        .filter(|s| here.tokens.end <= s.tokens.start && s.tokens.end <= there.tokens.start)
        .count();
    match there.paragraph - here.paragraph {
        0 => here.tokens == there.tokens || alone && between <= 1,
        1 => alone && between == 0 && fills_paragraph(document, next),
        _ => false,
    }
}

fn ends_sentence(document: &Document, stretch: &Stretch) -> bool {
    document
        .sentence_of(stretch.outer.end.saturating_sub(1))
        .is_some_and(|s| s.tokens.end <= stretch.outer.end + 1)
}

fn fills_paragraph(document: &Document, stretch: &Stretch) -> bool {
    let starts = document
        .tokens
        .get(stretch.outer.start)
        .is_some_and(|t| t.space == crate::segment::Space::Paragraph);
    let ends = document
        .tokens
        .get(stretch.outer.end)
        .is_none_or(|t| t.space == crate::segment::Space::Paragraph);
    starts && ends
}

/// Returns whether words in marks are somebody's words, rather than a title, a term or a wink.
fn is_quotation(document: &Document, stretch: &Stretch, source: Option<&Source>) -> bool {
    let inner = stretch.inner.clone();
    let n_words = inner
        .clone()
        .filter(|t| document.tokens[*t].kind == TokenKind::Word)
        .count();
    let stops = matches!(
        document.words(inner.end.saturating_sub(1)),
        "." | "!" | "?" | "…" | ","
    );
    match source {
        Some(source) if source.sure => 0 < n_words && (2 < n_words || source.near),
        Some(_) => 3 < n_words,
        None => CLAUSE <= n_words || SENTENCE <= n_words && stops && !is_title(document, inner),
    }
}

/// Returns whether most words have a capital, as in the title of a film.
fn is_title(document: &Document, inner: Range<usize>) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for token in inner {
        let here = &document.tokens[token];
        if here.kind == TokenKind::Word && 3 < here.span.len() {
            words += 1;
            capitals += usize::from(here.case != crate::segment::Case::Lower);
        }
    }
    words < 2 * capitals
}

#[cfg(test)]
mod tests;
