//! How long from a key to its frame, over a terminal in memory, with 10, 100 and 1,000 articles open:
//! `cargo bench --bench key_to_frame`.
//!
//! A script of keys is gone through from the same state again and again, and of each key the least time counts: what
//! the machine does for others meanwhile is not the reader's. Two sorts of articles: many small events, ten articles each, and copies of the project's own five articles, so
//! that every fact is stated by all of them. The keys go through panes, facts, articles and views; a search is
//! answered on another thread and so is its frame. The benchmark fails where a key takes more than two milliseconds
//! at the 99th percentile.

use std::path::Path;
use std::time::{Duration, Instant};

use crossread::app::msg::Indexed;
use crossread::app::{App, Effect, Msg, key, update};
use crossread::model::Reading;
use crossread::pipeline::Meaning;
use crossread::ui::theme::Theme;
use crossread::{ingest, pipeline, scene, ui};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const SIZE: (u16, u16) = (120, 40);
const MOST: Duration = Duration::from_millis(2);
const ROUNDS: usize = 15;

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
    pipeline::read_articles(articles.collect(), Meaning::Anchors)
}

fn measure(what: &str, n: usize, reading: Reading) -> bool {
    let mut start = App::new();
    let _ = update(&mut start, Msg::Resize(SIZE.0, SIZE.1));
    let _ = update(&mut start, Msg::Reading(Box::new(Indexed::from(reading))));
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("in memory");
    let keys = key::parse_keys(KEYS);
    let mut least = vec![Duration::MAX; keys.len()];
    for _ in 0..ROUNDS {
        let mut app = start.clone();
        for (least, key) in least.iter_mut().zip(&keys) {
            let start = Instant::now();
            let effect = update(&mut app, Msg::Key(*key));
            let theme = Theme::of(app.theme);
            terminal
                .draw(|frame| ui::render(&app, theme, frame.area(), frame.buffer_mut()))
                .expect("in memory");
            *least = start.elapsed().min(*least);
            if let Some(Effect::Search(request)) = effect {
                let _ = update(&mut app, Msg::Found(request.words()));
            }
        }
    }
    let mut times: Vec<(Duration, String)> = least
        .into_iter()
        .zip(keys.iter().map(ToString::to_string))
        .collect();
    times.sort();
    let at = |hundredth: usize| times[(times.len() - 1) * hundredth / 100].0;
    report(what, n, at(50), at(99), &times[times.len() - 3..]);
    MOST < at(99)
}

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report(what: &str, n: usize, median: Duration, p99: Duration, worst: &[(Duration, String)]) {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let worst: Vec<String> = worst
        .iter()
        .rev()
        .map(|(time, key)| format!("{key} {:.3}", ms(*time)))
        .collect();
    println!(
        "{what:<12} {n:>5} articles  median {:>6.3} ms  99 % {:>6.3} ms  worst: {}",
        ms(median),
        ms(p99),
        worst.join(", ")
    );
}
