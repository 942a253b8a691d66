//! Articles whose numbers and dates do not fit one another, and many more in which nothing may be told.

use crate::fixture::article;
use crate::model::{Fact, Kind, Reading};
use crate::pipeline::{Meaning, read_articles};

fn reading(text: &str) -> Reading {
    read_articles(vec![article("en", text)], Meaning::Anchors)
}

#[track_caller]
fn silent(code: &str, text: &str) {
    let problems = read_articles(vec![article(code, text)], Meaning::Anchors).problems;
    assert!(problems.is_empty(), "{text}: {problems:?}");
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let problems = reading(text).problems;
    let told: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn a_number_that_its_list_does_not_give_is_told() {
    check(
        "Four people were killed: two soldiers, a driver and two nurses.",
        &[
            "“Four people were killed: two soldiers, a driver and two nurses”: the number does not fit the list \
           beside it: 2 + 1 + 2 = 5 ≠ 4",
        ],
    );
    check(
        "Three suspects – Anna Keller, Peter Jones, Mary Walsh and Paul Newton – were arrested.",
        &[
            "“Three suspects – Anna Keller, Peter Jones, Mary Walsh and Paul Newton”: the number does not fit the \
           list beside it: 1 + 1 + 1 + 1 = 4 ≠ 3",
        ],
    );
    check(
        "Four people were killed: two soldiers, a driver and a nurse.",
        &[],
    );
    check(
        "Five people were killed: several soldiers, a driver and a nurse.",
        &[],
    );
}

#[test]
fn only_people_one_by_one_are_counted_off() {
    for (code, text) in [
        (
            "en",
            "The film won three prizes: Anna Keller, Peter Jones, Mary Walsh and Paul Newton.",
        ),
        ("en", "He saw two cities: Paris, Texas and London."),
        ("en", "Five people were rescued: a family and a pilot."),
        (
            "en",
            "The reform rests on two pillars: a fee and four new courts.",
        ),
        (
            "en",
            "She had two worries: a leaking roof and three broken windows.",
        ),
        (
            "en",
            "They opened two shops: one in Oslo and four in Madrid.",
        ),
        ("en", "Five people were hurt: a police car and a driver."),
        (
            "fr",
            "Cinq personnes ont été tuées : un couple et un chauffeur.",
        ),
        ("de", "Fünf Menschen starben: ein Ehepaar und ein Fahrer."),
        (
            "it",
            "Cinque persone sono morte: una famiglia e un autista.",
        ),
        ("es", "Cinco personas murieron: una pareja y un conductor."),
        ("pt", "Cinco pessoas morreram: um casal e um motorista."),
        (
            "nl",
            "Vijf mensen kwamen om: een echtpaar en een chauffeur.",
        ),
    ] {
        silent(code, text);
    }
}

#[test]
fn what_is_counted_by_the_group_may_hold_more() {
    for (code, text) in [
        (
            "en",
            "Four families, including 17 children, were evacuated.",
        ),
        ("en", "Three teams, among them 40 players, came."),
        (
            "en",
            "Six men were killed, including two soldiers and nine women were hurt.",
        ),
        ("fr", "Quatre familles, dont 17 enfants, ont été évacuées."),
        (
            "de",
            "Zwei Ehepaare, darunter drei Deutsche, wurden gerettet.",
        ),
        (
            "it",
            "Quattro famiglie, tra cui 17 bambini, sono state evacuate.",
        ),
        (
            "es",
            "Cuatro familias, entre ellas 17 niños, fueron evacuadas.",
        ),
        (
            "pt",
            "Quatro famílias, incluindo 17 crianças, foram retiradas.",
        ),
        (
            "nl",
            "Vier gezinnen, onder wie 17 kinderen, werden geëvacueerd.",
        ),
    ] {
        silent(code, text);
    }
}

#[test]
fn a_total_of_something_else_is_no_sum() {
    for (code, text) in [
        (
            "en",
            "The raid left four soldiers and two civilians dead; in total 90 people were hurt.",
        ),
        (
            "en",
            "The raid killed four soldiers and two civilians, in total 90 people were hurt.",
        ),
        (
            "en",
            "With four wins and a draw and two losses, 13 points in total.",
        ),
        ("en", "With four wins and two draws, 14 in total."),
        (
            "en",
            "There were 15 rifles and 200 rounds, in total 30 arrests were made.",
        ),
        ("en", "There were 30 men, 25 women, 20 children in all."),
        ("en", "There were 30 men, 25 women, 20 in all."),
        ("en", "A guard, two women and three men, six in all."),
        ("en", "There were two families and three men, 11 in all."),
        ("en", "She won two in Peru and three in Chile, 40 in total."),
        (
            "fr",
            "Elle a gagné deux titres au Pérou et trois titres au Chili, 40 au total.",
        ),
        (
            "de",
            "Sie gewann zwei Titel in Peru und drei Titel in Chile, insgesamt 40.",
        ),
        (
            "fr",
            "Il y a eu quatre soldats et deux civils tués ; au total 90 personnes sont blessées.",
        ),
        (
            "fr",
            "Avec quatre victoires et deux nuls, 14 points au total.",
        ),
        (
            "de",
            "Es starben vier Soldaten und zwei Zivilisten; insgesamt 90 Menschen wurden verletzt.",
        ),
        ("de", "Mit vier Siegen und zwei Remis, insgesamt 14 Punkte."),
        (
            "it",
            "Con quattro vittorie e due pareggi, 14 punti in totale.",
        ),
        (
            "es",
            "Con cuatro victorias y dos empates, 14 puntos en total.",
        ),
        (
            "pt",
            "Com quatro vitórias e dois empates, 14 pontos no total.",
        ),
        (
            "nl",
            "Met vier zeges en twee gelijke spelen, 14 punten in totaal.",
        ),
    ] {
        silent(code, text);
    }
}

#[test]
fn the_rest_of_another_whole_is_let_be() {
    for (code, text) in [
        (
            "en",
            "The stock rose 70 percent once the firm agreed to buy the remaining 45 percent.",
        ),
        (
            "fr",
            "L’action a gagné 70 % après l’achat des 45 % restants.",
        ),
        (
            "de",
            "Die Aktie stieg um 70 Prozent, nachdem die Firma die restlichen 45 Prozent gekauft hatte.",
        ),
    ] {
        silent(code, text);
    }
}

#[test]
fn parts_that_are_more_than_their_whole_are_told() {
    check(
        "There were 50 dead, among them 60 women.",
        &["“50 dead, among them 60 women”: the parts are more than the whole: 60 > 50"],
    );
    check(
        "There were 50 dead, including 30 women and 25 men.",
        &[
            "“50 dead, including 30 women and 25 men”: the parts are more than the whole: 30 + 25 = 55 > 50",
        ],
    );
    // Some of the women may be nurses.
    check("There were 50 dead, including 30 women and 25 nurses.", &[]);
}

#[test]
fn a_sum_that_its_parts_do_not_make_is_told() {
    check(
        "There were 18 dead in Peru and two in Chile, 21 in all.",
        &[
            "“18 dead in Peru and two in Chile, 21”: the sum does not fit its parts: 18 + 2 = 20 ≠ 21",
        ],
    );
    check(
        "There were 18 dead in Peru and two in Chile, 20 in all.",
        &[],
    );
    // Those in France are not read, and so nothing is added up.
    check(
        "Five died in France, 18 men in Peru and two in Chile, 25 in all.",
        &[],
    );
}

#[test]
fn what_does_not_fit_is_a_step_of_the_fact() {
    let reading = reading("There were 50 dead, among them 60 women.");
    let is_whole = |fact: &&Fact| fact.kind == Kind::Count && fact.positions[0].display == "50";
    let fact = reading.facts.iter().find(is_whole).expect("the dead");
    let told = fact
        .steps
        .iter()
        .any(|step| step.text == "the parts are more than the whole: 60 > 50");
    assert!(told, "{:?}", fact.steps);
}
