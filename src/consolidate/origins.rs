//! Which articles derive from one text.
//!
//! Agreement is not corroboration: articles that follow one text sentence by sentence, or carry the same long
//! list in the same order, are one origin.

use std::collections::BTreeSet;

use super::ground::Ground;
use super::passages::Link;
use crate::model::{ArticleIdx, Kind, Origin, Value};

/// A list of this many names in one order, in two articles, was written once.
const LIST: usize = 6;

/// Returns the origins in the order of their first article; each article is in exactly one.
pub(super) fn origins(ground: &Ground, links: &[Link]) -> Vec<Origin> {
    let n = ground.articles.len();
    let mut leader: Vec<usize> = (0..n).collect();
    let mut signs: Vec<BTreeSet<String>> = vec![BTreeSet::new(); n];
    let lists = lists(ground);
    for (a, b, sign) in copies(ground)
        .into_iter()
        .chain(parallel(ground, links))
        .chain(shared_lists(&lists))
    {
        let (to, from) = (leader[a].min(leader[b]), leader[a].max(leader[b]));
        signs[to].insert(sign);
        if to != from {
            for l in &mut leader {
                if *l == from {
                    *l = to;
                }
            }
            let moved = std::mem::take(&mut signs[from]);
            signs[to].extend(moved);
        }
    }
    (0..n)
        .filter(|i| leader[*i] == *i)
        .map(|i| Origin {
            articles: (0..n).filter(|j| leader[*j] == i).map(ArticleIdx).collect(),
            signs: std::mem::take(&mut signs[i]).into_iter().collect(),
        })
        .collect()
}

/// Articles of one and the same text.
fn copies(ground: &Ground) -> Vec<(usize, usize, String)> {
    let copied = |(copy, original): (usize, &usize)| {
        (copy != *original).then(|| (*original, copy, "the same text".to_owned()))
    };
    ground
        .original
        .iter()
        .enumerate()
        .filter_map(copied)
        .collect()
}

/// Pairs of articles that run in parallel throughout.
fn parallel(ground: &Ground, links: &[Link]) -> Vec<(usize, usize, String)> {
    let mut count = std::collections::BTreeMap::new();
    for link in links.iter().filter(|l| l.parallel) {
        let pair = (ground.line(link.a).article.0, ground.line(link.b).article.0);
        *count.entry(pair).or_insert(0_usize) += 1;
    }
    count
        .into_iter()
        .filter(|(_, n)| 1 < *n)
        .map(|((a, b), n)| {
            (
                a,
                b,
                format!("{n} sentences say the same in the same order"),
            )
        })
        .collect()
}

/// The lists of places and names of an article: the runs of one kind in one sentence, in order.
fn lists(ground: &Ground) -> Vec<Vec<Vec<String>>> {
    let mut lists = vec![Vec::new(); ground.articles.len()];
    for line in &ground.lines {
        let names: Vec<String> = line
            .mentions
            .iter()
            .map(|idx| ground.mention(*idx))
            .filter(|m| m.kind() == Kind::Place)
            .filter_map(|m| match &m.value {
                Value::Place {
                    code: Some(code), ..
                } => Some(code.clone()),
                _ => None,
            })
            .collect();
        if LIST <= names.len() {
            lists[line.article.0].push(names);
        }
    }
    lists
}

fn shared_lists(lists: &[Vec<Vec<String>>]) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    for a in 0..lists.len() {
        for b in a + 1..lists.len() {
            let shared = lists[a]
                .iter()
                .flat_map(|x| lists[b].iter().map(move |y| in_order(x, y)))
                .max()
                .unwrap_or(0);
            if LIST <= shared {
                found.push((
                    a,
                    b,
                    format!("the same list of {shared} places in the same order"),
                ));
            }
        }
    }
    found
}

/// Returns how many names two lists share where those stand in the same order in both; 0 where they do not.
fn in_order(x: &[String], y: &[String]) -> usize {
    let common = |from: &[String], of: &[String]| -> Vec<String> {
        from.iter()
            .filter(|name| of.contains(name))
            .cloned()
            .collect()
    };
    let (mine, its) = (common(x, y), common(y, x));
    if mine == its { mine.len() } else { 0 }
}
