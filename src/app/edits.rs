//! Changes that the reader makes to the facts themselves: two facts are one, one fact is two.
//!
//! In goes a reading, out comes the same reading with other facts. A fact that was merged into another stays in
//! the list without positions ([`is_gone`]), so that the places of the others do not change; nothing shows it.
//!
//! Whoever merges says that two facts answer one question. How the answers stand to one another then follows from
//! the values: what can both hold is compatible, what cannot is a conflict. Of names, the reader says that they
//! are one.

use std::collections::BTreeSet;

use crate::model::{
    ArticleIdx, Difference, Fact, FactIdx, Kind, MentionIdx, Position, Reading, Status, Step, Value,
};

/// Returns whether a fact was merged into another.
pub fn is_gone(fact: &Fact) -> bool {
    fact.positions.is_empty()
}

/// Returns whether two facts can be one; `Err` says why not.
pub fn can_merge(reading: &Reading, into: FactIdx, other: FactIdx) -> Result<(), &'static str> {
    if into == other {
        return Err("a fact cannot be merged with itself");
    }
    let kinds = (reading.fact(into).kind, reading.fact(other).kind);
    if kinds.0 != kinds.1 {
        return Err("facts of two kinds cannot be one");
    }
    Ok(())
}

/// Merges a fact into another; `Err` says why not.
pub fn merge(reading: &mut Reading, into: FactIdx, other: FactIdx) -> Result<(), &'static str> {
    can_merge(reading, into, other)?;
    let worst = reading.fact(into).status.min(reading.fact(other).status);
    let taken = std::mem::take(&mut reading.facts[other.0].positions);
    let mentions: Vec<MentionIdx> = taken.iter().flat_map(|p| p.mentions.clone()).collect();
    let mut positions = std::mem::take(&mut reading.facts[into.0].positions);
    for position in taken {
        let same = positions.iter().position(|p| p.display == position.display);
        match same {
            Some(at) => positions[at].mentions.extend(position.mentions),
            None => positions.push(position),
        }
    }
    settle(reading, &mut positions);
    let (status, difference) = stand(&positions, Some(worst));
    let fact = &mut reading.facts[into.0];
    fact.positions = positions;
    (fact.status, fact.difference) = (status, difference);
    fact.rivals = rivals(fact);
    "merged by the reader".clone_into(&mut fact.reason);
    fact.certainty = 100;
    fact.steps.push(Step {
        text: "merged by the reader".to_owned(),
        mentions,
    });
    Ok(())
}

/// Makes a fact of its own out of what a mention states: of its position, or where there is no other, of what its
/// article states. Returns the new fact; `Err` says why not.
pub fn split(
    reading: &mut Reading,
    from: FactIdx,
    mention: MentionIdx,
) -> Result<FactIdx, &'static str> {
    let article = reading.mention(mention).article;
    let mut rest = reading.fact(from).clone();
    let Some(at) = rest
        .positions
        .iter()
        .position(|p| p.mentions.contains(&mention))
    else {
        return Err("the words in hand do not state this fact");
    };
    let mut apart = rest.positions[at].clone();
    if 1 < rest.positions.len() {
        rest.positions.remove(at);
    } else {
        let is_its = |idx: &MentionIdx| reading.mention(*idx).article == article;
        apart.mentions.retain(is_its);
        rest.positions[at].mentions.retain(|idx| !is_its(idx));
        if rest.positions[at].mentions.is_empty() {
            return Err("one article alone states it; there is nothing to split");
        }
    }
    settle(reading, &mut rest.positions);
    let (status, difference) = stand(&rest.positions, Some(rest.status));
    (rest.status, rest.difference) = (status, difference);
    rest.rivals = rivals(&rest);
    "split by the reader".clone_into(&mut rest.reason);

    let mut positions = vec![apart];
    settle(reading, &mut positions);
    let (status, difference) = stand(&positions, None);
    let step = Step {
        text: "split off by the reader".to_owned(),
        mentions: positions[0].mentions.clone(),
    };
    let new = Fact {
        rivals: 0,
        id: free_name(reading, &rest.id),
        positions,
        status,
        difference,
        certainty: 100,
        steps: rest.steps.iter().cloned().chain([step]).collect(),
        ..rest.clone()
    };
    reading.facts[from.0] = rest;
    reading.facts.push(new);
    Ok(FactIdx(reading.facts.len() - 1))
}

fn free_name(reading: &Reading, id: &str) -> String {
    let taken: BTreeSet<&str> = reading.facts.iter().map(|fact| fact.id.as_str()).collect();
    let mut n = 2_usize;
    while taken.contains(format!("{id}-{n}").as_str()) {
        n += 1;
    }
    format!("{id}-{n}")
}

/// Brings positions in order after their mentions changed.
fn settle(reading: &Reading, positions: &mut [Position]) {
    for position in positions.iter_mut() {
        position.mentions.sort_unstable();
        position.mentions.dedup();
        let articles: BTreeSet<ArticleIdx> = position
            .mentions
            .iter()
            .map(|&idx| reading.mention(idx).article)
            .collect();
        let shares = |article: &ArticleIdx| articles.contains(article);
        position.origins = reading
            .origins
            .iter()
            .filter(|origin| origin.articles.iter().any(shares))
            .count();
        position.articles = articles.into_iter().collect();
    }
    positions.sort_by_key(|p| {
        (
            std::cmp::Reverse(p.articles.len()),
            p.mentions.first().copied(),
        )
    });
}

