//! Numbers in digits: separators of thousands and decimals, parts, signs and what hangs on behind.

use rust_decimal::Decimal;

use super::Form;
use super::reader::{Read, Reader};
use crate::lang::pack::{NumberWords, Role};
use crate::segment::{Document, Space, TokenKind};

/// Which sign stands before decimals in an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    decimal: char,
    either: bool,
}

impl Style {
    /// Returns the style of an article: its language's, unless all its numbers are written the other way.
    ///
    /// Some French, Italian and Spanish outlets keep the signs of the English wire: "1,700 pages, 2.4 GHz".
    /// An article that has both an unmistakable decimal and a group of three digits the other way round,
    /// and none in its own language's way, is such.
    pub(super) fn of(document: &Document, words: &NumberWords) -> Self {
        let decimal = words.decimal.chars().next().unwrap_or('.');
        let (mut own, mut other_decimals, mut other_groups) = (0, 0, 0);
        for at in 1..document.tokens.len() {
            let Some((sign, before, behind)) = lone_separator(document, at) else {
                continue;
            };
            let is_group = behind.len() == 3 && before.len() <= 3 && before != "0";
            match (sign == decimal, is_group) {
                (true, true) => other_groups += 1,
                (false, false) => other_decimals += usize::from(!is_clock_like(before, behind)),
                _ => own += 1,
            }
        }
        let turned = own == 0 && 0 < other_decimals && 0 < other_groups;
        Self {
            decimal: if turned { other(decimal) } else { decimal },
            either: words.either,
        }
    }
}

fn other(sign: char) -> char {
    if sign == '.' { ',' } else { '.' }
}

fn is_clock_like(before: &str, behind: &str) -> bool {
    behind.len() == 2 && before.len() <= 2 && before <= "24" && behind < "60"
}

/// Returns a full stop or comma between digits, with the digits, where no other separator stands near.
fn lone_separator<'a>(document: &Document<'a>, at: usize) -> Option<(char, &'a str, &'a str)> {
    let sign = separator(document, at).filter(|s| matches!(s, '.' | ','))?;
    let alone =
        (at < 2 || separator(document, at - 2).is_none()) && separator(document, at + 2).is_none();
    alone.then(|| (sign, document.words(at - 1), document.words(at + 1)))
}

/// Returns the sign at the token where it joins the digits on both its sides.
fn separator(document: &Document, at: usize) -> Option<char> {
    let is_digits = |i: usize| {
        document
            .tokens
            .get(i)
            .is_some_and(|t| t.kind == TokenKind::Digits)
    };
    let joins = 0 < at
        && document.glued(at)
        && document.glued(at + 1)
        && is_digits(at - 1)
        && is_digits(at + 1);
    let mut chars = document.words(at).chars();
    match (joins, chars.next(), chars.next()) {
        (true, Some(sign @ ('.' | ',' | '\'' | '’' | '·' | '٬' | '٫')), None) => Some(sign),
        _ => None,
    }
}

