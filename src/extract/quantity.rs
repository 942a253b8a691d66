//! Counts, money, percent, measures, ages, durations, results: what the numerals of an article are numbers of.
//!
//! Every numeral becomes one mention, at the least a plain number, so that a number which another article
//! gives otherwise can always be seen. An article for one ("un", "eine") is the exception: it counts only
//! where the words leave no doubt ("one of the suspects"). Numbers that are names (Boeing 747, G20,
//! Covid-19) stay plain numbers and count nothing.

mod age;
mod bare_age;
mod count;
mod duration;
mod identifier;
mod measure;
mod money;
mod noun;
mod percent;
mod score;
mod share;

use std::ops::Range;

use super::number::{Form, Numeral};
use super::{Context, Draft};
use crate::lang::pack::{QuantityTables, QuantityWords, Role};
use crate::model::{Amount, Value};
use crate::segment::{Space, Token, TokenKind};

pub(super) use money::is_code;

/// The readings of one numeral, in order; the first that fits stands, one of [`COUNTS`] where none does.
const READINGS: [fn(&Site) -> Option<Draft>; 8] = [
    score::score,
    identifier::rank,
    identifier::identifier,
    percent::percent,
    money::money,
    age::age,
    duration::duration,
    measure::measure,
];

/// The readings of a numeral that measures nothing.
const COUNTS: [fn(&Site) -> Option<Draft>; 2] = [count::count, count::number];

/// Returns the drafts of this rule.
pub fn quantities(context: &Context) -> Vec<Draft> {
    let words = &context.pack.quantity;
    let tables = words.tables(&context.pack.text);
    let mut drafts: Vec<Option<Draft>> = Vec::with_capacity(context.numerals.len());
    for idx in 0..context.numerals.len() {
        let site = Site::new(context, words, tables, idx);
        let measured = READINGS.iter().find_map(|read| read(&site));
        drafts.push(measured.or_else(|| counted(&site)));
    }
    share::share(context, &mut drafts);
    drafts.extend(age::words(context, tables).map(Some));
    drafts.extend(count::multiples(context, tables).map(Some));
    drafts.into_iter().flatten().collect()
}

/// Reads a numeral as a count, without a bound that holds only of what is measured.
fn counted(site: &Site) -> Option<Draft> {
    let numeral = site.numeral;
    let bound = numeral.tokens.start;
    let exact = numeral
        .amount
        .max()
        .filter(|_| numeral.amount.min().is_none());
    let bare = match exact {
        Some(exact) if bound < numeral.core.start && site.role(bound, Role::Measured).is_some() => {
            Numeral {
                tokens: numeral.core.start..numeral.tokens.end,
                amount: Amount::exact(exact),
                ..numeral.clone()
            }
        }
        _ => numeral.clone(),
    };
    let site = Site {
        numeral: &bare,
        ..*site
    };
    COUNTS.iter().find_map(|read| read(&site))
}

/// One numeral and what stands around it.
#[derive(Clone, Copy)]
struct Site<'a> {
    context: &'a Context<'a>,
    words: &'a QuantityWords,
    tables: &'a QuantityTables,
    numeral: &'a Numeral,
    idx: usize,
}

impl<'a> Site<'a> {
    fn new(
        context: &'a Context<'a>,
        words: &'a QuantityWords,
        tables: &'a QuantityTables,
        idx: usize,
    ) -> Self {
        Self {
            context,
            words,
            tables,
            numeral: &context.numerals[idx],
            idx,
        }
    }

    fn amount(&self) -> Amount {
        self.numeral.amount
    }

    fn token(&self, at: usize) -> Option<&'a Token> {
        self.context.document.tokens.get(at)
    }

    fn text(&self, at: usize) -> &'a str {
        self.context.document.words(at)
    }

    fn fold(&self, at: usize) -> &'a str {
        self.context.document.fold(at)
    }

    fn glued(&self, at: usize) -> bool {
        self.context.document.glued(at)
    }

    /// Returns the token behind the numeral.
    fn end(&self) -> usize {
        self.numeral.tokens.end
    }

    /// Returns the token behind the numeral and a hyphen: "store" of "281-store".
    fn behind(&self) -> usize {
        if self.is_hyphen(self.end()) {
            self.end() + 1
        } else {
            self.end()
        }
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.glued(at) && self.glued(at + 1) && matches!(self.text(at), "-" | "‐" | "‑")
    }

    /// Returns whether the token is there and in the paragraph of the one before.
    fn continues(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.space != Space::Paragraph)
    }

    fn is_word(&self, at: usize) -> bool {
        self.continues(at) && self.token(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Digits)
    }

    /// Returns the token behind "of" where it stands here.
    fn past_of(&self, at: usize) -> usize {
        match self.role(at, Role::Of) {
            Some(len) if self.continues(at) => at + len,
            _ => at,
        }
    }

    /// Returns the token behind "of" between a number and its unit: "millions d'années", "half an hour". An
    /// article in it shows that the number stands for itself, unless it is a part: "los años 30 del siglo XX",
    /// "un tercio del año".
    fn past_of_unit(&self, at: usize) -> Option<usize> {
        let is_part = self.numeral.form == Form::Fraction;
        let of = self
            .role(at, Role::Of)
            .filter(|len| is_part || self.role(at + len - 1, Role::Determiner).is_none());
        let len = of.or_else(|| self.role(at, Role::Article).filter(|_| is_part))?;
        Some(at + len)
    }

    /// Returns the length of the phrase at the token where it does this.
    fn role(&self, at: usize, role: Role) -> Option<usize> {
        let lexicon = self.context.pack.number.lexicon(&self.context.pack.text);
        let (len, lexeme) = lexicon.phrases.at(self.context.document, at)?;
        lexeme.is(role).then_some(len)
    }

    /// Returns whether the numeral is written with signs of a whole number and nothing else.
    fn is_bare_digits(&self) -> bool {
        self.numeral.form == Form::Digits && self.numeral.core.len() == 1
    }

    /// Returns whether the numeral reads like a year: four digits without a separator.
    fn is_year_like(&self) -> bool {
        let words = self.text(self.numeral.core.start);
        self.is_bare_digits() && words.len() == 4 && ("1000".."2100").contains(&words)
    }

    /// Returns a mention of everything from the numeral to the token before `end`, which no other may share.
    fn whole(&self, end: usize, value: Value, rule: &'static str) -> Draft {
        Draft {
            tokens: self.numeral.tokens.start..end,
            core: self.numeral.core.start..end,
            value,
            head: None,
            rule,
        }
    }

    /// Returns a mention from the numeral to the token before `end`; only the number is its own.
    fn partial(
        &self,
        end: usize,
        head: Option<Range<usize>>,
        value: Value,
        rule: &'static str,
    ) -> Draft {
        Draft {
            tokens: self.numeral.tokens.start..end.max(self.numeral.tokens.end),
            core: self.numeral.core.clone(),
            value,
            head,
            rule,
        }
    }
}

#[cfg(test)]
mod tests;
