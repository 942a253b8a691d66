//! Keys, as the reader knows them and as people write them: `n`, `Ctrl-d`, `Shift-Tab`, `F1`.
//!
//! A key is independent of the terminal that sends it. The same words stand in the table of bindings, in the
//! configuration file, in the documentation and on the command line of `render --keys`.

use std::fmt;

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held; never for a character, which is another character when shifted.
    pub shift: bool,
}

/// Which key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A key that writes a character.
    Char(char),
    /// A function key.
    Function(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

/// The names of the keys that write no character, first the one that is shown.
const NAMES: [(&str, Code); 17] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Home", Code::Home),
    ("End", Code::End),
    ("Space", Code::Char(' ')),
    ("Return", Code::Enter),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
];

impl Key {
    /// Returns the key without modifiers.
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// Returns the key of a name such as `n`, `Ctrl-d`, `Shift-Enter` or `F1`; `None` for any other.
    pub fn parse(name: &str) -> Option<Self> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = name;
        loop {
            let prefixes = [("Ctrl-", 0), ("Alt-", 1), ("Shift-", 2)];
            let Some((left, which)) = prefixes
                .into_iter()
                .find_map(|(prefix, which)| Some((strip_word(rest, prefix)?, which)))
            else {
                break;
            };
            match which {
                0 => key.ctrl = true,
                1 => key.alt = true,
                _ => key.shift = true,
            }
            rest = left;
        }
        key.code = code(rest)?;
        Some(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, prefix) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                f.write_str(prefix)?;
            }
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::Function(n) => write!(f, "F{n}"),
            code => {
                let name = NAMES.iter().find(|(_, known)| *known == code);
                f.write_str(name.map_or("", |(name, _)| name))
            }
        }
    }
}

/// Returns the keys of a script, separated by white space. A word that names no key is typed letter by letter,
/// so that `/Kansas Enter` searches.
pub fn parse_keys(script: &str) -> Vec<Key> {
    script
        .split_whitespace()
        .flat_map(|word| match Key::parse(word) {
            Some(key) => vec![key],
            None => word.chars().map(|c| Key::plain(Code::Char(c))).collect(),
        })
        .collect()
}

/// Takes a prefix off whatever its case, unless nothing would be left.
fn strip_word<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    let rest = text.get(prefix.len()..)?;
    (head.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some(rest)
}

fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(Code::Char(c));
    }
    if let Some(number) = strip_word(name, "F").and_then(|n| n.parse::<u8>().ok()) {
        return (1..=24).contains(&number).then_some(Code::Function(number));
    }
    NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for name in [
            "n",
            "N",
            "?",
            "Ctrl-d",
            "Shift-Tab",
            "Shift-Enter",
            "F1",
            "PgDn",
            "Space",
            "Alt-x",
            "-",
        ] {
            assert_eq!(
                Key::parse(name).map(|key| key.to_string()).as_deref(),
                Some(name)
            );
        }
        assert_eq!(Key::parse("return"), Key::parse("Enter"));
        assert_eq!(Key::parse("F99"), None);
    }

    #[test]
    fn a_script_types_what_names_no_key() {
        let keys: Vec<_> = parse_keys("n /Kan Enter")
            .iter()
            .map(Key::to_string)
            .collect();
        assert_eq!(keys, ["n", "/", "K", "a", "n", "Enter"]);
    }
}
