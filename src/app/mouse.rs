//! The mouse: what a click, a turn of the wheel or a drag of a border does.

use ratatui::layout::Rect;

use crate::app::articles::split;
use crate::app::msg::{Action, Mouse, MouseKind};
use crate::app::panes::{Pane, Panes, inside};
use crate::app::settle::gutter;
use crate::app::sheet::Item;
use crate::app::{App, Effect};
use crate::glyph::glyphs;
use crate::model::MentionIdx;

/// A border between panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Right of the articles.
    Left,
    /// Left of the sheet.
    Right,
    /// Between the facts and the evidence.
    Middle,
}

/// How many rows the wheel turns.
const WHEEL: isize = 3;

impl App {
    /// Does what the mouse asks for.
    pub(crate) fn mouse(&mut self, mouse: Mouse) -> Option<Effect> {
        let panes = self.panes?;
        self.count = None;
        match mouse.what {
            MouseKind::WheelDown => self.wheel(&panes, mouse, WHEEL),
            MouseKind::WheelUp => self.wheel(&panes, mouse, -WHEEL),
            MouseKind::Release => self.grabbed = None,
            MouseKind::Drag => self.drag(&panes, mouse),
            MouseKind::Press => {
                self.notice = None;
                self.grabbed = self.border_at(&panes, mouse);
                if self.grabbed.is_none() {
                    self.click(&panes, mouse);
                }
            }
        }
        None
    }

    fn wheel(&mut self, panes: &Panes, mouse: Mouse, n: isize) {
        if !self.views.is_empty() {
            self.move_in_view(if n < 0 { Action::Up } else { Action::Down }, n.abs());
            return;
        }
        let height = |pane: Rect| usize::from(inside(pane).height);
        match panes.at(mouse.column, mouse.row) {
            Some(Pane::Text) => self.viewport.scroll(&self.reading, n),
            Some(Pane::Articles) => {
                let len = self.reading.articles.len() + self.reading.problems.len();
                self.articles.step(n, len);
            }
            Some(Pane::Facts) => {
                self.move_in_facts(if n < 0 { Action::Up } else { Action::Down }, n.abs());
            }
            Some(Pane::Evidence) => {
                let len = self.evidence.doc.lines.len();
                let height = height(panes.evidence);
                self.evidence.cursor.scroll(n, len, height);
                let last = self.evidence.cursor.top + height.saturating_sub(1);
                let row = self.evidence.cursor.row;
                self.evidence.cursor.row = row.clamp(self.evidence.cursor.top, last);
            }
            None => {}
        }
    }

    fn click(&mut self, panes: &Panes, mouse: Mouse) {
        if !self.views.is_empty() {
            self.click_in_view(mouse);
            return;
        }
        let Some(pane) = panes.at(mouse.column, mouse.row) else {
            return;
        };
        let again = self.pane == pane;
        self.take_pane(pane);
        let area = inside(panes.of(pane));
        let Some(row) = mouse.row.checked_sub(area.y).map(usize::from) else {
            return;
        };
        match pane {
            Pane::Articles => {
                let (list, _) = split(area);
                let idx = self.articles.top + row;
                if row < usize::from(list.height) && idx < self.reading.articles.len() {
                    self.leave();
                    self.open_article(crate::model::ArticleIdx(idx));
                }
            }
            Pane::Text => self.click_text(area, mouse, row),
            Pane::Facts => {
                if let Some(Item::Fact(fact)) =
                    self.sheet.items.get(self.sheet.cursor.top + row).copied()
                {
                    self.choose_fact(fact);
                }
            }
            Pane::Evidence => {
                let line = self.evidence.cursor.top + row;
                let Some(first) = self.evidence.doc.first_of(line) else {
                    return;
                };
                // The first click chooses, the second goes there.
                let chosen = again && self.evidence.cursor.row == first;
                self.evidence.cursor.row = first;
                if let (true, Some(target)) = (chosen, self.evidence.doc.lines[first].target) {
                    self.follow(target);
                }
            }
        }
    }

    /// Takes the mark under the mouse in hand.
    fn click_text(&mut self, area: Rect, mouse: Mouse, row: usize) {
        let column = usize::from(mouse.column - area.x);
        let Some(at) = column.checked_sub(gutter(usize::from(area.width))) else {
            return;
        };
        let Some(byte) = self.byte_at(row, at) else {
            return;
        };
        let article = self.viewport.article();
        let found: Option<MentionIdx> = self
            .index
            .mentions_at(&self.reading, article, byte..byte + 1)
            .filter(|&idx| self.is_marked(idx))
            .min_by_key(|&idx| self.reading.mention(idx).span.len());
        if let Some(idx) = found {
            self.go_to_mention(idx, self.fact_of(idx));
        }
    }

    /// Returns the byte of the text at a row and column of its pane.
    fn byte_at(&self, row: usize, column: usize) -> Option<usize> {
        let article = self.article()?;
        let page = self.viewport.page()?;
        let line = page.lines(article, self.viewport.top(), row + 1).nth(row)?;
        let bytes = line.row?.range();
        let words = article.text.get(bytes.clone())?;
        let mut cells = 0;
        for glyph in glyphs(words) {
            cells += glyph.width;
            if column < cells {
                return Some(bytes.start + glyph.range.start);
            }
        }
        None
    }

    fn border_at(&self, panes: &Panes, mouse: Mouse) -> Option<Border> {
        if !self.views.is_empty() || self.shape.zoomed {
            return None;
        }
        let in_body = mouse.row < panes.body.bottom();
        let at = |pane: Rect| !pane.is_empty() && 0 < pane.x && mouse.column + 1 == pane.x;
        if in_body && (at(panes.facts) || at(panes.evidence)) {
            return Some(Border::Right);
        }
        if in_body && !panes.articles.is_empty() && at(panes.text) {
            return Some(Border::Left);
        }
        let middle = panes.evidence;
        let on_middle = !panes.facts.is_empty()
            && mouse.row == middle.y
            && middle.contains((mouse.column, mouse.row).into());
        on_middle.then_some(Border::Middle)
    }

    /// Moves the border that is held to where the mouse is.
    fn drag(&mut self, panes: &Panes, mouse: Mouse) {
        let moved =
            |to: u16, from: u16| i16::try_from(i32::from(to) - i32::from(from)).unwrap_or(0);
        match self.grabbed {
            Some(Border::Left) => self.shape.left += moved(mouse.column + 1, panes.text.x),
            Some(Border::Right) => self.shape.right -= moved(mouse.column + 1, panes.facts.x),
            Some(Border::Middle) => self.shape.middle += moved(mouse.row, panes.evidence.y),
            None => {}
        }
    }
}
