//! Messages, actions and effects: all that can happen to the reader, all that a key can ask for, and all that
//! only the terminal may do.

use crate::app::index::Index;
use crate::app::key::Key;
use crate::app::labels::Labels;
use crate::app::search::{Found, Request};
use crate::app::view::ViewKind;
use crate::model::Reading;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    /// A moment passed without a key, after a digit that might have begun a count.
    Pause,
    /// The terminal told that its background is light, or dark.
    Background(bool),
    /// The work in the background got this far.
    Progress(Progress),
    /// The articles were read, or read again, or better.
    Reading(Box<Indexed>),
    /// Verdicts from the file where they are kept, as text.
    Verdicts(String),
    /// What a search found.
    Found(Found),
    /// The verdicts with this number are safe; in words.
    Kept(usize, String),
    /// An effect was carried out.
    Done(String),
    /// An effect could not be carried out.
    Failed(String),
}

/// A reading with its look-ups, which are made where it was read and not where it is drawn.
#[derive(Clone, Debug)]
pub struct Indexed {
    /// What was read.
    pub reading: Reading,
    /// Look-ups over it.
    pub index: Index,
}

impl From<Reading> for Indexed {
    fn from(reading: Reading) -> Self {
        let index = Index::new(&reading);
        Self { reading, index }
    }
}

/// What the mouse did, and in which cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub what: MouseKind,
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The left button came up.
    Release,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}

/// How far a piece of work got.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is being done: `articles read`.
    pub what: String,
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

impl Progress {
    /// Returns what is being done, and how far it is.
    pub fn in_words(&self, labels: &Labels) -> String {
        let what = labels.word(&self.what);
        if self.total == 1 {
            return format!("{what} …");
        }
        let (done, total) = (self.done.to_string(), self.total.to_string());
        labels.fill("{}: {} of {}", &[what, &done, &total])
    }
}

/// Something that a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Move down one row or entry.
    Down,
    /// Move up one row or entry.
    Up,
    /// Move down half a page.
    HalfPageDown,
    /// Move up half a page.
    HalfPageUp,
    /// Move down a page.
    PageDown,
    /// Move up a page.
    PageUp,
    /// Go to the top.
    Top,
    /// Go to the bottom.
    Bottom,
    /// Take the next pane in hand.
    NextPane,
    /// Take the previous pane in hand.
    PreviousPane,
    /// Go right: the next pane, or the next column of a view.
    Right,
    /// Go left: the previous pane, or the previous column of a view.
    Left,
    /// Show the next article.
    NextArticle,
    /// Show the previous article.
    PreviousArticle,
    /// Go to the words of the next conflict, or to the next hit of an open search.
    Next,
    /// Go to the words of the previous conflict, or to the previous hit of an open search.
    Previous,
    /// Go to the next mark in this text.
    NextMark,
    /// Go to the previous mark in this text.
    PreviousMark,
    /// Go to the words of what is chosen; from the words to those of the next article.
    Open,
    /// Go to the same fact in the next article.
    NextSource,
    /// Go to the same fact in the previous article.
    PreviousSource,
    /// Go back to where one was.
    Back,
    /// Go forward again.
    Forward,
    /// Open a view, or close it where it is open.
    View(ViewKind),
    /// Ask what to search for.
    Search,
    /// Show one family of kinds only, by its digit; the same again shows all.
    Only(u8),
    /// Turn all marks off or on.
    Marks,
    /// Accept the fact.
    Accept,
    /// Reject the fact.
    Reject,
    /// Write a note on the fact.
    Note,
    /// Mark the fact to be merged; merge the marked fact with this one.
    Merge,
    /// Make a fact of its own out of what the words in hand state.
    Split,
    /// Take the last verdict back.
    Undo,
    /// Show or hide the facts that were rejected.
    Rejected,
    /// Copy the passage.
    CopyPassage,
    /// Copy the claim with its source.
    CopyClaim,
    /// Write the sheet to a file.
    Export(Export),
    /// Give the pane in hand the whole screen, or take it back.
    Zoom,
    /// Make the pane in hand wider.
    Wider,
    /// Make the pane in hand narrower.
    Narrower,
    /// Take the next theme.
    Theme,
    /// Let the terminal have the mouse, or take it back.
    MouseCapture,
    /// Draw the screen anew.
    Redraw,
    /// Stop the program until the shell continues it.
    Suspend,
    /// Close the top thing.
    Close,
    /// Leave.
    Quit,
    /// Take what is typed or chosen.
    Submit,
    /// Remove the character before the cursor.
    DeleteBack,
    /// Remove the character after the cursor.
    DeleteForward,
    /// Remove the word before the cursor.
    DeleteWord,
    /// Remove all that is typed.
    DeleteAll,
}

/// What the sheet can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Export {
    /// A report to read.
    Markdown,
    /// The fact-sheet format.
    Json,
    /// A table.
    Csv,
    /// A page with the texts and their marks.
    Html,
}

/// Something that only the terminal may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Stop until continued.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Capture the mouse or not.
    MouseCapture(bool),
    /// Put a text into the clipboard.
    Copy(String),
    /// Search beside the reader, and say what was found.
    Search(Request),
    /// Keep the verdicts; the number comes back when they are safe.
    Keep(String, usize),
    /// Write the sheet to a file.
    Export(Export),
}
