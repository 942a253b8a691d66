//! Who is said to say what a sentence states without marks.
//!
//! In: a sentence and its reports. Out: scopes, each a stretch of the sentence and whose words it is: "police said
//! that …", "…, police said", "according to police, …". A scope keeps to its sentence, to its side of a semicolon, and
//! ends where a word such as "but" opens something else; a clause joined with "and" is still inside. Where the article
//! does not tell who the speaker is there is no scope.

use std::ops::Range;

use crate::extract::speech::{Form, Report, Speech, Who};
use crate::lang::pack::claim::Compiled;
use crate::model::Speaker;
use crate::segment::{Document, Sentence};
use crate::text::Span;

/// Between a verb of saying and what opens the words said, or behind a verb at the end: `told reporters on Monday
/// that`.
const REACH: usize = 8;

/// What stands before a tag at the end of its sentence has this many tokens at least.
const CLAUSE: usize = 4;

/// A stretch of a sentence, and whose words it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    tokens: Range<usize>,
    /// The words that tell who it is; nothing in them is said by the speaker.
    tag: Range<usize>,
    speaker: Speaker,
}

/// Returns the scopes of a sentence.
pub(super) fn scopes(speech: &Speech, words: &Compiled, sentence: &Sentence) -> Vec<Scope> {
    let from = speech
        .reports
        .partition_point(|r| r.words.start < sentence.tokens.start);
    let here: Vec<(&Report, &Who)> = speech
        .reports
        .iter()
        .skip(from)
        .take_while(|r| r.words.start < sentence.tokens.end)
        .filter_map(|r| Some((r, r.who.as_ref()?)))
        .collect();
    let mut scopes: Vec<Scope> = Vec::new();
    let scope = |report: &Report, who: &Who, tokens: Range<usize>| Scope {
        tokens,
        tag: report.words.start.min(report.subject.start)..report.words.end.max(report.subject.end),
        speaker: Speaker {
            name: who.name.clone(),
            span: speech.document.span(who.words.clone()),
        },
    };
    for (report, who) in here.iter().filter(|(r, _)| r.form == Form::Verb) {
        if let Some(tokens) = said(speech, words, sentence, report) {
            scopes.push(scope(report, who, tokens));
        }
    }
    for (report, who) in here.iter().filter(|(r, _)| r.form != Form::Verb) {
        // "Police said that, according to witnesses, two men fled": what the witnesses say is inside.
        let inside = scopes
            .iter()
            .filter(|s| s.tokens.contains(&report.words.start))
            .map(|s| s.tokens.start)
            .max();
        let tokens = part(speech.document, words, sentence, report.words.start);
        let tokens = inside.map_or(tokens.start, |start| start.max(tokens.start))..tokens.end;
        scopes.push(scope(report, who, tokens));
    }
    scopes
}

/// Returns whose words hold the span; of scopes within one another, the narrowest.
pub(super) fn speaker(document: &Document, scopes: &[Scope], span: Span) -> Option<Speaker> {
    let first = document
        .tokens
        .partition_point(|t| t.span.end() <= span.start());
    scopes
        .iter()
        .rev()
        .filter(|s| s.tokens.contains(&first) && !s.tag.contains(&first))
        .filter(|s| !s.speaker.span.overlaps(span))
        .min_by_key(|s| s.tokens.len())
        .map(|s| s.speaker.clone())
}

/// Returns the words that a verb reports.
fn said(
    speech: &Speech,
    words: &Compiled,
    sentence: &Sentence,
    report: &Report,
) -> Option<Range<usize>> {
    let end = sentence.tokens.end;
    let behind = report.words.end.max(report.subject.end);
    let rest = part(speech.document, words, sentence, report.words.start).end;
    // "When she said that she was ill, police went to see her": what is said ends with its clause.
    let inner = is_subordinate(speech, words, sentence, report);
    let rest = (behind..rest)
        .find(|t| inner && speech.is_comma(*t))
        .unwrap_or(rest);
    // "said on Monday that …".
    let that = (report.words.end - 1..rest.min(behind + REACH))
        .take_while(|t| !speech.breaks(*t))
        .find_map(|t| Some(t + speech.lexicon.that.at(speech.document, t)?.0));
    if let Some(from) = that {
        return Some(from..rest);
    }
    if let Some(comma) = comma_before(speech, sentence, report)
        && closes(speech, words, behind, end)
    {
        let from = part(speech.document, words, sentence, comma).start;
        return (CLAUSE <= comma - from).then_some(from..comma);
    }
    let (len, ()) = speech
        .lexicon
        .bare
        .at(speech.document, report.words.start)?;
    if len < report.words.len() || speech.is_comma(behind) && !speech.lexicon.verb_second {
        return None;
    }
    let from = if speech.lexicon.verb_second {
        // "Weber sagte, zehn Menschen seien gestorben".
        1 + (behind..rest.min(behind + REACH)).find(|t| speech.is_comma(*t))?
    } else {
        behind
    };
    (from < rest).then_some(from..rest)
}

/// Returns whether a word such as "when" opens the clause of a report.
fn is_subordinate(speech: &Speech, words: &Compiled, sentence: &Sentence, report: &Report) -> bool {
    let first = report.words.start.min(report.subject.start);
    (sentence.tokens.start..first)
        .rev()
        .take_while(|t| !speech.is_comma(*t))
        .any(|t| {
            words.boundaries.at(speech.document, t).is_some()
                && words.relatives.at(speech.document, t).is_none()
                && words.conjunctions.at(speech.document, t).is_none()
                && words.contrasts.at(speech.document, t).is_none()
        })
}

/// Returns the comma before a tag: ", police said", ", a déclaré la police", ", the Post’s Ann Lee said".
fn comma_before(speech: &Speech, sentence: &Sentence, report: &Report) -> Option<usize> {
    let first = if report.subject.is_empty() {
        report.words.start
    } else {
        report.words.start.min(report.subject.start)
    };
    (sentence.tokens.start..first)
        .rev()
        .take(REACH)
        .take_while(|t| speech.is_comma(*t) || speech.is_word(*t) && speech.verb_at(*t).is_none())
        .find(|t| speech.is_comma(*t))
}

/// Returns whether nothing follows a tag but whom, when and where it was said to, or more about the speaker.
fn closes(speech: &Speech, words: &Compiled, from: usize, end: usize) -> bool {
    let first = (from..end).find(|t| speech.is_word(*t) || speech.is_comma(*t));
    let Some(first) = first else { return true };
    let led = speech.is_day(first)
        || speech.is_source(first)
        || speech.name_at(first).is_some()
        || words.locatives.at(speech.document, first).is_some();
    speech.is_comma(first) || led && end - from <= REACH + 2
}

/// Returns the part of a sentence around a token: between semicolons, and up to what a contrast opens.
fn part(document: &Document, words: &Compiled, sentence: &Sentence, token: usize) -> Range<usize> {
    let cuts = |t: &usize| {
        document.words(*t) == ";"
            || words.contrasts.at(document, *t).is_some() && sentence.tokens.start < *t
    };
    let from = (sentence.tokens.start..token)
        .rev()
        .find(cuts)
        .unwrap_or(sentence.tokens.start);
    let to = (token + 1..sentence.tokens.end)
        .find(cuts)
        .unwrap_or(sentence.tokens.end);
    from..to
}
