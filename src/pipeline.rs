//! The stages in order; the one place that names them all.
//!
//! In: paths. Out: a [`Reading`] with everything that the views show, and the problems met on the way.
//! Articles are read and extracted side by side; the result does not depend on how many cores do it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::consolidate::{self, Encode, Masked};
use crate::encoder::cache::Cache;
use crate::encoder::{self, Vector};
use crate::extract::name::Vouchers;
use crate::extract::{Extract, Prepared};
use crate::ingest;
use crate::lang::{self, Pack};
use crate::model::{Article, ArticleIdx, Mention, Problem, Reading};
use crate::text::Span;

/// How sentences are paired across languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// By names, numbers and shared words: at once.
    Anchors,
    /// By what they mean as well: a millisecond or so for each sentence that is not in the cache, a folder that is
    /// made where it is missing and may be removed at any time.
    Encoder {
        /// The folder.
        cache: Option<&'a Path>,
    },
}

/// What was read out of each article by itself.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    articles: Vec<Article>,
    sentences: Vec<Vec<Span>>,
    mentions: Vec<Mention>,
    problems: Vec<Problem>,
}

/// Reads the articles that the paths lead to (`-` for standard input) and sets side by side what they say.
pub fn read(paths: &[PathBuf], meaning: Meaning) -> Reading {
    let (articles, problems) = ingest::ingest(paths);
    extract(articles, problems, &|_, _, _| ()).consolidate(meaning)
}

/// Does the same for articles that are at hand already.
pub fn read_articles(articles: Vec<Article>, meaning: Meaning) -> Reading {
    extract(articles, Vec::new(), &|_, _, _| ()).consolidate(meaning)
}

/// Is told how far the work is: what is being done, how much of it is done, how much there is.
pub type Tell<'t> = &'t (dyn Fn(&str, usize, usize) + Sync);

/// Reads what each article says; `problems` are those met on the way to the articles.
pub fn extract(articles: Vec<Article>, problems: Vec<Problem>, tell: Tell<'_>) -> Extracted {
    let n_read = AtomicUsize::new(0);
    let packs: Vec<&Pack> = articles.par_iter().map(pack).collect();
    let prepared: Vec<Prepared> = articles
        .par_iter()
        .zip(&packs)
        .map(|(article, pack)| Prepared::new(article, pack))
        .collect();
    let sightings = if 1 < articles.len() {
        prepared.par_iter().map(Prepared::sight).collect()
    } else {
        Vec::new()
    };
    let vouchers = Vouchers::new(sightings);
    let extracts: Vec<Extract> = prepared
        .par_iter()
        .enumerate()
        .map(|(idx, prepared)| {
            let extract = prepared.extract(ArticleIdx(idx), &vouchers);
            let n_read = n_read.fetch_add(1, Ordering::Relaxed) + 1;
            tell("articles read", n_read, articles.len());
            extract
        })
        .collect();
    let (mentions, sentences): (Vec<_>, Vec<_>) = extracts
        .into_iter()
        .map(|e| (e.mentions, e.sentences))
        .unzip();
    Extracted {
        articles,
        sentences,
        mentions: mentions.into_iter().flatten().collect(),
        problems,
    }
}

impl Extracted {
    /// Sets side by side what the articles say.
    pub fn consolidate(self, meaning: Meaning) -> Reading {
        self.consolidate_telling(meaning, &|_, _, _| ())
    }

    /// Does the same, and tells how many sentences are encoded.
    pub fn consolidate_telling(self, meaning: Meaning, tell: Tell<'_>) -> Reading {
        let folder = match meaning {
            Meaning::Anchors => None,
            Meaning::Encoder { cache } => Some(cache),
        };
        let tell = |done, total| tell("sentences encoded", done, total);
        let encode = |sentences: &[Masked]| encode(sentences, folder.flatten(), &tell);
        let mut reading = consolidate::consolidate(
            self.articles,
            &self.sentences,
            self.mentions,
            folder.is_some().then_some(&encode as Encode),
        );
        reading.problems.splice(0..0, self.problems);
        reading
    }
}

/// Encodes the sentences that are in a language that the encoder knows.
fn encode(
    sentences: &[Masked],
    cache: Option<&Path>,
    tell: &dyn Fn(usize, usize),
) -> Vec<Option<Vector>> {
    let is_known = |sentence: &&Masked| {
        let language = sentence.language.as_ref();
        language.is_some_and(|language| encoder::knows(language.code()))
    };
    let texts: Vec<&str> = sentences
        .iter()
        .filter(is_known)
        .map(|sentence| sentence.text.as_str())
        .collect();
    let mut vectors = Cache::open(cache).encode_telling(&texts, tell).into_iter();
    sentences
        .iter()
        .map(|sentence| is_known(&sentence).then(|| vectors.next()).flatten())
        .collect()
}

fn pack(article: &Article) -> &'static Pack {
    let code = article.language.as_ref();
    lang::pack(code.map_or(lang::UNDETERMINED, |language| language.code()))
}
