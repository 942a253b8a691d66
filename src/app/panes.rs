//! Where the panes stand: in go the size of the screen and what is in hand, out come rectangles.
//!
//! From 100 columns on three panes stand side by side, from 60 two, below that one; the fact sheet is always
//! the list of the facts above the evidence for one of them. Below 40 × 10 there is room for one sentence.
//! Every pane begins with a line for its title; a rule stands to the left of every pane but the first.

use ratatui::layout::Rect;

/// A pane that can be in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The list of the articles.
    Articles,
    /// The original text of one article.
    #[default]
    Text,
    /// The list of the facts.
    Facts,
    /// What the articles say about one fact, in their own words.
    Evidence,
}

impl Pane {
    /// The panes from left to right.
    pub const ALL: [Self; 4] = [Self::Articles, Self::Text, Self::Facts, Self::Evidence];

    /// Returns the pane `n` further on, around the ends.
    #[must_use]
    pub fn step(self, n: isize) -> Self {
        let at = Self::ALL.iter().position(|&pane| pane == self).unwrap_or(0);
        let len = Self::ALL.len();
        let to = (at + len).saturating_add_signed(n.clamp(-3, 3)) % len;
        Self::ALL[to]
    }

    /// Returns its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Text => "text",
            Self::Facts => "facts",
            Self::Evidence => "evidence",
        }
    }
}

/// The narrowest screen that shows panes.
pub const LEAST: (u16, u16) = (40, 10);

/// What the reader chose about the panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// How many columns the first border is moved.
    pub left: i16,
    /// How many columns the border before the sheet is moved.
    pub right: i16,
    /// How many rows the border between facts and evidence is moved.
    pub middle: i16,
    /// Whether the pane in hand has the screen to itself.
    pub zoomed: bool,
}

/// The rectangles of one screen. A pane that is not shown is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The list of the articles.
    pub articles: Rect,
    /// The text.
    pub text: Rect,
    /// The list of the facts.
    pub facts: Rect,
    /// The evidence.
    pub evidence: Rect,
    /// All the panes together; where the other views are shown.
    pub body: Rect,
    /// The line that says where one is.
    pub status: Rect,
    /// The line that names keys.
    pub footer: Rect,
}

impl Panes {
    /// Returns the panes of a screen, or `None` where it is too small. `n_facts` is how many rows the facts
    /// could use: a short list leaves its room to the evidence.
    pub fn new(size: (u16, u16), pane: Pane, shape: Shape, n_facts: usize) -> Option<Self> {
        let (width, height) = size;
        if width < LEAST.0 || height < LEAST.1 {
            return None;
        }
        let body = Rect::new(0, 0, width, height - 2);
        let mut panes = Self {
            body,
            status: Rect::new(0, height - 2, width, 1),
            footer: Rect::new(0, height - 1, width, 1),
            ..Self::default()
        };
        if shape.zoomed {
            panes.set(pane, body);
            return Some(panes);
        }
        let sheet = if 100 <= width {
            let first = shifted(width * 18 / 100, shape.left, 16, width / 3).min(width - 84);
            let last = shifted(width * 38 / 100, shape.right, 30, width / 2);
            let rest = width - first - last - 2;
            panes.articles = Rect {
                width: first,
                ..body
            };
            panes.text = Rect::new(first + 1, 0, rest, body.height);
            Rect::new(first + rest + 2, 0, last, body.height)
        } else if 60 <= width {
            let last = shifted(width * 46 / 100, shape.right, 24, width - 30);
            let rest = width - last - 1;
            let shown = if pane == Pane::Articles {
                pane
            } else {
                Pane::Text
            };
            panes.set(
                shown,
                Rect {
                    width: rest,
                    ..body
                },
            );
            Rect::new(rest + 1, 0, last, body.height)
        } else if matches!(pane, Pane::Articles | Pane::Text) || body.height < 16 {
            panes.set(pane, body);
            return Some(panes);
        } else {
            body
        };
        panes.split_sheet(sheet, shape, n_facts);
        Some(panes)
    }

