//! `[number]`: how numbers are written, in digits and in words.

mod lexicon;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::TextWords;

pub use lexicon::{Lexeme, NumberLexicon, Role, Vague};

/// Words by the number that they stand for, written as a decimal: `"12" = ["twelve"]`.
pub(super) type Numbered = BTreeMap<String, Vec<String>>;

/// How numbers are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    /// The sign before decimals, `.` or `,`; the other of the two groups thousands.
    pub decimal: String,
    /// Whether three digits behind either sign are thousands, as in a language whose countries differ.
    pub either: bool,
    /// Whether plain spaces stand between thousands; such as do not break are read in every language.
    pub spaced: bool,
    /// Whether number words are written together: `dreiundfünfzig`, `trecentomila`.
    pub compounds: bool,
    /// What stands between unit and ten inside a word that says the unit first: `und`.
    pub inverted: Vec<String>,
    /// Tens that ten to nineteen may follow: 60 and 80 in `soixante-dix`, `quatre-vingt-dix`.
    pub teens_after: Vec<u32>,
    /// Between tens and units: `et`, `y`.
    pub joins_tens: Vec<String>,
    /// Behind hundreds and thousands: `and`.
    pub joins_hundreds: Vec<String>,
    /// Words that are one only before a scale, a collective or a fraction: `a`.
    pub articles: Vec<String>,
    /// Words for one that are articles as well: `un`.
    pub one: Vec<String>,
    /// Whether such a word counts before a noun, as "one" does and "un" does not.
    pub one_counts: bool,
    /// Between an amount and what it is an amount of: `of`.
    pub of: Vec<String>,
    /// Words before a scale that make it vague: `several`, `a few`.
    pub few: Vec<String>,
    /// Phrases that hold number words and state no number: `no one`.
    pub idioms: Vec<String>,
    /// Words for several that mean "of different kinds" as often, and count only what `nouns` and
    /// `people` know: `verschillende`.
    pub different: Vec<String>,
    /// Number words that are more often something else and count only before a noun: `sei`, `neuf`.
    pub weak: Vec<String>,
    /// Words that stand before a rank: `the`, `il`.
    pub determiners: Vec<String>,
    /// Ranks that are more often something else and count only behind a determiner: `secondo`.
    pub weak_ordinals: Vec<String>,
    /// Signs and letters that make a rank of the digits before them: `th`, `º`.
    pub ordinal_marks: Vec<String>,
    /// Endings that make a rank of a number word: `ste`.
    pub ordinal_endings: Vec<String>,
    /// The word for the sign before decimals: `point` of "two point five".
    pub points: Vec<String>,
    /// Words that make a part of the number before them: `avos` of "dois onze avos", two elevenths.
    pub part_marks: Vec<String>,
    /// Minus as a word.
    pub minus: Vec<String>,
    /// Words between a part and its whole: `in`, `out of`.
    pub one_in: Vec<String>,
    /// Words that make a share of the rank behind them: `jeder` of "jeder Fünfte", one in five.
    pub every: Vec<String>,
    /// Words between points of two sides: `to`.
    pub versus: Vec<String>,
    /// Cardinals that stand alone.
    pub cardinals: Numbered,
    /// Forms of cardinals that occur only inside a compound: `vent` of `ventuno`.
    pub bound: Numbered,
    /// Hundred and the powers of a thousand, behind a number.
    pub scales: Numbered,
    /// Short scales glued or close to digits: `bn`.
    pub short_scales: Numbered,
    /// Letters that are a scale only beside a currency: `m` in "£5m".
    pub money_scales: Numbered,
    /// Nouns for a number of things, with what they hold: `dozen`, `soixantaine`.
    pub collectives: Numbered,
    /// Ranks.
    pub ordinals: Numbered,
    /// Parts, by what the whole is divided by: `half`, `third`.
    pub parts: Numbered,
    /// What is added behind: `and a half`.
    pub added: Numbered,
    /// Endings of words that begin with a number, `jährig*`, and words glued to digits, by what they say.
    pub attached: BTreeMap<Attached, Vec<String>>,
    /// Words that mean a range of numbers.
    pub vague: Vec<VagueWords>,
    /// Words of bounds.
    pub bounds: BoundWords,
    /// Words of ranges.
    pub ranges: RangeWords,
    /// The tables made of all this, at first use.
    #[serde(skip)]
    lexicon: OnceLock<NumberLexicon>,
}

/// What the rest of a word says that begins with a number: years of `zweijährig`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Attached {
    Age,
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
    Person,
    Time,
    Percent,
    Thing,
}

/// Words that mean a range.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VagueWords {
    /// The words: `dozens`.
    pub words: Vec<String>,
    /// The least that they mean.
    pub min: u64,
    /// The most; open where it is left out.
    pub max: Option<u64>,
    /// The least as a factor, in "tens of millions"; as `min` where it is left out.
    pub factor: Option<u64>,
}

/// Words before and behind a number that bound it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundWords {
    /// `more than`.
    pub at_least: Vec<String>,
    /// `up to`.
    pub at_most: Vec<String>,
    /// Prepositions that bound what is measured and mean a place or a group before what is counted: `unter` of
    /// "unter 20 Prozent" and "unter 20.000 Schülern".
    pub at_most_measured: Vec<String>,
    /// `about`.
    pub about: Vec<String>,
    /// `nearly`.
    pub nearly: Vec<String>,
    /// Those that end in an article and compare with a number known already, which is exact: `more than the` of "more
    /// than the 20 million of last year". A part stays bounded: "mehr als die Hälfte".
    pub compared: Vec<String>,
    /// Those that tell where something arrived, behind a word of `rises`: `hasta` of "subió hasta 300".
    pub arrived: Vec<String>,
    /// Verbs of change that is over, before such a word: `subió`.
    pub rises: Vec<String>,
    /// Verbs and comparisons that begin a bound of `at_least`, which a negation before them turns: `exceed*`.
    pub exceeding: Vec<String>,
    /// Negations that do: `never`.
    pub negations: Vec<String>,
    /// Phrases that begin with one and negate something else: `not only`.
    pub other_negations: Vec<String>,
    /// Words that may stand between a negation and the bound: `have` of "could not have exceeded".
    pub negation_fillers: Vec<String>,
    /// Articles that may stand between such a word and the number: `los` of "hasta los 20".
    pub articles: Vec<String>,
    /// Behind the number: `or more`.
    pub at_least_after: Vec<String>,
    /// Behind the number: `or less`.
    pub at_most_after: Vec<String>,
    /// Behind the number: `or so`.
    pub about_after: Vec<String>,
}

/// Words of ranges.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangeWords {
    /// What opens a range, with what stands between its ends: `["between", "and"]`.
    pub between: Vec<(String, String)>,
    /// What stands between the ends without an opening word: `to`.
    pub to: Vec<String>,
    /// Words before the first number after which `to` tells a change and not a range: `from`.
    pub from: Vec<String>,
    /// Between two neighbours: `or` of "two or three".
    pub or: Vec<String>,
    /// Words that always tell a change: `auf` of "von 4 auf 5 Millionen".
    pub change: Vec<String>,
}

impl NumberWords {
    /// Returns the tables made of the words, made when first asked for.
    pub fn lexicon(&self, text: &TextWords) -> &NumberLexicon {
        self.lexicon
            .get_or_init(|| NumberLexicon::new(self, &text.elisions))
    }
}
