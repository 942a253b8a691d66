//! The noun that a number counts.
//!
//! No parser: a walk from the number over words that may stand between it and its noun. Where nouns come
//! last (English), the last word that looks like a plural is the noun; where they have capitals (German), the
//! first with one; elsewhere the first word that is no known modifier and looks like a plural. A walk ends at
//! a sign, at another number or at a word that cannot be part of a noun phrase.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::name::Class;
use super::super::number::Form;
use super::Site;
use crate::lang::pack::{Attached, Noun};
use crate::segment::{Case, TokenKind};

/// At most so many words are walked over.
const REACH: usize = 7;

/// A noun found.
pub(super) struct Head {
    /// The noun, without articles and adjectives.
    pub(super) tokens: Range<usize>,
    /// Its concept, else the noun as written, in lower case.
    pub(super) of: String,
}

/// One word of the walk, with the parts that hyphens tie to it.
#[derive(Clone)]
struct Step<'a> {
    /// The word, from the first part to the last; of a known noun all its words.
    tokens: Range<usize>,
    known: Option<&'a Noun>,
    is_plural: bool,
    is_capital: bool,
}

/// Returns the noun that the numeral of the site counts.
pub(super) fn head(site: &Site) -> Option<Head> {
    if site.is_hyphen(site.end()) {
        return hyphened(site);
    }
    if site.glued(site.end()) && site.is_word(site.end()) {
        // "5G", "4b".
        return None;
    }
    let from = site.past_of(site.end());
    let from = if site.text(from) == "(" {
        return None;
    } else {
        from
    };
    let walk = walk(site, from);
    let chosen = if site.words.noun_last {
        last_noun(site, &walk, from != site.end())
    } else if site.words.capital_nouns {
        capital_noun(site, &walk)
    } else {
        first_noun(site, &walk)
    };
    match chosen {
        Some(step) => Some(step.into_head(site)),
        None => people_by_age(site, from),
    }
}

/// Reads people who are named by their age: "zwei 18-Jährige", "twee 18-jarigen".
fn people_by_age(site: &Site, from: usize) -> Option<Head> {
    let aged = site.context.numeral_at(from)?;
    let last = site.token(aged.tokens.end - 1)?;
    let is_noun = !site.words.capital_nouns || last.case == Case::Title;
    let is_age = matches!(aged.attached, Some(Attached::Age | Attached::Year));
    (is_age && is_noun && site.continues(from)).then(|| Head {
        tokens: aged.tokens.clone(),
        of: "person".to_owned(),
    })
}

impl Step<'_> {
    fn into_head(self, site: &Site) -> Head {
        let end = self.tokens.end;
        let last = if site.fold(end - 1).starts_with('\'') {
            end.saturating_sub(2)
        } else {
            end - 1
        };
        let of = match self.known {
            Some(noun) => noun.concept.clone(),
            None => site.fold(last).to_owned(),
        };
        Head {
            tokens: self.tokens,
            of,
        }
    }
}

/// Reads the noun tied to the number by a hyphen: "281-store chain", "two-day visit".
fn hyphened<'a>(site: &Site<'a>) -> Option<Head> {
    let step: Step<'a> = step(site, site.behind())?;
    // "ein Fünf-Sterne-Hotel" counts stars.
    let first = step.tokens.start;
    let step = if step.tokens.len() == 1 || !site.is_hyphen(first + 1) {
        step
    } else {
        Step {
            tokens: first..first + 1,
            known: known(site, first),
            ..step
        }
    };
    let is_noun = step.known.is_some() || !is_stop(site, step.tokens.start);
    is_noun.then(|| step.into_head(site))
}

