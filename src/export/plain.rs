//! The plain listing: the sheet as lines of words, without boxes, colours or columns.
//!
//! For a pipe, for ears, for a braille display: what matters most comes first, a line begins with what it is,
//! and nothing depends on where on the screen it stands. Lines are broken only where a width is given.

use std::fmt::Write as _;

use crate::export::words::{self, SECTIONS, answer, count, line, question, sources};
use crate::glyph::{clip, glyphs, width};
use crate::model::{Fact, Kind, Position, Reading, Status};

/// How much of a wording is shown where a fact takes one line.
const WORDING: usize = 60;

/// Writes the whole sheet; with lines of at most `columns` cells where a number is given.
pub fn plain(reading: &Reading, columns: Option<usize>) -> String {
    let mut out = Lines::new(columns);
    out.push(0, &words::extent(reading));
    out.push(0, &words::balance(reading));
    for (status, heading) in SECTIONS {
        section(reading, status, heading, &mut out);
    }
    out.gap();
    out.push(0, &format!("Articles: {}", reading.articles.len()));
    for (idx, article) in reading.articles.iter().enumerate() {
        let mut text = format!(
            "{} {} {}, {}",
            idx + 1,
            words::language(article),
            words::name(article),
            words::published(article),
        );
        if let Some(title) = &article.title {
            let _ = write!(text, ": {}", line(title));
        }
        out.push(0, &text);
    }
    for origin in words::shared_origins(reading) {
        out.push(0, &origin);
    }
    if !reading.problems.is_empty() {
        out.gap();
        out.push(0, &format!("Problems: {}", reading.problems.len()));
        for problem in &reading.problems {
            out.push(0, &format!("? {}", line(&problem.to_string())));
        }
    }
    out.text
}

/// Writes the conflicts alone, or that there is none.
pub fn conflicts(reading: &Reading, columns: Option<usize>) -> String {
    let mut out = Lines::new(columns);
    if words::n_facts(reading, Status::Conflict) == 0 {
        let articles = count(reading.articles.len(), "article");
        out.push(0, &format!("No conflicts in {articles}"));
        return out.text;
    }
    section(reading, Status::Conflict, "Conflicts", &mut out);
    out.text
}

fn section(reading: &Reading, status: Status, heading: &str, out: &mut Lines) {
    let facts: Vec<&Fact> = reading
        .facts
        .iter()
        .filter(|f| f.status == status)
        .collect();
    if facts.is_empty() {
        return;
    }
    out.gap();
    out.push(0, &format!("{heading}: {}", facts.len()));
    for fact in facts {
        match status {
            Status::Conflict | Status::Compatible => at_length(reading, fact, out),
            Status::Agree | Status::Single => in_short(reading, fact, out),
        }
    }
}

/// A fact whose answers differ: every answer with every sentence that gives it.
fn at_length(reading: &Reading, fact: &Fact, out: &mut Lines) {
    let mark = mark(fact.status);
    out.push(
        0,
        &format!("{mark} {}: {}", question(fact), line(&fact.reason)),
    );
    let certainty = fact.certainty;
    out.push(2, &format!("{certainty} % sure that all speak of the same"));
    for position in &fact.positions {
        let answer = answer(fact, position);
        out.push(2, &format!("{answer}: {}", sources(position)));
        for found in words::evidence(reading, position) {
            let article = reading.article(found.article);
            let sentence = line(&format!("{}{}{}", found.before, found.words, found.after));
            let (name, source) = (words::name(article), words::source(reading, found.mention));
            let number = found.article.0 + 1;
            out.push(4, &format!("{number} {name}{source}: {sentence}"));
        }
    }
}

/// A fact with one answer, on one line.
fn in_short(reading: &Reading, fact: &Fact, out: &mut Lines) {
    let answers: Vec<String> = fact
        .positions
        .iter()
        .map(|p| short(reading, fact, p))
        .collect();
    out.push(
        0,
        &format!(
            "{} {}: {}",
            mark(fact.status),
            question(fact),
            answers.join(" = ")
        ),
    );
}

