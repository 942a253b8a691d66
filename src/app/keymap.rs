//! Every key of the reader, once.
//!
//! [`BINDINGS`] says in which mode which keys do what, and in which words help speaks of it. The dispatch, the
//! footer, help, the palette and docs/KEYS.md are all made from it, so that none of them can be wrong.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::app::key::Key;
use crate::app::labels::Labels;
use crate::app::msg::{Action, Export};
use crate::app::panes::Pane;
use crate::app::view::ViewKind;

/// What keys mean at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Panes and views: keys are commands.
    Browse,
    /// A line is being typed.
    Type,
    /// A list is filtered by what is typed.
    Pick,
}

/// One action and its keys.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub mode: Mode,
    /// The heading under which help lists it.
    pub group: &'static str,
    /// Its name, in the configuration file and in the palette.
    pub name: &'static str,
    /// The keys, the one to be shown first.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// What they do, in words.
    pub help: &'static str,
    /// The word for the footer and the panes in whose footer it stands.
    pub footer: (&'static str, &'static [Pane]),
}

const ANY: &[Pane] = &Pane::ALL;
const READING: &[Pane] = &[Pane::Text, Pane::Facts, Pane::Evidence];
const LISTS: &[Pane] = &[Pane::Articles, Pane::Facts, Pane::Evidence];
const TEXT: &[Pane] = &[Pane::Text];
const NOWHERE: (&str, &[Pane]) = ("", &[]);

const fn row(
    group: &'static str,
    name: &'static str,
    keys: &'static [&'static str],
    action: Action,
    help: &'static str,
    footer: (&'static str, &'static [Pane]),
) -> Binding {
    Binding {
        mode: Mode::Browse,
        group,
        name,
        keys,
        action,
        help,
        footer,
    }
}

const fn typed(
    name: &'static str,
    keys: &'static [&'static str],
    action: Action,
    help: &'static str,
) -> Binding {
    Binding {
        mode: Mode::Type,
        group: "While typing",
        name,
        keys,
        action,
        help,
        footer: NOWHERE,
    }
}

const fn picked(
    name: &'static str,
    keys: &'static [&'static str],
    action: Action,
    help: &'static str,
) -> Binding {
    Binding {
        mode: Mode::Pick,
        group: "In help and in the list of actions",
        name,
        keys,
        action,
        help,
        footer: NOWHERE,
    }
}

