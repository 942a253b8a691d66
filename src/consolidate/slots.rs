//! Which mentions stand for one another in counterpart sentences though they are not the same.
//!
//! What is met on the other side by the same value, or by one that can hold with it, answers itself and is put
//! aside. Of what is left on both sides, two mentions are rivals where nothing else could be meant: they are the
//! only ones of their sort, or as many of one sort stand in the same order, or they count the same thing.

mod counterparts;

use std::collections::BTreeSet;

use super::align::{is_aligned, same_language};
use super::compare::{Relation, relation, relation_in_one_text};
use super::concepts;
use super::conversion;
use super::ground::{Ground, SentenceIdx, atoms, family};
use super::groups::Groups;
use super::hands;
use super::passages::Link;
use crate::model::{Anchor, Difference, Kind, Mention, MentionIdx, Partial, Precision, Value};
use counterparts::{Beside, Counterparts};

/// More leftovers of one sort than this, in one order, are no longer surely each other's.
const MOST_IN_ORDER: usize = 3;

/// Sets against one another what stands in one slot of counterpart sentences and differs.
pub(super) fn join(ground: &Ground, links: &[Link], groups: &mut Groups) {
    let counterparts = Counterparts::new(ground, links);
    for link in links {
        let mut mine = aligned(ground, link.a);
        let mut its = aligned(ground, link.b);
        if link.parallel {
            join_same(ground, groups, &mine, &its);
            join_compatible(ground, groups, &mine, &its);
        }
        // Mostly all of a sentence is said in the other one, and nothing is left to be looked for beside it.
        (mine, its) = (
            unsaid(ground, link, &mine, &its),
            unsaid(ground, link, &its, &mine),
        );
        if mine.is_empty() || its.is_empty() {
            continue;
        }
        let (near_a, near_b) = (
            counterparts.around(ground, link, link.a, link.b),
            counterparts.around(ground, link, link.b, link.a),
        );
        put_aside(ground, link, &mut mine, &near_b);
        put_aside(ground, link, &mut its, &near_a);
        for (m, n) in rivals(ground, link, &mine, &its) {
            oppose(ground, groups, &counterparts, link, m, n);
        }
    }
}

fn aligned(ground: &Ground, sentence: SentenceIdx) -> Vec<MentionIdx> {
    ground
        .line(sentence)
        .mentions
        .iter()
        .copied()
        .filter(|idx| is_aligned(ground.mention(*idx).kind()))
        .collect()
}

/// Returns the mentions of a sentence whose values the other one does not state.
fn unsaid(
    ground: &Ground,
    link: &Link,
    mine: &[MentionIdx],
    its: &[MentionIdx],
) -> Vec<MentionIdx> {
    let is_said = |m: &MentionIdx| {
        let value = &ground.mention(*m).value;
        its.iter()
            .any(|n| compare(link, value, &ground.mention(*n).value) == Relation::Same)
    };
    mine.iter().copied().filter(|m| !is_said(m)).collect()
}

fn compare(link: &Link, a: &Value, b: &Value) -> Relation {
    if link.parallel {
        relation_in_one_text(a, b)
    } else {
        relation(a, b)
    }
}

/// Joins what is the same only because one text says it: "16 anni" and "aged 16", "gestern" and "yesterday".
fn join_same(ground: &Ground, groups: &mut Groups, mine: &[MentionIdx], its: &[MentionIdx]) {
    for m in mine {
        for n in its {
            let (one, two) = (&ground.mention(*m).value, &ground.mention(*n).value);
            if relation(one, two) == Relation::Incomparable
                && relation_in_one_text(one, two) == Relation::Same
            {
                groups.join(*m, *n, "the same in counterpart sentences".to_owned(), 85);
            }
        }
    }
}

/// Joins what can both hold where neither sentence has another that could be meant: "60" and "dozens".
fn join_compatible(ground: &Ground, groups: &mut Groups, mine: &[MentionIdx], its: &[MentionIdx]) {
    let stand = |m: MentionIdx, n: MentionIdx| {
        relation_in_one_text(&ground.mention(m).value, &ground.mention(n).value)
    };
    let unmet = |of: &[MentionIdx], others: &[MentionIdx]| -> Vec<MentionIdx> {
        of.iter()
            .copied()
            .filter(|m| others.iter().all(|n| stand(*m, *n) != Relation::Same))
            .collect()
    };
    let pairs = only(&unmet(mine, its), &unmet(its, mine), |m, n| {
        matches!(stand(m, n), Relation::Compatible(_))
    });
    for (m, n) in pairs {
        let why = "in the same place of counterpart sentences; both can hold";
        groups.join(m, n, why.to_owned(), 80);
    }
}

