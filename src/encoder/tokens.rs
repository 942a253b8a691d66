//! Text in, numbers of pieces out: the unigram tokeniser of the original, with its quirks.
//!
//! The text is put into its compatibility form (NFKC), each run of spaces becomes one `▁`, one is set before it
//! all, and of all ways to cut it into known pieces the one with the highest sum of scores is taken. What no piece
//! covers is a piece of its own, the unknown one.
//!
//! It promises the same numbers as the original for any text of at most [`MAX_CHARS`] characters, except where its
//! table of compatible characters is older than ours (㋿) and for marks in an order that no keyboard writes. What
//! is longer is cut: a sentence of that length is none.

use std::sync::LazyLock;

use fst::raw::{CompiledAddr, Fst, Output};
use unicode_normalization::UnicodeNormalization;

use super::weights::{Section, read_f32, section};

/// More of a text is not read.
pub(super) const MAX_CHARS: usize = 2_000;
/// Of more pieces, those at the end are left out.
pub(super) const MAX_PIECES: usize = 512;

const UNKNOWN: u32 = 0;
const START: u32 = 1;
const END: u32 = 2;
/// The lowest score of a piece, less 10, as the original has it.
const UNKNOWN_SCORE: f64 = -28.833_036_422_729_492;
const SPACE: char = '▁';
/// The one character that the original leaves as it is although it has a compatible one.
const WAVE: char = '～';

static PIECES: LazyLock<Fst<&[u8]>> = LazyLock::new(|| {
    Fst::new(section(Section::Pieces)).expect("the generated map is whole; a test reads it")
});

/// Returns the numbers of a text's pieces, between the one for the start and the one for the end.
pub(super) fn tokens(text: &str) -> Vec<u32> {
    let mut tokens = vec![START];
    let text = normal(text);
    if text.is_empty() {
        tokens.push(UNKNOWN);
    } else {
        tokens.extend(best_pieces(&text));
        tokens.truncate(MAX_PIECES - 1);
    }
    tokens.push(END);
    tokens
}

/// Returns the text as the pieces are written; empty where there is nothing but spaces.
fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len().min(4 * MAX_CHARS) + 8);
    let mut after_space = true;
    let mut push = |char: char| {
        let space = is_space(char);
        if !space {
            if after_space {
                normal.push(SPACE);
            }
            normal.push(char);
        }
        after_space = space;
    };
    let text: String = text
        .trim_start_matches(is_space)
        .chars()
        .take(MAX_CHARS)
        .collect();
    for (part_idx, part) in text.split(WAVE).enumerate() {
        if part_idx > 0 {
            push(WAVE);
        }
        part.nfkc().for_each(&mut push);
    }
    normal
}

/// What the original takes for a space once the text is in its compatibility form.
fn is_space(char: char) -> bool {
    matches!(
        char,
        ' ' | '\t'
            | '\n'
            | '\u{c}'
            | '\r'
            | '\u{1680}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2581}'
            | '\u{feff}'
            | '\u{fffd}'
    )
}

/// The best way found to come to a place in the text.
#[derive(Clone, Copy)]
struct Way {
    score: f64,
    from: usize,
    piece: u32,
}

fn best_pieces(text: &str) -> Vec<u32> {
    let unreached = Way {
        score: f64::NEG_INFINITY,
        from: 0,
        piece: UNKNOWN,
    };
    let mut ways = vec![unreached; text.len() + 1];
    ways[0].score = 0.0;
    for (start, char) in text.char_indices() {
        let before = ways[start].score;
        let single = start + char.len_utf8();
        let mut alone = false;
        let mut improve = |end: usize, score: f64, piece: u32| {
            if before + score > ways[end].score {
                ways[end] = Way {
                    score: before + score,
                    from: start,
                    piece,
                };
            }
        };
        each_piece(&text.as_bytes()[start..], |length, piece| {
            alone |= start + length == single;
            improve(start + length, score(piece), piece);
        });
        if !alone {
            improve(single, UNKNOWN_SCORE, UNKNOWN);
        }
    }
    let mut pieces = Vec::new();
    let mut end = text.len();
    while end > 0 {
        pieces.push(ways[end].piece);
        end = ways[end].from;
    }
    pieces.reverse();
    pieces
}

fn score(piece: u32) -> f64 {
    f64::from(read_f32(section(Section::Scores), piece as usize * 4))
}

/// Calls `found` with the length and the number of each piece that the text begins with, shorter ones first.
fn each_piece(text: &[u8], mut found: impl FnMut(usize, u32)) {
    let map = &*PIECES;
    let mut address: CompiledAddr = map.root().addr();
    let mut output = Output::zero();
    for (idx, &byte) in text.iter().enumerate() {
        let node = map.node(address);
        let Some(transition) = node.find_input(byte) else {
            return;
        };
        let transition = node.transition(transition);
        output = output.cat(transition.out);
        address = transition.addr;
        let node = map.node(address);
        if node.is_final() {
            let piece = output.cat(node.final_output()).value();
            found(idx + 1, u32::try_from(piece).unwrap_or(UNKNOWN));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_invisible_marks_make_no_difference() {
        let plain = tokens("Two ferries collided");
        for text in [
            "  Two ferries collided\n",
            "Two\u{a0}ferries \u{200b} collided\u{feff}",
            "Two\tferries\r\ncollided \u{2581}",
        ] {
            assert_eq!(tokens(text), plain, "{text:?}");
        }
    }

    #[test]
    fn compatible_characters_are_one() {
        assert_eq!(tokens("Ｆｅｒｒｙ ﬁre"), tokens("Ferry fire"));
        assert_eq!(tokens("cafe\u{301}"), tokens("café"));
        assert_ne!(tokens("10～20"), tokens("10~20"));
    }

    #[test]
    fn nothing_is_the_unknown_piece() {
        for text in ["", " ", "\n\u{200b}"] {
            assert_eq!(tokens(text), [START, UNKNOWN, END], "{text:?}");
        }
    }

    #[test]
    fn a_character_without_a_piece_is_unknown() {
        assert!(tokens("a \u{10ffff} b").contains(&UNKNOWN));
    }

    #[test]
    fn the_lowest_score_is_that_of_the_file() {
        let scores = section(Section::Scores);
        let lowest = (0..scores.len() / 4)
            .map(|idx| f64::from(read_f32(scores, 4 * idx)))
            .fold(0.0, f64::min);
        assert!((lowest - 10.0 - UNKNOWN_SCORE).abs() < 1e-9, "{lowest}");
    }

    #[test]
    fn long_texts_are_cut() {
        let word = "a".repeat(1_000_000);
        assert!(tokens(&word).len() <= MAX_PIECES);
        let marks = format!("e{}", "\u{301}".repeat(1_000_000));
        assert!(tokens(&marks).len() <= MAX_PIECES);
        let words = "ferry ".repeat(100_000);
        let tokens = tokens(&words);
        assert!(tokens.len() <= MAX_PIECES);
        assert_eq!(tokens.last(), Some(&END));
    }

    proptest::proptest! {
        #![proptest_config(crate::fixture::draws(256))]

        #[test]
        fn any_text_is_cut_into_pieces(text: String) {
            let tokens = tokens(&text);
            proptest::prop_assert!((3..=MAX_PIECES).contains(&tokens.len()));
            proptest::prop_assert_eq!(tokens[0], START);
            proptest::prop_assert_eq!(tokens[tokens.len() - 1], END);
        }
    }
}
