//! The seven languages that the tables tell apart, and sets of them.
//!
//! In: a code such as `fr`. Out: membership in a set. Every other language shares the last bit, "another": the
//! tables hold names from many languages but mark only these seven.

/// The languages that have a bit of their own, in the order of the bits.
pub const LANGUAGES: [&str; 7] = ["en", "fr", "it", "es", "de", "pt", "nl"];

/// A set of languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Languages(pub(super) u8);

impl Languages {
    pub(super) const ANOTHER: Self = Self(1 << 7);

    /// Returns the set of this language alone; one that is not of the seven is "another".
    pub fn of(language: &str) -> Self {
        number(language).map_or(Self::ANOTHER, |bit| Self(1 << bit))
    }

    /// Whether the language is in the set.
    pub fn contains(self, language: &str) -> bool {
        self.0 & Self::of(language).0 != 0
    }

    /// Whether a language outside the seven, or an unknown one, is in the set.
    pub fn contains_another(self) -> bool {
        self.0 & Self::ANOTHER.0 != 0
    }

    /// Whether the set holds nothing.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the codes in the set, of the seven.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        LANGUAGES
            .into_iter()
            .enumerate()
            .filter(move |(bit, _)| self.0 >> bit & 1 == 1)
            .map(|(_, code)| code)
    }
}

/// Returns the number of a language among the seven.
pub(super) fn number(language: &str) -> Option<usize> {
    LANGUAGES.iter().position(|&code| code == language)
}
