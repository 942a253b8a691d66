//! Cut, shuffled and hostile text: nothing panics, and whatever is read is sound.
//!
//! Every prefix of every seed would take minutes in a debug build, so they are stepped through: each seed is cut
//! after every 53rd character, each paragraph by itself after every 5th, and the raw bytes after every 13th; a step
//! that has no factor in common with the lengths meets each kind of place. `CROSSREAD_EVERY=1` cuts everywhere.

#[path = "support/draws.rs"]
mod draws;

use std::fs;
use std::path::{Path, PathBuf};

use crossread::model::{Article, Reading};
use crossread::text::Span;
use crossread::{export, ingest, pipeline};
use proptest::prelude::*;
use proptest::sample::select;

fn step(usual: usize) -> usize {
    let every = std::env::var_os("CROSSREAD_EVERY").is_some_and(|value| value == "1");
    if every { 1 } else { usual }
}

fn seeds() -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))
        .expect("the seeds are there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let seeds = paths.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("a seed is text");
        (path, text)
    });
    seeds.collect()
}

fn article(path: &Path, bytes: &[u8]) -> Option<Article> {
    ingest::article(path, bytes.to_vec())
        .ok()
        .map(|(article, _)| article)
}

/// Reads texts together and checks what was read.
fn read(texts: &[(&Path, &[u8])]) -> Reading {
    let articles = texts
        .iter()
        .filter_map(|(path, bytes)| article(path, bytes))
        .collect();
    let reading = pipeline::read_articles(articles, pipeline::Meaning::Anchors);
    is_sound(&reading);
    reading
}

fn is_sound(reading: &Reading) {
    let inside = |article: &Article, span: Span| {
        assert_eq!(
            Span::new(&article.text, span.range()),
            Some(span),
            "{}",
            article.text
        );
    };
    let order: Vec<_> = reading
        .mentions
        .iter()
        .map(|m| (m.article, m.span))
        .collect();
    assert!(order.is_sorted(), "mentions are in the order of the texts");
    for mention in &reading.mentions {
        let article = reading.article(mention.article);
        inside(article, mention.span);
        inside(article, mention.frame.sentence);
        inside(article, mention.frame.clause);
        assert!(!mention.span.is_empty(), "{mention:?}");
        let frame = &mention.frame;
        let parts = [
            frame.head,
            frame.event.as_ref().map(|e| e.span),
            frame.attributed_to.as_ref().map(|s| s.span),
        ];
        for span in parts.into_iter().flatten() {
            inside(article, span);
        }
    }
    for article in reading.articles.iter() {
        let ends: Vec<_> = article
            .paragraphs
            .iter()
            .flat_map(|p| [p.span.start(), p.span.end()])
            .collect();
        assert!(ends.is_sorted(), "paragraphs are in order");
        article
            .paragraphs
            .iter()
            .for_each(|paragraph| inside(article, paragraph.span));
    }
    for fact in &reading.facts {
        assert!(
            !fact.positions.is_empty() && fact.certainty <= 100,
            "{fact:?}"
        );
        for position in &fact.positions {
            assert!(
                !position.mentions.is_empty() && !position.articles.is_empty(),
                "{fact:?}"
            );
            for idx in &position.mentions {
                assert!(
                    position.articles.contains(&reading.mention(*idx).article),
                    "{fact:?}"
                );
            }
        }
    }
    for passage in reading.passages.iter() {
        inside(reading.article(passage.article), passage.span);
        for counterpart in &passage.counterparts {
            inside(reading.article(counterpart.article), counterpart.span);
            assert!(counterpart.score <= 1000);
        }
    }
    let n_placed: usize = reading
        .origins
        .iter()
        .map(|origin| origin.articles.len())
        .sum();
    assert_eq!(
        n_placed,
        reading.articles.len(),
        "every article has one origin"
    );
}

fn can_be_written(reading: &Reading) {
    let sheet = export::json(reading);
    assert!(
        serde_json::from_str::<serde_json::Value>(&sheet).is_ok(),
        "{sheet}"
    );
    for text in [
        export::markdown(reading),
        export::csv(reading),
        export::html(reading),
        export::plain(reading, Some(40)),
        export::conflicts(reading, None),
    ] {
        assert!(!text.contains(['\u{1b}', '\u{202e}']));
    }
}

fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()])
}

#[test]
fn a_seed_that_is_cut_anywhere_can_be_read() {
    for (path, text) in seeds() {
        for end in boundaries(&text).step_by(step(53)) {
            read(&[(&path, text.get(..end).unwrap_or_default().as_bytes())]);
        }
    }
}

#[test]
fn a_paragraph_that_is_cut_anywhere_can_be_read() {
    for (path, text) in seeds() {
        for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
            for end in boundaries(paragraph).step_by(step(5)) {
                read(&[(&path, paragraph.get(..end).unwrap_or_default().as_bytes())]);
                read(&[(&path, paragraph.get(end..).unwrap_or_default().as_bytes())]);
            }
        }
    }
}

