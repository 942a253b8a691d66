//! Direct speech and its speakers.

use super::{Context, Draft};

/// Returns the drafts of this rule.
pub fn quotes(_context: &Context) -> Vec<Draft> {
    Vec::new()
}
