//! Which language is this? Text in, an ISO 639-1 code out, or none where the text does not tell.
//!
//! Whole articles are told by the letters that stand together (whatlang, seventy languages). Of a headline or a single
//! sentence that says little ("Eighteen countries took part" looks Spanish to it). There two of three must agree:
//! whatlang, whichlang (sixteen languages, but it always names one of them, however little it knows), and the small
//! words of the packs. A long text that is unclear may be in several languages: it is in that of most of its
//! paragraphs. Where nothing tells, no language is better than a wrong one: the wrong pack reads wrong numbers.

use std::collections::BTreeMap;

use crate::lang::{self, UNDETERMINED};
use crate::model::Language;

/// The least that whatlang must be sure of where the small words say nothing.
const LEAST: f64 = 0.5;

/// The longest text whose small words are counted; of a longer one that whatlang is unsure of the paragraphs are told
/// one by one.
const SHORT: usize = 2000;

/// The fewest words of a paragraph whose letters tell its language.
const A_SENTENCE: usize = 8;

/// Returns the language of a text; `named` is what the name of its file says, which counts where letters and small
/// words do not tell.
pub fn identify(text: &str, named: Option<Language>) -> Option<Language> {
    let info = whatlang::detect(text)?;
    let guess = code(info.lang().code());
    let told = if info.is_reliable() {
        guess
    } else if text.len() <= SHORT {
        by_two_of_three(text, guess)
    } else {
        by_paragraphs(text)
    };
    told.or(named)
        .or(guess.filter(|_| LEAST < info.confidence()))
}

/// Returns the language on which two of whatlang, whichlang and the small words agree; where none do, that of the
/// small words.
fn by_two_of_three(text: &str, guess: Option<Language>) -> Option<Language> {
    let words = by_small_words(text);
    let letters = code(whichlang::detect_language(text).three_letter_code())?;
    if words == Some(letters) || guess == Some(letters) {
        return Some(letters);
    }
    if guess.is_some() && guess == words {
        return words;
    }
    // Neighbours without a pack share the small words: Danish has "for", "at" and "over".
    if !has_pack(letters) {
        return None;
    }
    // Seventy languages share the few letters of a headline; the guess among those with a pack is another one.
    let packs = whatlang::Lang::all().iter().copied();
    let packs = packs.filter(|lang| code(lang.code()).is_some_and(has_pack));
    let among_packs = whatlang::Detector::with_allowlist(packs.collect()).detect_lang(text);
    if among_packs.and_then(|lang| code(lang.code())) == Some(letters) {
        return Some(letters);
    }
    words
}

fn has_pack(language: Language) -> bool {
    language.code() != UNDETERMINED && lang::codes().any(|code| code == language.code())
}

/// Returns whether the letters of a text tell another language than this.
pub fn is_another(text: &str, language: Language) -> bool {
    whatlang::detect(text)
        .is_some_and(|info| info.is_reliable() && code(info.lang().code()) != Some(language))
}

/// Returns the language in which more is written than in all others, of a text where as much as that is clear.
fn by_paragraphs(text: &str) -> Option<Language> {
    let mut lengths: BTreeMap<Language, usize> = BTreeMap::new();
    for line in text.lines() {
        let is_sentence = A_SENTENCE <= line.split_whitespace().count();
        if let Some(language) = is_sentence
            .then(|| whatlang::detect(line))
            .flatten()
            .filter(whatlang::Info::is_reliable)
            .and_then(|info| code(info.lang().code()))
        {
            *lengths.entry(language).or_default() += line.len();
        }
    }
    let told: usize = lengths.values().sum();
    let (most, len) = lengths.into_iter().max_by_key(|(_, len)| *len)?;
    (told < 2 * len && text.len() < 2 * told).then_some(most)
}

/// Returns the language of whose pack the text has the most small words; none where two have as many.
fn by_small_words(text: &str) -> Option<Language> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut counts: Vec<(usize, &str)> = lang::codes()
        .filter(|code| *code != UNDETERMINED)
        .map(|code| {
            let pack = lang::pack(code);
            let small = [&pack.text.starters, &pack.name_words.articles];
            let is_small = |word: &&String| small.iter().any(|list| list.contains(word));
            (words.iter().filter(is_small).count(), code)
        })
        .collect();
    counts.sort_unstable_by_key(|(n, _)| std::cmp::Reverse(*n));
    match counts.as_slice() {
        [(most, code), (next, _), ..] if next < most => Language::new(code),
        _ => None,
    }
}

