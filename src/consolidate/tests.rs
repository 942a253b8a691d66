//! Small articles with their mentions marked, and the sheet that they must give. What must *not* be joined
//! counts as much as what must.

use crate::fixture::sheet;
use crate::model::Reading;
use crate::text::Span;

#[track_caller]
fn check(source: &str, expected: &str) {
    let got = sheet(source);
    let trim = |text: &str| {
        text.lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_eq!(trim(&got), trim(expected), "\n{got}");
}

/// Consolidates the mentions of a reading once more, after a test has changed them.
pub(super) fn read_again(reading: Reading) -> Reading {
    let mut sentences = vec![Vec::new(); reading.articles.len()];
    for mention in &reading.mentions {
        let of_article: &mut Vec<Span> = &mut sentences[mention.article.0];
        if of_article.last() != Some(&mention.frame.sentence) {
            of_article.push(mention.frame.sentence);
        }
    }
    super::consolidate(
        reading.articles.to_vec(),
        &sentences,
        reading.mentions,
        None,
    )
}

#[test]
fn a_vague_amount_that_holds_the_exact_one_is_compatible() {
    check(
        "//- fr\n<count 60 server @dismantle>Soixante serveurs</> ont fermé.\n\
         //- en\n<count 24..99 server @dismantle>Dozens of servers</> went dark.\n",
        "Compatible Vague server · takedown: 60 [a0] | 24–99 [a1]",
    );
}

#[test]
fn eighteen_and_nineteen_countries_are_a_conflict_with_its_arithmetic() {
    check(
        "//- fr\nDes policiers de <count 18 country>18 pays</> étaient là.\n\
         //- en\nPolice from <count 18 country>18 countries</> came.\n\
         //- fr\nLes agents de <count 19 country>19 pays</> se sont alliés.\n",
        "Conflict InclusiveCount country: 18 [a0 a1] | 19 [a2]",
    );
}

#[test]
fn an_article_that_states_both_numbers_answers_two_questions() {
    check(
        "//- en\nPolice from <count 18 country>18 countries</> came.\nServers stood in <count 16 country>16 countries</>.\n\
         //- fr\nDes policiers de <count 18 country>18 pays</> étaient là.\n",
        "Agree country: 18 [a0 a1]",
    );
}

#[test]
fn the_same_thing_counted_far_apart_is_left_alone() {
    check(
        "//- en\nThe town has <count 2 school>two schools</>.\n\
         //- fr\nLe pays compte <count 900 school>900 écoles</>.\n",
        "",
    );
}

#[test]
fn people_counted_at_different_events_are_different_people() {
    check(
        "//- en\n<count 2 person @arrest>Two people</> were arrested.\n\
         //- fr\n<count 3 person @charge>Trois personnes</> ont été inculpées.\n",
        "",
    );
}

#[test]
fn a_toll_that_rises_with_the_date_is_an_update() {
    check(
        "//- en 2022-11-21\nThe quake left <count 162 dead @kill>162 dead</>.\n\
         //- fr 2022-11-22\nLe séisme a fait <count 268 dead @kill>268 morts</>.\n",
        "Compatible Update people killed: 162 [a0] | 268 [a1]",
    );
}

#[test]
fn a_toll_given_as_a_least_number_rises_as_well() {
    check(
        "//- en 2022-09-30\nThe storm left <count 16.. dead @kill>at least 16 dead</>.\n\
         //- en 2022-10-01\nThe storm left <count 70.. dead @kill>at least 70 dead</>.\n",
        "Compatible Update people killed: ≥ 16 [a0] | ≥ 70 [a1]",
    );
}

#[test]
fn a_series_with_two_figures_of_one_day_that_exclude_one_another_is_a_conflict() {
    let reading = crate::fixture::reading(
        "//- en 2022-10-01\nThe storm left <count 70.. dead @kill>at least 70 dead</>.\n\
         //- en 2022-10-03\nThe storm left <count 87.. dead @kill>at least 87 dead</>.\n\
         //- pt 2022-10-03\nA tempestade deixou <count 84 dead @kill>84 mortos</>.\n",
    );
    assert_eq!(reading.facts[0].status, crate::model::Status::Conflict);
    assert_eq!(
        reading.facts[0].reason,
        "“≥ 87” and “84” cannot both hold, and both articles are of 2022-10-03"
    );
}

#[test]
fn figures_of_one_day_that_can_all_hold_are_no_conflict() {
    check(
        "//- en 2022-11-21\nThe quake left <count 162.. dead @kill>at least 162 dead</>.\n\
         //- fr 2022-11-21\nLe séisme a fait <count 162 dead @kill>162 morts</>.\n",
        "Compatible Vague people killed: ≥ 162 [a0] | 162 [a1]",
    );
}

#[test]
fn tolls_of_one_day_that_differ_are_a_conflict() {
    check(
        "//- en 2022-11-21\nThe quake left <count 162 dead @kill>162 dead</>.\n\
         //- fr 2022-11-21\nLe séisme a fait <count 268 dead @kill>268 morts</>.\n",
        "Conflict Contradiction people killed: 162 [a0] | 268 [a1]",
    );
}

#[test]
fn the_toll_of_another_year_is_not_compared() {
    check(
        "//- en 2022-11-21\nThe quake left <count 162 dead @kill>162 dead</>.\n\
         //- fr 2022-11-21\nEn <date 2018>2018</>, un séisme avait fait <count 4300 dead @kill>4 300 morts</>.\n",
        "",
    );
}

#[test]
fn places_of_one_event_in_one_country_are_rivals_and_shared_ones_agree() {
    check(
        "//- fr\nUn homme a été arrêté à <place CY @arrest>Chypre</>, un autre dans le <place US-KS @arrest>Kansas</>.\n\
         //- fr\nDeux arrestations, à <place CY @arrest>Chypre</> et au <place US-TX @arrest>Texas</>.\n\
         //- en\nOne was arrested in <place CY @arrest>Cyprus</> and one in <place US @arrest>the US</>.\n",
        "Conflict Contradiction arrest: where: US-KS [a0] | US-TX [a1] | US [a2]
         Agree CY · arrest: CY [a0 a1 a2]",
    );
}

#[test]
fn what_can_hold_with_the_rivals_stands_behind_them_whoever_says_it() {
    let reading = crate::fixture::reading(
        "//- en\nOne man was arrested in <place US @arrest>the US</>.\n\
         //- it\nUn uomo è stato arrestato negli <place US @arrest>Stati Uniti</>.\n\
         //- fr\nUn homme a été arrêté dans le <place US-KS @arrest>Kansas</>.\n\
         //- fr\nUn homme a été arrêté au <place US-TX @arrest>Texas</>.\n",
    );
    let fact = &reading.facts[0];
    let shown: Vec<&str> = fact.positions.iter().map(|p| p.display.as_str()).collect();
    assert_eq!(shown, ["US-KS", "US-TX", "US"]);
    assert_eq!(fact.rivals, 2);
}

#[test]
fn places_that_an_article_names_together_are_no_rivals() {
    check(
        "//- en\nA man was shot in <place GB-OXF @shoot>Oxford</> Grove.\n\
         //- it\nUn uomo è stato colpito nel <place GB-DEV @shoot>Devon</>.\n\
         //- fr\nUn homme a été touché à <place GB-OXF>Oxford</> Grove, dans le <place GB-DEV>Devon</>.\n",
        "Agree GB-OXF · shooting: GB-OXF [a0 a2]
         Agree GB-DEV · shooting: GB-DEV [a1 a2]",
    );
}

#[test]
fn a_place_left_out_is_no_contradiction() {
    check(
        "//- fr\nPerquisitions en <place SE @search>Suède</> et en <place NO @search>Norvège</>.\n\
         //- en\nRaids were made in <place SE @search>Sweden</>.\n",
        "Agree SE · search: SE [a0 a1]",
    );
}

#[test]
fn a_year_and_its_month_are_a_refinement() {
    check(
        "//- fr\nLe groupe Sonde est surveillé depuis <date 2016 @investigate>2016</>.\n\
         //- it\nIl gruppo Sonde è indagato da <date 2016-09 @investigate>settembre 2016</>.\n",
        "Compatible Refinement investigation: when: 2016 [a0] | 2016-09 [a1]",
    );
}

#[test]
fn a_label_says_what_is_asked() {
    let mut reading = crate::fixture::reading(
        "//- en\nThe group has been watched since <date 2016 @investigate>2016</>.\n",
    );
    if let crate::model::Value::Date { relation, .. } = &mut reading.mentions[0].value {
        *relation = Some(crate::model::Relation::Since);
    }
    let reading = read_again(reading);
    assert_eq!(reading.facts[0].label, "investigation: since when");
    assert_eq!(reading.facts[0].topic, "date:investigate");
}

#[test]
fn a_sum_without_its_currency_is_no_contradiction() {
    check(
        "//- fr\nDes <money 10000000..99999999 ? @lose>dizaines de millions</> de pertes.\n\
         //- en\nLosses of <money 10000000..99999999 USD @lose>tens of millions of dollars</>.\n",
        "Compatible UnitMissing losses: how much: 10,000,000–99,999,999 [a0] | 10,000,000–99,999,999 USD [a1]",
    );
}

const PARALLEL: &str = "//- en\n\
    The Nationals met the Rockies in Denver before a large crowd.\n\
    Scherzer won <number 18>18</> games for Washington this season.\n\
    The Rockies led the Dodgers in the National League by one game.\n\
    Manager Martinez praised the pitcher after practice.\n\
    //- fr\n\
    Les Nationals ont affronté les Rockies à Denver devant un large public.\n\
    Scherzer a gagné <number 28>28</> matchs pour Washington cette saison.\n\
    Les Rockies devancent les Dodgers dans la National League d’un match.\n\
    Le manager Martinez a loué le lanceur après la pratique.\n";

#[test]
fn a_number_changed_in_a_translation_is_a_conflict() {
    check(PARALLEL, "Conflict Contradiction number: 18 [a0] | 28 [a1]");
}

#[test]
fn a_bound_that_the_translation_gives_with_another_figure_is_a_conflict() {
    let bounds = PARALLEL
        .replace("<number 18>18</>", "<number 18..>more than 18</>")
        .replace("<number 28>28</>", "<number 28..>plus de 28</>");
    check(
        &bounds,
        "Conflict Contradiction number: ≥ 18 [a0] | ≥ 28 [a1]",
    );
    let vaguer = PARALLEL.replace("<number 28>28</>", "<number 16..>plus de 16</>");
    check(&vaguer, "Compatible Vague number: 18 [a0] | ≥ 16 [a1]");
}

#[test]
fn a_figure_whose_scale_was_not_understood_is_no_conflict() {
    let unread = PARALLEL
        .replace("<number 18>18</>", "<number 18000>18K</>")
        .replace("<number 28>28</>", "<number 18>18</> zille");
    check(&unread, "");
}

#[test]
fn a_number_that_runs_into_a_name_or_an_article_read_as_one_is_no_conflict() {
    let model = PARALLEL.replace("<number 28>28</>", "<number 18777>18 777</>");
    check(&model, "");
    let article = PARALLEL
        .replace("<number 18>18</>", "<number 1>one</>")
        .replace("<number 28>28</>", "<number 11>11</>");
    check(&article, "");
}

#[test]
fn several_and_more_than_one_are_words_of_one_sort() {
    let vague = PARALLEL
        .replace("<number 18>18</>", "<number 2..>several</>")
        .replace("<number 28>28</>", "<number 1..>plus d’un</>");
    check(&vague, "Compatible Vague number: ≥ 2 [a0] | ≥ 1 [a1]");
}

#[test]
fn a_year_that_the_translation_gives_with_another_figure_is_a_conflict() {
    let years = PARALLEL
        .replace("<number 18>18</>", "<date 1939>1939</>")
        .replace("<number 28>28</>", "<number 4939>4939</>");
    check(
        &years,
        "Conflict Contradiction date: 1939 [a0] | 4,939 [a1]",
    );
}

#[test]
fn names_left_over_in_a_translation_are_one_where_they_stand_in_one_place() {
    let plain = PARALLEL
        .replace("<number 18>18</>", "many")
        .replace("<number 28>28</>", "beaucoup de");
    let named = |mine: &str, its: &str| {
        plain
            .replace("before a large crowd", mine)
            .replace("devant un large public", its)
    };
    check(
        &named(
            "for the <organization Autumn Cup>Autumn Cup</>",
            "pour le <organization Trophée Automnal>Trophée Automnal</>",
        ),
        "Agree Spelling Autumn Cup: Autumn Cup [a0] | Trophée Automnal [a1]",
    );
    // The cup has another name in French, and the committee none in English.
    let apart = named(
        "for the <organization Autumn Cup>Autumn Cup</>",
        "devant un large public",
    )
    .replace(
        "Les Nationals ont",
        "Le <organization Comité Dupleix>Comité Dupleix</> note que les Nationals ont",
    );
    check(&apart, "");
}

#[test]
fn a_number_that_the_translation_has_elsewhere_is_none() {
    let moved = PARALLEL.replace("d’un match.", "d’un match et <number 18>18</> points.");
    let moved = moved.replace("by one game.", "by one game and <number 28>28</> points.");
    assert_eq!(
        sheet(&moved)
            .lines()
            .filter(|l| l.starts_with("Conflict"))
            .count(),
        0,
        "{}",
        sheet(&moved)
    );
}

#[test]
fn copies_of_one_text_agree_and_are_one_origin() {
    let text = "//- en\nPolice arrested <count 3 person @arrest>three people</> in Oslo.\n";
    let reading = crate::fixture::reading(&text.repeat(3));
    let fact = &reading.facts[0];
    assert_eq!(fact.positions[0].articles.len(), 3);
    assert_eq!(fact.positions[0].origins, 1);
    assert_eq!(reading.origins.len(), 1);
    assert!(
        reading
            .passages
            .iter()
            .skip(1)
            .all(|p| p.counterparts.len() == 1)
    );
}

#[test]
fn the_same_figure_by_two_sources_agrees_and_says_so() {
    let mut reading = crate::fixture::reading(
        "//- en\nPolice seized <count 60 server @seize>60 servers</>.\n\
         //- fr\nLa police a saisi <count 60 server @seize>60 serveurs</>.\n",
    );
    for (mention, name) in reading
        .mentions
        .iter_mut()
        .zip(["Europol", "the indictment"])
    {
        mention.frame.attributed_to = Some(crate::model::Speaker {
            name: name.to_owned(),
            span: mention.span,
        });
    }
    let reading = read_again(reading);
    assert_eq!(reading.facts[0].status, crate::model::Status::Agree);
    assert_eq!(
        reading.facts[0].reason,
        "the same, from several sources: “Europol”, “the indictment”"
    );
}

#[test]
fn bodies_of_one_sort_beside_the_same_figure_are_rivals() {
    check(
        "//- en\n<organization Europol>Europol</> and police of <count 18 country>18 countries</> took part.\n\
         //- it\nVi ha partecipato <organization Europol>Europol</>.\n\
         //- fr\nUne opération d’<organization Interpol>Interpol</> et de policiers de <count 18 country>18 pays</>.\n",
        "Conflict Contradiction organization: Europol [a0 a1] | Interpol [a2]
         Agree country: 18 [a0 a2]",
    );
}

#[test]
fn bodies_of_one_sort_in_sentences_of_one_event_are_rivals_where_neither_only_speaks() {
    let launch = "//- en\n<organization NASA @launch>NASA</> launched the probe Alba-Corva from <place US-FL>Florida</> for \
                  <place IT>Italy</>.\n\
                  //- fr\nLancement de la sonde Alba-Corva par <organization JAXA @launch>la JAXA</>, de <place US-FL>Floride</>, \
                  pour <place IT>l’Italie</>.\n";
    check(
        launch,
        "Conflict Contradiction organization: NASA [a0] | JAXA [a1]
         Agree US-FL: US-FL [a0 a1]
         Agree IT: IT [a0 a1]",
    );
    check(
        &launch.replace("@launch>la JAXA", "@order>la JAXA"),
        "Agree US-FL: US-FL [a0 a1]
         Agree IT: IT [a0 a1]",
    );
    let mut reading = crate::fixture::reading(launch);
    let said_by = |mention: &crate::model::Mention| crate::model::Speaker {
        name: "NASA".to_owned(),
        span: mention.span,
    };
    let speaker = said_by(&reading.mentions[0]);
    reading.mentions[1].frame.attributed_to = Some(speaker);
    let reading = read_again(reading);
    let conflict = |fact: &crate::model::Fact| fact.status == crate::model::Status::Conflict;
    assert!(!reading.facts.iter().any(conflict));
}

#[test]
fn an_article_that_names_both_bodies_knows_of_both() {
    check(
        "//- en\n<organization Europol>Europol</> and police of <count 18 country>18 countries</> took part.\n\
         //- fr\n<organization Interpol>Interpol</>, <organization Europol>Europol</> et <count 18 country>18 pays</>.\n",
        "Agree country: 18 [a0 a1]
         Agree Europol: Europol [a0 a1]",
    );
}

#[test]
fn one_of_several_is_no_total() {
    check(
        "//- en\n<count 1 member @arrest>One of the members</> was arrested in Oslo, said Ann Vale.\n\
         //- fr\n<count 2 member @arrest>Deux membres</> arrêtés, dit Ann Vale à Oslo.\n",
        "",
    );
}

#[test]
fn those_on_board_are_compared_and_are_not_the_dead() {
    check(
        "//- en\nA bus with <count 40 person @carry>40 people</> fell into a ravine in <place PE>Peru</>.\n\
         //- es\nUn autobús con <count 50 person @carry>50 personas</> cayó en <place PE>Perú</>.\n\
         //- fr\nL’accident au <place PE>Pérou</> a fait <count 40 dead @kill>40 morts</>.\n",
        "Conflict Contradiction people on board: 40 [a0] | 50 [a1]
         Agree PE: PE [a0 a1 a2]",
    );
}
