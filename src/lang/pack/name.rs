//! `[name_words]`: names, titles, roles, and who says what.
//!
//! Every list is in lower case with straight apostrophes. Where it says *phrases*, an entry may be several
//! words and a word may end in `*` for any ending; all other lists are of single words.

mod lexicon;

use serde::Deserialize;

use lexicon::Slot;
pub use lexicon::{Flags, Lexicon};

/// Names, titles, roles, and who says what.
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
    /// Phrases of saying: `said`, `announc*`, `told`.
    pub reporting: Vec<String>,
    /// Phrases with the source behind them: `according to`, `selon`.
    pub according: Vec<String>,
    /// Phrases with the source before them: German `zufolge`.
    pub according_after: Vec<String>,
    /// Words between a subject and its verb of saying: `has`, `also`.
    pub auxiliaries: Vec<String>,
    /// Pronouns for a person that speaks: `he`, `she`.
    pub person_pronouns: Vec<String>,
    /// Pronouns for a body that speaks: `it`.
    pub group_pronouns: Vec<String>,
    /// Pronouns that open a clause about the name before them: `who`, `which`.
    pub relatives: Vec<String>,
    /// Whether a verb of saying may stand without a subject: Italian "ha aggiunto".
    pub drops_subject: bool,
    /// The same, made ready for looking up.
    #[serde(skip)]
    lexicon: Slot,
}
