//! The command line: what each command prints and how the process ends.
//!
//! Exit 0 done, 1 `conflicts --check` found contradictions, 2 bad usage or nothing readable. Problems go to
//! standard error, one line each. A reader that stops listening (`| head`) is no error.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use crossread::model::Reading;
use crossread::{export, pipeline};

/// Compares news articles about one event across languages.
#[derive(Parser)]
#[command(
    version,
    about,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Articles to open: files, folders, - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Prints the fact sheet.
    Facts {
        /// Articles to read: files, folders, - for standard input.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// How to write it.
        #[arg(long, value_enum, default_value_t = FactsFormat::Json)]
        format: FactsFormat,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum FactsFormat {
    /// For programs; docs/FORMAT.md describes it.
    Json,
}

/// Reads the arguments and does what they say.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        None => facts(&cli.paths, FactsFormat::Json),
        Some(Command::Facts { paths, format }) => facts(&paths, format),
    };
    match outcome {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "crossread: cannot write: {error}");
            ExitCode::from(2)
        }
    }
}

fn facts(paths: &[PathBuf], format: FactsFormat) -> io::Result<ExitCode> {
    let reading = pipeline::read(paths);
    let text = match format {
        FactsFormat::Json => export::json(&reading),
    };
    io::stdout().write_all(text.as_bytes())?;
    finish(&reading)
}

/// Tells the problems and whether anything could be read.
fn finish(reading: &Reading) -> io::Result<ExitCode> {
    let mut stderr = io::stderr().lock();
    for problem in &reading.problems {
        writeln!(stderr, "crossread: {problem}")?;
    }
    Ok(if reading.articles.is_empty() {
        ExitCode::from(2)
    } else {
        ExitCode::SUCCESS
    })
}
