//! Whom a pronoun stands for.
//!
//! In: a place in the text. Out: the person or body meant, or nothing: where two would do, nobody is guessed.
//! Who spoke last goes on speaking, unless somebody else has become the subject of a sentence since. A sentence that
//! names one person alone is about that person.

use std::ops::Range;

use super::{Speech, Subject, Who};
use crate::extract::name::{Class, Name};
use crate::lang::pack::Flags;
use crate::segment::Case;

use super::gender::Gender;

/// How many sentences before its own a pronoun reaches.
const SENTENCES: usize = 4;

impl Speech<'_> {
    /// Returns who a subject is.
    pub(crate) fn resolve(&self, subject: &Subject, at: usize) -> Option<Who> {
        match subject {
            Subject::Name(idx) => {
                let name = self.name(*idx)?;
                Some(Who {
                    name: name.name.clone(),
                    class: Some(name.class),
                    words: name.tokens.clone(),
                })
            }
            Subject::Words(words) => {
                let (name, class) = self.bearer(words).map_or_else(
                    || (self.text(words.clone()), None),
                    |person| (person.name.clone(), Some(person.class)),
                );
                Some(Who {
                    name,
                    class,
                    words: words.clone(),
                })
            }
            Subject::Person(token) => self.antecedent(at, *token, &[Class::Person]),
            Subject::Group(token) => self.antecedent(at, *token, &[Class::Body]),
            Subject::Dropped(verb) => self.antecedent(at, *verb, &[Class::Person, Class::Body]),
            Subject::Open(_) => None,
        }
    }

    /// Returns the words of a source as they are written in mid-sentence.
    fn text(&self, words: Range<usize>) -> String {
        let first = words.start;
        let written = self.document.span(words).of(self.document.text);
        let text = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let small = !self.lexicon.capital_nouns
            && self.document.begins_sentence(first)
            && self.case(first) == Case::Title
            && self.name_at(first).is_none();
        let mut letters = text.chars();
        match letters.next() {
            Some(letter) if small => letter.to_lowercase().chain(letters).collect(),
            _ => text,
        }
    }

    /// "ha concluso il Segretario Generale": the one person that the text before calls by this role.
    fn bearer(&self, words: &Range<usize>) -> Option<&Name> {
        if !words.clone().any(|t| self.is_role(t)) {
            return None;
        }
        let mut found: Option<&Name> = None;
        for (_, name) in self.names_in(0, words.start) {
            if name.class != Class::Person || !self.is_called(name, words) {
                continue;
            }
            if found.is_some_and(|f| f.name != name.name) {
                return None;
            }
            found = Some(name);
        }
        found
    }

    /// Returns whether all the words stand right before or behind the name.
    fn is_called(&self, name: &Name, words: &Range<usize>) -> bool {
        let Some(sentence) = self.document.sentence_of(name.tokens.start) else {
            return false;
        };
        let before = name
            .tokens
            .start
            .saturating_sub(6)
            .max(sentence.tokens.start)..name.tokens.start;
        let behind = name.tokens.end..(name.tokens.end + 10).min(sentence.tokens.end);
        let behind = if self.words(behind.start) == "," {
            behind
        } else {
            0..0
        };
        let fold = |t: usize| self.document.fold(t);
        words.clone().all(|word| {
            before
                .clone()
                .chain(behind.clone())
                .any(|other| fold(other) == fold(word))
        })
    }

    /// Returns whom the pronoun at the token stands for.
    fn antecedent(&self, at: usize, pronoun: usize, classes: &[Class]) -> Option<Who> {
        let gender = Gender::of(self.flags(pronoun));
        let dropped = classes.len() > 1;
        let fits =
            |name: &str, class: Class| classes.contains(&class) && self.gender(name).fits(gender);
        let here = self
            .document
            .sentences
            .partition_point(|s| s.tokens.end <= at);
        let who = |name: &str, class: Class| {
            Some(Who {
                name: name.to_owned(),
                class: Some(class),
                words: pronoun..pronoun + 1,
            })
        };
        // Who would do if nobody has spoken: one, or several.
        let mut others: Option<Vec<&Name>> = None;
        // Whether one of them has become the subject of a sentence: then who spoke before has had their turn.
        let mut changed = false;
        for back in 0..=SENTENCES {
            let Some(sentence) = here
                .checked_sub(back)
                .and_then(|i| self.document.sentences.get(i))
            else {
                break;
            };
            if sentence.heading && 0 < back {
                continue;
            }
            let (start, end) = (sentence.tokens.start, sentence.tokens.end.min(at));
            let spoken = self
                .reports
                .iter()
                .rev()
                .filter(|r| start <= r.words.start && r.words.start < end)
                .filter_map(|r| r.who.as_ref())
                .find_map(|who| Some((who.name.as_str(), who.class?)))
                .filter(|(name, class)| fits(name, *class))
                .filter(|(name, _)| {
                    !changed || others.iter().flatten().any(|other| other.name == *name)
                });
            if let Some((name, class)) = spoken {
                return who(name, class);
            }
            let mut found: Vec<&Name> = self
                .names_in(start, end)
                .map(|(_, name)| name)
                .filter(|n| fits(&n.name, n.class) && !self.is_quoted(n.tokens.start))
                .collect();
            let opener = found.first().copied().filter(|n| self.opens(n, start));
            let opens = opener.is_some();
            found.dedup_by(|a, b| a.name == b.name);
            let free: Vec<&Name> = found
                .iter()
                .copied()
                .filter(|n| !self.is_governed(n, start))
                .collect();
            // "Tom Reed, who wants to unseat Paul Marsh, …": what the commas hold is about the subject.
            let described = opener
                .filter(|n| {
                    self.is_comma(n.tokens.end) && !self.flags(n.tokens.end + 1).any(Flags::LINK)
                })
                .filter(|_| others.is_none() && !dropped);
            if let Some(name) = described {
                return who(&name.name, name.class);
            }
            match (free.as_slice(), others.is_some()) {
                // A verb without a subject tells no gender: nobody else may be named.
                ([name], false) if opens && (!dropped || found.len() == 1) => {
                    return who(&name.name, name.class);
                }
                _ if found.is_empty() || others.is_some() => {}
                _ => {
                    changed = opens;
                    others = Some(if free.is_empty() { found } else { free });
                }
            }
        }
        match others?.as_slice() {
            [name] => who(&name.name, name.class),
            _ => None,
        }
    }

    /// Returns whether nothing but small words and roles stand between the start of the sentence and the name.
    pub(super) fn opens(&self, name: &Name, start: usize) -> bool {
        let small = Flags::ARTICLE
            .and(Flags::MODIFIER)
            .and(Flags::TITLE)
            .and(Flags::OPENER);
        (start..name.tokens.start).all(|t| {
            !self.is_word(t) || self.is_role(t) || self.is_day(t) || self.flags(t).any(small)
        })
    }
}
