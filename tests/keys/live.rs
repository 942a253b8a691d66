//! Articles that change while they are read, and articles that cannot be read.

use std::fs;

use crate::session::{SIZE, Session, folder};

#[test]
fn a_file_that_changes_is_read_again_and_verdicts_stay() {
    let folder = folder("watch");
    let news = folder.join("news");
    fs::create_dir_all(&news).expect("a folder");
    fs::write(
        news.join("a.txt"),
        "Twelve people were killed in Brest on Saturday, the police said.\n",
    )
    .expect("written");
    fs::write(
        news.join("b.txt"),
        "Fourteen people were killed in Brest on Saturday, the police said.\n",
    )
    .expect("written");
    let mut session = Session::start(&folder, &["--watch", "news"], SIZE);
    session.wait("the conflict", |screen| screen.contains("12 ≠ 14"));
    session.press("n", "conflict 1 of 1");
    session.press("a", "kept in news/crossread-notes.json");
    fs::write(
        news.join("b.txt"),
        "Fifteen people were killed in Brest on Saturday, the police said.\n",
    )
    .expect("written");
    session.wait("the new number", |screen| {
        screen.contains("12 ≠ 15") && screen.contains("! ✓ ")
    });
    fs::write(
        news.join("c.txt"),
        "In Brest wurden zwölf Menschen getötet.\n",
    )
    .expect("written");
    session.wait("the new article", |screen| screen.contains("articles 3"));
    fs::remove_file(news.join("c.txt")).expect("removed");
    session.wait("two articles", |screen| screen.contains("articles 2"));
    session.send("q");
    assert!(session.end().success());
}

#[test]
fn what_cannot_be_read_is_listed_with_its_reason() {
    let folder = folder("unreadable");
    fs::write(
        folder.join("a.txt"),
        "Twelve people were killed in Brest on Saturday, the police said.\n",
    )
    .expect("written");
    fs::write(
        folder.join("b.txt"),
        [0_u8, 159, 146, 150, 0, 1, 2, 3].repeat(64),
    )
    .expect("written");
    let mut session = Session::start(&folder, &["a.txt", "b.txt"], SIZE);
    session.wait("the article", |screen| screen.contains("articles 1"));
    session.press("h", "━ articles");
    let shown = session.press("G", "✗ b.txt");
    assert!(shown.contains("b.txt"), "{shown}");
    session.wait("the reason", |screen| screen.contains("binary data"));
}
