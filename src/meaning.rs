//! Search by meaning: a few words in any language in, the sentences that mean nearly the same out, the surest first.
//!
//! The sentences of a reading are encoded when the first search asks for them, and kept until another reading comes;
//! their vectors are also kept on disk, by what they say. Sentences in a language that the encoder does not know are
//! never found. What is found here is a proposal to look at, and takes no part in what the sheet says.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::search::{Hit, Request};
use crate::encoder::cache::Cache;
use crate::encoder::{Vector, encode, knows, similarity};
use crate::model::{ArticleIdx, Passage};

/// How near a sentence must be to what was typed. A few words are never as near to a sentence that holds them as
/// two sentences that say the same are to one another; what has nothing to do with them lies below.
const NEAR: f32 = 0.3;

/// How many sentences are proposed at most.
const MOST: usize = 12;

/// Finds sentences by their meaning.
#[derive(Debug, Default)]
pub struct Finder {
    cache: Option<PathBuf>,
    known: Mutex<Option<Known>>,
}

/// The sentences of a reading and their vectors.
#[derive(Debug)]
struct Known {
    passages: Arc<Vec<Passage>>,
    sentences: Vec<(Hit, Vector)>,
}

impl Finder {
    /// Returns a finder that keeps vectors in a folder, or nowhere.
    pub fn new(cache: Option<PathBuf>) -> Self {
        Self {
            cache,
            known: Mutex::default(),
        }
    }

    /// Returns the sentences that mean nearly what was typed.
    pub fn find(&self, request: &Request) -> Vec<Hit> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same = |known: &Known| Arc::ptr_eq(&known.passages, &request.passages);
        if !known.as_ref().is_some_and(is_same) {
            *known = Some(self.read(request));
        }
        let sentences = known.as_ref().map_or(&[][..], |known| &known.sentences);
        if sentences.is_empty() {
            return Vec::new();
        }
        let Some(query) = encode(&[request.query.as_str()]).pop() else {
            return Vec::new();
        };
        let mut found: Vec<(f32, Hit)> = sentences
            .iter()
            .map(|(hit, vector)| (similarity(&query, vector), *hit))
            .filter(|(near, _)| NEAR <= *near)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().take(MOST).map(|(_, hit)| hit).collect()
    }

    fn read(&self, request: &Request) -> Known {
        let article = |idx: ArticleIdx| &request.articles[idx.0];
        let hits: Vec<Hit> = request
            .passages
            .iter()
            .filter(|passage| {
                let language = article(passage.article).language;
                language.is_some_and(|language| knows(language.code()))
            })
            .map(|passage| Hit {
                article: passage.article,
                span: passage.span,
            })
            .collect();
        let texts: Vec<&str> = hits
            .iter()
            .map(|hit| article(hit.article).words(hit.span))
            .collect();
        let vectors = Cache::open(self.cache.as_deref()).encode(&texts);
        Known {
            passages: Arc::clone(&request.passages),
            sentences: hits.into_iter().zip(vectors).collect(),
        }
    }
}

#[cfg(feature = "encoder")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Reading;
    use crate::scene::article;
    use crate::text::Span;

    /// Returns a reading whose lines are its sentences.
    fn reading(texts: &[(&str, &str)]) -> Reading {
        let mut reading = Reading::default();
        for (language, text) in texts {
            let article = article(language, language, text);
            let idx = ArticleIdx(reading.articles.len());
            for paragraph in &article.paragraphs {
                Arc::make_mut(&mut reading.passages).push(Passage {
                    article: idx,
                    span: paragraph.span,
                    counterparts: Vec::new(),
                });
            }
            Arc::make_mut(&mut reading.articles).push(article);
        }
        reading
    }

    fn find(reading: &Reading, query: &str) -> Vec<String> {
        let request = Request {
            number: 1,
            query: query.to_owned(),
            articles: Arc::clone(&reading.articles),
            passages: Arc::clone(&reading.passages),
        };
        let words = |hit: Hit| reading.article(hit.article).words(hit.span).to_owned();
        Finder::default()
            .find(&request)
            .into_iter()
            .map(words)
            .collect()
    }

    #[test]
    fn words_of_one_language_find_sentences_of_another() {
        let reading = reading(&[
            (
                "fr",
                "La police a arrêté trois hommes à Lyon.\nLe prix du blé a baissé de moitié depuis le printemps.",
            ),
            (
                "de",
                "Am Abend spielte das Orchester zwei Sinfonien.\nDer Weizenpreis ist gesunken.",
            ),
        ]);
        let arrests = find(&reading, "the police arrested suspects");
        assert_eq!(arrests, ["La police a arrêté trois hommes à Lyon."]);
        let prices = find(&reading, "the price of wheat fell");
        assert_eq!(prices.len(), 2, "{prices:?}");
        assert!(find(&reading, "rugby world cup final").is_empty());
    }

    #[test]
    fn a_language_that_the_encoder_does_not_know_is_left_out() {
        let reading = reading(&[("uk", "Поліція затримала трьох чоловіків.")]);
        assert!(find(&reading, "the police arrested three men").is_empty());
        assert!(find(&Reading::default(), "anything").is_empty());
    }

    #[test]
    fn a_sentence_is_a_span_of_its_article() {
        let reading = reading(&[("en", "Three men were arrested.")]);
        let request = Request {
            number: 1,
            query: "arrests".to_owned(),
            articles: Arc::clone(&reading.articles),
            passages: Arc::clone(&reading.passages),
        };
        let found = Finder::default().find(&request);
        let text = &reading.articles[0].text;
        assert_eq!(
            found[0].span,
            Span::new(text, 0..text.len()).expect("whole")
        );
    }
}
