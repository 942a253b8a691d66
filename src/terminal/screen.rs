//! The modes of the terminal: entered once, left for certain.

use std::io::{self, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};

/// Whether the terminal is in our modes now.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The terminal in our modes; leaves them when it is dropped.
#[derive(Debug)]
pub(super) struct Screen(());

impl Screen {
    /// Enters the modes, and sees to it that a panic leaves them.
    pub(super) fn enter(mouse: bool) -> io::Result<Self> {
        restore_on_panic();
        let screen = Self(());
        set(mouse)?;
        Ok(screen)
    }

    /// Enters the modes again, after somebody else had the terminal.
    pub(super) fn again(&mut self, mouse: bool) -> io::Result<()> {
        let Self(()) = self;
        set(mouse)
    }

    /// Leaves the modes. Doing so twice does nothing.
    pub(super) fn leave(&mut self) {
        let Self(()) = self;
        restore();
    }

    /// Captures the mouse, or leaves it to the terminal.
    pub(super) fn mouse(&mut self, on: bool) -> io::Result<()> {
        let Self(()) = self;
        mouse(&mut io::stdout(), on)
    }

    /// Stops the program as the shell's Ctrl-z does; returns when it goes on.
    pub(super) fn suspend(&mut self, mouse: bool) -> io::Result<()> {
        self.leave();
        stop()?;
        self.again(mouse)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Lets the terminal show what `draw` writes at one go, where it can.
pub(super) fn together(draw: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    execute!(io::stdout(), BeginSynchronizedUpdate)?;
    let drawn = draw();
    execute!(io::stdout(), EndSynchronizedUpdate)?;
    drawn
}

fn set(mouse_wanted: bool) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    if mouse_wanted {
        mouse(&mut out, true)?;
    }
    Ok(())
}

fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    // Each step is tried whatever became of the one before: a terminal half restored is worse than none.
    let mut out = io::stdout();
    let _ = mouse(&mut out, false);
    let _ = execute!(
        out,
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
}

/// Restores the terminal before a panic is told. A panic on another thread than the reader's is told elsewhere
/// and leaves the screen alone.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let owner = thread::current().id();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == owner {
                restore();
                before(info);
            } else if !ENTERED.load(Ordering::SeqCst) {
                before(info);
            }
        }));
    });
}

/// Asks for clicks, the wheel and drags, but not for every movement, which would flood a slow connection.
#[cfg(unix)]
fn mouse(out: &mut impl Write, on: bool) -> io::Result<()> {
    let modes: &[u8] = if on {
        b"\x1b[?1000h\x1b[?1002h\x1b[?1006h"
    } else {
        b"\x1b[?1006l\x1b[?1002l\x1b[?1000l"
    };
    out.write_all(modes)?;
    out.flush()
}

#[cfg(not(unix))]
fn mouse(out: &mut impl Write, on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    if on {
        execute!(out, EnableMouseCapture)
    } else {
        execute!(out, DisableMouseCapture)
    }
}

#[cfg(unix)]
fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

#[cfg(not(unix))]
fn stop() -> io::Result<()> {
    Ok(())
}
