//! Events that are still going on: figures rise from day to day, and articles of one day may differ.
//!
//! Each case is a handful of short articles in several languages, read by the whole pipeline. What a later day
//! changed is an update, shown as a series; what two articles of one day exclude is a conflict.

use std::fs;
use std::path::PathBuf;

use crossread::model::{Difference, Fact, Reading, Status};
use crossread::pipeline::{self, Meaning};

/// Reads articles, each a language, a date and a text.
fn read(name: &str, articles: &[(&str, &str, &str)]) -> Reading {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("developing")
        .join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let paths: Vec<PathBuf> = articles
        .iter()
        .enumerate()
        .map(|(i, (language, date, text))| {
            let path = folder.join(format!("{i:03}_{date}.{language}.txt"));
            fs::write(&path, format!(" date {date} {text}\n")).expect("a file");
            path
        })
        .collect();
    pipeline::read(&paths, Meaning::Encoder { cache: None })
}

/// Returns the fact that tells how many died.
#[track_caller]
fn toll(reading: &Reading) -> &Fact {
    let about = |fact: &&Fact| fact.kind.is_numeric() && fact.topic.contains("kill");
    reading
        .facts
        .iter()
        .filter(about)
        .max_by_key(|fact| fact.mentions().count())
        .expect("a toll")
}

#[test]
fn a_storms_toll_that_rises_is_an_update_with_its_series() {
    let reading = read(
        "storm",
        &[
            (
                "en",
                "2021-09-02",
                "Storm Orla hits the coast of Norway, leaving at least 12 people dead and thousands without power.",
            ),
            (
                "en",
                "2021-09-03",
                "Storm Orla hits the coast of Norway, leaving at least 31 people dead and thousands without power.",
            ),
            (
                "pt",
                "2021-09-05",
                "A tempestade Orla atinge a costa da Noruega e deixa pelo menos 44 mortos.",
            ),
        ],
    );
    let fact = toll(&reading);
    assert_eq!(
        (fact.status, fact.difference),
        (Status::Compatible, Some(Difference::Update)),
        "{}",
        fact.reason
    );
    assert_eq!(
        fact.reason,
        "changed with the day of publication: ≥ 12 (2021-09-02) → ≥ 31 (2021-09-03) → ≥ 44 (2021-09-05)"
    );
}

#[test]
fn two_languages_of_one_day_that_exclude_one_another_are_a_conflict() {
    let reading = read(
        "bridge",
        &[
            (
                "fr",
                "2021-05-04",
                "Au Chili, l’effondrement d’un pont à Valdivia fait au moins 20 morts.",
            ),
            (
                "es",
                "2021-05-05",
                "El derrumbe de un puente en Valdivia, Chile, deja al menos 40 muertos.",
            ),
            (
                "en",
                "2021-05-05",
                "In Chile, a bridge collapse in Valdivia kills 35 people.",
            ),
        ],
    );
    let fact = toll(&reading);
    assert_eq!(fact.status, Status::Conflict, "{}", fact.reason);
    assert!(
        fact.reason.ends_with("both articles are of 2021-05-05"),
        "{}",
        fact.reason
    );
}

#[test]
fn the_dead_and_the_injured_are_told_apart() {
    let reading = read(
        "shooting",
        &[
            (
                "pt",
                "2021-03-08",
                "Tiroteio em Porto Velho, no Brasil, resulta na morte de sete pessoas e deixa outras cinco feridas.",
            ),
            (
                "pt",
                "2021-03-09",
                "Tiroteio em Porto Velho, no Brasil, resulta na morte de oito pessoas e deixa outras quatro feridas.",
            ),
            (
                "fr",
                "2021-03-09",
                "Au Brésil, la fusillade de Porto Velho fait sept morts.",
            ),
        ],
    );
    let fact = toll(&reading);
    let stated: Vec<&str> = fact.positions.iter().map(|p| p.display.as_str()).collect();
    assert_eq!(stated, ["7", "8"], "{}", fact.reason);
    assert_eq!(fact.status, Status::Conflict, "{}", fact.reason);
}

#[test]
fn figures_of_one_day_that_can_all_hold_agree_across_languages() {
    let reading = read(
        "quake",
        &[
            (
                "pt",
                "2021-11-08",
                "Sismo na ilha de Creta mata pelo menos 60 pessoas.",
            ),
            (
                "en",
                "2021-11-08",
                "An earthquake on the island of Crete kills at least 62 people.",
            ),
            (
                "fr",
                "2021-11-08",
                "En Grèce, un séisme survient en Crète qui fait 62 morts.",
            ),
        ],
    );
    let fact = toll(&reading);
    assert_eq!(fact.status, Status::Compatible, "{}", fact.reason);
    let articles: usize = fact.positions.iter().map(|p| p.articles.len()).sum();
    assert_eq!(articles, 3);
}
