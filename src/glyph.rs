//! Glyphs: what a text looks like in the cells of a terminal, with nothing in it hidden.
//!
//! In goes any text, out come [`Glyph`]s: a byte range, the characters to put into one place of the screen, and
//! how many cells they take. Put together, the ranges are the text again, so a span of the text can always be
//! found on the screen and back.
//!
//! A reader that shows evidence must show all of it, and what it shows must not be able to act on the terminal.
//! So whatever a terminal would obey, reorder or leave invisible (escape sequences, bidirectional overrides,
//! zero-width characters, tag characters, a heap of combining marks) comes out as a visible name: `␛`, `⟦U+202E⟧`.
//! Nothing that leaves this module is a control character. What belongs to a script's own way of writing stays
//! as it is: combining marks on a letter, joiners in emoji and between letters that join.
//!
//! It does not reorder right-to-left text: characters stand in the order of the text.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::{Graphemes, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// One piece of text as it stands on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph<'t> {
    /// The bytes of the text that it shows.
    pub range: Range<usize>,
    /// The characters to show; never empty, never a control character.
    pub shown: Cow<'t, str>,
    /// How many cells they take; at least one.
    pub width: usize,
    /// Whether it stands for something that would not be seen as it is.
    pub stand_in: bool,
}

/// How many combining marks a letter may carry before the rest is counted instead of shown. Vietnamese and
/// pointed Hebrew need three; the text that climbs over the lines above it uses dozens.
const MARKS_SHOWN: usize = 4;

/// Returns the glyphs of a text, in order.
pub fn glyphs(text: &str) -> Glyphs<'_> {
    Glyphs {
        clusters: text.graphemes(true),
        at: 0,
        rest: None,
    }
}

/// Returns the text as it may be written to a terminal on one line: nothing in it is obeyed or hidden.
pub fn safe(text: &str) -> String {
    glyphs(text).map(|glyph| glyph.shown).collect()
}

/// Returns whether a character is not shown as itself, because a terminal would obey or hide it.
pub fn is_named(c: char) -> bool {
    stand_in(c).is_some()
}

/// Returns how many cells the text takes on one line.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return text.len();
    }
    glyphs(text).map(|glyph| glyph.width).sum()
}

/// Returns the text, or as much of it as fits into `cells` with an ellipsis at the end.
pub fn clip(text: &str, cells: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let mut kept = (0, 0);
    for glyph in glyphs(text) {
        if used + glyph.width < cells {
            kept = (out.len() + glyph.shown.len(), used + glyph.width);
        }
        used += glyph.width;
        out.push_str(&glyph.shown);
        if cells < used {
            out.truncate(kept.0);
            out.truncate(out.trim_end().len());
            if 0 < cells {
                out.push('…');
            }
            return out;
        }
    }
    out
}

/// The glyphs of a text; see [`glyphs`].
#[derive(Clone, Debug)]
pub struct Glyphs<'t> {
    clusters: Graphemes<'t>,
    at: usize,
    rest: Option<&'t str>,
}

impl<'t> Iterator for Glyphs<'t> {
    type Item = Glyph<'t>;

    fn next(&mut self) -> Option<Self::Item> {
        let cluster = match self.rest.take() {
            Some(rest) => rest,
            None => self.clusters.next()?,
        };
        let (taken, shown, stand_in) = first_glyph(cluster);
        let start = self.at;
        self.at += taken;
        self.rest = cluster.get(taken..).filter(|rest| !rest.is_empty());
        let width = shown.width().max(1);
        Some(Glyph {
            range: start..self.at,
            shown,
            width,
            stand_in,
        })
    }
}

/// Returns the first glyph of a grapheme cluster: how many of its bytes it shows, the characters, and whether
/// they stand for others.
fn first_glyph(cluster: &str) -> (usize, Cow<'_, str>, bool) {
    let mut chars = cluster.chars();
    let Some(base) = chars.next() else {
        return (0, Cow::Borrowed("␀"), true);
    };
    if let Some(name) = stand_in(base) {
        let taken = if cluster == "\r\n" {
            2
        } else {
            base.len_utf8()
        };
        return (taken, name, true);
    }
    if base.is_whitespace() && base != '\u{3000}' {
        return (base.len_utf8(), Cow::Borrowed(" "), false);
    }
    if is_combining_mark(base) && width_of(base) == 0 {
        return (base.len_utf8(), Cow::Owned(format!("◌{base}")), true);
    }
    if chars.as_str().is_empty() {
        return (cluster.len(), Cow::Borrowed(cluster), false);
    }
    let (taken, surplus) = shown_part(cluster, base);
    let shown = cluster.get(..taken).unwrap_or(cluster);
    if 0 < surplus.0 {
        let name = format!("{shown}⟦+{}⟧", surplus.1);
        return (taken + surplus.0, Cow::Owned(name), true);
    }
    (taken, Cow::Borrowed(shown), false)
}

