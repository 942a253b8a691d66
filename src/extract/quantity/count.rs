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
    let head = noun::head(site);
    if is_said_of_none(site, head.as_ref()) {
        return None;
    }
    // "één noot", "one-sided": a noun that nobody knows is no thing of which one is counted.
    let head =
        head.filter(|head| !is_bare_one(site) || noun::known(site, head.tokens.start).is_some());
    if let Some(head) = head {
        let value = Value::Count {
            amount: site.amount(),
            of: Some(head.of),
        };
        return Some(site.partial(head.tokens.end, Some(head.tokens), value, "count with noun"));
    }
    if is_both(site) {
        return None;
    }
    let is_pronoun = site.numeral.form != Form::Article
        && !site.is_year_like()
        && !is_governed(site)
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

/// Returns whether a preposition leads to the numeral, so that it is no subject: "mit 14 war sie Meisterin".
fn is_governed(site: &Site) -> bool {
    let start = site.numeral.tokens.start;
    let before = start.checked_sub(1).filter(|_| site.continues(start));
    let governing = &site.context.pack.speech.governing;
    before.is_some_and(|at| governing.iter().any(|word| word == site.fold(at)))
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

/// Returns whether the words only look like a count: "one of our best moments" (only of people it can be told
/// that another article speaks of two), "Ann Lee, one of the lawyers", "several times", "several kinds".
fn is_said_of_none(site: &Site, head: Option<&noun::Head>) -> bool {
    let is_partitive = is_bare_one(site) && site.past_of(site.end()) != site.end();
    let known = || head.and_then(|head| noun::known(site, head.tokens.start));
    let (is_known, is_person) = (
        || known().is_some(),
        || known().is_some_and(|n| n.is_person),
    );
    let is_how = || {
        head.is_some_and(|head| matches!(head.of.as_str(), "time" | "occasion" | "type" | "way"))
    };
    let is_different = || {
        site.role(site.numeral.core.start, Role::Different)
            .is_some()
    };
    is_partitive && (!is_person() || tells_what_somebody_is(site))
        || is_more_than_one(site) && (is_how() || is_different() && !is_known())
}

/// Returns whether "one of" says of somebody named before, or led to by a preposition, that they belong to a group:
/// behind a comma or a small word, "is one of the lawyers", "by one of the suspects"; not at the start of a sentence or
/// of what is said, nor behind a verb, "freed one of the hostages".
fn tells_what_somebody_is(site: &Site) -> bool {
    let start = site.numeral.tokens.start;
    // "l'un des otages"
    let is_elided = |at: usize| site.text(at).ends_with(['\'', '’']) && site.glued(at + 1);
    let start = start - usize::from(start.checked_sub(1).is_some_and(is_elided));
    let Some(before) = start.checked_sub(1).filter(|_| site.continues(start)) else {
        return false;
    };
    let pack = site.context.pack;
    let is_in = |list: &[String]| list.iter().any(|word| word == site.fold(before));
    let opens = site.context.document.begins_sentence(start)
        || is_in(&pack.speech.that)
        || is_in(&pack.claim.boundaries) && !is_in(&pack.claim.conjunctions);
    !opens && (!site.is_word(before) || site.tables.stops.contains(site.fold(before)))
}

/// Returns whether the numeral is the word for one and no more.
fn is_bare_one(site: &Site) -> bool {
    matches!(site.numeral.form, Form::Words | Form::Article)
        && site.numeral.attached.is_none()
        && site.numeral.tokens == site.numeral.core
        && site.amount().single() == Some(Decimal::ONE)
}

/// Returns whether the numeral says "several" and no more.
fn is_more_than_one(site: &Site) -> bool {
    let amount = site.amount();
    site.numeral.form == Form::Vague && amount.max().is_none() && amount.min() < Some(Decimal::TEN)
}

/// Returns whether a number word stands for two that were named before: "nessuno dei due", "the two agreed".
fn is_both(site: &Site) -> bool {
    let start = site.numeral.tokens.start;
    let before = start.checked_sub(1).filter(|_| site.continues(start));
    site.numeral.form == Form::Words
        && site.amount().single() == Some(Decimal::TWO)
        && before.is_some_and(|at| site.role(at, Role::Determiner) == Some(1))
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
        // "één noot"; "Nummer eins" is a number.
        Form::Words if is_bare_one(site) && qualifies(site) => return None,
        Form::Vague if is_more_than_one(site) => return None,
        Form::Words if is_both(site) && site.numeral.attached.is_none() => return None,
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

/// Returns whether something goes on behind the numeral that it belongs to.
fn qualifies(site: &Site) -> bool {
    let end = site.end();
    site.is_hyphen(end)
        || site.past_of(end) != end
        || site.is_word(end) && !site.tables.stops.contains(site.fold(end))
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
