//! Whether two names name the same person or body.
//!
//! In: names as articles of several languages write them. Out: how two of them match, and which of many belong
//! together. "Gruppo Sparks", "Sparks Group" and "Sparks" are one; so are "University of Michigan" and "Università del Michigan"; so are "Europol" and "Europole", "Jan van Voorn"
//! and "Van Voorn", "MPA" and what it stands for. It would rather leave two spellings apart than join two
//! strangers: "Austria" and "Australia", two surnames a letter apart and two people with one surname stay two.
//! It knows no entities, only words.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::knowledge::name::body_word;

/// How two names stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The same words, order and general words aside.
    Same,
    /// The same but for a letter.
    Spelling,
    /// One is a part of the other that stands for it.
    ShortForm,
    /// Two different names.
    No,
}

/// Names as long as this may differ by any one letter.
const LONG: usize = 9;

/// Compares two names.
pub fn same_name(a: &str, b: &str) -> Match {
    if a == b {
        return Match::Same;
    }
    compare(&Reduced::new(a), &Reduced::new(b))
}

/// Returns whether two names have a word in common, in whatever language: a name's own or one that names of bodies
/// are made of.
pub(super) fn share_word(a: &str, b: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let reduced = Reduced::new(name);
        let sorts = reduced.sorts.iter().map(|sort| format!("={sort}"));
        let words = reduced
            .words
            .iter()
            .filter(|w| 2 < w.len() || w.starts_with('='));
        words.map(|word| skeleton(word)).chain(sorts).collect()
    };
    !words(a).is_disjoint(&words(b))
}

/// Returns whether two names of bodies share a word that says the same in both languages: "Junta Nacional", "National
/// Board".
pub(super) fn share_meaning(a: &str, b: &str) -> bool {
    let meanings = |name: &str| -> BTreeSet<String> {
        let reduced = Reduced::new(name);
        let known = reduced.meanings.iter().filter(|m| m.starts_with('='));
        let sorts = reduced.sorts.iter().map(|sort| format!("={sort}"));
        known.cloned().chain(sorts).collect()
    };
    !meanings(a).is_disjoint(&meanings(b))
}

/// Returns, for every name, the index of the first name that it belongs with.
///
/// Names that are the same or differ in spelling come together first. A short form joins the full names that it
/// fits only where these are one: "Vann" stays by itself beside "Michael Vann" and "James Vann".
pub(super) fn cluster(names: &[&str]) -> Vec<usize> {
    let reduced: Vec<Reduced> = names.iter().map(|name| Reduced::new(name)).collect();
    let mut leader: Vec<usize> = (0..names.len()).collect();
    let mut short: Vec<(usize, usize)> = Vec::new();
    for (a, b) in candidates(&reduced) {
        match compare(&reduced[a], &reduced[b]) {
            Match::Same | Match::Spelling => join(&mut leader, a, b),
            Match::ShortForm if reduced[a].weight() < reduced[b].weight() => short.push((a, b)),
            Match::ShortForm => short.push((b, a)),
            Match::No => {}
        }
    }
    let mut fulls: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (name, full) in &short {
        fulls.entry(leader[*name]).or_default().insert(*full);
    }
    // The longest short forms first: "Bagnoli Rossi" finds its full name before "Rossi" looks for one.
    let mut order: Vec<usize> = fulls.keys().copied().collect();
    order.sort_by_key(|name| (std::cmp::Reverse(reduced[*name].weight()), *name));
    for name in order {
        let of: BTreeSet<usize> = fulls[&name].iter().map(|full| leader[*full]).collect();
        if let Some(full) = of.first().filter(|_| of.len() == 1) {
            join(&mut leader, name, *full);
        }
    }
    leader
}

fn join(leader: &mut [usize], a: usize, b: usize) {
    let (Some(a), Some(b)) = (leader.get(a).copied(), leader.get(b).copied()) else {
        return;
    };
    let (to, from) = (a.min(b), a.max(b));
    for entry in leader.iter_mut().filter(|entry| **entry == from) {
        *entry = to;
    }
}

