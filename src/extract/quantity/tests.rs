//! Amounts as a reader reads them, and words that only look like a unit, an age or a currency.

use crate::extract::tests::check;

#[test]
fn a_sum_may_open_a_paragraph_with_the_letters_of_its_sign() {
    check(
        "pt",
        "money",
        "<money 1200000 BRL>R$ 1,2 milhão</> foi gasto.",
    );
    check("es", "money", "Vale <money 500 USD>U$S 500</>, no S 500.");
}

#[test]
fn one_euro_is_a_sum_and_a_strong_dollar_is_none() {
    check("es", "money", "El litro vale <money 1 EUR>un euro</>.");
    check("es", "money", "Prefiere un dólar fuerte y un euro débil.");
}

#[test]
fn an_article_shows_that_a_number_has_no_unit_behind_it() {
    check("es", "duration", "En los años 30 del siglo pasado.");
    check("es", "duration", "Pasó <duration P2Y>un par de años</>.");
}

#[test]
fn years_behind_a_name_or_a_verb_of_age_are_an_age() {
    check(
        "es",
        "age",
        "Ana Gil, de <age 45>45 años</>, y Luis Sanz de <age 50>50 años</>.",
    );
    check(
        "es",
        "age",
        "Tenía <age 84>84 años</>, y a sus <age 90>90 años</> aún canta.",
    );
    check("es", "age", "Tiene 20 años de experiencia y 3 hijos.");
    check(
        "pt",
        "age",
        "Morreu aos <age 73>73 anos</>; aos 32, marcou.",
    );
}

#[test]
fn according_to_is_no_second() {
    check("pt", "duration", "Foram 500 mil segundo os organizadores.");
}

#[test]
fn degrees_are_no_rank() {
    check(
        "es",
        "ordinal measure",
        "A <measure 2 celsius>2 ºC</> en el <ordinal 2>2º</> piso.",
    );
    check(
        "es",
        "ordinal measure",
        "Hacía <measure 30 degree>30°</> a la sombra.",
    );
}

#[test]
fn a_half_behind_a_unit_is_its_own_where_a_dozen_follows() {
    check(
        "pt",
        "duration count",
        "Foi <duration P50Y>meio século</> e <count 6 ovos>meia dúzia de ovos</>.",
    );
    check(
        "pt",
        "duration",
        "Foram <duration P2.5Y>dois anos e meio</>.",
    );
}

#[test]
fn half_a_per_cent_is_a_share() {
    check(
        "pt",
        "percent",
        "Subiu <percent 0.5%>meio por cento</>, e <percent 1%>um por cento</> antes.",
    );
    check(
        "es",
        "percent",
        "El <percent 1%>uno por ciento</> más rico.",
    );
}
