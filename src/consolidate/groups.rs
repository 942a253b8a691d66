//! Growing groups of mentions, with what joined them.

use std::collections::BTreeMap;

use super::align::Question;
use super::compare::{Relation, relation};
use super::ground::{Ground, family};
use super::hands::Stories;
use crate::model::{ArticleIdx, MentionIdx, Step};

/// A partition of the mentions that grows coarser, never finer.
#[derive(Debug)]
pub(super) struct Groups<'g, 'a> {
    ground: &'g Ground<'a>,
    stories: &'g Stories,
    leader: Vec<usize>,
    members: Vec<Vec<usize>>,
    notes: Vec<Vec<Step>>,
    rivals: Vec<Vec<(MentionIdx, MentionIdx)>>,
    certainty: Vec<u8>,
}

impl<'g, 'a> Groups<'g, 'a> {
    pub(super) fn new(ground: &'g Ground<'a>, stories: &'g Stories) -> Self {
        let n = ground.mentions.len();
        Self {
            ground,
            stories,
            leader: (0..n).collect(),
            members: (0..n).map(|i| vec![i]).collect(),
            notes: vec![Vec::new(); n],
            rivals: vec![Vec::new(); n],
            certainty: vec![100; n],
        }
    }

    pub(super) fn is_together(&self, m: MentionIdx, n: MentionIdx) -> bool {
        self.leader[m.0] == self.leader[n.0]
    }

    /// Joins the groups of two mentions that answer the same question alike, unless an article would then
    /// contradict itself.
    pub(super) fn join(&mut self, m: MentionIdx, n: MentionIdx, why: String, certainty: u8) {
        self.merge(m, n, why, certainty);
    }

    /// Joins the groups of two mentions that answer the same question and differ, where their articles tell one story and
    /// unless an article would then contradict itself; returns whether they are one.
    pub(super) fn oppose(
        &mut self,
        m: MentionIdx,
        n: MentionIdx,
        why: String,
        certainty: u8,
    ) -> bool {
        let article = |idx: MentionIdx| self.ground.mention(idx).article;
        let is_one = self.stories.is_one(article(m), article(n))
            && (self.is_together(m, n) || self.merge(m, n, why, certainty));
        if is_one {
            let leader = self.leader[m.0];
            self.rivals[leader].push((m.min(n), m.max(n)));
        }
        is_one
    }

    /// Returns the mentions that are in one group with this one, itself included.
    pub(super) fn members(&self, of: MentionIdx) -> impl Iterator<Item = MentionIdx> {
        let members = &self.members[self.leader[of.0]];
        members.iter().copied().map(MentionIdx)
    }

    /// Makes a group of its own of some members of one group, not all of them. What joined these to the others is no
    /// longer told; what joins them to one another is.
    pub(super) fn take_out(&mut self, some: &[MentionIdx], why: &str) {
        let Some(first) = some.first() else {
            return;
        };
        let old = self.leader[first.0];
        let members = std::mem::take(&mut self.members[old]);
        let notes = std::mem::take(&mut self.notes[old]);
        let rivals = std::mem::take(&mut self.rivals[old]);
        let certainty = self.certainty[old];
        let (out, rest): (Vec<usize>, Vec<usize>) = members
            .into_iter()
            .partition(|i| some.contains(&MentionIdx(*i)));
        for group in [out, rest] {
            let Some(leader) = group.first().copied() else {
                continue;
            };
            for i in &group {
                self.leader[*i] = leader;
            }
            let is_within = |idx: &MentionIdx| group.contains(&idx.0);
            self.notes[leader] = notes
                .iter()
                .filter(|step| step.mentions.iter().all(is_within))
                .cloned()
                .collect();
            self.rivals[leader] = rivals
                .iter()
                .filter(|(m, n)| is_within(m) && is_within(n))
                .copied()
                .collect();
            self.certainty[leader] = certainty;
            self.members[leader] = group;
        }
        let leader = self.leader[first.0];
        for other in some.iter().skip(1) {
            let is_told = |step: &Step| step.mentions.contains(other);
            if !self.notes[leader].iter().any(is_told) {
                self.notes[leader].push(Step {
                    text: why.to_owned(),
                    mentions: vec![*first.min(other), *first.max(other)],
                });
            }
        }
    }

    fn merge(&mut self, m: MentionIdx, n: MentionIdx, why: String, certainty: u8) -> bool {
        let (a, b) = (self.leader[m.0], self.leader[n.0]);
        if a == b {
            return false;
        }
        if self.would_contradict_itself(&self.members[a], &self.members[b]) {
            return false;
        }
        let (into, from) = if self.members[b].len() <= self.members[a].len() {
            (a, b)
        } else {
            (b, a)
        };
        let moved = std::mem::take(&mut self.members[from]);
        for i in &moved {
            self.leader[*i] = into;
        }
        self.members[into].extend(moved);
        let notes = std::mem::take(&mut self.notes[from]);
        self.notes[into].extend(notes);
        let rivals = std::mem::take(&mut self.rivals[from]);
        self.rivals[into].extend(rivals);
        self.notes[into].push(Step {
            text: why,
            mentions: vec![m.min(n), m.max(n)],
        });
        self.certainty[into] = self.certainty[into]
            .min(self.certainty[from])
            .min(certainty);
        true
    }

    /// Returns whether some mentions could be one group with that of `m`.
    pub(super) fn fit(&self, m: MentionIdx, some: &[MentionIdx]) -> bool {
        let some: Vec<usize> = some.iter().map(|idx| idx.0).collect();
        !self.would_contradict_itself(&self.members[self.leader[m.0]], &some)
    }

    /// Returns whether one article would state two values in the joined group that cannot both hold.
    fn would_contradict_itself(&self, a: &[usize], b: &[usize]) -> bool {
        let mut by_article: BTreeMap<ArticleIdx, Vec<usize>> = BTreeMap::new();
        for i in a {
            by_article
                .entry(self.ground.mentions[*i].article)
                .or_default()
                .push(*i);
        }
        b.iter().any(|j| {
            let two = &self.ground.mentions[*j];
            by_article.get(&two.article).is_some_and(|mine| {
                mine.iter().any(|i| {
                    let one = &self.ground.mentions[*i];
                    family(one.kind()) != family(two.kind())
                        || matches!(
                            relation(&one.value, &two.value),
                            Relation::Contradictory | Relation::Incomparable
                        )
                })
            })
        })
    }

    /// Returns the groups as questions, those of one mention included, for the mentions wanted; in the order
    /// of their first mention.
    pub(super) fn into_questions(self, wanted: impl Fn(MentionIdx) -> bool) -> Vec<Question> {
        let mut questions = Vec::new();
        for (leader, members) in self.members.into_iter().enumerate() {
            let mut mentions: Vec<MentionIdx> = members
                .into_iter()
                .map(MentionIdx)
                .filter(|i| wanted(*i) && !self.ground.is_copied(*i))
                .collect();
            mentions.sort_unstable();
            if !mentions.is_empty() {
                questions.push(Question {
                    mentions,
                    rivals: self.rivals[leader].clone(),
                    steps: self.notes[leader].clone(),
                    certainty: self.certainty[leader],
                });
            }
        }
        questions.sort_by_key(|q| q.mentions.first().copied());
        questions
    }
}
