//! One text in several languages, one place of it at a time: what stands there must be one, or rivals, or neither.

use super::super::tests::read_again;
use crate::fixture::{reading, sheet};
use crate::model::{Anchor, Edtf, Partial, Status, Value};

/// A text of which the first three sentences have a place each for what is told.
fn text(language: &str, told: [&str; 3]) -> String {
    let [first, second, third] = told;
    match language {
        "en" => format!(
            "//- en\nThe ferry Marholm left Tessin for Vargas {first}.\n\
             Captain Ottilie Brandt praised the crew of the Marholm {second}.\n\
             The shipyard Lindqvist had built her for Norvane Lines {third}.\n\
             The harbour of Vargas will stay closed, Mayor Ekdal told Radio Tessin.\n"
        ),
        "fr" => format!(
            "//- fr\nLe ferry Marholm a quitté Tessin pour Vargas {first}.\n\
             La capitaine Ottilie Brandt a loué l’équipage du Marholm {second}.\n\
             Le chantier Lindqvist l’avait construit pour Norvane Lines {third}.\n\
             Le port de Vargas restera fermé, a dit le maire Ekdal à Radio Tessin.\n"
        ),
        _ => format!(
            "//- it\nIl traghetto Marholm ha lasciato Tessin per Vargas {first}.\n\
             La comandante Ottilie Brandt ha lodato l’equipaggio della Marholm {second}.\n\
             Il cantiere Lindqvist la costruì per la Norvane Lines {third}.\n\
             Il porto di Vargas resterà chiuso, ha detto il sindaco Ekdal a Radio Tessin.\n"
        ),
    }
}

#[track_caller]
fn check(texts: &[(&str, [&str; 3])], expected: &[&str]) {
    let source: String = texts.iter().map(|(code, told)| text(code, *told)).collect();
    let got = sheet(&source);
    assert_eq!(got.lines().collect::<Vec<_>>(), expected, "\n{got}");
}

#[test]
fn what_writers_round_a_measure_to_in_another_unit_is_one_with_its_arithmetic() {
    let source = [
        text("en", ["<measure 120 mile>120 miles</>", "", ""]),
        text("fr", ["<measure 190 kilometer>190 km</>", "", ""]),
        text("it", ["<measure 200 kilometer>200 km</>", "", ""]),
    ]
    .concat();
    let reading = reading(&source);
    let fact = &reading.facts[0];
    assert_eq!(fact.status, Status::Compatible);
    assert_eq!(
        fact.reason,
        "“120 mile”, “190 kilometer”, “200 kilometer”: the same in another unit (“120 mile” = “193.1 kilometer”)"
    );
}

#[test]
fn measures_that_no_rounding_joins_stay_a_conflict() {
    check(
        &[
            ("en", ["<measure 120 mile>120 miles</>", "", ""]),
            ("fr", ["<measure 230 kilometer>230 km</>", "", ""]),
        ],
        &["Conflict Contradiction measure: 120 mile [a0] | 230 kilometer [a1]"],
    );
    // Nothing tells that they were miles.
    check(
        &[
            ("fr", ["<measure 190 kilometer>190 km</>", "", ""]),
            ("it", ["<measure 200 kilometer>200 km</>", "", ""]),
        ],
        &["Conflict Contradiction measure: 190 kilometer [a0] | 200 kilometer [a1]"],
    );
}

#[test]
fn a_measure_given_in_both_units_is_held_against_the_same_unit() {
    let both = "<measure 30 mile>30 miles</> (<measure 48 kilometer>48 km</>)";
    check(
        &[
            ("en", [both, "", ""]),
            ("fr", ["<measure 49 kilometer>49 km</>", "", ""]),
        ],
        &["Conflict Contradiction measure: 48 kilometer [a0] | 49 kilometer [a1] | 30 mile [a0]"],
    );
    check(
        &[
            ("en", [both, "", ""]),
            ("fr", ["<measure 50 kilometer>50 km</>", "", ""]),
        ],
        &["Compatible Conversion measure: 30 mile [a0] | 50 kilometer [a1]"],
    );
}

#[test]
fn what_the_next_sentence_says_to_its_own_counterpart_is_no_answer_here() {
    let more = "<count 80.. person>more than 80 people</>";
    check(
        &[
            (
                "en",
                ["<count 60.. person>more than 60 people</>", more, ""],
            ),
            ("fr", [more, more, ""]),
            ("it", [more, more, ""]),
        ],
        &[
            "Conflict Contradiction people: ≥ 80 [a1 a2] | ≥ 60 [a0]",
            "Agree people: ≥ 80 [a0 a1 a2]",
        ],
    );
    let year = "<date 1953>1953</>";
    check(
        &[
            ("en", [year, "<date 1958-06-19>19 June 1958</>", ""]),
            ("fr", [year, "<date 1953-06-19>19 juin 1953</>", ""]),
        ],
        &[
            "Conflict Contradiction date: 1958-06-19 [a0] | 1953-06-19 [a1]",
            "Agree date: 1953 [a0 a1]",
        ],
    );
    check(
        &[
            (
                "en",
                ["<number 70>70</>", "<number 50..>more than 50</>", ""],
            ),
            ("fr", ["<number 90>90</>", "<number 50>50</>", ""]),
        ],
        &[
            "Conflict Contradiction number: 70 [a0] | 90 [a1]",
            "Compatible Vague number: ≥ 50 [a0] | 50 [a1]",
        ],
    );
}

