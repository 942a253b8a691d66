//! Shares: "12%", "12 per cent", "3 percentage points", "one in five".

use rust_decimal::Decimal;

use super::super::number::{Form, Numeral};
use super::{Draft, Site, noun};
use crate::lang::pack::{Attached, Role};
use crate::model::{Amount, Precision, Value};
use crate::segment::Case;

/// Reads a share in percent.
pub(super) fn percent(site: &Site) -> Option<Draft> {
    if site.numeral.form == Form::Ordinal {
        return one_of_each(site);
    }
    if matches!(site.numeral.form, Form::Ordinal | Form::Roman) {
        return None;
    }
    if site.numeral.attached == Some(Attached::Percent) {
        return Some(draft(site, site.end(), site.amount(), false));
    }
    if let Some((end, points)) = unit(site, site.behind()) {
        // "uno por ciento" is a share; "una percentuale" is one of no size.
        let is_size = site.numeral.form != Form::Article || 1 < end - site.behind();
        return is_size.then(|| draft(site, end, site.amount(), points));
    }
    if site.numeral.form == Form::Fraction
        && let Some(len) = site
            .role(site.end(), Role::Article)
            .or_else(|| site.role(site.end(), Role::Of))
        && let Some((end, points)) = unit(site, site.end() + len)
    {
        return Some(draft(site, end, site.amount(), points));
    }
    one_in(site).or_else(|| one_noun_in(site))
}

fn draft(site: &Site, end: usize, amount: Amount, points: bool) -> Draft {
    site.whole(end, Value::Percent { amount, points }, "percent")
}

/// Returns the token behind a word or sign for percent, and whether it means points.
fn unit(site: &Site, at: usize) -> Option<(usize, bool)> {
    if !site.continues(at) {
        return None;
    }
    if site.text(at) == "%" {
        Some((at + 1, false))
    } else {
        let (len, points) = site.tables.percent.at(site.context.document, at)?;
        Some((at + len, *points))
    }
}

/// Reads "one in five", "3 sur 10", "4 out of 5" as a share; of many more ("33 of 36 races") both are counts.
fn one_in(site: &Site) -> Option<Draft> {
    let len = site
        .role(site.end(), Role::OneIn)
        .filter(|_| site.continues(site.end()))?;
    let at = site.end() + len;
    let whole = site.context.numeral_at(at).filter(|n| n.core.start == at)?;
    let (part, of) = (stated(site.amount())?, whole.amount.single()?);
    // "vier von zehn" is a share; "einer von neun Anführern" is one of a group.
    let is_group = site.role(site.end(), Role::Of).is_some()
        && of != Decimal::TEN
        && of != Decimal::ONE_HUNDRED;
    if is_group {
        return None;
    }
    // "vier van de tien kiezers" is a share; "acht van de tien soorten" are some of those that there are.
    let is_known_whole = site.role(site.end(), Role::Of) == Some(len)
        && site.role(at - 1, Role::Determiner) == Some(1)
        && !site.is_person_beyond(whole.tokens.end);
    let is_share = !is_known_whole
        && is_small(site.numeral)
        && is_small(whole)
        && part < of
        && Decimal::ZERO < part
        && !leads_to_unit(site, whole);
    let hundred = Decimal::ONE_HUNDRED.checked_mul(part)?.checked_div(of)?;
    let amount = Amount::exact(hundred.round_dp(2));
    let bounded = match site.amount().precision() {
        Precision::Exact => amount,
        precision => amount.stated(precision),
    };
    is_share.then(|| {
        site.whole(
            whole.tokens.end,
            Value::Percent {
                amount: bounded,
                points: false,
            },
            "one in so many",
        )
    })
}

impl Site<'_> {
    /// Returns whether a person is at the token, or behind one word that qualifies it.
    fn is_person_beyond(&self, at: usize) -> bool {
        let is_person = |at: usize| {
            self.is_word(at) && noun::known(self, at).is_some_and(|noun| noun.is_person)
        };
        is_person(at) || self.is_word(at) && is_person(at + 1)
    }
}

