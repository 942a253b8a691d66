//! What the reader says, in the reader's language; evidence stays as it is written.
//!
//! The program speaks English. In goes an English word, the label of a fact, a reason or a sentence of the screen, out
//! comes the same in the reader's language, or the English where a file of `labels/` has nothing for it. A sentence is found by what is
//! left of it without its quoted words and its figures: `“Kansas” and “Texas” cannot both hold` is
//! `{} and {} cannot both hold`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A language that labels can be in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// French.
    French,
    /// Italian.
    Italian,
    /// Spanish.
    Spanish,
    /// German.
    German,
    /// Portuguese.
    Portuguese,
    /// Dutch.
    Dutch,
}

impl Tongue {
    /// Every language.
    pub const ALL: [Self; 7] = [
        Self::English,
        Self::French,
        Self::Italian,
        Self::Spanish,
        Self::German,
        Self::Portuguese,
        Self::Dutch,
    ];

    /// Returns its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Italian => "it",
            Self::Spanish => "es",
            Self::German => "de",
            Self::Portuguese => "pt",
            Self::Dutch => "nl",
        }
    }

    /// Returns the language of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.code() == code)
    }

    fn data(self) -> &'static str {
        match self {
            Self::English => "",
            Self::French => include_str!("labels/fr.toml"),
            Self::Italian => include_str!("labels/it.toml"),
            Self::Spanish => include_str!("labels/es.toml"),
            Self::German => include_str!("labels/de.toml"),
            Self::Portuguese => include_str!("labels/pt.toml"),
            Self::Dutch => include_str!("labels/nl.toml"),
        }
    }
}

/// Words and sentences in one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Labels {
    words: BTreeMap<String, String>,
    concepts: BTreeMap<String, String>,
    sentences: BTreeMap<String, String>,
    screen: BTreeMap<String, String>,
}

impl Labels {
    /// Returns the labels of a language; `nouns` are words for things counted, by concept.
    pub fn new(tongue: Tongue, nouns: impl IntoIterator<Item = (String, String)>) -> Self {
        // A test reads every file, so that none is left out here.
        let mut labels: Self = toml::from_str(tongue.data()).unwrap_or_default();
        if tongue != Tongue::English {
            for (concept, word) in nouns {
                labels.concepts.entry(concept).or_insert(word);
            }
        }
        labels
    }

    /// Returns a word or a few.
    pub fn word<'a>(&'a self, english: &'a str) -> &'a str {
        let own = self.words.get(english).or_else(|| self.screen.get(english));
        own.map_or(english, String::as_str)
    }

    /// Returns a sentence of the screen with what belongs into its `{}`, in order.
    pub fn fill(&self, english: &str, held: &[&str]) -> String {
        let mut held = held.iter();
        let mut out = String::new();
        for (n, piece) in self.word(english).split("{}").enumerate() {
            if 0 < n {
                out.push_str(held.next().copied().unwrap_or_default());
            }
            out.push_str(piece);
        }
        out
    }

    /// Returns what the screen says in this language, by the English.
    pub fn screen(&self) -> impl Iterator<Item = (&str, &str)> {
        let said = self.screen.iter();
        said.map(|(english, own)| (english.as_str(), own.as_str()))
    }

    /// Returns whether there is a word or a sentence of the screen for an English one.
    pub fn knows(&self, english: &str) -> bool {
        self.words.contains_key(english) || self.screen.contains_key(english)
    }

    /// Returns a word for one, or for many, with its number.
    pub fn count(&self, n: usize, one: &str, many: &str) -> String {
        format!("{n} {}", self.word(if n == 1 { one } else { many }))
    }