fn short(reading: &Reading, fact: &Fact, position: &Position) -> String {
    let wordings: Vec<String> = words::wordings(reading, position)
        .into_iter()
        .map(|(article, mention, words)| {
            let words = line(words);
            // What somebody said is the fact itself, and comes whole.
            let words = if fact.kind == Kind::Quote {
                words
            } else {
                clip(&words, WORDING)
            };
            let source = match fact.kind {
                Kind::Quote => String::new(),
                _ => words::source(reading, mention),
            };
            format!("{} {words}{source}", article.0 + 1)
        })
        .collect();
    let sources = match fact.status {
        Status::Single => String::new(),
        _ => format!("{}: ", sources(position)),
    };
    if fact.kind == Kind::Quote {
        return format!("{sources}{}", wordings.join("; "));
    }
    let answer = answer(fact, position);
    format!("{answer} ({sources}{})", wordings.join("; "))
}

fn mark(status: Status) -> char {
    match status {
        Status::Conflict => '!',
        Status::Compatible => '~',
        Status::Agree => '=',
        Status::Single => '.',
    }
}

/// Lines of text, broken between words where they would be too long.
struct Lines {
    text: String,
    columns: Option<usize>,
}

impl Lines {
    fn new(columns: Option<usize>) -> Self {
        Self {
            text: String::new(),
            columns,
        }
    }

    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn push(&mut self, indent: usize, text: &str) {
        let Some(columns) = self.columns else {
            let _ = writeln!(self.text, "{:indent$}{text}", "");
            return;
        };
        let indent = indent.min(columns / 4);
        let room = columns.saturating_sub(indent).max(8);
        let mut row = String::new();
        for word in text.split(' ').flat_map(|word| pieces(word, room)) {
            if !row.is_empty() && room < width(&row) + 1 + width(&word) {
                let _ = writeln!(self.text, "{:indent$}{row}", "");
                row.clear();
            }
            if !row.is_empty() {
                row.push(' ');
            }
            row.push_str(&word);
        }
        let _ = writeln!(self.text, "{:indent$}{row}", "");
    }
}

/// Cuts a word that is longer than a line.
fn pieces(word: &str, room: usize) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut used = 0;
    for glyph in glyphs(word) {
        if 0 < used && room < used + glyph.width {
            out.push(String::new());
            used = 0;
        }
        used += glyph.width;
        if let Some(last) = out.last_mut() {
            last.push_str(&glyph.shown);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MentionIdx, Modality};
    use crate::scene::storm;

    #[test]
    fn conflicts_come_first_with_every_answer_and_its_sentence() {
        insta::assert_snapshot!(plain(&storm(), None));
    }

    #[test]
    fn what_somebody_said_comes_whole_and_how_surely_it_is_said_is_told() {
        let mut reading = storm();
        let quote = reading
            .mentions
            .iter()
            .position(|m| m.kind() == Kind::Quote);
        let long = reading.mention(MentionIdx(quote.expect("the mayor speaks")));
        let words = reading.article(long.article).words(long.span).to_owned();
        let damage = reading
            .mentions
            .iter_mut()
            .find(|m| m.kind() == Kind::Money);
        damage.expect("the damage").frame.modality = Modality::Denied;
        let text = plain(&reading, None);
        assert!(text.contains(&format!("quote: 1 {words}")), "{text}");
        assert!(text.contains("(3 €3 million (denied))"), "{text}");
    }

    #[test]
    fn on_a_braille_display_no_line_is_longer_than_it() {
        let text = plain(&storm(), Some(40));
        assert!(text.lines().all(|line| width(line) <= 40), "{text}");
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(words(&text), words(&plain(&storm(), None)));
    }

    #[test]
    fn a_word_that_is_longer_than_a_line_is_cut() {
        let mut out = Lines::new(Some(10));
        out.push(0, "abcdefghijklmnopqrstuvwxyz 日本語日本語");
        assert!(
            out.text.lines().all(|line| width(line) <= 10),
            "{}",
            out.text
        );
    }

    #[test]
    fn where_nothing_contradicts_that_is_said() {
        let mut reading = storm();
        reading.facts.retain(|fact| fact.status != Status::Conflict);
        assert_eq!(conflicts(&reading, None), "No conflicts in 4 articles\n");
    }
}
