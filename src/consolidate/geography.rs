//! Containment of places by their codes.

/// Returns whether `inner` lies in `outer` and is not the same.
pub(super) fn contains(outer: &str, inner: &str) -> bool {
    inner != outer && country(inner) == outer
}

/// Returns the country of a code; the code itself where it is no part of a country.
pub(super) fn country(code: &str) -> &str {
    code.split_once('-').map_or(code, |(country, _)| country)
}
