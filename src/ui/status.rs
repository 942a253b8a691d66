//! The two lines at the bottom: where one is, and which keys lead on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::app::App;
use crate::app::doc::{Line, Piece, Role};
use crate::app::keymap::Mode;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::sheet::{before, mark, said, word};
use crate::app::view::ViewKind;
use crate::glyph::{clip, width};
use crate::model::{FactIdx, Status};
use crate::ui::paint::{lay_over, put, put_line};
use crate::ui::theme::Theme;

/// Draws the status line: what was just said, or the fact in hand; at the right what is filtered, searched,
/// done, and how far down one is.
pub fn status(app: &App, theme: Theme, area: Rect, buf: &mut Buffer) {
    if let Some(prompt) = &app.prompt {
        typed(app, prompt, theme, area, buf);
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
    let room = usize::from(area.width).saturating_sub(2);
    let taken: usize = left.iter().map(|piece| width(&piece.text)).sum();
    let right = right(app);
    // What was just said comes whole, before what stands at the right whatever happens.
    let crowded = app.notice.is_some() && room < taken + width(&right) + 1;
    let right = vec![Piece::new(
        if crowded { String::new() } else { right },
        Role::Faint,
    )];
    let line = Line::spread(left, right, room);
    put_line(buf, area.x + 1, area.y, area.right(), &line, theme);
}

/// Returns what is said of the fact in hand: `conflict 1 of 2 · deaths: 12 ≠ 14`.
fn in_hand(app: &App, idx: FactIdx) -> Vec<Piece> {
    let fact = app.reading.fact(idx);
    let name = match app.place_among_conflicts(idx) {
        Some((at, of)) => {
            let place = app
                .labels
                .fill("{} of {}", &[&at.to_string(), &of.to_string()]);
            if app.size.0 < 60 {
                format!("! {place}")
            } else {
                format!("! {} {place}", app.labels.word("conflict"))
            }
        }
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
        values.push_str(&clip(&said(&app.reading, position), 40));
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
    let labels = &app.labels;
    let mut parts = Vec::new();
    if let Some(count) = app.count() {
        parts.push(format!("{count} ×"));
    }
    if app.saving.is_open() {
        parts.push(labels.word("not kept yet").to_owned());
    }
    if app.merging.is_some() {
        parts.push(labels.word("merging").to_owned());
    }
    if let Some(progress) = &app.progress {
        parts.push(progress.in_words(labels));
    }
    if let Some(search) = &app.search {
        let at = search.at.map_or(0, |at| at + 1).to_string();
        let of = search.hits.len().to_string();
        let mut words = labels.fill("hit {} of {}", &[&at, &of]);
        if search.is_open {
            words = format!("{words}, {}", labels.word("searching …"));
        } else if search.is_by_meaning() {
            words = format!("{words} {}", labels.word("by meaning"));
        }
        parts.push(format!("{words}: “{}”", clip(&search.query, 20)));
    }
    if let Some(only) = app.only {
        parts.push(labels.fill("only {}", &[labels.word(only.name())]));
    }
    if !app.marks {
        parts.push(labels.word("marks off").to_owned());
    }
    if !app.mouse {
        parts.push(labels.word("mouse off").to_owned());
    }
    if let (Some(page), Some(article)) = (app.viewport.page(), app.article())
        && !page.is_empty()
    {
        let bytes = app.viewport.bytes(&app.reading);
        let end = article.paragraphs.last().map_or(0, |p| p.span.end());
        let at_top = app.viewport.top() == crate::app::page::Line::default();
        parts.push(match (at_top, end <= bytes.end) {
            (true, true) => labels.word("all").to_owned(),
            (true, false) => labels.word("top").to_owned(),
            (false, true) => labels.word("end").to_owned(),
            (false, false) => format!("{} %", page.thousandth(bytes.start) / 10),
        });
    }
    parts.join(" · ")
}

/// Draws the line that is being typed, with its cursor.
fn typed(app: &App, prompt: &Prompt, theme: Theme, area: Rect, buf: &mut Buffer) {
    let name = match prompt.purpose {
        Purpose::Search => app.labels.word("search"),
        Purpose::Note(_) => app.labels.word("note"),
    };
    let name = format!("{name}: ");
    let x = put(
        buf,
        area.x + 1,
        area.y,
        area.right(),
        &name,
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
    let mut left = usize::from(area.width).saturating_sub(last);
    let mut x = area.x + 1;
    for (idx, entry) in keys.iter().enumerate() {
        let is_last = keys.len() - n_last <= idx;
        if !is_last {
            // A key whose word is too long leaves the room to the next.
            let Some(rest) = left.checked_sub(cells(entry)) else {
                continue;
            };
            left = rest;
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

fn keys(app: &App) -> Vec<(String, &str)> {
    let word = |english: &'static str| app.labels.word(english);
    let first = |action: &str| {
        let known = crate::app::keymap::BINDINGS.iter();
        let idx = known.clone().position(|binding| binding.name == action);
        idx.and_then(|idx| app.keymap.first_key(idx))
            .unwrap_or_default()
    };
    let pair = |a: &str, b: &str| format!("{} {}", first(a), first(b));
    match app.mode() {
        Mode::Type => vec![
            (first("submit"), word("take it")),
            (first("cancel"), word("leave it")),
        ],
        Mode::Pick => vec![
            (pair("pick-down", "pick-up"), word("move")),
            ("a–z".to_owned(), word("filter")),
            (first("pick"), word("do it")),
            (first("close-list"), word("close")),
        ],
        Mode::Browse => match app.views.last() {
            None => app.keymap.footer(app.pane, &app.labels),
            Some(view) => {
                let mut keys = vec![(pair("down", "up"), word("move"))];
                if view.kind == ViewKind::Grid {
                    keys.push((pair("left", "right"), word("article")));
                }
                keys.push((first("open"), word("go to the words")));
                keys.push((first("next"), word("conflict")));
                keys.push((first("help"), word("help")));
                keys.push((first("close"), word("close")));
                keys
            }
        },
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
            "! Widerspruch 1 von 2",
            "nur ein Artikel",
            "3 Artikel, 2 Ursprünge",
            "douze morts",
        ] {
            assert!(shown.contains(words), "{words}\n{shown}");
        }
    }
}