    /// Returns the rectangle of a pane, title line included.
    pub fn of(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Articles => self.articles,
            Pane::Text => self.text,
            Pane::Facts => self.facts,
            Pane::Evidence => self.evidence,
        }
    }

    /// Returns the pane at a cell.
    pub fn at(&self, column: u16, row: u16) -> Option<Pane> {
        Pane::ALL
            .into_iter()
            .find(|&pane| self.of(pane).contains((column, row).into()))
    }

    fn set(&mut self, pane: Pane, area: Rect) {
        match pane {
            Pane::Articles => self.articles = area,
            Pane::Text => self.text = area,
            Pane::Facts => self.facts = area,
            Pane::Evidence => self.evidence = area,
        }
    }

    fn split_sheet(&mut self, sheet: Rect, shape: Shape, n_facts: usize) {
        let wanted = u16::try_from(n_facts + 1).unwrap_or(u16::MAX).max(3);
        let usual = (sheet.height * 2 / 5).max(4).min(wanted);
        let upper = shifted(usual, shape.middle, 3, sheet.height - 3);
        self.facts = Rect {
            height: upper,
            ..sheet
        };
        self.evidence = Rect::new(sheet.x, upper, sheet.width, sheet.height - upper);
    }
}

/// Returns what a pane shows below its title line.
pub fn inside(pane: Rect) -> Rect {
    Rect {
        y: pane.y + pane.height.min(1),
        height: pane.height.saturating_sub(1),
        ..pane
    }
}

fn shifted(usual: u16, by: i16, least: u16, most: u16) -> u16 {
    usual
        .saturating_add_signed(by)
        .clamp(least, most.max(least))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(size: (u16, u16), pane: Pane) -> Vec<Pane> {
        let panes = Panes::new(size, pane, Shape::default(), 50).expect("large enough");
        Pane::ALL
            .into_iter()
            .filter(|&pane| !panes.of(pane).is_empty())
            .collect()
    }

    #[test]
    fn a_narrower_screen_shows_fewer_panes() {
        assert_eq!(shown((120, 40), Pane::Text), Pane::ALL);
        assert_eq!(
            shown((80, 24), Pane::Text),
            [Pane::Text, Pane::Facts, Pane::Evidence]
        );
        assert_eq!(
            shown((80, 24), Pane::Articles),
            [Pane::Articles, Pane::Facts, Pane::Evidence]
        );
        assert_eq!(shown((40, 12), Pane::Text), [Pane::Text]);
        assert_eq!(shown((40, 12), Pane::Evidence), [Pane::Evidence]);
        assert!(Panes::new((39, 12), Pane::Text, Shape::default(), 0).is_none());
        assert!(Panes::new((40, 9), Pane::Text, Shape::default(), 0).is_none());
    }

    proptest! {
        #![proptest_config(crate::fixture::draws(256))]

        #[test]
        fn panes_never_overlap_nor_leave_the_screen(
            size in (40_u16..400, 10_u16..200),
            pane in prop::sample::select(Pane::ALL.to_vec()),
            shift in (-300_i16..300, -300_i16..300, -100_i16..100),
            zoomed: bool,
            n_facts in 0_usize..200,
        ) {
            let shape = Shape { left: shift.0, right: shift.1, middle: shift.2, zoomed };
            let panes = Panes::new(size, pane, shape, n_facts).expect("large enough");
            prop_assert!(!panes.of(pane).is_empty());
            for one in Pane::ALL {
                prop_assert_eq!(panes.body.union(panes.of(one)), panes.body);
                for other in Pane::ALL {
                    let both = panes.of(one).intersection(panes.of(other));
                    prop_assert!(one == other || both.is_empty());
                }
            }
        }
    }
}
