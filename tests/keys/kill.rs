//! No verdict that was shown as kept is lost, whenever the program is killed.

use std::fs;
use std::hint::spin_loop;
use std::path::Path;

use crate::session::{Session, folder};

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Returns the number in the note of the file; 0 where there is no file. Whatever happened, the file is whole.
fn kept(path: &Path) -> usize {
    let Ok(text) = fs::read_to_string(path) else {
        return 0;
    };
    let file: serde_json::Value = serde_json::from_str(&text).expect("the file is whole");
    let note = file["verdicts"][0]["note"].as_str().expect("a note");
    note.parse().expect("a number")
}

#[test]
fn a_verdict_that_was_shown_as_kept_survives_a_hundred_kills() {
    let folder = folder("kill");
    fs::write(
        folder.join("a.txt"),
        "Twelve people were killed in Brest on Saturday, the police said.\n",
    )
    .expect("written");
    fs::write(
        folder.join("b.txt"),
        "Fourteen people were killed in Brest on Saturday, the police said.\n",
    )
    .expect("written");
    let notes = folder.join("notes.json");
    let mut numbers = Numbers(7);
    let (mut written, mut safe, mut n_cut) = (0, 0, 0);
    for _ in 0..100 {
        let mut session = Session::start(
            &folder,
            &["--notes", "notes.json", "a.txt", "b.txt"],
            (80, 24),
        );
        session.wait("the sheet", |screen| screen.contains("12 ≠ 14"));
        session.press("n", "▶");
        for _ in 0..numbers.below(3) {
            written += 1;
            session.press("A", "note: ");
            session.press(&format!("\x15{written}\r"), "kept in notes.json");
            safe = written;
        }
        // The last one is cut short somewhere between the key and the word that it is kept.
        written += 1;
        session.press("A", "note: ");
        session.send(&format!("\x15{written}\r"));
        for _ in 0..numbers.below(2_000_000) {
            spin_loop();
        }
        if session.kill().contains("kept in notes.json") {
            safe = written;
        } else {
            n_cut += 1;
        }
        let found = kept(&notes);
        assert!(
            safe <= found && found <= written,
            "{found} of {written}, {safe} shown as kept"
        );
    }
    assert!(0 < n_cut, "no save was cut short; the test says nothing");
}
