//! Values in words, for who asks why.

use crate::model::{Amount, Anchor, Mention, Precision, Relation, Role, Value};

/// Returns an amount in a few characters: `60`, `24–99`, `800 or more`.
pub fn amount(amount: &Amount) -> String {
    let range = match (amount.min(), amount.max()) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) => format!("{max} or less"),
        (None, None) => String::new(),
    };
    match amount.precision() {
        Precision::About => format!("about {range}"),
        Precision::Nearly => format!("nearly {range}"),
        _ => range,
    }
}

/// Returns a value in words, with its kind.
pub fn value(value: &Value) -> String {
    let kind = value.kind().name();
    match value {
        Value::Count { amount: n, of } => {
            let of = of
                .as_deref()
                .map(|of| format!(" of {of}"))
                .unwrap_or_default();
            format!("{kind}{of}: {}", amount(n))
        }
        Value::Number { amount: n } | Value::Age { amount: n } => format!("{kind}: {}", amount(n)),
        Value::Percent { amount: n, points } => {
            let unit = if *points { "percentage points" } else { "%" };
            format!("{kind}: {} {unit}", amount(n))
        }
        Value::Ordinal { rank } => format!("{kind}: {rank}"),
        Value::Score { points } => format!("{kind}: {}–{}", points.0, points.1),
        Value::Money {
            amount: n,
            currency,
        } => {
            let currency = currency.as_deref().unwrap_or("currency not stated");
            format!("{kind}: {} {currency}", amount(n))
        }
        Value::Measure {
            amount: n,
            unit,
            si,
        } => {
            let si = si
                .as_ref()
                .map(|(n, symbol)| format!(" = {} {symbol}", amount(n)))
                .unwrap_or_default();
            format!("{kind}: {} {unit}{si}", amount(n))
        }
        Value::Duration {
            amount: n,
            unit,
            iso,
        } => format!("{kind}: {} {unit}, {iso}", amount(n)),
        Value::Date { date, relation, .. } => {
            let relation = relation.map(relation_word).unwrap_or_default();
            format!("{kind}: {relation}{date}")
        }
        Value::Time { iso } => format!("{kind}: {iso}"),
        Value::Place { code, name } => {
            let code = code
                .as_deref()
                .map(|code| format!(", {code}"))
                .unwrap_or_default();
            format!("{kind}: {name}{code}")
        }
        Value::Person { name } | Value::Organization { name } => format!("{kind}: {name}"),
        Value::Quote { speaker, .. } => match speaker {
            Some(speaker) => format!("{kind} of {speaker}"),
            None => format!("{kind}, speaker not stated"),
        },
    }
}

/// Returns what a date was reckoned from, where it was.
pub fn anchor(value: &Value) -> Option<String> {
    let Value::Date { anchor, .. } = value else {
        return None;
    };
    match anchor {
        Anchor::Written => None,
        Anchor::Published(date) => Some(format!("reckoned from the article's date, {date}")),
        Anchor::Previous(date) => Some(format!(
            "reckoned from the date before it in the text, {date}"
        )),
        Anchor::Year(date) => Some(format!(
            "the year is not written; taken from the article's date, {date}"
        )),
        Anchor::Weekday => {
            Some("the year is not written; that day fell on that weekday in it".to_owned())
        }
        Anchor::Unresolved(_) => {
            Some("not reckoned: the date that it leads from is not known".to_owned())
        }
        Anchor::Cluster(date) => Some(format!(
            "the year is not written; the other articles tell it, {date}"
        )),
    }
}

/// Returns the part that a mention plays in its event.
pub fn role(mention: &Mention) -> Option<&'static str> {
    mention.frame.role.map(|role| match role {
        Role::Agent => "who does it",
        Role::Patient => "who or what it is done to",
        Role::Place => "where",
        Role::Time => "when",
        Role::Companion => "with whom",
    })
}

fn relation_word(relation: Relation) -> &'static str {
    match relation {
        Relation::Since => "since ",
        Relation::Until => "until ",
        Relation::Before => "before ",
        Relation::After => "after ",
        Relation::By => "by ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_said_with_their_ends() {
        let dozens =
            Amount::new(Some(24.into()), Some(99.into()), Precision::Vague).expect("in order");
        assert_eq!(amount(&dozens), "24–99");
        let over = Amount::exact(800.into()).stated(Precision::AtLeast);
        assert_eq!(amount(&over), "800 or more");
        assert_eq!(
            amount(&Amount::exact(60.into()).stated(Precision::About)),
            "about 60"
        );
    }
}
