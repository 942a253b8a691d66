//! Numerals: numbers in digits and words, ranges, bounds and vague amounts.

use std::ops::Range;

use crate::lang::Pack;
use crate::model::Amount;
use crate::segment::Document;

/// A number in the text, before it is known what it is a number of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Every token of it, the words of a bound ("more than") included.
    pub tokens: Range<usize>,
    /// The number itself, without the words of a bound.
    pub core: Range<usize>,
    /// Its value.
    pub amount: Amount,
    /// What sort of number it is.
    pub form: Form,
}

/// What sort of number a numeral is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits, perhaps with a word of scale: "1,700", "2.8bn", "1,7 Milliarden".
    Digits,
    /// Words: "sixty".
    Words,
    /// A rank: "third", "3rd".
    Ordinal,
    /// A part: "a third", "2/3".
    Fraction,
    /// A word that means a range: "dozens".
    Vague,
    /// The word for one, which is also an article in many languages: "un", "eine", "a million" is no such.
    Article,
}

/// Returns the numerals of a document, in order, none overlapping another.
pub fn numerals(_document: &Document, _pack: &Pack) -> Vec<Numeral> {
    Vec::new()
}
