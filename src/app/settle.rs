//! After every message: the panes take their places, cursors come into sight, and what is laid out is made to
//! fit. Nothing here decides anything; it only makes the state whole again, so that drawing need not change it.

use crate::app::App;
use crate::app::panes::{Panes, inside};
use crate::text::Span;

/// How many columns of the text pane the gutter takes, in a wide pane and in a narrow one.
pub const GUTTER: (usize, usize) = (5, 3);

/// How wide a line of text grows at most. Longer lines are hard to come back from.
const MEASURE: usize = 100;

impl App {
    /// Makes the state whole again.
    pub(crate) fn settle(&mut self) {
        let rows = self.sheet.items.len();
        self.panes = Panes::new(self.size, self.pane, self.shape, rows);
        let Some(panes) = self.panes else {
            return;
        };
        let text = inside(if panes.text.is_empty() {
            panes.body
        } else {
            panes.text
        });
        let columns = usize::from(text.width);
        let width = columns.saturating_sub(gutter(columns) + 2).min(MEASURE);
        let keep = self.span_in_hand();
        self.viewport
            .resize(&self.reading, width, usize::from(text.height), keep);

        let n_rows = self.reading.articles.len() + self.reading.problems.len();
        let (list, _) = crate::app::articles::split(inside(panes.articles));
        self.articles
            .follow(n_rows, usize::from(list.height).max(1));
        let height = usize::from(inside(panes.facts).height).max(1);
        self.sheet.follow(self.fact, height);
        self.settle_evidence(inside(panes.evidence));
        self.settle_view(inside(panes.body));
    }

    /// Returns the words in hand, where they stand in the article that is shown.
    pub fn span_in_hand(&self) -> Option<Span> {
        let mention = self.reading.mentions.get(self.mention?.0)?;
        (mention.article == self.viewport.article()).then_some(mention.span)
    }
}

/// Returns the width of the gutter in a text pane of so many columns.
pub fn gutter(columns: usize) -> usize {
    if columns < 50 { GUTTER.1 } else { GUTTER.0 }
}
