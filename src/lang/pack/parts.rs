//! `[parts]`: how a text says what a number is made of.

use std::sync::OnceLock;

use serde::Deserialize;

use super::TextWords;
use crate::lang::phrases::Phrases;

/// How a text says what a number is made of. All are phrases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartsWords {
    /// Before some of what was counted just now: `including`, `among them`.
    pub among: Vec<String>,
    /// Before some of what was counted just now, with the noun left out: `of whom`.
    pub of_these: Vec<String>,
    /// Beside a number that is the sum of those before it: `in all`, `a total of`.
    pub in_all: Vec<String>,
    #[serde(skip)]
    lexicon: OnceLock<PartsLexicon>,
}

/// The lists of [`PartsWords`], ready to be found in a text.
#[derive(Debug)]
pub struct PartsLexicon {
    /// Words before some of what was counted.
    pub among: Phrases<()>,
    /// Words beside a sum.
    pub in_all: Phrases<()>,
}

impl PartsWords {
    /// Returns the lists, made ready at the first call.
    pub fn lexicon(&self, text: &TextWords) -> &PartsLexicon {
        self.lexicon.get_or_init(|| {
            let set = |list: &[String]| {
                Phrases::new(list.iter().map(|p| (p.as_str(), ())), &text.elisions)
            };
            let among = self.of_these.iter().chain(&self.among);
            PartsLexicon {
                among: Phrases::new(among.map(|p| (p.as_str(), ())), &text.elisions),
                in_all: set(&self.in_all),
            }
        })
    }
}
