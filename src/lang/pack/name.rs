//! `[name_words]`: names, titles, roles.
//!
//! Every list is in lower case with straight apostrophes. Where it says *phrases*, an entry may be several
//! words and a word may end in `*` for any ending; all other lists are of single words.

mod lexicon;

use serde::Deserialize;

use lexicon::Slot;
pub use lexicon::{Flags, Lexicon};

/// Names, titles, roles.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameWords {
    /// Whether every noun is written with a capital, so that a capital alone tells nothing.
    pub capital_nouns: bool,
    /// Articles and what they melt into: `the`, `du`, `nella`.
    pub articles: Vec<String>,
    /// Words that begin a sentence with a capital and are no names, besides the starters of `[text]`:
    /// adverbs, conjunctions, common verbs and nouns in that place.
    pub openers: Vec<String>,
    /// Endings of words that begin a sentence and are no names, where the word is not known as one: verbs in a
    /// language that may begin with them, adverbs.
    #[serde(default)]
    pub opener_endings: Vec<String>,
    /// Endings of words that name nothing by themselves, whatever their capital: `ción`, `heid`.
    #[serde(default)]
    pub word_endings: Vec<String>,
    /// Whether names take an s for their genitive, without an apostrophe.
    #[serde(default)]
    pub genitive_s: bool,
    /// Phrases with a capital in mid-sentence that name no person, place or body: weekdays, months, feasts,
    /// ranks of office, wares: `monday`, `internet`, `christmas`, `dvd`.
    pub not_names: Vec<String>,
    /// Phrases that stand before a person's name and hardly anywhere else: `mr.`, `sir`.
    pub titles: Vec<String>,
    /// Phrases for what a person is, before or behind a name: `president`, `spokes*`, `chief executive`.
    pub roles: Vec<String>,
    /// Ends of compounds that are roles: `minister`, `sprecher`.
    pub role_endings: Vec<String>,
    /// Words before a role or a name that belong to neither: `former`, `acting`.
    pub modifiers: Vec<String>,
    /// Small words inside a person's name: `van`, `de`, `bin`.
    pub particles: Vec<String>,
    /// Small words inside a body's name: `of`, `for`, `and`.
    pub links: Vec<String>,
    /// Phrases that make a name beside them that of a body: `group`, `newspaper`, `party`.
    pub groups: Vec<String>,
    /// Ends of compounds that are bodies: `gesellschaft`, `ministerium`.
    pub group_endings: Vec<String>,
    /// Words without a capital that go on with a body's name: `internationale`, `suprema`.
    pub group_adjectives: Vec<String>,
    /// Phrases that make a name beside them that of a place: `city`, `river`, `street`.
    pub place_nouns: Vec<String>,
    /// Words before a place: `in`, `near`.
    pub place_prepositions: Vec<String>,
    /// The same, made ready for looking up.
    #[serde(skip)]
    lexicon: Slot,
}
