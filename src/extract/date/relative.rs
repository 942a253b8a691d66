//! Dates told by patterns: "yesterday", "three years ago", "the following day", "the 1990s", "19th century".

use super::absolute::Read;
use super::{Found, Reader, Told, What};
use crate::lang::pack::date::pattern::{Match, Slot};
use crate::lang::pack::date::{Meaning, Role};
use crate::model::{Edtf, Partial, Relative, Side, Unit};
use crate::segment::Case;

/// How many sentences back the date may stand that "the following day" is told from.
pub(super) const SENTENCES_BACK: usize = 3;
/// The same for longer units and for numbers, where another date in between is likelier.
const SENTENCES_BACK_LONG: usize = 1;

/// The rule's name for "at the end of the year", which may be the year just spoken of.
pub(super) const OF_YEAR: &str = "the year of the story";

/// So many years are no longer counted back to one of them.
const MOST_YEARS: i32 = 1000;

/// What fills a slot of a pattern.
#[derive(Clone, Debug)]
enum Fill {
    Number(i16),
    Unit(Unit),
    /// A date without a year, a weekday, a month, a season.
    Date(Found),
}

impl Reader<'_> {
    /// Reads a pattern that begins at the token. A pattern that blocks gives no dates, and its end.
    pub(super) fn pattern(&self, at: usize, roles: u8) -> Option<Read> {
        let is = |role: Role| roles & role as u8 != 0;
        let heads = &self.lexicon.slot_heads;
        let by_slot =
            is(Role::Unit) && heads.contains(&Slot::Unit) || is(Role::Name) && !heads.is_empty();
        if !is(Role::Pattern) && !by_slot {
            return None;
        }
        let mut fill = |slot, token| self.fill(slot, token);
        let found = self.lexicon.patterns.at(self.document, at, &mut fill)?;
        let end = found.end;
        if *found.value == Meaning::Blocked {
            return Some((end, Vec::new()));
        }
        let read = self.read(&found)?;
        Some((end, vec![read]))
    }

    fn fill(&self, slot: Slot, at: usize) -> Option<(usize, Fill)> {
        match slot {
            Slot::Number => self.count_at(at).map(|(end, n)| (end, Fill::Number(n))),
            Slot::Unit | Slot::Units => {
                let (len, (unit, one)) = self.lexicon.units.at(self.document, at)?;
                (*one || slot == Slot::Units).then_some((at + len, Fill::Unit(*unit)))
            }
            Slot::Date => self
                .dateless(at)
                .map(|(end, found)| (end, Fill::Date(found))),
            Slot::Season => {
                let (len, season) = self.lexicon.seasons.at(self.document, at)?;
                Some((at + len, Fill::Number(i16::from(*season))))
            }
            Slot::Year => self
                .year_at(at)
                .map(|(end, year)| (end, Fill::Number(year))),
            Slot::Decade => self
                .decade_at(at)
                .map(|(end, year)| (end, Fill::Number(year))),
            Slot::ShortDecade => self
                .short_decade_at(at)
                .map(|(end, year)| (end, Fill::Number(year))),
            Slot::Century => self.century_at(at).map(|(end, n)| (end, Fill::Number(n))),
        }
    }

    /// A whole number in digits or words.
    fn count_at(&self, at: usize) -> Option<(usize, i16)> {
        if let Some(numeral) = self.context.numeral_over(at).filter(|n| n.core.start == at) {
            let number = numeral.amount.single()?;
            let whole = number
                .fract()
                .is_zero()
                .then(|| i16::try_from(number).ok())?;
            return whole.map(|n| (numeral.core.end, n));
        }
        let number = self.digits(at, 1..=4)?;
        let free = self.stands_free_before(at) && self.stands_free_after(at + 1);
        free.then_some((at + 1, number))
    }

    /// A date that recurs: a weekday, a month, a season, a day without a year.
    fn dateless(&self, at: usize) -> Option<(usize, Found)> {
        if let Some((end, mut found)) = self.written_once(at)
            && found.len() == 1
            && let Some(one) = found.pop()
            && matches!(
                one.what,
                What::Date {
                    from: Told::Published(_),
                    ..
                }
            )
        {
            return Some((end, one));
        }
        let bare = |end: usize, partial: Partial| {
            let relative = Relative::Yearless(partial, None, Side::Near);
            Some((end, Found::told(at..end, relative, "month")))
        };
        if let Some((end, month)) = self.month_at(at).filter(|(_, month)| !month.short) {
            let lower = self.document.tokens[at].case == Case::Lower;
            return if lower && self.context.pack.date.capitals {
                None
            } else {
                bare(end, Partial::Month(None, month.number))
            };
        }
        if let Some((end, weekday)) = self.weekday_at(at).filter(|(_, weekday)| !weekday.short) {
            let relative = Relative::Weekday(weekday.number, Side::Recent);
            let found = Found::told(at..end, relative, "weekday").on_weekday(Some(weekday.number));
            return Some((end, found));
        }
        let (len, season) = self.lexicon.seasons.at(self.document, at)?;
        bare(at + len, Partial::Division(None, 20 + season))
    }

    fn read(&self, found: &Match<Meaning, Fill>) -> Option<Found> {
        let tokens = found.tokens.clone();
        let rule = "relative date";
        match *found.value {
            Meaning::Blocked => None,
            Meaning::Day(by) => {
                let day = Found::told(tokens.clone(), Relative::Shift(Unit::Day, by), rule);
                (!self.is_noun(tokens)).then_some(day)
            }
            Meaning::Weekend(side) => Some(Found::told(tokens, Relative::Weekend(side), rule)),
            Meaning::Step(by) => step(found, by),
            Meaning::Count(sign) => {
                let (unit, n) = counted(found, sign).filter(|counted| is_reckonable(*counted))?;
                Some(Found::told(tokens, Relative::Shift(unit, n), rule))
            }
            Meaning::CountThere(sign) => {
                // "a year later" is one year.
                let one = number(found).is_none();
                let (unit, n) = (unit(found)?, number(found).unwrap_or(1).checked_mul(sign)?);
                // "in 1870, and a decade later" leads to a year and not to ten.
                let (unit, n) = match unit {
                    Unit::Decade => (Unit::Year, n.checked_mul(10)?),
                    Unit::Century => (Unit::Year, n.checked_mul(100)?),
                    _ => (unit, n),
                };
                let back = if one && unit == Unit::Day {
                    SENTENCES_BACK
                } else {
                    SENTENCES_BACK_LONG
                };
                Some(told_there(tokens, unit, n, back))
            }
            Meaning::StepThere(by) => {
                let unit = unit(found).unwrap_or(Unit::Day);
                let back = if unit == Unit::Day {
                    SENTENCES_BACK
                } else {
                    SENTENCES_BACK_LONG
                };
                Some(told_there(tokens, unit, by, back))
            }
            Meaning::Named(date) => Some(named(tokens, date)),
            Meaning::Proper(date) => {
                let capital = self.document.tokens.get(tokens.start)?.case == Case::Title;
                (capital && !self.document.begins_sentence(tokens.start))
                    .then(|| named(tokens, date))
            }
            Meaning::Decade => {
                let date = Edtf::point(Partial::Decade(decade(found)?.div_euclid(10)));
                Some(Found::date(tokens, date, "decade"))
            }
            Meaning::OfYear => {
                // "at the end of the year 2015"
                let is_named = self.year_at(self.past_joiner(found.end)).is_some();
                let told = Found::told(tokens, Relative::Shift(Unit::Year, 0), OF_YEAR);
                (!is_named).then_some(told)
            }
            Meaning::Century => self.century(found),
            Meaning::Division(part) => {
                let date = Edtf::point(Partial::Division(Some(number(found)?), part));
                Some(Found::date(tokens, date, "part of a year"))
            }
            Meaning::Time(minutes) => Some(self.time_of(tokens, minutes)),
            Meaning::Hour(minutes) => self.hour_in_words(tokens, number(found)?, minutes),
        }
    }

    /// Where nouns have capitals, "Morgen" inside a sentence is the morning and no day.
    fn is_noun(&self, tokens: std::ops::Range<usize>) -> bool {
        self.context.pack.date.noun_capitals
            && tokens.len() == 1
            && self.document.tokens[tokens.start].case == Case::Title
            && !self.document.begins_sentence(tokens.start)
    }

    fn century(&self, found: &Match<Meaning, Fill>) -> Option<Found> {
        if self
            .end_of(&self.lexicon.year.before_era, found.end)
            .is_some()
        {
            return None;
        }
        let date = Edtf::point(Partial::Century(number(found)? - 1));
        Some(Found::date(found.tokens.clone(), date, "century"))
    }
}

