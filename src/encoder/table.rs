//! The table of embedded pieces: a piece in, its 512 numbers out.
//!
//! Rows are read where they stand in the file. A row holds its length, its *kind* and its numbers as whole levels,
//! two to a code word; the kind says which code it is written in and what the levels stand for. Rows of the kinds
//! without a step of their own are those of the original, unchanged; the others are rounded more coarsely.
//!
//! A piece that is not there, or a damaged row, gives zeros or wrong numbers, never a panic.

use std::sync::LazyLock;

use super::weights::{Section, WIDTH, array, read_f32, read_u32, section};

/// Levels from -7 to 7 have a place in the code; others are escaped.
const REACH: usize = 7;
const SIDE: usize = 2 * REACH + 1;
const ESCAPE: usize = SIDE * SIDE;
const ESCAPE_BITS: u32 = 7;
/// No code word is longer.
const MAX_CODE: u32 = 12;
/// Steps that the rows of the original have, by number of the piece.
const GRIDS: usize = 17;
/// Rows between two known starts.
const ROWS_A_START: usize = 8;
/// Bits of a row's head that say its kind.
const KIND_BITS: u32 = 6;

/// How rows of one kind are written.
struct Kind {
    /// Zero where the row keeps the step of the original.
    step: f32,
    /// What the levels from -7 to 7 stand for, in steps.
    places: [f32; SIDE],
    /// By the next 12 bits: the symbol, times 16, plus the length of its code word.
    words: Vec<u16>,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    section(Section::Kinds)
        .chunks_exact(4 * (1 + REACH) + ESCAPE + 1)
        .map(Kind::read)
        .collect()
});

/// Writes the 512 numbers of a piece.
pub(super) fn embed(piece: u32, row: &mut [f32]) {
    let mut bits = Bits::of(find(piece));
    let kind = usize::from(bits.take(16) & ((1 << KIND_BITS) - 1));
    let Some(kind) = KINDS.get(kind) else {
        row.fill(0.0);
        return;
    };
    let (step, offset) = if kind.step == 0.0 {
        let at = 8 * (piece as usize % GRIDS);
        let grids = section(Section::Grids);
        (read_f32(grids, at), read_f32(grids, at + 4))
    } else {
        (kind.step, 0.0)
    };
    debug_assert_eq!(row.len(), WIDTH);
    for pair in row.chunks_exact_mut(2) {
        let word = kind.words[usize::from(bits.peek(MAX_CODE))];
        bits.skip(u32::from(word & 15));
        let symbol = usize::from(word >> 4);
        let [first, second] = if symbol == ESCAPE {
            [escaped(&mut bits), escaped(&mut bits)]
        } else {
            [kind.places[symbol / SIDE], kind.places[symbol % SIDE]]
        };
        pair[0] = first * step + offset;
        pair[1] = second * step + offset;
    }
}

fn escaped(bits: &mut Bits<'_>) -> f32 {
    f32::from(bits.take(ESCAPE_BITS)) - 64.0
}

/// Returns the bytes of a piece's row: from the last known start before it, row by row.
fn find(piece: u32) -> &'static [u8] {
    let piece = piece as usize;
    let start = read_u32(section(Section::Starts), piece / ROWS_A_START * 4);
    let mut rows = section(Section::Rows).get(start as usize..).unwrap_or(&[]);
    for _ in 0..piece % ROWS_A_START {
        rows = rows.get(length(rows)..).unwrap_or(&[]);
    }
    rows.get(..length(rows)).unwrap_or(&[])
}

/// Returns how many bytes the first row takes.
fn length(rows: &[u8]) -> usize {
    usize::from(u16::from_be_bytes(array(rows, 0)) >> KIND_BITS) * 2
}

impl Kind {
    fn read(bytes: &[u8]) -> Self {
        let mut places = [0.0; SIDE];
        for level in 1..=REACH {
            let place = read_f32(bytes, 4 * level);
            places[REACH + level] = place;
            places[REACH - level] = -place;
        }
        Self {
            step: read_f32(bytes, 0),
            places,
            words: words(bytes.get(4 * (1 + REACH)..).unwrap_or(&[])),
        }
    }
}

/// Returns the table of a canonical code: shorter words first, then by symbol.
fn words(lengths: &[u8]) -> Vec<u16> {
    let mut words = Vec::with_capacity(1 << MAX_CODE);
    for length in 1..=MAX_CODE {
        for symbol in 0..=ESCAPE {
            if lengths
                .get(symbol)
                .is_some_and(|&own| u32::from(own) == length)
            {
                let word = u16::try_from(symbol << 4 | length as usize).unwrap_or_default();
                words.extend(std::iter::repeat_n(word, 1 << (MAX_CODE - length)));
            }
        }
    }
    words.resize(1 << MAX_CODE, 0);
    words
}

/// Reads bits, the highest of each byte first; zeros beyond the end.
struct Bits<'a> {
    bytes: &'a [u8],
    /// The next bits, from the highest down.
    ready: u64,
    n_ready: u32,
}

impl<'a> Bits<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            ready: 0,
            n_ready: 0,
        }
    }

    /// Returns the next bits, at most 16.
    fn peek(&mut self, count: u32) -> u16 {
        if self.n_ready < 32 {
            let next: [u8; 4] = if let Some((next, rest)) = self.bytes.split_first_chunk() {
                self.bytes = rest;
                *next
            } else {
                let mut last = [0; 4];
                last[..self.bytes.len()].copy_from_slice(self.bytes);
                self.bytes = &[];
                last
            };
            self.ready |= u64::from(u32::from_be_bytes(next)) << (32 - self.n_ready);
            self.n_ready += 32;
        }
        u16::try_from(self.ready >> (64 - count)).unwrap_or_default()
    }

    fn skip(&mut self, count: u32) {
        self.ready <<= count;
        self.n_ready -= count;
    }

    fn take(&mut self, count: u32) -> u16 {
        let bits = self.peek(count);
        self.skip(count);
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        let n_pieces = section(Section::Scores).len() / 4;
        let mut row = vec![0.0; WIDTH];
        let mut end = 0;
        for piece in 0..n_pieces {
            let bytes = find(u32::try_from(piece).expect("small"));
            assert!(bytes.len() > 2, "piece {piece} has no row");
            assert_eq!(
                bytes.as_ptr() as usize - section(Section::Rows).as_ptr() as usize,
                end,
                "piece {piece}"
            );
            end += bytes.len();
        }
        assert_eq!(end, section(Section::Rows).len());
        for piece in (0..n_pieces).step_by(7) {
            embed(u32::try_from(piece).expect("small"), &mut row);
            assert!(row.iter().all(|value| value.is_finite()), "piece {piece}");
        }
    }

    #[test]
    fn a_piece_that_is_not_there_gives_numbers_all_the_same() {
        let mut row = vec![1.0; WIDTH];
        embed(u32::MAX, &mut row);
        assert!(row.iter().all(|value| value.is_finite()));
    }

    #[test]
    fn the_words_of_every_kind_fill_its_table() {
        assert_eq!(KINDS.len(), 48);
        for kind in KINDS.iter() {
            assert!(kind.words.iter().all(|&word| word & 15 != 0));
        }
    }
}
