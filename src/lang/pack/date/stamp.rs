//! Months in the dates that machines write, the same in every language: "16-Dec-09".

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    months: Vec<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    toml::from_str(include_str!("../../stamps.toml")).unwrap_or_else(|error| {
        unreachable!("the embedded table of months is read by a test: {error}");
    })
});

/// Returns the month, from 1, that a folded word stands for in such a date.
pub fn stamp_month(folded: &str) -> Option<u8> {
    (1..)
        .zip(&TABLE.months)
        .find_map(|(month, name)| (name == folded).then_some(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_a_year() {
        assert_eq!(stamp_month("jan"), Some(1));
        assert_eq!(stamp_month("dec"), Some(12));
        assert_eq!(stamp_month("dez"), None);
    }
}