/// Every key, in the order of help; within a pane the footer takes them in this order too.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    row("Facts", "next", &["n"], Action::Next, "next conflict, in whatever article it stands; next hit while a search is open", ("conflict", ANY)),
    row("Facts", "previous", &["N"], Action::Previous, "previous conflict, or previous hit", NOWHERE),
    row("Facts", "next-mark", &["f"], Action::NextMark, "next fact in this text", ("fact", TEXT)),
    row("Facts", "previous-mark", &["F"], Action::PreviousMark, "previous fact in this text", NOWHERE),
    row("Facts", "open", &["Enter"], Action::Open, "go to the words; from the words to the next article that states the same fact", ("open", LISTS)),
    row("Facts", "next-source", &["e"], Action::NextSource, "the same fact in the next article", ("other articles", READING)),
    row("Facts", "previous-source", &["E", "Shift-Enter"], Action::PreviousSource, "the same fact in the previous article", NOWHERE),
    row("Facts", "back", &["Backspace", "b"], Action::Back, "back to where you were", NOWHERE),
    row("Facts", "forward", &["B"], Action::Forward, "forward again", NOWHERE),

    row("Views", "why", &["w"], Action::View(ViewKind::Why), "why: how the fact was read and what joined its sources", ("why", READING)),
    row("Views", "compare", &["c"], Action::View(ViewKind::Compare), "compare: the passage in every other article", ("compare", READING)),
    row("Views", "grid", &["x"], Action::View(ViewKind::Grid), "grid: which article states which fact", ("grid", LISTS)),
    row("Views", "timeline", &["t"], Action::View(ViewKind::Timeline), "timeline: the dated facts in order", ("timeline", LISTS)),
    row("Views", "origins", &["o"], Action::View(ViewKind::Origins), "origins: which articles derive from one text", ("origins", &[Pane::Articles])),

    row("Reading", "down", &["j", "Down"], Action::Down, "down; with a number before it, as often (3j)", NOWHERE),
    row("Reading", "up", &["k", "Up"], Action::Up, "up", NOWHERE),
    row("Reading", "page-down", &["Space", "PgDn"], Action::PageDown, "one page down", NOWHERE),
    row("Reading", "page-up", &["PgUp", "Shift-Space"], Action::PageUp, "one page up", NOWHERE),
    row("Reading", "half-page-down", &["Ctrl-d", "Shift-Down"], Action::HalfPageDown, "half a page down", NOWHERE),
    row("Reading", "half-page-up", &["Ctrl-u", "Shift-Up"], Action::HalfPageUp, "half a page up", NOWHERE),
    row("Reading", "top", &["g", "Home"], Action::Top, "to the top", NOWHERE),
    row("Reading", "bottom", &["G", "End"], Action::Bottom, "to the bottom", NOWHERE),
    row("Reading", "next-pane", &["Tab"], Action::NextPane, "next pane", ("pane", ANY)),
    row("Reading", "previous-pane", &["Shift-Tab"], Action::PreviousPane, "previous pane", NOWHERE),
    row("Reading", "right", &["l", "Right"], Action::Right, "the pane to the right; the next column of the grid", NOWHERE),
    row("Reading", "left", &["h", "Left"], Action::Left, "the pane to the left; the previous column of the grid", NOWHERE),
    row("Reading", "next-article", &["J"], Action::NextArticle, "next article", ("article", TEXT)),
    row("Reading", "previous-article", &["K"], Action::PreviousArticle, "previous article", NOWHERE),

    row("Search and marks", "search", &["/"], Action::Search, "search in all articles; accents, case and spaces make no difference", ("search", ANY)),
    row("Search and marks", "only-numbers", &["1"], Action::Only(1), "numbers only", NOWHERE),
    row("Search and marks", "only-percentages", &["2"], Action::Only(2), "percentages only", NOWHERE),
    row("Search and marks", "only-money", &["3"], Action::Only(3), "money only", NOWHERE),
    row("Search and marks", "only-measures", &["4"], Action::Only(4), "measures and ages only", NOWHERE),
    row("Search and marks", "only-dates", &["5"], Action::Only(5), "dates and times only", NOWHERE),
    row("Search and marks", "only-places", &["6"], Action::Only(6), "places only", NOWHERE),
    row("Search and marks", "only-organisations", &["7"], Action::Only(7), "organisations only", NOWHERE),
    row("Search and marks", "only-names", &["8"], Action::Only(8), "names of persons only", NOWHERE),
    row("Search and marks", "only-quotes", &["9"], Action::Only(9), "quotes only", NOWHERE),
    row("Search and marks", "marks", &["0"], Action::Marks, "all marks off and on", NOWHERE),

    row("Verdicts", "accept", &["a"], Action::Accept, "accept the fact", NOWHERE),
    row("Verdicts", "reject", &["r"], Action::Reject, "reject the fact: it leaves the sheet", NOWHERE),
    row("Verdicts", "note", &["A"], Action::Note, "write a note on the fact", NOWHERE),
    row("Verdicts", "merge", &["M"], Action::Merge, "mark the fact; on another fact, merge the two into one", NOWHERE),
    row("Verdicts", "split", &["S"], Action::Split, "make the answer in hand a fact of its own", NOWHERE),
    row("Verdicts", "undo", &["u"], Action::Undo, "take the last verdict back", NOWHERE),
    row("Verdicts", "rejected", &["H"], Action::Rejected, "show rejected facts and hide them again", NOWHERE),
    row("Verdicts", "copy-passage", &["y"], Action::CopyPassage, "copy the passage", NOWHERE),
    row("Verdicts", "copy-claim", &["Y"], Action::CopyClaim, "copy the claim with its source", NOWHERE),
    row("Verdicts", "export-markdown", &["F5"], Action::Export(Export::Markdown), "write the sheet to a file as Markdown", NOWHERE),
    row("Verdicts", "export-json", &["F6"], Action::Export(Export::Json), "write the sheet to a file as JSON", NOWHERE),
    row("Verdicts", "export-csv", &["F7"], Action::Export(Export::Csv), "write the sheet to a file as CSV", NOWHERE),
    row("Verdicts", "export-html", &["F8"], Action::Export(Export::Html), "write the texts and the sheet to a file as an HTML page", NOWHERE),

    row("Screen", "help", &["?", "F1"], Action::View(ViewKind::Help), "this help; type to filter it", ("help", ANY)),
    row("Screen", "actions", &[":", "F2"], Action::View(ViewKind::Palette), "every action by name; type to find one, Enter does it", NOWHERE),
    row("Screen", "zoom", &["z"], Action::Zoom, "the pane in hand alone, and all panes again", NOWHERE),
    row("Screen", "wider", &[">"], Action::Wider, "make the pane wider", NOWHERE),
    row("Screen", "narrower", &["<"], Action::Narrower, "make the pane narrower", NOWHERE),
    row("Screen", "theme", &["T"], Action::Theme, "next theme", NOWHERE),
    row("Screen", "mouse", &["m"], Action::MouseCapture, "leave the mouse to the terminal, and take it back (Shift with the mouse selects text as well)", NOWHERE),
    row("Screen", "redraw", &["Ctrl-l", "F9"], Action::Redraw, "draw the screen anew", NOWHERE),
    row("Screen", "suspend", &["Ctrl-z", "F10"], Action::Suspend, "stop the program; the shell's fg continues it", NOWHERE),
    row("Screen", "close", &["Esc"], Action::Close, "close the view, the search or the filter on top", NOWHERE),
    row("Screen", "quit", &["q", "Ctrl-c"], Action::Quit, "leave", ("quit", ANY)),

    typed("submit", &["Enter"], Action::Submit, "take what is typed"),
    typed("cancel", &["Esc"], Action::Close, "leave it"),
    typed("delete-back", &["Backspace", "Ctrl-h"], Action::DeleteBack, "remove the character before the cursor"),
    typed("delete-forward", &["Delete"], Action::DeleteForward, "remove the character after the cursor"),
    typed("delete-word", &["Ctrl-w"], Action::DeleteWord, "remove the word before the cursor"),
    typed("delete-all", &["Ctrl-u"], Action::DeleteAll, "remove everything"),
    typed("cursor-left", &["Left"], Action::Left, "one character to the left"),
    typed("cursor-right", &["Right"], Action::Right, "one character to the right"),
    typed("cursor-start", &["Home", "Ctrl-a"], Action::Top, "to the start"),
    typed("cursor-end", &["End", "Ctrl-e"], Action::Bottom, "to the end"),
    typed("quit-typing", &["Ctrl-c"], Action::Quit, "leave the program"),

    picked("pick", &["Enter"], Action::Submit, "do what is chosen"),
    picked("close-list", &["Esc", "F1", "F2"], Action::Close, "empty the filter, or close the list"),
    picked("pick-down", &["Down", "Tab"], Action::Down, "down"),
    picked("pick-up", &["Up", "Shift-Tab"], Action::Up, "up"),
    picked("pick-page-down", &["PgDn"], Action::PageDown, "one page down"),
    picked("pick-page-up", &["PgUp"], Action::PageUp, "one page up"),
    picked("pick-delete-back", &["Backspace", "Ctrl-h"], Action::DeleteBack, "remove the last character of the filter"),
    picked("pick-delete-all", &["Ctrl-u"], Action::DeleteAll, "empty the filter"),
    picked("quit-list", &["Ctrl-c"], Action::Quit, "leave the program"),
];

