//! Ages: "aged 26", "50 ans" of a person, "Jane Doe, 62, said", "der 29-Jährige", "la ventenne".

use rust_decimal::Decimal;

use super::super::name::Class;
use super::super::number::Form;
use super::{Context, Draft, Site, bare_age, duration, noun, share};
use crate::lang::pack::{Attached, QuantityTables, Role};
use crate::model::{Amount, Precision, Value};
use crate::segment::{Case, TokenKind};

/// Nobody in the news is older.
pub(super) const OLDEST: u32 = 120;

/// Reads an age in years.
pub(super) fn age(site: &Site) -> Option<Draft> {
    if matches!(
        site.numeral.form,
        Form::Ordinal | Form::Roman | Form::Fraction | Form::Article
    ) {
        return None;
    }
    let amount = site.amount();
    if Decimal::from(OLDEST) < amount.max().or(amount.min())? {
        return None;
    }
    attached(site)
        .or_else(|| behind(site))
        .or_else(|| years_of_person(site))
        .or_else(|| bounded(site))
        .or_else(|| before(site))
        .or_else(|| before_years(site))
        .or_else(|| bare_age::of_person(site))
        .or_else(|| apposition(site))
        .or_else(|| parenthesis(site))
}

pub(super) fn draft(site: &Site, start: usize, end: usize) -> Draft {
    Draft {
        tokens: start.min(site.numeral.tokens.start)..end,
        core: site.numeral.core.start..end,
        value: Value::Age {
            amount: site.amount(),
        },
        head: None,
        rule: "age",
    }
}

/// Reads "29-Jährige", "29-jährige Frau", "ventenne"; of a thing ("zweijährige Haft") it is a duration.
fn attached(site: &Site) -> Option<Draft> {
    match site.numeral.attached? {
        Attached::Age => Some(draft(site, site.end(), site.end())),
        Attached::Year => {
            let last = site.end() - 1;
            let is_noun =
                site.token(last).is_some_and(|t| t.case == Case::Title) && site.words.capital_nouns;
            let person = site.is_word(site.end()) && is_person(site, site.end());
            // "die 34-jährige Stürmerin" is a person whom no list names; "das 50-jährige Jubiläum" is a thing.
            let thing = noun::known(site, site.end()).is_some_and(|noun| !noun.is_person);
            let is_adult = Some(Decimal::from(16)) <= site.amount().min() && !thing;
            // "een driejarige is gered", where nothing shows what is a noun but what follows.
            let stands_alone = !site.words.capital_nouns
                && (!site.is_word(site.end()) || site.tables.stops.contains(site.fold(site.end())));
            (is_noun || person || is_adult || stands_alone)
                .then(|| draft(site, site.end(), site.end()))
        }
        _ => None,
    }
}

/// Reads "13-year-old", "50 years of age", "60 Jahre alt".
fn behind(site: &Site) -> Option<Draft> {
    let at = site.behind();
    let (len, ()) = site
        .tables
        .age_after
        .at(site.context.document, at)
        .filter(|_| site.continues(at))?;
    Some(draft(site, site.numeral.tokens.start, at + len))
}

/// Reads "aged 26", "âgé de 50 ans"; not "ha 20 anni di esperienza".
fn before(site: &Site) -> Option<Draft> {
    // "menores de 18 años": the words of the bound may be those of the age.
    let numeral = site.numeral;
    let start = phrase_ending(site, &site.tables.age_before, numeral.tokens.start)
        .or_else(|| phrase_ending(site, &site.tables.age_before, numeral.core.start))?;
    let end = match duration::time_unit(site) {
        Some((end, "year")) if compares(site, end) => return None,
        Some((end, "year")) => end,
        Some(_) => return None,
        None if site.is_year_like() || is_counted(site) => return None,
        None => site.end(),
    };
    Some(draft(site, start, end))
}

/// Reads years under a bound right behind people: "Kinder unter 12 Jahren", "Frauen über 50", "vrouwen tussen de
/// 20 en 30 jaar".
fn bounded(site: &Site) -> Option<Draft> {
    let start = site.numeral.tokens.start;
    let before = start.checked_sub(1).filter(|_| site.continues(start))?;
    if site.numeral.core.start <= start || !is_person(site, before) {
        return None;
    }
    let end = match duration::time_unit(site) {
        Some((end, "year")) => end,
        Some(_) => return None,
        None if is_digits(site) && !may_lead_to_noun(site) => site.end(),
        None => return None,
    };
    let is_grown = Some(Decimal::from(5)) <= site.amount().max().or(site.amount().min());
    is_grown.then(|| draft(site, start, end))
}

/// Returns whether the numeral is digits without a scale, one number or the two of a range: "zwischen 18 bis 29".
fn is_digits(site: &Site) -> bool {
    site.is_bare_digits()
        || site.amount().precision() == Precision::Range
            && site.numeral.form == Form::Digits
            && site.numeral.scale == Decimal::ONE
            && site.numeral.attached.is_none()
}

