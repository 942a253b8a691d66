//! Bodies that stand for one another: each article names another one as who did it.
//!
//! Articles name many bodies, and one that names fewer contradicts nobody. But bodies of one sort, which do one
//! another's work, are rivals where each stands beside the same figure of the same question and where no article
//! that names one names the other: "Europol and police of 18 countries" / "Interpol and police of 18 countries".

use std::collections::{BTreeMap, BTreeSet};

use super::align::Question;
use super::concepts;
use super::ground::{Ground, SentenceIdx};
use crate::model::{ArticleIdx, MentionIdx, Step, Value};

/// Joins the questions of rival bodies into one, with the rivals; the others stay as they are. `answered` are the
/// questions of figures.
pub(super) fn oppose(
    ground: &Ground,
    answered: &[Question],
    bodies: Vec<Question>,
) -> Vec<Question> {
    let sorts: Vec<Option<usize>> = bodies.iter().map(|q| sort(ground, q)).collect();
    let mut rival_of: BTreeMap<usize, (usize, (MentionIdx, MentionIdx))> = BTreeMap::new();
    for a in 0..bodies.len() {
        for b in a + 1..bodies.len() {
            let known = sorts[a].is_some() && sorts[a] == sorts[b];
            if !known || rival_of.contains_key(&a) || rival_of.contains_key(&b) {
                continue;
            }
            if let Some(pair) = rivals(ground, answered, &bodies[a], &bodies[b]) {
                rival_of.insert(b, (a, pair));
            }
        }
    }
    let mut out: Vec<Option<Question>> = bodies.into_iter().map(Some).collect();
    for (b, (a, (m, n))) in rival_of {
        let (Some(other), Some(Some(question))) = (out[b].take(), out.get_mut(a)) else {
            continue;
        };
        question.steps.extend(other.steps);
        question.steps.push(Step {
            text: "bodies of one sort, each beside the same figure".to_owned(),
            mentions: vec![m.min(n), m.max(n)],
        });
        question.mentions.extend(other.mentions);
        question.mentions.sort_unstable();
        question.rivals.push((m.min(n), m.max(n)));
        question.certainty = question.certainty.min(60);
    }
    out.into_iter().flatten().collect()
}

fn sort(ground: &Ground, question: &Question) -> Option<usize> {
    question
        .mentions
        .iter()
        .find_map(|idx| match &ground.mention(*idx).value {
            Value::Organization { name } | Value::Person { name } => concepts::sort_of_body(name),
            _ => None,
        })
}

/// Returns mentions of two bodies beside mentions of one question, where no article names both bodies.
fn rivals(
    ground: &Ground,
    answered: &[Question],
    one: &Question,
    two: &Question,
) -> Option<(MentionIdx, MentionIdx)> {
    let articles = |q: &Question| -> BTreeSet<ArticleIdx> {
        q.mentions
            .iter()
            .map(|i| ground.mention(*i).article)
            .collect()
    };
    if !articles(one).is_disjoint(&articles(two)) {
        return None;
    }
    let lines = |q: &Question| -> BTreeMap<SentenceIdx, MentionIdx> {
        let placed = q.mentions.iter().rev();
        placed
            .filter_map(|i| Some((ground.line_of[i.0]?, *i)))
            .collect()
    };
    let (mine, its) = (lines(one), lines(two));
    answered.iter().find_map(|question| {
        let beside = |of: &BTreeMap<SentenceIdx, MentionIdx>| {
            question
                .mentions
                .iter()
                .find_map(|i| of.get(&ground.line_of[i.0]?).copied())
        };
        Some((beside(&mine)?, beside(&its)?))
    })
}
