//! The views over the panes: why, compare, grid, timeline, origins, help, the list of actions.
//!
//! All but the grid are documents, made anew when the fact in hand, the mention in hand, the width or the filter
//! changed. The grid is drawn from the reading as it stands, cell by cell, because it may have thousands of rows
//! and columns.

pub mod compare;
pub mod grid;
pub mod help;
pub mod origins;
pub mod timeline;
pub mod why;

use ratatui::layout::Rect;
use tui_input::{Input, InputRequest};

use crate::app::act::rows;
use crate::app::cursor::Cursor;
use crate::app::doc::{Doc, Target};
use crate::app::keymap::BINDINGS;
use crate::app::msg::{Action, Mouse};
use crate::app::panes::inside;
use crate::app::{App, Effect};
use crate::model::{FactIdx, MentionIdx};

/// Which view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ViewKind {
    /// How a fact was read and joined.
    Why,
    /// The passage in the other articles.
    Compare,
    /// Facts by articles.
    Grid,
    /// The dated facts in order.
    Timeline,
    /// Which articles derive from one text.
    Origins,
    /// The keys.
    Help,
    /// Every action by name.
    Palette,
}

/// What the views are called.
pub const TITLES: [&str; 7] = [
    "why", "compare", "grid", "timeline", "origins", "help", "actions",
];

/// A view that is open.
#[derive(Clone, Debug)]
pub struct View {
    /// Which.
    pub kind: ViewKind,
    /// What stands still at the left while the rest scrolls; empty where all scrolls.
    pub aside: Doc,
    /// What it shows.
    pub doc: Doc,
    /// The chosen line and the first in sight.
    pub cursor: Cursor,
    /// What the lines are filtered by.
    pub filter: Input,
    /// The first article in sight and the chosen one, of the grid.
    pub column: Cursor,
    /// Whether a list that is cut short is shown whole.
    pub whole: bool,
    made_for: Option<MadeFor>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct MadeFor {
    fact: Option<FactIdx>,
    mention: Option<MentionIdx>,
    width: usize,
    filter: String,
    whole: bool,
    generation: usize,
}

impl View {
    /// Returns whether what is typed filters it.
    pub fn is_filtered(&self) -> bool {
        matches!(self.kind, ViewKind::Help | ViewKind::Palette)
    }

    /// Returns its title.
    pub fn title(&self) -> &'static str {
        match self.kind {
            ViewKind::Why => TITLES[0],
            ViewKind::Compare => TITLES[1],
            ViewKind::Grid => TITLES[2],
            ViewKind::Timeline => TITLES[3],
            ViewKind::Origins => TITLES[4],
            ViewKind::Help => TITLES[5],
            ViewKind::Palette => TITLES[6],
        }
    }

    /// Returns the area of its lines in a body of this size: what stands still, and what scrolls.
    pub fn areas(&self, body: Rect) -> (Rect, Rect) {
        let padded = Rect {
            x: body.x + 1,
            width: body.width.saturating_sub(2),
            ..body
        };
        if self.kind != ViewKind::Compare || !is_wide(padded.width) {
            return (Rect::default(), padded);
        }
        let left = Rect {
            width: padded.width * 2 / 5,
            ..padded
        };
        let right = Rect {
            x: left.right() + 3,
            width: padded.width - left.width - 3,
            ..padded
        };
        (left, right)
    }
}

/// Returns whether there is room for two columns of text.
fn is_wide(columns: u16) -> bool {
    90 <= columns
}

impl App {
    /// Opens a view on top.
    pub(crate) fn open_view(&mut self, kind: ViewKind) {
        let needs_fact = matches!(kind, ViewKind::Why | ViewKind::Compare);
        if needs_fact && self.fact.is_none() && self.mention.is_none() {
            self.say("no fact is chosen; n chooses the next conflict, f the next fact");
            return;
        }
        self.views.push(View {
            kind,
            aside: Doc::default(),
            doc: Doc::default(),
            cursor: Cursor::default(),
            filter: Input::default(),
            column: Cursor {
                row: self.viewport.article().0,
                top: 0,
            },
            whole: false,
            made_for: None,
        });
    }

    /// Makes the view on top anew where it is stale, and brings its cursor into sight.
    pub(crate) fn settle_view(&mut self, body: Rect) {
        let Some(mut view) = self.views.pop() else {
            return;
        };
        let (aside, main) = view.areas(body);
        let key = MadeFor {
            fact: self.fact,
            mention: self.mention,
            // The last column is for the marks that say that there is more.
            width: usize::from(main.width).saturating_sub(1),
            filter: view.filter.value().to_owned(),
            whole: view.whole,
            generation: self.generation,
        };
        if view.made_for.as_ref() != Some(&key) {
            let same_place = view.made_for.as_ref().is_some_and(|before| {
                (before.fact, before.mention, &before.filter)
                    == (key.fact, key.mention, &key.filter)
            });
            view.aside = Doc::default();
            view.doc = match view.kind {
                ViewKind::Why => why::doc(self, key.width),
                ViewKind::Compare => {
                    let made = compare::docs(
                        self,
                        view.whole,
                        usize::from(aside.width).saturating_sub(1),
                        key.width,
                    );
                    view.aside = made.0;
                    made.1
                }
                ViewKind::Timeline => timeline::doc(self, view.whole, key.width),
                ViewKind::Origins => origins::doc(self, view.whole, key.width),
                ViewKind::Help => help::doc(self, &key.filter, key.width),
                ViewKind::Palette => help::palette(self, &key.filter, key.width),
                ViewKind::Grid => Doc::new(key.width),
            };
            let keeps = matches!(view.kind, ViewKind::Timeline | ViewKind::Origins);
            if !same_place && !keeps {
                view.cursor = Cursor::default();
                if view.kind == ViewKind::Palette {
                    let is_entry = |line: &crate::app::doc::Line| line.target.is_some();
                    view.cursor.row = view.doc.lines.iter().position(is_entry).unwrap_or(0);
                }
            }
            view.made_for = Some(key);
        }
        let height = usize::from(main.height).max(1);
        if view.kind == ViewKind::Grid {
            grid::settle(&mut view, self.reading.articles.len(), main);
            self.sheet
                .follow(self.fact, height.saturating_sub(grid::HEAD).max(1));
        } else {
            view.cursor.follow(view.doc.lines.len(), height);
        }
        self.views.push(view);
    }

