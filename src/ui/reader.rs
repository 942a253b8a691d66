//! The pane of the text: one article, its marks where they stand, their letters in the gutter.
//!
//! Of marks that overlap the innermost shows, a conflict before others, the words in hand before all. A mark of
//! a long quote has no background, so that what stands inside it stays readable.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::doc::{Role, Standing};
use crate::app::family::Family;
use crate::app::page::PageLine;
use crate::app::panes::inside;
use crate::app::settle::gutter;
use crate::app::wrap::Row;
use crate::glyph::glyphs;
use crate::model::{Article, MentionIdx, ParagraphKind, Status};
use crate::text::Span;
use crate::ui::paint::{put, put_glyph};
use crate::ui::theme::Theme;

/// Words of one row that are marked.
struct Mark {
    span: Span,
    role: Role,
    letter: char,
    standing: Standing,
    in_hand: bool,
}

/// Draws the pane.
pub fn render(app: &App, theme: Theme, frame: Rect, buf: &mut Buffer) {
    let area = inside(frame);
    if area.is_empty() {
        return;
    }
    let (Some(article), Some(page)) = (app.article(), app.viewport.page()) else {
        nothing_yet(app, theme, area, buf);
        return;
    };
    let lines = page.lines(article, app.viewport.top(), usize::from(area.height));
    for (line, y) in lines.zip(area.y..) {
        if let Some(row) = line.row {
            let area = Rect {
                y,
                height: 1,
                ..area
            };
            text_row(app, article, line, row, theme, area, buf);
        }
    }
    scrollbar(app, theme, area, buf);
}

fn text_row(
    app: &App,
    article: &Article,
    line: PageLine,
    row: Row,
    theme: Theme,
    area: Rect,
    buf: &mut Buffer,
) {
    let marks = marks(app, row);
    let columns = gutter(usize::from(area.width));
    draw_gutter(&marks, row, line.kind, columns, theme, area, buf);
    let base = match line.kind {
        ParagraphKind::Body => Role::Plain,
        ParagraphKind::Heading => Role::Heading,
        ParagraphKind::Furniture => Role::Faint,
    };
    let hits = app
        .search
        .as_ref()
        .map_or(&[][..], |search| search.hits_in(app.viewport.article()));
    let current = app
        .search
        .as_ref()
        .and_then(crate::app::search::Search::current);
    let from = hits.partition_point(|hit| hit.span.end() <= row.start);
    let hits = &hits[from..];
    let words = article.text.get(row.range()).unwrap_or_default();
    let end = area.right().saturating_sub(1);
    let mut x = area.x + u16::try_from(columns).unwrap_or(0);
    for glyph in glyphs(words) {
        let at = row.start + glyph.range.start;
        let mark = marks.iter().rev().find(|mark| mark.span.holds(at));
        let hit = hits
            .iter()
            .take_while(|hit| hit.span.start() <= at)
            .find(|hit| hit.span.holds(at));
        let mut style = theme.style(mark.map_or(base, |mark| mark.role));
        if base == Role::Heading {
            style = theme.style(base).patch(style);
        }
        match hit {
            Some(hit)
                if current.is_some_and(|current| {
                    current.article == hit.article && current.span == hit.span
                }) =>
            {
                style = theme.style(Role::Current);
            }
            Some(_) => style = theme.style(Role::Hit),
            None => {}
        }
        if glyph.stand_in {
            style = style.patch(theme.style(Role::StandIn));
        }
        match put_glyph(buf, x, area.y, end, &glyph, style) {
            Some(next) => x = next,
            None => break,
        }
    }
}

/// Returns the marks that touch a row, the outer before the inner, the words in hand last.
fn marks(app: &App, row: Row) -> Vec<Mark> {
    let article = app.viewport.article();
    let touching = app.index.mentions_at(&app.reading, article, row.range());
    let mut marks: Vec<Mark> = touching
        .filter(|&idx| app.is_marked(idx))
        .map(|idx| mark(app, idx))
        .collect();
    marks.sort_by_key(|mark| {
        let conflict = mark.standing == Standing::Conflict;
        (mark.in_hand, conflict, std::cmp::Reverse(mark.span.len()))
    });
    marks
}

