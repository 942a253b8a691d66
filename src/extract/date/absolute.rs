//! Dates that are written out, with or without their year: "25 August 2020", "mardi 25 août", "August 25-27".

use super::{Found, Reader, Told};
use crate::lang::pack::date::Role;
use crate::model::{Edtf, Partial, Relative, Side};
use crate::segment::{Case, TokenKind};

/// A day of a list: "25" in "25 and 26 August".
#[derive(Clone, Debug)]
struct Day {
    start: usize,
    end: usize,
    number: u8,
    weekday: Option<u8>,
    /// Whether a range leads from the day before to this.
    ranged: bool,
}

/// Whether a comma may stand before the year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comma {
    Never,
    /// Where the year counts nothing.
    IfPlain,
    /// As in "August 25, 2020".
    Usual,
}

/// What is read, and the token after it.
pub(super) type Read = (usize, Vec<Found>);

impl Reader<'_> {
    /// Reads what is written out at the token: a date, a month, a weekday, a year.
    pub(super) fn written(&self, at: usize) -> Option<Read> {
        let one = self.single(at)?;
        Some(self.joined_range(at, one, None))
    }

    /// Reads what is written out at the token, without any range behind it.
    pub(super) fn written_once(&self, at: usize) -> Option<Read> {
        self.single(at)
    }

    /// Reads a range that a word opens: "from 25 to 27 August", "between 1914 and 1918".
    pub(super) fn range(&self, at: usize, roles: u8) -> Option<Read> {
        if roles & Role::Opening as u8 == 0 {
            return None;
        }
        let (len, middles) = self.lexicon.openings.at(self.document, at)?;
        let from = at + len;
        if self.is_edge(from) {
            return None;
        }
        let one = self
            .days(from, Some(middles))
            .or_else(|| self.single(from))
            .or_else(|| self.plain_year(from))?;
        let (end, found) = self.joined_range(from, one, Some(middles));
        let ranged = matches!(found.as_slice(), [only] if only.rule == RANGE);
        ranged.then_some((end, found))
    }

    /// Reads one date, nothing behind it.
    fn single(&self, at: usize) -> Option<Read> {
        // Whatever is tried begins with digits or with a name; most of the words asked about are neither.
        if self.roles(at) & Role::Name as u8 == 0 {
            return None;
        }
        self.numeric(at)
            .or_else(|| self.days(at, None))
            .or_else(|| self.month_first(at))
            .or_else(|| self.month_alone(at))
            .or_else(|| self.weekday_alone(at))
            .or_else(|| self.season(at))
            .or_else(|| self.year_alone(at))
    }

    /// A number that may be a year where a range needs one.
    fn plain_year(&self, at: usize) -> Option<Read> {
        let (end, year) = self.year_at(at).filter(|_| self.is_digits(at))?;
        Some((
            end,
            vec![Found::date(
                at..end,
                Edtf::point(Partial::Year(year)),
                super::year::RULE,
            )],
        ))
    }

    /// Reads "to" and a date behind a date and makes a range of the two, where they are of one precision.
    fn joined_range(
        &self,
        at: usize,
        first: Read,
        middles: Option<&crate::lang::phrases::Phrases<()>>,
    ) -> Read {
        let Some((end, range)) = self.second_half(at, &first, middles) else {
            return first;
        };
        (end, vec![range])
    }

    fn second_half(
        &self,
        at: usize,
        first: &Read,
        middles: Option<&crate::lang::phrases::Phrases<()>>,
    ) -> Option<(usize, Found)> {
        let (end, found) = first;
        let [one] = found.as_slice() else {
            return None;
        };
        let middle = self.past_middle(*end, middles)?;
        if self.is_edge(middle) {
            return None;
        }
        let (start, weekday) = one.stated()?;
        if let Partial::Year(year) = start {
            return self.year_range(at, year, middle);
        }
        let (last_end, last) = self.single(middle)?;
        let [other] = last.as_slice() else {
            return None;
        };
        let (last, _) = other.stated()?;
        let date = spanning(start, last)?;
        let mut range = Found::date(at..last_end, date, RANGE);
        if date.start.year().is_none() {
            range.set_from(Told::Published(Relative::Yearless(
                date.start,
                weekday,
                Side::Near,
            )));
        }
        Some((last_end, range.on_weekday(weekday)))
    }

    /// Skips what stands in the middle of a range: a dash, "to".
    fn past_middle(
        &self,
        at: usize,
        middles: Option<&crate::lang::phrases::Phrases<()>>,
    ) -> Option<usize> {
        if self.is_edge(at) {
            return None;
        }
        if self.is_dash(at) {
            return Some(at + 1);
        }
        middles
            .and_then(|set| self.end_of(set, at))
            .or_else(|| self.end_of(&self.lexicon.middles, at))
    }

    /// Reads days before their month: "25 August 2020", "samedi 25 et dimanche 26 août", "25-27 August".
    fn days(&self, at: usize, middles: Option<&crate::lang::phrases::Phrases<()>>) -> Option<Read> {
        let mut days = vec![self.weekday_and_day(at, false)?];
        let mut end = days.first()?.end;
        if self.is_result(at) {
            return None;
        }
        loop {
            let joined = self.past_joiner(end);
            if let Some((month_end, month)) = self.month_at(joined) {
                let year = self.year_behind(month_end, Comma::IfPlain);
                return self.with_month(&days, month_end, month.number, year);
            }
            let day = self.next_day(end, middles)?;
            end = day.end;
            days.push(day);
        }
    }

    /// Returns whether the digits are those of a result, before or behind its hyphen: a range of days never falls, so that
    /// "il 4-1 di febbraio" is a result and a month.
    fn is_result(&self, at: usize) -> bool {
        let falls = |first: usize| {
            let dash = first + 1;
            self.document.glued(dash)
                && self.document.glued(dash + 1)
                && self.is_dash(dash)
                && self
                    .digits(first, 1..=2)
                    .zip(self.digits(dash + 1, 1..=2))
                    .is_some_and(|(first, second)| second <= first)
        };
        falls(at) || at.checked_sub(2).is_some_and(falls)
    }

    fn next_day(
        &self,
        at: usize,
        middles: Option<&crate::lang::phrases::Phrases<()>>,
    ) -> Option<Day> {
        if self.is_edge(at) {
            return None;
        }
        if let Some(next) = self.past_middle(at, middles) {
            return self.weekday_and_day(next, true);
        }
        let comma = self.past_comma(at);
        let next = self.end_of(&self.lexicon.lists, comma).unwrap_or(comma);
        (at < next).then(|| self.weekday_and_day(next, false))?
    }

    /// Reads "25", "Tuesday 25", "Tuesday, the 25th".
    fn weekday_and_day(&self, at: usize, ranged: bool) -> Option<Day> {
        if self.is_edge(at) && ranged {
            return None;
        }
        let (weekday, from) = match self.weekday_at(at) {
            Some((end, weekday)) => (Some(weekday.number), self.past_weekday(end)),
            None => (None, at),
        };
        if weekday.is_some() && self.is_edge(from) {
            return None;
        }
        let (end, number) = self.day_at(from)?;
        Some(Day {
            start: at,
            end,
            number,
            weekday,
            ranged,
        })
    }

    /// Skips what may stand between a weekday and its date: a comma, an opening bracket, "the".
    fn past_weekday(&self, at: usize) -> usize {
        let comma = self.past_comma(at);
        let bracket = comma + usize::from(!self.is_edge(comma) && self.is(comma, &["("]));
        self.past_joiner(bracket)
    }

    /// Finishes days whose month is read: the year, then one mention for each day or range.
    fn with_month(
        &self,
        days: &[Day],
        month_end: usize,
        month: u8,
        year: Option<(usize, i16)>,
    ) -> Option<Read> {
        let (end, year) = year.map_or((month_end, None), |(end, year)| (end, Some(year)));
        let mut found = Vec::new();
        let mut idx = 0;
        while let Some(day) = days.get(idx) {
            let last = days.get(idx + 1).filter(|next| next.ranged);
            idx += 1 + usize::from(last.is_some());
            let day_end = if idx == days.len() {
                end
            } else {
                last.unwrap_or(day).end
            };
            let start = Partial::day(year, month, day.number)?;
            found.push(match last {
                None => self.dated(day.start..day_end, start, day.weekday),
                Some(last) => {
                    let date = spanning(start, Partial::day(year, month, last.number)?)?;
                    ranged(day.start..day_end, date, day.weekday)
                }
            });
        }
        Some((self.past_bracket(days.first()?.start, end), found))
    }

    /// A closing bracket belongs to a date that an opening one divides: "Saturday (22 September)".
    fn past_bracket(&self, start: usize, end: usize) -> usize {
        let open = (start..end).any(|i| self.is(i, &["("]));
        end + usize::from(open && !self.is_edge(end) && self.is(end, &[")"]))
    }

    fn dated(&self, tokens: std::ops::Range<usize>, date: Partial, weekday: Option<u8>) -> Found {
        let tokens = tokens.start..self.past_bracket(tokens.start, tokens.end);
        let mut found = Found::date(tokens, Edtf::point(date), "date");
        if date.year().is_none() {
            found.set_from(Told::Published(Relative::Yearless(
                date,
                weekday,
                Side::Near,
            )));
        }
        found.on_weekday(weekday)
    }

    /// Reads the year behind a month or a day: "2020", "of 2020", ", 2020".
    fn year_behind(&self, at: usize, comma: Comma) -> Option<(usize, i16)> {
        if self.is_edge(at) {
            return None;
        }
        let mut from = self.past_joiner(at);
        if from == at && comma != Comma::Never {
            from = self.past_comma(at);
            // "On 25 August, 2000 people came" counts; "on 25 August, 2020," does not.
            let counts = self
                .year_at(from)
                .is_some_and(|(end, _)| self.is_content_word(end));
            if from != at && counts && comma == Comma::IfPlain {
                return None;
            }
        }
        if self.is_edge(from) {
            return None;
        }
        self.year_at(from)
    }

    /// Reads a month before its day: "August 25, 2020", "Sept. 29", "August 25-27".
    fn month_first(&self, at: usize) -> Option<Read> {
        if !self.context.pack.date.month_first {
            return None;
        }
        let (weekday, from) = match self.weekday_at(at) {
            Some((end, weekday)) => (Some(weekday.number), self.past_weekday(end)),
            None => (None, at),
        };
        let (month_end, month) = self.month_at(from)?;
        let day_from = self.past_joiner(month_end);
        if self.is_edge(from) && weekday.is_some() || self.is_edge(day_from) {
            return None;
        }
        let first = self
            .weekday_and_day(day_from, false)
            .filter(|day| day.weekday.is_none())?;
        if self.counts_something(from, first.end) {
            return None;
        }
        let mut days = vec![Day {
            start: at,
            weekday,
            ..first
        }];
        while let Some(next) = days
            .last()
            .and_then(|day| self.next_day_after_month(day.end))
        {
            days.push(next);
        }
        let last_end = days.last()?.end;
        let year = self.year_behind(last_end, Comma::Usual);
        self.with_month(&days, last_end, month.number, year)
            .filter(|_| !self.is_time(day_from))
    }

    /// "In August 25 people died" counts people.
    fn counts_something(&self, month: usize, day_end: usize) -> bool {
        self.is_content_word(day_end)
            && (self.follows(&self.lexicon.before_month_only, month)
                || self
                    .document
                    .tokens
                    .get(month)
                    .is_some_and(|t| t.case == Case::Lower))
    }

    fn next_day_after_month(&self, at: usize) -> Option<Day> {
        let day = match self.past_middle(at, None) {
            Some(next) => self.weekday_and_day(next, true)?,
            None => self.weekday_and_day(self.end_of(&self.lexicon.lists, at)?, false)?,
        };
        let month_behind = self.month_at(self.past_joiner(day.end)).is_some();
        (!month_behind && !self.is_content_word(day.end) && day.weekday.is_none()).then_some(day)
    }

    /// "On Tuesday, August 6:30" is no day.
    fn is_time(&self, at: usize) -> bool {
        self.document.glued(at + 1) && self.is(at + 1, &[":"])
    }

    /// Reads a month with its year, or alone where something says that a time is meant.
    fn month_alone(&self, at: usize) -> Option<Read> {
        let (end, month) = self.month_at(at)?;
        if let Some((year_end, year)) = self.year_behind(end, Comma::IfPlain)
            && (!month.short || self.document.tokens[at].case != Case::Lower || 0 < at)
        {
            let date = Partial::Month(Some(year), month.number);
            return Some((
                year_end,
                vec![Found::date(at..year_end, Edtf::point(date), "month")],
            ));
        }
        if month.short || !self.is_month_word(at, end) {
            return None;
        }
        let relative = Relative::Yearless(Partial::Month(None, month.number), None, Side::Near);
        Some((end, vec![Found::told(at..end, relative, "month")]))
    }

    /// Returns whether the name of a month means one, no number being beside it.
    fn is_month_word(&self, at: usize, end: usize) -> bool {
        let case = self.document.tokens[at].case;
        let weak = self.end_of(&self.lexicon.weak, at) == Some(end);
        if self.context.pack.date.capitals && case == Case::Lower {
            return false;
        }
        if weak {
            return self.follows(&self.lexicon.before, at)
                && !self.is_name_like(end)
                && case != Case::Upper;
        }
        if !self.context.pack.date.capitals
            && case == Case::Title
            && !self.document.begins_sentence(at)
        {
            return self.follows(&self.lexicon.before, at) && !self.is_name_like(end);
        }
        true
    }

    /// Returns whether a word with a capital letter follows, as a surname would.
    fn is_name_like(&self, at: usize) -> bool {
        !self.is_edge(at)
            && self.document.tokens.get(at).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && matches!(t.case, Case::Title | Case::Mixed)
                    && !self.is_function_word(at)
            })
            && !self.context.pack.date.noun_capitals
    }

    /// Reads a weekday with no date behind it, or with the number of the day alone: "Tuesday the 25th".
    fn weekday_alone(&self, at: usize) -> Option<Read> {
        let (end, weekday) = self.weekday_at(at)?;
        if weekday.short || !self.is_weekday_word(at, end) {
            return None;
        }
        if let Some((day_end, number)) = self.day_of_month(end) {
            let relative = Relative::DayOfMonth(number, weekday.number);
            let tokens = at..self.past_bracket(at, day_end);
            let found = Found::told(tokens.clone(), relative, "weekday with day")
                .on_weekday(Some(weekday.number));
            return Some((tokens.end, vec![found]));
        }
        let relative = Relative::Weekday(weekday.number, Side::Recent);
        let found = Found::told(at..end, relative, "weekday").on_weekday(Some(weekday.number));
        Some((end, vec![found]))
    }

    fn day_of_month(&self, at: usize) -> Option<(usize, u8)> {
        if self.is_edge(at) {
            return None;
        }
        let from = self.past_weekday(at);
        let bracket = self.is(from.saturating_sub(1), &["("]);
        let comma = self.past_comma(at) != at;
        let (end, number) = self.day_at(from).filter(|_| !self.is_edge(from))?;
        let marked = from + 1 < end || self.is(end, &[")"]) && bracket;
        let plain = self.is_digits(from)
            && !comma
            && !self.context.pack.date.month_first
            && !self.is_content_word(end)
            && !self.is_name_like(end)
            && self.time(from, true).is_none();
        (marked || plain).then_some((end, number))
    }

    fn is_weekday_word(&self, at: usize, end: usize) -> bool {
        let case = self.document.tokens[at].case;
        if self.context.pack.date.capitals {
            return case != Case::Lower;
        }
        if self.end_of(&self.lexicon.weak, at) == Some(end) {
            return self.follows(&self.lexicon.before, at)
                && !self.is_content_word(end)
                && !self.is_name_like(end);
        }
        case != Case::Title || !self.is_part_of_name(at, end)
    }

    /// "Plácido Domingo", "Vendredi saint" are no weekdays: a capital letter in a language that writes them
    /// small.
    fn is_part_of_name(&self, at: usize, end: usize) -> bool {
        let heading = self.document.sentence_of(at).is_some_and(|s| s.heading);
        let begins = self.document.begins_sentence(at) || heading;
        !begins || self.is_name_like(end)
    }

    /// Reads a season with its year, or alone where something says that a time is meant.
    fn season(&self, at: usize) -> Option<Read> {
        let (len, season) = self.lexicon.seasons.at(self.document, at)?;
        let (end, part) = (at + len, 20 + season);
        // "the spring/summer 2019 collection" is of two seasons, and of neither.
        let is_one_of_two = |sign: usize| {
            self.document.glued(sign)
                && self.document.glued(sign + 1)
                && (self.is_dash(sign) || self.is(sign, &["/"]))
        };
        let is_season = |at: usize| self.lexicon.seasons.at(self.document, at).is_some();
        let beside_other = is_season(end) || at.checked_sub(1).is_some_and(is_season);
        if at.checked_sub(1).is_some_and(is_one_of_two) || is_one_of_two(end) || beside_other {
            return None;
        }
        if let Some((year_end, year)) = self.year_behind(end, Comma::Never) {
            let date = Partial::Division(Some(year), part);
            return Some((
                year_end,
                vec![Found::date(at..year_end, Edtf::point(date), "season")],
            ));
        }
        let alone = self.follows(&self.lexicon.before, at)
            && self.past_joiner(end) == end
            && !self.is_name_like(end);
        if !alone {
            return None;
        }
        let relative = Relative::Yearless(Partial::Division(None, part), None, Side::Near);
        Some((end, vec![Found::told(at..end, relative, "season")]))
    }
}

