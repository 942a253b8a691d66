//! The outlet of an article, where a line of the page is its name.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::ingest::words::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    names: Vec<String>,
}

static NAMES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("outlets.toml")).unwrap_or_else(|error| {
        unreachable!("outlets.toml is read by a test: {error}");
    });
    table
        .names
        .into_iter()
        .map(|name| (fold(&name), name))
        .collect()
});

/// Returns the outlet that a whole line names: "Le Monde", "(Reuters)", "— The Guardian".
pub(super) fn named(line: &str) -> Option<&'static str> {
    let quoted = |c: char| c.is_whitespace() || "()[]–—-*«»\"“”.".contains(c);
    let bare = line.trim_matches(quoted);
    if bare.is_empty() || 40 < bare.len() {
        return None;
    }
    NAMES.get(&fold(bare)).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_names_the_outlet() {
        assert_eq!(named("Le Monde"), Some("Le Monde"));
        assert_eq!(named("(AFP)"), Some("AFP"));
        assert_eq!(named("LE FIGARO"), Some("Le Figaro"));
        assert_eq!(named("Le Monde change"), None);
        assert_eq!(named("Europol"), None);
    }
}
