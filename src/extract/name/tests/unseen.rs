//! Names as news of any kind has them: what is one, what is none, and what one thing is called.

use super::among;

#[track_caller]
fn names(code: &str, text: &str, expected: &[&str]) {
    assert_eq!(among(&[(code, text)]), [expected], "{code}: {text}");
}

#[test]
fn a_word_for_an_office_or_a_sort_of_body_is_no_name() {
    for (code, text) in [
        (
            "pt",
            "O jornal diz que ela não quer candidatar-se à Presidência.",
        ),
        (
            "pt",
            "Um funcionário da Administração pediu para não ser citado.",
        ),
        ("es", "El acusado debe comparecer el lunes en el Juzgado."),
        ("es", "Según la Secretaría, los plazos no cambian."),
        ("it", "La squadra torna a casa con quattro Medaglie."),
        (
            "nl",
            "De gevolgen voor de Westerse landen zijn nog niet bekend.",
        ),
        (
            "nl",
            "Een Republikeins afgevaardigde stemde tegen het plan.",
        ),
        ("fr", "Le dossier est entre les mains de la Direction."),
    ] {
        names(code, text, &[]);
    }
}

#[test]
fn a_verb_before_a_name_at_the_start_of_a_sentence_is_no_part_of_it() {
    names(
        "pt",
        "Deixou Lisboa na terça-feira sem falar aos jornalistas.",
        &["place geonames:2267057"],
    );
    names(
        "es",
        "Visitó Berlín en marzo y no volvió hasta mayo.",
        &["place geonames:2950159"],
    );
    names(
        "it",
        "Lasciò Berlino a marzo e non tornò più.",
        &["place geonames:2950159"],
    );
    // But a noun that ends as verbs do goes on with its name.
    names(
        "pt",
        "Escobar Moreira chegou tarde.",
        &["person Escobar Moreira"],
    );
}

#[test]
fn a_headline_gives_capitals_to_small_words_too() {
    names("en", "And Voters Need to Pay It.", &[]);
    names("en", "It Is Very Late.", &[]);
    names(
        "en",
        "Mr Obama and I met Angela Merkel.",
        &["person Obama", "person Angela Merkel"],
    );
}

#[test]
fn a_letter_before_a_hyphen_is_no_name() {
    names("en", "The minister made a U-turn on Monday.", &[]);
    names("nl", "Hij speelde twee jaar in het B-team.", &[]);
    names(
        "de",
        "Die U-Bahn stand still, sagte Olaf Scholz.",
        &["person Olaf Scholz"],
    );
    names(
        "en",
        "Senator John Hale (R-Texas) voted against it.",
        &["person John Hale", "place US-TX"],
    );
    names("en", "The shares of T-Mobile rose.", &["body T-Mobile"]);
}

#[test]
fn what_a_role_is_for_is_no_name() {
    for (code, text, place) in [
        (
            "es",
            "El ministro de Asuntos Exteriores viajó a Madrid.",
            "place geonames:3117735",
        ),
        (
            "nl",
            "De minister van Buitenlandse Zaken reisde naar Madrid.",
            "place geonames:3117735",
        ),
        (
            "pt",
            "O ministro dos Negócios Estrangeiros viajou para Madrid.",
            "place geonames:3117735",
        ),
    ] {
        names(code, text, &[place]);
    }
    names(
        "en",
        "Business Secretary Greg Clark met Russian Energy Minister Aleksandr Novak.",
        &["person Greg Clark", "place RU", "person Aleksandr Novak"],
    );
}

#[test]
fn a_small_word_with_a_capital_ends_no_name() {
    names(
        "es",
        "Ella dirigió el Servicio Meteorológico de Su Majestad.",
        &["body Servicio Meteorológico"],
    );
    names(
        "pt",
        "Segundo Dias Ferreira, Ana Dias chegou.",
        &["person Dias Ferreira", "person Ana Dias"],
    );
}

#[test]
fn letters_with_stops_are_the_letters() {
    names(
        "en",
        "The N.F.L. and the I.O.C. agreed.",
        &[
            "body National Football League",
            "body International Olympic Committee",
        ],
    );
    names("en", "The town was founded about 400 A.D. by farmers.", &[]);
    names("it", "Il tempio fu costruito nel 200 a.C. dai coloni.", &[]);
}

