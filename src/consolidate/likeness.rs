//! How alike two sentences are: by what they mean where that is known, else by what they can be recognised by.
//!
//! Both are brought to one scale, so that one least value holds for all: [`SURE`] for counterparts by likeness
//! alone, [`FAIR`] where the sentences around are counterparts as well. On sentences of NTREX-128 whose documents
//! have nothing to do with one another, one pair in a hundred of those that are each other's most alike is above
//! 0.42, and none above 0.55.

use super::anchors::Features;
use super::ground::SentenceIdx;
use super::meaning::Meanings;

/// Least likeness of counterparts by likeness alone.
pub(super) const SURE: f32 = 0.47;
/// Least likeness of counterparts among counterparts.
pub(super) const FAIR: f32 = 0.35;
/// What shared anchors add to the likeness of meanings, at most.
const ANCHORS: f32 = 0.15;
/// Likeness of meanings under which no anchor makes counterparts.
const UNLIKE: f32 = 0.28;
/// The same two by anchors alone: names, numbers and shared words are few, so that little says much.
const SURE_ANCHORS: f32 = 0.22;
const FAIR_ANCHORS: f32 = 0.11;

/// Tells how alike sentences are.
#[derive(Debug)]
pub(super) struct Likeness {
    pub(super) features: Features,
    pub(super) meanings: Option<Meanings>,
}

impl Likeness {
    /// Returns how alike two sentences are, from 0 to 1.
    pub(super) fn of(&self, a: SentenceIdx, b: SentenceIdx) -> f32 {
        match self.meaning(a, b) {
            Some(meaning) if meaning < UNLIKE => meaning.max(0.0),
            Some(meaning) => (meaning + ANCHORS * self.features.likeness(a, b)).min(1.0),
            None => scaled(self.features.likeness(a, b)),
        }
    }

    /// Returns what pairing two sentences in a gap between counterparts is worth before their lengths are looked
    /// at; below 0 where they mean something else.
    pub(super) fn gain(&self, a: SentenceIdx, b: SentenceIdx) -> f32 {
        let anchors = 2.0 * self.features.likeness(a, b);
        match self.meaning(a, b) {
            Some(meaning) => anchors / 2.0 + 4.0 * (meaning - FAIR),
            None => anchors,
        }
    }

    /// Returns how alike two sentences are by what they mean, where that is known.
    pub(super) fn meaning(&self, a: SentenceIdx, b: SentenceIdx) -> Option<f32> {
        self.meanings.as_ref()?.likeness(a, b)
    }
}

/// Brings a likeness by anchors to the scale of meanings.
fn scaled(anchors: f32) -> f32 {
    let between = |(from, to): (f32, f32), (low, high): (f32, f32)| {
        low + (anchors - from) / (to - from) * (high - low)
    };
    if anchors < FAIR_ANCHORS {
        between((0.0, FAIR_ANCHORS), (0.0, FAIR))
    } else if anchors < SURE_ANCHORS {
        between((FAIR_ANCHORS, SURE_ANCHORS), (FAIR, SURE))
    } else {
        between((SURE_ANCHORS, 1.0), (SURE, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_keeps_its_ends_and_thresholds() {
        for (anchors, scale) in [
            (0.0, 0.0),
            (FAIR_ANCHORS, FAIR),
            (SURE_ANCHORS, SURE),
            (1.0, 1.0),
        ] {
            assert!((scaled(anchors) - scale).abs() < 1e-6, "{anchors}");
        }
    }
}
