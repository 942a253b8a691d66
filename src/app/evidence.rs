//! The evidence for a fact: every position, who takes it, and the sentences that state it, word for word.
//!
//! In goes a fact of a reading, out comes a [`Doc`] whose lines lead to the words. A position that hundreds of
//! articles take shows some of them and says how many more there are; Enter on that line shows the rest.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::layout::Rect;

use crate::app::articles::label;
use crate::app::cursor::Cursor;
use crate::app::doc::{Doc, Line, Piece, Role, Standing, Target, value_role};
use crate::app::family::Family;
use crate::app::labels::Labels;
use crate::app::sheet::{mark, said, word};
use crate::app::{Action, App};
use crate::model::{
    Article, Difference, Fact, FactIdx, Mention, MentionIdx, Modality, Position, Reading,
};
use crate::text::Span;

/// The evidence for the fact in hand, laid out, and the cursor in it.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The lines.
    pub doc: Doc,
    /// The chosen line, where it leads somewhere, and the first in sight.
    pub cursor: Cursor,
    /// Whether every mention is listed.
    pub whole: bool,
    made_for: Option<(Option<FactIdx>, usize, bool, usize)>,
}

/// How many mentions of one position are listed before the rest is only counted.
const LISTED: usize = 8;

/// How many bytes of a sentence are shown on either side of the words.
const CONTEXT: usize = 600;

impl App {
    /// Lays the evidence out anew where it is stale.
    pub(crate) fn settle_evidence(&mut self, pane: Rect) {
        // A pane that is not shown is not laid out; what it held waits for it.
        if pane.is_empty() && self.evidence.made_for.is_some() {
            return;
        }
        let width = usize::from(pane.width).saturating_sub(2);
        let before = self.evidence.made_for;
        if before.is_none_or(|(fact, ..)| fact != self.fact) {
            self.evidence.whole = false;
        }
        let key = (self.fact, width, self.evidence.whole, self.generation);
        if before != Some(key) {
            if before.is_none_or(|(fact, ..)| fact != self.fact) {
                self.evidence.cursor = Cursor::default();
            }
            self.evidence.made_for = Some(key);
            self.evidence.doc = match self.fact {
                Some(fact) => doc(self, fact, width),
                None => Doc::new(width),
            };
            self.choose_mention();
        }
        let (len, height) = (
            self.evidence.doc.lines.len(),
            usize::from(pane.height).max(1),
        );
        if self.pane == crate::app::panes::Pane::Evidence {
            self.evidence.cursor.follow(len, height);
            // A sentence is shown whole where that is possible, not only its first line.
            let last = last_of(&self.evidence.doc, self.evidence.cursor.row);
            let lowest = (last + 1)
                .saturating_sub(height)
                .min(self.evidence.cursor.row);
            self.evidence.cursor.top = self.evidence.cursor.top.max(lowest);
        } else {
            self.evidence.cursor.scroll(0, len, height);
        }
    }

    /// Puts the cursor of the evidence on the mention in hand.
    pub(crate) fn choose_mention(&mut self) {
        let Some(mention) = self.mention else {
            return;
        };
        let target = Target::Mention(mention, self.fact);
        if let Some(line) = self.evidence.doc.line_of(target) {
            self.evidence.cursor.row = line;
            let height = self
                .panes
                .map_or(1, |panes| usize::from(panes.evidence.height).max(2) - 1);
            self.evidence
                .cursor
                .follow(self.evidence.doc.lines.len(), height);
        }
    }

    /// Moves through the evidence from mention to mention; scrolls where none is left.
    pub(crate) fn act_on_evidence(&mut self, action: Action, n: isize) {
        let height = self.panes.map_or(1, |panes| {
            isize::try_from(panes.evidence.height).unwrap_or(1) - 1
        });
        let doc = &self.evidence.doc;
        let len = doc.lines.len();
        let cursor = &mut self.evidence.cursor;
        match action {
            Action::Down | Action::Up => {
                for _ in 0..n {
                    match doc.next_target(cursor.row, action == Action::Down) {
                        Some(line) => cursor.row = line,
                        None if action == Action::Up => cursor.row = 0,
                        None => {}
                    }
                }
            }
            Action::Top => cursor.row = 0,
            Action::Bottom => {
                let last = len.saturating_sub(1);
                cursor.row = doc.next_target(len, false).unwrap_or(last);
            }
            Action::PageDown => cursor.step(height * n, len),
            Action::PageUp => cursor.step(-height * n, len),
            Action::HalfPageDown => cursor.step(height / 2 * n, len),
            Action::HalfPageUp => cursor.step(-height / 2 * n, len),
            _ => {}
        }
    }
}

