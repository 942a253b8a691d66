//! Paths in, files to read out: folders walked in a fixed order, each file once, nothing that could block.
//!
//! A file that is named is always tried. In a folder, hidden files are passed over, and files whose name says
//! that they hold no article (pictures, data, programs) are counted, so that a folder of a thousand pictures
//! makes one line and not a thousand.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::ingest::decode::{Format, Refusal};
use crate::ingest::names;
use crate::model::Problem;

/// The most bytes that one article may have. The longest newspaper stories have a quarter of one megabyte, a
/// page with its pictures inside the markup a few.
const LONGEST: u64 = 16 << 20;

/// The most bytes that are read in all.
const LONGEST_TOGETHER: u64 = 1 << 30;

/// How deep folders are followed.
const DEEPEST: usize = 24;

/// What a file's extension says about a file that a folder holds.
const EXTENSIONS: [(Format, &[&str]); 6] = [
    (
        Format::Picture,
        &[
            "png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif",
            "svg", "ico", "psd", "raw", "cr2", "nef", "dng",
        ],
    ),
    (
        Format::Media,
        &[
            "mp3", "mp4", "m4a", "m4v", "wav", "flac", "ogg", "oga", "ogv", "opus", "aac", "avi",
            "mov", "mkv", "webm", "wmv", "mpg", "mpeg", "3gp",
        ],
    ),
    (
        Format::Archive,
        &[
            "zip", "gz", "tgz", "bz2", "xz", "7z", "rar", "tar", "zst", "warc", "iso", "dmg",
        ],
    ),
    (
        Format::Document,
        &[
            "pdf", "doc", "docx", "odt", "rtf", "epub", "mobi", "azw3", "ppt", "pptx", "odp",
            "pages", "eml", "msg", "mht", "mhtml", "djvu", "ps",
        ],
    ),
    (
        Format::Data,
        &[
            "json", "jsonl", "ndjson", "geojson", "csv", "tsv", "xls", "xlsx", "ods", "xml", "rss",
            "atom", "yaml", "yml", "toml", "ini", "cfg", "conf", "lock", "sql", "db", "sqlite",
            "log", "parquet", "npz", "npy", "pkl", "css", "js", "mjs", "ts", "map", "py", "rs",
            "c", "h", "cpp", "java", "go", "rb", "php", "sh", "bat", "ps1", "r", "ipynb", "bib",
            "tex", "srt", "vtt",
        ],
    ),
    (
        Format::Binary,
        &[
            "exe", "dll", "so", "dylib", "o", "a", "bin", "dat", "class", "jar", "wasm", "pyc",
            "ttf", "otf", "woff", "woff2", "part", "tmp", "bak", "swp",
        ],
    ),
];

/// One file to read.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The path as given, or as found in a folder.
    pub(super) path: PathBuf,
    /// The folder that was given, where the file was found in one.
    root: Option<PathBuf>,
}

impl Source {
    /// Returns the source of a path that was given by itself.
    pub(super) fn named(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            root: None,
        }
    }

    /// Says in one line why this source gives no article and what to do.
    pub(super) fn problem(&self, refusal: &Refusal) -> Problem {
        Problem {
            place: names::shown(&self.path),
            message: advice(refusal),
        }
    }
}

/// Files of one kind in one given folder that are not read.
#[derive(Clone, Debug)]
pub(super) struct Skipped {
    root: PathBuf,
    format: Format,
    files: Vec<PathBuf>,
}

impl Skipped {
    /// Says in one line how many files of a folder were passed over.
    pub(super) fn into_problem(self) -> Problem {
        match self.files.as_slice() {
            [one] => Source::named(one).problem(&Refusal::Format(self.format)),
            many => Problem {
                place: names::shown(&self.root),
                message: format!(
                    "{} {} are not read{}",
                    many.len(),
                    plural(self.format),
                    remedy(self.format)
                ),
            },
        }
    }
}

/// Finds the files that the paths lead to, in the order given, folders in the order of their file names.
pub(super) fn find(paths: &[PathBuf]) -> (Vec<Source>, Vec<Skipped>, Vec<Problem>) {
    let mut walk = Walk::default();
    for path in paths {
        walk.given(path);
    }
    walk.cap();
    (walk.sources, walk.skipped, walk.problems)
}