    /// Returns the label of a fact: names stay, concepts are translated.
    pub fn label(&self, english: &str) -> String {
        if self.concepts.is_empty() {
            return english.to_owned();
        }
        let concept = |part: &str| self.concepts.get(part).cloned().unwrap_or(part.to_owned());
        let parts = english.split(" · ").map(|part| {
            let inner: Vec<String> = part.split(": ").map(concept).collect();
            inner.join(": ")
        });
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// Returns a sentence with the quoted words and the figures that stand in it.
    pub fn sentence(&self, english: &str) -> String {
        if self.sentences.is_empty() {
            return english.to_owned();
        }
        self.told(english).unwrap_or_else(|| english.to_owned())
    }

    /// Returns a sentence that is known, or is made of such: `“A” and “B”: one is the other, rounded`, `the same value of
    /// the same thing (server)`. Evidence stays as it is.
    fn told(&self, english: &str) -> Option<String> {
        if !frame(english).0.contains(char::is_alphabetic) {
            return Some(english.to_owned());
        }
        self.filled(english)
            .or_else(|| {
                let (what, why) = split_unquoted(english, ": ")?;
                Some(format!("{}: {}", self.told(what)?, self.told(why)?))
            })
            .or_else(|| {
                let (what, concept) = english.strip_suffix(')')?.rsplit_once(" (")?;
                Some(format!("{} ({})", self.told(what)?, self.label(concept)))
            })
    }

    fn filled(&self, english: &str) -> Option<String> {
        let (frame, held) = frame(english);
        let mut out = String::new();
        let mut held = held.into_iter();
        for (n, piece) in self.sentences.get(&frame)?.split("{}").enumerate() {
            if 0 < n {
                out.push_str(held.next().unwrap_or_default());
            }
            out.push_str(piece);
        }
        Some(out)
    }
}

/// Splits at the first separator that stands in no quotation.
fn split_unquoted<'t>(text: &'t str, separator: &str) -> Option<(&'t str, &'t str)> {
    let is_outside = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        before.matches('“').count() == before.matches('”').count()
    };
    let (at, _) = text
        .match_indices(separator)
        .find(|(at, _)| is_outside(*at))?;
    Some((text.get(..at)?, text.get(at + separator.len()..)?))
}

