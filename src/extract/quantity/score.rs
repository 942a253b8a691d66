//! Results of matches and votes: "31-27", "1-0", "2 à 1", "3:2". Ranges, times, years and telephone numbers
//! are none.

use rust_decimal::prelude::ToPrimitive;

use super::super::number::{Form, Numeral};
use super::{Draft, Site};
use crate::lang::pack::Role;
use crate::model::{Precision, Value};
use crate::segment::TokenKind;

/// Reads a result that begins with the numeral.
pub(super) fn score(site: &Site) -> Option<Draft> {
    dashed_up(site).or_else(|| pair(site))
}

/// A result whose second side has more, "lost 1-3", is read as a range at first; a word for winning or losing
/// in the sentence tells.
fn dashed_up(site: &Site) -> Option<Draft> {
    let amount = site.amount();
    let core = &site.numeral.core;
    let is_dashed = amount.precision() == Precision::Range
        && core.len() == 3
        && site.numeral.form == Form::Digits
        && !site.is_word(site.end()) | stands_alone(site, site.end());
    if !is_dashed || !speaks_of_results(site) {
        return None;
    }
    let points = (points(amount.min()?)?, points(amount.max()?)?);
    Some(site.whole(core.end, Value::Score { points }, "result"))
}

fn pair(site: &Site) -> Option<Draft> {
    let next = site.context.numerals.get(site.idx + 1)?;
    let end = site.numeral.core.end;
    if !is_plain(site, site.numeral) || !is_plain(site, next) || !site.continues(end) {
        return None;
    }
    let len = next.core.start.checked_sub(end)?;
    let first = points(site.amount().single()?)?;
    let second = points(next.amount.single()?)?;
    let is_result = match site.text(end) {
        "-" | "–" | "‑" | "−" if len == 1 => {
            site.glued(end) && site.glued(end + 1) && (second < first || first == second)
        }
        ":" if len == 1 => {
            let digits = site.text(next.core.start);
            let is_clock = digits.len() == 2 && first < 25 && second < 60;
            site.glued(end) && site.glued(end + 1) && !is_clock && second < 200
        }
        _ => site.role(end, Role::Versus) == Some(len) && speaks_of_results(site),
    };
    let apart = !continues_digits(site, next.core.end) && !follows_digits(site);
    (is_result && apart).then(|| {
        let value = Value::Score {
            points: (first, second),
        };
        site.whole(next.core.end, value, "result")
    })
}

/// Returns whether the numeral is a few digits without anything else.
fn is_plain(site: &Site, numeral: &Numeral) -> bool {
    numeral.form == Form::Digits
        && numeral.core.len() == 1
        && site.text(numeral.core.start).len() <= 3
        && !(site.text(numeral.core.start).len() > 1
            && site.text(numeral.core.start).starts_with('0'))
}

fn points(n: rust_decimal::Decimal) -> Option<u32> {
    n.fract().is_zero().then(|| n.to_u32()).flatten()
}

fn speaks_of_results(site: &Site) -> bool {
    let document = site.context.document;
    document
        .sentence_of(site.numeral.core.start)
        .is_some_and(|s| {
            s.tokens
                .clone()
                .any(|i| site.tables.score_words.at(document, i).is_some())
        })
}

/// Returns whether the word is none that a range would be of: "lost 1-3 at home", not "lost 1-3 points".
fn stands_alone(site: &Site, at: usize) -> bool {
    site.tables.stops.contains(site.fold(at))
}

/// Returns whether a telephone number or a date goes on behind.
fn continues_digits(site: &Site, at: usize) -> bool {
    site.glued(at)
        && site.glued(at + 1)
        && matches!(site.text(at), "-" | "–" | "/" | ":" | ".")
        && site
            .token(at + 1)
            .is_some_and(|t| t.kind == TokenKind::Digits)
}

fn follows_digits(site: &Site) -> bool {
    let start = site.numeral.core.start;
    2 <= start
        && site.glued(start)
        && site.glued(start - 1)
        && site
            .token(start - 2)
            .is_some_and(|t| t.kind == TokenKind::Digits)
}
