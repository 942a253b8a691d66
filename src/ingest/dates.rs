//! The date that a page states for its article: in a head line, a date line, a banner, or its metadata.
//!
//! Reads numbers without any language (2020-08-27) and words by the tables of `dates.toml`. A line counts as a
//! date line only where nothing but a date is in it, or where a word for "published" stands before the date:
//! a sentence of the article that mentions a day is never one. A day and a month that could be the other way
//! round (08/09/2020) give the year alone, nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use crate::ingest::words::{self, fold};
use crate::model::{Edtf, Partial};

/// What a date line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// The date of publication is said to be this.
    Published,
    /// Nothing is said: a banner with the day's date.
    Bare,
    /// The day of the last change.
    Updated,
}

/// A date that a page states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageDate {
    pub(super) label: Label,
    pub(super) date: Edtf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    published: Vec<String>,
    updated: Vec<String>,
    between: Vec<String>,
    clock: Vec<String>,
    ordinals: Vec<String>,
    numeric: Vec<String>,
    months: Vec<Vec<Vec<String>>>,
    weekdays: Vec<String>,
}

/// What a word of a date line does there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Month(u8),
    Weekday,
    Filler,
}

struct Words {
    labels: Vec<(String, Label)>,
    parts: BTreeMap<String, Vec<Part>>,
    ordinals: Vec<String>,
    numeric: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("dates.toml")).unwrap_or_else(|error| {
        unreachable!("dates.toml is read by a test: {error}");
    });
    let mut parts = BTreeMap::<String, Vec<Part>>::new();
    for (month, names) in table.months.iter().flat_map(|year| (1..).zip(year)) {
        for name in names {
            parts
                .entry(fold(name))
                .or_default()
                .push(Part::Month(month));
        }
    }
    for name in &table.weekdays {
        parts.entry(fold(name)).or_default().push(Part::Weekday);
    }
    for word in table.between.iter().chain(&table.clock) {
        parts.entry(fold(word)).or_default().push(Part::Filler);
    }
    let published = table
        .published
        .iter()
        .map(|label| (fold(label), Label::Published));
    let updated = table
        .updated
        .iter()
        .map(|label| (fold(label), Label::Updated));
    let mut labels: Vec<_> = published.chain(updated).collect();
    labels.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    Words {
        labels,
        parts,
        ordinals: table.ordinals.iter().map(|o| fold(o)).collect(),
        numeric: table.numeric,
    }
});

static ISO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?",
    )
});

static HEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([\p{L} ]{3,24}?)\s*[:=]?\s*(\d{4}(?:[-/.]\d.*|\s.*|$))"));

/// A word, a time of day, or a number with what is written to it.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\d{1,2}-[a-z]{3,10}-(?:\d{4}|\d{2})\b|\d{1,2}(?::\d{2}){1,2}|\d{1,2}h\d{0,2}\b|\d+[./-]\d+[./-]\d+|\d+(?:st|nd|rd|th|er)?\b|\d+|[^\W\d_]+(?:[-'ʼ][^\W\d_]+)*|[+-]\d{2}:?\d{2}",
    )
});

fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap_or_else(|error| unreachable!("a fixed pattern: {error}"))
}

/// Reads a date of numbers at the start of a text, as metadata write it: `2020-08-27T10:15:00Z`.
pub(super) fn iso(text: &str) -> Option<Edtf> {
    let found = ISO.captures(text.trim())?;
    from_numbers(&found)
}

/// Reads a machine's head line before the text, such as ` date 2020-08-27 The bridge …`: returns how many
/// bytes of the block it takes and the date.
pub(super) fn head(block: &str) -> Option<(usize, PageDate)> {
    let found = HEAD.captures(block)?;
    let written = fold(found.get(1)?.as_str());
    let (_, label) = WORDS.labels.iter().find(|(label, _)| *label == written)?;
    let rest = found.get(2)?;
    let numbers = ISO.captures(rest.as_str())?;
    let date = from_numbers(&numbers)?;
    let end = rest.start() + numbers.get(0)?.end();
    let after = block.get(end..)?.chars().next();
    let label = *label;
    after
        .is_none_or(|c| c.is_whitespace() || "|,;–—-".contains(c))
        .then_some((end, PageDate { label, date }))
}