/// Returns a sentence with `{}` for each quoted stretch and each figure, and these.
fn frame(english: &str) -> (String, Vec<&str>) {
    let (mut frame, mut held) = (String::new(), Vec::new());
    let mut rest = english;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '“' => rest.find('”').map_or(rest.len(), |at| at + '”'.len_utf8()),
            '0'..='9' => rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len()),
            _ => 0,
        };
        if taken == 0 {
            frame.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        } else {
            frame.push_str("{}");
            held.extend(rest.get(..taken));
            rest = rest.get(taken..).unwrap_or_default();
        }
    }
    (frame, held)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(code: &str) -> Labels {
        let tongue = Tongue::parse(code).expect("a language");
        Labels::new(tongue, [("server".to_owned(), "serveur".to_owned())])
    }

    #[test]
    fn every_language_has_every_label() {
        let read = |tongue: Tongue| toml::from_str::<Labels>(tongue.data()).expect("it is labels");
        let french = read(Tongue::French);
        for tongue in Tongue::ALL.into_iter().skip(1) {
            let labels = read(tongue);
            for (name, mine, theirs) in [
                ("words", &labels.words, &french.words),
                ("concepts", &labels.concepts, &french.concepts),
                ("sentences", &labels.sentences, &french.sentences),
                ("screen", &labels.screen, &french.screen),
            ] {
                let keys = |map: &BTreeMap<String, String>| map.keys().cloned().collect::<Vec<_>>();
                assert_eq!(keys(mine), keys(theirs), "{tongue:?} {name}");
                assert!(mine.values().all(|word| !word.is_empty()), "{tongue:?}");
            }
            for (english, own) in labels.sentences.iter().chain(&labels.screen) {
                let holes = |text: &str| text.matches("{}").count();
                assert_eq!(holes(english), holes(own), "{tongue:?} {english}");
            }
        }
    }

    #[test]
    fn a_label_keeps_its_names_and_a_sentence_its_evidence() {
        let french = labels("fr");
        assert_eq!(french.label("server · arrest"), "serveur · arrestation");
        assert_eq!(french.label("Kansas · arrest"), "Kansas · arrestation");
        assert_eq!(
            french.sentence("“Kansas” and “Texas” cannot both hold"),
            "“Kansas” et “Texas” ne peuvent être vrais tous les deux"
        );
        assert_eq!(
            french.sentence(
                "“18” and “19” cannot both hold; 18 + 1 = 19 if one side counts itself in"
            ),
            "“18” et “19” ne peuvent être vrais tous les deux ; 18 + 1 = 19 si l’un des deux se compte lui-même"
        );
        assert_eq!(
            french.sentence("“60” and “20–99”: one is a vague amount that holds the other"),
            "“60” et “20–99” : l’un est une quantité vague qui contient l’autre"
        );
    }

    #[test]
    fn what_is_said_of_facts_is_said_in_every_language() {
        let texts = [
            "//- en 2022-10-01\n<organization Europol @kill>Europol</> counts <count 18 country>18 countries</> and \
             <count 70.. dead @kill>at least 70 dead</> in <place US-KS @kill>Kansas</> on <date 2020>2020</>.\n\
             //- fr 2022-10-01\n<organization Interpol @kill>Interpol</> compte <count 18 country>18 pays</> et \
             <count 50 dead @kill>50 morts</> au <place US-TX @kill>Texas</> le <date 2020-08>août 2020</>.\n",
        ];
        let mut readings: Vec<_> = texts
            .iter()
            .map(|text| crate::fixture::reading(text))
            .collect();
        let paths = ["seeds".into()];
        let wrong = crate::fixture::article(
            "en",
            "Tuesday 26 August 2020 was long. Four people were killed: two soldiers, a driver and two nurses.\n\n\
             There were 50 dead, among them 60 women.",
        );
        let meaning = crate::pipeline::Meaning::Anchors;
        readings.push(crate::pipeline::read(&paths, meaning));
        readings.push(crate::pipeline::read_articles(vec![wrong], meaning));
        let facts = readings.iter().flat_map(|reading| &reading.facts);
        let steps = facts
            .clone()
            .flat_map(|fact| fact.steps.iter().map(|step| &step.text));
        let problems = readings
            .iter()
            .flat_map(|r| r.problems.iter().map(|p| &p.message));
        let signs = readings
            .iter()
            .flat_map(|r| r.origins.iter().flat_map(|o| &o.signs));
        let said: Vec<&String> = facts
            .map(|fact| &fact.reason)
            .chain(steps)
            .chain(problems)
            .chain(signs)
            .collect();
        assert!(3 <= readings.iter().map(|r| r.problems.len()).sum::<usize>());
        for tongue in Tongue::ALL.into_iter().skip(1) {
            let labels = Labels::new(tongue, []);
            for english in said.iter().filter(|text| !text.is_empty()) {
                assert!(labels.told(english).is_some(), "{tongue:?}: {english}");
            }
        }
    }

    #[test]
    fn a_reason_in_parts_is_put_into_words_part_by_part() {
        let spanish = labels("es");
        assert_eq!(
            spanish.sentence(
                "“26: Aug”: the weekday beside the date does not fit: 2020-08-26 is a Wednesday"
            ),
            "“26: Aug”: el día de la semana junto a la fecha no es el correcto: 2020-08-26 cae en miércoles"
        );
        assert_eq!(
            spanish.sentence("each article's only word on one thing (kill: people)"),
            "lo único que cada artículo dice de una cosa (muertos: personas)"
        );
        assert_eq!(
            spanish.sentence("the number does not fit the list beside it: 2 + 1 + 2 = 5 ≠ 4"),
            "el número no cuadra con la lista que lo acompaña: 2 + 1 + 2 = 5 ≠ 4"
        );
    }

    #[test]
    fn what_has_no_translation_stays_english() {
        let french = labels("fr");
        assert_eq!(
            french.sentence("something new about “x”"),
            "something new about “x”"
        );
        assert_eq!(french.label("rebounds"), "rebounds");
        assert_eq!(labels("en").word("conflict"), "conflict");
        assert_eq!(labels("en").label("server"), "server");
    }
}
