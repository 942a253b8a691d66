//! Which background the terminal has, where it tells: asked after the first frame, answered among the keys.
//!
//! The question is `OSC 11 ; ?`. Nobody waits for the answer: until it comes the theme is the one for a dark
//! background. crossterm knows no such answer and hands its characters on as keys (`ESC ]` as Alt-], what follows as
//! typed), so that [`Ear`] stands before the keys: it holds back what can be the answer, and lets go of all of it, in
//! order, as soon as it cannot. A terminal that says nothing costs nothing, and no key is lost to it.

use std::io::{self, Write as _};

use crate::app::key::{Code, Key};

/// Asks the terminal for its background.
pub(super) fn ask() -> io::Result<()> {
    let mut out = io::stdout();
    out.write_all(b"\x1b]11;?\x1b\\")?;
    out.flush()
}

/// Returns whether a terminal of a name can be asked. Those left out show the question instead of answering it.
pub(super) fn can_be_asked(name: &str) -> bool {
    cfg!(unix) && !matches!(name, "" | "dumb" | "linux" | "cons25" | "vt100" | "vt220")
}

/// The longest answer.
const LONGEST: usize = 40;

/// Listens for the answer among the keys.
#[derive(Debug, Default)]
pub(super) struct Ear {
    state: State,
    /// What may be the answer, as far as it came.
    held: Vec<Key>,
    text: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// No answer is awaited.
    #[default]
    Off,
    /// The next key may begin it.
    Open,
    /// The key before was Escape, which was let through; a bracket now is the second half of a beginning that the
    /// connection cut in two.
    AfterEscape,
    /// In the midst of it.
    Inside,
    /// It is complete; what may follow is its end mark, in one piece or in two.
    Ending,
    EndingAfterEscape,
}

/// What keys were.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// Keys that somebody pressed.
    pub(super) keys: Vec<Key>,
    /// The answer: whether the background is light.
    pub(super) is_light: Option<bool>,
}

impl Heard {
    fn keys(keys: Vec<Key>) -> Self {
        Self {
            keys,
            is_light: None,
        }
    }
}

impl Ear {
    /// Returns an ear that awaits an answer.
    pub(super) fn new() -> Self {
        Self {
            state: State::Open,
            ..Self::default()
        }
    }

    /// Takes a key; returns what is known to be keys now.
    pub(super) fn take(&mut self, key: Key) -> Heard {
        let c = match key.code {
            Code::Char(c) => c,
            _ => '\0',
        };
        let plain = !key.ctrl && !key.alt;
        match self.state {
            State::Off => Heard::keys(vec![key]),
            State::Open | State::AfterEscape => {
                let begins = c == ']' && (key.alt || plain && self.state == State::AfterEscape);
                if begins {
                    self.state = State::Inside;
                    self.held = vec![key];
                    self.text.clear();
                    return Heard::default();
                }
                self.state = if key.code == Code::Esc {
                    State::AfterEscape
                } else {
                    State::Open
                };
                Heard::keys(vec![key])
            }
            State::Inside => self.take_inside(key, c, plain),
            State::Ending if key.code == Code::Esc => {
                self.state = State::EndingAfterEscape;
                self.held = vec![key];
                Heard::default()
            }
            State::Ending | State::EndingAfterEscape => {
                let is_end = is_end(key, c) || self.state == State::EndingAfterEscape && c == '\\';
                self.state = State::Off;
                let mut keys = std::mem::take(&mut self.held);
                keys.push(key);
                Heard::keys(if is_end { Vec::new() } else { keys })
            }
        }
    }

    fn take_inside(&mut self, key: Key, c: char, plain: bool) -> Heard {
        let is_end = is_end(key, c) || key.code == Code::Esc;
        if plain && c != '\0' {
            self.text.push(c);
        }
        let answer = is_light(&self.text, is_end);
        if answer.is_some() {
            self.state = match (is_end, key.code) {
                (true, Code::Esc) => State::EndingAfterEscape,
                (true, _) => State::Off,
                (false, _) => State::Ending,
            };
            self.held.clear();
            return Heard {
                keys: Vec::new(),
                is_light: answer,
            };
        }
        self.held.push(key);
        if plain && c != '\0' && can_begin(&self.text) && self.held.len() < LONGEST {
            return Heard::default();
        }
        // It was no answer: somebody typed all this.
        self.state = State::Open;
        self.text.clear();
        Heard::keys(std::mem::take(&mut self.held))
    }
}

/// Returns whether a key is the end mark of an answer: `ESC \`, or the bell.
fn is_end(key: Key, c: char) -> bool {
    key.alt && c == '\\' || key.ctrl && c.eq_ignore_ascii_case(&'g')
}

