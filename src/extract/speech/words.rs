//! Small questions about the words around speech.

use super::Speech;
use crate::extract::name::Name;
use crate::lang::pack::{Flags, Lexicon};
use crate::segment::{Case, Document, TokenKind};

/// Returns what each token of a document can be.
pub(super) fn flags(document: &Document, lexicon: &Lexicon) -> Vec<Flags> {
    (0..document.tokens.len())
        .map(|token| match document.tokens[token].kind {
            TokenKind::Word => lexicon.flags(document.fold(token)),
            TokenKind::Digits | TokenKind::Sign => Flags::default(),
        })
        .collect()
}

impl Speech<'_> {
    /// Returns a token's words as written.
    pub(crate) fn words(&self, token: usize) -> &str {
        self.document.words(token)
    }

    /// Returns whether the token is a word.
    pub(crate) fn is_word(&self, token: usize) -> bool {
        self.document
            .tokens
            .get(token)
            .is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Returns how a token's letters are written.
    pub(super) fn case(&self, token: usize) -> Case {
        self.document
            .tokens
            .get(token)
            .map_or(Case::Lower, |t| t.case)
    }

    /// Returns whether the token is a comma between words, not one inside "20,000".
    pub(crate) fn is_comma(&self, token: usize) -> bool {
        let digits = |t: usize| {
            self.document
                .tokens
                .get(t)
                .is_some_and(|t| t.kind == TokenKind::Digits)
        };
        let inside = self.document.glued(token)
            && self.document.glued(token + 1)
            && digits(token.saturating_sub(1))
            && digits(token + 1);
        self.words(token) == "," && !inside
    }

    /// Returns whether the token is a hyphen inside a word: a dash has spaces around it.
    pub(super) fn is_hyphen(&self, token: usize) -> bool {
        self.words(token) == "-" && self.document.glued(token) && self.document.glued(token + 1)
    }

    /// Returns whether the word is an auxiliary and nothing else: "has", "is", "was".
    pub(super) fn is_finite(&self, token: usize) -> bool {
        let other = Flags::ARTICLE
            .and(Flags::LINK)
            .and(Flags::PARTICLE)
            .and(Flags::PLACE_PREPOSITION);
        self.flags(token).any(Flags::AUXILIARY) && !self.flags(token).any(other)
    }

    /// Returns what the token can be.
    pub(crate) fn flags(&self, token: usize) -> Flags {
        self.flags.get(token).copied().unwrap_or_default()
    }

    /// Returns the length of the phrase of saying at the token. With a capital it is a name or a noun.
    pub(crate) fn verb_at(&self, token: usize) -> Option<usize> {
        let here = self.document.tokens.get(token)?;
        // Of most words one bit says that they are none.
        let (len, ()) = self.lexicon.reporting.at(self.document, token)?;
        let verb = here.kind == TokenKind::Word
            && (here.case == Case::Lower || self.document.begins_sentence(token))
            && self.name_at(token).is_none();
        // "une demande", "a promising start": behind an article it is no verb. French "a" in "a dit" is no article.
        let noun = token.checked_sub(1).is_some_and(|t| {
            let flags = self.flags(t);
            flags.has(Flags::ARTICLE) && (1 < self.words(t).len() || !flags.has(Flags::AUXILIARY))
        });
        (verb && !noun).then_some(len)
    }

    /// Returns the length of the phrase at the token that has its source behind it.
    pub(crate) fn according_at(&self, token: usize) -> Option<usize> {
        if !self.flags(token).any(Flags::ACCORDING) {
            return None;
        }
        let (len, ()) = self.lexicon.according.at(self.document, token)?;
        Some(len)
    }

    /// Returns the length of the phrase at the token that has its source before it.
    pub(super) fn according_after_at(&self, token: usize) -> Option<usize> {
        if self.lexicon.according_after.is_empty() {
            return None;
        }
        let (len, ()) = self.lexicon.according_after.at(self.document, token)?;
        Some(len)
    }

    /// Returns whether the token stands between marks, or is one.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        let idx = self.stretches.partition_point(|s| s.outer.end <= token);
        self.stretches
            .get(idx)
            .is_some_and(|s| s.outer.contains(&token))
    }

    /// Returns the name that the token is part of.
    pub(crate) fn name_at(&self, token: usize) -> Option<&Name> {
        let idx = self.names.partition_point(|n| n.tokens.end <= token);
        self.names.get(idx).filter(|n| n.tokens.contains(&token))
    }

    /// Returns the first name that begins at the token or behind it, with its index.
    pub(crate) fn name_from(&self, token: usize) -> Option<(usize, &Name)> {
        let idx = self.names.partition_point(|n| n.tokens.start < token);
        self.names.get(idx).map(|name| (idx, name))
    }

    /// Returns the names that lie between two tokens, with their indices.
    pub(super) fn names_in(&self, from: usize, end: usize) -> impl Iterator<Item = (usize, &Name)> {
        let first = self.names.partition_point(|n| n.tokens.start < from);
        self.names
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, n)| n.tokens.end <= end)
    }

    /// Returns a name by its index.
    pub(super) fn name(&self, idx: usize) -> Option<&Name> {
        self.names.get(idx)
    }

    /// Returns whether the word is a role.
    pub(crate) fn is_role(&self, token: usize) -> bool {
        self.lexicon.role_at(self.document, token).is_some()
    }

    /// Returns whether the word is one for people, a body or a document: what can be a source without a name.
    pub(crate) fn is_source(&self, token: usize) -> bool {
        self.is_role(token)
            || self.lexicon.speakers.at(self.document, token).is_some()
            || self.lexicon.group_at(self.document, token).is_some()
            || self.is_document(token)
            || self.is_man_or_woman(token)
    }

    /// Returns whether the word is a noun for a man or a woman: "mother".
    fn is_man_or_woman(&self, token: usize) -> bool {
        let flags = self.flags(token);
        let other = Flags::PERSON_PRONOUN
            .and(Flags::OTHER_PRONOUN)
            .and(Flags::TITLE);
        flags.any(Flags::MASCULINE.and(Flags::FEMININE)) && !flags.any(other)
    }

    /// Returns whether the word is one for a document: "statement".
    pub(super) fn is_document(&self, token: usize) -> bool {
        self.lexicon.documents.at(self.document, token).is_some()
    }

    /// Returns whether the word is a weekday or the like, as between verb and subject in "a déclaré jeudi X".
    pub(crate) fn is_day(&self, token: usize) -> bool {
        self.lexicon.not_names.at(self.document, token).is_some() && !self.is_document(token)
    }

    /// Returns whether the token is a full stop inside a name or behind a title: "J. Smith", "Mr. Smith".
    pub(super) fn is_inner_stop(&self, token: usize) -> bool {
        let title = |t: usize| self.flags(t).any(Flags::TITLE);
        self.words(token) == "."
            && (self.name_at(token).is_some() || token.checked_sub(1).is_some_and(title))
    }

    /// Returns whether the token ends what may hold a subject and its verb.
    pub(crate) fn breaks(&self, token: usize) -> bool {
        matches!(self.words(token), ";" | ":" | "." | "!" | "?") && !self.is_inner_stop(token)
    }
}
