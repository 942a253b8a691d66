//! Opening the reader: what the command line and the configuration file ask for, and the articles.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use crossread::app::labels::{Labels, Tongue};
use crossread::app::msg::Export;
use crossread::config::{self, Config, Wanted};
use crossread::meaning::Finder;
use crossread::model::{Article, Problem, Reading};
use crossread::pipeline::Meaning;
use crossread::terminal::{Options, Progress, Writer};
use crossread::watch::Watch;
use crossread::{export, ingest, lang, pipeline, terminal};
use etcetera::BaseStrategy;

use crate::cli::{complain, tell};

/// What the reader can be told.
#[derive(Args)]
pub(super) struct Open {
    /// Articles to open: files, folders, - for standard input.
    #[arg(required_unless_present = "print_config", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Print the sheet as plain lines instead of opening the reader.
    #[arg(long)]
    pub(super) plain: bool,
    /// Read files again when they change; verdicts and the place are kept.
    #[arg(long)]
    watch: bool,
    /// Where verdicts and notes are kept [default: crossread-notes.json beside the articles].
    #[arg(long, value_name = "FILE")]
    notes: Option<PathBuf>,
    /// A file to which everything that is copied is appended.
    #[arg(long, value_name = "FILE")]
    copies: Option<PathBuf>,
    /// Leave the mouse to the terminal.
    #[arg(long)]
    no_mouse: bool,
    #[command(flatten)]
    pub(super) looks: Looks,
    /// Print the configuration as it holds, as a file to begin from.
    #[arg(long)]
    pub(super) print_config: bool,
}

/// What decides how a screen looks.
#[derive(Args)]
pub(super) struct Looks {
    /// auto, dark, light, high-contrast, colour-blind or mono.
    #[arg(long, value_name = "NAME", value_parser = config::theme)]
    theme: Option<Wanted>,
    /// The language of the reader and of what render draws: en, fr, it, es, de, pt or nl.
    #[arg(long, value_name = "CODE", value_parser = config::language)]
    language: Option<Tongue>,
    /// The configuration file [default: crossread/config.toml in the configuration folder].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Looks {
    /// Returns the configuration: the file's, with what the command line says on top.
    pub(super) fn config(&self) -> Result<Config, String> {
        let mut config = match &self.config {
            Some(path) => read(path)?,
            None => match standard_file().filter(|path| path.exists()) {
                Some(path) => read(&path)?,
                None => Config::default(),
            },
        };
        config.theme = self.theme.map_or(config.theme, |wanted| wanted.0);
        config.language = self.language.unwrap_or(config.language);
        Ok(config)
    }
}

/// Returns the labels of a language, with the words that its pack has for things counted.
pub(super) fn labels(tongue: Tongue) -> Labels {
    let words = &lang::pack(tongue.code()).quantity;
    let nouns = words.nouns.iter().chain(&words.people);
    let first =
        nouns.filter_map(|(concept, forms)| Some((concept.clone(), forms.first()?.clone())));
    Labels::new(tongue, first)
}

fn standard_file() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("crossread").join("config.toml"))
}

fn read(path: &Path) -> Result<Config, String> {
    let text = fs::read_to_string(path)
        .map_err(|error| format!("{}: cannot read: {error}", path.display()))?;
    Config::parse(&text).map_err(|problem| format!("{}: {problem}", path.display()))
}

