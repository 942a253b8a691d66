//! One frame of the reader without a terminal: as text, as text with colours, as a picture.
//!
//! In goes a reading, a size and keys, out comes a string. The same input gives the same bytes. Pictures are
//! SVG: cells of one width, no font of their own, selectable text.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use crate::app::options::ThemeName;
use crate::app::{App, Msg, key, obey, update};
use crate::model::Reading;
use crate::ui::theme::{Theme, rgb};

/// What a frame is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Its characters.
    #[default]
    Text,
    /// Its characters with the escape codes for their styles.
    Ansi,
    /// A picture.
    Svg,
}

/// What to draw.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Columns and rows.
    pub size: (u16, u16),
    /// The keys that are pressed before, separated by white space; a word that is no key is typed.
    pub keys: &'a str,
    /// What it is written as.
    pub format: Format,
    /// The theme.
    pub theme: ThemeName,
}

/// Returns a frame of the reader over a reading.
pub fn render(reading: Reading, frame: Frame<'_>) -> String {
    render_app(App::with(reading), frame)
}

/// Returns a frame of a reader that was told about keys, panes and labels before.
pub fn render_app(mut app: App, frame: Frame<'_>) -> String {
    app.theme = frame.theme;
    let _ = update(&mut app, Msg::Resize(frame.size.0, frame.size.1));
    for key in key::parse_keys(frame.keys) {
        let _ = obey(&mut app, Msg::Key(key));
    }
    let area = Rect::new(0, 0, frame.size.0, frame.size.1);
    let mut buffer = Buffer::empty(area);
    let theme = Theme::of(app.theme);
    crate::ui::render(&app, theme, area, &mut buffer);
    match frame.format {
        Format::Text => text(&buffer),
        Format::Ansi => ansi(&buffer),
        Format::Svg => svg(&buffer, theme),
    }
}

