//! How many sentences the encoder reads a second, on one thread and on two:
//! `cargo bench --bench encoder [-- SENTENCES [VECTORS]]`.
//!
//! SENTENCES is a file with one sentence a line; without it the lines of the seeds are read. The best of several
//! rounds is printed, after one that unpacks the weights, and beside it the sentences a second of processor time,
//! where the system tells it: a machine that does other work at once changes that less. With VECTORS, the vectors are written to that file, 512
//! bytes each, for `encoder_reference.py`, which sets beside them what the reference package makes of the same
//! sentences and how long it takes.

use std::path::Path;
use std::time::Instant;

use crossread::encoder::encode;

const ROUNDS: usize = 5;

#[expect(clippy::cast_precision_loss, reason = "a few thousand sentences")]
fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let text = match arguments.first() {
        Some(path) => std::fs::read_to_string(path).expect("the file of sentences can be read"),
        None => seeds(),
    };
    let sentences: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    for n_threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(n_threads)
            .build()
            .expect("threads can be started");
        let vectors = pool.install(|| encode(&sentences));
        if let (1, Some(path)) = (n_threads, arguments.get(1)) {
            let levels = vectors.iter().flat_map(|vector| *vector.levels());
            let bytes: Vec<u8> = levels.map(i8::cast_unsigned).collect();
            std::fs::write(path, bytes).expect("the file of vectors can be written");
        }
        let before = processor_time();
        let best = (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                pool.install(|| std::hint::black_box(encode(&sentences)));
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min);
        report(n_threads, sentences.len() as f64 / best);
        if let (Some(before), Some(after)) = (before, processor_time()) {
            let read = sentences.len() * ROUNDS;
            report_processor(read as f64 / (after - before));
        }
    }
}

fn seeds() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let entries = std::fs::read_dir(folder).expect("the seeds are there");
    entries
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
        .collect()
}

/// Returns how many seconds of processor time this process has used, in steps of a hundredth.
fn processor_time() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(11).take(2);
    ticks
        .map(|ticks| ticks.parse::<f64>().ok())
        .sum::<Option<f64>>()
        .map(|ticks| ticks / 100.0)
}

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report(n_threads: usize, speed: f64) {
    println!("{n_threads} thread(s): {speed:.0} sentences a second");
}

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report_processor(speed: f64) {
    println!("             {speed:.0} sentences a second of processor time");
}
