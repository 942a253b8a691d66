//! Sets side by side what the articles say.

use crate::model::{Article, Mention, Reading};

/// Returns the reading of a set of articles with their mentions.
pub fn consolidate(articles: Vec<Article>, mentions: Vec<Mention>) -> Reading {
    Reading {
        articles,
        mentions,
        ..Reading::default()
    }
}
