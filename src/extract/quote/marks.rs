//! Quotation marks in pairs.
//!
//! In: a document. Out: the stretches between marks, in order, outermost only. Every family of marks is
//! known, in either direction (« », » «, “ ”, „ “, ” ”, ‘ ’, ‚ ‘, ‹ ›, straight ones, typewriter's); which way a
//! mark faces is told by the spaces around it and by what is open. A stretch never leaves its paragraph: a
//! mark that is not closed there ends with the paragraph, or with its sentence where it opened in the middle
//! of one. What is a quotation and who speaks is not asked here.

use std::ops::Range;

use crate::segment::{Document, TokenKind};

/// Between single marks further apart than this many tokens, one is an apostrophe.
const LONGEST_SINGLE: usize = 80;

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The marks, where there are, and the words between them.
    pub outer: Range<usize>,
    /// The words.
    pub inner: Range<usize>,
    /// It goes on from the stretch before it: the same words, in the next paragraph.
    pub continues: bool,
}

/// Marks that pair with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
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
    fn of(sign: &str) -> Self {
        match sign {
            "«" | "»" => Self::Guillemets,
            "“" | "”" | "„" | "‟" => Self::Curly,
            "`" => Self::Typewriter,
            "‹" | "›" => Self::Angles,
            "‘" | "’" | "‚" | "‛" => Self::Single,
            "'" => Self::Tick,
            _ => Self::Straight,
        }
    }

    fn is_double(self) -> bool {
        !matches!(self, Self::Angles | Self::Single | Self::Tick)
    }
}

#[derive(Clone, Copy, Debug)]
struct Open {
    /// The first token of the mark.
    token: usize,
    /// How many tokens it is.
    len: usize,
    family: Family,
}

/// Returns the mark that one of this family closes: the last of its own, else the last that is double or
/// single as it is, since “ may be closed by ".
fn partner(open: &[Open], family: Family) -> Option<usize> {
    open.iter().rposition(|o| o.family == family).or_else(|| {
        open.iter()
            .rposition(|o| o.family.is_double() == family.is_double())
    })
}

/// Returns the outermost stretches between marks.
pub(crate) fn stretches(document: &Document) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut first = 0;
    let mut carried = false;
    while let Some(sentence) = document.sentences.get(first) {
        let n = document.sentences[first..]
            .iter()
            .take_while(|s| s.paragraph == sentence.paragraph)
            .count();
        let end = document.sentences[first + n - 1].tokens.end;
        carried = paragraph(document, sentence.tokens.start..end, carried, &mut found);
        first += n;
    }
    found.sort_by_key(|s| s.outer.start);
    found
}

/// Appends the stretches of one paragraph; returns whether the last is still open at its end.
fn paragraph(
    document: &Document,
    tokens: Range<usize>,
    carried: bool,
    found: &mut Vec<Stretch>,
) -> bool {
    let mut open: Vec<Open> = Vec::new();
    let from = found.len();
    let mut token = tokens.start;
    while token < tokens.end {
        let Some(mark) = mark(document, token, &open) else {
            token += 1;
            continue;
        };
        match mark {
            Mark::Opens(family, len) => {
                let again = open.iter().position(|o| o.family == family);
                if let Some(at) = again {
                    // “… – said one – “…”: the mark opens again where the speaker goes on.
                    close(&mut open, at, token..token, found);
                }
                open.push(Open { token, len, family });
                token += len;
            }
            Mark::Closes(family, len) => {
                if let Some(at) = partner(&open, family) {
                    close(&mut open, at, token..token + len, found);
                } else if carried && found.len() == from && family.is_double() {
                    // The paragraph before opened it and nobody opened it again.
                    found.push(Stretch {
                        outer: tokens.start..token + len,
                        inner: tokens.start..token,
                        continues: true,
                    });
                }
                token += len;
            }
        }
    }
    let left = open.iter().find(|o| o.family.is_double()).copied();
    if let Some(left) = left {
        let end = unclosed_end(document, left, &tokens);
        found.push(Stretch {
            outer: left.token..end,
            inner: left.token + left.len..end,
            continues: false,
        });
    }
    found.retain(|s| !s.inner.is_empty());
    if carried
        && let Some(stretch) = found.get_mut(from)
        && stretch.outer.start == tokens.start
    {
        stretch.continues = true;
    }
    left.is_some_and(|left| unclosed_end(document, left, &tokens) == tokens.end)
}

