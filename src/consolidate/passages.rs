//! Counterparts: which sentence of another article says the same.
//!
//! Two sentences are counterparts where each is the most alike for the other between their two articles and
//! the likeness is not small. Where such pairs of two articles follow one another in the same order almost
//! throughout, one is the other translated or copied; then a sentence between two pairs goes with the one
//! that stands between theirs, though little in it can be recognised.

use std::ops::Range;

use rayon::prelude::*;

use super::ground::{Ground, SentenceIdx};
use super::likeness::{FAIR, Likeness, SURE};

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

/// Where more articles than this are read, each is compared only with so many that share most with it, so that
/// the work grows with the number of articles and not with its square.
const ALL_PAIRS: usize = 48;
const PARTNERS: usize = 32;

/// Returns the pairs of counterparts between every two articles, by sentence.
pub(super) fn links(ground: &Ground, likeness: &Likeness) -> Vec<Link> {
    let mut links: Vec<Link> = pairs(ground, likeness)
        .into_par_iter()
        .flat_map_iter(|(a, b)| between(ground, likeness, a, b))
        .collect();
    links.sort_by_key(|link| (link.a, link.b));
    links
}

/// Returns the pairs of articles that are compared.
fn pairs(ground: &Ground, likeness: &Likeness) -> Vec<(usize, usize)> {
    let articles: Vec<usize> = (0..ground.articles.len())
        .filter(|i| !ground.of_article[*i].is_empty())
        .collect();
    if articles.len() <= ALL_PAIRS {
        return articles
            .iter()
            .enumerate()
            .flat_map(|(i, a)| articles[i + 1..].iter().map(move |b| (*a, *b)))
            .collect();
    }
    let chosen: Vec<Vec<(usize, usize)>> = articles
        .par_iter()
        .map(|a| {
            let mut shared = likeness.features.shared(ground, *a);
            shared.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
            let partners = shared.into_iter().take(PARTNERS).map(|(b, _)| b);
            partners.map(|b| (*a.min(&b), *a.max(&b))).collect()
        })
        .collect();
    let mut pairs: Vec<(usize, usize)> = chosen.into_iter().flatten().collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The likeness of every sentence of one article to every one of another.
struct Table {
    rows: Vec<Vec<f32>>,
}

impl Table {
    fn new(ground: &Ground, likeness: &Likeness, a: usize, b: usize) -> Self {
        let its = ground.of_article[b].clone();
        let row = |i: usize| {
            its.clone()
                .map(|j| likeness.of(SentenceIdx(i), SentenceIdx(j)))
                .collect()
        };
        Self {
            rows: ground.of_article[a].clone().map(row).collect(),
        }
    }

    /// Returns, for every row, the column that is most alike.
    fn best_of_rows(&self) -> Vec<usize> {
        let best = |row: &Vec<f32>| most((0..row.len()).map(|j| row[j]));
        self.rows.iter().map(best).collect()
    }

    /// Returns, for every column, the row that is most alike.
    fn best_of_columns(&self) -> Vec<usize> {
        let n = self.rows.first().map_or(0, Vec::len);
        (0..n)
            .map(|j| most(self.rows.iter().map(|row| row[j])))
            .collect()
    }
}

/// Returns the index of the greatest value, the first of equals.
fn most(values: impl Iterator<Item = f32>) -> usize {
    values
        .enumerate()
        .fold(
            (0, f32::MIN),
            |top, (i, value)| {
                if top.1 < value { (i, value) } else { top }
            },
        )
        .0
}

/// Returns the pairs of counterparts between two articles.
fn between(ground: &Ground, likeness: &Likeness, a: usize, b: usize) -> Vec<Link> {
    let table = Table::new(ground, likeness, a, b);
    let (of_rows, of_columns) = (table.best_of_rows(), table.best_of_columns());
    let (first_a, first_b) = (ground.of_article[a].start, ground.of_article[b].start);
    let link = |i: usize, j: usize, parallel: bool| Link {
        a: SentenceIdx(first_a + i),
        b: SentenceIdx(first_b + j),
        score: table.rows[i][j],
        parallel,
    };
    let fair: Vec<Link> = (0..of_rows.len())
        .map(|i| (i, of_rows[i]))
        .filter(|(i, j)| of_columns[*j] == *i && FAIR <= table.rows[*i][*j])
        .map(|(i, j)| link(i, j, false))
        .collect();
    let shorter = of_rows.len().min(of_columns.len());
    let spine = spine(&fair);
    let parallel = is_parallel(likeness, &spine, fair.len(), shorter);
    let mut links: Vec<Link> = if parallel {
        let stray = |l: &&Link| SURE + 0.1 <= l.score && !spine.contains(l);
        let strays: Vec<Link> = fair.iter().filter(stray).copied().collect();
        fill(ground, likeness, &spine, a, b)
            .into_iter()
            .chain(strays)
            .collect()
    } else {
        fair.into_iter().filter(|l| SURE <= l.score).collect()
    };
    // A sentence that was split in two: its second half is most like the whole, the whole most like its first.
    let halves = (0..of_rows.len())
        .map(|i| (i, of_rows[i]))
        .chain((0..of_columns.len()).map(|j| (of_columns[j], j)))
        .map(|(i, j)| link(i, j, parallel))
        .filter(|half| SURE <= half.score && beside(&links, *half))
        .collect::<Vec<_>>();
    links.extend(halves);
    links.sort_by_key(|link| (link.a, link.b, !link.parallel));
    links.dedup_by_key(|link| (link.a, link.b));
    links
}

/// Returns whether one of two sentences has a counterpart right beside the other.
fn beside(links: &[Link], half: Link) -> bool {
    links.iter().any(|l| {
        l.a == half.a && l.b.0.abs_diff(half.b.0) == 1
            || l.b == half.b && l.a.0.abs_diff(half.a.0) == 1
    })
}

/// Returns whether two articles are one text, translated or copied: many sentences of the shorter one have a
/// counterpart, three at the least, and nearly all that may have one (four of five) have it in the same order. Where
/// sentences are told by what they mean, many are three of five, surely alike: of NTREX-128's and MEANTIME's
/// translations no two share less than seven of ten, and articles of MEANTIME on different sales and flights of one
/// company up to half, in order too. Anchors alone find fewer, and fewer by chance: there a third that may be alike
/// is many.
fn is_parallel(likeness: &Likeness, spine: &[Link], fair: usize, shorter: usize) -> bool {
    let by_meaning = spine
        .iter()
        .any(|link| likeness.meaning(link.a, link.b).is_some());
    let n = if by_meaning {
        spine.iter().filter(|link| SURE <= link.score).count()
    } else {
        spine.len()
    };
    let is_much = if by_meaning {
        3 * shorter <= 5 * n
    } else {
        shorter <= 3 * n
    };
    3 <= n && is_much && 4 * fair <= 5 * spine.len()
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
fn fill(ground: &Ground, likeness: &Likeness, spine: &[Link], a: usize, b: usize) -> Vec<Link> {
    let (ends_a, ends_b) = (&ground.of_article[a], &ground.of_article[b]);
    let mut links = Vec::new();
    let (mut from_a, mut from_b) = (ends_a.start, ends_b.start);
    for pair in spine.iter().map(Some).chain([None]) {
        let (to_a, to_b) = pair.map_or((ends_a.end, ends_b.end), |p| (p.a.0, p.b.0));
        links.extend(pair_gap(ground, likeness, from_a..to_a, from_b..to_b));
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
    likeness: &Likeness,
    gap_a: Range<usize>,
    gap_b: Range<usize>,
) -> Vec<Link> {
    let (n, m) = (gap_a.len(), gap_b.len());
    if n == 0 || m == 0 || WIDEST_GAP < n.max(m) {
        return Vec::new();
    }
    let fit = |i: Range<usize>, j: Range<usize>| fit(ground, likeness, &gap_a, &gap_b, i, j);
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
                    score: likeness.of(a, b),
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
    likeness: &Likeness,
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
    let mut gain = 0.0;
    for x in i.clone() {
        for y in j.clone() {
            gain += likeness.gain(SentenceIdx(gap_a.start + x), SentenceIdx(gap_b.start + y));
        }
    }
    let beads = (i.len() * j.len()) as f32;
    let allowance = if 1.0 < beads { 0.3 } else { 0.6 };
    allowance - ratio + gain / beads
}
