//! The line that is being typed: a search, a note.

use tui_input::{Input, InputRequest};

use crate::app::{Action, App, Effect};
use crate::model::FactIdx;

/// A line that is being typed, and what for.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What for.
    pub purpose: Purpose,
    /// What is typed so far.
    pub input: Input,
}

/// What a line is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To search for it.
    Search,
    /// As a note on a fact.
    Note(FactIdx),
}

impl Prompt {
    /// Returns a prompt with some text to begin from.
    pub fn new(purpose: Purpose, text: &str) -> Self {
        Self {
            purpose,
            input: Input::new(text.to_owned()),
        }
    }
}

impl App {
    /// Does what a key asks for while a line is being typed.
    pub(crate) fn act_on_prompt(&mut self, action: Action) -> Option<Effect> {
        let request = match action {
            Action::Submit => return self.submit(),
            Action::Close => {
                self.prompt = None;
                return None;
            }
            Action::Quit => return Some(Effect::Quit),
            Action::DeleteBack => InputRequest::DeletePrevChar,
            Action::DeleteForward => InputRequest::DeleteNextChar,
            Action::DeleteWord => InputRequest::DeletePrevWord,
            Action::DeleteAll => InputRequest::DeleteLine,
            Action::Left => InputRequest::GoToPrevChar,
            Action::Right => InputRequest::GoToNextChar,
            Action::Top => InputRequest::GoToStart,
            Action::Bottom => InputRequest::GoToEnd,
            _ => return None,
        };
        if let Some(prompt) = &mut self.prompt {
            prompt.input.handle(request);
        }
        None
    }

    /// Types text into the line, or into the filter of the view on top. Line breaks become spaces.
    pub(crate) fn paste(&mut self, text: &str) {
        let pasted: Vec<char> = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        let input = match (&mut self.prompt, self.views.last_mut()) {
            (Some(prompt), _) => &mut prompt.input,
            (None, Some(view)) if view.is_filtered() => &mut view.filter,
            _ => return,
        };
        for c in pasted {
            input.handle(InputRequest::InsertChar(c));
        }
    }

    fn submit(&mut self) -> Option<Effect> {
        let prompt = self.prompt.take()?;
        let text = prompt.input.value().trim().to_owned();
        match prompt.purpose {
            Purpose::Search => self.start_search(&text),
            Purpose::Note(fact) => self.note(fact, &text),
        }
    }
}
