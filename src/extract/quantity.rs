//! Counts, money, percent, measures, ages, durations, scores.

use super::{Context, Draft};

/// Returns the drafts of this rule.
pub fn quantities(_context: &Context) -> Vec<Draft> {
    Vec::new()
}
