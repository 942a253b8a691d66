//! Results of matches and votes: "31-27", "1-0", "2 à 1", "3:2". Ranges, times, years and telephone numbers
//! are none.

use rust_decimal::prelude::ToPrimitive;

use super::super::number::{Form, Numeral};
use super::{Draft, Site, noun};
use crate::lang::pack::Role;
use crate::model::{Precision, Value};
use crate::segment::{Case, TokenKind};

/// Reads a result that begins with the numeral.
pub(super) fn score(site: &Site) -> Option<Draft> {
    dashed_up(site)
        .or_else(|| pair(site))
        .or_else(|| named_sides(site))
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
        "-" | "–" | "‑" | "−" if len == 1 && site.glued(end) => {
            site.glued(end + 1) && second <= first
        }
        "-" | "–" | "−" if len == 1 => {
            !site.glued(end + 1)
                && first.max(second) < MOST_APART
                && stands_between(site, next.core.end, second <= first)
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

/// A result whose sides stand apart, "Livingston 1 - 0 Rangers", has fewer points than this.
const MOST_APART: u32 = 60;

/// Returns whether two sides stand around a result whose dash has spaces, "Livingston 1 - 0 Rangers", or nothing that it
/// could count follows and a word tells of winning or losing: "they lost 0 - 3."; not "Room 3 - 2 beds", "Berlin, 3 - 5
/// May".
fn stands_between(site: &Site, end: usize, falls: bool) -> bool {
    let start = site.numeral.core.start;
    let Some(before) = start.checked_sub(1).filter(|_| site.continues(start)) else {
        return false;
    };
    if site.tables.identifiers.word(site.fold(before)).is_some() {
        return false;
    }
    let closes = !site.continues(end)
        || matches!(site.text(end), "." | "," | ";" | ")" | ":" | "!")
        || falls && stands_alone(site, end);
    if closes && speaks_of_results(site) {
        return true;
    }
    let names = site.context.names;
    let is_named = names
        .iter()
        .any(|name| name.tokens.contains(&before) || name.tokens.contains(&end));
    is_side(site, before)
        && is_side(site, end)
        && (is_named || !site.words.capital_nouns && reports_results(site))
}

/// Reads a result with each side before its points, "Ayr 38 - Melrose 17", in an article that tells of results.
fn named_sides(site: &Site) -> Option<Draft> {
    const LONGEST: usize = 3;
    let next = site.context.numerals.get(site.idx + 1)?;
    let (start, dash) = (site.numeral.core.start, site.numeral.core.end);
    let before = start.checked_sub(1).filter(|_| site.continues(start))?;
    let name = dash + 1..next.core.start;
    let end = next.core.end;
    let closes =
        !site.continues(end) || matches!(site.text(end), "." | "," | ";" | ")" | ":" | "!");
    let fits = is_plain(site, site.numeral)
        && is_plain(site, next)
        && matches!(site.text(dash), "-" | "–" | "−")
        && !site.glued(dash)
        && !site.glued(dash + 1)
        && (1..=LONGEST).contains(&name.len())
        && (dash..=next.core.start).all(|at| site.continues(at))
        && name.clone().all(|at| is_side(site, at))
        && is_side(site, before)
        && site.tables.identifiers.word(site.fold(before)).is_none()
        && closes
        && reports_results(site);
    let points = (
        points(site.amount().single()?)?,
        points(next.amount.single()?)?,
    );
    fits.then(|| site.whole(end, Value::Score { points }, "result"))
}

/// Returns whether the article has a word of winning or losing anywhere.
fn reports_results(site: &Site) -> bool {
    let document = site.context.document;
    (0..document.tokens.len()).any(|at| site.tables.score_words.at(document, at).is_some())
}

/// Returns whether the token may be a side that plays: a word with a capital that is no noun, unit or currency that
/// could be counted.
fn is_side(site: &Site, at: usize) -> bool {
    let document = site.context.document;
    site.token(at)
        .is_some_and(|t| t.kind == TokenKind::Word && t.case != Case::Lower)
        && noun::known(site, at).is_none()
        && !site.tables.stops.contains(site.fold(at))
        && site.tables.units.at(document, at).is_none()
        && site.tables.currencies.at(document, at).is_none()
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
