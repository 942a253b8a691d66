//! Which names, in every article, are names of one person or body, and what that one is called.
//!
//! In: the mentions of all articles, later their sentences with counterparts. Out: the entity of every mention. Names
//! come together by their words ([`names`]) and, where two articles are one text in two languages, by their
//! place: what is left over on either side of a pair of sentences, one name each, is one body whose name was
//! translated. An entity is called by the form that most articles use, of these the longest, of these the first.

use std::collections::{BTreeMap, BTreeSet};

use super::align::Question;
use super::ground::{Ground, SentenceIdx};
use super::names;
use super::passages::Link;
use crate::model::{ArticleIdx, Kind, Mention, MentionIdx, Step, Value};

/// The rule of mentions that name a body of the tables.
const WELL_KNOWN: &str = "well-known organisation";

/// In percent of their sentences, how far apart two names that translate one another may stand.
const APART: usize = 16;

/// The entity of every mention of a person or an organisation, numbered in the order of their first mention;
/// `None` for other kinds.
pub(super) fn entities(values: &[&Value]) -> Vec<Option<usize>> {
    let mut distinct: Vec<&str> = Vec::new();
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    let of_value: Vec<Option<usize>> = values
        .iter()
        .map(|value| {
            let name = name(value)?;
            Some(*index.entry(name).or_insert_with(|| {
                distinct.push(name);
                distinct.len() - 1
            }))
        })
        .collect();
    let leader = names::cluster(&distinct);
    of_value
        .into_iter()
        .map(|name| name.map(|i| leader[i]))
        .collect()
}

fn name(value: &Value) -> Option<&str> {
    match value {
        Value::Person { name } | Value::Organization { name } => Some(name),
        _ => None,
    }
}

/// Makes all mentions of one entity persons, or all organisations: what most of them were read as.
pub(super) fn settle_kinds(mentions: &mut [Mention], entities: &[Option<usize>]) {
    let mut balance: BTreeMap<usize, i64> = BTreeMap::new();
    for (mention, entity) in mentions.iter().zip(entities) {
        if let Some(entity) = entity {
            let vote = if mention.kind() == Kind::Person {
                1
            } else {
                -1
            };
            *balance.entry(*entity).or_default() += vote;
        }
    }
    for (mention, entity) in mentions.iter_mut().zip(entities) {
        let Some(balance) = entity.and_then(|e| balance.get(&e)) else {
            continue;
        };
        let name = match &mut mention.value {
            Value::Person { name } | Value::Organization { name } => std::mem::take(name),
            _ => continue,
        };
        mention.value = if 0 < *balance {
            Value::Person { name }
        } else {
            Value::Organization { name }
        };
    }
}

/// Joins entities that stand for one another in sentences of parallel texts. That nothing else is left over is not
/// enough: the two have a word in common, in their own languages or by its meaning, or stand in the same place of their
/// sentences ("Thrones", "Tronos"). Otherwise each may be what the other text says in words that are no name.
pub(super) fn join_translations(
    ground: &Ground,
    links: &[Link],
    mut entities: Vec<Option<usize>>,
) -> Vec<Option<usize>> {
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut called: BTreeMap<usize, &str> = BTreeMap::new();
    for (mention, entity) in ground.mentions.iter().zip(&entities) {
        if let (Some(entity), Some(name)) = (entity, name(&mention.value)) {
            called.entry(*entity).or_insert(name);
        }
    }
    for link in links.iter().filter(|link| link.parallel) {
        if ground.articles[ground.line(link.a).article.0].language
            == ground.articles[ground.line(link.b).article.0].language
        {
            continue;
        }
        let (a, b) = (
            entities_of(ground, &entities, link.a),
            entities_of(ground, &entities, link.b),
        );
        let left: Vec<usize> = a.difference(&b).copied().collect();
        let right: Vec<usize> = b.difference(&a).copied().collect();
        let is_akin = |x: usize, y: usize| {
            let names = called.get(&x).zip(called.get(&y));
            names.is_some_and(|(a, b)| names::share_word(a, b) || names::share_meaning(a, b))
                || is_in_one_place(ground, &entities, link, x, y)
        };
        for (x, y) in leftover(&left, &right, &called) {
            if is_akin(x, y) {
                *pairs.entry((x.min(y), x.max(y))).or_default() += 1;
            }
        }
    }
    let mut order: Vec<((usize, usize), usize)> = pairs.into_iter().collect();
    order.sort_by_key(|(pair, n)| (std::cmp::Reverse(*n), *pair));
    let mut articles: BTreeMap<usize, BTreeSet<ArticleIdx>> = BTreeMap::new();
    let mut kinds: BTreeMap<usize, Kind> = BTreeMap::new();
    let mut known: BTreeSet<usize> = BTreeSet::new();
    for (idx, mention) in ground.mentions.iter().enumerate() {
        if let Some(entity) = entities[idx] {
            articles.entry(entity).or_default().insert(mention.article);
            kinds.entry(entity).or_insert(mention.kind());
            if mention.rule == WELL_KNOWN {
                known.insert(entity);
            }
        }
    }
    let mut leader: BTreeMap<usize, usize> = BTreeMap::new();
    let find = |leader: &BTreeMap<usize, usize>, entity: usize| {
        leader.get(&entity).copied().unwrap_or(entity)
    };
    for ((x, y), _) in order {
        let (x, y) = (find(&leader, x), find(&leader, y));
        // An article that has both names tells two bodies apart.
        let apart = articles
            .get(&x)
            .zip(articles.get(&y))
            .is_none_or(|(a, b)| !a.is_disjoint(b));
        // People keep their names in translation, and a table knows the other names of a well-known body.
        let named =
            kinds.get(&x) == Some(&Kind::Person) || known.contains(&x) || known.contains(&y);
        let kin = || {
            called
                .get(&x)
                .zip(called.get(&y))
                .is_some_and(|(a, b)| names::share_word(a, b))
        };
        let unlike = kinds.get(&x) != kinds.get(&y);
        if x == y || apart || (named || unlike) && !kin() {
            continue;
        }
        let (to, from) = (x.min(y), x.max(y));
        let moved = articles.remove(&from).unwrap_or_default();
        articles.entry(to).or_default().extend(moved);
        if known.contains(&from) {
            known.insert(to);
        }
        for entry in leader.values_mut().filter(|entry| **entry == from) {
            *entry = to;
        }
        leader.insert(from, to);
    }
    for entity in entities.iter_mut().flatten() {
        *entity = find(&leader, *entity);
    }
    entities
}