#[test]
fn one_body_has_one_name_in_every_language() {
    for (code, text, name) in [
        (
            "fr",
            "La Croix-Rouge internationale a envoyé de l'eau.",
            "Red Cross",
        ),
        (
            "nl",
            "Het Internationale Rode Kruis stuurt water.",
            "Red Cross",
        ),
        (
            "pt",
            "A Cruz Vermelha Internacional enviou água.",
            "Red Cross",
        ),
        (
            "de",
            "Sie sagte vor dem Justizausschuss des Senats aus.",
            "Senate Judiciary Committee",
        ),
        (
            "it",
            "È stata ascoltata dalla Commissione Giustizia del Senato.",
            "Senate Judiciary Committee",
        ),
        (
            "es",
            "Declaró ante el Comité Judicial del Senado.",
            "Senate Judiciary Committee",
        ),
        ("fr", "Les Jeux asiatiques ont commencé.", "Asian Games"),
        (
            "es",
            "El Centro Nacional de Huracanes avisó a la población.",
            "National Hurricane Center",
        ),
    ] {
        names(code, text, &[&format!("body {name}")]);
    }
    // Its adjective may stand inside the name.
    names(
        "fr",
        "Le ministère français de la Justice a confirmé la date.",
        &["place FR", "body Justice Department"],
    );
    names(
        "pt",
        "O Ministério espanhol da Justiça confirmou a data.",
        &["place ES", "body Justice Department"],
    );
}

#[test]
fn behind_its_article_a_newspaper_has_a_capital() {
    names("en", "The guardian of the child agreed.", &[]);
    names("en", "The hill was steep.", &[]);
    names("en", "The Hill reported it first.", &["body The Hill"]);
    names("es", "El país entero lo vio.", &[]);
}

#[test]
fn a_body_is_read_small_where_another_article_has_it_with_a_capital() {
    let texts = [
        (
            "en",
            "It is known that the Senate voted, and that the Democrats had won.",
        ),
        (
            "es",
            "Se sabe que el senado votó y que los demócratas habían ganado.",
        ),
    ];
    let both = ["body Senate", "body Democratic Party"];
    assert_eq!(among(&texts), [both, both]);
    // By itself it may be another's; and an adjective is no party.
    names("es", texts[1].1, &[]);
    assert!(among(&[texts[0], ("es", "Hablaron los senadores demócratas.")])[1].is_empty());
}

#[test]
fn two_names_side_by_side_are_two() {
    let articles = [
        (
            "en",
            "Donald Trump spoke. Trump said that Berlin was a captive of Moscow.",
        ),
        (
            "fr",
            "Donald Trump a parlé. Trump a dit que Berlin était prisonnière de Moscou.",
        ),
        (
            "de",
            "Donald Trump hat gesprochen. Durch die Leitung wurde laut Trump Berlin zum Gefangenen von Moskau.",
        ),
    ];
    let found = &among(&articles)[2];
    let places: Vec<_> = found.iter().map(String::as_str).collect();
    assert_eq!(
        places,
        [
            "person Donald Trump",
            "person Donald Trump",
            "place geonames:2950159",
            "place geonames:524901"
        ]
    );
    names(
        "de",
        "Danach muss der UN-Sicherheitsrat Pjöngjang antworten.",
        &["body UN Security Council", "place geonames:1871859"],
    );
    names(
        "en",
        "It is said that the Senate and Congress met.",
        &["body Senate", "body Congress"],
    );
    names(
        "en",
        "NHS Scotland wrote to its staff.",
        &["body National Health Service", "place GB-SCT"],
    );
}

#[test]
fn people_who_are_called_as_a_country_are_no_country() {
    names(
        "fr",
        "Chad Hammel a raconté son histoire. Chad a vu le requin.",
        &["person Chad Hammel", "person Chad Hammel"],
    );
    names("en", "Rebels crossed into Chad on Sunday.", &["place TD"]);
    names(
        "en",
        "Foreign Minister Israel Katz said that Israel would answer.",
        &["person Israel Katz", "place IL"],
    );
}

#[test]
fn a_noun_of_a_compound_is_no_town() {
    for text in [
        "Die Wiesen sind durch Bau- und Planungsarbeiten bedroht.",
        "Der Verein aus dem Nord-Osten verlor.",
    ] {
        names("de", text, &[]);
    }
    names(
        "pt",
        "Foram representantes do Norte e da zona Central.",
        &[],
    );
}

