//! The pass over the tokens: finds where numerals begin and puts bounds and ranges around them.

use rust_decimal::Decimal;

use super::digits::Style;
use super::{Form, Numeral};
use crate::lang::Pack;
use crate::lang::pack::{
    Attached, Lexeme, NumberLexicon, NumberWords, QuantityWords, Role, UnitWord,
};
use crate::lang::phrases::Phrases;
use crate::model::{Amount, Precision};
use crate::segment::{Case, Document, Space, TokenKind};

/// What every part of the reading needs.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) words: &'a NumberWords,
    pub(super) lexicon: &'a NumberLexicon,
    pub(super) quantity: &'a QuantityWords,
    pub(super) conjunctions: &'a [String],
    pub(super) units: &'a Phrases<UnitWord>,
    pub(super) percent: &'a Phrases<bool>,
    pub(super) ordinal_dot: bool,
    pub(super) style: Style,
}

/// One number as read from its first token, without bounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    /// The token behind the last.
    pub(super) end: usize,
    pub(super) amount: Amount,
    pub(super) form: Form,
    /// The number before its scale: 2.8 of "2.8bn"; the number itself where there is no scale.
    pub(super) mantissa: Decimal,
    /// The scale, 1 where there is none.
    pub(super) scale: Decimal,
    pub(super) attached: Option<Attached>,
}

impl Read {
    pub(super) fn exact(end: usize, value: Decimal, form: Form) -> Self {
        Self {
            end,
            amount: Amount::exact(value),
            form,
            mantissa: value,
            scale: Decimal::ONE,
            attached: None,
        }
    }
}