fn number(found: &Match<Meaning, Fill>) -> Option<i16> {
    found.fills.iter().find_map(|fill| match fill {
        Fill::Number(n) => Some(*n),
        _ => None,
    })
}

/// The first year of the decade in the pattern, which may have its century beside it: "los años 30 del siglo XIX".
fn decade(found: &Match<Meaning, Fill>) -> Option<i16> {
    let mut numbers = found.fills.iter().filter_map(|fill| match fill {
        Fill::Number(n) => Some(*n),
        _ => None,
    });
    let decade = numbers.next()?;
    match numbers.next() {
        Some(century) => Some((century - 1) * 100 + decade % 100),
        None => Some(decade),
    }
}

fn unit(found: &Match<Meaning, Fill>) -> Option<Unit> {
    found.fills.iter().find_map(|fill| match fill {
        Fill::Unit(unit) => Some(*unit),
        _ => None,
    })
}

fn counted(found: &Match<Meaning, Fill>, sign: i16) -> Option<(Unit, i16)> {
    Some((unit(found)?, number(found)?.checked_mul(sign)?))
}

/// "10,000 years ago" is a length of time: nobody means the year that is reckoned so.
fn is_reckonable((unit, n): (Unit, i16)) -> bool {
    let years = match unit {
        Unit::Year => 1,
        Unit::Decade => 10,
        Unit::Century => 100,
        _ => return true,
    };
    i32::from(n.unsigned_abs()) * years < MOST_YEARS
}

