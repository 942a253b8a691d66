//! Phrases with slots, found in the tokens of a document.
//!
//! `the last {unit}` fits "the last week"; `[in|during] the {decade}s` is two patterns; of `à <midi>` only what
//! stands between the angle brackets is part of the date, the rest has to be there. What fills a slot is for
//! the caller to say. The longest match wins, of two the pattern that was added first.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lang::pack::TextWords;
use crate::segment::{Document, Space, phrase_tokens};

/// What may stand in a pattern's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// `{n}`: a number in digits or words.
    Number,
    /// `{unit}`: the name of one unit of time.
    Unit,
    /// `{units}`: the name of a unit, for one or several.
    Units,
    /// `{date}`: a weekday, a month, a season, or a date without a year.
    Date,
    /// `{season}`: a season.
    Season,
    /// `{year}`: a year in four digits.
    Year,
    /// `{decade}`: the first year of a decade, in four digits or in two behind an apostrophe.
    Decade,
    /// `{decade2}`: the same in two digits.
    ShortDecade,
    /// `{century}`: an ordinal in digits, Roman digits or words.
    Century,
}

impl Slot {
    fn named(name: &str) -> Option<Self> {
        match name {
            "n" => Some(Self::Number),
            "unit" => Some(Self::Unit),
            "units" => Some(Self::Units),
            "date" => Some(Self::Date),
            "season" => Some(Self::Season),
            "year" => Some(Self::Year),
            "decade" => Some(Self::Decade),
            "decade2" => Some(Self::ShortDecade),
            "century" => Some(Self::Century),
            _ => None,
        }
    }
}

/// One place of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Word(Box<str>),
    Slot(Slot),
}

/// What stands where a pattern begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    /// This word.
    Word(Box<str>),
    /// Whatever fills this slot.
    Slot(Slot),
}

/// A set of patterns, each with what it means.
#[derive(Debug)]
pub struct Patterns<T> {
    nodes: Vec<Node>,
    ends: Vec<End<T>>,
}

#[derive(Debug, Default)]
struct Node {
    words: FxHashMap<Box<str>, usize>,
    slots: Vec<(Slot, usize)>,
    end: Option<usize>,
}

#[derive(Debug)]
struct End<T> {
    value: T,
    /// How many tokens at the front and at the back only have to be there.
    front: usize,
    back: usize,
}

/// A pattern found.
#[derive(Debug)]
pub struct Match<'p, T, F> {
    /// What the pattern means.
    pub value: &'p T,
    /// The tokens that are part of the date.
    pub tokens: Range<usize>,
    /// The token after the last of the pattern.
    pub end: usize,
    /// What fills the slots, in order.
    pub fills: Vec<F>,
}

/// A walk through the patterns at one place of a document.
struct Walk<'w, F> {
    document: &'w Document<'w>,
    fill: &'w mut dyn FnMut(Slot, usize) -> Option<(usize, F)>,
    fills: Vec<F>,
    best: Option<(usize, usize, Vec<F>)>,
}

impl<T: Clone> Default for Patterns<T> {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
            ends: Vec::new(),
        }
    }
}

impl<T: Clone> Patterns<T> {
    /// Adds a pattern; one with the same words that is there already stays. A slot of an unknown name makes a
    /// pattern that never fits, which the test over all packs finds. Returns what the pattern may begin with.
    pub fn add(&mut self, pattern: &str, value: &T, text: &TextWords) -> Vec<Head> {
        alternatives(pattern)
            .iter()
            .filter_map(|one| self.add_one(one, value.clone(), text))
            .collect()
    }

    fn add_one(&mut self, pattern: &str, value: T, text: &TextWords) -> Option<Head> {
        let (front, rest) = pattern.split_once('<').unwrap_or(("", pattern));
        let (middle, back) = rest.split_once('>').unwrap_or((rest, ""));
        let [front, middle, back] = [front, middle, back].map(|part| pieces(part, text));
        let (front, middle, back) = (front?, middle?, back?);
        let end = End {
            value,
            front: front.len(),
            back: back.len(),
        };
        let mut at = 0;
        let mut head = None;
        for piece in front.into_iter().chain(middle).chain(back) {
            head.get_or_insert_with(|| match &piece {
                Piece::Word(word) => Head::Word(word.clone()),
                Piece::Slot(slot) => Head::Slot(*slot),
            });
            at = self.child(at, piece);
        }
        if at != 0 && self.nodes[at].end.is_none() {
            self.ends.push(end);
            self.nodes[at].end = Some(self.ends.len() - 1);
        }
        head
    }

    fn child(&mut self, at: usize, piece: Piece) -> usize {
        let known = match &piece {
            Piece::Word(word) => self.nodes[at].words.get(word).copied(),
            Piece::Slot(slot) => {
                let mut slots = self.nodes[at].slots.iter();
                slots.find(|(s, _)| s == slot).map(|(_, to)| *to)
            }
        };
        known.unwrap_or_else(|| {
            let to = self.nodes.len();
            self.nodes.push(Node::default());
            match piece {
                Piece::Word(word) => {
                    self.nodes[at].words.insert(word, to);
                }
                Piece::Slot(slot) => self.nodes[at].slots.push((slot, to)),
            }
            to
        })
    }

