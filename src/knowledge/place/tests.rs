//! What a reader would notice about the table of places.

use proptest::prelude::*;

use super::*;
use crate::knowledge::fold::fold;

#[track_caller]
fn best(language: &str, name: &str) -> String {
    places(&fold(name))
        .and_then(|found| found.best(language))
        .map_or_else(|| "-".to_owned(), |place| place.code().into_owned())
}

#[track_caller]
fn place(code: &str) -> PlaceId {
    PlaceId::from_code(code).unwrap_or_else(|| panic!("no place {code}"))
}

#[test]
fn countries_have_names_in_every_language() {
    for (language, name, code) in [
        ("en", "Germany", "DE"),
        ("fr", "Allemagne", "DE"),
        ("it", "Germania", "DE"),
        ("es", "Alemania", "DE"),
        ("de", "Deutschland", "DE"),
        ("pt", "Alemanha", "DE"),
        ("nl", "Duitsland", "DE"),
        ("pl", "Niemcy", "DE"),
        ("ru", "Германия", "DE"),
        ("ar", "ألمانيا", "DE"),
        ("ja", "ドイツ", "DE"),
        ("ko", "독일", "DE"),
        ("th", "เยอรมนี", "DE"),
        ("tr", "Almanya", "DE"),
        ("zh", "德国", "DE"),
        ("fr", "Etats-Unis", "US"),
        ("fr", "République tchèque", "CZ"),
        ("it", "Repubblica Ceca", "CZ"),
        ("en", "Czechia", "CZ"),
        ("en", "Ivory Coast", "CI"),
        ("en", "Burma", "MM"),
        ("en", "Great Britain", "GB"),
        ("nl", "Engeland", "GB-ENG"),
        ("de", "Schottland", "GB-SCT"),
        ("en", "Holland", "NL"),
        ("en", "Kosovo", "XK"),
        ("es", "Corea del Norte", "KP"),
        ("en", "America", "US"),
        ("es", "América", "019"),
        ("en", "Georgia", "GE"),
        ("en", "Mexico", "MX"),
        ("it", "Crimea", "UA-43"),
        ("en", "Gaza", "x-gaza-strip"),
        ("fr", "Moyen-Orient", "x-middle-east"),
        ("de", "Nahen Osten", "x-middle-east"),
        ("nl", "Zwarte Zee", "x-black-sea"),
        ("pt", "Europa", "150"),
    ] {
        assert_eq!(best(language, name), code, "{language} {name}");
    }
}

#[test]
fn exonyms_mean_the_city() {
    for (language, name, english) in [
        ("fr", "Londres", "London"),
        ("it", "Londra", "London"),
        ("nl", "Londen", "London"),
        ("es", "Nueva York", "New York"),
        ("fr", "Pékin", "Beijing"),
        ("it", "Mosca", "Moscow"),
        ("de", "München", "Munich"),
        ("fr", "Munich", "Munich"),
        ("it", "Monaco di Baviera", "Munich"),
        ("nl", "Den Haag", "The Hague"),
        ("fr", "La Haye", "The Hague"),
        ("it", "L’Aia", "The Hague"),
        ("de", "Den Haag", "The Hague"),
        ("pt", "Moscovo", "Moscow"),
        ("en", "Washington", "Washington"),
        ("en", "New York", "New York"),
        ("fr", "Mexico", "Mexico City"),
        ("en", "Berlin", "Berlin"),
        ("es", "Granada", "Granada"),
        ("nl", "Keulen", "Cologne"),
    ] {
        let place = places(&fold(name)).and_then(|found| found.best(language));
        let found = place.map(|place| (place.kind(), place.name("en")));
        assert_eq!(found, Some((PlaceKind::City, english)), "{language} {name}");
    }
}

#[test]
fn regions_are_found_and_named() {
    assert_eq!(best("en", "Kansas"), "US-KS");
    assert_eq!(best("de", "Bayern"), "DE-BY");
    assert_eq!(best("fr", "Bavière"), "DE-BY");
    assert_eq!(best("es", "Baviera"), "DE-BY");
    assert_eq!(best("it", "Lombardia"), "IT-25");
    assert_eq!(best("nl", "Catalonië"), "ES-CT");
    assert_eq!(best("en", "Ontario"), "CA-ON");
    assert_eq!(best("en", "Victoria"), "AU-VIC");
    assert_eq!(place("DE-BY").name("fr"), "Bavière");
    assert_eq!(place("FR").name("nl"), "Frankrijk");
    assert_eq!(place("FR").name("xx"), "France");
}

#[test]
fn a_name_of_another_language_is_left_out() {
    // French "Mexico" is the city; the country is "Mexique".
    let mexico = places("mexico").expect("in the table");
    assert_eq!(
        mexico.best("fr").expect("in the table").kind(),
        PlaceKind::City
    );
    assert_eq!(mexico.best("en").expect("in the table").code(), "MX");
    let britain = places("great britain").expect("in the table");
    assert_eq!(britain.best("en").expect("in the table").code(), "GB");
    assert_eq!(
        places("inghilterra").expect("in the table").best("es"),
        None
    );
    // Vietnamese "Ý" (Italy) would be the Spanish word "y".
    assert_eq!(places("y"), None);
}

