//! Reads news articles about one event, in several languages, and sets side by side what they say.
//!
//! Data flows one way: [`lang`] says which language an article is in, [`segment`] cuts it up.

pub mod text;

pub mod knowledge;

pub mod model;

pub mod ingest;

pub mod lang;

pub mod segment;

pub mod extract;

pub mod consolidate;

#[cfg(test)]
pub mod fixture;

pub mod export;

pub mod pipeline;
