//! Look-ups in the embedded maps from names to numbers.
//!
//! In: bytes that the generating script wrote, compiled in. Out: the number of a key, or the longest key with
//! which a text begins. Opening a map reads its header and footer only; a look-up allocates nothing.
//!
//! What the numbers mean is the business of each table.

use std::sync::{LazyLock, OnceLock};

use fst::raw::{CompiledAddr, Fst, Output};

use super::fold::Folder;
use super::language::{LANGUAGES, number};

/// A map compiled into the program.
pub(super) type Map = LazyLock<Fst<&'static [u8]>>;

/// Opens a map; for use in a `static`.
pub(super) fn open(bytes: &'static [u8]) -> Fst<&'static [u8]> {
    Fst::new(bytes).expect("the generated map is whole; a test reads each of them")
}

/// A map whose keys each begin with the letter of their language.
pub(super) struct ByLanguage {
    /// The map.
    pub map: Map,
    parts: [OnceLock<Option<Part>>; LANGUAGES.len()],
}

/// Keys that begin at one place of a map.
struct Part {
    start: Cursor,
    openings: Openings,
}

impl ByLanguage {
    /// Takes the map's opener; for use in a `static`.
    pub(super) const fn new(open: fn() -> Fst<&'static [u8]>) -> Self {
        Self {
            map: LazyLock::new(open),
            parts: [const { OnceLock::new() }; LANGUAGES.len()],
        }
    }

    /// Returns the place behind the letter of the language, if any of its keys may have this opening; a language
    /// outside the seven is answered as English.
    pub(super) fn within(&self, language: &str, opening: u64) -> Option<Cursor> {
        let number = number(language).unwrap_or(0);
        let part = self.parts.get(number)?.get_or_init(|| {
            let letter = b'a' + u8::try_from(number).unwrap_or(0);
            let start = Cursor::start(&self.map).step(&self.map, &[letter])?;
            Some(Part::new(&self.map, start))
        });
        part.as_ref()?.within(opening)
    }
}

/// A small map of keys that all languages share.
pub(super) struct Shared {
    /// The map.
    pub map: Map,
    part: OnceLock<Part>,
}

impl Shared {
    /// Takes the map's opener; for use in a `static`.
    pub(super) const fn new(open: fn() -> Fst<&'static [u8]>) -> Self {
        Self {
            map: LazyLock::new(open),
            part: OnceLock::new(),
        }
    }

    /// Returns the start of the map, if any of its keys may have this opening.
    pub(super) fn within(&self, opening: u64) -> Option<Cursor> {
        let part = || Part::new(&self.map, Cursor::start(&self.map));
        self.part.get_or_init(part).within(opening)
    }
}

impl Part {
    fn new(map: &Fst<&'static [u8]>, start: Cursor) -> Self {
        let openings = Openings::new(map, start);
        Self { start, openings }
    }

    fn within(&self, opening: u64) -> Option<Cursor> {
        self.openings.has(opening).then_some(self.start)
    }
}

/// Which keys there may be, by the first eight letters of their first word: most words of a text begin none, and
/// telling so by one bit costs a tenth of walking into the map.
struct Openings(Box<[u64; Self::WORDS]>);

/// So many letters are looked at.
const OPENING: usize = 8;

impl Openings {
    /// Some thousand openings leave so many bits mostly empty.
    const BITS: u32 = 15;
    const WORDS: usize = 1 << (Self::BITS - 6);

    fn new(map: &Fst<&'static [u8]>, start: Cursor) -> Self {
        let mut openings = Self(Box::new([0; Self::WORDS]));
        openings.add(map, start.address, 0, 0);
        openings
    }

    /// Adds all keys that go on from here, with so many letters gone.
    fn add(&mut self, map: &Fst<&'static [u8]>, address: CompiledAddr, opening: u64, len: usize) {
        let node = map.node(address);
        if len == OPENING {
            return self.mark(opening);
        }
        if node.is_final() {
            self.mark(opening);
        }
        for transition in node.transitions() {
            if transition.inp.is_ascii_alphanumeric() {
                let letter = u64::from(transition.inp);
                self.add(map, transition.addr, opening | letter << (8 * len), len + 1);
            } else {
                self.mark(opening);
            }
        }
    }

    fn mark(&mut self, opening: u64) {
        let bit = Self::bit(opening);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    fn has(&self, opening: u64) -> bool {
        let bit = Self::bit(opening);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn bit(opening: u64) -> usize {
        (opening.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - Self::BITS)) as usize
    }
}

/// The first letters of a text's first word, as the keys of a map have them; none where it begins with anything else.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// As keys have them that are folded.
    pub(super) folded: u64,
    /// As keys have them that are not.
    pub(super) exact: u64,
}

impl Opening {
    /// Reads the opening of a text.
    pub fn of(text: &str) -> Self {
        let (mut folded, mut exact) = (0, 0);
        for (idx, byte) in text.bytes().take(OPENING).enumerate() {
            if byte.is_ascii_alphanumeric() {
                exact |= u64::from(byte) << (8 * idx);
                folded |= u64::from(byte.to_ascii_lowercase()) << (8 * idx);
            } else if byte.is_ascii() && byte != b'.' {
                break;
            } else {
                folded = folded_opening(text);
                break;
            }
        }
        Self { folded, exact }
    }
}

/// Returns the opening where an accent or a full stop is folded away; of what folding leaves as no plain letter the opening
/// ends before it, as it does in the keys.
fn folded_opening(text: &str) -> u64 {
    let mut folder = Folder::default();
    let (mut opening, mut len, mut over) = (0, 0, false);
    for char in text.chars() {
        folder.push(char, &mut |folded| match u8::try_from(folded) {
            Ok(letter) if !over && letter.is_ascii_alphanumeric() => {
                opening |= u64::from(letter) << (8 * len);
                len += 1;
                over = len == OPENING;
            }
            _ => over = true,
        });
        if over {
            break;
        }
    }
    opening
}

/// A place inside a map: the bytes that led here, and the sum of what they yielded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    address: CompiledAddr,
    output: Output,
}

