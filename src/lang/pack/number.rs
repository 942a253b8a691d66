//! `[number]`: number words.

use serde::Deserialize;

/// Number words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {}
