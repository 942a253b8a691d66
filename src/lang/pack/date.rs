//! `[date]`: dates and times.
//!
//! Lists of words as a reader of the language would write them down; [`Lexicon`] turns them into what the rules
//! look up. A *pattern* is a phrase with slots: see [`pattern`].

mod lexicon;
pub mod pattern;
mod stamp;
mod zone;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::TextWords;

pub use lexicon::{Half, Lexicon, Meaning, Month, Role};
pub use stamp::stamp_month;

/// Dates and times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateWords {
    /// January to December: the names that stand for the month wherever they stand.
    pub months: Vec<Vec<String>>,
    /// January to December: abbreviations, which need a day or a year beside them.
    pub months_short: Vec<Vec<String>>,
    /// Monday to Sunday.
    pub weekdays: Vec<Vec<String>>,
    /// Monday to Sunday: abbreviations, which need a date behind them.
    pub weekdays_short: Vec<Vec<String>>,
    /// Spring, summer, autumn, winter.
    pub seasons: Vec<Vec<String>>,
    /// Names of months and weekdays that are also other words ("may"): alone they count only behind one of
    /// `before`.
    pub weak: Vec<String>,
    /// Names of months that with a capital letter inside a sentence are something else ("Mars").
    pub small_only: Vec<String>,
    /// Whether months and weekdays are written with a capital letter.
    pub capitals: bool,
    /// Whether all nouns are.
    pub noun_capitals: bool,
    /// Whether "3/4/2020" is the third of April; where it is left out, a date that could be both is read as no
    /// more than its year.
    pub day_first: Option<bool>,
    /// Whether the day may stand behind the month: "August 25".
    pub month_first: bool,
    /// What may stand between day, month and year, or between a weekday and the day: "of", "den".
    pub joiners: Vec<String>,
    /// What hangs on to the number of a day, glued: "th", "er".
    pub day_marks: Vec<String>,
    /// Words for days of the month that are no number words: "premier".
    pub day_words: BTreeMap<String, u8>,
    /// What opens a range and what stands in its middle: `["between", "and"]`; nothing opens `["", "to"]`.
    pub ranges: Vec<[String; 2]>,
    /// What joins the last of several days to the others: "and".
    pub lists: Vec<String>,
    /// What places something relative to a date.
    pub relations: RelationWords,
    /// What may stand between such a word and the date: "the", "the end of".
    pub fillers: Vec<String>,
    /// Words before a month, a season or a weak weekday that stands alone and means a time: "in", "last".
    pub before: Vec<String>,
    /// Words before a day in numbers: "on 25/8".
    pub before_day: Vec<String>,
    /// Those behind which a number after the month counts something: "in August 25 people".
    pub before_month_only: Vec<String>,
    /// What tells a year from a count.
    pub year: YearWords,
    /// Relative dates.
    pub relative: RelativeWords,
    /// Decades, centuries, quarters, halves.
    pub period: PeriodWords,
    /// Patterns with a date in them that are none: names, what happens every week.
    pub blocked: Vec<String>,
    /// Words that say that what follows is to come: "will".
    pub future: Vec<String>,
    /// Times of day.
    pub clock: ClockWords,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
}

/// What places something relative to a date.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationWords {
    /// "since".
    pub since: Vec<String>,
    /// "until".
    pub until: Vec<String>,
    /// "before".
    pub before: Vec<String>,
    /// "after".
    pub after: Vec<String>,
    /// "by".
    pub by: Vec<String>,
}

/// What tells a year from a count.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearWords {
    /// Phrases that name a year as one, and whose last word belongs to it: "in the year". Behind them three
    /// digits are a year too.
    pub named: Vec<String>,
    /// Words behind which four digits are most likely a year: "in", "since", "early".
    pub before: Vec<String>,
    /// Words behind which they may be: "of", "the", "her".
    pub before_weak: Vec<String>,
    /// Words behind which they are none: "more than", "flight".
    pub not_after: Vec<String>,
    /// Words before which they are none: "people", "metres".
    pub not_before: Vec<String>,
    /// Beside a year of our era: "AD".
    pub era: Vec<String>,
    /// Behind a year before it: "BC".
    pub before_era: Vec<String>,
}

