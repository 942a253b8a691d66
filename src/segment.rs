//! Cuts an article's text into sentences and tokens, as spans.
//!
//! In: the paragraphs of an article and the pack of its language. Out: a [`Document`]. Put together with the
//! white space between them, the tokens are the paragraphs again; nothing is changed, only pointed at.
//! Furniture is not cut: nothing is read from it. It knows how words are joined and sentences end, not what
//! anything means.

mod sentence;
mod token;

use std::ops::Range;

use crate::lang::Pack;
use crate::model::{Article, Language, ParagraphKind};
use crate::text::Span;

pub(crate) use token::head;
pub use token::{Case, Space, Token, TokenKind};

/// An article cut up.
#[derive(Debug)]
pub struct Document<'a> {
    /// The text that the spans point into.
    pub text: &'a str,
    /// Words, digits and signs, in order.
    pub tokens: Vec<Token>,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    folded: String,
}

/// A sentence: its tokens and its span without the white space around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token to the last.
    pub span: Span,
    /// The tokens, by index.
    pub tokens: Range<usize>,
    /// The paragraph, by index in the article.
    pub paragraph: usize,
    /// Whether it stands in a heading, where capitals tell less.
    pub heading: bool,
}

/// Cuts those of an article's paragraphs that are in its language, furniture left out, into sentences and tokens.
pub fn segment<'a>(article: &'a Article, pack: &Pack) -> Document<'a> {
    segment_in(article, None, pack)
}

/// Does the same for those that are in another language than the article; the article's own is none.
pub fn segment_in<'a>(
    article: &'a Article,
    language: Option<Language>,
    pack: &Pack,
) -> Document<'a> {
    let mut document = Document {
        text: &article.text,
        tokens: Vec::with_capacity(article.text.len() / 5),
        sentences: Vec::new(),
        folded: String::with_capacity(article.text.len()),
    };
    for (idx, paragraph) in article.paragraphs.iter().enumerate() {
        if paragraph.kind == ParagraphKind::Furniture || paragraph.language != language {
            continue;
        }
        let first = document.tokens.len();
        document.push_tokens(paragraph.span, pack);
        let heading = paragraph.kind == ParagraphKind::Heading;
        let ends = sentence::ends(&document, first..document.tokens.len(), pack);
        let mut from = first;
        for end in ends {
            let span = document.span(from..end);
            document.sentences.push(Sentence {
                span,
                tokens: from..end,
                paragraph: idx,
                heading,
            });
            from = end;
        }
    }
    document
}

/// Returns whether a phrase is nothing but small letters with single spaces between and stars behind: cut at its
/// spaces it is then cut as text is. The greater part of every pack is such.
pub fn is_plain_phrase(phrase: &str) -> bool {
    !phrase.is_empty()
        && phrase.split(' ').all(|word| {
            let letters = word.strip_suffix('*').unwrap_or(word);
            !letters.is_empty()
                && letters
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || matches!(c, 'ß'..='ö' | 'ø'..='ÿ'))
        })
}

/// Cuts a phrase of a pack into folded tokens, just as the text is cut that it is to be found in.
pub fn phrase_tokens(phrase: &str, elisions: &[String]) -> Vec<String> {
    if is_plain_phrase(phrase) && !phrase.contains('*') {
        return phrase.split(' ').map(str::to_owned).collect();
    }
    cut_as_text(phrase, elisions)
}

fn cut_as_text(phrase: &str, elisions: &[String]) -> Vec<String> {
    let folded = |phrase: &str| -> Vec<String> {
        let mut document = Document::empty(phrase);
        token::push(&mut document, Span::whole(phrase), elisions, &[]);
        let tokens = 0..document.tokens.len();
        tokens.map(|i| document.fold(i).to_owned()).collect()
    };
    // An elided word at the end of a phrase ("à l’") is cut off as one only where a letter follows it.
    let ending = phrase.trim_end();
    if ending.ends_with(token::is_apostrophe) {
        let mut tokens = folded(&format!("{ending}a"));
        if tokens.pop_if(|last| last == "a").is_some() {
            return tokens;
        }
    }
    folded(phrase)
}

impl<'a> Document<'a> {
    fn empty(text: &'a str) -> Self {
        Self {
            text,
            tokens: Vec::new(),
            sentences: Vec::new(),
            folded: String::new(),
        }
    }

    fn push_tokens(&mut self, span: Span, pack: &Pack) {
        token::push(self, span, &pack.text.elisions, &pack.text.clitics);
    }

    /// Returns a token's words as written.
    #[inline]
    pub fn words(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// Returns a token in lower case with straight apostrophes, accents kept; empty beyond the last token.
    #[inline]
    pub fn fold(&self, token: usize) -> &str {
        self.tokens
            .get(token)
            .and_then(|t| self.folded.get(t.folded.0 as usize..t.folded.1 as usize))
            .unwrap_or("")
    }

    /// Returns the span from the first of these tokens to the last; the empty span for no tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// Returns whether the token is a sign; most are not, which is soon told.
    #[inline]
    pub fn is_sign(&self, token: usize) -> bool {
        self.tokens
            .get(token)
            .is_some_and(|t| t.kind == TokenKind::Sign)
    }

    /// Returns whether the token follows the one before it without white space.
    #[inline]
    pub fn glued(&self, token: usize) -> bool {
        0 < token
            && self
                .tokens
                .get(token)
                .is_some_and(|t| t.space == Space::None)
    }

    /// Returns the sentence that holds the token.
    pub fn sentence_of(&self, token: usize) -> Option<&Sentence> {
        let idx = self.sentences.partition_point(|s| s.tokens.end <= token);
        self.sentences
            .get(idx)
            .filter(|s| s.tokens.contains(&token))
    }

    /// Returns whether the token is the first word of its sentence, signs before it not counted.
    pub fn begins_sentence(&self, token: usize) -> bool {
        self.sentence_of(token).is_some_and(|s| {
            (s.tokens.start..token).all(|i| self.tokens[i].kind == TokenKind::Sign)
        })
    }
}

#[cfg(test)]
mod tests;
