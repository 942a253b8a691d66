//! Help and the list of actions, both made from the table of bindings, both filtered by what is typed.

use crate::app::App;
use crate::app::doc::{Doc, Line, Piece, Role, Standing, Target};
use crate::app::family::Family;
use crate::app::keymap::{BINDINGS, Mode};
use crate::app::search::Needle;
use crate::app::sheet::{STATUSES, mark, word};
use crate::glyph::width as cells;

/// What the signs before a row of text say.
pub const GUTTER: [&str; 2] = [
    "Before a text, a capital stands for what other articles state as well, a small letter for what only this one says.",
    "▶ the words in hand   ! a conflict   ┊ not read: page furniture   ✓ accepted   ✗ rejected   ✎ with a note",
];

/// Returns help: what the marks mean, then every key under the heading of its group.
pub fn doc(app: &App, filter: &str, width: usize) -> Doc {
    let mut doc = Doc::new(width);
    let needle = Needle::new(filter);
    if filter.is_empty() {
        legend(app, &mut doc);
    }
    let column = (0..BINDINGS.len())
        .map(|idx| cells(&app.keymap.keys_of(idx)))
        .max()
        .unwrap_or(0)
        + 3;
    let mut group = "";
    for (idx, binding) in BINDINGS.iter().enumerate() {
        let keys = app.keymap.keys_of(idx);
        let help = app.labels.word(binding.help);
        let heading = app.labels.word(binding.group);
        let fields = [heading, binding.name, binding.help, help, &keys];
        if !filter.is_empty() && !fields.iter().any(|field| needle.is_in(field)) {
            continue;
        }
        if group != binding.group {
            group = binding.group;
            doc.gap();
            doc.push(Line::of(heading, Role::Heading));
        }
        key_line(&keys, help, column.min(width / 2), &mut doc);
    }
    if doc.lines.is_empty() {
        doc.words(app.labels.word("No key does that."), Role::Faint, 0);
    }
    doc
}

/// Returns the list of actions, each by its name.
pub fn palette(app: &App, filter: &str, width: usize) -> Doc {
    let mut doc = Doc::new(width);
    let needle = Needle::new(filter);
    let browse = || {
        BINDINGS
            .iter()
            .enumerate()
            .filter(|(_, binding)| binding.mode == Mode::Browse)
    };
    let column = browse()
        .map(|(_, binding)| cells(binding.name))
        .max()
        .unwrap_or(0)
        + 2;
    // Where there is little room, names and all keys but one leave it to what the action does; typing a name finds it
    // all the same.
    let is_narrow = width < 60;
    for (idx, binding) in browse() {
        let help = app.labels.word(binding.help);
        let found = [binding.name, binding.help, help]
            .iter()
            .any(|field| needle.is_in(field));
        if !filter.is_empty() && !found {
            continue;
        }
        let fill = " ".repeat(column - cells(binding.name));
        let mut left = vec![
            Piece::new(binding.name, Role::Strong),
            Piece::new(fill, Role::Plain),
            Piece::new(help, Role::Plain),
        ];
        if is_narrow {
            left.drain(..2);
        }
        let keys = if is_narrow {
            app.keymap.first_key(idx).unwrap_or_default()
        } else {
            app.keymap.keys_of(idx)
        };
        let keys = vec![Piece::new(keys, Role::Key)];
        doc.push(Line::spread(left, keys, width).to(Target::Binding(idx)));
    }
    if doc.lines.is_empty() {
        doc.words(app.labels.word("There is no such action."), Role::Faint, 0);
    }
    doc
}

fn key_line(keys: &str, help: &str, column: usize, doc: &mut Doc) {
    let from = doc.lines.len();
    doc.words(help, Role::Plain, column);
    let Some(first) = doc.lines.get_mut(from) else {
        return;
    };
    let fill = " ".repeat(column.saturating_sub(cells(keys) + 1));
    first.pieces[0] = Piece::new(format!(" {keys}"), Role::Key);
    first.pieces.insert(1, Piece::new(fill, Role::Plain));
}

/// Adds what the marks of the sheet and of the texts mean.
fn legend(app: &App, doc: &mut Doc) {
    doc.push(Line::of(
        app.labels.word("What the marks mean"),
        Role::Heading,
    ));
    let mut line = vec![Piece::new(" ", Role::Plain)];
    for status in STATUSES {
        line.push(Piece::new(mark(status).to_string(), Role::Status(status)));
        line.push(Piece::new(
            format!(" {}   ", app.labels.word(word(status))),
            Role::Plain,
        ));
    }
    push_fitting(&line, doc);
    let mut line = vec![Piece::new(" ", Role::Plain)];
    for family in Family::ALL {
        line.push(Piece::new(
            family.letter().to_string(),
            Role::Mark(family, Standing::Shared),
        ));
        line.push(Piece::new(
            format!(" {}   ", app.labels.word(family.name())),
            Role::Plain,
        ));
    }
    push_fitting(&line, doc);
    for line in GUTTER {
        doc.words(app.labels.word(line), Role::Faint, 1);
    }
}

fn push_fitting(pieces: &[Piece], doc: &mut Doc) {
    let mut line: Vec<Piece> = Vec::new();
    let mut used = 0;
    for pair in pieces.get(1..).unwrap_or_default().chunks(2) {
        let wide: usize = pair.iter().map(|piece| cells(&piece.text)).sum();
        if doc.width < used + wide && !line.is_empty() {
            doc.push(std::mem::take(&mut line));
            used = 0;
        }
        if line.is_empty() {
            line.push(Piece::new(" ", Role::Plain));
            used = 1;
        }
        line.extend_from_slice(pair);
        used += wide;
    }
    doc.push(line);
}

#[cfg(test)]
mod tests {
    use crate::app::App;
    use crate::scene::{screen, storm};

    #[test]
    fn the_first_action_that_is_found_is_the_chosen_one() {
        let mut app = App::with(storm());
        let shown = screen(&mut app, ": export", (80, 24));
        assert!(shown.contains("▌export-markdown"), "{shown}");
    }

    #[test]
    fn on_a_narrow_screen_an_action_is_what_it_does_and_found_by_its_name() {
        let mut app = App::with(storm());
        let shown = screen(&mut app, ": next-mark", (40, 12));
        assert!(shown.contains("▌next fact in this text"), "{shown}");
    }
}
