//! Judges what a name names: a person, a body or a place.
//!
//! In: the parts of an article. Out: for each the class that its own words and all the places where the
//! article uses it speak for. The mentions of one name are judged together: what "Sparks" is in "the Sparks
//! group" it is everywhere in the article.

use std::collections::HashMap;

use super::part::{Form, Part};
use super::scan::{Capital, Scan};
use crate::lang::pack::Flags;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A person.
    Person,
    /// An organisation, a group, a company.
    Body,
    /// A place.
    Place,
    /// Nothing that is shown: a product's number, a word that only looked like a name.
    Nothing,
}

/// What speaks for each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Weight {
    person: i32,
    body: i32,
    place: i32,
}

/// Returns the class of each part.
pub(crate) fn judge(scan: &Scan, parts: &[Part]) -> Vec<Class> {
    let keys: Vec<String> = parts.iter().map(|part| key(scan, part)).collect();
    let mut weights: HashMap<&str, Weight> = HashMap::new();
    for (part, key) in parts.iter().zip(&keys) {
        weigh(scan, part, weights.entry(key).or_default());
    }
    parts
        .iter()
        .zip(&keys)
        .map(|(part, key)| {
            let weight = weights.get(key.as_str()).copied().unwrap_or_default();
            class(scan, part, weight)
        })
        .collect()
}

/// Returns the words of a name in lower case, one space between them.
pub(crate) fn key(scan: &Scan, part: &Part) -> String {
    let mut key = String::new();
    for token in part.tokens.clone() {
        if !key.is_empty() && !scan.document.glued(token) {
            key.push(' ');
        }
        key.push_str(scan.document.fold(token));
    }
    key
}

fn class(scan: &Scan, part: &Part, weight: Weight) -> Class {
    match part.form {
        Form::People => Class::Place,
        Form::KnownBody => Class::Body,
        Form::Code => Class::Nothing,
        Form::Place if !is_doubtful(scan, part) => Class::Place,
        Form::Place if weight.person.max(weight.body) < weight.place => Class::Place,
        Form::Place if weight == Weight::default() => Class::Nothing,
        _ if weight.person < weight.place && weight.body < weight.place => Class::Place,
        _ if weight.body <= weight.person && 0 < weight.person => Class::Person,
        _ => Class::Body,
    }
}

fn is_doubtful(scan: &Scan, part: &Part) -> bool {
    scan.spot(part.tokens.start).is_some_and(|s| s.doubtful)
}

/// Adds what one mention speaks for.
fn weigh(scan: &Scan, part: &Part, weight: &mut Weight) {
    match part.form {
        Form::Person => weight.person += 4,
        Form::Body | Form::KnownBody => weight.body += 4,
        Form::Acronym => weight.body += 3,
        Form::Place => weight.place += 2,
        Form::People | Form::Code | Form::Open => {}
    }
    let (start, end) = (part.tokens.start, part.tokens.end);
    before(scan, start, weight);
    behind(scan, end, weight);
    if scan.word(start).given && !scan.word(start).ordinary {
        weight.person += 1;
    }
    if 1 < part.tokens.len() && scan.word(end - 1).family {
        weight.person += 1;
    }
}

/// Weighs the words before a name.
fn before(scan: &Scan, start: usize, weight: &mut Weight) {
    let sentence = scan.sentence(start);
    let near = |back: usize| start.checked_sub(back).filter(|t| sentence.contains(t));
    for back in 1..=4 {
        let Some(token) = near(back) else { break };
        let reaches = |len: usize| back <= len + 1 && len <= back;
        if scan.lexicon.role_at(scan.document, token) == Some(back) {
            weight.person += 3;
        }
        let titled = scan.lexicon.titles.at(scan.document, token);
        if titled.is_some_and(|(len, ())| len == back) {
            weight.person += 4;
        }
        // "groupe Sparks", "groupe clandestin Sparks": one adjective may stand between.
        if scan
            .lexicon
            .group_at(scan.document, token)
            .is_some_and(reaches)
            && (token + 1..start)
                .all(|t| scan.is_word(t) && !scan.flags(t).any(Flags::ARTICLE.and(Flags::LINK)))
        {
            weight.body += 4;
        }
        let place = scan.lexicon.place_nouns.at(scan.document, token);
        if place.is_some_and(|(len, ())| reaches(len))
            && (token + 1..start).all(|t| {
                scan.flags(t).any(Flags::ARTICLE.and(Flags::LINK))
                    || scan.lexicon.place_nouns.at(scan.document, t).is_some()
            })
        {
            weight.place += 3;
        }
    }
    if let Some(token) = near(1) {
        let flags = scan.flags(token);
        if flags.any(Flags::PLACE_PREPOSITION) && scan.capital(token) != Capital::Strong {
            weight.place += 1;
        }
    }
}

/// Weighs the words behind a name.
fn behind(scan: &Scan, end: usize, weight: &mut Weight) {
    if scan.lexicon.group_at(scan.document, end).is_some() && scan.follows(end) {
        weight.body += 3;
    }
    if scan.is(end, ",") {
        let next = end + 1;
        if is_age(scan, next) {
            weight.person += 3;
        }
        let noun = next + usize::from(scan.flags(next).any(Flags::ARTICLE));
        if scan.lexicon.role_at(scan.document, noun).is_some() {
            weight.person += 3;
        } else if scan.lexicon.group_at(scan.document, noun).is_some() {
            weight.body += 3;
        }
    }
    if scan.is(end, "(") && is_age(scan, end + 1) && scan.is(end + 2, ")") {
        weight.person += 3;
    }
    if scan.lexicon.reporting.at(scan.document, end).is_some() {
        weight.person += 1;
        weight.body += 1;
    }
}

/// Returns whether the token is a number that may be the age of a person in the news.
fn is_age(scan: &Scan, token: usize) -> bool {
    let years: usize = scan.document.words(token).parse().unwrap_or(0);
    let next = scan.document.words(token + 1);
    scan.is_digits(token) && (10..110).contains(&years) && matches!(next, "," | ")" | "." | "")
        || scan.is_digits(token)
            && (10..110).contains(&years)
            && scan.is_word(token + 1)
            && scan.is(token + 2, ",")
}
