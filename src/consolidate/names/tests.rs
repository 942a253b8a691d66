//! Which names are one, and, more often, which are not.

use super::*;

#[track_caller]
fn is(expected: Match, pairs: &[(&str, &str)]) {
    for (a, b) in pairs {
        assert_eq!(same_name(a, b), expected, "{a} / {b}");
        assert_eq!(same_name(b, a), expected, "{b} / {a}");
    }
}

#[test]
fn order_general_words_accents_and_capitals_do_not_matter() {
    is(
        Match::Same,
        &[
            ("Gruppo Sparks", "Sparks Group"),
            ("groupe Sparks", "The Sparks Group"),
            ("Sparks", "SPARKS"),
            ("Sparks", "Sparks Group"),
            ("Alcide De Gasperi", "Alcide de Gasperi"),
            ("Núñez Feijóo", "Nunez Feijoo"),
            ("Banque Solaire", "La Banque Solaire"),
            ("Beacon Films Inc.", "Beacon Films"),
            ("Torrent Freak", "TorrentFreak"),
            ("Jean-Claude Juncker", "Jean Claude Juncker"),
        ],
    );
}

#[test]
fn a_letter_more_or_another_alphabet_is_a_spelling() {
    is(
        Match::Spelling,
        &[
            ("Europol", "Europole"),
            ("Splinter", "Splinters"),
            ("Geckos", "Gecko"),
            ("Torrentfreak", "Torrent Freaks"),
            ("Volodymyr Zelensky", "Wolodymyr Selenskyj"),
            ("Mohamed Morsi", "Mohammed Mursi"),
            ("Vladimir Putin", "Vladimir Poutine"),
            ("Angela Merckel", "Angela Merkel"),
            ("Tlatelolco", "Tlateloloco"),
        ],
    );
}

#[test]
fn a_part_stands_for_the_whole() {
    is(
        Match::ShortForm,
        &[
            ("Bagnoli Rossi", "Federico Bagnoli Rossi"),
            ("Voorn", "Jan van Voorn"),
            ("Van Voorn", "Jan van Voorn"),
            ("MPA", "Motion Picture Association"),
            ("WHO", "World Health Organization"),
            ("J. Smith", "John Smith"),
            ("George Bush", "George W. Bush"),
            ("Sutopo Nugroho", "Sutopo Purwo Nugroho"),
        ],
    );
}

#[test]
fn names_that_look_alike_stay_apart() {
    is(
        Match::No,
        &[
            ("Austria", "Australia"),
            ("Iran", "Iraq"),
            ("Irak", "Iran"),
            ("Slovakia", "Slovenia"),
            ("Niger", "Nigeria"),
            ("Guinea", "Guyana"),
            ("Mali", "Malawi"),
            ("Zambia", "Gambia"),
            ("Interpol", "Europol"),
            ("Eurojust", "Europol"),
            ("Hansen", "Hanson"),
            ("Hansen", "Jansen"),
            ("Meyer", "Meier Bank"),
            ("Schmidt", "Schmitz"),
            ("Smith", "Smyth Jones"),
            ("Miller", "Muller"),
            ("Kim", "Kim Jong Un"),
            ("Michael Vann", "James Vann"),
            ("John Smith", "Joan Smith"),
            ("John Smith", "John Smart"),
            ("Ann Lee", "Anna Leeds"),
            ("Jane Doe", "John Doe"),
            ("George W. Bush", "George H. Bush"),
            ("Sparks Bank", "Sparks University"),
            ("Bank of England", "Church of England"),
            ("Bank of England", "England"),
            ("Supreme Court", "Court"),
            ("Apple", "Apple Records"),
            ("Labour Party", "Conservative Party"),
            ("Ministry of Defence", "Ministry of Justice"),
            ("AP", "Alternative Press"),
            ("Reuters", "Router"),
            ("", "Sparks"),
            ("The", "Of"),
        ],
    );
}

#[test]
fn a_surname_that_two_bear_joins_neither() {
    let names = ["Michael Vann", "Vann", "James Vann", "Michael Vann"];
    assert_eq!(cluster(&names), [0, 1, 2, 0]);
    let names = ["Rossi", "Federico Bagnoli Rossi", "Bagnoli Rossi"];
    assert_eq!(cluster(&names), [0, 0, 0]);
}

#[test]
fn variants_in_several_languages_come_together() {
    let names = [
        "Gruppo Sparks",
        "Europol",
        "Sparks",
        "Europole",
        "Interpol",
        "Motion Picture Association",
        "MPA",
        "The Sparks Group",
    ];
    assert_eq!(cluster(&names), [0, 1, 0, 1, 4, 5, 5, 0]);
}

proptest::proptest! {
    #![proptest_config(crate::fixture::draws(256))]

    #[test]
    fn any_two_texts_can_be_compared(a in ".{0,24}", b in ".{0,24}") {
        proptest::prop_assert_eq!(same_name(&a, &b), same_name(&b, &a));
        cluster(&[&a, &b, &a]);
    }
}
