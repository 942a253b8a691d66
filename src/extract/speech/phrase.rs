//! Sources without a name that is known: their words.
//!
//! In: a stretch of a sentence beside a verb of saying. Out: the words for people, a body or a document in it, or
//! those with capitals right at the verb, which tell a name that nothing is known of.

use std::ops::Range;

use super::{REACH, Speech, Subject};
use crate::lang::pack::Flags;
use crate::segment::Case;

/// The most tokens of a source without a name.
const LONGEST: usize = 8;

impl Speech<'_> {
    /// Returns whether nothing stands between the words of a source and their verb but small words, or what a
    /// preposition or a comma leads: in "his father died three years later, he said" nobody's father speaks.
    pub(super) fn reaches(&self, end: usize, verb: usize) -> bool {
        let led = Flags::PLACE_PREPOSITION.and(Flags::LINK);
        let first = (end..verb).find(|t| !self.flags(*t).any(Flags::AUXILIARY) && !self.is_day(*t));
        first.is_none_or(|t| {
            self.flags(t).any(led.and(Flags::RELATIVE)) || matches!(self.words(t), "," | "(")
        })
    }

    pub(super) fn phrase_end(&self, from: usize, end: usize) -> usize {
        let end = end.min(from + REACH);
        (from..end).find(|t| self.ends_phrase(*t)).unwrap_or(end)
    }

    pub(super) fn ends_phrase(&self, token: usize) -> bool {
        !self.is_word(token)
            && !self.is_hyphen(token)
            && !matches!(self.words(token), "'" | "’" | "&")
            && !self.is_inner_stop(token)
            || self.flags(token).any(Flags::RELATIVE) && !self.flags(token).any(Flags::ARTICLE)
            || self.is_finite(token)
            || self.verb_at(token).is_some()
    }

    /// Returns the words with capitals right before a verb, where these tell a name: "Hale sagte".
    pub(super) fn unknown_before(&self, from: usize, verb: usize) -> Option<Subject> {
        let named =
            |t: &usize| self.is_word(*t) && self.case(*t) != Case::Lower && !self.is_day(*t);
        let last = (from..verb)
            .rev()
            .find(|t| !self.flags(*t).any(Flags::AUXILIARY))
            .filter(named)?;
        let start = (from..=last).rev().take_while(named).last()?;
        let led = start
            .checked_sub(1)
            .filter(|t| from <= *t)
            .is_some_and(|t| self.is_word(t) || self.words(t) == "-");
        // One word at the start of a sentence may be any: "Reporters asked".
        let alone = start == last && self.document.begins_sentence(start);
        (!led && !alone).then_some(Subject::Words(start..last + 1))
    }

    /// Returns the words with capitals right behind a verb, where these tell a name: "dice Hale", "sagte Hale" have
    /// a subject although nothing is known of Hale; a noun would have an article.
    pub(crate) fn unknown_behind(&self, from: usize, end: usize) -> Option<Subject> {
        let named = |t: &usize| {
            self.is_hyphen(*t)
                || self.is_word(*t)
                    && self.case(*t) != Case::Lower
                    && !self.is_day(*t)
                    && !self.document.begins_sentence(*t)
        };
        let start = (from..end).find(|t| !self.is_role(*t)).unwrap_or(end);
        let stop = (start..end).find(|t| !named(t)).unwrap_or(end);
        let noun = (start..stop).any(|t| self.is_source(t));
        (start < stop && !noun).then_some(Subject::Words(start..stop))
    }

    /// "Angaben der Polizei": of a document by somebody without a name, that somebody.
    pub(super) fn author(&self, words: Range<usize>) -> Range<usize> {
        let document = words.clone().find_map(|t| {
            let (len, ()) = self.lexicon.documents.at(self.document, t)?;
            Some(t + len)
        });
        let author = document.and_then(|end| (end..words.end).find(|t| self.is_source(*t)));
        author.map_or(words.clone(), |author| author..words.end)
    }

    /// Returns the words of a source without a name: those from the last article before a word for people, a
    /// body or a document, up to a preposition of place, a pronoun or a sign.
    pub(super) fn noun_phrase(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let source = (from..end)
            .find(|t| self.is_word(*t) && self.is_source(*t) && !self.is_led(*t, from))?;
        let mut start = source;
        while from < start && source - start < 3 && self.qualifies(start - 1) {
            start -= 1;
        }
        let mut stop = source;
        while stop < end.min(start + LONGEST)
            && (stop == source || !self.ends_phrase(stop) && self.may_follow(stop))
            && !self.flags(stop).any(Flags::PLACE_PREPOSITION)
            && !self.is_day(stop)
        {
            stop += 1;
        }
        let small = Flags::LINK
            .and(Flags::ARTICLE)
            .and(Flags::AUXILIARY)
            .and(Flags::GOVERNING);
        while start < stop && self.flags(stop - 1).any(small) {
            stop -= 1;
        }
        let long = (start..stop).any(|t| 2 < self.words(t).chars().count());
        (start < stop && long).then_some(start..stop)
    }

    /// Where every noun has a capital, a word without one that leads no other is a verb: "die Mutter erhielt".
    pub(super) fn may_follow(&self, token: usize) -> bool {
        !self.lexicon.capital_nouns
            || self.case(token) != Case::Lower
            || self.flags(token).any(Flags::ARTICLE.and(Flags::GOVERNING))
    }

    /// Returns whether the word may stand between an article and its noun.
    pub(super) fn qualifies(&self, token: usize) -> bool {
        let small = Flags::ARTICLE
            .and(Flags::OPENER)
            .and(Flags::LINK)
            .and(Flags::PLACE_PREPOSITION)
            .and(Flags::AUXILIARY)
            .and(Flags::RELATIVE);
        (self.is_word(token) || self.is_hyphen(token))
            && !self.flags(token).any(small)
            && !self.is_day(token)
            && self.verb_at(token).is_none()
    }
}
