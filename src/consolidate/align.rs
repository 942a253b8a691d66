//! Which mentions, within and across articles, answer the same question.
//!
//! In: mentions, their sentences and the counterparts among these. Out: [`Question`]s. Three kinds of evidence
//! join two mentions, from the cheapest to the dearest: they state the same; they state what can both hold of
//! one thing; they differ and stand for one another in counterpart sentences, or are what each article has to
//! say about one thing that every article counts once. Only the third can end in a conflict, so it asks most.
//! Where an article states both values itself, they answer two questions and nothing is joined.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Relation, relation};
use super::concepts::{self, Topic};
use super::ground::{Ground, family};
use super::groups::Groups;
use super::hands::Stories;
use super::passages::Link;
use super::slots;
use crate::model::{self, ArticleIdx, Kind, Mention, MentionIdx, Step, Value};

/// Mentions that answer one question.
#[derive(Clone, Debug, Default)]
pub(super) struct Question {
    pub(super) mentions: Vec<MentionIdx>,
    /// Pairs that differ although they answer the same.
    pub(super) rivals: Vec<(MentionIdx, MentionIdx)>,
    pub(super) steps: Vec<Step>,
    /// In percent.
    pub(super) certainty: u8,
}

/// Exact numbers this far apart (as a ratio, in percent) are taken for answers to one question where nothing
/// but the thing counted joins them.
const NEAR: i64 = 130;

/// The days of a month, from the first to the last.
const MONTH: i32 = 30;

/// So many mentions of one value are compared each with every other.
const MOST_PAIRED: usize = 300;

/// Joins the mentions of numbers, amounts, dates and times into questions; each mention is in exactly one.
pub(super) fn questions(ground: &Ground, links: &[Link], stories: &Stories) -> Vec<Question> {
    let mut groups = Groups::new(ground, stories);
    let linked = Linked::new(links, stories);
    join_equal(ground, &linked, &mut groups);
    join_by_topic(ground, &mut groups);
    join_dates(ground, &mut groups);
    slots::join(ground, links, &mut groups);
    groups.into_questions(|idx| is_aligned(ground.mention(idx).kind()))
}

/// Returns whether mentions of this kind are aligned here; names, places and quotes are joined elsewhere.
pub(super) fn is_aligned(kind: Kind) -> bool {
    kind.is_numeric() || matches!(kind, Kind::Duration | Kind::Date | Kind::Time)
}

/// The counterparts of sentences, findable, and which articles tell one story.
struct Linked<'s> {
    /// Two sentences, and whether their articles are one text.
    pairs: BTreeMap<(usize, usize), bool>,
    stories: &'s Stories,
}

impl<'s> Linked<'s> {
    fn new(links: &[Link], stories: &'s Stories) -> Self {
        Self {
            stories,
            pairs: links.iter().map(|l| ((l.a.0, l.b.0), l.parallel)).collect(),
        }
    }

    /// Returns whether the sentences of two mentions are counterparts, and if so whether in one text.
    fn is(&self, ground: &Ground, m: MentionIdx, n: MentionIdx) -> Option<bool> {
        let (a, b) = (ground.line_of[m.0]?, ground.line_of[n.0]?);
        self.pairs.get(&(a.0.min(b.0), a.0.max(b.0))).copied()
    }
}

/// Joins what states the same.
fn join_equal(ground: &Ground, linked: &Linked, groups: &mut Groups) {
    let mut buckets: BTreeMap<(Kind, String), Vec<MentionIdx>> = BTreeMap::new();
    for (idx, mention) in ground.all().filter(|(_, m)| is_aligned(m.kind())) {
        buckets
            .entry((family(mention.kind()), bare(&mention.value)))
            .or_default()
            .push(idx);
    }
    for bucket in buckets.values() {
        // Each is compared with every other; where there are too many (a value that a thousand articles give), with
        // the first of every group.
        let all = bucket.len() <= MOST_PAIRED;
        let mut firsts: Vec<MentionIdx> = Vec::new();
        for n in bucket {
            for m in &firsts {
                if groups.is_together(*m, *n) {
                    continue;
                }
                if let Some(why) = same_question(ground, linked, *m, *n) {
                    groups.join(*m, *n, why, 95);
                }
            }
            let is_first = !firsts.iter().any(|m| groups.is_together(*m, *n));
            if all || is_first && firsts.len() < MOST_PAIRED {
                firsts.push(*n);
            }
        }
    }
}