/// Reads a line that is there for its date: "Friday , September 18 2020", "Publié le 26 août 2020 à 18h05",
/// "By Jane Doe | 27 Aug 2020". `None` for sentences.
pub(super) fn line(block: &str) -> Option<PageDate> {
    if 160 < block.len() || !block.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let folded = fold(&numbers_apart(block));
    let pieces = folded
        .split(['|', '•', '·', '—', '–'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let mut dates: Vec<PageDate> = pieces.filter_map(piece_date).collect();
    dates.sort_by_key(|found| found.label);
    dates.first().copied()
}

/// One piece of a line: a label with a date somewhere in it, or a date and nothing else.
fn piece_date(piece: &str) -> Option<PageDate> {
    if let Some((label, rest)) = after_label(piece) {
        return whole_date(rest)
            .or_else(|| leading_date(rest))
            .map(|date| PageDate { label, date });
    }
    whole_date(piece).map(|date| PageDate {
        label: Label::Bare,
        date,
    })
}

/// The text after the first label of a piece that has one: after "par jean dupont publie le".
fn after_label(piece: &str) -> Option<(Label, &str)> {
    let words = &WORDS;
    words.labels.iter().find_map(|(label, kind)| {
        let at = piece.match_indices(label.as_str()).find(|(at, _)| {
            let before = piece.get(..*at).unwrap_or_default().chars().next_back();
            let after = piece
                .get(at + label.len()..)
                .unwrap_or_default()
                .chars()
                .next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphabetic)
        })?;
        Some((*kind, piece.get(at.0 + label.len()..)?))
    })
}

/// A date that the whole text is.
fn whole_date(text: &str) -> Option<Edtf> {
    let tokens = tokens(text)?;
    date_of(&tokens)
}

/// A date at the start of a labelled text that goes on: "26 aout 2020 par la redaction".
fn leading_date(text: &str) -> Option<Edtf> {
    let year_end = TOKEN
        .find_iter(text)
        .find(|token| year(token.as_str()).is_some())?
        .end();
    whole_date(text.get(..year_end)?)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number(u16),
    Month(u8),
    Filler,
    Numeric(Edtf),
}

/// Every word and number of a text as a part of a date; `None` where one is none.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    for found in TOKEN.find_iter(text) {
        let between = text.get(at..found.start())?;
        if !between
            .chars()
            .all(|c| c.is_whitespace() || ".,:;()[]@/-".contains(c))
        {
            return None;
        }
        at = found.end();
        tokens.push(token(found.as_str())?);
    }
    let rest = text.get(at..)?;
    rest.chars()
        .all(|c| c.is_whitespace() || ".,:;()[]".contains(c))
        .then_some(tokens)
}

fn token(word: &str) -> Option<Token> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        if let Some(date) = stamp(word) {
            return Some(Token::Numeric(date));
        }
        if word.contains(':') || word.contains('h') && !word.ends_with("th") {
            return Some(Token::Filler);
        }
        if word.contains(['.', '/', '-']) {
            return slashed(word).map(Token::Numeric);
        }
        let digits = word.trim_end_matches(char::is_alphabetic);
        let ending = word.get(digits.len()..)?;
        return (ending.is_empty() || WORDS.ordinals.iter().any(|o| o == ending))
            .then(|| digits.parse().ok().map(Token::Number))?;
    }
    if word.starts_with(['+', '-']) {
        return Some(Token::Filler);
    }
    let parts = WORDS.parts.get(word)?;
    let month = parts.iter().find_map(|part| match part {
        Part::Month(n) => Some(Token::Month(*n)),
        _ => None,
    });
    Some(month.unwrap_or(Token::Filler))
}

