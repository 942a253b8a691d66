//! Tolls that change with the day of publication.
//!
//! "162 dead" on Monday and "268 dead" on Tuesday do not contradict one another: the second knows more. Two
//! figures of one day do.

use std::collections::BTreeMap;

use super::compare::{Relation, relation};
use super::concepts;
use super::display::display;
use super::ground::Ground;
use crate::model::{Edtf, MentionIdx};

/// How the counts of people of one question go with the days of their articles.
pub(super) enum Series {
    /// They changed from day to day, and those of each day can all hold: the series in words.
    Told(String),
    /// Two of one day cannot both hold.
    Broken(MentionIdx, MentionIdx),
}

/// Returns the series of a question about people; `None` where something else is asked, where the day of an
/// article is not known, and where nothing changed.
pub(super) fn series(ground: &Ground, mentions: &[MentionIdx]) -> Option<Series> {
    let mut by_day: BTreeMap<Edtf, Vec<MentionIdx>> = BTreeMap::new();
    // One count may leave its noun out: "162 dead and 700 injured, up from 160 and 500".
    let topics = || {
        mentions
            .iter()
            .filter_map(|idx| concepts::topic(ground.mention(*idx)))
    };
    if topics().next().is_none() || !topics().all(|topic| topic.is_person()) {
        return None;
    }
    for idx in mentions {
        let mention = ground.mention(*idx);
        let day = ground.articles[mention.article.0].published?;
        day.start.civil()?;
        by_day.entry(day).or_default().push(*idx);
    }
    for of_day in by_day.values() {
        for (i, m) in of_day.iter().enumerate() {
            for n in &of_day[i + 1..] {
                let (one, two) = (ground.mention(*m), ground.mention(*n));
                if relation(&one.value, &two.value) == Relation::Contradictory {
                    return Some(Series::Broken(*m, *n));
                }
            }
        }
    }
    let mut told: Vec<(Edtf, String)> = Vec::new();
    for (day, of_day) in by_day {
        let shown = narrowest(ground, &of_day)?;
        if told.last().is_none_or(|(_, last)| *last != shown) {
            told.push((day, shown));
        }
    }
    (1 < told.len()).then(|| {
        let steps: Vec<String> = told
            .iter()
            .map(|(day, shown)| format!("{shown} ({day})"))
            .collect();
        Series::Told(format!(
            "changed with the day of publication: {}",
            steps.join(" → ")
        ))
    })
}

/// Returns what says most of those that can all hold: "at least 250" and "252" are 252.
fn narrowest(ground: &Ground, of_day: &[MentionIdx]) -> Option<String> {
    let value = |idx: &MentionIdx| &ground.mention(*idx).value;
    of_day
        .iter()
        .min_by_key(|idx| {
            let amount = value(idx).amount();
            let width = amount.and_then(|a| Some(a.max()? - a.min()?));
            (
                width.is_none(),
                width,
                std::cmp::Reverse(amount.and_then(|a| a.min())),
            )
        })
        .map(|idx| display(value(idx)))
}