/// Returns how many bytes of a cluster may be shown as they are, and how many bytes and how many characters of
/// combining marks follow that are only counted.
fn shown_part(cluster: &str, base: char) -> (usize, (usize, usize)) {
    let mut taken = base.len_utf8();
    let mut marks = 0;
    let mut surplus = (0, 0);
    let mut before = base;
    for c in cluster.chars().skip(1) {
        if is_combining_mark(c) && !is_selector(c) {
            marks += 1;
            if MARKS_SHOWN < marks {
                surplus = (surplus.0 + c.len_utf8(), surplus.1 + 1);
                continue;
            }
        } else if !belongs(c, before, base) {
            break;
        }
        if 0 < surplus.0 {
            break;
        }
        taken += c.len_utf8();
        before = c;
    }
    (taken, surplus)
}

/// Returns whether `c` is part of how its cluster is written, rather than something hidden in it.
fn belongs(c: char, before: char, base: char) -> bool {
    match c {
        '\u{200d}' => is_pictograph(base) || joins(base),
        '\u{200c}' => joins(base),
        '\u{fe00}'..='\u{fe0f}' => {
            !is_selector(before)
                && (is_pictograph(base) || is_ideograph(base) || "#*".contains(base))
                || base.is_ascii_digit()
        }
        '\u{e0100}'..='\u{e01ef}' => !is_selector(before) && is_ideograph(base),
        _ => stand_in(c).is_none(),
    }
}

/// Returns the visible name of a character that a terminal would obey or hide.
fn stand_in(c: char) -> Option<Cow<'static, str>> {
    match c {
        '\t' => Some(Cow::Borrowed("→   ")),
        '\n' => Some(Cow::Borrowed("␊")),
        '\r' => Some(Cow::Borrowed("␍")),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).map(|c| c.to_string().into()),
        '\u{7f}' => Some(Cow::Borrowed("␡")),
        '\u{ad}' => Some(Cow::Borrowed("‐")),
        _ if is_hidden(c) => Some(format!("⟦U+{:04X}⟧", u32::from(c)).into()),
        _ => None,
    }
}

/// Returns whether a character would not be seen, would move its neighbours, or means nothing in public.
fn is_hidden(c: char) -> bool {
    let code = u32::from(c);
    matches!(code,
        0x80..=0x9f // C1 controls: some terminals obey U+009B as an escape.
        | 0x034f | 0x061c // combining grapheme joiner, Arabic letter mark
        | 0x115f | 0x1160 | 0x3164 | 0xffa0 // Hangul fillers
        | 0x17b4 | 0x17b5 | 0x180b..=0x180f // Khmer inherent vowels, Mongolian selectors
        | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f // zero width, marks, overrides, isolates
        | 0xe000..=0xf8ff // private use
        | 0xfe00..=0xfe0f | 0xfeff | 0xfff0..=0xfffb // selectors, byte order mark, annotations
        | 0x1_d173..=0x1_d17a // invisible musical marks
        | 0xe_0000..=0xe_0fff | 0xf_0000..) // tags, selectors, private use
        || code & 0xfffe == 0xfffe
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Returns whether a character may carry an emoji selector or stand in a joined emoji.
fn is_pictograph(c: char) -> bool {
    matches!(u32::from(c), 0xa9 | 0xae | 0x203c..=0x3299 | 0x1_f000..=0x1_faff)
}

fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0x2fff | 0x3000..=0x9fff | 0xf900..=0xfaff | 0x1_1200..=0x1_12ff | 0x2_0000..=0x3_ffff)
}

/// Returns whether joiners are part of how a letter's script is written: Arabic to Mandaic, the scripts of
/// India and South-East Asia, Mongolian.
fn joins(c: char) -> bool {
    matches!(u32::from(c), 0x0600..=0x0dff | 0x0e00..=0x109f | 0x1700..=0x18af | 0xa800..=0xabff | 0xfb50..=0xfdff | 0x1_1000..=0x1_1fff)
}