/// Returns whether an answer can begin so: `11;rgb:1d1d/1f1f/2121`.
fn can_begin(text: &str) -> bool {
    ["11;rgb:", "11;rgba:"].iter().any(|head| {
        head.starts_with(text)
            || text
                .strip_prefix(head)
                .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_hexdigit() || c == '/'))
    })
}

/// Returns whether an answer tells of a light background; `None` where it is none, or not complete yet. Where its end
/// mark did not come it is complete with the last of the longest numbers.
fn is_light(text: &str, is_ended: bool) -> Option<bool> {
    let colour = text.strip_prefix("11;")?;
    let (name, colour) = colour.split_once(':')?;
    let parts: Vec<&str> = colour.split('/').collect();
    let wanted = match name {
        "rgb" => 3,
        "rgba" => 4,
        _ => return None,
    };
    let is_whole = parts.len() == wanted && parts.iter().all(|part| (1..=4).contains(&part.len()));
    if !is_whole || !is_ended && parts.last().is_some_and(|last| last.len() < 4) {
        return None;
    }
    let mut shares = [0.0; 3];
    for (share, part) in shares.iter_mut().zip(&parts) {
        let most = 16_u32.pow(u32::try_from(part.len()).ok()?) - 1;
        *share = f64::from(u32::from_str_radix(part, 16).ok()?) / f64::from(most);
    }
    // How bright the eye finds it.
    let [red, green, blue] = shares;
    Some(0.5 < 0.299 * red + 0.587 * green + 0.114 * blue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::parse_keys;

    /// Returns the keys that come of what a terminal sends, and what it said of its background.
    fn heard(sent: &[&str]) -> (String, Option<bool>) {
        let mut ear = Ear::new();
        let (mut keys, mut answer) = (Vec::new(), None);
        for name in sent {
            for key in parse_keys(name) {
                let heard = ear.take(key);
                keys.extend(heard.keys.iter().map(ToString::to_string));
                answer = answer.or(heard.is_light);
            }
        }
        (keys.join(" "), answer)
    }

    /// The keys that crossterm makes of an answer.
    fn answer(colour: &str, begin: &str, end: &str) -> String {
        let typed: Vec<String> = format!("11;{colour}").chars().map(String::from).collect();
        format!("{begin} {} {end}", typed.join(" "))
    }

    #[test]
    fn the_answer_is_heard_whatever_its_end_mark_and_no_key_comes_of_it() {
        for end in ["Alt-\\", "Ctrl-g", "Esc \\", ""] {
            let white = answer("rgb:ffff/ffff/ffff", "Alt-]", end);
            assert_eq!(
                heard(&["n", &white, "f"]),
                ("n f".to_owned(), Some(true)),
                "{end}"
            );
            let dark = answer("rgb:1d1d/1f1f/2121", "Alt-]", end);
            assert_eq!(heard(&[&dark, "n"]), ("n".to_owned(), Some(false)), "{end}");
        }
        let short = answer("rgb:ee/ee/ee", "Alt-]", "Ctrl-g");
        assert_eq!(heard(&[&short]), (String::new(), Some(true)));
        let veiled = answer("rgba:0000/0000/0000/ffff", "Alt-]", "Alt-\\");
        assert_eq!(heard(&[&veiled, "j"]), ("j".to_owned(), Some(false)));
    }

    #[test]
    fn an_answer_that_the_connection_cut_in_two_is_heard_too() {
        // The lone Escape was a key by then, which closes nothing.
        let cut = answer("rgb:ffff/ffff/ffff", "Esc ]", "Alt-\\");
        assert_eq!(heard(&[&cut, "n"]), ("Esc n".to_owned(), Some(true)));
    }

    #[test]
    fn what_is_no_answer_is_keys_in_the_order_they_were_pressed() {
        for keys in [
            "n f e",
            "Alt-] n",
            "Alt-] 1 1 ; q",
            "Esc ] 1 2 n",
            "Alt-] 1 Esc n",
            "Esc Esc n",
        ] {
            assert_eq!(heard(&[keys]), (keys.to_owned(), None));
        }
        let twice = answer("rgb:ffff/ffff/ffff", "Alt-]", "Alt-\\");
        let (keys, _) = heard(&[&twice, "Alt-]", "1", "1"]);
        assert_eq!(keys, "Alt-] 1 1");
    }

    #[test]
    fn an_ear_that_awaits_nothing_holds_nothing_back() {
        let mut ear = Ear::default();
        let key = parse_keys("Alt-]")[0];
        assert_eq!(ear.take(key).keys, [key]);
    }
}
