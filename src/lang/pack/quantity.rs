//! `[quantity]`: what is counted and measured.

mod tables;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::TextWords;

pub use tables::{Currency, Noun, QuantityTables, UnitWord};

/// Forms by what they stand for: `"country" = ["country", "countries"]`.
pub(super) type Forms = BTreeMap<String, Vec<String>>;

/// What is counted and measured.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuantityWords {
    /// Words for percent, the sign aside.
    pub percent: Vec<String>,
    /// Words for percentage points.
    pub percent_points: Vec<String>,
    /// Everyday names of currencies by ISO 4217 code; `?` where the name alone does not tell.
    pub currencies: Forms,
    /// The hundredth of a currency, by ISO 4217 code; `?` where the name alone does not tell.
    pub cents: Forms,
    /// Between a sum and its hundredths, besides the words that join tens: `con` of "3 euros con 99 céntimos".
    pub cents_behind: Vec<String>,
    /// Nouns for what is reckoned in money, `losses`: "tens of millions in losses".
    pub sums: Vec<String>,
    /// Units of measure by CLDR's names of them.
    pub units: Forms,
    /// Words that are a weight, in pounds, only where a word of `weighing` stands near: `pounds`.
    pub weights: Vec<String>,
    /// Words that say that something is weighed: `weighed`.
    pub weighing: Vec<String>,
    /// Words beside which such a word is money after all: `cost`.
    pub costing: Vec<String>,
    /// Units of time, from `second` to `century`.
    pub durations: Forms,
    /// Before a number of years that is an age: `aged`.
    pub age_before: Vec<String>,
    /// Before a number that is an age where the word for years follows: `tenía` of "tenía 84 años".
    pub age_before_years: Vec<String>,
    /// Behind a number that is an age: `years old`.
    pub age_after: Vec<String>,
    /// Between a person and a number of years that is an age: `de` of "un homme de 50 ans".
    pub age_of: Vec<String>,
    /// Between a person and a bare number that is an age: `was` of "Tyler was 13 when he fell".
    pub age_copulas: Vec<String>,
    /// Behind a bare number that is an age, where the sentence goes on: `when`.
    pub age_then: Vec<String>,
    /// Before a bare number between commas that is an age: `also`.
    pub age_also: Vec<String>,
    /// Behind a number of years that is the distance between two ages: `son aîné`.
    pub age_distances: Vec<String>,
    /// Words that are an age by themselves, by the years that they may mean: `"80-89" = ["octogenarian"]`.
    pub age_words: Forms,
    /// Whether a bare number between commas behind a name is an age: "Jane Doe, 62, said".
    pub age_apposition: bool,
    /// Whether a bare number in parentheses behind a name is an age: "Erika Muster (62) sagte".
    pub age_parenthesis: bool,
    /// Words after which a number is a name and no count: `article`, `route`.
    pub identifiers: Vec<String>,
    /// Words before a bare number that is a rank: `minuto` of "el minuto 65".
    pub ranked_before: Vec<String>,
    /// Words behind one: `aniversario` of "el 50 aniversario".
    pub ranked_behind: Vec<String>,
    /// Between one of a kind and how many there are to it: `sur` of "un enfant sur cinq".
    pub share_in: Vec<String>,
    /// Words in whose sentence "1-2" is a result: `beat`.
    pub score_words: Vec<String>,
    /// Verbs before which a number stands for people or things already named: `were` of "two were arrested".
    pub auxiliaries: Vec<String>,
    /// "twice".
    pub multiples: Forms,
    /// Whether nouns are written with a capital.
    pub capital_nouns: bool,
    /// Whether the noun stands behind all that belongs to it: "two Boston police officers".
    pub noun_last: bool,
    /// Whether nouns are written together: `Polizeibeamte`.
    pub compound_nouns: bool,
    /// Endings of nouns in the plural.
    pub plural_endings: Vec<String>,
    /// Endings of words that are no nouns in the plural although they end so.
    pub other_endings: Vec<String>,
    /// Nouns in the plural that do not end so: `people`.
    pub plurals: Vec<String>,
    /// Endings of words that may stand between a number and its noun.
    pub modifier_endings: Vec<String>,
    /// Endings of words that are written like nouns, and qualify the noun behind them: `Berliner`.
    pub derived_endings: Vec<String>,
    /// Words that may stand between a number and its noun.
    pub modifiers: Vec<String>,
    /// Words that are no nouns and not part of what is counted.
    pub stops: Vec<String>,
    /// People, by concept.
    pub people: Forms,
    /// Other nouns, by concept.
    pub nouns: Forms,
    /// The tables made of all this, at first use.
    #[serde(skip)]
    tables: OnceLock<QuantityTables>,
}

impl QuantityWords {
    /// Returns the tables made of the words, made when first asked for.
    pub fn tables(&self, text: &TextWords) -> &QuantityTables {
        self.tables
            .get_or_init(|| QuantityTables::new(self, &text.elisions))
    }

    /// Returns whether the word is the hundredth of a currency.
    pub fn is_cent(&self, folded: &str) -> bool {
        self.cents.values().flatten().any(|cent| cent == folded)
    }

    /// Returns whether a word ends as nouns in the plural do.
    pub fn may_be_plural(&self, folded: &str) -> bool {
        let ends = |endings: &[String]| endings.iter().any(|e| folded.ends_with(e.as_str()));
        3 < folded.len() && ends(&self.plural_endings) && !ends(&self.other_endings)
    }
}
