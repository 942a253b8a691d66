//! Ages whose word for years is left out or stands for a length as well: "Tyler was 13 when". A bare number is an age only where the sentence leaves nothing else that it could be.

use super::super::number::Form;
use super::age::{self, OLDEST};
use super::{Draft, Site, duration};
use crate::lang::pack::Role;
use crate::segment::Case;

/// Nobody's age is told in bare digits before this.
const YOUNGEST: u32 = 5;

/// Reads "Tyler was 13 when he fell", "zijn zoon was 13 jaar toen": one person who opens the clause, a word for
/// being, a number, and nothing behind it that it could count or measure. Not "The number of victims was 13",
/// "Tyler was 13 points ahead", "was 13 jaar directeur".
pub(super) fn of_person(site: &Site) -> Option<Draft> {
    let start = site.numeral.tokens.start;
    let copula = age::phrase_ending(site, &site.tables.age_copulas, start)?;
    let subject = copula.checked_sub(1).filter(|_| site.continues(copula))?;
    if !opens_clause(site, subject) {
        return None;
    }
    let (end, has_unit) = match duration::time_unit(site) {
        Some((end, "year")) => (end, true),
        Some(_) => return None,
        None if may_be_bare(site) => (site.end(), false),
        None => return None,
    };
    nothing_follows(site, end, has_unit).then(|| age::draft(site, start, end))
}

/// Returns whether one person is named up to the token, and nothing else from the start of the clause on: not
/// "the temperature of the patient", "the limit per person".
fn opens_clause(site: &Site, subject: usize) -> bool {
    let names = site.context.names;
    let name = names
        .iter()
        .find(|name| name.tokens.end == subject + 1 && age::names_one(name.class));
    let first = name.map_or(subject, |name| name.tokens.start);
    let kin = first.checked_sub(1).filter(|at| age::is_person(site, *at));
    let first = match kin {
        // "her son Tyler was 13"
        Some(kin) if name.is_some() || age::is_name(site, subject) => kin,
        _ if name.is_some() => first,
        _ if age::is_person(site, subject) && !is_plural(site, subject) => first,
        _ => return false,
    };
    let is_determiner = |at: usize| site.role(at, Role::Determiner) == Some(1);
    let is_quality = |at: usize| {
        site.is_word(at)
            && site.token(at).is_some_and(|t| t.case == Case::Lower)
            && !site.tables.stops.contains(site.fold(at))
            // "het aantal slachtoffers": elsewhere a noun may stand there.
            && (site.words.capital_nouns
                || site.words.noun_last
                || site.tables.modifiers.contains(site.fold(at)))
    };
    let determiner = match first.checked_sub(1) {
        Some(at) if is_determiner(at) => Some(at),
        // "the young man was 13"
        Some(at) if is_quality(at) => at.checked_sub(1).filter(|at| is_determiner(*at)),
        _ => None,
    };
    let opening = determiner.unwrap_or(first);
    let begins = |at: usize| site.context.document.begins_sentence(at);
    let follows_comma = |at: usize| at.checked_sub(1).is_some_and(|at| site.text(at) == ",");
    if begins(opening) || follows_comma(opening) {
        return true;
    }
    // ", and the boy was 15"; a list of names may end so: "between Smith, Jones, and Lee".
    determiner.is_some()
        && opening
            .checked_sub(1)
            .is_some_and(|and| is_and(site, and) && follows_comma(and))
}

/// Returns whether a noun is one of many, where the ending tells.
fn is_plural(site: &Site, at: usize) -> bool {
    let noun = site.fold(at);
    site.words.noun_last && (site.words.may_be_plural(noun) || site.tables.plurals.contains(noun))
}

fn is_and(site: &Site, at: usize) -> bool {
    [Role::JoinsTens, Role::JoinsHundreds]
        .into_iter()
        .any(|role| site.role(at, role) == Some(1))
}

fn may_be_bare(site: &Site) -> bool {
    let amount = site.amount().single();
    matches!(site.numeral.form, Form::Digits | Form::Words)
        && site.numeral.tokens == site.numeral.core
        && !site.glued(site.numeral.tokens.start)
        && amount
            .is_some_and(|n| n.fract().is_zero() && (YOUNGEST.into()..=OLDEST.into()).contains(&n))
}

/// Returns whether the clause ends at the token, or goes on with a word that only leads to another ("when"). Years
/// may be a length as well, so that no comma ends theirs, and no "and": "was 10 jaar en 3 maanden in dienst".
fn nothing_follows(site: &Site, end: usize, has_unit: bool) -> bool {
    let is_number = |at: usize| site.context.numeral_over(at).is_some();
    let leads_on = |at: usize| {
        let then = site.tables.age_then.at(site.context.document, at);
        then.is_some() && !is_number(at + 1) && !(has_unit && is_and(site, at))
    };
    if !site.continues(end) {
        return true;
    }
    match site.text(end) {
        "." | ";" | ")" => !site.glued(end + 1) || !is_number(end + 1),
        "," if has_unit => leads_on(end + 1),
        "," => !is_number(end + 1),
        _ => leads_on(end),
    }
}
