//! Amounts: exact numbers and ranges, in exact decimals.

use std::fmt;

use rust_decimal::Decimal;

/// A number as a closed range whose ends may be open.
///
/// `60` is 60–60, "dozens" is 24–99, "more than 800" is 800–open. The least is never above the most, and at
/// least one of the two is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    min: Option<Decimal>,
    max: Option<Decimal>,
    precision: Precision,
}

/// How exactly the words state an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// As it stands: "60".
    #[default]
    Exact,
    /// "about 60", "some 60": rounded, either way.
    About,
    /// "nearly 60": a little below.
    Nearly,
    /// "more than 60", "at least 60": a lower bound.
    AtLeast,
    /// "less than 60", "up to 60": an upper bound.
    AtMost,
    /// "between 50 and 60": both ends stated.
    Range,
    /// "dozens", "several": a range that the word itself means.
    Vague,
}

impl Amount {
    /// Returns the amount that is exactly `value`.
    pub fn exact(value: Decimal) -> Self {
        Self {
            min: Some(value.normalize()),
            max: Some(value.normalize()),
            precision: Precision::Exact,
        }
    }

    /// Returns the range from `min` to `max`, either of them open; `None` where both are or where they are
    /// the wrong way round.
    pub fn new(min: Option<Decimal>, max: Option<Decimal>, precision: Precision) -> Option<Self> {
        match (min, max) {
            (None, None) => None,
            (Some(least), Some(most)) if most < least => None,
            _ => Some(Self {
                min: min.map(|n| n.normalize()),
                max: max.map(|n| n.normalize()),
                precision,
            }),
        }
    }

    /// Returns the same numbers, stated otherwise: "60" → "about 60" (60–60), "at least 60" (60–open),
    /// "up to 60" (open–60). A vague amount or a range under a bound keeps only the end that still holds.
    #[must_use]
    pub fn stated(self, precision: Precision) -> Self {
        let (min, max) = match precision {
            Precision::AtLeast => (self.min.or(self.max), None),
            Precision::AtMost => (None, self.max.or(self.min)),
            _ => (self.min, self.max),
        };
        Self {
            min,
            max,
            precision,
        }
    }

    /// Returns the least value, `None` where it is open.
    pub fn min(&self) -> Option<Decimal> {
        self.min
    }

    /// Returns the greatest value, `None` where it is open.
    pub fn max(&self) -> Option<Decimal> {
        self.max
    }

    /// Returns how exactly it is stated.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Returns the number where the amount is one number ("60", "about 60"), `None` for ranges.
    pub fn single(&self) -> Option<Decimal> {
        self.min.filter(|_| self.min == self.max)
    }

    /// Returns this amount times `factor` (not negative); `None` where that is too large for a decimal.
    pub fn times(&self, factor: Decimal) -> Option<Self> {
        let scale = |n: Option<Decimal>| match n {
            None => Some(None),
            Some(n) => n.checked_mul(factor).map(Some),
        };
        Self::new(scale(self.min)?, scale(self.max)?, self.precision)
    }

    /// Returns whether every number of `other` lies inside this amount.
    pub fn contains(&self, other: &Self) -> bool {
        let low = match (self.min, other.min) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(its)) => mine <= its,
        };
        let high = match (self.max, other.max) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(its)) => its <= mine,
        };
        low && high
    }

    /// Returns whether some number lies inside both amounts.
    pub fn overlaps(&self, other: &Self) -> bool {
        let below = |min: Option<Decimal>, max: Option<Decimal>| match (min, max) {
            (Some(min), Some(max)) => min <= max,
            _ => true,
        };
        below(self.min, other.max) && below(other.min, self.max)
    }
}

/// Writes `60`, `24..99`, `800..` or `..60`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.single(), self.min, self.max) {
            (Some(n), ..) => write!(f, "{n}"),
            (None, Some(min), Some(max)) => write!(f, "{min}..{max}"),
            (None, Some(min), None) => write!(f, "{min}.."),
            (None, None, Some(max)) => write!(f, "..{max}"),
            (None, None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(min: i64, max: i64) -> Amount {
        Amount::new(Some(min.into()), Some(max.into()), Precision::Range).expect("in order")
    }

    #[test]
    fn an_amount_is_never_the_wrong_way_round_nor_empty() {
        assert!(Amount::new(Some(2.into()), Some(1.into()), Precision::Range).is_none());
        assert!(Amount::new(None, None, Precision::Vague).is_none());
    }

    #[test]
    fn dozens_contain_sixty_and_not_the_other_way_round() {
        let sixty = Amount::exact(60.into());
        assert!(range(24, 99).contains(&sixty));
        assert!(!sixty.contains(&range(24, 99)));
        assert!(range(24, 99).overlaps(&sixty));
        assert!(!range(24, 99).overlaps(&Amount::exact(100.into())));
    }

    #[test]
    fn a_bound_leaves_one_end_open() {
        let over = Amount::exact(800.into()).stated(Precision::AtLeast);
        assert!(over.contains(&Amount::exact(832.into())));
        assert!(!over.contains(&Amount::exact(799.into())));
    }

    #[test]
    fn scaling_beyond_what_a_decimal_holds_is_refused() {
        assert!(Amount::exact(Decimal::MAX).times(1000.into()).is_none());
    }
}
