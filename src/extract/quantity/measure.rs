//! Physical measures with their unit and their value in the SI unit: "20 feet", "6 m", "75 °F", "120 km/h".

use rust_decimal::Decimal;

use super::super::number::Form;
use super::{Draft, Site};
use crate::model::{Amount, Value};
use crate::segment::{Case, TokenKind};

/// Reads a measure.
pub(super) fn measure(site: &Site) -> Option<Draft> {
    if !matches!(
        site.numeral.form,
        Form::Digits | Form::Words | Form::Vague | Form::Fraction
    ) || site.numeral.attached.is_some()
    {
        return None;
    }
    let (end, unit) = unit(site)?;
    if unit == "foot"
        && let Some((end, amount)) = with_inches(site, end)
    {
        return Some(draft(site, end, amount, unit));
    }
    let (end, amount) = site.with_half(end, site.amount());
    Some(draft(site, end, amount, unit))
}

fn draft(site: &Site, end: usize, amount: Amount, unit: &str) -> Draft {
    site.whole(end, value(amount, unit), "measure")
}

/// Returns the measure of so many units.
pub(super) fn value(amount: Amount, unit: &str) -> Value {
    Value::Measure {
        amount,
        unit: unit.to_owned(),
        si: si(amount, unit),
    }
}

fn unit<'a>(site: &Site<'a>) -> Option<(usize, &'a str)> {
    let at = site.behind();
    if let Some(len) = weighed(site, at) {
        return Some((at + len, "pound"));
    }
    let found = |at: usize| {
        let (len, unit) = site
            .tables
            .units
            .at(site.context.document, at)
            .filter(|(_, unit)| !unit.is_time && site.continues(at))?;
        // A short sign is a unit only behind digits, a letter alone only as it is written: "5 m", "2 ha"; not
        // "5 M", and not "due ha".
        let n_letters = if len == 1 && site.is_word(at) {
            site.text(at).chars().count()
        } else {
            3
        };
        let is_sign = n_letters < 3;
        // "di magnitudo 7,1 ha colpito", "el 40 ha votado": a word that is a verb as well is a unit only where the
        // sentence goes on as behind a noun.
        let is_verb = site.tables.stops.contains(site.fold(at))
            && (site.is_year_like() || may_go_on_as_verb(site, at + len));
        let fits = site.numeral.form == Form::Digits
            && !is_verb
            && (1 < n_letters || site.token(at).is_some_and(|t| t.case == Case::Lower));
        // "a two million pound house" costs as much, and so does "a 20-pound surcharge".
        let document = site.context.document;
        let is_sum = site.tables.weights.at(document, at).is_some()
            && (Decimal::ONE < site.numeral.scale
                || site.continues(at + len)
                    && site.tables.costing.at(document, at + len).is_some());
        (!is_sum && (!is_sign || fits)).then_some((at + len, unit.name.as_str()))
    };
    found(at).or_else(|| found(site.past_of_unit(at)?).filter(|_| site.continues(at)))
}

/// Returns the length of a word for pounds at the token where something is said to be weighed: "weighed 650 pounds";
/// not "weighed a 20 billion pound bid", "a tax weighing on households added 300 pounds".
pub(super) fn weighed(site: &Site, at: usize) -> Option<usize> {
    const REACH: usize = 5;
    const HEAVIEST: u32 = 100_000;
    let document = site.context.document;
    let (len, ()) = site
        .tables
        .weights
        .at(document, at)
        .filter(|_| site.continues(at))?;
    let sentence = document.sentence_of(at)?.tokens.clone();
    let start = site.numeral.tokens.start;
    let is_free = |i: &usize| {
        site.token(*i).is_some_and(|t| t.kind == TokenKind::Word)
            && site.context.numeral_over(*i).is_none()
    };
    let before = (sentence.start.max(start.saturating_sub(REACH))..start).rev();
    let behind = at + len..sentence.end.min(at + len + 2);
    // "Er wiegt 60 Pfund und kostet 60 Pfund."
    let joins = |i: &usize| {
        let conjunctions = &site.context.pack.claim.conjunctions;
        conjunctions.iter().any(|c| c == site.fold(*i))
    };
    let mut near = before
        .take_while(is_free)
        .chain(behind.take_while(|i| is_free(i) && !joins(i)));
    let is_weighed = near
        .clone()
        .any(|i| site.tables.weighing.at(document, i).is_some());
    let is_cost = near.any(|i| site.tables.costing.at(document, i).is_some());
    let amount = site.amount();
    let is_light = amount.max().or(amount.min()) <= Some(HEAVIEST.into());
    (is_weighed && !is_cost && is_light).then_some(len)
}

/// Returns whether a word stands at the token that may follow a verb: none that leads to a place or to what the unit
/// measures, as in "20 ha di bosco", "20 ha en Galicia".
fn may_go_on_as_verb(site: &Site, at: usize) -> bool {
    let leads_on = site.past_of(at) != at
        || site
            .context
            .pack
            .name_words
            .place_prepositions
            .iter()
            .chain(&site.context.pack.claim.conjunctions)
            .any(|word| word == site.fold(at));
    // "il numero 9 ha in mente il gol"
    let start = site.numeral.tokens.start;
    let is_labelled = start
        .checked_sub(1)
        .is_some_and(|before| site.tables.identifiers.word(site.fold(before)).is_some());
    site.is_word(at) && (is_labelled || !leads_on)
}

