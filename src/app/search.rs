//! Search that reads as people do: accents, case, kinds of white space and of quote marks make no difference.
//!
//! In go the articles and what was typed; out come spans of the texts as they are written. "etats unis" finds
//! "États-Unis" across a line break. Characters that cannot be seen are passed over, so that a word with a
//! zero-width space inside is found as well.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::app::{App, Effect};
use crate::model::{Article, ArticleIdx, Passage};
use crate::text::Span;

/// A search and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What was typed.
    pub query: String,
    /// What was found: first the words, by article and span, then what means the same, the surest first.
    pub hits: Vec<Hit>,
    /// Which hit is shown.
    pub at: Option<usize>,
    /// Whether an answer is still awaited.
    pub is_open: bool,
    number: usize,
    /// How many hits are words.
    n_words: usize,
    /// The hits by article, then by span.
    by_place: Vec<Hit>,
}

/// A place that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The article.
    pub article: ArticleIdx,
    /// The words.
    pub span: Span,
}

/// A search that somebody is asked to do.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its number: an answer to an earlier one comes too late.
    pub number: usize,
    /// What was typed.
    pub query: String,
    /// Where to look.
    pub articles: Arc<Vec<Article>>,
    /// The sentences there.
    pub passages: Arc<Vec<Passage>>,
}

impl PartialEq for Request {
    fn eq(&self, other: &Self) -> bool {
        (self.number, &self.query) == (other.number, &other.query)
    }
}

impl Eq for Request {}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The number of the request.
    pub number: usize,
    /// The places: of words by article and span, of meaning the surest first.
    pub hits: Vec<Hit>,
    /// Whether they were found by meaning.
    pub by_meaning: bool,
    /// Whether there is nothing to come.
    pub is_last: bool,
}

impl Request {
    /// Looks for the words in every article; the last answer, unless somebody looks for the meaning as well.
    pub fn words(&self) -> Found {
        let needle = Needle::new(&self.query);
        let articles = self.articles.iter().enumerate();
        let hits = articles.flat_map(|(idx, article)| {
            let spans = needle.find(&article.text).into_iter();
            spans.map(move |span| Hit {
                article: ArticleIdx(idx),
                span,
            })
        });
        Found {
            number: self.number,
            hits: hits.collect(),
            by_meaning: false,
            is_last: true,
        }
    }
}

impl Search {
    /// Returns the hits inside one article.
    pub fn hits_in(&self, article: ArticleIdx) -> &[Hit] {
        let from = self.by_place.partition_point(|hit| hit.article < article);
        let to = self.by_place.partition_point(|hit| hit.article <= article);
        &self.by_place[from..to]
    }

    /// Returns whether the hit that is shown was found by its meaning.
    pub fn is_by_meaning(&self) -> bool {
        self.at.is_some_and(|at| self.n_words <= at)
    }

    /// Takes an answer. What means the same as words that were found is not listed twice.
    fn take(&mut self, found: Found) {
        if found.by_meaning {
            let words = &self.by_place;
            let is_known = |hit: &Hit| {
                let same =
                    |other: &Hit| other.article == hit.article && hit.span.overlaps(other.span);
                words.iter().any(same)
            };
            let new: Vec<Hit> = found
                .hits
                .into_iter()
                .filter(|hit| !is_known(hit))
                .collect();
            self.hits.extend(new);
        } else {
            self.n_words = found.hits.len();
            self.hits = found.hits;
        }
        self.is_open = !found.is_last;
        self.by_place.clone_from(&self.hits);
        self.by_place.sort_unstable();
    }

    /// Moves to the first hit at or after a place, around the end where there is none, and returns it.
    pub fn seek(&mut self, article: ArticleIdx, byte: usize) -> Option<Hit> {
        let before = |hit: &Hit| (hit.article, hit.span.start()) < (article, byte);
        let words = &self.hits[..self.n_words];
        let next = words.partition_point(before);
        self.at = (!self.hits.is_empty()).then(|| next % self.n_words.max(1));
        self.current()
    }

