//! Dates and times of day.
//!
//! In: an article cut up, with its numerals. Out: drafts of dates and times. One pass finds the words that
//! state a date, without knowing what day it is ([`Found`]); a second, in the order of the text, reckons what
//! is told by its distance from the date of publication or from the date before it. What cannot be reckoned is
//! kept as a date that is not known. It invents nothing: no day for a month, no year for a day unless a reader
//! would name the same one.

mod absolute;
mod clock;
mod numeric;
mod reckon;
mod relative;
mod words;
mod year;

use std::ops::Range;

use super::{Context, Draft};
use crate::lang::pack::date::{Lexicon, Role};
use crate::model::{Anchor, Edtf, Relation, Relative, Value};
use crate::segment::{Document, TokenKind};

/// What the rules of this folder read from.
struct Reader<'a> {
    context: &'a Context<'a>,
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    /// What may begin at each token.
    roles: Vec<u8>,
    /// Whether the day stands first in "3/4/2020", as far as the pack or another date of the article tells.
    day_first: Option<bool>,
}

/// A date or time as its words state it.
#[derive(Clone, Debug)]
struct Found {
    tokens: Range<usize>,
    what: What,
    rule: &'static str,
}

#[derive(Clone, Debug)]
enum What {
    /// A date; what is reckoned is written over `date` later.
    Date {
        date: Edtf,
        weekday: Option<u8>,
        from: Told,
        relation: Option<Relation>,
        anchor: Anchor,
    },
    /// A time of day, in ISO 8601.
    Time(String),
}

/// What a date is told from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// Nothing.
    Nothing,
    /// The day of publication.
    Published(Relative),
    /// The date before it in the text, no further back than so many sentences.
    Previous(Relative, usize),
}

impl Found {
    fn date(tokens: Range<usize>, date: Edtf, rule: &'static str) -> Self {
        let what = What::Date {
            date,
            weekday: None,
            from: Told::Nothing,
            relation: None,
            anchor: Anchor::Written,
        };
        Self { tokens, what, rule }
    }

    fn told(tokens: Range<usize>, relative: Relative, rule: &'static str) -> Self {
        let mut found = Self::date(tokens, relative.unresolved(), rule);
        found.set_from(Told::Published(relative));
        found
    }

    /// "three years later" with no year before it is a length of time, which another rule reads.
    fn is_worth_telling(&self) -> bool {
        !matches!(
            self.what,
            What::Date { from: Told::Previous(_, back), anchor: Anchor::Unresolved(Relative::Elsewhere(_)), .. }
                if back < relative::SENTENCES_BACK
        )
    }

    fn set_from(&mut self, told: Told) {
        if let What::Date { from, .. } = &mut self.what {
            *from = told;
        }
    }

    fn on_weekday(mut self, day: Option<u8>) -> Self {
        if let What::Date { weekday, .. } = &mut self.what {
            *weekday = day;
        }
        self
    }
}

/// Returns the drafts of this rule.
pub fn dates(context: &Context) -> Vec<Draft> {
    let reader = Reader::new(context);
    let mut found = reader.scan();
    reckon::reckon(&reader, &mut found);
    found.retain(Found::is_worth_telling);
    found
        .into_iter()
        .map(|found| draft(&reader, found))
        .collect()
}

fn draft(reader: &Reader, found: Found) -> Draft {
    let value = match found.what {
        What::Date {
            date,
            weekday,
            relation,
            anchor,
            ..
        } => Value::Date {
            date,
            relation,
            anchor,
            weekday,
        },
        What::Time(iso) => Value::Time { iso },
    };
    // "im <Jahr 1912>": the word says that the number is a year.
    let named = found.rule == year::RULE && reader.is_named_year(found.tokens.start);
    Draft {
        tokens: found.tokens.start - usize::from(named)..found.tokens.end,
        core: found.tokens,
        value,
        head: None,
        rule: found.rule,
    }
}

impl<'a> Reader<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        let pack = context.pack;
        let mut reader = Self {
            context,
            document: context.document,
            lexicon: pack.date.lexicon(&pack.text),
            roles: Vec::new(),
            day_first: None,
        };
        reader.roles = reader.all_roles();
        reader.day_first = pack.date.day_first.or_else(|| numeric::order(&reader));
        reader
    }

    /// Finds every date and time, from the first token to the last.
    fn scan(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut relation: Option<(Relation, usize)> = None;
        let mut at = 0;
        while at < self.document.tokens.len() {
            let roles = self.roles(at);
            if roles != 0 {
                if let Some((len, which)) = self.relation(at, roles) {
                    relation = Some((which, at + len));
                }
                if let Some(end) = self.step(at, roles, &mut found, relation) {
                    at = end.max(at + 1);
                    continue;
                }
            }
            at += 1;
        }
        found
    }

    /// Reads what begins at the token; returns the token after it.
    fn step(
        &self,
        at: usize,
        roles: u8,
        found: &mut Vec<Found>,
        relation: Option<(Relation, usize)>,
    ) -> Option<usize> {
        let is = |role: Role| roles & role as u8 != 0;
        let before = found.len();
        let pattern = self.pattern(at, roles);
        let written = self.range(at, roles).or_else(|| self.written(at));
        let written_end = written.as_ref().map_or(at, |(end, _)| *end);
        let end = match pattern {
            Some((end, hits)) if written_end <= end => {
                found.extend(hits);
                end
            }
            _ => match written {
                Some((end, hits)) => {
                    found.extend(hits);
                    end
                }
                None if is(Role::Clock) || self.is_number(at) => {
                    let near_date = found.last().is_some_and(|last| last.tokens.end == at);
                    let (end, time) = self.time(at, near_date)?;
                    found.push(time);
                    end
                }
                None => return None,
            },
        };
        if let Some((relation, from)) = relation
            && let Some(first) = found.get_mut(before)
            && self.only_fillers(from, first.tokens.start)
            && first.rule != absolute::RANGE
            && let What::Date {
                relation: place, ..
            } = &mut first.what
        {
            *place = Some(relation);
        }
        Some(end)
    }

    /// What may begin at each token; digits and number words count as names, since a day or a year may.
    fn all_roles(&self) -> Vec<u8> {
        let role = |at: usize| {
            let listed = self.lexicon.roles(self.document.fold(at));
            let digits = self.document.tokens[at].kind == TokenKind::Digits;
            if digits || relative::roman_like(self.document.words(at)) {
                return Role::Name as u8 | listed;
            }
            listed
        };
        let mut roles: Vec<u8> = (0..self.document.tokens.len()).map(role).collect();
        for numeral in self.context.numerals {
            if let Some(roles) = roles.get_mut(numeral.core.start) {
                *roles |= Role::Name as u8;
            }
        }
        roles
    }

    fn roles(&self, at: usize) -> u8 {
        self.roles.get(at).copied().unwrap_or(0)
    }

    fn is_number(&self, at: usize) -> bool {
        self.document
            .tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Digits)
            || self
                .context
                .numeral_over(at)
                .is_some_and(|n| n.core.start == at)
    }

    fn relation(&self, at: usize, roles: u8) -> Option<(usize, Relation)> {
        if roles & Role::Relation as u8 == 0 {
            return None;
        }
        let (len, relation) = self.lexicon.relations.at(self.document, at)?;
        Some((len, *relation))
    }

    /// Returns whether nothing but words such as "the end of" stands between the two tokens.
    fn only_fillers(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            match self.lexicon.fillers.at(self.document, at) {
                Some((len, ())) => at += len,
                None => return false,
            }
        }
        at == to
    }
}
