//! Judges what a name names: a person, a body or a place.
//!
//! In: the parts of an article. Out: for each the class that its own words and all the places where the
//! article uses it speak for. The mentions of one name are judged together: what "Sparks" is in "the Sparks
//! group" it is everywhere in the article.

use std::collections::{HashMap, HashSet};

use super::part::{self, Form, Part};
use super::place::{self, Use};
use super::scan::{Capital, Scan};
use super::vouch::{self, Sighting, Sightings};
use crate::knowledge::fold;
use crate::knowledge::place::PlaceKind;
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

impl Weight {
    /// Returns whether it clearly speaks for a person.
    pub(crate) fn is_persons(self) -> bool {
        SURNAME <= self.person && 2 * self.body.max(self.place) < self.person
    }

    /// Returns the sum of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            person: self.person.saturating_add(other.person),
            body: self.body.saturating_add(other.body),
            place: self.place.saturating_add(other.place),
        }
    }
}

/// Returns the class of each part.
pub(crate) fn judge(scan: &Scan, parts: &[Part]) -> Vec<Class> {
    let keys: Vec<String> = parts
        .iter()
        .map(|part| vouch::key(scan, part.tokens.clone()))
        .collect();
    let mut weights: HashMap<&str, Weight> = HashMap::new();
    for (part, key) in parts.iter().zip(&keys) {
        weigh(scan, part, weights.entry(key).or_default());
    }
    let surnames = surnames(parts, &keys);
    let givens = givens(parts, &keys);
    parts
        .iter()
        .zip(&keys)
        .map(|(part, key)| {
            // What all articles show of a name holds what this one shows.
            let all = scan.vouchers.weight(key);
            let (mut weight, articles) =
                all.unwrap_or_else(|| (weights.get(key.as_str()).copied().unwrap_or_default(), 0));
            let surname = scan.vouchers.is_surname(key) || surnames.contains(key.as_str());
            if surname {
                let shown = scan.vouchers.shown(key).max(1);
                weight.person += SURNAME * i32::try_from(shown).unwrap_or(1);
            }
            // "Chad Hammel" makes "Chad" no country; "Israel Katz" speaks for Israel.
            if is_wide_place(scan, part)
                && (scan.vouchers.is_given(key) || givens.contains(key.as_str()))
            {
                let shown = scan.vouchers.shown(key).max(1);
                weight.person += SURNAME * i32::try_from(shown).unwrap_or(1);
            }
            // "Paz", "Guerra": an ordinary word may be somebody's surname.
            if !surname && is_general(scan, part) && (articles < 2 || part.tokens.len() == 1) {
                return place_class(scan, part, weight).unwrap_or(match part.form {
                    Form::People => Class::Place,
                    _ => Class::Nothing,
                });
            }
            class(scan, part, weight, articles)
        })
        .collect()
}

/// Returns whether the name is that of a place larger than a city, and of people too.
fn is_wide_place(scan: &Scan, part: &Part) -> bool {
    part.form == Form::Place
        && scan.spot(part.tokens.start).is_some_and(|spot| {
            spot.len == 1
                && spot.doubt.person
                && spot.places.iter().all(|p| {
                    // The language has another name for it, as French has for Chad, or the word for other things.
                    let own = || {
                        fold::fold(p.name(scan.language)) == scan.document.fold(part.tokens.start)
                    };
                    p.kind() < PlaceKind::City && (spot.doubt.word || !own())
                })
        })
}

/// What it says that somebody in the article has this word for a surname.
const SURNAME: i32 = 6;

/// Returns the last words of the full names of persons.
fn surnames<'k>(parts: &[Part], keys: &'k [String]) -> HashSet<&'k str> {
    parts
        .iter()
        .zip(keys)
        .filter(|(part, _)| part.form == Form::Person)
        .filter_map(|(_, key)| key.rsplit_once(' ').map(|(_, surname)| surname))
        .collect()
}

