//! The program under a pseudo-terminal: keys go in, a screen comes out.
//!
//! What the program writes is taken up on a thread of its own, or the program would stop when nobody listens. A
//! test waits for what it expects to see, for as long as [`BOUND`] at most, and never for a time. It sees whole
//! frames only, which the program marks for the terminal.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything is waited for. The machine may be busy with other things; a test that fails takes this long.
const BOUND: Duration = Duration::from_secs(30);

/// A run of the program.
pub(crate) struct Session {
    master: Box<dyn MasterPty + Send>,
    child: Running,
    keys: Box<dyn Write + Send>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
}

/// The process; a test that fails does not leave it behind.
struct Running(Box<dyn Child + Send + Sync>);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What came out so far.
struct Shown {
    parser: vt100::Parser,
    raw: Vec<u8>,
    is_closed: bool,
}

/// The columns and rows that most tests use.
pub(crate) const SIZE: (u16, u16) = (120, 40);

impl Session {
    /// Starts the program with some arguments in a folder, with no configuration and no colours of its own.
    pub(crate) fn start(folder: &Path, arguments: &[&str], size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_crossread"));
        command.args(arguments);
        command.cwd(folder);
        command.env("TERM", "xterm-256color");
        command.env("XDG_CONFIG_HOME", folder.join("no-configuration"));
        command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
        for name in ["NO_COLOR", "COLORFGBG"] {
            command.env_remove(name);
        }
        let pair = native_pty_system()
            .openpty(extent(size))
            .expect("a pseudo-terminal");
        let child = pair.slave.spawn_command(command).expect("the program");
        drop(pair.slave);
        let keys = pair.master.take_writer().expect("a way in");
        let mut out = pair.master.try_clone_reader().expect("a way out");
        let shown = Arc::new((
            Mutex::new(Shown {
                parser: vt100::Parser::new(size.1, size.0, 0),
                raw: Vec::new(),
                is_closed: false,
            }),
            Condvar::new(),
        ));
        let taken = Arc::clone(&shown);
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            loop {
                let n = out.read(&mut bytes).unwrap_or(0);
                let mut shown = lock(&taken.0);
                shown.parser.process(&bytes[..n]);
                shown.raw.extend_from_slice(&bytes[..n]);
                shown.is_closed = n == 0;
                taken.1.notify_all();
                if n == 0 {
                    return;
                }
            }
        });
        Self {
            master: pair.master,
            child: Running(child),
            keys,
            shown,
        }
    }

    /// Starts the program on the project's own five articles, copied to a folder where notes can be kept; returns
    /// when they are shown.
    pub(crate) fn seeds(name: &str, more: &[&str]) -> Self {
        let folder = folder(name);
        copy_seeds(&folder);
        let arguments: Vec<&str> = ["seeds"].into_iter().chain(more.iter().copied()).collect();
        let session = Self::start(&folder, &arguments, SIZE);
        session.wait("the whole sheet", |screen| {
            screen.contains('›') && !screen.contains("by meaning …")
        });
        session
    }

    /// Sends keys by their bytes.
    pub(crate) fn send(&mut self, bytes: &str) {
        self.keys.write_all(bytes.as_bytes()).expect("sent");
        self.keys.flush().expect("sent");
    }

    /// Sends keys and waits until the screen shows something.
    #[track_caller]
    pub(crate) fn press(&mut self, bytes: &str, expected: &str) -> String {
        self.send(bytes);
        self.wait(expected, |screen| screen.contains(expected))
    }

    /// Waits until the screen is as it should be; returns it.
    #[track_caller]
    pub(crate) fn wait(&self, what: &str, is_so: impl Fn(&str) -> bool) -> String {
        self.until(what, |shown| {
            let screen = shown.parser.screen().contents();
            is_so(&screen).then_some(screen)
        })
    }

    /// Waits until something was written; returns all that was.
    #[track_caller]
    pub(crate) fn wait_raw(&self, what: &str, from: usize) -> usize {
        self.until(what, |shown| {
            let new = shown.raw.get(from..)?;
            let at = new.windows(what.len()).position(|w| w == what.as_bytes())?;
            Some(from + at + what.len())
        })
    }

    /// Returns what the screen shows now.
    pub(crate) fn screen(&self) -> String {
        lock(&self.shown.0).parser.screen().contents()
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&self, size: (u16, u16)) {
        lock(&self.shown.0)
            .parser
            .screen_mut()
            .set_size(size.1, size.0);
        self.master.resize(extent(size)).expect("resized");
    }

    /// Waits for the end of the program.
    #[track_caller]
    pub(crate) fn end(mut self) -> ExitStatus {
        self.until("the end", |shown| shown.is_closed.then_some(()));
        self.child.0.wait().expect("ended")
    }

    /// Kills the program; returns the last screen.
    pub(crate) fn kill(mut self) -> String {
        self.child.0.kill().expect("killed");
        self.child.0.wait().expect("ended");
        self.until("the end", |shown| shown.is_closed.then_some(()));
        self.screen()
    }

    /// Returns the number of the process.
    pub(crate) fn id(&self) -> u32 {
        self.child.0.process_id().expect("it runs")
    }

    #[track_caller]
    fn until<T>(&self, what: &str, look: impl Fn(&Shown) -> Option<T>) -> T {
        let end = Instant::now() + BOUND;
        let mut shown = lock(&self.shown.0);
        loop {
            if let Some(found) = shown.is_whole().then(|| look(&shown)).flatten() {
                return found;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !shown.is_closed,
                "waited for {what}; saw\n{}",
                shown.parser.screen().contents()
            );
            shown = self
                .shown
                .1
                .wait_timeout(shown, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }
}

impl Shown {
    /// Returns whether no frame is half drawn.
    fn is_whole(&self) -> bool {
        let last = |mark: &[u8]| self.raw.windows(mark.len()).rposition(|w| w == mark);
        last(b"\x1b[?2026h") <= last(b"\x1b[?2026l") || self.is_closed
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn extent((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// Returns an empty folder of this test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn copy_seeds(folder: &Path) {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let copies = folder.join("seeds");
    std::fs::create_dir_all(&copies).expect("a folder");
    for entry in std::fs::read_dir(seeds).expect("the seeds") {
        let path = entry.expect("a seed").path();
        if path.is_file() {
            let name = path.file_name().expect("a name");
            std::fs::copy(&path, copies.join(name)).expect("copied");
        }
    }
}
