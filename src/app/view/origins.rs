//! Origins: which articles derive from one text, and what shows it.

use crate::app::App;
use crate::app::articles::{label, origin_letter, published};
use crate::app::doc::{Doc, Line, Piece, Role, Target};
use crate::model::{ArticleIdx, Origin};
use crate::text::Span;

/// Returns the origins: those that several articles share first.
pub fn doc(app: &App, width: usize) -> Doc {
    let mut doc = Doc::new(width);
    let (shared, alone): (Vec<_>, Vec<_>) = app
        .reading
        .origins
        .iter()
        .enumerate()
        .partition(|(_, origin)| 1 < origin.articles.len());
    for (idx, origin) in &shared {
        let n_articles = origin.articles.len();
        doc.push(vec![
            Piece::new(format!("{} ", origin_letter(*idx)), Role::Strong),
            Piece::new(
                format!("{n_articles} articles from one text"),
                Role::Heading,
            ),
        ]);
        for sign in &origin.signs {
            doc.entry("  because", sign, Role::Plain, 10);
        }
        articles(app, origin, &mut doc);
        doc.gap();
    }
    if !alone.is_empty() {
        doc.push(Line::of("On their own", Role::Heading));
        for (_, origin) in alone {
            articles(app, origin, &mut doc);
        }
    }
    if shared.is_empty() {
        doc.gap();
        doc.words(
            "No two articles show signs of one text behind them.",
            Role::Faint,
            0,
        );
    }
    doc
}

fn articles(app: &App, origin: &Origin, doc: &mut Doc) {
    for &idx in &origin.articles {
        doc.push(article(app, idx, doc.width));
    }
}

fn article(app: &App, idx: ArticleIdx, width: usize) -> Line {
    let article = app.reading.article(idx);
    let start = article.paragraphs.first().map_or(0, |p| p.span.start());
    let top = Span::new(&article.text, start..start).unwrap_or_default();
    let title = article.title.as_deref().unwrap_or_default();
    Line::spread(
        vec![
            Piece::new(format!("  {}", label(&app.reading, idx)), Role::Plain),
            Piece::new(format!("  {title}"), Role::Faint),
        ],
        vec![Piece::new(published(article), Role::Faint)],
        width,
    )
    .to(Target::Passage(idx, top))
}
