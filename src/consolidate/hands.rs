//! What articles of different hands must share before they can contradict one another: the story, and the question.
//!
//! Articles that are opened together need not tell of one thing: an earthquake and last year's in the same province,
//! two orders of one airline. Their sentences are as much alike as those of two reports of one event, so likeness
//! does not tell them apart; the day on which they appeared and the names in them do. A text and its translation are
//! one story whatever they name, and the rules here are not asked.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::align::{near, other_years};
use super::compare::{Relation, relation};
use super::concepts;
use super::geography::country;
use super::ground::{Ground, SentenceIdx};
use super::passages::Link;
use crate::model::{ArticleIdx, Kind, Mention, MentionIdx, Value};

/// So many days after an event reports of it still correct one another.
const DAYS: i32 = 30;
/// One name in so many of those of the article that has fewer must stand in the other article too.
const NAMES: usize = 10;
/// Where one names no more than this, a country in common is enough: most stories of a day share some country.
const FEW: usize = 2;
/// Least likeness of sentences in which what happens is the same.
const ALIKE: f32 = 0.6;
/// Least likeness of sentences in which nothing is known to happen.
const NEARLY_THE_SAME: f32 = 0.75;

/// Tells which articles tell one story.
#[derive(Debug)]
pub(super) struct Stories {
    /// By article: the days on which it may have appeared.
    days: Vec<Option<(Date, Date)>>,
    /// By article: what it names but countries.
    names: Vec<BTreeSet<Name>>,
    /// By article: the codes of the countries that it names or names a place of.
    countries: Vec<BTreeSet<String>>,
    /// Articles that are one text, the earlier first.
    parallel: BTreeSet<(usize, usize)>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    Entity(usize),
    Place(String),
}

impl Stories {
    /// Reads what every article names; `entities` says, by mention, which names are one.
    pub(super) fn new(ground: &Ground, entities: &[Option<usize>], links: &[Link]) -> Self {
        let mut names: Vec<BTreeSet<Name>> =
            ground.articles.iter().map(|_| BTreeSet::new()).collect();
        let mut countries = vec![BTreeSet::new(); ground.articles.len()];
        for (idx, mention) in ground.all() {
            let named = &mut names[mention.article.0];
            match &mention.value {
                Value::Place {
                    code: Some(code), ..
                } => {
                    let country = country(code);
                    named.extend((country != *code).then(|| Name::Place(code.clone())));
                    countries[mention.article.0].insert(country);
                }
                Value::Place { .. } | Value::Person { .. } | Value::Organization { .. } => {
                    named.extend(entities[idx.0].map(Name::Entity));
                }
                _ => {}
            }
        }
        let of = |line| ground.line(line).article.0;
        Self {
            days: ground
                .articles
                .iter()
                .map(|article| article.published.as_ref()?.bounds())
                .collect(),
            names,
            countries,
            parallel: links
                .iter()
                .filter(|link| link.parallel)
                .map(|link| (of(link.a), of(link.b)))
                .collect(),
        }
    }

    /// Returns whether two articles tell one story, as far as can be told.
    pub(super) fn is_one(&self, a: ArticleIdx, b: ArticleIdx) -> bool {
        let (a, b) = (a.0.min(b.0), a.0.max(b.0));
        a == b
            || self.parallel.contains(&(a, b))
            || self.in_one_month(a, b) && self.share_names(a, b)
    }

    fn in_one_month(&self, a: usize, b: usize) -> bool {
        match (self.days[a], self.days[b]) {
            (Some(one), Some(two)) => days_between(one, two) <= DAYS,
            _ => true,
        }
    }

    fn share_names(&self, a: usize, b: usize) -> bool {
        let (one, two) = (&self.names[a], &self.names[b]);
        let fewer = one.len().min(two.len());
        let (here, there) = (&self.countries[a], &self.countries[b]);
        let say_nothing = |names: &BTreeSet<Name>, countries: &BTreeSet<String>| {
            names.is_empty() && countries.is_empty()
        };
        let shared = one.intersection(two).count();
        0 < shared && fewer <= NAMES * shared
            || fewer <= FEW && !here.is_disjoint(there)
            || say_nothing(one, here)
            || say_nothing(two, there)
    }
}

