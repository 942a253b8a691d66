//! Which signs are quotation marks, and which way each faces.
//!
//! In: a sign with what stands around it, and the marks that are open before it. Out: whether it opens or closes,
//! or is none: an apostrophe, an inch, a year's.

use std::ops::Range;

use super::Stretch;
use crate::segment::{Document, TokenKind};

/// A run of one mark (`""""`) is looked at no further than this.
const RUN: usize = 8;

/// Marks that pair with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// « »
    Guillemets,
    /// “ ” „
    Curly,
    /// "
    Straight,
    /// Two backticks, two apostrophes.
    Typewriter,
    /// ‹ ›
    Angles,
    /// ‘ ’ ‚
    Single,
    /// '
    Tick,
}

impl Family {
    fn of(sign: &str) -> Option<Self> {
        Some(match sign {
            "«" | "»" => Self::Guillemets,
            "“" | "”" | "„" | "‟" => Self::Curly,
            "\"" | "＂" => Self::Straight,
            "`" => Self::Typewriter,
            "‹" | "›" => Self::Angles,
            "‘" | "’" | "‚" | "‛" => Self::Single,
            "'" => Self::Tick,
            _ => return None,
        })
    }

    pub(super) fn is_double(self) -> bool {
        !matches!(self, Self::Angles | Self::Single | Self::Tick)
    }
}

/// A mark that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open<'a> {
    /// The first token of the mark; of one that an earlier paragraph opened, the first of this paragraph.
    pub token: usize,
    /// How many tokens it is; none, if an earlier paragraph opened it.
    pub len: usize,
    /// What closes it.
    pub family: Family,
    sign: &'a str,
}

impl<'a> Open<'a> {
    pub(super) fn new(document: &Document<'a>, token: usize, len: usize, family: Family) -> Self {
        Self {
            token,
            len,
            family,
            sign: document.words(token),
        }
    }

    /// Returns the same mark, open at the start of a later paragraph.
    pub(super) fn carried_to(self, token: usize) -> Self {
        Self {
            token,
            len: 0,
            ..self
        }
    }

    /// Returns whether an earlier paragraph opened it.
    pub(super) fn is_carried(self) -> bool {
        self.len == 0
    }

    /// Returns whether it is a single mark that begins its paragraph or what somebody says: no apostrophe.
    pub(super) fn opens_talk(self, document: &Document, paragraph: &Range<usize>) -> bool {
        let before = self.token.checked_sub(1);
        self.is_carried()
            || matches!(self.sign, "‘" | "‚" | "'")
                && (self.token == paragraph.start
                    || before.is_some_and(|t| document.words(t) == ":"))
    }

    /// Returns the stretch from here to the end of the words, and to the end of the mark behind them.
    pub(super) fn until(self, inner: usize, outer: usize) -> Stretch {
        Stretch {
            outer: self.token..outer,
            inner: self.token + self.len..inner,
            continues: self.is_carried(),
        }
    }
}

/// What a mark does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    /// Opens, and how many tokens it is.
    Opens(Family, usize),
    /// Closes.
    Closes(Family, usize),
}

/// Returns which way the mark at the token faces; `None` for what is no mark, or an apostrophe.
pub(super) fn mark(document: &Document, token: usize, open: &[Open]) -> Option<Mark> {
    if document.tokens.get(token)?.kind != TokenKind::Sign {
        return None;
    }
    let words = document.words(token);
    let family = Family::of(words)?;
    let is_open = open.iter().any(|o| o.family == family);
    let opened_by = |sign: &str| {
        open.iter()
            .rev()
            .find(|o| o.family == family)
            .is_some_and(|o| o.sign == sign)
    };
    let faces = Faces::of(document, token);
    let opens = match words {
        "«" => !(opened_by("»") || faces == Faces::Left),
        "»" => !opened_by("»") && faces == Faces::Right && !opened_by("«"),
        "“" => !(opened_by("„") || opened_by("‟")) && faces != Faces::Left || !is_open,
        "”" => faces == Faces::Right && !is_open,
        "„" | "‟" | "‚" | "‛" => true,
        "‹" => !opened_by("›"),
        "›" => faces == Faces::Right && !opened_by("‹"),
        "\"" | "＂" => match faces {
            Faces::Right => true,
            Faces::Left => false,
            Faces::Apart => !is_open,
            // coup d"état: a slip of the key, or an inch.
            Faces::Inside if !is_open => return None,
            Faces::Inside => false,
        },
        "`" => return typewriter(document, token),
        _ => return single(document, token, open, faces),
    };
    Some(if opens {
        Mark::Opens(family, 1)
    } else {
        Mark::Closes(family, 1)
    })
}

