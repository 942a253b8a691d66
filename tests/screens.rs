//! Scripted sessions: keys in, screen out, at four sizes, over a small reading made by hand, so that only a change
//! of the reader changes them. `UPDATE=1 cargo test --test screens` writes the screens.

#[path = "support/expected.rs"]
mod expected;

use crossread::app::App;
use crossread::app::options::ThemeName;
use crossread::scene::{draw, press, screen, shown, storm};
use crossread::ui::theme::Theme;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

#[test]
fn sessions_look_as_expected_at_every_size() {
    let sessions = [
        ("start", ""),
        ("conflict", "n"),
        ("next-article", "n e"),
        ("why", "n w"),
        ("compare", "n c"),
        ("grid", "x"),
        ("timeline", "t"),
        ("origins", "o"),
        ("search", "/ brest Enter n"),
        ("help", "?"),
    ];
    for (name, keys) in sessions {
        for size in SIZES {
            let shown = screen(&mut App::with(storm()), keys, size);
            let file = format!("tests/expected/screens/{name}-{}x{}.txt", size.0, size.1);
            expected::check(&file, &shown);
        }
    }
}

#[test]
fn a_screen_that_is_too_small_says_so_in_one_sentence() {
    let shown = screen(&mut App::with(storm()), "n", (30, 8));
    let lines: Vec<&str> = shown
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    assert!(!lines.is_empty() && lines.len() <= 4, "{shown}");
}

#[test]
fn every_size_shows_the_words_of_the_conflict_that_n_goes_to() {
    for size in SIZES {
        let shown = screen(&mut App::with(storm()), "n", size);
        assert!(shown.contains("douze morts"), "{size:?}\n{shown}");
        assert!(
            shown.contains("conflict 1 of 2") || shown.contains("! 1 of 2"),
            "{size:?}\n{shown}"
        );
    }
}

#[test]
fn the_place_is_kept_when_the_terminal_changes_its_size() {
    let mut app = App::with(storm());
    press(&mut app, "n n", (120, 40));
    let before = shown(&draw(&app, Theme::default(), (120, 40)));
    for size in [(40, 12), (200, 60), (61, 20), (120, 40)] {
        press(&mut app, "", size);
    }
    assert_eq!(shown(&draw(&app, Theme::default(), (120, 40))), before);
}

#[test]
fn no_key_brings_any_size_down() {
    let keys = [
        "n", "N", "f", "e", "Enter", "w", "Esc", "c", "x", "l", "j", "t", "o", "?", "Esc", "Tab",
        "z", "3", "0", "a", "r", "u", "H", "G", "g", "b", "B", "T", "J", "K",
    ];
    for size in [
        (1, 1),
        (2, 3),
        (10, 4),
        (39, 11),
        (60, 10),
        (99, 30),
        (120, 3),
        (300, 90),
    ] {
        let mut app = App::with(storm());
        for key in keys {
            press(&mut app, key, size);
            let buffer = draw(&app, Theme::default(), size);
            assert_eq!((buffer.area.width, buffer.area.height), size);
        }
    }
}

// Styles, which the screens above do not show.

fn buffer(keys: &str, theme: ThemeName) -> Buffer {
    let mut app = App::with(storm());
    press(&mut app, keys, (120, 40));
    draw(&app, Theme::of(theme), (120, 40))
}

/// Returns the first cells that show some words.
#[track_caller]
fn cells<'b>(buffer: &'b Buffer, words: &str) -> Vec<&'b Cell> {
    let n = words.chars().count();
    for y in 0..buffer.area.height {
        let row: Vec<&Cell> = (0..buffer.area.width)
            .filter_map(|x| buffer.cell((x, y)))
            .collect();
        let found = row.windows(n).find(|cells| {
            cells
                .iter()
                .map(|cell| cell.symbol())
                .eq(words.chars().map(|c| c.to_string()))
        });
        if let Some(cells) = found {
            return cells.to_vec();
        }
    }
    panic!("{words} is not on the screen:\n{}", shown(buffer));
}

#[test]
fn the_words_of_a_conflict_are_bold_and_those_in_hand_stand_out() {
    let before = buffer("", ThemeName::Dark);
    let after = buffer("n", ThemeName::Dark);
    let (plain, chosen) = (
        cells(&before, "douze morts")[0],
        cells(&after, "douze morts")[0],
    );
    assert!(plain.modifier.contains(Modifier::BOLD), "{plain:?}");
    assert_ne!(
        (plain.fg, plain.bg, plain.modifier),
        (chosen.fg, chosen.bg, chosen.modifier)
    );
}

#[test]
fn only_a_conflict_is_red() {
    let buffer = buffer("", ThemeName::Dark);
    let colour = |words: &str| cells(&buffer, words)[0].fg;
    let conflict = colour("! conflict");
    assert_ne!(conflict, Color::Reset);
    for other in ["~ compatible", "= agree"] {
        assert_ne!(colour(other), conflict, "{other}");
    }
}

#[test]
fn furniture_is_dimmed_and_not_marked() {
    let buffer = buffer("", ThemeName::Dark);
    let (furniture, body) = (
        cells(&buffer, "Partager")[0],
        cells(&buffer, "La tempête Alba a")[0],
    );
    assert_ne!((furniture.fg, furniture.modifier), (body.fg, body.modifier));
}

#[test]
fn without_colours_weight_and_underline_tell_the_same() {
    for keys in ["", "n", "n c", "x", "?"] {
        let buffer = buffer(keys, ThemeName::Mono);
        for cell in buffer.content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{cell:?}");
        }
        assert!(
            buffer
                .content()
                .iter()
                .any(|cell| !cell.modifier.is_empty()),
            "{keys}"
        );
    }
}

#[test]
fn in_every_theme_a_conflict_looks_unlike_plain_text() {
    for theme in ThemeName::ALL {
        let buffer = buffer("", theme);
        let mark = cells(&buffer, "douze morts")[0];
        let plain = cells(&buffer, " a fait ")[2];
        assert_ne!(
            (mark.fg, mark.bg, mark.modifier),
            (plain.fg, plain.bg, plain.modifier),
            "{theme:?}"
        );
    }
}
