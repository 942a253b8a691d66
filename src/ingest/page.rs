//! A text in, an article out: its paragraphs by what they are, its title, its date, its language.

use std::path::Path;

use crate::ingest::dates::{self, PageDate};
use crate::ingest::decode::Refusal;
use crate::ingest::{blocks, names, words};
use crate::lang::identify;
use crate::model::{Article, Basis, Paragraph, ParagraphKind};
use crate::text::Span;

/// Words that a heading has at most.
const HEADING_WORDS: usize = 25;

/// Headings in a row from which on they are a list.
const LIST_FROM: usize = 3;

/// Makes the article of a text.
pub(super) fn article(path: &Path, text: String) -> Result<Article, Refusal> {
    let mut draft = Draft::new(&text);
    draft.take_head();
    draft.mark_dates();
    draft.keep_some_body();
    draft.mark_headings();
    let published = draft.date.map(|found| found.date);
    let title = draft.title().map(str::to_owned);
    let paragraphs = draft.paragraphs;
    let body = body(&text, &paragraphs);
    let language = identify::identify(&body);
    Ok(Article {
        id: names::stem(path),
        path: path.to_owned(),
        paragraphs,
        title,
        outlet: None,
        language,
        published,
        published_basis: if published.is_some() {
            Basis::Stated
        } else {
            Basis::Unknown
        },
        text,
    })
}

fn body(text: &str, paragraphs: &[Paragraph]) -> String {
    let read: Vec<&str> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind != ParagraphKind::Furniture)
        .map(|paragraph| paragraph.span.of(text))
        .collect();
    read.join("\n")
}

struct Draft<'t> {
    text: &'t str,
    paragraphs: Vec<Paragraph>,
    date: Option<PageDate>,
}

impl<'t> Draft<'t> {
    fn new(text: &'t str) -> Self {
        let body = |span| Paragraph {
            span,
            kind: ParagraphKind::Body,
        };
        Self {
            text,
            paragraphs: blocks::blocks(text).into_iter().map(body).collect(),
            date: None,
        }
    }

    /// Cuts a machine's head line off the first block.
    fn take_head(&mut self) {
        let Some(first) = self.paragraphs.first().map(|paragraph| paragraph.span) else {
            return;
        };
        let Some((len, found)) = dates::head(first.of(self.text)) else {
            return;
        };
        let cut = first.start() + len;
        let Some(head) = blocks::trimmed(self.text, first.start(), cut) else {
            return;
        };
        self.date = Some(found);
        self.paragraphs[0] = Paragraph {
            span: head,
            kind: ParagraphKind::Furniture,
        };
        if let Some(rest) = blocks::trimmed(self.text, cut, first.end()) {
            self.paragraphs.insert(
                1,
                Paragraph {
                    span: rest,
                    kind: ParagraphKind::Body,
                },
            );
        }
    }

    /// Finds the lines at the top and the end that are there for their date.
    fn mark_dates(&mut self) {
        let n = self.paragraphs.len();
        for idx in (0..n).filter(|idx| *idx < 8 || n < idx + 5) {
            let block = self.words(idx);
            let Some(found) = dates::line(block).filter(|_| dates::is_line_like(block)) else {
                continue;
            };
            self.paragraphs[idx].kind = ParagraphKind::Furniture;
            if self.date.is_none_or(|known| found.label < known.label) {
                self.date = Some(found);
            }
        }
    }

    /// An article that would be furniture throughout is taken for text throughout.
    fn keep_some_body(&mut self) {
        let is_body = |paragraph: &Paragraph| paragraph.kind == ParagraphKind::Body;
        if self.paragraphs.iter().any(is_body) {
            return;
        }
        for paragraph in &mut self.paragraphs {
            paragraph.kind = ParagraphKind::Body;
        }
    }