/// Takes away every mention that is met on the other side by the same, by something that can hold with it, or by
/// the same numbers in another kind.
fn put_aside(ground: &Ground, link: &Link, mine: &mut Vec<MentionIdx>, others: &[Beside]) {
    mine.retain(|idx| {
        let value = &ground.mention(*idx).value;
        let numbers = atoms(value);
        // "Dozens" holds with much, and is seldom said of something of its own.
        let is_word = value
            .amount()
            .is_some_and(|amount| amount.precision() == Precision::Vague);
        !others
            .iter()
            .any(|other| match compare(link, value, other.value) {
                Relation::Same => other.to_same,
                Relation::Compatible(Difference::Conversion) => {
                    other.to_same && !is_said_otherwise(value, other.value, others)
                }
                Relation::Compatible(_) => other.to_alike || other.to_same && is_word,
                _ => other.to_same && !numbers.is_empty() && numbers.is_subset(&atoms(other.value)),
            })
    });
}

/// Returns whether the other side gives the other measure in this one's unit as well, with another figure: "45 miles (72
/// km)" against "73 km". What can only be rounded from the first is let be.
fn is_said_otherwise(value: &Value, its: &Value, others: &[Beside]) -> bool {
    let is_other = |other: &Value| {
        relation(value, other) == Relation::Contradictory
            && relation(its, other) == Relation::Compatible(Difference::Conversion)
    };
    let unit = |value: &Value| match value {
        Value::Measure { unit, .. } => Some(unit.clone()),
        _ => None,
    };
    !conversion::is_made_of(value, its)
        && others
            .iter()
            .any(|other| unit(other.value) == unit(value) && is_other(other.value))
}

/// Pairs what is left over on both sides.
fn rivals(
    ground: &Ground,
    link: &Link,
    mine: &[MentionIdx],
    its: &[MentionIdx],
) -> Vec<(MentionIdx, MentionIdx)> {
    let families: BTreeSet<Kind> = mine
        .iter()
        .map(|idx| family(ground.mention(*idx).kind()))
        .collect();
    // "two years before" is a date in one language and a length of time in another; what is written stands for itself.
    let is_written_date = |idx: MentionIdx| {
        let value = &ground.mention(idx).value;
        matches!(
            value,
            Value::Date {
                anchor: Anchor::Written,
                ..
            }
        )
    };
    let mut pairs = Vec::new();
    for kind in families {
        let of = |all: &[MentionIdx]| -> Vec<MentionIdx> {
            all.iter()
                .copied()
                .filter(|idx| family(ground.mention(*idx).kind()) == kind)
                .collect()
        };
        let (a, b) = (of(mine), of(its));
        if a.len() == b.len() && a.len() <= MOST_IN_ORDER {
            pairs.extend(a.into_iter().zip(b));
        } else {
            pairs.extend(only(&a, &b, |m, n| {
                let (x, y) = (
                    concepts::topic(ground.mention(m)),
                    concepts::topic(ground.mention(n)),
                );
                let is_same = matches!((x, y), (Some(x), Some(y)) if x.is_same(&y));
                is_same || link.parallel && is_written_date(m) && is_written_date(n)
            }));
        }
    }
    if link.parallel {
        let free = |all: &[MentionIdx], taken: &BTreeSet<MentionIdx>| -> Vec<MentionIdx> {
            all.iter()
                .copied()
                .filter(|idx| !taken.contains(idx))
                .collect()
        };
        let taken: BTreeSet<MentionIdx> = pairs.iter().flat_map(|(m, n)| [*m, *n]).collect();
        pairs.extend(only(&free(mine, &taken), &free(its, &taken), |m, n| {
            let (one, two) = (ground.mention(m), ground.mention(n));
            one.kind() != two.kind()
                && compare(link, &one.value, &two.value) == Relation::Contradictory
        }));
    }
    pairs
}

/// Returns the pairs for which something holds and of which neither side has another that it holds for.
fn only(
    mine: &[MentionIdx],
    its: &[MentionIdx],
    holds: impl Fn(MentionIdx, MentionIdx) -> bool,
) -> Vec<(MentionIdx, MentionIdx)> {
    let all: Vec<(MentionIdx, MentionIdx)> = mine
        .iter()
        .flat_map(|m| its.iter().map(|n| (*m, *n)))
        .filter(|(m, n)| holds(*m, *n))
        .collect();
    all.iter()
        .copied()
        .filter(|(m, n)| all.iter().filter(|(x, y)| x == m || y == n).count() == 1)
        .collect()
}