fn width_of(c: char) -> usize {
    unicode_width::UnicodeWidthChar::width(c).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        glyphs(text).map(|glyph| glyph.shown).collect()
    }

    #[test]
    fn plain_text_is_shown_as_it_is() {
        assert_eq!(shown("Śródmieście, 18 pays"), "Śródmieście, 18 pays");
        assert_eq!(shown("50\u{a0}ans, 25\u{202f}000"), "50 ans, 25 000");
    }

    #[test]
    fn what_a_terminal_would_obey_is_named() {
        assert_eq!(shown("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(shown("a\u{9b}2Jb"), "a⟦U+009B⟧2Jb");
        assert_eq!(shown("\u{7}\u{8}\u{7f}\r"), "␇␈␡␍");
        assert_eq!(shown("tab\tstop"), "tab→   stop");
    }

    #[test]
    fn what_hides_or_reorders_is_named() {
        assert_eq!(shown("abc\u{202e}cba"), "abc⟦U+202E⟧cba");
        assert_eq!(shown("Euro\u{200b}pol"), "Euro⟦U+200B⟧pol");
        assert_eq!(shown("x\u{200d}y"), "x⟦U+200D⟧y");
        assert_eq!(shown("x\u{fe0f}"), "x⟦U+FE0F⟧");
        assert_eq!(shown("hi\u{e0041}"), "hi⟦U+E0041⟧");
    }

    #[test]
    fn a_soft_hyphen_takes_one_cell() {
        assert_eq!(shown("Kon\u{ad}junktur"), "Kon‐junktur");
        assert!(glyphs("\u{ad}").all(|glyph| glyph.stand_in));
    }

    #[test]
    fn scripts_keep_their_own_joiners_and_marks() {
        assert_eq!(shown("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(shown("👨\u{200d}👩\u{200d}👧"), "👨\u{200d}👩\u{200d}👧");
        assert_eq!(shown("e\u{301}te\u{301}"), "e\u{301}te\u{301}");
        assert_eq!(shown("☁\u{fe0f}"), "☁\u{fe0f}");
    }

    #[test]
    fn a_mark_without_a_letter_gets_a_place_of_its_own() {
        assert_eq!(shown("\u{301}a"), "◌\u{301}a");
    }

    #[test]
    fn a_heap_of_marks_is_counted_and_does_not_climb_out_of_its_line() {
        let heap: String = std::iter::once('a').chain(['\u{301}'; 30]).collect();
        assert_eq!(shown(&heap), "a\u{301}\u{301}\u{301}\u{301}⟦+26⟧");
    }

    #[test]
    fn a_clipped_text_fits_and_says_that_it_is_cut() {
        assert_eq!(clip("Kansas", 6), "Kansas");
        assert_eq!(clip("Kansas City", 7), "Kansas…");
        assert_eq!(clip("日本語", 4), "日…");
        assert_eq!(clip("abc", 0), "");
    }

    proptest! {
        #![proptest_config(crate::fixture::draws(256))]

        #[test]
        fn the_ranges_put_together_are_the_text(text in hostile_text()) {
            let mut at = 0;
            for glyph in glyphs(&text) {
                prop_assert_eq!(glyph.range.start, at);
                prop_assert!(text.get(glyph.range.clone()).is_some());
                at = glyph.range.end;
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn nothing_that_a_terminal_obeys_comes_out(text in hostile_text()) {
            for glyph in glyphs(&text) {
                prop_assert!(1 <= glyph.width);
                prop_assert!(!glyph.shown.chars().any(char::is_control), "{:?}", glyph);
                let reorders = glyph.shown.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}']);
                prop_assert!(!reorders, "{:?}", glyph);
            }
        }

        #[test]
        fn a_clipped_text_never_takes_more_cells(text in hostile_text(), cells in 0_usize..20) {
            prop_assert!(clip(&text, cells).as_str().width() <= cells);
        }
    }

    /// Returns texts with more trouble in them than chance would bring.
    fn hostile_text() -> impl Strategy<Value = String> {
        let trouble = prop::sample::select(vec![
            "\u{1b}[2J",
            "\u{9b}31m",
            "\u{202e}",
            "\u{2066}",
            "\u{200b}",
            "\u{200d}",
            "\u{fe0f}",
            "\u{301}",
            "\r\n",
            "\t",
            "日本",
            "👨\u{200d}👩",
            "\u{e0041}",
            "\u{feff}",
            "می\u{200c}",
            "क्षि",
            "\u{0}",
            "🇫🇷",
            "\u{1b}]52;c;AA==\u{7}",
        ]);
        prop::collection::vec(
            prop_oneof![trouble.prop_map(str::to_owned), any::<String>()],
            0..8,
        )
        .prop_map(|parts| parts.concat())
    }
}