/// Returns whether two mentions in sentences of two hands that are much alike answer one question: they count the same
/// thing, or the same happens in both sentences; an age is one person's, and days far apart are two days.
pub(super) fn ask_the_same(ground: &Ground, link: &Link, one: &Mention, two: &Mention) -> bool {
    let event = |mention: &Mention| mention.frame.event.as_ref().map(|e| e.concept.clone());
    let (here, there) = (event(one), event(two));
    let is_one_event = here.is_some() && here == there;
    match (concepts::topic(one), concepts::topic(two)) {
        (Some(x), Some(y)) => {
            let is_near = x.is_toll() || !x.is_repeated() && near(&one.value, &two.value);
            x.is_same(&y) && (is_near || is_one_event && ALIKE <= link.score)
        }
        (None, None) => match one.kind() {
            Kind::Number | Kind::Count | Kind::Ordinal | Kind::Score => {
                is_one_event && ALIKE <= link.score && near(&one.value, &two.value)
            }
            // "A teacher, 34" and "a pupil, 15" are two people.
            Kind::Age => share_person(ground, link) && (is_one_event || ALIKE <= link.score),
            Kind::Date => {
                is_one_event && ALIKE <= link.score && are_near_days(&one.value, &two.value)
            }
            _ => {
                is_one_event && ALIKE <= link.score
                    || (here.is_none() || there.is_none()) && NEARLY_THE_SAME <= link.score
            }
        },
        _ => false,
    }
}

/// Returns whether the sentences of two mentions tell of one time, as far as years are told: the dead of an accident in
/// 2016 are not those of last year's. Of sums and shares the days must meet, too: "3.1% in May", "2,9 % en avril".
pub(super) fn tell_of_one_time(ground: &Ground, m: MentionIdx, n: MentionIdx) -> bool {
    let (here, there) = (other_years(ground, m), other_years(ground, n));
    if here.is_empty() != there.is_empty() || !here.is_empty() && here.is_disjoint(&there) {
        return false;
    }
    if !matches!(ground.mention(m).kind(), Kind::Money | Kind::Percent) {
        return true;
    }
    let days = |idx: MentionIdx| -> Vec<&Value> {
        let line = ground.line_of[idx.0].map(|line| ground.line(line));
        let mentions = line.into_iter().flat_map(|line| &line.mentions);
        let values = mentions.map(|idx| &ground.mention(*idx).value);
        values
            .filter(|value| matches!(value, Value::Date { .. }))
            .collect()
    };
    let (mine, its) = (days(m), days(n));
    let meet = |a: &Value, b: &Value| relation(a, b) != Relation::Contradictory;
    mine.is_empty() || its.is_empty() || mine.iter().any(|a| its.iter().any(|b| meet(a, b)))
}

/// Returns whether two sentences name one person, by the last word of the name.
fn share_person(ground: &Ground, link: &Link) -> bool {
    let surnames = |line: SentenceIdx| -> BTreeSet<String> {
        let mentions = ground.line(line).mentions.iter();
        mentions
            .filter_map(|idx| match &ground.mention(*idx).value {
                Value::Person { name } => name.split_whitespace().last().map(str::to_lowercase),
                _ => None,
            })
            .collect()
    };
    !surnames(link.a).is_disjoint(&surnames(link.b))
}

/// Returns whether two dates are within a month of one another, or both tell since when.
fn are_near_days(a: &Value, b: &Value) -> bool {
    let (
        Value::Date { date, relation, .. },
        Value::Date {
            date: other,
            relation: its,
            ..
        },
    ) = (a, b)
    else {
        return false;
    };
    let (Some(one), Some(two)) = (date.bounds(), other.bounds()) else {
        return false;
    };
    relation == its && (relation.is_some() || days_between(one, two) <= DAYS)
}

/// Returns the days from the end of one stretch of days to the beginning of the other; none or less where they overlap.
fn days_between(one: (Date, Date), two: (Date, Date)) -> i32 {
    let (first, second) = (one.min(two), one.max(two));
    (second.0 - first.1).get_days()
}

#[cfg(test)]
mod tests {
    use crate::fixture::sheet;

    fn conflicts(source: &str) -> usize {
        let sheet = sheet(source);
        sheet
            .lines()
            .filter(|line| line.trim().starts_with("Conflict"))
            .count()
    }

    #[test]
    fn the_tolls_of_two_earthquakes_a_year_apart_do_not_contradict_one_another() {
        let reports = |second: &str| {
            format!(
                "//- en 2022-11-21\nThe quake in <place ID>Indonesia</> left <count 162 dead @kill>162 dead</>.\n\
                 //- fr {second}\nLe séisme en <place ID>Indonésie</> a fait <count 56 dead @kill>56 morts</>.\n"
            )
        };
        assert_eq!(conflicts(&reports("2022-11-21")), 1);
        assert_eq!(conflicts(&reports("2021-01-16")), 0);
    }

    #[test]
    fn articles_that_name_nothing_in_common_tell_two_stories() {
        let reports = |place: &str| {
            format!(
                "//- en\nThe fire in <place ID>Indonesia</> left <count 16 dead @kill>16 dead</>.\n\
                 //- fr\nL’incendie en <place {place}>…</> a fait <count 19 dead @kill>19 morts</>.\n"
            )
        };
        assert_eq!(conflicts(&reports("ID")), 1);
        assert_eq!(conflicts(&reports("CL")), 0);
    }

