//! A position's value in a few signs, the same whatever language it was read in.

use rust_decimal::Decimal;

use crate::model::{Amount, Anchor, Edtf, Precision, Relative, Value};

/// Returns the value for people: `18`, `24–99`, `≥ 800`, `≈ 60`, `10,000,000–99,999,999 USD`.
pub(super) fn display(value: &Value) -> String {
    match value {
        Value::Count { amount: n, .. } | Value::Number { amount: n } | Value::Age { amount: n } => {
            amount(n)
        }
        Value::Percent {
            amount: n,
            points: false,
        } => format!("{} %", amount(n)),
        Value::Percent {
            amount: n,
            points: true,
        } => format!("{} points", amount(n)),
        Value::Money {
            amount: n,
            currency,
        } => match currency {
            Some(code) => format!("{} {code}", amount(n)),
            None => amount(n),
        },
        Value::Measure {
            amount: n, unit, ..
        }
        | Value::Duration {
            amount: n, unit, ..
        } => {
            format!("{} {unit}", amount(n))
        }
        Value::Ordinal { rank } => format!("no. {rank}"),
        Value::Score { points: (a, b) } => format!("{a}–{b}"),
        Value::Place { name, .. } | Value::Person { name } | Value::Organization { name } => {
            name.clone()
        }
        Value::Quote { text, .. } => text.clone(),
        Value::Date { date, anchor, .. } => day(date, *anchor),
        Value::Time { iso } => iso.clone(),
    }
}

/// Returns a date for people; one of which only the way is known, with the way: `XXXX (−32 year)`.
fn day(date: &Edtf, anchor: Anchor) -> String {
    match anchor {
        Anchor::Unresolved(Relative::Shift(unit, by)) if date.is_unknown() && by != 0 => {
            let sign = if by < 0 { '−' } else { '+' };
            format!("{date} ({sign}{} {})", by.unsigned_abs(), unit.name())
        }
        _ => date.to_string(),
    }
}

/// Returns what two values must share to be one position.
pub(super) fn key(value: &Value) -> String {
    match value {
        Value::Count { amount, .. } | Value::Number { amount } => amount.to_string(),
        Value::Date { date, anchor, .. } => day(date, *anchor),
        Value::Place {
            code: Some(code), ..
        } => code.clone(),
        Value::Person { name } | Value::Organization { name } => name.to_lowercase(),
        Value::Score { points: (a, b) } => format!("{}-{}", a.min(b), a.max(b)),
        Value::Quote { text, .. } => text.clone(),
        other => other.to_string(),
    }
}

/// Returns an amount for people.
pub(super) fn amount(n: &Amount) -> String {
    match (n.single(), n.min(), n.max()) {
        (Some(one), ..) if matches!(n.precision(), Precision::About | Precision::Nearly) => {
            format!("≈ {}", grouped(one))
        }
        (Some(one), ..) => grouped(one),
        (None, Some(min), Some(max)) => format!("{}–{}", grouped(min), grouped(max)),
        (None, Some(min), None) => format!("≥ {}", grouped(min)),
        (None, None, Some(max)) => format!("≤ {}", grouped(max)),
        (None, None, None) => String::new(),
    }
}

/// Writes a number with a comma between groups of three figures.
fn grouped(n: Decimal) -> String {
    let text = n.normalize().to_string();
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("-", digits));
    let mut out = String::from(sign);
    for (i, digit) in digits.chars().enumerate() {
        if 0 < i && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped() {
        assert_eq!(grouped(1_234_567.into()), "1,234,567");
        assert_eq!(grouped(Decimal::new(-12345, 1)), "-1,234.5");
        assert_eq!(grouped(100.into()), "100");
    }
}
