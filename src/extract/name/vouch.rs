//! What the articles of a reading show of names, each to the others.
//!
//! In: for each article, its names with what speaks for their classes, and the words that it writes small. Out: at a
//! token of any article, the name that the others know. A German noun, the first word of a sentence and a headline
//! tell nothing by their capital; where another article has the same words in mid-sentence, they are a name. It
//! compares words without accents, never meanings, and a word that any article in the same language writes small is
//! vouched for by none.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::judge::Weight;
use super::known::without_stops;
use super::scan::{Capital, Scan};
use crate::knowledge::fold;
use crate::knowledge::place::PlaceId;
use crate::lang::pack::Flags;

/// A word of a small word's length needs no capital inside a name: "Bank of England".
const SMALL: usize = 3;

/// What one article shows.
#[derive(Clone, Debug, Default)]
pub struct Sightings {
    language: String,
    names: BTreeMap<String, Sighting>,
    small: FxHashSet<String>,
    places: BTreeSet<PlaceId>,
    bodies: BTreeSet<&'static str>,
}

/// One name in one article.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sighting {
    /// What speaks for each class.
    pub weight: Weight,
    /// Its capital is one that only names have, or a table knows it.
    pub sure: bool,
    /// It is the full name of a person.
    pub person: bool,
    /// Its first word is a given name that the tables know.
    pub given: bool,
    /// It is none, and its last word is a city that all know.
    pub city: bool,
}

impl Sightings {
    /// Begins with the words that the article writes small.
    pub(crate) fn new(scan: &Scan, language: &str) -> Self {
        Self {
            language: language.to_owned(),
            names: BTreeMap::new(),
            small: scan.small_words().map(str::to_owned).collect(),
            places: BTreeSet::new(),
            bodies: BTreeSet::new(),
        }
    }

    /// Adds a place that the article names.
    pub(crate) fn add_place(&mut self, place: PlaceId) {
        self.places.insert(place);
    }

    /// Adds a well-known body that the article names.
    pub(crate) fn add_body(&mut self, name: &'static str) {
        self.bodies.insert(name);
    }

    /// Adds one mention of a name.
    pub(crate) fn add(&mut self, key: String, sighting: Sighting) {
        let slot = self.names.entry(key).or_default();
        slot.weight = slot.weight.and(sighting.weight);
        slot.sure |= sighting.sure;
        slot.person |= sighting.person;
        slot.given |= sighting.given;
        slot.city |= sighting.city;
    }
}

/// A name at a token that other articles know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Vouched {
    /// How many tokens it has.
    pub len: usize,
    /// How many articles show it.
    pub articles: usize,
}

#[derive(Debug, Default)]
struct Entry {
    /// The words behind the first, folded.
    rest: Vec<Box<str>>,
    articles: usize,
}

/// What all articles of a reading show.
#[derive(Debug, Default)]
pub struct Vouchers {
    /// By the first word of a name; the longest names first.
    entries: FxHashMap<Box<str>, Vec<Entry>>,
    /// By key, what speaks for each class and how many articles show the name, and how many are sure of it.
    weights: FxHashMap<String, (Weight, usize, usize)>,
    /// By language, the words that are written small.
    small: FxHashMap<String, FxHashSet<String>>,
    /// The last words of persons' full names, and the first.
    surnames: FxHashSet<String>,
    givens: FxHashSet<String>,
    /// By place, how many articles name it.
    places: FxHashMap<PlaceId, usize>,
    /// Well-known bodies that an article names with a capital.
    bodies: FxHashSet<&'static str>,
}

impl Vouchers {
    /// Puts together what each article shows.
    pub fn new(sightings: Vec<Sightings>) -> Self {
        let mut vouchers = Self::default();
        let mut weights: BTreeMap<String, (Weight, usize, usize)> = BTreeMap::new();
        let mut beside_cities = Vec::new();
        for article in sightings {
            vouchers
                .small
                .entry(article.language)
                .or_default()
                .extend(article.small);
            vouchers.bodies.extend(article.bodies);
            for place in article.places {
                *vouchers.places.entry(place).or_default() += 1;
            }
            for (key, sighting) in article.names {
                if sighting.person
                    && let Some((first, surname)) = key.rsplit_once(' ')
                {
                    if sighting.city {
                        beside_cities.push((first.to_owned(), surname.to_owned()));
                    } else {
                        vouchers.surnames.insert(surname.to_owned());
                    }
                }
                if sighting.given
                    && let Some((given, _)) = key.split_once(' ')
                {
                    vouchers.givens.insert(given.to_owned());
                }
                let slot = weights.entry(key).or_default();
                slot.0 = slot.0.and(sighting.weight);
                slot.1 += 1;
                slot.2 += usize::from(sighting.sure);
            }
        }
        // "Denzel Washington", but not "laut Trump Berlin", where Trump is a surname already.
        for (first, city) in beside_cities {
            if !vouchers.surnames.contains(&first) {
                vouchers.surnames.insert(city);
            }
        }
        let mut entries: BTreeMap<Box<str>, Vec<Entry>> = BTreeMap::new();
        for (key, (_, _, articles)) in weights.iter().filter(|(_, (.., n))| 0 < *n) {
            let mut words = key.split(' ').map(Box::from);
            let Some(first) = words.next() else { continue };
            entries.entry(first).or_default().push(Entry {
                rest: words.collect(),
                articles: *articles,
            });
        }
        for entries in entries.values_mut() {
            entries.sort_by(|a, b| {
                (b.rest.len(), b.articles, &a.rest).cmp(&(a.rest.len(), a.articles, &b.rest))
            });
        }
        vouchers.entries = entries.into_iter().collect();
        vouchers.weights = weights.into_iter().collect();
        vouchers
    }

