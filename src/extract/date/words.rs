//! The pieces that dates are made of: days, months, years, weekdays, and what stands around them.

use super::Reader;
use crate::extract::number::Form;
use crate::lang::pack::date::Month;
use crate::lang::phrases::Phrases;
use crate::segment::{Case, Space, TokenKind};

impl Reader<'_> {
    /// Returns the number written in digits at the token, where it has at most `len` of them.
    pub(super) fn digits(&self, at: usize, len: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let token = self.document.tokens.get(at)?;
        let words = self.document.words(at);
        (token.kind == TokenKind::Digits && len.contains(&words.len()))
            .then(|| words.parse().ok())?
    }

    /// Returns whether the token is one of these signs.
    pub(super) fn is(&self, at: usize, signs: &[&str]) -> bool {
        self.document.is_sign(at) && signs.contains(&self.document.words(at))
    }

    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.document
            .tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Digits)
    }

    /// Returns whether the token begins a paragraph or there is none.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        self.document
            .tokens
            .get(at)
            .is_none_or(|t| t.space == Space::Paragraph)
    }

    /// Returns the end of the phrase of a set that begins at the token.
    pub(super) fn end_of<T>(&self, set: &Phrases<T>, at: usize) -> Option<usize> {
        let (len, _) = set.at(self.document, at)?;
        (0 < len && !self.is_edge_inside(at, at + len)).then_some(at + len)
    }

    fn is_edge_inside(&self, from: usize, to: usize) -> bool {
        (from + 1..to).any(|i| self.is_edge(i))
    }

    /// Returns where the phrase of a set begins that ends right before the token, in the same paragraph.
    pub(super) fn start_of<T>(&self, set: &Phrases<T>, before: usize) -> Option<usize> {
        if self.is_edge(before) {
            return None;
        }
        (1..=4usize)
            .filter_map(|len| before.checked_sub(len))
            .find(|from| {
                set.at(self.document, *from)
                    .is_some_and(|(len, _)| from + len == before)
            })
    }

    pub(super) fn follows<T>(&self, set: &Phrases<T>, at: usize) -> bool {
        self.start_of(set, at).is_some()
    }

    /// Returns whether the digits at the token are a number of their own and not the end of a longer one, of a
    /// sum or of a name: "1,25", "$25", "A25".
    pub(super) fn stands_free_before(&self, at: usize) -> bool {
        let Some(previous) = at.checked_sub(1).filter(|_| !self.is_edge(at)) else {
            return true;
        };
        let glued = self.document.glued(at);
        if self.is(previous, &["$", "€", "£", "¥", "#", "№"]) {
            return false;
        }
        if !glued {
            return true;
        }
        let Some(token) = self.document.tokens.get(previous) else {
            return true;
        };
        match token.kind {
            TokenKind::Sign => {
                let inside = self.is(
                    previous,
                    &[".", ",", ":", "/", "+", "*", "@", "_", "=", "&", "\\"],
                );
                let dash = self.is(previous, &["-", "–", "—", "'", "’"]);
                let after_digits = previous.checked_sub(1).is_some_and(|i| self.is_digits(i));
                let one_letter = previous.checked_sub(1).is_some_and(|i| {
                    self.document.glued(previous)
                        && self.document.tokens[i].kind == TokenKind::Word
                        && self.document.words(i).chars().count() <= 1
                });
                !(inside
                    && (after_digits && self.document.glued(previous)
                        || self.is(previous, &["@", "_", "=", "&", "\\", "/", ":"]))
                    || dash && one_letter)
            }
            // An elided word: "l’1".
            TokenKind::Word => self.document.words(previous).ends_with(['\'', '’']),
            TokenKind::Digits => false,
        }
    }

    /// Returns whether the digits before the token end there: no decimals, no percent, no letters glued on.
    pub(super) fn stands_free_after(&self, after: usize) -> bool {
        if self.is_edge(after) {
            return true;
        }
        if self.is(after, &["%", "‰", "°", "€", "$", "£"]) {
            return false;
        }
        if !self.document.glued(after) {
            return true;
        }
        match self.document.tokens.get(after).map(|t| t.kind) {
            Some(TokenKind::Sign) => {
                let continues = self.is(after, &[".", ",", ":", "/", "'", "’"]);
                let digits_behind = self.document.glued(after + 1) && self.is_digits(after + 1);
                !(continues && digits_behind || self.is(after, &["@", "_", "=", "&", "+", "*"]))
            }
            Some(TokenKind::Word) => self.document.words(after).starts_with(['\'', '’']),
            _ => true,
        }
    }

    /// Reads the day of a month: "25", "25th", "1er", "25.", "premier"; returns the token after it.
    pub(super) fn day_at(&self, at: usize) -> Option<(usize, u8)> {
        if let Some((len, day)) = self.lexicon.day_words.at(self.document, at) {
            return Some((at + len, *day));
        }
        let Some(number) = self.digits(at, 1..=2) else {
            return self.day_in_words(at);
        };
        let day = u8::try_from(number)
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        if !self.stands_free_before(at) {
            return None;
        }
        let after = at + 1;
        if self.document.glued(after)
            && let Some(end) = self.end_of(&self.lexicon.day_marks, after)
            && !(self.document.glued(end) && self.is_digits(end))
        {
            return Some((end, day));
        }
        self.stands_free_after(after).then_some((after, day))
    }

    fn day_in_words(&self, at: usize) -> Option<(usize, u8)> {
        let numeral = self
            .context
            .numeral_over(at)
            .filter(|n| n.core.start == at)?;
        let spelt = matches!(numeral.form, Form::Words | Form::Ordinal);
        let number = numeral.amount.single().filter(|_| spelt)?;
        let day = u8::try_from(number)
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        Some((numeral.core.end, day))
    }

    /// Reads the name of a month, with the full stop of its abbreviation.
    pub(super) fn month_at(&self, at: usize) -> Option<(usize, Month)> {
        let (len, month) = self.lexicon.months.at(self.document, at)?;
        if self.is_small_only(at) {
            return None;
        }
        Some((self.past_stop(at + len, month.short), *month))
    }

    /// Reads the name of a weekday, with the full stop of its abbreviation.
    pub(super) fn weekday_at(&self, at: usize) -> Option<(usize, Month)> {
        let (len, weekday) = self.lexicon.weekdays.at(self.document, at)?;
        Some((self.past_stop(at + len, weekday.short), *weekday))
    }

    fn past_stop(&self, at: usize, short: bool) -> usize {
        let stop = short && self.document.glued(at) && self.is(at, &["."]);
        at + usize::from(stop)
    }

    /// "Mars" inside a French sentence is the planet.
    fn is_small_only(&self, at: usize) -> bool {
        self.document
            .tokens
            .get(at)
            .is_some_and(|t| t.case == Case::Title)
            && self.lexicon.small_only.at(self.document, at).is_some()
            && !self.document.begins_sentence(at)
            && !self.document.sentence_of(at).is_some_and(|s| s.heading)
    }

    /// Reads a year in four digits: "2016", or in two behind an apostrophe: "’16".
    pub(super) fn year_at(&self, at: usize) -> Option<(usize, i16)> {
        if let Some(year) = self.digits(at, 4..=4) {
            let free = self.stands_free_before(at) && self.stands_free_after(at + 1);
            return (free && (1000..=2100).contains(&year)).then_some((at + 1, year));
        }
        if self.is(at, &["'", "’", "‘"]) && self.document.glued(at + 1) {
            let short = self.digits(at + 1, 2..=2)?;
            let free = self.stands_free_after(at + 2);
            return free.then_some((at + 2, full_year(short)));
        }
        None
    }

    /// Skips a joiner ("of", "de", a comma where `comma` is asked for), if one is there.
    pub(super) fn past_joiner(&self, at: usize) -> usize {
        if self.is_edge(at) {
            return at;
        }
        self.end_of(&self.lexicon.joiners, at).unwrap_or(at)
    }

    /// Skips a comma.
    pub(super) fn past_comma(&self, at: usize) -> usize {
        at + usize::from(!self.is_edge(at) && self.is(at, &[","]))
    }

    /// Returns whether the token is a word in small letters that is none of the language's function words: in
    /// most languages a noun or a verb.
    pub(super) fn is_content_word(&self, at: usize) -> bool {
        if self.is_edge(at) {
            return false;
        }
        self.document
            .tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
            && !self.is_function_word(at)
    }

    pub(super) fn is_function_word(&self, at: usize) -> bool {
        let folded = self.document.fold(at);
        self.context.pack.text.starters.iter().any(|s| s == folded)
            || self.lexicon.joiners.word(folded).is_some()
    }

    /// Returns whether the token is a dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        !self.is_edge(at) && self.is(at, &["-", "–", "—", "‑", "‐", "−"])
    }
}

/// The year that two digits mean: "’99" is 1999, "’20" 2020.
pub(super) fn full_year(short: i16) -> i16 {
    if short < 40 {
        2000 + short
    } else {
        1900 + short
    }
}
