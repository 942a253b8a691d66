//! What one article gets wrong by itself: a weekday that the date did not fall on.
//!
//! It compares what the article writes with the calendar, not with other articles. What it finds is a [`Problem`],
//! shown beside the article, and a step of the fact that the date is in.

use super::display::display;
use super::ground::Ground;
use crate::model::{Problem, Value};

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Returns every date whose weekday is written and is another one in the calendar.
pub(super) fn checks(ground: &Ground) -> Vec<Problem> {
    ground
        .mentions
        .iter()
        .filter_map(|mention| {
            let article = &ground.articles[mention.article.0];
            let misfit = misfit(&mention.value)?;
            Some(Problem {
                place: article.id.clone(),
                message: format!("“{}”: {misfit}", article.words(mention.span)),
            })
        })
        .collect()
}

/// Returns, in words, that a date did not fall on the weekday beside it: "Tuesday 26 August 2020" was a Wednesday.
pub(super) fn misfit(value: &Value) -> Option<String> {
    let name = WEEKDAYS.get(usize::from(value.true_weekday()?).checked_sub(1)?)?;
    Some(format!(
        "the weekday beside the date does not fit: {} is a {name}",
        display(value)
    ))
}
