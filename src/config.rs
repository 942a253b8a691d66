//! The configuration: what a person sets once, in TOML.
//!
//! In goes the text of a file, out comes a [`Config`]; or one line that says what is wrong, and where:
//! `line 3, column 9: theme: "drak" is none of auto, dark, …`. [`Config::print`] writes a whole file that says
//! what holds now, so that nobody has to look names up. Nothing here looks for the file; the command line does.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use crate::app::keymap::{BINDINGS, Keymap, Mode};
use crate::app::labels::Tongue;
use crate::app::options::ThemeName;
use crate::app::panes::Shape;

/// What a person set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The theme; `None` for what the terminal asks for.
    pub theme: Option<ThemeName>,
    /// The language of labels.
    pub language: Tongue,
    /// Whether the mouse is the reader's.
    pub mouse: bool,
    /// Whether files that change are read again.
    pub watch: bool,
    /// Where verdicts and notes are kept; `None` for a file beside the articles.
    pub notes: Option<PathBuf>,
    /// A file to which copies are appended.
    pub copies: Option<PathBuf>,
    /// The panes.
    pub shape: Shape,
    /// The keys.
    pub keymap: Keymap,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: None,
            language: Tongue::default(),
            mouse: true,
            watch: false,
            notes: None,
            copies: None,
            shape: Shape::default(),
            keymap: Keymap::default(),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    theme: Option<Spanned<String>>,
    language: Option<Spanned<String>>,
    mouse: Option<bool>,
    watch: Option<bool>,
    notes: Option<PathBuf>,
    copies: Option<PathBuf>,
    panes: Panes,
    keys: BTreeMap<Spanned<String>, Spanned<Vec<String>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Panes {
    articles: i16,
    sheet: i16,
    facts: i16,
}

impl Config {
    /// Reads the text of a file. What it does not set is as it was in `self`.
    ///
    /// # Errors
    ///
    /// Says in one line what is wrong and where.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            said(text, at, &error.message().replace('\n', "; "))
        })?;
        let mut config = Self::default();
        if let Some(name) = file.theme {
            config.theme = theme(name.get_ref())
                .map_err(|e| said(text, name.span().start, &e))?
                .0;
        }
        if let Some(code) = file.language {
            config.language =
                language(code.get_ref()).map_err(|e| said(text, code.span().start, &e))?;
        }
        config.mouse = file.mouse.unwrap_or(config.mouse);
        config.watch = file.watch.unwrap_or(config.watch);
        config.notes = file.notes;
        config.copies = file.copies;
        config.shape = Shape {
            left: file.panes.articles,
            right: file.panes.sheet,
            middle: file.panes.facts,
            zoomed: false,
        };
        let mut given: BTreeSet<(Mode, String)> = BTreeSet::new();
        for (action, keys) in file.keys {
            let at = action.span().start;
            let binding = BINDINGS.iter().find(|b| b.name == action.get_ref());
            for key in keys.get_ref() {
                let twice =
                    binding.is_some_and(|binding| !given.insert((binding.mode, key.clone())));
                if twice {
                    let problem = format!("keys: {key:?} is given to two actions");
                    return Err(said(text, keys.span().start, &problem));
                }
            }
            config
                .keymap
                .rebind(action.get_ref(), keys.get_ref())
                .map_err(|e| said(text, at, &e))?;
        }
        Ok(config)
    }

    /// Returns a file that sets what holds now, with a word on each setting.
    pub fn print(&self) -> String {
        let theme = self.theme.map_or("auto", ThemeName::name);
        let mut out = String::from(
            "# The configuration of crossread. What is left out is as it stands here.\n\n",
        );
        let themes: Vec<&str> = ThemeName::ALL.iter().map(|theme| theme.name()).collect();
        let _ = writeln!(
            out,
            "# auto, {}\ntheme = {}\n",
            themes.join(", "),
            quoted(theme)
        );
        let codes: Vec<&str> = Tongue::ALL.iter().map(|tongue| tongue.code()).collect();
        let _ = writeln!(
            out,
            "# The language of all that the reader says: {}. Evidence stays as it is written.\nlanguage = {}\n",
            codes.join(", "),
            quoted(self.language.code())
        );
        let _ = writeln!(
            out,
            "# Whether clicks, the wheel and drags are the reader's.\nmouse = {}\n",
            self.mouse
        );
        let _ = writeln!(
            out,
            "# Whether files that change are read again.\nwatch = {}\n",
            self.watch
        );
        path(
            &mut out,
            "Where verdicts and notes are kept; by default crossread-notes.json beside the articles.",
            "notes",
            self.notes.as_ref(),
        );
        path(
            &mut out,
            "A file to which everything that is copied is appended.",
            "copies",
            self.copies.as_ref(),
        );
        let Shape {
            left,
            right,
            middle,
            ..
        } = self.shape;
        let _ = writeln!(
            out,
            "# How many columns or rows more each has than usual, or less: the articles, the sheet, the list of facts.\n\
             [panes]\narticles = {left}\nsheet = {right}\nfacts = {middle}\n"
        );
        out.push_str("# The keys of each action. A key that is taken from another action leaves that one.\n[keys]\n");
        let mut group = "";
        for (idx, binding) in BINDINGS.iter().enumerate() {
            if group != binding.group {
                group = binding.group;
                let _ = writeln!(out, "# {group}");
            }
            let keys: Vec<String> = self
                .keymap
                .keys_of(idx)
                .split_whitespace()
                .map(quoted)
                .collect();
            let _ = writeln!(out, "{} = [{}]", binding.name, keys.join(", "));
        }
        out
    }
}

