//! `[quantity]`: what is counted and measured.

use serde::Deserialize;

/// What is counted and measured.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuantityWords {}
