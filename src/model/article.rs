//! An article, what is known about it, and what could not be read.

use std::fmt;
use std::path::PathBuf;

use serde::{Serialize, Serializer};

use crate::model::Edtf;
use crate::text::Span;

/// An article's place in [`Reading::articles`](crate::model::Reading).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ArticleIdx(pub usize);

/// One text with what is known about it.
#[derive(Clone, Debug)]
pub struct Article {
    /// Unique name, made from the file's name; the same for the same input.
    pub id: String,
    /// Where it was read from; `-` for standard input.
    pub path: PathBuf,
    /// The text as displayed. For a plain UTF-8 file, the file's bytes to the letter.
    pub text: String,
    /// The paragraphs of the text in order, furniture included; what lies between them is blank.
    pub paragraphs: Vec<Paragraph>,
    /// The headline, where one stands in the text or in the page's own metadata.
    pub title: Option<String>,
    /// The publisher, where stated.
    pub outlet: Option<String>,
    /// The language of the body; `None` where it is unknown.
    pub language: Option<Language>,
    /// The date of publication, to the precision that is known.
    pub published: Option<Edtf>,
    /// How `published` is known.
    pub published_basis: Basis,
}

impl Article {
    /// Returns the words of a span of this article.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

/// A block of text between line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands; white space around it is outside.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// Its language, where that is clearly another than the article's.
    pub language: Option<Language>,
}

/// What a paragraph is, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Text of the article, read for facts.
    Body,
    /// A headline or a heading inside the text; read for facts, with care for its capitals.
    Heading,
    /// Page furniture (menus, sharing links, comment forms) or a machine's head line: shown dimmed, not read.
    Furniture,
}

/// How a date of publication is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// It stands in the text or its metadata.
    Stated,
    /// It follows from dates in this or in the other articles.
    Inferred,
    /// It is not known.
    #[default]
    Unknown,
}

/// An ISO 639-1 code, such as `fr`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 2]);

impl Language {
    /// Returns the language of a two-letter lower-case code; `None` for anything else.
    pub fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Some(Self([*a, *b])),
            _ => None,
        }
    }

    /// Returns the code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Something that could not be read, to be shown and never to be hidden.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Where: a path, or an article's id.
    pub place: String,
    /// What is wrong and what to do, in one line without a full stop.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_two_letter_code() {
        assert_eq!(
            Language::new("fr").map(|l| l.to_string()).as_deref(),
            Some("fr")
        );
        assert!(Language::new("fra").is_none());
        assert!(Language::new("FR").is_none());
    }
}
