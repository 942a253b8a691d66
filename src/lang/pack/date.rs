//! `[date]`: dates and times.

use serde::Deserialize;

/// Dates and times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateWords {}
