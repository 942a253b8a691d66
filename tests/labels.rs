//! What the reader says is said in every language: the sentences that the code names are all in the files of
//! src/app/labels, and no file holds one that nothing says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crossread::app::App;
use crossread::app::family::Family;
use crossread::app::keymap::BINDINGS;
use crossread::app::labels::{Labels, Tongue};
use crossread::app::{sheet, view, words};
use crossread::glyph::width;
use crossread::scene;

/// Before a text that the reader says.
const SAID: [&str; 10] = [
    ".word(",
    ".fill(",
    ".say(",
    ".say_of(",
    ".say_verdict(",
    "Err(",
    "let said =",
    "word(",
    "more(app,",
    "report(",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("listed").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Returns the text between quotation marks that a piece of code begins with.
fn literal(code: &str) -> Option<String> {
    let inside = code.trim_start().strip_prefix('"')?;
    let mut out = String::new();
    let mut chars = inside.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => return Some(out),
            '\\' => match chars.next()? {
                '\n' => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                c => out.push(c),
            },
            c => out.push(c),
        }
    }
    None
}

/// Returns everything that the code of the reader says.
fn said() -> BTreeSet<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = sources(&src.join("app"));
    files.extend(sources(&src.join("ui")));
    files.extend(sources(&src.join("terminal")));
    files.extend(["app.rs", "ui.rs", "terminal.rs"].map(|name| src.join(name)));
    let mut said = BTreeSet::new();
    for file in files {
        // What speaks of other things than the screen: the file of the labels itself, errors of the configuration.
        if ["labels.rs", "file.rs", "options.rs", "keymap.rs"]
            .iter()
            .any(|name| file.ends_with(name))
        {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for before in SAID {
            said.extend(code.split(before).skip(1).filter_map(literal));
        }
    }
    for binding in BINDINGS {
        said.extend([binding.group, binding.help, binding.footer.0].map(str::to_owned));
    }
    said.extend(Family::ALL.map(|family| family.name().to_owned()));
    said.extend(sheet::STATUSES.map(|status| sheet::word(status).to_owned()));
    said.extend(view::TITLES.map(str::to_owned));
    said.extend(view::help::GUTTER.map(str::to_owned));
    for text in words::ANCHORS
        .into_iter()
        .chain(words::ROLES)
        .chain(words::RELATIONS)
    {
        said.insert(text.to_owned());
    }
    // What the program around the reader says through it.
    said.extend(
        [
            "comparing sentences by meaning",
            "sentences encoded",
            "reading the articles failed; this is a fault of crossread",
            "what comes through standard input cannot be watched",
            "another program changed it; leave and open it again",
        ]
        .map(str::to_owned),
    );
    said.remove("");
    said
}

fn others() -> impl Iterator<Item = (Tongue, Labels)> {
    let others = Tongue::ALL
        .into_iter()
        .filter(|&tongue| tongue != Tongue::English);
    others.map(|tongue| (tongue, Labels::new(tongue, [])))
}

#[test]
fn what_the_reader_says_is_said_in_every_language() {
    let said = said();
    assert!(
        150 < said.len(),
        "the sources are read otherwise now: {}",
        said.len()
    );
    for (tongue, labels) in others() {
        let missing: Vec<_> = said.iter().filter(|text| !labels.knows(text)).collect();
        assert!(
            missing.is_empty(),
            "{tongue:?} has nothing for {missing:#?}"
        );
        let stale: Vec<_> = labels
            .screen()
            .filter(|(english, _)| !said.contains(*english))
            .collect();
        assert!(stale.is_empty(), "nothing says in {tongue:?} {stale:#?}");
        for (english, own) in labels.screen() {
            // Names of programs, and words that are the same, are few.
            assert!(
                own != english || english.len() < 14,
                "{tongue:?}: {english:?}"
            );
        }
    }
}

/// What the status line says, which is one line.
#[test]
fn what_is_said_once_fits_on_a_line() {
    for (tongue, labels) in others() {
        for (english, own) in labels.screen() {
            let is_notice = !BINDINGS.iter().any(|binding| binding.help == english)
                && !view::help::GUTTER.contains(&english)
                && !words::ANCHORS.contains(&english)
                && !english.starts_with("crossread needs");
            assert!(
                !is_notice || width(own) <= 78,
                "{tongue:?}: {own:?} takes {}",
                width(own)
            );
        }
    }
}

#[test]
fn the_footer_names_the_keys_whole_in_every_language() {
    for tongue in Tongue::ALL {
        let labels = Labels::new(tongue, []);
        for (columns, least) in [(40, 3), (60, 5), (80, 6), (120, 9)] {
            for keys in ["", "Tab", "Tab Tab", "Shift-Tab", "c", "x", "?", "/"] {
                let mut app = App::with(scene::storm());
                app.labels = labels.clone();
                let shown = scene::screen(&mut app, keys, (columns, 24));
                let footer = shown
                    .trim_end()
                    .lines()
                    .last()
                    .expect("a footer")
                    .to_owned();
                let named = keys_of(&labels, &footer);
                let wanted = if keys.contains(['c', 'x', '?', '/']) {
                    2
                } else {
                    least
                };
                assert!(
                    wanted <= named,
                    "{tongue:?} {columns} {keys:?}: {named} of {footer:?}"
                );
            }
        }
    }
}

/// Returns how many keys with their words a footer is made of; nothing else may stand in it.
fn keys_of(labels: &Labels, footer: &str) -> usize {
    let mut rest = footer.trim().to_owned();
    let mut n_keys = 0;
    let mut known: Vec<String> = BINDINGS
        .iter()
        .map(|binding| labels.word(binding.footer.0).to_owned())
        .collect();
    known.extend(
        [
            "take it",
            "leave it",
            "move",
            "filter",
            "do it",
            "close",
            "go to the words",
            "article",
        ]
        .map(|word| labels.word(word).to_owned()),
    );
    known.retain(|word| !word.is_empty());
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    while !rest.is_empty() {
        let word = known
            .iter()
            .find(|word| rest.ends_with(&format!(" {word}")));
        let word = word.unwrap_or_else(|| panic!("{footer:?}: what is {rest:?}"));
        rest.truncate(rest.len() - word.len() - 1);
        // One key, or two that belong together.
        let cut = rest.rfind("  ").map_or(0, |at| at + 2);
        rest.truncate(cut);
        rest.truncate(rest.trim_end().len());
        n_keys += 1;
    }
    n_keys
}
