//! Places: what a name may mean, codes, names for display, and what lies in what.
//!
//! In: a folded name, or a text that may begin with one. Out: the candidates, best first.
//!
//! Two tables hold the names.
//! - **Names** are folded (`fold`), so the caller looks at the capitals: in all seven languages a place name begins
//!   with one. Each name carries its `Ambiguity`: whether it is also an ordinary word of a language ("Nice",
//!   "Essen", "Como") or a usual name of people ("Jordan", "Florence").
//! - **Abbreviations** are matched with their exact case ("US", "U.S.", "É.-U.", "EE. UU."): "us" is a pronoun and
//!   "It" no abbreviation of Italy. Some are weak in a language: "CA" or "Calif." stands for California only
//!   after a town and a comma.
//!
//! Each candidate carries the languages whose name for it this is: "Monaco" means the country in every language,
//! "Granada" the island state only in Spanish and Portuguese. City names that the sources do not tag count as
//! names in any language.
//!
//! Non-goals: streets, buildings, rivers and mountains (a few seas and areas excepted), towns under 15,000 people.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::bytes::{read_i16, read_size, read_text, read_u16, read_u24, read_u32, section};
use super::language::{LANGUAGES, Languages, number};
use super::lookup::{Cursor, Map, longest_exact, longest_folded, open};

static TABLE: &[u8] = include_bytes!("data/places.bin");
static NAMES: Map = LazyLock::new(|| open(include_bytes!("data/places.fst")));
static ABBREVIATIONS: Map = LazyLock::new(|| open(include_bytes!("data/abbreviations.fst")));
static CAPITALS: Map = LazyLock::new(|| open(include_bytes!("data/capitals.fst")));

/// The header is four counts, then the bounds of the sections.
const BOUNDS: usize = 16;
const RECORDS: usize = 0;
const DISPLAY: usize = 1;
const EXONYMS: usize = 2;
const MEMBER_BOUNDS: usize = 3;
const MEMBERS: usize = 4;
const POSTINGS: usize = 5;
const STRINGS: usize = 6;
const RECORD: usize = 20;
const NO_PLACE: u16 = u16::MAX;

/// Returns whether the code is that of a city from which a country is governed; of a city state it is not.
pub fn is_capital(code: &str) -> bool {
    let here = Cursor::start(&CAPITALS).step(&CAPITALS, code.as_bytes());
    here.is_some_and(|here| here.value(&CAPITALS).is_some())
}

/// What sort of place a code stands for, widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// The world, a continent, a part of one, or a union of countries, coded by CLDR: "150" Europe, "EU".
    Region,
    /// An area or a sea that no standard codes; the codes are ours: "x-middle-east", "x-black-sea".
    Area,
    /// A country or territory of ISO 3166-1: "FR".
    Country,
    /// A part of a country in ISO 3166-2: "US-KS". England and Scotland are such parts: "GB-ENG".
    Subdivision,
    /// A city of `GeoNames`: "geonames:6455259".
    City,
}

/// One place of the table.
///
/// The order is that of the kinds, widest first, then of the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(u16);

