//! What recognisers of numbers, dates and names get wrong in news prose, each as a sentence that a reader would
//! notice. Most of these must give nothing; the others must give exactly what is marked.

use crossread::extract::corpus::misread;
use crossread::lang;
use crossread::model::parse_iso;

#[track_caller]
fn check(code: &str, kinds: &[&str], marked: &str) {
    if let Some(found) = misread(lang::pack(code), None, kinds, marked) {
        panic!(
            "{code} reads otherwise than marked\n  wanted {}\n  read   {}",
            found.wanted, found.read
        );
    }
}

#[track_caller]
fn check_on(published: &str, code: &str, kinds: &[&str], marked: &str) {
    if let Some(found) = misread(lang::pack(code), parse_iso(published), kinds, marked) {
        panic!(
            "{code} reads otherwise than marked\n  wanted {}\n  read   {}",
            found.wanted, found.read
        );
    }
}

const TIMES: &[&str] = &["date", "time", "duration"];
const NUMBERS: &[&str] = &[
    "count", "number", "ordinal", "percent", "money", "age", "measure",
];

#[test]
fn a_participle_is_no_summer() {
    check(
        "fr",
        TIMES,
        "Le maire a été entendu, puis il a été relâché. Ils avaient été prévenus.",
    );
}

#[test]
fn a_number_of_countries_is_no_hour() {
    check(
        "fr",
        TIMES,
        "Les ministres de 18 pays et les experts de 19 pays se réunissent.",
    );
    check("it", TIMES, "Ne parlano 18 Paesi e 19 Paesi tacciono.");
}

#[test]
fn a_first_name_is_no_month() {
    check(
        "en",
        TIMES,
        "Jan van Rossum met April Jones and June Smith, said Augustus Mars.",
    );
    check("fr", TIMES, "Jan Novak a croisé Avril Dupont.");
    check("it", TIMES, "Jan Kowalski ha parlato con Augusto Neri.");
}

#[test]
fn an_age_is_no_date() {
    check(
        "fr",
        TIMES,
        "Une femme de 50 ans et son fils de 12 ans ont été soignés.",
    );
    check(
        "fr",
        &["age"],
        "Une femme de <age 50>50\u{a0}ans</> attend.",
    );
}

#[test]
fn short_words_are_no_weekdays() {
    check(
        "fr",
        TIMES,
        "Sa sœur et sa mère vont à la mer ; le ver luit, je ne mens pas.",
    );
    check("it", TIMES, "Sa che il mar non ha ven né gio.");
    check(
        "en",
        TIMES,
        "We sat in the sun, wed in haste, and the information on frigates was fried.",
    );
}

#[test]
fn a_verb_is_no_month() {
    check(
        "en",
        TIMES,
        "They may march on, and the court may rule on it.",
    );
    check(
        "fr",
        TIMES,
        "Il mars, elle mai : rien de cela n’est du français.",
    );
}

#[test]
fn an_article_is_no_currency_and_a_book_no_pound() {
    check("it", &["money"], "Le 20 case e le 300 auto sono salve.");
    check(
        "fr",
        &["money"],
        "On y lit 20 livres électroniques et 300 livres anciens.",
    );
    check("it", &["money"], "Ha letto 20 libri e pesa 3 libbre.");
}

#[test]
fn a_cut_word_is_no_cent_and_no_million() {
    check(
        "fr",
        &["money", "number", "count"],
        "Une c… de route, un m… de silence.",
    );
}

#[test]
fn a_third_person_is_no_third_part() {
    check(
        "fr",
        &["number", "count", "percent"],
        "Un troisième individu a fui.",
    );
    check("en", &["number", "percent"], "A third man fled.");
    check("it", &["number", "percent"], "Un terzo uomo è fuggito.");
}

#[test]
fn an_indefinite_article_is_not_the_number_one() {
    check(
        "fr",
        NUMBERS,
        "Un homme a vu une femme dans une rue près d’un pont.",
    );
    check("it", NUMBERS, "Un uomo ha visto una donna in una strada.");
    check("es", NUMBERS, "Un hombre vio a una mujer en una calle.");
}

#[test]
fn numbers_in_words_are_read() {
    check(
        "it",
        &["count"],
        "Sono stati spenti <count 60 server>sessanta server</>.",
    );
    check(
        "fr",
        &["number"],
        "Ils étaient <number 99>quatre-vingt-dix-neuf</>.",
    );
}

#[test]
fn vague_amounts_are_ranges() {
    check(
        "fr",
        &["money"],
        "Les pertes se comptent en <money 10000000..99999999 USD>dizaines de millions de dollars</>.",
    );
    check(
        "fr",
        &["money"],
        "On parle de <money 10000000..99999999 USD>dizaines de millions de$</> perdus.",
    );
    check(
        "en",
        &["money"],
        "It lost <money 10000000..99999999 USD>tens of millions of dollars</>.",
    );
    check(
        "it",
        &["money"],
        "Ha perso <money 10000000..99999999 USD>decine di milioni di dollari</>.",
    );
}

#[test]
fn last_august_is_the_one_before_the_article() {
    check_on(
        "2020-09-10",
        "fr",
        &["date"],
        "La rafle du <date 2020-08-25>25 août dernier</> a surpris.",
    );
}

#[test]
fn a_month_is_not_given_a_day_that_nobody_stated() {
    check(
        "it",
        &["date"],
        "Il caso è aperto da <date 2016-09 since>settembre 2016</>.",
    );
    check(
        "it",
        &["date"],
        "Il caso è aperto dal <date 2016-09 since>settembre 2016</>.",
    );
}

#[test]
fn the_decimal_sign_of_a_price_is_kept() {
    check(
        "fr",
        &["money"],
        "Le billet vaut <money 24.5 USD>$24,50</>.",
    );
    check("en", &["money"], "The ticket is <money 24.5 USD>$24.50</>.");
}

#[test]
fn spaces_that_do_not_break_stand_inside_numbers_dates_and_ages() {
    check(
        "fr",
        &["count"],
        "On compte <count 25000 person>25\u{202f}000 personnes</>.",
    );
    check_on(
        "2020-09-10",
        "fr",
        &["date"],
        "Le texte est du <date 2020-08-26>26\u{a0}août</>.",
    );
}

#[test]
fn a_missing_space_behind_a_full_stop_ends_the_sentence_all_the_same() {
    check(
        "fr",
        &["place"],
        "Il vit aux <place US>Etats-Unis</>.Le procès commence.",
    );
}

#[test]
fn quotation_marks_that_do_not_pair_swallow_nothing() {
    check(
        "en",
        &["quote"],
        "<quote Ann Lee>“We are ready.”</> said Ann Lee. The hall was full.",
    );
    check(
        "en",
        &["quote"],
        "<quote Ann Lee>“We are ready.\"</> said Ann Lee. The hall was full.",
    );
}
