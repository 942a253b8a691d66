//! Counterparts: which sentence of another article says the same.
//!
//! Two sentences are counterparts where each is the most alike for the other between their two articles and
//! the likeness is not small. Where such pairs of two articles follow one another in the same order almost
//! throughout, one is the other translated or copied; then a sentence between two pairs goes with the one
//! that stands between theirs, though little in it can be recognised.

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
/// Least likeness between two pairs of parallel articles.
const LEAST_BETWEEN: f32 = 0.04;
/// A feature in more sentences than this is no way to find candidates.
const MOST_COMMON: usize = 400;

/// Returns the pairs of counterparts between every two articles, by sentence.
pub(super) fn links(ground: &Ground, features: &Features) -> Vec<Link> {
    let best = best_matches(ground, features);
    let n = ground.articles.len();
    let mut links = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            links.extend(between(ground, features, &best, a, b));
        }
    }
    links.sort_by_key(|link| (link.a, link.b));
    links
}

/// For each sentence its most alike in every other article, where it shares a feature with any.
type Best = Vec<Vec<Option<(SentenceIdx, f32)>>>;

fn best_matches(ground: &Ground, features: &Features) -> Best {
    use rayon::prelude::*;
    (0..ground.lines.len())
        .into_par_iter()
        .map(|i| {
            let idx = SentenceIdx(i);
            let mut best: Vec<Option<(SentenceIdx, f32)>> = vec![None; ground.articles.len()];
            for other in features.neighbours(idx, MOST_COMMON) {
                let article = ground.line(other).article.0;
                if article == ground.line(idx).article.0 {
                    continue;
                }
                let score = features.likeness(idx, other);
                if best[article].is_none_or(|(_, top)| top < score) {
                    best[article] = Some((other, score));
                }
            }
            best
        })
        .collect()
}

fn between(ground: &Ground, features: &Features, best: &Best, a: usize, b: usize) -> Vec<Link> {
    let mutual: Vec<Link> = ground.of_article[a]
        .clone()
        .filter_map(|i| {
            let (other, score) = best[i][b]?;
            let (back, _) = best[other.0][a]?;
            (back.0 == i).then_some(Link {
                a: SentenceIdx(i),
                b: other,
                score,
                parallel: false,
            })
        })
        .collect();
    let spine = spine(&mutual);
    let shorter = ground.of_article[a].len().min(ground.of_article[b].len());
    let sure: Vec<Link> = mutual
        .iter()
        .copied()
        .filter(|l| LEAST <= l.score)
        .collect();
    // Three of five sentences in order: "translated or copied"; five articles of different hands on one
    // event stay far below.
    if spine.len() < 2 && 1 < shorter || spine.len() * 5 < shorter * 3 {
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

/// Pairs the sentences of a gap one by one where there are as many on both sides and their lengths fit;
/// else those that are alike at all.
fn pair_gap(
    ground: &Ground,
    features: &Features,
    gap_a: std::ops::Range<usize>,
    gap_b: std::ops::Range<usize>,
) -> Vec<Link> {
    let link = |i: usize, j: usize| {
        let (a, b) = (SentenceIdx(i), SentenceIdx(j));
        Link {
            a,
            b,
            score: features.likeness(a, b),
            parallel: true,
        }
    };
    if gap_a.len() == gap_b.len() {
        return gap_a
            .zip(gap_b)
            .filter(|(i, j)| lengths_fit(ground, *i, *j))
            .map(|(i, j)| link(i, j))
            .collect();
    }
    let mut links = Vec::new();
    for i in gap_a {
        let best = gap_b
            .clone()
            .map(|j| link(i, j))
            .max_by(|x, y| x.score.total_cmp(&y.score));
        links.extend(best.filter(|l| LEAST_BETWEEN < l.score));
    }
    links
}

fn lengths_fit(ground: &Ground, i: usize, j: usize) -> bool {
    let (a, b) = (
        ground.lines[i].span.len() + 20,
        ground.lines[j].span.len() + 20,
    );
    a <= 2 * b && b <= 2 * a
}
