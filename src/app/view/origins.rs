//! Origins: which articles derive from one text, and what shows it.

use crate::app::App;
use crate::app::articles::{label, origin_letter, published};
use crate::app::doc::{Doc, Line, Piece, Role, Target};
use crate::model::ArticleIdx;
use crate::text::Span;

/// How many articles are shown before the rest is only counted: laying thousands out takes its time.
const LISTED: usize = 60;

/// Returns the origins: those that several articles share first.
pub fn doc(app: &App, whole: bool, width: usize) -> Doc {
    let mut left = if whole { usize::MAX } else { LISTED };
    let mut doc = Doc::new(width);
    let shared = app.index.shared_origins();
    for (n, &idx) in shared.iter().enumerate() {
        if left == 0 {
            more(app, "… and {} more origins", shared.len() - n, &mut doc);
            doc.gap();
            break;
        }
        let origin = &app.reading.origins[idx];
        let n_articles = origin.articles.len();
        doc.push(vec![
            Piece::new(format!("{} ", origin_letter(idx)), Role::Strong),
            Piece::new(
                app.labels
                    .fill("{} articles from one text", &[&n_articles.to_string()]),
                Role::Heading,
            ),
        ]);
        for sign in &origin.signs {
            let because = app.labels.word("because");
            let sign = app.labels.sentence(sign);
            let indent = crate::glyph::width(because) + 3;
            doc.entry(&format!("  {because}"), &sign, Role::Plain, indent);
        }
        left = articles(app, &origin.articles, left, &mut doc);
        doc.gap();
    }
    let alone = app.index.on_their_own();
    if !alone.is_empty() {
        doc.push(Line::of(app.labels.word("On their own"), Role::Heading));
        articles(app, alone, left, &mut doc);
    }
    if shared.is_empty() {
        doc.gap();
        doc.words(
            app.labels
                .word("No two articles show signs of one text behind them."),
            Role::Faint,
            0,
        );
    }
    doc
}

/// Lists as many articles as are left to be listed; returns how many are left then.
fn articles(app: &App, articles: &[ArticleIdx], left: usize, doc: &mut Doc) -> usize {
    let n_shown = articles.len().min(left);
    for &idx in &articles[..n_shown] {
        doc.push(article(app, idx, doc.width));
    }
    more(app, "… and {} more", articles.len() - n_shown, doc);
    left - n_shown
}

fn more(app: &App, what: &str, rest: usize, doc: &mut Doc) {
    if 0 < rest {
        let more = app.labels.fill(what, &[&rest.to_string()]);
        doc.push(Line::of(format!("  {more}"), Role::Faint).to(Target::More));
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
        vec![Piece::new(published(&app.labels, article), Role::Faint)],
        width,
    )
    .to(Target::Passage(idx, top))
}

#[cfg(test)]
mod tests {
    use crate::app::App;
    use crate::scene::{many, screen};

    #[test]
    fn a_long_list_is_cut_short_and_shown_whole_on_request() {
        let mut app = App::with(many(150));
        let cut = screen(&mut app, "o G", (80, 24));
        assert!(cut.contains("… and 90 more"), "{cut}");
        let whole = screen(&mut app, "k Enter G", (80, 24));
        assert!(whole.contains("150 fr La Côte"), "{whole}");
    }
}
