//! Ids of articles: from file names, unique, the same for the same paths.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::lang;
use crate::model::{Article, Language};

/// The id of standard input.
const STANDARD_INPUT: &str = "stdin";

/// Returns a path as messages show it, without anything that a terminal would obey.
pub(super) fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy())
}

/// Returns the name of a file without its folder and extension.
pub(super) fn stem(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return STANDARD_INPUT.to_owned();
    }
    path.file_stem()
        .map_or_else(String::new, |stem| clean(&stem.to_string_lossy()))
}

/// Returns the language that a file's name says: `report.fr.txt`, `report_fr.html`; one that there is a pack for, since
/// any two letters can stand there.
pub(super) fn language(path: &Path) -> Option<Language> {
    let (_, last) = path.file_stem()?.to_str()?.rsplit_once(['.', '_', '-'])?;
    Language::new(last).filter(|language| lang::codes().any(|code| code == language.code()))
}

/// Gives every article whose id another has as well a longer one: with the extension, then with the folder,
/// then the whole path, then a number.
pub(super) fn make_unique(articles: &mut [Article]) {
    let longer: [fn(&Path) -> Option<String>; 3] = [
        |path| Some(clean(&path.file_name()?.to_string_lossy())),
        |path| {
            let folder = path.parent()?.file_name()?.to_string_lossy().into_owned();
            Some(format!("{}/{}", clean(&folder), stem(path)))
        },
        |path| Some(shown(path)),
    ];
    for rename in longer {
        let shared = shared_ids(articles);
        if shared.is_empty() {
            return;
        }
        for article in articles.iter_mut().filter(|a| shared.contains(&a.id)) {
            if let Some(id) = rename(&article.path) {
                article.id = id;
            }
        }
    }
    number_the_rest(articles);
}

fn shared_ids(articles: &[Article]) -> BTreeSet<String> {
    let mut times = BTreeMap::<&str, usize>::new();
    for article in articles {
        *times.entry(&article.id).or_default() += 1;
    }
    times
        .into_iter()
        .filter(|(_, n)| 1 < *n)
        .map(|(id, _)| id.to_owned())
        .collect()
}

fn number_the_rest(articles: &mut [Article]) {
    let mut taken = BTreeSet::new();
    for article in articles {
        let base = article.id.clone();
        let mut n = 1;
        while !taken.insert(article.id.clone()) {
            n += 1;
            article.id = format!("{base}~{n}");
        }
    }
}

fn clean(name: &str) -> String {
    let visible = |c: char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    name.chars()
        .map(|c| if visible(c) { c } else { '\u{fffd}' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Basis;

    fn ids(paths: &[&str]) -> Vec<String> {
        let mut articles: Vec<_> = paths
            .iter()
            .map(|path| Article {
                id: stem(Path::new(path)),
                path: path.into(),
                text: String::new(),
                paragraphs: Vec::new(),
                title: None,
                outlet: None,
                language: None,
                published: None,
                published_basis: Basis::Unknown,
            })
            .collect();
        make_unique(&mut articles);
        articles.into_iter().map(|article| article.id).collect()
    }

    #[test]
    fn an_id_is_the_files_name_without_its_extension() {
        assert_eq!(
            ids(&["news/bbc.381646.en.txt", "-"]),
            ["bbc.381646.en", "stdin"]
        );
    }

    #[test]
    fn files_of_one_name_are_told_apart_by_extension_then_folder() {
        assert_eq!(
            ids(&["a/x.txt", "a/x.html", "a/y.txt"]),
            ["x.txt", "x.html", "y"]
        );
        assert_eq!(ids(&["a/x.txt", "b/x.txt"]), ["a/x", "b/x"]);
        assert_eq!(ids(&["1/a/x.txt", "2/a/x.txt"]), ["1/a/x.txt", "2/a/x.txt"]);
    }

    #[test]
    fn a_name_cannot_carry_an_escape_sequence() {
        assert_eq!(stem(Path::new("\u{1b}[2Jx.txt")), "\u{fffd}[2Jx");
    }
}
