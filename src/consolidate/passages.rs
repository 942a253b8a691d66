//! Counterparts: which sentence of another article says the same.
//!
//! Two sentences are counterparts where each is the most alike for the other between their two articles and
//! the likeness is not small. Where such pairs of two articles follow one another in the same order almost
//! throughout, one is the other translated or copied; then a sentence between two pairs goes with the one
//! that stands between theirs, though little in it can be recognised.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::anchors::Features;
use super::ground::{Ground, SentenceIdx};

/// A pair of sentences of two articles, the earlier article first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) a: SentenceIdx,
    pub(super) b: SentenceIdx,
    /// From 0 to 1.
    pub(super) score: f32,
    /// Whether the two articles run in parallel here: much stronger evidence than the score alone.
    pub(super) parallel: bool,
}

/// Least likeness of counterparts by likeness alone.
const LEAST: f32 = 0.22;
/// A feature in more sentences than this is no way to find candidates.
const MOST_COMMON: usize = 400;

/// Returns the pairs of counterparts between every two articles, by sentence.
pub(super) fn links(ground: &Ground, features: &Features) -> Vec<Link> {
    let mut links: Vec<Link> = mutual(ground, features)
        .into_iter()
        .flat_map(|((a, b), pairs)| between(ground, features, &pairs, a, b))
        .collect();
    links.sort_by_key(|link| (link.a, link.b));
    links
}

/// Returns the pairs of sentences that are each other's most alike, by their two articles.
fn mutual(ground: &Ground, features: &Features) -> BTreeMap<(usize, usize), Vec<Link>> {
    let best: Vec<BTreeMap<usize, (SentenceIdx, f32)>> = (0..ground.lines.len())
        .into_par_iter()
        .map(|i| most_alike(ground, features, SentenceIdx(i)))
        .collect();
    let mut pairs: BTreeMap<(usize, usize), Vec<Link>> = BTreeMap::new();
    for (i, matches) in best.iter().enumerate() {
        let a = ground.lines[i].article.0;
        for (b, (other, score)) in matches.range(a + 1..) {
            if best[other.0].get(&a).is_some_and(|(back, _)| back.0 == i) {
                let link = Link {
                    a: SentenceIdx(i),
                    b: *other,
                    score: *score,
                    parallel: false,
                };
                pairs.entry((a, *b)).or_default().push(link);
            }
        }
    }
    pairs
}

/// Returns the most alike sentence of each other article that shares a feature with this one.
fn most_alike(
    ground: &Ground,
    features: &Features,
    idx: SentenceIdx,
) -> BTreeMap<usize, (SentenceIdx, f32)> {
    let own = ground.line(idx).article;
    let mut best: BTreeMap<usize, (SentenceIdx, f32)> = BTreeMap::new();
    for other in features.neighbours(idx, MOST_COMMON) {
        let article = ground.line(other).article;
        if article == own {
            continue;
        }
        let score = features.likeness(idx, other);
        let top = best.entry(article.0).or_insert((other, score));
        if top.1 < score {
            *top = (other, score);
        }
    }
    best
}

fn between(ground: &Ground, features: &Features, mutual: &[Link], a: usize, b: usize) -> Vec<Link> {
    let sure: Vec<Link> = mutual
        .iter()
        .copied()
        .filter(|l| LEAST <= l.score)
        .collect();
    let fair: Vec<Link> = mutual
        .iter()
        .copied()
        .filter(|l| LEAST / 2.0 <= l.score)
        .collect();
    let shorter = ground.of_article[a].len().min(ground.of_article[b].len());
    let spine = spine(&fair);
    if !is_parallel(spine.len(), fair.len(), shorter) {
        return sure;
    }
    let mut links = fill(ground, features, &spine, a, b);
    links.extend(
        sure.into_iter()
            .filter(|l| !spine.contains(l) && LEAST * 2.0 <= l.score),
    );
    links.sort_by_key(|link| (link.a, link.b));
    links.dedup_by_key(|link| (link.a, link.b));
    links
}

/// Returns whether two articles are one text, translated or copied: a third of the shorter one's sentences
/// have a counterpart, three at the least, and nearly all of these (four of five) in the same order. Articles of different hands
/// on one event share fewer, and in no order.
fn is_parallel(in_order: usize, fair: usize, shorter: usize) -> bool {
    3 <= in_order && shorter <= 3 * in_order && 4 * fair <= 5 * in_order
}

