//! Files that hold what is expected. With `UPDATE=1` they are written anew instead of compared.

use std::fs;
use std::path::Path;

/// Returns a path inside the project.
pub(crate) fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares a whole file with what it should be.
#[track_caller]
pub(crate) fn check(name: &str, wanted: &str) {
    let path = path(name);
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if kept == wanted {
        return;
    }
    if is_update() {
        fs::write(&path, wanted).unwrap_or_else(|error| panic!("writing {name}: {error}"));
        return;
    }
    let line = kept.lines().zip(wanted.lines()).position(|(a, b)| a != b);
    let at = line.unwrap_or(kept.lines().count().min(wanted.lines().count()));
    let show = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    panic!(
        "{name} is not what the program gives; first in line {}:\n  the file: {}\n  now:      {}\n\
         If that is right, UPDATE=1 cargo test writes it.",
        at + 1,
        show(&kept),
        show(wanted)
    );
}

fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}
