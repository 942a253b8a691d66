//! Direct speech and its speakers.
//!
//! In: a document with its names and who speaks in it. Out: a draft for each quotation; its span holds the
//! marks, its core is empty, so that other rules read the words inside. A quotation is what somebody is said to
//! say, or what is long enough to be a clause; words in marks that only keep their distance ("scare quotes"),
//! titles and terms are none. The speaker is looked for inside, behind and before; a pronoun stands for the person
//! that it must mean; where none fits the speaker is left open. [`marks`] pairs the marks, [`tag`] finds the words
//! that say who speaks, [`speech`](super::speech) whom they mean.

pub(super) mod marks;
mod tag;

use std::ops::Range;

use super::speech::{Form, Speech, Who};
use super::{Context, Draft};
use crate::extract::name::Class;
use crate::model::Value;
use crate::segment::{Case, Document, Space, TokenKind};
use marks::Stretch;

/// Words in marks without a speaker are a quotation from this many words on.
const CLAUSE: usize = 8;

/// With a full stop inside the marks they are one from this many on, and where a speaker is found in the
/// sentence without a tag of their own.
const SENTENCE: usize = 4;

/// With a tag that does not set them off they are one from this many on: `said it was "an honour to serve"`.
const PHRASE: usize = 3;

/// Who speaks a stretch, and how that is known.
#[derive(Clone, Debug)]
struct Source {
    who: Option<Who>,
    tag: Basis,
}

/// How a speaker is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basis {
    /// A tag that sets the words off: `"Extortion," he said`.
    Apart,
    /// A tag in whose sentence the words stand.
    Within,
    /// The stretch before, or the sentence before, which reports what somebody said.
    Before,
}

/// Returns the drafts of this rule.
pub fn quotes(context: &Context) -> Vec<Draft> {
    let (document, speech) = (context.document, context.speech);
    speech
        .stretches
        .iter()
        .zip(sources(speech))
        .filter(|(stretch, source)| is_quotation(document, stretch, source.as_ref()))
        .map(|(stretch, source)| Draft {
            tokens: stretch.outer.clone(),
            core: stretch.outer.start..stretch.outer.start,
            value: Value::Quote {
                speaker: source.and_then(|s| s.who).map(|who| who.name),
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

/// Returns the speaker of each stretch: its own, else the one of the stretch that it belongs with, else who is
/// reported in the sentence before.
fn sources(speech: &Speech) -> Vec<Option<Source>> {
    let stretches = &speech.stretches;
    let mut sources: Vec<Option<Source>> = Vec::with_capacity(stretches.len());
    for (idx, stretch) in stretches.iter().enumerate() {
        let own = tag::tag(speech, idx).map(|tag| Source {
            who: speech.resolve(&tag.subject, stretch.outer.start.max(tag.words.start)),
            tag: if tag.apart {
                Basis::Apart
            } else {
                Basis::Within
            },
        });
        let inherited = || {
            let before = sources.last().cloned().flatten();
            let goes_on = 0 < idx && goes_on(speech.document, &stretches[idx - 1], stretch);
            before.filter(|_| goes_on).map(|source| Source {
                tag: if stretch.continues {
                    source.tag
                } else {
                    Basis::Before
                },
                ..source
            })
        };
        let source = own
            .or_else(inherited)
            .or_else(|| reported_before(speech, stretch));
        sources.push(source);
    }
    // The words of one quotation over two paragraphs: the tag may stand behind the second.
    for idx in (1..stretches.len()).rev() {
        let joined = stretches[idx].continues
            || is_one_sentence(speech.document, &stretches[idx - 1], &stretches[idx]);
        let unknown = sources[idx - 1]
            .as_ref()
            .is_none_or(|s| s.tag == Basis::Before);
        let told = sources[idx]
            .as_ref()
            .is_some_and(|s| s.tag != Basis::Before);
        if joined && unknown && told {
            let source = sources[idx].clone();
            sources[idx - 1] = source;
        }
    }
    sources
}

/// "Lee said the bank had done nothing wrong. “We have nothing to hide.”": a quotation that is a sentence of its
/// own is by whom the sentence before reports.
fn reported_before(speech: &Speech, stretch: &Stretch) -> Option<Source> {
    let document = speech.document;
    let here = document.sentence_of(stretch.outer.start)?;
    if here.tokens.start != stretch.outer.start || !ends_sentence(document, stretch) {
        return None;
    }
    let before = document.sentence_of(here.tokens.start.checked_sub(1)?)?;
    if before.heading || 1 < here.paragraph - before.paragraph {
        return None;
    }
    let report = speech
        .reports
        .iter()
        .rev()
        .find(|r| before.tokens.contains(&r.words.start) && r.form == Form::Verb)?;
    let who = report
        .who
        .clone()
        .filter(|w| w.class == Some(Class::Person))?;
    Some(Source {
        who: Some(who),
        tag: Basis::Before,
    })
}

fn is_one_sentence(document: &Document, a: &Stretch, b: &Stretch) -> bool {
    let sentence = |s: &Stretch| {
        document
            .sentence_of(s.outer.start)
            .map(|s| s.tokens.clone())
    };
    sentence(a).is_some() && sentence(a) == sentence(b)
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
        .is_some_and(|t| t.space == Space::Paragraph);
    let ends = document
        .tokens
        .get(stretch.outer.end)
        .is_none_or(|t| t.space == Space::Paragraph);
    starts && ends
}

/// Returns whether words in marks are somebody's words, rather than a title, a term or a wink.
fn is_quotation(document: &Document, stretch: &Stretch, source: Option<&Source>) -> bool {
    let inner = stretch.inner.clone();
    let n_words = inner
        .clone()
        .filter(|t| document.tokens[*t].kind == TokenKind::Word)
        .filter(|t| *t == inner.start || document.words(t - 1) != "-")
        .count();
    let stops = matches!(
        document.words(inner.end.saturating_sub(1)),
        "." | "!" | "?" | "…" | ","
    );
    let least = match source.map(|s| s.tag) {
        Some(Basis::Apart) => 1,
        Some(Basis::Within) => PHRASE,
        _ if stretch.continues => 1,
        Some(Basis::Before) => 2,
        None if stops => SENTENCE,
        None => CLAUSE,
    };
    let tagged = source.is_some_and(|s| s.tag == Basis::Apart);
    least <= n_words && (tagged || stretch.continues || !is_title(document, inner))
}

/// Returns whether most words have a capital, as in the title of a film.
fn is_title(document: &Document, inner: Range<usize>) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for token in inner {
        let here = &document.tokens[token];
        if here.kind == TokenKind::Word && 3 < here.span.len() {
            words += 1;
            capitals += usize::from(here.case != Case::Lower);
        }
    }
    words < 2 * capitals
}

#[cfg(test)]
mod tests;