/// Returns the longest run of pairs that goes forward in both articles.
fn spine(pairs: &[Link]) -> Vec<Link> {
    let mut length = vec![1; pairs.len()];
    let mut before = vec![None; pairs.len()];
    for i in 0..pairs.len() {
        for j in 0..i {
            if pairs[j].b < pairs[i].b && length[i] < length[j] + 1 {
                length[i] = length[j] + 1;
                before[i] = Some(j);
            }
        }
    }
    let mut at = (0..pairs.len()).max_by_key(|i| (length[*i], std::cmp::Reverse(*i)));
    let mut run = Vec::new();
    while let Some(i) = at {
        run.push(pairs[i]);
        at = before[i];
    }
    run.reverse();
    run
}

/// Pairs what stands between the pairs of the spine, in order.
fn fill(ground: &Ground, features: &Features, spine: &[Link], a: usize, b: usize) -> Vec<Link> {
    let (ends_a, ends_b) = (&ground.of_article[a], &ground.of_article[b]);
    let mut links = Vec::new();
    let (mut from_a, mut from_b) = (ends_a.start, ends_b.start);
    for pair in spine.iter().map(Some).chain([None]) {
        let (to_a, to_b) = pair.map_or((ends_a.end, ends_b.end), |p| (p.a.0, p.b.0));
        links.extend(pair_gap(ground, features, from_a..to_a, from_b..to_b));
        if let Some(pair) = pair {
            links.push(Link {
                parallel: true,
                ..*pair
            });
            (from_a, from_b) = (pair.a.0 + 1, pair.b.0 + 1);
        }
    }
    links
}

/// A gap of more sentences than this on a side is not aligned by length: too much can stand in it.
const WIDEST_GAP: usize = 40;

/// Pairs the sentences of a gap in order, one to one, one to two or two to one, so that lengths and what can
/// be recognised fit best; a sentence that fits nowhere stays alone.
fn pair_gap(
    ground: &Ground,
    features: &Features,
    gap_a: Range<usize>,
    gap_b: Range<usize>,
) -> Vec<Link> {
    let (n, m) = (gap_a.len(), gap_b.len());
    if n == 0 || m == 0 || WIDEST_GAP < n.max(m) {
        return Vec::new();
    }
    let fit = |i: Range<usize>, j: Range<usize>| fit(ground, features, &gap_a, &gap_b, i, j);
    let mut best = vec![vec![(0.0_f32, (0, 0)); m + 1]; n + 1];
    for i in 0..=n {
        for j in 0..=m {
            let mut top = best[i][j];
            for (di, dj) in [(1, 0), (0, 1), (1, 1), (1, 2), (2, 1)] {
                if di <= i && dj <= j {
                    let gain = if di * dj == 0 {
                        0.0
                    } else {
                        fit(i - di..i, j - dj..j)
                    };
                    let sum = best[i - di][j - dj].0 + gain;
                    if (di * dj == 0 || 0.0 < gain) && (top.1 == (0, 0) || top.0 < sum) {
                        top = (sum, (di, dj));
                    }
                }
            }
            best[i][j] = top;
        }
    }
    let (mut i, mut j) = (n, m);
    let mut links = Vec::new();
    while best[i][j].1 != (0, 0) {
        let (di, dj) = best[i][j].1;
        for x in i - di..i {
            for y in j - dj..j {
                let (a, b) = (SentenceIdx(gap_a.start + x), SentenceIdx(gap_b.start + y));
                links.push(Link {
                    a,
                    b,
                    score: features.likeness(a, b),
                    parallel: true,
                });
            }
        }
        (i, j) = (i - di, j - dj);
    }
    links.sort_by_key(|link| (link.a, link.b));
    links
}

/// Returns how well sentences of a gap fit one another by length and likeness; not above 0 where they do not.
#[expect(
    clippy::cast_precision_loss,
    reason = "lengths of sentences are far below 2^24"
)]
fn fit(
    ground: &Ground,
    features: &Features,
    gap_a: &Range<usize>,
    gap_b: &Range<usize>,
    i: Range<usize>,
    j: Range<usize>,
) -> f32 {
    let length = |from: &Range<usize>, of: &Range<usize>| -> f32 {
        of.clone()
            .map(|k| ground.lines[from.start + k].span.len())
            .sum::<usize>() as f32
            + 15.0
    };
    let ratio = (length(gap_a, &i) / length(gap_b, &j)).ln().abs();
    let mut likeness = 0.0;
    for x in i.clone() {
        for y in j.clone() {
            likeness +=
                features.likeness(SentenceIdx(gap_a.start + x), SentenceIdx(gap_b.start + y));
        }
    }
    let beads = (i.len() * j.len()) as f32;
    let allowance = if 1.0 < beads { 0.3 } else { 0.6 };
    allowance - ratio + 2.0 * likeness / beads
}
