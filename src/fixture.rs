//! What tests build articles and sheets from: marked text and small articles in one string.

#[path = "../tests/support/draws.rs"]
mod draws;

use std::fmt::Write;
use std::ops::Range;
use std::path::PathBuf;

use rust_decimal::Decimal;

use crate::consolidate::consolidate;
use crate::model::{
    Amount, Anchor, Article, ArticleIdx, Basis, Edtf, Event, Frame, Language, Mention, Paragraph,
    ParagraphKind, Partial, Precision, Reading, Relative, Role, Status, Unit, Value,
};
use crate::text::Span;

pub(crate) use draws::draws;

/// Returns an article of body paragraphs, one for each block between empty lines.
pub fn article(language: &str, text: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for block in text.split("\n\n") {
        let from = at + (block.len() - block.trim_start().len());
        let to = at + block.trim_end().len();
        if from < to
            && let Some(span) = Span::new(text, from..to)
        {
            paragraphs.push(Paragraph {
                span,
                kind: ParagraphKind::Body,
                language: None,
            });
        }
        at += block.len() + 2;
    }
    Article {
        id: format!("test.{language}"),
        path: PathBuf::from(format!("test.{language}.txt")),
        text: text.to_owned(),
        paragraphs,
        title: None,
        outlet: None,
        language: Language::new(language),
        published: None,
        published_basis: Basis::Unknown,
    }
}

/// Returns the reading of small articles in one string, each under a head `//- fr 2020-08-27` (language and,
/// where wanted, the date of publication), with every mention marked: `<count 18 country @join>18 pays</>`.
/// A mark is the kind, the value's short form, and `@` with the event where there is one; a place with an event
/// is where it happened; `5–10` is a range that is stated,
/// `5..10` a word for it, and `shift -2 year` is "two years ago" that nothing tells the day of. Nothing is extracted, so that what is tested is consolidation alone.
pub fn reading(source: &str) -> Reading {
    let mut articles = Vec::new();
    let mut sentences = Vec::new();
    let mut mentions = Vec::new();
    for part in source.split("//- ").skip(1) {
        let (head, body) = part.split_once('\n').expect("a head");
        let mut words = head.split_whitespace();
        let (text, marks) = unmark(body.trim());
        let mut article = article(words.next().expect("a language"), &text);
        article.id = format!("a{}", articles.len());
        article.published = words.next().and_then(date);
        let spans = lines(&text);
        for (range, mark) in marks {
            let span = Span::new(&text, range).expect("a span");
            let sentence = spans
                .iter()
                .copied()
                .find(|s| s.contains(span))
                .unwrap_or(span);
            mentions.push(mention(ArticleIdx(articles.len()), span, sentence, &mark));
        }
        articles.push(article);
        sentences.push(spans);
    }
    consolidate(articles, &sentences, mentions, None)
}

/// Returns the sheet as lines: status, difference, label, and the positions with their articles.
pub fn sheet(source: &str) -> String {
    let reading = reading(source);
    let mut out = String::new();
    for fact in reading.facts.iter().filter(|f| f.status != Status::Single) {
        let positions: Vec<String> = fact
            .positions
            .iter()
            .map(|p| {
                let ids: Vec<&str> = p
                    .articles
                    .iter()
                    .map(|a| reading.article(*a).id.as_str())
                    .collect();
                format!("{} [{}]", p.display, ids.join(" "))
            })
            .collect();
        let difference = fact
            .difference
            .map_or_else(String::new, |d| format!(" {d:?}"));
        let _ = writeln!(
            out,
            "{:?}{difference} {}: {}",
            fact.status,
            fact.label,
            positions.join(" | ")
        );
    }
    out
}

fn unmark(marked: &str) -> (String, Vec<(Range<usize>, String)>) {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (mark, next) = after.split_once('>').expect("a closed mark");
        if mark == "/" {
            let (at, mark): (usize, String) = open.pop().expect("an open mark");
            marks.push((at..text.len(), mark));
        } else {
            open.push((text.len(), mark.to_owned()));
        }
        rest = next;
    }
    text.push_str(rest);
    marks.sort_by_key(|(range, _)| (range.start, range.end));
    (text, marks)
}

