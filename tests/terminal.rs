//! The program in a pseudo-terminal: it opens, obeys keys, and leaves the terminal as it found it, however it ends.
#![cfg(unix)]

use std::io::{Read as _, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crossread::app::msg::Export;
use crossread::terminal;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// After so long without a byte, what is waited for will not come.
const PATIENCE: Duration = Duration::from_mins(1);

/// A program in a terminal that a test can look at.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    /// All that it wrote.
    bytes: Vec<u8>,
    screen: vt100::Parser,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Session {
    fn start(program: PathBuf, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let size = PtySize {
            rows: 40,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("there are pseudo-terminals");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.env("TERM", "xterm-256color");
        command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
        command.env("HOME", env!("CARGO_TARGET_TMPDIR"));
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        drop(pair.slave);
        let keys = pair.master.take_writer().expect("it has keys");
        let mut reader = pair.master.try_clone_reader().expect("it has a screen");
        let (sender, output) = channel();
        // Whoever does not drain a pseudo-terminal blocks the program behind it.
        thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || sender.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            keys,
            output,
            bytes: Vec::new(),
            screen: vt100::Parser::new(40, 120, 0),
            _terminal: pair.master,
        }
    }

    fn crossread(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::start(env!("CARGO_BIN_EXE_crossread").into(), arguments, variables)
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("it takes keys");
        self.keys.flush().expect("it takes keys");
    }

    fn take(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// Waits until the screen shows some words.
    #[track_caller]
    fn wait_for(&mut self, words: &str) {
        while !self.screen.screen().contents().contains(words) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!(
                    "{words:?} never came ({error}):\n{}",
                    self.screen.screen().contents()
                ),
            }
        }
    }

    /// Waits until the program ends, and returns its status.
    fn end(&mut self) -> u32 {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        self.child.wait().expect("it ends").exit_code()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    #[track_caller]
    fn is_restored(&self) {
        let screen = self.screen.screen();
        assert!(
            self.text().contains("\u{1b}[?1049h"),
            "the reader was opened"
        );
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pasting is as it was");
        assert_eq!(
            screen.mouse_protocol_mode(),
            vt100::MouseProtocolMode::None,
            "the mouse is given back"
        );
    }
}

#[test]
fn the_reader_opens_goes_to_a_conflict_and_leaves() {
    let mut session = Session::crossread(&["seeds"], &[]);
    session.wait_for("articles 5");
    assert!(session.screen.screen().alternate_screen());
    session.press("n");
    session.wait_for("conflict 1 of");
    session.press("q");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

#[test]
fn the_theme_is_for_the_background_that_the_terminal_tells_and_no_key_is_lost_to_it() {
    let mut session = Session::crossread(&["seeds"], &[]);
    session.wait_for("articles 5");
    while !session.text().contains("\u{1b}]11;?\u{1b}\\") {
        let bytes = session.output.recv_timeout(PATIENCE).expect("it asks");
        session.take(&bytes);
    }
    session.press("n\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\T");
    session.wait_for("conflict 1 of");
    // What comes after the theme for a light background.
    session.wait_for("theme: high-contrast");
    session.press("q");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

#[test]
fn a_theme_that_was_chosen_asks_the_terminal_nothing() {
    for (arguments, variables) in [
        (&["seeds", "--theme", "dark"][..], &[][..]),
        (&["seeds"], &[("NO_COLOR", "1")]),
        (&["seeds"], &[("COLORFGBG", "15;0")]),
        (&["seeds"], &[("TERM", "linux")]),
    ] {
        let mut session = Session::crossread(arguments, variables);
        session.wait_for("articles 5");
        session.press("q");
        assert_eq!(session.end(), 0);
        assert!(!session.text().contains("]11;?"), "{arguments:?}");
    }
}

#[test]
fn a_signal_ends_the_reader_and_restores_the_terminal() {
    let mut session = Session::crossread(&["seeds"], &[]);
    session.wait_for("articles 5");
    let id = session.child.process_id().expect("it runs");
    let sent = Command::new("sh")
        .args(["-c", &format!("kill -TERM {id}")])
        .status();
    assert!(sent.is_ok_and(|status| status.success()));
    session.end();
    session.is_restored();
}

#[test]
fn a_panic_restores_the_terminal_before_it_is_told() {
    let test = std::env::current_exe().expect("a test has a file");
    let arguments = [
        "--exact",
        "a_reader_that_panics_when_it_exports",
        "--nocapture",
    ];
    let mut session = Session::start(test, &arguments, &[("CROSSREAD_PANIC", "1")]);
    session.wait_for("articles 4");
    // F5 writes the sheet as Markdown.
    session.press("\u{1b}[15~");
    assert_ne!(session.end(), 0);
    session.is_restored();
    let text = session.text();
    let left = text.rfind("\u{1b}[?1049l").expect("the screen is left");
    let told = text.find("on purpose").expect("the panic is told");
    assert!(left < told, "{text}");
}

/// Does nothing in a run of the tests; the test above starts it in a terminal of its own.
#[test]
fn a_reader_that_panics_when_it_exports() {
    if std::env::var_os("CROSSREAD_PANIC").is_none() {
        return;
    }
    let options = terminal::Options {
        exports: vec![(Export::Markdown, "md", Box::new(|_| panic!("on purpose")))],
        ..terminal::Options::default()
    };
    let ended = terminal::run(options, |_| crossread::scene::storm());
    assert!(ended.is_ok());
}

#[test]
fn where_nothing_can_be_read_the_reader_is_not_opened() {
    let mut session = Session::crossread(&["nowhere.txt"], &[]);
    assert_eq!(session.end(), 2);
    assert_eq!(
        session.text().trim_end(),
        "crossread: nowhere.txt: cannot be read: no such file or directory"
    );
}

#[test]
fn a_terminal_that_can_do_nothing_gets_the_plain_listing_in_its_width() {
    let mut session = Session::crossread(&["seeds"], &[("TERM", "dumb")]);
    assert_eq!(session.end(), 0);
    let text = session.text();
    assert!(
        text.starts_with("5 articles, ") && !text.contains('\u{1b}'),
        "{text}"
    );
    assert!(
        text.lines().all(|line| line.chars().count() <= 120),
        "{text}"
    );
}

#[test]
fn without_colours_the_weight_and_the_underline_of_marks_remain() {
    let mut session = Session::crossread(&["seeds"], &[("NO_COLOR", "1")]);
    session.wait_for("articles 5");
    session.press("n");
    session.wait_for("conflict 1 of");
    let cells = (0..40).flat_map(|row| (0..120).map(move |column| (row, column)));
    let screen = session.screen.screen();
    let cells: Vec<_> = cells
        .filter_map(|(row, column)| screen.cell(row, column))
        .collect();
    assert!(cells.iter().any(|cell| cell.bold()) && cells.iter().any(|cell| cell.underline()));
    assert!(
        cells
            .iter()
            .all(|cell| cell.fgcolor() == vt100::Color::Default)
    );
    session.press("q");
    session.end();
    session.is_restored();
}
