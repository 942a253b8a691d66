//! A document: lines laid out for a width, with what each piece is and where each line leads.
//!
//! The evidence, why, compare, origins, timeline and help are documents. They say what a piece of text *is*
//! ([`Role`]), never how it looks: that is the theme's business. A line may lead somewhere ([`Target`]); the
//! cursor goes from target to target.

use crate::app::family::Family;
use crate::app::wrap::wrap;
use crate::glyph::{clip, width};
use crate::model::{ArticleIdx, Fact, FactIdx, MentionIdx, Status};
use crate::text::Span;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Words.
    #[default]
    Plain,
    /// Words that matter less: furniture, notes, rulers.
    Faint,
    /// Words that matter more.
    Strong,
    /// What a block is about.
    Heading,
    /// The mark or the name of a status.
    Status(Status),
    /// Words that state a value.
    Mark(Family, Standing),
    /// The words in hand.
    Current,
    /// Words that were searched for.
    Hit,
    /// A name for a character that would not be seen.
    StandIn,
    /// The name of a key.
    Key,
    /// What went wrong.
    Problem,
}

/// How the words of a mark stand to what others say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// They take part in a conflict.
    Conflict,
    /// Others state the same or nearly the same.
    Shared,
    /// Nobody else states it.
    Alone,
}

impl Standing {
    /// Returns the standing of the mentions of a fact.
    pub fn of(status: Status) -> Self {
        match status {
            Status::Conflict => Self::Conflict,
            Status::Compatible | Status::Agree => Self::Shared,
            Status::Single => Self::Alone,
        }
    }
}

/// Returns what the value of a position is, where it does not stand in a sentence.
pub fn value_role(fact: &Fact) -> Role {
    match fact.status {
        Status::Conflict => Role::Status(Status::Conflict),
        Status::Single => Role::Strong,
        status => Role::Mark(Family::of(fact.kind), Standing::of(status)),
    }
}

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The words of a mention, for the sake of a fact.
    Mention(MentionIdx, Option<FactIdx>),
    /// A fact.
    Fact(FactIdx),
    /// A stretch of an article.
    Passage(ArticleIdx, Span),
    /// An action, by its place in the table of bindings.
    Binding(usize),
    /// The rest of a list that is cut short.
    More,
}

/// Some characters and what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The characters.
    pub text: String,
    /// What they are.
    pub role: Role,
}

impl Piece {
    /// Returns a piece.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
        }
    }
}

/// One line of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What stands on it, from left to right.
    pub pieces: Vec<Piece>,
    /// Where it leads.
    pub target: Option<Target>,
}

impl Line {
    /// Returns a line of one piece.
    pub fn of(text: impl Into<String>, role: Role) -> Self {
        Self::from(vec![Piece::new(text, role)])
    }

    /// Returns a line with some pieces at the left and some at the right end of `cells`; where there is no room
    /// for both, the left is cut.
    pub fn spread(left: Vec<Piece>, right: Vec<Piece>, cells: usize) -> Self {
        let n_right: usize = right.iter().map(|piece| width(&piece.text)).sum();
        let mut line = Self::from(left);
        let gap = usize::from(0 < n_right);
        line.fit(cells.saturating_sub(n_right + gap));
        let n_left = line.width();
        let fill = cells.saturating_sub(n_left + n_right);
        line.pieces.push(Piece::new(" ".repeat(fill), Role::Plain));
        line.pieces.extend(right);
        line
    }

    /// Returns the same line, leading somewhere.
    #[must_use]
    pub fn to(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    /// Returns how many cells it takes.
    pub fn width(&self) -> usize {
        self.pieces.iter().map(|piece| width(&piece.text)).sum()
    }

    /// Returns its characters.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect()
    }

    /// Cuts it so that it takes at most `cells`.
    fn fit(&mut self, cells: usize) {
        let mut left = cells;
        for piece in &mut self.pieces {
            let taken = width(&piece.text);
            if left < taken {
                piece.text = clip(&piece.text, left);
            }
            left = left.saturating_sub(taken);
        }
    }
}

impl From<Vec<Piece>> for Line {
    fn from(pieces: Vec<Piece>) -> Self {
        Self {
            pieces,
            target: None,
        }
    }
}

/// Lines for one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc {
    /// The lines, from top to bottom.
    pub lines: Vec<Line>,
    /// How many cells there are.
    pub width: usize,
}

impl Doc {
    /// Returns a document without lines.
    pub fn new(width: usize) -> Self {
        Self {
            lines: Vec::new(),
            width,
        }
    }

    /// Adds a line.
    pub fn push(&mut self, line: impl Into<Line>) {
        self.lines.push(line.into());
    }

    /// Adds an empty line, unless the last is empty or there is none.
    pub fn gap(&mut self) {
        if self
            .lines
            .last()
            .is_some_and(|line| !line.pieces.is_empty())
        {
            self.lines.push(Line::default());
        }
    }