    /// Returns the longest pattern that begins at the token. `fill` says whether a slot can be filled from a
    /// token on, up to which token, and with what. A pattern does not run over the end of a paragraph.
    pub fn at<F: Clone>(
        &self,
        document: &Document,
        token: usize,
        fill: &mut dyn FnMut(Slot, usize) -> Option<(usize, F)>,
    ) -> Option<Match<'_, T, F>> {
        let mut walk = Walk {
            document,
            fill,
            fills: Vec::new(),
            best: None,
        };
        self.walk(&mut walk, token, token, 0);
        let (to, end, fills) = walk.best?;
        let found = self.ends.get(end)?;
        Some(Match {
            value: &found.value,
            tokens: token + found.front..to.checked_sub(found.back)?,
            end: to,
            fills,
        })
    }

    fn walk<F: Clone>(&self, walk: &mut Walk<F>, from: usize, token: usize, node: usize) {
        let here = &self.nodes[node];
        if let Some(end) = here.end
            && walk
                .best
                .as_ref()
                .is_none_or(|(longest, ..)| *longest < token)
        {
            walk.best = Some((token, end, walk.fills.clone()));
        }
        let Some(next) = walk.document.tokens.get(token) else {
            return;
        };
        if from < token && next.space == Space::Paragraph {
            return;
        }
        if let Some(to) = here.words.get(walk.document.fold(token)) {
            self.walk(walk, from, token + 1, *to);
        }
        for (slot, to) in &here.slots {
            if let Some((end, filled)) = (walk.fill)(*slot, token) {
                walk.fills.push(filled);
                self.walk(walk, from, end, *to);
                walk.fills.pop();
            }
        }
    }
}

/// Writes out `[a|b] c` as `a c` and `b c`.
fn alternatives(pattern: &str) -> Vec<String> {
    let Some((before, rest)) = pattern.split_once('[') else {
        return vec![pattern.to_owned()];
    };
    let (choices, after) = rest.split_once(']').unwrap_or((rest, ""));
    let after = alternatives(after);
    choices
        .split('|')
        .flat_map(|choice| {
            after
                .iter()
                .map(move |end| format!("{before}{choice}{end}"))
        })
        .collect()
}

/// Cuts a pattern into words and slots; `None` where a slot has no such name.
fn pieces(pattern: &str, text: &TextWords) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    let words = |part: &str, found: &mut Vec<Piece>| {
        // "the {decade}'s"
        if text.clitics.iter().any(|clitic| clitic == part.trim()) {
            found.push(Piece::Word(part.trim().into()));
            return;
        }
        let tokens = phrase_tokens(part, &text.elisions).into_iter();
        let tokens = tokens.flat_map(|token| without_clitic(token, &text.clitics));
        found.extend(tokens.map(|token| Piece::Word(token.into_boxed_str())));
    };
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        words(before, &mut found);
        let (name, after) = after.split_once('}')?;
        found.push(Piece::Slot(Slot::named(name)?));
        rest = after;
    }
    words(rest, &mut found);
    Some(found)
}

/// Cuts "year's" in two, as text is cut.
fn without_clitic(token: String, clitics: &[String]) -> Vec<String> {
    let clitic = clitics
        .iter()
        .find(|clitic| token.ends_with(clitic.as_str()));
    match clitic.and_then(|clitic| Some((token.strip_suffix(clitic.as_str())?, clitic))) {
        Some((word, clitic)) if !word.is_empty() => vec![word.to_owned(), clitic.clone()],
        _ => vec![token],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::article;
    use crate::lang;
    use crate::segment::{TokenKind, segment};

    #[track_caller]
    fn found(patterns: &[&str], text: &str) -> Vec<String> {
        let mut set = Patterns::default();
        for pattern in patterns {
            set.add(pattern, &(), &lang::pack("en").text);
        }
        let article = article("en", text);
        let document = segment(&article, lang::pack("en"));
        let mut digits = |slot: Slot, i: usize| {
            let token = document.tokens.get(i)?;
            (slot == Slot::Number && token.kind == TokenKind::Digits).then_some((i + 1, ()))
        };
        (0..document.tokens.len())
            .filter_map(|i| set.at(&document, i, &mut digits))
            .map(|found| document.span(found.tokens).of(text).to_owned())
            .collect()
    }

    #[test]
    fn a_slot_takes_what_the_caller_says() {
        assert_eq!(
            found(&["{n} days ago"], "12 days ago, two days ago"),
            ["12 days ago"]
        );
    }

    #[test]
    fn brackets_are_a_choice() {
        assert_eq!(
            found(&["[at|by] <noon>"], "at noon by noon noon"),
            ["noon", "noon"]
        );
        assert_eq!(found(&["a[ b|] c"], "a b c, a c"), ["a b c", "a c"]);
    }

    #[test]
    fn a_clitic_is_cut_off_as_in_text() {
        assert_eq!(
            found(&["new year's eve"], "On New Year’s Eve"),
            ["New Year’s Eve"]
        );
    }

    #[test]
    fn the_longest_pattern_wins() {
        assert_eq!(
            found(&["last week", "the last week"], "the last week"),
            ["the last week", "last week"]
        );
    }
}
