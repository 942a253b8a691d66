//! What tests build articles and sheets from: marked text and small articles in one string.

use std::path::PathBuf;

use crate::model::{Article, Basis, Language, Paragraph, ParagraphKind};
use crate::text::Span;

/// Returns an article of body paragraphs, one for each block between empty lines.
pub fn article(language: &str, text: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for block in text.split("\n\n") {
        let from = at + (block.len() - block.trim_start().len());
        let to = at + block.trim_end().len();
        if from < to
            && let Some(span) = Span::new(text, from..to)
        {
            paragraphs.push(Paragraph {
                span,
                kind: ParagraphKind::Body,
            });
        }
        at += block.len() + 2;
    }
    Article {
        id: format!("test.{language}"),
        path: PathBuf::from(format!("test.{language}.txt")),
        text: text.to_owned(),
        paragraphs,
        title: None,
        outlet: None,
        language: Language::new(language),
        published: None,
        published_basis: Basis::Unknown,
    }
}
