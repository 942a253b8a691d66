//! How two values stand to one another: the same, compatible and why, or contradictory.
//!
//! Every tolerance is stated here. It does not ask whether the two answer one question; that is `align`'s.

use rust_decimal::Decimal;

use super::conversion;
use crate::model::{Amount, Anchor, Difference, Edtf, Kind, Partial, Precision, Relative, Value};

/// How two values stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// They state the same.
    Same,
    /// They differ and can both hold.
    Compatible(Difference),
    /// They cannot both hold.
    Contradictory,
    /// They are not of one sort: euros and percent.
    Incomparable,
}

/// Two exact numbers this close, in thousandths of the greater, are one rounded where one of them has fewer
/// figures: 379,800 and 380,000.
const ROUNDING: i64 = 10;
/// The same for numbers that call themselves rounded: "about 400" and 380.
pub(super) const ABOUT: i64 = 100;

/// Compares two values.
pub(super) fn relation(a: &Value, b: &Value) -> Relation {
    use Relation::{Compatible, Contradictory, Incomparable, Same};
    match (a, b) {
        (
            Value::Count { amount: x, .. } | Value::Number { amount: x },
            Value::Count { amount: y, .. } | Value::Number { amount: y },
        )
        | (Value::Age { amount: x }, Value::Age { amount: y }) => amounts(x, y),
        (
            Value::Percent {
                amount: x,
                points: p,
            },
            Value::Percent {
                amount: y,
                points: q,
            },
        ) if p == q => amounts(x, y),
        (
            Value::Money {
                amount: x,
                currency: c,
            },
            Value::Money {
                amount: y,
                currency: d,
            },
        ) => match (c, d) {
            (Some(c), Some(d)) if c != d => Incomparable,
            (Some(_), Some(_)) | (None, None) => amounts(x, y),
            _ => match amounts(x, y) {
                Same => Compatible(Difference::UnitMissing),
                Contradictory => Incomparable,
                other => other,
            },
        },
        (Value::Measure { .. }, Value::Measure { .. }) => measures(a, b),
        (
            Value::Duration {
                amount: x, unit: u, ..
            },
            Value::Duration {
                amount: y, unit: v, ..
            },
        ) => {
            if u == v {
                amounts(x, y)
            } else {
                Incomparable
            }
        }
        (Value::Ordinal { rank: x }, Value::Ordinal { rank: y }) => {
            if x == y {
                Same
            } else {
                Contradictory
            }
        }
        (Value::Score { points: (a, b) }, Value::Score { points: (c, d) }) => match () {
            () if (a, b) == (c, d) || (a, b) == (d, c) => Same,
            () => Contradictory,
        },
        (Value::Date { date: x, .. }, Value::Date { date: y, .. }) => {
            // "yesterday" in two articles without a date is not the same day.
            if x.is_unknown() || y.is_unknown() || is_one_weekday(a, b) {
                Incomparable
            } else {
                dates(x, y)
            }
        }
        (Value::Time { iso: x }, Value::Time { iso: y }) => times(x, y),
        (Value::Place { code: Some(x), .. }, Value::Place { code: Some(y), .. }) => {
            if x == y {
                Same
            } else {
                Incomparable
            }
        }
        _ => Incomparable,
    }
}

/// Returns whether two days, reckoned from one day of publication, are the same weekday before it and on it or after it:
/// which of the two "on Wednesday" means is told by the tense of a verb, if at all.
fn is_one_weekday(a: &Value, b: &Value) -> bool {
    let reckoned = |value: &Value| match value {
        Value::Date {
            date,
            anchor: Anchor::Published(published),
            ..
        } => Some((date.start.civil()?, published.start.civil()?)),
        _ => None,
    };
    let (Some((x, published)), Some((y, other))) = (reckoned(a), reckoned(b)) else {
        return false;
    };
    let (first, last) = (x.min(y), x.max(y));
    let is_around = first < published && published <= last;
    published == other
        && is_around
        && first.checked_add(jiff::Span::new().days(7)).ok() == Some(last)
}

