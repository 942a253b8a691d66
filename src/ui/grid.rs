//! Draws the grid: facts down, articles across, only the cells in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::articles::{label, language};
use crate::app::doc::Role;
use crate::app::sheet::{Item, mark, said, word};
use crate::app::view::View;
use crate::app::view::grid::{COLUMN, Cell, HEAD, cell, label_width, n_columns};
use crate::glyph::clip;
use crate::model::{ArticleIdx, FactIdx, Status};
use crate::ui::paint::{lay_over, put};
use crate::ui::theme::Theme;

/// Draws the grid.
pub fn render(app: &App, view: &View, theme: Theme, area: Rect, buf: &mut Buffer) {
    let labels = label_width(usize::from(area.width));
    let left = area.x + u16::try_from(labels).unwrap_or(0);
    let columns = columns(app, view, area);
    head(
        app,
        view,
        &columns,
        theme,
        Rect {
            x: left,
            width: area.right().saturating_sub(left),
            ..area
        },
        buf,
    );
    let first = area.y + u16::try_from(HEAD).unwrap_or(0);
    let items = app.sheet.items.iter().skip(app.sheet.cursor.top);
    for (item, y) in items.zip(first..area.bottom()) {
        match *item {
            Item::Section(status, n) => {
                let text = format!("{} {} {n}", mark(status), app.labels.word(word(status)));
                put(buf, area.x, y, area.right(), &text, theme.status(status));
            }
            Item::Fact(idx) => {
                put(
                    buf,
                    area.x,
                    y,
                    left,
                    &clip(&app.label_of(idx), labels - 2),
                    theme.style(Role::Plain),
                );
                for (place, article) in columns.iter().enumerate() {
                    let x = left + u16::try_from(place * COLUMN).unwrap_or(0);
                    draw_cell(app, idx, *article, theme, (x, y, area.right()), buf);
                }
                if app.fact == Some(idx) {
                    put(
                        buf,
                        area.x.saturating_sub(1),
                        y,
                        area.x,
                        "▌",
                        theme.title(true),
                    );
                    lay_over(buf, area, y, theme.chosen(true));
                    point(app, view, left, y, theme, buf);
                }
            }
        }
    }
}

/// Marks the chosen cell of the chosen row.
fn point(app: &App, view: &View, left: u16, y: u16, theme: Theme, buf: &mut Buffer) {
    let place = view.column.row.saturating_sub(view.column.top);
    let x = left + u16::try_from(place * COLUMN).unwrap_or(0);
    let style = theme.style(Role::Current);
    put(buf, x, y, x + 1, "[", style);
    put(buf, x + 3, y, x + 4, "]", style);
    let _ = app;
}

fn columns(app: &App, view: &View, area: Rect) -> Vec<ArticleIdx> {
    let last = app.reading.articles.len();
    (view.column.top..last)
        .take(n_columns(usize::from(area.width)))
        .map(ArticleIdx)
        .collect()
}

/// Draws the numbers and languages of the articles, and in the line of the labels whose words are chosen.
fn head(
    app: &App,
    view: &View,
    columns: &[ArticleIdx],
    theme: Theme,
    area: Rect,
    buf: &mut Buffer,
) {
    for (place, &article) in columns.iter().enumerate() {
        let x = area.x + u16::try_from(place * COLUMN).unwrap_or(0);
        let role = if article.0 == view.column.row {
            Role::Current
        } else {
            Role::Strong
        };
        let number = format!("{:^4}", article.0 + 1);
        put(buf, x, area.y, area.right(), &number, theme.style(role));
        let code = format!(" {} ", language(app.reading.article(article)));
        put(
            buf,
            x,
            area.y + 1,
            area.right(),
            &code,
            theme.style(Role::Faint),
        );
    }
    let chosen = ArticleIdx(view.column.row);
    if chosen.0 < app.reading.articles.len() {
        let name = label(&app.reading, chosen);
        let end = area.x.saturating_sub(1);
        put(
            buf,
            1,
            area.y,
            end,
            &clip(&name, usize::from(end) - 1),
            theme.style(Role::Strong),
        );
        let said = app
            .fact
            .map(|fact| saying(app, fact, chosen))
            .unwrap_or_default();
        put(
            buf,
            1,
            area.y + 1,
            end,
            &clip(&said, usize::from(end) - 1),
            theme.style(Role::Faint),
        );
    }
}

/// Returns what the chosen article says to the chosen fact.
fn saying(app: &App, fact: FactIdx, article: ArticleIdx) -> String {
    let positions = &app.reading.fact(fact).positions;
    let found = positions
        .iter()
        .find(|p| p.articles.binary_search(&article).is_ok());
    found.map_or_else(
        || app.labels.word("does not state it").to_owned(),
        |position| said(&app.reading, position).into_owned(),
    )
}

fn draw_cell(
    app: &App,
    fact: FactIdx,
    article: ArticleIdx,
    theme: Theme,
    at: (u16, u16, u16),
    buf: &mut Buffer,
) {
    let fact = app.reading.fact(fact);
    let (text, style) = match cell(fact, article) {
        Cell::Absent => ("· ".to_owned(), theme.style(Role::Faint)),
        Cell::States(letter) => (format!("{letter} "), theme.status(fact.status)),
        Cell::Near(letter) => (format!("{letter}~"), theme.status(Status::Compatible)),
        Cell::Differs(letter) => (format!("{letter}!"), theme.status(Status::Conflict)),
    };
    let (x, y, end) = at;
    put(buf, x + 1, y, end, text.trim_end(), style);
}
