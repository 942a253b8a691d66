//! Bodies that stand for one another: each article names another one as who did it.
//!
//! Articles name many bodies, and one that names fewer contradicts nobody. But bodies of one sort, which do one
//! another's work, are rivals where no article that names one names the other and where each stands in the other's
//! place: beside the same figure of the same question ("Europol and police of 18 countries" / "Interpol and police of
//! 18 countries"), or as the only one of its sort in counterpart sentences of one event. Who only tells something is
//! nobody's rival: many may tell it.

use std::collections::{BTreeMap, BTreeSet};

use super::align::Question;
use super::ground::{Ground, SentenceIdx};
use super::passages::Link;
use crate::knowledge::name::{self, Sort};
use crate::model::{ArticleIdx, MentionIdx, Step, Value};

/// Joins the questions of rival bodies into one, with the rivals; the others stay as they are. `answered` are the
/// questions of figures.
pub(super) fn oppose(
    ground: &Ground,
    links: &[Link],
    answered: &[Question],
    bodies: Vec<Question>,
) -> Vec<Question> {
    let sides: Vec<Option<Side>> = bodies.iter().map(|q| Side::new(ground, q)).collect();
    let mut rival_of: BTreeMap<usize, (usize, Found)> = BTreeMap::new();
    for (a, one) in sides.iter().enumerate() {
        for (b, two) in sides.iter().enumerate().skip(a + 1) {
            let (Some(one), Some(two)) = (one, two) else {
                continue;
            };
            let is_known = rival_of.contains_key(&a) || rival_of.contains_key(&b);
            if is_known || one.sort != two.sort || !one.articles.is_disjoint(&two.articles) {
                continue;
            }
            let found = beside_a_figure(ground, answered, one, two)
                .or_else(|| in_counterparts(ground, links, one, two));
            if let Some(found) = found {
                rival_of.insert(b, (a, found));
            }
        }
    }
    let mut out: Vec<Option<Question>> = bodies.into_iter().map(Some).collect();
    for (b, (a, found)) in rival_of {
        let (Some(other), Some(Some(question))) = (out[b].take(), out.get_mut(a)) else {
            continue;
        };
        let (m, n) = found.pair;
        question.steps.extend(other.steps);
        question.steps.push(Step {
            text: found.why.to_owned(),
            mentions: vec![m.min(n), m.max(n)],
        });
        question.mentions.extend(other.mentions);
        question.mentions.sort_unstable();
        question.rivals.push((m.min(n), m.max(n)));
        question.certainty = question.certainty.min(60);
    }
    out.into_iter().flatten().collect()
}

/// Two mentions of rivals, and what makes them such.
struct Found {
    pair: (MentionIdx, MentionIdx),
    why: &'static str,
}

/// A body of a known sort: the articles that name it, and the sentences in which it does not only speak.
struct Side {
    sort: Sort,
    articles: BTreeSet<ArticleIdx>,
    lines: BTreeMap<SentenceIdx, MentionIdx>,
}

impl Side {
    fn new(ground: &Ground, question: &Question) -> Option<Self> {
        let sort = question.mentions.iter().find_map(|i| sort(ground, *i))?;
        let articles = question.mentions.iter();
        let placed = question.mentions.iter().rev();
        Some(Self {
            sort,
            articles: articles.map(|i| ground.mention(*i).article).collect(),
            lines: placed
                .filter(|i| !speaks(ground, **i))
                .filter_map(|i| Some((ground.line_of[i.0]?, *i)))
                .collect(),
        })
    }
}

fn sort(ground: &Ground, idx: MentionIdx) -> Option<Sort> {
    match &ground.mention(idx).value {
        Value::Organization { name } | Value::Person { name } => name::sort_of_body(name),
        _ => None,
    }
}

/// Returns whether something of its sentence is said by the body.
fn speaks(ground: &Ground, idx: MentionIdx) -> bool {
    let span = ground.mention(idx).span;
    ground.line_of[idx.0].is_some_and(|line| {
        ground.line(line).mentions.iter().any(|other| {
            let said_by = &ground.mention(*other).frame.attributed_to;
            said_by.as_ref().is_some_and(|by| by.span.overlaps(span))
        })
    })
}

fn beside_a_figure(
    ground: &Ground,
    answered: &[Question],
    one: &Side,
    two: &Side,
) -> Option<Found> {
    answered.iter().find_map(|question| {
        let beside = |side: &Side| {
            question
                .mentions
                .iter()
                .find_map(|i| side.lines.get(&ground.line_of[i.0]?).copied())
        };
        Some(Found {
            pair: (beside(one)?, beside(two)?),
            why: "bodies of one sort, each beside the same figure",
        })
    })
}

fn in_counterparts(ground: &Ground, links: &[Link], one: &Side, two: &Side) -> Option<Found> {
    let event = |idx: MentionIdx| ground.mention(idx).frame.event.as_ref().map(|e| &e.concept);
    let is_alone = |line: SentenceIdx, idx: MentionIdx| {
        let name = &ground.mention(idx).value;
        ground.line(line).mentions.iter().all(|other| {
            ground.mention(*other).value == *name || sort(ground, *other) != Some(one.sort)
        })
    };
    links.iter().find_map(|link| {
        let (mine, its) = [(link.a, link.b), (link.b, link.a)]
            .into_iter()
            .find_map(|(a, b)| Some(((a, *one.lines.get(&a)?), (b, *two.lines.get(&b)?))))?;
        let (m, n) = (mine.1, its.1);
        let is_one_event = event(m).is_some() && event(m) == event(n);
        (is_one_event && is_alone(mine.0, m) && is_alone(its.0, n)).then_some(Found {
            pair: (m, n),
            why: "bodies of one sort, each the only one in sentences that say the same",
        })
    })
}
