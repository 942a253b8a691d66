//! One measure in two units: whether the one is the other, converted and rounded as a writer would round it.
//!
//! 200 miles are 321.9 km, and of them 300, 320, 321 and 322 are written. How far a figure is rounded is told by its
//! last one that is no zero; every tolerance is stated here. It is never asked which of the two was there first.

use rust_decimal::Decimal;

use super::compare::{ABOUT, within};
use super::display::{amount, display};
use crate::model::{Amount, Position, Precision, Value};

/// What is reckoned with a round factor (1.6 km to the mile, 0.9 m to the yard) is this near, in thousandths; what calls
/// itself rounded, as near as in one unit.
const ROUND_FACTOR: i64 = 20;
/// A figure that is cut off instead of rounded (321 km of 200 miles) is at most so much too small, in thousandths.
const CUT_OFF: i64 = 50;
/// What takes more than this, in thousandths, is no rounding: 650 pounds to 300 kg and 500 to 250 take less.
const COARSEST: i64 = 125;
/// The same where one of the two calls itself rounded: "about a mile", "nearly two kilometres".
const COARSEST_ABOUT: i64 = 200;
/// The same two for temperatures, in tenths of a degree, since their zero lies anywhere: 80 °F to 26 and to 30 °C.
const CUT_OFF_DEGREES: i64 = 10;
const COARSEST_DEGREES: i64 = 35;

const CELSIUS: &str = "celsius";
const FAHRENHEIT: &str = "fahrenheit";
/// The unit of "26 degrees", of which the scale is left out.
const BARE: &str = "degree";

/// Returns whether two measures in units of one dimension can be one, `None` for other units. Bare degrees are told to be
/// one where they are of two scales, and nothing is told of them otherwise.
pub(super) fn is_one(a: &Value, b: &Value) -> Option<bool> {
    let (x, y) = (Measure::of(a)?, Measure::of(b)?);
    let scales = scales(x, y);
    if !scales.is_empty() {
        return scales.iter().any(|(x, y)| meet(x, y)).then_some(true);
    }
    (x.unit != y.unit && x.dimension()? == y.dimension()?).then(|| meet(&x, &y))
}

/// Returns whether a measure is what a writer makes of another one, in another unit: 300 km of 200 miles, and not
/// 200 miles of 350 km.
pub(super) fn is_made_of(given: &Value, other: &Value) -> bool {
    let (Some(x), Some(y)) = (Measure::of(given), Measure::of(other)) else {
        return false;
    };
    let (Some(n), Some(m)) = (x.amount.single(), y.amount.single()) else {
        return is_one(given, other) == Some(true);
    };
    let is_made = |x: &Measure, y: &Measure| {
        y.convert(m, x)
            .is_some_and(|exact| is_rounding(n, exact, Terms::of(x, y)))
    };
    match scales(x, y) {
        scales if !scales.is_empty() => scales.iter().any(|(x, y)| is_made(x, y)),
        _ => is_one(given, other).is_some() && is_made(&x, &y),
    }
}

/// Returns whether two bounds in two units are one: "more than 20 miles" and "more than 32 km".
pub(super) fn have_one_end(a: &Value, b: &Value) -> bool {
    match (Measure::of(a), Measure::of(b)) {
        (Some(x), Some(y)) => x.ends().any(|n| y.ends().any(|m| x.is_either(n, m, &y))),
        _ => false,
    }
}

/// Returns whether of two units of temperature one leaves the scale out.
pub(super) fn leave_scale_out(u: &str, v: &str) -> bool {
    let is_scale = |unit: &str| [CELSIUS, FAHRENHEIT].contains(&unit);
    u == BARE && is_scale(v) || v == BARE && is_scale(u)
}

/// Returns whether of two amounts in one unit that both call themselves rounded the one is the other, rounded further:
/// "about 1.6 km" and "nearly two".
pub(super) fn is_rounded_further(x: &Amount, y: &Amount) -> bool {
    let terms = Terms {
        is_about: is_about(x) && is_about(y),
        is_degrees: false,
    };
    let (Some(n), Some(m)) = (x.single(), y.single()) else {
        return false;
    };
    terms.is_about && (is_rounding(n, m, terms) || is_rounding(m, n, terms))
}

