//! What one article gets wrong by itself: a weekday that the date did not fall on, a number that does not fit what it
//! is said to be made of.
//!
//! It compares what the article writes with the calendar and with itself, not with other articles. What it finds is a
//! [`Problem`], shown beside the article, and a step of the fact that the value is in. Parts are found by their form
//! ([`Parts`]); here it is asked whether they may be added up, and where that is not certain, nothing is said.

use rust_decimal::Decimal;

use super::concepts;
use super::display::display;
use super::ground::Ground;
use crate::model::{Amount, Mention, Part, Parts, Problem, Sort, Value, Whole};

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Returns every date and every number that does not fit what stands beside it.
pub(super) fn checks(ground: &Ground) -> Vec<Problem> {
    ground
        .mentions
        .iter()
        .filter_map(|mention| {
            let article = &ground.articles[mention.article.0];
            let misfit = misfit(mention)?;
            let words = match &mention.frame.parts {
                Some(parts) => article.words(stretch(mention, parts)),
                None => article.words(mention.span),
            };
            Some(Problem {
                place: article.id.clone(),
                message: format!("“{words}”: {misfit}"),
            })
        })
        .collect()
}

/// Returns, in words, what does not fit a mention in its own article.
pub(super) fn misfit(mention: &Mention) -> Option<String> {
    weekday(&mention.value).or_else(|| sum(mention))
}

/// "Tuesday 26 August 2020" was a Wednesday.
fn weekday(value: &Value) -> Option<String> {
    let name = WEEKDAYS.get(usize::from(value.true_weekday()?).checked_sub(1)?)?;
    Some(format!(
        "the weekday beside the date does not fit: {} is a {name}",
        display(value)
    ))
}

/// "four people: two soldiers, a driver and two nurses" are five.
fn sum(mention: &Mention) -> Option<String> {
    let parts = mention.frame.parts.as_ref()?;
    let whole = mention.value.amount()?;
    match parts.form {
        Whole::Listed => {
            let listed = parts.list.as_slice();
            if !is_of_people(mention) || !listed.iter().all(is_somebody) {
                return None;
            }
            let fits = total(listed)?.overlaps(&whole);
            (!fits).then(|| {
                unequal(
                    "the number does not fit the list beside it",
                    listed,
                    '≠',
                    whole,
                )
            })?
        }
        Whole::Summed => {
            if !are_people(&parts.list) {
                return None;
            }
            let fits = total(&parts.list)?.overlaps(&whole);
            (!fits).then(|| unequal("the sum does not fit its parts", &parts.list, '≠', whole))?
        }
        Whole::Among => {
            if !is_of_people(mention) {
                return None;
            }
            let apart = disjoint(&parts.list);
            let least = total(apart)?.min()?;
            let most = whole.max()?;
            (most < least)
                .then(|| unequal("the parts are more than the whole", apart, '>', whole))?
        }
    }
}

/// Returns whether what is counted are people one by one: "three people", "three dead", not "three families".
fn is_of_people(whole: &Mention) -> bool {
    matches!(&whole.value, Value::Count { of: Some(of), .. } if concepts::is_plain_people(of))
}

/// Returns whether a part is somebody, or some people counted one by one.
fn is_somebody(part: &Part) -> bool {
    match &part.sort {
        Sort::Name => true,
        Sort::People(of) => !concepts::is_collective(of),
        Sort::Things(_) | Sort::LeftOut | Sort::Unknown => false,
    }
}

/// Returns whether parts can be added up to a sum: some of them are people, one by one, and of the others that is left
/// out. Of other things the sum may be that of a season or a life: "two titles in Peru and one in Chile, 40 in all".
fn are_people(parts: &[Part]) -> bool {
    let is_person = |part: &Part| matches!(part.sort, Sort::People(_)) && is_somebody(part);
    parts.iter().any(is_person)
        && parts
            .iter()
            .all(|part| part.sort == Sort::LeftOut || is_person(part))
}

/// Returns the first parts that nobody can be counted twice in: men and women, not women and Germans.
fn disjoint(parts: &[Part]) -> &[Part] {
    let mut seen: Vec<&str> = Vec::new();
    let n = parts
        .iter()
        .take_while(|part| {
            let Sort::People(of) = &part.sort else {
                return false;
            };
            let is_apart = seen.iter().all(|other| concepts::are_apart(other, of));
            seen.push(of);
            is_apart && is_somebody(part)
        })
        .count();
    parts.get(..n).unwrap_or(parts)
}

/// Adds amounts up: ends that are open stay open.
fn total(parts: &[Part]) -> Option<Amount> {
    let sum = |end: fn(&Amount) -> Option<Decimal>| {
        let ends = parts.iter().map(|part| end(&part.amount));
        ends.reduce(|a, b| a?.checked_add(b?)).flatten()
    };
    let (min, max) = (sum(Amount::min), sum(Amount::max));
    Amount::new(min, max, crate::model::Precision::Range)
}

/// Returns what does not fit in words: `2 + 1 + 2 = 5 ≠ 4`.
fn unequal(what: &str, parts: &[Part], sign: char, whole: Amount) -> Option<String> {
    let shown = |amount: &Amount| super::display::amount(amount);
    let sum = total(parts)?;
    let list: Vec<String> = parts.iter().map(|part| shown(&part.amount)).collect();
    let sum = if parts.len() == 1 {
        shown(&sum)
    } else {
        format!("{} = {}", list.join(" + "), shown(&sum))
    };
    Some(format!("{what}: {sum} {sign} {}", shown(&whole)))
}

/// Returns the words from a number to its last part, or from its first part to the number.
fn stretch(whole: &Mention, parts: &Parts) -> crate::text::Span {
    parts
        .list
        .iter()
        .fold(whole.span, |span, part| span.cover(part.span))
}

#[cfg(test)]
mod tests;
