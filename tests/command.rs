//! The program itself: what it prints, where, and how it ends, on good input and on bad.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for a test, empty at first.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("command-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for tests can be made");
    folder
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file for tests can be written");
    path
}

/// Returns the program, away from whatever the user of this machine has configured.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::null());
    command
}

struct Outcome {
    status: Option<i32>,
    out: String,
    err: String,
}

fn outcome(output: &Output) -> Outcome {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Outcome {
        status: output.status.code(),
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}

fn run(arguments: &[&str]) -> Outcome {
    outcome(
        &program()
            .args(arguments)
            .output()
            .expect("the program starts"),
    )
}

fn words(path: &Path) -> &str {
    path.to_str().expect("paths of tests are plain")
}

/// Checks that a path gives one line of complaint and leaves the seeds readable.
#[track_caller]
fn complains_and_goes_on(path: &Path, complaint: &str) {
    let alone = run(&[words(path)]);
    assert_eq!(alone.status, Some(2), "{}", alone.err);
    assert_eq!(alone.out, "");
    assert_eq!(alone.err.lines().count(), 1, "{}", alone.err);
    assert!(alone.err.starts_with("crossread: "), "{}", alone.err);
    assert!(alone.err.contains(complaint), "{}", alone.err);

    let beside = run(&["facts", words(path), "seeds", "--format", "plain"]);
    assert_eq!(beside.status, Some(0));
    assert_eq!(beside.err, alone.err);
    assert!(beside.out.starts_with("5 articles, "), "{}", beside.out);
    assert!(beside.out.contains("\nProblems: 1\n"), "{}", beside.out);
}

#[test]
fn a_missing_path_is_one_line_and_does_not_stop_the_rest() {
    complains_and_goes_on(
        Path::new("nowhere.txt"),
        "nowhere.txt: cannot be read: no such file",
    );
}

#[test]
fn an_empty_file_is_one_line_and_does_not_stop_the_rest() {
    let folder = folder("empty");
    complains_and_goes_on(&write(&folder, "empty.txt", ""), "holds no text");
    complains_and_goes_on(
        &write(&folder, "blank.txt", " \n\t\u{a0}\n"),
        "holds no text",
    );
}

#[test]
fn an_empty_folder_is_one_line_and_does_not_stop_the_rest() {
    complains_and_goes_on(&folder("nothing"), "holds no article");
}

#[test]
fn a_folder_of_pictures_is_one_line_however_many_they_are() {
    let folder = folder("pictures");
    for n in 0..50 {
        write(
            &folder,
            &format!("{n}.png"),
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        );
    }
    // A picture that goes by another name is told by its first bytes.
    write(&folder, "zz", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    complains_and_goes_on(&folder, "51 pictures are not read");
}

#[test]
fn a_line_of_fifty_megabytes_is_refused_in_one_line() {
    let folder = folder("long");
    let line = "nothing to see here ".repeat((50 << 20) / 20 + 1);
    let path = write(&folder, "long.txt", &line.as_bytes()[..50 << 20]);
    complains_and_goes_on(&path, "has 50 MB, more than the 16 MB");
}

#[test]
fn bytes_that_are_no_text_are_one_line() {
    let noise: Vec<u8> = (0..5000_u32)
        .map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[2])
        .collect();
    let folder = folder("noise");
    complains_and_goes_on(&write(&folder, "noise.txt", noise), "not text");
    complains_and_goes_on(
        &write(&folder, "a.txt", b"%PDF-1.7 ..."),
        "save as text or HTML first",
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_refused_and_not_waited_for() {
    complains_and_goes_on(Path::new("/dev/null"), "is no regular file");
    let pipe = folder("pipe").join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|status| status.success()) {
        complains_and_goes_on(&pipe, "is no regular file");
    }
}

#[test]
fn an_article_that_is_given_twice_is_read_once() {
    let twice = run(&[
        "facts",
        "seeds",
        "seeds/1-le-fanal.fr.txt",
        "./seeds",
        "--format",
        "plain",
    ]);
    assert_eq!(twice.status, Some(0));
    assert!(twice.out.starts_with("5 articles, "), "{}", twice.out);
    assert_eq!(twice.err, "");
}

#[test]
fn where_nothing_can_be_read_every_command_says_so_and_ends_with_2() {
    for command in [
        &["nowhere"][..],
        &["nowhere", "--plain"],
        &["facts", "nowhere"],
        &["facts", "nowhere", "--format", "html"],
        &["conflicts", "nowhere", "--check"],
        &["render", "nowhere"],
    ] {
        let got = run(command);
        assert_eq!(got.status, Some(2), "{command:?}");
        assert_eq!(
            (got.out.as_str(), got.err.lines().count()),
            ("", 1),
            "{command:?}"
        );
    }
}

#[test]
fn every_problem_has_a_line_of_its_own() {
    let got = run(&["nowhere", "/dev/null", "seeds"]);
    assert_eq!(got.status, Some(0));
    assert_eq!(got.err.lines().count(), 2, "{}", got.err);
}

#[test]
fn without_arguments_the_usage_is_shown_and_the_status_is_2() {
    let got = run(&[]);
    assert_eq!(got.status, Some(2));
    assert!(got.err.contains("Usage: crossread"), "{}", got.err);
    let help = run(&["--help"]);
    assert_eq!((help.status, help.err.as_str()), (Some(0), ""));
    assert!(
        help.out.contains("crossread conflicts seeds/"),
        "{}",
        help.out
    );
}

#[test]
fn wrong_usage_is_one_line_that_names_what_is_wrong() {
    for (arguments, named) in [
        (&["--frobnicate"][..], "--frobnicate"),
        (&["facts", "seeds", "--format", "xml"], "xml"),
        (&["facts"], "PATH"),
        (&["render", "seeds", "--size", "wide"], "120x40"),
    ] {
        let got = run(arguments);
        assert_eq!(got.status, Some(2), "{arguments:?}");
        assert_eq!(
            (got.out.as_str(), got.err.lines().count()),
            ("", 1),
            "{}",
            got.err
        );
        assert!(got.err.contains(named), "{}", got.err);
        assert!(got.err.ends_with("see crossread --help\n"), "{}", got.err);
    }
}

#[test]
fn check_ends_with_1_only_where_there_is_a_contradiction() {
    let checked = run(&["conflicts", "seeds", "--check"]);
    assert_eq!(checked.status, Some(1));
    assert!(checked.out.starts_with("Conflicts: "), "{}", checked.out);
    assert!(
        checked.out.contains("Kansas") && checked.out.contains("Texas"),
        "{}",
        checked.out
    );
    let listed = run(&["conflicts", "seeds"]);
    assert_eq!((listed.status, listed.out), (Some(0), checked.out));
    let alone = run(&["conflicts", "seeds/5-the-harbour-post.en.txt", "--check"]);
    assert_eq!(
        (alone.status, alone.out.as_str()),
        (Some(0), "No conflicts in 1 article\n")
    );
}

#[test]
fn where_the_output_is_no_terminal_the_plain_listing_is_printed() {
    let got = run(&["seeds"]);
    assert_eq!(got.status, Some(0));
    assert!(got.out.starts_with("5 articles, "), "{}", got.out);
    assert_eq!(got.out, run(&["seeds", "--plain"]).out);
    assert!(!got.out.contains(['│', '─', '┬', '\u{1b}']), "{}", got.out);
}

#[test]
fn standard_input_is_an_article() {
    let mut child = program()
        .args(["facts", "-", "--format", "plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("it is piped");
    input
        .write_all("Police from eighteen countries took part in the raids, the prosecutors said on Monday.".as_bytes())
        .expect("it listens");
    drop(input);
    let got = outcome(&child.wait_with_output().expect("it ends"));
    assert_eq!(got.status, Some(0));
    assert!(got.out.contains("18"), "{}", got.out);
}

#[test]
fn who_stops_listening_is_no_error() {
    let mut child = program()
        .args(["facts", "seeds"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut out = child.stdout.take().expect("it is piped");
    out.read_exact(&mut [0; 10]).expect("it prints");
    drop(out);
    let got = outcome(&child.wait_with_output().expect("it ends"));
    assert_eq!((got.status, got.err.as_str()), (Some(0), ""));
}

#[test]
fn nothing_of_an_article_acts_on_the_terminal_in_any_format() {
    let folder = folder("hostile");
    let name = if cfg!(unix) {
        "a\u{1b}[2J\u{202e}.txt"
    } else {
        "a.txt"
    };
    let text = "\u{1b}]0;owned\u{7} Title \u{9b}31m\n\nPolice in \u{202e}18 countries\u{2066} arrested \u{1b}[2J60 people in \
                Kansas\u{7f} on May 3, 2020. \u{9d}52;c;AA==\u{9c} Twelve\r dogs.";
    let path = write(&folder, name, text);
    let other = write(
        &folder,
        "b.txt",
        "Police in 19 countries arrested 60 people in Texas.\u{1b}[1m",
    );
    let commands: [&[&str]; 9] = [
        &["--plain"],
        &["facts", "--format", "plain"],
        &["facts", "--format", "markdown"],
        &["facts", "--format", "csv"],
        &["facts", "--format", "html"],
        &["facts", "--format", "json"],
        &["conflicts"],
        &["render"],
        &["render", "--format", "svg"],
    ];
    for command in commands {
        let got = outcome(
            &program()
                .args(command)
                .args([&path, &other, &folder.join("gone\u{1b}[2J.txt")])
                .output()
                .expect("the program starts"),
        );
        assert_eq!(got.status, Some(0), "{command:?} {}", got.err);
        for (stream, text) in [("output", &got.out), ("errors", &got.err)] {
            let bad = text.chars().find(|c| {
                c.is_control() && *c != '\n'
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(bad, None, "{command:?} {stream}: {text}");
        }
    }
}

#[test]
fn the_same_articles_give_the_same_bytes_on_any_number_of_cores() {
    for format in ["json", "markdown", "csv", "html", "plain"] {
        let on = |cores: &str| {
            let output = program()
                .args(["facts", "seeds", "--format", format])
                .env("RAYON_NUM_THREADS", cores)
                .output()
                .expect("the program starts");
            output.stdout
        };
        let one = on("1");
        assert!(!one.is_empty());
        assert!(
            one == on("1") && one == on("2") && one == on("7"),
            "{format}"
        );
    }
}

#[test]
fn a_table_has_as_many_cells_in_every_row() {
    let got = run(&["facts", "seeds", "--format", "csv"]);
    let rows: Vec<usize> = got.out.lines().map(n_cells).collect();
    assert!(
        100 < rows.len() && rows.iter().all(|n| *n == rows[0]),
        "{rows:?}"
    );
}

fn n_cells(row: &str) -> usize {
    let mut is_quoted = false;
    let commas = row.chars().filter(|c| {
        is_quoted ^= *c == '"';
        *c == ',' && !is_quoted
    });
    commas.count() + 1
}
