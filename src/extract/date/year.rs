//! Four digits that are a year, and ranges of years.
//!
//! "in 2016" is a year, "2016 soldiers" is a count, and nothing in the digits says so. What stands around them
//! is weighed in points; two make a year. The points are few and small so that each can be told from a
//! sentence:
//!
//! - the number itself: 1987 is likelier a year than a count, 1500 and 2000 the other way round;
//! - before it: "in", "since", "early" speak for a year, "more than", "flight", "$" against it;
//! - behind it: the end of a clause or a function word speaks for a year, a noun or a unit against it.

use super::absolute::{RANGE, Read};
use super::words::full_year;
use super::{Found, Reader};
use crate::model::{Edtf, Partial};
use crate::segment::{Case, TokenKind};

/// The rule of a year that stands alone.
pub(super) const RULE: &str = "year";
/// What four digits need to be read as a year.
const ENOUGH: i8 = 2;
/// What no other sign outweighs.
const NEVER: i8 = -9;

impl Reader<'_> {
    /// Reads a year, or a range of years: "2016", "1914–1918", "2018/19".
    pub(super) fn year_alone(&self, at: usize) -> Option<Read> {
        let year = self
            .digits(at, 4..=4)
            .filter(|year| (1000..=2100).contains(year))
            .or_else(|| self.early_year(at))?;
        let end = at + 1;
        if !self.stands_free_before(at) {
            return None;
        }
        if let Some((range_end, range)) = self.glued_years(at, year, end) {
            return Some((range_end, vec![range]));
        }
        if !self.stands_free_after(end) {
            return None;
        }
        let points = prior(year) + self.points_before(at) + self.points_behind(end);
        if points < ENOUGH {
            return None;
        }
        // "in 300 BC" is before any year that the calendar writes.
        if self.end_of(&self.lexicon.year.before_era, end).is_some() {
            return None;
        }
        Some((
            end,
            vec![Found::date(at..end, Edtf::point(Partial::Year(year)), RULE)],
        ))
    }

    /// Reads a year of three digits where the words leave no doubt: "im Jahr 833", not "im Jahr 833 Fälle".
    fn early_year(&self, at: usize) -> Option<i16> {
        let year = self.digits(at, 3..=3).filter(|year| 100 <= *year)?;
        (self.is_named_year(at) && 0 <= self.points_behind(at + 1)).then_some(year)
    }

    /// Returns whether "in the year" stands before the token.
    pub(super) fn is_named_year(&self, at: usize) -> bool {
        self.follows(&self.lexicon.year.named, at)
    }

    /// "1914–1918", "2018/19", "2010-11": a dash or a stroke without spaces, the second year right behind.
    fn glued_years(&self, at: usize, year: i16, end: usize) -> Option<(usize, Found)> {
        let sign = self.is_dash(end) || self.is(end, &["/"]);
        let glued = self.document.glued(end) && self.document.glued(end + 1);
        if !sign || !glued || !self.is_digits(end + 1) {
            return None;
        }
        self.year_range(at, year, end + 1)
    }

    /// Finishes a range of years whose second one is at the token.
    pub(super) fn year_range(
        &self,
        at: usize,
        first: i16,
        second: usize,
    ) -> Option<(usize, Found)> {
        let (end, last) = if let Some(last) = self.digits(second, 4..=4) {
            // "2019/2020": the stroke before it is the range's own.
            let fits = (1000..=2100).contains(&last) && self.stands_free_after(second + 1);
            fits.then_some((second + 1, last))?
        } else {
            let short = self
                .digits(second, 2..=2)
                .filter(|_| self.document.glued(second))?;
            let last = first.div_euclid(100) * 100 + short;
            // "1999/00" runs over the turn of the century.
            let last = if last < first && short == 0 {
                last + 100
            } else {
                last
            };
            (self.stands_free_after(second + 1)).then_some((second + 1, last))?
        };
        let plain = last - first <= 200 && first < last && self.points_before(at) != NEVER;
        let likely = prior(first) + prior(last);
        let era = self.end_of(&self.lexicon.year.era, end).is_some();
        let counted = self.is_content_word(end) && likely < 2 * ENOUGH || likely < 1 && !era;
        if !plain || counted || self.points_behind(end) == NEVER {
            return None;
        }
        let date = Edtf::interval(Partial::Year(first), Partial::Year(last))?;
        Some((end, Found::date(at..end, date, RANGE)))
    }

    fn points_before(&self, at: usize) -> i8 {
        let year = &self.lexicon.year;
        if self.follows(&year.not_after, at) {
            // "2,1 Punkte mehr als 2021.": nothing is counted, so it is the year that is compared with.
            let number = self.digits(at, 4..=4).unwrap_or_default();
            let closes = self.is_edge(at + 1) || self.is(at + 1, &[".", ",", ")", ";"]);
            let may_be_year = self.follows(&year.before, at) || self.follows(&year.before_weak, at);
            let compared = closes && may_be_year && prior(number) == 2 && number % 10 != 0;
            return if compared { 0 } else { NEVER };
        }
        if self.is_named_year(at) {
            return 3;
        }
        if self.follows(&year.before, at) || self.follows(&year.era, at) {
            return 2;
        }
        if let Some(list) = self.start_of(&self.lexicon.lists, at) {
            // "2015 and 2016".
            let year_before = list
                .checked_sub(1)
                .is_some_and(|i| self.digits(i, 4..=4).is_some());
            return if year_before { 2 } else { 0 };
        }
        if self.follows(&year.before_weak, at) {
            return 1;
        }
        let Some(previous) = at.checked_sub(1).filter(|_| !self.is_edge(at)) else {
            return 1;
        };
        let token = self.document.tokens[previous];
        match token.kind {
            TokenKind::Sign if self.is(previous, &["(", "[", "–", "—"]) => 1,
            TokenKind::Sign if self.is(previous, &[",", ";", ":"]) => {
                // "Im Jahr 1683 kam sie, 1884 zog er um": where nouns have capitals, a small word is not counted.
                let small = self.context.pack.date.noun_capitals
                    && self
                        .document
                        .tokens
                        .get(at + 1)
                        .is_some_and(|t| t.case == Case::Lower);
                i8::from(small || !self.is_content_word(at + 1))
            }
            // "Rio 2016", "Bundestagswahl 2010"; "World Cup 2018".
            TokenKind::Word if token.case != Case::Lower => 1,
            _ => i8::from(self.document.begins_sentence(at)),
        }
    }

    fn points_behind(&self, end: usize) -> i8 {
        let year = &self.lexicon.year;
        if self.end_of(&year.era, end).is_some() {
            return 3;
        }
        if self.is_edge(end) {
            return 1;
        }
        if self.end_of(&year.not_before, end).is_some() {
            return NEVER;
        }
        let Some(token) = self.document.tokens.get(end) else {
            return 1;
        };
        match token.kind {
            TokenKind::Sign
                if self.is(
                    end,
                    &[
                        ".", ",", ")", "]", ";", ":", "!", "?", "»", "”", "\"", "–", "—", "…",
                    ],
                ) =>
            {
                1
            }
            TokenKind::Sign | TokenKind::Digits => 0,
            TokenKind::Word if self.is_function_word(end) => 1,
            TokenKind::Word if self.context.pack.date.noun_capitals => match token.case {
                Case::Lower => 0,
                _ => -2,
            },
            TokenKind::Word => match token.case {
                Case::Lower => -1,
                _ => 0,
            },
        }
    }
}