/// Returns the pairs worth comparing, in order: those of which a word begins alike, or the letters.
fn candidates(names: &[Reduced]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (idx, name) in names.iter().enumerate() {
        let letters = name.initials.iter().collect::<String>();
        let keys: BTreeSet<String> = name
            .words
            .iter()
            .map(|word| skeleton(word).chars().take(2).collect())
            .chain(name.meanings.iter().filter(|m| m.starts_with('=')).cloned())
            .chain(name.letters.clone().map(|l| format!("{l}.")))
            .chain((1 < letters.len()).then(|| format!("{letters}.")))
            .collect();
        for key in keys {
            blocks.entry(key).or_default().push(idx);
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values() {
        for (i, a) in block.iter().enumerate() {
            pairs.extend(block[i + 1..].iter().map(|b| (*a, *b)));
        }
    }
    pairs
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct General {
    small: Vec<String>,
    light: Vec<String>,
    sorts: BTreeMap<String, Vec<String>>,
    #[serde(skip)]
    sort_of: HashMap<String, String>,
}

fn general() -> &'static General {
    static GENERAL: OnceLock<General> = OnceLock::new();
    GENERAL.get_or_init(|| {
        let mut general: General =
            toml::from_str(include_str!("names.toml")).unwrap_or_else(|_| General {
                small: Vec::new(),
                light: Vec::new(),
                sorts: BTreeMap::new(),
                sort_of: HashMap::new(),
            });
        for (sort, words) in &general.sorts {
            for word in words {
                general.sort_of.insert(word.clone(), sort.clone());
            }
        }
        general
    })
}

/// A name taken apart.
#[derive(Debug)]
struct Reduced {
    /// The words that tell it from others, folded, in order.
    words: Vec<String>,
    /// The same by meaning, where it is a word that names of bodies are made of.
    meanings: Vec<String>,
    /// The sorts of body that its other words name.
    sorts: BTreeSet<String>,
    /// The first letters of all its words, small ones left out.
    initials: Vec<char>,
    /// Its letters, where it is an acronym.
    letters: Option<String>,
}

impl Reduced {
    fn new(name: &str) -> Self {
        let general = general();
        let mut reduced = Self {
            words: Vec::new(),
            meanings: Vec::new(),
            sorts: BTreeSet::new(),
            initials: Vec::new(),
            letters: None,
        };
        let all: Vec<(&str, String)> = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| (word, any_ascii::any_ascii(word).to_ascii_lowercase()))
            .collect();
        for (word, folded) in &all {
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            if general.small.contains(folded) && (!capital || 1 < all.len()) {
                continue;
            }
            reduced.initials.extend(folded.chars().next());
            match general.sort_of.get(folded) {
                Some(sort) => {
                    reduced.sorts.insert(sort.clone());
                }
                None => reduced.words.push(folded.clone()),
            }
        }
        if reduced.words.is_empty() {
            reduced.words = all.iter().map(|(_, folded)| folded.clone()).collect();
            reduced.sorts.clear();
        }
        reduced.meanings = reduced.words.iter().map(|word| meaning(word)).collect();
        if let [(word, folded)] = all.as_slice()
            && (2..=6).contains(&word.chars().count())
            && word.chars().all(char::is_uppercase)
        {
            reduced.letters = Some(folded.clone());
        }
        reduced
    }

    fn weight(&self) -> (usize, usize) {
        (self.words.len(), self.words.iter().map(String::len).sum())
    }

    fn joined(&self) -> String {
        self.words.concat()
    }
}

/// Returns what the word means as a part of a body's name, or the word.
fn meaning(word: &str) -> String {
    body_word(word).map_or_else(|| word.to_owned(), |found| found.meaning.to_string())
}

fn compare(a: &Reduced, b: &Reduced) -> Match {
    if stands_for(a, b) || stands_for(b, a) {
        return Match::ShortForm;
    }
    if a.words.is_empty() || b.words.is_empty() || !same_sort(a, b) {
        return Match::No;
    }
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    if sorted(&a.words) == sorted(&b.words) || a.joined() == b.joined() {
        return Match::Same;
    }
    // "National Science Foundation" and "Fundación Nacional para la Ciencia" mean the same; one word of many meanings
    // and nothing else would say too little.
    let enough = !a.sorts.is_empty() && a.sorts == b.sorts || 2 < a.words.len();
    if enough && sorted(&a.meanings) == sorted(&b.meanings) {
        return Match::Same;
    }
    if is_spelling(a, b) {
        return Match::Spelling;
    }
    let (short, long) = if a.words.len() < b.words.len() {
        (a, b)
    } else {
        (b, a)
    };
    if is_short_form(short, long) {
        Match::ShortForm
    } else {
        Match::No
    }
}

/// "MPA" and "Motion Picture Association"; two letters stand for too much.
fn stands_for(letters: &Reduced, full: &Reduced) -> bool {
    letters.letters.as_ref().is_some_and(|letters| {
        3 <= letters.len() && letters.chars().eq(full.initials.iter().copied())
    })
}

/// "Sparks Bank" is not "Sparks University"; a group may be left out of a name, a bank may not.
fn same_sort(a: &Reduced, b: &Reduced) -> bool {
    let light = &general().light;
    let heavy = |name: &Reduced| -> BTreeSet<String> {
        name.sorts
            .iter()
            .filter(|sort| !light.contains(sort))
            .cloned()
            .collect()
    };
    let (a_light, b_light) = (&a.sorts - &heavy(a), &b.sorts - &heavy(b));
    let light_agree = a_light.is_subset(&b_light) || b_light.is_subset(&a_light);
    heavy(a) == heavy(b) && light_agree
}

fn is_spelling(a: &Reduced, b: &Reduced) -> bool {
    let (one, other) = (a.joined(), b.joined());
    if a.words.len() != b.words.len() {
        // "Torrentfreak", "Torrent Freaks".
        return a.words.len().abs_diff(b.words.len()) == 1
            && 8 <= one.len().min(other.len())
            && is_inflected(&one, &other);
    }
    let apart: Vec<(usize, &String, &String)> = a
        .words
        .iter()
        .zip(&b.words)
        .enumerate()
        .filter(|(_, (x, y))| !is_transliteration(x, y))
        .map(|(idx, (x, y))| (idx, x, y))
        .collect();
    if apart.is_empty() {
        return true;
    }
    let [(idx, x, y)] = apart.as_slice() else {
        return false;
    };
    let alone = a.words.len() == 1;
    // Of a person's name it is the surname that is misspelt; "John" and "Joan" are two people.
    let surname = 0 < *idx && 5 <= x.len().min(y.len()) && distance(x, y) <= 1;
    surname
        || alone && 5 <= x.len().min(y.len()) && is_inflected(x, y)
        || alone && LONG <= x.len().min(y.len()) && distance(x, y) <= 1
}

/// "Splinter", "Splinters"; "Europol", "Europole".
fn is_inflected(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short)
        .is_some_and(|rest| matches!(rest, "s" | "e" | "es"))
}

