//! The words of `[date]` as the rules look them up.
//!
//! One look-up a token says whether anything about dates can begin there; almost every token ends with that.

use rustc_hash::FxHashMap;

use super::pattern::{Head, Patterns, Slot};
use super::{DateWords, zone};
use crate::lang::pack::TextWords;
use crate::lang::phrases::Phrases;
use crate::model::{Edtf, Partial, Relation, Side, Unit, parse_iso};
use crate::segment::phrase_tokens;

/// What may begin at a token, as a set of [`Role`]s.
type Roles = u8;

/// What may begin at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of a month, a weekday, a season or a day of the month, or its abbreviation.
    Name = 1,
    /// A word that places something relative to a date.
    Relation = 2,
    /// A word that opens a range.
    Opening = 4,
    /// A pattern.
    Pattern = 8,
    /// A unit.
    Unit = 16,
    /// A word that makes a time of what is behind it.
    Clock = 32,
}

/// The name of a month, a weekday or a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its number, from 1.
    pub number: u8,
    /// An abbreviation, which cannot stand alone.
    pub short: bool,
}

/// What a pattern means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// So many days from the day of publication.
    Day(i16),
    /// A weekend.
    Weekend(Side),
    /// So many of the unit in the pattern, or a date on that side.
    Step(i16),
    /// So many of the unit in the pattern from the day of publication, times this sign.
    Count(i16),
    /// The same from the date before it in the text.
    CountThere(i16),
    /// So many of the unit in the pattern from the date before it in the text.
    StepThere(i16),
    /// The year that is spoken of.
    OfYear,
    /// A date by name.
    Named(Edtf),
    /// A date by a name that has a capital letter.
    Proper(Edtf),
    /// The decade in the pattern.
    Decade,
    /// The century in the pattern.
    Century,
    /// A part of the year in the pattern, by its EDTF number.
    Division(u8),
    /// A time of day, in minutes.
    Time(i16),
    /// The hour in the pattern, and so many minutes.
    Hour(i16),
    /// No date at all.
    Blocked,
}

/// The words of `[date]` as the rules look them up.
#[derive(Debug)]
pub struct Lexicon {
    roles: FxHashMap<Box<str>, Roles>,
    /// The slots that a pattern may begin with.
    pub slot_heads: Vec<Slot>,
    /// Months.
    pub months: Phrases<Month>,
    /// Weekdays, 1 Monday to 7 Sunday.
    pub weekdays: Phrases<Month>,
    /// Seasons, 1 spring to 4 winter.
    pub seasons: Phrases<u8>,
    /// Names that are also other words.
    pub weak: Phrases<()>,
    /// Names that with a capital letter are something else.
    pub small_only: Phrases<()>,
    /// Words for days of the month.
    pub day_words: Phrases<u8>,
    /// Marks behind the number of a day.
    pub day_marks: Phrases<()>,
    /// What may stand between the parts of a date.
    pub joiners: Phrases<()>,
    /// What opens a range, with the middles that may follow.
    pub openings: Phrases<Phrases<()>>,
    /// The middles of ranges that nothing opens.
    pub middles: Phrases<()>,
    /// "and".
    pub lists: Phrases<()>,
    /// "since".
    pub relations: Phrases<Relation>,
    /// "the", "the end of".
    pub fillers: Phrases<()>,
    /// Words before a month alone.
    pub before: Phrases<()>,
    /// Words before a day in numbers.
    pub before_day: Phrases<()>,
    /// Words before a month alone, never before a day.
    pub before_month_only: Phrases<()>,
    /// What tells a year from a count.
    pub year: YearSets,
    /// Names of units, each with whether it can be one of them.
    pub units: Phrases<(Unit, bool)>,
    /// Every pattern.
    pub patterns: Patterns<Meaning>,
    /// "will".
    pub future: Phrases<()>,
    /// Times of day.
    pub clock: ClockSets,
}

/// What tells a year from a count.
#[derive(Debug)]
pub struct YearSets {
    /// "in the year".
    pub named: Phrases<()>,
    /// "in".
    pub before: Phrases<()>,
    /// "of".
    pub before_weak: Phrases<()>,
    /// "more than".
    pub not_after: Phrases<()>,
    /// "people".
    pub not_before: Phrases<()>,
    /// "AD".
    pub era: Phrases<()>,
    /// "BC".
    pub before_era: Phrases<()>,
}

