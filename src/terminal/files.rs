//! What the reader writes: verdicts, exports, copies. All of it beside the articles, never into them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use crate::app::Msg;
use crate::app::labels::Labels;
use crate::terminal::Event;

/// Returns the messages with the verdicts that a file holds; none where there is no file.
pub(super) fn verdicts(path: Option<&Path>, labels: &Labels) -> Option<Msg> {
    let path = path?;
    match fs::read_to_string(path) {
        Ok(text) => Some(Msg::Verdicts(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Msg::Failed(labels.fill(
            "reading {}: {}",
            &[&path.display().to_string(), &error.to_string()],
        ))),
    }
}

/// Writes verdicts on a thread of its own, because a disk may take its time; says so only when they are safe.
#[derive(Debug)]
pub(super) struct Keeper {
    texts: Option<Sender<(String, usize)>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts a keeper for a file; one without a file keeps nothing and says so.
    pub(super) fn new(path: Option<PathBuf>, labels: Labels, events: Sender<Event>) -> Self {
        let Some(path) = path else {
            return Self {
                texts: None,
                thread: None,
            };
        };
        let (texts, waiting) = channel::<(String, usize)>();
        let thread = thread::spawn(move || {
            let mut known = fs::read_to_string(&path).ok();
            while let Ok(text) = waiting.recv() {
                // Of several that wait, the last holds all.
                let (text, number) = waiting.try_iter().last().unwrap_or(text);
                let said = match write_over(&path, known.as_deref(), &text) {
                    Ok(()) => {
                        known = Some(text);
                        let path = path.display().to_string();
                        Msg::Kept(number, labels.fill("kept in {}", &[&path]))
                    }
                    Err(problem) => {
                        let path = path.display().to_string();
                        let problem = labels.word(&problem);
                        let said = "the verdict is not kept: {}: {}";
                        Msg::Failed(labels.fill(said, &[&path, problem]))
                    }
                };
                let _ = events.send(Event::Msg(said));
            }
        });
        Self {
            texts: Some(texts),
            thread: Some(thread),
        }
    }

    /// Hands a text over to be written.
    pub(super) fn keep(&self, text: String, number: usize) -> Result<(), &'static str> {
        let texts = self.texts.as_ref();
        if texts.is_some_and(|texts| texts.send((text, number)).is_ok()) {
            return Ok(());
        }
        Err("verdicts are not kept: no file was named for them (--notes FILE)")
    }

    /// Waits until all is written.
    pub(super) fn finish(&mut self) {
        self.texts = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What is said where another run wrote the file meanwhile.
pub(super) const CHANGED: &str = "another program changed it; leave and open it again";

/// Writes a file, unless it holds something else than we know of: the verdicts of another run are not overwritten.
fn write_over(path: &Path, known: Option<&str>, text: &str) -> Result<(), String> {
    let found = match fs::read_to_string(path) {
        Ok(found) => Some(found),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.to_string()),
    };
    if found.is_some() && found.as_deref() != known {
        return Err(CHANGED.to_owned());
    }
    write_whole(path, text).map_err(|error| error.to_string())
}

/// Writes a file so that at any moment it holds either all of the old or all of the new, whatever happens.
pub(super) fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let draft = folder.join(format!(".{name}.{}.new", std::process::id()));
    let written = File::create(&draft).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&draft, path));
    if moved.is_err() {
        let _ = fs::remove_file(&draft);
        return moved;
    }
    // The name is safe only when the folder is.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// Copies a text into the clipboard of the terminal, also over a remote connection, and into a file where one
/// was named.
pub(super) fn copy(text: &str, file: Option<&Path>, labels: &Labels) -> Msg {
    if let Err(error) = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text)) {
        return Msg::Failed(labels.fill("not copied: {}", &[&error.to_string()]));
    }
    let Some(path) = file else {
        let said = labels.word("copied, if the terminal allows it; --copies FILE also keeps it");
        return Msg::Done(said.to_owned());
    };
    let appended = OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .and_then(|mut file| {
            file.write_all(text.trim_end().as_bytes())?;
            file.write_all(b"\n\n")
        });
    let path = path.display().to_string();
    match appended {
        Ok(()) => Msg::Done(labels.fill("copied, and appended to {}", &[&path])),
        Err(error) => {
            let said = "copied, but not to {}: {}";
            Msg::Failed(labels.fill(said, &[&path, &error.to_string()]))
        }
    }
}

/// Writes a text into a new file of the working folder.
pub(super) fn export(text: &str, ending: &str, labels: &Labels) -> Msg {
    let failed = |path: &str, error: &io::Error| {
        Msg::Failed(labels.fill("writing {}: {}", &[path, &error.to_string()]))
    };
    for n in 1..1000 {
        let number = if n == 1 {
            String::new()
        } else {
            format!("-{n}")
        };
        let path = format!("crossread{number}.{ending}");
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                return match file.write_all(text.as_bytes()) {
                    Ok(()) => Msg::Done(labels.fill("written to {}", &[&path])),
                    Err(error) => failed(&path, &error),
                };
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return failed(&path, &error),
        }
    }
    let files = format!("crossread-….{ending}");
    Msg::Failed(labels.fill("there are too many files {} already", &[&files]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_no_draft_is_left() {
        let folder = std::env::temp_dir().join(format!("crossread-files-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let path = folder.join("verdicts.json");
        write_whole(&path, "one").expect("written");
        write_whole(&path, "two").expect("written");
        assert_eq!(fs::read_to_string(&path).expect("read"), "two");
        assert_eq!(fs::read_dir(&folder).expect("listed").count(), 1);
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn what_another_run_kept_is_not_overwritten() {
        let folder = std::env::temp_dir().join(format!("crossread-over-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let path = folder.join("verdicts.json");
        write_over(&path, None, "ours").expect("there was none");
        write_over(&path, Some("ours"), "ours again").expect("it is ours");
        write_whole(&path, "theirs").expect("written");
        assert!(write_over(&path, Some("ours again"), "ours").is_err());
        assert_eq!(fs::read_to_string(&path).expect("read"), "theirs");
        fs::remove_dir_all(&folder).expect("removed");
    }
}
