//! Places: whether a name is used as one, and which of several it is.
//!
//! In: parts that the tables know as places. Out: whether the text uses them so, and the place. "Nice", "Essen" and
//! "Reading" are words and "Lincoln" and "Florence" people until something beside them says otherwise: a
//! preposition, "the city of", the region behind a comma. Of several places of one name the one is taken that the
//! article gives a region or a country for, else the likeliest.

use super::known::Spot;
use super::part::Part;
use super::scan::{Capital, Scan};
use crate::knowledge::place::{PlaceId, PlaceKind, contains};
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
        return if is_behind_place(scan, start) {
            Use::Place
        } else {
            Use::Doubtful
        };
    }
    if !spot.doubt.is_any() || 1 < spot.len || is_shown(scan, part) {
        return Use::Place;
    }
    let strong = scan.capital(start) == Capital::Strong;
    let wide = spot.places.first().is_some_and(|p| is_well_known(*p));
    match (strong, wide) {
        (true, true) => Use::Open,
        _ => Use::Doubtful,
    }
}

fn is_well_known(place: PlaceId) -> bool {
    place.kind() <= PlaceKind::Country || WELL_KNOWN <= place.population()
}

/// Returns whether the words beside a name show it to be a place.
fn is_shown(scan: &Scan, part: &Part) -> bool {
    let (start, end) = (part.tokens.start, part.tokens.end);
    let before = start.checked_sub(1);
    let preposition =
        before.is_some_and(|t| scan.flags(t).any(Flags::PLACE_PREPOSITION) && scan.follows(start));
    preposition || is_behind_place(scan, start) || is_before_place(scan, end)
}

/// "Mobile, Alabama": the place behind the comma holds this one.
fn is_before_place(scan: &Scan, end: usize) -> bool {
    scan.is(end, ",") && scan.spot(end + 1).is_some_and(|s| !s.doubt.word)
}

/// "Fresno, CA".
fn is_behind_place(scan: &Scan, start: usize) -> bool {
    let Some(comma) = start.checked_sub(1).filter(|t| scan.is(*t, ",")) else {
        return false;
    };
    (1..=4).any(|len| {
        comma
            .checked_sub(len)
            .is_some_and(|t| scan.spot(t).is_some_and(|s| s.len == len))
    })
}

/// Returns the place that each spot is, given all of them in the order of the text.
pub(crate) fn settle(spots: &[&Spot]) -> Vec<Option<PlaceId>> {
    let sure: Vec<PlaceId> = spots
        .iter()
        .filter(|s| {
            s.places.len() == 1
                || s.places
                    .first()
                    .is_some_and(|p| p.kind() <= PlaceKind::Country)
        })
        .filter_map(|s| s.places.first().copied())
        .collect();
    spots
        .iter()
        .enumerate()
        .map(|(idx, spot)| {
            let next = spots.get(idx + 1).and_then(|s| s.places.first().copied());
            choose(spot, next, &sure)
        })
        .collect()
}

fn choose(spot: &Spot, next: Option<PlaceId>, sure: &[PlaceId]) -> Option<PlaceId> {
    let best = *spot.places.first()?;
    if best.kind() <= PlaceKind::Country || spot.places.len() == 1 {
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
    if vouched(best) || WELL_KNOWN <= best.population() {
        return Some(best);
    }
    let other = spot.places.iter().copied().find(|p| {
        sure.iter()
            .any(|s| s.kind() != PlaceKind::Region && contains(*s, *p))
    });
    Some(other.unwrap_or(best))
}
