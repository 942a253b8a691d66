//! What reading costs: segmenting and extracting, all kinds, as a multiple of splitting the same text into words
//! with `unicode-segmentation`, on one core: `cargo bench --bench extract`.
//!
//! The texts are those of `seeds/`, or of the folder that `CROSSREAD_TEXTS` names. First a table by language: the
//! multiple, and how it is shared between the steps; then what reading a pack costs; then divan's own timings of
//! the whole. It fails where the multiple over all texts is above the budget.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crossread::extract::name::{Look, Vouchers};
use crossread::extract::speech::Speech;
use crossread::extract::{self, Context, claim, date, name, number, quantity, quote};
use crossread::lang::{self, Pack};
use crossread::model::{Article, ArticleIdx};
use crossread::segment::segment;
use crossread::{ingest, lang::UNDETERMINED};
use unicode_segmentation::UnicodeSegmentation;

/// Extraction may cost so many times the splitting into words.
const BUDGET: f64 = 10.0;
/// The best of so many runs is taken: what disturbs a run only makes it longer.
const RUNS: usize = 25;

fn main() {
    let articles = articles();
    let mut codes: Vec<&str> = articles.iter().map(code).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in &codes {
        let mine: Vec<&Article> = articles.iter().filter(|a| self::code(a) == *code).collect();
        report(code, &mine);
    }
    let all: Vec<&Article> = articles.iter().collect();
    let multiple = report("all", &all);
    for code in codes {
        report_pack(code);
    }
    divan::main();
    assert!(
        multiple <= BUDGET,
        "extraction costs {multiple:.1} times the splitting into words, more than {BUDGET}"
    );
}

fn articles() -> &'static [Article] {
    static ARTICLES: OnceLock<Vec<Article>> = OnceLock::new();
    ARTICLES.get_or_init(|| {
        let folder = std::env::var_os("CROSSREAD_TEXTS").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"),
            PathBuf::from,
        );
        ingest::ingest(&[folder]).0
    })
}

fn code(article: &Article) -> &str {
    article.language.as_ref().map_or(UNDETERMINED, |l| l.code())
}

fn best(mut run: impl FnMut()) -> Duration {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report(what: &str, articles: &[&Article]) -> f64 {
    let words: Duration = articles
        .iter()
        .map(|article| {
            best(|| {
                divan::black_box(article.text.unicode_words().count());
            })
        })
        .sum();
    let whole: Duration = articles
        .iter()
        .map(|article| {
            let pack = lang::pack(code(article));
            best(|| drop(extract::extract(ArticleIdx(0), article, pack)))
        })
        .sum();
    let times = |d: Duration| d.as_secs_f64() / words.as_secs_f64();
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    println!(
        "{what:<4} {:>4} kB  {:>5.1} times the words; {}",
        bytes / 1000,
        times(whole),
        steps(articles)
            .iter()
            .map(|(step, d)| format!("{step} {:.1}", times(*d)))
            .collect::<Vec<_>>()
            .join(", ")
    );
    times(whole)
}

/// Times the steps by themselves.
fn steps(articles: &[&Article]) -> Vec<(&'static str, Duration)> {
    let mut total: Vec<(&'static str, Duration)> = Vec::new();
    let mut add = |step, d: Duration| match total.iter_mut().find(|(s, _)| *s == step) {
        Some((_, sum)) => *sum += d,
        None => total.push((step, d)),
    };
    let vouchers = Vouchers::default();
    for article in articles {
        let pack = lang::pack(code(article));
        add("segment", best(|| drop(segment(article, pack))));
        let document = segment(article, pack);
        add("numerals", best(|| drop(number::numerals(&document, pack))));
        let numerals = number::numerals(&document, pack);
        add("look", best(|| drop(Look::new(&document, pack))));
        let look = Look::new(&document, pack);
        add(
            "names",
            best(|| drop(name::read(&document, &look, pack, &vouchers))),
        );
        let names = name::read(&document, &look, pack, &vouchers);
        add(
            "speech",
            best(|| drop(Speech::new(&document, pack, &names))),
        );
        let speech = Speech::new(&document, pack, &names);
        let context = Context {
            article,
            document: &document,
            pack,
            numerals: &numerals,
            names: &names,
            speech: &speech,
        };
        add("dates", best(|| drop(date::dates(&context))));
        add("quantities", best(|| drop(quantity::quantities(&context))));
        add("quotes", best(|| drop(quote::quotes(&context))));
        let mentions = extract::extract(ArticleIdx(0), article, pack).mentions;
        add(
            "frames",
            best(|| {
                let mut mentions = mentions.clone();
                claim::frame(&context, &mut mentions);
                drop(mentions);
            }),
        );
    }
    total
}

/// What the first article of a language waits for: the pack read from its file, and its tables made.
#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report_pack(code: &str) {
    // Its marked sentences are not read.
    let source = lang::source(code)
        .split("\n[[corpus]]")
        .next()
        .unwrap_or_default();
    let parse = best(|| drop(divan::black_box(Pack::parse(source))));
    let Some(article) = articles().iter().find(|a| self::code(a) == code) else {
        return;
    };
    let warm = best(|| drop(extract::extract(ArticleIdx(0), article, lang::pack(code))));
    let cold = best(|| {
        if let Ok(pack) = Pack::parse(source) {
            drop(extract::extract(ArticleIdx(0), article, &pack));
        }
    });
    println!(
        "{code:<4} pack: {:.2} ms to read, {:.2} ms more to make its tables",
        parse.as_secs_f64() * 1e3,
        cold.saturating_sub(parse)
            .saturating_sub(warm)
            .as_secs_f64()
            * 1e3
    );
}

#[divan::bench]
fn words() -> usize {
    articles()
        .iter()
        .map(|a| a.text.unicode_words().count())
        .sum()
}

#[divan::bench]
fn extraction() -> usize {
    articles()
        .iter()
        .map(|a| {
            let pack = lang::pack(code(a));
            extract::extract(ArticleIdx(0), a, pack).mentions.len()
        })
        .sum()
}