/// Times of day.
#[derive(Debug)]
pub struct ClockSets {
    /// "at".
    pub before: Phrases<()>,
    /// "for".
    pub not_after: Phrases<()>,
    /// "de" of "à trois heures de route".
    pub not_before: Phrases<()>,
    /// "o'clock".
    pub marks: Phrases<()>,
    /// "heures".
    pub weak_marks: Phrases<()>,
    /// "ore".
    pub marks_before: Phrases<()>,
    /// The halves of the day, and the night.
    pub halves: Phrases<Half>,
}

/// What part of the day an hour is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// "am".
    Morning,
    /// "pm".
    Evening,
    /// "di notte": before midnight or behind it.
    Night,
}

impl Lexicon {
    pub(super) fn new(words: &DateWords, text: &TextWords) -> Self {
        let elisions = &text.elisions;
        let set = |list: &[String]| Phrases::new(list.iter().map(|p| (p.as_str(), ())), elisions);
        let mut lexicon = Self {
            roles: FxHashMap::default(),
            slot_heads: Vec::new(),
            months: named(&words.months, &words.months_short, elisions),
            weekdays: named(&words.weekdays, &words.weekdays_short, elisions),
            seasons: Phrases::new(numbered(&words.seasons), elisions),
            weak: set(&words.weak),
            small_only: set(&words.small_only),
            day_words: Phrases::new(
                words.day_words.iter().map(|(w, n)| (w.as_str(), *n)),
                elisions,
            ),
            day_marks: set(&words.day_marks),
            joiners: set(&words.joiners),
            openings: openings(words, elisions),
            middles: Phrases::new(
                words
                    .ranges
                    .iter()
                    .filter(|[o, _]| o.is_empty())
                    .map(|[_, m]| (m.as_str(), ())),
                elisions,
            ),
            lists: set(&words.lists),
            relations: Phrases::new(relations(words), elisions),
            fillers: set(&words.fillers),
            before: set(&words.before),
            before_day: set(&words.before_day),
            before_month_only: set(&words.before_month_only),
            year: YearSets {
                before: set(&words.year.before),
                before_weak: set(&words.year.before_weak),
                not_after: set(&words.year.not_after),
                not_before: set(&words.year.not_before),
                named: set(&words.year.named),
                era: set(&words.year.era),
                before_era: set(&words.year.before_era),
            },
            units: Phrases::new(units(words), elisions),
            patterns: Patterns::default(),
            future: set(&words.future),
            clock: ClockSets {
                before: set(&words.clock.before),
                not_after: set(&words.clock.not_after),
                not_before: set(&words.clock.not_before),
                marks: set(&words.clock.marks),
                weak_marks: set(&words.clock.weak_marks),
                marks_before: set(&words.clock.marks_before),
                halves: Phrases::new(
                    [
                        (&words.clock.morning, Half::Morning),
                        (&words.clock.evening, Half::Evening),
                        (&words.clock.night, Half::Night),
                    ]
                    .into_iter()
                    .flat_map(|(list, half)| list.iter().map(move |w| (w.as_str(), half))),
                    elisions,
                ),
            },
        };
        lexicon.add_patterns(words, text);
        lexicon.add_roles(words, elisions);
        lexicon
    }

    /// Returns whether something of that sort may begin with the folded token.
    pub fn may(&self, folded: &str, role: Role) -> bool {
        self.roles(folded) & role as Roles != 0
    }

    /// Returns all that may begin with the folded token, as a set; 0 for most.
    pub fn roles(&self, folded: &str) -> u8 {
        self.roles.get(folded).copied().unwrap_or(0)
    }

    /// Returns the offset of a time zone from UTC in minutes, by its abbreviation as written.
    pub fn zone(abbreviation: &str) -> Option<i16> {
        zone::offset(abbreviation)
    }

    fn add_patterns(&mut self, words: &DateWords, text: &TextWords) {
        for (pattern, meaning) in meanings(words) {
            for head in self.patterns.add(pattern, &meaning, text) {
                match head {
                    Head::Word(word) => self.mark(word, Role::Pattern),
                    Head::Slot(slot) if !self.slot_heads.contains(&slot) => {
                        self.slot_heads.push(slot);
                    }
                    Head::Slot(_) => {}
                }
            }
        }
    }

