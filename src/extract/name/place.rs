//! Places: whether a name is used as one, and which of several it is.
//!
//! In: parts that the tables know as places. Out: whether the text uses them so, and the place. "Nice", "Essen" and
//! "Reading" are words and "Lincoln" and "Florence" people until something beside them says otherwise: a
//! preposition, "the city of", the region behind a comma. Of several places of one name the one is taken that the
//! article gives a region or a country for, else the likeliest.

use super::known::Spot;
use super::part::Part;
use super::scan::{Capital, Scan};
use super::vouch::{self, Vouchers};
use crate::knowledge::place::{PlaceId, PlaceKind, contains, is_capital};
use crate::lang::pack::Flags;

/// A city of this size needs no more than its name to be meant.
const WELL_KNOWN: u32 = 500_000;

/// Whether a name stands for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// It does.
    Place,
    /// Nothing speaks for it, and nothing against.
    Open,
    /// It is a word or a person's name until shown otherwise.
    Doubtful,
}

/// Returns whether the name, which the tables know, stands for a place here.
pub(crate) fn usage(scan: &Scan, part: &Part, spot: &Spot) -> Use {
    let start = part.tokens.start;
    if spot.doubt.letters {
        // "US-Regierung": German has such letters before a hyphen.
        let compound = scan.lexicon.capital_nouns && scan.is_hyphen(part.tokens.end);
        return if compound || is_behind_place(scan, start, spot) {
            Use::Place
        } else {
            Use::Doubtful
        };
    }
    let strong = scan.capital(start) == Capital::Strong;
    let small_town = !spot.places.iter().any(|p| is_well_known(*p)) && spot.len == 1;
    // A word that would have its capital anyway, or that says a sort of body or place ("Marina", "Condado"), is no
    // small town for having the name of one.
    let unlikely = small_town
        && !spot.places.iter().any(|p| 1 < scan.vouchers.places(*p))
        && (!strong
            || scan.word(start).general
            || scan.lexicon.place_nouns.at(scan.document, start).is_some());
    if !spot.doubt.is_any() && !unlikely || 1 < spot.len || is_shown(scan, part, spot) {
        return Use::Place;
    }
    let wide = spot.places.first().is_some_and(|p| is_well_known(*p));
    match (strong, wide) {
        (true, true) => Use::Open,
        (false, true) if is_seat(scan, start, spot) => Use::Open,
        _ => Use::Doubtful,
    }
}

/// "Bau- und Planungsamt": where nouns have capitals, what a compound is made of is no town.
pub(crate) fn is_part_of_noun(scan: &Scan, part: &Part, spot: &Spot) -> bool {
    let end = part.tokens.end;
    let compound = scan.lexicon.capital_nouns && scan.document.glued(end) && scan.is(end, "-");
    compound && spot.len == 1 && !spot.places.iter().any(|p| is_well_known(*p))
}

/// "London has announced", "Washington said": at the start of a sentence too, the seat of a government is more often
/// that than somebody's family name; of "Sofia", a given name as well, that cannot be said, of "Paris" where nobody
/// in the reading is called so.
fn is_seat(scan: &Scan, start: usize, spot: &Spot) -> bool {
    const LARGE: u32 = 2_000_000;
    let Some(first) = spot.places.first() else {
        return false;
    };
    let called = || {
        first.population() < LARGE || scan.vouchers.is_given(&vouch::key(scan, start..start + 1))
    };
    !spot.doubt.word && is_capital(&first.code()) && !(scan.word(start).given && called())
}

/// Returns whether the place is known without more.
pub(crate) fn is_well_known(place: PlaceId) -> bool {
    place.kind() <= PlaceKind::Country || WELL_KNOWN <= place.population()
}

/// Returns whether the words beside a name show it to be a place.
fn is_shown(scan: &Scan, part: &Part, spot: &Spot) -> bool {
    let (start, end) = (part.tokens.start, part.tokens.end);
    let before = start.checked_sub(1);
    // "im Sudan" is a country and "im Zug" no town: towns have no article.
    let town = spot
        .places
        .first()
        .is_some_and(|p| p.kind() == PlaceKind::City && !is_well_known(*p));
    let preposition = before.is_some_and(|t| {
        let bare = scan.flags(t).any(Flags::PLACE_PREPOSITION);
        // "dans le Devon": a part of a country may have its article.
        let with_article = !town
            && scan.flags(t).any(Flags::ARTICLE)
            && t.checked_sub(1)
                .is_some_and(|t| scan.flags(t).any(Flags::PLACE_PREPOSITION));
        (bare || with_article)
            && !(town && scan.flags(t).any(Flags::ARTICLE))
            && scan.follows(start)
    });
    preposition || is_behind_place(scan, start, spot) || is_before_place(scan, end)
}

