//! Numbers that share what stands behind the last of them: "from 10 to 20 per cent", "two and three people".

use super::super::number::{Form, Numeral};
use super::age::OLDEST;
use super::{Context, Draft, measure};
use crate::lang::pack::Role;
use crate::model::{Amount, Precision, Value};
use crate::segment::Space;

/// Gives plain numbers the unit or the noun of the number that they are linked to.
pub(super) fn share(context: &Context, drafts: &mut [Option<Draft>]) {
    for idx in (0..drafts.len().saturating_sub(1)).rev() {
        let is_plain = drafts[idx]
            .as_ref()
            .is_some_and(|d| matches!(d.rule, "number in digits" | "number in words"));
        if !is_plain || !is_linked(context, idx) {
            continue;
        }
        let shared = drafts[idx + 1]
            .as_ref()
            .and_then(|next| shared(context, idx, next));
        if shared.is_some() {
            drafts[idx] = shared;
        }
    }
    ages(context, drafts);
    shortened_ages(context, drafts);
}

/// Makes ages of numbers whose word is left out behind a hyphen: "ein 16- und ein 17-Jähriger".
fn shortened_ages(context: &Context, drafts: &mut [Option<Draft>]) {
    const REACH: usize = 4;
    let document = context.document;
    for idx in 0..drafts.len().saturating_sub(1) {
        let Some(numeral) = context.numerals.get(idx) else {
            return;
        };
        let hyphen = numeral.tokens.end;
        let dangles = document.glued(hyphen)
            && !document.glued(hyphen + 1)
            && matches!(document.words(hyphen), "-" | "‐" | "‑");
        let whole = (idx + 1..drafts.len()).find(|later| {
            context
                .numerals
                .get(*later)
                .is_some_and(|n| n.form != Form::Article)
        });
        let is_age = whole.is_some_and(|later| {
            let next = &context.numerals[later];
            let is_near = next.tokens.start <= hyphen + REACH && next.attached.is_some();
            let draft = drafts[later].as_ref();
            is_near && draft.is_some_and(|d| matches!(d.value, Value::Age { .. }))
        });
        if dangles
            && is_age
            && let Some(draft) = &mut drafts[idx]
            && draft.rule == "number in digits"
        {
            draft.value = Value::Age {
                amount: numeral.amount,
            };
            draft.rule = "shares its unit";
        }
    }
}

/// Makes ages of the numbers behind the first of a list: "aged 33, 34 and 39", "âgés de 33, 34 et 39 ans".
fn ages(context: &Context, drafts: &mut [Option<Draft>]) {
    for idx in 1..drafts.len() {
        let is_age = |draft: &Option<Draft>| {
            draft
                .as_ref()
                .is_some_and(|d| matches!(d.value, Value::Age { .. }))
        };
        if !is_age(&drafts[idx - 1]) || !is_linked(context, idx - 1) {
            continue;
        }
        let Some(numeral) = context.numerals.get(idx) else {
            return;
        };
        let may_be_age = drafts[idx].as_ref().is_some_and(|d| match &d.value {
            Value::Number { .. } => d.rule == "number in digits" || d.rule == "number in words",
            Value::Duration { unit, .. } => unit == "year",
            _ => false,
        });
        let is_young = numeral.amount.max().is_some_and(|n| n <= OLDEST.into());
        if may_be_age
            && is_young
            && let Some(draft) = &mut drafts[idx]
        {
            draft.value = Value::Age {
                amount: numeral.amount,
            };
            draft.rule = "shares its unit";
        }
    }
    age_ranges(context, drafts);
}

/// Makes one range of two ages with "to" between them: "des jeunes de 11 à 18 ans" tells no change, since nobody is
/// first the one and then the other.
fn age_ranges(context: &Context, drafts: &mut [Option<Draft>]) {
    let lexicon = context.pack.number.lexicon(&context.pack.text);
    let single = |draft: &Option<Draft>| match draft.as_ref()?.value {
        Value::Age { amount } => amount.single(),
        _ => None,
    };
    for idx in 1..drafts.len() {
        let (Some(least), Some(most)) = (single(&drafts[idx - 1]), single(&drafts[idx])) else {
            continue;
        };
        let is_to = context.numerals.get(idx - 1).is_some_and(|numeral| {
            lexicon
                .phrases
                .at(context.document, numeral.tokens.end)
                .is_some_and(|(_, l)| l.is(Role::To))
        });
        let amount = Amount::new(Some(least), Some(most), Precision::Range);
        if is_to
            && is_linked(context, idx - 1)
            && let Some(amount) = amount
            && let Some(first) = drafts[idx - 1].take()
            && let Some(draft) = &mut drafts[idx]
        {
            draft.tokens.start = first.tokens.start;
            draft.core.start = first.core.start;
            draft.value = Value::Age { amount };
        }
    }
}

