//! The terminal: the only code that touches it. Raw mode, the event loop, carrying out effects.
//!
//! In go [`Options`] and a function that reads the articles; it works on a thread of its own, so that a key is
//! answered whatever is still being read. The terminal is left as it was found, whether the reader is left by a
//! key, by a signal, by an error or by a panic.
//!
//! It decides nothing: what a key means is the business of `app`, what the screen shows that of `ui`.

mod background;
mod files;
mod input;
mod screen;

use std::io::{self, IsTerminal};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use crate::app::keymap::Keymap;
use crate::app::labels::Labels;
use crate::app::msg::{self, Export};
use crate::app::options::ThemeName;
use crate::app::panes::Shape;
use crate::app::search::{Found, Hit, Request};
use crate::app::{App, Effect, Msg, update};
use crate::model::Reading;
use crate::terminal::background::Ear;
use crate::terminal::files::Keeper;
use crate::terminal::input::Input;
use crate::terminal::screen::Screen;
use crate::ui::theme::Theme;

/// Writes a reading as text.
pub type Writer = Box<dyn Fn(&Reading) -> String>;

/// Finds what means the same as what was typed, the surest first.
pub type Searcher = Arc<dyn Fn(&Request) -> Vec<Hit> + Send + Sync>;

/// What the reader is told before it starts.
#[derive(Default)]
pub struct Options {
    /// The theme; by default what the environment asks for.
    pub theme: Option<ThemeName>,
    /// The keys.
    pub keymap: Keymap,
    /// The labels of the sheet.
    pub labels: Labels,
    /// The panes.
    pub shape: Shape,
    /// Whether the mouse is left to the terminal.
    pub without_mouse: bool,
    /// The file where verdicts and notes are kept; without one they are not.
    pub notes: Option<PathBuf>,
    /// A file to which what is copied is appended, besides the terminal's clipboard.
    pub copies: Option<PathBuf>,
    /// What the sheet can be written as, each with the ending of its file.
    pub exports: Vec<(Export, &'static str, Writer)>,
    /// What went wrong before, to be said first.
    pub notice: Option<String>,
}

/// The way from the work in the background to the screen.
#[derive(Clone, Debug)]
pub struct Progress(Sender<Event>);

impl Progress {
    /// Says how far the work is: `progress.report("articles read", 3, 50)`.
    pub fn report(&self, what: &str, done: usize, total: usize) {
        let progress = msg::Progress {
            what: what.to_owned(),
            done,
            total,
        };
        let _ = self.0.send(Event::Msg(Msg::Progress(progress)));
    }

    /// Lets somebody answer searches by meaning from now on.
    pub fn search_by(&self, searcher: Searcher) {
        let _ = self.0.send(Event::Searcher(searcher));
    }

    /// Says what went wrong.
    pub fn fail(&self, what: &str) {
        let _ = self.0.send(Event::Msg(Msg::Failed(what.to_owned())));
    }