impl Cursor {
    /// Stands before the first byte of every key.
    pub(super) fn start(map: &Fst<&'static [u8]>) -> Self {
        Self {
            address: map.root().addr(),
            output: Output::zero(),
        }
    }

    /// Goes on by these bytes, or returns `None` where no key does.
    pub(super) fn step(mut self, map: &Fst<&'static [u8]>, bytes: &[u8]) -> Option<Self> {
        for &byte in bytes {
            let node = map.node(self.address);
            let transition = node.transition(node.find_input(byte)?);
            self.output = self.output.cat(transition.out);
            self.address = transition.addr;
        }
        Some(self)
    }

    fn step_char(self, map: &Fst<&'static [u8]>, char: char) -> Option<Self> {
        self.step(map, char.encode_utf8(&mut [0; 4]).as_bytes())
    }

    /// Returns the number of the key that ends here, if one does.
    pub(super) fn value(self, map: &Fst<&'static [u8]>) -> Option<u64> {
        let node = map.node(self.address);
        node.is_final()
            .then(|| self.output.cat(node.final_output()).value())
    }
}

/// Returns the longest key that `text`, folded, begins with and that ends where a word ends: how many bytes of
/// `text` it takes, and its number.
///
/// `start` may already stand inside the map, past a prefix that all keys of one language share.
pub(super) fn longest_folded(
    map: &Fst<&'static [u8]>,
    start: Cursor,
    text: &str,
) -> Option<(usize, u64)> {
    let mut folder = Folder::default();
    let mut cursor = Some(start);
    let mut longest = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let mut moved = false;
        folder.push(char, &mut |folded| {
            moved = true;
            cursor = cursor.and_then(|cursor| cursor.step_char(map, folded));
        });
        let Some(here) = cursor else {
            break;
        };
        let next = chars.peek().map(|&(_, next)| next);
        if moved
            && ends_word(char, next)
            && let Some(value) = here.value(map)
        {
            longest = Some((at + char.len_utf8(), value));
        }
    }
    longest
}

/// Returns the number of the key that the whole of `text`, folded, is.
pub(super) fn whole_folded(map: &Fst<&'static [u8]>, start: Cursor, text: &str) -> Option<u64> {
    let mut folder = Folder::default();
    let mut cursor = Some(start);
    for char in text.chars() {
        folder.push(char, &mut |folded| {
            cursor = cursor.and_then(|cursor| cursor.step_char(map, folded));
        });
        cursor?;
    }
    cursor?.value(map)
}

/// The same for keys that were not folded: case and accents count; a no-break space counts as a space and
/// a no-break hyphen as a hyphen.
pub(super) fn longest_exact(map: &Fst<&'static [u8]>, text: &str) -> Option<(usize, u64)> {
    longest_exact_from(map, Cursor::start(map), text)
}