    /// Moves in the view on top.
    pub(crate) fn move_in_view(&mut self, action: Action, n: isize) {
        let height = self.panes.map_or(1, |panes| {
            isize::try_from(inside(panes.body).height).unwrap_or(1)
        });
        let Some(view) = self.views.last_mut() else {
            return;
        };
        if view.kind == ViewKind::Grid {
            match action {
                Action::Left => view.column.step(-n, self.reading.articles.len()),
                Action::Right => view.column.step(n, self.reading.articles.len()),
                _ => self.move_in_facts(action, n),
            }
            return;
        }
        let len = view.doc.lines.len();
        let has_targets = view.doc.lines.iter().any(|line| line.target.is_some());
        match action {
            Action::Down | Action::Up if has_targets => {
                for _ in 0..n {
                    match view
                        .doc
                        .next_target(view.cursor.row, action == Action::Down)
                    {
                        Some(line) => view.cursor.row = line,
                        None if action == Action::Down => view.cursor.row = len.saturating_sub(1),
                        None => view.cursor.row = 0,
                    }
                }
            }
            // A text without places to go to scrolls.
            Action::Down | Action::Up => {
                let by = if action == Action::Down { n } else { -n };
                view.cursor
                    .scroll(by, len, usize::try_from(height).unwrap_or(1));
                let lowest =
                    view.cursor.top + usize::try_from(height).unwrap_or(1).saturating_sub(2);
                let highest = view.cursor.top + usize::from(0 < view.cursor.top);
                view.cursor.row = view.cursor.row.clamp(highest, lowest.max(highest));
            }
            _ => {
                let by = rows(
                    action,
                    n,
                    height - 1,
                    isize::try_from(len).unwrap_or(isize::MAX),
                );
                view.cursor.step(by, len);
            }
        }
    }

    /// Goes where the chosen line of the view on top leads, and closes the view.
    pub(crate) fn open_in_view(&mut self) {
        let Some(view) = self.views.last() else {
            return;
        };
        if view.kind == ViewKind::Grid {
            let article = crate::model::ArticleIdx(view.column.row);
            let found = self
                .fact
                .and_then(|fact| self.index.mention_of(self.reading.fact(fact), article));
            match found {
                None => self.say("this article does not state it"),
                Some(mention) => {
                    self.views.pop();
                    self.leave();
                    self.go_to_mention(mention, self.fact);
                }
            }
            return;
        }
        if let Some(target) = view
            .doc
            .lines
            .get(view.cursor.row)
            .and_then(|line| line.target)
        {
            if let (Target::More, Some(view)) = (target, self.views.last_mut()) {
                view.whole = true;
                return;
            }
            self.views.pop();
            self.follow(target);
        }
    }

    /// Chooses what was clicked; a second click goes there.
    pub(crate) fn click_in_view(&mut self, mouse: Mouse) {
        let Some(panes) = self.panes else {
            return;
        };
        let Some(view) = self.views.last_mut() else {
            return;
        };
        let (_, main) = view.areas(inside(panes.body));
        if !main.contains((mouse.column, mouse.row).into()) {
            return;
        }
        let row = usize::from(mouse.row - main.y);
        if view.kind == ViewKind::Grid {
            grid::click(self, usize::from(mouse.column - main.x), row);
            return;
        }
        let Some(first) = view.doc.first_of(view.cursor.top + row) else {
            return;
        };
        if view.cursor.row == first {
            if view.is_filtered() {
                let _ = self.act_on_pick(Action::Submit);
            } else {
                self.open_in_view();
            }
        } else {
            view.cursor.row = first;
        }
    }

    /// Does what a key asks for while a filtered list is on top.
    pub(crate) fn act_on_pick(&mut self, action: Action) -> Option<Effect> {
        let view = self.views.last_mut()?;
        match action {
            Action::Quit => return Some(Effect::Quit),
            Action::Close if view.filter.value().is_empty() => {
                self.views.pop();
            }
            Action::Close | Action::DeleteAll => {
                view.filter.handle(InputRequest::DeleteLine);
            }
            Action::DeleteBack => {
                view.filter.handle(InputRequest::DeletePrevChar);
            }
            Action::Submit => {
                let target = view
                    .doc
                    .lines
                    .get(view.cursor.row)
                    .and_then(|line| line.target);
                if let Some(Target::Binding(idx)) = target {
                    self.views.pop();
                    return self.act(BINDINGS[idx].action, 1);
                }
                self.views.pop();
            }
            _ => self.move_in_view(action, 1),
        }
        None
    }
}
