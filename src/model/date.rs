//! Dates as ISO 8601-2 (EDTF) writes them: whole, partial, unknown, intervals.
//!
//! A date whose year is not known keeps its month and day (`XXXX-08-25`). One of which nothing but its distance
//! from another is known, while that other is not ("yesterday" in an article without a date), is
//! [`Partial::Unknown`], written `XXXX-XX-XX`, `XXXX-XX` or `XXXX`; the distance is kept in its [`Anchor`], so
//! that it can still be reckoned once the article's date is found. Two unknown dates are written alike without
//! being the same day: see [`Edtf::is_unknown`].

mod parse;
mod relative;

use std::fmt;

use jiff::civil;
use serde::{Serialize, Serializer};

pub use parse::parse_iso;
pub use relative::{Relative, Side, Unit};

/// A point or stretch of the calendar, to the precision that the words give and no further.
///
/// `Display` writes EDTF: `2020-08-25`, `2016-09`, `201X`, `XXXX-08-25`, `2020-08-22/2020-08-23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edtf {
    /// The date, or the first of an interval.
    pub start: Partial,
    /// The last of an interval.
    pub end: Option<Partial>,
}

/// A date as far as it is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Partial {
    /// A century by its first two digits: 19 is the years 1900–1999, `19XX`.
    Century(i16),
    /// A decade by its first three digits: 201 is the years 2010–2019, `201X`.
    Decade(i16),
    /// A year.
    Year(i16),
    /// A season or a part of a year by its EDTF number: 21–24 spring to winter, 33–36 quarters, 40–41 halves.
    Division(Option<i16>, u8),
    /// A month, of an unknown year where there is none.
    Month(Option<i16>, u8),
    /// A day, of an unknown year where there is none.
    Day(Option<i16>, u8, u8),
    /// A day, month or year of which nothing is known; any other unit is written as the year it begins in.
    Unknown(Unit),
}

impl Partial {
    /// Returns the month `month` (1–12), `None` for any other.
    pub fn month(year: Option<i16>, month: u8) -> Option<Self> {
        (1..=12)
            .contains(&month)
            .then_some(Self::Month(year, month))
    }

    /// Returns the day, `None` where the calendar has no such day (29 February passes without a year).
    pub fn day(year: Option<i16>, month: u8, day: u8) -> Option<Self> {
        let (month_signed, day_signed) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        jiff::civil::Date::new(year.unwrap_or(2000), month_signed, day_signed).ok()?;
        Some(Self::Day(year, month, day))
    }

    /// Returns the civil date where this is a whole one.
    pub fn civil(self) -> Option<civil::Date> {
        match self {
            Self::Day(Some(year), month, day) => to_civil(year, month, day),
            _ => None,
        }
    }

    /// Returns the first and the last day of the date where they are known. Seasons, whose days differ by
    /// country, have none.
    pub fn bounds(self) -> Option<(civil::Date, civil::Date)> {
        let years = |first: i16, last: i16| Some((to_civil(first, 1, 1)?, to_civil(last, 12, 31)?));
        let months = |year: i16, first: u8, last: u8| {
            Some((
                to_civil(year, first, 1)?,
                to_civil(year, last, 1)?.last_of_month(),
            ))
        };
        match self {
            Self::Century(n) => years(n.checked_mul(100)?, n.checked_mul(100)?.checked_add(99)?),
            Self::Decade(n) => years(n.checked_mul(10)?, n.checked_mul(10)?.checked_add(9)?),
            Self::Year(year) => years(year, year),
            Self::Division(Some(year), part @ 33..=36) => {
                months(year, (part - 33) * 3 + 1, (part - 33) * 3 + 3)
            }
            Self::Division(Some(year), 40) => months(year, 1, 6),
            Self::Division(Some(year), 41) => months(year, 7, 12),
            Self::Month(Some(year), month) => months(year, month, month),
            Self::Day(..) => self.civil().map(|day| (day, day)),
            _ => None,
        }
    }

    /// Returns the year where it is known.
    pub fn year(self) -> Option<i16> {
        match self {
            Self::Century(_) | Self::Decade(_) | Self::Unknown(_) => None,
            Self::Year(year) => Some(year),
            Self::Division(year, _) | Self::Month(year, _) | Self::Day(year, _, _) => year,
        }
    }

    /// Returns the same with the year filled in where none was stated; `None` where that day does not exist.
    pub fn with_year(self, known: i16) -> Option<Self> {
        match self {
            Self::Division(None, part) => Some(Self::Division(Some(known), part)),
            Self::Month(None, month) => Some(Self::Month(Some(known), month)),
            Self::Day(None, month, day) => Self::day(Some(known), month, day),
            other => Some(other),
        }
    }

