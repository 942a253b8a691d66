//! Numbers in words: sums of words, scales behind words and digits, dozens, parts, ranks, vague amounts.

use rust_decimal::Decimal;

use super::Form;
use super::reader::{Read, Reader};
use super::sum::Sum;
use crate::lang::pack::{Lexeme, Role, Vague};
use crate::model::{Amount, Precision};
use crate::segment::{Space, TokenKind};

impl Reader<'_> {
    /// Reads the number that begins with a word of the table.
    pub(super) fn from_lexeme(&self, at: usize, len: usize, lexeme: &Lexeme) -> Option<Read> {
        if self.is_name_like(at) {
            return None;
        }
        let end = at + len;
        let read = self
            .few(end, lexeme)
            .or_else(|| self.vague_times(lexeme.vague?, end))
            .or_else(|| self.of_article(end, lexeme))
            .or_else(|| self.lone_part(at, end, lexeme))
            .or_else(|| self.lone_collective(at, end, lexeme))
            .or_else(|| self.words_sum(end, lexeme))
            .or_else(|| self.rank(at, end, lexeme))
            .or_else(|| self.negative(end, lexeme))?;
        let is_weak = lexeme.is(Role::Weak) && read.end == end && read.form != Form::Ordinal;
        let fits = match read.form {
            Form::Fraction => self.is_sure_part(lexeme, read),
            _ => self.leads_to_noun(end),
        };
        (!is_weak || fits).then_some(read)
    }

    /// Reads digits with the words behind them: "1.7 million", "3 mil millones", "2 dozen", "29-jährig".
    pub(super) fn scaled_digits(&self, end: usize, value: Decimal) -> Read {
        let ending = if self.is_hyphen(end) { end + 1 } else { end };
        if self.document.glued(ending)
            && let Some(attached) = self.lexicon.attached.word(self.document.fold(ending))
        {
            return Read {
                attached: Some(*attached),
                ..Read::exact(ending + 1, value, Form::Digits)
            };
        }
        let (sum, end) = self.sum(Sum::of(value), end, Form::Digits);
        self.finish(sum, end, Form::Digits)
    }

    /// Reads "several thousand", "a few dozen": from twice to less than ten times as much.
    fn few(&self, end: usize, lexeme: &Lexeme) -> Option<Read> {
        if !lexeme.is(Role::Few) {
            return None;
        }
        let at = self.past_of(end);
        let next = self.next_lexeme(at);
        if lexeme.bound.is_some() && next.is_some_and(|(_, noun)| noun.cardinal.is_some()) {
            // "unos mil vecinos" are about a thousand, and no thousands.
            return None;
        }
        let Some((len, noun, one)) =
            next.and_then(|(len, noun)| Some((len, noun, noun.multiplier()?)))
        else {
            // "unos 100 vecinos" are about a hundred, "einige 100 Anwohner" are hundreds.
            return lexeme.bound.is_none().then(|| self.few_powers(at))?;
        };
        let max = one * Decimal::TEN - Decimal::ONE;
        let vague = Vague {
            min: one * Decimal::TWO,
            max: noun
                .vague
                .and_then(|v| v.max)
                .filter(|m| *m < max)
                .or(Some(max)),
            factor: one,
        };
        self.vague_times(vague, at + len)
    }

    /// Reads what a power of ten in one word makes of "several": "mehrere zehntausend", "einige zehn Milliarden",
    /// "mehrere 100".
    fn few_powers(&self, at: usize) -> Option<Read> {
        let (one, end) = match self.lexeme(at).filter(|_| self.continues(at)) {
            Some((1, lexeme)) => (lexeme.cardinal?, at + 1),
            Some(_) => return None,
            None if self.is_word(at) => self.compound_cardinal(at)?,
            None if self.continues(at) => {
                let (end, value) = self.plain_digits(at)?;
                (value, end)
            }
            None => return None,
        };
        let powers = [10, 100, 1000, 10_000, 100_000].map(Decimal::from);
        let max = one.checked_mul(Decimal::TEN)? - Decimal::ONE;
        let vague = Vague {
            min: one * Decimal::TWO,
            max: Some(max),
            factor: one * Decimal::TWO,
        };
        powers
            .contains(&one)
            .then(|| self.vague_times(vague, end))?
    }

    /// Reads "dozens", "tens of millions".
    fn vague_times(&self, vague: Vague, end: usize) -> Option<Read> {
        let of = self.past_of(end);
        let times = self
            .next_lexeme(of)
            .and_then(|(len, lexeme)| Some((len, lexeme.multiplier()?)));
        let (end, min, max) = match (times, vague.max) {
            (Some((len, scale)), Some(max)) => {
                let most = (max + Decimal::ONE).checked_mul(scale)? - Decimal::ONE;
                (of + len, vague.factor.checked_mul(scale)?, Some(most))
            }
            _ => (end, vague.min, vague.max),
        };
        Some(Read {
            amount: Amount::new(Some(min), max, Precision::Vague)?,
            ..Read::exact(end, min, Form::Vague)
        })
    }

    /// Returns the token behind "of" where it stands here.
    pub(super) fn past_of(&self, at: usize) -> usize {
        match self.next_lexeme(at) {
            Some((len, lexeme)) if lexeme.is(Role::Of) => at + len,
            _ => at,
        }
    }

    /// Reads what an article begins: "a million", "une soixantaine", "a third of", "une demi-douzaine".
    fn of_article(&self, end: usize, lexeme: &Lexeme) -> Option<Read> {
        if !lexeme.is(Role::Article) && !lexeme.is(Role::One) {
            return None;
        }
        let next = if self.is_hyphen(end) { end + 1 } else { end };
        let (len, noun) = self.next_lexeme(next)?;
        let end = next + len;
        if noun.part.is_some() {
            // "a third of voters", "by a third."; not "a third man".
            let is_rank =
                noun.ordinal.is_some() && !(self.words.one_counts && lexeme.is(Role::One));
            let closes = self.past_of(end) != end || !self.is_word(end) || self.is_no_noun(end);
            return (!is_rank || closes)
                .then(|| self.part(end, Decimal::ONE, noun))
                .flatten()
                .filter(|read| self.is_sure_part(noun, *read));
        }
        if let Some(one) = noun.collective {
            // "un centenar y medio de vecinos"
            let (one, end) = match self.next_lexeme(end) {
                Some((len, half)) if half.added.is_some() => {
                    (one + one.checked_mul(half.added?)?, end + len)
                }
                _ => (one, end),
            };
            let (sum, end) = self.sum(Sum::of(one), end, Form::Words);
            return Some(about(self.finish(sum, end, Form::Words)));
        }
        let sum = Sum::of(Decimal::ONE).scale(noun.scale?, true)?;
        let (sum, end) = self.sum(sum, end, Form::Words);
        Some(self.finish(sum, end, Form::Words))
    }

    /// Reads "the dozen", "la centaine".
    fn lone_collective(&self, at: usize, end: usize, lexeme: &Lexeme) -> Option<Read> {
        let value = lexeme.collective?;
        let is_determined = self
            .lexeme_before(at)
            .is_some_and(|l| l.is(Role::Determiner));
        let is_amount = is_determined && self.past_of(end) != end;
        is_amount.then(|| about(Read::exact(end, value, Form::Words)))
    }

    /// Returns what the one word before the token can be.
    pub(super) fn lexeme_before(&self, at: usize) -> Option<&Lexeme> {
        let before = at.checked_sub(1).filter(|_| self.continues(at))?;
        self.lexicon.phrases.word(self.document.fold(before))
    }

    /// Reads a sum of words: "two hundred and fifty thousand", "vingt-cinquième".
    fn words_sum(&self, end: usize, lexeme: &Lexeme) -> Option<Read> {
        let value = lexeme.cardinal?;
        let teens_after = &self.words.teens_after;
        let sum = match lexeme.scale {
            Some(scale) => Sum::new().scale(scale, true)?,
            None => Sum::new().add(value, teens_after)?,
        };
        let (sum, sum_end) = self.sum(sum, end, Form::Words);
        let read = self.finish(sum, sum_end, Form::Words);
        // "driekwart", "dreiviertel": a word for less than one is a part.
        let is_part = Decimal::ZERO < value && value < Decimal::ONE && read.end == end;
        let form = match lexeme.is(Role::One) && read.end == end {
            true => Form::Article,
            false if is_part => Form::Fraction,
            false => read.form,
        };
        Some(Read { form, ..read })
    }

    /// Takes words into a sum as long as they fit; `first` tells whether it began with digits.
    pub(super) fn sum(&self, mut sum: Sum, mut at: usize, first: Form) -> (Sum, usize) {
        loop {
            let step = self
                .sum_word(sum, at, first)
                .or_else(|| self.sum_part(sum, at).filter(|_| first != Form::Digits))
                .or_else(|| self.sum_joined(sum, at, first))
                .or_else(|| self.sum_point(sum, at).filter(|_| first != Form::Digits))
                .or_else(|| self.sum_digits(sum, at, first));
            match step {
                Some((next, end)) => (sum, at) = (next, end),
                None => return (sum, at),
            }
        }
    }

    fn sum_word(&self, sum: Sum, at: usize, first: Form) -> Option<(Sum, usize)> {
        let at = if self.is_hyphen(at) { at + 1 } else { at };
        if !self.continues(at) {
            return None;
        }
        let Some((len, lexeme)) = self.lexeme(at) else {
            let (value, _) = self.compound_cardinal(at)?;
            return match first {
                Form::Digits => None,
                _ => Some((self.add(sum, value)?, at + 1)),
            };
        };
        let end = at + len;
        if let Some(part) = lexeme.added {
            return self.plus_part(sum, part, end);
        }
        // "34 cents" in French: behind digits the word is the coin, behind words it is the hundred.
        let is_coin = first == Form::Digits && self.quantity.is_cent(self.document.fold(at));
        if let Some(scale) = lexeme.scale.filter(|_| !is_coin)
            && let Some(next) = sum.scale(scale, lexeme.cardinal.is_some() && first != Form::Digits)
        {
            return Some((next, end));
        }
        if let Some(scale) = lexeme.money_scale.or(lexeme.short_scale)
            && first == Form::Digits
            && self.document.glued(end)
            && self.is_currency(end)
        {
            // "2,8 mil M€"
            return Some((sum.scale(scale, false)?, end));
        }
        let value = lexeme
            .cardinal
            .filter(|_| first != Form::Digits && lexeme.scale.is_none())?;
        Some((self.add(sum, value)?, end))
    }

    /// Adds a word to a sum. Where the unit comes first, no unit follows a ten: "zwanzig drei" is two numbers.
    fn add(&self, sum: Sum, value: Decimal) -> Option<Sum> {
        let follows_ten = value < Decimal::TEN && sum.is_at_tens();
        if follows_ten && !self.words.inverted.is_empty() {
            return None;
        }
        sum.add(value, &self.words.teens_after)
    }

    /// Takes in what stands behind a joining word: "vingt et un", "two hundred and fifty".
    fn sum_joined(&self, sum: Sum, at: usize, first: Form) -> Option<(Sum, usize)> {
        let hyphen = usize::from(self.is_hyphen(at));
        let (len, join) = self.next_lexeme(at + hyphen)?;
        let next = at + hyphen + len;
        let next = if self.is_hyphen(next) { next + 1 } else { next };
        if first == Form::Digits || !self.continues(next) {
            return None;
        }
        if join.is(Role::JoinsTens) && sum.is_at_tens() {
            let (value_len, lexeme) = self.lexeme(next)?;
            let value = lexeme.cardinal?;
            return Some((self.add(sum, value)?, next + value_len));
        }
        if join.is(Role::JoinsHundreds) && sum.is_at_hundreds() {
            let (group, end) = self.group(next)?;
            let more = sum.add(group, &self.words.teens_after)?;
            // "entre dez mil e vinte mil", "two million and three million": the next number has a scale of its own.
            let scale = self.next_lexeme(end).and_then(|(_, l)| l.scale);
            return scale
                .is_none_or(|scale| more.scale(scale, false).is_some())
                .then_some((more, end));
        }
        None
    }

    /// Reads a number below a thousand, to be added: the "fifty" of "two hundred and fifty thousand".
    pub(super) fn group(&self, at: usize) -> Option<(Decimal, usize)> {
        let (value, mut end) = match self.lexeme(at) {
            Some((len, lexeme)) => (lexeme.cardinal?, at + len),
            None => self.compound_cardinal(at)?,
        };
        if Decimal::ONE_THOUSAND <= value {
            return None;
        }
        let mut sum = Sum::new().add(value, &self.words.teens_after)?;
        loop {
            let next = self.sum_word(sum, end, Form::Words).or_else(|| {
                let (_, join) = self.next_lexeme(end)?;
                join.is(Role::JoinsTens)
                    .then(|| self.sum_joined(sum, end, Form::Words))
                    .flatten()
            });
            match next {
                Some((more, to)) if more.last.is_none() => (sum, end) = (more, to),
                _ => break,
            }
        }
        // "between one hundred and five hundred": what multiplies by itself is a number of its own.
        Some((sum.value(), end))
    }

    /// Takes in digits with a smaller scale: "2 million 300 thousand".
    fn sum_digits(&self, sum: Sum, at: usize, first: Form) -> Option<(Sum, usize)> {
        let last = sum
            .last
            .filter(|_| first == Form::Digits && self.continues(at))?;
        // "1 milhão e 200 mil"
        let at = match self.next_lexeme(at) {
            Some((len, join)) if join.is(Role::JoinsTens) || join.is(Role::JoinsHundreds) => {
                at + len
            }
            _ => at,
        };
        let is_joined = self.document.tokens.get(at)?.kind == TokenKind::Digits;
        let (end, value) = self.plain_digits(at).filter(|(end, value)| {
            is_joined && *end == at + 1 && self.continues(at) && *value < Decimal::ONE_THOUSAND
        })?;
        let Some((len, scale)) = self
            .next_lexeme(end)
            .and_then(|(len, lexeme)| Some((len, lexeme.scale.filter(|s| *s < last)?)))
        else {
            // "3 mil 500 millones", as Mexico writes it; not "20 mil y 30".
            let is_apart = self.document.tokens[at].space == Space::Plain
                && self.document.tokens[at - 1].kind == TokenKind::Word;
            let is_thousand = self
                .lexeme_before(at)
                .is_some_and(|l| l.scale == Some(Decimal::ONE_THOUSAND));
            let fits = is_apart && is_thousand && last == Decimal::ONE_THOUSAND;
            return fits.then(|| Some((sum.add(value, &[])?, end)))?;
        };
        let more = sum.add(value, &[])?.scale(scale, false)?;
        Some((more, end + len))
    }

    /// Ends a sum: with a rank ("twenty-first"), a part ("two thirds"), a dozen ("two dozen") or as it is.
    pub(super) fn finish(&self, sum: Sum, end: usize, form: Form) -> Read {
        let plain = || Read {
            mantissa: sum.lead.unwrap_or(sum.value()),
            scale: sum.factor(),
            ..Read::exact(end, sum.value(), form)
        };
        let hyphen = usize::from(self.is_hyphen(end));
        if let Some(read) = self.compound_rank(sum, end + hyphen, form) {
            return read;
        }
        let Some((len, lexeme)) = self.next_lexeme(end + hyphen) else {
            return plain();
        };
        let next = end + hyphen + len;
        if let Some(rank) = lexeme.ordinal
            && form != Form::Digits
            && (self.words.inverted.is_empty() || !sum.is_at_tens())
            && let Some(rank) = sum.rank(rank, &self.words.teens_after)
        {
            return self.with_lower_ranks(next, rank);
        }
        // "vingt et unième": the rank of the unit behind the word that joins it to the tens.
        if lexeme.is(Role::JoinsTens)
            && sum.is_at_tens()
            && form != Form::Digits
            && let joined = next + usize::from(self.is_hyphen(next))
            && let Some((len, unit)) = self.next_lexeme(joined)
            && let Some(rank) = unit.ordinal.filter(|rank| *rank < Decimal::TEN)
            && let Some(rank) = sum.rank(rank, &self.words.teens_after)
        {
            return Read::exact(joined + len, rank, Form::Ordinal);
        }
        // "un cinquième but": one with a rank and a noun behind it is no part.
        let is_rank = lexeme.ordinal.is_some()
            && sum.value() == Decimal::ONE
            && !self.words.one_counts
            && { self.is_word(next) && self.past_of(next) == next };
        // "drei halbe Schweine" are one and a half.
        let qualifies = self.is_word(next) && !self.is_no_noun(next);
        if lexeme
            .part
            .is_some_and(|below| qualifies || is_share(sum.value(), below))
            && form != Form::Digits
            && sum.last.is_none()
            && !is_rank
            && let Some(read) = self.part(next, sum.value(), lexeme)
            && self.is_sure_part(lexeme, read)
        {
            return read;
        }
        let of = if hyphen == 0 {
            self.past_of(end)
        } else {
            end + hyphen
        };
        if let Some((len, lexeme)) = self.next_lexeme(of)
            && let Some(dozen) = lexeme.collective
            && lexeme.vague.is_none_or(|_| of == end)
            && let Some(value) = sum.value().checked_mul(dozen)
        {
            return about(Read {
                mantissa: sum.value(),
                scale: dozen,
                ..Read::exact(of + len, value, form)
            });
        }
        plain()
    }

    /// Reads a rank that closes a sum in a word of its own: "drieduizend tweehonderdtwintigste".
    fn compound_rank(&self, sum: Sum, at: usize, form: Form) -> Option<Read> {
        let rank = self
            .compound_ordinal(at)
            .filter(|_| form != Form::Digits && self.continues(at))
            .filter(|_| Decimal::ONE_HUNDRED <= sum.value())?;
        let value = sum.add(rank, &self.words.teens_after)?.value();
        Some(Read::exact(at + 1, value, Form::Ordinal))
    }

    /// Reads a rank: "third", "vigésimo primero".
    fn rank(&self, at: usize, end: usize, lexeme: &Lexeme) -> Option<Read> {
        let rank = lexeme.ordinal?;
        let determined = || {
            self.lexeme_before(at)
                .is_some_and(|l| l.is(Role::Determiner) || l.is(Role::One))
        };
        if lexeme.is(Role::WeakOrdinal) && !determined() {
            return None;
        }
        Some(self.with_lower_ranks(end, rank))
    }

    /// Adds the ranks behind one: "vigésimo primero", "tricentésimo cuadragésimo séptimo".
    pub(super) fn with_lower_ranks(&self, mut end: usize, mut rank: Decimal) -> Read {
        let is_multiple = |of: Decimal, rank: Decimal| (rank % of).is_zero();
        let powers = [Decimal::ONE_THOUSAND, Decimal::ONE_HUNDRED, Decimal::TEN];
        while let Some((len, next)) = self.next_lexeme(end)
            && let Some(more) = next.ordinal
            && let Some(room) = powers.into_iter().find(|power| is_multiple(*power, rank))
            && more < room
        {
            rank += more;
            end += len;
        }
        Read::exact(end, rank, Form::Ordinal)
    }

    /// Reads "minus five".
    fn negative(&self, end: usize, lexeme: &Lexeme) -> Option<Read> {
        if !lexeme.is(Role::Minus) || !self.continues(end) {
            return None;
        }
        let read = self.read(end, self.lexeme(end))?;
        let value = read
            .amount
            .single()
            .filter(|_| matches!(read.form, Form::Digits | Form::Words | Form::Article))?;
        let form = match read.form {
            Form::Digits => Form::Digits,
            _ => Form::Words,
        };
        Some(Read::exact(read.end, -value, form))
    }

    /// Returns whether the word at the token is none that a rank could be of: "met een derde gedaald"; but "un terzo
    /// Stato" is a third one.
    fn is_no_noun(&self, at: usize) -> bool {
        let folded = self.document.fold(at);
        self.quantity.stops.iter().any(|stop| stop == folded) && !self.is_name_like(at)
    }

    /// Returns whether a noun in the plural, or a scale, stands behind a word that is seldom a number.
    fn leads_to_noun(&self, at: usize) -> bool {
        self.is_word(at) && self.quantity.may_be_plural(self.document.fold(at))
    }
}

/// Returns whether so many parts are a share: "one half", "three quarters"; more halves and any other number of
/// quarters are of matches and years, and are counted: "seven halves", "two quarters".
fn is_share(above: Decimal, below: Decimal) -> bool {
    let is_quarter = below == Decimal::from(4);
    above == Decimal::ONE
        || below != Decimal::TWO && !is_quarter
        || is_quarter && above == Decimal::from(3)
}

/// Returns the number as a rounded one: "a dozen", "une soixantaine".
fn about(read: Read) -> Read {
    Read {
        amount: read.amount.stated(Precision::About),
        ..read
    }
}