impl PlaceId {
    /// Returns the place with this code, written as `code` writes it.
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some(id) = code.strip_prefix("geonames:") {
            let id: u32 = id.parse().ok()?;
            return search(count(3)..count(0), |place| place.key().cmp(&id));
        }
        [0..count(1), count(1)..count(2), count(2)..count(3)]
            .into_iter()
            .find_map(|range| search_codes(range, code))
    }

    /// Returns the code: CLDR, ours, ISO 3166-1 alpha-2, ISO 3166-2, or `geonames:` with a number.
    pub fn code(self) -> Cow<'static, str> {
        match self.kind() {
            PlaceKind::City => Cow::Owned(format!("geonames:{}", self.key())),
            _ => Cow::Borrowed(self.stored_code()),
        }
    }

    /// Returns the sort of place.
    pub fn kind(self) -> PlaceKind {
        let index = usize::from(self.0);
        if index >= count(3) {
            PlaceKind::City
        } else if index >= count(2) {
            PlaceKind::Subdivision
        } else if index >= count(1) {
            PlaceKind::Country
        } else if self.stored_code().starts_with("x-") {
            PlaceKind::Area
        } else {
            PlaceKind::Region
        }
    }

    /// Returns the name for display in this language, or the English one where the table has no other.
    pub fn name(self, language: &str) -> &'static str {
        let own = number(language).map_or(0, |language| self.display(language));
        let at = if own == 0 {
            read_size(section(TABLE, BOUNDS, RECORDS), self.record() + 16)
        } else {
            own
        };
        read_text(section(TABLE, BOUNDS, STRINGS), at)
    }

    /// Returns the country that the place lies in; a country lies in itself, a region in none.
    pub fn country(self) -> Option<Self> {
        if self.kind() == PlaceKind::Country {
            return Some(self);
        }
        self.linked(8)
    }

    /// Returns the subdivision (or area of ours) that the place lies in directly, where the table knows it.
    pub fn subdivision(self) -> Option<Self> {
        self.linked(10)
    }

    /// Returns latitude and longitude in degrees, within some 600 metres of the source for a city; for a country or a
    /// subdivision the middle of its cities, weighted by their people.
    pub fn coordinates(self) -> Option<(f32, f32)> {
        let records = section(TABLE, BOUNDS, RECORDS);
        let latitude = read_i16(records, self.record());
        let longitude = read_i16(records, self.record() + 2);
        (latitude != i16::MIN && longitude != i16::MIN).then(|| {
            (
                f32::from(latitude) / 32_767.0 * 90.0,
                f32::from(longitude) / 32_767.0 * 180.0,
            )
        })
    }

    /// Returns how many people live there; for a subdivision, in its cities over 15,000; 0 where unknown.
    pub fn population(self) -> u32 {
        read_u32(section(TABLE, BOUNDS, RECORDS), self.record() + 4)
    }

    fn record(self) -> usize {
        usize::from(self.0) * RECORD
    }

    fn key(self) -> u32 {
        read_u32(section(TABLE, BOUNDS, RECORDS), self.record() + 12)
    }

    fn stored_code(self) -> &'static str {
        let at = read_size(section(TABLE, BOUNDS, RECORDS), self.record() + 12);
        read_text(section(TABLE, BOUNDS, STRINGS), at)
    }

    fn linked(self, field: usize) -> Option<Self> {
        let index = read_u16(section(TABLE, BOUNDS, RECORDS), self.record() + field);
        (index != NO_PLACE).then_some(Self(index))
    }

    /// Returns where the name in one of the seven languages stands, or 0.
    fn display(self, language: usize) -> usize {
        let index = usize::from(self.0);
        if index < count(3) {
            let at = (index * LANGUAGES.len() + language) * 3;
            return read_u24(section(TABLE, BOUNDS, DISPLAY), at);
        }
        let exonyms = section(TABLE, BOUNDS, EXONYMS);
        let wanted = u32::from(self.0) << 8 | u32::try_from(language).unwrap_or(0);
        let (mut low, mut high) = (0, exonyms.len() / 8);
        while low < high {
            let middle = usize::midpoint(low, high);
            match read_u32(exonyms, middle * 8).cmp(&wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return read_size(exonyms, middle * 8 + 4),
            }
        }
        0
    }
}

/// Whether a name is something else besides a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ambiguity {
    /// The languages in which the name is also an ordinary word.
    pub words: Languages,
    /// Whether it is a usual given name: "Florence", "Chad".
    pub given_name: bool,
    /// Whether it is a usual family name: "Lincoln", "Bath".
    pub family_name: bool,
}

impl Ambiguity {
    /// Whether the name is nothing but a place, in this language.
    pub fn is_plain(self, language: &str) -> bool {
        !self.words.contains(language) && !self.given_name && !self.family_name
    }
}

/// One place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceId,
    /// The languages whose name for it this is, with "another" where the source does not say.
    pub languages: Languages,
}

/// All places that a name may mean, best first: countries before cities, a city before the region that it
/// dominates, then by people. At most eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidates {
    at: usize,
    marks: u16,
}

impl Candidates {
    fn new(value: u64) -> Self {
        let at = usize::try_from(value & 0xffff_ffff).unwrap_or(0);
        let marks = u16::try_from(value >> 32 & 0xffff).unwrap_or(0);
        Self { at, marks }
    }

    /// Returns the candidates in every language.
    pub fn all(self) -> impl Iterator<Item = Candidate> {
        let postings = section(TABLE, BOUNDS, POSTINGS);
        let mut next = Some(self.at);
        std::iter::from_fn(move || {
            let at = next?;
            let entry = read_u32(postings, at * 4);
            next = (entry >> 31 == 0).then_some(at + 1);
            let [low, high, languages, _] = entry.to_le_bytes();
            Some(Candidate {
                place: PlaceId(u16::from_le_bytes([low, high])),
                languages: Languages(languages),
            })
        })
    }

    /// Returns the places that a text in this language may mean by the name: first those with this name in the
    /// language, then those with it in no particular one. Names that belong to other languages only are
    /// left out, unless the language is none of the seven.
    pub fn in_language(self, language: &str) -> impl Iterator<Item = PlaceId> {
        let own = Languages::of(language);
        let spoken = self.all().filter(move |c| c.languages.0 & own.0 != 0);
        let others = self.all().filter(move |c| {
            let open = c.languages.contains_another() || own == Languages::ANOTHER;
            c.languages.0 & own.0 == 0 && open
        });
        spoken.chain(others).map(|candidate| candidate.place)
    }

    /// Returns the likeliest place in a text in this language.
    pub fn best(self, language: &str) -> Option<PlaceId> {
        self.in_language(language).next()
    }

    /// Returns what else the name is; for an abbreviation nothing.
    pub fn ambiguity(self) -> Ambiguity {
        let [words, people] = self.marks.to_le_bytes();
        Ambiguity {
            words: Languages(words & 0x7f),
            given_name: words >> 7 == 1,
            family_name: people & 1 == 1,
        }
    }
}