fn last_of(doc: &Doc, row: usize) -> usize {
    let Some(target) = doc.lines.get(row).and_then(|line| line.target) else {
        return row;
    };
    let same = doc.lines[row..]
        .iter()
        .take_while(|line| line.target == Some(target));
    row + same.count().saturating_sub(1)
}

/// Returns the evidence for a fact.
fn doc(app: &App, idx: FactIdx, width: usize) -> Doc {
    let reading = &app.reading;
    let fact = reading.fact(idx);
    let mut doc = Doc::new(width);
    doc.words(&app.label_of(idx), Role::Heading, 0);
    verdict(app, idx, &mut doc);
    if !fact.reason.is_empty() {
        doc.words(&app.labels.sentence(&fact.reason), Role::Plain, 0);
    }
    doc.words(&summary(&app.labels, fact), Role::Faint, 0);
    for (at, (letter, position)) in letters().zip(&fact.positions).enumerate() {
        doc.gap();
        let said = said(reading, position);
        let languages = app.index.languages(idx, at);
        doc.push(position_line(
            &app.labels,
            fact,
            letter,
            position,
            (said, languages),
            width,
        ));
        let mut before = None;
        let listed = if app.evidence.whole {
            position.mentions.len()
        } else {
            LISTED
        };
        for &mention in position.mentions.iter().take(listed) {
            let article = reading.mention(mention).article;
            if before != Some(article) {
                let source = source_line(&app.labels, reading, mention);
                doc.push(source.to(Target::Mention(mention, Some(idx))));
            }
            before = Some(article);
            sentence(
                reading,
                mention,
                Some(idx),
                Standing::of(fact.status),
                4,
                &mut doc,
            );
        }
        let rest = position.mentions.len().saturating_sub(listed);
        if 0 < rest {
            let more = app.labels.fill("… and {} more", &[&rest.to_string()]);
            doc.push(Line::of(format!("  {more}"), Role::Faint).to(Target::More));
        }
    }
    doc
}

/// Adds what the reader judged.
fn verdict(app: &App, fact: FactIdx, doc: &mut Doc) {
    let Some(verdict) = app.verdicts.of(fact) else {
        return;
    };
    if let Some(judgement) = verdict.judgement {
        doc.push(Line::of(
            format!("{} {}", judgement.mark(), app.labels.word(judgement.word())),
            Role::Strong,
        ));
    }
    if !verdict.note.is_empty() {
        doc.entry(app.labels.word("note"), &verdict.note, Role::Plain, 6);
    }
}

/// Returns the letters of the positions.
pub fn letters() -> impl Iterator<Item = char> {
    ('A'..='Z').chain(std::iter::repeat('+'))
}

/// Returns status, difference and certainty in words.
pub fn summary(labels: &Labels, fact: &Fact) -> String {
    let mut words = vec![format!(
        "{} {}",
        mark(fact.status),
        labels.word(word(fact.status))
    )];
    if let Some(difference) = fact.difference
        && difference != Difference::Same
    {
        words.push(labels.word(difference_word(difference)).to_owned());
    }
    words.push(format!(
        "{} {}",
        fact.certainty,
        labels.word("% sure that all speak of the same")
    ));
    words.join(" · ")
}

/// Returns the name of a difference.
pub fn difference_word(difference: Difference) -> &'static str {
    match difference {
        Difference::Same => "same",
        Difference::Refinement => "refinement",
        Difference::Vague => "vague",
        Difference::Rounding => "rounding",
        Difference::Conversion => "conversion",
        Difference::UnitMissing => "unit missing",
        Difference::Spelling => "spelling",
        Difference::InclusiveCount => "inclusive count",
        Difference::Update => "update",
        Difference::InheritedDate => "inherited date",
        Difference::Attribution => "attribution",
        Difference::Contradiction => "contradiction",
    }
}