/// A phrase that waits for the number right behind it.
#[derive(Clone, Copy, Default)]
struct Pending {
    start: usize,
    end: usize,
    bound: Option<Precision>,
    /// Whether an article shows that the number is one known already.
    compared: bool,
    /// Whether the number may be where something arrived.
    arrived: bool,
    opens: u32,
    from: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document<'a>, pack: &'a Pack) -> Self {
        Self {
            document,
            words: &pack.number,
            lexicon: pack.number.lexicon(&pack.text),
            quantity: &pack.quantity,
            conjunctions: &pack.claim.conjunctions,
            units: &pack.quantity.tables(&pack.text).units,
            percent: &pack.quantity.tables(&pack.text).percent,
            ordinal_dot: pack.text.ordinal_dot,
            style: Style::of(document, &pack.number),
        }
    }

    /// Returns all numerals, in order.
    pub(super) fn read_all(&self) -> Vec<Numeral> {
        let mut found = Vec::new();
        let mut pending = Pending::default();
        let mut at = 0;
        while at < self.document.tokens.len() {
            let lexeme = self.lexeme(at);
            if let Some((len, _)) = lexeme.filter(|(_, l)| l.is(Role::Idiom)) {
                at += len;
                continue;
            }
            if let Some(read) = self.read(at, lexeme) {
                // "casi un 53 %", "circa un 10 %": the article belongs to the share and is no one.
                if self.is_article_of_digits(at, read) && pending.leads_at(at) {
                    pending.end = read.end;
                    at = read.end;
                    continue;
                }
                let read = self.ranged(at, read, pending.opens_at(at), pending.from_at(at));
                let numeral = self.bounded(at, read, pending, &found);
                at = numeral.tokens.end;
                found.push(numeral);
                pending = Pending::default();
                continue;
            }
            if let Some((len, lexeme)) = lexeme {
                // "zwei Anzeigen und ein halbes Dutzend Festnahmen", "und mehr als die Hälfte": what stands behind a
                // number, and here behind none, is read anew from its second word.
                let hangs = lexeme.added.is_some() || lexeme.bound_after.is_some();
                let len = if hangs && lexeme.bound.is_none() {
                    1
                } else {
                    len
                };
                // "más de los 20", "hasta las 300": the article does not part the bound from the number.
                if len == 1 && lexeme.is(Role::BoundArticle) && pending.leads_at(at) {
                    pending.end = at + len;
                } else {
                    pending.follow(at, len, lexeme);
                }
                at += len;
            } else {
                if pending.end == at && self.is_currency(at) {
                    pending.end = at + 1;
                }
                at += 1;
            }
        }
        found
    }

    /// Returns what the word or phrase at the token can be; digits and most signs are not in the table.
    pub(super) fn lexeme(&self, at: usize) -> Option<(usize, &'a Lexeme)> {
        let token = self.document.tokens.get(at)?;
        if token.kind == TokenKind::Digits {
            return None;
        }
        self.lexicon.phrases.at(self.document, at)
    }

    /// Returns the lexeme of the word at the token where it is on the same line of text as the one before.
    pub(super) fn next_lexeme(&self, at: usize) -> Option<(usize, &'a Lexeme)> {
        self.continues(at).then(|| self.lexeme(at)).flatten()
    }

    /// Returns whether the token is there and in the paragraph of the one before.
    pub(super) fn continues(&self, at: usize) -> bool {
        self.document
            .tokens
            .get(at)
            .is_some_and(|t| t.space != Space::Paragraph)
    }

    /// Returns whether the number is an article, with digits right behind it.
    fn is_article_of_digits(&self, at: usize, read: Read) -> bool {
        read.form == Form::Article
            && read.end == at + 1
            && self.continues(read.end)
            && self.document.tokens[read.end].kind == TokenKind::Digits
    }

    /// Returns the token behind an article inside a range, else the token itself: "y un 20 %", "y los 14 años".
    pub(super) fn past_bound_article(&self, at: usize) -> usize {
        let is_digits =
            || self.continues(at + 1) && self.document.tokens[at + 1].kind == TokenKind::Digits;
        match self.next_lexeme(at) {
            Some((1, lexeme))
                if lexeme.is(Role::BoundArticle) || lexeme.is(Role::One) && is_digits() =>
            {
                at + 1
            }
            _ => at,
        }
    }

    /// Returns whether the token is a hyphen between two words without spaces.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.document.glued(at)
            && self.document.glued(at + 1)
            && matches!(self.document.words(at), "-" | "‐" | "‑")
    }

    /// Returns whether the token is a sign of a currency, or letters that belong to one: the "US" of "US$".
    pub(super) fn is_currency(&self, at: usize) -> bool {
        let words = self.document.words(at);
        is_currency_sign(words)
            || self.document.glued(at + 1) && is_currency_sign(self.document.words(at + 1))
    }

    /// Returns whether the word is written like a name: with a capital inside a sentence.
    pub(super) fn is_name_like(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else {
            return false;
        };
        if token.case != Case::Title || self.document.begins_sentence(at) {
            return false;
        }
        // Where nouns have capitals a number word with one is a noun too, and often stays a number: "eine
        // Million", "der Dritte", "ein Zweijähriger". A small number does not: "die Elf von Trainer Maier".
        if self.quantity.capital_nouns {
            let is_small = self
                .lexicon
                .phrases
                .word(self.document.fold(at))
                .is_some_and(Lexeme::is_small_cardinal);
            // "das Zwei-Grad-Ziel", "ein Fünf-Sterne-Hotel".
            if !is_small || self.is_hyphen(at + 1) {
                return false;
            }
        }
        let opens = matches!(
            self.document.words(at.wrapping_sub(1)),
            "«" | "“" | "\"" | "‘" | "„" | ":" | "(" | "'" | "–" | "—" | "•"
        );
        let heading = self.document.sentence_of(at).is_some_and(|s| s.heading);
        !opens && !heading
    }

    /// Reads the number that begins at the token.
    pub(super) fn read(&self, at: usize, lexeme: Option<(usize, &Lexeme)>) -> Option<Read> {
        let read = self.read_plain(at, lexeme)?;
        Some(self.marked_part(read).unwrap_or(read))
    }

    pub(super) fn read_plain(&self, at: usize, lexeme: Option<(usize, &Lexeme)>) -> Option<Read> {
        match self.document.tokens.get(at)?.kind {
            TokenKind::Digits => self.from_digits(at),
            TokenKind::Sign => self.from_sign(at),
            TokenKind::Word => match lexeme {
                Some((len, lexeme)) => self.from_lexeme(at, len, lexeme),
                None => self.from_compound(at).or_else(|| self.from_roman(at)),
            },
        }
    }

    /// Puts a bound before or behind the number around it.
    fn bounded(&self, at: usize, read: Read, pending: Pending, before: &[Numeral]) -> Numeral {
        let mut numeral = Numeral {
            tokens: at..read.end,
            core: at..read.end,
            amount: read.amount,
            form: read.form,
            scale: read.scale,
            attached: read.attached,
        };
        if pending.is_at(at)
            && let Some(precision) = pending.bound
            && !matches!(read.form, Form::Ordinal | Form::Roman)
            && !(pending.compared && read.form != Form::Fraction)
            && !(pending.arrived && self.tells_arrival(at, read, pending.start))
        {
            let free = before.last().map_or(0, |n| n.tokens.end);
            let negation = self.negation_of(pending.start, free);
            let is_turned = precision == Precision::AtLeast;
            let (start, precision) = match negation.filter(|_| is_turned) {
                Some(start) => (start, Precision::AtMost),
                None => (pending.start, precision),
            };
            numeral.tokens.start = start;
            numeral.amount = stated(numeral.amount, precision);
        }
        if pending.is_at(at) && pending.opens != 0 && numeral.amount.precision() == Precision::Range
        {
            numeral.tokens.start = pending.start;
        }
        if self.document.glued(read.end)
            && self.document.words(read.end) == "+"
            && !self.document.glued(read.end + 1)
        {
            numeral.tokens.end += 1;
            numeral.core.end += 1;
            numeral.amount = stated(numeral.amount, Precision::AtLeast);
        } else if let Some((len, lexeme)) = self.next_lexeme(read.end)
            && let Some(precision) = lexeme.bound_after
        {
            numeral.tokens.end += len;
            numeral.amount = stated(numeral.amount, precision);
        }
        numeral
    }
}