/// The day that tokens name: one month, one year, one day beside the month.
fn date_of(tokens: &[Token]) -> Option<Edtf> {
    if let Some(date) = tokens.iter().find_map(|token| match token {
        Token::Numeric(date) => Some(*date),
        _ => None,
    }) {
        return Some(date);
    }
    let month_idx = tokens
        .iter()
        .position(|token| matches!(token, Token::Month(_)))?;
    let Token::Month(month) = tokens[month_idx] else {
        return None;
    };
    let number = |token: &Token| match token {
        Token::Number(n) => Some(*n),
        _ => None,
    };
    let year = tokens
        .iter()
        .filter_map(number)
        .find(|n| (1900..2100).contains(n))?;
    let near = |token: Option<&Token>| token.and_then(number).filter(|n| (1..32).contains(n));
    let (before, after) = tokens.split_at(month_idx);
    let meant = |token: &&Token| **token != Token::Filler;
    let day =
        near(before.iter().rev().find(meant)).or_else(|| near(after.iter().skip(1).find(meant)))?;
    let month_number = tokens
        .iter()
        .filter(|token| matches!(token, Token::Month(_)))
        .count();
    if month_number != 1 {
        return None;
    }
    let day = Partial::day(i16::try_from(year).ok(), month, u8::try_from(day).ok()?)?;
    Some(Edtf::point(day))
}

/// A date of three numbers: the year at one end; the order of the others only where it is plain.
fn slashed(word: &str) -> Option<Edtf> {
    let numbers: Vec<u16> = word
        .split(['.', '/', '-'])
        .filter_map(|n| n.parse().ok())
        .collect();
    let [a, b, c] = numbers[..] else { return None };
    let (year, month, day) = match (a, b, c) {
        (1900..2100, month, day) => (a, month, day),
        // A dot between the numbers is not used where the month comes first.
        (day, month, 1900..2100) if 12 < day || word.contains('.') || day == month => {
            (c, month, day)
        }
        (month, day, 1900..2100) if 12 < day => (c, month, day),
        _ => return None,
    };
    let (year, month, day) = (
        i16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    );
    Partial::day(Some(year), month, day).map(Edtf::point)
}

/// A date as machines write it, the month in letters: 16-dec-09.
fn stamp(word: &str) -> Option<Edtf> {
    let mut parts = word.split('-');
    let day = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let year: i16 = parts.next()?.parse().ok()?;
    let month = WORDS.parts.get(name)?.iter().find_map(|part| match part {
        Part::Month(n) => Some(*n),
        _ => None,
    })?;
    let year = match year {
        0..40 => 2000 + year,
        40..100 => 1900 + year,
        1900..2100 => year,
        _ => return None,
    };
    Partial::day(Some(year), month, day).map(Edtf::point)
}

fn year(word: &str) -> Option<u16> {
    word.parse().ok().filter(|n| (1900..2100).contains(n))
}

fn from_numbers(found: &regex::Captures<'_>) -> Option<Edtf> {
    let number = |group| found.get(group).and_then(|n| n.as_str().parse::<u8>().ok());
    let year: i16 = found
        .get(1)?
        .as_str()
        .parse()
        .ok()
        .filter(|y| (1900..2100).contains(y))?;
    let date = match (number(2), number(3)) {
        (None, _) => Partial::Year(year),
        (Some(month), None) => Partial::month(Some(year), month)?,
        (Some(month), Some(day)) => Partial::day(Some(year), month, day)?,
    };
    Some(Edtf::point(date))
}

/// 2020年8月27日 as 2020-8-27.
fn numbers_apart(block: &str) -> String {
    let mut text = block.to_owned();
    for mark in &WORDS.numeric {
        text = text.replace(mark.as_str(), "-");
    }
    text.replace("- ", " ").trim_end_matches('-').to_owned()
}

