//! Reads news articles about one event, in several languages, and sets side by side what they say.
//!
//! Data flows one way: [`ingest`] loads articles, [`lang`] says which language each is in and what must be known
//! about it, [`segment`] cuts it up, [`extract`] reads typed mentions out of it with the help of [`knowledge`],
//! [`consolidate`] sets side by side what the articles say. [`pipeline`] names these stages in order; [`export`]
//! writes what they found. [`app`] is the reader's state and what happens to it, [`ui`] draws it, [`render`] as one
//! frame without a terminal.

pub mod text;

pub mod glyph;

pub mod model;

pub mod knowledge;

pub mod encoder;

pub mod ingest;

pub mod lang;

pub mod segment;

pub mod extract;

pub mod consolidate;

pub mod pipeline;

pub mod export;

pub mod app;

pub mod ui;

pub mod render;

pub mod config;

pub mod terminal;
pub mod watch;

pub mod meaning;

#[cfg(test)]
pub mod fixture;

#[doc(hidden)]
pub mod scene;