/// Returns the answers to one question with what the first of them is in the unit of the others, `None` where not all
/// can be had from one: `“200 mile”, “300 kilometer”` and `“200 mile” = “321.9 kilometer”`.
pub(super) fn arithmetic(positions: &[Position]) -> Option<(String, String)> {
    let others = |i: usize| {
        let others = positions.iter().enumerate();
        others.filter(move |(j, _)| *j != i).map(|(_, p)| &p.value)
    };
    let holds = |i: usize, strictly: bool| {
        let base = &positions[i].value;
        let mut others = others(i).filter(|value| is_one(value, base).is_some());
        others.clone().next().is_some() && others.all(|value| !strictly || is_made_of(value, base))
    };
    let bases = || 0..positions.len();
    let base = bases()
        .find(|i| holds(*i, true))
        .or_else(|| bases().find(|i| holds(*i, false)))?;
    let mut sums: Vec<String> = others(base)
        .filter_map(|value| sum(&positions[base].value, value))
        .collect();
    sums.dedup();
    let mut shown = vec![format!("“{}”", positions[base].display)];
    shown.extend(others(base).map(|value| format!("“{}”", display(value))));
    let sum = sums.into_iter().next()?;
    Some((shown.join(", "), sum))
}

/// Returns what a measure is in the unit of another: `“200 mile” = “321.9 kilometer”`.
fn sum(of: &Value, other: &Value) -> Option<String> {
    let (x, y) = (Measure::of(of)?, Measure::of(other)?);
    let known = scales(x, y);
    let (x, y) = match known.iter().find(|(x, y)| meet(x, y)) {
        Some((x, y)) => (*x, *y),
        None if x.unit == y.unit => return None,
        None => (x, y),
    };
    let n = x.amount.single().or(x.amount.min()).or(x.amount.max())?;
    let exact = shortened(x.convert(n, &y)?);
    let shown = |n: Decimal, unit: &str| format!("“{} {unit}”", amount(&Amount::exact(n)));
    Some(format!("{} = {}", shown(n, x.unit), shown(exact, y.unit)))
}

/// Returns a number with as many figures as are of use: 1.61, 26.7, 321.9, 46,452.
fn shortened(n: Decimal) -> Decimal {
    let size = n.abs();
    let places = match () {
        () if size < Decimal::TEN => 2,
        () if size < Decimal::ONE_THOUSAND => 1,
        () => 0,
    };
    n.round_dp(places)
}

/// A measure's parts.
#[derive(Clone, Copy, Debug)]
struct Measure<'a> {
    amount: Amount,
    unit: &'a str,
    si: Option<(Amount, &'a str)>,
}

impl<'a> Measure<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        let Value::Measure { amount, unit, si } = value else {
            return None;
        };
        Some(Self {
            amount: *amount,
            unit,
            si: si
                .as_ref()
                .map(|(amount, symbol)| (*amount, symbol.as_str())),
        })
    }

    /// Returns the same degrees, of a scale.
    fn on(self, scale: &'a str) -> Self {
        Self {
            unit: scale,
            ..self
        }
    }

    /// Returns the unit that all units of its dimension are told in.
    fn dimension(&self) -> Option<&'a str> {
        Some(self.si?.1)
    }

    fn ends(&self) -> impl Iterator<Item = Decimal> {
        self.amount.min().into_iter().chain(self.amount.max())
    }

    /// Returns how many SI units the unit is.
    fn factor(&self) -> Option<Decimal> {
        let (si, _) = self.si?;
        let ends = [(si.min(), self.amount.min()), (si.max(), self.amount.max())];
        ends.into_iter()
            .find_map(|(si, own)| si?.checked_div(own.filter(|n| !n.is_zero())?))
    }

    /// Returns whether one of two numbers, each in its own unit, is the other, whichever was converted.
    fn is_either(&self, mine: Decimal, its: Decimal, other: &Self) -> bool {
        let terms = Terms::of(self, other);
        let (there, back) = (self.convert(mine, other), other.convert(its, self));
        let near = if terms.is_about { ABOUT } else { ROUND_FACTOR };
        there.is_some_and(|exact| {
            terms.within(its, exact, near, CUT_OFF_DEGREES) || is_rounding(its, exact, terms)
        }) || back.is_some_and(|exact| is_rounding(mine, exact, terms))
    }

    /// Returns a number of this unit in the unit of another measure.
    fn convert(&self, n: Decimal, to: &Self) -> Option<Decimal> {
        let (five, nine, freezing) = (Decimal::from(5), Decimal::from(9), Decimal::from(32));
        match (self.unit, to.unit) {
            (FAHRENHEIT, CELSIUS) => n
                .checked_sub(freezing)?
                .checked_mul(five)?
                .checked_div(nine),
            (CELSIUS, FAHRENHEIT) => n
                .checked_mul(nine)?
                .checked_div(five)?
                .checked_add(freezing),
            _ if n.is_zero() => Some(n),
            _ => n.checked_mul(self.factor()?)?.checked_div(to.factor()?),
        }
    }
}

