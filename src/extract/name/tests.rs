//! Names in marked sentences, and what articles vouch for one another.

use super::{Class, Look, Vouchers, read, sight};
use crate::extract::tests::check;
use crate::fixture::article;
use crate::lang;
use crate::segment::segment;

mod unseen;

const KINDS: &str = "person organization place";

/// Returns, for each article, its names as `kind name`, places by code, in order.
fn among(articles: &[(&str, &str)]) -> Vec<Vec<String>> {
    let articles: Vec<_> = articles
        .iter()
        .map(|(code, text)| (lang::pack(code), article(code, text)))
        .collect();
    let sightings = articles
        .iter()
        .map(|(pack, article)| {
            let document = segment(article, pack);
            sight(&document, &Look::new(&document, pack), pack)
        })
        .collect();
    let vouchers = Vouchers::new(sightings);
    articles
        .iter()
        .map(|(pack, article)| {
            let document = segment(article, pack);
            read(&document, &Look::new(&document, pack), pack, &vouchers)
                .into_iter()
                .map(|name| match (name.class, name.place) {
                    (_, Some(place)) => format!("place {}", place.code()),
                    (Class::Person, _) => format!("person {}", name.name),
                    (Class::Place, _) => format!("place {}", name.name),
                    _ => format!("body {}", name.name),
                })
                .collect()
        })
        .collect()
}

#[test]
fn peoples_and_adjectives_are_places_in_every_language() {
    check(
        "en",
        KINDS,
        "The <place MX>Mexican</> minister met <place DE>German</> farmers.",
    );
    check(
        "fr",
        KINDS,
        "La police <place GB>britannique</> a fouillé trois maisons.",
    );
    check(
        "it",
        KINDS,
        "Secondo la stampa <place DE>tedesca</> il ponte era chiuso.",
    );
    check(
        "de",
        KINDS,
        "Die <place MX>mexikanische</> Polizei schwieg dazu.",
    );
    check("nl", KINDS, "De <place US>Amerikaanse</> regering zweeg.");
}

#[test]
fn a_language_is_no_place() {
    check("fr", KINDS, "Elle a répondu en anglais, puis en allemand.");
    check("es", KINDS, "Lo explicó en alemán.");
}

#[test]
fn german_nouns_are_no_names() {
    check(
        "de",
        KINDS,
        "Der Zug hielt auf der Brücke, und die Fahrgäste warteten auf Hilfe.",
    );
    check(
        "de",
        KINDS,
        "Die Regierung kündigte ein Gesetz an; der Winter war lang.",
    );
    check(
        "de",
        KINDS,
        "Mit der Hand schrieb sie den Song über den Job.",
    );
}

#[test]
fn german_names_are_found_by_given_name_title_and_role() {
    check(
        "de",
        KINDS,
        "Gestern kam <person Thomas Weidner>Thomas Weidner</> zu spät.",
    );
    check("de", KINDS, "Auch Herr <person Zimmer>Zimmer</> war dabei.");
}

#[test]
fn of_a_german_compound_the_name_is_what_stands_before_the_noun() {
    check(
        "de",
        KINDS,
        "Die <place US>US</>-Regierung und der <organization European Union>EU</>-Beitritt.",
    );
}

#[test]
fn a_german_genitive_names_its_place() {
    check("de", KINDS, "<place MX>Mexikos</> Küste ist lang.");
}

#[test]
fn known_organisations_have_one_name() {
    check(
        "fr",
        KINDS,
        "L’<organization United Nations>ONU</> a protesté.",
    );
    check(
        "es",
        KINDS,
        "La <organization United Nations>ONU</> protestó.",
    );
    check(
        "de",
        KINDS,
        "Die <organization United Nations>Vereinten Nationen</> protestierten.",
    );
    check(
        "it",
        KINDS,
        "La <organization Supreme Court>Corte suprema</> ha deciso.",
    );
}

#[test]
fn a_department_does_not_swallow_its_country() {
    check(
        "en",
        KINDS,
        "The <place US>U.S.</> <organization Justice Department>Department of Justice</> declined to comment.",
    );
    check(
        "es",
        KINDS,
        "El <organization Justice Department>Departamento de Justicia</> de <place US>Estados Unidos</> no respondió.",
    );
}

#[test]
fn a_sort_of_body_alone_is_no_name() {
    check("it", KINDS, "Il Dipartimento non ha risposto.");
    check("en", KINDS, "Members of the Commission left early.");
    check("en", KINDS, "He joined the <place DE>German</> Navy.");
}

