//! Compare: the passage in hand and what every other article has in its place.
//!
//! The counterparts are the sentences that consolidation paired with this one, and the sentences that state the
//! fact in hand. Their words are untouched; what differs is marked in each.

use crate::app::App;
use crate::app::articles::{label, published};
use crate::app::doc::{Doc, Line, Piece, Role, Standing, Target, value_role};
use crate::app::evidence::passage;
use crate::app::family::Family;
use crate::app::sheet::said;
use crate::model::{ArticleIdx, FactIdx, Status};
use crate::text::Span;

/// How many articles are set side by side before the rest is only counted.
const LISTED: usize = 24;

/// How many articles that have nothing of it are named before the rest is only counted.
const NAMED: usize = 40;

/// The longest stretch of a sentence that is shown.
const LONGEST: usize = 2000;

/// Returns the passage and its counterparts as two documents; the first is empty where there is no room for it
/// beside the other, which begins with it then.
pub fn docs(app: &App, whole: bool, aside: usize, width: usize) -> (Doc, Doc) {
    let Some((article, span)) = passage_in_hand(app) else {
        return (Doc::new(aside), Doc::new(width));
    };
    let mut left = Doc::new(aside);
    let mut right = Doc::new(width);
    let base = if aside == 0 { &mut right } else { &mut left };
    block(app, article, &[span], base);
    if aside == 0 {
        right.gap();
    }
    counterparts(app, article, span, whole, &mut right);
    (left, right)
}

/// Returns the passage in hand: the sentence of the mention, else of the first mention of the fact.
fn passage_in_hand(app: &App) -> Option<(ArticleIdx, Span)> {
    let first = || {
        app.fact
            .and_then(|fact| app.reading.fact(fact).mentions().next())
    };
    let mention = app.reading.mention(app.mention.or_else(first)?);
    let sentence = mention.frame.sentence;
    let whole = if sentence.is_empty() {
        mention.span
    } else {
        sentence
    };
    Some((mention.article, whole))
}

fn counterparts(app: &App, article: ArticleIdx, span: Span, whole: bool, doc: &mut Doc) {
    let (listed, named) = if whole {
        (usize::MAX, usize::MAX)
    } else {
        (LISTED, NAMED)
    };
    let mut found = paired(app, article, span);
    found.extend(app.fact.iter().flat_map(|&fact| stating(app, fact)));
    found.retain(|(other, _)| *other != article);
    found.sort_unstable();
    found.dedup();
    let mut with: Vec<ArticleIdx> = found.iter().map(|(article, _)| *article).collect();
    with.dedup();
    for spans in found.chunk_by(|a, b| a.0 == b.0).take(listed) {
        let their: Vec<Span> = apart(spans);
        block(app, spans[0].0, &their, doc);
        doc.gap();
    }
    more(app, with.len().saturating_sub(listed), doc);
    let n_without = app.reading.articles.len().saturating_sub(with.len() + 1);
    if n_without == 0 {
        return;
    }
    let without: Vec<String> = (0..app.reading.articles.len())
        .map(ArticleIdx)
        .filter(|other| *other != article && with.binary_search(other).is_err())
        .take(named)
        .map(|other| label(&app.reading, other))
        .collect();
    doc.gap();
    doc.push(Line::of(app.labels.word("Nothing of it in"), Role::Heading));
    doc.words(&without.join(" · "), Role::Faint, 0);
    more(app, n_without.saturating_sub(named), doc);
}

/// Says how many articles are not listed.
fn more(app: &App, hidden: usize, doc: &mut Doc) {
    if 0 < hidden {
        let text = app
            .labels
            .fill("… and {} more articles", &[&hidden.to_string()]);
        doc.push(Line::of(text, Role::Faint).to(Target::More));
    }
}

/// Returns the sentences that consolidation paired with a passage.
fn paired(app: &App, article: ArticleIdx, span: Span) -> Vec<(ArticleIdx, Span)> {
    let passages = &app.reading.passages;
    let from = passages.partition_point(|p| p.article < article);
    passages[from..]
        .iter()
        .take_while(|p| p.article == article)
        .filter(|p| p.span.overlaps(span))
        .flat_map(|p| {
            p.counterparts
                .iter()
                .map(|other| (other.article, other.span))
        })
        .collect()
}

/// Returns the sentences that state a fact.
fn stating(app: &App, fact: FactIdx) -> Vec<(ArticleIdx, Span)> {
    let mentions = app.reading.fact(fact).mentions();
    mentions
        .map(|idx| app.reading.mention(idx))
        .map(|m| {
            (
                m.article,
                if m.frame.sentence.is_empty() {
                    m.span
                } else {
                    m.frame.sentence
                },
            )
        })
        .collect()
}

/// Leaves out spans that lie inside others.
fn apart(spans: &[(ArticleIdx, Span)]) -> Vec<Span> {
    let holds = |outer: Span, inner: Span| outer != inner && outer.contains(inner);
    spans
        .iter()
        .map(|(_, span)| *span)
        .filter(|&span| !spans.iter().any(|&(_, other)| holds(other, span)))
        .collect()
}

/// Adds an article's name and its passages.
fn block(app: &App, article: ArticleIdx, spans: &[Span], doc: &mut Doc) {
    let text = app.reading.article(article);
    doc.push(Line::spread(
        vec![Piece::new(label(&app.reading, article), Role::Heading)],
        vec![Piece::new(published(&app.labels, text), Role::Faint)],
        doc.width,
    ));
    let values = values_of(app, article);
    if !values.is_empty() {
        doc.push(values);
    }
    for &span in spans {
        let end = text
            .text
            .floor_char_boundary(span.end().min(span.start() + LONGEST));
        let marks = marks(app, article, span);
        passage(
            text,
            span.start()..end,
            &marks,
            Some(Target::Passage(article, span)),
            0,
            doc,
        );
    }
}

/// Returns what an article answers to the question in hand.
fn values_of(app: &App, article: ArticleIdx) -> Vec<Piece> {
    let Some(fact) = app.fact.map(|fact| app.reading.fact(fact)) else {
        return Vec::new();
    };
    let role = value_role(fact);
    let positions = fact
        .positions
        .iter()
        .filter(|p| p.articles.binary_search(&article).is_ok());
    let mut pieces = Vec::new();
    for position in positions {
        let name = if pieces.is_empty() {
            format!("{}: ", app.labels.label(&fact.label))
        } else {
            ", ".to_owned()
        };
        pieces.push(Piece::new(name, Role::Faint));
        pieces.push(Piece::new(said(&app.reading, position), role));
    }
    pieces
}

/// Returns the marks of a passage: what takes part in a conflict, what others share, and the fact in hand.
fn marks(app: &App, article: ArticleIdx, span: Span) -> Vec<(Span, Role)> {
    let mut marks: Vec<(Span, Role)> = app
        .index
        .mentions_at(&app.reading, article, span.range())
        .filter_map(|idx| {
            let mention = app.reading.mention(idx);
            let facts = app.index.facts_of(idx);
            let status = facts
                .iter()
                .map(|&fact| app.reading.fact(fact).status)
                .min()?;
            let in_hand = app.fact.is_some_and(|fact| facts.contains(&fact));
            let told = in_hand || status != Status::Single;
            told.then(|| {
                (
                    mention.span,
                    Role::Mark(Family::of(mention.kind()), Standing::of(status)),
                )
            })
        })
        .collect();
    // The longer first, so that a value inside a quote is marked on top of it.
    marks.sort_by_key(|(span, _)| std::cmp::Reverse(span.len()));
    marks
}