    /// Shows a reading while the work goes on: one without the encoder, or one of files that changed. Returns
    /// whether the reader is still open.
    pub fn show(&self, reading: Reading) -> bool {
        self.0
            .send(Event::Msg(Msg::Reading(Box::new(reading.into()))))
            .is_ok()
    }
}

/// What the loop waits for.
enum Event {
    Input(Input),
    Msg(Msg),
    Signal(Signal),
    Searcher(Searcher),
    /// The terminal is gone.
    Gone(io::Error),
}

/// A signal that concerns us.
#[derive(Clone, Copy, Debug)]
enum Signal {
    /// Leave.
    End,
    /// The shell let us go on.
    Continue,
}

/// How long the first frame waits for the articles, rather than be drawn empty and at once again.
const FIRST_FRAME: Duration = Duration::from_millis(5);

/// How long after the question the terminal's answer is awaited by who leaves at once.
const ANSWER: Duration = Duration::from_millis(200);

/// How long after a digit a key still belongs to it.
const DIGIT: Duration = Duration::from_millis(700);

/// Returns how wide the terminal is that standard output is; `None` where it is none.
pub fn columns() -> Option<usize> {
    io::stdout()
        .is_terminal()
        .then(|| crossterm::terminal::size().ok())
        .flatten()
        .map(|(columns, _)| usize::from(columns))
}

/// Opens the reader, and returns when it is left.
///
/// # Errors
///
/// Returns what the terminal said where it could not be used.
pub fn run<L>(options: Options, load: L) -> io::Result<()>
where
    L: FnOnce(&Progress) -> Reading + Send + 'static,
{
    let (sender, events) = channel();
    start_loading(load, Progress(sender.clone()));
    let mut app = App::new();
    app.keymap = options.keymap.clone();
    app.labels = options.labels.clone();
    app.shape = options.shape;
    app.mouse = !options.without_mouse;
    let chosen = theme(&options);
    app.theme = chosen.unwrap_or_default();
    app.theme_is_guessed = chosen.is_none();
    if let Some(msg) = files::verdicts(options.notes.as_deref(), &options.labels) {
        let _ = update(&mut app, msg);
    }
    if let Some(notice) = &options.notice {
        let _ = update(&mut app, Msg::Failed(notice.clone()));
    }
    let keeper = Keeper::new(
        options.notes.clone(),
        options.labels.clone(),
        sender.clone(),
    );
    let mut screen = Screen::enter(app.mouse)?;
    let (columns, rows) = crossterm::terminal::size()?;
    let _ = update(&mut app, Msg::Resize(columns, rows));
    let searcher = wait_for_articles(&mut app, &events);
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    draw(&mut terminal, &app)?;
    let asked = ask_background(app.theme_is_guessed)?;
    let ear = asked.map_or_else(Ear::default, |_| Ear::new());
    input::start(sender.clone(), ear);
    signals(&sender);
    let mut session = Session {
        app,
        options,
        keeper,
        sender,
        searcher,
    };
    let end = session.serve(&mut terminal, &mut screen, &events);
    session.hear_out(asked, &events);
    screen.leave();
    session.keeper.finish();
    end
}

/// Asks the terminal for its background where nobody chose a theme; returns when.
fn ask_background(is_wanted: bool) -> io::Result<Option<Instant>> {
    let name = std::env::var("TERM").unwrap_or_default();
    if !is_wanted || !background::can_be_asked(&name) || !io::stdin().is_terminal() {
        return Ok(None);
    }
    background::ask()?;
    Ok(Some(Instant::now()))
}

/// Reads the articles beside the loop. A panic there is told and ends nothing.
fn start_loading<L>(load: L, progress: Progress)
where
    L: FnOnce(&Progress) -> Reading + Send + 'static,
{
    thread::spawn(move || {
        let msg = match catch_unwind(AssertUnwindSafe(|| load(&progress))) {
            Ok(reading) => Msg::Reading(Box::new(reading.into())),
            Err(_) => {
                Msg::Failed("reading the articles failed; this is a fault of crossread".to_owned())
            }
        };
        let _ = progress.0.send(Event::Msg(msg));
        let nothing = msg::Progress::default();
        let _ = progress.0.send(Event::Msg(Msg::Progress(nothing)));
    });
}

/// Answers a search on a thread of its own: the words first, then what means the same.
fn search(request: Request, searcher: Option<Searcher>, sender: Sender<Event>) {
    thread::spawn(move || {
        let words = Found {
            is_last: searcher.is_none(),
            ..request.words()
        };
        let _ = sender.send(Event::Msg(Msg::Found(words)));
        let Some(searcher) = searcher else {
            return;
        };
        let hits = catch_unwind(AssertUnwindSafe(|| searcher(&request))).unwrap_or_default();
        let _ = sender.send(Event::Msg(Msg::Found(Found {
            number: request.number,
            hits,
            by_meaning: true,
            is_last: true,
        })));
    });
}

fn wait_for_articles(app: &mut App, events: &Receiver<Event>) -> Option<Searcher> {
    let mut searcher = None;
    let until = Instant::now() + FIRST_FRAME;
    while app.reading.articles.is_empty() {
        let left = until.saturating_duration_since(Instant::now());
        match events.recv_timeout(left) {
            Ok(Event::Msg(msg)) => {
                let _ = update(app, msg);
            }
            Ok(Event::Searcher(new)) => searcher = Some(new),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    searcher
}

fn draw(terminal: &mut Terminal<CrosstermBackend<io::Stdout>>, app: &App) -> io::Result<()> {
    let theme = Theme::of(if no_color() {
        ThemeName::Mono
    } else {
        app.theme
    });
    screen::together(|| {
        terminal
            .draw(|frame| crate::ui::render(app, theme, frame.area(), frame.buffer_mut()))
            .map(|_| ())
    })
}

/// Lets the next frame be drawn whole. Not by `Terminal::clear`, which asks the terminal where its cursor is: the
/// answer would go to the thread that waits for keys.
fn anew(terminal: &mut Terminal<CrosstermBackend<io::Stdout>>) -> io::Result<()> {
    let size = terminal.size()?;
    terminal.resize(Rect::from((Position::ORIGIN, size)))
}

struct Session {
    app: App,
    options: Options,
    keeper: Keeper,
    sender: Sender<Event>,
    searcher: Option<Searcher>,
}

impl Session {
    fn serve(
        &mut self,
        terminal: &mut Terminal<CrosstermBackend<io::Stdout>>,
        screen: &mut Screen,
        events: &Receiver<Event>,
    ) -> io::Result<()> {
        loop {
            let first = if self.app.is_counting() {
                match events.recv_timeout(DIGIT) {
                    Ok(event) => event,
                    Err(RecvTimeoutError::Timeout) => Event::Msg(Msg::Pause),
                    Err(RecvTimeoutError::Disconnected) => return Ok(()),
                }
            } else {
                match events.recv() {
                    Ok(event) => event,
                    Err(_) => return Ok(()),
                }
            };
            // Whatever else came meanwhile is taken before the screen is drawn once.
            for event in std::iter::once(first).chain(events.try_iter()) {
                let msg = match event {
                    Event::Gone(error) => return Err(error),
                    Event::Signal(Signal::End) => return Ok(()),
                    Event::Signal(Signal::Continue) => {
                        screen.again(self.app.mouse)?;
                        anew(terminal)?;
                        continue;
                    }
                    Event::Searcher(searcher) => {
                        self.searcher = Some(searcher);
                        continue;
                    }
                    Event::Input(input) => input.into_msg(),
                    Event::Msg(msg) => msg,
                };
                if let Some(effect) = update(&mut self.app, msg)
                    && self.carry_out(effect, terminal, screen)?
                {
                    return Ok(());
                }
            }
            draw(terminal, &self.app)?;
        }
    }

    /// Does what only the terminal may do; returns whether the reader is left.
    fn carry_out(
        &mut self,
        effect: Effect,
        terminal: &mut Terminal<CrosstermBackend<io::Stdout>>,
        screen: &mut Screen,
    ) -> io::Result<bool> {
        let said = match effect {
            Effect::Quit => return Ok(true),
            Effect::Redraw => {
                anew(terminal)?;
                return Ok(false);
            }
            Effect::Suspend => {
                screen.suspend(self.app.mouse)?;
                anew(terminal)?;
                return Ok(false);
            }
            Effect::MouseCapture(on) => {
                screen.mouse(on)?;
                return Ok(false);
            }
            Effect::Search(request) => {
                search(request, self.searcher.clone(), self.sender.clone());
                return Ok(false);
            }
            Effect::Keep(text, number) => match self.keeper.keep(text, number) {
                Ok(()) => return Ok(false),
                Err(problem) => Msg::Failed(self.app.labels.word(problem).to_owned()),
            },
            Effect::Copy(text) => {
                files::copy(&text, self.options.copies.as_deref(), &self.app.labels)
            }
            Effect::Export(format) => self.export(format),
        };
        let _ = update(&mut self.app, said);
        Ok(false)
    }

    /// Lets an answer that is still under way arrive before the reader is left: the shell would take it for typed.
    fn hear_out(&mut self, asked: Option<Instant>, events: &Receiver<Event>) {
        let Some(until) = asked.map(|asked| asked + ANSWER) else {
            return;
        };
        while self.app.theme_is_guessed {
            let left = until.saturating_duration_since(Instant::now());
            match events.recv_timeout(left) {
                Ok(Event::Msg(msg @ Msg::Background(_))) => {
                    let _ = update(&mut self.app, msg);
                }
                Ok(Event::Gone(_)) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    fn export(&self, format: Export) -> Msg {
        let found = self
            .options
            .exports
            .iter()
            .find(|(known, _, _)| *known == format);
        let Some((_, ending, write)) = found else {
            let said = self
                .app
                .labels
                .word("the sheet cannot be written in this format");
            return Msg::Failed(said.to_owned());
        };
        let reading = self.app.sheet_to_write();
        files::export(&write(&reading), ending, &self.app.labels)
    }
}

/// Returns the theme that was asked for, on the command line or by the environment; `None` where nobody did.
fn theme(options: &Options) -> Option<ThemeName> {
    if no_color() {
        return Some(ThemeName::Mono);
    }
    options
        .theme
        .or_else(|| background(&std::env::var("COLORFGBG").ok()?))
}

/// Returns whether the environment wants no colours: any `NO_COLOR` that is not empty.
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Returns the theme for what some terminals tell of their colours: "15;0" is white on black.
fn background(colorfgbg: &str) -> Option<ThemeName> {
    let colour: u8 = colorfgbg.rsplit(';').next()?.parse().ok()?;
    Some(ThemeName::behind(matches!(colour, 7 | 9..=15)))
}

#[cfg(unix)]
fn signals(sender: &Sender<Event>) {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT]) else {
        return;
    };
    let sender = sender.clone();
    thread::spawn(move || {
        for signal in signals.forever() {
            let event = if signal == SIGCONT {
                Signal::Continue
            } else {
                Signal::End
            };
            if sender.send(Event::Signal(event)).is_err() {
                return;
            }
        }
    });
}

#[cfg(not(unix))]
fn signals(_sender: &Sender<Event>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_background_is_known_where_the_terminal_tells() {
        assert_eq!(background("15;0"), Some(ThemeName::Dark));
        assert_eq!(background("0;15"), Some(ThemeName::Light));
        assert_eq!(background("0;default;7"), Some(ThemeName::Light));
        assert_eq!(background(""), None);
    }
}
