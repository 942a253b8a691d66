//! Lengths of time: "three years", "90 minutes", "2 hours and 30 minutes", "half an hour", "zweitägig".

use rust_decimal::Decimal;

use super::super::number::Form;
use super::{Draft, Site};
use crate::lang::pack::Attached;
use crate::model::{Amount, Value};

/// Reads a length of time.
pub(super) fn duration(site: &Site) -> Option<Draft> {
    if let Some(unit) = site.numeral.attached.and_then(attached_unit) {
        return site.duration(site.end(), unit, site.amount());
    }
    let (end, unit) = time_unit(site)?;
    if site.numeral.form == Form::Article && matches!(unit, "day" | "second" | "minute") {
        // "un jour" is some day, "un minute" a moment.
        return None;
    }
    let (end, amount) = site.with_half(end, site.amount());
    site.duration(end, unit, amount)
}

/// Returns the token behind the unit of time that belongs to the numeral, and the unit.
pub(super) fn time_unit<'a>(site: &Site<'a>) -> Option<(usize, &'a str)> {
    if matches!(site.numeral.form, Form::Ordinal | Form::Roman) || site.numeral.attached.is_some() {
        return None;
    }
    let at = site.behind();
    let unit = |at: usize| {
        let (len, unit) = site
            .tables
            .units
            .at(site.context.document, at)
            .filter(|(_, unit)| unit.is_time && site.continues(at))?;
        Some((at + len, unit.name.as_str()))
    };
    let is_letter = site.text(at).chars().count() == 1;
    if is_letter && site.numeral.form != Form::Digits {
        return None;
    }
    unit(at)
        .or_else(|| unit(site.past_of_unit(at)?).filter(|_| site.continues(at)))
        .or_else(|| {
            // "los dos primeros años", "seis largos meses".
            let is_modifier = site.is_word(at) && site.tables.modifiers.contains(site.fold(at));
            unit(at + 1).filter(|_| is_modifier)
        })
}

fn attached_unit(attached: Attached) -> Option<&'static str> {
    Some(match attached {
        Attached::Year => "year",
        Attached::Month => "month",
        Attached::Week => "week",
        Attached::Day => "day",
        Attached::Hour => "hour",
        Attached::Minute => "minute",
        Attached::Second => "second",
        _ => return None,
    })
}

impl Site<'_> {
    /// Returns the mention of a duration.
    pub(super) fn duration(&self, end: usize, unit: &str, amount: Amount) -> Option<Draft> {
        let value = Value::Duration {
            amount,
            unit: unit.to_owned(),
            iso: iso(amount.min().or(amount.max())?, unit)?,
        };
        Some(self.whole(end, value, "duration"))
    }

    /// Adds the half of "two years and a half", "deux ans et demi".
    pub(super) fn with_half(&self, end: usize, amount: Amount) -> (usize, Amount) {
        let lexicon = self.context.pack.number.lexicon(&self.context.pack.text);
        let added = lexicon
            .phrases
            .at(self.context.document, end)
            .filter(|_| self.continues(end))
            .and_then(|(len, lexeme)| Some((len, lexeme.added?)))
            .filter(|(len, _)| {
                // "meio século e meia dúzia de ovos": the half is that of a dozen.
                let next = lexicon.phrases.at(self.context.document, end + len);
                next.is_none_or(|(_, lexeme)| lexeme.multiplier().is_none())
            });
        match (added, amount.single()) {
            (Some((len, part)), Some(n)) => {
                let sum = Amount::new(Some(n + part), Some(n + part), amount.precision());
                sum.map_or((end, amount), |sum| (end + len, sum))
            }
            _ => (end, amount),
        }
    }
}

/// Returns the duration as ISO 8601 writes it; decades and centuries are years there.
fn iso(amount: Decimal, unit: &str) -> Option<String> {
    let (factor, before, letter) = match unit {
        "second" => (1, "PT", 'S'),
        "minute" => (1, "PT", 'M'),
        "hour" => (1, "PT", 'H'),
        "day" => (1, "P", 'D'),
        "week" => (1, "P", 'W'),
        "fortnight" => (2, "P", 'W'),
        "month" => (1, "P", 'M'),
        "quarter" => (3, "P", 'M'),
        "year" => (1, "P", 'Y'),
        "decade" => (10, "P", 'Y'),
        "century" => (100, "P", 'Y'),
        "millennium" => (1000, "P", 'Y'),
        _ => return None,
    };
    let amount = amount.checked_mul(Decimal::from(factor))?.normalize();
    Some(format!("{before}{amount}{letter}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_by_the_standard() {
        assert_eq!(
            iso(Decimal::new(174, 1), "minute").as_deref(),
            Some("PT17.4M")
        );
        assert_eq!(iso(2.into(), "decade").as_deref(), Some("P20Y"));
        assert_eq!(iso(2.into(), "league"), None);
    }
}
