//! The command line: what each command prints and how the process ends.
//!
//! Exit 0 done, 1 `conflicts --check` found contradictions, 2 bad usage or nothing readable. Problems go to
//! standard error, one line each, and never end what can be read. A reader that stops listening (`| head`) is
//! no error. Where standard output is no terminal the reader is never opened; the plain listing is printed.

mod open;
mod packs;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use crossread::app::App;
use crossread::model::{Problem, Reading, Status};
use crossread::pipeline::{self, Meaning};
use crossread::{export, glyph, render, terminal};

use crate::cli::open::{Looks, Open};

/// Opens news articles about one event, whatever their languages, and shows where they agree and where they
/// differ, each fact beside the words that state it.
#[derive(Parser)]
#[command(
    version,
    about,
    arg_required_else_help = true,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Try it:\n  crossread seeds/                    five articles about one event\n  \
                  crossread conflicts seeds/          what they contradict one another in\n  \
                  crossread facts seeds/ --format markdown > report.md"
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    open: Open,
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
    /// Prints the contradictions with every sentence that states them.
    Conflicts {
        /// Articles to read: files, folders, - for standard input.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Exit with 1 where there is one.
        #[arg(long)]
        check: bool,
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
        #[command(flatten)]
        looks: Looks,
    },
    /// Prints a script with which a shell completes commands and options.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Prints the manual page.
    Man,
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

#[derive(Clone, Copy, ValueEnum)]
enum FactsFormat {
    /// For programs; docs/FORMAT.md describes it.
    Json,
    /// A report to read and to send on.
    Markdown,
    /// A table, one row for each time that an article gives an answer.
    Csv,
    /// A page with the texts, their marks and the sheet.
    Html,
    /// Lines of words, conflicts first.
    Plain,
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

/// Reads the arguments and does what they say.
pub(crate) fn run() -> ExitCode {
    let outcome = match Cli::try_parse() {
        Ok(cli) => own_packs().and_then(|()| carry_out(cli)),
        Err(error) => usage(&error),
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
fn own_packs() -> io::Result<()> {
    tell(&packs::install())
}

fn carry_out(cli: Cli) -> io::Result<ExitCode> {
    match cli.command {
        None if cli.open.print_config => print_config(&cli.open.looks),
        None if cli.open.plain || !is_screen() => print(&cli.open.paths, |reading| {
            export::plain(reading, terminal::columns())
        }),
        None => open::reader(cli.open),
        Some(Command::Facts { paths, format }) => print(&paths, |reading| match format {
            FactsFormat::Json => export::json(reading),
            FactsFormat::Markdown => export::markdown(reading),
            FactsFormat::Csv => export::csv(reading),
            FactsFormat::Html => export::html(reading),
            FactsFormat::Plain => export::plain(reading, terminal::columns()),
        }),
        Some(Command::Conflicts { paths, check }) => conflicts(&paths, check),
        Some(Command::Pack { files }) => packs::check(&files),
        Some(Command::Render {
            paths,
            size,
            keys,
            format,
            looks,
        }) => frame(&paths, size, &keys, format, &looks),
        Some(Command::Completions { shell }) => completions(shell),
        Some(Command::Man) => manual(),
    }
}

/// Returns whether standard output can show the reader.
fn is_screen() -> bool {
    io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Says what is wrong with the arguments in one line; help and version are printed as they are.
fn usage(error: &clap::Error) -> io::Result<ExitCode> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            error.print()?;
            return Ok(ExitCode::SUCCESS);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.print()?,
        _ => {
            let text = error.to_string();
            let what = text.split("\n\n").next().unwrap_or_default();
            let what = what.strip_prefix("error: ").unwrap_or(what);
            let what: Vec<&str> = what.lines().map(str::trim).collect();
            complain(&format!("{}; see crossread --help", what.join(" ")))?;
        }
    }
    Ok(ExitCode::from(2))
}

/// Prints the configuration as it holds.
fn print_config(looks: &open::Looks) -> io::Result<ExitCode> {
    match looks.config() {
        Ok(config) => {
            io::stdout().write_all(config.print().as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problem) => {
            complain(&problem)?;
            Ok(ExitCode::from(2))
        }
    }
}

/// Prints what a shell needs to complete commands and options.
fn completions(shell: Shell) -> io::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "crossread", &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page.
fn manual() -> io::Result<ExitCode> {
    clap_mangen::Man::new(Cli::command()).render(&mut io::stdout())?;
    Ok(ExitCode::SUCCESS)
}

fn frame(
    paths: &[PathBuf],
    size: (u16, u16),
    keys: &str,
    format: RenderFormat,
    looks: &Looks,
) -> io::Result<ExitCode> {
    let config = match looks.config() {
        Ok(config) => config,
        Err(problem) => {
            complain(&problem)?;
            return Ok(ExitCode::from(2));
        }
    };
    let format = match format {
        RenderFormat::Text => render::Format::Text,
        RenderFormat::Ansi => render::Format::Ansi,
        RenderFormat::Svg => render::Format::Svg,
    };
    let frame = render::Frame {
        size,
        keys,
        format,
        theme: config.theme.unwrap_or_default(),
    };
    print(paths, |reading| {
        let mut app = App::with(reading.clone());
        app.shape = config.shape;
        app.keymap = config.keymap;
        app.labels = open::labels(config.language);
        render::render_app(app, frame)
    })
}

fn conflicts(paths: &[PathBuf], check: bool) -> io::Result<ExitCode> {
    let mut found = false;
    let code = print(paths, |reading| {
        found = reading
            .facts
            .iter()
            .any(|fact| fact.status == Status::Conflict);
        export::conflicts(reading, terminal::columns())
    })?;
    Ok(if check && found {
        ExitCode::from(1)
    } else {
        code
    })
}

/// Prints what becomes of a reading, and tells its problems; nothing but these where nothing could be read.
fn print(paths: &[PathBuf], write: impl FnOnce(&Reading) -> String) -> io::Result<ExitCode> {
    let folder = open::cache();
    let meaning = Meaning::Encoder {
        cache: folder.as_deref(),
    };
    let reading = pipeline::read(paths, meaning);
    tell(&reading.problems)?;
    if reading.articles.is_empty() {
        return Ok(ExitCode::from(2));
    }
    let mut stdout = io::stdout().lock();
    stdout.write_all(write(&reading).as_bytes())?;
    stdout.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn tell(problems: &[Problem]) -> io::Result<()> {
    problems
        .iter()
        .try_for_each(|problem| complain(&problem.to_string()))
}

/// Writes a line to standard error. Names and arguments may hold anything, so what a terminal would obey is named.
fn complain(what: &str) -> io::Result<()> {
    writeln!(io::stderr(), "crossread: {}", glyph::safe(what))
}