    fn add_roles(&mut self, words: &DateWords, elisions: &[String]) {
        let names = [
            &words.months,
            &words.months_short,
            &words.weekdays,
            &words.weekdays_short,
            &words.seasons,
        ];
        let names = names
            .into_iter()
            .flatten()
            .flatten()
            .chain(words.day_words.keys());
        let relations = relations(words).map(|(phrase, _)| phrase);
        let openings = words.ranges.iter().map(|[opening, _]| opening.as_str());
        let units = words
            .relative
            .units
            .values()
            .flatten()
            .flatten()
            .map(String::as_str);
        let clock = words.clock.marks_before.iter().map(String::as_str);
        let roles = names
            .map(|name| (name.as_str(), Role::Name))
            .chain(relations.map(|phrase| (phrase, Role::Relation)))
            .chain(openings.map(|phrase| (phrase, Role::Opening)))
            .chain(units.map(|phrase| (phrase, Role::Unit)))
            .chain(clock.map(|phrase| (phrase, Role::Clock)));
        for (phrase, role) in roles {
            if let Some(first) = phrase_tokens(phrase, elisions).into_iter().next() {
                self.mark(first.into_boxed_str(), role);
            }
        }
    }

    fn mark(&mut self, word: Box<str>, role: Role) {
        *self.roles.entry(word).or_default() |= role as Roles;
    }
}

/// Pairs every name with its place in the list, from 1.
fn numbered(names: &[Vec<String>]) -> impl Iterator<Item = (&str, u8)> {
    names
        .iter()
        .zip(1u8..)
        .flat_map(|(forms, number)| forms.iter().map(move |form| (form.as_str(), number)))
}

fn named(full: &[Vec<String>], short: &[Vec<String>], elisions: &[String]) -> Phrases<Month> {
    let full = numbered(full).map(|(name, number)| {
        (
            name,
            Month {
                number,
                short: false,
            },
        )
    });
    let short = numbered(short).map(|(name, number)| {
        (
            name,
            Month {
                number,
                short: true,
            },
        )
    });
    Phrases::new(full.chain(short), elisions)
}

fn openings(words: &DateWords, elisions: &[String]) -> Phrases<Phrases<()>> {
    let opened = words
        .ranges
        .iter()
        .filter(|[opening, _]| !opening.is_empty());
    let sets = opened.map(|[opening, _]| {
        let same = words
            .ranges
            .iter()
            .filter(move |[other, _]| other == opening);
        let middles = same.map(|[_, middle]| (middle.as_str(), ()));
        (opening.as_str(), Phrases::new(middles, elisions))
    });
    Phrases::new(sets, elisions)
}

fn relations(words: &DateWords) -> impl Iterator<Item = (&str, Relation)> {
    let lists = &words.relations;
    [
        (&lists.since, Relation::Since),
        (&lists.until, Relation::Until),
        (&lists.before, Relation::Before),
        (&lists.after, Relation::After),
        (&lists.by, Relation::By),
    ]
    .into_iter()
    .flat_map(|(list, relation)| list.iter().map(move |phrase| (phrase.as_str(), relation)))
}

/// Units by the names that packs know them by. A name that is none makes no unit; a test looks for it.
fn unit(name: &str) -> Option<Unit> {
    match name {
        "day" => Some(Unit::Day),
        "weekend" => Some(Unit::Weekend),
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "quarter" => Some(Unit::Quarter),
        "year" => Some(Unit::Year),
        "decade" => Some(Unit::Decade),
        "century" => Some(Unit::Century),
        _ => None,
    }
}

/// The names of units, each with whether it can be one.
fn units(words: &DateWords) -> impl Iterator<Item = (&str, (Unit, bool))> {
    let known = words
        .relative
        .units
        .iter()
        .filter_map(|(name, forms)| Some((unit(name)?, forms)));
    known.flat_map(|(unit, [one, several])| {
        let one = one.iter().map(move |form| (form.as_str(), (unit, true)));
        one.chain(
            several
                .iter()
                .map(move |form| (form.as_str(), (unit, false))),
        )
    })
}