#[test]
fn bytes_that_are_cut_anywhere_are_decoded() {
    for (path, text) in seeds() {
        let latin: Vec<u8> = text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
            .collect();
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.as_bytes(), &latin, &utf16] {
            for end in (0..=bytes.len()).step_by(step(13)) {
                let Some(article) = article(&path, &bytes[..end]) else {
                    continue;
                };
                article.paragraphs.iter().for_each(|paragraph| {
                    assert_eq!(
                        Span::new(&article.text, paragraph.span.range()),
                        Some(paragraph.span)
                    );
                });
            }
        }
    }
}

#[test]
fn all_seeds_together_with_one_of_them_cut_can_be_joined_and_written() {
    let seeds = seeds();
    for (cut, (_, text)) in seeds.iter().enumerate() {
        for end in boundaries(text).step_by(step(1409)) {
            let texts: Vec<(&Path, &[u8])> = seeds
                .iter()
                .enumerate()
                .map(|(idx, (path, text))| {
                    let end = if idx == cut { end } else { text.len() };
                    (
                        path.as_path(),
                        text.get(..end).unwrap_or_default().as_bytes(),
                    )
                })
                .collect();
            can_be_written(&read(&texts));
        }
    }
}

#[test]
fn words_in_any_order_can_be_read() {
    for (path, text) in seeds() {
        let mut words: Vec<&str> = text.split_inclusive([' ', '\n']).collect();
        let mut state = 1_u32;
        for _ in 0..3 {
            for at in (1..words.len()).rev() {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                words.swap(at, (state >> 8) as usize % (at + 1));
            }
            can_be_written(&read(&[
                (&path, words.concat().as_bytes()),
                (Path::new("b.txt"), text.as_bytes()),
            ]));
        }
    }
}

#[test]
fn what_is_no_language_can_be_read() {
    let signs = [
        "“", "«", "'", "’", "(", "…", "-", "–", ".", ",", "$", "€", "%", "1", "0", "1/2",
        "\u{202f}", "\u{a0}",
    ];
    for sign in signs {
        let line = sign.repeat(300);
        read(&[(Path::new("a.txt"), line.as_bytes())]);
        let spaced = format!("{sign} ").repeat(300);
        read(&[(
            Path::new("a.txt"),
            format!("In May {spaced} said Jan. {line}").as_bytes(),
        )]);
    }
    for words in [
        "million ",
        "thousand and ",
        "vingt-",
        "venti",
        "said “",
        "May ",
        "the day before the ",
        "Mr. ",
        "18 of the 19 ",
    ] {
        read(&[(Path::new("a.txt"), words.repeat(200).as_bytes())]);
    }
    for number in [
        "9".repeat(500),
        format!("0.{}", "0".repeat(500)),
        "1,".repeat(300),
        format!("{} dollars", "9".repeat(29)),
    ] {
        read(&[(
            Path::new("a.txt"),
            format!("They seized {number} boats in {number}.").as_bytes(),
        )]);
    }
}

/// Returns bits of text that together mean trouble.
fn trouble() -> impl Strategy<Value = String> {
    let bits = select(vec![
        "\u{1b}[2J",
        "\u{202e}",
        "\u{200b}",
        "\u{feff}",
        "\r\n",
        "\n\n",
        "\t",
        "<b>",
        "<!doctype html>",
        "&amp;",
        "&#x0;",
        "日本",
        "👨\u{200d}👩",
        "\u{0}",
        "e\u{301}",
        "ﬁ",
        "İ",
        "ß",
        "ǆ",
        "½",
        "²",
        "①",
        "٣",
        "一百",
        "18 pays",
        "mercredi 26 août",
        "le 31 février 2020",
        "May 35",
        "$",
        "€5m",
        "-3 %",
        "99999999999999999999999999999999",
        "“",
        "”",
        "« ",
        " »",
        "’",
        "l’",
        "d'",
        "said",
        "selon",
        "Mr.",
        "U.S.",
        "Kansas",
        "Texas",
        "arrested",
        " date 2020-08-27 ",
        "dozens of ",
        "plus de ",
        "between 3 and ",
        "yesterday",
        "24 hours later",
        "T21:15",
        "12:99",
        "31-27",
        "1/0",
        "3.000.000,5",
    ]);
    proptest::collection::vec(
        prop_oneof![4 => bits.prop_map(str::to_owned), 1 => any::<String>()],
        0..24,
    )
    .prop_map(|parts| parts.join(" "))
}

proptest! {
    #![proptest_config(draws::draws(200))]

    #[test]
    fn no_text_is_too_odd_to_be_read(one in trouble(), other in trouble()) {
        let reading = read(&[(Path::new("a.txt"), one.as_bytes()), (Path::new("b.html"), other.as_bytes())]);
        can_be_written(&reading);
    }

    #[test]
    fn no_bytes_are_too_odd_to_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read(&[(Path::new("a.txt"), &bytes)]);
    }
}