/// Returns the value without what is counted and what a date was reckoned from, as a key.
fn bare(value: &Value) -> String {
    match value {
        Value::Count { amount, .. } | Value::Number { amount } | Value::Money { amount, .. } => {
            amount.to_string()
        }
        Value::Date { date, .. } => date.to_string(),
        other => other.to_string(),
    }
}

/// Returns why two mentions of one value answer one question, where they do.
fn same_question(ground: &Ground, linked: &Linked, m: MentionIdx, n: MentionIdx) -> Option<String> {
    let (one, two) = (ground.mention(m), ground.mention(n));
    if relation(&one.value, &two.value) == Relation::Incomparable {
        return None;
    }
    let within = one.article == two.article;
    if !linked.stories.is_one(one.article, two.article) {
        return None;
    }
    let (x, y) = (concepts::topic(one), concepts::topic(two));
    let clash = match (&x, &y) {
        (Some(x), Some(y)) => !x.may_be(y),
        _ => false,
    };
    if let Some(in_one_text) = linked.is(ground, m, n).filter(|_| !within) {
        // A translation of "three injured" is that, whatever was made of it; in a report by another hand "drei Tote" is not.
        let is_another = clash && (!in_one_text || same_language(ground, one, two));
        if !is_another {
            return Some("the same value in counterpart sentences".to_owned());
        }
    }
    if clash && (within || same_language(ground, one, two)) {
        return None;
    }
    match (&x, &y) {
        (Some(x), Some(y)) if x.is_same(y) && !events_clash(one, two, x) => {
            return Some(format!("the same value of the same thing ({x})"));
        }
        _ => {}
    }
    if is_telling(&one.value) && !(within && clash) {
        return Some("the same value, too particular to be chance".to_owned());
    }
    let share_event = event(one).is_some() && event(one) == event(two);
    (share_event && !clash && x.is_none() == y.is_none()).then(|| {
        format!(
            "the same value at the same event ({})",
            event(one).unwrap_or("")
        )
    })
}

pub(super) fn same_language(ground: &Ground, one: &Mention, two: &Mention) -> bool {
    ground.articles[one.article.0].language == ground.articles[two.article.0].language
}

fn event(mention: &Mention) -> Option<&str> {
    mention.frame.event.as_ref().map(|e| e.concept.as_str())
}

/// Returns whether two counts of people are of different events; other things are themselves whatever
/// befalls them.
fn events_clash(one: &Mention, two: &Mention, topic: &Topic) -> bool {
    topic.is_person() && event(one) != event(two)
}

/// Returns whether a value is so particular that it hardly occurs twice by chance: a full date, a month of a
/// year, a sum of money, a number of three figures or more. A year is not: much happens in it.
fn is_telling(value: &Value) -> bool {
    match value {
        Value::Date { date, .. } => date
            .bounds()
            .is_none_or(|(first, last)| (last - first).get_days() <= MONTH),
        Value::Money { amount, .. } => amount
            .min()
            .is_none_or(|n| 10 <= n.trunc().abs().mantissa()),
        _ => value
            .amount()
            .and_then(|a| a.single())
            .is_some_and(|n| 100 <= n.abs().normalize().mantissa()),
    }
}

/// Joins what each article has to say about a thing that it counts only once.
fn join_by_topic(ground: &Ground, groups: &mut Groups) {
    let mut topics: BTreeMap<Topic, BTreeMap<ArticleIdx, Vec<MentionIdx>>> = BTreeMap::new();
    for (idx, mention) in ground.all() {
        let Some(topic) = concepts::topic(mention).and_then(Topic::as_question) else {
            continue;
        };
        if !tells_of_another_time(ground, idx) {
            topics
                .entry(topic)
                .or_default()
                .entry(mention.article)
                .or_default()
                .push(idx);
        }
    }
    for (topic, answers) in &topics {
        let single: Vec<&Vec<MentionIdx>> = answers
            .values()
            .filter(|all| is_one_answer(ground, all))
            .collect();
        for (i, mine) in single.iter().enumerate() {
            for its in &single[i + 1..] {
                join_answers(ground, groups, topic, mine[0], its[0]);
            }
        }
    }
}