/// The keys as they are bound: the table, with what the configuration changed.
#[derive(Clone, Debug)]
pub struct Keymap {
    by_key: BTreeMap<(Mode, Key), usize>,
    keys: Vec<Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = BINDINGS
            .iter()
            .map(|binding| {
                binding
                    .keys
                    .iter()
                    .filter_map(|name| Key::parse(name))
                    .collect()
            })
            .collect();
        let mut keymap = Self {
            by_key: BTreeMap::new(),
            keys,
        };
        keymap.index();
        keymap
    }
}

impl Keymap {
    /// Gives an action other keys. A key that another action of the same mode had moves here.
    ///
    /// # Errors
    ///
    /// Says in one line which name is no action or which word is no key; nothing is changed then.
    pub fn rebind(&mut self, action: &str, names: &[String]) -> Result<(), String> {
        let Some(idx) = BINDINGS.iter().position(|binding| binding.name == action) else {
            return Err(format!(
                "keys: there is no action {action:?}; see docs/KEYS.md for the names"
            ));
        };
        let keys: Vec<Key> = names
            .iter()
            .map(|name| {
                Key::parse(name).ok_or_else(|| {
                    format!(
                        "keys: {action}: {name:?} is no key; write it as n, Ctrl-d, Shift-Tab, F1"
                    )
                })
            })
            .collect::<Result<_, _>>()?;
        for (other, bound) in self.keys.iter_mut().enumerate() {
            if BINDINGS[other].mode == BINDINGS[idx].mode {
                bound.retain(|key| !keys.contains(key));
            }
        }
        self.keys[idx] = keys;
        self.index();
        Ok(())
    }

