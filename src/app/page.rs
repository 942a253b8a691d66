//! A page: one article laid out in rows of a width, as far as anybody has looked.
//!
//! In goes an article and a width; out come lines, each a [`Row`] of the article's text or a blank between
//! paragraphs, and for every byte the line on which it stands. Only the paragraphs that are asked for are
//! wrapped, so that opening, jumping and scrolling take the same time in an article of any length. A page does
//! not hold the text: it must be asked with the article that it was made for.

use std::cell::OnceCell;

use crate::app::wrap::{Row, wrap};
use crate::model::{Article, ParagraphKind};

/// The layout of one article at one width.
#[derive(Clone, Debug)]
pub struct Page {
    width: usize,
    chunks: Vec<Chunk>,
}

/// A line of a page: a chunk and a line within it. Ordered from top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    chunk: usize,
    line: usize,
}

/// What stands on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLine {
    /// The bytes shown; `None` for the blank between paragraphs.
    pub row: Option<Row>,
    /// What the paragraph is.
    pub kind: ParagraphKind,
}

/// A paragraph, or a part of a very long one.
#[derive(Clone, Debug)]
struct Chunk {
    start: usize,
    end: usize,
    kind: ParagraphKind,
    /// Blank lines above.
    lead: usize,
    rows: OnceCell<Box<[Row]>>,
}

/// The longest stretch that is wrapped at one go. A paragraph that is longer begins a new row here, which
/// nobody sees in prose and which keeps a text without a line break from being wrapped whole.
const CHUNK: usize = 16 * 1024;

impl Page {
    /// Returns the page of an article at a width, with nothing wrapped yet.
    pub fn new(article: &Article, width: usize) -> Self {
        let mut chunks: Vec<Chunk> = Vec::with_capacity(article.paragraphs.len());
        let mut before: Option<(usize, ParagraphKind)> = None;
        for paragraph in &article.paragraphs {
            let mut lead = before.map_or(0, |(end, kind)| {
                let between = article
                    .text
                    .get(end..paragraph.span.start())
                    .unwrap_or_default();
                let tight = kind == ParagraphKind::Furniture && paragraph.kind == kind;
                usize::from(!tight || 1 < between.matches('\n').count())
            });
            let mut start = paragraph.span.start();
            while start < paragraph.span.end() {
                let end = chunk_end(&article.text, start, paragraph.span.end());
                chunks.push(Chunk {
                    start,
                    end,
                    kind: paragraph.kind,
                    lead,
                    rows: OnceCell::new(),
                });
                (start, lead) = (end, 0);
            }
            before = Some((paragraph.span.end(), paragraph.kind));
        }
        Self { width, chunks }
    }

    /// Returns the width that it was laid out for.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Returns whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// Returns the line on which a byte stands; for a byte between paragraphs the next line of text.
    pub fn line_of(&self, article: &Article, byte: usize) -> Line {
        let chunk = self
            .chunks
            .partition_point(|chunk| chunk.end <= byte)
            .min(self.chunks.len().saturating_sub(1));
        let Some(found) = self.chunks.get(chunk) else {
            return Line::default();
        };
        let rows = found.rows(&article.text, self.width);
        let row = rows
            .partition_point(|row| row.start <= byte)
            .saturating_sub(1);
        Line {
            chunk,
            line: found.lead + row,
        }
    }

    /// Returns the first byte of the first row at or below a line.
    pub fn byte_of(&self, article: &Article, line: Line) -> usize {
        let Some(chunk) = self.chunks.get(line.chunk) else {
            return 0;
        };
        let rows = chunk.rows(&article.text, self.width);
        let row = line.line.saturating_sub(chunk.lead).min(rows.len() - 1);
        rows[row].start
    }

    /// Returns the line `n` lines further down, or the last.
    pub fn down(&self, article: &Article, from: Line, n: usize) -> Line {
        let mut line = from;
        let mut left = n;
        while let Some(chunk) = self.chunks.get(line.chunk) {
            let height = chunk.height(&article.text, self.width);
            if line.line + left < height || line.chunk + 1 == self.chunks.len() {
                line.line = (line.line + left).min(height - 1);
                break;
            }
            left -= height - line.line;
            line = Line {
                chunk: line.chunk + 1,
                line: 0,
            };
        }
        line
    }

    /// Returns the line `n` lines further up, or the first.
    pub fn up(&self, article: &Article, from: Line, n: usize) -> Line {
        let mut line = from;
        let mut left = n;
        while line.line < left {
            let Some(above) = line.chunk.checked_sub(1) else {
                return Line::default();
            };
            left -= line.line + 1;
            let height = self.chunks[above].height(&article.text, self.width);
            line = Line {
                chunk: above,
                line: height - 1,
            };
        }
        line.line -= left;
        line
    }

