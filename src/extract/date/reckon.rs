//! Reckons what is told by its distance: from the date of publication, or from the date before it.

use super::{Found, Reader, Told, What, relative};
use crate::model::{Anchor, Edtf, Partial, Relative, Side};

/// How far before a weekday the word that makes it one to come may stand.
const WORDS_BEFORE: usize = 12;
/// How far behind it: "On Friday they will".
const WORDS_BEHIND: usize = 3;

/// Fills in every date that is told from another. The dates are in the order of the text.
pub(super) fn reckon(reader: &Reader, found: &mut [Found]) {
    for idx in 0..found.len() {
        let (before, rest) = found.split_at_mut(idx);
        let Some((this, after)) = rest.split_first_mut() else {
            return;
        };
        let Some(from) = this.from() else {
            continue;
        };
        let settled = match from {
            Told::Nothing => continue,
            Told::Published(relative) => {
                let relative = reader.to_come(relative, this.tokens.start);
                reader.from_published(relative, this, before, after)
            }
            Told::Previous(relative, back) => reader.from_previous(relative, back, this, before),
        };
        if let What::Date { date, anchor, .. } = &mut this.what {
            (*date, *anchor) = settled;
        }
    }
}

impl Found {
    fn from(&self) -> Option<Told> {
        match self.what {
            What::Date { from, .. } => Some(from),
            What::Time(_) => None,
        }
    }

    fn edtf(&self) -> Option<Edtf> {
        match self.what {
            What::Date { date, .. } => Some(date),
            What::Time(_) => None,
        }
    }

    fn anchor(&self) -> Option<Anchor> {
        match self.what {
            What::Date { anchor, .. } => Some(anchor),
            What::Time(_) => None,
        }
    }
}

impl Reader<'_> {
    /// "will meet on Friday": the first that is not before.
    fn to_come(&self, relative: Relative, at: usize) -> Relative {
        match relative {
            Relative::Weekday(weekday, Side::Recent) if self.is_to_come(at) => {
                Relative::Weekday(weekday, Side::Coming)
            }
            Relative::Weekend(Side::Recent) if self.is_to_come(at) => {
                Relative::Weekend(Side::Coming)
            }
            other => other,
        }
    }

    fn is_to_come(&self, at: usize) -> bool {
        let Some(sentence) = self.document.sentence_of(at) else {
            return false;
        };
        let from = sentence.tokens.start.max(at.saturating_sub(WORDS_BEFORE));
        let to = sentence.tokens.end.min(at + 1 + WORDS_BEHIND);
        let is_stop = |i: &usize| self.is(*i, &[",", ";", ":", "“", "”", "\"", "«", "»", "–", "—"]);
        let from = (from..at).rev().find(is_stop).unwrap_or(from);
        let to = (at + 1..to).find(is_stop).unwrap_or(to);
        (from..to).any(|i| self.end_of(&self.lexicon.future, i).is_some())
    }

    fn from_published(
        &self,
        relative: Relative,
        this: &Found,
        before: &[Found],
        after: &[Found],
    ) -> (Edtf, Anchor) {
        let stated = this.edtf().unwrap_or_else(|| relative.unresolved());
        if let Relative::Yearless(_, _, Side::Near) = relative {
            if let Some((date, other)) = same_day(stated, before, after) {
                return (date, Anchor::Previous(other));
            }
            if self.is_of_another_year(this, before) {
                return (stated, Anchor::Written);
            }
        }
        if this.rule == relative::OF_YEAR
            && let Some(year) = self.year_of_story(this, before)
        {
            let date = Edtf::point(Partial::Year(year));
            return (date, Anchor::Previous(date));
        }
        let published = self.context.article.published;
        let reckoned = published.and_then(|from| Some((relative.from(from)?, from)));
        match (reckoned, relative) {
            (Some((start, from)), Relative::Yearless(..)) => match with_year_of(stated, start) {
                Some(date) => (date, Anchor::Year(from)),
                None => (stated, Anchor::Unresolved(relative)),
            },
            (Some((date, from)), _) => (date, Anchor::Published(from)),
            (None, Relative::Yearless(_, _, Side::Near)) => (stated, Anchor::Written),
            (None, _) => (stated, Anchor::Unresolved(relative)),
        }
    }

    /// "In June 2016 … On 3 July": the year of a story that is told in order may still be 2016.
    fn is_of_another_year(&self, this: &Found, before: &[Found]) -> bool {
        let here = self.context.article.published.and_then(|p| p.start.year());
        let told = self.year_of_story(this, before);
        matches!((told, here), (Some(told), Some(here)) if told != here)
    }

    /// Returns the year that the paragraph was last told to be about.
    fn year_of_story(&self, this: &Found, before: &[Found]) -> Option<i16> {
        let sentence = self.document.sentence_of(this.tokens.start)?;
        before.iter().rev().find_map(|found| {
            let year = found.edtf()?.start.year()?;
            let same_paragraph = self
                .document
                .sentence_of(found.tokens.start)
                .is_some_and(|s| s.paragraph == sentence.paragraph);
            let written = found.anchor() == Some(Anchor::Written);
            let fine = !matches!(found.edtf()?.start, Partial::Year(_))
                || sentence.tokens.contains(&found.tokens.start);
            (same_paragraph && written && fine).then_some(year)
        })
    }

    fn from_previous(
        &self,
        relative: Relative,
        back: usize,
        this: &Found,
        before: &[Found],
    ) -> (Edtf, Anchor) {
        let sentence_idx = |token: usize| {
            self.document
                .sentences
                .partition_point(|s| s.tokens.end <= token)
        };
        let here = sentence_idx(this.tokens.start);
        let Relative::Shift(unit, _) = relative else {
            return (relative.unresolved(), Anchor::Unresolved(relative));
        };
        let unknown = (
            Relative::Elsewhere(unit).unresolved(),
            Anchor::Unresolved(Relative::Elsewhere(unit)),
        );
        let previous = before
            .iter()
            .rev()
            .find(|found| found.edtf().is_some_and(|date| is_of_unit(date, relative)));
        let Some(previous) =
            previous.filter(|found| here - sentence_idx(found.tokens.start) <= back)
        else {
            return unknown;
        };
        let (Some(date), Some(anchor)) = (previous.edtf(), previous.anchor()) else {
            return unknown;
        };
        if let Some(reckoned) = relative.from(date) {
            return (reckoned, Anchor::Previous(date));
        }
        // "25 August … the following day", the year being unknown: 2001 has no 29 February, and so no false day.
        if let Some(reckoned) = yearless(date, relative) {
            return (reckoned, Anchor::Previous(date));
        }
        match (anchor, relative) {
            (Anchor::Unresolved(Relative::Shift(unit, by)), Relative::Shift(same, more))
                if unit == same =>
            {
                let told = Relative::Shift(unit, by.saturating_add(more));
                (told.unresolved(), Anchor::Unresolved(told))
            }
            _ => unknown,
        }
    }
}