/// Returns whether a line could be one that is there for its date, so that it may be called furniture: few
/// words, no end of a sentence.
pub(super) fn is_line_like(block: &str) -> bool {
    words::count(block) <= 20 && !block.ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(found: Option<PageDate>) -> Option<(Label, String)> {
        found.map(|found| (found.label, found.date.to_string()))
    }

    #[track_caller]
    fn check(block: &str, label: Label, date: &str) {
        assert_eq!(
            shown(line(block)),
            Some((label, date.to_owned())),
            "{block}"
        );
    }

    #[test]
    fn a_machines_head_line_ends_with_its_date() {
        let block = "date 2020-09 Les écoles rouvrent.";
        let (end, found) = head(block).expect("a head");
        assert_eq!(block.get(end..), Some(" Les écoles rouvrent."));
        assert_eq!(found.date.to_string(), "2020-09");
        let found =
            head("Published: 2020-08-27T09:30:00+02:00 | The bridge").map(|f| f.1.date.to_string());
        assert_eq!(found.as_deref(), Some("2020-08-27"));
        assert!(head("date 2020-08-27th").is_none());
        assert!(head("In 2020-21 the club won nothing").is_none());
        assert!(head("date 20 schools closed").is_none());
    }

    #[test]
    fn date_lines_are_read_in_many_languages() {
        check("Friday , September 18 2020", Label::Bare, "2020-09-18");
        check(
            "Publié le 26 août 2020 à 18h05",
            Label::Published,
            "2020-08-26",
        );
        check(
            "Par Jean Dupont, publié le 26/08/2020 à 18:05",
            Label::Published,
            "2020-08-26",
        );
        check(
            "By Jane Doe | 27 Aug 2020 | 10:30 AM EDT",
            Label::Bare,
            "2020-08-27",
        );
        check(
            "mercoledì 26 agosto 2020 - 10:30",
            Label::Bare,
            "2020-08-26",
        );
        check(
            "Veröffentlicht am 26. August 2020 um 18:05 Uhr",
            Label::Published,
            "2020-08-26",
        );
        check(
            "Updated 4:15 PM ET, Thu August 27, 2020",
            Label::Updated,
            "2020-08-27",
        );
        check("1 de setembro de 2020", Label::Bare, "2020-09-01");
        check("27 августа 2020", Label::Bare, "2020-08-27");
        check("2020年8月27日", Label::Bare, "2020-08-27");
        check(
            "Updated: 28 August 2020 | Published: 27 August 2020",
            Label::Published,
            "2020-08-27",
        );
    }

    #[test]
    fn a_machines_stamp_has_its_month_in_letters() {
        check("16-Dec-09", Label::Bare, "2009-12-16");
        check("Publié le 3-août-2020", Label::Published, "2020-08-03");
        check("07-Mar-98 10:30", Label::Bare, "1998-03-07");
        assert_eq!(shown(line("16-Dec-123")), None);
        assert_eq!(shown(line("31-Feb-09")), None);
        assert_eq!(shown(line("16-ton-09")), None);
    }

    #[test]
    fn a_sentence_with_a_day_in_it_is_no_date_line() {
        for text in [
            "The bridge was closed on 27 August 2020 after a storm",
            "On Tuesday, August 25, the operation began",
            "Mardi 25 août, 19 pays passent à l’action",
            "Le 25 août dernier",
            "27 August",
            "12 May be right in 2020",
            "31.02.2020",
        ] {
            assert_eq!(shown(line(text)), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_could_be_a_month_is_left_open() {
        assert_eq!(shown(line("Published 08/09/2020")), None);
        check("Published 8.9.2020", Label::Published, "2020-09-08");
        check("09/25/2020", Label::Bare, "2020-09-25");
    }

    #[test]
    fn metadata_dates_keep_their_own_precision() {
        let read = |text: &str| iso(text).map(|date| date.to_string());
        assert_eq!(
            read("2020-08-27T10:15:00.000Z").as_deref(),
            Some("2020-08-27")
        );
        assert_eq!(read("2020-09").as_deref(), Some("2020-09"));
        assert_eq!(read("yesterday"), None);
        assert_eq!(read("2020-13-45"), None);
    }
}
