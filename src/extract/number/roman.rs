//! Roman numbers: "XIV", "World War II", "Ve République".

use super::Form;
use super::reader::{Read, Reader};
use crate::lang::pack::Role;
use crate::segment::Case;

impl Reader<'_> {
    /// Reads a Roman number below forty of at least two letters, or of one with the mark of a rank behind it.
    /// Greater ones are more often abbreviations (CD, MC, DC), and one letter alone more often a letter.
    pub(super) fn from_roman(&self, at: usize) -> Option<Read> {
        let token = self.document.tokens.get(at)?;
        if !matches!(token.case, Case::Upper | Case::Mixed | Case::Title) || 12 < token.span.len() {
            return None;
        }
        let words = self.document.words(at);
        let len = words
            .bytes()
            .take_while(|b| matches!(b, b'I' | b'V' | b'X'))
            .count();
        let (letters, mark) = (words.get(..len)?, words.get(len..)?);
        let value = roman(letters)?;
        let is_rank = if mark.is_empty() {
            2 <= len
        } else {
            self.lexicon
                .phrases
                .word(mark)
                .is_some_and(|l| l.is(Role::OrdinalMark))
        };
        is_rank.then(|| Read::exact(at + 1, value.into(), Form::Roman))
    }
}

/// Returns the value of a Roman number below forty that is written by the rules.
fn roman(letters: &str) -> Option<u32> {
    let tens = letters.bytes().take_while(|b| *b == b'X').count();
    let units = letters.get(tens..)?;
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
        .iter()
        .position(|u| *u == units)?;
    let value = u32::try_from(tens * 10 + units).ok()?;
    (0 < value && tens < 4).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn a_roman_number_is_written_by_the_rules() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("XXXIX"), Some(39));
        assert_eq!(roman("IIX"), None);
        assert_eq!(roman("VIV"), None);
        assert_eq!(roman(""), None);
    }
}
