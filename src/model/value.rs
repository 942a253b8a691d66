//! What a mention states, by kind.

use std::fmt;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{Amount, Anchor, Edtf, Relation};

/// A typed value, comparable across languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number of things: 18 countries.
    Count {
        /// How many.
        amount: Amount,
        /// The thing counted: a pack's concept or an English lemma where known, else the noun as written.
        of: Option<String>,
    },
    /// A number of nothing in particular.
    Number {
        /// The number.
        amount: Amount,
    },
    /// A rank in an order: third.
    Ordinal {
        /// The rank, from 1.
        rank: Decimal,
    },
    /// A result of a match or a vote: 31-27.
    Score {
        /// The points as written, first side first.
        points: (u32, u32),
    },
    /// A share in percent; or percentage points.
    Percent {
        /// Percent, not a fraction.
        amount: Amount,
        /// "rose by 3 points".
        points: bool,
    },
    /// An age in years.
    Age {
        /// Years.
        amount: Amount,
    },
    /// A sum of money.
    Money {
        /// In whole units of the currency.
        amount: Amount,
        /// ISO 4217; `None` where the words leave it out.
        currency: Option<String>,
    },
    /// A physical measure.
    Measure {
        /// In the unit as written.
        amount: Amount,
        /// CLDR's name of the unit: `kilometer`.
        unit: String,
        /// The same in the SI unit of its dimension, with that unit's symbol, for comparing.
        si: Option<(Amount, String)>,
    },
    /// A length of time.
    Duration {
        /// In the unit as written.
        amount: Amount,
        /// CLDR's name of the unit: `minute`.
        unit: String,
        /// ISO 8601: `PT17.4M`; of a range, its least.
        iso: String,
    },
    /// A date.
    Date {
        /// When.
        date: Edtf,
        /// "since", "until".
        relation: Option<Relation>,
        /// What it was reckoned from.
        anchor: Anchor,
        /// The weekday written beside it, 1 Monday to 7 Sunday.
        weekday: Option<u8>,
    },
    /// A time of day.
    Time {
        /// ISO 8601: `T21:15`, `T21:15+01:00`.
        iso: String,
    },
    /// A place.
    Place {
        /// ISO 3166-1, ISO 3166-2, UN M49 region or `GeoNames` code, where known.
        code: Option<String>,
        /// The English name where the code is known, else the name as written.
        name: String,
    },
    /// A person.
    Person {
        /// The fullest name that the article gives.
        name: String,
    },
    /// An organisation, a group, a company, a product's maker.
    Organization {
        /// The English name of a well-known one, else the fullest name that the article gives.
        name: String,
    },
    /// Direct speech.
    Quote {
        /// Who speaks, where the text says.
        speaker: Option<String>,
        /// The words between the marks.
        text: String,
    },
}

/// The kinds of values, in the order in which lists show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// [`Value::Count`].
    Count,
    /// [`Value::Number`].
    Number,
    /// [`Value::Ordinal`].
    Ordinal,
    /// [`Value::Score`].
    Score,
    /// [`Value::Percent`].
    Percent,
    /// [`Value::Age`].
    Age,
    /// [`Value::Money`].
    Money,
    /// [`Value::Measure`].
    Measure,
    /// [`Value::Duration`].
    Duration,
    /// [`Value::Date`].
    Date,
    /// [`Value::Time`].
    Time,
    /// [`Value::Place`].
    Place,
    /// [`Value::Organization`].
    Organization,
    /// [`Value::Person`].
    Person,
    /// [`Value::Quote`].
    Quote,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 15] = [
        Self::Count,
        Self::Number,
        Self::Ordinal,
        Self::Score,
        Self::Percent,
        Self::Age,
        Self::Money,
        Self::Measure,
        Self::Duration,
        Self::Date,
        Self::Time,
        Self::Place,
        Self::Organization,
        Self::Person,
        Self::Quote,
    ];

    /// Returns the kind's name in the fact-sheet format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Number => "number",
            Self::Ordinal => "ordinal",
            Self::Score => "score",
            Self::Percent => "percent",
            Self::Age => "age",
            Self::Money => "money",
            Self::Measure => "measure",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Time => "time",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Quote => "quote",
        }
    }

    /// Returns whether the values are numbers that can be compared as such.
    pub fn is_numeric(self) -> bool {
        self <= Self::Measure
    }
}

impl Value {
    /// Returns the kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Count { .. } => Kind::Count,
            Self::Number { .. } => Kind::Number,
            Self::Ordinal { .. } => Kind::Ordinal,
            Self::Score { .. } => Kind::Score,
            Self::Percent { .. } => Kind::Percent,
            Self::Age { .. } => Kind::Age,
            Self::Money { .. } => Kind::Money,
            Self::Measure { .. } => Kind::Measure,
            Self::Duration { .. } => Kind::Duration,
            Self::Date { .. } => Kind::Date,
            Self::Time { .. } => Kind::Time,
            Self::Place { .. } => Kind::Place,
            Self::Person { .. } => Kind::Person,
            Self::Organization { .. } => Kind::Organization,
            Self::Quote { .. } => Kind::Quote,
        }
    }

    /// Returns the weekday that a date falls on, 1 Monday to 7 Sunday, where another is written beside it.
    pub fn true_weekday(&self) -> Option<u8> {
        let Self::Date {
            date: Edtf { start, end: None },
            weekday: Some(written),
            ..
        } = self
        else {
            return None;
        };
        let day = start.civil()?;
        let falls_on = day.weekday().to_monday_one_offset().unsigned_abs();
        (falls_on != *written).then_some(falls_on)
    }

    /// Returns the amount of a value that has one.
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Count { amount, .. }
            | Self::Number { amount }
            | Self::Percent { amount, .. }
            | Self::Age { amount }
            | Self::Money { amount, .. }
            | Self::Measure { amount, .. }
            | Self::Duration { amount, .. } => Some(*amount),
            _ => None,
        }
    }
}

/// Writes the value in its short canonical form, the same for the same value in every language: `18 country`,
/// `24..99`, `800..`, `10000000..99999999 USD`, `72%`, `2016-09`, `US-KS`. Marked sentences are checked by it.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count { amount, of } => write!(f, "{amount} {}", of.as_deref().unwrap_or("?")),
            Self::Number { amount } | Self::Age { amount } => write!(f, "{amount}"),
            Self::Ordinal { rank } => write!(f, "{rank}"),
            Self::Score { points: (a, b) } => write!(f, "{a}-{b}"),
            Self::Percent {
                amount,
                points: false,
            } => write!(f, "{amount}%"),
            Self::Percent {
                amount,
                points: true,
            } => write!(f, "{amount}pp"),
            Self::Money { amount, currency } => {
                write!(f, "{amount} {}", currency.as_deref().unwrap_or("?"))
            }
            Self::Measure { amount, unit, .. } => write!(f, "{amount} {unit}"),
            Self::Duration { iso, .. } | Self::Time { iso } => f.write_str(iso),
            Self::Date { date, relation, .. } => match relation {
                Some(relation) => write!(f, "{date} {}", relation.name()),
                None => write!(f, "{date}"),
            },
            Self::Place { code, name } => f.write_str(code.as_ref().unwrap_or(name)),
            Self::Person { name } | Self::Organization { name } => f.write_str(name),
            Self::Quote { speaker, .. } => f.write_str(speaker.as_deref().unwrap_or("?")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_are_listed_in_their_order() {
        assert!(Kind::ALL.is_sorted());
        assert!(Kind::Money.is_numeric() && !Kind::Date.is_numeric());
    }
}