/// A theme that was asked for; `None` for what the terminal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted(pub Option<ThemeName>);

/// Reads the name of a theme, or `auto`.
pub fn theme(name: &str) -> Result<Wanted, String> {
    if name == "auto" {
        return Ok(Wanted(None));
    }
    ThemeName::parse(name)
        .map(|theme| Wanted(Some(theme)))
        .ok_or_else(|| {
            let names: Vec<&str> = ThemeName::ALL.iter().map(|theme| theme.name()).collect();
            format!("theme: {name:?} is none of auto, {}", names.join(", "))
        })
}

/// Reads the code of a language that labels are in.
pub fn language(code: &str) -> Result<Tongue, String> {
    Tongue::parse(code).ok_or_else(|| {
        let codes: Vec<&str> = Tongue::ALL.iter().map(|tongue| tongue.code()).collect();
        format!("language: {code:?} is none of {}", codes.join(", "))
    })
}

fn said(text: &str, at: usize, problem: &str) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    format!("line {line}, column {column}: {problem}")
}

fn path(out: &mut String, help: &str, name: &str, path: Option<&PathBuf>) {
    let _ = match path {
        Some(path) => writeln!(
            out,
            "# {help}\n{name} = {}\n",
            quoted(&path.to_string_lossy())
        ),
        None => writeln!(out, "# {help}\n# {name} = \"\"\n"),
    };
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Action;
    use crate::app::key::Key;

    #[test]
    fn what_is_printed_is_read_again_and_means_the_same() {
        let printed = Config::default().print();
        let again = Config::parse(&printed).expect("it is a configuration");
        assert_eq!(again.print(), printed);
        let other = "theme = \"light\"\nlanguage = \"fr\"\nmouse = false\nwatch = true\nnotes = 'C:\\n \"x\"'\n\
                     [panes]\nsheet = -4\n[keys]\nsearch = [\"s\", \"F3\"]\n";
        let config = Config::parse(other).expect("it is a configuration");
        let again = Config::parse(&config.print()).expect("it is a configuration");
        assert_eq!(again.print(), config.print());
        assert_eq!(again.theme, Some(ThemeName::Light));
        assert_eq!(again.shape.right, -4);
        let s = Key::parse("s").expect("a key");
        assert_eq!(again.keymap.action(Mode::Browse, s), Some(Action::Search));
    }

    #[track_caller]
    fn wrong(text: &str, expected: &str) {
        let problem = Config::parse(text).expect_err("it is wrong");
        assert_eq!(problem.lines().count(), 1);
        assert!(problem.starts_with(expected), "{problem}");
    }

    #[test]
    fn what_is_wrong_is_said_in_one_line_with_its_place() {
        wrong(
            "mouse = true\ntheme = \"drak\"",
            "line 2, column 9: theme: \"drak\" is none of auto, dark",
        );
        wrong("thme = 1", "line 1, column 1: unknown field `thme`");
        wrong("mouse = \"no\"", "line 1, column 9: invalid type");
        wrong(
            "language = \"eo\"",
            "line 1, column 12: language: \"eo\" is none of en, fr",
        );
        wrong(
            "[keys]\nserch = [\"s\"]",
            "line 2, column 1: keys: there is no action \"serch\"",
        );
        wrong(
            "[keys]\nsearch = [\"Crtl-s\"]",
            "line 2, column 1: keys: search: \"Crtl-s\" is no key",
        );
        wrong(
            "[keys]\nsearch = [\"s\"]\nopen = [\"s\"]",
            "line 2, column 10: keys: \"s\" is given to two",
        );
        wrong("[keys\n", "line 1, column");
    }
}
