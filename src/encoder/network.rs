//! The network: pieces of sentences in, a vector a sentence out.
//!
//! Three branches look at windows of two, three and five tokens; what they and the embedding say of each token is
//! normed and summed over the sentence, and six small layers make the vector of the sum. `docs/ENCODER.md` has the
//! formulas.
//!
//! Two things make it quick. What does not depend on a token's neighbours, more than half of the work, is done once
//! for each piece of a [`Portion`] of sentences and not for each token. And the tokens of many sentences stand in one
//! matrix, with two empty rows between sentences, so that a window is simply a longer row that begins earlier: no
//! copy is made of it.
//!
//! It promises that a sentence's numbers do not depend on those it is computed with, nor on the number of cores: a
//! row of a product is the same whatever other rows there are, and all else is computed for each sentence by itself
//! in one order. They may differ in the last digit between kinds of processors.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2, ShapeBuilder};
use rayon::prelude::*;

use super::table::embed;
use super::vector::Vector;
use super::weights::{BRANCHED, BRANCHES, FEATURES, LAYERS, Layers, Matrix, NARROW, WIDTH, view};

/// Distinct pieces that are held at once: 15 KB each.
const MAX_PORTION: usize = 3_000;
/// Sentences whose sums are held at once: 5 KB each.
const MAX_SENTENCES: usize = 1_024;
/// Pieces whose rows are multiplied at once.
const PIECES_AT_ONCE: usize = 256;
/// Tokens whose rows are multiplied at once.
const TOKENS_AT_ONCE: usize = 512;
/// Sentences whose rows are multiplied at once.
const SENTENCES_AT_ONCE: usize = 128;
/// Empty rows between sentences: as far as the widest window reaches to either side.
const GAP: usize = 2;
/// What a token gives to all places of all windows.
const TAPS: usize = NARROW * (BRANCHES[0].order + BRANCHES[1].order + BRANCHES[2].order);

/// Returns a vector for each sentence.
pub(super) fn run(sentences: &[Vec<u32>]) -> Vec<Vector> {
    let layers = &*LAYERS;
    let mut vectors = Vec::with_capacity(sentences.len());
    let mut rest = sentences;
    while !rest.is_empty() {
        let (portion, n_sentences) = Portion::of_the_first(rest, layers);
        let (now, later) = rest.split_at(n_sentences);
        let sums: Vec<Vec<f32>> = blocks(now)
            .par_iter()
            .map(|block| sum_tokens(block, &portion, layers))
            .collect();
        let made: Vec<Vec<Vector>> = now
            .par_chunks(SENTENCES_AT_ONCE)
            .zip(sums.concat().par_chunks(SENTENCES_AT_ONCE * FEATURES))
            .map(|(sentences, sums)| finish(sentences, sums, layers))
            .collect();
        vectors.extend(made.into_iter().flatten());
        rest = later;
    }
    vectors
}

/// Returns the bits of a small product, which differ between machines that add up in another order.
pub(super) fn rounding() -> Vec<u8> {
    let fraction = |n: u16| f32::from(n.wrapping_mul(40_503)) / 65_536.0 - 0.5;
    let values: Vec<f32> = (0..8 * 600).map(fraction).collect();
    let (rows, columns) = (view(&values, 600), view(&values, 8));
    rows.dot(&columns)
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}

/// Splits sentences into runs of about as many tokens as are multiplied at once.
fn blocks(sentences: &[Vec<u32>]) -> Vec<&[Vec<u32>]> {
    let mut blocks = Vec::new();
    let mut rest = sentences;
    while !rest.is_empty() {
        let mut n_tokens = 0;
        let end = rest
            .iter()
            .position(|sentence| {
                let full = n_tokens > 0 && n_tokens + sentence.len() > TOKENS_AT_ONCE;
                n_tokens += sentence.len();
                full
            })
            .unwrap_or(rest.len());
        let (block, later) = rest.split_at(end);
        blocks.push(block);
        rest = later;
    }
    blocks
}

