//! What sentences mean, as vectors: how alike two sentences are whatever their words.
//!
//! Vectors propose and values decide: nothing here says that two sentences state the same, only that they speak of
//! the same. Figures are masked before, since a changed figure would otherwise hide the very pair that conflicts.

use std::collections::BTreeMap;

use super::ground::{Ground, SentenceIdx};
use crate::encoder::{Vector, similarity};
use crate::model::Language;

/// A sentence as it is encoded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Masked {
    /// The language of its article.
    pub language: Option<Language>,
    /// Its words, every figure written as `0`.
    pub text: String,
}

/// Turns sentences into vectors, in order; `None` for one in a language that it does not know.
pub type Encode<'a> = &'a dyn Fn(&[Masked]) -> Vec<Option<Vector>>;

/// Sentences of fewer letters than this say too little to be told from one another.
const SHORTEST: usize = 12;

/// The vectors of all sentences.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    of_line: Vec<Option<usize>>,
    vectors: Vec<Vector>,
}

impl Meanings {
    /// Encodes every sentence, each wording once.
    pub(super) fn new(ground: &Ground, encode: Encode) -> Self {
        let mut index: BTreeMap<Masked, usize> = BTreeMap::new();
        let mut sentences: Vec<Masked> = Vec::new();
        let wordings: Vec<Option<usize>> = (0..ground.lines.len())
            .map(|i| {
                let masked = masked(ground, SentenceIdx(i))?;
                Some(*index.entry(masked).or_insert_with_key(|masked| {
                    sentences.push(masked.clone());
                    sentences.len() - 1
                }))
            })
            .collect();
        let mut vectors = Vec::with_capacity(sentences.len());
        let known: Vec<Option<usize>> = encode(&sentences)
            .into_iter()
            .map(|vector| {
                vector.map(|vector| {
                    vectors.push(vector);
                    vectors.len() - 1
                })
            })
            .collect();
        Self {
            of_line: wordings
                .into_iter()
                .map(|wording| known.get(wording?).copied().flatten())
                .collect(),
            vectors,
        }
    }

    /// Returns how alike two sentences are, at most 1; `None` where one of them has no vector.
    pub(super) fn likeness(&self, a: SentenceIdx, b: SentenceIdx) -> Option<f32> {
        let vector = |idx: SentenceIdx| {
            let at = self.of_line.get(idx.0).copied().flatten()?;
            self.vectors.get(at)
        };
        Some(similarity(vector(a)?, vector(b)?))
    }
}

/// Returns a sentence with its figures masked; `None` for one that says too little.
fn masked(ground: &Ground, idx: SentenceIdx) -> Option<Masked> {
    let text = mask(ground.words(idx));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (SHORTEST <= letters).then(|| Masked {
        language: ground.articles[ground.line(idx).article.0].language,
        text,
    })
}

/// Writes every figure, with the separators inside it, as `0`.
fn mask(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_numeric() {
            out.push(c);
            continue;
        }
        out.push('0');
        while let Some(next) = chars.peek().copied() {
            let mut ahead = chars.clone();
            ahead.next();
            let joins = matches!(next, '.' | ',' | '\u{a0}' | '\u{202f}' | '\'' | '’' | ':')
                && ahead.peek().is_some_and(|c| c.is_numeric());
            if !next.is_numeric() && !joins {
                break;
            }
            chars.next();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_masked_with_their_separators() {
        assert_eq!(
            mask("In 2016, 16.700 people and 25\u{a0}000 more."),
            "In 0, 0 people and 0 more."
        );
        assert_eq!(mask("It rose by 3.5% to 12."), "It rose by 0% to 0.");
        assert_eq!(mask("no figure"), "no figure");
    }
}