#[test]
fn two_people_joined_by_and_are_two() {
    check(
        "es",
        KINDS,
        "Hablaron <person Patricia Lagos>Patricia Lagos</> y <person Ernesto Vidal>Ernesto Vidal</> en la plaza.",
    );
    check(
        "pt",
        KINDS,
        "Falaram <person Patricia Lagos>Patricia Lagos</> e <person Ernesto Vidal>Ernesto Vidal</> na praça.",
    );
}

#[test]
fn who_has_two_names_is_not_called_after_a_club() {
    check(
        "nl",
        KINDS,
        "Trainer <person Pep Guardiola>Pep Guardiola</> van <organization Manchester City>Manchester City</> zweeg.",
    );
}

#[test]
fn the_maker_of_a_model_is_named() {
    check(
        "en",
        KINDS,
        "An <organization Airbus>Airbus</> A380 landed safely.",
    );
}

#[test]
fn a_name_that_one_article_shows_is_found_where_capitals_tell_nothing() {
    let read = among(&[
        (
            "en",
            "On Monday the jury heard that Quorrin Tessly had left. Later Tessly came back.",
        ),
        (
            "de",
            "Am Montag hörte die Jury, Quorrin Tessly sei gegangen. Später kam Tessly zurück.",
        ),
    ]);
    assert_eq!(read[0], ["body Quorrin Tessly", "body Quorrin Tessly"]);
    assert_eq!(read[1], read[0]);
}

#[test]
fn a_word_written_small_elsewhere_is_vouched_for_by_none() {
    let read = among(&[
        ("en", "They work for a firm named Band and like it."),
        ("nl", "Band was vol. De band speelde lang."),
    ]);
    assert_eq!(read[1], [""; 0]);
}

#[test]
fn what_somebody_is_called_in_full_decides_for_the_surname_everywhere() {
    let read = among(&[
        (
            "en",
            "The midfielder Ana Davenport scored. For Davenport it was the third goal.",
        ),
        ("fr", "Pour Davenport, c’était le troisième but."),
    ]);
    assert_eq!(read[1], ["person Davenport"]);
}

#[test]
fn of_two_places_of_one_name_the_one_that_the_other_articles_name_is_taken() {
    let read = among(&[
        ("en", "The agreement was signed in Munich."),
        ("de", "Das Abkommen wurde in München unterzeichnet."),
        ("it", "L’accordo fu firmato a Monaco."),
    ]);
    assert_eq!(read[2], read[0]);
}

#[test]
fn a_town_with_its_police_is_a_town() {
    check(
        "en",
        KINDS,
        "It happened in <place geonames:2641598>Newport</>, and <place geonames:2641598>Newport</> police came.",
    );
}

#[test]
fn an_english_article_before_a_name_is_no_name() {
    let read = among(&[
        (
            "en",
            "Police said the Quarrel Group was gone. Later the Quarrel Group denied it.",
        ),
        ("it", "Secondo la polizia Quarrel Group non esiste più."),
        ("fr", "Selon la police, The Quarrel Group n’existe plus."),
    ]);
    assert_eq!(read[2].len(), 1, "{:?}", read[2]);
}

#[test]
fn a_half_of_a_compound_adjective_is_no_people() {
    check("fr", KINDS, "La communauté afro-américaine a protesté.");
}

#[test]
fn an_article_alone_reads_the_same_as_among_none() {
    let text = "Mayor Ann Doe met Doe’s rival in Leeds.";
    let alone = among(&[("en", text)]);
    assert_eq!(alone[0].len(), 3);
}

#[test]
fn a_seat_of_government_at_the_start_of_a_sentence_is_a_place() {
    for (code, text, found) in [
        (
            "en",
            "London has announced new sanctions.",
            "place geonames:2643743",
        ),
        (
            "en",
            "Washington said it would send troops.",
            "place geonames:4140963",
        ),
        (
            "de",
            "Berlin hat am Dienstag Hilfe angekündigt.",
            "place geonames:2950159",
        ),
    ] {
        assert_eq!(among(&[(code, text)]), [vec![found.to_owned()]], "{text}");
    }
    // Somebody of that name, and a given name.
    assert_eq!(
        among(&[(
            "en",
            "Denzel Washington spoke first. Washington said he was glad."
        )]),
        [vec!["person Denzel Washington", "person Denzel Washington"]]
    );
    assert!(
        among(&[("en", "Sofia said she was glad.")])[0]
            .iter()
            .all(|n| !n.starts_with("place"))
    );
}