/// Compares two values that stand in the same place of one text in two languages, or in two copies. More can be
/// told there: a bound is given with the same figure, a range with the same two, what is reckoned is reckoned from the
/// same day, and a number whose kind is read in two ways ("aged 14" / "16 anni", 1939 / 4939) is still one number.
pub(super) fn relation_in_one_text(a: &Value, b: &Value) -> Relation {
    use Relation::{Compatible, Contradictory, Incomparable, Same};
    if let (Some(x), Some(y)) = (a.amount(), b.amount())
        && x.precision() == y.precision()
    {
        let are_bounds = is_bound_of_figure(x) && is_bound_of_figure(y);
        match relation(a, b) {
            Compatible(Difference::Vague) if are_bounds || x.precision() == Precision::Range => {
                return Contradictory;
            }
            Compatible(Difference::Conversion) if are_bounds && !conversion::have_one_end(a, b) => {
                return Contradictory;
            }
            _ => {}
        }
    }
    match (a, b) {
        (
            Value::Date {
                anchor: Anchor::Unresolved(x),
                ..
            },
            Value::Date {
                anchor: Anchor::Unresolved(y),
                ..
            },
        ) => match (x, y) {
            (x, y) if x == y => Same,
            (Relative::Shift(u, x), Relative::Shift(v, y)) if u == v && is_counted(*x, *y) => {
                Contradictory
            }
            _ => Incomparable,
        },
        (Value::Time { iso: x }, Value::Time { iso: y }) => match times(x, y) {
            Incomparable if clock(x) != clock(y) && (clock(x) == *x || clock(y) == *y) => {
                Contradictory
            }
            other => other,
        },
        _ => match relation(a, b) {
            Incomparable => across_kinds(a, b)
                .map_or(Incomparable, |same| if same { Same } else { Contradictory }),
            other => other,
        },
    }
}

/// Returns whether two distances are both of the sort that is counted: "32 years ago", not "this morning" and "tomorrow",
/// which languages have words for that mean other things too.
fn is_counted(x: i16, y: i16) -> bool {
    let least = x.unsigned_abs().min(y.unsigned_abs());
    2 <= least && x.signum() == y.signum()
}

/// Returns whether an amount is a bound that was a figure: "several" and "more than one" are words of one sort, "more
/// than 18" and "more than 28" are not.
fn is_bound_of_figure(amount: Amount) -> bool {
    let bound = match amount.precision() {
        Precision::AtLeast => amount.min(),
        Precision::AtMost => amount.max(),
        _ => None,
    };
    bound.is_some_and(|n| Decimal::TEN <= n.abs())
}

/// Returns whether two exact numbers of kinds that are taken for one another are the same; `None` for other kinds.
fn across_kinds(a: &Value, b: &Value) -> Option<bool> {
    let number = |value: &Value| match value {
        Value::Number { amount } | Value::Age { amount } => amount.single(),
        Value::Duration { amount, unit, .. } if unit == "year" => amount.single(),
        Value::Date {
            date:
                Edtf {
                    start: Partial::Year(year),
                    end: None,
                },
            ..
        } => Some((*year).into()),
        _ => None,
    };
    let is_year = |value: &Value| matches!(value, Value::Date { .. });
    let (x, y) = (number(a)?, number(b)?);
    let four_figures = |n: Decimal| n.is_integer() && (1000..10000).contains(&n.mantissa());
    let kin = match (is_year(a), is_year(b)) {
        (true, true) => false,
        (true, false) => matches!(b, Value::Number { .. }) && four_figures(y),
        (false, true) => matches!(a, Value::Number { .. }) && four_figures(x),
        // "aged 14" is "14 anni" to a reader who knows of whom; a bare 125 is no length of time.
        (false, false) => a.kind() != b.kind() && (a.kind() == Kind::Age || b.kind() == Kind::Age),
    };
    kin.then_some(x == y)
}

