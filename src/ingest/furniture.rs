//! A short paragraph in, whether it is page furniture out: by its form, or by its whole wording.
//!
//! The phrases are data, in `furniture.toml`, and are compared with whole short paragraphs, never inside long
//! ones: what is cut here is not read for facts, and a missed sentence costs more than a menu that stays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::ingest::words::{self, fold};

/// Words that a paragraph has at most for its first words to make it furniture.
const OPENED_WORDS: usize = 12;

/// The same where the first words are a label with a colon.
const LABELLED_WORDS: usize = 8;

/// Words that a paragraph has at most for any of its words to make it furniture.
const HOLDING_WORDS: usize = 40;

/// Bytes of the longest paragraph that can be furniture; a quick way out for text.
const LONGEST: usize = 600;

/// Signs between the links of a way or a menu.
const SEPARATORS: [char; 9] = ['/', '>', '›', '»', '|', '→', '•', '·', '\\'];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    home: Vec<String>,
    byline: Vec<String>,
    languages: BTreeMap<String, Phrases>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    whole: Vec<String>,
    opens: Vec<String>,
    labels: Vec<String>,
    holds: Vec<String>,
}

struct Known {
    home: Vec<String>,
    byline: Vec<String>,
    whole: BTreeSet<String>,
    labels: BTreeSet<String>,
    opens: ByFirstWord,
    holds: ByFirstWord,
}

/// Phrases by their first word, so that a paragraph is compared with few.
#[derive(Default)]
struct ByFirstWord(BTreeMap<String, Vec<String>>);

impl ByFirstWord {
    fn insert(&mut self, phrase: &str) {
        let first = phrase.split(' ').next().unwrap_or_default();
        self.0
            .entry(first.to_owned())
            .or_default()
            .push(phrase.to_owned());
    }