fn may_lead_to_noun(site: &Site) -> bool {
    let end = site.end();
    site.is_hyphen(end)
        || site.text(end) == "%"
        || site.is_word(end) && !site.tables.stops.contains(site.fold(end))
}

/// Reads "tenía 84 años", "aos 15 anos"; not "a los 20 años de la guerra", and of "aos 32" in a match nothing.
fn before_years(site: &Site) -> Option<Draft> {
    phrase_ending(
        site,
        &site.tables.age_before_years,
        site.numeral.tokens.start,
    )?;
    let (end, _) = duration::time_unit(site).filter(|(_, unit)| *unit == "year")?;
    // "con casi dos años y medio de retraso"
    let (past_half, _) = site.with_half(end, site.amount());
    (!is_of_something(site, past_half)).then(|| draft(site, site.numeral.tokens.start, end))
}

/// Returns whether what stands behind a bare number may be counted: "she was 13 points ahead".
fn is_counted(site: &Site) -> bool {
    let end = site.end();
    site.is_hyphen(end)
        || site.is_word(end)
            && !site.tables.stops.contains(site.fold(end))
            && site.token(end).is_some_and(|t| t.case == Case::Lower)
}

/// Returns whether the years are years of something: "of experience", "de prison"; a person may follow.
fn is_of_something(site: &Site, at: usize) -> bool {
    let next = site.past_of(at);
    let is_of = at < next && site.is_word(next) && !is_name(site, next);
    is_of || compares(site, at)
}

/// Returns whether the years are a distance from somebody's: "ha 20 anni più di lui" and, where nouns stand last
/// and a determiner can belong to nothing else, "is 20 years his senior"; not "à 40 ans des suites d’une chute".
fn compares(site: &Site, at: usize) -> bool {
    let lexicon = site.context.pack.number.lexicon(&site.context.pack.text);
    let document = site.context.document;
    site.continues(at)
        && (site.tables.age_distances.at(document, at).is_some()
            || lexicon.phrases.at(document, at).is_some_and(|(_, l)| {
                l.bound == Some(Precision::AtLeast)
                    || site.words.noun_last && l.is(Role::Determiner)
            }))
}

/// Returns whether a person's name stands close before or behind: "Ana Ruiz, mecánica de 42 años", "the
/// accused of 29, John Doe".
fn is_beside_person(site: &Site, from: usize, end: usize) -> bool {
    const BEFORE: usize = 3;
    site.context.names.iter().any(|name| {
        let before = from.checked_sub(name.tokens.end);
        let behind = name.tokens.start.checked_sub(end);
        name.class == Class::Person
            && (before.is_some_and(|n| n <= BEFORE) || behind.is_some_and(|n| n <= 1))
    })
}

/// Returns where a phrase of the set begins that ends right before the token.
pub(super) fn phrase_ending(
    site: &Site,
    set: &crate::lang::phrases::Phrases<()>,
    end: usize,
) -> Option<usize> {
    const LONGEST: usize = 5;
    if !site.continues(end) {
        return None;
    }
    (end.saturating_sub(LONGEST)..end).find(|start| {
        set.at(site.context.document, *start)
            .is_some_and(|(len, ())| start + len == end)
    })
}

/// Reads years behind a person: "un homme de 50 ans", "Mario Rossi, 50 anni,", "(50 ans)".
fn years_of_person(site: &Site) -> Option<Draft> {
    let (end, _) = duration::time_unit(site).filter(|(_, unit)| *unit == "year")?;
    if site
        .tables
        .age_distances
        .at(site.context.document, end)
        .is_some()
    {
        return None;
    }
    // "di 33, 34 e 39 anni": what stands before the first holds for the last.
    let first = (0..site.idx)
        .rev()
        .take_while(|idx| share::is_linked(site.context, *idx))
        .last()
        .unwrap_or(site.idx);
    let of = phrase_ending(
        site,
        &site.tables.age_of,
        site.context.numerals[first].tokens.start,
    );
    let start = site.numeral.tokens.start;
    let is_adult = Some(Decimal::from(15)) <= site.amount().min();
    let is_of_person = of.is_some_and(|of| {
        (1..=3).any(|n| n <= of && is_person(site, of - n))
            || follows_full_name(site, of)
            || is_adult && is_beside_person(site, of, end)
    });
    // "niños entre 5 y 14 años"
    let is_between = site.amount().precision() == Precision::Range
        && start < site.numeral.core.start
        && (0 < start && is_person(site, start - 1));
    let sign = start.checked_sub(1).map_or("", |i| site.text(i));
    let closes = !site.continues(end) || matches!(site.text(end), "," | ")" | "." | ";");
    let follows_name = matches!(sign, "," | "(")
        && closes
        && 2 <= start
        && (is_person(site, start - 2) || is_name(site, start - 2));
    (is_of_person || is_between || follows_name).then(|| draft(site, start, end))
}

