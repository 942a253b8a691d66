//! Words made comparable: lower case, no accents, one space between them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a text in lower case without accents, its white space made single spaces, typographic apostrophes
/// and the letters that do not decompose (ø, ł, ß) made plain.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_whitespace() || c == '\u{feff}')
        .filter(|w| !w.is_empty())
    {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word
            .nfd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
        {
            match c {
                '’' | '‘' | 'ʼ' => folded.push('\''),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' => folded.push('d'),
                'ı' => folded.push('i'),
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'þ' => folded.push_str("th"),
                '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' => {}
                c => folded.push(c),
            }
        }
    }
    folded
}

/// Returns the words of a folded text: its runs of letters and digits, with single spaces between them.
pub(super) fn words(folded: &str) -> String {
    let mut words = String::with_capacity(folded.len());
    for word in folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Returns how many words a text has: stretches between white space with a letter or a digit in them.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_leaves_what_a_reader_would_call_the_same() {
        assert_eq!(fold(" Publié\u{a0}le\n26 AOÛT "), "publie le 26 aout");
        assert_eq!(fold("l’État · Straße · Łódź"), "l'etat · strasse · lodz");
        assert_eq!(
            words("required fields are marked *"),
            "required fields are marked"
        );
        assert_eq!(count("« Oui » – 3 fois !"), 3);
    }
}
