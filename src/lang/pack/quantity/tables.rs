//! The words of `[quantity]` as tables.

use rustc_hash::FxHashSet;

use super::{Forms, QuantityWords};
use crate::lang::phrases::Phrases;

/// The words of one pack, ready for look-ups.
#[derive(Debug)]
pub struct QuantityTables {
    /// Percent, and whether points are meant.
    pub percent: Phrases<bool>,
    /// Everyday names of currencies.
    pub currencies: Phrases<Currency>,
    /// Nouns for what is reckoned in money.
    pub sums: Phrases<()>,
    /// Units of measure and of time.
    pub units: Phrases<UnitWord>,
    /// `weights` of the pack.
    pub weights: Phrases<()>,
    /// `weighing` of the pack.
    pub weighing: Phrases<()>,
    /// `costing` of the pack.
    pub costing: Phrases<()>,
    /// `age_before` of the pack.
    pub age_before: Phrases<()>,
    /// `age_before_years` of the pack.
    pub age_before_years: Phrases<()>,
    /// `age_after` of the pack.
    pub age_after: Phrases<()>,
    /// `age_of` of the pack.
    pub age_of: Phrases<()>,
    /// `age_copulas` of the pack.
    pub age_copulas: Phrases<()>,
    /// `age_then` of the pack.
    pub age_then: Phrases<()>,
    /// `age_also` of the pack.
    pub age_also: Phrases<()>,
    /// `age_distances` of the pack.
    pub age_distances: Phrases<()>,
    /// Words that are an age, with the least and the most years.
    pub age_words: Phrases<(u32, u32)>,
    /// `identifiers` of the pack.
    pub identifiers: Phrases<()>,
    /// `ranked_before` of the pack.
    pub ranked_before: Phrases<()>,
    /// `ranked_behind` of the pack.
    pub ranked_behind: Phrases<()>,
    /// `share_in` of the pack.
    pub share_in: Phrases<()>,
    /// `score_words` of the pack.
    pub score_words: Phrases<()>,
    /// `auxiliaries` of the pack.
    pub auxiliaries: Phrases<()>,
    /// "twice", with how often.
    pub multiples: Phrases<u32>,
    /// Nouns with their concepts.
    pub nouns: Phrases<Noun>,
    /// Nouns in the plural that do not end as others do.
    pub plurals: FxHashSet<Box<str>>,
    /// Words that may stand between a number and its noun.
    pub modifiers: FxHashSet<Box<str>>,
    /// Words that are not part of what is counted.
    pub stops: FxHashSet<Box<str>>,
}

/// A name of a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Currency {
    /// The whole unit; its ISO 4217 code where the name tells.
    Whole(Option<String>),
    /// A hundredth of one, of which where the name tells.
    Cent(Option<String>),
}

/// A word for a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitWord {
    /// CLDR's name of it.
    pub name: String,
    /// Whether it is a unit of time.
    pub is_time: bool,
}

/// A noun that is a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The concept, an English noun in the singular.
    pub concept: String,
    /// Whether it is a person.
    pub is_person: bool,
}

impl QuantityTables {
    pub(super) fn new(words: &QuantityWords, elisions: &[String]) -> Self {
        let set = |list: &[String]| Phrases::new(list.iter().map(|p| (p.as_str(), ())), elisions);
        let points = words.percent_points.iter().map(|p| (p.as_str(), true));
        let percent = words.percent.iter().map(|p| (p.as_str(), false));
        let code = |code: &str| (code != "?").then(|| code.to_owned());
        let wholes =
            each(&words.currencies).map(|(name, form)| (form, Currency::Whole(code(name))));
        let cents = each(&words.cents).map(|(name, form)| (form, Currency::Cent(code(name))));
        let unit = |is_time: bool| {
            move |(name, form): (&str, _)| {
                let name = name.to_owned();
                (form, UnitWord { name, is_time })
            }
        };
        let times = each(&words.durations).map(unit(true));
        let units = each(&words.units).map(unit(false));
        let noun = |is_person: bool| {
            move |(concept, form): (&str, _)| {
                let concept = concept.to_owned();
                (form, Noun { concept, is_person })
            }
        };
        let people = each(&words.people).map(noun(true));
        let nouns = each(&words.nouns).map(noun(false));
        let ages = each(&words.age_words).filter_map(|(years, form)| {
            let (least, most) = years.split_once('-').unwrap_or((years, years));
            Some((form, (least.parse().ok()?, most.parse().ok()?)))
        });
        let multiples =
            each(&words.multiples).filter_map(|(times, form)| Some((form, times.parse().ok()?)));
        Self {
            percent: Phrases::new(percent.chain(points), elisions),
            currencies: Phrases::new(wholes.chain(cents), elisions),
            sums: set(&words.sums),
            units: Phrases::new(times.chain(units), elisions),
            weights: set(&words.weights),
            weighing: set(&words.weighing),
            costing: set(&words.costing),
            age_before: set(&words.age_before),
            age_before_years: set(&words.age_before_years),
            age_after: set(&words.age_after),
            age_of: set(&words.age_of),
            age_copulas: set(&words.age_copulas),
            age_then: set(&words.age_then),
            age_also: set(&words.age_also),
            age_distances: set(&words.age_distances),
            age_words: Phrases::new(ages, elisions),
            identifiers: set(&words.identifiers),
            ranked_before: set(&words.ranked_before),
            ranked_behind: set(&words.ranked_behind),
            share_in: set(&words.share_in),
            score_words: set(&words.score_words),
            auxiliaries: set(&words.auxiliaries),
            multiples: Phrases::new(multiples, elisions),
            nouns: Phrases::new(people.chain(nouns), elisions),
            plurals: words.plurals.iter().map(|w| w.as_str().into()).collect(),
            modifiers: words.modifiers.iter().map(|w| w.as_str().into()).collect(),
            stops: words.stops.iter().map(|w| w.as_str().into()).collect(),
        }
    }
}

fn each(forms: &Forms) -> impl Iterator<Item = (&str, &str)> {
    forms
        .iter()
        .flat_map(|(what, forms)| forms.iter().map(move |form| (what.as_str(), form.as_str())))
}
