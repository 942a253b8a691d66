//! Names that are no places: words of people's names, peoples, well-known organisations, and the words that names of
//! organisations are made of.
//!
//! In: a word, or a text that begins with one, and a language. Out: what the tables know of it. Words of people's
//! names and of organisations are the same for every language; peoples and organisations are asked by language, and
//! a language outside the seven is answered as English. It does not look at capitals, except in names that are
//! capitals alone: "WHO" is an organisation and "who" is not.

use super::bytes::read_text;
use super::language::Languages;
pub use super::lookup::Opening;
use super::lookup::{
    ByLanguage, Cursor, Map, Shared, longest_exact_from, longest_folded, open, whole_folded,
};
use super::place::PlaceId;

static TEXTS: &[u8] = include_bytes!("data/names.bin");
static PERSONS: Map = std::sync::LazyLock::new(|| open(include_bytes!("data/persons.fst")));
static PEOPLES: ByLanguage = ByLanguage::new(|| open(include_bytes!("data/peoples.fst")));
static BODIES: ByLanguage = ByLanguage::new(|| open(include_bytes!("data/bodies.fst")));
static LETTERS: ByLanguage = ByLanguage::new(|| open(include_bytes!("data/letters.fst")));
static WORDS: Shared = Shared::new(|| open(include_bytes!("data/words.fst")));
static SORTS: Map = std::sync::LazyLock::new(|| open(include_bytes!("data/sorts.fst")));

/// What is known of a word that people are called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonWord {
    /// It is a usual given name.
    pub given: bool,
    /// It is a usual family name.
    pub family: bool,
    /// The languages in which it is an ordinary word as well: "Rose", "Baker".
    pub words: Languages,
}

/// Returns what is known of a word as a part of people's names.
pub fn person_word(word: &str) -> Option<PersonWord> {
    let value = whole_folded(&PERSONS, Cursor::start(&PERSONS), word)?;
    let words = u8::try_from(value >> 2 & 0x7f).unwrap_or(0);
    Some(PersonWord {
        given: value & 1 == 1,
        family: value >> 1 & 1 == 1,
        words: Languages(words),
    })
}

/// Returns the longest word for people of a place, or adjective of it, that the text begins with: its length in
/// bytes, and the place. A word that the language writes with a capital is not found without one: "polish".
/// `opening` is the text's, which is asked for
/// only where it tells that a key may begin so.
pub fn longest_people<'t>(
    text: impl FnOnce() -> &'t str,
    opening: Opening,
    language: &str,
) -> Option<(usize, PlaceId)> {
    let start = PEOPLES.within(language, opening.folded)?;
    let text = text();
    let (length, value) = longest_folded(&PEOPLES.map, start, text)?;
    let small = text.chars().next().is_some_and(char::is_lowercase);
    if small && value >> 32 & 1 == 1 {
        return None;
    }
    Some((length, PlaceId::from_code(text_at(value & 0xffff_ffff))?))
}

/// A well-known organisation that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownBody {
    /// How many bytes of the text name it.
    pub length: usize,
    /// The name that is shown for it.
    pub name: &'static str,
    /// The language may write it small: "le sénat", "los demócratas".
    pub small: bool,
}

/// Returns the longest name of a well-known organisation that the text begins with. `opening` is the text's, which is
/// asked for only where it tells that a key may begin so.
pub fn longest_body<'t>(
    text: impl Fn() -> &'t str,
    opening: Opening,
    language: &str,
) -> Option<KnownBody> {
    let folded = BODIES
        .within(language, opening.folded)
        .and_then(|start| longest_folded(&BODIES.map, start, text()));
    let letters = LETTERS
        .within(language, opening.exact)
        .and_then(|start| longest_exact_from(&LETTERS.map, start, text()));
    let (length, value) = folded.max(letters)?;
    Some(KnownBody {
        length,
        name: text_at(value & 0xffff_ffff),
        small: value >> 32 & 1 == 1,
    })
}

/// What a body does, where others do the same: police, courts, space agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sort(u64);

/// Returns the sort of a well-known organisation, by the name that is shown for it.
pub fn sort_of_body(shown: &str) -> Option<Sort> {
    whole_folded(&SORTS, Cursor::start(&SORTS), shown).map(Sort)
}

/// What a word of an organisation's name means, by a number that all languages share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meaning(u16);

/// Writes the number with a sign before it that no word has.
impl std::fmt::Display for Meaning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "={}", self.0)
    }
}

/// A word that names of organisations are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyWord {
    /// What it means, the same for "university" and "università".
    pub meaning: Meaning,
    /// It says what sort of organisation this is.
    pub sort: bool,
    /// It is an ordinary word, no name by itself.
    pub general: bool,
    /// It says what part of a country this is: "county".
    pub area: bool,
}

