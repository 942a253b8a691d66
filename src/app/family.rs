//! Families of kinds: what the digits 1 to 9 choose, and the letters in the gutter.
//!
//! Nine, because there are nine digits on a keyboard; kinds that answer the same sort of question share one.

use crate::model::Kind;

/// A group of kinds that is marked with one letter and shown or hidden together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Counts, plain numbers, ranks, scores.
    Number,
    /// Shares.
    Percent,
    /// Sums of money.
    Money,
    /// Measures, ages, lengths of time.
    Measure,
    /// Dates and times of day.
    Date,
    /// Places.
    Place,
    /// Organisations.
    Organization,
    /// Persons.
    Person,
    /// Direct speech.
    Quote,
}

impl Family {
    /// Every family, in the order of the digits.
    pub const ALL: [Self; 9] = [
        Self::Number,
        Self::Percent,
        Self::Money,
        Self::Measure,
        Self::Date,
        Self::Place,
        Self::Organization,
        Self::Person,
        Self::Quote,
    ];

    /// Returns the family of a kind.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Count | Kind::Number | Kind::Ordinal | Kind::Score => Self::Number,
            Kind::Percent => Self::Percent,
            Kind::Money => Self::Money,
            Kind::Age | Kind::Measure | Kind::Duration => Self::Measure,
            Kind::Date | Kind::Time => Self::Date,
            Kind::Place => Self::Place,
            Kind::Organization => Self::Organization,
            Kind::Person => Self::Person,
            Kind::Quote => Self::Quote,
        }
    }

    /// Returns the family of a digit, 1 to 9.
    pub fn of_digit(digit: u8) -> Option<Self> {
        let idx = usize::from(digit).checked_sub(1)?;
        Self::ALL.get(idx).copied()
    }

    /// Returns the digit that chooses it.
    pub fn digit(self) -> usize {
        Self::ALL
            .iter()
            .position(|&known| known == self)
            .map_or(0, |idx| idx + 1)
    }

    /// Returns the letter in the gutter.
    pub fn letter(self) -> char {
        match self {
            Self::Number => '#',
            Self::Percent => '%',
            Self::Money => '$',
            Self::Measure => 'M',
            Self::Date => 'D',
            Self::Place => 'P',
            Self::Organization => 'O',
            Self::Person => 'N',
            Self::Quote => 'Q',
        }
    }

    /// Returns its name, as help and the status line have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "numbers",
            Self::Percent => "percentages",
            Self::Money => "money",
            Self::Measure => "measures and ages",
            Self::Date => "dates and times",
            Self::Place => "places",
            Self::Organization => "organisations",
            Self::Person => "names",
            Self::Quote => "quotes",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_family_has_a_digit_and_a_letter_of_its_own() {
        let letters: BTreeSet<_> = Family::ALL.iter().map(|family| family.letter()).collect();
        assert_eq!(letters.len(), 9);
        for digit in 1..=9 {
            assert_eq!(
                Family::of_digit(digit).map(Family::digit),
                Some(usize::from(digit))
            );
        }
        assert_eq!(Family::of_digit(0), None);
    }

    #[test]
    fn every_kind_has_a_family() {
        let families: BTreeSet<_> = Kind::ALL.into_iter().map(Family::of).collect();
        assert_eq!(families.len(), 9);
    }
}
