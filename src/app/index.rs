//! Look-ups over a reading that every key press needs, made once when the reading arrives.
//!
//! In goes a [`Reading`], out come answers that take the same time however many articles are open: the facts of
//! a mention, the mentions that touch a stretch of text, the origin of an article, the conflicts in order.

use std::ops::Range;

use crate::model::{ArticleIdx, FactIdx, MentionIdx, Reading, Status};

/// Look-ups over one reading.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Where the facts of each mention begin in `facts`.
    fact_starts: Vec<usize>,
    facts: Vec<FactIdx>,
    /// Where the mentions of each article begin.
    mention_starts: Vec<usize>,
    /// For each mention, the furthest end among the mentions of its article up to it.
    reach: Vec<usize>,
    conflicts: Vec<FactIdx>,
    conflicts_in: Vec<usize>,
    /// How many articles answer each fact.
    n_articles: Vec<usize>,
    origin_of: Vec<usize>,
    /// Of each article's text.
    hashes: Vec<String>,
}

impl Index {
    /// Returns the look-ups of a reading.
    pub fn new(reading: &Reading) -> Self {
        let mut origin_of = vec![0; reading.articles.len()];
        for (idx, origin) in reading.origins.iter().enumerate() {
            for article in &origin.articles {
                origin_of[article.0] = idx;
            }
        }
        let mut index = Self {
            mention_starts: (0..=reading.articles.len())
                .map(|article| reading.mentions.partition_point(|m| m.article.0 < article))
                .collect(),
            reach: reach(reading),
            origin_of,
            hashes: reading.articles.iter().map(|a| hash(&a.text)).collect(),
            ..Self::default()
        };
        index.renew(reading);
        index
    }

    /// Takes over that facts of the same reading changed.
    pub fn renew(&mut self, reading: &Reading) {
        (self.fact_starts, self.facts) = facts_by_mention(reading);
        self.conflicts.clear();
        self.conflicts_in = vec![0; reading.articles.len()];
        self.n_articles.clear();
        for (idx, fact) in reading.facts.iter().enumerate() {
            let articles = articles_of(reading, FactIdx(idx));
            self.n_articles.push(articles.len());
            if fact.status == Status::Conflict && !articles.is_empty() {
                self.conflicts.push(FactIdx(idx));
                for article in articles {
                    self.conflicts_in[article.0] += 1;
                }
            }
        }
    }

    /// Returns the facts that a mention serves, in the order of the sheet.
    pub fn facts_of(&self, mention: MentionIdx) -> &[FactIdx] {
        let bounds = self.fact_starts.get(mention.0..mention.0 + 2);
        let Some(&[from, to]) = bounds else {
            return &[];
        };
        self.facts.get(from..to).unwrap_or(&[])
    }

    /// Returns the mentions of an article, as a range of the reading's.
    pub fn mentions_in(&self, article: ArticleIdx) -> Range<usize> {
        match self.mention_starts.get(article.0..article.0 + 2) {
            Some(&[from, to]) => from..to,
            _ => 0..0,
        }
    }

    /// Returns the mentions of an article that share a byte with `bytes`, in order.
    pub fn mentions_at<'r>(
        &'r self,
        reading: &'r Reading,
        article: ArticleIdx,
        bytes: Range<usize>,
    ) -> impl Iterator<Item = MentionIdx> + 'r {
        let all = self.mentions_in(article);
        let reach = &self.reach[all.clone()];
        let first = all.start + reach.partition_point(|&end| end <= bytes.start);
        (first..all.end)
            .map(MentionIdx)
            .take_while(move |&idx| reading.mention(idx).span.start() < bytes.end)
            .filter(move |&idx| bytes.start < reading.mention(idx).span.end())
    }

    /// Returns the conflicts, in the order of the sheet.
    pub fn conflicts(&self) -> &[FactIdx] {
        &self.conflicts
    }

    /// Returns in how many conflicts an article takes part.
    pub fn conflicts_in(&self, article: ArticleIdx) -> usize {
        self.conflicts_in.get(article.0).copied().unwrap_or(0)
    }

    /// Returns how many articles answer a fact.
    pub fn n_articles(&self, fact: FactIdx) -> usize {
        self.n_articles.get(fact.0).copied().unwrap_or(0)
    }

    /// Returns the hash of an article's text, the same on every machine and in every version.
    pub fn hash_of(&self, article: ArticleIdx) -> &str {
        self.hashes.get(article.0).map_or("", String::as_str)
    }

    /// Returns whether another reading has the same texts in the same order.
    pub fn has_texts_of(&self, other: &Self) -> bool {
        self.hashes == other.hashes
    }

    /// Returns the place of an article's origin among the origins.
    pub fn origin_of(&self, article: ArticleIdx) -> usize {
        self.origin_of.get(article.0).copied().unwrap_or(0)
    }
}

/// Returns the articles that answer a fact, each once, in order.
pub fn articles_of(reading: &Reading, fact: FactIdx) -> Vec<ArticleIdx> {
    let positions = &reading.fact(fact).positions;
    let mut articles: Vec<ArticleIdx> = positions
        .iter()
        .flat_map(|position| position.articles.iter().copied())
        .collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// Returns a hash of a text (FNV-1a).
fn hash(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

fn facts_by_mention(reading: &Reading) -> (Vec<usize>, Vec<FactIdx>) {
    let mut pairs: Vec<(MentionIdx, FactIdx)> = reading
        .facts
        .iter()
        .enumerate()
        .flat_map(|(idx, fact)| fact.mentions().map(move |mention| (mention, FactIdx(idx))))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let starts = (0..=reading.mentions.len())
        .map(|mention| pairs.partition_point(|(m, _)| m.0 < mention))
        .collect();
    (starts, pairs.into_iter().map(|(_, fact)| fact).collect())
}

fn reach(reading: &Reading) -> Vec<usize> {
    let mut furthest = (ArticleIdx(0), 0);
    reading
        .mentions
        .iter()
        .map(|mention| {
            if furthest.0 != mention.article {
                furthest = (mention.article, 0);
            }
            furthest.1 = furthest.1.max(mention.span.end());
            furthest.1
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::storm;

    #[test]
    fn a_mention_knows_its_facts_and_an_article_its_conflicts() {
        let reading = storm();
        let index = Index::new(&reading);
        for fact in (0..reading.facts.len()).map(FactIdx) {
            for mention in reading.fact(fact).mentions() {
                assert!(index.facts_of(mention).contains(&fact));
            }
        }
        assert_eq!(index.conflicts(), [FactIdx(0), FactIdx(1)]);
        assert_eq!(index.conflicts_in(ArticleIdx(1)), 1);
        assert_eq!(
            index.origin_of(ArticleIdx(3)),
            index.origin_of(ArticleIdx(0))
        );
    }

    #[test]
    fn a_long_quote_is_found_from_any_of_its_words() {
        let reading = storm();
        let index = Index::new(&reading);
        let text = &reading.articles[0].text;
        let at = text.find("jamais vu").expect("it is there");
        let found: Vec<_> = index
            .mentions_at(&reading, ArticleIdx(0), at..at + 1)
            .map(|idx| reading.mention(idx).rule)
            .collect();
        assert_eq!(found.len(), 1);
    }
}
