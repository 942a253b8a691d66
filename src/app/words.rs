//! Values in words, for who asks why.

use crate::app::labels::Labels;
use crate::model::{Amount, Anchor, Mention, Precision, Relation, Role, Value};

/// Returns an amount in a few characters: `60`, `24–99`, `800 or more`.
pub fn amount(labels: &Labels, amount: &Amount) -> String {
    let range = match (amount.min(), amount.max()) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (Some(min), None) => labels.fill("{} or more", &[&min.to_string()]),
        (None, Some(max)) => labels.fill("{} or less", &[&max.to_string()]),
        (None, None) => String::new(),
    };
    match amount.precision() {
        Precision::About => labels.fill("about {}", &[&range]),
        Precision::Nearly => labels.fill("nearly {}", &[&range]),
        _ => range,
    }
}

/// Returns a value in words, with its kind.
pub fn value(labels: &Labels, value: &Value) -> String {
    let kind = labels.label(value.kind().name());
    let amount = |n: &Amount| amount(labels, n);
    match value {
        Value::Count { amount: n, of } => {
            let of = of.as_deref().map(|of| format!(" ({})", labels.label(of)));
            format!("{kind}{}: {}", of.unwrap_or_default(), amount(n))
        }
        Value::Number { amount: n } | Value::Age { amount: n } => format!("{kind}: {}", amount(n)),
        Value::Percent { amount: n, points } => {
            let unit = if *points {
                labels.word("percentage points")
            } else {
                "%"
            };
            format!("{kind}: {} {unit}", amount(n))
        }
        Value::Ordinal { rank } => format!("{kind}: {rank}"),
        Value::Score { points } => format!("{kind}: {}–{}", points.0, points.1),
        Value::Money {
            amount: n,
            currency,
        } => {
            let unknown = labels.word("currency not stated");
            format!(
                "{kind}: {} {}",
                amount(n),
                currency.as_deref().unwrap_or(unknown)
            )
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
        Value::Date { date, relation, .. } => match relation {
            None => format!("{kind}: {date}"),
            Some(relation) => {
                let date = labels.fill(relation_word(*relation), &[&date.to_string()]);
                format!("{kind}: {date}")
            }
        },
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
            Some(speaker) => format!("{kind}, {} {speaker}", labels.word("said by")),
            None => format!("{kind}, {}", labels.word("speaker not stated")),
        },
    }
}

/// Returns what a date was reckoned from, where it was.
pub fn anchor(labels: &Labels, value: &Value) -> Option<String> {
    let Value::Date { anchor, .. } = value else {
        return None;
    };
    let (english, date) = match anchor {
        Anchor::Written => return None,
        Anchor::Published(date) => (ANCHORS[0], date.to_string()),
        Anchor::Previous(date) => (ANCHORS[1], date.to_string()),
        Anchor::Year(date) => (ANCHORS[2], date.to_string()),
        Anchor::Weekday => (ANCHORS[3], String::new()),
        Anchor::Unresolved(_) => (ANCHORS[4], String::new()),
        Anchor::Cluster(date) => (ANCHORS[5], date.to_string()),
    };
    Some(labels.fill(english, &[&date]))
}

/// What a date can be reckoned from.
pub const ANCHORS: [&str; 6] = [
    "reckoned from the article's date, {}",
    "reckoned from the date before it in the text, {}",
    "the year is not written; taken from the article's date, {}",
    "the year is not written; that day fell on that weekday in it",
    "not reckoned: the date that it leads from is not known",
    "the year is not written; the other articles tell it, {}",
];

/// Returns the part that a mention plays in its event.
pub fn role(mention: &Mention) -> Option<&'static str> {
    mention.frame.role.map(|role| match role {
        Role::Agent => ROLES[0],
        Role::Patient => ROLES[1],
        Role::Place => ROLES[2],
        Role::Time => ROLES[3],
        Role::Companion => ROLES[4],
    })
}

/// The parts in an event.
pub const ROLES: [&str; 5] = [
    "who does it",
    "who or what it is done to",
    "where it happens",
    "when it happens",
    "with whom",
];

fn relation_word(relation: Relation) -> &'static str {
    match relation {
        Relation::Since => RELATIONS[0],
        Relation::Until => RELATIONS[1],
        Relation::Before => RELATIONS[2],
        Relation::After => RELATIONS[3],
        Relation::By => RELATIONS[4],
    }
}

/// How a date can bound what is said.
pub const RELATIONS: [&str; 5] = ["since {}", "until {}", "before {}", "after {}", "by {}"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_said_with_their_ends() {
        let dozens =
            Amount::new(Some(24.into()), Some(99.into()), Precision::Vague).expect("in order");
        assert_eq!(amount(&Labels::default(), &dozens), "24–99");
        let over = Amount::exact(800.into()).stated(Precision::AtLeast);
        assert_eq!(amount(&Labels::default(), &over), "800 or more");
        assert_eq!(
            amount(
                &Labels::default(),
                &Amount::exact(60.into()).stated(Precision::About)
            ),
            "about 60"
        );
    }
}