fn amounts(x: &Amount, y: &Amount) -> Relation {
    use Relation::{Compatible, Contradictory, Same};
    if (x.min(), x.max()) == (y.min(), y.max()) {
        return Same;
    }
    if x.contains(y) || y.contains(x) {
        return Compatible(Difference::Vague);
    }
    if let (Some(a), Some(b)) = (x.single(), y.single()) {
        let loose = |p: Precision| matches!(p, Precision::About | Precision::Nearly);
        let tolerance = if loose(x.precision()) || loose(y.precision()) {
            ABOUT
        } else {
            ROUNDING
        };
        let rounded =
            figures(a) != figures(b) && 2 < figures(a).max(figures(b)) || tolerance == ABOUT;
        return if rounded && within(a, b, tolerance) {
            Compatible(Difference::Rounding)
        } else {
            Contradictory
        };
    }
    if x.overlaps(y) {
        Compatible(Difference::Vague)
    } else {
        near_bound(x, y)
    }
}

/// "more than 300" and 298 do not overlap; a bound is as good as rounded, so a hair below is no
/// contradiction.
fn near_bound(x: &Amount, y: &Amount) -> Relation {
    let ends = |a: &Amount| [a.min(), a.max()];
    let close = ends(x)
        .iter()
        .flatten()
        .any(|p| ends(y).iter().flatten().any(|q| within(*p, *q, ROUNDING)));
    if close {
        Relation::Compatible(Difference::Rounding)
    } else {
        Relation::Contradictory
    }
}

/// Returns whether two numbers lie within `thousandths` of the greater.
pub(super) fn within(a: Decimal, b: Decimal, thousandths: i64) -> bool {
    let (difference, greater) = ((a - b).abs(), a.abs().max(b.abs()));
    greater
        .checked_mul(Decimal::new(thousandths, 3))
        .is_some_and(|most| difference <= most)
}

/// Returns how many figures a number is written with, zeros at its end not counted.
fn figures(n: Decimal) -> usize {
    let text = n.normalize().to_string();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    if text.contains('.') {
        digits.len()
    } else {
        digits.trim_end_matches('0').len()
    }
}

fn measures(a: &Value, b: &Value) -> Relation {
    let (
        Value::Measure {
            amount: x, unit: u, ..
        },
        Value::Measure {
            amount: y, unit: v, ..
        },
    ) = (a, b)
    else {
        return Relation::Incomparable;
    };
    let same = amounts(x, y);
    match conversion::is_one(a, b) {
        _ if u == v && same != Relation::Contradictory => same,
        _ if u == v && conversion::is_rounded_further(x, y) => {
            Relation::Compatible(Difference::Rounding)
        }
        Some(true) => Relation::Compatible(Difference::Conversion),
        Some(false) => Relation::Contradictory,
        None if u == v => Relation::Contradictory,
        None if same == Relation::Same && conversion::leave_scale_out(u, v) => {
            Relation::Compatible(Difference::UnitMissing)
        }
        None => Relation::Incomparable,
    }
}

fn dates(x: &Edtf, y: &Edtf) -> Relation {
    if x == y {
        return Relation::Same;
    }
    if x.contains(y) || y.contains(x) {
        return Relation::Compatible(Difference::Refinement);
    }
    let unknown_year = |d: &Edtf| {
        d.start.year().is_none() && matches!(d.start, Partial::Day(..) | Partial::Month(..))
    };
    if (unknown_year(x) || unknown_year(y)) && x.end.is_none() && y.end.is_none() {
        let known = x.start.year().or(y.start.year());
        let filled = |d: Partial| known.and_then(|year| d.with_year(year));
        return if filled(x.start).is_some() && filled(x.start) == filled(y.start) {
            Relation::Compatible(Difference::Refinement)
        } else {
            Relation::Contradictory
        };
    }
    Relation::Contradictory
}

/// Returns a time without its zone.
fn clock(iso: &str) -> &str {
    iso.split(['+', '-', 'Z']).next().unwrap_or("")
}

