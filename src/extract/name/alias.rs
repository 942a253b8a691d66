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
    // A word of several tokens' names → the full names that have it.
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (idx, full) in fulls.iter().enumerate() {
        for word in words(full) {
            bearers.entry(word).or_default().insert(idx);
        }
    }
    for name in names.iter_mut() {
        let free = name.class == class || name.class == Class::Body && class == Class::Person;
        if !free || name.rule.starts_with("well-known") {
            continue;
        }
        let short = words(&name.name);
        let mut common: Option<BTreeSet<usize>> = None;
        for word in &short {
            let of = bearers.get(word).cloned().unwrap_or_default();
            common = Some(match common {
                None => of,
                Some(before) => before.intersection(&of).copied().collect(),
            });
        }
        let candidates: Vec<&String> = common
            .iter()
            .flatten()
            .filter_map(|idx| fulls.get(*idx))
            .filter(|full| words(full).len() > short.len())
            .collect();
        if let [full] = candidates.as_slice() {
            name.name.clone_from(full);
            name.class = class;
        }
    }
}

/// Returns the names of a class that are no short form of another of it, in the order of the alphabet.
fn fulls(names: &[Name], class: Class) -> Vec<String> {
    let all: BTreeSet<&String> = names
        .iter()
        .filter(|n| n.class == class)
        .map(|n| &n.name)
        .collect();
    all.iter()
        .filter(|name| 1 < words(name).len())
        .filter(|name| !all.iter().any(|other| is_longer(other, name)))
        .map(|name| (*name).clone())
        .collect()
}

fn is_longer(long: &str, short: &str) -> bool {
    let (long, short) = (words(long), words(short));
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
