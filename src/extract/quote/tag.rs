//! The tag of a quotation: the words that say who speaks.
//!
//! In: a stretch between marks. Out: the subject that its tag names: "said X" behind it, "X said:" before it,
//! "– ha dichiarato X –" inside it, "selon X" on either side. Nobody is taken for a speaker who stands in no
//! such tag.

use std::ops::Range;

use super::marks::Stretch;
use crate::extract::name::Class;
use crate::extract::speech::{REACH, Speech, Subject};
use crate::lang::pack::Flags;
use crate::segment::Space;

/// The most tokens of a tag between two commas inside the marks, and of what may follow a name before a colon.
const LONGEST: usize = 8;

/// Who is said to speak, and where that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Who.
    pub subject: Subject,
    /// The words that say so.
    pub words: Range<usize>,
    /// Whether what is said is set off from them, by a comma, a colon or a dash: `"Extortion," he said`.
    pub apart: bool,
}

/// Returns the tag of the stretch.
pub(super) fn tag(speech: &Speech, idx: usize) -> Option<Tag> {
    let stretch = speech.stretches.get(idx)?;
    inside(speech, stretch)
        .or_else(|| behind(speech, idx))
        .or_else(|| ahead(speech, idx))
}

// Inside the marks ---------------------------------------------------------------------------

/// "… – ha dichiarato X – …", "… », expose le parquet : …": a tag between dashes or commas.
fn inside(speech: &Speech, stretch: &Stretch) -> Option<Tag> {
    let inner = stretch.inner.clone();
    for token in inner.clone().skip(1) {
        let dash =
            matches!(speech.words(token), "–" | "—" | "-") && !speech.document.glued(token + 1);
        let comma = speech.is_comma(token);
        if !(dash || comma) {
            continue;
        }
        let Some((verb, pronoun)) =
            verb_near(speech, token + 1, inner.end, if comma { 3 } else { 6 })
        else {
            continue;
        };
        let inverted = pronoun.is_some() && speech.pronoun_behind(verb.end) == pronoun;
        if comma && !inverted && !closes_tag(speech, verb.end, inner.end) {
            continue;
        }
        let subject = pronoun.or_else(|| speech.subject_behind(verb.end, inner.end));
        if let Some(subject) = subject {
            return Some(Tag {
                subject,
                words: token..verb.end,
                apart: true,
            });
        }
    }
    None
}

/// A tag between commas ends with a colon or a comma within a few words.
fn closes_tag(speech: &Speech, from: usize, end: usize) -> bool {
    let flags = speech.flags(from);
    let named = speech.name_at(from).is_some()
        || flags.any(Flags::TITLE)
        || flags.any(Flags::ARTICLE) && !flags.any(Flags::RELATIVE);
    let closed = (from..end.min(from + LONGEST))
        .find(|t| matches!(speech.words(*t), ":" | "," | ";") || speech.breaks(*t));
    named && (closed.is_some() || end <= from + LONGEST)
}

/// Returns the verb of saying at the token or behind a few small words, with the pronoun among them.
fn verb_near(
    speech: &Speech,
    from: usize,
    end: usize,
    most: usize,
) -> Option<(Range<usize>, Option<Subject>)> {
    for token in from..end.min(from + most) {
        if let Some(len) = speech.verb_at(token) {
            let verb = token..token + len;
            let pronoun = speech
                .pronoun_behind(verb.end)
                .or_else(|| speech.pronoun_before(from, token));
            return Some((verb, pronoun));
        }
        let small = Flags::AUXILIARY
            .and(Flags::PERSON_PRONOUN)
            .and(Flags::GROUP_PRONOUN)
            .and(Flags::OTHER_PRONOUN);
        if !(speech.flags(token).any(small) || matches!(speech.words(token), "-" | ",")) {
            return None;
        }
    }
    None
}

// Behind the marks ---------------------------------------------------------------------------

/// "…", said X · "…", X said · "…", selon X.
fn behind(speech: &Speech, idx: usize) -> Option<Tag> {
    let stretch = speech.stretches.get(idx)?;
    let close = stretch.outer.end;
    let end = tag_end(speech, idx, close)?;
    let from = (close..end)
        .find(|t| !matches!(speech.words(*t), "," | "." | "–" | "—" | "-" | ")" | ";"))?;
    let apart = stands_alone(speech, stretch) && (close < from || ends_apart(speech, stretch));
    let found = |subject, words| {
        Some(Tag {
            subject,
            words,
            apart,
        })
    };
    if let Some(len) = speech.according_at(from) {
        return found(speech.source_behind(from + len, end)?, from..end);
    }
    if let Some((verb, pronoun)) = verb_near(speech, from, end, 6) {
        let subject = pronoun
            .or_else(|| speech.subject_behind(verb.end, end))
            .or_else(|| speech.unknown_behind(verb.end, end))
            .or_else(|| speech.dropped(verb.start))?;
        return found(subject, from..verb.end);
    }
    // "…", X, president of Y, said · "…", the group has said.
    let verb = (from..end.min(from + REACH)).find(|t| speech.verb_at(*t).is_some())?;
    if (from..verb).any(|t| speech.breaks(t)) {
        return None;
    }
    found(speech.subject_before(from, verb)?, from..verb + 1)
}

