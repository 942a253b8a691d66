//! Phrases of a pack, found in the tokens of a document.
//!
//! A phrase is cut into tokens as text is, so `quatre-vingt` is three tokens and `New York` two. A token of
//! a phrase that ends in `*` fits every word that begins so (`arrest*` fits "arrested"). The longest phrase
//! wins; between phrases of one length, a whole word before a beginning of one, then the one listed first.

use std::collections::HashMap;

use crate::segment::{Document, Space, phrase_tokens};

/// A set of phrases, each with what it means.
#[derive(Debug)]
pub struct Phrases<T> {
    nodes: Vec<Node>,
    values: Vec<T>,
}

#[derive(Debug, Default)]
struct Node {
    exact: HashMap<Box<str>, usize>,
    /// Beginnings of words, longest first.
    stems: Vec<(Box<str>, usize)>,
    value: Option<usize>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
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
            node.stems
                .sort_by_key(|(stem, _)| std::cmp::Reverse(stem.len()));
        }
        set
    }

    fn add(&mut self, phrase: &str, value: T, elisions: &[String]) {
        let mut at = 0;
        let mut tokens = phrase_tokens(phrase, elisions).into_iter().peekable();
        while let Some(token) = tokens.next() {
            let is_stem = tokens.next_if(|next| next == "*").is_some();
            at = self.child(at, token.into_boxed_str(), is_stem);
        }
        if at != 0 && self.nodes[at].value.is_none() {
            self.values.push(value);
            self.nodes[at].value = Some(self.values.len() - 1);
        }
    }

    fn child(&mut self, at: usize, token: Box<str>, is_stem: bool) -> usize {
        let known = if is_stem {
            self.nodes[at]
                .stems
                .iter()
                .find(|(stem, _)| *stem == token)
                .map(|(_, to)| *to)
        } else {
            self.nodes[at].exact.get(&token).copied()
        };
        known.unwrap_or_else(|| {
            let to = self.nodes.len();
            self.nodes.push(Node::default());
            if is_stem {
                self.nodes[at].stems.push((token, to));
            } else {
                self.nodes[at].exact.insert(token, to);
            }
            to
        })
    }

    /// Returns the longest phrase that begins at the token, as its number of tokens and its meaning. A phrase
    /// does not run over the end of a paragraph.
    pub fn at(&self, document: &Document, token: usize) -> Option<(usize, &T)> {
        let mut best = None;
        self.walk(document, token, 0, 0, &mut best);
        let (len, value) = best?;
        Some((len, self.values.get(value)?))
    }

    /// Returns whether the one folded word is a phrase of this set, and its meaning.
    pub fn word(&self, folded: &str) -> Option<&T> {
        let root = &self.nodes[0];
        let stems = root
            .stems
            .iter()
            .filter(|(stem, _)| folded.starts_with(&**stem))
            .map(|(_, to)| *to);
        root.exact
            .get(folded)
            .copied()
            .into_iter()
            .chain(stems)
            .find_map(|to| self.values.get(self.nodes[to].value?))
    }

    /// Returns whether the set holds nothing.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    fn walk(
        &self,
        document: &Document,
        token: usize,
        node: usize,
        len: usize,
        best: &mut Option<(usize, usize)>,
    ) {
        let here = &self.nodes[node];
        if let Some(value) = here.value
            && best.is_none_or(|(longest, _)| longest < len)
        {
            *best = Some((len, value));
        }
        let Some(next) = document.tokens.get(token) else {
            return;
        };
        if 0 < len && next.space == Space::Paragraph {
            return;
        }
        let folded = document.fold(token);
        if let Some(to) = here.exact.get(folded) {
            self.walk(document, token + 1, *to, len + 1, best);
        }
        for (stem, to) in &here.stems {
            if folded.starts_with(&**stem) {
                self.walk(document, token + 1, *to, len + 1, best);
            }
        }
    }
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
    fn part_of_a_word_is_no_match() {
        assert!(found(&["fri"], "information").is_empty());
    }
}
