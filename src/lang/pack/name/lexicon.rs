//! A pack's `[name_words]` and `[speech]`, ready to be looked up.
//!
//! Made once for a pack, on first use. Single words become one table of flags, asked once for each word of
//! a text; phrases become [`Phrases`], asked only where a name or a quote stands near.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lang::Pack;
use crate::lang::phrases::Phrases;
use crate::segment::{Document, phrase_tokens};

/// What a single word can be, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u32);

impl Flags {
    /// An article: `the`, `du`.
    pub const ARTICLE: Self = Self(1);
    /// A word that begins a sentence and is no name.
    pub const OPENER: Self = Self(1 << 1);
    /// A word before a role or a name that belongs to neither: `former`.
    pub const MODIFIER: Self = Self(1 << 2);
    /// A small word inside a person's name: `van`.
    pub const PARTICLE: Self = Self(1 << 3);
    /// A small word inside a body's name: `of`.
    pub const LINK: Self = Self(1 << 4);
    /// A word before a place: `in`.
    pub const PLACE_PREPOSITION: Self = Self(1 << 5);
    /// A word between subject and verb: `has`.
    pub const AUXILIARY: Self = Self(1 << 6);
    /// `he`, `she`.
    pub const PERSON_PRONOUN: Self = Self(1 << 7);
    /// `it`.
    pub const GROUP_PRONOUN: Self = Self(1 << 8);
    /// `who`, `which`.
    pub const RELATIVE: Self = Self(1 << 9);
    /// The start of a phrase of [`Lexicon::not_names`].
    pub const NOT_NAME: Self = Self(1 << 10);
    /// The start of a phrase of [`Lexicon::titles`].
    pub const TITLE: Self = Self(1 << 11);
    /// The start of a phrase of [`Lexicon::according`].
    pub const ACCORDING: Self = Self(1 << 12);
    /// `i`, `they`, `one`: nobody can be found for it.
    pub const OTHER_PRONOUN: Self = Self(1 << 24);
    /// What it leads is no subject: `of`.
    pub const GOVERNING: Self = Self(1 << 27);
    /// Who bears it, or is meant, is a man: `mr.`, `he`.
    pub const MASCULINE: Self = Self(1 << 25);
    /// Who bears it, or is meant, is a woman: `mrs`, `she`.
    pub const FEMININE: Self = Self(1 << 26);

    /// Returns whether all of `other` is in this set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Returns whether any of `other` is in this set.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of one language that surround names.
#[derive(Debug)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, Flags>,
    role_endings: Vec<String>,
    group_endings: Vec<String>,
    opener_endings: Vec<String>,
    word_endings: Vec<String>,
    /// Phrases with a capital that name no person, place or body.
    pub not_names: Phrases<()>,
    /// Phrases before a person's name: `mr.`.
    pub titles: Phrases<()>,
    /// What persons are.
    pub roles: Phrases<()>,
    /// What bodies are.
    pub groups: Phrases<()>,
    /// Small words that go on with a body's name.
    pub group_adjectives: Phrases<()>,
    /// What places are.
    pub place_nouns: Phrases<()>,
    /// Saying.
    pub reporting: Phrases<()>,
    /// Saying, with what is said right behind.
    pub bare: Phrases<()>,
    /// What is said follows.
    pub that: Phrases<()>,
    /// People and bodies that speak without a name.
    pub speakers: Phrases<()>,
    /// Documents that tell something: `statement`.
    pub documents: Phrases<()>,
    /// A source follows.
    pub according: Phrases<()>,
    /// A source stands before.
    pub according_after: Phrases<()>,
    /// Whether a capital alone tells nothing.
    pub capital_nouns: bool,
    /// Whether names take an s for their genitive.
    pub genitive_s: bool,
    /// Whether a verb of saying may stand without a subject.
    pub drops_subject: bool,
    /// Whether the verb stands second.
    pub verb_second: bool,
}

/// Where a pack keeps its lexicon once it has been made.
#[derive(Debug, Default)]
pub(super) struct Slot(OnceLock<Lexicon>);

impl Lexicon {
    /// Returns the lexicon of a pack.
    pub fn of(pack: &Pack) -> &Self {
        pack.name_words.lexicon.0.get_or_init(|| Self::new(pack))
    }

