//! Numerals as a reader reads them, and words that only look like numbers.

use super::numerals;
use crate::fixture::article;
use crate::lang;
use crate::segment::segment;

/// Checks the numerals of a sentence: `words = value` for each, by commas and in order.
#[track_caller]
fn check(code: &str, text: &str, expected: &[(&str, &str)]) {
    let article = article(code, text);
    let pack = lang::pack(code);
    let document = segment(&article, pack);
    let found: Vec<(String, String)> = numerals(&document, pack)
        .into_iter()
        .map(|n| {
            let words = document.span(n.tokens.clone()).of(text).to_owned();
            (words, n.amount.to_string())
        })
        .collect();
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(words, value)| (words.as_str(), value.as_str()))
        .collect();
    assert_eq!(found, expected, "{code}: {text}");
}

#[test]
fn digits_are_read_with_every_separator() {
    check(
        "en",
        "It cost 1,700.50 at first.",
        &[("1,700.50", "1700.5")],
    );
    check(
        "fr",
        "1\u{202f}700,5 et 25 000 pages",
        &[("1\u{202f}700,5", "1700.5"), ("25 000", "25000")],
    );
    check(
        "it",
        "1.700,5 e 1.234.567 pagine",
        &[("1.700,5", "1700.5"), ("1.234.567", "1234567")],
    );
    check("de", "1’700 Seiten", &[("1’700", "1700")]);
    check(
        "es",
        "1,700 o 1.700 páginas",
        &[("1,700", "1700"), ("1.700", "1700")],
    );
}

#[test]
fn scales_multiply_digits() {
    check(
        "en",
        "2.8bn, 6K and 1.7 million",
        &[
            ("2.8bn", "2800000000"),
            ("6K", "6000"),
            ("1.7 million", "1700000"),
        ],
    );
    check("en", "£5m for 5m", &[("5m", "5000000"), ("5", "5")]);
    check("it", "3,1 miliardi", &[("3,1 miliardi", "3100000000")]);
}

#[test]
fn number_words_are_summed() {
    check(
        "fr",
        "quatre-vingt-dix-neuf",
        &[("quatre-vingt-dix-neuf", "99")],
    );
    check(
        "fr",
        "soixante et onze mille deux cent un",
        &[("soixante et onze mille deux cent un", "71201")],
    );
    check(
        "fr",
        "septante ou nonante",
        &[("septante ou nonante", "70..90")],
    );
    check(
        "en",
        "two hundred and fifty thousand",
        &[("two hundred and fifty thousand", "250000")],
    );
    check(
        "en",
        "two and a half million",
        &[("two and a half million", "2500000")],
    );
    check(
        "fr",
        "un million et demi",
        &[("un million et demi", "1500000")],
    );
    check("it", "trecentomila", &[("trecentomila", "300000")]);
    check(
        "it",
        "ventitré e ventuno",
        &[("ventitré", "23"), ("ventuno", "21")],
    );
}

#[test]
fn decimals_are_read_in_words() {
    check(
        "en",
        "two point five million, nine point nought four",
        &[
            ("two point five million", "2500000"),
            ("nine point nought four", "9.04"),
        ],
    );
    check(
        "fr",
        "deux virgule trois kilos",
        &[("deux virgule trois", "2.3")],
    );
    check(
        "it",
        "duecento virgola settantuno",
        &[("duecento virgola settantuno", "200.71")],
    );
    check("en", "a two point lead", &[("two", "2")]);
}

#[test]
fn parts_are_added_to_whole_numbers() {
    check(
        "en",
        "three and two thirds of a million, 2 1/4 hours, 3 ½ cups",
        &[
            ("three and two thirds", "3.66666666666667"),
            ("2 1/4", "2.25"),
            ("3 ½", "3.5"),
        ],
    );
    check(
        "en",
        "one billion and a half million",
        &[("one billion and a half million", "1000500000")],
    );
    check(
        "it",
        "ventitré e tre quinti",
        &[("ventitré e tre quinti", "23.6")],
    );
    check(
        "en",
        "the second and a third man",
        &[("second", "2"), ("third", "3")],
    );
}

#[test]
fn one_with_a_rank_before_a_noun_is_no_part() {
    check(
        "fr",
        "Il a marqué un cinquième but.",
        &[("un", "1"), ("cinquième", "5")],
    );
    check("fr", "Un cinquième des voix", &[("Un cinquième", "0.2")]);
}

#[test]
fn groups_of_digits_are_one_number_where_they_can_be_nothing_else() {
    check("en", "Call 116 123.", &[("116 123", "116123")]);
    check(
        "en",
        "1 414 021 people, 40 000 cars, in 24 200 people",
        &[
            ("1 414 021", "1414021"),
            ("40 000", "40000"),
            ("24", "24"),
            ("200", "200"),
        ],
    );
    check(
        "en",
        "12,34,567.89 rupees",
        &[("12,34,567.89", "1234567.89")],
    );
    check(
        "en",
        "Pages 22,24,26,31.",
        &[("22", "22"), ("24", "24"), ("26", "26"), ("31", "31")],
    );
}

