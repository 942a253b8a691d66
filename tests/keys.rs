//! The reader under a pseudo-terminal: every row of the key table, on the project's own articles.

#[path = "keys/kill.rs"]
mod kill;
#[path = "keys/live.rs"]
mod live;
#[path = "keys/session.rs"]
mod session;

use std::fs;

use session::{SIZE, Session, folder};

/// Returns what a stretch of columns shows, row by row.
fn columns(screen: &str, from: usize, to: usize) -> Vec<String> {
    let cut = |line: &str| line.chars().skip(from).take(to - from).collect::<String>();
    screen
        .lines()
        .map(|line| cut(line).trim().to_owned())
        .collect()
}

/// Returns the rows of the text pane.
fn text(screen: &str) -> Vec<String> {
    let bar = |c: &char| matches!(c, '┬' | '┳' | '╥');
    let head: Vec<char> = screen.lines().next().unwrap_or_default().chars().collect();
    let borders: Vec<usize> = (0..head.len()).filter(|&at| bar(&head[at])).collect();
    let rows = columns(screen, borders[0] + 6, borders[1] - 1);
    rows[1..rows.len() - 2].to_vec()
}

/// Returns the title of the article that is shown.
fn article(screen: &str) -> String {
    let head = screen.lines().next().unwrap_or_default();
    head.split(['┬', '┳'])
        .nth(1)
        .unwrap_or_default()
        .trim_matches(['─', '━', ' '])
        .to_owned()
}

/// Returns the status line.
fn status(screen: &str) -> String {
    screen
        .lines()
        .rev()
        .nth(1)
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// Waits until the text is scrolled so that a row of before is the first.
#[track_caller]
fn scrolled(session: &Session, before: &[String], by: usize) {
    let first = before[by..by + 4].to_vec();
    session.wait(&format!("{first:?} on top"), |screen| {
        text(screen)[..4] == first
    });
}

#[test]
fn arrows_and_letters_move_and_a_number_repeats() {
    let mut session = Session::seeds("move", &[]);
    let top = text(&session.screen());
    for (down, up) in [("j", "k"), ("\x1b[B", "\x1b[A")] {
        session.send(down);
        scrolled(&session, &top, 1);
        session.send(up);
        scrolled(&session, &top, 0);
    }
    session.send("3j");
    scrolled(&session, &top, 3);
    session.send("12k");
    scrolled(&session, &top, 0);
}

#[test]
fn pages_half_pages_top_and_bottom() {
    let mut session = Session::seeds("pages", &[]);
    let top = text(&session.screen());
    for (down, up) in [(" ", "\x1b[5~"), ("\x1b[6~", "\x1b[5~"), ("\x04", "\x15")] {
        session.send(down);
        session.wait("another passage", |screen| text(screen)[0] != top[0]);
        session.send(up);
        scrolled(&session, &top, 0);
    }
    for (bottom, top_key) in [("G", "g"), ("\x1b[F", "\x1b[H")] {
        session.send(bottom);
        session.wait("the end", |screen| status(screen).ends_with("end"));
        session.send(top_key);
        session.wait("the top", |screen| status(screen).ends_with("top"));
    }
}

#[test]
fn panes_are_taken_in_turn_by_letter_and_by_click() {
    let mut session = Session::seeds("panes", &[]);
    session.press("\t", "━ facts");
    session.press("\x1b[Z", "─ facts");
    session.press("l", "━ facts");
    session.press("h", "─ facts");
    session.press("h", "━ articles");
    session.press("l", "─ articles");
    // A click into the last columns of the second row, and its release.
    session.press("\x1b[<0;100;3M\x1b[<0;100;3m", "━ facts");
    session.press("\x1b[<0;5;6M\x1b[<0;5;6m", "━ articles");
}

#[test]
fn conflicts_are_visited_across_articles_and_the_way_leads_back() {
    let mut session = Session::seeds("conflicts", &[]);
    session.press("n", "▶");
    session.wait("the first conflict", |screen| {
        screen.contains("conflict 1 of ")
    });
    session.press("n", "conflict 2 of ");
    session.press("N", "conflict 1 of ");
    session.press("\x7f", "conflict 2 of ");
    let first = session.press("B", "conflict 1 of ");
    let of = first
        .split("conflict 1 of ")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next());
    let of: usize = of
        .and_then(|of| of.parse().ok())
        .expect("how many there are");
    session.press("2n", &format!("conflict {} of ", 2 % of + 1));
}

#[test]
fn the_same_fact_in_the_other_articles() {
    let mut session = Session::seeds("sources", &[]);
    let first = article(&session.press("n", "▶"));
    session.send("e");
    let second = article(&session.wait("another article", |screen| article(screen) != first));
    session.send("E");
    session.wait("the first article", |screen| article(screen) == first);
    session.send("\r");
    session.wait("the second article", |screen| article(screen) == second);
    // Shift-Enter, as terminals send it that tell it from Enter.
    session.send("\x1b[13;2u");
    session.wait("the first article", |screen| article(screen) == first);
}

