//! Look-ups over a reading that every key press needs, made once when the reading arrives.
//!
//! In goes a [`Reading`], out come answers that take the same time however many articles are open: the facts of
//! a mention, the mentions that touch a stretch of text, the origin of an article, the conflicts in order.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::app::articles::code;
use crate::app::family::Family;
use crate::app::view::timeline::{When, earliest};
use crate::model::{
    ArticleIdx, Fact, FactIdx, Kind, Language, MentionIdx, Position, Reading, Status,
};

/// Look-ups over one reading.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Where the facts of each mention begin in `facts`.
    fact_starts: Vec<usize>,
    facts: Vec<FactIdx>,
    /// The facts of the mentions that a merge or a split gave others.
    changed: BTreeMap<MentionIdx, Vec<FactIdx>>,
    /// Where the mentions of each article begin.
    mention_starts: Vec<usize>,
    /// For each mention, the furthest end among the mentions of its article up to it.
    reach: Vec<usize>,
    /// The facts of each status, in the order of the sheet: all, then those of each family.
    lists: [[Vec<FactIdx>; 4]; 10],
    /// In how many conflicts each article takes part.
    conflicts_in: Vec<usize>,
    /// What is known of each fact.
    known: Vec<Known>,
    /// The dated facts, the earliest first.
    dated: Vec<(When, FactIdx)>,
    origin_of: Vec<usize>,
    /// The origins that several articles share, and the articles that share theirs with no other.
    shared: Vec<usize>,
    alone: Vec<ArticleIdx>,
    /// Of each article's text.
    hashes: Vec<String>,
}

/// What is known of a fact without looking at its articles.
#[derive(Clone, Debug, Default)]
struct Known {
    /// How many articles answer it.
    n_articles: usize,
    /// The languages of each position.
    languages: Vec<Box<str>>,
}

impl Index {
    /// Returns the look-ups of a reading.
    pub fn new(reading: &Reading) -> Self {
        let mut origin_of = vec![0; reading.articles.len()];
        let (mut shared, mut alone) = (Vec::new(), Vec::new());
        for (idx, origin) in reading.origins.iter().enumerate() {
            for article in &origin.articles {
                origin_of[article.0] = idx;
            }
            if 1 < origin.articles.len() {
                shared.push(idx);
            } else {
                alone.extend(&origin.articles);
            }
        }
        let (fact_starts, facts) = facts_by_mention(reading);
        let mut index = Self {
            fact_starts,
            facts,
            mention_starts: (0..=reading.articles.len())
                .map(|article| reading.mentions.partition_point(|m| m.article.0 < article))
                .collect(),
            reach: reach(reading),
            conflicts_in: vec![0; reading.articles.len()],
            origin_of,
            shared,
            alone,
            hashes: reading.articles.iter().map(|a| hash(&a.text)).collect(),
            ..Self::default()
        };
        for idx in (0..reading.facts.len()).map(FactIdx) {
            index.list(reading, idx);
        }
        index.dated.sort_unstable();
        index
    }

    /// Forgets what is known of a fact that is about to change; [`Self::enter`] takes it in again. The two take time
    /// in proportion to what states the fact, not to the reading.
    pub fn leave(&mut self, reading: &Reading, idx: FactIdx) {
        let fact = reading.fact(idx);
        for mention in fact.mentions() {
            let known = self.facts_of(mention);
            let left = known
                .iter()
                .copied()
                .filter(|&other| other != idx)
                .collect();
            self.changed.insert(mention, left);
        }
        for family in families(fact.kind) {
            let list = &mut self.lists[family][place(fact.status)];
            if let Ok(at) = list.binary_search(&idx) {
                list.remove(at);
            }
        }
        self.dated.retain(|(_, other)| *other != idx);
        if fact.status == Status::Conflict {
            for article in articles_of(reading, idx) {
                self.conflicts_in[article.0] -= 1;
            }
        }
    }

    /// Takes in a fact that changed, or a new one, which is the last.
    pub fn enter(&mut self, reading: &Reading, idx: FactIdx) {
        self.known.truncate(reading.facts.len());
        for mention in reading.fact(idx).mentions() {
            let mut facts = self.facts_of(mention).to_vec();
            if let Err(at) = facts.binary_search(&idx) {
                facts.insert(at, idx);
            }
            self.changed.insert(mention, facts);
        }
        self.list(reading, idx);
        self.dated.sort_unstable();
    }

    /// Lists a fact under its status, its family and its date.
    fn list(&mut self, reading: &Reading, idx: FactIdx) {
        let fact = reading.fact(idx);
        let articles = articles_of(reading, idx);
        let known = Known {
            n_articles: articles.len(),
            languages: fact
                .positions
                .iter()
                .map(|p| languages(reading, p).into())
                .collect(),
        };
        match self.known.get_mut(idx.0) {
            Some(place) => *place = known,
            None => self.known.push(known),
        }
        if articles.is_empty() {
            return;
        }
        for family in families(fact.kind) {
            let list = &mut self.lists[family][place(fact.status)];
            if let Err(at) = list.binary_search(&idx) {
                list.insert(at, idx);
            }
        }
        if let Some(when) = earliest(fact) {
            self.dated.push((when, idx));
        }
        if fact.status == Status::Conflict {
            for article in articles {
                self.conflicts_in[article.0] += 1;
            }
        }
    }

    /// Returns the facts that a mention serves, in the order of the sheet.
    pub fn facts_of(&self, mention: MentionIdx) -> &[FactIdx] {
        if let Some(facts) = self.changed.get(&mention) {
            return facts;
        }
        let bounds = self.fact_starts.get(mention.0..mention.0 + 2);
        let Some(&[from, to]) = bounds else {
            return &[];
        };
        self.facts.get(from..to).unwrap_or(&[])
    }

