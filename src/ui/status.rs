//! The two lines at the bottom: where one is, and which keys lead on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::app::App;
use crate::app::doc::{Line, Piece, Role};
use crate::app::keymap::Mode;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::sheet::{before, mark, word};
use crate::glyph::{clip, width};
use crate::model::{FactIdx, Status};
use crate::ui::paint::{lay_over, put, put_line};
use crate::ui::theme::Theme;

/// Draws the status line: what was just said, or the fact in hand; at the right what is filtered, searched,
/// done, and how far down one is.
pub fn status(app: &App, theme: Theme, area: Rect, buf: &mut Buffer) {
    if let Some(prompt) = &app.prompt {
        typed(prompt, theme, area, buf);
        return;
    }
    let left = match (&app.notice, app.fact) {
        (Some(notice), _) => {
            let role = if notice.problem {
                Role::Problem
            } else {
                Role::Plain
            };
            vec![Piece::new(notice.text.clone(), role)]
        }
        (None, Some(fact)) => in_hand(app, fact),
        (None, None) => Vec::new(),
    };
    let right = vec![Piece::new(right(app), Role::Faint)];
    let line = Line::spread(left, right, usize::from(area.width).saturating_sub(2));
    put_line(buf, area.x + 1, area.y, area.right(), &line, theme);
}

/// Returns what is said of the fact in hand: `conflict 1 of 2 · deaths: 12 ≠ 14`.
fn in_hand(app: &App, idx: FactIdx) -> Vec<Piece> {
    let fact = app.reading.fact(idx);
    let name = match app.place_among_conflicts(idx) {
        Some((at, of)) if app.size.0 < 60 => format!("! {at} of {of}"),
        Some((at, of)) => format!("! {} {at} of {of}", app.labels.word("conflict")),
        None => format!(
            "{} {}",
            mark(fact.status),
            app.labels.word(word(fact.status))
        ),
    };
    let mut values = String::new();
    for (n, position) in fact.positions.iter().take(8).enumerate() {
        if 0 < n {
            values.push_str(before(fact, n));
        }
        values.push_str(&clip(&position.display, 40));
    }
    vec![
        Piece::new(name, Role::Status(fact.status)),
        Piece::new(format!("  {}: ", app.label_of(idx)), Role::Plain),
        Piece::new(
            values,
            if fact.status == Status::Conflict {
                Role::Strong
            } else {
                Role::Plain
            },
        ),
    ]
}

fn right(app: &App) -> String {
    let mut parts = Vec::new();
    if let Some(count) = app.count() {
        parts.push(format!("{count} ×"));
    }
    if app.saving.is_open() {
        parts.push("not kept yet".to_owned());
    }
    if app.merging.is_some() {
        parts.push("merging".to_owned());
    }
    if let Some(progress) = &app.progress {
        parts.push(match progress.total {
            1 => format!("{} …", progress.what),
            _ => format!("{}: {} of {}", progress.what, progress.done, progress.total),
        });
    }
    if let Some(search) = &app.search {
        let at = search.at.map_or(0, |at| at + 1);
        let how = match (search.is_open, search.is_by_meaning()) {
            (true, _) => ", searching …",
            (false, true) => " by meaning",
            (false, false) => "",
        };
        parts.push(format!(
            "hit {at} of {}{how}: “{}”",
            search.hits.len(),
            clip(&search.query, 20)
        ));
    }
    if let Some(only) = app.only {
        parts.push(format!("only {}", only.name()));
    }
    if !app.marks {
        parts.push("marks off".to_owned());
    }
    if !app.mouse {
        parts.push("mouse off".to_owned());
    }
    if let (Some(page), Some(article)) = (app.viewport.page(), app.article())
        && !page.is_empty()
    {
        let bytes = app.viewport.bytes(&app.reading);
        let end = article.paragraphs.last().map_or(0, |p| p.span.end());
        let at_top = app.viewport.top() == crate::app::page::Line::default();
        parts.push(match (at_top, end <= bytes.end) {
            (true, true) => "all".to_owned(),
            (true, false) => "top".to_owned(),
            (false, true) => "end".to_owned(),
            (false, false) => format!("{} %", page.thousandth(bytes.start) / 10),
        });
    }
    parts.join(" · ")
}

/// Draws the line that is being typed, with its cursor.
fn typed(prompt: &Prompt, theme: Theme, area: Rect, buf: &mut Buffer) {
    let name = match prompt.purpose {
        Purpose::Search => "search: ",
        Purpose::Note(_) => "note: ",
    };
    let x = put(
        buf,
        area.x + 1,
        area.y,
        area.right(),
        name,
        theme.style(Role::Key),
    );
    let value = prompt.input.value();
    let before: String = value.chars().take(prompt.input.cursor()).collect();
    let after: String = value.chars().skip(prompt.input.cursor()).collect();
    let room = usize::from(area.right().saturating_sub(x + 1));
    let x = put(
        buf,
        x,
        area.y,
        area.right(),
        tail(&before, room.saturating_sub(1)),
        Style::new(),
    );
    let end = put(buf, x, area.y, area.right(), &after, Style::new());
    if end == x {
        put(buf, x, area.y, area.right(), " ", Style::new());
    }
    let cursor = Rect {
        x,
        width: 1,
        ..area
    };
    lay_over(
        buf,
        cursor,
        area.y,
        Style::new().add_modifier(Modifier::REVERSED),
    );
}