/// Reads "un enfant sur cinq", "eight voters out of ten": so many of a kind, and how many there are to them.
fn one_noun_in(site: &Site) -> Option<Draft> {
    let noun = site.end();
    let part = site.amount().single()?;
    let is_one = part == Decimal::ONE && site.numeral.form != Form::Digits;
    if !(is_one || Decimal::ONE < part && is_small(site.numeral))
        || !site.is_word(noun)
        || site.context.numeral_at(noun).is_some()
    {
        return None;
    }
    let document = site.context.document;
    let (len, ()) = site.tables.share_in.at(document, noun + 1)?;
    let at = noun + 1 + len;
    let whole = site.context.numeral_at(at).filter(|n| n.core.start == at)?;
    // "trois matchs sur quatre" may be all four that there were.
    let is_round = |of: Decimal| of == Decimal::TEN || of == Decimal::ONE_HUNDRED;
    let of = whole
        .amount
        .single()
        .filter(|of| part < *of && (is_one || is_round(*of)))?;
    let is_share = site.continues(noun + 1)
        && site.continues(at)
        && is_small(whole)
        && !is_of_others(site, noun, whole.tokens.end);
    let hundred = Decimal::ONE_HUNDRED.checked_mul(part)?.checked_div(of)?;
    let amount = Amount::exact(hundred.round_dp(2));
    (is_share && !leads_to_unit(site, whole)).then(|| draft(site, whole.tokens.end, amount, false))
}

/// Returns whether the number counts something else than the noun does: "un film sur trois sœurs", "un policier sur
/// deux motos", or is told more of: "un reportage sur deux, Paul et Marie".
fn is_of_others(site: &Site, noun: usize, next: usize) -> bool {
    if !site.is_word(next) {
        return site.continues(next) && !matches!(site.text(next), "." | ";" | ")" | "?" | "!");
    }
    if site.fold(next) == site.fold(noun) {
        return false;
    }
    let is_person = |at: usize| noun::known(site, at).is_some_and(|noun| noun.is_person);
    if is_person(next) {
        return !is_person(noun);
    }
    let is_stop = site.tables.stops.contains(site.fold(next));
    let is_noun = noun::known(site, next).is_some()
        || site.words.may_be_plural(site.fold(next))
        || site.tables.plurals.contains(site.fold(next))
        || site.token(next).is_some_and(|t| t.case != Case::Lower);
    site.role(next, Role::Of).is_some() || !is_stop && is_noun
}

/// Reads "jeder Fünfte", "every third voter" as a share; "every third day" tells a pace.
fn one_of_each(site: &Site) -> Option<Draft> {
    let before = site.numeral.tokens.start.checked_sub(1)?;
    site.role(before, Role::Every).filter(|len| *len == 1)?;
    let rank = site.amount().single()?;
    let is_share = Decimal::ONE < rank
        && rank <= Decimal::ONE_HUNDRED
        && !leads_to_unit(site, site.numeral)
        && !leads_to_weekday(site);
    let amount = Amount::exact(Decimal::ONE_HUNDRED.checked_div(rank)?.round_dp(2));
    is_share.then(|| Draft {
        tokens: before..site.end(),
        core: before..site.end(),
        value: Value::Percent {
            amount,
            points: false,
        },
        head: None,
        rule: "one of each so many",
    })
}

/// "jeden zweiten Montag" tells a pace too.
fn leads_to_weekday(site: &Site) -> bool {
    let next = site.fold(site.end());
    let weekdays = &site.context.pack.date.weekdays;
    weekdays.iter().flatten().any(|day| day == next)
}

/// "two in three games", "one in five years" tell a pace and no share.
fn leads_to_unit(site: &Site, whole: &Numeral) -> bool {
    let at = whole.tokens.end;
    site.continues(at) && site.tables.units.at(site.context.document, at).is_some()
}

/// Returns the number that was said, with or without a bound: one of "at least one in ten".
fn stated(amount: Amount) -> Option<Decimal> {
    match amount.precision() {
        Precision::AtLeast => amount.min(),
        Precision::AtMost => amount.max(),
        _ => amount.single(),
    }
}

fn is_small(numeral: &Numeral) -> bool {
    let of_tens =
        |n: Decimal| n <= Decimal::TEN || n == Decimal::from(20) || n == Decimal::ONE_HUNDRED;
    matches!(numeral.form, Form::Words | Form::Digits | Form::Article)
        && stated(numeral.amount).is_some_and(of_tens)
}
