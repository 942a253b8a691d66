//! The fact sheet as a list: a heading for each status, then its facts, conflicts first.

use std::borrow::Cow;

use crate::app::App;
use crate::app::cursor::Cursor;
use crate::app::edits::is_gone;
use crate::model::{Fact, FactIdx, Partial, Position, Reading, Status, Value};

/// The rows of the sheet and the cursor in them.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The rows, those only that the reader wants to see.
    pub items: Vec<Item>,
    /// The chosen row and the first in sight.
    pub cursor: Cursor,
    /// Whether facts that were rejected are shown.
    pub with_rejected: bool,
}

/// A row of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The heading of a status, with how many facts follow.
    Section(Status, usize),
    /// A fact.
    Fact(FactIdx),
}

/// The statuses in the order of the sheet.
pub const STATUSES: [Status; 4] = [
    Status::Conflict,
    Status::Compatible,
    Status::Agree,
    Status::Single,
];

/// Returns the mark of a status: never its colour alone.
pub fn mark(status: Status) -> char {
    match status {
        Status::Conflict => '!',
        Status::Compatible => '~',
        Status::Agree => '=',
        Status::Single => '·',
    }
}

/// Returns the word for a status.
pub fn word(status: Status) -> &'static str {
    match status {
        Status::Conflict => "conflict",
        Status::Compatible => "compatible",
        Status::Agree => "agree",
        Status::Single => "one article only",
    }
}

/// Returns the sign between the values of two positions.
pub fn between(status: Status) -> &'static str {
    match status {
        Status::Conflict => " ≠ ",
        Status::Compatible => " ~ ",
        Status::Agree | Status::Single => " = ",
    }
}

/// Returns the sign before a position of a fact, by its place: what excludes one of the positions before it has another
/// one than what can hold with them.
pub fn before(fact: &Fact, at: usize) -> &'static str {
    match fact.status {
        Status::Conflict if fact.rivals <= at => between(Status::Compatible),
        status => between(status),
    }
}

/// Returns what a position states. Of a date of which nothing is known ("yesterday" in an undated article) its words;
/// behind a season or a quarter, whose number few know by heart, its words too.
pub fn said<'r>(reading: &'r Reading, position: &'r Position) -> Cow<'r, str> {
    let plain = Cow::Borrowed(position.display.as_str());
    let (Value::Date { date, .. }, Some(&mention)) = (&position.value, position.mentions.first())
    else {
        return plain;
    };
    let words = reading.words(mention);
    match date.start {
        _ if date.is_unknown() => Cow::Owned(format!("“{words}”")),
        Partial::Division(..) => Cow::Owned(format!("{plain} “{words}”")),
        _ => plain,
    }
}

impl Sheet {
    /// Returns the first fact.
    pub fn first(&self) -> Option<FactIdx> {
        self.items.iter().find_map(|item| match item {
            Item::Fact(fact) => Some(*fact),
            Item::Section(..) => None,
        })
    }

    /// Returns the row of a fact.
    pub fn row_of(&self, fact: FactIdx) -> Option<usize> {
        // Under each heading the facts stand in the order of the reading.
        let mut heading = 0;
        while let Some(Item::Section(_, n)) = self.items.get(heading) {
            let facts = self.items.get(heading + 1..=heading + n)?;
            let at = |item: &Item| match item {
                Item::Fact(other) => other.cmp(&fact),
                Item::Section(..) => std::cmp::Ordering::Less,
            };
            if let Ok(place) = facts.binary_search_by(at) {
                return Some(heading + 1 + place);
            }
            heading += n + 1;
        }
        None
    }

    /// Returns how many facts are listed.
    pub fn n_facts(&self) -> usize {
        let mut heading = 0;
        let mut n_sections = 0;
        while let Some(Item::Section(_, n)) = self.items.get(heading) {
            heading += n + 1;
            n_sections += 1;
        }
        self.items.len() - n_sections
    }

