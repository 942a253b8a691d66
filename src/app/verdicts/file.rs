//! The file where verdicts are kept, as text: what stands in it, and how what it speaks of is found again.
//!
//! In goes a record and a reading, out comes the fact that the record is about, if the reading has it. A record
//! names words: in an article with the same text (by its hash) the words at the same place; in another version
//! of the article (by its name) the same words of the same kind. Nothing here touches the disk.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::app::index::Index;
use crate::app::verdicts::{Judgement, Verdict};
use crate::model::{ArticleIdx, FactIdx, MentionIdx, Reading};

/// What the file says it is.
const SCHEMA: &str = "crossread-verdicts/1";

/// How many words of a fact are kept to find it again by.
const WORDS_KEPT: usize = 40;

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct File {
    pub(super) schema: String,
    pub(super) verdicts: Vec<Record>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) edits: Vec<Edit>,
}

impl Default for File {
    fn default() -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            verdicts: Vec::new(),
            edits: Vec::new(),
        }
    }
}

/// A verdict in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    #[serde(flatten)]
    pub(super) about: About,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    judgement: Option<Judgement>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

/// A change that the reader made to the facts themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "lowercase")]
pub(super) enum Edit {
    /// Two facts are one.
    Merge { fact: About, with: About },
    /// What some words state is a fact of its own.
    Split { fact: About, words: Words },
}

/// What a record is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct About {
    fact: String,
    label: String,
    kind: String,
    words: Vec<Words>,
}

/// Words that a record is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    article: String,
    hash: String,
    /// Where they stand in an article with that hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    text: String,
}

impl File {
    /// Reads the text of a file.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let file: Self =
            serde_json::from_str(text).map_err(|error| format!("verdicts: {error}"))?;
        if file.schema == SCHEMA {
            Ok(file)
        } else {
            Err(format!(
                "verdicts: the file is of schema {:?}, not {SCHEMA}",
                file.schema
            ))
        }
    }

    /// Returns the text of the file.
    pub(super) fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

impl Record {
    pub(super) fn new(about: About, verdict: &Verdict) -> Self {
        Self {
            about,
            judgement: verdict.judgement,
            note: verdict.note.clone(),
        }
    }

    pub(super) fn verdict(&self) -> Verdict {
        Verdict {
            judgement: self.judgement,
            note: self.note.clone(),
        }
    }
}

impl About {
    pub(super) fn new(reading: &Reading, index: &Index, idx: FactIdx) -> Self {
        let fact = reading.fact(idx);
        Self {
            fact: fact.id.clone(),
            label: fact.label.clone(),
            kind: fact.kind.name().to_owned(),
            words: fact
                .mentions()
                .take(WORDS_KEPT)
                .map(|mention| Words::new(reading, index, mention))
                .collect(),
        }
    }
}

impl Words {
    pub(super) fn new(reading: &Reading, index: &Index, idx: MentionIdx) -> Self {
        let mention = reading.mention(idx);
        Self {
            article: reading.article(mention.article).id.clone(),
            hash: index.hash_of(mention.article).to_owned(),
            start: Some(mention.span.start()),
            text: reading.words(idx).to_owned(),
        }
    }
}

/// The articles of a reading by what a record calls them.
pub(super) struct Articles {
    by_hash: BTreeMap<String, ArticleIdx>,
    by_id: BTreeMap<String, ArticleIdx>,
}

impl Articles {
    pub(super) fn new(reading: &Reading, index: &Index) -> Self {
        let articles = || (0..reading.articles.len()).map(ArticleIdx);
        Self {
            by_hash: articles()
                .map(|idx| (index.hash_of(idx).to_owned(), idx))
                .collect(),
            by_id: articles()
                .map(|idx| (reading.article(idx).id.clone(), idx))
                .collect(),
        }
    }
}

/// Where to look for what a record is about.
pub(super) struct Places<'r> {
    reading: &'r Reading,
    index: &'r Index,
    articles: &'r Articles,
}

impl<'r> Places<'r> {
    pub(super) fn new(reading: &'r Reading, index: &'r Index, articles: &'r Articles) -> Self {
        Self {
            reading,
            index,
            articles,
        }
    }

    /// Returns the fact that most of the words of a record belong to. Its name alone counts for as much as one of
    /// its words, so that it decides where the words speak for two facts alike.
    pub(super) fn fact(&self, about: &About) -> Option<FactIdx> {
        let mut votes: BTreeMap<FactIdx, usize> = BTreeMap::new();
        for words in &about.words {
            for mention in self.mentions(words, &about.kind) {
                for &fact in self.index.facts_of(mention) {
                    *votes.entry(fact).or_default() += 1;
                }
            }
        }
        if votes.is_empty() {
            return None;
        }
        for (&fact, n) in &mut votes {
            *n += usize::from(self.reading.fact(fact).id == about.fact);
        }
        let most = votes.values().max().copied()?;
        votes
            .into_iter()
            .find(|(_, n)| *n == most)
            .map(|(fact, _)| fact)
    }

    /// Returns the mention of a fact that a record's words are.
    pub(super) fn mention(
        &self,
        about: &About,
        words: &Words,
        fact: FactIdx,
    ) -> Option<MentionIdx> {
        self.mentions(words, &about.kind)
            .into_iter()
            .find(|&mention| self.index.facts_of(mention).contains(&fact))
    }

    fn mentions(&self, words: &Words, kind: &str) -> Vec<MentionIdx> {
        let same_text = self.articles.by_hash.get(&words.hash);
        let Some(&article) = same_text.or_else(|| self.articles.by_id.get(&words.article)) else {
            return Vec::new();
        };
        let start = words.start.filter(|_| same_text.is_some());
        self.index
            .mentions_in(article)
            .map(MentionIdx)
            .filter(|&idx| {
                let mention = self.reading.mention(idx);
                mention.kind().name() == kind
                    && start.is_none_or(|start| mention.span.start() == start)
                    && self.reading.words(idx) == words.text
            })
            .collect()
    }
}
