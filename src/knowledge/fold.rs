//! Folds a name to the key under which the tables hold it.
//!
//! In: any text. Out: the same in lower case; accents, Arabic vowel signs and hamzas taken off;
//! ligatures and stroked letters spelt out (`ß` → `ss`, `ø` → `o`); every apostrophe `'`; hyphens and all white
//! space one space, none at either end; a full stop dropped after one to three letters (`St. Louis`, `D.C.`)
//! and kept after more, so that no name reaches over the end of a sentence.
//!
//! It does not transliterate: Cyrillic stays Cyrillic. The script that makes the tables folds in the same way
//! (`data/generate/fold.py`); the two must be changed together.

use unicode_normalization::char::decompose_compatible;

/// Returns the key for this name.
///
/// "Île-de-France" and "ile de france" have one key, and so have "Etats-Unis" and "États‑Unis".
pub fn fold(text: &str) -> String {
    let mut folder = Folder::default();
    let mut key = String::with_capacity(text.len());
    for char in text.chars() {
        folder.push(char, &mut |folded| key.push(folded));
    }
    key
}

/// Folding one character at a time, for look-ups that stop early.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Folder {
    letters: u8,
    started: bool,
    space_due: bool,
}

impl Folder {
    /// Gives the folded form of the next character, maybe nothing, to `sink`.
    pub(super) fn push(&mut self, char: char, sink: &mut impl FnMut(char)) {
        if char.is_ascii_alphanumeric() {
            // Nearly every character of a Latin text comes this way.
            self.letters = if char.is_ascii_alphabetic() {
                self.letters.saturating_add(1)
            } else {
                0
            };
            return self.emit(char.to_ascii_lowercase(), sink);
        }
        if is_dropped(char) {
            return;
        }
        if char == '.' && (1..=3).contains(&self.letters) {
            self.letters = 0;
            return;
        }
        self.letters = if char.is_alphabetic() {
            self.letters.saturating_add(1)
        } else {
            0
        };
        if is_whole(char) {
            self.emit(char, sink);
        } else {
            decompose_compatible(char, |part| {
                part.to_lowercase()
                    .for_each(|lower| self.emit_plain(lower, sink));
            });
        }
    }

    fn emit_plain(&mut self, char: char, sink: &mut impl FnMut(char)) {
        if is_dropped(char) {
        } else if is_apostrophe(char) {
            self.emit('\'', sink);
        } else if is_hyphen(char) || char.is_whitespace() {
            self.emit(' ', sink);
        } else if let Some(spelt) = spelt_out(char) {
            spelt.chars().for_each(|part| self.emit(part, sink));
        } else {
            self.emit(char, sink);
        }
    }

    fn emit(&mut self, folded: char, sink: &mut impl FnMut(char)) {
        if folded == ' ' {
            self.space_due = self.started;
            return;
        }
        if self.space_due {
            sink(' ');
        }
        self.started = true;
        self.space_due = false;
        sink(folded);
    }
}

/// Hangul and kana, which decomposition would take apart into more than accents.
fn is_whole(char: char) -> bool {
    matches!(char, '\u{ac00}'..='\u{d7a3}' | '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}')
}

/// Accents, signs that Arabic script may leave out, soft hyphens and joiners.
fn is_dropped(char: char) -> bool {
    matches!(char,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{670}' | '\u{ad}' | '\u{200b}'..='\u{200f}')
}

fn is_apostrophe(char: char) -> bool {
    matches!(
        char,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | 'ʹ' | '′' | 'ʿ' | 'ʾ'
    )
}

fn is_hyphen(char: char) -> bool {
    matches!(
        char,
        '-' | '‐' | '\u{2011}' | '‒' | '–' | '−' | '־' | '·' | '・'
    )
}

/// Small letters that no Unicode decomposition takes apart.
fn spelt_out(char: char) -> Option<&'static str> {
    Some(match char {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŋ' => "n",
        'ə' => "e",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (text, key) in [
            ("Île-de-France", "ile de france"),
            ("Etats-Unis", "etats unis"),
            ("États‑Unis", "etats unis"),
            ("Côte d’Ivoire", "cote d'ivoire"),
            ("Łódź", "lodz"),
            ("  São   Tomé ", "sao tome"),
            ("St. Louis", "st louis"),
            ("Washington, D.C.", "washington, dc"),
            ("İstanbul", "istanbul"),
            ("Straße", "strasse"),
            ("أوروبا", "اوروبا"),
            ("ドイツ", "ドイツ"),
            ("서울", "서울"),
            ("Zürich", "zurich"),
        ] {
            assert_eq!(fold(text), key);
        }
    }

    #[test]
    fn a_full_stop_after_a_word_is_kept() {
        assert_eq!(fold("Mexico. City"), "mexico. city");
    }

    proptest! {
        #![proptest_config(crate::fixture::draws(256))]

        #[test]
        fn folding_twice_changes_nothing_but_full_stops(text in "[a-zà-ÿA-ZÀ-Ý0-9а-я ’-]{0,40}") {
            let once = fold(&text.replace('.', ""));
            prop_assert_eq!(fold(&once), once.clone());
        }
    }
}
