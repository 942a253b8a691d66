//! The sheet as a table: one row for each time that an article gives an answer.
//!
//! Comma separated, quoted after RFC 4180, one line a row, UTF-8. A cell of words that a spreadsheet would take
//! for a formula gets an apostrophe in front, which spreadsheets do not show.

use crate::export::words::{line, origin};
use crate::model::{Fact, Mention, MentionIdx, Position, Reading, Value};

/// The columns.
const COLUMNS: [&str; 21] = [
    "fact",
    "status",
    "kind",
    "label",
    "position",
    "answer",
    "min",
    "max",
    "unit",
    "articles",
    "origins",
    "article",
    "outlet",
    "language",
    "published",
    "origin",
    "words",
    "sentence",
    "modality",
    "attributed_to",
    "reason",
];

/// Writes the table.
pub fn csv(reading: &Reading) -> String {
    let mut out = String::new();
    row(&COLUMNS.map(str::to_owned), &mut out);
    for fact in &reading.facts {
        for (number, position) in fact.positions.iter().enumerate() {
            for &idx in &position.mentions {
                row(&cells(reading, fact, number, position, idx), &mut out);
            }
        }
    }
    out
}

fn cells(
    reading: &Reading,
    fact: &Fact,
    number: usize,
    position: &Position,
    idx: MentionIdx,
) -> [String; COLUMNS.len()] {
    let mention = reading.mention(idx);
    let article = reading.article(mention.article);
    let amount = mention.value.amount();
    let figure =
        |n: Option<rust_decimal::Decimal>| n.map(|n| n.normalize().to_string()).unwrap_or_default();
    let frame = &mention.frame;
    [
        words(&fact.id),
        fact.status.name().to_owned(),
        fact.kind.name().to_owned(),
        words(&fact.label),
        (number + 1).to_string(),
        words(&position.display),
        figure(amount.and_then(|amount| amount.min())),
        figure(amount.and_then(|amount| amount.max())),
        words(unit(mention)),
        position.articles.len().to_string(),
        position.origins.to_string(),
        words(&article.id),
        words(article.outlet.as_deref().unwrap_or_default()),
        article.language.map(|l| l.to_string()).unwrap_or_default(),
        article.published.map(|d| d.to_string()).unwrap_or_default(),
        origin(reading, mention.article),
        words(reading.words(idx)),
        words(article.words(frame.sentence)),
        frame.modality.name().to_owned(),
        words(frame.attributed_to.as_ref().map_or("", |s| s.name.as_str())),
        words(&fact.reason),
    ]
}

/// What the figures count: the noun, the currency, the unit.
fn unit(mention: &Mention) -> &str {
    match &mention.value {
        Value::Count { of: Some(of), .. } => of,
        Value::Money {
            currency: Some(currency),
            ..
        } => currency,
        Value::Measure { unit, .. } | Value::Duration { unit, .. } => unit,
        Value::Percent { .. } => "%",
        Value::Age { .. } => "year",
        _ => "",
    }
}

/// Returns words as a cell that no spreadsheet calculates with.
fn words(text: &str) -> String {
    let text = line(text);
    let formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text }
}

fn row(cells: &[String], out: &mut String) {
    for (idx, cell) in cells.iter().enumerate() {
        if 0 < idx {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r', ';', '\t']) || cell.trim() != cell {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Scene, storm};

    #[test]
    fn every_mention_of_every_answer_is_a_row() {
        let reading = storm();
        let n_mentions: usize = reading.facts.iter().map(|f| f.mentions().count()).sum();
        let text = csv(&reading);
        assert_eq!(text.lines().count(), 1 + n_mentions);
        insta::assert_snapshot!(text.lines().take(5).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn quotes_and_commas_stay_inside_their_cell() {
        let mut out = String::new();
        row(
            &["a".to_owned(), "b, \"c\"".to_owned(), String::new()],
            &mut out,
        );
        assert_eq!(out, "a,\"b, \"\"c\"\"\",\n");
    }

    #[test]
    fn words_are_never_a_formula() {
        let reading = Scene::new()
            .article(
                "=x",
                "en",
                ("=HYPERLINK(\"http://evil\")", ""),
                "[[n|count|3|+3 dogs]] ran.\u{1b}[2J",
            )
            .reading();
        let text = csv(&reading);
        assert!(
            text.contains(",'=x,\"'=HYPERLINK(\"\"http://evil\"\")\","),
            "{text}"
        );
        assert!(text.contains(",'+3 dogs,"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
        assert_eq!(words("-5 °C"), "'-5 °C");
    }
}
