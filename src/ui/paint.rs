//! The only way onto the screen: characters into cells, visible and harmless.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::doc::{Line, Role};
use crate::glyph::{Glyph, clip, glyphs};
use crate::ui::theme::Theme;

/// Writes a text from column `x` on, up to but not into column `end`; returns the column after it. What does
/// not fit is not written; a wide character is written whole or not at all.
pub fn put(buf: &mut Buffer, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
    let mut x = x;
    for glyph in glyphs(text) {
        match put_glyph(buf, x, y, end, &glyph, style) {
            Some(next) => x = next,
            None => break,
        }
    }
    x
}

/// Writes one glyph; returns the column after it, or `None` where there was no room.
pub fn put_glyph(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    end: u16,
    glyph: &Glyph<'_>,
    style: Style,
) -> Option<u16> {
    let end = end.min(buf.area.right());
    if glyph.stand_in && 1 < glyph.width {
        // The name of a character is longer than any cell: one character a cell.
        let mut x = x;
        for c in glyph.shown.chars() {
            let cells =
                u16::try_from(unicode_width::UnicodeWidthChar::width(c).unwrap_or(0)).ok()?;
            if end < x + cells.max(1) {
                return None;
            }
            if 0 < cells {
                let cell = buf.cell_mut((x, y))?;
                cell.set_char(c).set_style(style);
                x += cells;
            }
        }
        return Some(x);
    }
    let cells = u16::try_from(glyph.width).ok()?;
    if end < x.checked_add(cells)? {
        return None;
    }
    buf.cell_mut((x, y))?
        .set_symbol(&glyph.shown)
        .set_style(style);
    for covered in x + 1..x + cells {
        let cell = buf.cell_mut((covered, y))?;
        cell.reset();
        cell.set_style(style);
    }
    Some(x + cells)
}

/// Writes a line of a document.
pub fn put_line(buf: &mut Buffer, x: u16, y: u16, end: u16, line: &Line, theme: Theme) {
    let mut x = x;
    for piece in &line.pieces {
        let style = theme.style(piece.role);
        for glyph in glyphs(&piece.text) {
            let style = if glyph.stand_in {
                style.patch(theme.style(Role::StandIn))
            } else {
                style
            };
            match put_glyph(buf, x, y, end, &glyph, style) {
                Some(next) => x = next,
                None => return,
            }
        }
    }
}

/// Draws the rule at the top of an area with a title in it; a heavy one for what is in hand.
pub fn rule(buf: &mut Buffer, area: Rect, title: &str, heavy: bool, style: Style) {
    let stroke = if heavy { "━" } else { "─" };
    for x in area.x..area.right() {
        put(buf, x, area.y, area.right(), stroke, style);
    }
    let room = usize::from(area.width).saturating_sub(3);
    if !title.is_empty() && 4 < room {
        let shown = format!(" {} ", clip(title, room - 2));
        put(buf, area.x + 1, area.y, area.right(), &shown, style);
    }
}

/// Lays a style over the cells of a row.
pub fn lay_over(buf: &mut Buffer, area: Rect, y: u16, style: Style) {
    for x in area.x..area.right() {
        if let Some(cell) = buf.cell_mut((x, y)) {
            let own = cell.style();
            // What has a background of its own keeps it.
            let free = own.bg.is_none_or(|bg| bg == ratatui::style::Color::Reset);
            if free {
                cell.set_style(style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_character_is_written_whole_or_not_at_all() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        put(&mut buf, 0, 0, 3, "日本", Style::new());
        assert_eq!(buf[(0, 0)].symbol(), "日");
        assert_eq!(buf[(2, 0)].symbol(), " ");
    }

    #[test]
    fn writing_outside_the_buffer_does_nothing() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        assert_eq!(put(&mut buf, 9, 0, 40, "abc", Style::new()), 9);
        put(&mut buf, 0, 9, 40, "abc", Style::new());
    }
}
