//! The part of a text that is in sight, and how it moves.
//!
//! It remembers the byte at its top, so that another width, another height or a newer reading of the same
//! article shows the same passage. Pages once laid out are kept for the width that they were made for.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::app::page::{Line, Page};
use crate::model::{ArticleIdx, Reading};
use crate::text::Span;

/// What is in sight of which article.
#[derive(Clone, Debug)]
pub struct Viewport {
    article: ArticleIdx,
    width: usize,
    height: usize,
    top: Line,
    /// A byte of the passage at the top; stays when the size changes.
    anchor: usize,
    pages: BTreeMap<ArticleIdx, Page>,
}

/// How many pages are kept. What was laid out is small; the bound only keeps a walk through thousands of
/// articles from adding up.
const PAGES_KEPT: usize = 256;

impl Default for Viewport {
    fn default() -> Self {
        Self {
            article: ArticleIdx(0),
            width: 0,
            height: 0,
            top: Line::default(),
            anchor: 0,
            pages: BTreeMap::new(),
        }
    }
}

impl Viewport {
    /// Returns the article that is shown.
    pub fn article(&self) -> ArticleIdx {
        self.article
    }

    /// Returns how many rows there are.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Returns the width of the text.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Returns the first line in sight.
    pub fn top(&self) -> Line {
        self.top
    }

    /// Returns a byte of the passage at the top.
    pub fn anchor(&self) -> usize {
        self.anchor
    }

    /// Returns the page of the article that is shown, once it was laid out.
    pub fn page(&self) -> Option<&Page> {
        self.pages.get(&self.article)
    }

    /// Forgets every page: the articles are others now.
    pub fn forget(&mut self) {
        self.pages.clear();
    }

    /// Shows an article from a byte on.
    pub fn show(&mut self, reading: &Reading, article: ArticleIdx, anchor: usize) {
        self.article = article;
        self.anchor = anchor;
        self.lay_out(reading);
        self.top = self.line_of(reading, anchor);
        self.clamp(reading);
    }

    /// Takes another size and keeps the passage; `keep` stays in sight where it was.
    pub fn resize(&mut self, reading: &Reading, width: usize, height: usize, keep: Option<Span>) {
        if (width, height) == (self.width, self.height) && self.page().is_some() {
            return;
        }
        let kept = keep.filter(|&span| self.sees(reading, span));
        if width != self.width {
            self.pages.clear();
        }
        (self.width, self.height) = (width, height);
        self.lay_out(reading);
        self.top = self.line_of(reading, self.anchor);
        self.clamp(reading);
        if let Some(span) = kept {
            self.uncover(reading, span, 0);
        }
    }

    /// Moves `n` rows down, or up where `n` is negative.
    pub fn scroll(&mut self, reading: &Reading, n: isize) {
        let Some((page, article)) = self.page_of(reading) else {
            return;
        };
        self.top = if n < 0 {
            page.up(article, self.top, n.unsigned_abs())
        } else {
            page.down(article, self.top, n.unsigned_abs())
        };
        self.clamp(reading);
        self.remember(reading);
    }

    /// Brings words into sight: not at all where they are well in sight, else to a third of the height.
    pub fn land(&mut self, reading: &Reading, span: Span) {
        let margin = usize::from(6 < self.height) + usize::from(16 < self.height);
        self.uncover(reading, span, margin);
        self.remember(reading);
    }

    /// Returns whether the first row of some words is in sight.
    pub fn sees(&self, reading: &Reading, span: Span) -> bool {
        let Some((page, article)) = self.page_of(reading) else {
            return false;
        };
        let line = page.line_of(article, span.start());
        self.top <= line && line <= page.down(article, self.top, self.height.saturating_sub(1))
    }

    /// Returns the bytes that are in sight.
    pub fn bytes(&self, reading: &Reading) -> Range<usize> {
        let Some((page, article)) = self.page_of(reading) else {
            return 0..0;
        };
        let mut rows = page
            .lines(article, self.top, self.height)
            .filter_map(|line| line.row);
        let first = rows.next();
        let last = rows.last().or(first);
        first.map_or(0, |row| row.start)..last.map_or(0, |row| row.end)
    }