#[test]
fn what_has_its_match_in_the_sentence_is_no_answer_to_anything_else() {
    let range = "<number 5–10>5 to 10</>";
    check(
        &[
            ("en", [range, "<number ..40>up to 40</>", ""]),
            (
                "fr",
                ["<number 5–10>5 à 10</>", "<number ..30>jusqu’à 30</>", ""],
            ),
        ],
        &[
            "Conflict Contradiction number: ≤ 40 [a0] | ≤ 30 [a1]",
            "Agree number: 5–10 [a0 a1]",
        ],
    );
    check(
        &[
            (
                "en",
                ["<number 5–10>5 to 10</>, <number ..40>up to 40</>", "", ""],
            ),
            (
                "fr",
                ["<number 5–10>5 à 10</>, <number ..30>jusqu’à 30</>", "", ""],
            ),
        ],
        &[
            "Conflict Contradiction number: ≤ 40 [a0] | ≤ 30 [a1]",
            "Agree number: 5–10 [a0 a1]",
        ],
    );
    // "Dozens" may be those sixty.
    check(
        &[
            ("en", ["<number 24..99>dozens</>, <number 60>60</>", "", ""]),
            ("fr", ["<number 60>60</>, <number 12>12</>", "", ""]),
        ],
        &["Agree number: 60 [a0 a1]"],
    );
}

#[test]
fn of_a_range_both_ends_are_told_in_a_translation() {
    check(
        &[
            ("en", ["<number 30–43>30 to 43</>", "", ""]),
            ("fr", ["<number 39–43>39 à 43</>", "", ""]),
        ],
        &["Conflict Contradiction number: 30–43 [a0] | 39–43 [a1]"],
    );
}

#[test]
fn what_the_next_sentence_says_to_nobody_else_is_an_answer() {
    check(
        &[
            (
                "en",
                ["<count 60 person>60</>", "<count 80 person>80</>", ""],
            ),
            (
                "fr",
                ["<count 80 person>80</>", "<count 60 person>60</>", ""],
            ),
        ],
        &[],
    );
}

#[test]
fn a_value_told_twice_and_changed_once_is_a_conflict_there() {
    let year = "<date 1953>1953</>";
    check(
        &[
            ("en", [year, year, ""]),
            ("fr", [year, year, ""]),
            ("it", [year, "<date 1943>1943</>", ""]),
        ],
        &[
            "Conflict Contradiction date: 1953 [a0 a1] | 1943 [a2]",
            "Agree date: 1953 [a0 a1 a2]",
        ],
    );
}

#[test]
fn a_written_date_stands_for_a_written_one_whatever_is_reckoned_beside_it() {
    check(
        &[
            ("en", ["<date 1953>1953</>", "", ""]),
            (
                "fr",
                [
                    "<date 1943>1943</> <shift -2 year>deux ans avant</>",
                    "",
                    "",
                ],
            ),
        ],
        &["Conflict Contradiction date: 1953 [a0] | 1943 [a1]"],
    );
}

#[test]
fn distances_that_are_counted_are_told_though_their_days_are_not_known() {
    check(
        &[
            ("en", ["<shift -32 year>32 years ago</>", "", ""]),
            ("fr", ["<shift -37 year>il y a 37 ans</>", "", ""]),
        ],
        &["Conflict Contradiction date: XXXX (−32 year) [a0] | XXXX (−37 year) [a1]"],
    );
    // "Deze morgen" is this morning, and "morgen" tomorrow.
    check(
        &[
            ("en", ["<shift 0 day>this morning</>", "", ""]),
            ("fr", ["<shift 1 day>demain</>", "", ""]),
        ],
        &[],
    );
}

#[test]
fn a_date_reckoned_from_one_that_differs_differs_with_it() {
    // 30 years later than what the text tells before, and "this year", of the day of publication or of a year before it.
    for (years, from, expected) in [
        (["2017", "1977"], ["1987", "1947"], None),
        (["2017", "2005"], ["2017", "2005"], None),
        (
            ["2017", "1987"],
            ["1987", "1947"],
            Some("“2017” and “1987” cannot both hold"),
        ),
    ] {
        let told = |year: &str| format!("<date {year}>then</>");
        let [mine, its] = years.map(told);
        let (crew, sisters) = (
            "as <count 40 sailor>40 sailors</>",
            "with <count 9 sister>nine sisters</>",
        );
        let texts = [
            text("en", [&mine, crew, sisters]),
            text("fr", [&its, crew, sisters]),
        ];
        let mut reading = reading(&texts.concat());
        for (idx, from) in [0, 3].into_iter().zip(from) {
            let from = Edtf::point(Partial::Year(from.parse().expect("a year")));
            if let Value::Date { date, anchor, .. } = &mut reading.mentions[idx].value {
                // What lies in the same year was reckoned from the day of publication.
                *anchor = match *date {
                    date if date == from && idx == 0 => Anchor::Published(from),
                    _ => Anchor::Previous(from),
                };
            }
        }
        let reading = read_again(reading);
        let conflict = reading
            .facts
            .iter()
            .find(|fact| fact.status == Status::Conflict);
        assert_eq!(
            conflict.map(|fact| fact.reason.as_str()),
            expected,
            "{years:?}"
        );
    }
}

#[test]
fn the_number_of_a_name_and_one_that_runs_into_it_are_no_rivals() {
    check(
        &[
            ("en", ["with 60 new A<number 350>350</>", "", ""]),
            ("fr", ["avec 60 nouveaux A<number 35>35</>", "", ""]),
        ],
        &[],
    );
    check(
        &[
            ("en", ["with 50 <number 787>787</>s", "", ""]),
            ("fr", ["avec <number 50787>50 787</>", "", ""]),
        ],
        &[],
    );
}
