//! Phrases of a pack, found in the tokens of a document.
//!
//! A phrase is cut into tokens as text is, so `quatre-vingt` is three tokens and `New York` two. A token of
//! a phrase that ends in `*` fits every word that begins so (`arrest*` fits "arrested"). The longest phrase
//! wins; between phrases of one length, a whole word before a beginning of one, then the one listed first.

use rustc_hash::FxHashMap;

use crate::segment::{Document, Space, head, is_plain_phrase, phrase_tokens};

/// A set of phrases, each with what it means.
///
/// Nearly every look-up ends at the first word: one bit for its first four bytes says whether anything may begin so,
/// and only then are the words asked for, by hash, and the beginnings of words, those with the same first byte.
#[derive(Debug)]
pub struct Phrases<T> {
    heads: Heads,
    /// The first words of phrases.
    words: FxHashMap<Box<str>, u32>,
    /// What phrases go on with; the first is where all begin, with its words left to `words`.
    nodes: Vec<Node>,
    values: Vec<T>,
}

/// A place inside a phrase.
#[derive(Debug, Default)]
struct Node {
    /// Whole words, in order.
    exact: Vec<(Box<str>, u32)>,
    /// Beginnings of words, by their first byte, then longest first.
    stems: Vec<Stem>,
    value: Option<u32>,
}

/// The beginning of a word.
#[derive(Debug)]
struct Stem {
    letters: Box<str>,
    /// The first bytes of it, at most four, and which bits of four bytes they are.
    head: u32,
    mask: u32,
    to: u32,
}

impl Stem {
    fn new(letters: Box<str>, to: u32) -> Self {
        Self {
            head: head(&letters),
            mask: mask(letters.len()),
            letters,
            to,
        }
    }

    fn begins(&self, folded: &str, folded_head: u32) -> bool {
        folded_head & self.mask == self.head && folded.starts_with(&*self.letters)
    }
}

/// Returns the bits of the first bytes of four, so many as there are.
fn mask(len: usize) -> u32 {
    let n_bits = 8 * u32::try_from(len.min(4)).unwrap_or(4);
    u32::MAX.checked_shr(32 - n_bits).unwrap_or(0)
}

/// Which words a set of phrases may begin with, by their first four bytes; it may say so of a few words too many.
#[derive(Debug, Default)]
struct Heads {
    bits: Box<[u64]>,
    /// How many bits of a hash are left off.
    shift: u32,
    /// The lengths of beginnings of words that are shorter than four bytes.
    short: Vec<usize>,
}

impl Heads {
    fn new<'s>(words: impl Iterator<Item = &'s str>, stems: &[Stem]) -> Self {
        let words: Vec<u32> = words.map(head).collect();
        // A bit in eight is set at most.
        let n_bits = (8 * (words.len() + stems.len())).next_power_of_two();
        let n_bits = n_bits.clamp(64, 1 << 16);
        let mut short: Vec<usize> = stems.iter().map(|s| s.letters.len()).collect();
        short.retain(|len| *len < 4);
        short.sort_unstable();
        short.dedup();
        let mut heads = Self {
            bits: vec![0; n_bits / 64].into_boxed_slice(),
            shift: 32 - n_bits.trailing_zeros(),
            short,
        };
        for head in words.into_iter().chain(stems.iter().map(|s| s.head)) {
            let bit = heads.bit(head);
            heads.bits[bit / 64] |= 1 << (bit % 64);
        }
        heads
    }

    fn bit(&self, head: u32) -> usize {
        (head.wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }

    #[inline]
    fn has(&self, head: u32) -> bool {
        let bit = self.bit(head);
        self.bits
            .get(bit / 64)
            .is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }

    #[inline]
    fn may_begin(&self, head: u32) -> bool {
        self.has(head) || self.short.iter().any(|len| self.has(head & mask(*len)))
    }
}

fn first_byte(letters: &str) -> u8 {
    letters.bytes().next().unwrap_or(0)
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            heads: Heads::default(),
            words: FxHashMap::default(),
            nodes: vec![Node::default()],
            values: Vec::new(),
        }
    }
}