/// Returns whether the words begin a sentence or stand behind a sign, so that the tag is theirs alone: not in
/// `She thinks it "absurd", he said`.
fn stands_alone(speech: &Speech, stretch: &Stretch) -> bool {
    let start = stretch.outer.start;
    let first = speech
        .document
        .sentence_of(start)
        .is_some_and(|s| s.tokens.start == start);
    let sign = start.checked_sub(1).map_or("", |t| speech.words(t));
    first || stretch.continues || matches!(sign, ":" | "," | "–" | "—" | "-")
}

/// Returns whether the words end with a sign that sets them off, inside the marks or right behind.
fn ends_apart(speech: &Speech, stretch: &Stretch) -> bool {
    let last = stretch.inner.end.saturating_sub(1);
    matches!(speech.words(last), "," | "." | "!" | "?" | "…")
}

/// Returns the end of what may be a tag behind a stretch: its sentence, or the next one where that begins
/// right there, but never into another stretch.
fn tag_end(speech: &Speech, idx: usize, from: usize) -> Option<usize> {
    let first = speech.document.tokens.get(from)?;
    if first.space == Space::Paragraph {
        return None;
    }
    let sentence = speech.document.sentence_of(from)?.tokens.clone();
    let next = speech
        .stretches
        .get(idx + 1)
        .map_or(usize::MAX, |s| s.outer.start);
    let end = sentence.end.min(next).min(from + REACH);
    if sentence.start == from && !matches!(speech.words(from), "," | "–" | "—") {
        // A sentence of its own: "“…” Smith said." is a tag, "“…” The police arrested …" none.
        let verb = (from..end).find(|t| speech.verb_at(*t).is_some())?;
        let stop = matches!(speech.words(verb + 1), "." | "," | "");
        return stop.then_some(end);
    }
    Some(end)
}

// Before the marks ---------------------------------------------------------------------------

/// X said: "…" · according to X, "…" · X (ORG): "…".
fn ahead(speech: &Speech, idx: usize) -> Option<Tag> {
    let stretch = speech.stretches.get(idx)?;
    let end = stretch.outer.start;
    let from = introduction(speech, idx, end)?;
    let last = end.checked_sub(1)?;
    // "She said, “…”", not "She said that the plan, if it was one, “…”".
    let apart = |tag: usize| match speech.words(last) {
        ":" => true,
        "," => last <= tag + 3,
        _ => false,
    };
    let found = |subject, words: Range<usize>, tag: usize| {
        Some(Tag {
            subject,
            words,
            apart: apart(tag),
        })
    };
    // "X said, according to Y, …": the last of them is nearest.
    let verb = last_verb(speech, from, end);
    if let Some(verb) = &verb {
        let subject = speech.subject(from, verb, end)?;
        let behind = speech.subject_words(&subject).end.max(verb.end);
        return found(subject, from..verb.end, behind);
    }
    let according = (from..end)
        .rev()
        .find_map(|t| Some((t, speech.according_at(t)?)));
    if let Some((token, len)) = according {
        let subject = speech.source_behind(token + len, end)?;
        return found(subject, token..end, last);
    }
    headline(speech, from, end)
}

/// Returns where the words that may introduce a stretch begin: its sentence; where it begins its own, the
/// sentence before if that ends in a colon.
fn introduction(speech: &Speech, idx: usize, end: usize) -> Option<usize> {
    let sentence = speech.document.sentence_of(end)?;
    let before = speech
        .stretches
        .get(..idx)?
        .last()
        .map_or(0, |s| s.outer.end);
    let first = sentence.tokens.start;
    if first < end {
        // A quotation before it in the same sentence has had its own tag.
        let again = first < before && last_verb(speech, before, end).is_none();
        let from = if again {
            first
        } else {
            first.max(before.min(end))
        };
        return (from < end).then_some(from);
    }
    let previous = end.checked_sub(1)?;
    if speech.words(previous) != ":" {
        return None;
    }
    let sentence = speech.document.sentence_of(previous)?;
    Some(sentence.tokens.start.max(before)).filter(|from| *from < end)
}

/// Returns the last verb of saying outside other stretches.
fn last_verb(speech: &Speech, from: usize, end: usize) -> Option<Range<usize>> {
    (from..end).rev().find_map(|token| {
        let len = speech.verb_at(token).filter(|_| !speech.is_quoted(token))?;
        Some(token..token + len)
    })
}

/// "Federico Rossi (FAPAV): “…”": a name and a colon, nothing that does anything.
fn headline(speech: &Speech, from: usize, end: usize) -> Option<Tag> {
    if speech.words(end.checked_sub(1)?) != ":" {
        return None;
    }
    let (idx, name) = speech.name_from(from)?;
    let rest = name.tokens.end..end.saturating_sub(1).max(name.tokens.end);
    let set_off = matches!(speech.words(rest.start), "(" | ",")
        || speech.flags(rest.start).any(Flags::GOVERNING)
        || rest.is_empty();
    let starts =
        (from..name.tokens.start).all(|t| speech.flags(t).any(Flags::ARTICLE) || speech.is_role(t));
    let fits = set_off
        && starts
        && name.tokens.end < end
        && rest.len() < LONGEST
        && name.class != Class::Place;
    fits.then_some(Tag {
        subject: Subject::Name(idx),
        words: from..end,
        apart: true,
    })
}