/// What some sentences' pieces are by themselves, each computed once.
struct Portion {
    /// The pieces, ascending.
    pieces: Vec<u32>,
    embedded: Vec<f32>,
    projected: Vec<f32>,
    taps: Vec<f32>,
}

impl Portion {
    /// Takes as many sentences as their pieces allow, at least one, and returns how many.
    fn of_the_first(sentences: &[Vec<u32>], layers: &Layers) -> (Self, usize) {
        let mut pieces: Vec<u32> = Vec::new();
        let mut n_sentences = 0;
        // Sorted anew only when the tokens have doubled the list.
        let mut bound = MAX_PORTION;
        for sentence in sentences.iter().take(MAX_SENTENCES) {
            if n_sentences > 0 && pieces.len() + sentence.len() > bound {
                pieces.sort_unstable();
                pieces.dedup();
                if pieces.len() + sentence.len() > MAX_PORTION {
                    break;
                }
                bound = pieces.len() + MAX_PORTION;
            }
            pieces.extend(sentence);
            n_sentences += 1;
        }
        pieces.sort_unstable();
        pieces.dedup();
        let mut portion = Self {
            embedded: vec![0.0; pieces.len() * WIDTH],
            projected: vec![0.0; pieces.len() * BRANCHED],
            taps: vec![0.0; pieces.len() * TAPS],
            pieces,
        };
        portion
            .pieces
            .par_chunks(PIECES_AT_ONCE)
            .zip(portion.embedded.par_chunks_mut(PIECES_AT_ONCE * WIDTH))
            .zip(portion.projected.par_chunks_mut(PIECES_AT_ONCE * BRANCHED))
            .zip(portion.taps.par_chunks_mut(PIECES_AT_ONCE * TAPS))
            .for_each(|(((pieces, embedded), projected), taps)| {
                for (&piece, row) in pieces.iter().zip(embedded.chunks_exact_mut(WIDTH)) {
                    embed(piece, row);
                }
                project(embedded, projected, layers);
                spread(projected, taps, layers);
            });
        (portion, n_sentences)
    }

    fn place(&self, piece: u32) -> usize {
        self.pieces.partition_point(|&other| other < piece)
    }
}

/// Embedded pieces → one block of numbers a branch.
fn project(embedded: &[f32], projected: &mut [f32], layers: &Layers) {
    multiply(
        &view(embedded, WIDTH),
        &layers.project,
        rows_mut(projected, BRANCHED),
    );
    for row in projected.chunks_exact_mut(BRANCHED) {
        add(row, &layers.project_bias);
        let norm = Norm::of(&[row], layers.epsilon);
        for ((value, scale), shift) in row
            .iter_mut()
            .zip(&layers.project_scale)
            .zip(&layers.project_shift)
        {
            *value = norm.apply(*value) * scale + shift;
        }
    }
}

/// Projected pieces → what they give to each place of each branch's first window.
fn spread(projected: &[f32], taps: &mut [f32], layers: &Layers) {
    let n_pieces = projected.len() / BRANCHED;
    let mut first_tap = 0;
    for (branch_idx, branch) in BRANCHES.iter().enumerate() {
        let width = branch.order * NARROW;
        let from = ArrayView2::from_shape(
            (n_pieces, NARROW).strides((BRANCHED, 1)),
            &projected[branch_idx * NARROW..],
        );
        let to =
            ArrayViewMut2::from_shape((n_pieces, width).strides((TAPS, 1)), &mut taps[first_tap..]);
        multiply(
            &from.expect("a block of each row"),
            &layers.taps[branch_idx],
            to.expect("a block of each row"),
        );
        first_tap += width;
    }
}

