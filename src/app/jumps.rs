//! The jump list: where the reader was before each jump, and the way forward again.

use crate::app::panes::Pane;
use crate::model::{ArticleIdx, FactIdx, MentionIdx};

/// A place that one can come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The article that was shown.
    pub article: ArticleIdx,
    /// A byte of the passage at the top.
    pub anchor: usize,
    /// The mention in hand.
    pub mention: Option<MentionIdx>,
    /// The fact in hand.
    pub fact: Option<FactIdx>,
    /// The pane in hand.
    pub pane: Pane,
}

/// Places behind and places ahead.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    past: Vec<Spot>,
    future: Vec<Spot>,
}

/// How many places are remembered.
const KEPT: usize = 200;

impl Jumps {
    /// Remembers the place that a jump leaves. What was ahead is forgotten.
    pub fn leave(&mut self, spot: Spot) {
        self.future.clear();
        if self.past.last() != Some(&spot) {
            self.past.push(spot);
        }
        if KEPT < self.past.len() {
            self.past.remove(0);
        }
    }

    /// Goes back from `here`.
    pub fn back(&mut self, here: Spot) -> Option<Spot> {
        let spot = self.past.pop()?;
        self.future.push(here);
        Some(spot)
    }

    /// Goes forward from `here`.
    pub fn forward(&mut self, here: Spot) -> Option<Spot> {
        let spot = self.future.pop()?;
        self.past.push(here);
        Some(spot)
    }

    /// Carries every place over to another reading; those that `carry` has nothing for are dropped.
    pub fn carry(&mut self, carry: impl Fn(Spot) -> Option<Spot>) {
        for spots in [&mut self.past, &mut self.future] {
            *spots = spots.iter().filter_map(|&spot| carry(spot)).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(anchor: usize) -> Spot {
        Spot {
            article: ArticleIdx(0),
            anchor,
            mention: None,
            fact: None,
            pane: Pane::Text,
        }
    }

    #[test]
    fn back_and_forward_are_each_others_way() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        jumps.leave(spot(2));
        assert_eq!(jumps.back(spot(3)), Some(spot(2)));
        assert_eq!(jumps.back(spot(2)), Some(spot(1)));
        assert_eq!(jumps.back(spot(1)), None);
        assert_eq!(jumps.forward(spot(1)), Some(spot(2)));
        assert_eq!(jumps.forward(spot(2)), Some(spot(3)));
        assert_eq!(jumps.forward(spot(3)), None);
    }

    #[test]
    fn a_new_jump_forgets_what_was_ahead() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        assert_eq!(jumps.back(spot(2)), Some(spot(1)));
        jumps.leave(spot(5));
        assert_eq!(jumps.forward(spot(6)), None);
    }
}
