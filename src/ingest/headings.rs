//! Paragraphs in, those of them that are headings out, by their form alone.

use crate::ingest::words;

/// Words that a heading has at most.
const WORDS: usize = 25;

/// Words that a heading has at most where it ends like a question or a call.
const ASKING_WORDS: usize = 12;

/// Headings in a row from which on they are a list.
const LIST_FROM: usize = 3;

/// Returns which of the paragraphs are headings: short ones that end no sentence and stand above text. Many in
/// a row are a list; of those at the top, the first is the headline all the same.
pub(super) fn headings(paragraphs: &[&str]) -> Vec<usize> {
    let mut headings = Vec::new();
    let mut from = 0;
    while from < paragraphs.len() {
        let run = paragraphs
            .iter()
            .skip(from)
            .take_while(|text| is_heading_like(text))
            .count();
        let stands_above_text = from + run < paragraphs.len();
        if stands_above_text {
            let n = if run < LIST_FROM {
                run
            } else {
                usize::from(from == 0)
            };
            headings.extend(from..from + n);
        }
        from += run + 1;
    }
    headings
}

fn is_heading_like(block: &str) -> bool {
    let closing = |c: char| "\"”“’‘'»«›)]".contains(c) || c.is_whitespace();
    let bare = block.trim_end_matches(closing);
    let n_words = words::count(block);
    let is_list_item = block.starts_with(['–', '—', '-', '•', '*', '·', '‣', '▪', '●', '◦', '+']);
    let most = if bare.ends_with(['?', '!', '？', '！']) {
        ASKING_WORDS
    } else {
        WORDS
    };
    (1..=most).contains(&n_words)
        && block.len() <= 300
        && !is_list_item
        && !bare.ends_with(['.', ',', ';', ':', '…', '。', '；', '।', '؛', '۔'])
        && !holds_sentence_end(bare)
}

/// Returns whether a sentence ends inside a block, as in a caption with its source: "The bridge on Monday.
/// Reuters". After a short word the full stop may be an abbreviation's: "St. Mary's closes".
fn holds_sentence_end(block: &str) -> bool {
    let mut words = block.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let stem = word.trim_end_matches(['.', '!', '?', '…', '»', '”', '"']);
        let ends = 3 < stem.chars().count()
            && word
                .get(stem.len()..)
                .is_some_and(|end| end.contains(['.', '!', '?', '…']));
        let begins = |next: &&str| {
            next.chars()
                .find(|c| c.is_alphanumeric())
                .is_some_and(|c| !c.is_lowercase())
        };
        if ends && words.peek().is_some_and(begins) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_short_lines_above_text() {
        let paragraphs = [
            "Bridge closed after storm",
            "The bridge was closed on Monday.",
            "What now?",
            "It will open in a week, the mayor said.",
            "Reuters",
        ];
        assert_eq!(headings(&paragraphs), [0, 2]);
    }

    #[test]
    fn a_list_is_no_row_of_headings() {
        assert_eq!(
            headings(&[
                "The winners are these.",
                "Anna",
                "Bruno",
                "Carla",
                "They met."
            ]),
            [0usize; 0]
        );
        assert_eq!(
            headings(&["Winners", "Anna", "Bruno", "Carla", "They met."]),
            [0]
        );
        assert_eq!(
            headings(&["They won:", "– Anna", "– Bruno", "They met."]),
            [0usize; 0]
        );
    }

    #[test]
    fn a_caption_with_its_source_is_no_heading() {
        assert_eq!(
            headings(&["Le pont lundi matin. AFP", "Le pont est fermé."]),
            [0usize; 0]
        );
        assert_eq!(
            headings(&["St. Mary’s closes", "The school is closed."]),
            [0]
        );
    }
}
