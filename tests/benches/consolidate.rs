//! How the time of consolidation grows with the number of articles: `cargo bench --bench consolidate`.
//!
//! Reads the texts of `seeds/`, or of the folder that `CROSSREAD_TEXTS` names, and opens 10, 100 and 1,000 of them
//! together, the same texts again under other names where there are too few. Once as they are, which the program
//! knows for copies; once each with a sentence of its own, which makes them different texts that share nearly
//! everything: the worst case. Printed are milliseconds and how often that is the time that n log n would give from
//! the row before.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crossread::ingest;
use crossread::model::Article;
use crossread::pipeline::{self, Meaning};

const SIZES: [u32; 3] = [10, 100, 1000];

fn main() {
    let folder = std::env::var_os("CROSSREAD_TEXTS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"),
        PathBuf::from,
    );
    let (texts, _) = ingest::ingest(&[folder]);
    assert!(!texts.is_empty(), "no text to read");
    for (what, altered) in [("the same texts", false), ("altered texts", true)] {
        let mut before: Option<(u32, f64)> = None;
        for n in SIZES {
            let ms = time(&texts, n, altered);
            let growth = before.map(|(m, then)| ms / (then * cost(n) / cost(m)));
            report(what, n, ms, growth);
            before = Some((n, ms));
        }
    }
}

fn cost(n: u32) -> f64 {
    f64::from(n) * f64::from(n).ln()
}

/// Returns the milliseconds that the consolidation of so many articles takes, the best of three.
fn time(texts: &[Article], n: u32, altered: bool) -> f64 {
    let articles: Vec<Article> = (0..n)
        .zip(texts.iter().cycle())
        .map(|(i, article)| {
            let mut article = article.clone();
            article.id = format!("{i}");
            if altered {
                article.text.push_str("\n\n");
                article.text.push_str(&i.to_string());
            }
            article
        })
        .collect();
    let extracted = pipeline::extract(articles, Vec::new(), &|_, _, _| ());
    (0..3)
        .map(|_| {
            let extracted = extracted.clone();
            let began = Instant::now();
            let reading = extracted.consolidate(Meaning::Anchors);
            let ms = began.elapsed().as_secs_f64() * 1e3;
            assert!(!reading.facts.is_empty());
            ms
        })
        .fold(f64::MAX, f64::min)
}

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report(what: &str, n: u32, ms: f64, growth: Option<f64>) {
    let growth = growth.map_or_else(String::new, |g| format!("  {g:.2} of n log n"));
    println!("{what:<16} {n:>5} articles {ms:>10.1} ms{growth}");
}
