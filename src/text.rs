//! Spans: byte ranges of one text.
//!
//! A [`Span`] is built against the text that it belongs to and cannot split a character, so whoever holds
//! one may show its words without checking. It does not carry the text along: a span of one article must
//! not be used with another, which the stages see to by keeping spans beside the index of their article.

use std::ops::Range;

use serde::Serialize;

/// A byte range of a text that begins and ends between characters.
///
/// Ordered by start, then by end. Offsets are bytes of UTF-8, the unit that ratatui, regex and the fact-sheet
/// format share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Returns the span of `range` in `text`, or `None` where it would reach outside the text, split a
    /// character or run backwards. Texts of 4 GiB and more have no spans.
    pub fn new(text: &str, range: Range<usize>) -> Option<Self> {
        text.get(range.clone())?;
        Some(Self {
            start: u32::try_from(range.start).ok()?,
            end: u32::try_from(range.end).ok()?,
        })
    }

    /// Returns the span of the whole text; the empty span for a text that is too long to have spans.
    pub fn whole(text: &str) -> Self {
        Self::new(text, 0..text.len()).unwrap_or_default()
    }

    /// Returns the first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Returns the byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Returns the length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Returns whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns the words of this span in the text that it was built for; the empty string in any other
    /// text where it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// Returns whether `other` lies inside this span (equal ends included).
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether byte `at` lies inside this span.
    pub fn holds(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// Returns whether the two spans share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the shortest span that holds both, of the same text.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Returns the gap between this span and a later one of the same text; empty where they touch or overlap.
    #[must_use]
    pub fn gap(self, later: Self) -> Self {
        Self {
            start: self.end,
            end: later.start.max(self.end),
        }
    }

    /// Returns the range, for indexing.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_cannot_split_a_character() {
        assert!(Span::new("été", 0..1).is_none());
        assert_eq!(Span::new("été", 0..2).map(|span| span.of("été")), Some("é"));
    }

    #[test]
    fn a_span_stays_inside_its_text() {
        assert!(Span::new("abc", 2..4).is_none());
        #[expect(clippy::reversed_empty_ranges, reason = "the case under test")]
        let backwards = 2..1;
        assert!(Span::new("abc", backwards).is_none());
    }

    #[test]
    fn a_span_of_another_text_shows_nothing_rather_than_panic() {
        let span = Span::new("abcdef", 3..6).expect("inside");
        assert_eq!(span.of("é"), "");
    }

    #[test]
    fn cover_and_gap_meet() {
        let text = "one two three";
        let one = Span::new(text, 0..3).expect("inside");
        let three = Span::new(text, 8..13).expect("inside");
        assert_eq!(one.cover(three).of(text), text);
        assert_eq!(one.gap(three).of(text), " two ");
        assert!(three.gap(one).is_empty());
    }
}
