//! How long from the start of the process to the first whole frame, through a pseudo-terminal, with `less` on
//! the same files beside it: `cargo bench --bench first_frame`.
//!
//! A frame is whole when its last row is there: the footer of the reader, the prompt of `less`. The medians of
//! forty starts are printed, and their ratio.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const STARTS: usize = 40;
const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};
/// A start that shows nothing for so long has failed.
const PATIENCE: Duration = Duration::from_secs(10);

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds: Vec<PathBuf> = std::fs::read_dir(root.join("seeds"))
        .expect("the seeds are there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    seeds.sort();
    let reader = median(env!("CARGO_BIN_EXE_crossread"), &seeds);
    let Some(reader) = reader else {
        panic!("the reader shows no frame")
    };
    report("crossread seeds", reader);
    match median("less", &seeds) {
        Some(less) => {
            report("less seeds/*", less);
            report_ratio(reader, less);
        }
        None => report_missing(),
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report(what: &str, median: Duration) {
    println!(
        "{what:<16} {:>7.2} ms to the first frame (median of {STARTS})",
        median.as_secs_f64() * 1e3
    );
}

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report_ratio(reader: Duration, less: Duration) {
    println!(
        "ratio            {:>7.2}",
        reader.as_secs_f64() / less.as_secs_f64()
    );
}

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn report_missing() {
    println!("less is not installed: no ratio");
}

fn median(program: &str, files: &[PathBuf]) -> Option<Duration> {
    let mut times = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        times.push(start(program, files)?);
    }
    times.sort();
    Some(times[STARTS / 2])
}

/// Starts the program once and returns the time until the last row of the screen is written; `None` where it
/// cannot be started or stays silent.
fn start(program: &str, files: &[PathBuf]) -> Option<Duration> {
    let pair = native_pty_system().openpty(SIZE).ok()?;
    let mut command = CommandBuilder::new(program);
    command.args(files);
    command.env("TERM", "xterm-256color");
    command.env("LESS", "");
    let mut output = pair.master.try_clone_reader().ok()?;
    let began = Instant::now();
    let mut child = pair.slave.spawn_command(command).ok()?;
    drop(pair.slave);
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut buffer = vec![0; 65536];
        while let Ok(n) = output.read(&mut buffer) {
            if n == 0 || sender.send((Instant::now(), buffer[..n].to_vec())).is_err() {
                break;
            }
        }
    });
    let mut screen = vt100::Parser::new(SIZE.rows, SIZE.cols, 0);
    let mut shown = None;
    while let Ok((when, bytes)) = receiver.recv_timeout(PATIENCE) {
        screen.process(&bytes);
        let rows: Vec<String> = screen.screen().rows(0, SIZE.cols).collect();
        let has_footer = rows.last().is_some_and(|row| !row.trim().is_empty());
        // Of a text shorter than the screen, less has its prompt right behind the text.
        if has_footer || rows.iter().any(|row| row.contains("(file 1 of ")) {
            shown = Some(when - began);
            break;
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    shown
}
