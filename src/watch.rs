//! Watches the files that the articles come from.
//!
//! In go the paths that were given; [`Watch::wait`] returns when something there changed and has been quiet for a
//! moment, so that an editor that writes a file in three steps makes one change of it. Hidden files, backups and
//! the reader's own files (notes, exports) are no change.
//!
//! It does not say what changed: reading again is quick, and a reading is made of all the articles anyway.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// How long it must be quiet before a change counts as whole.
const QUIET: Duration = Duration::from_millis(120);

/// How many events in a row make no quiet, such as those of a growing log, before the change counts all the same.
const MOST: usize = 64;

/// A watch over some files and folders.
#[derive(Debug)]
pub struct Watch {
    events: Receiver<notify::Result<Event>>,
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    own: Vec<PathBuf>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches what the paths lead to, except `own` files; `Err` says in one line what cannot be watched.
    pub fn new(paths: &[PathBuf], own: &[PathBuf]) -> Result<Self, String> {
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(sender).map_err(|e| said(&e))?;
        let (mut files, mut folders) = (Vec::new(), Vec::new());
        for path in paths {
            let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
            // An editor replaces a file rather than write into it, which only its folder sees.
            let (place, mode) = if whole.is_dir() {
                folders.push(whole.clone());
                (whole.as_path(), RecursiveMode::Recursive)
            } else {
                files.push(whole.clone());
                let folder = whole.parent().unwrap_or(Path::new("."));
                (folder, RecursiveMode::NonRecursive)
            };
            watcher
                .watch(place, mode)
                .map_err(|error| format!("{}: {}", path.display(), said(&error)))?;
        }
        Ok(Self {
            events,
            files,
            folders,
            own: own
                .iter()
                .map(|path| path.canonicalize().unwrap_or_else(|_| path.clone()))
                .collect(),
            _watcher: watcher,
        })
    }

    /// Waits for a change; returns whether there can be another.
    pub fn wait(&self) -> bool {
        loop {
            match self.events.recv() {
                Ok(event) if self.concerns(&event) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        for _ in 0..MOST {
            match self.events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }

    fn concerns(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else {
            return false;
        };
        !matches!(event.kind, EventKind::Access(_))
            && event.paths.iter().any(|path| self.is_article(path))
    }

    fn is_article(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let passed_over =
            name.starts_with('.') || name.ends_with('~') || name.starts_with("crossread");
        self.files.iter().any(|file| file == path)
            || (self.folders.iter().any(|folder| path.starts_with(folder))
                && !passed_over
                && !self.own.iter().any(|own| own == path))
    }
}

fn said(error: &notify::Error) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().to_owned()
}
