//! `[claim]`: events, attribution, hedges.

use serde::Deserialize;

/// Events, attribution, hedges.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimWords {}
