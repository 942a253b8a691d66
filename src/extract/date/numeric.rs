//! Dates in numbers: "2020-08-25", "25/08/2020", "25.8.", "8/25/20", and as machines write them: "25-Aug-20".

use super::absolute::Read;
use super::words::full_year;
use super::{Found, Reader, Told};
use crate::lang::pack::date::stamp_month;
use crate::model::{Edtf, Partial, Relative, Side};

/// Three numbers with one sign between them, and the token after the last.
struct Numbers {
    values: [i16; 3],
    lens: [usize; 3],
    sign: char,
    end: usize,
}

/// Returns which comes first, the day (`true`) or the month, in the first date of the article that can be read
/// in one way only: "25/08/2020".
pub(super) fn order(reader: &Reader) -> Option<bool> {
    (0..reader.document.tokens.len()).find_map(|at| {
        let numbers = reader.three_numbers(at)?;
        let [first, second, _] = numbers.values;
        let year_last = numbers.lens[0] <= 2 && first <= 31 && second <= 31;
        match (12 < first, 12 < second) {
            (true, false) if year_last => Some(true),
            (false, true) if year_last => Some(false),
            _ => None,
        }
    })
}

impl Reader<'_> {
    /// Reads a date in numbers, with the weekday before it.
    pub(super) fn numeric(&self, at: usize) -> Option<Read> {
        let (weekday, from) = match self.weekday_at(at) {
            Some((end, weekday)) => (Some(weekday.number), self.past_joiner(self.past_comma(end))),
            None => (None, at),
        };
        if weekday.is_some() && self.is_edge(from) {
            return None;
        }
        let (end, date) = self
            .full_numeric(from)
            .or_else(|| self.stamp(from))
            .or_else(|| self.short_numeric(from, weekday.is_some()))?;
        let mut found = Found::date(at..end, Edtf::point(date), "date in numbers");
        if date.year().is_none() {
            found.set_from(Told::Published(Relative::Yearless(
                date,
                weekday,
                Side::Near,
            )));
        }
        Some((end, vec![found.on_weekday(weekday)]))
    }

    fn full_numeric(&self, at: usize) -> Option<(usize, Partial)> {
        let numbers = self.three_numbers(at)?;
        let [a, b, c] = numbers.values;
        let short = |n: i16| u8::try_from(n).ok();
        if numbers.lens[0] == 4 {
            let year = Some(a).filter(|year| (1000..=2100).contains(year));
            return Some((
                numbers.end,
                Partial::day(Some(year?), short(b)?, short(c)?)?,
            ));
        }
        let year = match numbers.lens[2] {
            4 if (1000..=2100).contains(&c) => c,
            // "31-27-20" is more likely a score, "1.2.20" a version.
            2 if numbers.sign == '/' => full_year(c),
            _ => return None,
        };
        let as_day_first = Partial::day(Some(year), short(b)?, short(a)?);
        let as_month_first = Partial::day(Some(year), short(a)?, short(b)?);
        let dotted = numbers.sign == '.';
        let date = match (as_day_first, as_month_first) {
            (Some(day_first), Some(month_first)) if day_first != month_first && !dotted => {
                match self.day_first {
                    Some(true) => day_first,
                    Some(false) => month_first,
                    None => Partial::Year(year),
                }
            }
            (Some(day_first), _) => day_first,
            (None, month_first) => month_first?,
        };
        Some((numbers.end, date))
    }

    /// "25-Aug-20": three parts with hyphens between them and the month in letters, in the middle.
    fn stamp(&self, at: usize) -> Option<(usize, Partial)> {
        let day = u8::try_from(self.digits(at, 1..=2)?).ok()?;
        let glued = (at + 1..=at + 4).all(|i| self.document.glued(i));
        if !glued || !self.is(at + 1, &["-"]) || !self.is(at + 3, &["-"]) {
            return None;
        }
        let month = stamp_month(self.document.fold(at + 2)).or_else(|| {
            let (end, month) = self.month_at(at + 2)?;
            (end == at + 3).then_some(month.number)
        })?;
        let year = match self.digits(at + 4, 2..=4)? {
            short @ 0..=99 => full_year(short),
            year => Some(year).filter(|year| (1000..=2100).contains(year))?,
        };
        let free = self.stands_free_before(at) && self.stands_free_after(at + 5);
        let date = Partial::day(Some(year), month, day)?;
        free.then_some((at + 5, date))
    }

    fn three_numbers(&self, at: usize) -> Option<Numbers> {
        let first = self.digits(at, 1..=4)?;
        let sign = self.document.words(at + 1).chars().next()?;
        if !matches!(sign, '/' | '.' | '-' | '‑') || !self.document.glued(at + 1) {
            return None;
        }
        // "25. 8. 2020" may have spaces, the other signs may not.
        let spaced = sign == '.' && !self.document.glued(at + 2) && !self.is_edge(at + 2);
        let apart = |i: usize| self.document.glued(i) || spaced && !self.is_edge(i);
        let second = self.digits(at + 2, 1..=2).filter(|_| apart(at + 2))?;
        let same = self.document.glued(at + 3)
            && self.document.words(at + 3) == self.document.words(at + 1);
        let third = self
            .digits(at + 4, 1..=4)
            .filter(|_| same && apart(at + 4))?;
        let lens = [at, at + 2, at + 4].map(|i| self.document.words(i).len());
        let time_stamp = self.document.glued(at + 5) && self.document.fold(at + 5) == "t";
        let free = self.stands_free_before(at) && (time_stamp || self.stands_free_after(at + 5));
        let shape = matches!(lens, [4, _, 1..=2] | [1..=2, _, 2 | 4]);
        (free && shape).then_some(Numbers {
            values: [first, second, third],
            lens,
            sign,
            end: at + 5,
        })
    }

    /// "25/8" and "25.8." are dates behind a weekday or a word that stands before days.
    fn short_numeric(&self, at: usize, with_weekday: bool) -> Option<(usize, Partial)> {
        let first = self.digits(at, 1..=2)?;
        let second = self.digits(at + 2, 1..=2)?;
        let dotted = self.is(at + 1, &["."]) && self.context.pack.text.ordinal_dot;
        let sign = dotted || self.is(at + 1, &["/"]);
        let glued = self.document.glued(at + 1) && self.document.glued(at + 2);
        if !sign || !glued || !self.stands_free_before(at) {
            return None;
        }
        let end = if dotted {
            let stop = self.document.glued(at + 3) && self.is(at + 3, &["."]);
            let digits_behind = self.document.glued(at + 4) && self.is_digits(at + 4);
            (stop && !digits_behind).then_some(at + 4)?
        } else {
            self.stands_free_after(at + 3).then_some(at + 3)?
        };
        let day_first = self.day_first?;
        let meant = with_weekday || dotted || self.follows(&self.lexicon.before_day, at);
        let (day, month) = if day_first {
            (first, second)
        } else {
            (second, first)
        };
        let date = Partial::day(None, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        meant.then_some((end, date))
    }
}
