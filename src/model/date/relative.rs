//! Reckons dates that are told by their distance from another: "yesterday", "last Tuesday", "25 August".

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::{Edtf, Partial};

/// The units that distances between dates are told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// Three months of the calendar, from January, April, July or October.
    Quarter,
    /// A year of the calendar.
    Year,
    /// Ten years, from one that ends in 0.
    Decade,
    /// A hundred years, from one that ends in 00.
    Century,
}

impl Unit {
    /// Returns its name, as CLDR has it where it has one.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

/// On which side of another date a date lies that returns every week or every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The latest before: "last Tuesday".
    Last,
    /// The latest that is not after: "on Tuesday".
    Recent,
    /// The one in the same week, or the same year: "this August".
    This,
    /// The first that is not before: "will meet on Tuesday".
    Coming,
    /// The first after: "next Tuesday".
    Next,
    /// The one that a reader takes it for when nothing is said: "on 25 August".
    Near,
}

/// How the words lead from one date to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relative {
    /// So many units later, earlier where negative, to the precision of the unit: "yesterday", "three years
    /// ago", "this week".
    Shift(Unit, i16),
    /// A weekday, 1 Monday to 7 Sunday.
    Weekday(u8, Side),
    /// A weekend.
    Weekend(Side),
    /// A day of a month that is not named, with its weekday: "Tuesday the 25th".
    DayOfMonth(u8, u8),
    /// A date whose year is not named.
    Yearless(Partial, Option<u8>, Side),
    /// Some such unit before or after a date that the text does not give: "the following day".
    Elsewhere(Unit),
}

impl Relative {
    /// Returns the date as far as it is known before anything is reckoned: `XXXX-XX-XX` for "yesterday",
    /// `XXXX-08-25` for "25 August".
    pub fn unresolved(self) -> Edtf {
        match self {
            Self::Yearless(date, ..) => Edtf::point(date),
            Self::Shift(unit @ (Unit::Week | Unit::Weekend), _)
            | Self::Elsewhere(unit @ (Unit::Week | Unit::Weekend)) => days_unknown(unit),
            Self::Weekend(_) => days_unknown(Unit::Weekend),
            Self::Shift(unit, _) | Self::Elsewhere(unit) => Edtf::point(Partial::Unknown(unit)),
            Self::Weekday(..) | Self::DayOfMonth(..) => Edtf::point(Partial::Unknown(Unit::Day)),
        }
    }

    /// Returns the date as reckoned from another; `None` where that one is not precise enough to tell:
    /// "yesterday" in an article of September 2020.
    pub fn from(self, other: Edtf) -> Option<Edtf> {
        let (first, last) = other.bounds()?;
        let date = self.from_day(first)?;
        (first == last || self.from_day(last)? == date).then_some(date)
    }

    fn from_day(self, day: Date) -> Option<Edtf> {
        match self {
            Self::Shift(unit, by) => shift(day, unit, by),
            Self::Weekday(weekday, side) => {
                let found = on_weekday(day, weekday, side)?;
                Some(Edtf::point(found.into()))
            }
            Self::Weekend(side) => {
                // On a Sunday the weekend is still the one that began yesterday.
                let today = if day.weekday() == Weekday::Sunday {
                    day.yesterday().ok()?
                } else {
                    day
                };
                weekend(on_weekday(today, 6, side)?)
            }
            Self::DayOfMonth(number, weekday) => day_of_month(day, number, weekday),
            Self::Yearless(date, weekday, side) => Some(Edtf::point(
                date.with_year(year_of(date, weekday, side, day)?)?,
            )),
            Self::Elsewhere(_) => None,
        }
    }
}

/// How many days a reader looks back or ahead for a date without a year before it is no longer plain which is
/// meant.
const NEAR_DAYS: i32 = 100;

fn days_unknown(unit: Unit) -> Edtf {
    Edtf {
        start: Partial::Unknown(unit),
        end: Some(Partial::Unknown(unit)),
    }
}

fn days(n: i16) -> Span {
    i64::from(n).days()
}

fn shift(day: Date, unit: Unit, by: i16) -> Option<Edtf> {
    let partial = match unit {
        Unit::Day => day.checked_add(days(by)).ok()?.into(),
        Unit::Week => {
            let monday = monday(day)?.checked_add(days(by.checked_mul(7)?)).ok()?;
            return Edtf::interval(monday.into(), monday.checked_add(days(6)).ok()?.into());
        }
        Unit::Weekend => {
            let saturday = monday(day)?
                .checked_add(days(by.checked_mul(7)?.checked_add(5)?))
                .ok()?;
            return weekend(saturday);
        }
        Unit::Month => {
            let month = day
                .first_of_month()
                .checked_add(i64::from(by).months())
                .ok()?;
            Partial::Month(Some(month.year()), month.month().unsigned_abs())
        }
        Unit::Quarter => {
            let months = i64::from(by) * 3;
            let month = day.first_of_month().checked_add(months.months()).ok()?;
            Partial::Division(
                Some(month.year()),
                33 + (month.month().unsigned_abs() - 1) / 3,
            )
        }
        Unit::Year => Partial::Year(day.year().checked_add(by)?),
        Unit::Decade => Partial::Decade(day.year().div_euclid(10).checked_add(by)?),
        Unit::Century => Partial::Century(day.year().div_euclid(100).checked_add(by)?),
    };
    let year = partial.bounds()?.0.year();
    (1 <= year).then_some(Edtf::point(partial))
}

