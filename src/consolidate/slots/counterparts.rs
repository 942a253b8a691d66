//! What stands in and beside the counterparts of a sentence, and whether a value that is said elsewhere too answers here.

use super::super::compare::{Relation, relation, relation_in_one_text};
use super::super::conversion;
use super::super::ground::{Ground, SentenceIdx, family};
use super::super::groups::Groups;
use super::super::passages::Link;
use super::aligned;
use crate::model::{ArticleIdx, Kind, Mention, MentionIdx, Value};

/// A mention in or beside a counterpart, and what it may be the answer to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'a> {
    pub(super) value: &'a Value,
    /// To the same value: it is not what the sentence beside says to its own counterpart.
    pub(super) to_same: bool,
    /// To one that it can hold with: nothing says the same as it does.
    pub(super) to_alike: bool,
}

/// The counterparts of every sentence.
pub(super) struct Counterparts {
    of: Vec<Vec<SentenceIdx>>,
}

impl Counterparts {
    pub(super) fn new(ground: &Ground, links: &[Link]) -> Self {
        let mut of = vec![Vec::new(); ground.lines.len()];
        for link in links {
            of[link.a.0].push(link.b);
            of[link.b.0].push(link.a);
        }
        Self { of }
    }

    /// Returns the counterparts of a sentence in an article.
    fn in_article(&self, ground: &Ground, of: SentenceIdx, article: ArticleIdx) -> &[SentenceIdx] {
        let all = &self.of[of.0];
        let lines = &ground.of_article[article.0];
        let from = all.partition_point(|line| line.0 < lines.start);
        let to = all.partition_point(|line| line.0 < lines.end);
        all.get(from..to).unwrap_or_default()
    }

    /// Returns the mentions of one of two counterparts and of the sentences beside it, so that a sentence cut in two takes
    /// nothing away from its counterpart. In one text what has its match is no answer to anything else: "up to 10 cm" is
    /// none to "5 to 10 cm", which the sentence gives as well, nor the first sentence's "more than 80" to the headline's.
    pub(super) fn around<'a>(
        &self,
        ground: &Ground<'a>,
        link: &Link,
        of: SentenceIdx,
        other: SentenceIdx,
    ) -> Vec<Beside<'a>> {
        let (article, its) = (ground.line(of).article, ground.line(other).article);
        let lines = &ground.of_article[article.0];
        let beside = of.0.saturating_sub(1)..of.0 + 2;
        let mut around = Vec::new();
        for i in beside.filter(|i| lines.contains(i)).map(SentenceIdx) {
            let counterparts = self.in_article(ground, i, its);
            let is_own = i == of || counterparts.contains(&other);
            let answers: Vec<MentionIdx> = counterparts
                .iter()
                .filter(|_| link.parallel)
                .flat_map(|line| aligned(ground, *line))
                .collect();
            around.extend(aligned(ground, i).into_iter().map(|idx| {
                let value = &ground.mention(idx).value;
                let (mut has_same, mut has_alike) = (false, false);
                for answer in &answers {
                    match relation_in_one_text(value, &ground.mention(*answer).value) {
                        Relation::Same => has_same = true,
                        Relation::Compatible(_) => has_alike = true,
                        _ => {}
                    }
                }
                Beside {
                    value,
                    to_same: is_own || !has_same,
                    to_alike: !has_same && (is_own || !has_alike),
                }
            }));
        }
        around
    }

    /// Returns whether two measures of one unit may both be made of a third in the same place: 46,500 and 45,000 square
    /// metres of half a million square feet.
    pub(super) fn are_converted(
        &self,
        ground: &Ground,
        link: &Link,
        one: &Mention,
        two: &Mention,
    ) -> bool {
        if one.kind() != Kind::Measure {
            return false;
        }
        let lines = [link.a, link.b];
        let counterparts = lines.iter().flat_map(|line| &self.of[line.0]);
        lines.iter().chain(counterparts).any(|line| {
            ground.line(*line).mentions.iter().any(|idx| {
                let third = &ground.mention(*idx).value;
                conversion::is_made_of(&one.value, third)
                    && conversion::is_made_of(&two.value, third)
            })
        })
    }

    /// Takes what stands in the place of a mention out of the question of `n`, where that question holds another sentence
    /// of the mention's article with the value of `n`, and this sentence has its own counterpart: "since 1953" and, in the
    /// next sentence, "in 1953", which one article changes in one of the two. Returns whether it did.
    pub(super) fn set_apart(
        &self,
        ground: &Ground,
        groups: &mut Groups,
        m: MentionIdx,
        n: MentionIdx,
    ) -> bool {
        let (Some(line), article) = (ground.line_of[m.0], ground.mention(m).article) else {
            return false;
        };
        let its = ground.mention(n).article;
        let stands_there = |idx: &MentionIdx| {
            ground.line_of[idx.0].is_some_and(|other| self.of[line.0].contains(&other))
        };
        let (there, elsewhere): (Vec<MentionIdx>, Vec<MentionIdx>) =
            groups.members(n).partition(stands_there);
        let is_met = |idx: &MentionIdx| {
            let line = ground.line_of[idx.0];
            let counterparts = line.map_or(&[][..], |line| self.in_article(ground, line, its));
            elsewhere.iter().any(|other| {
                ground.line_of[other.0].is_some_and(|other| counterparts.contains(&other))
            })
        };
        let mut own = elsewhere
            .iter()
            .filter(|idx| ground.mention(**idx).article == article)
            .peekable();
        if !there.contains(&n) || own.peek().is_none() || !own.all(is_met) || !groups.fit(m, &there)
        {
            return false;
        }
        groups.take_out(&there, "the same value in counterpart sentences");
        true
    }

    /// Returns whether an article also states what the other article's mention states, in a place that the other
    /// article does not answer with the same: then the sentences were paired wrongly, or the two values answer two
    /// questions.
    pub(super) fn states_unmet(
        &self,
        ground: &Ground,
        article: ArticleIdx,
        other: &Mention,
    ) -> bool {
        let same = |m: &Mention| {
            family(m.kind()) == family(other.kind())
                && relation(&m.value, &other.value) == Relation::Same
        };
        ground.of_article[article.0].clone().any(|i| {
            let states = ground.lines[i]
                .mentions
                .iter()
                .any(|idx| same(ground.mention(*idx)));
            states
                && !self.of[i].iter().any(|counterpart| {
                    let line = ground.line(*counterpart);
                    line.article == other.article
                        && line.mentions.iter().any(|idx| same(ground.mention(*idx)))
                })
        })
    }
}