/// Joins dates that refine one another where each is all that its article says of when something happened, or
/// since when: "depuis 2016", "since September 2016".
fn join_dates(ground: &Ground, groups: &mut Groups) {
    let mut topics: BTreeMap<(&str, bool), BTreeMap<ArticleIdx, Vec<MentionIdx>>> = BTreeMap::new();
    for (idx, mention) in ground.all() {
        if let (Value::Date { relation, .. }, Some(event)) = (&mention.value, event(mention)) {
            let since = *relation == Some(model::Relation::Since);
            topics
                .entry((event, since))
                .or_default()
                .entry(mention.article)
                .or_default()
                .push(idx);
        }
    }
    for ((event, _), answers) in &topics {
        let single: Vec<&Vec<MentionIdx>> = answers
            .values()
            .filter(|all| is_one_answer(ground, all))
            .collect();
        for (i, mine) in single.iter().enumerate() {
            for its in &single[i + 1..] {
                let (m, n) = (mine[0], its[0]);
                if let Relation::Compatible(_) =
                    relation(&ground.mention(m).value, &ground.mention(n).value)
                {
                    groups.join(
                        m,
                        n,
                        format!("each article's only date of one event ({event})"),
                        80,
                    );
                }
            }
        }
    }
}

fn is_one_answer(ground: &Ground, all: &[MentionIdx]) -> bool {
    let first = &ground.mention(all[0]).value;
    all.iter().all(|idx| {
        !matches!(
            relation(first, &ground.mention(*idx).value),
            Relation::Contradictory | Relation::Incomparable
        )
    })
}

fn join_answers(ground: &Ground, groups: &mut Groups, topic: &Topic, m: MentionIdx, n: MentionIdx) {
    let (one, two) = (ground.mention(m), ground.mention(n));
    match relation(&one.value, &two.value) {
        Relation::Same => groups.join(
            m,
            n,
            format!("the same value of the same thing ({topic})"),
            90,
        ),
        Relation::Compatible(_) => {
            groups.join(
                m,
                n,
                format!("each article's only word on one thing; both can hold ({topic})"),
                80,
            );
        }
        Relation::Contradictory
            if (topic.is_toll() || near(&one.value, &two.value))
                && !slots::is_one(one)
                && !slots::is_one(two) =>
        {
            groups.oppose(
                m,
                n,
                format!("each article's only word on one thing ({topic})"),
                70,
            );
        }
        _ => {}
    }
}

/// Returns whether two exact numbers are near enough to be rival answers.
pub(super) fn near(one: &Value, two: &Value) -> bool {
    let single = |value: &Value| value.amount().and_then(|a| a.single());
    let (Some(a), Some(b)) = (single(one), single(two)) else {
        return false;
    };
    let (small, great) = (a.min(b), a.max(b));
    0 < small.mantissa()
        && great
            .checked_mul(100.into())
            .zip(small.checked_mul(NEAR.into()))
            .is_some_and(|(x, y)| x <= y)
}

/// Returns whether the sentence speaks of another year than the article's own: "in 2015, 300 people died".
pub(super) fn tells_of_another_time(ground: &Ground, idx: MentionIdx) -> bool {
    !other_years(ground, idx).is_empty()
}

/// Returns the years beside a mention in its sentence that are not the article's own.
pub(super) fn other_years(ground: &Ground, idx: MentionIdx) -> BTreeSet<i16> {
    let article = &ground.articles[ground.mention(idx).article.0];
    let own = article.published.and_then(|d| d.start.year());
    let Some(line) = ground.line_of[idx.0] else {
        return BTreeSet::new();
    };
    let others = ground
        .line(line)
        .mentions
        .iter()
        .filter(|other| **other != idx);
    others
        .filter_map(|other| match &ground.mention(*other).value {
            Value::Date {
                date,
                relation: None,
                ..
            } => date.start.year(),
            _ => None,
        })
        .filter(|year| own.is_some_and(|own| own != *year))
        .collect()
}
