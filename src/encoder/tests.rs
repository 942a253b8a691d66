//! The encoder against the package that its weights are from, and what it promises of any text.

use serde::Deserialize;

use super::tokens::tokens;
use super::{Vector, encode, knows, similarity};

/// What `data/generate.py` wrote down of the reference package.
#[derive(Deserialize)]
struct Reference {
    sentences: Vec<Sentence>,
    /// For each file of `seeds/`, the pieces of each line that is not empty.
    seeds: std::collections::BTreeMap<String, Vec<Vec<u32>>>,
}

#[derive(Deserialize)]
struct Sentence {
    language: String,
    text: String,
    tokens: Vec<u32>,
    vector: Vec<f32>,
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("data/reference.json")).expect("a script wrote it")
}

#[test]
fn pieces_are_those_of_the_reference_in_every_language() {
    let reference = reference();
    assert_eq!(reference.sentences.len(), 16);
    for sentence in reference.sentences {
        assert!(knows(&sentence.language), "{}", sentence.language);
        assert_eq!(tokens(&sentence.text), sentence.tokens, "{}", sentence.text);
    }
}

#[test]
fn pieces_are_those_of_the_reference_on_the_seeds() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let seeds = reference().seeds;
    assert_eq!(seeds.len(), 5);
    for (name, expected) in seeds {
        let text = std::fs::read_to_string(folder.join(name)).expect("a seed");
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let found: Vec<Vec<u32>> = lines.map(tokens).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn vectors_are_near_those_of_the_reference_in_every_language() {
    let reference = reference();
    let texts: Vec<&str> = reference
        .sentences
        .iter()
        .map(|each| each.text.as_str())
        .collect();
    for (vector, sentence) in encode(&texts).iter().zip(&reference.sentences) {
        let cosine = similarity(vector, &Vector::of(&sentence.vector));
        assert!(cosine >= 0.98, "{}: {cosine}", sentence.language);
    }
}

#[test]
fn a_vector_does_not_depend_on_the_other_texts_of_the_call() {
    let reference = reference();
    let texts: Vec<&str> = reference
        .sentences
        .iter()
        .map(|each| each.text.as_str())
        .collect();
    let together = encode(&texts);
    for (text, vector) in texts.iter().zip(&together) {
        assert_eq!(&encode(&[text])[0], vector, "{text}");
    }
    let many: Vec<&str> = texts.iter().cycle().copied().take(300).collect();
    for (idx, vector) in encode(&many).iter().enumerate() {
        assert_eq!(vector, &together[idx % texts.len()]);
    }
}

#[test]
fn a_vector_does_not_depend_on_the_number_of_cores() {
    let reference = reference();
    let texts: Vec<&str> = reference
        .sentences
        .iter()
        .map(|each| each.text.as_str())
        .collect();
    let on = |n_threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(n_threads)
            .build();
        pool.expect("threads").install(|| encode(&texts))
    };
    assert_eq!(on(1), on(3));
}

#[test]
fn the_same_meaning_is_near_and_another_is_far() {
    let [english, french, other]: [Vector; 3] = encode(&[
        "The ferry ran aground near the harbour and all passengers were rescued.",
        "Le ferry s'est échoué près du port et tous les passagers ont été secourus.",
        "The committee postponed its vote on the new school budget.",
    ])
    .try_into()
    .expect("three");
    assert!(similarity(&english, &french) > 0.8);
    assert!(similarity(&english, &other) < 0.4);
}

#[test]
fn any_text_has_a_vector() {
    let long = "a".repeat(1_000_000);
    let texts = [
        "",
        " ",
        "\u{0}\u{7}\u{1b}[31m",
        "\u{10ffff}\u{fffe}",
        "</s><s><unk>",
        &long,
        "\u{301}",
    ];
    let vectors = encode(&texts);
    assert_eq!(vectors.len(), texts.len());
    for vector in &vectors {
        assert!((similarity(vector, vector) - 1.0).abs() < 1e-5);
    }
    assert!(encode(&[]).is_empty());
}

#[test]
fn languages_are_known_by_their_first_subtag() {
    assert!(knows("fr") && knows("zh-TW") && knows("pt_BR"));
    assert!(!knows("ro") && !knows("") && !knows("und") && !knows("frr"));
}