/// How likely four digits are a year before anything around them is looked at.
fn prior(year: i16) -> i8 {
    match year {
        _ if year % 100 == 0 => match year {
            1900 | 2000 => 0,
            _ => -1,
        },
        1900..2040 => 2,
        1700..1900 | 2040..=2100 => i8::from(year % 50 != 0),
        _ => i8::from(year % 10 != 0),
    }
}

impl Reader<'_> {
    /// Reads the first year of a decade: "1990", "’90".
    pub(super) fn decade_at(&self, at: usize) -> Option<(usize, i16)> {
        if self.is(at, &["'", "’", "‘"]) && self.document.glued(at + 1) {
            return self.short_decade_at(at + 1);
        }
        let year = self.digits(at, 4..=4).filter(|year| year % 10 == 0)?;
        (1000..=2100).contains(&year).then_some((at + 1, year))
    }

    /// Reads the first year of a decade in two digits: "90".
    pub(super) fn short_decade_at(&self, at: usize) -> Option<(usize, i16)> {
        let short = self.digits(at, 2..=2).filter(|year| year % 10 == 0)?;
        // "les années 30" are the last ones that are over; the years from 2000 on have names of their own.
        let year = if short < 20 {
            full_year(short)
        } else {
            1900 + short
        };
        Some((at + 1, year))
    }

    /// Reads the number of a century: "19th", "19.", "`XIXe`", "XIX", an ordinal in words.
    pub(super) fn century_at(&self, at: usize) -> Option<(usize, i16)> {
        let in_range = |n: i16| (1..=30).contains(&n).then_some(n);
        if let Some(number) = self.digits(at, 1..=2) {
            let mark = at + 1;
            let end = self
                .end_of(&self.lexicon.day_marks, mark)
                .filter(|_| self.document.glued(mark));
            return Some((end.unwrap_or(mark), in_range(number)?));
        }
        if let Some(number) = roman(self.document.words(at)).and_then(in_range) {
            let mark = at + 1;
            let end = self
                .end_of(&self.lexicon.day_marks, mark)
                .filter(|_| self.document.glued(mark));
            return Some((end.unwrap_or(mark), number));
        }
        let numeral = self
            .context
            .numeral_over(at)
            .filter(|n| n.core.start == at)?;
        let number = numeral.amount.single()?;
        Some((numeral.core.end, in_range(i16::try_from(number).ok()?)?))
    }
}

/// Reads Roman digits in capitals, with small letters behind them for an ordinal ("`XIXe`"), up to 39.
fn roman(words: &str) -> Option<i16> {
    let capitals = words.trim_end_matches(char::is_lowercase);
    let ending = words.strip_prefix(capitals)?;
    if capitals.is_empty() || 3 < ending.chars().count() {
        return None;
    }
    let (tens, units) = capitals.split_at(capitals.bytes().take_while(|b| *b == b'X').count());
    // In "IX" and "XIX" the last X belongs to the units.
    let units = match units {
        "" => 0,
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    let tens = i16::try_from(tens.len()).ok().filter(|n| *n <= 3)?;
    Some(tens * 10 + units).filter(|n| 0 < *n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_digits_are_read_with_their_endings() {
        for (words, number) in [
            ("XIX", 19),
            ("XIXe", 19),
            ("XXI", 21),
            ("IXe", 9),
            ("V", 5),
            ("XX", 20),
            ("XVIIIème", 18),
        ] {
            assert_eq!(roman(words), Some(number), "{words}");
        }
        for words in ["xix", "CEO", "Xavier", "", "e", "IIX", "XXXX"] {
            assert_eq!(roman(words), None, "{words}");
        }
    }
}
