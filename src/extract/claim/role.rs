//! The part that a mention plays in the event of its clause.

use super::clause::Clause;
use crate::lang::pack::claim::Compiled;
use crate::lang::phrases::Phrases;
use crate::model::{Kind, Role};
use crate::segment::{Document, TokenKind};

/// Returns the part a mention plays, from the preposition before it, an article between them skipped.
pub(super) fn role(
    document: &Document,
    words: &Compiled,
    clause: &Clause,
    first: usize,
    kind: Kind,
) -> Option<Role> {
    clause.event.as_ref()?;
    let before = |set: &Phrases<()>| {
        (clause.tokens.start.max(first.saturating_sub(5))..first).any(|i| {
            set.at(document, i)
                .is_some_and(|(len, ())| first - i <= len + 1 && i + len <= first)
        })
    };
    match kind {
        Kind::Date | Kind::Time => Some(Role::Time),
        Kind::Place if before(&words.locatives) => Some(Role::Place),
        Kind::Place | Kind::Organization | Kind::Person => {
            if before(&words.companions) {
                Some(Role::Companion)
            } else if before(&words.agents) {
                Some(Role::Agent)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// Returns whether two mentions are neighbours in a list: "Sweden, Norway and Denmark".
pub(super) fn is_joined(document: &Document, words: &Compiled, end: usize, first: usize) -> bool {
    end < first
        && first - end <= 3
        && (end..first)
            .any(|i| document.words(i) == "," || words.conjunctions.at(document, i).is_some())
        && (end..first).all(|i| {
            document.tokens[i].kind == TokenKind::Sign
                || words.conjunctions.at(document, i).is_some()
                || words.locatives.at(document, i).is_some()
        })
}
