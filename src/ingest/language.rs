//! The language of an article, and of those of its paragraphs that are in another.

use crate::lang::{identify, mixed};
use crate::model::{Language, Paragraph, ParagraphKind};

/// Returns the language of the text; what the name of the file says (`report.fr.txt`) and what the page says of
/// itself only where the text does not tell, since templates say "en" of everything.
pub(super) fn of(
    text: &str,
    paragraphs: &[Paragraph],
    named: Option<Language>,
    stated: Option<Language>,
) -> Option<Language> {
    let read = paragraphs.iter().filter(|paragraph| is_read(paragraph));
    let body: Vec<&str> = read.map(|paragraph| paragraph.span.of(text)).collect();
    identify::identify(&body.join("\n"), named).or(stated)
}

/// Marks the paragraphs that are clearly in another language than the text.
pub(super) fn mark_others(text: &str, paragraphs: &mut [Paragraph], own: Language) {
    let mut read: Vec<&mut Paragraph> = paragraphs
        .iter_mut()
        .filter(|paragraph| is_read(paragraph))
        .collect();
    let words: Vec<&str> = read
        .iter()
        .map(|paragraph| paragraph.span.of(text))
        .collect();
    let found = mixed::others(&words, own);
    for (paragraph, language) in read.iter_mut().zip(found) {
        paragraph.language = language;
    }
}

fn is_read(paragraph: &Paragraph) -> bool {
    paragraph.kind != ParagraphKind::Furniture
}