/// "Mobile, Alabama": the place behind the comma holds this one.
fn is_before_place(scan: &Scan, end: usize) -> bool {
    scan.is(end, ",") && scan.spot(end + 1).is_some_and(|s| !s.doubt.word)
}

/// "Fresno, CA"; "Ilfracombe, Devon" and "Ilfracombe (Devon)" where the town is in no table.
fn is_behind_place(scan: &Scan, start: usize, spot: &Spot) -> bool {
    let sign = |t: &usize| scan.is(*t, ",") || scan.is(*t, "(");
    let Some(comma) = start.checked_sub(1).filter(sign) else {
        return false;
    };
    let wide = spot
        .places
        .first()
        .is_some_and(|p| p.kind() == PlaceKind::Subdivision);
    let town = comma
        .checked_sub(1)
        .is_some_and(|t| scan.capital(t) != Capital::No);
    wide && town && !spot.doubt.word
        || (1..=4).any(|len| {
            comma
                .checked_sub(len)
                .is_some_and(|t| scan.spot(t).is_some_and(|s| s.len == len))
        })
}

/// Returns the place that each spot is, given all of them in the order of the text and what the other articles of
/// the reading name.
pub(crate) fn settle(spots: &[&Spot], vouchers: &Vouchers) -> Vec<Option<PlaceId>> {
    let sure: Vec<PlaceId> = spots
        .iter()
        .filter(|s| s.places.len() == 1 || s.places.first().is_some_and(|p| is_well_known(*p)))
        .filter_map(|s| s.places.first().copied())
        .collect();
    spots
        .iter()
        .enumerate()
        .map(|(idx, spot)| {
            let next = spots.get(idx + 1).and_then(|s| s.places.first().copied());
            choose(spot, next, &sure, vouchers)
        })
        .collect()
}

fn choose(
    spot: &Spot,
    next: Option<PlaceId>,
    sure: &[PlaceId],
    vouchers: &Vouchers,
) -> Option<PlaceId> {
    let best = *spot.places.first()?;
    if spot.places.len() == 1 {
        return Some(best);
    }
    // "Monaco" is Munich in an Italian article where those in other languages say Munich.
    let (mut named, mut most) = (best, vouchers.places(best));
    for place in &spot.places {
        if most < vouchers.places(*place) {
            (named, most) = (*place, vouchers.places(*place));
        }
    }
    if named != best
        || 1 < most
            && spot
                .places
                .iter()
                .all(|p| *p == best || vouchers.places(*p) < most)
    {
        return Some(named);
    }
    if best.kind() <= PlaceKind::Country {
        return Some(best);
    }
    let inside = |outer: PlaceId| spot.places.iter().copied().find(|p| contains(outer, *p));
    let vouched = |place: PlaceId| sure.iter().any(|s| *s == place || contains(*s, place));
    // "Paris, Texas": the place named next may hold it.
    if let Some(place) = next
        .filter(|n| *n != best && !contains(*n, best))
        .and_then(inside)
        && next.is_some_and(|n| n.kind() == PlaceKind::Subdivision)
    {
        return Some(place);
    }
    if vouched(best) || WELL_KNOWN <= best.population() && best.kind() == PlaceKind::City {
        return Some(best);
    }
    let within = spot.places.iter().copied().find(|p| {
        sure.iter()
            .any(|s| s.kind() != PlaceKind::Region && contains(*s, *p))
    });
    // "Florida … Pasco": of places in two countries, that of a country the article speaks of.
    let countries: Vec<PlaceId> = sure.iter().filter_map(|s| s.country()).collect();
    let spoken = |place: &PlaceId| place.country().is_some_and(|c| countries.contains(&c));
    let other = within.or_else(|| spot.places.iter().copied().find(spoken));
    Some(other.unwrap_or(best))
}