    /// Returns the facts of a status, in the order of the sheet; of one family only where one is named.
    pub fn facts_with(&self, status: Status, only: Option<Family>) -> &[FactIdx] {
        &self.lists[only.map_or(0, Family::digit)][place(status)]
    }

    /// Returns the first mention with which an article takes a position.
    pub fn mention_in(&self, position: &Position, article: ArticleIdx) -> Option<MentionIdx> {
        let all = self.mentions_in(article);
        let at = position.mentions.partition_point(|idx| idx.0 < all.start);
        position
            .mentions
            .get(at)
            .copied()
            .filter(|idx| all.contains(&idx.0))
    }

    /// Returns the first mention with which an article states a fact.
    pub fn mention_of(&self, fact: &Fact, article: ArticleIdx) -> Option<MentionIdx> {
        let mut positions = fact.positions.iter();
        positions.find_map(|position| self.mention_in(position, article))
    }

    /// Returns the languages of the articles that take a position of a fact, each once, in order of the articles.
    pub fn languages(&self, fact: FactIdx, position: usize) -> &str {
        let known = self.known.get(fact.0);
        known
            .and_then(|known| known.languages.get(position))
            .map_or("", |languages| languages)
    }

    /// Returns the dated facts, the earliest first.
    pub fn dated(&self) -> &[(When, FactIdx)] {
        &self.dated
    }

    /// Returns the origins that several articles share.
    pub fn shared_origins(&self) -> &[usize] {
        &self.shared
    }

    /// Returns the articles that share their origin with no other.
    pub fn on_their_own(&self) -> &[ArticleIdx] {
        &self.alone
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
        self.facts_with(Status::Conflict, None)
    }

    /// Returns in how many conflicts an article takes part.
    pub fn conflicts_in(&self, article: ArticleIdx) -> usize {
        self.conflicts_in.get(article.0).copied().unwrap_or(0)
    }

    /// Returns how many articles answer a fact.
    pub fn n_articles(&self, fact: FactIdx) -> usize {
        self.known.get(fact.0).map_or(0, |known| known.n_articles)
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

/// Returns the lists that a fact of a kind stands in.
fn families(kind: Kind) -> [usize; 2] {
    [0, Family::of(kind).digit()]
}

/// Returns the place of a status in the sheet.
fn place(status: Status) -> usize {
    match status {
        Status::Conflict => 0,
        Status::Compatible => 1,
        Status::Agree => 2,
        Status::Single => 3,
    }
}

/// Returns the languages of the articles that take a position, each once, in order of the articles.
fn languages(reading: &Reading, position: &Position) -> String {
    let mut known: Vec<Option<Language>> = Vec::new();
    for &article in &position.articles {
        let language = reading.article(article).language;
        if !known.contains(&language) {
            known.push(language);
        }
    }
    known.into_iter().map(code).collect::<Vec<_>>().join(" ")
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

    /// Everything that the look-ups answer, as text.
    fn answers(reading: &Reading, index: &Index) -> String {
        use std::fmt::Write as _;
        let mut out = String::new();
        for mention in (0..reading.mentions.len()).map(MentionIdx) {
            let _ = writeln!(out, "{mention:?} {:?}", index.facts_of(mention));
        }
        for status in crate::app::sheet::STATUSES {
            let _ = writeln!(out, "{status:?} {:?}", index.facts_with(status, None));
            for family in Family::ALL {
                let _ = writeln!(
                    out,
                    "{family:?} {:?}",
                    index.facts_with(status, Some(family))
                );
            }
        }
        for article in (0..reading.articles.len()).map(ArticleIdx) {
            let _ = writeln!(out, "{article:?} {}", index.conflicts_in(article));
        }
        for fact in (0..reading.facts.len()).map(FactIdx) {
            let n_positions = reading.fact(fact).positions.len();
            let languages: Vec<&str> = (0..n_positions)
                .map(|at| index.languages(fact, at))
                .collect();
            let _ = writeln!(out, "{fact:?} {} {languages:?}", index.n_articles(fact));
        }
        let _ = writeln!(out, "{:?}", index.dated());
        out
    }

    #[test]
    fn what_changed_is_answered_as_if_all_were_made_anew() {
        let mut app = crate::app::App::with(storm());
        let texts = std::sync::Arc::clone(&app.reading.articles);
        let steps = [
            "n n e S",
            "M Tab Tab j j M",
            "n M n n M",
            "u",
            "n e S",
            "u u u",
            "4 j S 4",
            "u",
        ];
        for keys in steps {
            crate::scene::press(&mut app, keys, (120, 40));
            let anew = Index::new(&app.reading);
            let (found, wanted) = (
                answers(&app.reading, &app.index),
                answers(&app.reading, &anew),
            );
            assert_eq!(found, wanted, "{keys}");
        }
        // The texts were not copied for it.
        assert!(std::sync::Arc::ptr_eq(&texts, &app.reading.articles));
    }

    #[test]
    fn an_article_finds_its_own_words_among_those_of_many() {
        let reading = crate::scene::many(30);
        let index = Index::new(&reading);
        for fact in &reading.facts {
            for article in (0..reading.articles.len()).map(ArticleIdx) {
                let first = fact
                    .mentions()
                    .find(|&idx| reading.mention(idx).article == article);
                assert_eq!(index.mention_of(fact, article), first);
            }
        }
    }
}