/// The rule's name for a range of dates.
pub(super) const RANGE: &str = "date range";

impl Found {
    /// The one date that is stated, and its weekday.
    fn stated(&self) -> Option<(Partial, Option<u8>)> {
        match self.what {
            super::What::Date {
                date: Edtf { start, end: None },
                weekday,
                ..
            } => Some((start, weekday)),
            _ => None,
        }
    }
}

fn ranged(tokens: std::ops::Range<usize>, date: Edtf, weekday: Option<u8>) -> Found {
    let mut found = Found::date(tokens, date, RANGE);
    if date.start.year().is_none() {
        found.set_from(Told::Published(Relative::Yearless(
            date.start,
            weekday,
            Side::Near,
        )));
    }
    found.on_weekday(weekday)
}

/// The range from one date to another of the same precision; the year of the second serves the first:
/// "24 August to 5 September 2021", "28 December to 3 January 2021".
fn spanning(first: Partial, last: Partial) -> Option<Edtf> {
    let first = match (first.year(), last.year()) {
        (None, Some(year)) => {
            let same = first.with_year(year)?;
            match (same.bounds(), last.bounds()) {
                (Some((start, _)), Some((_, end))) if end < start => {
                    first.with_year(year.checked_sub(1)?)?
                }
                _ => same,
            }
        }
        _ => first,
    };
    let alike = matches!(
        (first, last),
        (Partial::Day(..), Partial::Day(..))
            | (Partial::Month(..), Partial::Month(..))
            | (Partial::Year(_), Partial::Year(_))
    );
    let last = match (first.year(), last.year()) {
        (Some(year), None) => last.with_year(year)?,
        _ => last,
    };
    alike.then(|| Edtf::interval(first, last))?
}
