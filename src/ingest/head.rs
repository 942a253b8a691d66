//! What stands in front of an article when a machine or a careful reader saved it.
//!
//! Two shapes: one line that begins with a date of numbers (` date 2020-08-27 The bridge …`), and a block of
//! fields (`Title: …`, `Source: …`, `Date: …`), with or without fences. One field alone proves nothing, since
//! a sentence may begin with "Source:"; two in a row, or a fence, do.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::ingest::dates::{self, Label, PageDate};
use crate::ingest::words::{self, fold};

/// What a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The headline.
    Title,
    /// The publisher.
    Outlet,
    /// The day of publication.
    Date,
    /// Anything else that is not the article's text: author, address, tags.
    Other,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    title: Vec<String>,
    outlet: Vec<String>,
    date: Vec<String>,
    other: Vec<String>,
}

static FIELDS: LazyLock<Table> = LazyLock::new(|| {
    toml::from_str(include_str!("head.toml")).unwrap_or_else(|error| {
        unreachable!("head.toml is read by a test: {error}");
    })
});

/// Returns what a line's field is about and where its value begins; `None` for other lines.
pub(super) fn field(line: &str) -> Option<(Field, usize)> {
    let colon = line.find(':').filter(|at| *at <= 40)?;
    let name = words::words(&fold(line.get(..colon)?));
    let table = &FIELDS;
    let kinds = [
        (Field::Title, &table.title),
        (Field::Outlet, &table.outlet),
        (Field::Date, &table.date),
        (Field::Other, &table.other),
    ];
    let (field, _) = kinds.into_iter().find(|(_, names)| names.contains(&name))?;
    Some((field, colon + 1))
}

/// Returns whether a line fences a block of fields off.
pub(super) fn is_fence(line: &str) -> bool {
    matches!(line, "---" | "+++" | "***" | "===")
}

/// Reads the value of a date field.
pub(super) fn date(value: &str) -> Option<PageDate> {
    let value = value.trim().trim_matches(['"', '\'']);
    let date = dates::iso(value).or_else(|| Some(dates::line(value)?.date))?;
    Some(PageDate {
        label: Label::Published,
        date,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_known_by_their_names() {
        assert_eq!(field("Title: The bridge"), Some((Field::Title, 6)));
        assert_eq!(
            field("Source : Le Courrier").map(|(field, _)| field),
            Some(Field::Outlet)
        );
        assert_eq!(field("The mayor: a portrait"), None);
        assert_eq!(
            date(" \"2020-08-27\"")
                .map(|d| d.date.to_string())
                .as_deref(),
            Some("2020-08-27")
        );
        assert_eq!(
            date(" 27 août 2020").map(|d| d.date.to_string()).as_deref(),
            Some("2020-08-27")
        );
    }
}
