//! Ages whose word for years is left out or stands for a length as well: "Tyler was 13 when", "aveva 13 anni e
//! si è ucciso a 18". A bare number is an age only where the sentence leaves nothing else that it could be.

use super::super::number::Form;
use super::age::{self, OLDEST};
use super::{Context, Draft, Site, duration};
use crate::lang::pack::{QuantityTables, QuantityWords};
use crate::model::Value;

/// Nobody's age is told in bare digits before this.
const YOUNGEST: u32 = 5;

/// Reads "Tyler was 13 when he fell", "zijn zoon was 13 jaar toen": a person, a word for being, a number, and
/// nothing behind it that it could count or measure. Not "Tyler was 13 points ahead", "was 13 jaar directeur".
pub(super) fn of_person(site: &Site) -> Option<Draft> {
    let start = site.numeral.tokens.start;
    let copula = age::phrase_ending(site, &site.tables.age_copulas, start)?;
    let subject = copula.checked_sub(1).filter(|_| site.continues(copula))?;
    // "her son Tyler was 13"
    let named_kin = age::is_name(site, subject)
        && subject
            .checked_sub(1)
            .is_some_and(|kin| age::is_person(site, kin));
    if !age::is_person(site, subject) && !ends_name_of_person(site, subject) && !named_kin {
        return None;
    }
    let end = match duration::time_unit(site) {
        Some((end, "year")) => end,
        Some(_) => return None,
        None if may_be_bare(site) => site.end(),
        None => return None,
    };
    nothing_follows(site, end).then(|| age::draft(site, start, end))
}

fn ends_name_of_person(site: &Site, at: usize) -> bool {
    let names = site.context.names;
    names
        .iter()
        .any(|name| name.tokens.end == at + 1 && age::names_one(name.class))
}

fn may_be_bare(site: &Site) -> bool {
    let amount = site.amount().single();
    matches!(site.numeral.form, Form::Digits | Form::Words)
        && site.numeral.tokens == site.numeral.core
        && !site.glued(site.numeral.tokens.start)
        && amount
            .is_some_and(|n| n.fract().is_zero() && (YOUNGEST.into()..=OLDEST.into()).contains(&n))
}

/// Returns whether the clause ends at the token, or goes on with a word that only leads to another ("when").
fn nothing_follows(site: &Site, end: usize) -> bool {
    let decimals = |at: usize| site.glued(at + 1) && site.is_number(at + 1);
    !site.continues(end)
        || matches!(site.text(end), "," | "." | ";" | ")" | "–" | "—") && !decimals(end)
        || site
            .tables
            .age_then
            .at(site.context.document, end)
            .is_some()
}

/// Makes ages of bare numbers in the sentence of an age, behind a word that the pack lists: "tinha 13 anos
/// quando adoeceu e 18 quando morreu".
pub(super) fn again(
    context: &Context,
    words: &QuantityWords,
    tables: &QuantityTables,
    drafts: &mut [Option<Draft>],
) {
    let mut aged_sentence = None;
    for idx in 0..drafts.len().min(context.numerals.len()) {
        let Some(draft) = &mut drafts[idx] else {
            continue;
        };
        let document = context.document;
        let sentence = document
            .sentence_of(draft.core.start)
            .map(|s| s.tokens.start);
        if matches!(draft.value, Value::Age { .. }) {
            aged_sentence = sentence;
            continue;
        }
        let site = Site::new(context, words, tables, idx);
        let start = site.numeral.tokens.start;
        let is_plain = matches!(draft.rule, "number in digits" | "number in words");
        if is_plain
            && sentence.is_some()
            && sentence == aged_sentence
            && may_be_bare(&site)
            && nothing_follows(&site, site.end())
            && age::phrase_ending(&site, &tables.age_again, start).is_some()
        {
            draft.value = Value::Age {
                amount: site.amount(),
            };
            draft.rule = "age told again";
        }
    }
}