/// Returns whether nothing but a linking word or sign stands between the numeral and the next.
pub(super) fn is_linked(context: &Context, idx: usize) -> bool {
    let (Some(numeral), Some(next)) = (context.numerals.get(idx), context.numerals.get(idx + 1))
    else {
        return false;
    };
    let document = context.document;
    let at = numeral.tokens.end;
    let to = next.tokens.start;
    if document
        .tokens
        .get(at)
        .is_none_or(|t| t.space == Space::Paragraph)
        || next.form != numeral.form
    {
        return false;
    }
    if matches!(document.words(at), "-" | "–" | "/" | ",") {
        return at + 1 == to;
    }
    let lexicon = context.pack.number.lexicon(&context.pack.text);
    lexicon.phrases.at(document, at).is_some_and(|(len, l)| {
        at + len == to
            && (l.is(Role::To)
                || l.is(Role::Change)
                || l.is(Role::Or)
                || l.is(Role::Versus)
                || l.is(Role::Of)
                || l.closes != 0
                || l.is(Role::JoinsHundreds)
                || l.is(Role::JoinsTens))
    })
}

fn shared(context: &Context, idx: usize, next: &Draft) -> Option<Draft> {
    let numeral = context.numerals.get(idx)?;
    let other = context.numerals.get(idx + 1)?;
    let is_age = matches!(next.value, Value::Age { .. });
    if !is_age && context.document.words(numeral.tokens.end) == "," {
        // "In 2016, 17 people": a comma lists ages and little else.
        return None;
    }
    let lexicon = context.pack.number.lexicon(&context.pack.text);
    let tells_change = lexicon
        .phrases
        .at(context.document, numeral.tokens.end)
        .is_some_and(|(_, l)| l.is(Role::To) || l.is(Role::Change) || l.closes != 0);
    let amount = with_scale(
        numeral.amount,
        numeral.scale,
        other.amount,
        other.scale,
        tells_change,
    );
    let value = match &next.value {
        Value::Count { of: Some(of), .. } => Value::Count {
            amount,
            of: Some(of.clone()),
        },
        Value::Percent { points, .. } if next.rule == "percent" => Value::Percent {
            amount,
            points: *points,
        },
        Value::Age { .. } if amount.max().is_some_and(|n| n <= OLDEST.into()) => {
            Value::Age { amount }
        }
        // "le 200 e i 400 metri" are of one unit, "in 2015 and 10 metres" not.
        Value::Measure { unit, .. }
            if other.form == Form::Digits && !is_year_like(context, numeral) =>
        {
            measure::value(amount, unit)
        }
        Value::Money { currency, .. } if other.form == Form::Digits => Value::Money {
            amount,
            currency: currency.clone(),
        },
        // "sank von 4,2 auf 3,9 Millionen": what the millions are of is said elsewhere.
        Value::Number { .. } if amount != numeral.amount => Value::Number { amount },
        _ => return None,
    };
    Some(Draft {
        tokens: if is_age {
            numeral.tokens.clone()
        } else {
            numeral.tokens.start..next.tokens.end
        },
        core: numeral.core.clone(),
        value,
        head: next.head.clone(),
        rule: "shares its unit",
    })
}

/// Returns whether the numeral is four digits that may be a year.
fn is_year_like(context: &Context, numeral: &Numeral) -> bool {
    let words = context.document.words(numeral.core.start);
    numeral.core.len() == 1 && words.len() == 4 && ("1000".."2100").contains(&words)
}

/// Returns the amount with the scale of the later one where it is left out: "from 5 to 10 million".
fn with_scale(
    amount: Amount,
    scale: rust_decimal::Decimal,
    later: Amount,
    later_scale: rust_decimal::Decimal,
    tells_change: bool,
) -> Amount {
    let one = rust_decimal::Decimal::ONE;
    let mantissa = later.single().and_then(|n| n.checked_div(later_scale));
    // A fall is told so as well, "von 4,2 auf 3,9 Millionen", but not from a hundred to one.
    let factor = if tells_change {
        rust_decimal::Decimal::TEN
    } else {
        one
    };
    let is_shorter = amount
        .single()
        .zip(mantissa)
        .is_some_and(|(a, b)| a < b * factor);
    if scale == one && one < later_scale && is_shorter {
        amount.times(later_scale).unwrap_or(amount)
    } else {
        amount
    }
}