/// Opens the reader, unless there is nothing to open it for.
pub(super) fn reader(open: Open) -> io::Result<ExitCode> {
    let config = match open.looks.config() {
        Ok(config) => config,
        Err(problem) => {
            complain(&problem)?;
            return Ok(ExitCode::from(2));
        }
    };
    let paths = open.paths;
    // What comes through standard input can be read only once.
    let is_piped = paths.iter().any(|path| path == Path::new("-"));
    let at_hand = (is_piped || !ingest::holds_article(&paths)).then(|| ingest::ingest(&paths));
    if let Some((articles, problems)) = &at_hand
        && articles.is_empty()
    {
        tell(problems)?;
        return Ok(ExitCode::from(2));
    }
    let watch = open.watch || config.watch;
    let notes = open.notes.or(config.notes).or_else(|| beside(&paths));
    let copies = open.copies.or(config.copies);
    let own: Vec<PathBuf> = notes.iter().chain(&copies).cloned().collect();
    let options = Options {
        theme: config.theme,
        keymap: config.keymap,
        labels: labels(config.language),
        shape: config.shape,
        without_mouse: open.no_mouse || !config.mouse,
        notes,
        copies,
        exports: exports(),
        notice: (watch && is_piped)
            .then(|| "what comes through standard input cannot be watched".to_owned()),
    };
    terminal::run(options, move |progress| {
        let finder = Finder::new(cache());
        progress.search_by(Arc::new(move |request| finder.find(request)));
        if let Some((articles, problems)) = at_hand {
            return refine(articles, problems, progress);
        }
        if watch {
            return keep_reading(&paths, &own, progress);
        }
        let (articles, problems) = ingest::ingest(&paths);
        refine(articles, problems, progress)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// What is done after the sheet is shown for the first time.
const COMPARING: &str = "comparing sentences by meaning";

/// Reads what the articles say and shows the sheet at once; returns it refined by what the sentences mean, which
/// takes longer.
fn refine(articles: Vec<Article>, problems: Vec<Problem>, progress: &Progress) -> Reading {
    let report = |what: &str, done, total| progress.report(what, done, total);
    let extracted = pipeline::extract(articles, problems, &report);
    progress.report(COMPARING, 0, 1);
    if !progress.show(extracted.clone().consolidate(Meaning::Anchors)) {
        return Reading::default();
    }
    let folder = cache();
    let meaning = Meaning::Encoder {
        cache: folder.as_deref(),
    };
    extracted.consolidate_telling(meaning, &|what, done, total| {
        // When all is encoded, what is left is comparing again.
        if done < total {
            progress.report(what, done, total);
        } else {
            progress.report(COMPARING, 0, 1);
        }
    })
}

/// Returns the folder that keeps the vectors of sentences from one run to the next.
pub(super) fn cache() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.cache_dir().join("crossread"))
}

/// Reads the articles, and again whenever one changes, as long as the reader is open.
fn keep_reading(paths: &[PathBuf], own: &[PathBuf], progress: &Progress) -> Reading {
    // The watch stands before the first reading, so that no change falls between the two.
    let watch = Watch::new(paths, own);
    loop {
        let (articles, problems) = ingest::ingest(paths);
        let reading = refine(articles, problems, progress);
        let watch = match &watch {
            Ok(watch) => watch,
            Err(problem) => {
                progress.fail(&format!("not watched: {problem}"));
                return reading;
            }
        };
        if !progress.show(reading) {
            return Reading::default();
        }
        progress.report(COMPARING, 1, 1);
        if !watch.wait() {
            return Reading::default();
        }
    }
}

/// Returns where verdicts are kept if nobody says: beside the first article that is a file.
fn beside(paths: &[PathBuf]) -> Option<PathBuf> {
    let first = paths.iter().find(|path| *path != Path::new("-"))?;
    let folder = if first.is_dir() {
        first
    } else {
        first.parent()?
    };
    Some(folder.join("crossread-notes.json"))
}

/// What the reader can write the sheet as.
fn exports() -> Vec<(Export, &'static str, Writer)> {
    // Spreadsheets take a file for UTF-8 only where it says so.
    let table = |reading: &Reading| format!("\u{feff}{}", export::csv(reading));
    vec![
        (Export::Markdown, "md", Box::new(export::markdown)),
        (Export::Json, "json", Box::new(export::json)),
        (Export::Csv, "csv", Box::new(table)),
        (Export::Html, "html", Box::new(export::html)),
    ]
}