    /// Moves `n` hits on, or back where `n` is negative, around the ends, and returns the hit.
    pub fn step(&mut self, n: isize) -> Option<Hit> {
        let len = isize::try_from(self.hits.len())
            .ok()
            .filter(|len| 0 < *len)?;
        let at = isize::try_from(self.at.unwrap_or(0)).unwrap_or(0);
        self.at = usize::try_from((at + n).rem_euclid(len)).ok();
        self.current()
    }

    /// Returns the hit that is shown.
    pub fn current(&self) -> Option<Hit> {
        self.hits.get(self.at?).copied()
    }
}

impl App {
    /// Asks for a search of all the articles.
    pub(crate) fn start_search(&mut self, query: &str) -> Option<Effect> {
        if query.is_empty() {
            self.search = None;
            return None;
        }
        self.n_searches += 1;
        self.search = Some(Search {
            query: query.to_owned(),
            is_open: true,
            number: self.n_searches,
            ..Search::default()
        });
        Some(Effect::Search(Request {
            number: self.n_searches,
            query: query.to_owned(),
            articles: Arc::clone(&self.reading.articles),
            passages: Arc::clone(&self.reading.passages),
        }))
    }

    /// Takes what a search found; goes to the first hit from here on, unless one is shown already.
    pub(crate) fn take_hits(&mut self, found: Found) {
        let Some(search) = self.search.as_mut().filter(|s| s.number == found.number) else {
            return;
        };
        search.take(found);
        if search.at.is_some() {
            return;
        }
        let from = self.viewport.bytes(&self.reading).start;
        let hit = search.seek(self.viewport.article(), from);
        let (query, is_open) = (search.query.clone(), search.is_open);
        match hit {
            Some(hit) => self.go_to(hit.article, hit.span),
            None if is_open => {}
            None => self.say_of("“{}” stands in none of the articles", &[&query]),
        }
    }
}

/// What is looked for, folded.
#[derive(Clone, Debug)]
pub struct Needle(String);

impl Needle {
    /// Folds what was typed.
    pub fn new(query: &str) -> Self {
        Self(fold(query).0.trim().to_owned())
    }

    /// Returns where it stands in a text, in order, without overlaps; nowhere when it is empty.
    pub fn find(&self, text: &str) -> Vec<Span> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let (folded, origins) = fold(text);
        folded
            .match_indices(&self.0)
            .filter_map(|(at, found)| {
                let start = *origins.get(at)?;
                let last = *origins.get(at + found.len() - 1)?;
                let end = last + text.get(last..)?.chars().next()?.len_utf8();
                Span::new(text, start..end_of_marks(text, end))
            })
            .collect()
    }

    /// Returns whether it stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        fold(text).0.contains(&self.0)
    }
}

/// Moves an end past combining marks, so that a span never ends between a letter and its accent.
fn end_of_marks(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let marks = rest.chars().take_while(|c| is_combining_mark(*c));
    end + marks.map(char::len_utf8).sum::<usize>()
}

/// Returns a text as search sees it, and for each of its bytes where the character that it came from begins.
fn fold(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_char(c, &mut folded);
        }
        origins.resize(folded.len(), at);
    }
    (folded, origins)
}