fn monday(day: Date) -> Option<Date> {
    let since = i16::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(days(since)).ok()
}

fn weekend(saturday: Date) -> Option<Edtf> {
    Edtf::interval(saturday.into(), saturday.tomorrow().ok()?.into())
}

fn on_weekday(day: Date, weekday: u8, side: Side) -> Option<Date> {
    let target = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    match side {
        Side::Last => day.nth_weekday(-1, target).ok(),
        Side::Next => day.nth_weekday(1, target).ok(),
        Side::Recent | Side::Near if day.weekday() == target => Some(day),
        Side::Coming if day.weekday() == target => Some(day),
        Side::Recent | Side::Near => day.nth_weekday(-1, target).ok(),
        Side::Coming => day.nth_weekday(1, target).ok(),
        Side::This => monday(day)?.checked_add(days(i16::from(weekday) - 1)).ok(),
    }
}

/// The day of that number and weekday, within six weeks of `day`, the latest that is not after it before one
/// that is.
fn day_of_month(day: Date, number: u8, weekday: u8) -> Option<Edtf> {
    let back = (0..=42i16).map(|n| -n);
    let ahead = 1..=42i16;
    let found = back.chain(ahead).find_map(|by| {
        let candidate = day.checked_add(days(by)).ok()?;
        let fits = candidate.day().unsigned_abs() == number
            && candidate.weekday().to_monday_one_offset().unsigned_abs() == weekday;
        fits.then_some(candidate)
    })?;
    Some(Edtf::point(found.into()))
}

/// The year of a date that names none, seen from `day`.
fn year_of(date: Partial, weekday: Option<u8>, side: Side, day: Date) -> Option<i16> {
    let here = day.year();
    if side == Side::This {
        return Some(here);
    }
    let mut candidates: Vec<(i16, i32)> = (here - 1..=here + 1)
        .filter_map(|year| Some((year, distance(date.with_year(year)?, day)?)))
        .collect();
    match side {
        Side::Last => return candidates.iter().rev().find(|(_, d)| *d < 0).map(|c| c.0),
        Side::Recent => return candidates.iter().rev().find(|(_, d)| *d <= 0).map(|c| c.0),
        Side::Coming => return candidates.iter().find(|(_, d)| 0 <= *d).map(|c| c.0),
        Side::Next => return candidates.iter().find(|(_, d)| 0 < *d).map(|c| c.0),
        Side::This | Side::Near => {}
    }
    if let Some(weekday) = weekday {
        let falls = |year: i16| date.with_year(year).and_then(Partial::civil);
        let fitting = |year: i16| {
            falls(year)
                .is_some_and(|d| d.weekday().to_monday_one_offset().unsigned_abs() == weekday)
        };
        // Where no year near by fits, the weekday is likely a slip: "Tuesday 26 August" for a Wednesday.
        if candidates.iter().any(|(year, _)| fitting(*year)) {
            candidates.retain(|(year, _)| fitting(*year));
            return candidates.iter().min_by_key(|(_, d)| d.abs()).map(|c| c.0);
        }
    }
    near(&candidates, here)
}

/// Newspapers leave out the year of the current year, and of last December in January. Told in November, "on
/// 5 February" may be nine months old or three months ahead: then it stays open.
fn near(candidates: &[(i16, i32)], here: i16) -> Option<i16> {
    let (nearest, distance) = *candidates.iter().min_by_key(|(_, d)| d.abs())?;
    if nearest == here {
        return Some(here);
    }
    if distance.abs() <= NEAR_DAYS / 2 {
        return Some(nearest);
    }
    let this_year = candidates.iter().find(|(year, _)| *year == here)?;
    (NEAR_DAYS < distance.abs() && this_year.1.abs() < 365 - NEAR_DAYS).then_some(here)
}

/// Days from `day` to the date, negative where it lies before; 0 where the date holds the day.
fn distance(date: Partial, day: Date) -> Option<i32> {
    let (first, last) = date.bounds().or_else(|| season(date))?;
    let until = |to: Date| day.until(to).map(|span| span.get_days()).ok();
    if last < day {
        until(last)
    } else if day < first {
        until(first)
    } else {
        Some(0)
    }
}

