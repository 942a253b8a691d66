//! The stages in order; the one place that names them all.
//!
//! In: paths. Out: a [`Reading`] with everything that the views show, and the problems met on the way.
//! Articles are read and extracted side by side; the result does not depend on how many cores do it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// Is told how far the work is: what is being done, how much of it is done, how much there is.
pub type Tell<'t> = &'t (dyn Fn(&str, usize, usize) + Sync);

/// Does the same for what was ingested already.
pub fn read_ingested(articles: Vec<Article>, problems: Vec<Problem>) -> Reading {
    read_telling(articles, problems, &|_, _, _| ())
}

/// Does the same and tells how far it is.
pub fn read_telling(articles: Vec<Article>, problems: Vec<Problem>, tell: Tell<'_>) -> Reading {
    let mut reading = stages(articles, tell);
    reading.problems.splice(0..0, problems);
    reading
}

/// Does the same for articles that are at hand already.
pub fn read_articles(articles: Vec<Article>) -> Reading {
    stages(articles, &|_, _, _| ())
}

fn stages(articles: Vec<Article>, tell: Tell<'_>) -> Reading {
    let n_read = AtomicUsize::new(0);
    let extracts: Vec<Extract> = articles
        .par_iter()
        .enumerate()
        .map(|(idx, article)| {
            let code = article
                .language
                .as_ref()
                .map_or(lang::UNDETERMINED, |l| l.code());
            let extract = extract::extract(ArticleIdx(idx), article, lang::pack(code));
            let n_read = n_read.fetch_add(1, Ordering::Relaxed) + 1;
            tell("articles read", n_read, articles.len());
            extract
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
