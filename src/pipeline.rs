//! The stages in order; the one place that names them all.
//!
//! In: paths. Out: a [`Reading`] with everything that the views show, and the problems met on the way.
//! Articles are read and extracted side by side; the result does not depend on how many cores do it.

use std::path::PathBuf;

use rayon::prelude::*;

use crate::consolidate;
use crate::extract::{self, Extract};
use crate::ingest;
use crate::lang;
use crate::model::{Article, ArticleIdx, Problem, Reading};

/// Reads the articles that the paths lead to (`-` for standard input) and sets side by side what they say.
pub fn read(paths: &[PathBuf]) -> Reading {
    let (articles, problems) = ingest::ingest(paths);
    read_ingested(articles, problems)
}

/// Does the same for what was ingested already.
pub fn read_ingested(articles: Vec<Article>, problems: Vec<Problem>) -> Reading {
    let mut reading = read_articles(articles);
    reading.problems.splice(0..0, problems);
    reading
}

/// Does the same for articles that are at hand already.
pub fn read_articles(articles: Vec<Article>) -> Reading {
    let extracts: Vec<Extract> = articles
        .par_iter()
        .enumerate()
        .map(|(idx, article)| {
            let code = article
                .language
                .as_ref()
                .map_or(lang::UNDETERMINED, |l| l.code());
            extract::extract(ArticleIdx(idx), article, lang::pack(code))
        })
        .collect();
    let (mentions, sentences): (Vec<_>, Vec<_>) = extracts
        .into_iter()
        .map(|e| (e.mentions, e.sentences))
        .unzip();
    consolidate::consolidate(
        articles,
        &sentences,
        mentions.into_iter().flatten().collect(),
        None,
    )
}