/// Returns the words that may hold the noun, in order.
fn walk<'a>(site: &Site<'a>, from: usize) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let mut at = from;
    if matches!(site.text(at), "“" | "\"" | "«" | "„" | "‘") && site.continues(at) {
        at += 1;
    }
    // "zwei 18-jährige Männer"
    while let Some(aged) = site.context.numeral_at(at)
        && aged.attached.is_some()
        && site.continues(at)
    {
        at = aged.tokens.end;
    }
    while steps.len() < REACH
        && let Some(step) = step(site, at)
    {
        if site
            .context
            .numeral_over(at)
            .is_some_and(|n| n.form != Form::Ordinal)
            || step.known.is_none() && is_stop(site, at)
        {
            break;
        }
        at = step.tokens.end;
        steps.push(step);
    }
    steps
}

fn is_stop(site: &Site, at: usize) -> bool {
    let folded = site.fold(at);
    site.tables.stops.contains(folded) || folded.starts_with('\'')
}

fn step<'a>(site: &Site<'a>, at: usize) -> Option<Step<'a>> {
    let document = site.context.document;
    if !site.is_word(at) || !same_sentence(site, at) {
        return None;
    }
    let mut end = at + 1;
    while site.is_hyphen(end)
        && site
            .token(end + 1)
            .is_some_and(|t| t.kind == TokenKind::Word)
    {
        end += 2;
    }
    let known = site
        .tables
        .nouns
        .at(document, at)
        .filter(|(len, _)| at + len >= end);
    let end = known.map_or(end, |(len, _)| at + len);
    let last = site.fold(end - 1);
    // Dutch "auto's": the ending of the plural is cut off as the English possessive is.
    let is_clitic = site.glued(end) && site.fold(end).starts_with('\'');
    let has_ending = is_clitic
        && site
            .words
            .plural_endings
            .iter()
            .any(|ending| ending == site.fold(end));
    let end = end + usize::from(has_ending);
    let known = known
        .map(|(_, noun)| noun)
        .or_else(|| {
            (at + 1 + usize::from(has_ending) < end)
                .then(|| site.tables.nouns.word(last))
                .flatten()
        })
        .or_else(|| compound(site, last));
    Some(Step {
        tokens: at..end,
        known,
        is_plural: has_ending
            || site.words.may_be_plural(last)
            || site.tables.plurals.contains(last),
        is_capital: site.token(at).is_some_and(|t| t.case != Case::Lower),
    })
}

/// Returns the noun at the token where it is known, by itself or by the end of a compound.
pub(super) fn known<'a>(site: &Site<'a>, at: usize) -> Option<&'a Noun> {
    let listed = site.tables.nouns.at(site.context.document, at);
    listed
        .map(|(_, noun)| noun)
        .or_else(|| compound(site, site.fold(at)))
}

/// Returns the noun that a compound ends in: "beamte" of "Polizeibeamte".
fn compound<'a>(site: &Site<'a>, folded: &str) -> Option<&'a Noun> {
    const SHORTEST: usize = 4;
    if !site.words.compound_nouns || folded.len() < 2 * SHORTEST {
        return None;
    }
    folded
        .char_indices()
        .map(|(i, _)| i)
        .filter(|i| SHORTEST <= *i && SHORTEST <= folded.len() - i)
        .find_map(|i| site.tables.nouns.word(folded.get(i..)?))
}

fn same_sentence(site: &Site, at: usize) -> bool {
    site.context
        .document
        .sentence_of(site.numeral.core.start)
        .is_some_and(|s| s.tokens.contains(&at))
}

fn is_one(site: &Site) -> bool {
    site.amount().max() == Some(Decimal::ONE)
}

/// Where the noun comes last: the last of the plurals that stand together; else the last noun that is known.
fn last_noun<'a>(site: &Site, walk: &[Step<'a>], is_partitive: bool) -> Option<Step<'a>> {
    let wants_plural = !is_one(site) || is_partitive;
    if wants_plural {
        let mut found: Option<&Step> = None;
        for step in walk {
            match found {
                None if step.is_plural => found = Some(step),
                // "two officers Tuesday": what follows a plural and is none belongs elsewhere.
                Some(before) if !step.is_plural && step.known.is_none() && !before.is_capital => {
                    break;
                }
                Some(_) if step.is_plural => found = Some(step),
                _ => {}
            }
        }
        if let Some(step) = found {
            return Some(step.clone());
        }
    }
    walk.iter().find(|step| step.known.is_some()).cloned()
}