/// The months that most of the season falls in, on the northern half of the world. Winter, which two years
/// share, has none.
fn season(date: Partial) -> Option<(Date, Date)> {
    let Partial::Division(Some(year), part @ 21..=23) = date else {
        return None;
    };
    let first = i8::try_from((part - 21) * 3 + 3).ok()?;
    let last = Date::new(year, first + 2, 1).ok()?.last_of_month();
    Some((Date::new(year, first, 1).ok()?, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_iso;

    /// A Thursday.
    const PUBLISHED: &str = "2020-08-27";

    #[track_caller]
    fn check(relative: Relative, published: &str, date: Option<&str>) {
        let published = parse_iso(published).expect("a date");
        let reckoned = relative.from(published).map(|d| d.to_string());
        assert_eq!(reckoned.as_deref(), date, "{relative:?} from {published}");
    }

    fn day(month: u8, day: u8, weekday: Option<u8>, side: Side) -> Relative {
        Relative::Yearless(Partial::Day(None, month, day), weekday, side)
    }

    #[test]
    fn a_shift_has_the_precision_of_its_unit() {
        check(
            Relative::Shift(Unit::Day, -1),
            PUBLISHED,
            Some("2020-08-26"),
        );
        check(
            Relative::Shift(Unit::Week, -1),
            PUBLISHED,
            Some("2020-08-17/2020-08-23"),
        );
        check(
            Relative::Shift(Unit::Weekend, 0),
            PUBLISHED,
            Some("2020-08-29/2020-08-30"),
        );
        check(Relative::Shift(Unit::Month, 5), PUBLISHED, Some("2021-01"));
        check(
            Relative::Shift(Unit::Quarter, -1),
            PUBLISHED,
            Some("2020-34"),
        );
        check(Relative::Shift(Unit::Year, -3), PUBLISHED, Some("2017"));
        check(Relative::Shift(Unit::Decade, -1), PUBLISHED, Some("201X"));
        check(Relative::Shift(Unit::Year, i16::MIN), PUBLISHED, None);
    }

    #[test]
    fn a_weekday_is_the_latest_unless_the_words_say_more() {
        check(
            Relative::Weekday(2, Side::Recent),
            PUBLISHED,
            Some("2020-08-25"),
        );
        check(
            Relative::Weekday(4, Side::Recent),
            PUBLISHED,
            Some("2020-08-27"),
        );
        check(
            Relative::Weekday(4, Side::Last),
            PUBLISHED,
            Some("2020-08-20"),
        );
        check(
            Relative::Weekday(5, Side::Recent),
            PUBLISHED,
            Some("2020-08-21"),
        );
        check(
            Relative::Weekday(5, Side::Coming),
            PUBLISHED,
            Some("2020-08-28"),
        );
        check(
            Relative::Weekend(Side::Recent),
            PUBLISHED,
            Some("2020-08-22/2020-08-23"),
        );
        check(
            Relative::Weekend(Side::Recent),
            "2020-08-30",
            Some("2020-08-29/2020-08-30"),
        );
    }

    #[test]
    fn a_date_without_a_year_is_the_one_a_reader_means() {
        check(day(8, 25, None, Side::Near), PUBLISHED, Some("2020-08-25"));
        check(day(9, 10, None, Side::Near), PUBLISHED, Some("2020-09-10"));
        check(day(1, 5, None, Side::Near), PUBLISHED, Some("2020-01-05"));
        check(
            day(12, 28, None, Side::Near),
            "2021-01-10",
            Some("2020-12-28"),
        );
        check(
            day(1, 5, None, Side::Near),
            "2020-12-20",
            Some("2021-01-05"),
        );
        check(day(2, 20, None, Side::Near), "2020-11-30", None);
        check(
            day(8, 25, None, Side::Last),
            "2020-08-25",
            Some("2019-08-25"),
        );
        check(
            day(8, 25, Some(2), Side::Near),
            PUBLISHED,
            Some("2020-08-25"),
        );
    }

    #[test]
    fn a_date_is_not_reckoned_from_one_that_is_too_vague() {
        check(Relative::Shift(Unit::Day, -1), "2020-09", None);
        check(Relative::Shift(Unit::Month, -1), "2020-09", Some("2020-08"));
        check(day(8, 25, None, Side::Last), "2020-09", Some("2020-08-25"));
        check(Relative::Shift(Unit::Year, -1), "2020", Some("2019"));
    }

    #[test]
    fn a_day_of_the_month_must_fall_on_its_weekday() {
        check(Relative::DayOfMonth(25, 2), PUBLISHED, Some("2020-08-25"));
        check(Relative::DayOfMonth(25, 3), PUBLISHED, None);
    }
}
