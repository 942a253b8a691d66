//! A text in, its blocks out: the stretches between line breaks, as spans without the white space around.
//!
//! Each line is a block of its own, as news sites are saved; only in a text that was wrapped to a width do the
//! lines between two blank ones belong together.

use crate::ingest::decode::blank;
use crate::text::Span;

/// How many characters a line must have for its end to be the work of a wrapping program.
const WRAPPED_AT_LEAST: usize = 45;

/// Lines longer than this were not wrapped.
const WRAPPED_AT_MOST: usize = 100;

/// Returns the blocks of a text in order.
pub(super) fn blocks(text: &str) -> Vec<Span> {
    let lines = lines(text);
    if is_wrapped(text, &lines) {
        return stanzas(lines);
    }
    lines.into_iter().flatten().collect()
}

/// Every line, `None` for a blank one.
fn lines(text: &str) -> Vec<Option<Span>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut before = '\0';
    for (at, c) in text.char_indices() {
        if is_break(c) {
            // The two characters of a Windows line end are one break.
            if !(c == '\n' && before == '\r') {
                lines.push(trimmed(text, start, at));
            }
            start = at + c.len_utf8();
        }
        before = c;
    }
    lines.push(trimmed(text, start, text.len()));
    lines
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The span of a range without the white space at its ends; `None` where nothing is left.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let line = text.get(start..end)?;
    let from = start + (line.len() - line.trim_start_matches(blank).len());
    let to = start + line.trim_end_matches(blank).len();
    (from < to).then(|| Span::new(text, from..to))?
}

/// A wrapped text has blank lines between its paragraphs, no long lines, and nearly all lines that another
/// follows directly go close to the longest.
fn is_wrapped(text: &str, lines: &[Option<Span>]) -> bool {
    let width = |span: &Span| span.of(text).chars().count();
    let longest = lines.iter().flatten().map(width).max().unwrap_or(0);
    if !(WRAPPED_AT_LEAST..=WRAPPED_AT_MOST).contains(&longest) {
        return false;
    }
    let inner: Vec<usize> = lines
        .windows(2)
        .filter_map(|pair| pair[0].as_ref().filter(|_| pair[1].is_some()).map(width))
        .collect();
    let full = inner.iter().filter(|n| longest < **n + 20).count();
    2 <= inner.len() && inner.len() * 8 <= full * 10
}

fn stanzas(lines: Vec<Option<Span>>) -> Vec<Span> {
    let mut stanzas: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines {
        match (line, stanzas.last_mut()) {
            (Some(line), Some(last)) if open => *last = last.cover(line),
            (Some(line), _) => stanzas.push(line),
            (None, _) => {}
        }
        open = line.is_some();
    }
    stanzas
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        blocks(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn every_line_end_divides_and_white_space_stays_outside() {
        let text = "\u{feff}One.\r\n\u{a0} Two.\t\rThree.\u{2028}\n\n \nFour.";
        assert_eq!(words(text), ["One.", "Two.", "Three.", "Four."]);
        assert!(words(" \n\r\n").is_empty());
    }

    #[test]
    fn lines_wrapped_to_a_width_are_one_block() {
        let text = "The mayor of the town said on Monday that the bridge over the\n\
            river would be closed for the whole of next week, because the\n\
            engineers had found cracks in two of its pillars.\n\n\
            Buses will take another way.\n";
        assert_eq!(words(text).len(), 2);
    }

    #[test]
    fn short_lines_one_below_the_other_stay_blocks() {
        let text = "Bridge closed\nThe mayor closed the bridge over the river on Monday.\nBuses turn round.";
        assert_eq!(words(text).len(), 3);
    }
}
