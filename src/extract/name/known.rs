//! What the embedded tables know about the words of names: one place to ask, so that the rules beside it
//! need not know how the tables are laid out.

use crate::segment::Document;

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
    /// Its code.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// The words say it by an adjective or its people.
    pub people: bool,
    /// The words are ordinary ones or a person's name as well.
    pub doubtful: bool,
}

/// Returns the place whose name begins at the token.
pub(crate) fn place(_document: &Document, _token: usize, _language: &str) -> Option<Spot> {
    None
}