fn position_line(
    labels: &Labels,
    fact: &Fact,
    letter: char,
    position: &Position,
    (said, languages): (Cow<str>, &str),
    width: usize,
) -> Line {
    let n_articles = position.articles.len();
    let mut who = labels.count(n_articles, "article", "articles");
    if 1 < n_articles {
        let n_origins = position.origins;
        who = format!("{who}, {}", labels.count(n_origins, "origin", "origins"));
    }
    let role = value_role(fact);
    let left = vec![
        Piece::new(format!("{letter} "), Role::Strong),
        Piece::new(said, role),
    ];
    let room = width.saturating_sub(who.len() + languages.len() + 14);
    let who = if room == 0 {
        n_articles.to_string()
    } else {
        who
    };
    Line::spread(
        left,
        vec![Piece::new(format!("{who} · {languages}"), Role::Faint)],
        width,
    )
}

/// Returns who says so, and how surely.
pub fn source_line(labels: &Labels, reading: &Reading, idx: MentionIdx) -> Line {
    let mention = reading.mention(idx);
    let mut pieces = vec![Piece::new(
        format!("  {}", label(reading, mention.article)),
        Role::Strong,
    )];
    let hedge = hedge(labels, mention);
    if !hedge.is_empty() {
        pieces.push(Piece::new(format!(" · {hedge}"), Role::Faint));
    }
    Line::from(pieces)
}

/// Returns to whom a mention is attributed and how surely it is said; nothing for what is plainly asserted.
pub fn hedge(labels: &Labels, mention: &Mention) -> String {
    let mut words = Vec::new();
    if let Some(speaker) = &mention.frame.attributed_to {
        words.push(format!("{} {}", labels.word("said by"), speaker.name));
    }
    match mention.frame.modality {
        Modality::Asserted => {}
        Modality::Alleged => words.push(labels.word("alleged").to_owned()),
        Modality::Denied => words.push(labels.word("denied").to_owned()),
        Modality::Planned => words.push(labels.word("planned").to_owned()),
    }
    words.join(", ")
}

/// Adds the sentence of a mention with its words marked.
pub fn sentence(
    reading: &Reading,
    idx: MentionIdx,
    fact: Option<FactIdx>,
    standing: Standing,
    indent: usize,
    doc: &mut Doc,
) {
    let mention = reading.mention(idx);
    let article = reading.article(mention.article);
    let shown = excerpt(article, mention);
    let role = Role::Mark(Family::of(mention.kind()), standing);
    passage(
        article,
        shown,
        &[(mention.span, role)],
        Some(Target::Mention(idx, fact)),
        indent,
        doc,
    );
}

/// Adds a stretch of an article, word for word, with some spans marked; an ellipsis stands where a sentence is
/// cut.
pub fn passage(
    article: &Article,
    shown: Range<usize>,
    marks: &[(Span, Role)],
    target: Option<Target>,
    indent: usize,
    doc: &mut Doc,
) {
    let words = article.text.get(shown.clone()).unwrap_or_default();
    let inside: Vec<(Span, Role)> = marks
        .iter()
        .filter_map(|(span, role)| {
            let start = span.start().max(shown.start).checked_sub(shown.start)?;
            let end = span.end().min(shown.end).checked_sub(shown.start)?;
            Some((Span::new(words, start..end)?, *role))
        })
        .collect();
    doc.styled(words, &inside, Role::Plain, indent, target);
}

/// Returns the sentence of a mention, or what stands around the mention where the sentence is endless.
pub fn excerpt(article: &Article, mention: &Mention) -> Range<usize> {
    let sentence = mention.frame.sentence;
    let whole = if sentence.contains(mention.span) {
        sentence
    } else {
        mention.span
    };
    let start = whole
        .start()
        .max(mention.span.start().saturating_sub(CONTEXT));
    let end = whole.end().min(mention.span.end() + CONTEXT);
    let start = article.text.ceil_char_boundary(start);
    start..article.text.floor_char_boundary(end)
}
