//! What a number is said to be made of: "four people were killed: two soldiers, a driver and a nurse".
//!
//! In: an article cut up and its mentions with frames. Out: the same mentions, those of a whole with its parts. It
//! finds what the form of a sentence makes certain and adds nothing up. A list is complete only where a colon or a dash
//! stands behind what is counted, where all of it are counts, names and nouns with an article, and where one word
//! such as "and" stands before the last; anything else in it, and it is no list.

mod list;

use std::ops::Range;

use super::Context;
use crate::lang::pack::claim::Compiled;
use crate::lang::pack::{PartsLexicon, QuantityTables};
use crate::model::{Kind, Mention, Part, Parts, Precision, Sort, Value, Whole};
use crate::segment::{Document, Sentence, TokenKind};

/// Gives every mention of a whole its parts.
pub(super) fn tally(context: &Context, mentions: &mut [Mention]) {
    let found: Vec<(usize, Parts)> = {
        let scan = Scan {
            context,
            document: context.document,
            claim: context.pack.claim.compiled(&context.pack.text.elisions),
            words: context.pack.parts.lexicon(&context.pack.text),
            tables: context.pack.quantity.tables(&context.pack.text),
            mentions,
        };
        let sentences = context.document.sentences.iter();
        sentences
            .flat_map(|sentence| scan.sentence(sentence))
            .collect()
    };
    for (idx, parts) in found {
        mentions[idx].frame.parts = Some(Box::new(parts));
    }
}

/// What is looked at.
struct Scan<'a> {
    context: &'a Context<'a>,
    document: &'a Document<'a>,
    claim: &'a Compiled,
    words: &'a PartsLexicon,
    tables: &'a QuantityTables,
    mentions: &'a [Mention],
}

