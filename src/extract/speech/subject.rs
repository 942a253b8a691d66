//! The subject of a verb of saying, and the source of "according to".
//!
//! In: a verb and the stretch of a sentence around it. Out: a name, a pronoun, or the words of a source without
//! a name. What a preposition or a genitive governs is no subject: in "the mayor of Lyon said" not Lyon speaks.

use std::ops::Range;

use super::Speech;
use crate::extract::name::{Class, Name};
use crate::lang::pack::Flags;

/// Who a verb says is speaking, before it is known who that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A name, by its index.
    Name(usize),
    /// A source without a name: "police".
    Words(Range<usize>),
    /// A pronoun for one person.
    Person(usize),
    /// A pronoun for a body.
    Group(usize),
    /// None, where the language leaves it out; the verb.
    Dropped(usize),
    /// A pronoun that nobody can be found for.
    Open(usize),
}

impl Speech<'_> {
    /// Returns the subject of a verb of saying between two tokens.
    pub(crate) fn subject(&self, from: usize, verb: &Range<usize>, end: usize) -> Option<Subject> {
        let from = self.clause_start(from, verb.start);
        self.pronoun_before(from, verb.start)
            .or_else(|| self.linked_pronoun(verb.end))
            .or_else(|| {
                let second = self.lexicon.verb_second;
                second.then(|| self.pronoun_behind(verb.end))?
            })
            .or_else(|| self.subject_going_on(from, verb.start))
            .or_else(|| self.subject_of_tag(from, verb, end))
            .or_else(|| self.subject_before(from, verb.start))
            .or_else(|| self.pronoun_behind(verb.end))
            .or_else(|| {
                let inverted = self.may_invert(from, verb.start);
                inverted.then(|| self.subject_behind(verb.end, end))?
            })
            .or_else(|| self.unknown_before(from, verb.start))
            .or_else(|| self.unknown_behind(verb.end, end))
            .or_else(|| self.dropped(verb.start))
    }

    /// Returns the comma that stands before a verb with nothing but small words between.
    fn comma_before(&self, from: usize, verb: usize) -> Option<usize> {
        (from..verb)
            .rev()
            .find(|t| !self.flags(*t).any(Flags::AUXILIARY) && !self.is_day(*t))
            .filter(|t| self.is_comma(*t))
    }

    /// "she told the Post on Friday, adding …": who said the one thing adds the other.
    fn subject_going_on(&self, from: usize, verb: usize) -> Option<Subject> {
        let comma = self.comma_before(from, verb)?;
        let (token, len) = (from..comma)
            .rev()
            .find_map(|t| Some((t, self.verb_at(t)?)))?;
        self.subject(from, &(token..token + len), comma)
    }

    /// "…, a indiqué la police": right behind a comma the verb has its subject behind it, unless what stands
    /// before the comma describes a name, as in "Smith, a lawyer, told the police".
    fn subject_of_tag(&self, from: usize, verb: &Range<usize>, end: usize) -> Option<Subject> {
        let comma = self.comma_before(from, verb.start)?;
        let described = self.names_in(from, comma + 1).any(|(_, n)| {
            matches!(self.words(n.tokens.end), "," | "(")
                || self.flags(n.tokens.end).any(Flags::RELATIVE)
        });
        if described {
            return None;
        }
        self.subject_behind(verb.end, end)
    }

    /// Returns the subject that is not there, where the language may leave it out.
    pub(crate) fn dropped(&self, verb: usize) -> Option<Subject> {
        self.lexicon.drops_subject.then_some(Subject::Dropped(verb))
    }

    /// Returns from the first word of a subject to the last.
    pub(crate) fn subject_words(&self, subject: &Subject) -> Range<usize> {
        match subject {
            Subject::Name(idx) => self.name(*idx).map_or(0..0, |n| n.tokens.clone()),
            Subject::Words(words) => words.clone(),
            Subject::Person(token) | Subject::Group(token) | Subject::Open(token) => {
                *token..token + 1
            }
            Subject::Dropped(verb) => *verb..*verb,
        }
    }

    /// Returns where the clause before a verb begins: behind a semicolon, a colon or a quotation.
    fn clause_start(&self, from: usize, verb: usize) -> usize {
        (from..verb)
            .rev()
            .find(|t| matches!(self.words(*t), ";" | ":") || self.is_quoted(*t))
            .map_or(from, |t| t + 1)
    }

    /// "a déclaré X", "am Montag sagte X": the subject may stand behind where the clause begins with its verb,
    /// or in a language whose verb stands second or may stand alone. Elsewhere what stands behind is whom somebody tells.
    fn may_invert(&self, from: usize, verb: usize) -> bool {
        self.lexicon.verb_second
            || self.lexicon.drops_subject
            || (from..verb)
                .all(|t| !self.is_word(t) || self.flags(t).any(Flags::AUXILIARY) || self.is_day(t))
    }

    // Pronouns -------------------------------------------------------------------------------

    fn pronoun(&self, token: usize) -> Option<Subject> {
        let flags = self.flags(token);
        if flags.any(Flags::PERSON_PRONOUN) {
            Some(Subject::Person(token))
        } else if flags.any(Flags::GROUP_PRONOUN) {
            Some(Subject::Group(token))
        } else if flags.any(Flags::OTHER_PRONOUN) {
            Some(Subject::Open(token))
        } else {
            None
        }
    }

    /// "she has also said".
    pub(crate) fn pronoun_before(&self, from: usize, verb: usize) -> Option<Subject> {
        for token in (from..verb).rev().take(4) {
            let pronoun = self.pronoun(token);
            if pronoun.is_some() {
                return pronoun;
            }
            if !self.flags(token).any(Flags::AUXILIARY) && self.words(token) != "-" {
                return None;
            }
        }
        None
    }

    /// "dit-il": with the hyphen it is the subject, whatever stands before; "she said it" has an object there.
    fn linked_pronoun(&self, end: usize) -> Option<Subject> {
        let linked = self.words(end) == "-";
        linked.then(|| self.pronoun_behind(end))?
    }

    /// "dit-il", "says he", "ajoute-t-elle": the letter between is no word.
    pub(crate) fn pronoun_behind(&self, end: usize) -> Option<Subject> {
        let token = end + usize::from(self.words(end) == "-");
        let linked = self.words(token).len() == 1 && self.words(token + 1) == "-";
        self.pronoun(if linked { token + 2 } else { token })
    }

    // Before the verb ------------------------------------------------------------------------

    /// Returns the subject between two places, a verb behind it.
    pub(crate) fn subject_before(&self, from: usize, verb: usize) -> Option<Subject> {
        // "After Smith was arrested, police said": what stands behind the last comma is the subject, unless it
        // describes the name before the comma, as in "Smith, the mayor of Lyon said".
        let comma = (from..verb).rev().find(|t| self.is_comma(*t));
        if let Some(comma) = comma {
            let described = self.name_ending(comma, from);
            match self.subject_in(comma + 1, verb) {
                Some(Subject::Words(_)) if described.is_some() => {
                    return described.map(Subject::Name);
                }
                Some(found) => return Some(found),
                None => {}
            }
            // "The marketing chief of Bellator, Dave Schwartz, said": a person between two commas.
            let apposed = described.filter(|idx| {
                self.name(*idx)
                    .is_some_and(|n| from < n.tokens.start && self.words(n.tokens.start - 1) == ",")
            });
            if apposed.is_some() {
                return apposed.map(Subject::Name);
            }
        }
        self.subject_in(from, verb)
    }

    fn name_ending(&self, end: usize, from: usize) -> Option<usize> {
        let (idx, name) = self.names_in(from, end).last()?;
        (name.tokens.end == end && name.class == Class::Person).then_some(idx)
    }

    fn subject_in(&self, from: usize, verb: usize) -> Option<Subject> {
        let mut best: Option<usize> = None;
        for (idx, name) in self.names_in(from, verb) {
            if self.is_governed(name, from) || !self.may_speak(name, verb) {
                continue;
            }
            // The first; a person right after it is whom its words describe: "Boeing spokesman William Lee".
            best = match best {
                Some(before) if name.class == Class::Person && self.adjoins(before, idx) => {
                    Some(idx)
                }
                None => Some(idx),
                kept => kept,
            };
        }
        match best {
            Some(idx) => Some(Subject::Name(self.nearest(idx, from, verb))),
            None => self
                .noun_phrase(from, verb)
                .filter(|words| self.reaches(words.end, verb))
                .map(Subject::Words),
        }
    }

    /// "They had a son named Robert Black and Daley said": a name that does not open its clause gives way to the one
    /// right at the verb.
    fn nearest(&self, first: usize, from: usize, verb: usize) -> usize {
        let opens = self
            .name(first)
            .is_some_and(|n| self.opens(n, from) || self.is_comma(n.tokens.end));
        let last = self.names_in(from, verb).last().filter(|(_, n)| {
            n.class == Class::Person
                && !self.is_governed(n, from)
                && (n.tokens.end..verb).all(|t| self.flags(t).any(Flags::AUXILIARY))
        });
        match last {
            Some((idx, _)) if !opens => idx,
            _ => first,
        }
    }

    /// A people never speaks by its adjective; a place only as its government: "Washington has said".
    fn may_speak(&self, name: &Name, verb: usize) -> bool {
        name.class != Class::Place
            || name.rule != "people of a place"
                && (name.tokens.end..verb)
                    .all(|t| self.flags(t).any(Flags::AUXILIARY) || self.is_day(t))
    }

    /// Returns whether a preposition, a link or a genitive keeps the name from being the subject itself.
    pub(super) fn is_governed(&self, name: &Name, from: usize) -> bool {
        if self.document.fold(name.tokens.end).starts_with('\'')
            && self.document.glued(name.tokens.end)
        {
            return true;
        }
        self.is_led(name.tokens.start, from)
    }

    /// Returns whether a preposition or a link leads what begins at the token.
    pub(super) fn is_led(&self, start: usize, from: usize) -> bool {
        for token in (from..start).rev() {
            if self.is_role(token) {
                return false;
            }
            let flags = self.flags(token);
            // French "des témoins ont dit": at the start of its clause it is an article.
            let article = flags.has(Flags::ARTICLE.and(Flags::PARTICLE))
                && (token == from || !self.is_word(token - 1));
            if flags.any(Flags::GOVERNING) && !article {
                return true;
            }
            if !flags.any(Flags::ARTICLE.and(Flags::MODIFIER)) {
                return false;
            }
        }
        false
    }

    /// Returns whether only roles and small words stand between two names.
    fn adjoins(&self, a: usize, b: usize) -> bool {
        let (Some(first), Some(second)) = (self.name(a), self.name(b)) else {
            return false;
        };
        first.class != Class::Person
            && second.tokens.start - first.tokens.end <= 6
            && (first.tokens.end..second.tokens.start).all(|t| self.is_word(t) || self.is_hyphen(t))
    }

    // Behind the verb ------------------------------------------------------------------------

    /// Returns the subject behind a verb: "said X", "détaille la justice américaine".
    pub(crate) fn subject_behind(&self, from: usize, end: usize) -> Option<Subject> {
        let start = self.skip_small(from, end);
        let pronoun = self.pronoun(start);
        if pronoun.is_some() {
            return pronoun;
        }
        let stop = self.phrase_end(start, end);
        let mut named: Option<usize> = None;
        for (idx, name) in self.names_in(start, stop) {
            let governed = self.is_governed(name, from);
            let better = match named.and_then(|n| self.name(n)) {
                None => !governed,
                Some(before) => {
                    before.class != Class::Person && name.class == Class::Person && !governed
                }
            };
            let place = name.class == Class::Place && start < name.tokens.start;
            if better && !place {
                named = Some(idx);
            }
        }
        if let Some(idx) = named {
            return Some(Subject::Name(idx));
        }
        // "ha dichiarato il presidente di Confindustria, Carlo Bonomi": the name stands behind the comma.
        if self.words(stop) == "," && (start..stop).any(|t| self.is_source(t)) {
            let behind = self.name_from(stop + 1).filter(|(_, n)| {
                n.class != Class::Place
                    && n.tokens.start <= stop + 2
                    && n.tokens.end <= end
                    && !self.is_word(n.tokens.end)
            });
            if let Some((idx, _)) = behind {
                return Some(Subject::Name(idx));
            }
        }
        self.unknown_behind(start, stop)
            .or_else(|| self.noun_phrase(start, stop).map(Subject::Words))
    }

    /// Returns the source behind "according to": a name, or the name that the words for a document or a body
    /// lead to ("le communiqué d’Europol"), or those words.
    pub(crate) fn source_behind(&self, from: usize, end: usize) -> Option<Subject> {
        let start = self.skip_small(from, end);
        let stop = self.phrase_end(start, end);
        match self.subject_behind(from, end)? {
            Subject::Words(words) => {
                let of = self
                    .names_in(words.start, stop)
                    .next()
                    .filter(|(_, n)| n.class != Class::Place && n.tokens.start <= words.end + 2);
                match of {
                    Some((idx, _)) if words.clone().any(|t| self.is_document(t)) => {
                        Some(Subject::Name(idx))
                    }
                    // "secondo trimestre": the source stands right behind the phrase.
                    _ => (start..words.start)
                        .all(|t| self.flags(t).any(Flags::ARTICLE.and(Flags::GOVERNING)))
                        .then(|| Subject::Words(self.author(words))),
                }
            }
            Subject::Name(idx) => {
                // "secondo posto di Rossi": the source stands right behind the phrase, or a role does.
                let name = self.name(idx)?;
                let led = (start..name.tokens.start)
                    .all(|t| self.flags(t).any(Flags::ARTICLE.and(Flags::MODIFIER)))
                    || (start..name.tokens.start).any(|t| self.is_source(t));
                led.then_some(Subject::Name(idx))
            }
            other => Some(other),
        }
    }

    /// Returns the source right before "zufolge".
    pub(super) fn source_before(&self, from: usize, end: usize) -> Option<Subject> {
        let last = self.names_in(from, end).last();
        if let Some((idx, _)) = last.filter(|(_, n)| n.tokens.end == end) {
            return Some(Subject::Name(idx));
        }
        self.noun_phrase(end.saturating_sub(4).max(from), end)
            .map(|words| Subject::Words(self.author(words)))
    }

    /// Skips what may stand between a verb and its subject: small words, days, whom it was said to
    /// ("ha detto al Post il marito").
    fn skip_small(&self, from: usize, end: usize) -> usize {
        let mut token = from;
        while token < end && self.name_at(token).is_none() {
            let flags = self.flags(token);
            let other = Flags::ARTICLE.and(Flags::GOVERNING);
            let small = flags.any(Flags::AUXILIARY)
                && !flags.any(other)
                && self.lexicon.that.at(self.document, token).is_none();
            if small || self.is_day(token) {
                token += 1;
                continue;
            }
            let told =
                flags.any(Flags::GOVERNING) && flags.any(Flags::AUXILIARY.and(Flags::ARTICLE));
            match self.name_from(token + 1).filter(|_| told) {
                Some((_, name)) if name.tokens.start == token + 1 && name.tokens.end < end => {
                    token = name.tokens.end;
                }
                _ => break,
            }
        }
        token
    }
}