/// Returns two measures on two scales of temperature where one of them leaves the scale out.
fn scales<'a>(x: Measure<'a>, y: Measure<'a>) -> Vec<(Measure<'a>, Measure<'a>)> {
    let as_scales = |a: &'static str, b: &'static str| (x.on(a), y.on(b));
    let (celsius_first, fahrenheit_first) = (
        as_scales(CELSIUS, FAHRENHEIT),
        as_scales(FAHRENHEIT, CELSIUS),
    );
    match (x.unit, y.unit) {
        (BARE, BARE) => vec![celsius_first, fahrenheit_first],
        (BARE, FAHRENHEIT) | (CELSIUS, BARE) => vec![celsius_first],
        (BARE, CELSIUS) | (FAHRENHEIT, BARE) => vec![fahrenheit_first],
        _ => Vec::new(),
    }
}

/// Returns whether one of two measures is the other, whichever was converted.
fn meet(x: &Measure, y: &Measure) -> bool {
    let is_apart = |there: Option<Decimal>, back: Option<Decimal>| match (there, back) {
        (Some(least), Some(most)) => most < least,
        _ => false,
    };
    let there = |n: Option<Decimal>| x.convert(n?, y);
    let overlaps = !is_apart(there(x.amount.min()), y.amount.max())
        && !is_apart(y.amount.min(), there(x.amount.max()));
    overlaps || x.ends().any(|n| y.ends().any(|m| x.is_either(n, m, y)))
}

/// What is allowed between two measures.
#[derive(Clone, Copy, Debug)]
struct Terms {
    is_about: bool,
    is_degrees: bool,
}

impl Terms {
    fn of(x: &Measure, y: &Measure) -> Self {
        Self {
            is_about: is_about(&x.amount) || is_about(&y.amount),
            is_degrees: [CELSIUS, FAHRENHEIT].contains(&x.unit),
        }
    }

    /// Returns whether two numbers lie so near.
    fn within(self, a: Decimal, b: Decimal, thousandths: i64, degrees: i64) -> bool {
        if self.is_degrees {
            return (a - b).abs() <= Decimal::new(degrees, 1);
        }
        within(a, b, thousandths)
    }
}

fn is_about(amount: &Amount) -> bool {
    matches!(amount.precision(), Precision::About | Precision::Nearly)
}

/// Returns whether a number is another one rounded to its last figure, or to five of it, or cut off behind it.
fn is_rounding(given: Decimal, exact: Decimal, terms: Terms) -> bool {
    let coarsest = if terms.is_about {
        COARSEST_ABOUT
    } else {
        COARSEST
    };
    let grain = grain(given);
    let off = given - exact;
    let is_rounded = (off + off).abs() <= grain;
    let is_cut = off.abs() < grain
        && given.abs() < exact.abs()
        && terms.within(given, exact, CUT_OFF, CUT_OFF_DEGREES);
    (is_rounded || is_cut) && terms.within(given, exact, coarsest, COARSEST_DEGREES)
}

