//! What one article gets wrong by itself: a weekday that the date did not fall on, a number that does not fit what it
//! is said to be made of.
//!
//! It compares what the article writes with the calendar and with itself, not with other articles. What it finds is a
//! [`Problem`], shown beside the article, and a step of the fact that the value is in. Parts are found by their form
//! ([`Parts`]); here it is asked whether they may be added up, and where that is not certain, nothing is said.

use rust_decimal::Decimal;

use super::concepts;
use super::display::display;
use super::geography::contains;
use super::ground::Ground;
use crate::model::{Amount, Kind, Mention, Part, Parts, Problem, Value, Whole};

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
            let misfit = misfit(ground, mention)?;
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
pub(super) fn misfit(ground: &Ground, mention: &Mention) -> Option<String> {
    weekday(&mention.value).or_else(|| sum(ground, mention))
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
fn sum(ground: &Ground, mention: &Mention) -> Option<String> {
    let parts = mention.frame.parts.as_ref()?;
    let whole = mention.value.amount()?;
    match parts.form {
        Whole::Listed => {
            let listed = members(ground, mention, parts)?;
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
            let fits = total(&parts.list)?.overlaps(&whole);
            (!fits).then(|| unequal("the sum does not fit its parts", &parts.list, '≠', whole))?
        }
        Whole::Among => {
            let apart = disjoint(ground, mention, &parts.list);
            let least = total(apart)?.min()?;
            let most = whole.max()?;
            (most < least)
                .then(|| unequal("the parts are more than the whole", apart, '>', whole))?
        }
        Whole::Remaining => {
            let all: Vec<Part> = parts
                .list
                .iter()
                .copied()
                .chain([Part {
                    span: mention.span,
                    amount: whole,
                }])
                .collect();
            let hundred = Amount::exact(Decimal::ONE_HUNDRED);
            let least = total(&all)?.min()?;
            let is_more = Decimal::ONE_HUNDRED < least;
            is_more.then(|| unequal("the shares are more than the whole", &all, '>', hundred))?
        }
    }
}

/// Returns the members of a complete list where each is surely one of what is counted: people for people, places for
/// cities, bodies for companies.
fn members<'p>(ground: &Ground, whole: &Mention, parts: &'p Parts) -> Option<&'p [Part]> {
    let of = match &whole.value {
        Value::Count { of, .. } => of.as_deref(),
        _ => None,
    };
    let kinds: Vec<Option<&Mention>> = parts
        .list
        .iter()
        .map(|p| part_of(ground, whole, p))
        .collect();
    let fits = kinds
        .iter()
        .all(|mention| match mention.map(Mention::kind) {
            Some(Kind::Person) => parts.people,
            Some(Kind::Place) => of.is_some_and(concepts::is_sort_of_place),
            Some(Kind::Organization) => of.is_some_and(concepts::is_sort_of_body),
            _ => true,
        });
    let code = |mention: Option<&Mention>| match mention.map(|m| &m.value) {
        Some(Value::Place { code, .. }) => code.clone(),
        _ => None,
    };
    // "Paris, Texas and London" are two cities.
    let nested = kinds.windows(2).any(|pair| {
        matches!((code(pair[0]), code(pair[1])), (Some(inner), Some(outer)) if contains(&outer, &inner))
    });
    (fits && !nested).then_some(parts.list.as_slice())
}

/// Returns the first parts that nobody can be counted twice in: men and women, not women and Germans.
fn disjoint<'p>(ground: &Ground, whole: &Mention, parts: &'p [Part]) -> &'p [Part] {
    let of = |part: &Part| match &part_of(ground, whole, part)?.value {
        Value::Count { of: Some(of), .. } => Some(of.clone()),
        _ => None,
    };
    let mut seen: Vec<String> = Vec::new();
    let n = parts
        .iter()
        .take_while(|part| {
            let Some(of) = of(part) else {
                return seen.is_empty();
            };
            let is_apart = seen.iter().all(|other| concepts::are_apart(other, &of));
            seen.push(of);
            is_apart
        })
        .count();
    parts.get(..n.max(1)).unwrap_or(parts)
}