/// Returns the characters of a buffer, without spaces at the ends of lines.
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.y..buffer.area.bottom() {
        let line: String = cells(buffer, y).map(|(_, cell, _)| cell.symbol()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Returns the cells of a row that show something of their own, with how many columns each takes: a wide
/// character leaves a blank cell behind it, which is none.
fn cells(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell, u16)> {
    let mut covered = buffer.area.x;
    (buffer.area.x..buffer.area.right()).filter_map(move |x| {
        if x < covered {
            return None;
        }
        let cell = buffer.cell((x, y))?;
        let width = unicode_width::UnicodeWidthStr::width(cell.symbol()).max(1);
        let width = u16::try_from(width).unwrap_or(1);
        covered = x + width;
        Some((x, cell, width))
    })
}

fn ansi(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.y..buffer.area.bottom() {
        let mut before = String::from("0");
        for (_, cell, _) in cells(buffer, y) {
            let codes = sgr(cell);
            if codes != before {
                let _ = write!(out, "\u{1b}[{codes}m");
                before = codes;
            }
            out.push_str(cell.symbol());
        }
        if before != "0" {
            out.push_str("\u{1b}[0m");
        }
        out.push('\n');
    }
    out
}

/// Returns the codes of a cell's style, beginning with a reset.
fn sgr(cell: &Cell) -> String {
    let mut codes = String::from("0");
    let modifiers = [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
    ];
    for (modifier, code) in modifiers {
        if cell.modifier.contains(modifier) {
            codes.push(';');
            codes.push_str(code);
        }
    }
    for (color, ground) in [(cell.fg, 38), (cell.bg, 48)] {
        match color {
            Color::Indexed(n) => {
                let _ = write!(codes, ";{ground};5;{n}");
            }
            Color::Rgb(r, g, b) => {
                let _ = write!(codes, ";{ground};2;{r};{g};{b}");
            }
            _ => {}
        }
    }
    codes
}

/// The size of a cell and the space around the screen, in the units of the picture.
const CELL: (f64, f64) = (8.4, 18.0);
const MARGIN: f64 = 14.0;

fn svg(buffer: &Buffer, theme: Theme) -> String {
    let width = f64::from(buffer.area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f64::from(buffer.area.height) * CELL.1 + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"{width:.1}\" height=\"{height:.1}\" rx=\"8\" fill=\"{}\" stroke=\"#80808080\"/>\n",
        hex(theme.background)
    );
    for y in buffer.area.y..buffer.area.bottom() {
        backgrounds(buffer, y, theme, &mut out);
    }
    for y in buffer.area.y..buffer.area.bottom() {
        runs(buffer, y, theme, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn backgrounds(buffer: &Buffer, y: u16, theme: Theme, out: &mut String) {
    let mut open: Option<(u16, u16, String)> = None;
    for (x, cell, width) in cells(buffer, y) {
        let color = hex(colors(cell, theme).1);
        match &mut open {
            Some((_, end, before)) if *before == color && *end == x => *end += width,
            _ => {
                rect(open.take(), y, theme, out);
                open = Some((x, x + width, color));
            }
        }
    }
    rect(open, y, theme, out);
}

fn rect(open: Option<(u16, u16, String)>, y: u16, theme: Theme, out: &mut String) {
    let Some((from, to, color)) = open.filter(|(_, _, color)| *color != hex(theme.background))
    else {
        return;
    };
    let (x, top) = place(from, y);
    let width = f64::from(to - from) * CELL.0;
    let _ = writeln!(
        out,
        "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"{color}\"/>",
        CELL.1
    );
}

/// Writes the text of a row in runs of one style. A run ends before and after a character that is wide or not of
/// a left-to-right alphabet, so that whatever font is there, columns stay columns.
fn runs(buffer: &Buffer, y: u16, theme: Theme, out: &mut String) {
    let mut open: Option<(u16, u16, String, String)> = None;
    for (x, cell, width) in cells(buffer, y) {
        let symbol = cell.symbol();
        if symbol == " " && !cell.modifier.contains(Modifier::UNDERLINED) {
            // One space belongs to its run; more would be folded into one by whoever shows the picture.
            match &mut open {
                Some((_, end, _, text)) if *end == x && !text.ends_with(' ') => {
                    text.push(' ');
                    *end += 1;
                }
                _ => run(open.take(), y, out),
            }
            continue;
        }
        if let Some(shape) = box_line(symbol) {
            run(open.take(), y, out);
            line(shape, x, y, cell, theme, out);
            continue;
        }
        let style = text_style(cell, theme);
        let plain = width == 1 && symbol.chars().all(|c| u32::from(c) < 0x590);
        match &mut open {
            Some((_, end, before, text)) if plain && *before == style && *end == x => {
                text.push_str(symbol);
                *end += width;
            }
            _ => {
                run(open.take(), y, out);
                open = Some((x, x + width, style, symbol.to_owned()));
                if !plain {
                    run(open.take(), y, out);
                }
            }
        }
    }
    run(open, y, out);
}

fn run(open: Option<(u16, u16, String, String)>, y: u16, out: &mut String) {
    let Some((from, _, style, text)) = open else {
        return;
    };
    let text = text.trim_end();
    let n_cells = unicode_width::UnicodeWidthStr::width(text);
    let (x, top) = place(from, y);
    let width = f64::from(u16::try_from(n_cells).unwrap_or(0)) * CELL.0;
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\"{style}>{}</text>",
        top + CELL.1 * 0.74,
        escape(text)
    );
}

/// Returns which arms of a box-drawing character there are (up, right, down, left) and whether it is heavy.
fn box_line(symbol: &str) -> Option<([bool; 4], bool)> {
    Some(match symbol {
        "─" => ([false, true, false, true], false),
        "━" => ([false, true, false, true], true),
        "│" => ([true, false, true, false], false),
        "┬" => ([false, true, true, true], false),
        "├" => ([true, true, true, false], false),
        "┯" => ([false, true, true, true], true),
        _ => return None,
    })
}

/// Draws a box-drawing character as lines, so that they meet in every font.
fn line(shape: ([bool; 4], bool), x: u16, y: u16, cell: &Cell, theme: Theme, out: &mut String) {
    let (left, top) = place(x, y);
    let (middle, centre) = (left + CELL.0 / 2.0, top + CELL.1 / 2.0);
    let ([up, right, down, to_left], heavy) = shape;
    let mut path = String::new();
    if right || to_left {
        let from = if to_left { left } else { middle };
        let to = if right { left + CELL.0 } else { middle };
        let _ = write!(path, "M{from:.1} {centre:.1}H{to:.1}");
    }
    if up || down {
        let from = if up { top } else { centre };
        let to = if down { top + CELL.1 } else { centre };
        let _ = write!(path, "M{middle:.1} {from:.1}V{to:.1}");
    }
    let stroke = if heavy { 2.2 } else { 1.0 };
    let color = hex(colors(cell, theme).0);
    let _ = writeln!(
        out,
        "<path d=\"{path}\" stroke=\"{color}\" stroke-width=\"{stroke}\"/>"
    );
}

fn text_style(cell: &Cell, theme: Theme) -> String {
    let mut style = format!(" fill=\"{}\"", hex(colors(cell, theme).0));
    if cell.modifier.contains(Modifier::BOLD) {
        style.push_str(" font-weight=\"bold\"");
    }
    if cell.modifier.contains(Modifier::ITALIC) {
        style.push_str(" font-style=\"italic\"");
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        style.push_str(" text-decoration=\"underline\"");
    }
    if cell.modifier.contains(Modifier::DIM) {
        style.push_str(" opacity=\"0.65\"");
    }
    style
}

/// Returns the colours of a cell's text and of its background.
fn colors(cell: &Cell, theme: Theme) -> ((u8, u8, u8), (u8, u8, u8)) {
    let fg = rgb(cell.fg).unwrap_or(theme.foreground);
    let bg = rgb(cell.bg).unwrap_or(theme.background);
    if cell.modifier.contains(Modifier::REVERSED) {
        (bg, fg)
    } else {
        (fg, bg)
    }
}

fn place(x: u16, y: u16) -> (f64, f64) {
    (
        f64::from(x) * CELL.0 + MARGIN,
        f64::from(y) * CELL.1 + MARGIN,
    )
}

fn hex((r, g, b): (u8, u8, u8)) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