    /// Returns how many conflicts are listed; they stand first.
    pub fn n_conflicts(&self) -> usize {
        match self.items.first() {
            Some(Item::Section(Status::Conflict, n)) => *n,
            _ => 0,
        }
    }

    /// Returns the conflict at a place among those listed.
    pub fn conflict(&self, at: usize) -> Option<FactIdx> {
        match self.items.get(at + 1).filter(|_| at < self.n_conflicts()) {
            Some(Item::Fact(fact)) => Some(*fact),
            _ => None,
        }
    }

    /// Returns the fact `n` facts further down from a row, or up where `n` is negative; at the end the last.
    pub fn step(&self, row: usize, n: isize) -> Option<FactIdx> {
        let mut found = None;
        let mut at = row;
        let mut left = n.unsigned_abs();
        while 0 < left {
            let next = if n < 0 {
                at.checked_sub(1)
            } else {
                Some(at + 1)
            };
            let Some(item) = next.and_then(|next| self.items.get(next)) else {
                break;
            };
            at = next.unwrap_or(at);
            if let Item::Fact(fact) = item {
                found = Some(*fact);
                left -= 1;
            }
        }
        found
    }

    /// Returns the fact nearest to a row.
    pub fn near(&self, row: usize) -> Option<FactIdx> {
        match self.items.get(row) {
            Some(Item::Fact(fact)) => Some(*fact),
            _ => self.step(row, 1).or_else(|| self.step(row, -1)),
        }
    }

    /// Puts the cursor on a fact and brings it into sight, with the heading above it where it is the first.
    pub fn follow(&mut self, fact: Option<FactIdx>, height: usize) {
        let in_place =
            fact.is_some_and(|fact| self.items.get(self.cursor.row) == Some(&Item::Fact(fact)));
        if !in_place && let Some(row) = fact.and_then(|fact| self.row_of(fact)) {
            self.cursor.row = row;
        }
        self.cursor.follow(self.items.len(), height);
        if self.cursor.row == self.cursor.top && 1 < height && 0 < self.cursor.top {
            self.cursor.top -= 1;
        }
    }
}

impl App {
    /// Returns the reading as the sheet shows it: with the facts as they were merged and split, without those
    /// that were rejected, what was judged and noted behind the reason of each.
    pub fn sheet_to_write(&self) -> Reading {
        let mut reading = Reading::clone(&self.reading);
        for (idx, fact) in reading.facts.iter_mut().enumerate() {
            if let Some(judged) = self.verdicts.in_words(FactIdx(idx)) {
                fact.reason = format!("{}; {judged}", fact.reason);
            }
        }
        let mut idx = 0;
        reading.facts.retain(|fact| {
            idx += 1;
            !is_gone(fact) && !self.verdicts.is_rejected(FactIdx(idx - 1))
        });
        reading
    }

    /// Makes the rows anew: another reading, another filter, another verdict.
    pub(crate) fn refresh_sheet(&mut self) {
        let mut items = Vec::with_capacity(self.reading.facts.len() + STATUSES.len());
        let all_are_shown = self.sheet.with_rejected || self.verdicts.n_rejected() == 0;
        for status in STATUSES {
            let heading = items.len();
            items.push(Item::Section(status, 0));
            let facts = self.index.facts_with(status, self.only).iter();
            items.extend(
                facts
                    .filter(|&&fact| all_are_shown || !self.is_hidden(fact))
                    .map(|&fact| Item::Fact(fact)),
            );
            let n_facts = items.len() - heading - 1;
            if n_facts == 0 {
                items.pop();
            } else {
                items[heading] = Item::Section(status, n_facts);
            }
        }
        self.sheet.items = items;
        let shown = self
            .fact
            .is_some_and(|fact| self.sheet.row_of(fact).is_some());
        if !shown {
            self.fact = self.sheet.near(
                self.sheet
                    .cursor
                    .row
                    .min(self.sheet.items.len().saturating_sub(1)),
            );
            self.mention = None;
        }
    }
}