    /// Returns whether one of the phrases stands at the start of the words.
    fn opens(&self, words: &str) -> bool {
        let first = words.split(' ').next().unwrap_or_default();
        let Some(phrases) = self.0.get(first) else {
            return false;
        };
        phrases.iter().any(|phrase| {
            words
                .strip_prefix(phrase.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    /// Returns whether one of the phrases stands anywhere in the words.
    fn stands_in(&self, words: &str) -> bool {
        let starts = words.match_indices(' ').map(|(at, _)| at + 1);
        std::iter::once(0)
            .chain(starts)
            .any(|at| self.opens(words.get(at..).unwrap_or_default()))
    }
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("furniture.toml")).unwrap_or_else(|error| {
        unreachable!("furniture.toml is read by a test: {error}");
    });
    let mut known = Known {
        home: table.home,
        byline: table.byline,
        whole: BTreeSet::new(),
        labels: BTreeSet::new(),
        opens: ByFirstWord::default(),
        holds: ByFirstWord::default(),
    };
    for phrases in table.languages.into_values() {
        known.whole.extend(phrases.whole);
        known.labels.extend(phrases.labels);
        phrases
            .opens
            .iter()
            .for_each(|phrase| known.opens.insert(phrase));
        phrases
            .holds
            .iter()
            .for_each(|phrase| known.holds.insert(phrase));
    }
    known
});

/// Returns whether a paragraph is furniture wherever it stands.
pub(super) fn is_furniture(block: &str) -> bool {
    block.len() <= LONGEST
        && (has_no_words(block)
            || is_address(block)
            || is_copyright(block)
            || is_menu(block)
            || is_phrase(block))
}

/// Returns whether a paragraph at the top of a page is the way to it: "Home / World / Bridge closed".
pub(super) fn is_breadcrumb(block: &str) -> bool {
    let Some(separator) = SEPARATORS.iter().find(|sign| block.contains(**sign)) else {
        return false;
    };
    let links: Vec<&str> = block
        .split(*separator)
        .map(str::trim)
        .filter(|link| !link.is_empty())
        .collect();
    let first = links
        .first()
        .map_or_else(String::new, |link| words::words(&fold(link)));
    let from_home = 2 <= links.len() && KNOWN.home.contains(&first);
    let arrows = matches!(separator, '>' | '›' | '»' | '→');
    let short = |link: &&str| words::count(link) <= 4;
    from_home || (arrows && 3 <= links.len() && links.iter().rev().skip(1).all(short))
}

/// Returns whether a paragraph at the top of a page names the writer and says nothing else: "By Jane Doe",
/// "Par Jean Dupont et Anne Martin".
pub(super) fn is_byline(block: &str) -> bool {
    let folded = words::words(&fold(block));
    let begins = |word: &String| {
        folded
            .strip_prefix(word.as_str())
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let Some(opening) = KNOWN.byline.iter().find(|word| begins(word)) else {
        return false;
    };
    let names = block.split_whitespace().skip(opening.split(' ').count());
    let mut n_capitals = 0;
    for word in names {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        match letters.next() {
            Some(first) if first.is_uppercase() => n_capitals += 1,
            // A particle or a conjunction: "van", "de", "and", "et".
            Some(_) if word.chars().count() <= 3 => {}
            None if word.chars().all(|c| c.is_ascii_punctuation()) => {}
            _ => return false,
        }
    }
    let n_words = words::count(block);
    (2..=8).contains(&n_words) && 0 < n_capitals && !block.ends_with(['.', '!', '?', '…'])
}

/// "* * *", "———", "👍".
fn has_no_words(block: &str) -> bool {
    !block.chars().any(char::is_alphanumeric)
}

/// A paragraph that is an address on the web or of mail, or several.
fn is_address(block: &str) -> bool {
    let mut words = block.split_whitespace().peekable();
    let address = |word: &str| {
        let word =
            word.trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '@' | '#'));
        let mail = word
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
        word.contains("://") || word.starts_with("www.") || mail
    };
    words.peek().is_some() && words.all(address)
}

/// "© 2020 The Courier", "Copyright 2020".
fn is_copyright(block: &str) -> bool {
    let signed = block.starts_with('©') || block.to_ascii_lowercase().starts_with("(c) ");
    signed && words::count(block) <= HOLDING_WORDS
}

/// "World | Politics | Business | Sport": many short links in a row.
fn is_menu(block: &str) -> bool {
    let links: Vec<&str> = block.split(['|', '•', '·', '›', '»']).collect();
    5 <= links.len() && links.iter().all(|link| words::count(link) <= 3)
}

fn is_phrase(block: &str) -> bool {
    let n_words = words::count(block);
    if HOLDING_WORDS < n_words {
        return false;
    }
    let folded = fold(block);
    let words = words::words(&folded);
    // "12 comments", "5 min read": the number is no part of the phrase.
    let unnumbered = words.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if KNOWN.whole.contains(&words) || KNOWN.whole.contains(unnumbered) {
        return true;
    }
    let label = folded.split_once(':').map(|(label, _)| words::words(label));
    let labelled = label.is_some_and(|label| KNOWN.labels.contains(&label));
    let is_sentence = 4 < n_words && block.ends_with(['.', '!', '?']);
    (labelled && n_words <= LABELLED_WORDS && !is_sentence)
        || (n_words <= OPENED_WORDS && KNOWN.opens.opens(&words))
        || KNOWN.holds.stands_in(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_kept_the_way_they_are_compared() {
        let table: Table = toml::from_str(include_str!("furniture.toml")).expect("furniture.toml");
        for phrases in table.languages.values() {
            for phrase in [
                &phrases.whole,
                &phrases.opens,
                &phrases.labels,
                &phrases.holds,
            ]
            .into_iter()
            .flatten()
            {
                assert_eq!(*phrase, words::words(&fold(phrase)));
            }
        }
    }

    #[test]
    fn what_pages_say_around_an_article_is_furniture() {
        for block in [
            "Leave a Reply",
            "Your email address will not be published. Required fields are marked *",
            "You must be logged in to post a comment.",
            "LIRE AUSSI : Le pont rouvre",
            "Tous droits réservés.",
            "12 commentaires",
            "5 min read",
            "© 2020 Le Courrier",
            "* * *",
            "https://example.org/a?b=c",
            "World | Politics | Business | Sport | Weather",
            "Foto: dpa",
            "Riproduzione riservata",
            "Deel dit artikel",
            "Suscríbete a nuestro boletín",
            "Siga-nos no Twitter",
        ] {
            assert!(is_furniture(block), "{block}");
        }
    }

    #[test]
    fn sentences_about_the_same_things_are_text() {
        for block in [
            "Share prices fell by 3 per cent on Monday.",
            "He said that all rights to the film had been reserved.",
            "Related charges were dropped on Tuesday, the court said.",
            "Le film, dont les droits sont réservés, sort lundi.",
            "Facebook a changé sa politique de confidentialité.",
            "Comments by the minister angered fishermen",
            "Photo agencies sued the company in 2019.",
            "Close to 200 people were arrested",
            "“Subscribe or die”, the note read",
            "18",
        ] {
            assert!(!is_furniture(block), "{block}");
        }
    }

    #[test]
    fn the_way_to_a_page_begins_at_home() {
        assert!(is_breadcrumb(
            "Home / ARTIFICIAL INTELLIGENCE / Bridge closed after the storm of the century"
        ));
        assert!(is_breadcrumb("Accueil > Monde"));
        assert!(is_breadcrumb("News › Europe › Bridge closed after storm"));
        assert!(!is_breadcrumb("Either/or: what the vote means"));
        assert!(!is_breadcrumb("The home/away rule is gone"));
    }

    #[test]
    fn a_line_with_the_writers_name_is_a_byline() {
        assert!(is_byline("By Jane Doe"));
        assert!(is_byline("Par Jean Dupont et Anne van der Berg"));
        assert!(is_byline("Von Max Muster, Berlin"));
        assert!(!is_byline("By dawn the bridge had gone"));
        assert!(!is_byline("Par Jean Dupont, le pont est fermé."));
        assert!(!is_byline("Di Maio contro Salvini sul ponte"));
    }
}
