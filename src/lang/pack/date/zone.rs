//! Abbreviations of time zones, the same in every language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static ZONES: LazyLock<BTreeMap<String, i16>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../zones.toml")).unwrap_or_else(|error| {
        unreachable!("the embedded table of zones is read by a test: {error}");
    })
});

/// Returns the offset from UTC, in minutes, of a time zone by its abbreviation in capitals.
pub(super) fn offset(abbreviation: &str) -> Option<i16> {
    ZONES.get(abbreviation).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_known_by_its_capitals() {
        assert_eq!(offset("CEST"), Some(120));
        assert_eq!(offset("Cest"), None);
    }
}
