//! Look-ups in the embedded maps from names to numbers.
//!
//! In: bytes that the generating script wrote, compiled in. Out: the number of a key, or the longest key with
//! which a text begins. Opening a map reads its header and footer only; a look-up allocates nothing.
//!
//! What the numbers mean is the business of each table.

use std::sync::LazyLock;

use fst::raw::{CompiledAddr, Fst, Output};

use super::fold::Folder;

/// A map compiled into the program.
pub(super) type Map = LazyLock<Fst<&'static [u8]>>;

/// Opens a map; for use in a `static`.
pub(super) fn open(bytes: &'static [u8]) -> Fst<&'static [u8]> {
    Fst::new(bytes).expect("the generated map is whole; a test reads each of them")
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
        if cannot_go_on(map, here) {
            break;
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

fn cannot_go_on(map: &Fst<&'static [u8]>, cursor: Cursor) -> bool {
    map.node(cursor.address).is_empty()
}

/// Whether a word that has `last` may end before `next`: always where the script writes no spaces.
fn ends_word(last: char, next: Option<char>) -> bool {
    let Some(next) = next else {
        return true;
    };
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