fn part_of<'a>(ground: &Ground<'a>, whole: &Mention, part: &Part) -> Option<&'a Mention> {
    let at = |m: &Mention| (m.article, m.span);
    let from = ground
        .mentions
        .partition_point(|m| at(m) < (whole.article, part.span));
    ground
        .mentions
        .get(from)
        .filter(|m| at(m) == (whole.article, part.span))
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
mod tests {
    use crate::fixture::article;
    use crate::model::{Fact, Kind, Reading};
    use crate::pipeline::{Meaning, read_articles};

    fn reading(text: &str) -> Reading {
        read_articles(vec![article("en", text)], Meaning::Anchors)
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let problems = reading(text).problems;
        let told: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn a_number_that_its_list_does_not_give_is_told() {
        check(
            "Four people were killed: two soldiers, a driver and two nurses.",
            &[
                "“Four people were killed: two soldiers, a driver and two nurses”: the number does not fit the list \
               beside it: 2 + 1 + 2 = 5 ≠ 4",
            ],
        );
        check(
            "Three suspects – Anna Keller, Peter Jones, Mary Walsh and Paul Newton – were arrested.",
            &[
                "“Three suspects – Anna Keller, Peter Jones, Mary Walsh and Paul Newton”: the number does not fit the \
               list beside it: 1 + 1 + 1 + 1 = 4 ≠ 3",
            ],
        );
        check(
            "Four people were killed: two soldiers, a driver and a nurse.",
            &[],
        );
        check(
            "Five people were killed: several soldiers, a driver and a nurse.",
            &[],
        );
    }

    #[test]
    fn names_are_counted_only_where_they_can_be_what_is_counted() {
        check(
            "The film won three prizes: Anna Keller, Peter Jones, Mary Walsh and Paul Newton.",
            &[],
        );
        check("He saw two cities: Paris, Texas and London.", &[]);
        check(
            "He saw two countries: France, Spain and Italy.",
            &[
                "“two countries: France, Spain and Italy”: the number does not fit the list beside it: 1 + 1 + 1 = 3 ≠ 2",
            ],
        );
    }

    #[test]
    fn parts_that_are_more_than_their_whole_are_told() {
        check(
            "There were 50 dead, among them 60 women.",
            &["“50 dead, among them 60 women”: the parts are more than the whole: 60 > 50"],
        );
        check(
            "There were 50 dead, including 30 women and 25 men.",
            &[
                "“50 dead, including 30 women and 25 men”: the parts are more than the whole: 30 + 25 = 55 > 50",
            ],
        );
        // Some of the women may be nurses.
        check("There were 50 dead, including 30 women and 25 nurses.", &[]);
    }

    #[test]
    fn a_sum_that_its_parts_do_not_make_is_told() {
        check(
            "There were 18 in Peru and two in Chile, 21 in all.",
            &[
                "“18 in Peru and two in Chile, 21”: the sum does not fit its parts: 18 + 2 = 20 ≠ 21",
            ],
        );
        check("There were 18 in Peru and two in Chile, 20 in all.", &[]);
        // Those in France are not read, and so nothing is added up.
        check(
            "Five died in France, 18 in Peru and two in Chile, 25 in all.",
            &[],
        );
    }

    #[test]
    fn shares_that_are_more_than_all_there_is_are_told() {
        check(
            "In the vote 60 percent were for it and the remaining 50 percent against it.",
            &[
                "“60 percent were for it and the remaining 50 percent”: the shares are more than the whole: 60 + 50 = 110 > 100",
            ],
        );
        check(
            "In the vote 60 percent were for it and the remaining 40 percent against it.",
            &[],
        );
    }

    #[test]
    fn what_does_not_fit_is_a_step_of_the_fact() {
        let reading = reading("There were 50 dead, among them 60 women.");
        let is_whole = |fact: &&Fact| fact.kind == Kind::Count && fact.positions[0].display == "50";
        let fact = reading.facts.iter().find(is_whole).expect("the dead");
        let told = fact
            .steps
            .iter()
            .any(|step| step.text == "the parts are more than the whole: 60 > 50");
        assert!(told, "{:?}", fact.steps);
    }
}