/// Returns which way a mark of the family faces by itself: whether it opens; `None` for others, or if that depends
/// on what is open.
pub(super) fn way(document: &Document, token: usize, family: Family) -> Option<bool> {
    let words = document.words(token);
    if Family::of(words) != Some(family) {
        return None;
    }
    match (words, Faces::of(document, token)) {
        ("„" | "‚" | "‛" | "‟" | "‹", _) => Some(true),
        (_, Faces::Right) => Some(true),
        (_, Faces::Left) => Some(false),
        ("«", Faces::Apart | Faces::Inside) => Some(true),
        ("»" | "›" | "”", Faces::Apart | Faces::Inside) => Some(false),
        _ => None,
    }
}

/// Returns whether the mark stands where talk ends: behind a word or a stop, with a stop, a comma or the end of
/// the paragraph beside it.
pub(super) fn ends_talk(document: &Document, token: usize) -> bool {
    let stop = |t: usize| matches!(document.words(t), "." | "," | "!" | "?" | "…");
    let last = document
        .tokens
        .get(token + 1)
        .is_none_or(|t| t.space == crate::segment::Space::Paragraph);
    document.glued(token) && (last || token.checked_sub(1).is_some_and(stop) || stop(token + 1))
}

/// Two backticks open as double marks do.
fn typewriter(document: &Document, token: usize) -> Option<Mark> {
    let twice = document.words(token + 1) == "`" && document.glued(token + 1);
    twice.then_some(Mark::Opens(Family::Typewriter, 2))
}

/// Single marks, which are apostrophes far more often, and two of them for a double one.
fn single(document: &Document, token: usize, open: &[Open], faces: Faces) -> Option<Mark> {
    let words = document.words(token);
    let family = Family::of(words)?;
    if words == "'" && document.words(token + 1) == "'" {
        let typed = open.iter().any(|o| o.family == Family::Typewriter);
        if typed {
            return Some(Mark::Closes(Family::Typewriter, 2));
        }
        if document.glued(token + 1) {
            return Some(Mark::Opens(Family::Typewriter, 2));
        }
    }
    let opened = open.iter().any(|o| !o.family.is_double());
    let year = document
        .tokens
        .get(token + 1)
        .is_some_and(|t| t.kind == TokenKind::Digits);
    match (words, faces) {
        (_, Faces::Right) if year => None,
        ("’", Faces::Right) => None,
        (_, Faces::Right) => Some(Mark::Opens(family, 1)),
        (_, Faces::Left | Faces::Apart | Faces::Inside) => {
            opened.then_some(Mark::Closes(family, 1))
        }
    }
}

/// To which side a mark clings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Faces {
    /// To the word behind it: it opens.
    Right,
    /// To the word before it: it closes.
    Left,
    /// To both.
    Inside,
    /// To none.
    Apart,
}

impl Faces {
    /// Returns how the mark clings; several of one kind in a row cling as one: `"… "…""`.
    fn of(document: &Document, token: usize) -> Self {
        let sign = document.words(token);
        let same = |t: usize| document.words(t) == sign && document.glued(t.max(1));
        let first = (token.saturating_sub(RUN)..token)
            .rev()
            .take_while(|t| document.words(*t) == sign && document.glued(*t + 1))
            .last()
            .unwrap_or(token);
        let end = (token + 1..token + RUN)
            .find(|t| !same(*t))
            .unwrap_or(token + RUN);
        let before = first.checked_sub(1).map_or("", |t| document.words(t));
        let behind = document.glued(end) && !is_stop(document.words(end));
        match (document.glued(first) && !is_bracket(before), behind) {
            (true, false) => Self::Left,
            (false, true) => Self::Right,
            // "l’\"opération\"": an elided article clings to the mark that opens.
            (true, true) if is_elided(before) => Self::Right,
            (true, true) => Self::Inside,
            (false, false) => Self::Apart,
        }
    }
}

fn is_bracket(words: &str) -> bool {
    matches!(
        words,
        "(" | "[" | "—" | "–" | "-" | "/" | "¿" | "¡" | "“" | "«" | "‘" | "\"" | "„"
    )
}

fn is_stop(words: &str) -> bool {
    matches!(
        words,
        "." | ","
            | ";"
            | ":"
            | "!"
            | "?"
            | ")"
            | "]"
            | "…"
            | "—"
            | "–"
            | "-"
            | "”"
            | "»"
            | "’"
            | "\""
    )
}

fn is_elided(words: &str) -> bool {
    words.ends_with(['\'', '’'])
}
