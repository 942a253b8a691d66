//! Search that reads as people do: accents, case, kinds of white space and of quote marks make no difference.
//!
//! In go the articles and what was typed; out come spans of the texts as they are written. "etats unis" finds
//! "États-Unis" across a line break. Characters that cannot be seen are passed over, so that a word with a
//! zero-width space inside is found as well.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::{Article, ArticleIdx};
use crate::text::Span;

/// A search and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What was typed.
    pub query: String,
    /// Where it stands, by article, then by span.
    pub hits: Vec<Hit>,
    /// Which hit is shown.
    pub at: Option<usize>,
}

/// A place that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The article.
    pub article: ArticleIdx,
    /// The words.
    pub span: Span,
}

impl Search {
    /// Searches all the articles.
    pub fn new(query: &str, articles: &[Article]) -> Self {
        let needle = Needle::new(query);
        let hits = articles
            .iter()
            .enumerate()
            .flat_map(|(idx, article)| {
                needle.find(&article.text).into_iter().map(move |span| Hit {
                    article: ArticleIdx(idx),
                    span,
                })
            })
            .collect();
        Self {
            query: query.to_owned(),
            hits,
            at: None,
        }
    }

    /// Returns the hits inside one article.
    pub fn hits_in(&self, article: ArticleIdx) -> &[Hit] {
        let from = self.hits.partition_point(|hit| hit.article < article);
        let to = self.hits.partition_point(|hit| hit.article <= article);
        &self.hits[from..to]
    }

    /// Moves to the first hit at or after a place, around the end where there is none, and returns it.
    pub fn seek(&mut self, article: ArticleIdx, byte: usize) -> Option<Hit> {
        let before = |hit: &Hit| (hit.article, hit.span.start()) < (article, byte);
        let next = self.hits.partition_point(before);
        self.at = (!self.hits.is_empty()).then(|| next % self.hits.len());
        self.current()
    }

    /// Moves `n` hits on, or back where `n` is negative, around the ends, and returns the hit.
    pub fn step(&mut self, n: isize) -> Option<Hit> {
        let len = isize::try_from(self.hits.len())
            .ok()
            .filter(|len| 0 < *len)?;
        let at = isize::try_from(self.at.unwrap_or(0)).unwrap_or(0);
        self.at = usize::try_from((at + n).rem_euclid(len)).ok();
        self.current()
    }

    /// Returns the hit that is shown.
    pub fn current(&self) -> Option<Hit> {
        self.hits.get(self.at?).copied()
    }
}

/// What is looked for, folded.
#[derive(Clone, Debug)]
pub struct Needle(String);

impl Needle {
    /// Folds what was typed.
    pub fn new(query: &str) -> Self {
        Self(fold(query).0.trim().to_owned())
    }

    /// Returns where it stands in a text, in order, without overlaps; nowhere when it is empty.
    pub fn find(&self, text: &str) -> Vec<Span> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let (folded, origins) = fold(text);
        folded
            .match_indices(&self.0)
            .filter_map(|(at, found)| {
                let start = *origins.get(at)?;
                let last = *origins.get(at + found.len() - 1)?;
                let end = last + text.get(last..)?.chars().next()?.len_utf8();
                Span::new(text, start..end_of_marks(text, end))
            })
            .collect()
    }

    /// Returns whether it stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        fold(text).0.contains(&self.0)
    }
}

/// Moves an end past combining marks, so that a span never ends between a letter and its accent.
fn end_of_marks(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let marks = rest.chars().take_while(|c| is_combining_mark(*c));
    end + marks.map(char::len_utf8).sum::<usize>()
}

/// Returns a text as search sees it, and for each of its bytes where the character that it came from begins.
fn fold(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_char(c, &mut folded);
        }
        origins.resize(folded.len(), at);
    }
    (folded, origins)
}

fn fold_char(c: char, folded: &mut String) {
    match c {
        // A hyphen and a space are the same to who types from memory: "États Unis".
        _ if c.is_whitespace() || is_dash(c) => {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        '’' | '‘' | 'ʼ' | '´' | '`' => folded.push('\''),
        '“' | '”' | '„' | '«' | '»' => folded.push('"'),
        'ß' => folded.push_str("ss"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' => folded.push('d'),
        _ if is_unseen(c) => {}
        _ => folded.extend(
            std::iter::once(c)
                .nfkd()
                .filter(|part| !is_combining_mark(*part))
                .flat_map(char::to_lowercase)
                .filter(|part| !is_combining_mark(*part)),
        ),
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, query: &str, expected: &[&str]) {
        let found: Vec<_> = Needle::new(query)
            .find(text)
            .into_iter()
            .map(|s| s.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn accents_case_and_white_space_make_no_difference() {
        check(
            "Aux États-Unis et aux etats\nunis",
            "etats unis",
            &["États-Unis", "etats\nunis"],
        );
        check("25\u{202f}000 euros", "25 000", &["25\u{202f}000"]);
        check("un cœur, l’été", "COEUR, l'ete", &["cœur, l’été"]);
    }

    #[test]
    fn a_decomposed_letter_is_found_whole() {
        check("e\u{301}te\u{301}.", "ete", &["e\u{301}te\u{301}"]);
    }

    #[test]
    fn what_cannot_be_seen_hides_nothing() {
        check("Euro\u{200b}pol", "europol", &["Euro\u{200b}pol"]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        check("a b", " ", &[]);
        check("a b", "c", &[]);
    }

    proptest! {
        #[test]
        fn every_text_is_searched_without_a_fault(text in any::<String>(), query in "\\PC{0,4}") {
            for span in Needle::new(&query).find(&text) {
                prop_assert!(!span.of(&text).is_empty());
            }
        }
    }
}