/// Returns how many positions exclude one another, from the first; of what the reader put together all may.
fn rivals(fact: &Fact) -> usize {
    if fact.status == Status::Conflict {
        fact.positions.len()
    } else {
        0
    }
}

/// Returns how positions stand to one another. What stood together without a conflict before still does.
fn stand(positions: &[Position], before: Option<Status>) -> (Status, Option<Difference>) {
    let articles: BTreeSet<ArticleIdx> = positions
        .iter()
        .flat_map(|position| position.articles.iter().copied())
        .collect();
    let Some(first) = positions.first() else {
        return (Status::Single, None);
    };
    if articles.len() == 1 && positions.len() == 1 {
        return (Status::Single, None);
    }
    if positions.len() == 1 {
        return (Status::Agree, None);
    }
    if matches!(
        first.value.kind(),
        Kind::Person | Kind::Organization | Kind::Quote
    ) && before != Some(Status::Conflict)
    {
        return (Status::Agree, Some(Difference::Spelling));
    }
    let pairs = || {
        positions
            .iter()
            .enumerate()
            .flat_map(|(n, a)| positions[n + 1..].iter().map(move |b| (a, b)))
    };
    if pairs().all(|(a, b)| can_both_hold(&a.value, &b.value)) {
        let difference = if first.value.amount().is_some() {
            Difference::Vague
        } else {
            Difference::Refinement
        };
        return (Status::Compatible, Some(difference));
    }
    (Status::Conflict, Some(Difference::Contradiction))
}

/// Returns whether one value is the other, more closely: "dozens" and 60, 2016 and September 2016, US and Kansas.
fn can_both_hold(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Date { date: a, .. }, Value::Date { date: b, .. }) => {
            a.contains(b) || b.contains(a)
        }
        (Value::Place { code: Some(a), .. }, Value::Place { code: Some(b), .. }) => {
            lies_in(a, b) || lies_in(b, a)
        }
        _ => match (a.amount(), b.amount()) {
            (Some(a), Some(b)) => a.contains(&b) || b.contains(&a),
            _ => a == b,
        },
    }
}

/// Returns whether a code names a part of another: `US-KS` of `US`.
fn lies_in(part: &str, whole: &str) -> bool {
    part.strip_prefix(whole)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::storm;

    fn idx(reading: &Reading, label: &str) -> FactIdx {
        let at = reading.facts.iter().position(|fact| fact.label == label);
        FactIdx(at.expect("there is such a fact"))
    }

    #[test]
    fn merged_facts_are_one_and_their_values_decide_how_they_stand() {
        let mut reading = storm();
        let (deaths, homes) = (idx(&reading, "deaths"), idx(&reading, "homes"));
        merge(&mut reading, deaths, homes).expect("both are counts");
        assert!(is_gone(reading.fact(homes)));
        assert_eq!(reading.fact(deaths).status, Status::Conflict);
        assert_eq!(reading.fact(deaths).positions.len(), 4);
    }

    #[test]
    fn what_is_of_two_kinds_cannot_be_merged() {
        let mut reading = storm();
        let (deaths, place) = (idx(&reading, "deaths"), idx(&reading, "where"));
        assert!(merge(&mut reading, deaths, place).is_err());
        assert!(merge(&mut reading, deaths, deaths).is_err());
        assert!(!is_gone(reading.fact(place)));
    }

    #[test]
    fn names_that_are_merged_are_one_name() {
        let mut reading = storm();
        let mut other = reading.fact(idx(&reading, "storm")).clone();
        for position in &mut other.positions {
            "Alba II".clone_into(&mut position.display);
        }
        other.id.push('x');
        reading.facts.push(other);
        let (storm, other) = (idx(&reading, "storm"), FactIdx(reading.facts.len() - 1));
        merge(&mut reading, storm, other).expect("both are names");
        assert_eq!(reading.fact(storm).status, Status::Agree);
    }

    #[test]
    fn a_position_that_is_split_off_leaves_the_others_without_a_conflict() {
        let mut reading = storm();
        let deaths = idx(&reading, "deaths");
        let fourteen = reading.fact(deaths).positions[1].mentions[0];
        let new = split(&mut reading, deaths, fourteen).expect("two positions");
        assert_eq!(reading.fact(deaths).status, Status::Agree);
        assert_eq!(reading.fact(new).status, Status::Single);
        assert_ne!(reading.fact(new).id, reading.fact(deaths).id);
    }

    #[test]
    fn an_article_can_be_split_off_where_all_say_the_same() {
        let mut reading = storm();
        let when = idx(&reading, "when");
        let mention = reading.fact(when).positions[0].mentions[0];
        let n_before = reading.fact(when).positions[0].articles.len();
        let new = split(&mut reading, when, mention).expect("several articles");
        assert_eq!(reading.fact(when).positions[0].articles.len(), n_before - 1);
        let alone = reading.fact(new).positions[0].mentions[0];
        assert!(split(&mut reading, new, alone).is_err());
    }
}
