//! Who says what, in marked text.

use crate::extract::tests::check;

#[track_caller]
fn quotes(code: &str, marked: &str) {
    check(code, "quote", marked);
}

#[test]
fn the_speaker_stands_behind_the_marks() {
    quotes(
        "en",
        "<quote Ann Lee>“We have nothing to hide,”</> said Ann Lee, the chief executive of Solar Bank.",
    );
    quotes(
        "en",
        "<quote Ann Lee>\"We have nothing to hide,\"</> Ann Lee told reporters on Monday.",
    );
    quotes(
        "fr",
        "<quote justice américaine>« Ils copiaient les films sur des serveurs, où d’autres les vendaient »</>, détaille la justice américaine.",
    );
    quotes(
        "fr",
        "<quote Anne Roche>« Nous n’avons rien à cacher »</>, a déclaré vendredi Anne Roche, directrice de la banque.",
    );
    quotes(
        "it",
        "<quote Anna Neri>«Non abbiamo nulla da nascondere»</>, ha dichiarato Anna Neri, portavoce della banca.",
    );
}

#[test]
fn the_speaker_stands_before_the_marks() {
    quotes(
        "en",
        "Acting mayor Ann Lee said: <quote Ann Lee>“We have nothing to hide.”</>",
    );
    quotes(
        "en",
        "Ann Lee, a spokeswoman for Solar Bank, added: <quote Ann Lee>“We have nothing to hide.”</>",
    );
    quotes(
        "fr",
        "Selon Anne Roche, <quote Anne Roche>« la banque n’a rien à cacher »</>.",
    );
    quotes(
        "it",
        "Anna Neri (ABC): <quote Anna Neri>‘Un risultato che premia la pazienza di tutti’</>",
    );
}