    /// Returns what speaks for each class in all articles, and how many are sure of the name.
    pub(crate) fn weight(&self, key: &str) -> Option<(Weight, usize)> {
        self.weights
            .get(key)
            .map(|(weight, _, sure)| (*weight, *sure))
    }

    /// Returns how many articles show the name, surely or not.
    pub(crate) fn shown(&self, key: &str) -> usize {
        self.weights.get(key).map_or(0, |(_, shown, _)| *shown)
    }

    /// Returns whether somebody in the reading has the word as the last of their full name.
    pub(crate) fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// Returns whether somebody in the reading has the word as the first of their full name.
    pub(crate) fn is_given(&self, word: &str) -> bool {
        self.givens.contains(word)
    }

    /// Returns how many articles name the place, as far as each can tell by itself.
    pub(crate) fn places(&self, place: PlaceId) -> usize {
        self.places.get(&place).copied().unwrap_or(0)
    }

    /// Returns whether an article names the well-known body, with a capital.
    pub(crate) fn names_body(&self, name: &str) -> bool {
        self.bodies.contains(name)
    }

    /// Returns the longest name that begins at the token, which has a capital, and that an article is sure of.
    pub(crate) fn at(&self, scan: &Scan, token: usize, language: &str) -> Option<Vouched> {
        if self.entries.is_empty() {
            return None;
        }
        let first = folded(scan, token);
        // English parts "Burt's Bees" into three tokens, other languages into two.
        if is_clitic(scan, token + 1) {
            let first = format!("{first}{}", scan.document.fold(token + 1));
            let found = self.longest(scan, token + 1, &first, language);
            if let Some(vouched) = found {
                return Some(Vouched {
                    len: vouched.len + 1,
                    ..vouched
                });
            }
        }
        let found = self.longest(scan, token, &first, language);
        // "Obamas Rede": German and Dutch add an s without an apostrophe.
        found.or_else(|| {
            let stem = first.strip_suffix('s').filter(|stem| SMALL < stem.len())?;
            let stem = self.longest(scan, token, stem, language)?;
            (stem.len == 1).then_some(stem)
        })
    }

    fn longest(&self, scan: &Scan, token: usize, first: &str, language: &str) -> Option<Vouched> {
        let entries = self.entries.get(first)?;
        let find = |least: usize| {
            entries
                .iter()
                .filter(|e| least <= e.articles)
                .find_map(|entry| {
                    let len = reach(scan, token, entry)?;
                    let alone = entry.rest.is_empty();
                    (!alone || self.may_stand_alone(scan, token, language)).then_some(Vouched {
                        len,
                        articles: entry.articles,
                    })
                })
        };
        // The longest that two articles have; what one has alone may be two names that stand together there.
        find(2).or_else(|| find(1))
    }

    /// Returns whether the word by itself may be a name in this language.
    fn may_stand_alone(&self, scan: &Scan, token: usize, language: &str) -> bool {
        let small = self
            .small
            .get(language)
            .is_some_and(|small| small.contains(scan.document.fold(token)));
        !small
            && !scan
                .flags(token)
                .any(Flags::OPENER.and(Flags::NOT_NAME).and(Flags::TITLE))
            && (!scan.word(token).ordinary || scan.capital(token) == Capital::Strong)
    }
}

/// Returns how many tokens the entry takes from the token on.
fn reach(scan: &Scan, token: usize, entry: &Entry) -> Option<usize> {
    let mut at = token;
    for (idx, word) in entry.rest.iter().enumerate() {
        at += 1;
        if scan.is_hyphen(at) || scan.is(at, ".") && scan.document.glued(at) {
            at += 1;
        }
        if !scan.is_word(at) || !scan.follows(at) {
            return None;
        }
        if scan.capital(at) == Capital::No && SMALL < word.len() {
            return None;
        }
        let mut here = folded(scan, at);
        if *here != **word && is_clitic(scan, at + 1) {
            here = Cow::Owned(format!("{here}{}", scan.document.fold(at + 1)));
            at += 1;
        }
        let genitive = || idx + 1 == entry.rest.len() && here.strip_suffix('s') == Some(word);
        if *here != **word && !genitive() {
            return None;
        }
    }
    Some(at + 1 - token)
}

/// Returns the key of a name: its words without accents, one space between them, signs left out.
pub(crate) fn key(scan: &Scan, tokens: std::ops::Range<usize>) -> String {
    let mut key = String::new();
    for token in tokens {
        if !scan.is_word(token) && !scan.is_digits(token) {
            continue;
        }
        if !key.is_empty() && !is_clitic(scan, token) {
            key.push(' ');
        }
        key.push_str(&folded(scan, token));
    }
    key
}

/// Returns whether the token is an s with an apostrophe that hangs on to the word before.
fn is_clitic(scan: &Scan, token: usize) -> bool {
    scan.document.glued(token) && scan.document.fold(token) == "'s"
}

/// Returns a token in lower case without accents.
fn folded<'s>(scan: &'s Scan, token: usize) -> Cow<'s, str> {
    let plain = scan.document.fold(token);
    if let Some(letters) = without_stops(plain) {
        return Cow::Owned(letters);
    }
    if plain.is_ascii() {
        Cow::Borrowed(plain)
    } else {
        Cow::Owned(fold::fold(plain))
    }
}
