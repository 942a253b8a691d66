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

#[test]
fn a_quotation_over_paragraphs_has_one_speaker() {
    quotes(
        "en",
        "<quote Ann Lee>“We have nothing to hide,”</> said the mayor, Ann Lee. <quote Ann Lee>“We never had.</>\n\n\
         <quote Ann Lee>“And we never will.”</>\n\nThe bank is shut.",
    );
    quotes(
        "de",
        "Die Polizei warnt: <quote Polizei>„Zwei Männer sind auf der Flucht.</>\n\n<quote Polizei>Sie sind bewaffnet.</>\n\n\
         <quote Polizei>Niemand soll die Tür öffnen.“</>",
    );
}

#[test]
fn who_adds_something_is_who_said_the_rest() {
    quotes(
        "en",
        "Mrs Ann Lee was calm. <quote Ann Lee>“We have nothing to hide,”</> she told the Harbour Post on Friday, adding \
         <quote Ann Lee>“I know that it is over.”</>",
    );
}

#[test]
fn a_pronoun_is_left_open_where_two_would_do() {
    quotes(
        "en",
        "The mayor, Ann Lee, and the banker, Tom Reed, met on Monday. <quote ?>“We have nothing to hide today,”</> he said.",
    );
    quotes(
        "en",
        "The mayor, Mrs Ann Lee, and the banker, Mr Tom Reed, met on Monday. \
         <quote Tom Reed>“We have nothing to hide today,”</> he said.",
    );
}

#[test]
fn who_speaks_goes_on_speaking() {
    quotes(
        "fr",
        "<quote Anne Roche>« Nous n’avons rien à cacher »</>, a dit la maire, Mme Anne Roche.\n\n\
         La police a fouillé la maison de M. Paul Petit.\n\n<quote Anne Roche>« Tout est clair désormais »</>, a-t-elle ajouté.",
    );
}

#[test]
fn a_name_that_nothing_is_known_of_is_a_speaker_beside_the_verb() {
    quotes(
        "de",
        "<quote Xanthippe Quirrel>„Wir haben nichts zu verbergen“</>, sagte Xanthippe Quirrel am Montag.",
    );
    quotes(
        "it",
        "<quote Quirrel>«Non abbiamo nulla da nascondere»</>, ha detto Quirrel.",
    );
}

#[test]
fn a_new_subject_takes_the_turn_of_who_spoke_before() {
    quotes(
        "en",
        "<quote Ann Lee>“We have nothing to hide,”</> said the mayor, Mrs Ann Lee.\n\n\
         The banker Tom Reed met the singer Paul Marsh.\n\n<quote ?>“That is big if true,”</> he tweeted.",
    );
}

#[test]
fn what_stands_between_commas_is_about_the_subject() {
    quotes(
        "en",
        "The banker Tom Reed, who wants to unseat the mayor Paul Marsh, was at the fair.\n\n\
         <quote Tom Reed>“That is big if true,”</> he tweeted.",
    );
}

#[test]
fn whom_somebody_tells_is_no_speaker() {
    quotes(
        "es",
        "La portavoz Ana Ruiz estaba tranquila. <quote Ana Ruiz>“No tenemos nada que ocultar”</>, dijo a El Faro el viernes.",
    );
}

#[test]
fn the_tag_behind_its_last_paragraph_tells_who_says_a_quotation() {
    quotes(
        "en",
        "The mayor, Mrs Ann Lee, said the bank was shut.\n\n<quote Tom Reed>“We had nothing to hide.</>\n\n\
         <quote Tom Reed>“And we never will,”</> said the banker Tom Reed.",
    );
}
