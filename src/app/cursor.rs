//! A cursor in a list: which row is chosen, and which rows are in sight.
//!
//! Shared by the lists of the reader. It knows nothing of what the rows are; its owner tells it how many there
//! are and how many fit.

/// The chosen row of a list and the first row in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The chosen row.
    pub row: usize,
    /// The first row in sight.
    pub top: usize,
}

impl Cursor {
    /// Moves `n` rows down, or up where `n` is negative, and stays inside a list of `len` rows.
    pub fn step(&mut self, n: isize, len: usize) {
        let last = len.saturating_sub(1);
        self.row = self.row.saturating_add_signed(n).min(last);
    }

    /// Scrolls as little as puts the chosen row in sight, with a row of what comes next where there is room.
    pub fn follow(&mut self, len: usize, height: usize) {
        let margin = usize::from(4 < height);
        self.row = self.row.min(len.saturating_sub(1));
        let lowest = (self.row + margin + 1).saturating_sub(height);
        let highest = self.row.saturating_sub(margin);
        self.top = self.top.clamp(lowest.min(highest), highest);
        self.top = self.top.min(len.saturating_sub(height));
    }

    /// Scrolls by `n` rows and leaves the chosen row where it is, in sight or not.
    pub fn scroll(&mut self, n: isize, len: usize, height: usize) {
        let last = len.saturating_sub(height);
        self.top = self.top.saturating_add_signed(n).min(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_stays_inside_the_list_and_in_sight() {
        let mut cursor = Cursor::default();
        cursor.step(100, 20);
        cursor.follow(20, 6);
        assert_eq!(cursor, Cursor { row: 19, top: 14 });
        cursor.step(-3, 20);
        cursor.follow(20, 6);
        assert_eq!(cursor, Cursor { row: 16, top: 14 });
        cursor.step(-100, 20);
        cursor.follow(20, 6);
        assert_eq!(cursor, Cursor { row: 0, top: 0 });
    }

    #[test]
    fn an_empty_list_has_its_cursor_at_the_top() {
        let mut cursor = Cursor { row: 5, top: 3 };
        cursor.follow(0, 6);
        assert_eq!(cursor, Cursor::default());
    }
}