    /// Returns what a key does in a mode.
    pub fn action(&self, mode: Mode, key: Key) -> Option<Action> {
        self.by_key
            .get(&(mode, key))
            .map(|&idx| BINDINGS[idx].action)
    }

    /// Returns the keys of a binding, by its place in the table, separated by spaces.
    pub fn keys_of(&self, idx: usize) -> String {
        let keys = self.keys.get(idx).map_or(&[][..], Vec::as_slice);
        keys.iter()
            .map(Key::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Returns the key to be shown for a binding, by its place in the table.
    pub fn first_key(&self, idx: usize) -> Option<String> {
        self.keys.get(idx)?.first().map(Key::to_string)
    }

    /// Returns what the footer of a pane names: keys and words.
    pub fn footer<'a>(&self, pane: Pane, labels: &'a Labels) -> Vec<(String, &'a str)> {
        BINDINGS
            .iter()
            .enumerate()
            .filter(|(_, binding)| binding.footer.1.contains(&pane))
            .filter_map(|(idx, binding)| {
                Some((self.first_key(idx)?, labels.word(binding.footer.0)))
            })
            .collect()
    }

    fn index(&mut self) {
        self.by_key.clear();
        for (idx, keys) in self.keys.iter().enumerate() {
            for &key in keys {
                self.by_key.insert((BINDINGS[idx].mode, key), idx);
            }
        }
    }
}

/// Returns docs/KEYS.md.
pub fn markdown() -> String {
    let mut out = String::from(
        "# Keys\n\nMade from the table of bindings in `src/app/keymap.rs`; `UPDATE=1 cargo test keys` writes it \
         anew. The names in the last column are those of the configuration file.\n",
    );
    let mut group = "";
    for binding in BINDINGS {
        if binding.group != group {
            group = binding.group;
            let head = "| keys | what they do | name |\n|---|---|---|";
            let _ = write!(out, "\n## {group}\n\n{head}\n");
        }
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
        let Binding { help, name, .. } = binding;
        let _ = writeln!(out, "| {} | {help} | `{name}` |", keys.join(" "));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::app::key::Code;

    #[test]
    fn every_key_is_a_key_and_has_one_meaning_in_a_mode() {
        let mut seen = BTreeSet::new();
        for binding in BINDINGS {
            for name in binding.keys {
                let key = Key::parse(name).unwrap_or_else(|| panic!("{name} is no key"));
                assert!(seen.insert((binding.mode, key)), "{name} means two things");
            }
        }
    }

    #[test]
    fn every_action_has_a_name_of_its_own() {
        let names: BTreeSet<_> = BINDINGS.iter().map(|binding| binding.name).collect();
        assert_eq!(names.len(), BINDINGS.len());
    }

    #[test]
    fn every_action_has_a_key_that_every_keyboard_types_without_control() {
        for binding in BINDINGS
            .iter()
            .filter(|binding| binding.mode == Mode::Browse)
        {
            let plain = binding
                .keys
                .iter()
                .filter_map(|name| Key::parse(name))
                .any(|key| {
                    !key.ctrl
                        && !key.alt
                        && !matches!(
                            key.code,
                            Code::Char('[' | ']' | '{' | '}' | '~' | '`' | '\\' | '|' | '@' | '#')
                        )
                });
            assert!(plain, "{} has no plain key", binding.name);
        }
    }

    #[test]
    fn a_rebound_key_leaves_its_old_action() {
        let mut keymap = Keymap::default();
        keymap
            .rebind("search", &["s".to_owned(), "w".to_owned()])
            .expect("both are keys");
        let w = Key::plain(Code::Char('w'));
        assert_eq!(keymap.action(Mode::Browse, w), Some(Action::Search));
        assert_eq!(
            keymap.action(Mode::Browse, Key::plain(Code::Char('/'))),
            None
        );
        assert!(keymap.rebind("serch", &[]).is_err());
        assert!(keymap.rebind("search", &["Crtl-x".to_owned()]).is_err());
    }
}