/// The languages that whatlang and whichlang tell: ISO 639-3 and ISO 639-1.
const CODES: [(&str, &str); 70] = [
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

/// Returns the language of an ISO 639-3 code that whatlang or whichlang gives.
fn code(three: &str) -> Option<Language> {
    let found = CODES.iter().find(|(known, _)| *known == three);
    found.and_then(|(_, two)| Language::new(two))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identified(text: &str) -> Option<String> {
        identify(text, None).map(|language| language.to_string())
    }

    #[test]
    fn a_single_sentence_is_told_by_its_small_words() {
        for (code, text) in [
            ("en", "Eighteen countries took part in the raids."),
            ("fr", "La police a arrêté deux hommes à Chypre."),
            ("it", "Gli agenti hanno arrestato due uomini a Cipro."),
            ("es", "La policía detuvo a dos hombres en el puerto."),
            ("pt", "A polícia prendeu dois homens no porto."),
            ("de", "Die Polizei nahm am Montag zwei Männer fest."),
            (
                "nl",
                "De politie heeft twee mannen in de haven aangehouden.",
            ),
        ] {
            assert_eq!(identified(text).as_deref(), Some(code), "{text}");
        }
    }

    #[test]
    fn a_headline_is_told_by_two_of_three() {
        for (code, text) in [
            ("en", "Fresh bread is scarce."),
            ("en", "Ministers are angry."),
            ("en", "Anna Berg was 8, Peter Lang 12 points ahead."),
            ("fr", "C'est un pont solide."),
            ("it", "L'acqua potabile scarseggia."),
            ("es", "Un perro ataca a un cartero"),
            ("pt", "O rio está a subir."),
            ("de", "Das Wasser wird knapp."),
        ] {
            assert_eq!(identified(text).as_deref(), Some(code), "{text}");
        }
    }

    #[test]
    fn a_headline_in_a_neighbour_without_a_pack_is_not_read_with_the_wrong_one() {
        // "for" and "over" are small words of English.
        let danish = "Ministeren kræver svar inden mandag over for udvalget.";
        assert_eq!(identified(danish), None);
    }

    #[test]
    fn a_language_without_a_pack_has_its_name_all_the_same() {
        let russian =
            "Полиция восемнадцати стран провела обыски и задержала двух человек на прошлой неделе.";
        assert_eq!(identified(russian).as_deref(), Some("ru"));
        let polish = "Policja z osiemnastu krajów przeprowadziła przeszukania i zatrzymała w zeszłym tygodniu dwie osoby.";
        assert_eq!(identified(polish).as_deref(), Some("pl"));
    }

    #[test]
    fn the_name_of_the_file_decides_where_the_words_do_not() {
        // "in" and "a" are small words of Italian as well.
        let text = "In Chile, a bridge collapse in Valdivia kills 35 people.";
        let named = |code| identify(text, Language::new(code)).map(|l| l.to_string());
        assert_eq!(named("en").as_deref(), Some("en"));
        let french = "La police a arrêté deux hommes à Chypre, où ils vivaient depuis des années.";
        let misnamed = identify(french, Language::new("en")).map(|l| l.to_string());
        assert_eq!(misnamed.as_deref(), Some("fr"));
    }

    #[test]
    fn a_text_in_two_languages_is_in_that_of_most_of_it() {
        let spanish = "La policía detuvo el lunes a dos hombres que habían llegado al puerto en un barco de pesca, \
            según dijo un portavoz, y los llevó a la comisaría, donde fueron interrogados durante varias horas.\n";
        let portuguese = "A polícia prendeu na segunda-feira dois homens que tinham chegado ao porto num barco de \
            pesca, disse um porta-voz, e levou-os para a esquadra, onde foram interrogados durante várias horas.\n";
        let text = spanish.repeat(7) + &portuguese.repeat(6);
        assert_eq!(identified(&text).as_deref(), Some("es"));
    }

    #[test]
    fn what_is_no_text_has_no_language() {
        for text in ["", "12 34 56", "?!", "Xq Zv"] {
            assert_eq!(identified(text), None, "{text}");
        }
    }

    #[test]
    fn every_language_that_can_be_told_has_a_code() {
        for lang in whatlang::Lang::all() {
            assert!(code(lang.code()).is_some(), "{lang:?}");
        }
    }
}
