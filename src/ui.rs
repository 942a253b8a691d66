//! Draws the state of the reader into a buffer, and changes nothing.
//!
//! ```text
//! ─ articles ──────┬━ 1 fr La Côte · 2021-03-14 ━━━━━━━━━━━━┬─ facts ────────────────
//! ▌1 fr La Côte  !2│      La tempête Alba frappe la côte    │ ! conflict ─────────── 2
//!  2 it Il Mare  !1│                                        │▌! deaths    12 ≠ 14    4
//!                  │ ▶!#  La tempête Alba a fait douze      │ ! where     Brest ≠ …  2
//!                  │  !DP morts samedi 13 mars près de      ├─ evidence ──────────────
//!                  │      Brest.                            │ deaths
//! ─ about ─────────│                                        │ A 12    3 articles · fr en
//! conflict 1 of 2 · deaths: 12 ≠ 14                                              top
//! n conflict  f fact  e other articles  w why  c compare  / search  ? help  q quit
//! ```
//!
//! All that is written goes through [`paint`], which shows what a terminal would obey and never sends it. The
//! pane in hand has a heavy rule and a bold title, so that no colour is needed to find it. Only what is in sight
//! is looked at.

pub mod articles;
pub mod doc;
pub mod grid;
pub mod paint;
pub mod reader;
pub mod sheet;
pub mod status;
pub mod theme;
pub mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::panes::{LEAST, Pane, Panes, inside};
use crate::app::wrap::wrap;
use crate::ui::paint::{put, rule};
use crate::ui::theme::Theme;

/// Draws the reader.
pub fn render(app: &App, theme: Theme, area: Rect, buf: &mut Buffer) {
    let Some(panes) = app.panes.filter(|panes| area.union(panes.footer) == area) else {
        too_small(app, area, buf);
        return;
    };
    if let Some(view) = app.views.last() {
        view::render(app, view, theme, panes.body, buf);
    } else {
        rules(app, theme, &panes, buf);
        articles::render(app, theme, panes.articles, buf);
        reader::render(app, theme, panes.text, buf);
        sheet::render(app, theme, panes.facts, buf);
        evidence(app, theme, panes.evidence, buf);
    }
    status::status(app, theme, panes.status, buf);
    status::footer(app, theme, panes.footer, buf);
}

fn evidence(app: &App, theme: Theme, pane: Rect, buf: &mut Buffer) {
    let in_hand = app.pane == Pane::Evidence;
    doc::render(
        &app.evidence.doc,
        app.evidence.cursor,
        in_hand,
        theme,
        inside(pane),
        buf,
    );
}

/// Draws the titles and the rules between the panes.
fn rules(app: &App, theme: Theme, panes: &Panes, buf: &mut Buffer) {
    let faint = theme.title(false);
    for pane in [panes.articles, panes.text, panes.facts, panes.evidence] {
        let Some(x) = pane.x.checked_sub(1).filter(|_| !pane.is_empty()) else {
            continue;
        };
        for y in pane.y..pane.bottom() {
            let sign = match y {
                0 => "┬",
                _ if y == pane.y && pane == panes.evidence => "├",
                _ => "│",
            };
            put(buf, x, y, x + 1, sign, faint);
        }
    }
    for pane in Pane::ALL {
        let area = panes.of(pane);
        if !area.is_empty() {
            let in_hand = app.pane == pane;
            rule(buf, area, &title(app, pane), in_hand, theme.title(in_hand));
        }
    }
}

fn title(app: &App, pane: Pane) -> String {
    use crate::app::articles::{label, published};
    match pane {
        Pane::Articles => format!(
            "{} {}",
            app.labels.word("articles"),
            app.reading.articles.len()
        ),
        Pane::Text => match app.article() {
            None => app.labels.word("text").to_owned(),
            Some(article) => {
                let name = label(&app.reading, app.viewport.article());
                format!("{name} · {}", published(&app.labels, article))
            }
        },
        Pane::Facts => format!("{} {}", app.labels.word("facts"), app.sheet.n_facts()),
        Pane::Evidence => app.labels.word("evidence").to_owned(),
    }
}

/// Says what is wrong with the size in one sentence.
fn too_small(app: &App, area: Rect, buf: &mut Buffer) {
    let numbers = [LEAST.0, LEAST.1, area.width, area.height].map(|n| n.to_string());
    let text = app.labels.fill(
        "crossread needs {} columns and {} rows; here are {} and {}.",
        &numbers.each_ref().map(String::as_str),
    );
    let rows = wrap(&text, 0..text.len(), usize::from(area.width));
    for (row, y) in rows.iter().zip(area.y..area.bottom()) {
        let words = text.get(row.range()).unwrap_or_default();
        put(
            buf,
            area.x,
            y,
            area.right(),
            words.trim_end(),
            ratatui::style::Style::new(),
        );
    }
}
