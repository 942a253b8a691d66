//! Places, organisations, persons.

use super::{Context, Draft};

/// Returns the drafts of this rule.
pub fn names(_context: &Context) -> Vec<Draft> {
    Vec::new()
}