/// Returns for each sentence the sum of its tokens' normed features.
fn sum_tokens(sentences: &[Vec<u32>], portion: &Portion, layers: &Layers) -> Vec<f32> {
    let n_rows = GAP + sentences.iter().map(|each| each.len() + GAP).sum::<usize>();
    let places: Vec<Vec<usize>> = sentences
        .iter()
        .map(|sentence| sentence.iter().map(|&piece| portion.place(piece)).collect())
        .collect();
    let branches: Vec<Vec<f32>> = (0..BRANCHES.len())
        .map(|branch_idx| {
            let inner = first_layer(branch_idx, n_rows, &places, portion, layers);
            second_layer(branch_idx, &inner, layers)
        })
        .collect();
    let mut sums = vec![0.0; sentences.len() * FEATURES];
    let mut first_row = 0;
    for (sentence, sum) in places.iter().zip(sums.chunks_exact_mut(FEATURES)) {
        for (token_idx, &place) in sentence.iter().enumerate() {
            let at = (first_row + token_idx) * NARROW;
            let parts = [
                &portion.embedded[place * WIDTH..][..WIDTH],
                &branches[0][at..][..NARROW],
                &branches[1][at..][..NARROW],
                &branches[2][at..][..NARROW],
            ];
            let norm = Norm::of(&parts, layers.epsilon);
            let mut rest = &mut *sum;
            for part in parts {
                let (own, later) = rest.split_at_mut(part.len());
                for (sum, &value) in own.iter_mut().zip(part) {
                    *sum += norm.apply(value);
                }
                rest = later;
            }
        }
        first_row += sentence.len() + GAP;
    }
    sums
}

/// Returns a row a token of one branch, with the gaps as empty rows.
fn first_layer(
    branch_idx: usize,
    n_rows: usize,
    sentences: &[Vec<usize>],
    portion: &Portion,
    layers: &Layers,
) -> Vec<f32> {
    let branch = BRANCHES[branch_idx];
    let first_tap: usize = BRANCHES[..branch_idx]
        .iter()
        .map(|b| b.order * NARROW)
        .sum();
    let mut inner = vec![0.0; n_rows * NARROW];
    let mut first_row = GAP;
    for sentence in sentences {
        for (token_idx, &place) in sentence.iter().enumerate() {
            let row = &mut inner[(first_row + token_idx) * NARROW..][..NARROW];
            row.copy_from_slice(&layers.taps_bias[branch_idx]);
            for tap_idx in 0..branch.order {
                let neighbour = (token_idx + tap_idx)
                    .checked_sub(branch.before)
                    .and_then(|neighbour| sentence.get(neighbour));
                if let Some(&neighbour) = neighbour {
                    let tap = neighbour * TAPS + first_tap + tap_idx * NARROW;
                    add(row, &portion.taps[tap..][..NARROW]);
                }
            }
            let own = &portion.projected[place * BRANCHED + branch_idx * NARROW..][..NARROW];
            for (value, own) in row.iter_mut().zip(own) {
                *value = value.max(0.0) + own;
            }
        }
        first_row += sentence.len() + GAP;
    }
    inner
}

/// Returns a row for each row of `inner` but the outermost gaps; those for gaps mean nothing.
fn second_layer(branch_idx: usize, inner: &[f32], layers: &Layers) -> Vec<f32> {
    let branch = BRANCHES[branch_idx];
    let n_rows = inner.len() / NARROW - 2 * GAP;
    // A window is its tokens' rows end to end: a row that begins earlier and overlaps the next.
    let windows = ArrayView2::from_shape(
        (n_rows, branch.order * NARROW).strides((NARROW, 1)),
        &inner[(GAP - branch.before) * NARROW..],
    );
    let mut outer = vec![0.0; n_rows * NARROW];
    multiply(
        &windows.expect("the gaps are as wide as the windows reach"),
        &layers.window[branch_idx],
        rows_mut(&mut outer, NARROW),
    );
    let inner = inner[GAP * NARROW..].chunks_exact(NARROW);
    for (row, inner) in outer.chunks_exact_mut(NARROW).zip(inner) {
        for ((value, bias), inner) in row
            .iter_mut()
            .zip(&layers.window_bias[branch_idx])
            .zip(inner)
        {
            *value = (*value + bias).max(0.0) + inner;
        }
    }
    outer
}

