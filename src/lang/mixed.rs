//! Which paragraphs of a text are in another language than the text? A bilingual press release, a statement quoted
//! at length: read with the words of the wrong language, their numbers would be lost or wrong.
//!
//! Paragraphs are told by the small words of the packs, those that one language has and the other has not. A name, a
//! headline or a short quotation brings a few of them along and changes nothing: a run of paragraphs has to bring
//! [`LEAST`] more of the other language than of the text's own. Where the letters of the run tell a third language,
//! which may have no pack, nothing changes either. What stands outside quotation marks is asked for itself: a
//! quotation in another language, framed by a sentence of the text's own, is read with the frame.

mod outside;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::lang::{self, UNDETERMINED, identify};
use crate::model::Language;

/// How many more small words of the other language than of the text's own a run of paragraphs must have, words that
/// both have and words said before in the same paragraph not counted.
const LEAST: i32 = 6;

/// How much a word of the text's own language weighs against one of the other: those that frame a long quotation
/// are few.
const OWN: i32 = 3;

/// The fewest words outside quotation marks that are asked for themselves.
const FRAME: usize = 2;

/// How many more small words of the other language than of the text's own must stand outside quotation marks: one
/// alone may be a word of the text's own that is none of its small words.
const SPEAKS: i32 = 2;

/// What a paragraph has of a language that it cannot be in.
const NEVER: i32 = -1_000_000;

/// The fewest words in which a change of language is believed.
const SHORT: usize = 8;

/// Returns the language of each paragraph that is clearly in another than that of the text.
pub fn others(paragraphs: &[&str], own: Language) -> Vec<Option<Language>> {
    let mut found = vec![None; paragraphs.len()];
    let words = SmallWords::get();
    let Some(own) = words.place(own) else {
        return found;
    };
    let evidence: Vec<Vec<i32>> = paragraphs
        .iter()
        .zip(outside::outside(paragraphs))
        .map(|(text, outside)| words.framed(text, &outside, own))
        .collect();
    for (run, language) in runs(&evidence, own) {
        let Some(language) = words.languages.get(language).copied().flatten() else {
            continue;
        };
        let text = paragraphs.get(run.clone()).unwrap_or_default().join("\n");
        let n_words = text
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphabetic))
            .take(SHORT)
            .count();
        if n_words == SHORT && !identify::is_another(&text, language) {
            found
                .iter_mut()
                .take(run.end)
                .skip(run.start)
                .for_each(|slot| *slot = Some(language));
        }
    }
    found
}

/// Returns the runs of paragraphs that are in another language, by its place: of all ways to part the text the one
/// with the most evidence, where each run costs what it must at least bring.
fn runs(evidence: &[Vec<i32>], own: usize) -> Vec<(Range<usize>, usize)> {
    let n_languages = evidence.first().map_or(0, Vec::len);
    // What the best way up to here has, if this paragraph is in that language, and in which the one before it is.
    let mut best: Vec<i32> = vec![-LEAST; n_languages];
    let mut steps: Vec<Vec<usize>> = Vec::with_capacity(evidence.len());
    for (idx, paragraph) in evidence.iter().enumerate() {
        // Where two ways have as much, the text's own language is kept.
        let top = (0..n_languages)
            .filter(|_| 0 < idx)
            .max_by_key(|language| (best[*language], *language == own))
            .unwrap_or(own);
        let from = if idx == 0 { 0 } else { best[top] };
        let mut step = vec![top; n_languages];
        best = (0..n_languages)
            .map(|language| {
                if language == own {
                    return from;
                }
                let enters = from - LEAST + 1;
                let stays = if idx == 0 { NEVER } else { best[language] };
                if enters < stays {
                    step[language] = language;
                }
                (enters.max(stays) + paragraph[language]).max(NEVER)
            })
            .collect();
        steps.push(step);
    }
    let mut language = (0..n_languages)
        .max_by_key(|language| (best[*language], *language == own))
        .unwrap_or(own);
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    for (idx, step) in steps.iter().enumerate().rev() {
        if language != own {
            match runs.last_mut() {
                Some((run, same)) if run.start == idx + 1 && *same == language => run.start = idx,
                _ => runs.push((idx..idx + 1, language)),
            }
        }
        language = step[language];
    }
    // What says nothing at either end of a run is the text's own.
    for (run, language) in &mut runs {
        let says = |idx: &usize| 0 < evidence[*idx][*language];
        run.end = run
            .clone()
            .rev()
            .find(says)
            .map_or(run.start, |idx| idx + 1);
        run.start = run.clone().find(says).unwrap_or(run.end);
    }
    runs
}

