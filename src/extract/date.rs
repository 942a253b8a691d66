//! Dates and times of day.

use super::{Context, Draft};

/// Returns the drafts of this rule.
pub fn dates(_context: &Context) -> Vec<Draft> {
    Vec::new()
}
