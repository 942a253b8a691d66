//! `[text]`: how words are joined and sentences end.

use serde::Deserialize;

/// How words are joined and sentences end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextWords {
    /// Words that lose their end before a vowel, with straight apostrophe: `l'`, `dell'`.
    pub elisions: Vec<String>,
    /// What hangs on to the end of a word, with straight apostrophe: `'s`.
    pub clitics: Vec<String>,
    /// Words before a full stop that does not end a sentence, in lower case without it: `dr`, `p`.
    pub abbreviations: Vec<String>,
    /// Those of the abbreviations that always have a name behind them: `mr`.
    pub titles: Vec<String>,
    /// Words that are written with a capital only at the start of a sentence, in lower case: `the`.
    pub starters: Vec<String>,
    /// Whether a full stop behind digits makes an ordinal: "am 25. August".
    pub ordinal_dot: bool,
}

impl TextWords {
    /// Returns whether a full stop behind the folded word does not end a sentence.
    pub fn is_abbreviation(&self, folded: &str) -> bool {
        self.abbreviations.iter().any(|a| a == folded) || self.is_title_like(folded)
    }

    /// Returns whether the folded word, with a full stop, always has a name behind it.
    pub fn is_title_like(&self, folded: &str) -> bool {
        self.titles.iter().any(|t| t == folded)
    }
}
