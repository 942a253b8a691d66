//! Words, digits and signs.

use unicode_normalization::char::is_combining_mark;

use super::Document;
use crate::text::Span;

/// The smallest piece of text that a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// What stands between it and the token before.
    pub space: Space,
    /// How its letters are written.
    pub case: Case,
    /// The first four bytes of it folded, as phrases are looked up by.
    pub(crate) head: u32,
    /// Range in the document's folded text.
    pub(super) folded: (u32, u32),
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes inside; or letters with full stops: "U.S.".
    Word,
    /// Decimal digits, without separators: "1,700" is three tokens.
    Digits,
    /// One other character.
    Sign,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Nothing.
    None,
    /// One character of white space that does not break: U+00A0, U+202F, U+2007 or U+2009.
    NoBreak,
    /// Other white space.
    Plain,
    /// The start of a paragraph.
    Paragraph,
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital letters (or no letters at all).
    Lower,
    /// A capital letter, then none: "Paris"; also one capital letter alone.
    Title,
    /// Capital letters and no small ones but maybe the first: "ONU", "iOS", "dB".
    Upper,
    /// Anything else: "O'Brien".
    Mixed,
}

/// Appends the tokens of one paragraph.
pub(super) fn push(
    document: &mut Document,
    paragraph: Span,
    elisions: &[String],
    clitics: &[String],
) {
    let text = paragraph.of(document.text);
    let base = paragraph.start();
    let mut at = 0;
    let mut space = Space::Paragraph;
    while let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if next.is_whitespace() {
            space = widen(space, next);
            at += next.len_utf8();
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        let (kind, len) = match clitic(rest, clitics) {
            Some(len) if space == Space::None => (TokenKind::Word, len),
            _ => piece(rest),
        };
        let len = if kind == TokenKind::Word {
            split(rest, len, elisions, clitics)
        } else {
            len
        };
        if let Some(span) = Span::new(document.text, base + at..base + at + len) {
            push_one(document, span, kind, space);
        }
        at += len;
        space = Space::None;
    }
}

fn widen(before: Space, white: char) -> Space {
    match (before, white) {
        (Space::None, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}') => Space::NoBreak,
        (Space::Paragraph, _) => Space::Paragraph,
        _ => Space::Plain,
    }
}

fn push_one(document: &mut Document, span: Span, kind: TokenKind, space: Space) {
    let words = span.of(document.text);
    let from = document.folded.len();
    if words.is_ascii() {
        document.folded.push_str(words);
        if let Some(folded) = document.folded.get_mut(from..) {
            folded.make_ascii_lowercase();
        }
    } else {
        for c in words.chars() {
            match c {
                c if c.is_ascii() => document.folded.push(c.to_ascii_lowercase()),
                c if is_apostrophe(c) => document.folded.push('\''),
                c => document.folded.extend(c.to_lowercase()),
            }
        }
    }
    let range = (u32::try_from(from), u32::try_from(document.folded.len()));
    if let (Ok(start), Ok(end)) = range {
        let case = if kind == TokenKind::Word {
            case(words)
        } else {
            Case::Lower
        };
        let head = head(document.folded.get(from..).unwrap_or(""));
        document.tokens.push(Token {
            span,
            kind,
            space,
            case,
            head,
            folded: (start, end),
        });
    }
}

/// Returns the first four bytes as one number, zeros behind a shorter word.
pub(crate) fn head(letters: &str) -> u32 {
    let mut bytes = [0; 4];
    for (to, from) in bytes.iter_mut().zip(letters.bytes()) {
        *to = from;
    }
    u32::from_le_bytes(bytes)
}