/// Relative dates, as patterns. `{unit}` stands for one unit, `{units}` for a unit in the plural too, `{n}` for
/// a number, `{date}` for a weekday, a month, a season or a date without a year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelativeWords {
    /// The units' names, for one and for several, by unit: `day`, `week`, `weekend`, `month`, `quarter`, `year`,
    /// `decade`, `century`.
    pub units: BTreeMap<String, [Vec<String>; 2]>,
    /// Days by their distance from the day of publication.
    pub days: BTreeMap<String, i16>,
    /// The weekend nearest by: "over the weekend".
    pub weekend: Vec<String>,
    /// One unit back, the latest date before: "last {unit}", "last {date}".
    pub last: Vec<String>,
    /// This unit, the date in this week or year: "this {unit}".
    pub this: Vec<String>,
    /// One unit ahead, the first date after.
    pub next: Vec<String>,
    /// So many units before the day of publication: "{n} {unit} ago".
    pub ago: Vec<String>,
    /// So many units after it: "in {n} {unit}".
    pub ahead: Vec<String>,
    /// So many units after the date before it in the text, one where there is no number: "{n} {unit} later".
    pub later: Vec<String>,
    /// So many units before that.
    pub earlier: Vec<String>,
    /// The unit after the date before it in the text: "the following {unit}".
    pub following: Vec<String>,
    /// The unit before that: "the previous {unit}".
    pub preceding: Vec<String>,
    /// The year of the date before it in the paragraph, else that of publication: `at the end of <the year>`.
    pub of_year: Vec<String>,
}

/// Decades, centuries, quarters, halves: patterns with `{decade}`, `{century}` and `{year}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodWords {
    /// "the {decade}s".
    pub decades: Vec<String>,
    /// Decades by name, with their first year: "nineties".
    pub decade_names: BTreeMap<String, i16>,
    /// "{century} century".
    pub centuries: Vec<String>,
    /// Centuries by a name with a capital letter, with their first year: "Ottocento".
    pub century_names: BTreeMap<String, i16>,
    /// First to fourth: "first quarter of {year}".
    pub quarters: Vec<Vec<String>>,
    /// First and second: "first half of {year}".
    pub halves: Vec<Vec<String>>,
    /// Days that go by a name, in ISO 8601, with `XXXX` for the year that is not in it: "9/11".
    pub names: BTreeMap<String, String>,
}

/// Times of day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockWords {
    /// Words behind which a number is likely a time: "at".
    pub before: Vec<String>,
    /// Words behind which a number of hours is a length of time: "for".
    pub not_after: Vec<String>,
    /// Words before which it is one: "de" of "à trois heures de route".
    pub not_before: Vec<String>,
    /// What makes an hour of the number before it, and nothing else: "o'clock", "Uhr".
    pub marks: Vec<String>,
    /// What may also count hours: "h", "heures".
    pub weak_marks: Vec<String>,
    /// What makes an hour of the number behind it: "ore".
    pub marks_before: Vec<String>,
    /// The first twelve hours: "am", "du matin".
    pub morning: Vec<String>,
    /// The others: "pm", "du soir".
    pub evening: Vec<String>,
    /// The hours around midnight: "di notte".
    pub night: Vec<String>,
    /// Patterns for twelve o'clock.
    pub noon: Vec<String>,
    /// Patterns for midnight.
    pub midnight: Vec<String>,
    /// Minutes to add to an hour told in a pattern with `{n}`: "half past {n}" = 30.
    pub fractions: BTreeMap<String, i16>,
}

impl DateWords {
    /// Returns the words as the rules look them up; made on first use. `text` is the pack's own.
    pub fn lexicon(&self, text: &TextWords) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::new(self, text))
    }
}
