//! The five articles of `seeds/` through all stages, against files that can be read: for each article its text with
//! the facts aligned below the words that state them, and the sheet.
//!
//! `UPDATE=1 cargo test --test seeds` writes the files; the difference is what a change does to the reading.

#[path = "support/expected.rs"]
mod expected;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::OnceLock;

use crossread::export;
use crossread::model::{
    Article, ArticleIdx, Difference, Edtf, Fact, Kind, Mention, ParagraphKind, Reading, Status,
    Value,
};
use crossread::pipeline::{self, Meaning};

/// How wide a row of text is.
const COLUMNS: usize = 100;

fn reading() -> &'static Reading {
    static READING: OnceLock<Reading> = OnceLock::new();
    READING
        .get_or_init(|| pipeline::read(&[PathBuf::from("seeds")], Meaning::Encoder { cache: None }))
}

#[test]
fn each_article_is_read_as_expected() {
    let reading = reading();
    for (idx, article) in reading.articles.iter().enumerate() {
        let name = format!("tests/expected/{}.txt", article.id);
        expected::check(&name, &aligned(reading, ArticleIdx(idx)));
    }
}

#[cfg_attr(
    not(feature = "encoder"),
    ignore = "the sheet is pinned as the encoder refines it"
)]
#[test]
fn the_sheet_is_as_expected() {
    expected::check("tests/expected/sheet.txt", &export::plain(reading(), None));
}

/// Returns the text of an article with its facts below their words.
fn aligned(reading: &Reading, idx: ArticleIdx) -> String {
    let article = reading.article(idx);
    let mut out = format!(
        "{} · {} · {} · {}\n",
        article.language.map_or("?".to_owned(), |l| l.to_string()),
        article.title.as_deref().unwrap_or("(no title)"),
        article.outlet.as_deref().unwrap_or("(no outlet)"),
        article
            .published
            .map_or("(no date)".to_owned(), |d| d.to_string()),
    );
    for paragraph in &article.paragraphs {
        out.push('\n');
        match paragraph.kind {
            ParagraphKind::Heading => out.push_str("(heading)\n"),
            ParagraphKind::Furniture => out.push_str("(furniture)\n"),
            ParagraphKind::Body => {}
        }
        for (start, end) in rows(article, paragraph.span.start(), paragraph.span.end()) {
            row(reading, idx, start, end, &mut out);
        }
    }
    out
}

/// Breaks a paragraph between words.
fn rows(article: &Article, start: usize, end: usize) -> Vec<(usize, usize)> {
    let text = article.text.get(start..end).unwrap_or_default();
    let mut rows = Vec::new();
    let (mut from, mut space) = (0, None);
    let mut n_columns = 0;
    for (at, c) in text.char_indices() {
        if COLUMNS <= n_columns
            && let Some(cut) = space.take()
        {
            rows.push((start + from, start + cut));
            from = cut;
            n_columns = text.get(cut..at).unwrap_or_default().chars().count();
        }
        n_columns += 1;
        if c == ' ' {
            space = Some(at + 1);
        }
    }
    rows.push((start + from, end));
    rows
}

fn row(reading: &Reading, idx: ArticleIdx, start: usize, end: usize, out: &mut String) {
    let text = &reading.article(idx).text;
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let _ = writeln!(out, "  {}", part(start, end).trim_end());
    for (_, mention) in reading.mentions_of(idx) {
        let (from, to) = (mention.span.start().max(start), mention.span.end().min(end));
        if to <= from {
            continue;
        }
        let before = part(start, from).chars().count();
        let under = "^".repeat(part(from, to).trim_end().chars().count());
        let label = if mention.span.start() < start {
            String::new()
        } else {
            format!(" {}", label(mention))
        };
        let _ = writeln!(out, "  {:before$}{under}{label}", "");
    }
}

fn label(mention: &Mention) -> String {
    let mut label = format!("{} {}", mention.kind().name(), mention.value);
    if let Some(event) = &mention.frame.event {
        let _ = write!(label, " · {}", event.concept);
    }
    if let Some(speaker) = &mention.frame.attributed_to {
        let _ = write!(label, " · says {}", speaker.name);
    }
    label
}

// What a reader must find in these articles, in whatever way they are read.

#[track_caller]
fn fact_with<'r>(kind: Kind, status: Status, answers: &[&str]) -> &'r Fact {
    let found = reading().facts.iter().find(|fact| {
        let has = |answer: &str| {
            fact.positions.iter().any(|position| {
                let code = match &position.value {
                    Value::Place { code, .. } => code.as_deref(),
                    _ => None,
                };
                position.display == answer || code == Some(answer)
            })
        };
        fact.kind == kind && fact.status == status && answers.iter().copied().all(has)
    });
    found.unwrap_or_else(|| panic!("no {status:?} of {answers:?}"))
}