#[test]
fn words_that_are_no_places_are_not_found() {
    for word in [
        "",
        " ",
        "the",
        "der",
        "yesterday",
        "polizei",
        "gouvernement",
        "u",
        "x",
        "franc",
        "par",
    ] {
        assert_eq!(places(word), None, "{word}");
    }
}

#[test]
fn places_that_are_words_say_so() {
    for (name, language) in [
        ("nice", "en"),
        ("essen", "de"),
        ("reading", "en"),
        ("mobile", "en"),
        ("como", "es"),
        ("bari", "it"),
        ("sale", "it"),
        ("best", "en"),
        ("male", "en"),
        ("van", "nl"),
        ("bath", "en"),
        ("split", "en"),
        ("lens", "en"),
        ("tours", "fr"),
        ("orange", "fr"),
        ("cork", "en"),
        ("man", "en"),
        ("sete", "pt"),
        ("turkey", "en"),
    ] {
        let ambiguity = ambiguity(name);
        assert!(ambiguity.words.contains(language), "{name} {language}");
        assert!(!ambiguity.is_plain(language));
    }
}

#[test]
fn places_that_are_names_of_people_say_so() {
    for name in [
        "jordan",
        "georgia",
        "chad",
        "israel",
        "lincoln",
        "victoria",
        "charlotte",
        "florence",
        "sydney",
        "adelaide",
        "paris",
        "santiago",
        "diego suarez",
    ] {
        let ambiguity = ambiguity(name);
        let person = ambiguity.given_name || ambiguity.family_name;
        assert_eq!(person, name != "diego suarez", "{name}");
    }
}

#[test]
fn plain_places_are_plain() {
    for name in [
        "germany",
        "london",
        "kansas",
        "moscow",
        "tokyo",
        "marseille",
        "stuttgart",
    ] {
        for language in LANGUAGES {
            assert!(ambiguity(name).words.is_empty(), "{name} {language}");
        }
    }
    assert!(ambiguity("kansas").is_plain("en"));
    assert!(!ambiguity("paris").words.contains("de"));
    assert!(!ambiguity("como").words.contains("en"));
}

#[test]
fn abbreviations_keep_their_case() {
    let codes = |text: &str, language: &str| -> Vec<String> {
        abbreviation(text)
            .map(|found| {
                found
                    .in_language(language)
                    .map(|p| p.code().into_owned())
                    .collect()
            })
            .unwrap_or_default()
    };
    for (language, text, code) in [
        ("en", "US", "US"),
        ("en", "U.S.", "US"),
        ("en", "USA", "US"),
        ("en", "U.S.A.", "US"),
        ("en", "UK", "GB"),
        ("en", "U.K.", "GB"),
        ("en", "UAE", "AE"),
        ("fr", "É.-U.", "US"),
        ("es", "EE. UU.", "US"),
        ("es", "EE.\u{a0}UU.", "US"),
        ("es", "EEUU", "US"),
        ("pt", "EUA", "US"),
        ("nl", "VS", "US"),
        ("it", "Usa", "US"),
        ("en", "EU", "EU"),
        ("fr", "UE", "EU"),
    ] {
        assert_eq!(codes(text, language), [code], "{language} {text}");
    }
    assert!(codes("VS", "en").is_empty());
    assert!(codes("EUA", "de").is_empty());
    for text in ["us", "It", "IT", "usa", "vs", "eu", ""] {
        assert_eq!(abbreviation(text), None, "{text}");
    }
    assert!(abbreviation("CA").expect("in the table").is_weak("en"));
    assert!(!abbreviation("US").expect("in the table").is_weak("en"));
    assert!(abbreviation("US").expect("in the table").is_weak("de"));
}

#[test]
fn the_longest_name_wins() {
    let longest = |text: &str| {
        longest_place(text).map(|(length, _)| text.get(..length).expect("in the table").to_owned())
    };
    assert_eq!(
        longest("New York City officials").as_deref(),
        Some("New York City")
    );
    assert_eq!(longest("New York officials").as_deref(), Some("New York"));
    assert_eq!(longest("York").as_deref(), Some("York"));
    assert_eq!(
        longest("São Paulo, no Brasil").as_deref(),
        Some("São Paulo")
    );
    assert_eq!(
        longest("Sa\u{303}o Paulo").as_deref(),
        Some("Sa\u{303}o Paulo")
    );
    assert_eq!(longest("Mexico. City officials").as_deref(), Some("Mexico"));
    assert_eq!(longest("St. Louis").as_deref(), Some("St. Louis"));
    assert_eq!(longest("Paris-Nice").as_deref(), Some("Paris"));
    assert_eq!(longest("Nordkoreas").as_deref(), None);
    assert_eq!(longest("Iranian").as_deref(), None);
    assert_eq!(longest("东京都知事").as_deref(), Some("东京"));
    assert_eq!(
        longest_abbreviation("U.S.-led").map(|(length, _)| length),
        Some(4)
    );
    assert_eq!(longest_abbreviation("USB"), None);
}

