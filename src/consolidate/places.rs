//! Places: where they are named, and where each article says that something happened.
//!
//! Sets are compared element by element. A place that several articles give for one event is a fact of its
//! own; places of one country that exclude one another, each the only one that its articles give there, are
//! rivals in one fact. A place that one article leaves out is no contradiction.

use std::collections::{BTreeMap, BTreeSet};

use super::align::Question;
use super::geography::{contains, country};
use super::ground::{Ground, SentenceIdx};
use super::hands::Stories;
use super::passages::Link;
use crate::model::{ArticleIdx, MentionIdx, Modality, Role, Step, Value};

/// The places of one event in one country: code → article → mentions.
type Stated<'a> = BTreeMap<&'a str, BTreeMap<ArticleIdx, Vec<MentionIdx>>>;

/// Sentences that open an article, its title among them: they say what it is about.
const LEAD: usize = 3;

/// The articles that name a place at all, by its code.
type Named<'a> = BTreeMap<&'a str, BTreeSet<ArticleIdx>>;

/// Returns one question for each place, and those about where something happened.
pub(super) fn questions(
    ground: &Ground,
    links: &[Link],
    stories: &Stories,
) -> (Vec<Question>, Vec<(String, Question)>) {
    let events = events(ground, links, stories);
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

fn events(ground: &Ground, links: &[Link], stories: &Stories) -> Vec<(String, Question)> {
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
        .flat_map(|((event, _), places)| {
            let tell_one = |m: MentionIdx, n: MentionIdx| tell_one(ground, links, stories, m, n);
            in_one_country(ground, event, places, &named, &tell_one)
                .into_iter()
                .map(|question| ((*event).to_owned(), question))
        })
        .collect()
}

/// Returns the questions where an event happened in one country that two articles or more answer: one for each set of
/// places of which one holds the other or that exclude one another. Two towns of two happenings are two questions.
fn in_one_country(
    ground: &Ground,
    event: &str,
    places: &Stated,
    named: &Named,
    tell_one: &impl Fn(MentionIdx, MentionIdx) -> bool,
) -> Vec<Question> {
    let rivals = rivals(places, named, tell_one);
    let codes: Vec<&str> = places.keys().copied().collect();
    let are_rivals = |one: &str, two: &str| {
        rivals.iter().any(|(m, n)| {
            let pair = (code(ground, *m), code(ground, *n));
            pair == (Some(one), Some(two)) || pair == (Some(two), Some(one))
        })
    };
    let mut set_of: Vec<usize> = (0..codes.len()).collect();
    for i in 0..codes.len() {
        for j in 0..i {
            let (one, two) = (codes[i], codes[j]);
            if contains(one, two) || contains(two, one) || are_rivals(one, two) {
                let (to, from) = (set_of[j], set_of[i]);
                for set in &mut set_of {
                    if *set == from {
                        *set = to;
                    }
                }
            }
        }
    }
    let sets: BTreeSet<usize> = set_of.iter().copied().collect();
    sets.into_iter()
        .filter_map(|set| {
            let told: Vec<_> = codes
                .iter()
                .zip(&set_of)
                .filter(|(_, its)| **its == set)
                .filter_map(|(code, _)| places.get(code))
                .collect();
            let articles: BTreeSet<ArticleIdx> =
                told.iter().flat_map(|by| by.keys().copied()).collect();
            let mut mentions: Vec<MentionIdx> = told
                .iter()
                .flat_map(|by| by.values().flatten().copied())
                .collect();
            mentions.sort_unstable();
            let is_of_it = |(m, _): &&(MentionIdx, MentionIdx)| mentions.binary_search(m).is_ok();
            let rivals = rivals.iter().filter(is_of_it).copied().collect();
            (2 <= articles.len()).then(|| Question {
                steps: vec![Step {
                    text: format!("each says where it happened ({event})"),
                    mentions: mentions.clone(),
                }],
                rivals,
                mentions,
                certainty: 75,
            })
        })
        .collect()
}

/// Returns whether two places are told of one happening: by articles of one story, where these open, in counterpart
/// sentences, or in such as name one more place that both have. "A rally in Wheeling" and "a taxi in Boston before the
/// election" are not.
fn tell_one(
    ground: &Ground,
    links: &[Link],
    stories: &Stories,
    m: MentionIdx,
    n: MentionIdx,
) -> bool {
    let (Some(mine), Some(its)) = (ground.line_of[m.0], ground.line_of[n.0]) else {
        return false;
    };
    let article = |idx: MentionIdx| ground.mention(idx).article;
    let (first, second) = (mine.min(its), mine.max(its));
    let is_linked = || {
        let pair = |link: &Link| (link.a, link.b);
        links.binary_search_by_key(&(first, second), pair).is_ok()
    };
    let others = |line: SentenceIdx| -> BTreeSet<&str> {
        let places = [m, n].map(|idx| code(ground, idx));
        let mentions = ground.line(line).mentions.iter();
        mentions
            .filter_map(|idx| code(ground, *idx))
            .filter(|code| {
                places
                    .iter()
                    .flatten()
                    .all(|place| place != code && !contains(code, place))
            })
            .collect()
    };
    let opens =
        |line: SentenceIdx| line.0 - ground.of_article[ground.line(line).article.0].start < LEAD;
    stories.is_one(article(m), article(n))
        && (opens(mine) && opens(its) || is_linked() || !others(mine).is_disjoint(&others(its)))
}

fn code<'a>(ground: &Ground<'a>, idx: MentionIdx) -> Option<&'a str> {
    match &ground.mention(idx).value {
        Value::Place { code, .. } => code.as_deref(),
        _ => None,
    }
}

/// Returns the first words of places that exclude one another: each the only one of its articles, and no article
/// names both. One that does knows of both, and tells them apart.
fn rivals(
    places: &Stated,
    named: &Named,
    tell_one: &impl Fn(MentionIdx, MentionIdx) -> bool,
) -> Vec<(MentionIdx, MentionIdx)> {
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
            if named_together(named, code, other) {
                continue;
            }
            let ones = by.iter().filter(|(article, _)| only(code, **article));
            let twos = |m: MentionIdx| {
                let told = others.iter().filter(|(article, _)| only(other, **article));
                told.flat_map(|(_, all)| all)
                    .copied()
                    .find(|n| tell_one(m, *n))
            };
            if let Some((m, n)) = ones
                .flat_map(|(_, all)| all)
                .find_map(|m| Some((*m, twos(*m)?)))
            {
                found.push((m.min(n), m.max(n)));
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
