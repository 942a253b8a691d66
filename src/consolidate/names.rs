//! Whether two names name the same person or body.

/// How two names stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The same words, order and general words aside.
    Same,
    /// The same but for a letter.
    Spelling,
    /// One is a part of the other that stands for it.
    ShortForm,
    /// Two different names.
    No,
}

/// Compares two names.
pub fn same_name(a: &str, b: &str) -> Match {
    let fold = |name: &str| any_ascii::any_ascii(name).to_ascii_lowercase();
    if fold(a) == fold(b) {
        Match::Same
    } else {
        Match::No
    }
}
