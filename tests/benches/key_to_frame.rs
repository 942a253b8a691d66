//! How long from a key to its frame, over a terminal in memory, with 10, 100 and 1,000 articles open:
//! `cargo bench --bench key_to_frame`.
//!
//! Two sorts of articles: many small events, ten articles each, and copies of the project's own five articles, so
//! that every fact is stated by all of them. The keys go through panes, facts, articles and views; a search is
//! answered on another thread and so is its frame. The benchmark fails where a key takes more than two milliseconds
//! at the 99th percentile.

use std::path::Path;
use std::time::{Duration, Instant};

use crossread::app::msg::Indexed;
use crossread::app::{App, Msg, key, update};
use crossread::model::Reading;
use crossread::ui::theme::Theme;
use crossread::{ingest, pipeline, scene, ui};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const SIZE: (u16, u16) = (120, 40);
const MOST: Duration = Duration::from_millis(2);

/// What somebody does who looks at everything.
const KEYS: &str = "j j k Space PgUp n n N e e E Enter f f F Tab j j k Tab j j Enter Shift-Tab Shift-Tab J K \
    G g n w j w c j c x j l j h x t j t o j o ? f i Esc Esc : e x Esc Esc 1 Esc 6 Esc 0 0 a u n b B > < z z \
    / a l b a Enter n N Esc T M Esc H H";

fn main() {
    let mut is_slow = false;
    for n in [10, 100, 1000] {
        is_slow |= measure("small events", n, scene::many(n));
    }
    for n in [10, 100, 1000] {
        is_slow |= measure("copies", n, copies(n));
    }
    if is_slow {
        std::process::exit(1);
    }
}

/// Returns a reading of `n` articles, the seeds over and over.
fn copies(n: usize) -> Reading {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let (seeds, _) = ingest::ingest(&[folder]);
    let articles = (0..n).map(|idx| {
        let mut article = seeds[idx % seeds.len()].clone();
        article.id = format!("{idx:04}");
        article
    });
    pipeline::read_articles(articles.collect())
}

fn measure(what: &str, n: usize, reading: Reading) -> bool {
    let mut app = App::new();
    let _ = update(&mut app, Msg::Resize(SIZE.0, SIZE.1));
    let _ = update(&mut app, Msg::Reading(Box::new(Indexed::from(reading))));
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("in memory");
    let keys = key::parse_keys(KEYS);
    let rounds = 2000 / keys.len() + 1;
    let mut times: Vec<(Duration, String)> = Vec::new();
    for _ in 0..rounds {
        for key in &keys {
            let start = Instant::now();
            let _ = update(&mut app, Msg::Key(*key));
            let theme = Theme::of(app.theme);
            terminal
                .draw(|frame| ui::render(&app, theme, frame.area(), frame.buffer_mut()))
                .expect("in memory");
            times.push((start.elapsed(), key.to_string()));
        }
    }
    times.sort();
    let at = |thousandth: usize| times[(times.len() - 1) * thousandth / 1000].0;
    report(what, n, at(500), at(990), &times[times.len() - 1]);
    MOST < at(990)
}

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report(what: &str, n: usize, median: Duration, p99: Duration, worst: &(Duration, String)) {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{what:<12} {n:>5} articles  median {:>6.3} ms  99 % {:>6.3} ms  worst {:>7.3} ms ({})",
        ms(median),
        ms(p99),
        ms(worst.0),
        worst.1
    );
}