#[test]
fn korea_is_the_peninsula_unless_it_says_which() {
    for (code, text, place) in [
        (
            "es",
            "La guerra de Corea terminó en 1953.",
            "x-korean-peninsula",
        ),
        (
            "fr",
            "La péninsule coréenne reste divisée.",
            "x-korean-peninsula",
        ),
        ("it", "Il confine con la Nord Corea resta chiuso.", "KP"),
        ("de", "Die südkoreanische Küste ist gesperrt.", "KR"),
        ("nl", "De Noord-Koreaanse kust is gesloten.", "KP"),
    ] {
        names(code, text, &[&format!("place {place}")]);
    }
}

#[test]
fn dutch_peoples_are_inflected() {
    for (text, place) in [
        ("De Chinese fabriek sluit in mei.", "CN"),
        ("De Canadese kust is gesloten.", "CA"),
        ("De Midden-Amerikaanse landen komen bijeen.", "013"),
    ] {
        names("nl", text, &[&format!("place {place}")]);
    }
}

#[test]
fn particles_belong_to_the_name_though_the_given_name_is_a_town() {
    names(
        "nl",
        "De brug is gesloten, zegt Anna de Vries van de gemeente.",
        &["person Anna de Vries"],
    );
    names(
        "fr",
        "Kim Jong-un s'est montré favorable à une visite.",
        &["person Kim Jong-un"],
    );
}

#[test]
fn a_government_seat_that_is_a_given_name_too_speaks() {
    names(
        "fr",
        "Paris a annoncé mardi la fermeture de deux ponts.",
        &["place geonames:2988507"],
    );
    names(
        "en",
        "Paris Hilton was there. Paris said she was glad.",
        &["person Paris Hilton"],
    );
}

#[test]
fn genitives_with_an_s_of_places_of_two_words() {
    names("de", "Die Regierung El Salvadors lehnte ab.", &["place SV"]);
    names(
        "nl",
        "Volgens Pyongyangs ministers is het plan klaar.",
        &["place geonames:1871859"],
    );
}

#[test]
fn a_capital_with_its_district_is_one_place() {
    let text = "He lives in Washington, D.C. with his wife.";
    names("en", text, &["place geonames:4140963"]);
}

#[test]
fn portugal_and_brazil_have_names_of_their_own_for_some_countries() {
    for (text, place) in [
        ("Os ministros voltaram do Irão.", "IR"),
        ("Os ministros voltaram do Irã.", "IR"),
        ("A seleção perdeu no Vietname.", "VN"),
        ("O gelo da Gronelândia derrete.", "GL"),
    ] {
        names("pt", text, &[&format!("place {place}")]);
    }
}

#[test]
fn a_company_whose_word_stands_small_too_keeps_its_capital() {
    names(
        "en",
        "Shell and Mercadona fell. Farmers found a shell in the field. The fund bought Shell after that.",
        &["body Shell", "body Mercadona", "body Shell"],
    );
    names(
        "en",
        "The chain missed its target for the year. Analysts said Target had to close shops.",
        &["body Target"],
    );
    // Behind an article the capital of what stands small elsewhere is one of respect.
    names(
        "en",
        "A panel met on Monday. It was the Panel that chose, the mayor said.",
        &[],
    );
}

#[test]
fn a_noun_that_is_a_given_name_too_does_not_take_the_name_behind_it() {
    names(
        "it",
        "Vittoria di Giorgia Meloni alle elezioni, dicono i primi dati.",
        &["person Giorgia Meloni"],
    );
    names(
        "it",
        "Vittoria di Savoia ha salutato gli ospiti.",
        &["person Vittoria di Savoia"],
    );
}

#[test]
fn what_a_minister_is_for_is_no_part_of_the_name_behind_it() {
    for (code, text, name) in [
        (
            "it",
            "Così il ministro dell'Economia Giancarlo Bruni.",
            "Giancarlo Bruni",
        ),
        (
            "es",
            "Habló el ministro de Asuntos Exteriores José Manuel Vega.",
            "José Manuel Vega",
        ),
        (
            "pt",
            "Falou o ministro da Fazenda Fernando Rocha.",
            "Fernando Rocha",
        ),
    ] {
        names(code, text, &[&format!("person {name}")]);
    }
}
