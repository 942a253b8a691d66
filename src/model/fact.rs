//! What consolidation makes: facts with positions, passages, origins; and the whole reading.

use std::sync::Arc;

use serde::Serialize;

use crate::model::{Article, ArticleIdx, Kind, Mention, MentionIdx, Problem, Value};
use crate::text::Span;

/// A fact's place in [`Reading::facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct FactIdx(pub usize);

/// All that was read out of a set of articles; what every view shows.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The articles, in the order given.
    pub articles: Arc<Vec<Article>>,
    /// Every mention, by article, then by span.
    pub mentions: Vec<Mention>,
    /// The facts in the order of the sheet: conflicts first by weight, then compatible, agreed, single.
    pub facts: Vec<Fact>,
    /// The sentences with their counterparts, by article, then by span.
    pub passages: Arc<Vec<Passage>>,
    /// The texts that the articles derive from; every article belongs to exactly one.
    pub origins: Vec<Origin>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// Returns the article of an index.
    pub fn article(&self, idx: ArticleIdx) -> &Article {
        &self.articles[idx.0]
    }

    /// Returns the mention of an index.
    pub fn mention(&self, idx: MentionIdx) -> &Mention {
        &self.mentions[idx.0]
    }

    /// Returns the fact of an index.
    pub fn fact(&self, idx: FactIdx) -> &Fact {
        &self.facts[idx.0]
    }

    /// Returns the words of a mention.
    pub fn words(&self, idx: MentionIdx) -> &str {
        let mention = self.mention(idx);
        self.article(mention.article).words(mention.span)
    }

    /// Returns the mentions of one article, in order, with their indices.
    pub fn mentions_of(&self, article: ArticleIdx) -> impl Iterator<Item = (MentionIdx, &Mention)> {
        let from = self.mentions.partition_point(|m| m.article < article);
        let to = self.mentions.partition_point(|m| m.article <= article);
        self.mentions[from..to]
            .iter()
            .enumerate()
            .map(move |(i, m)| (MentionIdx(from + i), m))
    }
}

/// One question that the articles answer, with the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Stable name, made from kind, topic and the first words that state it.
    pub id: String,
    /// The kind of the values.
    pub kind: Kind,
    /// What the question is, for machines: `count:country`, `place:arrest`.
    pub topic: String,
    /// What the question is, in a few English words: "countries", "arrest: place".
    pub label: String,
    /// How the answers stand to one another.
    pub status: Status,
    /// Why two positions are not the same; `None` where there is one position.
    pub difference: Option<Difference>,
    /// The difference in words, with its arithmetic where there is one.
    pub reason: String,
    /// How sure it is that the mentions answer the same question, in percent.
    pub certainty: u8,
    /// The answers: those that exclude one another, then those that can hold with them; of each the one with most
    /// articles first.
    pub positions: Vec<Position>,
    /// How many positions, from the first, exclude one another; 0 where the fact is no conflict.
    pub rivals: usize,
    /// What joined the mentions, in the order in which it was decided.
    pub steps: Vec<Step>,
}

impl Fact {
    /// Returns every mention of the fact, in the order of the positions.
    pub fn mentions(&self) -> impl Iterator<Item = MentionIdx> {
        self.positions
            .iter()
            .flat_map(|p| p.mentions.iter().copied())
    }
}

/// One answer, and who gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// The answer.
    pub value: Value,
    /// The answer in a few words, the same in every article.
    pub display: String,
    /// The articles that give it, in order, each once.
    pub articles: Vec<ArticleIdx>,
    /// How many origins these articles have between them.
    pub origins: usize,
    /// The words that give it, by article, then by span.
    pub mentions: Vec<MentionIdx>,
}

/// How the answers to one question stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// They cannot both hold.
    Conflict,
    /// They differ, and can both hold.
    Compatible,
    /// Several articles give the same answer.
    Agree,
    /// One article alone answers.
    Single,
}

impl Status {
    /// Returns the status's name in the fact-sheet format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Compatible => "compatible",
            Self::Agree => "agree",
            Self::Single => "single",
        }
    }
}

/// Why two positions are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// None: the same value in other words.
    Same,
    /// One is the other, more closely: 2016 / September 2016.
    Refinement,
    /// One is a vague amount that holds the other: dozens / 60.
    Vague,
    /// One is the other, rounded: 379,800 / 380,000.
    Rounding,
    /// The same in another unit: 20 feet / 6 m.
    Conversion,
    /// One leaves out the unit: tens of millions / tens of millions of dollars.
    UnitMissing,
    /// One name, spelt two ways.
    Spelling,
    /// Their difference may be the teller's own: 18 counterparts / 19 countries.
    InclusiveCount,
    /// A figure that changed with the date of publication.
    Update,
    /// "yesterday" in a passage that a later article took over unchanged.
    InheritedDate,
    /// The same, said by different sources.
    Attribution,
    /// They cannot both hold.
    Contradiction,
}

/// One step of how a fact came about, for who asks why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was decided, in words.
    pub text: String,
    /// The mentions it speaks of.
    pub mentions: Vec<MentionIdx>,
}

/// A sentence and its counterparts in the other articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The article.
    pub article: ArticleIdx,
    /// The sentence.
    pub span: Span,
    /// The sentences that say the same; empty where only this article says it.
    pub counterparts: Vec<Counterpart>,
}

/// A sentence of another article that says the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counterpart {
    /// The other article.
    pub article: ArticleIdx,
    /// Its sentence.
    pub span: Span,
    /// How surely, in thousandths.
    pub score: u16,
}

/// A text that one or several articles derive from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The articles.
    pub articles: Vec<ArticleIdx>,
    /// What shows that they share it, in words; empty for an article on its own.
    pub signs: Vec<String>,
}
