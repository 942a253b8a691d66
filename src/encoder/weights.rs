//! The file of weights, compiled in: its sections, and the layers of the network as matrices.
//!
//! In: `data/weights.bin`, which the script beside it makes and `docs/ENCODER.md` describes. Out: byte ranges of it
//! for the tables that are read in place, and 13 MB of floating-point matrices, unpacked on first use.
//!
//! A damaged file gives zeros instead of a panic; a test reads all of it.

use std::sync::LazyLock;

use ndarray::ArrayView2;

/// Numbers of one embedded piece, and of a vector.
pub(super) const WIDTH: usize = 512;
/// Numbers that one branch of the network holds of a token.
pub(super) const NARROW: usize = 256;
/// The branches: how many tokens each looks at, and how many of them stand before the one it is about.
pub(super) const BRANCHES: [Branch; 3] = [Branch::new(2, 0), Branch::new(3, 1), Branch::new(5, 2)];
/// Numbers of all branches together.
pub(super) const BRANCHED: usize = NARROW * BRANCHES.len();
/// Numbers that stand for a token before the sum over the sentence.
pub(super) const FEATURES: usize = WIDTH + BRANCHED;
/// Numbers between the sum and the vector.
const HIDDEN: usize = 320;

static FILE: &[u8] = include_bytes!("data/weights.bin");
/// Where the bounds of the sections stand: behind the magic and the fingerprint.
const BOUNDS: usize = 16;

/// A branch of the network: a window of tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branch {
    pub(super) order: usize,
    pub(super) before: usize,
}

impl Branch {
    const fn new(order: usize, before: usize) -> Self {
        Self { order, before }
    }
}

/// The parts of the file, in order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Section {
    Pieces,
    Scores,
    Kinds,
    Grids,
    Starts,
    Rows,
    Matrices,
    Vectors,
}

/// Returns the bytes of a section.
pub(super) fn section(section: Section) -> &'static [u8] {
    let at = BOUNDS + 4 * section as usize;
    let bound = |at| read_u32(FILE, at) as usize;
    FILE.get(bound(at)..bound(at + 4)).unwrap_or(&[])
}

/// Returns what tells these weights from others.
pub(super) fn fingerprint() -> [u8; 8] {
    array(FILE, 8)
}

pub(super) fn read_u32(data: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array(data, at))
}

pub(super) fn read_f32(data: &[u8], at: usize) -> f32 {
    f32::from_le_bytes(array(data, at))
}

/// Reads `N` bytes; zeros beyond the end.
pub(super) fn array<const N: usize>(data: &[u8], at: usize) -> [u8; N] {
    data.get(at..)
        .and_then(|rest| rest.first_chunk())
        .copied()
        .unwrap_or([0; N])
}

/// A matrix, row by row.
#[derive(Debug)]
pub(super) struct Matrix {
    columns: usize,
    values: Vec<f32>,
}

impl Matrix {
    /// Returns it in the form that products are made of.
    pub(super) fn view(&self) -> ArrayView2<'_, f32> {
        view(&self.values, self.columns)
    }
}

/// Returns rows of `columns` numbers as a matrix.
pub(super) fn view(values: &[f32], columns: usize) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape((values.len() / columns, columns), values)
        .expect("whole rows were given")
}

/// The layers, named as in `docs/ENCODER.md`.
#[derive(Debug)]
pub(super) struct Layers {
    pub(super) project: Matrix,
    pub(super) project_bias: Vec<f32>,
    pub(super) project_scale: Vec<f32>,
    pub(super) project_shift: Vec<f32>,
    /// For each branch: what a token gives to each place of the window.
    pub(super) taps: [Matrix; 3],
    pub(super) taps_bias: [Vec<f32>; 3],
    /// For each branch: the second layer, over the whole window.
    pub(super) window: [Matrix; 3],
    pub(super) window_bias: [Vec<f32>; 3],
    pub(super) scale: Vec<f32>,
    pub(super) shift: Vec<f32>,
    pub(super) sum: Matrix,
    pub(super) sum_bias: Vec<f32>,
    pub(super) first: Matrix,
    pub(super) first_skip: Matrix,
    pub(super) second: Matrix,
    pub(super) third: Matrix,
    pub(super) last_skip: Matrix,
    pub(super) last: Matrix,
    /// What keeps a division from being one by nothing.
    pub(super) epsilon: f32,
}

/// The layers, unpacked on first use.
pub(super) static LAYERS: LazyLock<Layers> = LazyLock::new(unpack);

fn unpack() -> Layers {
    let mut matrices = Reader(section(Section::Matrices));
    let mut vectors = Reader(section(Section::Vectors));
    let project = matrices.matrix(WIDTH, BRANCHED);
    let taps = BRANCHES.map(|branch| matrices.matrix(NARROW, branch.order * NARROW));
    let window = BRANCHES.map(|branch| matrices.matrix(branch.order * NARROW, NARROW));
    let project_bias = vectors.floats(BRANCHED);
    let project_scale = vectors.floats(BRANCHED);
    let project_shift = vectors.floats(BRANCHED);
    let biases = BRANCHES.map(|_| (vectors.floats(NARROW), vectors.floats(NARROW)));
    let [two, three, five] = biases;
    Layers {
        project,
        project_bias,
        project_scale,
        project_shift,
        taps,
        taps_bias: [two.0, three.0, five.0],
        window,
        window_bias: [two.1, three.1, five.1],
        scale: vectors.floats(FEATURES),
        shift: vectors.floats(FEATURES),
        sum: matrices.matrix(FEATURES, WIDTH),
        sum_bias: vectors.floats(WIDTH),
        first: matrices.matrix(WIDTH, HIDDEN),
        first_skip: matrices.matrix(WIDTH, HIDDEN),
        second: matrices.matrix(HIDDEN, HIDDEN),
        third: matrices.matrix(HIDDEN, WIDTH),
        last_skip: matrices.matrix(HIDDEN, WIDTH),
        last: matrices.matrix(WIDTH, WIDTH),
        epsilon: vectors.floats(1)[0],
    }
}

/// Reads on from where it stopped.
struct Reader(&'static [u8]);

impl Reader {
    fn floats(&mut self, count: usize) -> Vec<f32> {
        let floats = (0..count).map(|idx| read_f32(self.0, 4 * idx)).collect();
        self.skip(4 * count);
        floats
    }

    /// Reads a step for each column, then whole levels of one byte.
    fn matrix(&mut self, rows: usize, columns: usize) -> Matrix {
        let steps = self.floats(columns);
        let levels = self.0.get(..rows * columns).unwrap_or(&[]);
        let mut values: Vec<f32> = levels
            .chunks_exact(columns)
            .flat_map(|row| row.iter().zip(&steps))
            .map(|(&level, step)| f32::from(level.cast_signed()) * step)
            .collect();
        values.resize(rows * columns, 0.0);
        self.skip(rows * columns);
        Matrix { columns, values }
    }

    fn skip(&mut self, bytes: usize) {
        self.0 = self.0.get(bytes..).unwrap_or(&[]);
    }
}
