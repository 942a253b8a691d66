//! The command line: what each command prints and how the process ends.
//!
//! Exit 0 done, 1 `conflicts --check` found contradictions, 2 bad usage or nothing readable. Problems go to
//! standard error, one line each. A reader that stops listening (`| head`) is no error.

mod packs;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use crossread::app::options::ThemeName;
use crossread::model::Reading;
use crossread::{export, pipeline, render, terminal};

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
    /// Checks language packs: reads the marked sentences of each with the pack itself.
    Pack {
        /// Packs to check.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Prints one frame of the reader, without a terminal.
    Render {
        /// Articles to open: files, folders, - for standard input.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Columns and rows.
        #[arg(long, default_value = "120x40", value_parser = size)]
        size: (u16, u16),
        /// Keys to press before, separated by spaces: "n n Enter".
        #[arg(long, default_value = "")]
        keys: String,
        /// How to write it.
        #[arg(long, value_enum, default_value_t = RenderFormat::Text)]
        format: RenderFormat,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum RenderFormat {
    /// Its characters.
    Text,
    /// Its characters with escape codes for their styles.
    Ansi,
    /// A picture.
    Svg,
}

/// Reads a size such as `120x40`.
fn size(text: &str) -> Result<(u16, u16), String> {
    let parts = text
        .split_once('x')
        .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parts
        .filter(|(w, h)| 0 < *w && 0 < *h && *w <= 1000 && *h <= 1000)
        .ok_or_else(|| "a size is columns x rows, up to 1000x1000, such as 120x40".to_owned())
}

#[derive(Clone, Copy, ValueEnum)]
enum FactsFormat {
    /// For programs; docs/FORMAT.md describes it.
    Json,
}

/// Reads the arguments and does what they say.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    own_packs();
    let outcome = match cli.command {
        None if io::stdout().is_terminal() => reader(cli.paths),
        None => facts(&cli.paths, FactsFormat::Json),
        Some(Command::Render {
            paths,
            size,
            keys,
            format,
        }) => frame(&paths, size, &keys, format),
        Some(Command::Facts { paths, format }) => facts(&paths, format),
        Some(Command::Pack { files }) => packs::check(&files),
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

/// Takes the user's own language packs; one that cannot be used is said and left out.
fn own_packs() {
    for problem in packs::install() {
        let _ = writeln!(io::stderr(), "crossread: {problem}");
    }
}

/// Opens the reader.
fn reader(paths: Vec<PathBuf>) -> io::Result<ExitCode> {
    terminal::run(terminal::Options::default(), move |_| {
        pipeline::read(&paths)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn frame(
    paths: &[PathBuf],
    size: (u16, u16),
    keys: &str,
    format: RenderFormat,
) -> io::Result<ExitCode> {
    let reading = pipeline::read(paths);
    let code = finish(&reading)?;
    let format = match format {
        RenderFormat::Text => render::Format::Text,
        RenderFormat::Ansi => render::Format::Ansi,
        RenderFormat::Svg => render::Format::Svg,
    };
    let frame = render::Frame {
        size,
        keys,
        format,
        theme: ThemeName::default(),
    };
    io::stdout().write_all(render::render(reading, frame).as_bytes())?;
    Ok(code)
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
