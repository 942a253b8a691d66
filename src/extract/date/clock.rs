//! Times of day: "21:15", "9.15pm", "19h30", "7 Uhr", "half past six", "06:30 BST".
//!
//! Two numbers with a colon may be a result or the length of a song, a number with "h" a length of time: what
//! is not plain by itself ("9.15pm", "7 Uhr") needs a word before it that says so ("at", "à"), a date beside it
//! or a time before it.

use std::fmt::Write as _;
use std::ops::Range;

use super::{Found, Reader, What};
use crate::lang::pack::date::{Half, Lexicon};

/// Minutes of a day.
const DAY: i16 = 24 * 60;

/// An hour as written, before it is known whether it is one.
#[expect(
    clippy::struct_field_names,
    reason = "an hour with its minute has an hour"
)]
struct Hour {
    hour: i16,
    minute: i16,
    end: usize,
    /// How sure the form alone makes it.
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// "7 Uhr", "9.15pm".
    Sure,
    /// "21:15", "19h30".
    Likely,
    /// "15 heures", "19.30".
    Doubtful,
}

impl Reader<'_> {
    /// Reads the time that begins at the token; `near_date` says that a date or a time ends right before it.
    pub(super) fn time(&self, at: usize, near_date: bool) -> Option<(usize, Found)> {
        let mark = self.end_of(&self.lexicon.clock.marks_before, at);
        let from = mark.unwrap_or(at);
        if mark.is_some() && self.is_edge(from) {
            return None;
        }
        let mut hour = self.hour(from, mark.is_some())?;
        let half = self.half_of_day(hour.end);
        if let Some((end, half)) = half {
            hour.hour = in_half(hour.hour, half)?;
            hour.end = end;
            hour.form = Form::Sure;
        }
        let zone = self.zone(hour.end);
        let said = near_date || mark.is_some() || zone.is_some() || self.is_said(at);
        let opens = self.opens_range(hour.end);
        let enough = match hour.form {
            Form::Sure => true,
            Form::Likely => said || opens || self.stands_like_time(at, &hour),
            Form::Doubtful => {
                opens
                    || said
                        && !self.follows(&self.lexicon.clock.not_after, at)
                        && !self.leads_on(&hour)
            }
        };
        if !enough || DAY < hour.hour * 60 + hour.minute {
            return None;
        }
        let (end, offset) = zone.map_or((hour.end, None), |(end, offset)| (end, Some(offset)));
        let iso = iso(hour.hour * 60 + hour.minute, offset);
        Some((
            end,
            Found {
                tokens: from..end,
                what: What::Time(iso),
                rule: "clock time",
            },
        ))
    }

    /// A time told by its name: "midnight".
    #[expect(clippy::unused_self, reason = "called like the other tellers of times")]
    pub(super) fn time_of(&self, tokens: Range<usize>, minutes: i16) -> Found {
        Found {
            tokens,
            what: What::Time(iso(minutes, None)),
            rule: "time by name",
        }
    }

    /// "half past six", "halb sieben", "le tre e mezza", with the half of the day where it is said.
    pub(super) fn hour_in_words(
        &self,
        tokens: Range<usize>,
        hour: i16,
        minutes: i16,
    ) -> Option<Found> {
        if !(1..=24).contains(&hour) {
            return None;
        }
        let (end, hour) = match self.half_of_day(tokens.end) {
            Some((end, half)) => (end, in_half(hour, half)?),
            None => (tokens.end, hour),
        };
        let what = What::Time(iso((hour * 60 + minutes).rem_euclid(DAY), None));
        Some(Found {
            tokens: tokens.start..end,
            what,
            rule: "clock time",
        })
    }

    fn hour(&self, at: usize, marked: bool) -> Option<Hour> {
        let Some(hour) = self.digits(at, 1..=2) else {
            return self.spelt_hour(at);
        };
        if 24 < hour || !self.stands_free_before(at) {
            return None;
        }
        self.with_minutes(at, hour)
            .or_else(|| self.with_mark(at + 1, hour))
            .or_else(|| {
                let half = self.half_of_day(at + 1).is_some();
                (half || marked && self.stands_free_after(at + 1) && !self.is_content_word(at + 1))
                    .then_some(Hour {
                        hour,
                        minute: 0,
                        end: at + 1,
                        form: Form::Doubtful,
                    })
            })
    }

    /// "seven o'clock", "sept heures", "three in the afternoon".
    fn spelt_hour(&self, at: usize) -> Option<Hour> {
        let numeral = self
            .context
            .numeral_over(at)
            .filter(|n| n.core.start == at)?;
        let hour = i16::try_from(numeral.amount.single()?)
            .ok()
            .filter(|h| (0..=24).contains(h))?;
        let end = numeral.core.end;
        // "a las tres de la tarde", "at three in the afternoon"
        let is_told = self.is_said(at) && self.half_of_day(end).is_some();
        self.with_mark(end, hour).or_else(|| {
            is_told.then_some(Hour {
                hour,
                minute: 0,
                end,
                form: Form::Doubtful,
            })
        })
    }

    /// "21:15", "9.15", and what follows that makes it sure.
    fn with_minutes(&self, at: usize, hour: i16) -> Option<Hour> {
        let sign = at + 1;
        let colon = self.is(sign, &[":"]);
        if !(colon || self.is(sign, &["."]))
            || !self.document.glued(sign)
            || !self.document.glued(sign + 1)
        {
            return None;
        }
        let minute = self.digits(sign + 1, 2..=2).filter(|m| *m < 60)?;
        let mut end = sign + 2;
        if colon
            && self.document.glued(end)
            && self.is(end, &[":"])
            && self.digits(end + 1, 2..=2).is_some_and(|s| s < 60)
            && self.document.glued(end + 1)
        {
            end += 2;
        }
        // "4:41.30" is how long a run took.
        if !self.stands_free_after(end)
            && self.half_of_day(end).is_none()
            && self.hour_mark(end).is_none()
        {
            return None;
        }
        let (end, form) = match self.hour_mark(end) {
            Some((end, _)) => (end, Form::Sure),
            None if colon => (end, Form::Likely),
            None => (end, Form::Doubtful),
        };
        Some(Hour {
            hour,
            minute,
            end,
            form,
        })
    }

    /// "19h30", "7 Uhr 30", "15 heures".
    fn with_mark(&self, at: usize, hour: i16) -> Option<Hour> {
        let (end, sure) = self.hour_mark(at)?;
        let minute = self
            .digits(end, 2..=2)
            .filter(|m| *m < 60 && !self.is_edge(end) && self.stands_free_after(end + 1));
        // "um 7 Uhr 30 Menschen": minutes stand close to the hour.
        let close = minute.filter(|_| {
            self.document.glued(end) || !self.is_content_word(end + 1) && !self.starts_noun(end + 1)
        });
        let form = match (sure, close.is_some()) {
            (true, _) => Form::Sure,
            (false, true) => Form::Likely,
            (false, false) => Form::Doubtful,
        };
        Some(Hour {
            hour,
            minute: close.unwrap_or(0),
            end: end + usize::from(close.is_some()),
            form,
        })
    }

    fn starts_noun(&self, at: usize) -> bool {
        self.context.pack.date.noun_capitals
            && !self.is_edge(at)
            && self.document.tokens.get(at).is_some_and(|t| {
                t.kind == crate::segment::TokenKind::Word && t.case != crate::segment::Case::Lower
            })
    }

    /// Returns the end of the word that makes an hour of the number before it, and whether it can mean nothing
    /// else.
    fn hour_mark(&self, at: usize) -> Option<(usize, bool)> {
        if self.is_edge(at) {
            return None;
        }
        let clock = &self.lexicon.clock;
        let sure = self.end_of(&clock.marks, at).map(|end| (end, true));
        sure.or_else(|| self.end_of(&clock.weak_marks, at).map(|end| (end, false)))
    }

    /// "am", "du soir": returns the token after it and which part of the day it is.
    fn half_of_day(&self, at: usize) -> Option<(usize, Half)> {
        if self.is_edge(at) {
            return None;
        }
        let (len, half) = self.lexicon.clock.halves.at(self.document, at)?;
        Some((at + len, *half))
    }

    /// "à trois heures de route", "à deux heures de Lyon"; a train leaves "à 20 heures de Lyon".
    fn leads_on(&self, hour: &Hour) -> bool {
        let not_before = &self.lexicon.clock.not_before;
        hour.hour <= 12 && self.end_of(not_before, hour.end).is_some()
    }

    fn is_said(&self, at: usize) -> bool {
        self.follows(&self.lexicon.clock.before, at)
    }

    /// "8h à 19h30": the second says what the first is.
    fn opens_range(&self, end: usize) -> bool {
        let next = if self.is_dash(end) {
            Some(end + 1)
        } else {
            self.end_of(&self.lexicon.middles, end)
        };
        next.is_some_and(|next| !self.is_edge(next) && self.hour(next, false).is_some())
    }

    /// A time that nothing announces stands in brackets, at the head of a paragraph or has two digits of hours.
    fn stands_like_time(&self, at: usize, hour: &Hour) -> bool {
        let opened = at
            .checked_sub(1)
            .is_some_and(|i| self.is(i, &["(", "–", "—", "|", ","]));
        let two_digits = self.document.words(at).len() == 2;
        let clock = &self.lexicon.clock;
        !self.follows(&clock.not_after, at)
            && !self.is(hour.end, &["-", "–"])
            && (self.is_edge(at) || opened || two_digits)
    }

    /// "BST", "(GMT)": returns the token after it and the offset in minutes.
    fn zone(&self, at: usize) -> Option<(usize, i16)> {
        if self.is_edge(at) {
            return None;
        }
        let bracket = usize::from(self.is(at, &["("]));
        let offset = Lexicon::zone(self.document.words(at + bracket))?;
        let close = at + bracket + 1;
        Some((
            close + usize::from(bracket == 1 && self.is(close, &[")"])),
            offset,
        ))
    }
}

/// The hour of the day that "12 pm", "9 in the evening" mean; `None` where that is nonsense.
fn in_half(hour: i16, half: Half) -> Option<i16> {
    match (hour, half) {
        (12, Half::Morning | Half::Night) => Some(0),
        (1..=11, Half::Evening) | (6..=11, Half::Night) => Some(hour + 12),
        (1..=11, _) | (12, Half::Evening) => Some(hour),
        // "20:15 Uhr abends" says the same twice.
        (13..=23, Half::Evening | Half::Night) | (0, Half::Morning | Half::Night) => Some(hour),
        _ => None,
    }
}

fn iso(minutes: i16, offset: Option<i16>) -> String {
    let mut iso = format!(
        "T{:02}:{:02}",
        minutes.rem_euclid(DAY) / 60,
        minutes.rem_euclid(60)
    );
    match offset {
        None => {}
        Some(0) => iso.push('Z'),
        Some(offset) => {
            let sign = if offset < 0 { '-' } else { '+' };
            // Writing to a string cannot fail.
            let _ = write!(
                iso,
                "{sign}{:02}:{:02}",
                offset.abs() / 60,
                offset.abs() % 60
            );
        }
    }
    iso
}