    /// A heading is a short block that ends no sentence and stands above text; many in a row are a list.
    fn mark_headings(&mut self) {
        let read: Vec<usize> = (0..self.paragraphs.len())
            .filter(|idx| self.paragraphs[*idx].kind == ParagraphKind::Body)
            .collect();
        let like: Vec<bool> = read
            .iter()
            .map(|idx| is_heading_like(self.words(*idx)))
            .collect();
        let mut from = 0;
        while from < read.len() {
            let run = like[from..].iter().take_while(|is| **is).count();
            let followed = from + run < read.len();
            // Only the first of a long row at the top can be a headline.
            let n = if run < LIST_FROM {
                run
            } else {
                usize::from(from == 0)
            };
            if followed {
                for idx in &read[from..from + n] {
                    self.paragraphs[*idx].kind = ParagraphKind::Heading;
                }
            }
            from += run + 1;
        }
    }

    /// The headline: a heading that stands before all text.
    fn title(&self) -> Option<&'t str> {
        let first = self
            .paragraphs
            .iter()
            .find(|p| p.kind != ParagraphKind::Furniture)?;
        (first.kind == ParagraphKind::Heading).then(|| first.span.of(self.text))
    }

    fn words(&self, idx: usize) -> &'t str {
        self.paragraphs
            .get(idx)
            .map_or("", |p: &Paragraph| Span::of(p.span, self.text))
    }
}

fn is_heading_like(block: &str) -> bool {
    let closing = |c: char| {
        matches!(
            c,
            '"' | '”' | '“' | '’' | '‘' | '\'' | '»' | '«' | '›' | ')' | ']'
        ) || c.is_whitespace()
    };
    let bare = block.trim_end_matches(closing);
    let n = words::count(block);
    let is_list_item =
        block.starts_with(['–', '—', '-', '•', '*', '·', '‣', '▪', '●', '◦', '+', '#']);
    let ends = bare.ends_with(['.', ',', ';', ':', '…', '।', '。', '؟', '।']);
    let asks = bare.ends_with(['?', '!', '？', '！']);
    (1..=HEADING_WORDS).contains(&n)
        && block.len() <= 300
        && !is_list_item
        && !ends
        && (!asks || n <= 12)
        && !holds_sentence_end(bare)
}

/// Returns whether a sentence ends inside a block: a full stop after a word of some length, then a capital.
/// A shorter word before the stop may be an abbreviation: "St. Mary's closes".
fn holds_sentence_end(block: &str) -> bool {
    let mut words = block.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let capital = words.peek().is_some_and(|next| {
            next.chars().any(char::is_alphabetic) && !next.starts_with(char::is_lowercase)
        });
        let stem = word.trim_end_matches(['.', '!', '?', '»', '”', '"']);
        if capital
            && 3 < stem.chars().count()
            && stem.len() < word.len()
            && word.contains(['.', '!', '?'])
        {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&str, ParagraphKind)> {
        let article = article(Path::new("a.txt"), text.to_owned()).expect("an article");
        article
            .paragraphs
            .iter()
            .map(|p| (p.span.of(text), p.kind))
            .collect()
    }

    #[test]
    fn the_date_of_a_head_line_is_cut_and_its_text_kept() {
        let text = " date 2020-09 Les écoles rouvrent lundi. Le maire s’en félicite.";
        assert_eq!(
            kinds(text),
            [
                ("date 2020-09", ParagraphKind::Furniture),
                (
                    "Les écoles rouvrent lundi. Le maire s’en félicite.",
                    ParagraphKind::Body
                ),
            ]
        );
    }

    #[test]
    fn headings_are_short_lines_above_text() {
        let text = "Bridge closed after storm\n\nThe bridge was closed on Monday.\n\nA long wait\n\n\
            It will open in a week, the mayor said.\n\nReuters";
        let found: Vec<_> = kinds(text).into_iter().map(|(_, kind)| kind).collect();
        use ParagraphKind::{Body, Heading};
        assert_eq!(found, [Heading, Body, Heading, Body, Body]);
        let article = article(Path::new("a.txt"), text.to_owned()).expect("an article");
        assert_eq!(article.title.as_deref(), Some("Bridge closed after storm"));
    }

    #[test]
    fn a_list_is_no_row_of_headings() {
        let text = "The winners are these.\n\nAnna\n\nBruno\n\nCarla\n\nThey met on Monday.";
        assert!(
            kinds(text)
                .iter()
                .all(|(_, kind)| *kind == ParagraphKind::Body)
        );
    }
}