#[test]
fn every_language_is_known_and_every_date_that_is_stated() {
    let articles = &reading().articles;
    let languages: Vec<String> = articles
        .iter()
        .filter_map(|a| Some(a.language?.to_string()))
        .collect();
    assert_eq!(languages, ["fr", "fr", "it", "fr", "en"]);
    let dates: Vec<String> = articles
        .iter()
        .map(|a| a.published.map_or(String::new(), |d| d.to_string()))
        .collect();
    assert_eq!(dates[1], "2020-09-17");
    assert_eq!(&dates[3..], ["2020-09", "2020-08-27"]);
}

#[test]
fn kansas_and_texas_contradict_each_other() {
    fact_with(Kind::Place, Status::Conflict, &["US-KS", "US-TX"]);
}

#[test]
fn europol_and_interpol_are_rivals_for_one_part() {
    let fact = fact_with(
        Kind::Organization,
        Status::Conflict,
        &["Europol", "Interpol"],
    );
    assert_eq!(fact.difference, Some(Difference::Contradiction));
}

#[test]
fn nothing_else_is_called_a_contradiction() {
    let conflicts = reading()
        .facts
        .iter()
        .filter(|fact| fact.status == Status::Conflict);
    let mut kinds: Vec<Kind> = conflicts.map(|fact| fact.kind).collect();
    kinds.sort();
    assert_eq!(kinds, [Kind::Count, Kind::Place, Kind::Organization]);
}

#[test]
fn eighteen_and_nineteen_countries_conflict_with_the_arithmetic_of_counting_oneself() {
    let fact = fact_with(Kind::Count, Status::Conflict, &["18", "19"]);
    assert_eq!(fact.difference, Some(Difference::InclusiveCount));
    assert!(fact.reason.contains("18 + 1 = 19"), "{}", fact.reason);
}

#[test]
fn dozens_of_servers_hold_sixty() {
    let fact = fact_with(Kind::Count, Status::Compatible, &["60"]);
    assert_eq!(fact.difference, Some(Difference::Vague));
}

#[test]
fn september_2016_is_2016_more_closely() {
    let fact = fact_with(Kind::Date, Status::Compatible, &["2016", "2016-09"]);
    assert_eq!(fact.difference, Some(Difference::Refinement));
}

#[test]
fn the_arrest_in_cyprus_is_agreed() {
    let fact = fact_with(Kind::Place, Status::Agree, &["CY"]);
    assert_eq!(fact.positions[0].articles.len(), 5);
}

#[test]
fn the_two_articles_with_the_same_list_of_countries_are_one_origin() {
    let origin = reading()
        .origins
        .iter()
        .find(|origin| 1 < origin.articles.len());
    let origin = origin.expect("two articles share an origin");
    assert_eq!(origin.articles, [ArticleIdx(0), ArticleIdx(2)]);
    assert!(origin.signs[0].contains("16 places"), "{:?}", origin.signs);
}

#[test]
fn the_day_of_the_raids_is_found_though_no_article_states_its_year_in_full() {
    let days: Vec<&Edtf> = reading()
        .mentions
        .iter()
        .filter(|mention| {
            ["Mardi 25 août", "Tuesday, August 25"]
                .contains(&mention.span.of(&reading().article(mention.article).text))
        })
        .filter_map(|mention| match &mention.value {
            Value::Date { date, .. } => Some(date),
            _ => None,
        })
        .collect();
    assert_eq!(
        days.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2020-08-25"; 2]
    );
}

#[test]
fn quotes_have_their_speakers() {
    for speaker in ["Helen Marsh", "Tommaso Gherardi Valle", "Jan van Oostveen"] {
        let quoted = reading().mentions.iter().any(|mention| {
            matches!(&mention.value, Value::Quote { speaker: Some(name), .. } if name == speaker)
        });
        assert!(quoted, "{speaker}");
    }
}

#[test]
fn menus_and_comment_forms_are_not_read() {
    for (idx, article) in reading().articles.iter().enumerate() {
        for words in ["Leave a Reply", "Home / CYBER", "You must be logged in"] {
            let Some(at) = article.text.find(words) else {
                continue;
            };
            let paragraph = article
                .paragraphs
                .iter()
                .find(|p| p.span.holds(at))
                .expect("it stands in one");
            assert_eq!(paragraph.kind, ParagraphKind::Furniture, "{words}");
            assert!(
                reading()
                    .mentions_of(ArticleIdx(idx))
                    .all(|(_, m)| !m.span.overlaps(paragraph.span))
            );
        }
    }
}

#[test]
fn every_conflict_has_answers_in_different_articles() {
    for fact in reading()
        .facts
        .iter()
        .filter(|fact| fact.status == Status::Conflict)
    {
        assert!(1 < fact.positions.len(), "{}", fact.id);
        let articles: std::collections::BTreeSet<_> =
            fact.positions.iter().flat_map(|p| &p.articles).collect();
        assert!(1 < articles.len(), "{}", fact.id);
        assert!(!fact.reason.is_empty(), "{}", fact.id);
    }
}