/// Every pattern of the pack with what it means; those that block come first, so that they win.
fn meanings(words: &DateWords) -> Vec<(&str, Meaning)> {
    let mut all = Vec::new();
    let lists = relative_lists(words).into_iter().chain(period_lists(words));
    for (patterns, meaning) in lists {
        all.extend(patterns.iter().map(|pattern| (pattern.as_str(), meaning)));
    }
    let days = words
        .relative
        .days
        .iter()
        .map(|(p, by)| (p.as_str(), Meaning::Day(*by)));
    let hours = words
        .clock
        .fractions
        .iter()
        .map(|(p, by)| (p.as_str(), Meaning::Hour(*by)));
    all.extend(days.chain(hours));
    all.extend(names(words));
    all
}

fn relative_lists(words: &DateWords) -> [(&[String], Meaning); 13] {
    let relative = &words.relative;
    [
        (&words.blocked, Meaning::Blocked),
        (&relative.weekend, Meaning::Weekend(Side::Recent)),
        (&relative.last, Meaning::Step(-1)),
        (&relative.this, Meaning::Step(0)),
        (&relative.next, Meaning::Step(1)),
        (&relative.ago, Meaning::Count(-1)),
        (&relative.ahead, Meaning::Count(1)),
        (&relative.later, Meaning::CountThere(1)),
        (&relative.earlier, Meaning::CountThere(-1)),
        (&relative.following, Meaning::StepThere(1)),
        (&relative.preceding, Meaning::StepThere(-1)),
        (&relative.of_year, Meaning::OfYear),
        (&words.clock.noon, Meaning::Time(12 * 60)),
    ]
}

fn period_lists(words: &DateWords) -> Vec<(&[String], Meaning)> {
    let period = &words.period;
    let divisions = |lists: &'_ [Vec<String>], first: u8| -> Vec<u8> {
        (0..lists.len())
            .filter_map(|at| first.checked_add(u8::try_from(at).ok()?))
            .collect()
    };
    let quarters = period.quarters.iter().zip(divisions(&period.quarters, 33));
    let halves = period.halves.iter().zip(divisions(&period.halves, 40));
    let mut lists: Vec<(&[String], Meaning)> = vec![
        (&period.decades, Meaning::Decade),
        (&period.centuries, Meaning::Century),
        (&words.clock.midnight, Meaning::Time(0)),
    ];
    let parts = quarters.chain(halves);
    lists.extend(parts.map(|(list, part)| (list.as_slice(), Meaning::Division(part))));
    lists
}

fn names(words: &DateWords) -> impl Iterator<Item = (&str, Meaning)> {
    let period = &words.period;
    let decades = period.decade_names.iter().map(|(pattern, first)| {
        let date = Edtf::point(Partial::Decade(first.div_euclid(10)));
        (pattern.as_str(), Meaning::Named(date))
    });
    let centuries = period.century_names.iter().map(|(pattern, first)| {
        let date = Edtf::point(Partial::Century(first.div_euclid(100)));
        (pattern.as_str(), Meaning::Proper(date))
    });
    let days = period
        .names
        .iter()
        .filter_map(|(pattern, iso)| Some((pattern.as_str(), Meaning::Named(named_day(iso)?))));
    decades.chain(centuries).chain(days)
}

/// Reads `2001-09-11` or `XXXX-12-25`.
fn named_day(iso: &str) -> Option<Edtf> {
    match iso.strip_prefix("XXXX-") {
        None => parse_iso(iso),
        Some(rest) => match parse_iso(&format!("2000-{rest}"))?.start {
            Partial::Day(_, month, day) => Some(Edtf::point(Partial::Day(None, month, day))),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[test]
    fn every_pack_names_units_and_days_that_there_are() {
        for code in lang::codes() {
            let words = &lang::pack(code).date;
            for name in words.relative.units.keys() {
                assert!(unit(name).is_some(), "{code}: {name} is no unit");
            }
            for iso in words.period.names.values() {
                assert!(named_day(iso).is_some(), "{code}: {iso} is no day");
            }
        }
    }

    #[test]
    fn every_pack_names_all_months_and_weekdays() {
        for code in lang::codes().filter(|code| *code != lang::UNDETERMINED) {
            let words = &lang::pack(code).date;
            for (list, n) in [
                (&words.months, 12),
                (&words.months_short, 12),
                (&words.weekdays, 7),
                (&words.weekdays_short, 7),
                (&words.seasons, 4),
                (&words.period.quarters, 4),
                (&words.period.halves, 2),
            ] {
                assert_eq!(list.len(), n, "{code}: {list:?}");
            }
        }
    }
}
