//! Counts ("18 countries", "dozens of servers", "two were arrested"), ranks and plain numbers.

use rust_decimal::Decimal;

use super::super::number::Form;
use super::noun;
use super::{Context, Draft, Site};
use crate::lang::pack::{Attached, QuantityTables, Role};
use crate::model::{Amount, Value};

/// Reads a count with its noun, or without one where a verb shows that people or things are counted.
pub(super) fn count(site: &Site) -> Option<Draft> {
    if let Some(attached) = site.numeral.attached {
        return attached_count(site, attached);
    }
    if !may_count(site) {
        return None;
    }
    if let Some(head) = noun::head(site) {
        let value = Value::Count {
            amount: site.amount(),
            of: Some(head.of),
        };
        return Some(site.partial(head.tokens.end, Some(head.tokens), value, "count with noun"));
    }
    let is_pronoun = site.numeral.form != Form::Article
        && !site.is_year_like()
        && site
            .tables
            .auxiliaries
            .at(site.context.document, site.end())
            .is_some()
        && site.continues(site.end());
    let value = Value::Count {
        amount: site.amount(),
        of: None,
    };
    is_pronoun.then(|| site.partial(site.end(), None, value, "count before a verb"))
}

/// Returns whether the numeral is of a sort that counts.
fn may_count(site: &Site) -> bool {
    match site.numeral.form {
        Form::Digits => {
            let amount = site.amount();
            let is_bounded = site.numeral.tokens != site.numeral.core;
            let is_round = amount
                .single()
                .is_some_and(|n| (n % Decimal::ONE_HUNDRED).is_zero() && n != Decimal::from(1900));
            let is_decimal = amount.single().is_some_and(|n| !n.fract().is_zero());
            !is_decimal && (!site.is_year_like() || is_bounded || is_round)
        }
        Form::Words | Form::Vague => true,
        Form::Article => {
            site.context.pack.number.one_counts
                || site
                    .role(site.end(), Role::Of)
                    .is_some_and(|len| is_of_many(site, len))
        }
        Form::Fraction | Form::Ordinal | Form::Roman => false,
    }
}

/// Returns whether "of" leads to several of which one is told: "one of the suspects", not "un de Paris".
fn is_of_many(site: &Site, of_len: usize) -> bool {
    let last = site.end() + of_len - 1;
    site.role(last, Role::Determiner).is_some() || 1 < of_len
}

fn attached_count(site: &Site, attached: Attached) -> Option<Draft> {
    let of = match attached {
        Attached::Person => "person",
        Attached::Time => "time",
        _ => return None,
    };
    let value = Value::Count {
        amount: site.amount(),
        of: Some(of.to_owned()),
    };
    Some(site.partial(site.end(), None, value, "count inside a word"))
}

/// Reads a rank or a number of nothing in particular; of one and of "several" alone, nothing.
pub(super) fn number(site: &Site) -> Option<Draft> {
    let amount = site.amount();
    let (value, rule) = match site.numeral.form {
        Form::Article => return None,
        Form::Vague if amount.max().is_none() && amount.min() < Some(Decimal::TEN) => return None,
        Form::Ordinal | Form::Roman => (
            Value::Ordinal {
                rank: amount.single()?,
            },
            "rank",
        ),
        Form::Fraction => (Value::Number { amount }, "part of a whole"),
        Form::Digits => (Value::Number { amount }, "number in digits"),
        Form::Words => (Value::Number { amount }, "number in words"),
        Form::Vague => (Value::Number { amount }, "vague amount"),
    };
    Some(site.partial(site.end(), None, value, rule))
}

/// Reads words that tell how often: "twice".
pub(super) fn multiples<'a>(
    context: &'a Context<'a>,
    tables: &'a QuantityTables,
) -> impl Iterator<Item = Draft> + 'a {
    let n_tokens = if tables.multiples.is_empty() {
        0
    } else {
        context.document.tokens.len()
    };
    (0..n_tokens).filter_map(|at| {
        let (len, times) = tables.multiples.at(context.document, at)?;
        Some(Draft {
            tokens: at..at + len,
            core: at..at + len,
            value: Value::Count {
                amount: Amount::exact((*times).into()),
                of: Some("time".to_owned()),
            },
            head: None,
            rule: "how often",
        })
    })
}