/// Returns what a number is a multiple of, as it is written: 1 for 321, 100 for 300, 50 for 250, 0.5 for 1.5.
fn grain(n: Decimal) -> Decimal {
    let n = n.normalize();
    if n.is_zero() {
        return Decimal::ONE;
    }
    let mut figures = n.mantissa().unsigned_abs();
    let mut grain = Decimal::new(1, n.scale());
    while figures.is_multiple_of(10) {
        figures /= 10;
        grain *= Decimal::TEN;
    }
    if figures % 10 == 5 {
        grain *= Decimal::from(5);
    }
    grain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(n: &str, unit: &str) -> Value {
        let n: Decimal = n.parse().expect("a number");
        let si = match unit {
            "mile" => Some(("1609.344", "m")),
            "yard" => Some(("0.9144", "m")),
            "meter" => Some(("1", "m")),
            "kilometer" => Some(("1000", "m")),
            "pound" => Some(("0.45359237", "kg")),
            "kilogram" => Some(("1", "kg")),
            _ => None,
        };
        let known = si.map(|(factor, symbol)| {
            let factor: Decimal = factor.parse().expect("a factor");
            (Amount::exact(n * factor), symbol.to_owned())
        });
        // What it is in kelvin is not asked.
        let is_scale = [CELSIUS, FAHRENHEIT].contains(&unit);
        Value::Measure {
            amount: Amount::exact(n),
            unit: unit.to_owned(),
            si: known.or_else(|| is_scale.then(|| (Amount::exact(n), "K".to_owned()))),
        }
    }

    fn about(value: Value) -> Value {
        let Value::Measure { amount, unit, si } = value else {
            return value;
        };
        Value::Measure {
            amount: amount.stated(Precision::About),
            unit,
            si,
        }
    }

    #[test]
    fn a_number_says_by_its_last_figure_how_far_it_is_rounded() {
        for (n, expected) in [
            ("321", "1"),
            ("300", "100"),
            ("250", "50"),
            ("1.5", "0.5"),
            ("0", "1"),
        ] {
            let n: Decimal = n.parse().expect("a number");
            assert_eq!(grain(n).to_string(), expected, "{n}");
        }
    }

    #[test]
    fn what_translators_make_of_a_measure_is_made_of_it() {
        for (of, unit, given, in_unit) in [
            ("120", "mile", "200", "kilometer"),
            ("120", "mile", "190", "kilometer"),
            ("120", "mile", "193", "kilometer"),
            ("120", "mile", "195", "kilometer"),
            ("70", "pound", "30", "kilogram"),
            ("70", "pound", "32", "kilogram"),
            ("70", "pound", "31", "kilogram"),
            ("75", "fahrenheit", "24", "celsius"),
            ("75", "fahrenheit", "23", "celsius"),
            ("75", "fahrenheit", "25", "celsius"),
            ("65", "degree", "20", "degree"),
        ] {
            let (of, given) = (measure(of, unit), measure(given, in_unit));
            assert!(is_made_of(&given, &of), "{given} of {of}");
            assert_eq!(is_one(&of, &given), Some(true), "{given} of {of}");
        }
    }

    #[test]
    fn what_no_rounding_gives_is_another_measure() {
        for (of, unit, given, in_unit) in [
            ("200", "mile", "250", "kilometer"),
            ("120", "mile", "180", "kilometer"),
            ("120", "mile", "220", "kilometer"),
            ("70", "pound", "36", "kilogram"),
            ("1", "mile", "2", "kilometer"),
            ("75", "fahrenheit", "30", "celsius"),
        ] {
            let (of, given) = (measure(of, unit), measure(given, in_unit));
            assert_ne!(is_one(&of, &given), Some(true), "{given} of {of}");
            assert!(!is_made_of(&given, &of), "{given} of {of}");
        }
        let (mile, two) = (measure("1", "mile"), measure("2", "kilometer"));
        assert_eq!(is_one(&about(mile), &two), Some(true));
    }
}
