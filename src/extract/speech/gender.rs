//! Whether a person of the article is told to be a man or a woman.
//!
//! "Mrs Lee", "her son Tom", "Tom, the son of …": what stands right beside a name tells, wherever in the
//! article. No table of given names is asked: what the article does not tell stays unknown, and unknown fits
//! every pronoun.

use std::collections::BTreeMap;

use super::Speech;
use crate::extract::name::Class;
use crate::lang::pack::Flags;

/// Before and behind a name this many tokens can tell.
const REACH: usize = 3;

/// What an article tells of a person, or a pronoun of whom it means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gender {
    masculine: bool,
    feminine: bool,
}

impl Gender {
    /// Returns what a word tells.
    pub(super) fn of(flags: Flags) -> Self {
        Self {
            masculine: flags.any(Flags::MASCULINE),
            feminine: flags.any(Flags::FEMININE),
        }
    }

    /// Returns whether both can be told of one person; what is unknown or contradictory fits everybody.
    pub(super) fn fits(self, other: Self) -> bool {
        let known = |g: Self| g.masculine != g.feminine;
        !known(self) || !known(other) || self == other
    }

    fn add(&mut self, other: Self) {
        self.masculine |= other.masculine;
        self.feminine |= other.feminine;
    }
}

impl<'a> Speech<'a> {
    /// Returns what the article tells of each person.
    pub(super) fn genders(&self) -> BTreeMap<&'a str, Gender> {
        let mut genders: BTreeMap<&str, Gender> = BTreeMap::new();
        for name in self.names.iter().filter(|n| n.class == Class::Person) {
            let gender = genders.entry(name.name.as_str()).or_default();
            for token in (name.tokens.start.saturating_sub(REACH)..name.tokens.start).rev() {
                let linked = Flags::LINK
                    .and(Flags::PLACE_PREPOSITION)
                    .and(Flags::PARTICLE);
                if !(self.is_word(token) || self.words(token) == ".")
                    || self.flags(token).any(linked)
                {
                    break;
                }
                gender.add(Gender::of(self.flags(token)));
            }
            if self.words(name.tokens.end) == "," {
                for token in name.tokens.end + 1..=name.tokens.end + REACH {
                    if !self.is_word(token) || self.verb_at(token).is_some() {
                        break;
                    }
                    gender.add(Gender::of(self.flags(token)));
                }
            }
        }
        genders
    }

    /// Returns what the article tells of a person.
    pub(super) fn gender(&self, name: &str) -> Gender {
        self.genders.get(name).copied().unwrap_or_default()
    }
}
