//! A pack: everything that the engine must be told about one language.
//!
//! One struct for the file, one for each of its sections, each kept beside what it feeds. Every field must
//! stand in every pack, and no other may: a pack that omits or misspells one is refused with the place.
//! Lists are plain; the first use turns them into [`Phrases`](crate::lang::phrases::Phrases).

pub mod claim;
pub mod date;
mod name;
mod number;
mod parts;
mod quantity;
mod speech;
mod text;

use serde::Deserialize;

pub use claim::ClaimWords;
pub use date::DateWords;
pub use name::{Flags, Lexicon, NameWords};
pub use number::{Attached, Lexeme, NumberLexicon, NumberWords, Role, Vague};
pub use parts::{PartsLexicon, PartsWords};
pub use quantity::{Currency, Noun, QuantityTables, QuantityWords, UnitWord};
pub use speech::SpeechWords;
pub use text::TextWords;

/// A language pack as read from its file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// ISO 639-1 code, the name of the file.
    pub code: String,
    /// The language's own name for itself.
    pub name: String,
    /// How words are joined and sentences end.
    pub text: TextWords,
    /// Number words.
    pub number: NumberWords,
    /// What is counted and measured.
    pub quantity: QuantityWords,
    /// What a number is made of.
    pub parts: PartsWords,
    /// Dates and times.
    pub date: DateWords,
    /// Names, titles, roles.
    pub name_words: NameWords,
    /// Who says what.
    pub speech: SpeechWords,
    /// Events, attribution, hedges.
    pub claim: ClaimWords,
    /// Marked sentences that the pack must read as marked.
    #[serde(default)]
    pub corpus: Vec<Case>,
}

/// A marked sentence; see `docs/LANGUAGES.md` for the marks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The kinds that are checked, by name; mentions of others are passed over.
    pub kinds: Vec<String>,
    /// The date of publication that relative dates are reckoned from.
    pub published: Option<String>,
    /// The sentence with its marks; one without marks must give no mention of these kinds.
    pub text: String,
}

impl Pack {
    /// Reads a pack from its TOML text; the error names the line and the field.
    pub fn parse(toml: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(toml)
    }
}