/// One sentence a line.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split('\n')
        .filter_map(|line| {
            let span = Span::new(text, at..at + line.len());
            at += line.len() + 1;
            span.filter(|s| !s.is_empty())
        })
        .collect()
}

fn date(text: &str) -> Option<Edtf> {
    let parts: Vec<i16> = text.split('-').filter_map(|p| p.parse().ok()).collect();
    let small = |i: usize| parts.get(i).and_then(|n| u8::try_from(*n).ok());
    let year = parts.first().copied();
    match parts.len() {
        1 => year.map(Partial::Year),
        2 => Partial::month(year, small(1)?),
        _ => Partial::day(year, small(1)?, small(2)?),
    }
    .map(Edtf::point)
}

fn mention(article: ArticleIdx, span: Span, sentence: Span, mark: &str) -> Mention {
    let (mark, event) = mark
        .split_once(" @")
        .map_or((mark, None), |(m, e)| (m, Some(e)));
    let (kind, rest) = mark.split_once(' ').expect("a kind and a value");
    let (first, second) = rest
        .split_once(' ')
        .map_or((rest, None), |(a, b)| (a, Some(b.to_owned())));
    let amount = || amount(first);
    let value = match kind {
        "count" => Value::Count {
            amount: amount(),
            of: second,
        },
        "number" => Value::Number { amount: amount() },
        "age" => Value::Age { amount: amount() },
        "money" => Value::Money {
            amount: amount(),
            currency: second.filter(|c| c != "?"),
        },
        "measure" => measure(amount(), second.expect("a unit")),
        "shift" => shift(first.parse().expect("a number"), &second.expect("a unit")),
        "date" => Value::Date {
            date: date(first).expect("a date"),
            relation: None,
            anchor: Anchor::Written,
            weekday: None,
        },
        "place" => Value::Place {
            code: Some(first.to_owned()),
            name: first.to_owned(),
        },
        "organization" => Value::Organization {
            name: rest.to_owned(),
        },
        "person" => Value::Person {
            name: rest.to_owned(),
        },
        other => panic!("no such mark: {other}"),
    };
    let event = event.map(|concept| Event {
        concept: concept.to_owned(),
        span: sentence,
    });
    let role = (kind == "place" && event.is_some()).then_some(Role::Place);
    let frame = Frame {
        sentence,
        clause: sentence,
        event,
        role,
        ..Frame::default()
    };
    Mention {
        article,
        span,
        value,
        frame,
        rule: "marked",
    }
}

fn measure(amount: Amount, unit: String) -> Value {
    const FACTORS: [(&str, &str, &str); 4] = [
        ("mile", "1609.344", "m"),
        ("kilometer", "1000", "m"),
        ("pound", "0.45359237", "kg"),
        ("kilogram", "1", "kg"),
    ];
    let si = FACTORS
        .iter()
        .find(|(name, ..)| *name == unit)
        .and_then(|(_, factor, symbol)| {
            let amount = amount.times(factor.parse().ok()?)?;
            Some((amount, (*symbol).to_owned()))
        });
    Value::Measure { amount, unit, si }
}

/// "two years ago" where nothing tells from when.
fn shift(by: i16, unit: &str) -> Value {
    let unit = match unit {
        "year" => Unit::Year,
        "day" => Unit::Day,
        other => panic!("no such unit: {other}"),
    };
    let relative = Relative::Shift(unit, by);
    Value::Date {
        date: relative.unresolved(),
        relation: None,
        anchor: Anchor::Unresolved(relative),
        weekday: None,
    }
}

fn amount(text: &str) -> Amount {
    let end = |t: &str| t.parse::<Decimal>().ok();
    if let Some((min, max)) = text.split_once('–') {
        return Amount::new(end(min), end(max), Precision::Range).expect("a range");
    }
    match text.split_once("..") {
        None => Amount::exact(end(text).expect("a number")),
        Some((min, max)) => {
            let precision = match (min, max) {
                (_, "") => Precision::AtLeast,
                ("", _) => Precision::AtMost,
                _ => Precision::Vague,
            };
            Amount::new(end(min), end(max), precision).expect("an amount")
        }
    }
}
