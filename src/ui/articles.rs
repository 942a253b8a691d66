//! The pane of the articles: one row each, what could not be read below, and a card about the chosen one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::articles::{card, language, name, origin_letter, split};
use crate::app::cursor::Cursor;
use crate::app::doc::Role;
use crate::app::panes::{Pane, inside};
use crate::glyph::{clip, width};
use crate::model::{ArticleIdx, Status};
use crate::ui::paint::{lay_over, put, rule};
use crate::ui::theme::Theme;

/// Draws the pane.
pub fn render(app: &App, theme: Theme, pane: Rect, buf: &mut Buffer) {
    if pane.is_empty() {
        return;
    }
    let (list, below) = split(inside(pane));
    let n_rows = app.reading.articles.len() + app.reading.problems.len();
    let rows = app.articles.top..n_rows;
    for (row, y) in rows.zip(list.y..list.bottom()) {
        let line = Rect {
            y,
            height: 1,
            ..list
        };
        if row < app.reading.articles.len() {
            article(app, theme, ArticleIdx(row), line, buf);
        } else {
            problem(app, theme, row - app.reading.articles.len(), line, buf);
        }
        if row == app.articles.row {
            let in_hand = app.pane == Pane::Articles;
            put(
                buf,
                line.x,
                y,
                line.right(),
                if in_hand { "▌" } else { "›" },
                theme.title(in_hand),
            );
            let rest = Rect {
                x: line.x + 1,
                width: line.width - 1,
                ..line
            };
            lay_over(buf, rest, y, theme.chosen(in_hand));
        }
    }
    if !below.is_empty() && 0 < n_rows {
        rule(
            buf,
            below,
            app.labels.word("about"),
            false,
            theme.title(false),
        );
        let origin = app.index.origin_of(ArticleIdx(app.articles.row));
        let doc = card(
            &app.labels,
            &app.reading,
            app.articles.row,
            origin,
            usize::from(below.width).saturating_sub(2),
        );
        super::doc::render(&doc, Cursor::default(), false, theme, inside(below), buf);
    }
}

fn article(app: &App, theme: Theme, idx: ArticleIdx, line: Rect, buf: &mut Buffer) {
    let article = app.reading.article(idx);
    let digits = app.reading.articles.len().to_string().len();
    let head = format!("{:>digits$} ", idx.0 + 1);
    let n_conflicts = app.index.conflicts_in(idx);
    let conflicts = if n_conflicts == 0 {
        String::new()
    } else {
        format!("!{n_conflicts}")
    };
    let origin = app.index.origin_of(idx);
    let shared = app
        .reading
        .origins
        .get(origin)
        .is_some_and(|origin| 1 < origin.articles.len());
    let letter = if shared {
        origin_letter(origin)
    } else {
        String::new()
    };

    let end = line.right();
    let x = put(
        buf,
        line.x + 1,
        line.y,
        end,
        &head,
        theme.style(Role::Faint),
    );
    let x = put(
        buf,
        x,
        line.y,
        end,
        &language(article),
        theme.style(Role::Strong),
    );
    let right = width(&conflicts) + width(&letter) + 1;
    let right = u16::try_from(right).unwrap_or(0);
    let room = usize::from(end.saturating_sub(x + right + 1));
    put(
        buf,
        x + 1,
        line.y,
        end,
        &clip(name(article), room),
        theme.style(Role::Plain),
    );
    let at = end.saturating_sub(right);
    let at = put(buf, at, line.y, end, &letter, theme.style(Role::Faint));
    put(
        buf,
        at + 1,
        line.y,
        end,
        &conflicts,
        theme.status(Status::Conflict),
    );
}

fn problem(app: &App, theme: Theme, idx: usize, line: Rect, buf: &mut Buffer) {
    let problem = &app.reading.problems[idx];
    let file = problem.place.rsplit('/').next().unwrap_or(&problem.place);
    let x = put(
        buf,
        line.x + 1,
        line.y,
        line.right(),
        "✗ ",
        theme.style(Role::Problem),
    );
    let room = usize::from(line.right().saturating_sub(x));
    put(
        buf,
        x,
        line.y,
        line.right(),
        &clip(file, room),
        theme.style(Role::Faint),
    );
}
