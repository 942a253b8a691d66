//! Grid: which article states which fact, and with which answer.
//!
//! Rows are the facts of the sheet, columns the articles. A cell is looked up when it is drawn, so that the
//! grid of a thousand articles costs no more than the cells in sight.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::evidence::letters;
use crate::app::sheet::Item;
use crate::app::view::View;
use crate::model::{ArticleIdx, Fact, Status};

/// How many lines stand above the facts: the numbers of the articles and their languages.
pub const HEAD: usize = 2;

/// How many cells a column takes.
pub const COLUMN: usize = 4;

/// What an article says to the question of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Absent,
    /// The answer with this letter, which the others give as well or can live with.
    States(char),
    /// The answer with this letter, more vaguely or more closely than the first.
    Near(char),
    /// The answer with this letter, against others.
    Differs(char),
}

/// Returns what an article says to a fact.
pub fn cell(fact: &Fact, article: ArticleIdx) -> Cell {
    let found = letters()
        .zip(&fact.positions)
        .enumerate()
        .find(|(_, (_, position))| position.articles.binary_search(&article).is_ok());
    let Some((at, (letter, _))) = found else {
        return Cell::Absent;
    };
    match fact.status {
        Status::Conflict if at < fact.rivals => Cell::Differs(letter),
        // What can hold with either side of a conflict is against none.
        Status::Conflict => Cell::Near(letter),
        Status::Compatible if 0 < at => Cell::Near(letter),
        _ => Cell::States(letter),
    }
}

/// Returns how wide the labels of the facts are in a grid of so many cells.
pub fn label_width(width: usize) -> usize {
    (width * 2 / 5).clamp(14, 48)
}

/// Returns how many articles are in sight.
pub fn n_columns(width: usize) -> usize {
    (width.saturating_sub(label_width(width)) / COLUMN).max(1)
}

/// Brings the chosen column into sight.
pub(crate) fn settle(view: &mut View, n_articles: usize, area: Rect) {
    view.column
        .follow(n_articles, n_columns(usize::from(area.width)));
}

/// Chooses the cell that was clicked; a second click goes to its words.
pub(crate) fn click(app: &mut App, column: usize, row: usize) {
    let Some(row) = row.checked_sub(HEAD) else {
        return;
    };
    let Some(Item::Fact(fact)) = app.sheet.items.get(app.sheet.cursor.top + row).copied() else {
        return;
    };
    let Some(panes) = app.panes else {
        return;
    };
    let Some(view) = app.views.last_mut() else {
        return;
    };
    let before = (app.fact, view.column.row);
    let (_, area) = view.areas(crate::app::panes::inside(panes.body));
    if let Some(at) = column.checked_sub(label_width(usize::from(area.width))) {
        let last = app.reading.articles.len().saturating_sub(1);
        view.column.row = (view.column.top + at / COLUMN).min(last);
    }
    let now = (Some(fact), view.column.row);
    app.choose_fact(fact);
    if before == now {
        app.open_in_view();
    }
}