    /// Adds words, wrapped, each line after `indent` cells.
    pub fn words(&mut self, text: &str, role: Role, indent: usize) {
        self.styled(text, &[], role, indent, None);
    }

    /// Adds words after a name that stands out to the left of them.
    pub fn entry(&mut self, name: &str, text: &str, role: Role, indent: usize) {
        let from = self.lines.len();
        self.words(text, role, indent);
        if let Some(first) = self.lines.get_mut(from) {
            let name = clip(name, indent.saturating_sub(1));
            let fill = " ".repeat(indent.saturating_sub(width(&name)));
            if let Some(margin) = first.pieces.first_mut() {
                *margin = Piece::new(name + &fill, Role::Faint);
            }
        }
    }

    /// Adds words, wrapped, in which some stretches are something else than `role`. Of stretches that overlap
    /// the later one wins.
    pub fn styled(
        &mut self,
        text: &str,
        marks: &[(Span, Role)],
        role: Role,
        indent: usize,
        target: Option<Target>,
    ) {
        let cells = self.width.saturating_sub(indent).max(1);
        for row in wrap(text, 0..text.len(), cells) {
            let mut pieces = vec![Piece::new(" ".repeat(indent), Role::Plain)];
            pieces.extend(pieces_of(text, row.range(), marks, role));
            if let Some(last) = pieces.last_mut() {
                last.text
                    .truncate(last.text.trim_end_matches([' ', '\n']).len());
            }
            if indent == 0 {
                pieces.remove(0);
            }
            self.lines.push(Line { pieces, target });
        }
    }

    /// Returns the line of the next target after `line` in a direction, `None` where there is none.
    pub fn next_target(&self, line: usize, down: bool) -> Option<usize> {
        let here = self.lines.get(line).and_then(|l| l.target);
        let is_new = |idx: &usize| self.lines[*idx].target.is_some_and(|t| Some(t) != here);
        if down {
            (line + 1..self.lines.len()).find(is_new)
        } else {
            let last = (0..line.min(self.lines.len())).rev().find(is_new)?;
            self.first_of(last)
        }
    }

    /// Returns the first of the lines that lead where `line` leads.
    pub fn first_of(&self, line: usize) -> Option<usize> {
        let target = self.lines.get(line)?.target?;
        let before = self.lines.get(..line)?.iter().rev();
        let same = before.take_while(|l| l.target == Some(target)).count();
        Some(line - same)
    }

    /// Returns the first line that leads to a target.
    pub fn line_of(&self, target: Target) -> Option<usize> {
        self.lines
            .iter()
            .position(|line| line.target == Some(target))
    }
}

/// Cuts a stretch of text where its role changes.
fn pieces_of(
    text: &str,
    row: std::ops::Range<usize>,
    marks: &[(Span, Role)],
    role: Role,
) -> Vec<Piece> {
    let mut cuts = vec![row.start, row.end];
    for (span, _) in marks {
        cuts.extend(
            [span.start(), span.end()]
                .into_iter()
                .filter(|at| row.contains(at)),
        );
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|ends| {
            let words = text.get(ends[0]..ends[1])?;
            let mark = marks.iter().rev().find(|(span, _)| span.holds(ends[0]));
            Some(Piece::new(words, mark.map_or(role, |(_, role)| *role)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(doc: &Doc) -> Vec<String> {
        doc.lines.iter().map(Line::text).collect()
    }

    #[test]
    fn words_wrap_behind_their_indent() {
        let mut doc = Doc::new(12);
        doc.entry("value", "one two three", Role::Plain, 6);
        assert_eq!(shown(&doc), ["value one", "      two", "      three"]);
    }

    #[test]
    fn a_mark_is_carried_over_a_line_end() {
        let text = "about twelve people died";
        let mut doc = Doc::new(14);
        let span = Span::new(text, 6..19).expect("inside");
        doc.styled(text, &[(span, Role::Strong)], Role::Plain, 0, None);
        assert_eq!(shown(&doc), ["about twelve", "people died"]);
        let strong: Vec<_> = doc
            .lines
            .iter()
            .flat_map(|line| &line.pieces)
            .filter(|piece| piece.role == Role::Strong)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(strong, ["twelve", "people"]);
    }

    #[test]
    fn a_spread_line_keeps_its_right_end() {
        let line = Line::spread(
            vec![Piece::new("a long label", Role::Plain)],
            vec![Piece::new("12", Role::Plain)],
            10,
        );
        assert_eq!(line.text(), "a long… 12");
    }

    #[test]
    fn the_cursor_goes_from_target_to_target() {
        let mut doc = Doc::new(10);
        doc.push(Line::of("head", Role::Heading));
        for fact in [0, 0, 1] {
            doc.push(Line::of("fact", Role::Plain).to(Target::Fact(FactIdx(fact))));
        }
        assert_eq!(doc.next_target(0, true), Some(1));
        assert_eq!(doc.next_target(1, true), Some(3));
        assert_eq!(doc.next_target(3, false), Some(1));
        assert_eq!(doc.next_target(1, false), None);
    }
}