    /// Returns whether every day of `other` lies in this date: 2016 contains 2016-09. An unknown year
    /// matches only an unknown year, and a date of which nothing is known contains nothing, itself included.
    pub fn contains(self, other: Self) -> bool {
        let within =
            |n: i16, width: i16| other.year().is_some_and(|year| year.div_euclid(width) == n);
        match (self, other) {
            (Self::Unknown(_), _) | (_, Self::Unknown(_)) => false,
            (mine, its) if mine == its => true,
            (Self::Century(n), Self::Decade(decade)) => decade.div_euclid(10) == n,
            (Self::Century(n), _) => within(n, 100),
            (Self::Decade(n), _) => within(n, 10),
            (Self::Year(n), _) => other.year() == Some(n),
            (Self::Month(year, month), Self::Day(its_year, its_month, _)) => {
                year == its_year && month == its_month
            }
            (
                Self::Division(year, part),
                Self::Month(its_year, month) | Self::Day(its_year, month, _),
            ) => year == its_year && division_holds(part, month),
            _ => false,
        }
    }
}

/// Returns whether a part of the year surely holds the whole month. Seasons begin inside a month and on
/// two hemispheres at different ends of the year, so they hold none for sure.
fn division_holds(part: u8, month: u8) -> bool {
    match part {
        33..=36 => (month - 1) / 3 == part - 33,
        40 => month <= 6,
        41 => 6 < month,
        _ => false,
    }
}

/// Returns the civil date of a year, month and day.
fn to_civil(year: i16, month: u8, day: u8) -> Option<civil::Date> {
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl From<civil::Date> for Partial {
    fn from(date: civil::Date) -> Self {
        Self::Day(
            Some(date.year()),
            date.month().unsigned_abs(),
            date.day().unsigned_abs(),
        )
    }
}

impl Edtf {
    /// Returns the date as one point.
    pub fn point(start: Partial) -> Self {
        Self { start, end: None }
    }

    /// Returns the interval from `start` to `end`, the point where they are the same, `None` where it would
    /// run backwards.
    pub fn interval(start: Partial, end: Partial) -> Option<Self> {
        if start == end {
            return Some(Self::point(start));
        }
        let backwards = match (start.civil(), end.civil()) {
            (Some(first), Some(last)) => last < first,
            _ => matches!((start.year(), end.year()), (Some(first), Some(last)) if last < first),
        };
        (!backwards).then_some(Self {
            start,
            end: Some(end),
        })
    }

    /// Returns the first and the last day where they are known.
    pub fn bounds(&self) -> Option<(civil::Date, civil::Date)> {
        let (first, last) = self.start.bounds()?;
        match self.end {
            Some(end) => Some((first, end.bounds()?.1)),
            None => Some((first, last)),
        }
    }

    /// Returns the same with decades and centuries written as the years from their first to their last.
    ///
    /// `185X` is one year of the ten, left open; "the 1850s" may be all of them, which is what `1850/1859` says.
    #[must_use]
    pub fn in_years(self) -> Self {
        let years = |date: Partial| {
            let first_and_last = match date {
                Partial::Decade(n) => n.checked_mul(10).map(|first| (first, first + 9)),
                Partial::Century(n) => n.checked_mul(100).map(|first| (first, first + 99)),
                _ => None,
            };
            first_and_last.map_or((date, None), |(first, last)| {
                (Partial::Year(first), Some(Partial::Year(last)))
            })
        };
        let (start, first_end) = years(self.start);
        let end = match self.end {
            Some(last) => {
                let (from, to) = years(last);
                Some(to.unwrap_or(from))
            }
            None => first_end,
        };
        Self { start, end }
    }

    /// Returns whether nothing of the date is known but that there is one. Two such dates cannot be compared,
    /// though they are written alike.
    pub fn is_unknown(&self) -> bool {
        matches!(self.start, Partial::Unknown(_))
    }

    /// Returns whether every day of `other` lies in this date or interval.
    pub fn contains(&self, other: &Self) -> bool {
        match (self.end, other.end) {
            (None, None) => self.start.contains(other.start),
            (None, Some(last)) => self.start.contains(other.start) && self.start.contains(last),
            (Some(last), _) => {
                let inside = |date: Partial| match (self.start.civil(), last.civil(), date.civil())
                {
                    (Some(from), Some(to), Some(day)) => from <= day && day <= to,
                    _ => match (self.start.year(), last.year(), date.year()) {
                        (Some(from), Some(to), Some(year)) => from < year && year < to,
                        _ => false,
                    },
                };
                (self == other && !self.is_unknown())
                    || (inside(other.start) && other.end.is_none_or(inside))
            }
        }
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year =
            |known: Option<i16>| known.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
        match *self {
            Self::Century(n) => write!(f, "{n:02}XX"),
            Self::Decade(n) => write!(f, "{n:03}X"),
            Self::Year(n) => write!(f, "{n:04}"),
            Self::Division(y, part) | Self::Month(y, part) => write!(f, "{}-{part:02}", year(y)),
            Self::Day(y, month, day) => write!(f, "{}-{month:02}-{day:02}", year(y)),
            Self::Unknown(Unit::Day | Unit::Weekend | Unit::Week) => f.write_str("XXXX-XX-XX"),
            Self::Unknown(Unit::Month | Unit::Quarter) => f.write_str("XXXX-XX"),
            Self::Unknown(Unit::Year | Unit::Decade | Unit::Century) => f.write_str("XXXX"),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.end {
            Some(end) => write!(f, "{}/{end}", self.start),
            None => write!(f, "{}", self.start),
        }
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How the words place something relative to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// "since 2016".
    Since,
    /// "until Friday".
    Until,
    /// "before 2030".
    Before,
    /// "after 2008".
    After,
    /// "by 2030".
    By,
}

impl Relation {
    /// Returns the name in the fact-sheet format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Since => "since",
            Self::Until => "until",
            Self::Before => "before",
            Self::After => "after",
            Self::By => "by",
        }
    }
}

/// What a date was reckoned from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// Nothing: the date is written out.
    #[default]
    Written,
    /// The article's date of publication.
    Published(Edtf),
    /// A date that stands before it in the text ("the following day").
    Previous(Edtf),
    /// The year was not written; it follows from this date of publication.
    Year(Edtf),
    /// The year was not written; it is the one in which that day fell on the weekday beside it, nearest to
    /// what the other articles say.
    Weekday,
    /// The year was not written; another article states it for the same day, or it follows from the days on which
    /// the other articles were published.
    Cluster(Edtf),
    /// A date that is not known (no date of publication, no date before it): how the words lead from there.
    Unresolved(Relative),
}