/// Returns whether a name stands before the token, with a comma or in full: "Ana Gil, de 45 años", "Ana Gil de
/// 45 años"; not "el Madrid de 20 años".
fn follows_full_name(site: &Site, at: usize) -> bool {
    match at.checked_sub(1).map(|i| site.text(i)) {
        Some(",") => 2 <= at && is_name(site, at - 2),
        Some(_) => 2 <= at && is_name(site, at - 1) && is_capital(site, at - 2),
        None => false,
    }
}

/// Reads a bare number between commas behind a name: "Jane Doe, 62, said", "John Doe, also 62, said".
fn apposition(site: &Site) -> Option<Draft> {
    let number = site.numeral.tokens.start;
    let start = phrase_ending(site, &site.tables.age_also, number).unwrap_or(number);
    let amount = site.amount().single()?;
    let fits = site.words.age_apposition
        && site.is_bare_digits()
        && Decimal::from(5) <= amount
        && amount <= Decimal::from(OLDEST)
        && 2 <= start
        && site.text(start - 1) == ","
        && site.continues(site.end())
        && matches!(site.text(site.end()), "," | ";" | ".")
        && !site.glued(number)
        && !site.tables.stops.contains(site.fold(start - 2))
        && (is_name(site, start - 2) || is_person(site, start - 2) || ends_person(site, start - 2))
        && !site.is_number(site.end() + 1);
    fits.then(|| draft(site, number, site.end()))
}

/// Reads a bare number in parentheses behind a full name: "Erika Muster (62) sagte"; not "Platz (62)".
fn parenthesis(site: &Site) -> Option<Draft> {
    let start = site.numeral.tokens.start;
    let amount = site.amount().single()?;
    let fits = site.words.age_parenthesis
        && site.is_bare_digits()
        && site.numeral.tokens == site.numeral.core
        && Decimal::from(5) <= amount
        && 3 <= start
        && site.text(start - 1) == "("
        && site.text(site.end()) == ")"
        && (is_person(site, start - 2)
            || is_name(site, start - 2) && names_person(site, start - 2));
    fits.then(|| draft(site, start, site.end()))
}

/// Returns whether names of this class are those of people.
pub(super) fn names_one(class: Class) -> bool {
    class == Class::Person
}

/// Returns whether a person's name ends at the token, which may be one word that opens the sentence: "Palin, 29, was".
fn ends_person(site: &Site, at: usize) -> bool {
    let mut names = site.context.names.iter();
    names.any(|name| name.tokens.end == at + 1 && names_one(name.class))
}

/// Returns whether a name of at least two words ends at the token.
fn names_person(site: &Site, at: usize) -> bool {
    site.context
        .names
        .iter()
        .any(|name| name.tokens.end == at + 1 && 2 <= name.tokens.len() && names_one(name.class))
}

pub(super) fn is_person(site: &Site, at: usize) -> bool {
    let is_word = site.token(at).is_some_and(|t| t.kind == TokenKind::Word);
    is_word && noun::known(site, at).is_some_and(|noun| noun.is_person)
}

/// Returns whether the token is written like the last word of a name.
pub(super) fn is_name(site: &Site, at: usize) -> bool {
    site.token(at).is_some_and(|t| {
        t.kind == TokenKind::Word
            && matches!(t.case, Case::Title | Case::Mixed)
            && 1 < site.text(at).chars().count()
    }) && !site.context.document.begins_sentence(at)
        || (0 < at
            && site.token(at).is_some_and(|t| t.case == Case::Title)
            && is_capital(site, at - 1))
}

fn is_capital(site: &Site, at: usize) -> bool {
    site.token(at)
        .is_some_and(|t| t.kind == TokenKind::Word && t.case != Case::Lower)
}

/// Reads words that are an age by themselves: "octogénaire".
pub(super) fn words<'a>(
    context: &'a Context<'a>,
    tables: &'a QuantityTables,
) -> impl Iterator<Item = Draft> + 'a {
    let n_tokens = if tables.age_words.is_empty() {
        0
    } else {
        context.document.tokens.len()
    };
    (0..n_tokens).filter_map(|at| {
        let (len, (least, most)) = tables.age_words.at(context.document, at)?;
        let precision = if least == most {
            Precision::Exact
        } else {
            Precision::Vague
        };
        let amount = Amount::new(Some((*least).into()), Some((*most).into()), precision)?;
        Some(Draft {
            tokens: at..at + len,
            core: at..at + len,
            value: Value::Age { amount },
            head: None,
            rule: "word for an age",
        })
    })
}