/// The same from a place inside the map.
pub(super) fn longest_exact_from(
    map: &Fst<&'static [u8]>,
    start: Cursor,
    text: &str,
) -> Option<(usize, u64)> {
    let mut cursor = start;
    let mut longest = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let Some(next) = cursor.step_char(map, plain(char)) else {
            break;
        };
        cursor = next;
        let following = chars.peek().map(|&(_, next)| next);
        if ends_word(char, following)
            && let Some(value) = cursor.value(map)
        {
            longest = Some((at + char.len_utf8(), value));
        }
    }
    longest
}

fn plain(char: char) -> char {
    match char {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{2011}' | '‐' => '-',
        other => other,
    }
}

/// Whether a word that has `last` may end before `next`: always where the script writes no spaces.
fn ends_word(last: char, next: Option<char>) -> bool {
    let Some(next) = next else {
        return true;
    };
    if next.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() {
        return false;
    }
    if matches!(
        next,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}'
    ) {
        return false;
    }
    !next.is_alphanumeric() || !last.is_alphanumeric() || is_unspaced(last)
}

fn is_unspaced(char: char) -> bool {
    matches!(char,
        '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use fst::Streamer;
    use proptest::prelude::*;

    use super::*;

    static PEOPLES: ByLanguage = ByLanguage::new(|| open(include_bytes!("data/peoples.fst")));
    static BODIES: ByLanguage = ByLanguage::new(|| open(include_bytes!("data/bodies.fst")));
    static LETTERS: ByLanguage = ByLanguage::new(|| open(include_bytes!("data/letters.fst")));

    /// Every key, as its language and its letters.
    fn keys(table: &ByLanguage) -> Vec<(&'static str, String)> {
        let mut keys = Vec::new();
        let mut stream = table.map.stream();
        while let Some((key, _)) = stream.next() {
            let (letter, key) = key.split_first().expect("a letter");
            let key = String::from_utf8(key.to_vec()).expect("a text");
            keys.push((LANGUAGES[usize::from(letter - b'a')], key));
        }
        keys
    }

    fn some_keys() -> Vec<String> {
        let all = keys(&PEOPLES).into_iter().chain(keys(&BODIES));
        all.map(|(_, key)| key).step_by(37).collect()
    }

    #[test]
    fn no_key_is_missed_for_its_opening() {
        for table in [&PEOPLES, &BODIES] {
            for (language, key) in keys(table) {
                for text in [
                    key.clone(),
                    key.to_uppercase(),
                    key.replace(' ', "-"),
                    key.replace('e', "É"),
                    format!("{key}, he"),
                ] {
                    let found = table.within(language, Opening::of(&text).folded);
                    assert!(found.is_some(), "{language} {text}");
                }
            }
        }
        for (language, key) in keys(&LETTERS) {
            let found = LETTERS.within(language, Opening::of(&key).exact);
            assert!(found.is_some(), "{language} {key}");
        }
    }

    #[test]
    fn accents_and_full_stops_do_not_hide_an_opening() {
        for (text, plain) in [
            ("Émirats", "emirats"),
            ("U.N. troops", "un troops"),
            ("O’Neill", "o'neill"),
            ("ſtrasse", "strasse"),
            ("Ål", "al"),
        ] {
            assert_eq!(
                Opening::of(text).folded,
                Opening::of(plain).folded,
                "{text}"
            );
        }
        assert_ne!(Opening::of("WHO").exact, Opening::of("who").exact);
    }

    proptest! {
        #![proptest_config(crate::fixture::draws(256))]
        #[test]
        fn what_walking_finds_has_its_opening(
            key in prop::sample::select(some_keys()),
            at in 0_usize..12,
            other in "[A-Za-zà-ÿÀ-Ý.'’ -]{0,2}",
        ) {
            // A key with a letter or two put in or taken out.
            let mut text: Vec<char> = key.chars().collect();
            let at = at.min(text.len());
            text.splice(at..text.len().min(at + 1), other.chars());
            let text = String::from_iter(text);
            // What is looked up begins with a word: a space or a hyphen before it would fold away.
            let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
            for table in [&PEOPLES, &BODIES] {
                for (number, language) in LANGUAGES.iter().enumerate() {
                    let letter = b'a' + u8::try_from(number).expect("a letter");
                    let start = Cursor::start(&table.map).step(&table.map, &[letter]);
                    let walked = start.and_then(|start| longest_folded(&table.map, start, text));
                    let opened = table
                        .within(language, Opening::of(text).folded)
                        .and_then(|start| longest_folded(&table.map, start, text));
                    prop_assert_eq!(walked, opened);
                }
            }
        }
    }
}
