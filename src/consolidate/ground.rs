//! What the steps of consolidation share: articles, sentences and mentions, each findable from the other.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::model::{Article, ArticleIdx, Kind, Mention, MentionIdx, Value};
use crate::text::Span;

/// A sentence's place among all sentences of all articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct SentenceIdx(pub(super) usize);

/// A sentence with what it mentions.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The article.
    pub(super) article: ArticleIdx,
    /// Where it stands.
    pub(super) span: Span,
    /// The mentions in it, in order.
    pub(super) mentions: Vec<MentionIdx>,
}

/// Articles, sentences, mentions.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub(super) articles: &'a [Article],
    pub(super) mentions: &'a [Mention],
    /// Every sentence, by article, then by span.
    pub(super) lines: Vec<Line>,
    /// The sentences of each article, as a range of `lines`.
    pub(super) of_article: Vec<std::ops::Range<usize>>,
    /// The sentence of each mention; a mention outside every sentence has none.
    pub(super) line_of: Vec<Option<SentenceIdx>>,
}

impl<'a> Ground<'a> {
    /// Puts the mentions into their sentences.
    pub(super) fn new(
        articles: &'a [Article],
        sentences: &[Vec<Span>],
        mentions: &'a [Mention],
    ) -> Self {
        let mut ground = Self {
            articles,
            mentions,
            lines: Vec::new(),
            of_article: Vec::with_capacity(articles.len()),
            line_of: vec![None; mentions.len()],
        };
        let mut next = 0;
        for idx in 0..articles.len() {
            let from = ground.lines.len();
            let spans = sentences.get(idx).map_or(&[][..], Vec::as_slice);
            for span in spans {
                let mut here = Vec::new();
                while let Some(mention) = mentions
                    .get(next)
                    .filter(|m| m.article == ArticleIdx(idx) && m.span.start() < span.end())
                {
                    if span.start() <= mention.span.start() {
                        ground.line_of[next] = Some(SentenceIdx(ground.lines.len()));
                        here.push(MentionIdx(next));
                    }
                    next += 1;
                }
                ground.lines.push(Line {
                    article: ArticleIdx(idx),
                    span: *span,
                    mentions: here,
                });
            }
            while mentions
                .get(next)
                .is_some_and(|m| m.article == ArticleIdx(idx))
            {
                next += 1;
            }
            ground.of_article.push(from..ground.lines.len());
        }
        ground
    }

    pub(super) fn mention(&self, idx: MentionIdx) -> &'a Mention {
        &self.mentions[idx.0]
    }

    pub(super) fn line(&self, idx: SentenceIdx) -> &Line {
        &self.lines[idx.0]
    }

    /// Returns the words of a sentence.
    pub(super) fn words(&self, idx: SentenceIdx) -> &'a str {
        let line = self.line(idx);
        self.articles[line.article.0].words(line.span)
    }

    /// Returns the mentions, with their indices.
    pub(super) fn all(&self) -> impl Iterator<Item = (MentionIdx, &'a Mention)> {
        self.mentions
            .iter()
            .enumerate()
            .map(|(i, m)| (MentionIdx(i), m))
    }
}

/// Kinds that may answer one question: a count without its noun is a number.
pub(super) fn family(kind: Kind) -> Kind {
    if kind == Kind::Number {
        Kind::Count
    } else {
        kind
    }
}

/// Returns every number that a value is made of: the ends of an amount, the points of a score, the parts of
/// a date or a time. Two mentions with the same atoms state the same in different kinds ("13 ans" / "13").
pub(super) fn atoms(value: &Value) -> BTreeSet<Decimal> {
    let parts = |text: String| -> BTreeSet<Decimal> {
        text.split(|c: char| !c.is_ascii_digit())
            .filter_map(|digits| digits.parse().ok())
            .collect()
    };
    match value {
        Value::Ordinal { rank } => BTreeSet::from([*rank]),
        Value::Score { points: (a, b) } => BTreeSet::from([(*a).into(), (*b).into()]),
        Value::Date { date, .. } => parts(date.to_string()),
        Value::Time { iso } => parts(iso.clone()),
        _ => value.amount().map_or_else(BTreeSet::new, |a| {
            a.min().into_iter().chain(a.max()).collect()
        }),
    }
}