    /// Returns the last line.
    pub fn last(&self, article: &Article) -> Line {
        match self.chunks.last() {
            None => Line::default(),
            Some(chunk) => Line {
                chunk: self.chunks.len() - 1,
                line: chunk.height(&article.text, self.width) - 1,
            },
        }
    }

    /// Returns up to `n` lines from `top` on.
    pub fn lines<'p>(
        &'p self,
        article: &'p Article,
        top: Line,
        n: usize,
    ) -> impl Iterator<Item = PageLine> + 'p {
        self.chunks
            .iter()
            .enumerate()
            .skip(top.chunk)
            .flat_map(move |(idx, chunk)| {
                let skipped = if idx == top.chunk { top.line } else { 0 };
                (skipped..chunk.height(&article.text, self.width)).map(move |line| PageLine {
                    row: line
                        .checked_sub(chunk.lead)
                        .map(|row| chunk.rows(&article.text, self.width)[row]),
                    kind: chunk.kind,
                })
            })
            .take(n)
    }

    /// Returns how far down a byte stands, in thousandths of the text.
    pub fn thousandth(&self, byte: usize) -> usize {
        let (Some(first), Some(last)) = (self.chunks.first(), self.chunks.last()) else {
            return 0;
        };
        byte.saturating_sub(first.start) * 1000 / (last.end - first.start).max(1)
    }
}

impl Chunk {
    fn rows(&self, text: &str, width: usize) -> &[Row] {
        self.rows
            .get_or_init(|| wrap(text, self.start..self.end, width).into())
    }

    fn height(&self, text: &str, width: usize) -> usize {
        self.lead + self.rows(text, width).len()
    }
}

/// Returns where a chunk that begins at `start` ends: at the paragraph's end, else after a space, else between
/// two characters.
fn chunk_end(text: &str, start: usize, end: usize) -> usize {
    if end - start <= CHUNK {
        return end;
    }
    let limit = text.floor_char_boundary(start + CHUNK);
    let stretch = text.get(start..limit).unwrap_or_default();
    stretch
        .rfind(' ')
        .map_or(limit, |space| start + space + 1)
        .max(start + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::article;

    fn shown(page: &Page, article: &Article, top: Line, n: usize) -> Vec<String> {
        page.lines(article, top, n)
            .map(|line| {
                line.row
                    .and_then(|row| article.text.get(row.range()))
                    .unwrap_or_default()
            })
            .map(|row| row.trim_end().to_owned())
            .collect()
    }

    #[test]
    fn paragraphs_stand_apart_and_every_byte_has_its_line() {
        let article = article("a", "fr", "Un deux trois quatre.\nCinq six.");
        let page = Page::new(&article, 10);
        let all = shown(&page, &article, Line::default(), 9);
        assert_eq!(all, ["Un deux", "trois", "quatre.", "", "Cinq six."]);
        let six = article.text.find("six").expect("it is there");
        let line = page.line_of(&article, six);
        assert_eq!(shown(&page, &article, line, 1), ["Cinq six."]);
        assert_eq!(page.byte_of(&article, line), six - "Cinq ".len());
    }

    #[test]
    fn moving_stops_at_both_ends() {
        let article = article("a", "fr", "Un deux trois quatre.\nCinq six.");
        let page = Page::new(&article, 10);
        let end = page.down(&article, Line::default(), 100);
        assert_eq!(end, page.last(&article));
        assert_eq!(page.up(&article, end, 100), Line::default());
        let third = page.down(&article, Line::default(), 3);
        assert_eq!(
            page.up(&article, third, 1),
            page.down(&article, Line::default(), 2)
        );
    }

    #[test]
    fn an_empty_article_has_no_lines() {
        let article = article("a", "fr", "");
        let page = Page::new(&article, 10);
        assert!(page.is_empty());
        assert_eq!(page.lines(&article, Line::default(), 5).count(), 0);
        assert_eq!(page.down(&article, Line::default(), 5), Line::default());
    }

    #[test]
    fn a_text_without_a_line_break_is_wrapped_only_where_it_is_looked_at() {
        let article = article("a", "en", &"word ".repeat(40_000));
        let page = Page::new(&article, 40);
        let line = page.line_of(&article, 100_000);
        assert_eq!(shown(&page, &article, line, 1)[0].len(), 39);
        let wrapped = page
            .chunks
            .iter()
            .filter(|chunk| chunk.rows.get().is_some());
        assert!(wrapped.count() <= 2);
    }
}
