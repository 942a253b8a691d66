//! `[name_words]`: names, titles, roles.

use serde::Deserialize;

/// Names, titles, roles.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameWords {}