#[test]
fn facts_of_this_text_are_visited_one_by_one() {
    let mut session = Session::seeds("facts", &[]);
    let row = |screen: &str| screen.lines().position(|line| line.contains('▶'));
    session.send("f");
    let first = session.wait("a fact in hand", |screen| row(screen).is_some());
    session.send("3f");
    session.wait("another fact", |screen| row(screen) > row(&first));
    session.send("3F");
    session.wait("the first fact", |screen| row(screen) == row(&first));
}

#[test]
fn every_view_opens_with_its_letter_and_closes_with_it_or_escape() {
    let mut session = Session::seeds("views", &[]);
    session.press("n", "▶");
    for (key, title) in [
        ("c", "━ compare"),
        ("w", "━ why"),
        ("x", "━ grid"),
        ("t", "━ timeline"),
        ("o", "━ origins"),
    ] {
        session.press(key, title);
        session.press(key, "─ articles");
        session.press(key, title);
        session.press("\x1b", "─ articles");
    }
}

#[test]
fn help_filters_as_one_types_and_the_palette_does_what_is_chosen() {
    let mut session = Session::seeds("help", &[]);
    for key in ["?", "\x1bOP"] {
        session.press(key, "━ help");
        session.send("timel");
        session.wait("only the timeline", |screen| {
            screen.contains("timeline: the dated facts")
                && screen.contains("“timel”")
                && !screen.contains("next conflict")
        });
        session.press("\x1b", "What the marks mean");
        session.press("\x1b", "─ articles");
    }
    session.press(":", "━ actions");
    session.press("origins", "“origins”");
    session.press("\r", "━ origins");
}

#[test]
fn search_folds_accents_and_steps_through_its_hits() {
    let mut session = Session::seeds("search", &[]);
    session.press("/", "search: ");
    session.press("etats unis\r", "hit 1 of ");
    session.press("n", "hit 2 of ");
    session.press("N", "hit 1 of ");
    session.send("\x1b");
    session.wait("no search", |screen| !screen.contains("hit 1 of"));
    session.press("/zzzz\r", "stands in none of the articles");
    // What no article says in these words, some say in others, where there is an encoder to tell.
    #[cfg(feature = "encoder")]
    session.press("/policemen detained a suspect\r", " by meaning: ");
}

#[test]
fn one_kind_alone_and_no_marks() {
    let mut session = Session::seeds("kinds", &[]);
    session.press("6", "only places");
    session.press("\x1b", "! conflict");
    session.wait("all kinds", |screen| !screen.contains("only places"));
    session.press("0", "marks off");
    session.send("0");
    session.wait("marks", |screen| !screen.contains("marks off"));
}

#[test]
fn verdicts_are_kept_hidden_shown_noted_and_undone() {
    let mut session = Session::seeds("verdicts", &[]);
    session.press("n", "▶");
    let shown = session.press("a", "kept in seeds/crossread-notes.json");
    assert!(shown.contains("! ✓ "), "{shown}");
    let conflicts = |screen: &str| {
        let heading = screen.lines().find(|line| line.contains("! conflict ──"));
        heading.and_then(|line| line.split_whitespace().last().map(str::to_owned))
    };
    let before = conflicts(&shown);
    session.send("r");
    session.wait("one conflict less", |screen| conflicts(screen) != before);
    session.wait("kept", |screen| screen.contains("kept in"));
    session.press("H", "rejected facts are shown: 1");
    session.press("H", "rejected facts are hidden: 1");
    session.send("u");
    session.wait("the conflict again", |screen| conflicts(screen) == before);
    session.press("A", "note: ");
    session.press("ask Brest\r", "✎");
    session.wait("kept", |screen| screen.contains("kept in"));
    let path = folder_of("verdicts").join("seeds/crossread-notes.json");
    let kept = fs::read_to_string(path).expect("kept");
    assert!(
        kept.contains("ask Brest") && kept.contains("accepted"),
        "{kept}"
    );
    session.send("q");
    assert!(session.end().success());

    // Another run shows what was judged, and the file is none of the articles.
    let mut again = Session::start(&folder_of("verdicts"), &["seeds"], SIZE);
    let shown = again.press("", "✎");
    assert!(
        shown.contains("articles 5") && !shown.contains('✗'),
        "{shown}"
    );
    again.send("q");
    assert!(again.end().success());
}