/// Returns the first words of the full names of persons.
fn givens<'k>(parts: &[Part], keys: &'k [String]) -> HashSet<&'k str> {
    parts
        .iter()
        .zip(keys)
        .filter(|(part, _)| part.form == Form::Person)
        .filter_map(|(_, key)| key.split_once(' ').map(|(given, _)| given))
        .collect()
}

/// Writes down what the article shows of its names, for the other articles of the reading.
pub(crate) fn sight(scan: &Scan, parts: &[Part], sightings: &mut Sightings) {
    let classes = judge(scan, parts);
    for (part, class) in parts.iter().zip(classes) {
        let known = matches!(part.form, Form::Place | Form::People | Form::KnownBody);
        if class == Class::Nothing || known && class == Class::Place && part.form == Form::People {
            continue;
        }
        let mut weight = Weight::default();
        weigh(scan, part, &mut weight);
        let start = part.tokens.start;
        let capital = part
            .tokens
            .clone()
            .any(|t| scan.capital(t) == Capital::Strong);
        let sure = !known && (capital || part.form == Form::Person && scan.word(start).given);
        sightings.add(
            vouch::key(scan, part.tokens.clone()),
            Sighting {
                weight,
                sure,
                person: class == Class::Person && 1 < part.tokens.len()
                    || is_called_like_a_person(scan, part),
                city: part.form != Form::Person && is_city(scan, part.tokens.end - 1),
                given: part.form == Form::Person && 1 < part.tokens.len(),
            },
        );
    }
}

/// "Raheem Sterling": two words of which the first is somebody's name, the second no city that all know ("Hertha
/// Berlin").
fn is_called_like_a_person(scan: &Scan, part: &Part) -> bool {
    let (first, last) = (part.tokens.start, part.tokens.end - 1);
    let word = scan.word(first);
    part.form == Form::Open
        && last == first + 1
        && word.borne
        && !word.ordinary
        && !word.general
        && !scan.word(last).general
        && !is_city(scan, last)
}

fn is_city(scan: &Scan, token: usize) -> bool {
    scan.spot(token)
        .is_some_and(|spot| spot.places.iter().any(|p| place::is_well_known(*p)))
}

fn class(scan: &Scan, part: &Part, weight: Weight, articles: usize) -> Class {
    if let Some(class) = place_class(scan, part, weight) {
        return class;
    }
    match part.form {
        Form::People => Class::Place,
        Form::KnownBody if is_portfolio(scan, part) => Class::Nothing,
        Form::KnownBody => Class::Body,
        Form::Code => Class::Nothing,
        _ if articles < 2 && (is_word(scan, part, weight) || is_portfolio(scan, part)) => {
            Class::Nothing
        }
        _ if is_place_by_context(weight, articles) => Class::Place,
        _ if weight.body <= weight.person && 0 < weight.person => Class::Person,
        _ => Class::Body,
    }
}

/// "Tlatelolco": a preposition here and there makes no place of what more articles have without one.
fn is_place_by_context(weight: Weight, articles: usize) -> bool {
    let articles = i32::try_from(articles).unwrap_or(i32::MAX);
    weight.person.max(weight.body) + 1 < weight.place && articles <= weight.place
}

/// "The Commission", "il Dipartimento": a sort of body with a capital and nothing else names none by itself.
fn is_general(scan: &Scan, part: &Part) -> bool {
    let general = |t: usize| {
        scan.word(t).body
            || part.tokens.len() == 1 && scan.word(t).general
            || scan.lexicon.group_at(scan.document, t) == Some(1)
            || scan.lexicon.place_nouns.at(scan.document, t).is_some()
    };
    part.form != Form::KnownBody
        && part
            .tokens
            .clone()
            .filter(|t| scan.is_word(*t))
            .all(|t| general(t) || scan.spot(t).is_some_and(|s| s.people))
}

/// "a Administração", "de Westerse landen": one word that ends as words do, or that the article writes small as well,
/// and that nothing shows to be a name but its capital.
fn is_word(scan: &Scan, part: &Part, weight: Weight) -> bool {
    let token = part.tokens.start;
    let folded = scan.document.fold(token);
    part.form == Form::Open
        && part.tokens.len() == 1
        && !part.called
        && weight.person <= 1
        && weight.body <= 1
        && (scan.lexicon.ends_as_word(folded) || scan.is_rather_word(token))
}

