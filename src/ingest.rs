//! Paths in, articles out; the only code that reads the disk and standard input.
//!
//! Takes files, folders and `-` (standard input), in any encoding, as plain text or HTML, and returns one
//! [`Article`] for each that can be read, in the order given, and one [`Problem`] for each that cannot.
//!
//! Promises: no file ends the rest; nothing is silently missing; nothing blocks on a pipe or a device; ids are
//! unique and the same for the same paths; the text of a plain UTF-8 file is the file to the letter, its byte
//! order mark and its line ends included; a paragraph is taken for page furniture only where its form or its
//! whole wording says so, since losing text is worse than keeping a menu.
//!
//! It does not fetch anything from a network, and opens no word-processor files.

mod blocks;
mod dates;
mod decode;
mod furniture;
mod head;
mod headings;
mod language;
mod markup;
mod names;
mod outlets;
mod page;
mod sources;
mod words;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::ingest::decode::{Decoded, Refusal};
use crate::ingest::sources::{Skipped, Source};
use crate::model::{Article, Problem};

/// Reads every article that the paths lead to, and says what could not be read.
pub fn ingest(paths: &[PathBuf]) -> (Vec<Article>, Vec<Problem>) {
    let (sources, mut skipped, mut problems) = sources::find(paths);
    let read: Vec<_> = sources
        .par_iter()
        .map(|source| {
            (
                source,
                sources::read(source).and_then(|bytes| parse(&source.path, bytes)),
            )
        })
        .collect();
    let mut articles = Vec::new();
    for (source, outcome) in read {
        match outcome {
            Ok((article, warning)) => {
                problems.extend(warning);
                articles.push(article);
            }
            Err(refusal) => sources::refuse(source, refusal, &mut skipped, &mut problems),
        }
    }
    problems.extend(skipped.into_iter().map(Skipped::into_problem));
    names::make_unique(&mut articles);
    (articles, problems)
}

/// Returns whether the paths lead to any text, at the cost of decoding the first: it is not told apart what of it is
/// furniture, since the first frame waits for the answer. Standard input, which can be read only once, is taken for one.
pub fn holds_article(paths: &[PathBuf]) -> bool {
    let (sources, ..) = sources::find(paths);
    sources.iter().any(|source| {
        let decoded = || sources::read(source).and_then(decode::decode);
        let says_something =
            |decoded: Decoded| decoded.text.contains(|c: char| c.is_alphanumeric());
        source.path.as_os_str() == "-" || decoded().is_ok_and(says_something)
    })
}

/// Reads one article from bytes, as if they were the file `path`; with a warning where a part of them could
/// not be read as text.
pub fn article(path: &Path, bytes: Vec<u8>) -> Result<(Article, Option<Problem>), Problem> {
    parse(path, bytes).map_err(|refusal| Source::named(path).problem(&refusal))
}

fn parse(path: &Path, bytes: Vec<u8>) -> Result<(Article, Option<Problem>), Refusal> {
    let Decoded { text, repaired } = decode::decode(bytes)?;
    let article = page::article(path, text);
    if article.paragraphs.is_empty() {
        return Err(Refusal::Empty);
    }
    let warning = (0 < repaired).then(|| Problem {
        place: names::shown(path),
        message: format!(
            "{repaired} bytes are not valid UTF-8 and show as \u{fffd}, so positions differ from the file's"
        ),
    });
    Ok((article, warning))
}
