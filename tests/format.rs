//! docs/FORMAT.md: the contract of the fact-sheet format says what the program writes, no less and no more.

#[path = "support/expected.rs"]
mod expected;
#[path = "support/part.rs"]
mod part;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crossread::pipeline::Meaning;
use crossread::{export, ingest, pipeline};
use serde_json::Value;

const EXAMPLE: [(&str, &str); 2] = [
    (
        "post.en.txt",
        "On Monday, June 3, 2019, a fire in a warehouse in Porto killed three people.",
    ),
    (
        "heure.fr.txt",
        "L’incendie d’un entrepôt à Porto a fait quatre morts lundi 3 juin 2019, selon les pompiers.",
    ),
];

#[test]
fn the_example_is_what_its_articles_give() {
    let mut text = String::from("Two articles of one sentence each,\n\n");
    let mut articles = Vec::new();
    for (name, words) in EXAMPLE {
        let _ = write!(text, "> {words}\n> (`{name}`)\n\n");
        let (article, warning) =
            ingest::article(Path::new(name), words.as_bytes().to_vec()).expect("it is text");
        assert_eq!(warning, None);
        articles.push(article);
    }
    let sheet = export::json(&pipeline::read_articles(articles, Meaning::Anchors));
    let _ = write!(text, "give\n\n```json\n{sheet}```\n");
    part::check_part("docs/FORMAT.md", "example", &text);
}

/// Returns the fields that the page documents under a heading, and the kinds of values with theirs.
fn documented(heading: &str) -> BTreeSet<String> {
    let page = fs::read_to_string(expected::path("docs/FORMAT.md")).expect("it is there");
    let (_, rest) = page
        .split_once(&format!("\n## {heading}\n"))
        .expect("it has the section");
    let section = rest.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.flat_map(|row| {
        let cell = row.split('|').nth(1).unwrap_or_default();
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    })
    .collect()
}

fn keys(rows: &Value) -> BTreeSet<String> {
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter()
        .filter_map(Value::as_object)
        .flat_map(|row| row.keys().cloned())
        .collect()
}

fn sheet() -> Value {
    let paths = ["seeds", "nowhere.txt"].map(PathBuf::from);
    serde_json::from_str(&export::json(&pipeline::read(&paths, Meaning::Anchors)))
        .expect("it is JSON")
}

#[test]
fn every_field_that_is_written_is_documented_and_the_other_way_round() {
    let sheet = sheet();
    let top: BTreeSet<String> = sheet
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect();
    assert_eq!(top, documented("The object"));
    for (field, heading) in [
        ("articles", "Articles"),
        ("origins", "Origins"),
        ("mentions", "Mentions"),
        ("passages", "Passages"),
        ("problems", "Problems"),
    ] {
        assert_eq!(keys(&sheet[field]), documented(heading), "{field}");
    }
    let facts = sheet["facts"].as_array().expect("a list");
    let mut written = keys(&sheet["facts"]);
    written.extend(facts.iter().flat_map(|fact| keys(&fact["positions"])));
    assert_eq!(written, documented("Facts"));
}

#[test]
fn a_value_has_the_fields_of_its_kind() {
    let page = fs::read_to_string(expected::path("docs/FORMAT.md")).expect("it is there");
    let (_, rest) = page
        .split_once("\n## Values\n")
        .expect("it has the section");
    let section = rest.split("\n## ").next().unwrap_or_default();
    let mut fields: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').collect();
        for kind in cells[1].split('`').skip(1).step_by(2) {
            fields.insert(kind, cells[2].split('`').skip(1).step_by(2).collect());
        }
    }
    for mention in sheet()["mentions"].as_array().expect("a list") {
        let kind = mention["kind"].as_str().expect("a word");
        let allowed = fields
            .get(kind)
            .unwrap_or_else(|| panic!("{kind} is not documented"));
        for field in mention["value"].as_object().expect("an object").keys() {
            assert!(allowed.contains(field.as_str()), "{kind} has {field}");
        }
    }
}
