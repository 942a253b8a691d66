//! The user's own language packs: taken from the configuration folder, and checked.
//!
//! A pack `packs/<code>.toml` in the program's configuration folder goes before the embedded one of its language,
//! so that a language is added, or mended, without building the program.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crossread::extract::corpus;
use crossread::lang::{self, Pack};
use crossread::model::Problem;
use etcetera::BaseStrategy;

/// Takes every pack of the configuration folder; returns what is wrong with those that cannot be used.
pub(super) fn install() -> Vec<Problem> {
    let Some(files) = folder().and_then(|folder| fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = files
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    let (mut packs, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match read(&path) {
            Ok(pack) => packs.push(pack),
            Err(problem) => problems.push(problem),
        }
    }
    if !packs.is_empty() {
        // Nothing has been read yet, so that no packs were taken before.
        let _ = lang::install(packs);
    }
    problems
}

fn folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("crossread").join("packs"))
}

/// Reads the corpus of each pack with the pack itself and prints what is read otherwise than marked.
pub(super) fn check(files: &[PathBuf]) -> io::Result<ExitCode> {
    let mut stdout = io::stdout().lock();
    let mut code = ExitCode::SUCCESS;
    for path in files {
        let pack = match read(path) {
            Ok(pack) => pack,
            Err(problem) => {
                writeln!(io::stderr(), "crossread: {problem}")?;
                code = ExitCode::from(2);
                continue;
            }
        };
        let misread = corpus::check(&pack);
        for misread in &misread {
            writeln!(
                stdout,
                "{}\n  wanted {}\n  read   {}",
                pack.code, misread.wanted, misread.read
            )?;
        }
        writeln!(
            stdout,
            "{}: {} of {} sentences are read as marked",
            path.display(),
            pack.corpus.len() - misread.len(),
            pack.corpus.len()
        )?;
        if !misread.is_empty() && code == ExitCode::SUCCESS {
            code = ExitCode::from(1);
        }
    }
    Ok(code)
}

fn read(path: &Path) -> Result<Pack, Problem> {
    let problem = |message: String| Problem {
        place: path.display().to_string(),
        message,
    };
    let text =
        fs::read_to_string(path).map_err(|error| problem(format!("cannot read: {error}")))?;
    let pack = Pack::parse(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| {
            1 + text
                .bytes()
                .take(span.start)
                .filter(|b| *b == b'\n')
                .count()
        });
        problem(format!(
            "line {line}: {}",
            error.message().replace('\n', "; ")
        ))
    })?;
    if path.file_stem().is_some_and(|stem| *stem == *pack.code) {
        Ok(pack)
    } else {
        Err(problem(format!(
            "a pack is named after its code: rename the file to {}.toml",
            pack.code
        )))
    }
}