fn times(x: &str, y: &str) -> Relation {
    match () {
        () if x == y => Relation::Same,
        () if clock(x) == clock(y) && (clock(x) == x || clock(y) == y) => {
            Relation::Compatible(Difference::Refinement)
        }
        () if clock(x) == x && clock(y) == y => Relation::Contradictory,
        () => Relation::Incomparable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(n: i64) -> Value {
        Value::Count {
            amount: Amount::exact(n.into()),
            of: None,
        }
    }

    fn range(min: i64, max: Option<i64>) -> Value {
        let amount =
            Amount::new(Some(min.into()), max.map(Into::into), Precision::Vague).expect("in order");
        Value::Count { amount, of: None }
    }

    #[test]
    fn vague_amounts_hold_the_exact_one() {
        assert_eq!(
            relation(&range(24, Some(99)), &count(60)),
            Relation::Compatible(Difference::Vague)
        );
        assert_eq!(
            relation(&range(800, None), &count(832)),
            Relation::Compatible(Difference::Vague)
        );
        assert_eq!(
            relation(&range(24, Some(99)), &count(160)),
            Relation::Contradictory
        );
    }

    #[test]
    fn rounding_wants_fewer_figures_and_a_hair_of_difference() {
        assert_eq!(
            relation(&count(379_800), &count(380_000)),
            Relation::Compatible(Difference::Rounding)
        );
        assert_eq!(relation(&count(60), &count(62)), Relation::Contradictory);
        assert_eq!(relation(&count(18), &count(19)), Relation::Contradictory);
        assert_eq!(
            relation(&count(2014), &count(2024)),
            Relation::Contradictory
        );
    }

    #[test]
    fn about_is_rounded() {
        let about = Value::Number {
            amount: Amount::exact(400.into()).stated(Precision::About),
        };
        assert_eq!(
            relation(&about, &count(380)),
            Relation::Compatible(Difference::Rounding)
        );
        assert_eq!(relation(&about, &count(300)), Relation::Contradictory);
    }

    #[test]
    fn money_without_its_currency_is_no_contradiction() {
        let money = |n: i64, currency: Option<&str>| Value::Money {
            amount: Amount::exact(n.into()),
            currency: currency.map(str::to_owned),
        };
        let (dollars, bare) = (money(5, Some("USD")), money(5, None));
        assert_eq!(
            relation(&dollars, &bare),
            Relation::Compatible(Difference::UnitMissing)
        );
        assert_eq!(
            relation(&dollars, &money(5, Some("EUR"))),
            Relation::Incomparable
        );
        assert_eq!(relation(&dollars, &money(6, None)), Relation::Incomparable);
    }

    #[test]
    fn a_year_refined_by_its_month_is_no_contradiction() {
        let date = |start: Partial| Value::Date {
            date: Edtf::point(start),
            relation: None,
            anchor: crate::model::Anchor::Written,
            weekday: None,
        };
        let (year, month) = (
            date(Partial::Year(2016)),
            date(Partial::Month(Some(2016), 9)),
        );
        assert_eq!(
            relation(&year, &month),
            Relation::Compatible(Difference::Refinement)
        );
        assert_eq!(
            relation(&month, &date(Partial::Month(Some(2016), 8))),
            Relation::Contradictory
        );
        let (known, unknown) = (
            date(Partial::Day(Some(2020), 8, 25)),
            date(Partial::Day(None, 8, 25)),
        );
        assert_eq!(
            relation(&known, &unknown),
            Relation::Compatible(Difference::Refinement)
        );
    }

    #[test]
    fn a_weekday_before_and_after_the_day_of_publication_may_be_one() {
        let day = |day: u8| Partial::Day(Some(2006), 3, day);
        let date = |start: Partial, published: u8| Value::Date {
            date: Edtf::point(start),
            relation: None,
            anchor: crate::model::Anchor::Published(Edtf::point(day(published))),
            weekday: None,
        };
        let before = date(day(22), 28);
        assert_eq!(
            relation(&before, &date(day(29), 28)),
            Relation::Incomparable
        );
        assert_eq!(
            relation(&before, &date(day(30), 28)),
            Relation::Contradictory
        );
        assert_eq!(
            relation(&before, &date(day(29), 29)),
            Relation::Contradictory
        );
        assert_eq!(
            relation(&before, &date(day(15), 28)),
            Relation::Contradictory
        );
    }

    #[test]
    fn degrees_without_their_scale_are_of_either() {
        let degrees = |n: i64, unit: &str| Value::Measure {
            amount: Amount::exact(n.into()),
            unit: unit.to_owned(),
            si: None,
        };
        let (warm, in_fahrenheit) = (degrees(24, "degree"), degrees(75, "degree"));
        assert_eq!(
            relation(&warm, &in_fahrenheit),
            Relation::Compatible(Difference::Conversion)
        );
        assert_eq!(
            relation(&warm, &degrees(34, "degree")),
            Relation::Contradictory
        );
        assert_eq!(
            relation(&warm, &degrees(24, "celsius")),
            Relation::Compatible(Difference::UnitMissing)
        );
        assert_eq!(
            relation(&warm, &degrees(75, "fahrenheit")),
            Relation::Compatible(Difference::Conversion)
        );
        assert_eq!(
            relation(&warm, &degrees(34, "celsius")),
            Relation::Incomparable
        );
    }

    #[test]
    fn of_two_that_call_themselves_rounded_one_may_be_rounded_further() {
        let kilometers = |n: Decimal, precision: Precision| Value::Measure {
            amount: Amount::exact(n).stated(precision),
            unit: "kilometer".to_owned(),
            si: None,
        };
        let one = kilometers(Decimal::new(17, 1), Precision::About);
        assert_eq!(
            relation(&one, &kilometers(2.into(), Precision::Nearly)),
            Relation::Compatible(Difference::Rounding)
        );
        assert_eq!(
            relation(&one, &kilometers(2.into(), Precision::Exact)),
            Relation::Contradictory
        );
        assert_eq!(
            relation(&one, &kilometers(3.into(), Precision::About)),
            Relation::Contradictory
        );
    }

    #[test]
    fn feet_and_metres_are_converted() {
        let measure = |n: i64, unit: &str, si: (i64, u32)| Value::Measure {
            amount: Amount::exact(n.into()),
            unit: unit.to_owned(),
            si: Some((Amount::exact(Decimal::new(si.0, si.1)), "m".to_owned())),
        };
        let (feet, metres) = (measure(20, "foot", (6096, 3)), measure(6, "meter", (6, 0)));
        assert_eq!(
            relation(&feet, &metres),
            Relation::Compatible(Difference::Conversion)
        );
        assert_eq!(
            relation(&feet, &measure(9, "meter", (9, 0))),
            Relation::Contradictory
        );
        let at_most = |n: i64| Value::Measure {
            amount: Amount::new(None, Some(n.into()), Precision::AtMost).expect("an amount"),
            unit: "kilometer".to_owned(),
            si: Amount::new(None, Some((n * 1000).into()), Precision::AtMost)
                .map(|si| (si, "m".to_owned())),
        };
        let miles = measure(100, "mile", (160_934, 0));
        assert_eq!(
            relation(&miles, &at_most(160)),
            Relation::Compatible(Difference::Conversion)
        );
        let Value::Measure { amount, unit, si } = miles else {
            return;
        };
        let up_to = Value::Measure {
            amount: amount.stated(Precision::AtMost),
            unit,
            si: si.map(|(si, symbol)| (si.stated(Precision::AtMost), symbol)),
        };
        for (bound, in_one_text) in [
            (160, Relation::Compatible(Difference::Conversion)),
            (260, Relation::Contradictory),
        ] {
            assert_eq!(
                relation(&up_to, &at_most(bound)),
                Relation::Compatible(Difference::Conversion)
            );
            assert_eq!(relation_in_one_text(&up_to, &at_most(bound)), in_one_text);
        }
    }
}
