//! Numbers that are names: G20, Covid-19, Boeing 747, Article 49.3, Route 66.

use super::super::number::Form;
use super::{Draft, Site, money};
use crate::model::Value;
use crate::segment::{Case, TokenKind};

/// Reads a number that names something, as a plain number that counts nothing.
pub(super) fn identifier(site: &Site) -> Option<Draft> {
    if site.numeral.attached.is_some() {
        return None;
    }
    let is_name = match site.numeral.form {
        Form::Digits => {
            hangs_on_letters(site)
                || carries_letters(site)
                || follows_label(site)
                || is_telephone(site)
                || money::follows_doubtful_code(site)
        }
        // "auf Rang drei China", "op plaats één staat Noorwegen"; not "in group three players".
        Form::Words => follows_label(site) && !leads_to_plural(site),
        _ => false,
    };
    is_name.then(|| {
        let value = Value::Number {
            amount: site.amount(),
        };
        site.partial(site.end(), None, value, "number in a name")
    })
}

/// Reads a rank that a bare number tells beside a word for what is ranked: "el minuto 65", "el 50 aniversario";
/// not "un minuto 65 personas", "50 aniversarios".
pub(super) fn rank(site: &Site) -> Option<Draft> {
    let document = site.context.document;
    let start = site.numeral.tokens.start;
    let rank = site.amount().single().filter(|_| site.is_bare_digits())?;
    let before = start.checked_sub(1).filter(|_| site.continues(start));
    let follows = before.is_some_and(|at| site.tables.ranked_before.word(site.fold(at)).is_some());
    let leads =
        site.continues(site.end()) && site.tables.ranked_behind.at(document, site.end()).is_some();
    let counts = site.is_word(site.end()) && !site.tables.stops.contains(site.fold(site.end()))
        || site.text(site.end()) == "%"
        || site.is_hyphen(site.end());
    let fits = site.numeral.tokens == site.numeral.core
        && !site.glued(start)
        && site.numeral.attached.is_none()
        && (leads || follows && !counts);
    fits.then(|| site.partial(site.end(), None, Value::Ordinal { rank }, "rank"))
}

/// "0800 555 111": groups of digits behind a nought.
fn is_telephone(site: &Site) -> bool {
    let core = &site.numeral.core;
    let first = site.text(core.start);
    1 < core.len()
        && 1 < first.len()
        && first.starts_with('0')
        && first.bytes().all(|b| b.is_ascii_digit())
}

/// "G20", "H1N1", "Covid-19", "F-16", "MH-17": letters are glued before it, with or without a hyphen.
fn hangs_on_letters(site: &Site) -> bool {
    let start = site.numeral.core.start;
    if !site.glued(start) {
        return false;
    }
    let is_letters = |at: usize| site.token(at).is_some_and(|t| t.kind == TokenKind::Word);
    let Some(before) = start.checked_sub(1) else {
        return false;
    };
    if is_letters(before) {
        // "de20" is a slip, "l'18" an elision: only capitals make a name.
        return !site.text(before).ends_with(['\'', '’'])
            && site.token(before).is_some_and(|t| t.case != Case::Lower)
            // "SGD1.75 billion", not "COP26"
            && !money::follows_sure_code(site);
    }
    matches!(site.text(before), "-" | "‑")
        && 0 < before
        && site.glued(before)
        && is_letters(before - 1)
        && site
            .token(before - 1)
            .is_some_and(|t| t.case != Case::Lower)
}

/// "747s", "5G", "3D", "4x4": letters are glued behind it that are no unit.
fn carries_letters(site: &Site) -> bool {
    let end = site.end();
    let document = site.context.document;
    site.glued(end)
        && site.token(end).is_some_and(|t| t.kind == TokenKind::Word)
        && site.tables.units.at(document, end).is_none()
        && site.tables.currencies.at(document, end).is_none()
        && site.tables.percent.at(document, end).is_none()
}

/// Returns whether a noun in the plural may follow, where nouns cannot be told by their capitals.
fn leads_to_plural(site: &Site) -> bool {
    !site.words.capital_nouns
        && site.is_word(site.end())
        && site.words.may_be_plural(site.fold(site.end()))
        && !site.tables.stops.contains(site.fold(site.end()))
}

/// "Article 49", "Boeing 747", "Channel 4", "Nr. 96": a word before it that numbers name.
fn follows_label(site: &Site) -> bool {
    let Some(before) = site.numeral.tokens.start.checked_sub(1) else {
        return false;
    };
    let is_shortened = site.text(before) == "." && site.glued(before) && 0 < before;
    let before = before - usize::from(is_shortened);
    // "die Welle 20 Meter hoch" is measured.
    let document = site.context.document;
    let leads_to_unit = site.continues(site.end())
        && (site.tables.units.at(document, site.end()).is_some()
            || site.tables.currencies.at(document, site.end()).is_some()
            || site.tables.percent.at(document, site.end()).is_some()
            || site.text(site.end()) == "%");
    !leads_to_unit
        && site.numeral.tokens == site.numeral.core
        && site.continues(site.numeral.core.start)
        && site.tables.identifiers.word(site.fold(before)).is_some()
}