impl Anchor {
    /// Returns whether a part of the date is reckoned rather than written.
    pub fn is_inferred(self) -> bool {
        self != Self::Written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i16, m: u8, d: u8) -> Partial {
        Partial::day(Some(y), m, d).expect("a day")
    }

    #[test]
    fn dates_are_written_as_edtf() {
        let shown = |date: Partial| Edtf::point(date).to_string();
        assert_eq!(shown(day(2020, 8, 25)), "2020-08-25");
        assert_eq!(shown(Partial::Month(Some(2016), 9)), "2016-09");
        assert_eq!(shown(Partial::Day(None, 8, 25)), "XXXX-08-25");
        assert_eq!(shown(Partial::Decade(201)), "201X");
        let weekend = Edtf::interval(day(2020, 8, 22), day(2020, 8, 23)).expect("forwards");
        assert_eq!(weekend.to_string(), "2020-08-22/2020-08-23");
    }

    #[test]
    fn a_decade_is_written_in_years_where_a_reader_may_mean_all_of_them() {
        let decade = Edtf::point(Partial::Decade(185));
        assert_eq!(decade.in_years().to_string(), "1850/1859");
        let century = Edtf::point(Partial::Century(18));
        assert_eq!(century.in_years().to_string(), "1800/1899");
        let decades = Edtf::interval(Partial::Decade(185), Partial::Decade(187)).expect("forwards");
        assert_eq!(decades.in_years().to_string(), "1850/1879");
        let day = Edtf::point(day(2020, 8, 25));
        assert_eq!(day.in_years(), day);
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_refused() {
        assert!(Partial::day(Some(2021), 2, 29).is_none());
        assert!(Partial::day(None, 2, 29).is_some());
        assert!(Partial::day(None, 13, 1).is_none());
        assert!(Edtf::interval(day(2020, 8, 23), day(2020, 8, 22)).is_none());
    }

    #[test]
    fn a_year_contains_its_months_and_not_the_other_way_round() {
        let year = Edtf::point(Partial::Year(2016));
        let month = Edtf::point(Partial::Month(Some(2016), 9));
        assert!(year.contains(&month));
        assert!(!month.contains(&year));
        assert!(!Edtf::point(Partial::Year(2017)).contains(&month));
        assert!(Partial::Decade(201).contains(Partial::Year(2016)));
        assert!(Partial::Century(20).contains(Partial::Decade(201)));
    }
}
