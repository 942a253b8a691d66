//! Which words stand between marks.

use super::stretches;
use crate::fixture::article;
use crate::lang::{self, pack::Lexicon};
use crate::segment::segment;

/// Checks the outermost stretches of a text, `+` before one that goes on from the one before.
#[track_caller]
fn check(code: &str, text: &str, wanted: &[&str]) {
    let article = article(code, text);
    let pack = lang::pack(code);
    let document = segment(&article, pack);
    let read: Vec<String> = stretches(&document, Lexicon::of(pack))
        .into_iter()
        .map(|s| {
            let words = document.span(s.inner).of(text);
            format!("{}{words}", if s.continues { "+" } else { "" })
        })
        .collect();
    assert_eq!(read, wanted);
}

#[test]
fn every_family_of_marks_pairs() {
    for text in [
        "Er sagt: „Wir gehen heim.“ Dann ging er.",
        "Er sagt: »Wir gehen heim.« Dann ging er.",
        "Er sagt: «Wir gehen heim.» Dann ging er.",
        "Er sagt: “Wir gehen heim.” Dann ging er.",
        "Er sagt: ”Wir gehen heim.” Dann ging er.",
        "Er sagt: \"Wir gehen heim.\" Dann ging er.",
        "Er sagt: ‚Wir gehen heim.‘ Dann ging er.",
        "Er sagt: ‘Wir gehen heim.’ Dann ging er.",
        "Er sagt: 'Wir gehen heim.' Dann ging er.",
        "Er sagt: ‹Wir gehen heim.› Dann ging er.",
        "Er sagt: ``Wir gehen heim.'' Dann ging er.",
        "Er sagt: “Wir gehen heim.\" Dann ging er.",
        "Er sagt: ‘Wir gehen heim.\" Dann ging er.",
    ] {
        check("de", text, &["Wir gehen heim."]);
    }
}

#[test]
fn what_stands_inside_other_marks_is_no_stretch_of_its_own() {
    check(
        "en",
        "She said: \"He told me 'never again' and left.\"",
        &["He told me 'never again' and left."],
    );
    check(
        "pt",
        "\"Não lhe podia dizer \"não vais estar aqui\"\", afirmou.",
        &["Não lhe podia dizer \"não vais estar aqui\""],
    );
    check(
        "en",
        "“He called it “a great day” twice,” she said.",
        &["He called it “a great day” twice,"],
    );
}

#[test]
fn apostrophes_inches_and_slips_are_no_marks() {
    check("en", "The boys' club of the '90s isn't Brink's.", &[]);
    check("en", "A 5\" screen and a coup d\"état in one story.", &[]);
    check("it", "L’opera dell’artista e l’altra d’oro.", &[]);
}

#[test]
fn a_single_mark_may_close_what_a_double_one_opened() {
    check(
        "nl",
        "“Dit is volledig onwaar’, zei de burgemeester.",
        &["Dit is volledig onwaar"],
    );
}

#[test]
fn what_is_never_closed_ends_with_its_paragraph() {
    check(
        "fr",
        "« Nous partons demain, explique la maire.\n\nLe train part à midi.",
        &["Nous partons demain, explique la maire."],
    );
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    check(
        "en",
        "“We have nothing to hide.\n\n“We never had.”\n\nThe bank is shut.",
        &["We have nothing to hide.", "+We never had."],
    );
    check(
        "de",
        "„Wir haben nichts zu verbergen.\n\nDas war nie anders.\n\nWir gehen heim.“\n\nDie Bank schweigt.",
        &[
            "Wir haben nichts zu verbergen.",
            "+Das war nie anders.",
            "+Wir gehen heim.",
        ],
    );
    check(
        "nl",
        "‘We hebben niets te verbergen.\n\nDat is nooit anders geweest.’",
        &[
            "We hebben niets te verbergen.",
            "+Dat is nooit anders geweest.",
        ],
    );
}

#[test]
fn a_new_quotation_is_not_the_old_one_going_on() {
    check(
        "en",
        "“We have nothing to hide, said the bank.\n\nThe mayor called it “a lie” twice.",
        &["We have nothing to hide, said the bank.", "a lie"],
    );
}

#[test]
fn a_dash_opens_dialogue_where_a_tag_follows() {
    check(
        "es",
        "—No tenemos nada que ocultar —dijo Ana Ruiz—. Mañana volveremos.",
        &["No tenemos nada que ocultar", "+Mañana volveremos."],
    );
    check(
        "fr",
        "— Nous n’avons rien à cacher, a déclaré la maire. Demain, nous partirons.",
        &["Nous n’avons rien à cacher", "+Demain, nous partirons."],
    );
    check("fr", "– Vingt morts en France, trente en Italie.", &[]);
}