/// Sums over tokens → vectors.
fn finish(sentences: &[Vec<u32>], sums: &[f32], layers: &Layers) -> Vec<Vector> {
    let mut sums = sums.to_vec();
    for (sentence, sum) in sentences.iter().zip(sums.chunks_exact_mut(FEATURES)) {
        let length = count(sentence.len());
        for ((value, scale), shift) in sum.iter_mut().zip(&layers.scale).zip(&layers.shift) {
            *value = *value * scale + shift * length;
        }
    }
    let mut mean = product(&sums, &layers.sum);
    for (sentence, row) in sentences.iter().zip(mean.chunks_exact_mut(WIDTH)) {
        let length = count(sentence.len());
        for (value, bias) in row.iter_mut().zip(&layers.sum_bias) {
            *value = (*value + bias * length) / length.sqrt();
        }
    }
    let first = positive(product(&mean, &layers.first));
    let mut second = product(&mean, &layers.first_skip);
    add(&mut second, &product(&first, &layers.second));
    let second = positive(second);
    let third = positive(product(&second, &layers.third));
    let mut last = product(&second, &layers.last_skip);
    add(&mut last, &product(&third, &layers.last));
    for value in &mut last {
        *value = value.tanh();
    }
    last.chunks_exact(WIDTH).map(Vector::of).collect()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a sentence has at most 512 tokens"
)]
fn count(n: usize) -> f32 {
    n as f32
}

fn product(rows: &[f32], matrix: &Matrix) -> Vec<f32> {
    let matrix_view = matrix.view();
    let n_rows = rows.len() / matrix_view.nrows();
    let mut out = vec![0.0; n_rows * matrix_view.ncols()];
    let columns = matrix_view.ncols();
    multiply(
        &view(rows, matrix_view.nrows()),
        matrix,
        rows_mut(&mut out, columns),
    );
    out
}

fn multiply(rows: &ArrayView2<'_, f32>, matrix: &Matrix, mut out: ArrayViewMut2<'_, f32>) {
    general_mat_mul(1.0, rows, &matrix.view(), 0.0, &mut out);
}

fn rows_mut(values: &mut [f32], columns: usize) -> ArrayViewMut2<'_, f32> {
    ArrayViewMut2::from_shape((values.len() / columns, columns), values)
        .expect("whole rows were given")
}

fn add(to: &mut [f32], other: &[f32]) {
    for (to, other) in to.iter_mut().zip(other) {
        *to += other;
    }
}

fn positive(values: Vec<f32>) -> Vec<f32> {
    values.into_iter().map(|value| value.max(0.0)).collect()
}

/// Moves numbers so that their mean is 0 and their spread 1.
struct Norm {
    mean: f32,
    scale: f32,
}

impl Norm {
    fn of(parts: &[&[f32]], epsilon: f32) -> Self {
        let n: usize = parts.iter().map(|part| part.len()).sum();
        let n = 1.0 / count(n);
        let mean = n * parts
            .iter()
            .map(|part| lanes(part, |value| value))
            .sum::<f32>();
        let spread = |value: f32| (value - mean) * (value - mean);
        let variance = n * parts.iter().map(|part| lanes(part, spread)).sum::<f32>();
        Self {
            mean,
            scale: 1.0 / (variance + epsilon).sqrt(),
        }
    }

    fn apply(&self, value: f32) -> f32 {
        (value - self.mean) * self.scale
    }
}

/// Sums over sixteen lanes side by side, which the compiler turns into wide instructions.
fn lanes(values: &[f32], map: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; 16];
    for chunk in values.chunks_exact(16) {
        for (sum, &value) in sums.iter_mut().zip(chunk) {
            *sum += map(value);
        }
    }
    sums.iter().sum()
}
