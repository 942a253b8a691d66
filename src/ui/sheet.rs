//! The pane of the facts: one row each, under the heading of its status, conflicts first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::doc::{Role, value_role};
use crate::app::panes::{Pane, inside};
use crate::app::sheet::{Item, before, mark, said, word};
use crate::glyph::{clip, width};
use crate::model::{Fact, FactIdx, Status};
use crate::ui::paint::{lay_over, put};
use crate::ui::theme::Theme;

/// Draws the pane.
pub fn render(app: &App, theme: Theme, pane: Rect, buf: &mut Buffer) {
    let area = inside(pane);
    if area.is_empty() {
        return;
    }
    let in_hand = app.pane == Pane::Facts;
    let items = app.sheet.items.iter().skip(app.sheet.cursor.top);
    for (item, y) in items.zip(area.y..area.bottom()) {
        let line = Rect {
            y,
            height: 1,
            ..area
        };
        match *item {
            Item::Section(status, n) => section(app, status, n, theme, line, buf),
            Item::Fact(idx) => {
                fact(app, idx, theme, line, buf);
                if app.fact == Some(idx) {
                    let sign = if in_hand { "▌" } else { "›" };
                    put(buf, line.x, y, line.right(), sign, theme.title(in_hand));
                    let rest = Rect {
                        x: line.x + 1,
                        width: line.width - 1,
                        ..line
                    };
                    lay_over(buf, rest, y, theme.chosen(in_hand));
                }
            }
        }
    }
    if app.sheet.items.is_empty() {
        let text = match app.only {
            Some(family) => app.labels.fill(
                "no facts of this kind: {}",
                &[app.labels.word(family.name())],
            ),
            None if app.reading.articles.is_empty() => String::new(),
            None => app.labels.word("no facts were found").to_owned(),
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
}

/// Draws the heading of a status: `! conflict ──── 2`.
fn section(app: &App, status: Status, n: usize, theme: Theme, line: Rect, buf: &mut Buffer) {
    let name = format!("{} {} ", mark(status), app.labels.word(word(status)));
    let x = put(
        buf,
        line.x + 1,
        line.y,
        line.right(),
        &name,
        theme.status(status),
    );
    let number = format!(" {n}");
    let right = line
        .right()
        .saturating_sub(u16::try_from(number.len()).unwrap_or(0) + 1);
    for x in x..right {
        put(buf, x, line.y, right, "─", theme.style(Role::Faint));
    }
    put(
        buf,
        right,
        line.y,
        line.right(),
        &number,
        theme.style(Role::Faint),
    );
}

/// Draws a fact: its mark, its label, its values, how many articles state it.
fn fact(app: &App, idx: FactIdx, theme: Theme, line: Rect, buf: &mut Buffer) {
    let fact = app.reading.fact(idx);
    let end = line.right();
    let sign = mark(fact.status).to_string();
    let x = put(
        buf,
        line.x + 1,
        line.y,
        end,
        &sign,
        theme.status(fact.status),
    ) + 1;

    let digits = app.reading.articles.len().to_string().len().max(3);
    let number = format!("{:>digits$} ", app.index.n_articles(idx));
    let right = end.saturating_sub(u16::try_from(number.len()).unwrap_or(0));
    put(buf, right, line.y, end, &number, theme.style(Role::Faint));

    let room = usize::from(right.saturating_sub(x));
    let label_room = room * 9 / 20;
    let mut label = String::new();
    if let Some(verdict) = app.verdicts.of(idx) {
        label.extend(verdict.judgement.map(crate::app::verdicts::Judgement::mark));
        if !verdict.note.is_empty() {
            label.push('✎');
        }
        label.push(' ');
    }
    if app.merging == Some(idx) {
        label.push_str("+ ");
    }
    label.push_str(&app.label_of(idx));
    put(
        buf,
        x,
        line.y,
        right,
        &clip(&label, label_room),
        theme.style(Role::Plain),
    );
    let at = x + u16::try_from(label_room).unwrap_or(0) + 1;
    values(app, fact, at, line.y, right, theme, buf);
}

/// Draws the values of the positions with the sign of the status before them.
fn values(app: &App, fact: &Fact, x: u16, y: u16, end: u16, theme: Theme, buf: &mut Buffer) {
    let role = value_role(fact);
    let mut x = x;
    let shown = fact.positions.iter().take(8);
    for (n, position) in shown.enumerate() {
        if 0 < n {
            x = put(buf, x, y, end, before(fact, n), theme.style(Role::Faint));
        }
        let left = fact.positions.len() - n - 1;
        let room = usize::from(end.saturating_sub(x));
        // Something of every value shows, as far as there is room.
        let share = if left == 0 {
            room
        } else {
            room.saturating_sub(left * 6).max(room / 2)
        };
        let text = clip(&said(&app.reading, position), share);
        if width(&text) == 0 {
            return;
        }
        x = put(buf, x, y, end, &text, theme.style(role));
    }
}
