//! What the embedded tables know about the words of names: one place to ask, so that the rules beside it
//! need not know how the tables are laid out.

use crate::knowledge::place::{self, Ambiguity, PlaceId};
use crate::segment::{Case, Document, Space};

/// What is known of one word of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// It is a given name.
    pub given: bool,
    /// It is a family name.
    pub family: bool,
    /// It is an ordinary word as well.
    pub ordinary: bool,
    /// It says what sort of body this is: `Bank`, `Ministry`, `Inc`.
    pub body: bool,
}

/// Returns what is known of the token.
pub(crate) fn word(_document: &Document, _token: usize, _language: &str) -> Word {
    Word::default()
}

/// A well-known body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Body {
    /// How many tokens name it.
    pub len: usize,
    /// Its English name.
    pub name: &'static str,
}

/// Returns the well-known body whose name begins at the token.
pub(crate) fn body(_document: &Document, _token: usize, _language: &str) -> Option<Body> {
    None
}

/// A place by its name, its abbreviation or its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// How many tokens name it.
    pub len: usize,
    /// The places that it may be, likeliest first; never none.
    pub places: Vec<PlaceId>,
    /// The words say it by an adjective or its people.
    pub people: bool,
    /// What else the words may be, in this language.
    pub doubt: Doubt,
}

/// What else the name of a place may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// An ordinary word of the language.
    pub word: bool,
    /// A name of people.
    pub person: bool,
    /// Letters that stand for a place only behind another: "CA".
    pub letters: bool,
}

impl Doubt {
    fn new(ambiguity: Ambiguity, language: &str) -> Self {
        Self {
            word: ambiguity.words.contains(language),
            person: ambiguity.given_name || ambiguity.family_name,
            letters: false,
        }
    }

    /// Returns whether there is any.
    pub(crate) fn is_any(self) -> bool {
        self.word || self.person || self.letters
    }
}

/// Returns the place whose name begins at the token, which has a capital.
pub(crate) fn place(document: &Document, token: usize, language: &str) -> Option<Spot> {
    abbreviation(document, token, language).or_else(|| {
        let (len, found) = place::longest_place(rest(document, token))?;
        let places: Vec<PlaceId> = found.in_language(language).collect();
        spot(
            document,
            token,
            len,
            places,
            Doubt::new(found.ambiguity(), language),
        )
    })
}

fn abbreviation(document: &Document, token: usize, language: &str) -> Option<Spot> {
    let here = document.tokens.get(token)?;
    let dotted = document.words(token + 1) == "." && document.glued(token + 1);
    if here.case == Case::Title && !dotted && 3 < here.span.len() {
        return None;
    }
    let (len, found) = place::longest_abbreviation(rest(document, token))?;
    let doubt = Doubt {
        letters: found.is_weak(language),
        ..Doubt::default()
    };
    spot(
        document,
        token,
        len,
        found.in_language(language).collect(),
        doubt,
    )
}

fn spot(
    document: &Document,
    token: usize,
    len: usize,
    places: Vec<PlaceId>,
    doubt: Doubt,
) -> Option<Spot> {
    let end = document.tokens.get(token)?.span.start() + len;
    let n_tokens = document.tokens[token..]
        .iter()
        .take_while(|t| t.span.end() <= end)
        .count();
    let last = document.tokens.get(token + n_tokens.checked_sub(1)?)?;
    (last.span.end() == end && !places.is_empty()).then_some(Spot {
        len: n_tokens,
        places,
        people: false,
        doubt,
    })
}

/// Returns the text from the token to the end of its paragraph, or as far as any name reaches.
fn rest<'a>(document: &Document<'a>, token: usize) -> &'a str {
    const REACH: usize = 16;
    let Some(here) = document.tokens.get(token) else {
        return "";
    };
    let last = document.tokens[token + 1..]
        .iter()
        .take(REACH)
        .take_while(|t| t.space != Space::Paragraph)
        .last()
        .unwrap_or(here);
    here.span.cover(last.span).of(document.text)
}