impl<T> Phrases<T> {
    /// Makes a set of `(phrase, meaning)` pairs; of two with the same words the first stays. `elisions` are
    /// the pack's, so that phrases are cut as its text is.
    pub fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, T)>, elisions: &[String]) -> Self {
        let mut set = Self::default();
        for (phrase, value) in phrases {
            set.add(phrase, value, elisions);
        }
        for node in &mut set.nodes {
            node.exact.sort_unstable();
            node.stems.sort_by_key(|stem| {
                (
                    first_byte(&stem.letters),
                    std::cmp::Reverse(stem.letters.len()),
                )
            });
        }
        set.heads = Heads::new(set.words.keys().map(|word| &**word), &set.nodes[0].stems);
        set
    }

    fn add(&mut self, phrase: &str, value: T, elisions: &[String]) {
        let mut at = 0;
        if is_plain_phrase(phrase) {
            for word in phrase.split(' ') {
                at = match word.strip_suffix('*') {
                    Some(stem) => self.child(at, stem, true),
                    None => self.child(at, word, false),
                };
            }
        } else {
            let tokens = phrase_tokens(phrase, elisions);
            let mut tokens = tokens.iter().peekable();
            while let Some(token) = tokens.next() {
                let is_stem = tokens.next_if(|next| *next == "*").is_some();
                at = self.child(at, token, is_stem);
            }
        }
        let value_idx = u32::try_from(self.values.len()).ok();
        let node = &mut self.nodes[at as usize];
        if at != 0 && node.value.is_none() {
            node.value = value_idx;
            self.values.push(value);
        }
    }

    fn child(&mut self, at: u32, token: &str, is_stem: bool) -> u32 {
        let node = &self.nodes[at as usize];
        let known = if is_stem {
            node.stems
                .iter()
                .find(|stem| &*stem.letters == token)
                .map(|stem| stem.to)
        } else if at == 0 {
            self.words.get(token).copied()
        } else {
            node.exact
                .iter()
                .find(|(word, _)| &**word == token)
                .map(|(_, to)| *to)
        };
        if let Some(to) = known {
            return to;
        }
        // A pack of so many words is not written.
        let to = u32::try_from(self.nodes.len()).unwrap_or(0);
        self.nodes.push(Node::default());
        match (is_stem, at) {
            (true, _) => self.nodes[at as usize]
                .stems
                .push(Stem::new(token.into(), to)),
            (false, 0) => {
                self.words.insert(token.into(), to);
            }
            (false, _) => self.nodes[at as usize].exact.push((token.into(), to)),
        }
        to
    }

    /// Returns the longest phrase that begins at the token, as its number of tokens and its meaning. A phrase
    /// does not run over the end of a paragraph.
    #[inline]
    pub fn at(&self, document: &Document, token: usize) -> Option<(usize, &T)> {
        let head = document.tokens.get(token)?.head;
        if !self.heads.may_begin(head) {
            return None;
        }
        let mut best = None;
        if let Some(to) = self.words.get(document.fold(token)) {
            self.walk(document, token + 1, *to, 1, &mut best);
        }
        self.walk_stems(document, token, 0, 0, &mut best);
        let (len, value) = best?;
        Some((len, self.values.get(value as usize)?))
    }

    /// Returns whether the one folded word is a phrase of this set, and its meaning.
    pub fn word(&self, folded: &str) -> Option<&T> {
        let folded_head = head(folded);
        if !self.heads.may_begin(folded_head) {
            return None;
        }
        let value = |to: u32| self.values.get(self.nodes[to as usize].value? as usize);
        let exact = self.words.get(folded).copied().and_then(value);
        exact.or_else(|| {
            stems_of(&self.nodes[0].stems, folded)
                .filter(|stem| stem.begins(folded, folded_head))
                .find_map(|stem| value(stem.to))
        })
    }

    /// Returns whether the set holds nothing.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    fn walk(
        &self,
        document: &Document,
        token: usize,
        node: u32,
        len: usize,
        best: &mut Option<(usize, u32)>,
    ) {
        let here = &self.nodes[node as usize];
        if let Some(value) = here.value
            && best.is_none_or(|(longest, _)| longest < len)
        {
            *best = Some((len, value));
        }
        if here.exact.is_empty() && here.stems.is_empty() {
            return;
        }
        let Some(next) = document.tokens.get(token) else {
            return;
        };
        if next.space == Space::Paragraph {
            return;
        }
        let folded = document.fold(token);
        if let Ok(idx) = here
            .exact
            .binary_search_by(|(word, _)| (**word).cmp(folded))
            && let Some((_, to)) = here.exact.get(idx)
        {
            self.walk(document, token + 1, *to, len + 1, best);
        }
        self.walk_stems(document, token, node, len, best);
    }

    fn walk_stems(
        &self,
        document: &Document,
        token: usize,
        node: u32,
        len: usize,
        best: &mut Option<(usize, u32)>,
    ) {
        let stems = &self.nodes[node as usize].stems;
        if stems.is_empty() {
            return;
        }
        let folded = document.fold(token);
        let folded_head = document.tokens.get(token).map_or(0, |t| t.head);
        for stem in stems_of(stems, folded) {
            if stem.begins(folded, folded_head) {
                self.walk(document, token + 1, stem.to, len + 1, best);
            }
        }
    }
}

/// Returns the stems with the first byte of the word, of stems in the order of their first bytes.
fn stems_of<'s>(stems: &'s [Stem], folded: &str) -> impl Iterator<Item = &'s Stem> {
    let byte = first_byte(folded);
    let from = stems.partition_point(|stem| first_byte(&stem.letters) < byte);
    stems
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(move |stem| first_byte(&stem.letters) == byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::article;
    use crate::lang;
    use crate::segment::segment;

    #[track_caller]
    fn found(phrases: &[&str], text: &str) -> Vec<String> {
        let set = Phrases::new(phrases.iter().map(|p| (*p, ())), &[]);
        let article = article("und", text);
        let document = segment(&article, lang::pack("und"));
        (0..document.tokens.len())
            .filter_map(|i| {
                set.at(&document, i)
                    .map(|(len, ())| document.span(i..i + len).of(text).to_owned())
            })
            .collect()
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(
            found(&["new", "new york", "york"], "New York news"),
            ["New York", "York"]
        );
    }

    #[test]
    fn a_star_stands_for_any_ending() {
        assert_eq!(
            found(
                &["arrest*", "arrested by"],
                "Arrests. He was arrested by police."
            ),
            ["Arrests", "arrested by"]
        );
    }

    #[test]
    fn a_phrase_stays_in_its_paragraph() {
        assert!(found(&["new york"], "New\n\nYork").is_empty());
    }

    #[test]
    fn of_two_beginnings_of_one_word_the_longer_wins() {
        let set = Phrases::new(
            [
                ("arrest*", 1),
                ("ar*", 2),
                ("arrested", 3),
                ("*", 4),
                ("été*", 5),
            ],
            &[],
        );
        assert_eq!(set.word("arrests"), Some(&1));
        assert_eq!(set.word("army"), Some(&2));
        assert_eq!(set.word("arrested"), Some(&3));
        assert_eq!(set.word("étés"), Some(&5));
        assert_eq!(set.word("a"), None);
        assert_eq!(set.word(""), None);
    }

    #[test]
    fn part_of_a_word_is_no_match() {
        assert!(found(&["fri"], "information").is_empty());
    }
}