/// Reads a source whole, or says why not.
pub(super) fn read(source: &Source) -> Result<Vec<u8>, Refusal> {
    if source.path.as_os_str() == "-" {
        return read_capped(io::stdin().lock());
    }
    let file = File::open(&source.path).map_err(|error| Refusal::Io(reason(&error)))?;
    read_capped(file)
}

/// Files a refusal: in the count of its folder where that says enough, else as a problem of its own.
pub(super) fn refuse(
    source: &Source,
    refusal: Refusal,
    skipped: &mut Vec<Skipped>,
    problems: &mut Vec<Problem>,
) {
    match (&source.root, refusal) {
        (Some(root), Refusal::Format(format)) => count(skipped, root, format, source.path.clone()),
        (_, refusal) => problems.push(source.problem(&refusal)),
    }
}

/// Returns whether a file of a folder is one that the reader wrote there: its notes, or an exported sheet, which may
/// have a number. An article whose name only begins so is none.
fn is_own(name: &str) -> bool {
    let Some(rest) = name.strip_prefix("crossread") else {
        return false;
    };
    let Some((number, ending)) = rest.split_once('.') else {
        return false;
    };
    let is_numbered = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match number.strip_prefix('-') {
        Some("notes") => ending == "json",
        Some(number) if !is_numbered(number) => false,
        None if !number.is_empty() => false,
        _ => ["md", "json", "csv", "html"].contains(&ending),
    }
}

#[derive(Default)]
struct Walk {
    sources: Vec<Source>,
    sizes: Vec<u64>,
    skipped: Vec<Skipped>,
    problems: Vec<Problem>,
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    fn given(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            if self.seen.insert(path.to_owned()) {
                self.push(Source::named(path), 0);
            }
            return;
        }
        match fs::metadata(path) {
            Err(error) => self.refuse(path, &Refusal::Io(reason(&error))),
            Ok(found) if found.is_dir() => {
                let before = (self.seen.len(), self.problems.len(), self.skipped.len());
                self.folder(path, path, 0);
                if before == (self.seen.len() - 1, self.problems.len(), self.skipped.len()) {
                    self.problem(
                        path,
                        "holds no article; give a folder with .txt or .html files",
                    );
                }
            }
            Ok(found) if found.is_file() => self.file(path, None, found.len()),
            Ok(_) => self.refuse(path, &Refusal::NotAFile),
        }
    }

    fn folder(&mut self, folder: &Path, root: &Path, depth: usize) {
        if DEEPEST < depth {
            return self.problem(folder, "is nested too deep; give it by itself");
        }
        // A link back to a folder that was walked already would never end.
        if !self.first_time(folder) {
            return;
        }
        let mut entries: Vec<PathBuf> = match fs::read_dir(folder) {
            Ok(entries) => entries
                .filter_map(|entry| Some(entry.ok()?.path()))
                .collect(),
            Err(error) => return self.refuse(folder, &Refusal::Io(reason(&error))),
        };
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') || name.ends_with('~') || is_own(&name) {
                continue;
            }
            match fs::metadata(&path) {
                Err(error) => self.refuse(&path, &Refusal::Io(reason(&error))),
                Ok(found) if found.is_dir() => self.folder(&path, root, depth + 1),
                Ok(found) if found.is_file() => self.file(&path, Some(root), found.len()),
                Ok(_) => self.refuse(&path, &Refusal::NotAFile),
            }
        }
    }

    fn file(&mut self, path: &Path, root: Option<&Path>, size: u64) {
        if !self.first_time(path) {
            return;
        }
        if let (Some(root), Some(format)) = (root, named_format(path)) {
            return count(&mut self.skipped, root, format, path.to_owned());
        }
        if LONGEST < size {
            return self.refuse(path, &Refusal::TooLong(size));
        }
        let source = Source {
            path: path.to_owned(),
            root: root.map(Path::to_owned),
        };
        self.push(source, size);
    }

    fn push(&mut self, source: Source, size: u64) {
        self.sources.push(source);
        self.sizes.push(size);
    }

    /// Remembers the place that a path leads to; returns whether it is new.
    fn first_time(&mut self, path: &Path) -> bool {
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.seen.insert(place)
    }

    /// Leaves out what would be too much together, the last first.
    fn cap(&mut self) {
        let mut sum = 0;
        let fitting = self.sizes.iter().take_while(|size| {
            sum += **size;
            sum <= LONGEST_TOGETHER
        });
        let n = fitting.count();
        let left = self.sources.split_off(n);
        if let Some(first) = left.first() {
            let message = format!(
                "this and what follows it ({} files) are more than {} in all; give fewer at a time",
                left.len(),
                size_in_words(LONGEST_TOGETHER)
            );
            self.problem(&first.path.clone(), &message);
        }
    }

    fn refuse(&mut self, path: &Path, refusal: &Refusal) {
        self.problems.push(Source::named(path).problem(refusal));
    }

    fn problem(&mut self, path: &Path, message: &str) {
        self.problems.push(Problem {
            place: names::shown(path),
            message: message.to_owned(),
        });
    }
}

