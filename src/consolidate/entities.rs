//! Which names, in every article, are names of one person or body.

use std::collections::BTreeMap;

use super::align::Question;
use super::ground::Ground;
use super::names;
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
    let leader = names::cluster(&distinct);
    of_value
        .into_iter()
        .map(|name| name.map(|i| leader[i]))
        .collect()
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