impl Scan<'_> {
    /// Returns the wholes of a sentence, by the index of their mention.
    fn sentence(&self, sentence: &Sentence) -> Vec<(usize, Parts)> {
        let from = self
            .mentions
            .partition_point(|m| m.span.start() < sentence.span.start());
        let to = self
            .mentions
            .partition_point(|m| m.span.start() < sentence.span.end());
        let numbers: Vec<usize> = (from..to)
            .filter(|idx| matches!(self.kind(*idx), Kind::Count | Kind::Number))
            .collect();
        let mut found = Vec::new();
        for (n, idx) in numbers.iter().enumerate() {
            if !self.is_exact(*idx) {
                continue;
            }
            let listed = (n == 0).then(|| self.listed(sentence, *idx)).flatten();
            if let Some(parts) = listed.or_else(|| self.among(sentence, *idx)) {
                found.push((*idx, parts));
            }
        }
        found.extend(self.summed(sentence, &numbers));
        found
    }

    /// Reads the list behind a colon or between dashes: "three suspects – X, Y and Z – were seen".
    fn listed(&self, sentence: &Sentence, idx: usize) -> Option<Parts> {
        self.mentions[idx].frame.head?;
        let end = self.end_of(sentence);
        let at = self.past_told(self.tokens(idx).end, end);
        let to = if self.document.words(at) == ":" {
            end
        } else if self.is_dash(at) {
            (at + 1..end).find(|t| self.is_dash(*t)).unwrap_or(end)
        } else {
            return None;
        };
        let list = list::read(self, at + 1, to);
        list.is_complete(to).then(|| list.whole(Whole::Listed))
    }

    /// Reads some of what was counted: "50 dead, among them 30 women and 25 men".
    fn among(&self, sentence: &Sentence, idx: usize) -> Option<Parts> {
        self.mentions[idx].frame.head?;
        let end = self.end_of(sentence);
        let mut at = self.past_told(self.tokens(idx).end, end);
        if matches!(self.document.words(at), "," | "(") || self.is_dash(at) {
            at += 1;
        }
        let (len, ()) = self.words.among.at(self.document, at)?;
        let list = list::read(self, at + len, end);
        let parts: Vec<Part> = list
            .surely_one(end <= list.end || self.is_sign(list.end))
            .take_while(|item| item.mention.is_some())
            .map(|item| item.part.clone())
            .take_while(|part| matches!(part.sort, Sort::People(_)))
            .collect();
        (self.is_person(idx) && !parts.is_empty()).then_some(Parts {
            list: parts,
            form: Whole::Among,
        })
    }

    /// Reads a sum with its parts before it: "18 in Peru and one in Chile, 19 in all". The first of them is the first
    /// number of the sentence with no comma or "and" before it, so that none is left out; the sum has no noun, and the
    /// clause ends behind it.
    fn summed(&self, sentence: &Sentence, numbers: &[usize]) -> Option<(usize, Parts)> {
        let (first, rest) = numbers.split_first()?;
        let from = self.tokens(*first).start;
        let is_first = (sentence.tokens.start..from)
            .all(|t| !self.is_sign(t) && self.claim.conjunctions.at(self.document, t).is_none());
        if !is_first {
            return None;
        }
        rest.iter().find_map(|total| {
            let to = self.sum_from(*total, sentence)?;
            let list = list::read(self, from, to);
            let is_next = to - list.end <= 1
                && (list.end..to)
                    .all(|t| matches!(self.document.words(t), "," | "(") || self.is_dash(t));
            let is_one_clause = (from..to).all(|t| self.document.words(t) != ";");
            (list.is_complete(list.end)
                && is_next
                && is_one_clause
                && self.mentions[*total].frame.head.is_none()
                && self.is_exact(*total))
            .then(|| (*total, list.whole(Whole::Summed)))
        })
    }

    /// Returns where a number that is said to be a sum begins, "in all" before it included; `None` where the clause goes
    /// on behind it.
    fn sum_from(&self, total: usize, sentence: &Sentence) -> Option<usize> {
        let words = self.tokens(total);
        let is_lead = |t: &usize| {
            let phrase = self.words.in_all.at(self.document, *t);
            phrase.is_some_and(|(len, ())| t + len == words.start)
        };
        let trail = self.words.in_all.at(self.document, words.end);
        let from = match trail {
            Some(_) => words.start,
            None => (sentence.tokens.start..words.start).find(is_lead)?,
        };
        let end = words.end + trail.map_or(0, |(len, ())| len);
        let is_end = sentence.tokens.end <= end
            || matches!(self.document.words(end), "," | ";" | "." | "!" | "?" | ")")
            || self.is_dash(end);
        is_end.then_some(from)
    }

    /// Skips what befell those counted, where and when: "were killed in Lyon on Monday".
    fn past_told(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end {
            let event = self.claim.events.at(self.document, at).map(|(len, _)| len);
            let verb = self
                .tables
                .auxiliaries
                .at(self.document, at)
                .map(|(len, ())| len);
            if let Some(len) = event.or(verb) {
                at += len;
                continue;
            }
            let led = self
                .claim
                .locatives
                .at(self.document, at)
                .map_or(at, |(len, ())| at + len);
            let led = self.past_article(led);
            match self.longest(led, |kind| matches!(kind, Kind::Place | Kind::Date)) {
                Some(idx) => at = self.tokens(idx).end,
                None => break,
            }
        }
        at
    }

    fn past_article(&self, at: usize) -> usize {
        let articles = &self.context.pack.name_words.articles;
        let is_article = articles.iter().any(|word| word == self.document.fold(at));
        at + usize::from(is_article)
    }

    /// Returns the longest mention that begins at the token and is of a kind.
    fn longest(&self, token: usize, is_wanted: impl Fn(Kind) -> bool) -> Option<usize> {
        let start = self.document.tokens.get(token)?.span.start();
        let from = self.mentions.partition_point(|m| m.span.start() < start);
        let here = self.mentions[from..]
            .iter()
            .take_while(|m| m.span.start() == start);
        here.enumerate()
            .filter(|(_, m)| is_wanted(m.kind()))
            .max_by_key(|(_, m)| m.span.end())
            .map(|(n, _)| from + n)
    }

    fn tokens(&self, idx: usize) -> Range<usize> {
        let span = self.mentions[idx].span;
        let at = |byte: usize| {
            self.document
                .tokens
                .partition_point(|t| t.span.end() <= byte)
        };
        at(span.start())..at(span.end().saturating_sub(1)) + 1
    }

    fn kind(&self, idx: usize) -> Kind {
        self.mentions[idx].kind()
    }

    fn is_exact(&self, idx: usize) -> bool {
        let amount = self.mentions[idx].value.amount();
        amount.is_some_and(|a| a.precision() == Precision::Exact && a.single().is_some())
    }

    /// Returns what a count counts.
    fn sort(&self, idx: usize) -> Sort {
        match &self.mentions[idx].value {
            Value::Count { of: Some(of), .. } if self.is_person(idx) => Sort::People(of.clone()),
            Value::Count { of: Some(of), .. } => Sort::Things(of.clone()),
            _ => Sort::Unknown,
        }
    }

    fn is_person(&self, idx: usize) -> bool {
        let Some(head) = self.mentions[idx].frame.head else {
            return false;
        };
        let at = self
            .document
            .tokens
            .partition_point(|t| t.span.end() <= head.start());
        self.tables
            .nouns
            .at(self.document, at)
            .is_some_and(|(_, noun)| noun.is_person)
    }

    fn is_sign(&self, token: usize) -> bool {
        let token = self.document.tokens.get(token);
        token.is_none_or(|t| t.kind == TokenKind::Sign)
    }

    /// Returns whether the token is a dash between words: no hyphen, no minus.
    fn is_dash(&self, token: usize) -> bool {
        let stands_off = !self.document.glued(token) && !self.document.glued(token + 1);
        match self.document.words(token) {
            "–" | "—" => true,
            "-" => stands_off,
            _ => false,
        }
    }

    /// Returns where the words of a sentence end: before its last signs.
    fn end_of(&self, sentence: &Sentence) -> usize {
        let mut tokens = sentence.tokens.clone();
        while tokens.end.checked_sub(1).is_some_and(|last| {
            tokens.start < last && self.is_sign(last) && self.document.words(last) != ")"
        }) {
            tokens.end -= 1;
        }
        tokens.end
    }
}

#[cfg(test)]
mod tests;
