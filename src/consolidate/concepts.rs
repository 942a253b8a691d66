//! What a count asks: the thing counted, or what befell people.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::model::{Mention, Value};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Concepts {
    persons: Vec<String>,
    collectives: Vec<String>,
    apart: Vec<Vec<String>>,
    repeated: Vec<String>,
    outcomes: BTreeMap<String, String>,
    tolls: BTreeMap<String, String>,
    events: BTreeMap<String, String>,
}

fn concepts() -> &'static Concepts {
    static CONCEPTS: OnceLock<Concepts> = OnceLock::new();
    CONCEPTS.get_or_init(|| toml::from_str(include_str!("concepts.toml")).unwrap_or_default())
}

/// What a count is a count of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// People, without more.
    Persons,
    /// People to whom something happened: the event.
    Toll(String),
    /// Anything else, by its concept.
    Thing(String),
}

/// Returns what a mention is a count of; `None` for other kinds and for counts of nothing in particular.
pub(super) fn topic(mention: &Mention) -> Option<Topic> {
    let Value::Count { of: Some(of), .. } = &mention.value else {
        return None;
    };
    let known = concepts();
    if let Some(event) = known.outcomes.get(of) {
        return Some(Topic::Toll(event.clone()));
    }
    if !known.persons.contains(of) {
        return Some(Topic::Thing(of.clone()));
    }
    let event = mention.frame.event.as_ref().map(|e| &e.concept);
    match event.filter(|event| known.tolls.contains_key(*event)) {
        Some(event) => Some(Topic::Toll(event.clone())),
        None => Some(Topic::Persons),
    }
}

/// Returns what an event is called in the label of a question: "investigation".
pub(super) fn event_noun(concept: &str) -> &str {
    let noun = concepts().events.get(concept);
    noun.map_or(concept, String::as_str)
}

/// Returns whether one that is counted may be several: "three families".
pub(super) fn is_collective(of: &str) -> bool {
    concepts().collectives.iter().any(|concept| concept == of)
}

/// Returns whether people are counted one by one, without more or by what befell them: "three people", "three dead".
pub(super) fn is_plain_people(of: &str) -> bool {
    let known = concepts();
    let is_known = known.persons.iter().any(|p| p == of) || known.outcomes.contains_key(of);
    is_known && !is_collective(of)
}

/// Returns whether nobody is both: a man and a woman, not a woman and a soldier.
pub(super) fn are_apart(one: &str, two: &str) -> bool {
    let has = |set: &[String], of: &str| set.iter().any(|concept| concept == of);
    one != two
        && concepts()
            .apart
            .iter()
            .any(|set| has(set, one) && has(set, two))
}

impl Topic {
    /// Returns whether the two are counts of the same for sure.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self == other && *self != Self::Persons
    }

    /// Returns whether the two may be counts of the same: people may be any people.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        self == other
            || self.is_person()
                && other.is_person()
                && (*self == Self::Persons || *other == Self::Persons)
    }

    /// Returns what is counted, in the words of a label: "people killed", "server".
    pub(super) fn label(&self) -> String {
        match self {
            Self::Persons => "people".to_owned(),
            Self::Toll(event) => match concepts().tolls.get(event) {
                Some(toll) => toll.clone(),
                None => self.to_string(),
            },
            Self::Thing(of) => of.clone(),
        }
    }

    /// Returns whether people are counted.
    pub(super) fn is_person(&self) -> bool {
        !matches!(self, Self::Thing(_))
    }

    /// Returns whether it is a toll: one question in all articles about an event.
    pub(super) fn is_toll(&self) -> bool {
        matches!(self, Self::Toll(_))
    }

    /// Returns whether every happening has its own: how often, how long.
    pub(super) fn is_repeated(&self) -> bool {
        matches!(self, Self::Thing(of) if concepts().repeated.contains(of))
    }

    /// Returns the topic as a question that every article answers once, `None` for people without more.
    pub(super) fn as_question(self) -> Option<Self> {
        let is_answer = match &self {
            Self::Persons => false,
            Self::Toll(_) => true,
            Self::Thing(_) => !self.is_repeated(),
        };
        is_answer.then_some(self)
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Persons => f.write_str("person"),
            Self::Toll(event) => write!(f, "{event}: people"),
            Self::Thing(of) => f.write_str(of),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_concepts_are_read() {
        assert!(toml::from_str::<Concepts>(include_str!("concepts.toml")).is_ok());
        assert_eq!(
            concepts().outcomes.get("dead").map(String::as_str),
            Some("kill")
        );
    }
}