#[test]
fn a_minus_is_no_bullet() {
    check("en", "It fell to -5 on Monday.", &[("-5", "-5")]);
    check("en", "-5.2", &[("-5.2", "-5.2")]);
    check("en", "-4/5", &[("-4/5", "-0.8")]);
    check("en", "-5 tips for the summer", &[("5", "5")]);
    check(
        "en",
        "from minus one to 4",
        &[("minus one", "-1"), ("4", "4")],
    );
}

#[test]
fn the_coin_is_not_the_hundred() {
    check(
        "fr",
        "34 cents, deux cents pages",
        &[("34", "34"), ("deux cents", "200")],
    );
}

#[test]
fn a_range_may_fall_where_both_its_ends_are_told() {
    check(
        "es",
        "entre 4,2 y 3,9 millones de años",
        &[("entre 4,2 y 3,9 millones", "3900000..4200000")],
    );
    check(
        "en",
        "between 10 and 20",
        &[("between 10 and 20", "10..20")],
    );
}

#[test]
fn an_article_does_not_part_a_bound_from_its_number() {
    check("es", "hasta los 14 años", &[("hasta los 14", "..14")]);
    check("es", "casi un 53 %", &[("casi un 53", "53")]);
    check("it", "circa un 10 %", &[("circa un 10", "10")]);
    check(
        "es",
        "un grupo de más de 20",
        &[("un", "1"), ("más de 20", "20..")],
    );
}

#[test]
fn a_smaller_scale_inside_a_greater_multiplies_what_stands_behind_that() {
    check(
        "es",
        "tres billones cuatrocientos mil millones",
        &[("tres billones cuatrocientos mil millones", "3400000000000")],
    );
}

#[test]
fn two_numbers_with_scales_of_their_own_are_two() {
    check(
        "pt",
        "entre dez mil e vinte mil",
        &[("entre dez mil e vinte mil", "10000..20000")],
    );
    check(
        "en",
        "two thousand and three thousand",
        &[("two thousand", "2000"), ("three thousand", "3000")],
    );
}

#[test]
fn ranks_are_summed_from_the_greatest_down() {
    check(
        "es",
        "tricentésimo cuadragésimo séptimo",
        &[("tricentésimo cuadragésimo séptimo", "347")],
    );
    check("pt", "décimo terceiro", &[("décimo terceiro", "13")]);
    check(
        "es",
        "dosmilésimo tercero",
        &[("dosmilésimo tercero", "2003")],
    );
    check("es", "tres milésimas", &[("tres milésimas", "0.003")]);
    check("es", "veintitrés quintos", &[("veintitrés quintos", "4.6")]);
}

#[test]
fn half_is_read_only_where_something_is_halved() {
    check("es", "medio millón", &[("medio millón", "500000")]);
    check("es", "media hora", &[("media", "0.5")]);
    check("es", "el medio ambiente y la media de edad", &[]);
    check("pt", "um meio de transporte", &[("um", "1")]);
    check("pt", "dois quartos", &[("dois", "2")]);
}

#[test]
fn some_before_a_number_is_about_it() {
    check("es", "unos mil vecinos", &[("unos mil", "1000")]);
    check("es", "unas 100 sin luz", &[("unas 100", "100")]);
    check("pt", "uns 10 mil", &[("uns 10 mil", "10000")]);
    check("fr", "quelque 1 000 foyers", &[("quelque 1 000", "1000")]);
    check("es", "unos miles", &[("unos miles", "2000..9999")]);
}

#[test]
fn what_stands_behind_a_scale_in_digits_is_added() {
    check(
        "es",
        "3 mil 500 millones de pesos",
        &[("3 mil 500 millones", "3500000000")],
    );
    check("es", "15 mil 300 casos", &[("15 mil 300", "15300")]);
    check(
        "pt",
        "1 milhão e 200 mil reais",
        &[("1 milhão e 200 mil", "1200000")],
    );
    check(
        "es",
        "20 mil y 30 veces",
        &[("20 mil", "20000"), ("30", "30")],
    );
}

#[test]
fn a_dozen_and_a_half_is_eighteen() {
    check(
        "es",
        "una docena y media y un centenar y medio",
        &[("una docena y media", "18"), ("un centenar y medio", "150")],
    );
}

#[test]
fn the_rank_of_a_unit_goes_with_its_tens() {
    check(
        "fr",
        "le vingt et unième jour",
        &[("vingt et unième", "21")],
    );
    check("fr", "les vingt et un jours", &[("vingt et un", "21")]);
}
