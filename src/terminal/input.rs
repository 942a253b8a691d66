//! From what the terminal sends to what the reader knows: key presses, the mouse, paste, size.

use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{
    self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::app::Msg;
use crate::app::key::{Code, Key};
use crate::app::msg::{Mouse, MouseKind};
use crate::terminal::Event;
use crate::terminal::background::{Ear, Heard};

/// Something that came in and means something.
#[derive(Debug)]
pub(super) enum Input {
    Key(Key),
    Mouse(Mouse),
    Paste(String),
    Resize(u16, u16),
}

impl Input {
    pub(super) fn into_msg(self) -> Msg {
        match self {
            Self::Key(key) => Msg::Key(key),
            Self::Mouse(mouse) => Msg::Mouse(mouse),
            Self::Paste(text) => Msg::Paste(text),
            Self::Resize(columns, rows) => Msg::Resize(columns, rows),
        }
    }
}

/// Waits for input on a thread of its own; ends with the reader or with the terminal. `ear` listens for what the
/// terminal tells of itself.
pub(super) fn start(sender: Sender<Event>, mut ear: Ear) {
    thread::spawn(move || {
        loop {
            let events = match event::read() {
                Ok(event) => match translate(event) {
                    Some(Input::Key(key)) => heard(ear.take(key)),
                    other => other.map(Event::Input).into_iter().collect(),
                },
                Err(error) => vec![Event::Gone(error)],
            };
            for event in events {
                let is_end = matches!(event, Event::Gone(_));
                if sender.send(event).is_err() || is_end {
                    return;
                }
            }
        }
    });
}

fn heard(heard: Heard) -> Vec<Event> {
    let background = heard.is_light.map(|is_light| {
        let msg = Msg::Background(is_light);
        Event::Msg(msg)
    });
    let keys = heard.keys.into_iter().map(Input::Key).map(Event::Input);
    background.into_iter().chain(keys).collect()
}

fn translate(event: event::Event) -> Option<Input> {
    match event {
        event::Event::Key(key) => self::key(key).map(Input::Key),
        event::Event::Mouse(event) => mouse(event).map(Input::Mouse),
        event::Event::Paste(text) => Some(Input::Paste(text)),
        event::Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
        event::Event::FocusGained | event::Event::FocusLost => None,
    }
}

/// Returns the key of a press. Windows reports releases as well, which are none.
fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let (code, shifted) = match event.code {
        KeyCode::Char(c) => (Code::Char(c), false),
        KeyCode::F(n) => (Code::Function(n), true),
        KeyCode::Enter => (Code::Enter, true),
        KeyCode::Esc => (Code::Esc, true),
        KeyCode::Tab | KeyCode::BackTab => (Code::Tab, true),
        KeyCode::Backspace => (Code::Backspace, true),
        KeyCode::Delete => (Code::Delete, true),
        KeyCode::Up => (Code::Up, true),
        KeyCode::Down => (Code::Down, true),
        KeyCode::Left => (Code::Left, true),
        KeyCode::Right => (Code::Right, true),
        KeyCode::PageUp => (Code::PageUp, true),
        KeyCode::PageDown => (Code::PageDown, true),
        KeyCode::Home => (Code::Home, true),
        KeyCode::End => (Code::End, true),
        KeyCode::Null => (Code::Char(' '), false),
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    // AltGr comes as Ctrl with Alt on Windows; the character that it writes is all that matters.
    let alt_gr = matches!(code, Code::Char(c) if !c.is_ascii_alphanumeric())
        && held(KeyModifiers::CONTROL)
        && held(KeyModifiers::ALT);
    Some(Key {
        code,
        ctrl: (held(KeyModifiers::CONTROL) || event.code == KeyCode::Null) && !alt_gr,
        alt: held(KeyModifiers::ALT) && !alt_gr,
        shift: shifted && (held(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab)
            || (code == Code::Char(' ') && held(KeyModifiers::SHIFT)),
    })
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let what = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        what,
        column: event.column,
        row: event.row,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
        key(KeyEvent::new(code, modifiers)).map(|key| key.to_string())
    }

    #[test]
    fn keys_have_the_names_of_the_table() {
        assert_eq!(
            pressed(KeyCode::Char('N'), KeyModifiers::SHIFT).as_deref(),
            Some("N")
        );
        assert_eq!(
            pressed(KeyCode::BackTab, KeyModifiers::SHIFT).as_deref(),
            Some("Shift-Tab")
        );
        assert_eq!(
            pressed(KeyCode::Char('d'), KeyModifiers::CONTROL).as_deref(),
            Some("Ctrl-d")
        );
        assert_eq!(
            pressed(KeyCode::Enter, KeyModifiers::SHIFT).as_deref(),
            Some("Shift-Enter")
        );
        assert_eq!(
            pressed(KeyCode::Char('?'), KeyModifiers::SHIFT).as_deref(),
            Some("?")
        );
    }

    #[test]
    fn a_release_is_no_press() {
        let release = KeyEvent::new_with_kind(
            KeyCode::Char('n'),
            KeyModifiers::NONE,
            KeyEventKind::Release,
        );
        assert_eq!(key(release), None);
    }

    #[test]
    fn what_alt_gr_writes_is_the_character() {
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(pressed(KeyCode::Char('/'), alt_gr).as_deref(), Some("/"));
    }
}
