//! Draws a document: its lines from the top in sight, and the chosen one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::cursor::Cursor;
use crate::app::doc::Doc;
use crate::ui::paint::{lay_over, put, put_line};
use crate::ui::theme::Theme;

/// Draws the lines of a document. The first column is left to the cursor.
pub fn render(
    doc: &Doc,
    cursor: Cursor,
    in_hand: bool,
    theme: Theme,
    area: Rect,
    buf: &mut Buffer,
) {
    if area.is_empty() {
        return;
    }
    let chosen = doc.lines.get(cursor.row).and_then(|line| line.target);
    let from = chosen.and_then(|_| doc.first_of(cursor.row));
    let lines = doc.lines.iter().enumerate().skip(cursor.top);
    for ((idx, line), y) in lines.zip(area.y..area.bottom()) {
        put_line(buf, area.x + 1, y, area.right(), line, theme);
        let is_chosen =
            chosen.is_some() && line.target == chosen && from.is_some_and(|from| from <= idx);
        if is_chosen {
            let mark = if in_hand { "▌" } else { "›" };
            put(buf, area.x, y, area.x + 1, mark, theme.title(in_hand));
            if in_hand {
                let row = Rect {
                    x: area.x + 1,
                    width: area.width - 1,
                    ..area
                };
                lay_over(buf, row, y, theme.chosen(in_hand));
            }
        }
    }
    let below = doc
        .lines
        .len()
        .saturating_sub(cursor.top + usize::from(area.height));
    if 0 < below {
        let x = area.right() - 1;
        put(
            buf,
            x,
            area.bottom() - 1,
            area.right(),
            "▾",
            theme.title(false),
        );
    }
    if 0 < cursor.top {
        put(
            buf,
            area.right() - 1,
            area.y,
            area.right(),
            "▴",
            theme.title(false),
        );
    }
}