fn named(tokens: std::ops::Range<usize>, date: Edtf) -> Found {
    match date.start {
        start @ Partial::Day(None, ..) => Found::told(
            tokens,
            Relative::Yearless(start, None, Side::Near),
            "named day",
        ),
        _ => Found::date(tokens, date, "named date"),
    }
}

fn told_there(tokens: std::ops::Range<usize>, unit: Unit, by: i16, back: usize) -> Found {
    let mut found = Found::date(
        tokens,
        Relative::Elsewhere(unit).unresolved(),
        "told from the date before",
    );
    found.set_from(Told::Previous(Relative::Shift(unit, by), back));
    found
}

/// "last year", "this Tuesday", "next August": one unit away, or a date on that side.
fn step(found: &Match<Meaning, Fill>, by: i16) -> Option<Found> {
    let tokens = found.tokens.clone();
    if let Some(unit) = unit(found) {
        return Some(Found::told(
            tokens,
            Relative::Shift(unit, by),
            "relative date",
        ));
    }
    let mut date = found.fills.iter().find_map(|fill| match fill {
        Fill::Date(date) => Some(date.clone()),
        _ => None,
    })?;
    let side = match by {
        0 => Side::This,
        1.. => Side::Next,
        _ => Side::Last,
    };
    if let What::Date {
        from: Told::Published(relative),
        ..
    } = &mut date.what
    {
        match relative {
            Relative::Yearless(_, _, place) => *place = side,
            // "this Tuesday" is said of the one just past as of the one to come.
            Relative::Weekday(_, place) if side == Side::This => *place = Side::Recent,
            Relative::Weekday(_, place) => *place = side,
            _ => {}
        }
    }
    date.tokens = tokens;
    Some(date)
}

/// Returns whether the word may be Roman digits, which no list of words holds.
pub(super) fn roman_like(words: &str) -> bool {
    words.starts_with(['I', 'V', 'X'])
        && words
            .trim_end_matches(char::is_lowercase)
            .bytes()
            .all(|b| b"IVX".contains(&b))
}