fn folder_of(name: &str) -> std::path::PathBuf {
    std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn copies_go_to_the_terminal_and_to_a_file() {
    let mut session = Session::seeds("copies", &["--copies", "copies.txt"]);
    session.press("n", "▶");
    session.press("y", "appended to copies.txt");
    let at = session.wait_raw("\x1b]52;c;", 0);
    session.press("n", "conflict 2 of ");
    session.press("Y", "appended to copies.txt");
    session.wait_raw("\x1b]52;c;", at);
    let copies = fs::read_to_string(folder_of("copies").join("copies.txt")).expect("copied");
    assert_eq!(copies.trim().split("\n\n").count(), 2, "{copies}");
    assert!(
        copies.contains(".txt"),
        "the claim names its source: {copies}"
    );
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    let mut session = Session::seeds("mouse", &[]);
    session.wait_raw("\x1b[?1000h", 0);
    session.press("m", "the mouse is the terminal's");
    let at = session.wait_raw("\x1b[?1000l", 0);
    session.press("m", "the mouse is crossread's");
    session.wait_raw("\x1b[?1000h", at);
    // The wheel over the text, and a border that is dragged.
    let before = text(&session.screen());
    session.send("\x1b[<65;40;10M");
    scrolled(&session, &before, 3);
    let head = session
        .screen()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    let border = head.chars().position(|c| c == '┬').expect("a border") + 1;
    let (from, to) = (border, border + 6);
    session.send(&format!("\x1b[<0;{from};9M\x1b[<32;{to};9M\x1b[<0;{to};9m"));
    session.wait("a wider pane", |screen| {
        let head = screen.lines().next().unwrap_or_default();
        head.chars().position(|c| c == '┬') == Some(to - 1)
    });
    session.send("z");
    session.wait("one pane", |screen| !screen.contains('┬'));
}

#[test]
fn the_same_passage_stays_on_a_resize() {
    let mut session = Session::seeds("resize", &[]);
    session.press("n", "▶");
    for size in [(80, 24), (59, 20), (40, 12), (200, 60), (120, 40)] {
        session.resize(size);
        session.wait("the words in hand", |screen| {
            let width = screen.lines().map(|line| line.chars().count()).max();
            screen.contains('▶') && width.is_some_and(|width| width <= usize::from(size.0))
        });
    }
    session.resize((39, 9));
    session.wait("one sentence", |screen| {
        screen.contains("crossread needs 40 columns")
    });
    session.resize(SIZE);
    session.wait("the words in hand", |screen| screen.contains('▶'));
}

#[test]
fn leaving_restores_the_terminal() {
    for (name, key) in [("leave-q", "q"), ("leave-c", "\x03")] {
        let mut session = Session::seeds(name, &[]);
        session.press("\x1b", "nothing is open; q leaves");
        session.send(key);
        session.wait_raw("\x1b[?1049l", 0);
        assert!(session.end().success());
    }
}

#[cfg(unix)]
#[test]
fn the_shell_can_stop_the_program_and_continue_it() {
    let mut session = Session::seeds("suspend", &[]);
    session.press("n", "▶");
    session.send("\x1a");
    let at = session.wait_raw("\x1b[?1049l", 0);
    let id = session.id().to_string();
    // The signal is lost on a program that has not stopped yet, so it is sent when it has.
    let run = |program: &str, args: &[&str]| {
        let output = std::process::Command::new(program).args(args).output();
        String::from_utf8(output.expect("it runs").stdout).expect("it is text")
    };
    // Not every machine has ps, and not every one has /proc.
    let state = || match fs::read_to_string(format!("/proc/{id}/stat")) {
        Ok(stat) => stat.rsplit(')').next().unwrap_or_default().to_owned(),
        Err(_) => run("ps", &["-o", "stat=", "-p", &id]),
    };
    let has_stopped = (0..1_000_000).any(|_| state().contains('T'));
    assert!(has_stopped, "the program goes on");
    run("kill", &["-CONT", &id]);
    session.wait_raw("\x1b[?1049h", at);
    session.press("n", "conflict 2 of ");
}

#[test]
fn keys_can_be_bound_otherwise_and_a_wrong_configuration_is_one_line() {
    let folder = folder("bound");
    fs::write(
        folder.join("a.txt"),
        "Douze personnes ont été tuées à Brest.\n",
    )
    .expect("written");
    fs::write(
        folder.join("b.txt"),
        "Quatorze personnes ont été tuées à Brest.\n",
    )
    .expect("written");
    fs::write(
        folder.join("c.toml"),
        "language = \"fr\"\n[keys]\nquit = [\"F12\"]\n",
    )
    .expect("written");
    let mut session = Session::start(&folder, &["--config", "c.toml", "a.txt", "b.txt"], SIZE);
    session.wait("French labels", |screen| {
        screen.contains("faits") && screen.contains("preuves")
    });
    session.press("q", "F12 quit");
    session.send("\x1b[24~");
    assert!(session.end().success());

    fs::write(folder.join("d.toml"), "\n[keys]\nquitt = [\"q\"]\n").expect("written");
    let session = Session::start(&folder, &["--config", "d.toml", "a.txt"], SIZE);
    session.wait("what is wrong", |screen| {
        screen.contains("d.toml: line 3, column 1: keys: there is no action")
    });
    assert_eq!(session.end().exit_code(), 2);
}