/// Where nouns have capitals: the first word with one that is not derived from a place ("Berliner").
fn capital_noun<'a>(site: &Site, walk: &[Step<'a>]) -> Option<Step<'a>> {
    for (i, step) in walk.iter().enumerate() {
        let next_is_capital = walk.get(i + 1).is_some_and(|next| next.is_capital);
        if step.is_capital {
            if step.known.is_none() && is_in_name(site, step) {
                // "auf Rang drei China", "PLZ 10115 Berlin".
                return None;
            }
            let is_modifier_like = step.known.is_none()
                && next_is_capital
                && (is_derived(site, step) || is_modifier(site, step));
            if !is_modifier_like {
                return Some(step.clone());
            }
        } else if !is_modifier(site, step) && !qualifies_modifier(site, walk, i) {
            return step.known.map(|_| step.clone());
        } else if step.known.is_some()
            && !walk
                .get(i + 1..)
                .unwrap_or(&[])
                .iter()
                .any(|s| s.is_capital)
        {
            return Some(step.clone());
        }
    }
    None
}

/// Returns whether the word is part of the name of a place or a person.
fn is_in_name(site: &Site, step: &Step) -> bool {
    let names = site.context.names.iter();
    names
        .filter(|name| matches!(name.class, Class::Place | Class::Person))
        .any(|name| name.tokens.contains(&step.tokens.start))
}

/// Returns whether a small word stands before one that qualifies the noun: "drei schwer verletzte Männer".
fn qualifies_modifier(site: &Site, walk: &[Step], i: usize) -> bool {
    walk.get(i + 1)
        .is_some_and(|next| !next.is_capital && is_modifier(site, next))
        && walk.get(i + 2).is_some()
}

/// Returns whether the word ends as those do that are made of a place's name: "Berliner Polizisten".
fn is_derived(site: &Site, step: &Step) -> bool {
    let last = site.fold(step.tokens.end - 1);
    site.words
        .derived_endings
        .iter()
        .any(|e| last.ends_with(e.as_str()))
}

/// Elsewhere: the first word that is no modifier, where it looks like a plural or is known.
fn first_noun<'a>(site: &Site, walk: &[Step<'a>]) -> Option<Step<'a>> {
    let mut fallback = None;
    for (i, step) in walk.iter().enumerate() {
        let plausible =
            is_one(site) || step.is_plural || step.known.is_some() || is_acronym(site, step);
        if is_modifier(site, step) {
            if step.known.is_some() && fallback.is_none() {
                fallback = Some(step);
            }
            continue;
        }
        // "drei bewaffnete Männer", "vijf zwaarbewapende Duitse mannen": the noun behind all such words.
        let next_fits = walk
            .get(i + 1..)
            .unwrap_or(&[])
            .iter()
            .find(|next| next.is_plural || next.known.is_some() || !ends_as_modifier(site, next))
            .is_some_and(|next| next.is_plural || next.known.is_some());
        if !(plausible || ends_as_modifier(site, step) && next_fits) {
            break;
        }
        if plausible {
            return Some(step.clone());
        }
    }
    fallback.cloned()
}

fn is_acronym(site: &Site, step: &Step) -> bool {
    site.token(step.tokens.end - 1)
        .is_some_and(|t| t.case == Case::Upper)
}

fn is_modifier(site: &Site, step: &Step) -> bool {
    // "longas-metragens", "ex-ministros": what is tied by a hyphen is one word.
    let first = site.fold(step.tokens.start);
    site.tables.modifiers.contains(first) && step.tokens.len() == 1
        || site.context.numeral_over(step.tokens.start).is_some()
        || site.words.capital_nouns && ends_as_modifier(site, step)
}

fn ends_as_modifier(site: &Site, step: &Step) -> bool {
    let last = site.fold(step.tokens.end - 1);
    site.words
        .modifier_endings
        .iter()
        .any(|e| last.ends_with(e.as_str()))
}
