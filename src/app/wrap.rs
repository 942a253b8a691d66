//! Wraps a stretch of text into rows of cells, and says which bytes stand in which row.
//!
//! In goes a text, a byte range and a width; out come [`Row`]s, each a byte range. Put together they are the
//! range again, less the line breaks, so that every span lands on rows and columns that can be told. Rows break
//! after spaces, hyphens and dashes, between the characters of scripts that write without spaces, and where
//! nothing else is left, inside a word.
//!
//! A row may end in spaces that reach past the width: they hang there unseen, as a typesetter has it. French
//! spaces before `; : ! ? »` and after `«` are no place to break, with or without a non-breaking space.

use std::ops::Range;

use crate::glyph::{Glyph, glyphs};

/// The bytes that stand in one row, of the text that was wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Row {
    /// Returns the bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Returns the rows of `range` of a text at `width` cells; at least one.
pub fn wrap(text: &str, range: Range<usize>, width: usize) -> Vec<Row> {
    let width = width.max(1);
    let mut wrapper = Wrapper {
        rows: Vec::new(),
        start: range.start,
        used: 0,
        stop: None,
        width,
    };
    let mut before = (' ', ' ');
    let words = text.get(range.clone()).unwrap_or("");
    for glyph in glyphs(words) {
        let here = range.start + glyph.range.start;
        let after = range.start + glyph.range.end;
        let c = words
            .get(glyph.range.clone())
            .and_then(|s| s.chars().next())
            .unwrap_or(' ');
        if is_line_break(c) {
            wrapper.end_row(here, after);
        } else {
            if may_break(before, c) && wrapper.start < here {
                wrapper.stop = Some((here, wrapper.used));
            }
            wrapper.place(&glyph, here, is_space(c));
        }
        before = (before.1, c);
    }
    wrapper.rows.push(Row {
        start: wrapper.start,
        end: range.start + words.len(),
    });
    wrapper.rows
}

struct Wrapper {
    rows: Vec<Row>,
    start: usize,
    used: usize,
    /// Where the row may end: the byte, and how many cells stand before it.
    stop: Option<(usize, usize)>,
    width: usize,
}

impl Wrapper {
    fn end_row(&mut self, end: usize, next: usize) {
        let start = self.start;
        self.rows.push(Row { start, end });
        self.start = next;
        self.used = 0;
        self.stop = None;
    }

    fn place(&mut self, glyph: &Glyph<'_>, here: usize, space: bool) {
        // Spaces hang: they never begin a row on their own account.
        if self.width < self.used + glyph.width && !space {
            match self.stop {
                Some((end, cells)) => {
                    let carried = self.used - cells;
                    self.end_row(end, end);
                    self.used = carried;
                }
                None if self.start < here => self.end_row(here, here),
                None => {}
            }
            // What was carried over may be too long by itself: a word longer than a row.
            if self.width < self.used + glyph.width && self.start < here {
                self.end_row(here, here);
            }
        }
        self.used += glyph.width;
    }
}

fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Returns whether a space is one that rows may end at.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Returns whether a row may end between the last of `before` (with the one before it) and `next`.
fn may_break(before: (char, char), next: char) -> bool {
    let (earlier, last) = before;
    if is_space(next) {
        return false;
    }
    if is_space(last) {
        // "pays ?" and "« pays": the mark stays with its word.
        return !matches!(next, ';' | ':' | '!' | '?' | '»') && earlier != '«';
    }
    match last {
        '-' | '‐' => earlier.is_alphabetic() && next.is_alphabetic(),
        '—' | '–' => !next.is_numeric(),
        '/' => earlier.is_alphanumeric() && next.is_alphanumeric(),
        '\u{200b}' | '\u{ad}' => true,
        _ => {
            (is_wide(last) || is_wide(next))
                && !stays_behind(next)
                && !"「『（【《〈".contains(last)
                && (is_wide(next) || !last.is_ascii_punctuation())
        }
    }
}

/// Returns whether a character belongs to a script that is written without spaces.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0xa4cf | 0xf900..=0xfaff | 0xff00..=0xffef | 0x2_0000..=0x3_ffff)
}

/// Returns whether a character must not begin a row.
fn stays_behind(c: char) -> bool {
    "、。，．・：；？！」』）】》〉ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々".contains(c)
        || matches!(
            c,
            ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '”' | '’' | '%'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        let rows = wrap(text, 0..text.len(), width);
        let shown: Vec<_> = rows
            .iter()
            .map(|row| text.get(row.range()).unwrap_or_default())
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn rows_end_after_spaces_which_hang() {
        check("one two three", 7, &["one two ", "three"]);
        check("one two three", 8, &["one two ", "three"]);
        check("one  two", 3, &["one  ", "two"]);
    }

    #[test]
    fn a_word_longer_than_a_row_is_broken_inside() {
        check(
            "a Donaudampfschiff b",
            8,
            &["a ", "Donaudam", "pfschiff ", "b"],
        );
    }

    #[test]
    fn wide_characters_never_reach_over_the_edge() {
        check("日本語新聞", 5, &["日本", "語新", "聞"]);
        check("日本、語", 4, &["日", "本、", "語"]);
        check("日", 1, &["日"]);
    }

    #[test]
    fn french_punctuation_stays_with_its_word() {
        check("dans 18 pays ?", 12, &["dans 18 ", "pays ?"]);
        check("le « groupe » a", 5, &["le ", "« gro", "upe » ", "a"]);
        check("le 25\u{a0}août", 6, &["le ", "25\u{a0}aoû", "t"]);
    }

    #[test]
    fn hyphens_between_letters_break_and_between_digits_do_not() {
        check("Saint-Denis", 8, &["Saint-", "Denis"]);
        check("won 31-27 there", 7, &["won ", "31-27 ", "there"]);
    }

    #[test]
    fn line_breaks_end_rows_and_stand_in_none() {
        check("a\nb\r\n\nc", 5, &["a", "b", "", "c"]);
        check("", 5, &[""]);
    }

    #[test]
    fn a_stand_in_takes_the_cells_that_it_is_shown_with() {
        check("ab\u{202e}cd", 9, &["ab", "\u{202e}c", "d"]);
    }

    proptest! {
        #![proptest_config(crate::fixture::draws(256))]

        #[test]
        fn rows_are_in_order_and_fit(text in "\\PC{0,60}", width in 1_usize..30) {
            let text = text.replace(is_line_break, " ");
            let rows = wrap(&text, 0..text.len(), width);
            let mut at = 0;
            for row in &rows {
                prop_assert_eq!(row.start, at);
                at = row.end;
                let shown = text.get(row.range()).unwrap_or_default().trim_end();
                let cells: usize = glyphs(shown).map(|g| g.width).sum();
                prop_assert!(cells <= width || glyphs(shown).count() == 1, "{:?}", shown);
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
