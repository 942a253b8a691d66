//! Joins the short forms of a name to the full one within an article.
//!
//! In: names in order. Out: the same names, "Nugroho" and "Mr Sutopo" with the full name of the one person
//! that bears them, "MPA" with what it stands for. Where two persons share a surname, the surname by itself
//! is left as it stands: nothing is guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::Name;
use super::judge::Class;
use super::scan::Scan;

/// Gives each name the fullest form in the article.
pub(crate) fn join(scan: &Scan, names: &mut [Name]) {
    expand_acronyms(scan, names);
    join_class(names, Class::Person);
    join_class(names, Class::Body);
}

fn join_class(names: &mut [Name], class: Class) {
    let fulls = fulls(names, class);
    // A word of full names → the full names that have it, in order.
    let mut bearers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (idx, full) in fulls.iter().enumerate() {
        for word in &full.words {
            let of = bearers.entry(word).or_default();
            if of.last() != Some(&idx) {
                of.push(idx);
            }
        }
    }
    for name in names.iter_mut() {
        let free = name.class == class || name.class == Class::Body && class == Class::Person;
        if !free || name.rule.starts_with("well-known") {
            continue;
        }
        let short = words(&name.name);
        let Some((first, others)) = short.split_first() else {
            continue;
        };
        let of = |word: &String| bearers.get(word.as_str()).map_or(&[][..], Vec::as_slice);
        let mut candidates = of(first).iter().filter(|idx| {
            others.iter().all(|word| of(word).contains(idx))
                && fulls
                    .get(**idx)
                    .is_some_and(|full| short.len() < full.words.len())
        });
        if let (Some(idx), None) = (candidates.next(), candidates.next())
            && let Some(full) = fulls.get(*idx)
        {
            name.name.clone_from(&full.name);
            name.class = class;
        }
    }
}

/// A name that is no short form of another.
struct Full {
    name: String,
    words: Vec<String>,
}

/// Returns the names of a class that are no short form of another of it, in the order of the alphabet.
fn fulls(names: &[Name], class: Class) -> Vec<Full> {
    let all: BTreeSet<&str> = names
        .iter()
        .filter(|n| n.class == class)
        .map(|n| n.name.as_str())
        .collect();
    let mut all: Vec<Full> = all
        .into_iter()
        .map(|name| Full {
            name: name.to_owned(),
            words: words(name),
        })
        .collect();
    let is_full = |full: &Full| {
        1 < full.words.len() && !all.iter().any(|other| is_longer(&other.words, &full.words))
    };
    let keep: Vec<bool> = all.iter().map(is_full).collect();
    let mut keep = keep.into_iter();
    all.retain(|_| keep.next().unwrap_or(false));
    all
}

fn is_longer(long: &[String], short: &[String]) -> bool {
    short.len() < long.len() && short.iter().all(|word| long.contains(word))
}

fn words(name: &str) -> Vec<String> {
    name.split([' ', '-']).map(str::to_lowercase).collect()
}

/// "Motion Picture Association (MPA)": from there on, and before, the letters stand for the words.
fn expand_acronyms(scan: &Scan, names: &mut [Name]) {
    let mut expansions: BTreeMap<String, String> = BTreeMap::new();
    for pair in names.windows(2) {
        let [first, second] = pair else { continue };
        let bracketed = scan.is(first.tokens.end, "(")
            && second.tokens.start == first.tokens.end + 1
            && scan.is(second.tokens.end, ")");
        if !bracketed {
            continue;
        }
        if is_acronym_of(&second.name, &first.name) {
            expansions.insert(second.name.clone(), first.name.clone());
        } else if is_acronym_of(&first.name, &second.name) {
            expansions.insert(first.name.clone(), second.name.clone());
        }
    }
    for name in names {
        if let Some(full) = expansions.get(&name.name) {
            name.name.clone_from(full);
            name.class = Class::Body;
        } else if expansions.values().any(|full| *full == name.name) {
            name.class = Class::Body;
        }
    }
}

/// Returns whether the letters are the first letters of the words, in order, small words left out or not.
fn is_acronym_of(letters: &str, full: &str) -> bool {
    let letters: Vec<char> = letters
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    if letters.len() < 2 || full.split(' ').count() < 2 {
        return false;
    }
    let initials = |every: bool| -> Vec<char> {
        full.split([' ', '-'])
            .filter_map(|word| word.chars().next())
            .filter(|c| every || c.is_uppercase())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters == initials(true) || letters == initials(false)
}
