//! Why: what was read, by which rule, what it was taken to be about, and what joined and parted it.

use crate::app::App;
use crate::app::articles::label;
use crate::app::doc::{Doc, Line, Piece, Role, Standing, Target, value_role};
use crate::app::evidence::{hedge, letters, sentence, summary};
use crate::app::labels::Labels;
use crate::app::sheet::said;
use crate::app::words;
use crate::glyph::width;
use crate::model::{FactIdx, MentionIdx, Step};

/// How many mentions are listed at most.
const LISTED: usize = 60;

/// How many steps are listed at most.
const STEPS: usize = 30;

/// The names of the entries.
const NAMES: [&str; 7] = [
    "where",
    "read as",
    "by the rule",
    "stands for",
    "about",
    "in the event",
    "how surely",
];

/// Returns how far the names of the entries reach.
fn indent(labels: &Labels) -> usize {
    let cells = NAMES.iter().map(|name| width(labels.word(name)));
    cells.max().unwrap_or(0) + 1
}

/// Returns the explanation of the fact and the mention in hand.
pub fn doc(app: &App, width: usize) -> Doc {
    let mut doc = Doc::new(width);
    if let Some(idx) = app.mention {
        words_in_hand(app, idx, &mut doc);
    }
    if let Some(idx) = app.fact {
        fact_in_hand(app, idx, &mut doc);
    }
    doc
}

fn words_in_hand(app: &App, idx: MentionIdx, doc: &mut Doc) {
    let indent = indent(&app.labels);
    let mention = app.reading.mention(idx);
    let article = app.reading.article(mention.article);
    doc.push(Line::of(
        format!("“{}”", app.reading.words(idx)),
        Role::Heading,
    ));
    doc.entry(
        app.labels.word("where"),
        &label(&app.reading, mention.article),
        Role::Plain,
        indent,
    );
    let standing = app.fact.map_or(Standing::Alone, |fact| {
        Standing::of(app.reading.fact(fact).status)
    });
    let narrow = indent.min(doc.width / 3);
    sentence(&app.reading, idx, app.fact, standing, narrow, doc);
    doc.entry(
        app.labels.word("read as"),
        &words::value(&app.labels, &mention.value),
        Role::Plain,
        indent,
    );
    if let Some(anchor) = words::anchor(&app.labels, &mention.value) {
        doc.entry("", &anchor, Role::Plain, indent);
    }
    doc.entry(
        app.labels.word("by the rule"),
        app.labels.word(mention.rule),
        Role::Plain,
        indent,
    );
    if mention.frame.for_government {
        doc.entry(
            app.labels.word("stands for"),
            app.labels.word("the government, which says so"),
            Role::Plain,
            indent,
        );
    }
    let about = |span: crate::text::Span| article.words(span).to_owned();
    if let Some(head) = mention.frame.head {
        doc.entry(app.labels.word("about"), &about(head), Role::Plain, indent);
    }
    if let Some(event) = &mention.frame.event {
        let role = words::role(mention)
            .map(|role| format!(", {}", app.labels.word(role)))
            .unwrap_or_default();
        let text = format!(
            "{} (“{}”){role}",
            app.labels.label(&event.concept),
            about(event.span)
        );
        doc.entry(app.labels.word("in the event"), &text, Role::Plain, indent);
    }
    let hedge = hedge(&app.labels, mention);
    if !hedge.is_empty() {
        doc.entry(app.labels.word("how surely"), &hedge, Role::Plain, indent);
    }
    doc.gap();
}

fn fact_in_hand(app: &App, idx: FactIdx, doc: &mut Doc) {
    let fact = app.reading.fact(idx);
    doc.words(&app.label_of(idx), Role::Heading, 0);
    doc.words(&summary(&app.labels, fact), Role::Status(fact.status), 0);
    if !fact.reason.is_empty() {
        doc.words(&app.labels.sentence(&fact.reason), Role::Plain, 0);
    }
    doc.push(Line::of(
        format!("{} · {}", fact.topic, fact.id),
        Role::Faint,
    ));
    doc.gap();
    if !fact.steps.is_empty() {
        doc.push(Line::of(app.labels.word("What joined them"), Role::Heading));
        for (n, step) in fact.steps.iter().take(STEPS).enumerate() {
            step_lines(app, n, step, doc);
        }
        more(app, fact.steps.len().saturating_sub(STEPS), doc);
        doc.gap();
    }
    doc.push(Line::of(app.labels.word("What each states"), Role::Heading));
    let mut left = LISTED;
    for (letter, position) in letters().zip(&fact.positions) {
        let role = value_role(fact);
        doc.push(vec![
            Piece::new(format!("{letter} "), Role::Strong),
            Piece::new(said(&app.reading, position), role),
        ]);
        for &mention in position.mentions.iter().take(left) {
            stated(app, idx, mention, doc);
        }
        let hidden = position.mentions.len().saturating_sub(left);
        more(app, hidden, doc);
        left = left.saturating_sub(position.mentions.len()).max(3);
    }
}

/// Says how many are not listed.
fn more(app: &App, hidden: usize, doc: &mut Doc) {
    if 0 < hidden {
        let more = app.labels.fill("… and {} more", &[&hidden.to_string()]);
        doc.words(&more, Role::Faint, 2);
    }
}

fn step_lines(app: &App, n: usize, step: &Step, doc: &mut Doc) {
    let words: Vec<String> = step
        .mentions
        .iter()
        .take(4)
        .map(|&idx| format!("“{}”", app.reading.words(idx)))
        .collect();
    let more = if 4 < step.mentions.len() { ", …" } else { "" };
    let what = app.labels.sentence(&step.text);
    let text = if words.is_empty() {
        what
    } else {
        format!("{what}: {}{more}", words.join(", "))
    };
    doc.entry(&format!("{}.", n + 1), &text, Role::Plain, 4);
}

/// Adds one mention: whose words, which words, what they were read as, by which rule.
fn stated(app: &App, fact: FactIdx, idx: MentionIdx, doc: &mut Doc) {
    let mention = app.reading.mention(idx);
    let text = format!(
        "{}: “{}” → {} ({})",
        label(&app.reading, mention.article),
        app.reading.words(idx),
        words::value(&app.labels, &mention.value),
        app.labels.word(mention.rule),
    );
    doc.styled(
        &text,
        &[],
        Role::Plain,
        2,
        Some(Target::Mention(idx, Some(fact))),
    );
}

#[cfg(test)]
mod tests {
    use crate::app::App;
    use crate::scene::{screen, storm};

    #[test]
    fn the_sentence_is_shown_whole_whatever_the_width() {
        for width in [40, 59, 80, 120] {
            let mut app = App::with(storm());
            let shown = screen(&mut app, "n w", (width, 40));
            let words: Vec<&str> = shown.split_whitespace().collect();
            let shown = words.join(" ");
            let sentence = "La tempête Alba a fait douze morts samedi 13 mars près de Brest.";
            assert!(shown.contains(sentence), "{width}: {shown}");
        }
    }
}
