//! Which names, in every article, are names of one person or body.

use std::collections::BTreeMap;

use super::align::Question;
use super::ground::Ground;
use super::names::{Match, same_name};
use crate::model::{MentionIdx, Step, Value};

/// The entity of every mention of a person or an organisation, numbered in the order of their first mention;
/// `None` for other kinds.
pub(super) fn entities(values: &[&Value]) -> Vec<Option<usize>> {
    let mut distinct: Vec<&str> = Vec::new();
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    let of_value: Vec<Option<usize>> = values
        .iter()
        .map(|value| {
            let (Value::Person { name } | Value::Organization { name }) = value else {
                return None;
            };
            Some(*index.entry(name.as_str()).or_insert_with(|| {
                distinct.push(name);
                distinct.len() - 1
            }))
        })
        .collect();
    let leader = cluster(&distinct);
    of_value
        .into_iter()
        .map(|name| name.map(|i| leader[i]))
        .collect()
}

/// Returns, for every name, the first name that it is the same as; names are compared only where a word of
/// theirs begins alike, so that many names do not mean many comparisons.
fn cluster(names: &[&str]) -> Vec<usize> {
    let mut leader: Vec<usize> = (0..names.len()).collect();
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, name) in names.iter().enumerate() {
        let mut keys = beginnings(name);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let block = blocks.entry(key).or_default();
            for j in block.iter() {
                let (a, b) = (leader[*j], leader[i]);
                if a != b && !matches!(same_name(names[*j], name), Match::No) {
                    let (to, from) = (a.min(b), a.max(b));
                    for l in &mut leader {
                        if *l == from {
                            *l = to;
                        }
                    }
                }
            }
            block.push(i);
        }
    }
    leader
}

fn beginnings(name: &str) -> Vec<String> {
    let folded = any_ascii::any_ascii(name).to_ascii_lowercase();
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    words.iter().map(|w| w.chars().take(3).collect()).collect()
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