impl Reader<'_> {
    /// Returns the token of a negation, from `free` on, that turns the bound at the token: "non ha superato il 60%" is
    /// at most so much, "non solo ha superato il 60%" is not.
    fn negation_of(&self, bound: usize, free: usize) -> Option<usize> {
        const REACH: usize = 3;
        let document = self.document;
        let lexicon = self.lexicon;
        lexicon.exceeding.at(document, bound)?;
        let sentence = document.sentence_of(bound)?.tokens.start;
        let from = sentence.max(free).max(bound.saturating_sub(REACH));
        let negation = |i: usize| lexicon.negations.at(document, i);
        let is_filler = |i: usize| lexicon.negation_fillers.at(document, i).is_some();
        let at = (from..bound)
            .rev()
            .find(|i| negation(*i).is_some() || !is_filler(*i))?;
        let (_, negates) = negation(at)?;
        // "el no superó el 60 %": those who voted no.
        let is_noun = sentence < at
            && (!self.is_word(at - 1)
                && matches!(document.words(at - 1), "\"" | "'" | "‘" | "«" | "“")
                || self
                    .words
                    .bounds
                    .articles
                    .iter()
                    .any(|a| a == document.fold(at - 1)));
        (*negates && !is_noun).then_some(at)
    }

    /// Returns whether a bound that begins at the token tells where a change arrived that is over: "se han duplicado
    /// hasta 1,05 millones"; not "un aumento de hasta 300 euros", "subieron hasta un 20 %".
    fn tells_arrival(&self, at: usize, read: Read, bound: usize) -> bool {
        const REACH: usize = 8;
        let document = self.document;
        let word_before = |i: usize| self.lexeme_before(i);
        let is_led = word_before(bound).is_some_and(|l| l.is(Role::Of) || l.is(Role::From));
        let is_percent = self.continues(read.end)
            && (document.words(read.end) == "%" || self.percent.at(document, read.end).is_some());
        let is_sure = !is_percent
            || word_before(at).is_some_and(|l| l.is(Role::BoundArticle) || l.is(Role::Determiner));
        let Some(sentence) = document.sentence_of(bound).map(|s| s.tokens.start) else {
            return false;
        };
        // "Les amendes ont augmenté et peuvent aller jusqu'à 500 euros."
        let closes = |i: &usize| {
            matches!(document.words(*i), "," | ";" | ":" | "(" | "–" | "—")
                || self.conjunctions.iter().any(|c| c == document.fold(*i))
        };
        // "Il est tombé jusqu'à 500 litres d'eau": what fell is measured; degrees are where they arrived.
        let is_measured = self.continues(read.end)
            && self.units.at(document, read.end).is_some_and(|(_, unit)| {
                !unit.is_time && !matches!(unit.name.as_str(), "degree" | "celsius" | "fahrenheit")
            });
        // "Subieron al tren hasta 300 personas."
        let is_people = |word: &str| self.quantity.people.values().flatten().any(|p| p == word);
        let is_of_people = self.is_word(read.end) && is_people(document.fold(read.end));
        !is_led
            && is_sure
            && !is_measured
            && !is_of_people
            && (sentence.max(bound.saturating_sub(REACH))..bound)
                .rev()
                .take_while(|i| !closes(i))
                .any(|i| self.lexicon.rises.at(document, i).is_some())
    }
}

impl Pending {
    fn follow(&mut self, at: usize, len: usize, lexeme: &Lexeme) {
        let next = Self {
            start: at,
            end: at + len,
            bound: lexeme.bound,
            compared: lexeme.is(Role::Compared),
            arrived: lexeme.is(Role::Arrived),
            opens: lexeme.opens,
            from: lexeme.is(Role::From),
        };
        // "from about 10 to 20": the bound does not make one forget the other word before it.
        let speaks = self.bound.is_some() || self.opens != 0 || self.from;
        if speaks && self.is_at(at) && (next.bound.is_some() || next.opens != 0) {
            if !self.leads_at(at) {
                self.start = at;
            }
            self.end = next.end;
            if next.bound.is_some() {
                self.bound = next.bound;
                self.compared = next.compared;
                self.arrived = next.arrived;
            }
            self.opens |= next.opens;
            return;
        }
        *self = next;
    }

    fn is_at(&self, at: usize) -> bool {
        self.end == at && self.start < at
    }

    /// Returns whether a bound or a word for "between" stands right before the token.
    fn leads_at(&self, at: usize) -> bool {
        self.is_at(at) && (self.bound.is_some() || self.opens != 0)
    }

    fn opens_at(&self, at: usize) -> u32 {
        if self.is_at(at) { self.opens } else { 0 }
    }

    fn from_at(&self, at: usize) -> bool {
        self.is_at(at) && self.from
    }
}

/// Returns the amount under a bound; a range keeps both its ends: "at least 100 to 250".
fn stated(amount: Amount, precision: Precision) -> Amount {
    if amount.precision() == Precision::Range {
        amount
    } else {
        amount.stated(precision)
    }
}

/// Returns whether the words are one currency sign.
pub(super) fn is_currency_sign(words: &str) -> bool {
    let mut chars = words.chars();
    matches!(
        (chars.next(), chars.next()),
        (
            Some('$' | '£' | '¥' | '¢' | '฿' | '\u{20a0}'..='\u{20cf}'),
            None
        )
    )
}