/// The words by which languages are told, each with the languages that have it.
struct SmallWords {
    languages: Vec<Option<Language>>,
    /// By word, one bit for each language.
    words: FxHashMap<String, u64>,
}

impl SmallWords {
    fn get() -> &'static Self {
        static WORDS: OnceLock<SmallWords> = OnceLock::new();
        WORDS.get_or_init(Self::read)
    }

    /// Reads the packs' small words, and no more of the packs: an article asks for the packs of its languages alone.
    fn read() -> Self {
        let codes: Vec<&str> = lang::codes()
            .filter(|code| *code != UNDETERMINED)
            .take(64)
            .collect();
        let mut words = FxHashMap::default();
        let mut particles = Vec::new();
        for (place, code) in codes.iter().enumerate() {
            let Some(found) = words_of(code) else {
                continue;
            };
            let lists = [
                found.text.starters,
                found.names.articles,
                found.names.openers,
            ];
            let numbers = [found.number.cardinals, found.number.scales];
            let numbers = numbers.into_iter().flat_map(BTreeMap::into_values);
            for word in lists.into_iter().chain(numbers).flatten() {
                *words.entry(word).or_default() |= 1 << place;
            }
            particles.extend(found.names.particles);
        }
        // A list of names is in no language.
        for particle in particles {
            words.remove(&particle);
        }
        Self {
            languages: codes.iter().map(|code| Language::new(code)).collect(),
            words,
        }
    }

    fn place(&self, language: Language) -> Option<usize> {
        let mut known = self.languages.iter();
        known.position(|known| *known == Some(language))
    }

    /// Returns the evidence of a paragraph, given what of it stands outside quotation marks: where that speaks for
    /// the text's own language, the paragraph is in no other; where it says nothing, the paragraph goes with those
    /// around it.
    fn framed(&self, text: &str, outside: &str, own: usize) -> Vec<i32> {
        let mut evidence = self.evidence(text, own);
        let n_words = |text: &str| {
            let words = text.split(|c: char| !c.is_alphabetic());
            words.filter(|word| !word.is_empty()).count()
        };
        let n_outside = n_words(outside);
        if FRAME <= n_outside && n_outside < n_words(text) {
            for (found, frame) in evidence.iter_mut().zip(self.evidence(outside, own)) {
                match frame {
                    ..0 => *found = NEVER,
                    0..SPEAKS => *found = 0.min(*found),
                    _ => {}
                }
            }
        }
        evidence
    }

    /// Returns, for each language, how many more small words of it a paragraph has than of its own, without those
    /// that both have. Words with a capital letter count in no language: they stand in names and titles, unless the
    /// word is alone.
    fn evidence(&self, text: &str, own: usize) -> Vec<i32> {
        let alone = !text.contains(char::is_whitespace);
        let mut found: Vec<(&str, u64)> = text
            .split(|c: char| !c.is_alphabetic())
            .filter_map(|word| {
                let known = if alone {
                    self.words.get(&word.to_lowercase())
                } else {
                    self.words.get(word)
                };
                known.map(|languages| (word, *languages))
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        (0..self.languages.len())
            .map(|language| {
                let signs = found.iter().map(|(_, languages)| {
                    let has = |place: usize| i32::from(languages >> place & 1 == 1);
                    match has(language) - has(own) {
                        less @ ..0 => less * OWN,
                        more => more,
                    }
                });
                signs.sum()
            })
            .collect()
    }
}

/// What of a pack tells its language.
#[derive(Deserialize)]
struct Words {
    text: Text,
    #[serde(rename = "name_words")]
    names: Names,
    number: Numbers,
}

#[derive(Deserialize)]
struct Text {
    starters: Vec<String>,
}

#[derive(Deserialize)]
struct Names {
    articles: Vec<String>,
    openers: Vec<String>,
    particles: Vec<String>,
}

#[derive(Deserialize)]
struct Numbers {
    cardinals: BTreeMap<String, Vec<String>>,
    scales: BTreeMap<String, Vec<String>>,
}

fn words_of(code: &str) -> Option<Words> {
    const TABLES: [&str; 4] = ["text", "name_words", "number.cardinals", "number.scales"];
    let source = lang::source(code);
    let tables: String = TABLES.iter().map(|name| table(source, name)).collect();
    toml::from_str(&tables).ok()
}

/// Returns one table of a pack's text, its head included and the tables inside it left out.
fn table<'s>(source: &'s str, name: &str) -> &'s str {
    let head = format!("\n[{name}]\n");
    let Some((_, rest)) = source
        .find(&head)
        .and_then(|at| source.split_at_checked(at))
    else {
        return "";
    };
    let inner = rest.get(head.len()..).unwrap_or("");
    let len = head.len() + inner.find("\n[").map_or(inner.len(), |at| at + 1);
    rest.get(..len).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "La ministre a visité le port mardi, où elle a rencontré ceux qui avaient été les premiers \
        à donner l'alerte et leur a promis que l'enquête irait vite.";
    const ENGLISH: &str = "We are deeply sorry for what has happened, and we will do all that we can so that those \
        who were in the building when the fire broke out get the help which they need.";
    const GERMAN: &str = "Wir bedauern zutiefst, was geschehen ist, und wir werden alles tun, damit denen geholfen \
        wird, die in dem Gebäude waren, als das Feuer ausbrach.";
    const SPANISH: &str = "La ministra visitó el puerto el martes, donde habló con los que habían dado la alarma, y \
        les dijo que la investigación no duraría más de un mes.";
    const PORTUGUESE: &str = "A ministra visitou o porto na terça-feira, onde falou com os que tinham dado o alarme, \
        e disse que a investigação não duraria mais do que um mês.";

    #[track_caller]
    fn check(own: &str, paragraphs: &[(&str, Option<&str>)]) {
        let texts: Vec<&str> = paragraphs.iter().map(|(text, _)| *text).collect();
        let own = Language::new(own).expect("a code");
        let found = others(&texts, own);
        for ((text, expected), found) in paragraphs.iter().zip(found) {
            assert_eq!(found, expected.and_then(Language::new), "{text}");
        }
    }

    #[test]
    fn a_statement_in_another_language_is_told() {
        check(
            "fr",
            &[(FRENCH, None), (ENGLISH, Some("en")), (FRENCH, None)],
        );
        check("en", &[(ENGLISH, None), (FRENCH, Some("fr"))]);
        check(
            "fr",
            &[(ENGLISH, Some("en")), (GERMAN, Some("de")), (FRENCH, None)],
        );
    }

    #[test]
    fn languages_that_share_most_small_words_are_told_apart() {
        check(
            "es",
            &[(SPANISH, None), (PORTUGUESE, Some("pt")), (SPANISH, None)],
        );
        check(
            "pt",
            &[
                (PORTUGUESE, None),
                (SPANISH, Some("es")),
                (PORTUGUESE, None),
            ],
        );
    }

    #[test]
    fn short_paragraphs_go_with_a_run_and_never_alone() {
        let heading = "Statement";
        let line = "He is well.";
        check(
            "fr",
            &[
                (FRENCH, None),
                (heading, None),
                (ENGLISH, Some("en")),
                (line, Some("en")),
                (ENGLISH, Some("en")),
                (FRENCH, None),
            ],
        );
        check(
            "fr",
            &[(FRENCH, None), (line, None), (FRENCH, None), (line, None)],
        );
        check(
            "en",
            &[(ENGLISH, None), ("¿Y ahora qué?", None), (ENGLISH, None)],
        );
    }

    #[test]
    fn a_list_of_short_lines_is_a_run() {
        let lines = [
            "dois mil e quatro",
            "duzentos e oito",
            "cem mil",
            "três milhões",
            "sete",
            "dez",
        ];
        let mut paragraphs = vec![(SPANISH, None)];
        paragraphs.extend(lines.map(|line| (line, Some("pt"))));
        paragraphs.push((SPANISH, None));
        check("es", &paragraphs);
    }

    #[test]
    fn headlines_titles_and_quotations_in_a_paragraph_change_nothing() {
        for (own, text) in [
            (
                "fr",
                "« We will not be silent », titrait mardi le New York Times, tandis que le Guardian, plus \
                prudent, parlait dans son éditorial de « the end of the road for a man who was never there ». Le \
                président n'a pas répondu aux deux journaux.",
            ),
            (
                "fr",
                "The Wall Street Journal, « A Deal That Was Never There »",
            ),
            (
                "de",
                "Auf der Liste stehen „The Good, the Bad and the Ugly“, „Gone with the Wind“ und „One Flew over the \
                Cuckoo's Nest“.",
            ),
            ("de", "„I have a dream that one day …“"),
        ] {
            check(own, &[(text, None)]);
        }
    }

    #[test]
    fn names_are_in_no_language() {
        for (own, text) in [
            (
                "en",
                "Juan de la Cruz, María del Carmen Ruiz y Gómez, Antonio de los Santos, Luis de la Fuente e Hijos, \
                João da Silva, Pedro dos Santos, Maria das Dores",
            ),
            (
                "fr",
                "Van der Poel, Van den Berg, De Vries, Ten Hag, in 't Veld, Op de Beeck, von der Leyen, zu Guttenberg",
            ),
            (
                "de",
                "Real Madrid, FC Barcelona, Olympique de Marseille, Paris Saint-Germain, Manchester City, \
                Wolverhampton Wanderers, Sporting Clube de Portugal, Celta de Vigo, Racing Club de Lens",
            ),
            (
                "it",
                "Hanno firmato Dylan Thomas, Boris Johnson, The Economist, Der Spiegel, Le Monde, El País, Die Zeit, \
                De Standaard, O Globo e la Frankfurter Allgemeine.",
            ),
        ] {
            check(own, &[(text, None)]);
        }
    }

    #[test]
    fn a_language_without_a_pack_changes_nothing() {
        for (own, text) in [
            (
                "de",
                "Politiet siger, at to mænd er blevet anholdt i byen, og at de ikke har noget med sagen at gøre. \
                En af dem var under mistanke for at have været der, men han er blevet løsladt.",
            ),
            (
                "es",
                "La policia diu que els dos homes van ser detinguts a la ciutat i que no tenen res a veure amb el \
                cas. Un d'ells era sospitós, però ja ha estat alliberat sense càrrecs i ara és a casa.",
            ),
            (
                "en",
                "Polisen säger att de två männen har gripits i staden och att de inte har något med saken att göra. \
                En av dem var misstänkt för att ha varit där, men han är nu fri.",
            ),
            (
                "it",
                "Poliția spune că cei doi bărbați au fost arestați în oraș și că nu au nimic de-a face cu cazul. \
                Unul dintre ei era suspect, dar a fost eliberat și acum este acasă.",
            ),
        ] {
            check(own, &[(text, None)]);
        }
    }

    #[test]
    fn every_pack_gives_its_small_words() {
        let words = SmallWords::get();
        for place in 0..words.languages.len() {
            let n = words
                .words
                .values()
                .filter(|l| **l >> place & 1 == 1)
                .count();
            assert!(100 < n, "{:?}: {n}", words.languages[place]);
        }
    }
}