/// Takes the marks from `at` on off the stack; where none is left open around them, the stretch is found.
fn close(open: &mut Vec<Open>, at: usize, mark: Range<usize>, found: &mut Vec<Stretch>) {
    let Some(opened) = open.get(at).copied() else {
        return;
    };
    open.truncate(at);
    // A single mark that stays open is an apostrophe: it does not make what is inside a nested quotation.
    let nested = open.iter().any(|o| o.family.is_double());
    let inner = opened.token + opened.len..mark.start;
    let apostrophe = !opened.family.is_double() && LONGEST_SINGLE < inner.len();
    if nested || inner.is_empty() || apostrophe {
        return;
    }
    found.retain(|s| !inner.contains(&s.outer.start));
    found.push(Stretch {
        outer: opened.token..mark.end,
        inner,
        continues: false,
    });
}

/// Returns where a stretch ends that nothing closes in its paragraph.
fn unclosed_end(document: &Document, open: Open, paragraph: &Range<usize>) -> usize {
    let before = open.token.checked_sub(1);
    let introduced = open.token == paragraph.start
        || before.is_some_and(|t| matches!(document.words(t), ":" | "," | "–" | "—"))
        || document.begins_sentence(open.token + open.len);
    if introduced {
        return paragraph.end;
    }
    document
        .sentence_of(open.token)
        .map_or(paragraph.end, |s| s.tokens.end)
}

enum Mark {
    Opens(Family, usize),
    Closes(Family, usize),
}

/// Returns which way the mark at the token faces; `None` for what is no mark, or an apostrophe.
fn mark(document: &Document, token: usize, open: &[Open]) -> Option<Mark> {
    if document.tokens.get(token)?.kind != TokenKind::Sign {
        return None;
    }
    let words = document.words(token);
    let family = Family::of(words);
    let is_open = open.iter().any(|o| o.family == family);
    let opened_by = |sign: &str| {
        open.iter()
            .rev()
            .find(|o| o.family == Family::of(sign))
            .is_some_and(|o| document.words(o.token) == sign)
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
            Faces::Both => !is_open,
        },
        "`" => return typewriter(document, token),
        "‘" | "'" | "’" => return single(document, token, open, faces),
        _ => return None,
    };
    Some(if opens {
        Mark::Opens(family, 1)
    } else {
        Mark::Closes(family, 1)
    })
}

/// Two backticks open as double marks do.
fn typewriter(document: &Document, token: usize) -> Option<Mark> {
    let twice = document.words(token + 1) == "`" && document.glued(token + 1);
    twice.then_some(Mark::Opens(Family::Typewriter, 2))
}

/// Single marks, which are apostrophes far more often, and two of them for a double one.
fn single(document: &Document, token: usize, open: &[Open], faces: Faces) -> Option<Mark> {
    let words = document.words(token);
    let family = Family::of(words);
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
        (_, Faces::Left | Faces::Both) => opened.then_some(Mark::Closes(family, 1)),
    }
}

/// To which side a mark clings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Faces {
    /// To the word behind it: it opens.
    Right,
    /// To the word before it: it closes.
    Left,
    /// To both or to none.
    Both,
}

impl Faces {
    fn of(document: &Document, token: usize) -> Self {
        let before = document.glued(token) && !is_bracket(document.words(token.wrapping_sub(1)));
        let after = document.glued(token + 1) && !is_stop(document.words(token + 1));
        match (before, after) {
            (true, false) => Self::Left,
            (false, true) => Self::Right,
            // "l’\"opération\"": an elided article clings to the mark that opens.
            (true, true) if is_elided(document.words(token.wrapping_sub(1))) => Self::Right,
            _ => Self::Both,
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
