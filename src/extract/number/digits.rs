//! Numbers in digits: separators of thousands and decimals, parts, signs and what hangs on behind.

use rust_decimal::Decimal;

use super::Form;
use super::reader::{Read, Reader, is_currency_sign};
use super::sum::shown;
use crate::extract::quantity::is_code;
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
        if let Some((end, value)) = self.telephone(at) {
            return Some(Read::exact(end, value, Form::Digits));
        }
        let (end, value) = self.plain_digits(at)?;
        let value = if self.is_negative(at) { -value } else { value };
        if let Some(read) = self.digit_fraction(end, value) {
            return Some(read);
        }
        if let Some(read) = self.mixed_fraction(at, end, value) {
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
        // "$-5 million"
        let behind_currency = || at.checked_sub(1).is_some_and(|i| self.is_sign_of_money(i));
        if !is_digits || self.document.glued(at) && !behind_currency() {
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
        let Some(sign) = at.checked_sub(1).filter(|_| self.document.glued(at)) else {
            return false;
        };
        let before = sign
            .checked_sub(1)
            .and_then(|i| self.document.tokens.get(i));
        let behind_currency = sign
            .checked_sub(1)
            .is_some_and(|i| self.is_sign_of_money(i));
        let follows_word = || behind_currency || before.is_some_and(|t| t.kind == TokenKind::Word);
        let space = self.document.tokens.get(sign).map(|t| t.space);
        match (self.document.words(sign), space) {
            ("−" | "-", Some(Space::None)) => behind_currency,
            ("−", Some(Space::Plain | Space::NoBreak)) => true,
            ("-" | "–", Some(Space::Plain | Space::NoBreak)) => follows_word(),
            ("-" | "–" | "−", Some(Space::Paragraph)) => self.is_cell(at),
            _ => false,
        }
    }

    fn is_sign_of_money(&self, at: usize) -> bool {
        is_currency_sign(self.document.words(at))
    }

    /// Returns whether a signed number is all that its paragraph holds, as in the cell of a table; a line of
    /// words that begins with a hyphen is one of a list.
    fn is_cell(&self, at: usize) -> bool {
        let joins = |i: usize| {
            separator(self.document, i).is_some()
                || self.document.words(i) == "/" && self.document.glued(i)
        };
        let mut i = at + 1;
        while self.continues(i) {
            let percent = self.percent.at(self.document, i).map(|(len, _)| len);
            let unit = || self.units.at(self.document, i).map(|_| 1);
            let is_part = joins(i) || joins(i - 1) || self.document.words(i) == "%";
            match percent.or_else(unit).or(is_part.then_some(1)) {
                Some(len) => i += len,
                None => return false,
            }
        }
        true
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
        // The last two of "22,24,26,31" are two as well.
        if 2 <= at && separator(document, at - 1) == Some(sign) {
            return lone();
        }
        if let Some(read) = self.lakhs(at, sign) {
            return Some(read);
        }
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

    /// Reads groups as India writes them, "12,34,567": twos, and three digits in the last.
    fn lakhs(&self, at: usize, sign: char) -> Option<(usize, Decimal)> {
        let document = self.document;
        let len = |n: usize| {
            (separator(document, at + 2 * n - 1) == Some(sign))
                .then(|| document.words(at + 2 * n).len())
        };
        let twos = (1..document.tokens.len())
            .take_while(|n| len(*n) == Some(2))
            .count();
        let fits = 0 < twos
            && sign != self.style.decimal
            && document.words(at).len() <= 2
            && len(twos + 1) == Some(3)
            && separator(document, at + 2 * twos + 3) != Some(sign);
        if !fits {
            return None;
        }
        let end = at + 2 * (twos + 1) + 1;
        let decimals = separator(document, end)
            .filter(|next| *next == self.style.decimal)
            .map(|_| end + 1);
        let number = self.number(at..end, decimals)?;
        Some((decimals.map_or(end, |d| d + 1), number))
    }

    /// Returns whether one group of three digits behind the sign is thousands.
    fn groups_by(&self, sign: char) -> bool {
        !matches!(sign, '.' | ',') || self.style.either || sign != self.style.decimal
    }

    /// Reads a telephone number in groups, "0800 555 111", "01 23 45 67 89", "020-555-0199", as one number: digits that
    /// begin with a nought, and more behind them with a hyphen or a space between.
    fn telephone(&self, at: usize) -> Option<(usize, Decimal)> {
        const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
        let document = self.document;
        let first = document.words(at);
        if !first.starts_with('0') || !(2..=5).contains(&first.len()) {
            return None;
        }
        let follows_digits = at
            .checked_sub(1)
            .filter(|_| self.continues(at))
            .and_then(|before| document.tokens.get(before))
            .is_some_and(|t| t.kind == TokenKind::Digits);
        if follows_digits {
            return None;
        }
        let hyphens = self.is_hyphen(at + 1);
        let step = if hyphens { 2 } else { 1 };
        let is_group = |token: usize| {
            let t = document.tokens.get(token)?;
            let fits = t.kind == TokenKind::Digits
                && t.span.len() <= 8
                && match t.space {
                    Space::None => hyphens && self.is_hyphen(token - 1),
                    Space::Plain | Space::NoBreak => !hyphens,
                    Space::Paragraph => false,
                };
            fits.then_some(t.span.len())
        };
        let groups = (1..document.tokens.len())
            .map_while(|n| is_group(at + n * step))
            .collect::<Vec<_>>();
        let end = at + 1 + groups.len() * step;
        let n_digits = first.len() + groups.iter().sum::<usize>();
        // "01 02 2020" is a date, however it is meant.
        let is_date = first.len() == 2 && groups.starts_with(&[2, 4]);
        let fits = DIGITS.contains(&n_digits) && !is_date && separator(document, end).is_none();
        fits.then(|| Some((end, self.number(at..end, None)?)))?
    }

    /// Returns how many groups of three digits follow with spaces between: 2 for "1 414 021".
    fn spaced_groups(&self, at: usize) -> usize {
        let document = self.document;
        let first = document.words(at);
        if 3 < first.len() || first.starts_with('0') {
            return 0;
        }
        let space = |token: usize| {
            let t = document.tokens.get(token)?;
            let is_group = t.kind == TokenKind::Digits && t.span.len() == 3;
            let narrow = || document.tokens[token - 1].span.gap(t.span).len() == 1;
            match t.space {
                Space::NoBreak if is_group => Some(Space::NoBreak),
                Space::Plain if is_group && narrow() => Some(Space::Plain),
                _ => None,
            }
        };
        let groups = (1..document.tokens.len())
            .take_while(|n| space(at + n).is_some())
            .count();
        if groups == 1 && space(at + 1) == Some(Space::Plain) && self.is_model(at + 1) {
            return 0;
        }
        let unbroken = (1..=groups)
            .take_while(|n| space(at + n) == Some(Space::NoBreak))
            .count();
        // In English prose "in 24 200 people" is two numbers; where a space groups thousands it is one, and so
        // it is anywhere in "1 414 021" and "40 000", and where nothing behind them could be counted: "call 116 123."
        let counts_nothing = || {
            document
                .tokens
                .get(at + 2)
                .is_none_or(|t| t.kind == TokenKind::Sign || t.space == Space::Paragraph)
        };
        let sure =
            1 < groups || 1 == groups && (document.words(at + 1) == "000" || counts_nothing());
        if self.words.spaced || sure {
            groups
        } else {
            unbroken
        }
    }

    /// Returns whether the digits are those of a model that the article names, so that they group no thousands: "50 787"
    /// where "Boeing 787" stands.
    fn is_model(&self, at: usize) -> bool {
        let document = self.document;
        let digits = document.words(at);
        digits != "000"
            && (1..document.tokens.len()).any(|other| {
                other != at
                    && document.words(other) == digits
                    && self.continues(other)
                    && self
                        .quantity
                        .identifiers
                        .iter()
                        .any(|label| label == document.fold(other - 1))
            })
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

    /// Reads "2 1/4" and "2 ½": a whole number and its part, with one space between.
    fn mixed_fraction(&self, at: usize, end: usize, value: Decimal) -> Option<Read> {
        let token = self.document.tokens.get(end)?;
        let fits = end == at + 1
            && matches!(token.space, Space::Plain | Space::NoBreak)
            && Decimal::ZERO < value
            && value < Decimal::ONE_THOUSAND;
        let part = match token.kind {
            _ if !fits => None,
            TokenKind::Sign => vulgar(self.document.words(end)).map(|part| (end + 1, part)),
            TokenKind::Digits => {
                let above: Decimal = self.document.words(end).parse().ok()?;
                let read = self.digit_fraction(end + 1, above)?;
                Some((read.end, read.amount.single()?))
            }
            TokenKind::Word => None,
        };
        let (end, part) = part?;
        Some(self.scaled_digits(end, shown(value + part)))
    }

    /// Reads "3rd", "1er", "2º" and, where the language writes so, "25. August".
    fn digit_rank(&self, at: usize, end: usize, value: Decimal) -> Option<Read> {
        let document = self.document;
        if !document.glued(end) || end != at + 1 {
            return None;
        }
        if let Some((len, lexeme)) = self.lexeme(end)
            && lexeme.is(Role::OrdinalMark)
            // "en el hoyo 16. A los"
            && (end + 1..end + len).all(|i| document.glued(i))
            && !self.is_glued_word(end + len)
            && !self.is_degree(end, len)
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

    /// Returns whether a mark of a rank is that of degrees: "2 ºC", "30° a la sombra"; not "2º lugar".
    fn is_degree(&self, at: usize, mark: usize) -> bool {
        let unit = self.units.at(self.document, at).map(|(len, _)| len);
        let next = at + mark;
        let is_noun = self.continues(next)
            && self.document.tokens[next].kind == TokenKind::Word
            && !self
                .quantity
                .stops
                .iter()
                .any(|s| s == self.document.fold(next));
        unit.is_some_and(|unit| mark < unit || unit == mark && !is_noun)
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
            0 < at && (self.is_currency(at - 1) || is_code(self.document.words(at - 1)))
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
        .and_then(|part| part.round_sf(15))
        .unwrap_or_default()
        .normalize()
}