    fn new(pack: &Pack) -> Self {
        let (list, speech) = (&pack.name_words, &pack.speech);
        let elisions = &pack.text.elisions;
        let phrases =
            |words: &[String]| Phrases::new(words.iter().map(|w| (w.as_str(), ())), elisions);
        let mut words = FxHashMap::default();
        let mut flag = |list: &[String], flag: Flags| {
            for entry in list {
                if let Some(first) = phrase_tokens(entry, elisions).into_iter().next() {
                    let slot: &mut Flags = words.entry(first.into_boxed_str()).or_default();
                    *slot = slot.and(flag);
                }
            }
        };
        flag(&list.articles, Flags::ARTICLE);
        flag(&list.articles, Flags::OPENER);
        flag(&list.openers, Flags::OPENER);
        flag(&pack.text.starters, Flags::OPENER);
        flag(&list.modifiers, Flags::MODIFIER);
        flag(&list.particles, Flags::PARTICLE);
        flag(&list.links, Flags::LINK);
        flag(&list.place_prepositions, Flags::PLACE_PREPOSITION);
        flag(&speech.auxiliaries, Flags::AUXILIARY);
        flag(&speech.person_pronouns, Flags::PERSON_PRONOUN);
        flag(&speech.group_pronouns, Flags::GROUP_PRONOUN);
        flag(&speech.relatives, Flags::RELATIVE);
        flag(&speech.other_pronouns, Flags::OTHER_PRONOUN);
        flag(&speech.governing, Flags::GOVERNING);
        flag(&speech.masculine, Flags::MASCULINE);
        flag(&speech.feminine, Flags::FEMININE);
        flag(&list.not_names, Flags::NOT_NAME);
        flag(&list.titles, Flags::TITLE);
        flag(&speech.according, Flags::ACCORDING);
        Self {
            words,
            role_endings: list.role_endings.clone(),
            group_endings: list.group_endings.clone(),
            opener_endings: list.opener_endings.clone(),
            word_endings: list.word_endings.clone(),
            not_names: phrases(&list.not_names),
            titles: phrases(&list.titles),
            roles: phrases(&list.roles),
            groups: phrases(&list.groups),
            group_adjectives: phrases(&list.group_adjectives),
            place_nouns: phrases(&list.place_nouns),
            reporting: phrases(&speech.reporting),
            bare: phrases(&speech.bare),
            that: phrases(&speech.that),
            speakers: phrases(&speech.speakers),
            documents: phrases(&speech.documents),
            according: phrases(&speech.according),
            according_after: phrases(&speech.according_after),
            capital_nouns: list.capital_nouns,
            genitive_s: list.genitive_s,
            drops_subject: speech.drops_subject,
            verb_second: speech.verb_second,
        }
    }

    /// Returns what the folded word can be.
    pub fn flags(&self, folded: &str) -> Flags {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// Returns the number of tokens of the role that begins at the token; of a compound such as
    /// "Regierungssprecher" one.
    pub fn role_at(&self, document: &Document, token: usize) -> Option<usize> {
        if let Some((len, ())) = self.roles.at(document, token) {
            return Some(len);
        }
        ends_with_any(document.fold(token), &self.role_endings).then_some(1)
    }

    /// Returns whether the folded word ends as those do that begin a sentence and are no names.
    pub fn ends_as_opener(&self, folded: &str) -> bool {
        ends_with_any(folded, &self.opener_endings)
    }

    /// Returns whether the folded word ends as those do that name nothing by themselves.
    pub fn ends_as_word(&self, folded: &str) -> bool {
        ends_with_any(folded, &self.word_endings)
    }

    /// Returns the number of tokens of the word for a body that begins at the token.
    pub fn group_at(&self, document: &Document, token: usize) -> Option<usize> {
        if let Some((len, ())) = self.groups.at(document, token) {
            return Some(len);
        }
        ends_with_any(document.fold(token), &self.group_endings).then_some(1)
    }
}

fn ends_with_any(folded: &str, endings: &[String]) -> bool {
    endings
        .iter()
        .any(|ending| ending.len() < folded.len() && folded.ends_with(ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[test]
    fn a_word_may_be_several_things() {
        let lexicon = Lexicon::of(lang::pack("fr"));
        assert!(lexicon.flags("de").has(Flags::ARTICLE.and(Flags::PARTICLE)));
        assert!(lexicon.flags("selon").any(Flags::ACCORDING));
        assert_eq!(lexicon.flags("dupont"), Flags::default());
    }
}
