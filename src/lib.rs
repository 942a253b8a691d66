//! Reads news articles about one event, in several languages, and sets side by side what they say.

pub mod text;

pub mod model;