/// "Zelensky", "Selenskyj"; "Mohamed", "Mohammed"; "Putin", "Poutine".
fn is_transliteration(a: &str, b: &str) -> bool {
    a == b || 4 <= a.len().min(b.len()) && skeleton(a) == skeleton(b)
}

/// Returns a folded word with one letter for each way of writing a sound.
fn skeleton(word: &str) -> String {
    const SOUNDS: [(&str, &str); 26] = [
        ("tsch", "s"),
        ("sch", "s"),
        ("tch", "s"),
        ("zh", "s"),
        ("sh", "s"),
        ("ch", "s"),
        ("kh", "h"),
        ("ph", "f"),
        ("gh", "g"),
        ("th", "t"),
        ("ck", "k"),
        ("qu", "k"),
        ("ou", "u"),
        ("oo", "u"),
        ("ij", "i"),
        ("iy", "i"),
        ("yj", "i"),
        ("yi", "i"),
        ("y", "i"),
        ("j", "i"),
        ("c", "k"),
        ("q", "k"),
        ("w", "v"),
        ("z", "s"),
        ("x", "ks"),
        ("ff", "v"),
    ];
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let sound = SOUNDS.iter().find(|(from, _)| rest.starts_with(from));
        let (from, to) = sound.map_or((first.len_utf8(), None), |(from, to)| {
            (from.len(), Some(*to))
        });
        match to {
            Some(to) if !out.ends_with(to) => out.push_str(to),
            None if !out.ends_with(first) => out.push(first),
            _ => {}
        }
        rest = rest.get(from..).unwrap_or("");
    }
    if 4 < out.len() && out.ends_with('e') {
        out.pop();
    }
    out
}

fn is_short_form(short: &Reduced, long: &Reduced) -> bool {
    if short.words.len() == long.words.len() {
        return same_but_initials(short, long);
    }
    let has = |word: &String| {
        long.words.contains(word)
            || word.len() == 1 && long.words.iter().any(|w| w.starts_with(word.as_str()))
    };
    match short.words.as_slice() {
        // A surname; a given name alone fits too many.
        [word] => 2 < word.len() && long.words.last() == Some(word),
        words => words.iter().all(has) && words.iter().any(|w| 1 < w.len()),
    }
}

/// "J. Smith" and "John Smith".
fn same_but_initials(a: &Reduced, b: &Reduced) -> bool {
    let fits = |x: &String, y: &String| {
        x == y
            || x.len() == 1 && y.starts_with(x.as_str())
            || y.len() == 1 && x.starts_with(y.as_str())
    };
    1 < a.words.len()
        && a.words.last() == b.words.last()
        && a.words.iter().zip(&b.words).all(|(x, y)| fits(x, y))
}

/// Returns the least number of letters to put in, take out, change or swap.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = (0..=b.len()).collect();
    let mut older = before.clone();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            let change = before[j] + usize::from(x != y);
            row[j + 1] = change.min(before[j + 1] + 1).min(row[j] + 1);
            let swapped = 0 < i && 0 < j && a[i - 1] == *y && b[j - 1] == *x;
            if swapped {
                row[j + 1] = row[j + 1].min(older[j - 1] + 1);
            }
        }
        older = std::mem::replace(&mut before, row);
    }
    before[b.len()]
}

#[cfg(test)]
mod tests;