fn mark(app: &App, idx: MentionIdx) -> Mark {
    let mention = app.reading.mention(idx);
    let family = Family::of(mention.kind());
    let facts = app.index.facts_of(idx);
    let shown = facts.iter().filter(|&&fact| !app.is_hidden(fact));
    let status = shown
        .map(|&fact| app.reading.fact(fact).status)
        .min()
        .unwrap_or(Status::Single);
    let standing = Standing::of(status);
    let in_hand = app.mention == Some(idx);
    Mark {
        span: mention.span,
        role: if in_hand {
            Role::Current
        } else {
            Role::Mark(family, standing)
        },
        letter: if standing == Standing::Alone {
            family.letter().to_ascii_lowercase()
        } else {
            family.letter()
        },
        standing,
        in_hand,
    }
}

/// Draws the pointer, the sign of a conflict and the letters of the marks that begin in a row.
fn draw_gutter(
    marks: &[Mark],
    row: Row,
    kind: ParagraphKind,
    columns: usize,
    theme: Theme,
    area: Rect,
    buf: &mut Buffer,
) {
    let (x, y, end) = (area.x, area.y, area.right());
    if kind == ParagraphKind::Furniture {
        put(buf, x + 1, y, end, "┊", theme.style(Role::Faint));
        return;
    }
    let begins = |mark: &&Mark| row.start <= mark.span.start() && mark.span.start() < row.end;
    let mut starting: Vec<&Mark> = marks.iter().filter(begins).collect();
    starting.sort_by_key(|mark| mark.span);
    let conflict = starting
        .iter()
        .any(|mark| mark.standing == Standing::Conflict);
    let pointed = starting.iter().any(|mark| mark.in_hand);
    let mut letters: Vec<&Mark> = Vec::new();
    for mark in &starting {
        if !letters.iter().any(|other| other.letter == mark.letter) {
            letters.push(mark);
        }
    }
    letters.sort_by_key(|mark| mark.standing);
    let wide = columns == crate::app::settle::GUTTER.0;
    if pointed {
        put(buf, x, y, end, "▶", theme.title(true));
    }
    if conflict && (wide || !pointed) {
        let at = if wide { x + 1 } else { x };
        put(buf, at, y, end, "!", theme.status(Status::Conflict));
    }
    let room = if wide { 2 } else { 1 };
    let at = if wide { x + 2 } else { x + 1 };
    for (place, mark) in letters.iter().take(room).enumerate() {
        let more = place + 1 == room && room < letters.len() && wide;
        let sign = if more { '+' } else { mark.letter };
        let style = match mark.standing {
            _ if more => theme.style(Role::Faint),
            Standing::Conflict | Standing::Shared => theme.style(Role::Strong),
            Standing::Alone => theme.style(Role::Faint),
        };
        let at = at + u16::try_from(place).unwrap_or(0);
        put(buf, at, y, end, sign.encode_utf8(&mut [0; 4]), style);
    }
}

/// Draws how far down one is, and where the conflicts of this text stand.
fn scrollbar(app: &App, theme: Theme, area: Rect, buf: &mut Buffer) {
    let (Some(article), Some(page)) = (app.article(), app.viewport.page()) else {
        return;
    };
    let height = usize::from(area.height);
    let all_in_sight = page.up(article, page.last(article), height.saturating_sub(1))
        == crate::app::page::Line::default();
    if all_in_sight || height < 3 {
        return;
    }
    let bytes = app.viewport.bytes(&app.reading);
    let row_of = |byte: usize| page.thousandth(byte).min(999) * height / 1000;
    let x = area.right() - 1;
    for row in row_of(bytes.start)..=row_of(bytes.end.saturating_sub(1)) {
        let y = area.y + u16::try_from(row).unwrap_or(0);
        put(buf, x, y, x + 1, "▕", theme.title(true));
    }
    for idx in app
        .index
        .mentions_in(app.viewport.article())
        .map(MentionIdx)
    {
        let conflict =
            app.index.facts_of(idx).iter().any(|&fact| {
                app.reading.fact(fact).status == Status::Conflict && !app.is_hidden(fact)
            });
        if conflict && app.is_marked(idx) {
            let row = row_of(app.reading.mention(idx).span.start());
            let y = area.y + u16::try_from(row).unwrap_or(0);
            put(buf, x, y, x + 1, "!", theme.status(Status::Conflict));
        }
    }
}

fn nothing_yet(app: &App, theme: Theme, area: Rect, buf: &mut Buffer) {
    let text = match &app.progress {
        Some(progress) => progress.in_words(&app.labels),
        None if app.reading.problems.is_empty() => app.labels.word("reading …").to_owned(),
        None => app.labels.word("there is no article to read").to_owned(),
    };
    put(
        buf,
        area.x + 1,
        area.y,
        area.right(),
        &text,
        theme.style(Role::Faint),
    );
}