/// Adds the inches of "6-foot-6", "5 feet 7 inches".
fn with_inches(site: &Site, end: usize) -> Option<(usize, Amount)> {
    let at = if site.is_hyphen(end) { end + 1 } else { end };
    let inches = site
        .context
        .numeral_at(at)
        .filter(|n| n.core.len() == 1 && site.continues(at))?;
    let (feet, inches_n) = (site.amount().single()?, inches.amount.single()?);
    let named = {
        let at = inches.tokens.end;
        site.tables
            .units
            .at(site.context.document, at)
            .filter(|(_, u)| u.name == "inch" && site.continues(at))
            .map(|(len, _)| at + len)
    };
    let fits = inches_n < Decimal::from(12) && (named.is_some() || end < at);
    let total = feet + inches_n.checked_div(Decimal::from(12))?.round_dp(4);
    fits.then(|| (named.unwrap_or(inches.tokens.end), Amount::exact(total)))
}

/// Returns the amount in the SI unit of the unit's dimension, with that unit's symbol.
fn si(amount: Amount, unit: &str) -> Option<(Amount, String)> {
    if unit == "fahrenheit" {
        let celsius = |n: Decimal| {
            ((n - Decimal::from(32)) * Decimal::new(5, 0) / Decimal::from(9)).round_dp(2)
        };
        let kelvin = |n: Decimal| celsius(n) + Decimal::new(27315, 2);
        let amount = Amount::new(
            amount.min().map(kelvin),
            amount.max().map(kelvin),
            amount.precision(),
        )?;
        return Some((amount, "K".to_owned()));
    }
    if unit == "celsius" {
        let kelvin = |n: Decimal| n + Decimal::new(27315, 2);
        let amount = Amount::new(
            amount.min().map(kelvin),
            amount.max().map(kelvin),
            amount.precision(),
        )?;
        return Some((amount, "K".to_owned()));
    }
    let (factor, symbol) = FACTORS
        .iter()
        .find(|(name, ..)| *name == unit)
        .and_then(|(_, factor, symbol)| Some((factor.parse::<Decimal>().ok()?, *symbol)))?;
    Some((amount.times(factor)?, symbol.to_owned()))
}

/// Units by CLDR's names, the factor to the SI unit, and its symbol.
const FACTORS: [(&str, &str, &str); 46] = [
    ("millimeter", "0.001", "m"),
    ("centimeter", "0.01", "m"),
    ("meter", "1", "m"),
    ("kilometer", "1000", "m"),
    ("inch", "0.0254", "m"),
    ("foot", "0.3048", "m"),
    ("yard", "0.9144", "m"),
    ("mile", "1609.344", "m"),
    ("nautical-mile", "1852", "m"),
    ("light-year", "9460730472580800", "m"),
    ("square-centimeter", "0.0001", "m²"),
    ("square-meter", "1", "m²"),
    ("square-kilometer", "1000000", "m²"),
    ("square-foot", "0.09290304", "m²"),
    ("square-mile", "2589988.110336", "m²"),
    ("hectare", "10000", "m²"),
    ("acre", "4046.8564224", "m²"),
    ("cubic-centimeter", "0.000001", "m³"),
    ("cubic-meter", "1", "m³"),
    ("milliliter", "0.000001", "m³"),
    ("centiliter", "0.00001", "m³"),
    ("liter", "0.001", "m³"),
    ("gallon", "0.003785411784", "m³"),
    ("barrel", "0.158987294928", "m³"),
    ("milligram", "0.000001", "kg"),
    ("gram", "0.001", "kg"),
    ("kilogram", "1", "kg"),
    ("tonne", "1000", "kg"),
    ("ounce", "0.028349523125", "kg"),
    ("pound", "0.45359237", "kg"),
    ("ton", "907.18474", "kg"),
    (
        "kilometer-per-hour",
        "0.2777777777777777777777777778",
        "m/s",
    ),
    ("mile-per-hour", "0.44704", "m/s"),
    ("meter-per-second", "1", "m/s"),
    ("knot", "0.5144444444444444444444444444", "m/s"),
    ("watt", "1", "W"),
    ("kilowatt", "1000", "W"),
    ("megawatt", "1000000", "W"),
    ("gigawatt", "1000000000", "W"),
    ("horsepower", "745.69987158227", "W"),
    ("kilowatt-hour", "3600000", "J"),
    ("megawatt-hour", "3600000000", "J"),
    ("gigawatt-hour", "3600000000000", "J"),
    ("kilojoule", "1000", "J"),
    ("kilocalorie", "4184", "J"),
    ("hertz", "1", "Hz"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_feet_and_six_meters_are_comparable() {
        let (meters, symbol) = si(Amount::exact(20.into()), "foot").expect("a length");
        assert_eq!(
            (meters.to_string().as_str(), symbol.as_str()),
            ("6.096", "m")
        );
    }

    #[test]
    fn degrees_have_an_offset() {
        let (kelvin, _) = si(Amount::exact(212.into()), "fahrenheit").expect("a temperature");
        assert_eq!(kelvin.to_string(), "373.15");
    }
}
