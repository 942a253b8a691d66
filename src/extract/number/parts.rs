//! Parts of a number: halves and thirds, alone and behind a whole one, and decimals in words.

use rust_decimal::Decimal;

use super::Form;
use super::digits::part_of;
use super::reader::{Read, Reader};
use super::sum::Sum;
use crate::lang::pack::{Lexeme, Role};
use crate::segment::TokenKind;

/// Decimals in words are no longer than this.
const MOST_DECIMALS: usize = 9;

impl Reader<'_> {
    /// Reads a part with its numerator, and what it is a part of where that is a number: "half a million".
    pub(super) fn part(&self, end: usize, above: Decimal, lexeme: &Lexeme) -> Option<Read> {
        let value = part_of(above, lexeme.part?);
        let mut at = if self.is_hyphen(end) {
            end + 1
        } else {
            self.past_of(end)
        };
        let mut times = self.next_lexeme(at);
        if let Some((len, article)) = times
            && (article.is(Role::Article) || article.is(Role::One))
        {
            at += len;
            times = self.next_lexeme(at);
        }
        let Some((len, scale)) = times.and_then(|(len, l)| Some((len, l.multiplier()?))) else {
            return Some(Read::exact(end, value, Form::Fraction));
        };
        Some(Read::exact(
            at + len,
            value.checked_mul(scale)?,
            Form::Words,
        ))
    }

    /// Reads "half" without an article of its own: "half the voters", "la moitié des", "plus de la moitié"; and
    /// any part right before a scale: "quarter million".
    pub(super) fn lone_part(&self, at: usize, end: usize, lexeme: &Lexeme) -> Option<Read> {
        let read = self.part(end, Decimal::ONE, lexeme)?;
        if read.form == Form::Words && lexeme.ordinal.is_none() {
            return Some(read);
        }
        let is_phrase = 1 < end - at;
        if lexeme.part != Some(Decimal::TWO) && !is_phrase {
            return None;
        }
        if lexeme.is(Role::Weak) {
            return Some(read);
        }
        let behind = self.next_lexeme(end).is_some_and(|(_, l)| {
            l.is(Role::Of) || l.is(Role::Article) || l.is(Role::One) || l.is(Role::Determiner)
        });
        let before = self.lexeme_before(at);
        let opens = before.is_some_and(|l| l.is(Role::Determiner) || l.bound.is_some());
        if is_phrase {
            // "la tercera parte de los vecinos".
            return (behind && opens).then_some(read);
        }
        let is_second = before.is_some_and(|l| l.ordinal.is_some());
        ((behind || opens) && !is_second && !self.is_hyphen(end)).then_some(read)
    }

    /// Returns whether a word for a part that is more often something else is one here: before a number
    /// ("medio millón"), a unit ("media hora", "meio por cento") or "of the" ("um quarto dos votos"); not in "medio ambiente",
    /// "um meio de transporte", "dois quartos".
    pub(super) fn is_sure_part(&self, lexeme: &Lexeme, read: Read) -> bool {
        let of = self.past_of(read.end);
        let is_unit = |at: usize| {
            self.continues(at)
                && (self.units.at(self.document, at).is_some()
                    || self.percent.at(self.document, at).is_some())
        };
        let ends_in_article = || {
            self.lexicon
                .phrases
                .word(self.document.fold(of - 1))
                .is_some_and(|l| l.is(Role::Determiner))
        };
        !lexeme.is(Role::Weak)
            || read.form != Form::Fraction
            || is_unit(read.end)
            || is_unit(of)
            || lexeme.part != Some(Decimal::TWO) && read.end < of && ends_in_article()
    }

    /// Reads the part that a word behind its whole makes: "dois onze avos".
    pub(super) fn marked_part(&self, above: Read) -> Option<Read> {
        if self.words.part_marks.is_empty() || !self.continues(above.end) {
            return None;
        }
        let below = self.read_plain(above.end, self.lexeme(above.end))?;
        let (len, _) = self
            .next_lexeme(below.end)
            .filter(|(_, l)| l.is(Role::PartMark))?;
        let value = part_of(above.amount.single()?, below.amount.single()?);
        Some(Read::exact(below.end + len, value, Form::Fraction))
    }

    /// Adds the part of "three and two thirds", "ventitré e tre quinti", "two million and a quarter".
    pub(super) fn sum_part(&self, sum: Sum, at: usize) -> Option<(Sum, usize)> {
        let (len, join) = self.next_lexeme(at)?;
        if !join.is(Role::JoinsTens) && !join.is(Role::JoinsHundreds) {
            return None;
        }
        let above_at = at + len;
        let (len, above) = self.next_lexeme(above_at)?;
        let n_above = match above.cardinal {
            Some(n) if Decimal::ONE < n && n < Decimal::TEN => n,
            _ if above.is(Role::Article) || above.is(Role::One) => Decimal::ONE,
            _ => return None,
        };
        let below_at = above_at + len + usize::from(self.is_hyphen(above_at + len));
        let (len, below) = self.next_lexeme(below_at)?;
        let end = below_at + len;
        let value = part_of(n_above, below.part?);
        // "the two and a third man": a rank stands before a noun, a part does not.
        if n_above == Decimal::ONE && below.ordinal.is_some() && self.is_word(end) {
            return None;
        }
        self.plus_part(sum, value, end)
    }

    /// Adds a part that ends before the token: to the last unit, as in "a million and a half"; but in "one billion
    /// and a half million" what is added is a number of its own.
    pub(super) fn plus_part(&self, sum: Sum, value: Decimal, end: usize) -> Option<(Sum, usize)> {
        if let Some((len, scale)) = self
            .next_lexeme(end)
            .and_then(|(len, next)| Some((len, next.scale?)))
            && let Some(last) = sum.last.filter(|_| sum.group.is_none())
        {
            let more = value.checked_mul(scale).filter(|_| scale < last)?;
            return Some((sum.add(more, &[])?, end + len));
        }
        Some((sum.added(value)?, end))
    }

    /// Adds decimals in words: "two point five million", "deux virgule zéro trois".
    pub(super) fn sum_point(&self, sum: Sum, at: usize) -> Option<(Sum, usize)> {
        sum.group?;
        let (len, point) = self.next_lexeme(at)?;
        if !point.is(Role::Point) {
            return None;
        }
        let mut end = at + len;
        let mut decimals = String::new();
        // "nought four", "cinq": digit by digit.
        while let Some((len, digit)) = self.small(end, Decimal::TEN) {
            decimals.push_str(&digit.to_string());
            end += len;
        }
        if decimals.is_empty() {
            let (value, to) = self.decimal_words(end)?;
            decimals = value.to_string();
            end = to;
        }
        if MOST_DECIMALS < decimals.len() {
            return None;
        }
        let part: Decimal = format!("0.{decimals}").parse().ok()?;
        Some((sum.with_decimals(part)?, end))
    }

    /// Reads "seventy-one", "settantuno" behind the word for a decimal point.
    fn decimal_words(&self, at: usize) -> Option<(Decimal, usize)> {
        if let Some(compound) = self
            .compound_cardinal(at)
            .filter(|(value, _)| *value < Decimal::ONE_THOUSAND)
        {
            return Some(compound);
        }
        self.group(at)
    }

    /// Returns a cardinal below `most` at the token.
    fn small(&self, at: usize, most: Decimal) -> Option<(usize, Decimal)> {
        let (len, lexeme) = self.next_lexeme(at)?;
        let value = lexeme.cardinal.filter(|n| *n < most)?;
        Some((len, value))
    }

    /// Returns whether a word stands at the token.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.continues(at)
            && self
                .document
                .tokens
                .get(at)
                .is_some_and(|t| t.kind == TokenKind::Word)
    }
}
