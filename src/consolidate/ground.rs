//! What the steps of consolidation share: articles, sentences and mentions, each findable from the other.

use std::collections::{BTreeMap, BTreeSet};

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
    /// The sentence of each mention; a mention outside every sentence has none, nor one in a copy.
    pub(super) line_of: Vec<Option<SentenceIdx>>,
    /// The article that each article is a copy of; itself where it is none.
    pub(super) original: Vec<usize>,
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
            original: originals(articles),
        };
        let mut next = 0;
        for idx in 0..articles.len() {
            let from = ground.lines.len();
            let is_copy = ground.original[idx] != idx;
            let spans = sentences
                .get(idx)
                .filter(|_| !is_copy)
                .map_or(&[][..], Vec::as_slice);
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

    /// Returns the mentions of all articles but the copies, with their indices.
    pub(super) fn all(&self) -> impl Iterator<Item = (MentionIdx, &'a Mention)> {
        self.mentions
            .iter()
            .enumerate()
            .filter(|(_, m)| self.original[m.article.0] == m.article.0)
            .map(|(i, m)| (MentionIdx(i), m))
    }

    /// Returns whether the mention stands in an article that is a copy of another.
    pub(super) fn is_copied(&self, idx: MentionIdx) -> bool {
        let article = self.mention(idx).article.0;
        self.original[article] != article
    }

    /// Returns the articles that are copies of this one.
    pub(super) fn copies(&self, of: ArticleIdx) -> impl Iterator<Item = ArticleIdx> {
        (of.0 + 1..self.articles.len())
            .filter(move |i| self.original[*i] == of.0)
            .map(ArticleIdx)
    }

    /// Adds to mentions the same ones in the copies of their articles.
    pub(super) fn with_copies(&self, mentions: &[MentionIdx]) -> Vec<MentionIdx> {
        let first = |article: ArticleIdx| self.mentions.partition_point(|m| m.article < article);
        let mut all = mentions.to_vec();
        for idx in mentions {
            let article = self.mention(*idx).article;
            let offset = idx.0 - first(article);
            all.extend(
                self.copies(article)
                    .map(|copy| MentionIdx(first(copy) + offset)),
            );
        }
        all.sort_unstable();
        all
    }
}

/// Returns, for each article, the first that has the same text, language and date: what is true of one is true
/// of the other, word by word.
fn originals(articles: &[Article]) -> Vec<usize> {
    let mut first = BTreeMap::new();
    articles
        .iter()
        .enumerate()
        .map(|(i, a)| {
            *first
                .entry((a.text.as_str(), a.language, a.published))
                .or_insert(i)
        })
        .collect()
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
