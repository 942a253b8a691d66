//! Timeline: the dated facts in order, disagreeing dates side by side.

use crate::app::App;
use crate::app::doc::{Doc, Line, Piece, Role, Target, value_role};
use crate::app::sheet::{between, mark, said};
use crate::glyph::{clip, width as cells};
use crate::model::{Edtf, Fact, FactIdx, Kind, Partial, Value};

/// How many facts are shown before the rest is only counted.
const LISTED: usize = 60;

/// Returns the timeline.
pub fn doc(app: &App, whole: bool, width: usize) -> Doc {
    let shown = app.index.dated().iter();
    let shown = shown.filter(|(_, idx)| !app.is_hidden(*idx));
    let listed = if whole { usize::MAX } else { LISTED };
    let dated: Vec<(When, FactIdx)> = shown.take(listed).copied().collect();
    let rest = app.index.dated().len() - dated.len();
    let rest = if whole { 0 } else { rest };
    let mut doc = Doc::new(width);
    let column = dated
        .iter()
        .map(|(_, idx)| cells(&values(app, app.reading.fact(*idx))))
        .max()
        .unwrap_or(0)
        .clamp(4, (width * 2 / 5).max(4));
    let mut year = None;
    for (when, idx) in dated {
        if year != Some(when.year) {
            doc.gap();
            let name = if when.year == i32::MAX {
                app.labels.word("year unknown").to_owned()
            } else {
                when.year.to_string()
            };
            doc.push(Line::of(name, Role::Heading));
            year = Some(when.year);
        }
        entry(app, idx, column, &mut doc);
    }
    if 0 < rest {
        let more = app.labels.fill("… and {} later ones", &[&rest.to_string()]);
        doc.push(Line::of(more, Role::Faint).to(Target::More));
    }
    if doc.lines.is_empty() {
        doc.words(app.labels.word("No article states a date."), Role::Faint, 0);
    }
    doc
}

fn entry(app: &App, idx: FactIdx, column: usize, doc: &mut Doc) {
    let fact = app.reading.fact(idx);
    let shown = clip(&values(app, fact), column);
    let fill = " ".repeat(column.saturating_sub(cells(&shown)) + 2);
    let mut right = app.index.n_articles(idx).to_string();
    // Where there is little room, the languages leave it to what happened.
    if 60 <= doc.width {
        let positions = 0..fact.positions.len();
        let codes: Vec<&str> = positions.map(|at| app.index.languages(idx, at)).collect();
        right = format!("{right} · {}", codes.join(" / "));
    }
    doc.push(
        Line::spread(
            vec![
                Piece::new(format!("{} ", mark(fact.status)), Role::Status(fact.status)),
                Piece::new(shown, value_role(fact)),
                Piece::new(fill + &app.label_of(idx), Role::Plain),
            ],
            vec![Piece::new(right, Role::Faint)],
            doc.width,
        )
        .to(Target::Fact(idx)),
    );
}

/// Returns the dates that the positions state, side by side, the earliest first.
fn values(app: &App, fact: &Fact) -> String {
    let mut positions: Vec<_> = fact
        .positions
        .iter()
        .map(|position| {
            (
                date(&position.value).map(When::of),
                said(&app.reading, position),
            )
        })
        .collect();
    positions.sort_unstable();
    let shown: Vec<_> = positions.into_iter().map(|(_, said)| said).collect();
    shown.join(between(fact.status))
}

/// Returns where a dated fact stands in the order of time.
pub fn earliest(fact: &Fact) -> Option<When> {
    let dated = fact.positions.iter().filter(|_| fact.kind == Kind::Date);
    dated.filter_map(|p| date(&p.value)).map(When::of).min()
}

fn date(value: &Value) -> Option<Edtf> {
    match value {
        Value::Date { date, .. } => Some(*date),
        _ => None,
    }
}

/// A place in the order of time. What is less exact comes before what it contains; an unknown year last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    year: i32,
    month: u8,
    day: u8,
}

impl When {
    fn of(date: Edtf) -> Self {
        let at = |year: i32, month, day| Self { year, month, day };
        let known = |year: Option<i16>| year.map_or(i32::MAX, i32::from);
        match date.start {
            Partial::Century(n) => at(i32::from(n) * 100, 0, 0),
            Partial::Decade(n) => at(i32::from(n) * 10, 0, 0),
            Partial::Year(year) => at(i32::from(year), 0, 0),
            // Spring to winter, quarters, halves: their first month on the northern half of the earth.
            Partial::Division(year, part @ 21..=24) => at(known(year), (part - 21) * 3 + 3, 0),
            Partial::Division(year, part @ 33..=36) => at(known(year), (part - 33) * 3 + 1, 0),
            Partial::Division(year, part) => at(known(year), if part == 41 { 7 } else { 1 }, 0),
            Partial::Month(year, month) => at(known(year), month, 0),
            Partial::Day(year, month, day) => at(known(year), month, day),
            Partial::Unknown(_) => at(i32::MAX, 0, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Position, Reading, Unit};
    use crate::scene::{screen, storm};

    #[test]
    fn on_a_narrow_screen_what_happened_is_shown_before_the_languages() {
        let shown = screen(&mut App::with(storm()), "t", (40, 12));
        assert!(shown.contains("= 2021-03-13  when"), "{shown}");
        assert!(!shown.contains("fr it en"), "{shown}");
    }

    /// The positions of the storm's date.
    fn dated(reading: &mut Reading) -> &mut [Position] {
        let mut facts = reading.facts.iter_mut();
        let dated = facts.find(|fact| fact.kind == Kind::Date);
        &mut dated.expect("the storm has a date").positions
    }

    #[test]
    fn a_date_of_which_nothing_is_known_is_shown_in_its_words() {
        let mut reading = storm();
        for position in dated(&mut reading) {
            if let Value::Date { date, .. } = &mut position.value {
                *date = Edtf::point(Partial::Unknown(Unit::Day));
            }
        }
        let shown = screen(&mut App::with(reading.clone()), "t", (80, 24));
        assert!(shown.contains("“samedi 13 mars”"), "{shown}");
        assert!(!shown.contains("XXXX"), "{shown}");

        for position in dated(&mut reading) {
            if let Value::Date { date, .. } = &mut position.value {
                *date = Edtf::point(Partial::Division(Some(2021), 21));
            }
            "2021-21".clone_into(&mut position.display);
        }
        let shown = screen(&mut App::with(reading), "t", (80, 24));
        assert!(shown.contains("2021-21 “samedi 13 mars”"), "{shown}");
    }

    #[test]
    fn the_less_exact_stands_before_what_it_contains() {
        let year = When::of(Edtf::point(Partial::Year(2016)));
        let month = When::of(Edtf::point(Partial::Month(Some(2016), 9)));
        let day = When::of(Edtf::point(Partial::Day(Some(2016), 9, 1)));
        let unknown = When::of(Edtf::point(Partial::Day(None, 1, 1)));
        assert!(year < month && month < day && day < unknown);
    }
}
