//! Every view: its styles pinned, the same told without colours, and hostile text through all of them, down to the
//! bytes that a terminal gets. `UPDATE=1 cargo test --test views` writes the styles.

#[path = "support/expected.rs"]
mod expected;

#[path = "support/draws.rs"]
mod draws;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use crossread::app::options::ThemeName;
use crossread::app::{App, Msg, key, obey, update};
use crossread::pipeline::Meaning;
use crossread::render::{Format, Frame, render};
use crossread::scene::{draw, press, shown, storm};
use crossread::ui::theme::Theme;
use crossread::{ingest, pipeline, ui};
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::style::Modifier;

/// The keys that lead to each view.
const VIEWS: [(&str, &str); 10] = [
    ("panes", "n"),
    ("compare", "n c"),
    ("why", "n w"),
    ("grid", "x"),
    ("timeline", "t"),
    ("origins", "o"),
    ("help", "?"),
    ("palette", ": mark"),
    ("search", "/ brest Enter n"),
    ("verdicts", "n a n r H M"),
];

/// Returns a picture of letters: under each row that has styles, what each of its cells is. `b` bold, `u`
/// underlined, `i` italic, `d` dim, `r` reversed, a capital letter for several, `.` for colour alone. Below it every
/// style as the terminal gets it, with how many cells have it: the letters say nothing of colours.
fn styles(frame: &str) -> String {
    let mut out = String::new();
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for line in frame.lines() {
        let (mut text, mut marks, mut mark) = (String::new(), String::new(), ' ');
        let mut style = "";
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            if let Some((codes, after)) =
                rest.strip_prefix("\u{1b}[").and_then(|r| r.split_once('m'))
            {
                mark = letter(codes);
                style = codes;
                rest = after;
                continue;
            }
            text.push(first);
            marks.push(mark);
            if !matches!(style, "" | "0") {
                *used.entry(style.to_owned()).or_default() += 1;
            }
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
        out.push_str(text.trim_end());
        out.push('\n');
        if !marks.trim().is_empty() {
            out.push_str(marks.trim_end());
            out.push('\n');
        }
    }
    out.push('\n');
    for (codes, n_cells) in used {
        let _ = writeln!(out, "{codes}: {n_cells}");
    }
    out
}

fn letter(codes: &str) -> char {
    let names = [("1", 'b'), ("2", 'd'), ("3", 'i'), ("4", 'u'), ("7", 'r')];
    let parts: Vec<&str> = codes.split(';').collect();
    // What follows 38 or 48 names a colour.
    let colour = parts.iter().position(|code| matches!(*code, "38" | "48"));
    let plain = &parts[..colour.unwrap_or(parts.len())];
    let found: Vec<char> = names
        .iter()
        .filter(|(code, _)| plain.contains(code))
        .map(|(_, name)| *name)
        .collect();
    match (found.as_slice(), colour) {
        ([], None) => ' ',
        ([], Some(_)) => '.',
        ([one], _) => *one,
        ([.., last], _) => last.to_ascii_uppercase(),
    }
}

#[test]
fn every_view_has_its_styles_in_colours_and_without() {
    let sizes = [(40, 12), (80, 24), (120, 40), (200, 60)];
    let coloured = sizes.map(|size| (size, ThemeName::Dark));
    let mono = ((80, 24), ThemeName::Mono);
    for (name, keys) in VIEWS {
        for (size, theme) in coloured.into_iter().chain([mono]) {
            let frame = Frame {
                size,
                keys,
                format: Format::Ansi,
                theme,
            };
            let (columns, rows) = size;
            let name = format!("{name}-{columns}x{rows}-{}", theme.name());
            let file = format!("tests/expected/styles/{name}.txt");
            expected::check(&file, &styles(&render(storm(), frame)));
        }
    }
}

/// What a colour of a conflict says, weight, underline or the place of the words in hand say as well.
#[test]
fn without_colours_every_view_tells_what_it_tells_with_them() {
    for (name, keys) in VIEWS {
        for size in [(40, 12), (80, 24), (120, 40), (200, 60)] {
            let mut app = App::with(storm());
            press(&mut app, keys, size);
            let coloured = draw(&app, Theme::of(ThemeName::Dark), size);
            let mono = draw(&app, Theme::of(ThemeName::Mono), size);
            assert_eq!(shown(&coloured), shown(&mono), "{name} {size:?}");
            // Of two neighbours on one row that colours tell apart as conflict and no conflict, weight or underline
            // or a sign between them tells the same.
            let red = conflict_colours();
            let area = coloured.area;
            for y in area.y..area.bottom() {
                for x in area.x + 1..area.right() {
                    let is_red = |x| red.contains(&(coloured[(x, y)].fg));
                    let words =
                        |x: u16| coloured[(x, y)].symbol().chars().all(char::is_alphanumeric);
                    if is_red(x) != is_red(x - 1) && words(x) && words(x - 1) {
                        let look = |x| mono[(x, y)].modifier & !Modifier::DIM;
                        assert_ne!(
                            look(x),
                            look(x - 1),
                            "{name} {size:?} at {x}, {y}\n{}",
                            shown(&mono)
                        );
                    }
                }
            }
        }
    }
}

