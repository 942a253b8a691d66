//! Sets side by side what the articles say.
//!
//! In: articles, their sentences and mentions. Out: the [`Reading`] with facts in the order of the sheet,
//! passages and origins. It proposes by likeness and decides by values: a conflict is always between two
//! typed values that stand for one another. Conservative on purpose; a difference that cannot be shown to
//! answer one question is left as two facts.

mod align;
mod anchors;
mod bodies;
mod checks;
mod compare;
mod concepts;
mod conversion;
mod dating;
mod display;
mod entities;
mod facts;
mod geography;
mod ground;
mod groups;
mod hands;
mod likeness;
mod meaning;
pub mod names;
mod origins;
mod passages;
mod places;
mod quotes;
mod series;
mod slots;

use std::collections::BTreeMap;

use crate::model::{
    Article, ArticleIdx, Counterpart, Fact, Mention, Origin, Passage, Reading, Status, Value,
};
use crate::text::Span;
use align::Question;
use ground::{Ground, SentenceIdx};
use hands::Stories;
use likeness::Likeness;
use meaning::Meanings;
pub use meaning::{Encode, Masked};
use passages::Link;

/// Returns the reading of a set of articles with their sentences and mentions; with `encode`, sentences are paired by
/// what they mean as well.
pub fn consolidate(
    articles: Vec<Article>,
    sentences: &[Vec<Span>],
    mut mentions: Vec<Mention>,
    encode: Option<Encode>,
) -> Reading {
    dating::settle(&articles, &mut mentions);
    let values: Vec<&Value> = mentions.iter().map(|m| &m.value).collect();
    let entities = entities::entities(&values);
    entities::settle_kinds(&mut mentions, &entities);
    let (facts, passages, origins, problems, entities) = {
        let ground = Ground::new(&articles, sentences, &mentions);
        let likeness = Likeness {
            features: anchors::Features::new(&ground, &entities),
            meanings: encode.map(|encode| Meanings::new(&ground, encode)),
        };
        let links = passages::links(&ground, &likeness);
        let origins = origins::origins(&ground, &links);
        let entities = entities::join_translations(&ground, &links, entities);
        let stories = Stories::new(&ground, &entities, &links);
        let facts = sheet(&ground, &entities, &links, &stories, &origins);
        let checks = checks::checks(&ground);
        let passages = passages(&ground, &links);
        (facts, passages, origins, checks, entities)
    };
    entities::call_by_name(&mut mentions, &entities);
    Reading {
        articles: articles.into(),
        mentions,
        facts,
        passages: passages.into(),
        origins,
        problems,
    }
}

fn sheet(
    ground: &Ground,
    entities: &[Option<usize>],
    links: &[Link],
    stories: &Stories,
    origins: &[Origin],
) -> Vec<Fact> {
    let (places, events) = places::questions(ground, links, stories);
    let mut questions: Vec<(Option<String>, Question)> = Vec::new();
    let figures = align::questions(ground, links, stories);
    let names = bodies::oppose(
        ground,
        links,
        &figures,
        entities::questions(ground, entities),
    );
    questions.extend(figures.into_iter().chain(names).map(|q| (None, q)));
    questions.extend(places.into_iter().map(|q| (None, q)));
    questions.extend(events.into_iter().map(|(event, q)| (Some(event), q)));
    questions.extend(
        quotes::questions(ground, links, stories)
            .into_iter()
            .map(|q| (None, q)),
    );
    let mut facts: Vec<Fact> = questions
        .into_iter()
        .map(|(event, question)| facts::fact(ground, origins, question, event.as_deref()))
        .collect();
    facts.sort_by_key(order);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for fact in &mut facts {
        let n = seen.entry(fact.id.clone()).or_insert(0);
        *n += 1;
        if 1 < *n {
            fact.id = format!("{}-{n}", fact.id);
        }
    }
    facts
}

/// Conflicts by weight, then what is compatible, agreed, single; within each what most articles speak of.
fn order(fact: &Fact) -> impl Ord + use<> {
    let articles: usize = fact.positions.iter().map(|p| p.articles.len()).sum();
    let weight = articles * usize::from(fact.certainty);
    let first = fact
        .positions
        .iter()
        .filter_map(|p| p.mentions.first())
        .min()
        .copied();
    (
        fact.status,
        std::cmp::Reverse(if fact.status == Status::Single {
            0
        } else {
            weight
        }),
        first,
        fact.kind,
    )
}

/// Returns the sentences with their counterparts; a copy's are those of the article that it copies.
fn passages(ground: &Ground, links: &[Link]) -> Vec<Passage> {
    let mut counterparts: Vec<Vec<Counterpart>> = vec![Vec::new(); ground.lines.len()];
    for link in links {
        for (from, to) in [(link.a, link.b), (link.b, link.a)] {
            let line = ground.line(to);
            counterparts[from.0].push(Counterpart {
                article: line.article,
                span: line.span,
                score: thousandths(link),
            });
        }
    }
    let mut passages = Vec::with_capacity(ground.lines.len());
    for (idx, original) in ground.original.iter().enumerate() {
        for i in ground.of_article[*original].clone() {
            let line = ground.line(SentenceIdx(i));
            let mut counterparts = counterparts[i].clone();
            if idx != *original {
                counterparts.push(Counterpart {
                    article: line.article,
                    span: line.span,
                    score: 1000,
                });
            }
            counterparts.sort_by_key(|c| (c.article, c.span));
            passages.push(Passage {
                article: ArticleIdx(idx),
                span: line.span,
                counterparts,
            });
        }
    }
    passages
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a score lies between 0 and 1"
)]
fn thousandths(link: &Link) -> u16 {
    (link.score.clamp(0.0, 1.0) * 1000.0).round() as u16
}

/// Returns the origin of every article, by index, `usize::MAX` for none.
pub fn origin_of(origins: &[Origin], article: ArticleIdx) -> Option<usize> {
    origins.iter().position(|o| o.articles.contains(&article))
}

#[cfg(test)]
mod tests;