/// Sets two mentions against one another where the evidence is good enough.
fn oppose(
    ground: &Ground,
    groups: &mut Groups,
    counterparts: &Counterparts,
    link: &Link,
    m: MentionIdx,
    n: MentionIdx,
) {
    let (one, two) = (ground.mention(m), ground.mention(n));
    if compare(link, &one.value, &two.value) != Relation::Contradictory {
        return;
    }
    if link.parallel && told_from_two_days(&one.value, &two.value) {
        let why = "told from two days of publication in counterpart sentences";
        groups.join(m, n, why.to_owned(), 80);
        return;
    }
    if told_from_two_events(&one.value, &two.value) {
        return;
    }
    let topics = (concepts::topic(one), concepts::topic(two));
    let agree = match &topics {
        (Some(x), Some(y)) => x.is_same(y),
        (None, None) => true,
        _ => false,
    };
    let clash = matches!(&topics, (Some(x), Some(y)) if x.is_person() != y.is_person() || x.is_person() && !x.may_be(y));
    let sure = if link.parallel {
        agree || !same_language(ground, one, two)
    } else {
        hands::ask_the_same(ground, link, one, two)
            && !is_one(one)
            && !is_one(two)
            && hands::tell_of_one_time(ground, m, n)
    };
    if clash
        || !sure
        || same_figures(ground, one, two)
        || is_one_in_words(ground, one)
        || is_one_in_words(ground, two)
        || is_of_a_name(ground, one)
        || is_of_a_name(ground, two)
        || link.parallel && counterparts.are_converted(ground, link, one, two)
        || counterparts.states_unmet(ground, one.article, two)
            && counterparts.states_unmet(ground, two.article, one)
    {
        return;
    }
    let why = "in the same place of counterpart sentences";
    let certainty = if link.parallel { 85 } else { 65 };
    if !groups.oppose(m, n, why.to_owned(), certainty)
        && link.parallel
        && (counterparts.set_apart(ground, groups, m, n)
            || counterparts.set_apart(ground, groups, n, m))
    {
        groups.oppose(m, n, why.to_owned(), certainty);
    }
}

/// Returns whether a count is one: in articles of two hands that is "one of the men" or "a man" and no total.
pub(super) fn is_one(mention: &Mention) -> bool {
    let amount = mention.value.amount();
    amount.and_then(|a| a.single()) == Some(1.into())
}

/// Returns whether a count is one, in words, which is an article as often as a number.
fn is_one_in_words(ground: &Ground, mention: &Mention) -> bool {
    is_one(mention) && !words(ground, mention).contains(|c: char| c.is_numeric())
}

/// Returns whether a bare number is written right behind a letter: that of "A350" belongs to a name.
fn is_of_a_name(ground: &Ground, mention: &Mention) -> bool {
    let text = &ground.articles[mention.article.0].text;
    let before = text.get(..mention.span.start()).unwrap_or_default();
    mention.kind() == Kind::Number && before.ends_with(char::is_alphabetic)
}

/// Returns whether one of two days was reckoned from another day of publication than the other: in one text it is the
/// same words that led to both.
fn told_from_two_days(a: &Value, b: &Value) -> bool {
    let day = |value: &Value| match value {
        Value::Date {
            anchor: Anchor::Published(day) | Anchor::Year(day),
            ..
        } => Some(*day),
        _ => None,
    };
    matches!((day(a), day(b)), (Some(x), Some(y)) if x != y)
}

/// Returns whether two dates lie equally far from two that they were reckoned from, a date before them in the text or the
/// day of publication: then these differ, and only these.
fn told_from_two_events(a: &Value, b: &Value) -> bool {
    let told = |value: &Value| match value {
        Value::Date {
            date,
            anchor: Anchor::Previous(from) | Anchor::Published(from),
            ..
        } => Some((date.start, from.start)),
        _ => None,
    };
    let (Some((x, from)), Some((y, other))) = (told(a), told(b)) else {
        return false;
    };
    let years = |date: Partial, from: Partial| Some(date.year()? - from.year()?);
    let days = |date: Partial, from: Partial| {
        let passed = date.civil()?.since(from.civil()?).ok()?;
        Some(passed.fieldwise())
    };
    from != other
        && match (days(x, from), days(y, other)) {
            (Some(mine), Some(its)) => mine == its,
            (None, None) => years(x, from).is_some() && years(x, from) == years(y, other),
            _ => false,
        }
}

fn words<'a>(ground: &Ground<'a>, mention: &Mention) -> &'a str {
    ground.articles[mention.article.0].words(mention.span)
}

/// Returns whether two mentions are written with the same figures and one of them without a word that scales
/// them: then they are one number of which a part was not understood ("£2.8bn" / "2,8"), not two. So are a number and
/// one that goes on behind a space, or before it: "18 777-200LR jets" are 18 jets and the name of a jet.
fn same_figures(ground: &Ground, one: &Mention, two: &Mention) -> bool {
    let words = |m: &Mention| words(ground, m);
    let goes_on = |short: &str, long: &str| {
        let figures = |text: &str| text.trim_matches(|c: char| !c.is_numeric()).to_owned();
        let (short, long) = (figures(short), figures(long));
        let before = long.strip_prefix(short.as_str());
        let behind = long.strip_suffix(short.as_str());
        !short.is_empty()
            && (before.is_some_and(|rest| rest.starts_with(char::is_whitespace))
                || behind.is_some_and(|rest| rest.ends_with(char::is_whitespace)))
    };
    if goes_on(words(one), words(two)) || goes_on(words(two), words(one)) {
        return true;
    }
    let figures = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let is_bare = |text: &str| !text.chars().any(char::is_alphabetic);
    let (x, y) = (words(one), words(two));
    !figures(x).is_empty() && figures(x) == figures(y) && (is_bare(x) || is_bare(y))
}

#[cfg(test)]
mod tests;