#[test]
fn a_walk_goes_token_by_token() {
    let walk = Walk::start()
        .step("new")
        .and_then(|w| w.step(" "))
        .and_then(|w| w.step("york"));
    let found = walk
        .and_then(Walk::candidates)
        .and_then(|c| c.best("en"))
        .expect("in the table");
    assert_eq!(found.name("en"), "New York");
    assert!(Walk::start().step("qqqq").is_none());
}

#[test]
fn inner_places_lie_in_outer_ones() {
    let is_in = |outer: &str, inner: &str| contains(place(outer), place(inner));
    for (outer, inner) in [
        ("US", "US-KS"),
        ("021", "US-KS"),
        ("003", "US"),
        ("019", "US-KS"),
        ("001", "019"),
        ("150", "FR"),
        ("155", "FR"),
        ("EU", "FR-IDF"),
        ("UN", "FR"),
        ("FR-IDF", "FR-75C"),
        ("GB", "GB-ENG"),
        ("x-middle-east", "IR"),
        ("x-scandinavia", "SE"),
        ("150", "x-scandinavia"),
        ("UA", "x-donbas"),
        ("x-donbas", "UA-14"),
        ("419", "013"),
        ("IL", "geonames:281184"),
        ("DE-BY", "geonames:2867714"),
        ("DE", "geonames:2867714"),
        ("150", "geonames:2867714"),
        ("EU", "geonames:2867714"),
        ("US-NY", "geonames:5128581"),
        ("x-midwest", "geonames:4887398"),
    ] {
        assert!(is_in(outer, inner), "{outer} {inner}");
    }
    for (outer, inner) in [
        ("US-KS", "US"),
        ("US", "US"),
        ("US", "CA"),
        ("US-KS", "US-TX"),
        ("150", "US"),
        ("EU", "GB"),
        ("EU", "CH"),
        ("FR", "150"),
        ("DE-BY", "geonames:2950159"),
        ("x-black-sea", "UA"),
    ] {
        assert!(!is_in(outer, inner), "{outer} {inner}");
    }
}

#[test]
fn cities_know_their_country_people_and_position() {
    let munich = place("geonames:2867714");
    assert_eq!(munich.country(), Some(place("DE")));
    assert_eq!(munich.subdivision(), Some(place("DE-BY")));
    assert!(1_000_000 < munich.population());
    let (latitude, longitude) = munich.coordinates().expect("in the table");
    assert!((latitude - 48.137).abs() < 0.01 && (longitude - 11.575).abs() < 0.01);
    assert_eq!(munich.name("it"), "Monaco di Baviera");
    assert_eq!(munich.code(), "geonames:2867714");
    assert_eq!(place("150").country(), None);
}

#[test]
fn every_record_can_be_read_and_found_again() {
    for index in 0..count(0) {
        let place = PlaceId(u16::try_from(index).expect("in the table"));
        assert!(!place.name("en").is_empty());
        assert_eq!(PlaceId::from_code(&place.code()), Some(place));
        for language in LANGUAGES {
            assert!(!place.name(language).is_empty());
        }
        let country = place.country().map(PlaceId::kind);
        assert!(country.is_none_or(|kind| kind == PlaceKind::Country));
        if PlaceKind::Country < place.kind() {
            assert!(
                contains(place.country().expect("in the table"), place),
                "{}",
                place.code()
            );
        }
    }
    assert_eq!(PlaceId::from_code("XX"), None);
    assert_eq!(PlaceId::from_code("geonames:1"), None);
    assert_eq!(PlaceId::from_code("geonames:x"), None);
}

#[test]
fn every_name_leads_to_places() {
    use fst::Streamer;
    for map in [&*NAMES, &*ABBREVIATIONS] {
        let mut names = map.stream();
        while let Some((_, value)) = names.next() {
            let found = Candidates::new(value.value());
            let number = found.all().count();
            assert!((1..=8).contains(&number));
            assert!(found.all().all(|c| usize::from(c.place.0) < count(0)));
        }
    }
}

proptest! {
    #![proptest_config(crate::fixture::draws(256))]

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        let _ = places(&text);
        let _ = abbreviation(&text);
        let _ = PlaceId::from_code(&text);
        if let Some((length, found)) = longest_place(&text) {
            prop_assert!(text.is_char_boundary(length));
            prop_assert!(found.all().next().is_some());
        }
        if let Some((length, _)) = longest_abbreviation(&text) {
            prop_assert!(text.is_char_boundary(length));
        }
    }

    #[test]
    fn the_longest_name_is_a_name(text in "[A-Z][a-z]{2,6}[ -][A-Z][a-z]{2,6}") {
        if let Some((length, found)) = longest_place(&text) {
            let name = text.get(..length).unwrap_or("");
            prop_assert_eq!(places(&fold(name)), Some(found));
        }
    }
}
