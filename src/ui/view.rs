//! Draws the view on top of the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::doc::Role;
use crate::app::panes::inside;
use crate::app::view::{View, ViewKind};
use crate::ui::paint::{put, rule};
use crate::ui::theme::Theme;
use crate::ui::{doc, grid};

/// Draws a view over the whole body.
pub fn render(app: &App, view: &View, theme: Theme, body: Rect, buf: &mut Buffer) {
    let title = match (view.kind, app.fact) {
        (ViewKind::Why | ViewKind::Compare, Some(fact)) => {
            format!("{} · {}", app.labels.word(view.title()), app.label_of(fact))
        }
        _ => app.labels.word(view.title()).to_owned(),
    };
    rule(buf, body, &title, true, theme.title(true));
    let filter = view.filter.value();
    if !filter.is_empty() {
        let shown = format!(" “{filter}” ");
        let x = body.x + 4 + u16::try_from(crate::glyph::width(&title)).unwrap_or(0);
        put(
            buf,
            x,
            body.y,
            body.right(),
            &shown,
            theme.style(Role::Strong),
        );
    }
    let (aside, main) = view.areas(inside(body));
    let with_margin = |area: Rect| Rect {
        x: area.x.saturating_sub(1),
        width: area.width + 1,
        ..area
    };
    if view.kind == ViewKind::Grid {
        grid::render(app, view, theme, main, buf);
        return;
    }
    if !aside.is_empty() {
        doc::render(
            &view.aside,
            crate::app::cursor::Cursor::default(),
            false,
            theme,
            with_margin(aside),
            buf,
        );
        for y in main.y..main.bottom() {
            put(
                buf,
                aside.right() + 1,
                y,
                body.right(),
                "│",
                theme.title(false),
            );
        }
        put(
            buf,
            aside.right() + 1,
            body.y,
            body.right(),
            "┯",
            theme.title(true),
        );
    }
    doc::render(&view.doc, view.cursor, true, theme, with_margin(main), buf);
}