/// Returns which of the names left over on either side of a pair of sentences stand for one another: those that
/// have a word in common and no other such, and the last one on either side.
fn leftover(
    left: &[usize],
    right: &[usize],
    called: &BTreeMap<usize, &str>,
) -> Vec<(usize, usize)> {
    let kin = |x: &usize, y: &usize| {
        called
            .get(x)
            .zip(called.get(y))
            .is_some_and(|(a, b)| names::share_word(a, b))
    };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for x in left {
        let mut of_x = right.iter().filter(|y| kin(x, y));
        if let (Some(y), None) = (of_x.next(), of_x.next())
            && left.iter().filter(|other| kin(other, y)).count() == 1
        {
            pairs.push((*x, *y));
        }
    }
    let free = |side: &[usize], used: fn(&(usize, usize)) -> usize| -> Vec<usize> {
        let taken: Vec<usize> = pairs.iter().map(used).collect();
        side.iter()
            .copied()
            .filter(|e| !taken.contains(e))
            .collect()
    };
    let rest = (free(left, |p| p.0), free(right, |p| p.1));
    if let ([x], [y]) = (rest.0.as_slice(), rest.1.as_slice()) {
        pairs.push((*x, *y));
    }
    pairs
}

/// Returns whether two entities stand about as far from the beginning of their sentences as these are long.
fn is_in_one_place(
    ground: &Ground,
    entities: &[Option<usize>],
    link: &Link,
    x: usize,
    y: usize,
) -> bool {
    let places = |line: SentenceIdx, entity: usize| {
        let line = ground.line(line);
        let mentions = line.mentions.iter();
        let starts = mentions
            .filter(move |m| entities[m.0] == Some(entity))
            .map(|m| ground.mention(*m).span.start());
        let length = line.span.len().max(1);
        let from = line.span.start();
        starts.map(move |at| (at - from) * 100 / length)
    };
    places(link.a, x).any(|a| places(link.b, y).any(|b| a.abs_diff(b) <= APART))
}

fn entities_of(ground: &Ground, entities: &[Option<usize>], line: SentenceIdx) -> BTreeSet<usize> {
    let mentions = &ground.line(line).mentions;
    mentions.iter().filter_map(|m| entities[m.0]).collect()
}

/// Calls every mention of an entity by the entity's name; what the article has stays in the text.
pub(super) fn call_by_name(mentions: &mut [Mention], entities: &[Option<usize>]) {
    let mut forms: BTreeMap<usize, BTreeMap<&str, (BTreeSet<ArticleIdx>, usize)>> = BTreeMap::new();
    for (idx, (mention, entity)) in mentions.iter().zip(entities).enumerate() {
        if let (Some(entity), Some(name)) = (entity, name(&mention.value)) {
            let form = forms.entry(*entity).or_default();
            let (articles, _) = form.entry(name).or_insert_with(|| (BTreeSet::new(), idx));
            articles.insert(mention.article);
        }
    }
    let chosen: BTreeMap<usize, String> = forms
        .into_iter()
        .filter_map(|(entity, forms)| {
            let best = forms.into_iter().max_by_key(|(name, (articles, first))| {
                let words = name.split(' ').count();
                (articles.len(), words, std::cmp::Reverse(*first))
            });
            best.map(|(name, _)| (entity, name.to_owned()))
        })
        .collect();
    for (mention, entity) in mentions.iter_mut().zip(entities) {
        if let Value::Person { name } | Value::Organization { name } = &mut mention.value
            && let Some(chosen) = entity.and_then(|entity| chosen.get(&entity))
        {
            name.clone_from(chosen);
        }
    }
}

/// Returns one question for each entity.
pub(super) fn questions(ground: &Ground, entities: &[Option<usize>]) -> Vec<Question> {
    let mut of: BTreeMap<usize, Vec<MentionIdx>> = BTreeMap::new();
    for (idx, _) in ground.all() {
        if let Some(entity) = entities[idx.0] {
            of.entry(entity).or_default().push(idx);
        }
    }
    of.into_values()
        .map(|mentions| Question {
            steps: vec![Step {
                text: "the same name, or forms of it".to_owned(),
                mentions: mentions.clone(),
            }],
            mentions,
            rivals: Vec::new(),
            certainty: 90,
        })
        .collect()
}