/// Returns the places that a folded name may mean.
pub fn places(folded_name: &str) -> Option<Candidates> {
    let cursor = Cursor::start(&NAMES).step(&NAMES, folded_name.as_bytes())?;
    cursor.value(&NAMES).map(Candidates::new)
}

/// Returns the longest place name that `text` begins with, folding as it reads: its length in bytes of
/// `text`, and its candidates. The name ends where a word ends.
///
/// The caller sees to it that a word begins at the start of `text`, and that it has a capital.
pub fn longest_place(text: &str) -> Option<(usize, Candidates)> {
    let (length, value) = longest_folded(&NAMES, Cursor::start(&NAMES), text)?;
    Some((length, Candidates::new(value)))
}

/// Returns what a folded name is besides a place; nothing when no place has this name.
pub fn ambiguity(folded_name: &str) -> Ambiguity {
    places(folded_name).map_or_else(Ambiguity::default, Candidates::ambiguity)
}

/// An abbreviation of places, such as "U.S." or "EE. UU.".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviation(Candidates);

impl Abbreviation {
    /// Returns the places that it may stand for in a text of this language; none where the language does not use it.
    pub fn in_language(self, language: &str) -> impl Iterator<Item = PlaceId> {
        let own = Languages::of(language);
        self.0
            .all()
            .filter(move |candidate| candidate.languages.0 & own.0 != 0)
            .map(|candidate| candidate.place)
    }

    /// Whether it takes more than its letters to believe it in this language: "CA" after "Fresno,".
    pub fn is_weak(self, language: &str) -> bool {
        Languages(self.0.marks.to_le_bytes()[0]).contains(language)
    }
}

/// Returns the abbreviation that is written exactly so, capitals and full stops included.
pub fn abbreviation(text: &str) -> Option<Abbreviation> {
    let (length, found) = longest_abbreviation(text)?;
    (length == text.len()).then_some(found)
}

/// Returns the longest abbreviation that `text` begins with: its length in bytes, and what it is.
pub fn longest_abbreviation(text: &str) -> Option<(usize, Abbreviation)> {
    let (length, value) = longest_exact(&ABBREVIATIONS, text)?;
    Some((length, Abbreviation(Candidates::new(value))))
}

/// A walk through the names, a folded token at a time.
#[derive(Clone, Copy, Debug)]
pub struct Walk(Cursor);

impl Walk {
    /// Stands before the first token of every name.
    pub fn start() -> Self {
        Self(Cursor::start(&NAMES))
    }

    /// Goes on by one more folded piece (a token, or the space between two); `None` where no name does.
    #[must_use]
    pub fn step(self, folded: &str) -> Option<Self> {
        self.0.step(&NAMES, folded.as_bytes()).map(Self)
    }

    /// Returns the candidates of the name that ends here, if one does.
    pub fn candidates(self) -> Option<Candidates> {
        self.0.value(&NAMES).map(Candidates::new)
    }
}

/// Whether `inner` lies in `outer` and is not the same: Kansas in the US, the US in North America.
///
/// False where the tables do not know, so false is no evidence against it for seas and areas.
pub fn contains(outer: PlaceId, inner: PlaceId) -> bool {
    if outer == inner {
        return false;
    }
    let mut place = inner;
    while let Some(wider) = place.subdivision() {
        if wider == outer {
            return true;
        }
        place = wider;
    }
    let country = inner.country();
    country == Some(outer)
        || is_member(outer, inner)
        || country.is_some_and(|country| is_member(outer, country))
}

/// Whether a region or an area lists this region or country as lying in it.
fn is_member(outer: PlaceId, inner: PlaceId) -> bool {
    if usize::from(outer.0) >= count(1) {
        return false;
    }
    let bounds = section(TABLE, BOUNDS, MEMBER_BOUNDS);
    let members = section(TABLE, BOUNDS, MEMBERS);
    let at = usize::from(outer.0) * 8;
    let (mut low, mut high) = (read_size(bounds, at), read_size(bounds, at + 4));
    while low < high {
        let middle = usize::midpoint(low, high);
        match read_u16(members, middle * 2).cmp(&inner.0) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return true,
        }
    }
    false
}

/// Returns 0: how many places there are, 1, 2, 3: the first country, subdivision and city.
fn count(number: usize) -> usize {
    read_size(TABLE, number * 4)
}

/// Regions and areas stand before countries, each sorted by code.
fn search_codes(range: std::ops::Range<usize>, code: &str) -> Option<PlaceId> {
    search(range.clone(), |place| place.stored_code().cmp(code))
        .filter(|place| place.stored_code() == code)
}

fn search(
    range: std::ops::Range<usize>,
    order: impl Fn(PlaceId) -> std::cmp::Ordering,
) -> Option<PlaceId> {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = usize::midpoint(low, high);
        let place = PlaceId(u16::try_from(middle).ok()?);
        match order(place) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(place),
        }
    }
    None
}

#[cfg(test)]
mod tests;
