//! Containment of places by their codes.

use crate::knowledge::place::{self, PlaceId};

/// Returns whether `inner` lies in `outer` and is not the same; `false` where one of the codes is not known.
pub(super) fn contains(outer: &str, inner: &str) -> bool {
    inner != outer
        && match (PlaceId::from_code(outer), PlaceId::from_code(inner)) {
            (Some(outer), Some(inner)) => place::contains(outer, inner),
            _ => false,
        }
}

/// Returns the code of the country that a place lies in; the code itself where it lies in none.
pub(super) fn country(code: &str) -> String {
    PlaceId::from_code(code)
        .and_then(PlaceId::country)
        .map_or_else(|| code.to_owned(), |country| country.code().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kansas_lies_in_the_united_states_and_nowhere_else() {
        assert!(contains("US", "US-KS"));
        assert!(!contains("US-KS", "US"));
        assert!(!contains("CA", "US-KS"));
        assert_eq!(country("US-KS"), "US");
        assert_eq!(country("US"), "US");
    }

    #[test]
    fn an_unknown_code_lies_nowhere() {
        assert!(!contains("US", "nowhere"));
        assert_eq!(country("nowhere"), "nowhere");
    }
}