    fn uncover(&mut self, reading: &Reading, span: Span, margin: usize) {
        let Some((page, article)) = self.page_of(reading) else {
            return;
        };
        let line = page.line_of(article, span.start());
        let end = page.line_of(article, span.end().saturating_sub(1).max(span.start()));
        let highest = page.down(article, self.top, margin);
        let lowest = page.down(article, self.top, self.height.saturating_sub(1 + margin));
        let at_start = self.top == Line::default() && line < highest;
        let at_end = lowest == page.last(article);
        if (highest <= line || at_start) && (end <= lowest || at_end) {
            return;
        }
        self.top = page.up(article, line, self.height / 3);
        self.clamp(reading);
    }

    fn lay_out(&mut self, reading: &Reading) {
        let Some(article) = reading.articles.get(self.article.0) else {
            return;
        };
        if !self.pages.contains_key(&self.article) {
            if PAGES_KEPT <= self.pages.len() {
                self.pages.clear();
            }
            let page = Page::new(article, self.width);
            self.pages.insert(self.article, page);
        }
    }

    fn line_of(&self, reading: &Reading, byte: usize) -> Line {
        match self.page_of(reading) {
            Some((page, article)) => page.line_of(article, byte),
            None => Line::default(),
        }
    }

    /// Lets the last line stand no higher than the last row.
    fn clamp(&mut self, reading: &Reading) {
        let Some((page, article)) = self.page_of(reading) else {
            self.top = Line::default();
            return;
        };
        let lowest = page.up(article, page.last(article), self.height.saturating_sub(1));
        self.top = self.top.min(lowest);
    }

    fn remember(&mut self, reading: &Reading) {
        if let Some((page, article)) = self.page_of(reading) {
            self.anchor = page.byte_of(article, self.top);
        }
    }

    fn page_of<'a>(
        &'a self,
        reading: &'a Reading,
    ) -> Option<(&'a Page, &'a crate::model::Article)> {
        Some((self.page()?, reading.articles.get(self.article.0)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::article;

    fn reading() -> Reading {
        let lines: Vec<String> = (0..60)
            .map(|n| format!("Phrase numéro {n} du texte."))
            .collect();
        Reading {
            articles: vec![article("a", "fr", &lines.join("\n"))].into(),
            ..Reading::default()
        }
    }

    fn span(reading: &Reading, words: &str) -> Span {
        let text = &reading.articles[0].text;
        let at = text.find(words).expect("it is there");
        Span::new(text, at..at + words.len()).expect("inside")
    }

    fn view(reading: &Reading, width: usize, height: usize) -> Viewport {
        let mut view = Viewport::default();
        view.resize(reading, width, height, None);
        view.show(reading, ArticleIdx(0), 0);
        view
    }

    #[test]
    fn the_passage_stays_whatever_the_sizes_in_between() {
        let reading = reading();
        let mut view = view(&reading, 40, 10);
        view.scroll(&reading, 31);
        let before = view.bytes(&reading);
        for size in [(9, 10), (120, 3), (13, 40), (40, 10)] {
            view.resize(&reading, size.0, size.1, None);
        }
        assert_eq!(view.bytes(&reading).start, before.start);
    }

    #[test]
    fn words_in_hand_stay_in_sight_on_a_resize() {
        let reading = reading();
        let mut view = view(&reading, 40, 20);
        let words = span(&reading, "numéro 30");
        view.land(&reading, words);
        view.resize(&reading, 10, 5, Some(words));
        assert!(view.sees(&reading, words));
    }

    #[test]
    fn landing_does_not_move_what_is_in_sight() {
        let reading = reading();
        let mut view = view(&reading, 40, 20);
        view.land(&reading, span(&reading, "numéro 5"));
        assert_eq!(view.top(), Line::default());
        view.land(&reading, span(&reading, "numéro 50"));
        assert!(view.sees(&reading, span(&reading, "numéro 50")));
        view.land(&reading, span(&reading, "numéro 59"));
        assert!(view.sees(&reading, span(&reading, "numéro 59")));
    }

    #[test]
    fn a_reading_without_articles_can_be_scrolled() {
        let reading = Reading::default();
        let mut view = view(&reading, 40, 20);
        view.scroll(&reading, 3);
        assert_eq!(view.bytes(&reading), 0..0);
    }
}
