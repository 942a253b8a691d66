//! The list of the articles and what is known about one of them.

use ratatui::layout::Rect;

use crate::app::doc::{Doc, Line, Piece, Role};
use crate::app::labels::Labels;
use crate::model::{Article, ArticleIdx, Basis, Language, Reading};

/// How many rows of the pane the card takes that says more about one article.
const CARD: u16 = 9;

/// Returns the part of the pane that lists the articles and the part that says more about one.
pub fn split(pane: Rect) -> (Rect, Rect) {
    let card = if pane.height < CARD * 2 { 0 } else { CARD };
    let list = Rect {
        height: pane.height - card,
        ..pane
    };
    let card = Rect {
        y: list.bottom(),
        height: card,
        ..pane
    };
    (list, card)
}

/// Returns the short name of an article: its outlet, else its name.
pub fn name(article: &Article) -> &str {
    article.outlet.as_deref().unwrap_or(&article.id)
}

/// Returns the language of an article, two characters wide.
pub fn language(article: &Article) -> String {
    code(article.language)
}

/// Returns the code of a language.
pub fn code(language: Option<Language>) -> String {
    language.map_or_else(|| "··".to_owned(), |language| language.to_string())
}

/// Returns the number, the language and the name of an article: `3 fr La Côte`.
pub fn label(reading: &Reading, idx: ArticleIdx) -> String {
    let article = reading.article(idx);
    format!("{} {} {}", idx.0 + 1, language(article), name(article))
}

/// Returns the date of publication in words.
pub fn published(labels: &Labels, article: &Article) -> String {
    match (&article.published, article.published_basis) {
        (None, _) => labels.word("undated").to_owned(),
        (Some(date), Basis::Inferred) => format!("{date}, {}", labels.word("inferred")),
        (Some(date), _) => date.to_string(),
    }
}

/// Returns the letter of an origin: A, B, … Z, then numbers.
pub fn origin_letter(origin: usize) -> String {
    u8::try_from(origin).ok().filter(|&n| n < 26).map_or_else(
        || (origin + 1).to_string(),
        |n| char::from(b'A' + n).to_string(),
    )
}

/// Returns what is known about an article, or about what could not be read.
pub fn card(labels: &Labels, reading: &Reading, row: usize, origin: usize, width: usize) -> Doc {
    let mut doc = Doc::new(width);
    let Some(article) = reading.articles.get(row) else {
        if let Some(problem) = reading.problems.get(row - reading.articles.len()) {
            doc.words(&problem.place, Role::Strong, 0);
            doc.words(&labels.sentence(&problem.message), Role::Problem, 0);
        }
        return doc;
    };
    doc.words(
        article.title.as_deref().unwrap_or(&article.id),
        Role::Strong,
        0,
    );
    doc.push(Line::from(vec![Piece::new(
        published(labels, article),
        Role::Plain,
    )]));
    if let Some(outlet) = &article.outlet {
        doc.words(outlet, Role::Plain, 0);
    }
    let shared = reading
        .origins
        .get(origin)
        .map_or(1, |origin| origin.articles.len());
    if 1 < shared {
        let letter = origin_letter(origin);
        doc.words(
            &labels.fill(
                "origin {}, shared by {} articles",
                &[&letter, &shared.to_string()],
            ),
            Role::Plain,
            0,
        );
    }
    doc.words(&article.path.display().to_string(), Role::Faint, 0);
    doc
}
