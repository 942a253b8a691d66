//! The multilingual sentence encoder: a sentence in, its meaning out, as 512 numbers that are near those of the same
//! meaning in another language.
//!
//! In: any text; sentences are what it was made for. Out: a [`Vector`] each, compared by [`similarity`]. The network
//! is the multilingual Universal Sentence Encoder; its weights are compiled in and read where they lie, so that a run
//! that does not call [`encode`] pays nothing. `docs/ENCODER.md` says how it works and what it costs.
//!
//! It promises that a text's vector depends on the text alone: not on the other texts of the call, their order or the
//! number of cores. Any string is accepted: what is longer than 2,000 characters is cut, and an empty text has a
//! vector too, which means nothing.
//!
//! It proposes and decides nothing. It does not mask numbers, dates or names, which weigh much in a vector: whoever
//! looks for counterparts does that first. It does not know which language a text is in: ask [`knows`] before.
//!
//! Without the feature `encoder` the weights are left out: no language is known, and every vector is the empty one.

pub mod cache;

#[cfg(feature = "encoder")]
mod network;
#[cfg(feature = "encoder")]
mod table;
#[cfg(all(test, feature = "encoder"))]
mod tests;
#[cfg(feature = "encoder")]
mod tokens;
mod vector;
#[cfg(feature = "encoder")]
mod weights;

#[cfg(feature = "encoder")]
use rayon::prelude::*;

pub use vector::{Vector, similarity};

/// The languages that the network was trained on, by ISO 639-1 code.
const LANGUAGES: [&str; 15] = [
    "ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh",
];

/// Whether vectors of this language mean something; any subtag after the language is ignored, as in `zh-TW`.
pub fn knows(language: &str) -> bool {
    let language = language.split(['-', '_']).next().unwrap_or_default();
    cfg!(feature = "encoder") && LANGUAGES.contains(&language)
}

/// Returns a vector for each text, in their order.
///
/// Runs on all threads of the current rayon pool. Many texts in one call are several times as quick as one by one.
#[cfg(feature = "encoder")]
pub fn encode(texts: &[&str]) -> Vec<Vector> {
    let sentences: Vec<Vec<u32>> = texts.par_iter().map(|text| tokens::tokens(text)).collect();
    network::run(&sentences)
}

/// Returns an empty vector for each text.
#[cfg(not(feature = "encoder"))]
pub fn encode(texts: &[&str]) -> Vec<Vector> {
    vec![Vector::default(); texts.len()]
}
