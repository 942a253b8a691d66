//! Numerals: numbers in digits and words, ranks, parts, ranges, bounds and vague amounts.
//!
//! In: a document and the pack of its language. Out: its numerals in order, each number once: "between 10 and
//! 20" is one numeral, and so is "more than 2.8bn". What a number counts or measures is not asked here, nor
//! whether it is part of a date; numbers inside dates, names and telephone numbers are listed as well.

mod compound;
mod digits;
mod parts;
mod range;
mod reader;
mod roman;
mod sum;
mod words;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::lang::Pack;
use crate::lang::pack::Attached;
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
    /// By how much its scale multiplies: a million in "2 million"; one where there is no scale.
    pub scale: Decimal,
    /// What the rest of the word says where the number is only its beginning: "zweijährig".
    pub attached: Option<Attached>,
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
    /// A Roman number of two letters and more, or with the mark of a rank: "XIV", "Ve".
    Roman,
    /// A part: "a third", "2/3".
    Fraction,
    /// A word that means a range: "dozens".
    Vague,
    /// The word for one, which is also an article in many languages: "un", "eine"; "a million" is no such.
    Article,
}

/// Returns the numerals of a document, in order, none overlapping another.
pub fn numerals(document: &Document, pack: &Pack) -> Vec<Numeral> {
    reader::Reader::new(document, pack).read_all()
}

#[cfg(test)]
mod tests;