/// "ministro de Asuntos Exteriores", "minister van Buitenlandse Zaken": what a role is for is no body.
fn is_portfolio(scan: &Scan, part: &Part) -> bool {
    let all = |t: usize| !scan.is_word(t) || scan.word(t).general && !scan.word(t).body;
    if scan.lexicon.capital_nouns || !part.tokens.clone().all(all) {
        return false;
    }
    part::is_what_role_is_for(scan, part.tokens.start)
}

/// Returns the class of a name that the tables know as a place; `None` where they do not, or where it may be
/// a person's name as well and the article speaks for that.
fn place_class(scan: &Scan, part: &Part, weight: Weight) -> Option<Class> {
    let spot = scan
        .spot(part.tokens.start)
        .filter(|_| part.form == Form::Place)?;
    if place::is_part_of_noun(scan, part, spot) {
        return Some(Class::Nothing);
    }
    let other = weight.person.max(weight.body);
    let usage = place::usage(scan, part, spot);
    // "Raheem Sterling" makes "Sterling" a person, though the word behind "of" may be a town.
    let city = spot
        .places
        .first()
        .is_some_and(|p| PlaceKind::Country < p.kind());
    let clear = weight.body < weight.person || 2 * weight.place < weight.body;
    let doubt = SURNAME <= weight.person || spot.doubt.is_any();
    if spot.len == 1 && city && doubt && clear && SURNAME <= other && weight.place < other {
        return None;
    }
    // "Condado", "Marina": towns too, but the word is more often none.
    if spot.len == 1
        && scan.word(part.tokens.start).general
        && (usage != Use::Place || weight.place <= 1 && city)
        && scan.spot(part.tokens.start).is_some_and(|s| !s.people)
    {
        return Some(Class::Nothing);
    }
    let least = if city { 2 } else { SURNAME - 1 };
    match usage {
        Use::Place => Some(Class::Place),
        Use::Open if other <= weight.place => Some(Class::Place),
        Use::Doubtful if other < weight.place => Some(Class::Place),
        // "Le Canada, l'Italie": a country is not a person for what stands behind a comma.
        Use::Open | Use::Doubtful if least < other => None,
        Use::Doubtful => Some(Class::Nothing),
        Use::Open => Some(Class::Place),
    }
}

/// Adds what one mention speaks for.
fn weigh(scan: &Scan, part: &Part, weight: &mut Weight) {
    let person = weight.person;
    weigh_context(scan, part, weight);
    // "Segretario Generale FAPAV": a role stands before the letters of a body as well.
    if part.form == Form::Acronym {
        weight.person = person;
    }
}

fn weigh_context(scan: &Scan, part: &Part, weight: &mut Weight) {
    match part.form {
        Form::Person => weight.person += 4,
        Form::Body | Form::KnownBody => weight.body += 4,
        Form::Acronym => weight.body += 3,
        Form::Place | Form::People | Form::Code | Form::Open => {}
    }
    let (start, end) = (part.tokens.start, part.tokens.end);
    before(scan, start, weight);
    let body = weight.body;
    behind(scan, end, weight);
    // "Newport police", "Boston hospital": what stands behind a town belongs to it.
    if part.form == Form::Place {
        weight.body = body;
    }
    // "Raheem Sterling": words that people are called by, and no others, are most likely somebody's name.
    let called_so = |t: usize| {
        let word = scan.word(t);
        word.borne && !word.ordinary && !word.general
    };
    if part.form == Form::Open && 1 < part.tokens.len() && part.tokens.clone().all(called_so) {
        weight.person += 1;
    }
    if scan.word(start).given && !scan.word(start).ordinary && part.form != Form::Place {
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
        let bare = flags.any(Flags::PLACE_PREPOSITION) && !flags.any(Flags::ARTICLE);
        if bare && scan.capital(token) != Capital::Strong {
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
