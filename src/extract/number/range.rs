//! Ranges: "between 10 and 20", "10 à 20", "10–20", "two or three", "5 to 10 million".

use rust_decimal::Decimal;

use super::Form;
use super::reader::{Read, Reader, is_currency_sign};
use crate::lang::pack::Role;
use crate::model::{Amount, Precision};
use crate::segment::TokenKind;

impl Reader<'_> {
    /// Returns the range that the number begins, or the number itself where it begins none. `opens` tells
    /// which words for "between" stand before it, `from` whether a word does after which "to" tells a change.
    pub(super) fn ranged(&self, at: usize, low: Read, opens: u32, from: bool) -> Read {
        if !is_plain(low.form) || low.attached.is_some() {
            return low;
        }
        self.between(at, low, opens)
            .or_else(|| self.dashed(at, low))
            .or_else(|| self.linked(at, low, from))
            .unwrap_or(low)
    }

    fn between(&self, at: usize, low: Read, opens: u32) -> Option<Read> {
        if opens == 0 {
            return None;
        }
        let (len, middle) = self.next_lexeme(low.end)?;
        if middle.closes & opens == 0 {
            return None;
        }
        let mut next = low.end + len;
        if let Some((len, lexeme)) = self.next_lexeme(next)
            && lexeme.bound.is_some()
        {
            next += len;
        }
        next = self.past_sign(at, self.past_bound_article(next));
        debug_assert!(at < next);
        self.join_down(low, next).or_else(|| self.join(low, next))
    }

    /// Joins the number with the smaller one at the token: "entre 4,2 y 3,9 millones de años" before our time.
    fn join_down(&self, high: Read, at: usize) -> Option<Read> {
        let low = self
            .following(at)
            .filter(|low| is_plain(low.form) && low.attached.is_none())?;
        let shares = high.scale == Decimal::ONE
            && Decimal::ONE < low.scale
            && high.mantissa < low.mantissa * Decimal::TEN;
        let most = high.amount.single()?;
        let most = if shares {
            most.checked_mul(low.scale)?
        } else {
            most
        };
        let least = low.amount.single().filter(|least| *least < most)?;
        Some(Read {
            amount: Amount::new(Some(least), Some(most), Precision::Range)?,
            ..Read::exact(low.end, least, high.form)
        })
    }

    /// Reads the number at the token, which no sign begins.
    fn following(&self, at: usize) -> Option<Read> {
        if !self.continues(at) || self.document.tokens.get(at)?.kind == TokenKind::Sign {
            return None;
        }
        self.read(at, self.lexeme(at))
    }

    /// Joins "10-20"; years, telephone numbers and results ("2016-2020", "859-292-3680", "31-27") are none.
    fn dashed(&self, at: usize, low: Read) -> Option<Read> {
        let document = self.document;
        let is_dash = |i: usize| {
            document.glued(i)
                && document.glued(i + 1)
                && matches!(document.words(i), "-" | "–" | "—" | "‑" | "‐")
        };
        if !is_dash(low.end) || 0 < at && is_dash(at - 1) {
            return None;
        }
        let next = self.past_sign(at, low.end + 1);
        let high = self.join(low, next)?;
        let is_year = document.words(at).len() == 4 && low.end == at + 1 && next == low.end + 1;
        let begins_with_zero = document.words(next).starts_with('0');
        (!is_year && !begins_with_zero && !is_dash(high.end)).then_some(high)
    }

    /// Returns the token behind a currency's sign that stands before the lower number too: "$5–$10 million".
    fn past_sign(&self, low_at: usize, at: usize) -> usize {
        let sign = |i: usize| Some(self.document.words(i)).filter(|words| is_currency_sign(words));
        let below = low_at.checked_sub(1).and_then(sign);
        at + usize::from(below.is_some() && below == sign(at) && self.document.glued(at + 1))
    }

    fn linked(&self, at: usize, low: Read, from: bool) -> Option<Read> {
        // "10- bis 12-Jährige": the end of the word is left out.
        let from_hyphen = usize::from(self.is_dangling_hyphen(low.end));
        let (len, link) = self.next_lexeme(low.end + from_hyphen)?;
        let next = low.end + from_hyphen + len;
        // "24 A320" counts aircraft; "dall'1 all'8" is a range.
        let hangs_on =
            self.document.glued(next) && !self.document.words(next - 1).ends_with(['\'', '’']);
        if hangs_on
            && self
                .document
                .tokens
                .get(next - 1)
                .is_some_and(|t| t.kind == TokenKind::Word)
        {
            return None;
        }
        // "$20 or $30"; but in "rose $5 to $20" the first is the difference.
        let at = if link.is(Role::Or) {
            self.past_sign(at, next)
        } else {
            next
        };
        if link.is(Role::To) && !from {
            // "hace 4,2 a 3,9 millones de años" falls; "2 a 1" is a result.
            let falls = low.scale == Decimal::ONE
                && self
                    .following(at)
                    .is_some_and(|next| Decimal::ONE < next.scale);
            let fallen = falls.then(|| self.join_down(low, at)).flatten();
            return fallen.or_else(|| self.join(low, at));
        }
        let high = self.join(low, at)?;
        // "two or three", "20 or 30"; "three or 300" would be something else.
        let (least, most) = (low.amount.min()?, high.amount.max()?);
        let near = most - least == Decimal::ONE
            || most <= least * Decimal::TWO
                && (least % Decimal::TEN).is_zero()
                && (most % Decimal::TEN).is_zero();
        (link.is(Role::Or) && near).then_some(high)
    }

    /// Returns whether the token is a hyphen that only hangs on the token before.
    fn is_dangling_hyphen(&self, at: usize) -> bool {
        self.document.glued(at)
            && !self.document.glued(at + 1)
            && matches!(self.document.words(at), "-" | "‐" | "‑")
    }

    /// Joins the number with the one at the token, where that is the greater.
    fn join(&self, low: Read, at: usize) -> Option<Read> {
        let high = self.following(at).filter(|high| is_plain(high.form))?;
        let least = low.amount.single()?;
        let most = high.amount.single()?;
        // "5 to 10 million" means five million; "500 to 1 million" says what it says.
        let shares =
            low.scale == Decimal::ONE && Decimal::ONE < high.scale && least < high.mantissa;
        let least = if shares {
            least.checked_mul(high.scale)?
        } else {
            least
        };
        if most <= least {
            return None;
        }
        let form = if low.form == Form::Article {
            Form::Words
        } else {
            low.form
        };
        Some(Read {
            amount: Amount::new(Some(least), Some(most), Precision::Range)?,
            attached: high.attached,
            ..Read::exact(high.end, least, form)
        })
    }
}

fn is_plain(form: Form) -> bool {
    matches!(form, Form::Digits | Form::Words | Form::Article)
}
