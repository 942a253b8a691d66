//! Sentences with what they say that a number is made of, in every language, and such as say nothing of the kind.

use crate::extract::extract;
use crate::fixture::article;
use crate::lang;
use crate::model::ArticleIdx;

/// Returns every whole with its parts: `4 Listed 2 1 1`.
fn wholes(code: &str, text: &str) -> Vec<String> {
    let article = article(code, text);
    let extract = extract(ArticleIdx(0), &article, lang::pack(code));
    let mentions = extract.mentions.iter();
    mentions
        .filter_map(|m| {
            let parts = m.frame.parts.as_ref()?;
            let amounts: Vec<String> = parts
                .list
                .iter()
                .map(|part| part.amount.to_string())
                .collect();
            let whole = m.value.amount()?;
            Some(format!("{whole} {:?} {}", parts.form, amounts.join(" ")))
        })
        .collect()
}

#[track_caller]
fn check(code: &str, text: &str, expected: &str) {
    assert_eq!(wholes(code, text), [expected], "{text}");
}

#[track_caller]
fn nothing(code: &str, text: &str) {
    assert_eq!(wholes(code, text), [""; 0], "{text}");
}

#[test]
fn a_list_behind_a_colon_is_what_was_counted() {
    for (code, text) in [
        (
            "en",
            "Four people were killed: two soldiers, a driver and a nurse.",
        ),
        (
            "en",
            "Four people were killed in Lyon on Monday: two soldiers, a driver and a nurse.",
        ),
        (
            "fr",
            "Quatre personnes ont été tuées : deux soldats, un chauffeur et une infirmière.",
        ),
        (
            "it",
            "Quattro persone sono morte: due soldati, un autista e un’infermiera.",
        ),
        (
            "es",
            "Cuatro personas murieron: dos soldados, un conductor y una enfermera.",
        ),
        (
            "de",
            "Vier Menschen starben: zwei Soldaten, ein Fahrer und eine Krankenschwester.",
        ),
        (
            "pt",
            "Quatro pessoas morreram: dois soldados, um motorista e uma enfermeira.",
        ),
        (
            "nl",
            "De politie vond vier doden: twee soldaten, een chauffeur en een verpleegster.",
        ),
    ] {
        check(code, text, "4 Listed 2 1 1");
    }
}

#[test]
fn a_list_of_names_between_dashes_is_who_was_counted() {
    for (code, text) in [
        (
            "en",
            "Three suspects – Anna Keller, Peter Jones and Mary Walsh – were arrested.",
        ),
        (
            "fr",
            "Trois suspects – Anna Keller, Pierre Dupont et Marie Martin – ont été arrêtés.",
        ),
        (
            "it",
            "Tre sospettati – Anna Rossi, Pietro Bianchi e Maria Verdi – sono stati arrestati.",
        ),
        (
            "es",
            "Tres sospechosos – Ana García, Pedro López y María Pérez – fueron detenidos.",
        ),
        (
            "de",
            "Drei Verdächtige – Anna Keller, Peter Schulz und Maria Weber – wurden festgenommen.",
        ),
        (
            "pt",
            "Três suspeitos – Ana Silva, Pedro Costa e Maria Santos – foram presos.",
        ),
        (
            "nl",
            "Drie verdachten – Anna Smit, Peter Jansen en Maria Bakker – werden gearresteerd.",
        ),
    ] {
        check(code, text, "3 Listed 1 1 1");
    }
    check(
        "en",
        "Two men – John Smith, 34, and Bob Ray – were charged.",
        "2 Listed 1 1",
    );
}

#[test]
fn what_is_among_what_was_counted_is_some_of_it() {
    for (code, text) in [
        ("en", "There were 50 dead, among them 30 women and 20 men."),
        (
            "en",
            "Fifty people were killed, including 30 women and 20 men.",
        ),
        ("fr", "On compte 50 morts, dont 30 femmes et 20 hommes."),
        ("it", "Ci sono 50 morti, tra cui 30 donne e 20 uomini."),
        ("es", "Hay 50 muertos, entre ellos 30 mujeres y 20 hombres."),
        ("de", "Es gab 50 Tote, darunter 30 Frauen und 20 Männer."),
        ("pt", "Há 50 mortos, entre eles 30 mulheres e 20 homens."),
        (
            "nl",
            "Er vielen 50 doden, onder wie 30 vrouwen en 20 mannen.",
        ),
    ] {
        check(code, text, "50 Among 30 20");
    }
}

#[test]
fn a_sum_is_said_to_be_that_of_the_numbers_before_it() {
    for (code, text) in [
        ("en", "There were 18 in Peru and two in Chile, 20 in all."),
        (
            "en",
            "There were 18 in Peru and two in Chile, for a total of 20.",
        ),
        (
            "fr",
            "Il y en a eu 18 au Pérou et deux au Chili, 20 au total.",
        ),
        ("it", "Sono 18 in Perù e due in Cile, 20 in tutto."),
        ("es", "Fueron 18 en Perú y dos en Chile, 20 en total."),
        ("de", "Es waren 18 in Peru und zwei in Chile, insgesamt 20."),
        ("pt", "Foram 18 no Peru e dois no Chile, 20 no total."),
        (
            "nl",
            "Het waren er 18 in Peru en twee in Chili, 20 in totaal.",
        ),
    ] {
        check(code, text, "20 Summed 18 2");
    }
}

#[test]
fn what_may_leave_something_out_is_no_list() {
    // Nothing tells that these are all.
    nothing("en", "Four people came: two soldiers and others.");
    nothing("en", "Four people came: two soldiers, a driver, a nurse.");
    nothing(
        "en",
        "Four people came: two soldiers, and a driver who had seen them and a nurse.",
    );
    // Two and three, not three.
    nothing(
        "en",
        "The blast killed two and wounded three people: two soldiers, a driver, a nurse and a clerk.",
    );
    // A nurse is who Ann Lee is.
    nothing(
        "en",
        "Two people were killed: Ann Lee, a nurse and Bob Ray.",
    );
    // About as many need not be as many.
    nothing(
        "en",
        "About four people were killed: two soldiers, a driver and a nurse.",
    );
    nothing(
        "fr",
        "Trois autocars dont cinquante passagers sont blessés.",
    );
}

#[test]
fn what_and_opens_behind_a_single_part_is_another_matter() {
    check(
        "en",
        "The fire left 12 people dead, including 2 children, and 15 men injured.",
        "12 Among 2",
    );
}