fn case(words: &str) -> Case {
    let bytes = words.as_bytes();
    if let Some((first, rest)) = bytes.split_first()
        && bytes.iter().all(u8::is_ascii_alphabetic)
    {
        // Nearly every word is one of these.
        let upper = rest.iter().filter(|b| b.is_ascii_uppercase()).count();
        return match (first.is_ascii_uppercase(), upper) {
            (false, 0) => Case::Lower,
            (true, 0) => Case::Title,
            (_, n) if n == rest.len() => Case::Upper,
            _ => Case::Mixed,
        };
    }
    let mut letters = words.chars().filter(|c| is_letter(*c));
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (usize::from(first_upper), 0);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first_upper, upper, lower) {
        (_, 0, _) => Case::Lower,
        (true, 1, _) => Case::Title,
        (_, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

/// Returns whether the character is a letter; of the accented letters of western Europe at once.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ')
        || !c.is_ascii() && c.is_alphabetic()
}

/// Returns whether the character is one of the marks used as an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// The most bytes of a word. "l'l'l'…" without end is looked through again from each of its apostrophes on.
const LONGEST: usize = 1024;

/// Returns the beginning of a text, no longer than so many bytes.
fn at_most(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Returns what begins here and how many bytes it takes.
fn piece(rest: &str) -> (TokenKind, usize) {
    let mut chars = rest.chars();
    match chars.next() {
        Some(first) if first.is_ascii_digit() => (
            TokenKind::Digits,
            rest.bytes().take_while(u8::is_ascii_digit).count(),
        ),
        Some(first) if is_letter(first) => (TokenKind::Word, word(at_most(rest, LONGEST))),
        Some(first) => (TokenKind::Sign, first.len_utf8()),
        None => (TokenKind::Sign, 0),
    }
}

/// Returns the length of the word: letters and combining marks, an apostrophe between letters or before a digit, full stops
/// between and after single letters ("U.S.", "p.m.").
fn word(rest: &str) -> usize {
    let plain = rest
        .bytes()
        .position(|b| !b.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    match rest.as_bytes().get(plain) {
        // Nearly every word is plain letters and then a space or a mark.
        None => return plain,
        Some(b'.') if 1 < plain => return plain,
        Some(b) if b.is_ascii() && !matches!(b, b'\'' | b'.') => return plain,
        _ => {}
    }
    let initials = initials(rest);
    if 0 < initials {
        return initials;
    }
    let mut end = plain.saturating_sub(1);
    let mut chars = rest.char_indices().skip(end).peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_letter = chars.peek().is_some_and(|(_, next)| is_letter(*next));
        let next_is_digit = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let inside = is_letter(c)
            || !c.is_ascii() && is_combining_mark(c)
            || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}') && next_is_letter
            || is_apostrophe(c) && (next_is_letter || next_is_digit);
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Returns the length of letters that each have a full stop behind them, at least two: "U.S.", "p.m.";
/// 0 for anything else. "M. Dupont" is a word and a full stop.
fn initials(rest: &str) -> usize {
    let mut chars = rest.chars();
    let (mut len, mut pairs) = (0, 0);
    while let (Some(letter), Some('.')) = (chars.next(), chars.next()) {
        if !is_letter(letter) {
            break;
        }
        len += letter.len_utf8() + 1;
        pairs += 1;
    }
    if pairs < 2 { 0 } else { len }
}

/// Returns the length of the clitic that begins here: the "'s" that [`split`] left behind.
fn clitic(rest: &str, clitics: &[String]) -> Option<usize> {
    if !rest.starts_with(is_apostrophe) {
        return None;
    }
    let len = 1 + rest
        .chars()
        .skip(1)
        .take_while(|c| c.is_alphabetic())
        .count();
    let end = rest
        .char_indices()
        .nth(len)
        .map_or(rest.len(), |(at, _)| at);
    let part = rest.get(..end)?;
    clitics
        .iter()
        .any(|listed| is_same(listed, part))
        .then_some(end)
}

/// Returns whether a word of a pack is the one in the text, capitals and kinds of apostrophe aside.
fn is_same(listed: &str, part: &str) -> bool {
    let unified = part
        .chars()
        .map(|c| if is_apostrophe(c) { '\'' } else { c });
    listed.chars().eq(unified.flat_map(char::to_lowercase))
}

/// Cuts an elided word off the front ("l’" of "l’Ohio" and "l’8 luglio") or a clitic off the end ("'s" of
/// "City's"); an apostrophe before digits that ends no elided word is a sign of its own ("class of'98").
fn split(rest: &str, len: usize, elisions: &[String], clitics: &[String]) -> usize {
    let word = rest.get(..len).unwrap_or(rest);
    let Some((at, mark)) = word.char_indices().find(|(_, c)| is_apostrophe(*c)) else {
        return len;
    };
    let front_end = at + mark.len_utf8();
    if word
        .get(..front_end)
        .is_some_and(|front| elisions.iter().any(|e| is_same(e, front)))
    {
        return front_end;
    }
    let back = word.get(at..).unwrap_or("");
    if front_end == word.len() {
        return at;
    }
    if 0 < at && clitics.iter().any(|c| is_same(c, back)) {
        at
    } else {
        len
    }
}