    #[test]
    fn what_two_stories_happen_to_share_is_no_agreement() {
        let sells = |second: &str| {
            format!(
                "//- en 2010-06-24\n<organization Acme>Acme</> sells it for <money 199 USD @sell>$199</>.\n\
                 //- fr {second}\n<organization Acme>Acme</> le vend <money 199 USD @sell>199 dollars</>.\n"
            )
        };
        assert!(sheet(&sells("2010-06-25")).contains("Agree sale: how much"));
        assert!(!sheet(&sells("2005-09-07")).contains("how much"));
    }

    #[test]
    fn a_year_that_two_articles_name_for_two_things_is_no_agreement() {
        let names = |day: &str, event: &str| {
            format!(
                "//- en\n<organization Acme>Acme</> was founded by Otto Lindqvist in Marholm <date {day} @found>then</>.\n\
                 Its last factory in Tessin was sold to Norvane.\n\
                 //- fr\n<organization Acme>Acme</> a été fondée par Otto Lindqvist à Marholm.\n\
                 Sa dernière usine à Tessin a été vendue à Norvane <date {day} @{event}>alors</>.\n"
            )
        };
        let agree = |source: String| {
            sheet(&source)
                .lines()
                .any(|l| l.starts_with("Agree") && l.contains("when"))
        };
        assert!(!agree(names("2007", "sell")));
        assert!(agree(names("2007", "found")));
        assert!(agree(names("2007-05-03", "sell")));
    }

    #[test]
    fn the_dead_of_two_years_in_the_background_are_not_held_against_one_another() {
        let tells = |year: &str| {
            format!(
                "//- en 2024-03-13\nA train hit a bus near <place IN>Kanpur</>.\n\
                 In <date 2016 @crash>2016</>, an accident in <place IN>Kanpur</> killed <count 150 person @kill>150 people</>.\n\
                 //- en 2024-03-13\nA bus was hit by a train near <place IN>Kanpur</>.\n\
                 In <date {year} @crash>that year</>, an accident in <place IN>Kanpur</> killed <count 280 person @kill>280 people</>.\n"
            )
        };
        assert_eq!(conflicts(&tells("2023")), 0);
        assert_eq!(conflicts(&tells("2016")), 1);
    }

    #[test]
    fn two_people_have_two_ages() {
        let ages = |one: &str, two: &str| {
            format!(
                "//- en\n<person {one}>She</>, <age 34 @attack>34</>, was hurt in the attack on the school in <place DE>Halle</>.\n\
                 //- en\n<person {two}>She</>, <age 15 @attack>15</>, was hurt in the attack on a school in <place DE>Halle</>.\n"
            )
        };
        assert_eq!(conflicts(&ages("Weber", "Weber")), 1);
        assert_eq!(conflicts(&ages("Weber", "Lang")), 0);
    }

    #[test]
    fn how_often_is_asked_of_every_happening_anew() {
        let counts = |of: &str| {
            format!(
                "//- en\nThe <place US>Americans</> have lost <count 6 {of}>six</>.\n\
                 //- de\nFür die <place US>USA</> spielt der <count 5 {of}>fünffache</> Sieger.\n"
            )
        };
        assert_eq!(conflicts(&counts("match")), 1);
        assert_eq!(conflicts(&counts("time")), 0);
    }

    #[test]
    fn places_far_apart_in_their_texts_need_more_in_common_than_the_word_for_what_happens_there() {
        let taxi = "She remembers a taxi in <place US-MA @elect>Boston</> before the election.";
        let rally = "Il parlait lors d’un meeting à <place US-WV @elect>Wheeling</> avant le vote.";
        let (before, avant) = (
            "The hearing was held in <place US>Washington</>.\n\n",
            "L’audience a duré.\n\n",
        );
        let far = format!(
            "//- en\n{before}{before}{before}{taxi}\n//- fr\n{avant}{avant}{avant}{rally} Aux <place US>États-Unis</>.\n"
        );
        assert_eq!(conflicts(&far), 0);
        assert!(!sheet(&far).contains("election"), "{}", sheet(&far));
        let first = format!("//- en\n{taxi}\n//- fr\n{rally} Aux <place US>États-Unis</>.\n");
        assert_eq!(conflicts(&first), 1);
    }

    #[test]
    fn days_far_apart_in_much_the_same_sentence_are_two_days() {
        let launches = |day: &str| {
            format!(
                "//- en\n<organization Acme>Acme</> launched its new telephone <date 2019-06-20 @launch>today</> at a \
                 ceremony in California.\n//- en\n<organization Acme>Acme</> launched its new telephone <date {day} \
                 @launch>today</> during a ceremony in California, reporters said.\n"
            )
        };
        assert_eq!(conflicts(&launches("2019-06-21")), 1);
        assert_eq!(conflicts(&launches("2021-09-01")), 0);
    }
}