/// Returns the end of a text that fits.
fn tail(text: &str, cells: usize) -> &str {
    let mut rest = text;
    while cells < width(rest) {
        let mut chars = rest.chars();
        let _ = chars.next();
        rest = chars.as_str();
    }
    rest
}

/// Draws the keys of what is in hand, as many as there is room for; help and the way out always.
pub fn footer(app: &App, theme: Theme, area: Rect, buf: &mut Buffer) {
    let keys = keys(app);
    let n_last = 2.min(keys.len());
    let cells = |entry: &(String, &str)| width(&entry.0) + width(entry.1) + 3;
    let last: usize = keys[keys.len() - n_last..].iter().map(cells).sum();
    let mut left = usize::from(area.width).saturating_sub(last + 1);
    let mut x = area.x + 1;
    for (idx, entry) in keys.iter().enumerate() {
        let is_last = keys.len() - n_last <= idx;
        if !is_last {
            if let Some(rest) = left.checked_sub(cells(entry)) {
                left = rest;
            } else {
                left = 0;
                continue;
            }
        }
        x = put(
            buf,
            x,
            area.y,
            area.right(),
            &entry.0,
            theme.style(Role::Key),
        );
        x = put(
            buf,
            x + 1,
            area.y,
            area.right(),
            entry.1,
            theme.style(Role::Faint),
        ) + 2;
    }
}

fn keys(app: &App) -> Vec<(String, &'static str)> {
    let fixed = |keys: &[(&str, &'static str)]| {
        keys.iter()
            .map(|&(key, word)| (key.to_owned(), word))
            .collect()
    };
    match app.mode() {
        Mode::Type => fixed(&[("Enter", "take it"), ("Esc", "leave it")]),
        Mode::Pick => fixed(&[
            ("Up Down", "move"),
            ("type", "to filter"),
            ("Enter", "do it"),
            ("Esc", "close"),
        ]),
        Mode::Browse if !app.views.is_empty() => {
            let name = |action: &str| {
                let idx = crate::app::keymap::BINDINGS
                    .iter()
                    .position(|binding| binding.name == action);
                idx.and_then(|idx| app.keymap.first_key(idx))
                    .unwrap_or_default()
            };
            vec![
                (name("next"), "conflict"),
                (format!("{} {}", name("down"), name("up")), "move"),
                (name("open"), "go to the words"),
                (name("help"), "help"),
                (name("close"), "close"),
            ]
        }
        Mode::Browse => app.keymap.footer(app.pane),
    }
}

#[cfg(test)]
mod tests {
    use crate::app::labels::{Labels, Tongue};
    use crate::app::msg::Progress;
    use crate::app::{App, Effect, Msg, key, update};
    use crate::scene::{screen, storm};

    #[test]
    fn while_articles_are_read_progress_is_shown_and_keys_are_answered() {
        let mut app = App::new();
        let progress = |done, total| {
            Msg::Progress(Progress {
                what: "articles read".to_owned(),
                done,
                total,
            })
        };
        let _ = update(&mut app, progress(3, 50));
        let shown = screen(&mut app, "", (80, 24));
        assert_eq!(
            shown.matches("articles read: 3 of 50").count(),
            2,
            "{shown}"
        );
        for key in key::parse_keys("n f e w c x t o ? Esc Esc / a Enter a S M y") {
            let _ = update(&mut app, Msg::Key(key));
        }
        let quit = update(&mut app, Msg::Key(key::Key::plain(key::Code::Char('q'))));
        assert_eq!(quit, Some(Effect::Quit));
        let _ = update(&mut app, Msg::Reading(Box::new(storm().into())));
        let _ = update(&mut app, progress(50, 50));
        assert!(!screen(&mut app, "", (80, 24)).contains("articles read"));
    }

    #[test]
    fn labels_are_in_the_readers_language_and_evidence_stays_as_it_is_written() {
        let mut app = App::with(storm());
        app.labels = Labels::new(Tongue::German, []);
        let shown = screen(&mut app, "n", (120, 40));
        for words in [
            "! Widerspruch 1 of 2",
            "nur ein Artikel",
            "3 Artikel, 2 Ursprünge",
            "douze morts",
        ] {
            assert!(shown.contains(words), "{words}\n{shown}");
        }
    }
}
