//! A reading in, text out: JSON for programs, CSV for tables, Markdown, a page and a plain listing for people.
//!
//! The same reading gives the same bytes. Whatever an article holds, nothing in these texts is obeyed by a
//! terminal, a browser or a spreadsheet: control characters and bidirectional overrides are named, markup is
//! escaped. Returns strings and writes nothing.

mod csv;
mod html;
mod json;
mod markdown;
mod plain;
mod words;

pub use csv::csv;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use plain::{conflicts, plain};