fn conflict_colours() -> Vec<ratatui::style::Color> {
    use crossread::app::doc::{Role, Standing};
    use crossread::app::family::Family;
    use crossread::model::Status;
    let theme = Theme::of(ThemeName::Dark);
    let roles = [
        Role::Status(Status::Conflict),
        Role::Mark(Family::Number, Standing::Conflict),
    ];
    roles
        .iter()
        .filter_map(|role| theme.style(*role).fg)
        .collect()
}

/// Something that takes bytes and lets others look at them.
#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .expect("nobody panicked")
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Checks that bytes hold nothing that a terminal obeys but what moves the cursor and sets styles.
fn is_harmless(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => {
                if chars.next() != Some('[') {
                    return Err("an escape that begins no control sequence".to_owned());
                }
                let codes: String = std::iter::from_fn(|| {
                    chars.next_if(|c| c.is_ascii_digit() || ";:?".contains(*c))
                })
                .collect();
                let end = chars.next();
                // m style, H place, and the cursor shown or hidden.
                let known = matches!(end, Some('m' | 'H'))
                    || (codes == "?25" && matches!(end, Some('h' | 'l')));
                if !known {
                    return Err(format!("control sequence {codes:?} {end:?}"));
                }
            }
            c if c.is_control() => return Err(format!("control character {c:?}")),
            '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{2028}'
            | '\u{2029}' => {
                return Err(format!("hidden character {c:?}"));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Returns articles with more trouble in them than chance would bring.
fn hostile() -> impl Strategy<Value = String> {
    let trouble = select(vec![
        "\u{1b}[2J",
        "\u{1b}]0;title\u{7}",
        "\u{1b}]52;c;AA==\u{7}",
        "\u{9b}31m",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{feff}",
        "\r",
        "\t",
        "\u{0}",
        "\u{8}",
        "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "日本",
        "👨\u{200d}👩",
        "می\u{200c}",
        "\u{e0041}",
        "\u{90}q",
        "\u{2028}",
        "🇫🇷",
        "\u{1b}P",
        "\u{1b}\\",
        "\u{85}",
    ]);
    let words = select(vec![
        "Twelve people were killed in Brest. ",
        "Fourteen people died in Quimper on Saturday. ",
        "« Nous avons 12",
        " morts », a dit le maire.\n\n",
        "Europol",
        "\n# ",
        "$24 million ",
        "25 août 2020 ",
    ]);
    proptest::collection::vec(
        prop_oneof![
            trouble.prop_map(str::to_owned),
            words.prop_map(str::to_owned),
            any::<char>().prop_map(String::from)
        ],
        1..24,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(draws::draws(48))]

    #[test]
    fn hostile_articles_never_reach_the_terminal_as_they_are(one in hostile(), two in hostile(), query in hostile()) {
        let texts = [("a\u{1b}[31m.en.txt", one), ("b\u{202e}.fr.txt", two)];
        let articles = texts
            .iter()
            .filter_map(|(path, text)| ingest::article(Path::new(path), text.as_bytes().to_vec()).ok())
            .map(|(article, _)| article)
            .collect();
        let mut app = App::with(pipeline::read_articles(articles, Meaning::Anchors));
        let sink = Sink::default();
        for size in [(120, 30), (60, 16), (40, 10)] {
            let options = ratatui::TerminalOptions {
                viewport: ratatui::Viewport::Fixed(ratatui::layout::Rect::new(0, 0, size.0, size.1)),
            };
            let mut terminal = Terminal::with_options(CrosstermBackend::new(sink.clone()), options).expect("a sink");
            let _ = update(&mut app, Msg::Resize(size.0, size.1));
            for keys in ["", "n", "f", "w", "Esc", "c", "Esc", "x", "Esc", "t", "Esc", "o", "Esc", "?", "Esc", "h", "l", "/"] {
                for key in key::parse_keys(keys) {
                    let _ = obey(&mut app, Msg::Key(key));
                }
                if keys == "/" {
                    let _ = update(&mut app, Msg::Paste(query.clone()));
                }
                let theme = Theme::of(app.theme);
                terminal.draw(|frame| ui::render(&app, theme, frame.area(), frame.buffer_mut())).expect("a sink");
            }
            let _ = obey(&mut app, Msg::Key(key::Key::plain(key::Code::Enter)));
            let theme = Theme::of(app.theme);
            terminal.draw(|frame| ui::render(&app, theme, frame.area(), frame.buffer_mut())).expect("a sink");
        }
        let bytes = sink.0.lock().expect("nobody panicked").clone();
        prop_assert_eq!(is_harmless(&bytes), Ok(()));
    }
}

#[test]
fn an_escape_in_an_article_is_shown_as_what_it_is() {
    let text = "Twelve \u{1b}[31mpeople\u{202e} were killed in Brest.\n";
    let (article, _) = ingest::article(Path::new("a.txt"), text.as_bytes().to_vec()).expect("text");
    let mut app = App::with(pipeline::read_articles(vec![article], Meaning::Anchors));
    press(&mut app, "", (120, 30));
    let screen = shown(&draw(&app, Theme::default(), (120, 30)));
    assert!(screen.contains("␛[31mpeople⟦U+202E⟧"), "{screen}");
}
