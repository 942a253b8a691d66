//! Places: where they are named, and where each article says that something happened.
//!
//! Sets are compared element by element. A place that several articles give for one event is a fact of its
//! own; places of one country that exclude one another, each the only one that its articles give there, are
//! rivals in one fact. A place that one article leaves out is no contradiction.

use std::collections::{BTreeMap, BTreeSet};

use super::align::Question;
use super::geography::{contains, country};
use super::ground::Ground;
use crate::model::{ArticleIdx, MentionIdx, Modality, Role, Step, Value};

/// The places of one event in one country: code → article → mentions.
type Stated<'a> = BTreeMap<&'a str, BTreeMap<ArticleIdx, Vec<MentionIdx>>>;

/// The articles that name a place at all, by its code.
type Named<'a> = BTreeMap<&'a str, BTreeSet<ArticleIdx>>;

/// Returns one question for each place, and those about where something happened.
pub(super) fn questions(ground: &Ground) -> (Vec<Question>, Vec<(String, Question)>) {
    let events = events(ground);
    let mut by_place: BTreeMap<&str, Vec<MentionIdx>> = BTreeMap::new();
    for (idx, mention) in ground.all() {
        if let Value::Place { code, name } = &mention.value {
            by_place
                .entry(code.as_deref().unwrap_or(name))
                .or_default()
                .push(idx);
        }
    }
    let told: BTreeSet<MentionIdx> = events
        .iter()
        .flat_map(|(_, q)| q.mentions.iter().copied())
        .collect();
    let named = by_place
        .into_values()
        .filter(|mentions| !mentions.iter().all(|idx| told.contains(idx)))
        .map(|mentions| Question {
            steps: vec![Step {
                text: "the same place".to_owned(),
                mentions: mentions.clone(),
            }],
            mentions,
            rivals: Vec::new(),
            certainty: 95,
        })
        .collect();
    (named, events)
}

fn events(ground: &Ground) -> Vec<(String, Question)> {
    let mut named = Named::new();
    for (_, mention) in ground.all() {
        if let Value::Place {
            code: Some(code), ..
        } = &mention.value
        {
            named.entry(code).or_default().insert(mention.article);
        }
    }
    let mut stated: BTreeMap<(&str, String), Stated> = BTreeMap::new();
    for (idx, mention) in ground.all() {
        let (
            Value::Place {
                code: Some(code), ..
            },
            Some(event),
        ) = (&mention.value, &mention.frame.event)
        else {
            continue;
        };
        if mention.frame.role != Some(Role::Place) || mention.frame.modality == Modality::Denied {
            continue;
        }
        let place = stated.entry((&event.concept, country(code))).or_default();
        place
            .entry(code)
            .or_default()
            .entry(mention.article)
            .or_default()
            .push(idx);
    }
    stated
        .iter()
        .filter_map(|((event, _), places)| {
            Some(((*event).to_owned(), question(event, places, &named)?))
        })
        .collect()
}

/// Returns the question where an event happened in one country, where two articles or more answer it.
fn question(event: &str, places: &Stated, named: &Named) -> Option<Question> {
    let articles: BTreeSet<ArticleIdx> =
        places.values().flat_map(|by| by.keys().copied()).collect();
    if articles.len() < 2 {
        return None;
    }
    let mut mentions: Vec<MentionIdx> = places
        .values()
        .flat_map(|by| by.values().flatten().copied())
        .collect();
    mentions.sort_unstable();
    let rivals = rivals(places, named);
    let text = format!("each says where it happened ({event})");
    Some(Question {
        steps: vec![Step {
            text,
            mentions: mentions.clone(),
        }],
        mentions,
        rivals,
        certainty: 75,
    })
}

/// Returns the first words of places that exclude one another: each the only one of its articles, and no article
/// names both. One that does knows of both, and tells them apart.
fn rivals(places: &Stated, named: &Named) -> Vec<(MentionIdx, MentionIdx)> {
    let only = |code: &str, article: ArticleIdx| {
        places.iter().all(|(other, by)| {
            !by.contains_key(&article) || *other == code || contains(other, code)
        })
    };
    let mut found = Vec::new();
    for (code, by) in places {
        for (other, others) in
            places.range::<str, _>((std::ops::Bound::Excluded(*code), std::ops::Bound::Unbounded))
        {
            if contains(code, other) || contains(other, code) {
                continue;
            }
            let one = by.iter().find(|(article, _)| only(code, **article));
            let two = others.iter().find(|(article, _)| only(other, **article));
            if let (Some((_, mine)), Some((_, its))) = (one, two)
                && !named_together(named, code, other)
            {
                found.push((mine[0].min(its[0]), mine[0].max(its[0])));
            }
        }
    }
    found
}

fn named_together(named: &Named, code: &str, other: &str) -> bool {
    match (named.get(code), named.get(other)) {
        (Some(one), Some(two)) => !one.is_disjoint(two),
        _ => false,
    }
}