fn fold_char(c: char, folded: &mut String) {
    match c {
        // A hyphen and a space are the same to who types from memory: "États Unis".
        _ if c.is_whitespace() || is_dash(c) => {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        '’' | '‘' | 'ʼ' | '´' | '`' => folded.push('\''),
        '“' | '”' | '„' | '«' | '»' => folded.push('"'),
        'ß' => folded.push_str("ss"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' => folded.push('d'),
        _ if is_unseen(c) => {}
        _ => folded.extend(
            std::iter::once(c)
                .nfkd()
                .filter(|part| !is_combining_mark(*part))
                .flat_map(char::to_lowercase)
                .filter(|part| !is_combining_mark(*part)),
        ),
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, query: &str, expected: &[&str]) {
        let found: Vec<_> = Needle::new(query)
            .find(text)
            .into_iter()
            .map(|s| s.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn accents_case_and_white_space_make_no_difference() {
        check(
            "Aux États-Unis et aux etats\nunis",
            "etats unis",
            &["États-Unis", "etats\nunis"],
        );
        check("25\u{202f}000 euros", "25 000", &["25\u{202f}000"]);
        check("un cœur, l’été", "COEUR, l'ete", &["cœur, l’été"]);
    }

    #[test]
    fn a_decomposed_letter_is_found_whole() {
        check("e\u{301}te\u{301}.", "ete", &["e\u{301}te\u{301}"]);
    }

    #[test]
    fn what_cannot_be_seen_hides_nothing() {
        check("Euro\u{200b}pol", "europol", &["Euro\u{200b}pol"]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        check("a b", " ", &[]);
        check("a b", "c", &[]);
    }

    #[test]
    fn what_means_the_same_comes_after_the_words_and_is_listed_once() {
        let mut app = App::with(crate::scene::storm());
        crate::scene::press(&mut app, "", (120, 40));
        let Some(Effect::Search(request)) = app.start_search("Brest") else {
            panic!("a search is asked for");
        };
        let words = Found {
            is_last: false,
            ..request.words()
        };
        let n_words = words.hits.len();
        let first = words.hits[0];
        let other = Hit {
            article: ArticleIdx(1),
            span: Span::new(&app.reading.articles[1].text, 0..8).expect("inside"),
        };
        app.take_hits(words);
        assert!(app.search.as_ref().is_some_and(|search| search.is_open));
        let meaning = Found {
            number: request.number,
            hits: vec![first, other],
            by_meaning: true,
            is_last: true,
        };
        app.take_hits(meaning.clone());
        let search = app.search.as_mut().expect("it is open");
        assert_eq!(search.hits.len(), n_words + 1);
        assert_eq!(search.current(), Some(first));
        assert_eq!(search.step(-1), Some(other));
        assert!(search.is_by_meaning() && !search.is_open);
        // An answer to an earlier search comes too late.
        let _ = app.start_search("Quimper");
        app.take_hits(meaning);
        assert!(app.search.is_some_and(|search| search.hits.is_empty()));
    }

    #[test]
    fn a_search_that_only_the_meaning_answers_goes_there() {
        let mut app = App::with(crate::scene::storm());
        crate::scene::press(&mut app, "", (120, 40));
        let Some(Effect::Search(request)) = app.start_search("casualties") else {
            panic!("a search is asked for");
        };
        app.take_hits(Found {
            is_last: false,
            ..request.words()
        });
        assert!(app.notice.is_none());
        let span = app.reading.mentions[1].span;
        app.take_hits(Found {
            number: request.number,
            hits: vec![Hit {
                article: ArticleIdx(0),
                span,
            }],
            by_meaning: true,
            is_last: true,
        });
        assert!(app.search.is_some_and(|search| search.is_by_meaning()));
    }

    #[test]
    fn a_search_goes_on_where_the_same_texts_are_read_better() {
        let mut app = App::with(crate::scene::storm());
        crate::scene::press(&mut app, "/ brest Enter n", (120, 40));
        let at = app.search.as_ref().and_then(|search| search.at);
        let better = crate::app::Msg::Reading(Box::new(crate::scene::storm().into()));
        let _ = crate::app::update(&mut app, better);
        assert!(at.is_some());
        assert_eq!(app.search.as_ref().and_then(|search| search.at), at);
        let mut other = crate::scene::storm();
        Arc::make_mut(&mut other.articles)[0].text.push('!');
        let other = crate::app::Msg::Reading(Box::new(other.into()));
        let _ = crate::app::update(&mut app, other);
        assert_eq!(app.search, None);
    }

    proptest! {
        #![proptest_config(crate::fixture::draws(256))]

        #[test]
        fn every_text_is_searched_without_a_fault(text in any::<String>(), query in "\\PC{0,4}") {
            for span in Needle::new(&query).find(&text) {
                prop_assert!(!span.of(&text).is_empty());
            }
        }
    }
}