/// Returns what a word of an organisation's name means.
pub fn body_word(word: &str) -> Option<BodyWord> {
    body_word_of(word, Opening::of(word))
}

/// The same for a word with this opening.
pub fn body_word_of(word: &str, opening: Opening) -> Option<BodyWord> {
    let start = WORDS.within(opening.folded)?;
    let value = whole_folded(&WORDS.map, start, word)?;
    Some(BodyWord {
        meaning: Meaning(u16::try_from(value & 0xffff).ok()?),
        sort: value >> 16 & 1 == 1,
        general: value >> 17 & 1 == 1,
        area: value >> 18 & 1 == 1,
    })
}

fn text_at(at: u64) -> &'static str {
    usize::try_from(at).map_or("", |at| read_text(TEXTS, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn people(language: &str, text: &str) -> Option<String> {
        longest_people(|| text, Opening::of(text), language)
            .map(|(_, place)| place.code().into_owned())
    }

    #[track_caller]
    fn body(text: &str, language: &str) -> Option<&'static str> {
        longest_body(|| text, Opening::of(text), language).map(|body| body.name)
    }

    #[test]
    fn people_and_adjectives_have_the_code_of_their_place_in_every_language() {
        for (language, text, code) in [
            ("en", "Mexican officials", "MX"),
            ("en", "Scots", "GB-SCT"),
            ("fr", "britannique", "GB"),
            ("fr", "coréennes", "x-korean-peninsula"),
            ("fr", "sud-coréennes", "KR"),
            ("nl", "Schot", "GB-SCT"),
            ("nl", "Midden-Amerikaanse", "013"),
            ("it", "tedeschi", "DE"),
            ("it", "polizia", ""),
            ("es", "alemanas", "DE"),
            ("de", "mexikanischen", "MX"),
            ("de", "Französinnen", "FR"),
            ("de", "Chinesinnen", "CN"),
            ("pt", "alemães", "DE"),
            ("nl", "Duitse", "DE"),
            ("nl", "Zuid-Afrikaanse", "ZA"),
        ] {
            assert_eq!(people(language, text).unwrap_or_default(), code, "{text}");
        }
    }

    #[test]
    fn a_word_for_people_in_one_language_is_none_in_another() {
        assert_eq!(people("en", "belga"), None);
        assert_eq!(people("en", "polish"), None);
        assert_eq!(people("en", "Polish"), Some("PL".to_owned()));
        assert_eq!(people("fr", "Indien"), Some("IN".to_owned()));
        assert_eq!(people("de", "Indien"), None);
    }

    #[test]
    fn one_organisation_has_one_name_whatever_the_language() {
        for (language, text) in [
            ("en", "UN"),
            ("en", "United Nations"),
            ("fr", "ONU"),
            ("fr", "Nations unies"),
            ("es", "Naciones Unidas"),
            ("de", "Vereinten Nationen"),
            ("nl", "VN"),
        ] {
            let found = body(text, language);
            assert_eq!(found, Some("United Nations"), "{text}");
        }
    }

    #[test]
    fn bodies_that_do_the_same_are_of_one_sort() {
        let sort = |name: &str| sort_of_body(name);
        assert!(sort("Europol").is_some());
        assert_eq!(sort("Europol"), sort("Interpol"));
        assert_eq!(sort("NASA"), sort("European Space Agency"));
        assert_ne!(sort("Europol"), sort("NASA"));
        assert_eq!(sort("United Nations"), None);
        assert_eq!(sort("Splinters"), None);
    }

    #[test]
    fn letters_count_with_their_case() {
        assert_eq!(body("who said so", "en"), None);
        assert!(body("WHO said so", "en").is_some());
        assert!(body("Nato", "it").is_some());
        assert_eq!(body("nato", "it"), None);
        assert_eq!(body("un homme", "fr"), None);
    }

    #[test]
    fn words_of_organisations_mean_the_same_across_languages() {
        let meaning = |word| body_word(word).map(|word| word.meaning);
        assert_eq!(meaning("university"), meaning("Università"));
        assert_eq!(meaning("Foundation"), meaning("stichting"));
        assert_ne!(meaning("bank"), meaning("university"));
        assert!(body_word("Universität").is_some_and(|word| word.sort && word.general));
        assert!(body_word("nationale").is_some_and(|word| !word.sort));
        assert_eq!(meaning("Sparks"), None);
    }

    #[test]
    fn a_word_of_peoples_names_may_be_an_ordinary_word() {
        let jessica = person_word("Jessica").expect("a given name");
        assert!(jessica.given && jessica.words.is_empty());
        let rose = person_word("Rose").expect("a given name");
        assert!(rose.given && rose.words.contains("en"));
        assert_eq!(person_word("xqzzt"), None);
    }
}