impl Reader<'_> {
    /// Reads the number in digits that begins at the token, with scale, part, sign or mark of a rank.
    pub(super) fn from_digits(&self, at: usize) -> Option<Read> {
        let (end, value) = self.plain_digits(at)?;
        let value = if self.is_negative(at) { -value } else { value };
        if let Some(read) = self.digit_fraction(end, value) {
            return Some(read);
        }
        if let Some(read) = self.digit_rank(at, end, value) {
            return Some(read);
        }
        let (end, value) = match vulgar(self.document.words(end)) {
            Some(part) if self.document.glued(end) => (end + 1, value + part),
            _ => (end, value),
        };
        if let Some(read) = self.short_scale(at, end, value) {
            return Some(read);
        }
        Some(self.scaled_digits(end, value))
    }

    /// Reads what a sign can begin: "½", ".25", "−5".
    pub(super) fn from_sign(&self, at: usize) -> Option<Read> {
        let words = self.document.words(at);
        if let Some(part) = vulgar(words) {
            return Some(Read::exact(at + 1, part, Form::Fraction));
        }
        let is_digits = self.document.glued(at + 1)
            && self
                .document
                .tokens
                .get(at + 1)
                .is_some_and(|t| t.kind == TokenKind::Digits);
        if !is_digits || self.document.glued(at) {
            return None;
        }
        match words {
            "." => {
                let digits = self.document.words(at + 1);
                let (end, value) = (at + 2, format!("0.{digits}").parse().ok()?);
                (!self.document.glued(end) || self.document.words(end) != ".")
                    .then(|| Read::exact(end, value, Form::Digits))
            }
            "-" | "−" | "–" if self.is_negative(at + 1) => self.from_digits(at + 1),
            _ => None,
        }
    }

    /// Returns whether the digits stand behind a minus: glued to it, and it is neither a bullet nor a hyphen.
    fn is_negative(&self, at: usize) -> bool {
        let Some(sign) = at.checked_sub(1) else {
            return false;
        };
        let is_minus = match self.document.words(sign) {
            "−" => true,
            "-" | "–" => {
                let before = sign
                    .checked_sub(1)
                    .and_then(|i| self.document.tokens.get(i));
                before.is_some_and(|t| t.kind == TokenKind::Word)
            }
            _ => false,
        };
        is_minus
            && self.document.glued(at)
            && self
                .document
                .tokens
                .get(sign)
                .is_some_and(|t| matches!(t.space, Space::Plain | Space::NoBreak))
    }

    /// Reads digits with their separators, nothing else.
    pub(super) fn plain_digits(&self, at: usize) -> Option<(usize, Decimal)> {
        let document = self.document;
        let first = document.words(at);
        let lone = || Some((at + 1, first.parse().ok()?));
        let groups = self.spaced_groups(at);
        if 0 < groups {
            let end = at + 1 + groups;
            return match separator(document, end) {
                Some('.' | ',') if separator(document, end + 2).is_none() => {
                    Some((end + 2, self.number(at..end, Some(end + 1))?))
                }
                _ => Some((end, self.number(at..end, None)?)),
            };
        }
        let Some(sign) = separator(document, at + 1) else {
            return lone();
        };
        let mut n_groups = 0;
        while separator(document, at + 1 + 2 * n_groups) == Some(sign)
            && document.words(at + 2 + 2 * n_groups).len() == 3
        {
            n_groups += 1;
        }
        let end = at + 1 + 2 * n_groups;
        let beyond = separator(document, end);
        let may_group = first.len() <= 3 && first != "0";
        match (n_groups, beyond) {
            // "25.08.2020", "192.168.1.2": not one number.
            (_, Some(next))
                if next == sign && (0 < n_groups || separator(document, at + 3).is_some()) =>
            {
                lone()
            }
            (0, Some(_)) if matches!(sign, '.' | ',' | '·' | '٫') => {
                Some((at + 3, self.number(at..at + 1, Some(at + 2))?))
            }
            (1.., Some(_)) if may_group && separator(document, end + 2).is_none() => {
                Some((end + 2, self.number(at..end, Some(end + 1))?))
            }
            (2.., None) if may_group => Some((end, self.number(at..end, None)?)),
            (1, None) if may_group && self.groups_by(sign) => {
                Some((end, self.number(at..end, None)?))
            }
            (1, None) if matches!(sign, '.' | ',') => {
                Some((at + 3, self.number(at..at + 1, Some(at + 2))?))
            }
            _ => lone(),
        }
    }

    /// Returns whether one group of three digits behind the sign is thousands.
    fn groups_by(&self, sign: char) -> bool {
        !matches!(sign, '.' | ',') || self.style.either || sign != self.style.decimal
    }

    /// Returns how many groups of three digits follow with spaces between: 2 for "1 414 021".
    fn spaced_groups(&self, at: usize) -> usize {
        let document = self.document;
        let first = document.words(at);
        if 3 < first.len() || first.starts_with('0') {
            return 0;
        }
        // In English prose "in 24 200 people" is two numbers; where a space groups thousands it is one.
        let fits = |token: usize| {
            document.tokens.get(token).is_some_and(|t| {
                t.kind == TokenKind::Digits
                    && t.span.len() == 3
                    && match t.space {
                        Space::NoBreak => true,
                        Space::Plain => {
                            self.words.spaced
                                && document.tokens[token - 1].span.gap(t.span).len() == 1
                        }
                        _ => false,
                    }
            })
        };
        (1..self.document.tokens.len())
            .take_while(|n| fits(at + n))
            .count()
    }

    /// Puts digits together: whole groups, then decimals.
    fn number(&self, whole: std::ops::Range<usize>, decimals: Option<usize>) -> Option<Decimal> {
        let mut digits = String::new();
        for token in whole {
            if self.document.tokens.get(token)?.kind == TokenKind::Digits {
                digits.push_str(self.document.words(token));
            }
        }
        if let Some(token) = decimals {
            digits.push('.');
            digits.push_str(self.document.words(token));
        }
        digits.parse().ok()
    }

    /// Reads "2/3" and "1/2"; "9/11" and "24/7" are none.
    fn digit_fraction(&self, end: usize, value: Decimal) -> Option<Read> {
        let document = self.document;
        let below = document.tokens.get(end + 1)?;
        let fits = document.glued(end)
            && document.words(end) == "/"
            && document.glued(end + 1)
            && below.kind == TokenKind::Digits
            && !(document.glued(end + 2) && document.words(end + 2) == "/");
        let divisor: Decimal = document.words(end + 1).parse().ok().filter(|_| fits)?;
        let is_part = value < divisor && divisor <= Decimal::TEN && value.fract().is_zero();
        is_part.then(|| Read::exact(end + 2, part_of(value, divisor), Form::Fraction))
    }

    /// Reads "3rd", "1er", "2º" and, where the language writes so, "25. August".
    fn digit_rank(&self, at: usize, end: usize, value: Decimal) -> Option<Read> {
        let document = self.document;
        if !document.glued(end) || end != at + 1 {
            return None;
        }
        if let Some((len, lexeme)) = self.lexeme(end)
            && lexeme.is(Role::OrdinalMark)
            && !self.is_glued_word(end + len)
        {
            return Some(Read::exact(end + len, value, Form::Ordinal));
        }
        let next = document.tokens.get(end + 1)?;
        let is_rank = self.ordinal_dot
            && document.words(end) == "."
            && document.words(at).len() <= 3
            && next.kind == TokenKind::Word
            && !matches!(next.space, Space::None | Space::Paragraph)
            && document
                .sentence_of(at)
                .is_some_and(|s| s.tokens.contains(&(end + 1)));
        is_rank.then(|| Read::exact(end + 1, value, Form::Ordinal))
    }

    fn is_glued_word(&self, at: usize) -> bool {
        self.document.glued(at)
            && self
                .document
                .tokens
                .get(at)
                .is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Reads a short scale behind digits: "2.8bn", "6K", "£5m", "5 M€".
    fn short_scale(&self, at: usize, end: usize, value: Decimal) -> Option<Read> {
        let (len, lexeme) = self.next_lexeme(end)?;
        let glued = self.document.glued(end);
        let money = || {
            0 < at && self.is_currency(at - 1)
                || self.document.glued(end + len) && self.is_currency(end + len)
        };
        let one_letter = self.document.words(end).chars().count() == 1;
        let scale = match (lexeme.short_scale, lexeme.money_scale) {
            (Some(scale), _) if glued || !one_letter || money() => scale,
            (_, Some(scale)) if money() => scale,
            _ => return None,
        };
        if self.is_glued_word(end + len) && !self.is_currency(end + len) {
            return None;
        }
        // "Mio.", "Mrd." end in a full stop of their own, which the number need not cover.
        Some(Read {
            scale,
            mantissa: value,
            ..Read::exact(end + len, value.checked_mul(scale)?, Form::Digits)
        })
    }
}

/// Returns the value of a sign that stands for a part.
fn vulgar(words: &str) -> Option<Decimal> {
    let (above, below) = match words {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅙" => (1, 6),
        _ => return None,
    };
    Some(part_of(above.into(), below.into()))
}

/// Returns `above` divided by `below`, to 15 digits as a fraction that does not end is shown.
pub(super) fn part_of(above: Decimal, below: Decimal) -> Decimal {
    above
        .checked_div(below)
        .unwrap_or_default()
        .round_dp(15)
        .normalize()
}