fn read_capped(from: impl Read) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    from.take(LONGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Refusal::Io(reason(&error)))?;
    if LONGEST < bytes.len() as u64 {
        return Err(Refusal::TooLong(bytes.len() as u64));
    }
    Ok(bytes)
}

fn count(skipped: &mut Vec<Skipped>, root: &Path, format: Format, path: PathBuf) {
    match skipped
        .iter_mut()
        .find(|group| group.root == root && group.format == format)
    {
        Some(group) => group.files.push(path),
        None => skipped.push(Skipped {
            root: root.to_owned(),
            format,
            files: vec![path],
        }),
    }
}

fn named_format(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_string_lossy().to_ascii_lowercase();
    EXTENSIONS
        .iter()
        .find(|(_, extensions)| extensions.contains(&extension.as_str()))
        .map(|(format, _)| *format)
}

/// The system's reason without its number: "No such file or directory (os error 2)" says the same twice.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

fn advice(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => "holds no text; there is nothing to read".to_owned(),
        Refusal::Format(format) => format!("is {}, not text{}", singular(*format), remedy(*format)),
        Refusal::TooLong(size) => format!(
            "has {}, more than the {} that one article may have; give its articles as files of their own",
            size_in_words(*size),
            size_in_words(LONGEST)
        ),
        Refusal::Io(reason) => format!("cannot be read: {reason}"),
        Refusal::NotAFile => {
            "is no regular file; give a file, a folder, or - for standard input".to_owned()
        }
    }
}

fn size_in_words(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}

fn singular(format: Format) -> &'static str {
    match format {
        Format::Picture => "a picture",
        Format::Media => "sound or film",
        Format::Archive => "an archive",
        Format::Document => "a document in a format of its own",
        Format::Data => "data or a program",
        Format::Binary => "binary data",
    }
}

fn plural(format: Format) -> &'static str {
    match format {
        Format::Picture => "pictures",
        Format::Media => "sound or film files",
        Format::Archive => "archives",
        Format::Document => "documents that are not plain text or HTML",
        Format::Data => "files of data or programs",
        Format::Binary => "binary files",
    }
}

fn remedy(format: Format) -> &'static str {
    match format {
        Format::Picture | Format::Media | Format::Binary => "",
        Format::Archive => "; unpack first",
        Format::Document => "; save as text or HTML first",
        Format::Data => "; name a file by itself to read it all the same",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_folder_only_what_the_reader_wrote_is_passed_over_without_a_word() {
        let own = [
            "crossread-notes.json",
            "crossread.md",
            "crossread.json",
            "crossread-2.csv",
            "crossread-17.html",
        ];
        for name in own {
            assert!(is_own(name), "{name}");
        }
        let others = [
            "crossread-review.html",
            "crossread-notes.md",
            "crossread-2.txt",
            "crossread.txt",
            "crossreading.md",
            "crossread-.md",
            "notes.json",
        ];
        for name in others {
            assert!(!is_own(name), "{name}");
        }
    }
}