/// The same day with its year, where another date of the article states it.
fn same_day(stated: Edtf, before: &[Found], after: &[Found]) -> Option<(Edtf, Edtf)> {
    let Partial::Day(None, month, day) = stated.start else {
        return None;
    };
    let mut years =
        before
            .iter()
            .rev()
            .chain(after)
            .filter_map(|found| match found.edtf()?.start {
                Partial::Day(Some(year), m, d)
                    if (m, d) == (month, day) && found.anchor() == Some(Anchor::Written) =>
                {
                    Some(year)
                }
                _ => None,
            });
    let year = years.next()?;
    if years.any(|other| other != year) {
        return None;
    }
    let start = Edtf::point(Partial::Day(Some(year), month, day));
    Some((with_year_of(stated, start)?, start))
}

/// Gives a date or range without a year the year of its first day; a range may run over New Year.
fn with_year_of(stated: Edtf, start: Edtf) -> Option<Edtf> {
    let Some(end) = stated.end else {
        return Some(start);
    };
    let year = start.start.year()?;
    let end = end.with_year(year)?;
    let turned =
        matches!((start.bounds(), end.bounds()), (Some((from, _)), Some((_, to))) if to < from);
    let end = if turned {
        stated.end?.with_year(year.checked_add(1)?)?
    } else {
        end
    };
    Edtf::interval(start.start, end)
}

/// Returns whether a date has the precision that a distance in this unit starts from.
fn is_of_unit(date: Edtf, relative: Relative) -> bool {
    use crate::model::Unit;
    let Relative::Shift(unit, _) = relative else {
        return false;
    };
    match unit {
        Unit::Day | Unit::Week | Unit::Weekend => {
            date.end.is_none()
                && matches!(date.start, Partial::Day(..) | Partial::Unknown(Unit::Day))
        }
        Unit::Month | Unit::Quarter => {
            date.end.is_none() && matches!(date.start, Partial::Month(..))
        }
        _ => date.end.is_none() && matches!(date.start, Partial::Year(_)),
    }
}

fn yearless(date: Edtf, relative: Relative) -> Option<Edtf> {
    let Partial::Day(None, month, day) = date.start else {
        return None;
    };
    let in_2001 = Partial::day(Some(2001), month, day)?;
    match relative.from(Edtf::point(in_2001))?.start {
        Partial::Day(_, month, day) => Some(Edtf::point(Partial::Day(None, month, day))),
        _ => None,
    }
}
