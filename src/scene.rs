//! Small readings made by hand, for the tests of the reader and for its benchmark.
//!
//! In goes text in which mentions are marked, `[[label|kind|value|words]]`, out comes a [`Reading`] whose facts
//! are the labels and whose positions are the values. A line that begins with `# ` is a heading, one that begins
//! with `~ ` is page furniture. [`screen`] shows what an [`App`] looks like after some keys.
//!
//! Nothing is read out of the words themselves: that is what the stages are for.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use rust_decimal::Decimal;

use crate::app::{App, Msg, key, obey, update};
use crate::model::{
    Amount, Anchor, Article, ArticleIdx, Basis, Counterpart, Difference, Edtf, Fact, Frame, Kind,
    Language, Mention, MentionIdx, Origin, Paragraph, ParagraphKind, Partial, Passage, Position,
    Problem, Reading, Status, Step, Value,
};
use crate::text::Span;
use crate::ui::theme::Theme;

/// Builds a reading, article by article.
#[derive(Debug, Default)]
pub struct Scene {
    reading: Reading,
    /// Of every mention, its label and its value in words.
    labels: Vec<(String, String)>,
    statuses: BTreeMap<String, (Status, Option<Difference>, String)>,
}

impl Scene {
    /// Returns a scene with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an article; `head` is its outlet and its date of publication, either of them empty.
    #[must_use]
    pub fn article(mut self, id: &str, language: &str, head: (&str, &str), marked: &str) -> Self {
        let (text, kinds) = lines(marked);
        let idx = ArticleIdx(self.reading.articles.len());
        let (text, marks) = unmark(&text);
        let mut article = article(id, language, &text);
        for (paragraph, kind) in article.paragraphs.iter_mut().zip(kinds) {
            paragraph.kind = kind;
        }
        article.title = article
            .paragraphs
            .iter()
            .find(|paragraph| paragraph.kind == ParagraphKind::Heading)
            .map(|paragraph| article.words(paragraph.span).to_owned());
        article.outlet = Some(head.0.to_owned()).filter(|outlet| !outlet.is_empty());
        article.published = date(head.1);
        if article.published.is_some() {
            article.published_basis = Basis::Stated;
        }
        for mark in marks {
            let words = mark.span.of(&text).to_owned();
            self.reading.mentions.push(Mention {
                article: idx,
                span: mark.span,
                value: value(&mark.kind, &mark.value, &words),
                frame: Frame {
                    sentence: sentence(&article, mark.span),
                    clause: sentence(&article, mark.span),
                    ..Frame::default()
                },
                rule: "marked by hand",
            });
            self.labels.push((mark.label, mark.value));
        }
        Arc::make_mut(&mut self.reading.articles).push(article);
        self
    }

    /// States how the positions of a fact stand to one another.
    #[must_use]
    pub fn fact(
        mut self,
        label: &str,
        status: Status,
        difference: Difference,
        reason: &str,
    ) -> Self {
        let stated = (status, Some(difference), reason.to_owned());
        self.statuses.insert(label.to_owned(), stated);
        self
    }

    /// Adds a text that several articles derive from.
    #[must_use]
    pub fn origin(mut self, articles: &[usize], sign: &str) -> Self {
        self.reading.origins.push(Origin {
            articles: articles.iter().map(|&idx| ArticleIdx(idx)).collect(),
            signs: vec![sign.to_owned()],
        });
        self
    }

    /// Adds something that could not be read.
    #[must_use]
    pub fn problem(mut self, place: &str, message: &str) -> Self {
        self.reading.problems.push(Problem {
            place: place.to_owned(),
            message: message.to_owned(),
        });
        self
    }

    /// Returns the reading.
    pub fn reading(mut self) -> Reading {
        self.fill_origins();
        self.join_facts();
        self.pair_passages();
        self.reading
    }

    fn fill_origins(&mut self) {
        for idx in (0..self.reading.articles.len()).map(ArticleIdx) {
            let known = self
                .reading
                .origins
                .iter()
                .any(|o| o.articles.contains(&idx));
            if !known {
                self.reading.origins.push(Origin {
                    articles: vec![idx],
                    signs: Vec::new(),
                });
            }
        }
    }

    fn join_facts(&mut self) {
        let mut by_label: BTreeMap<&str, Vec<MentionIdx>> = BTreeMap::new();
        for (idx, (label, _)) in self.labels.iter().enumerate() {
            by_label.entry(label).or_default().push(MentionIdx(idx));
        }
        let mut facts: Vec<Fact> = by_label
            .into_iter()
            .filter(|(label, _)| !label.is_empty())
            .map(|(label, mentions)| self.join(label, &mentions))
            .collect();
        facts.sort_by_key(|fact| fact.status);
        self.reading.facts = facts;
    }

    fn join(&self, label: &str, mentions: &[MentionIdx]) -> Fact {
        let mut positions: Vec<Position> = Vec::new();
        for &idx in mentions {
            let mention = self.reading.mention(idx);
            let display = self.labels[idx.0].1.as_str();
            let at = positions.iter().position(|p| p.display == display);
            let at = at.unwrap_or_else(|| {
                positions.push(Position {
                    value: mention.value.clone(),
                    display: display.to_owned(),
                    articles: Vec::new(),
                    origins: 0,
                    mentions: Vec::new(),
                });
                positions.len() - 1
            });
            positions[at].mentions.push(idx);
            if !positions[at].articles.contains(&mention.article) {
                positions[at].articles.push(mention.article);
            }
        }
        for position in &mut positions {
            let has = |origin: &&Origin| {
                position
                    .articles
                    .iter()
                    .any(|a| origin.articles.contains(a))
            };
            position.origins = self.reading.origins.iter().filter(has).count();
        }
        positions.sort_by_key(|position| std::cmp::Reverse(position.articles.len()));
        let alone = positions.len() == 1 && positions[0].articles.len() == 1;
        let plain = if alone { Status::Single } else { Status::Agree };
        let stated = self.statuses.get(label).cloned();
        let (status, difference, reason) = stated.unwrap_or((plain, None, String::new()));
        let kind = positions[0].value.kind();
        Fact {
            id: format!("{}-{label}", kind.name()),
            kind,
            topic: format!("{}:{label}", kind.name()),
            label: label.to_owned(),
            status,
            difference,
            reason,
            certainty: 90,
            rivals: if status == Status::Conflict {
                positions.len()
            } else {
                0
            },
            positions,
            steps: vec![Step {
                text: "joined by hand".to_owned(),
                mentions: mentions.to_vec(),
            }],
        }
    }

    fn pair_passages(&mut self) {
        let mut sentences: BTreeMap<(ArticleIdx, Span), Vec<&str>> = BTreeMap::new();
        for (mention, (label, _)) in self.reading.mentions.iter().zip(&self.labels) {
            let key = (mention.article, mention.frame.sentence);
            sentences.entry(key).or_default().push(label);
        }
        let shares =
            |a: &[&str], b: &[&str]| a.iter().any(|label| !label.is_empty() && b.contains(label));
        let passages: Vec<Passage> = sentences
            .iter()
            .map(|(&(article, span), labels)| Passage {
                article,
                span,
                counterparts: sentences
                    .iter()
                    .filter(|((other, _), theirs)| *other != article && shares(labels, theirs))
                    .map(|(&(article, span), _)| Counterpart {
                        article,
                        span,
                        score: 800,
                    })
                    .collect(),
            })
            .collect();
        self.reading.passages = passages.into();
    }
}

/// Returns an article without marks; every line is a paragraph.
pub fn article(id: &str, language: &str, text: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        if let Some(span) = Span::new(text, start..end.max(start)).filter(|span| !span.is_empty()) {
            paragraphs.push(Paragraph {
                span,
                kind: ParagraphKind::Body,
                language: None,
            });
        }
        at += line.len() + 1;
    }
    Article {
        id: id.to_owned(),
        path: format!("news/{id}.txt").into(),
        text: text.to_owned(),
        paragraphs,
        title: None,
        outlet: None,
        language: Language::new(language),
        published: None,
        published_basis: Basis::Unknown,
    }
}

/// Returns four short articles in three languages about a storm: two conflicts, one difference that is none,
/// what agrees, what only one says, and something that could not be read.
pub fn storm() -> Reading {
    Scene::new()
        .article("000", "fr", ("La Côte", "2021-03-14"), concat!(
            "# La tempête Alba frappe la côte\n",
            "~ Partager · Imprimer\n",
            "La tempête [[storm|organization|Alba|Alba]] a fait [[deaths|count|12|douze morts]] ",
            "[[when|date|2021-03-13|samedi 13 mars]] près de [[where|place|Brest|Brest]]. ",
            "[[homes|count|dozens|Des dizaines]] de maisons ont été détruites.\n",
            "« [[quote|quote|«Nous…»|Nous n’avons jamais vu cela à [[where|place|Brest|Brest]]]] », a dit le maire, ",
            "[[mayor|person|Yann Le Goff|Yann Le Goff]].",
        ))
        .article("001", "it", ("Il Mare", "2021-03-14"), concat!(
            "# Tempesta in Bretagna\n",
            "La tempesta [[storm|organization|Alba|Alba]] ha causato [[deaths|count|14|quattordici morti]] ",
            "[[when|date|2021-03-13|sabato 13 marzo]]. Distrutte [[homes|count|60|sessanta case]].",
        ))
        .article("002", "en", ("Harbour Post", "2021-03-15"), concat!(
            "# Storm Alba kills twelve\n",
            "Storm [[storm|organization|Alba|Alba]] killed [[deaths|count|12|twelve people]] near ",
            "[[where|place|Quimper|Quimper]] on [[when|date|2021-03-13|Saturday]], ",
            "and damage is put at [[damage|money|€ 3 million|€3 million]].",
        ))
        .article("003", "fr", ("", ""), "Le bilan de [[storm|organization|Alba|la tempête Alba]] est de [[deaths|count|12|12 morts]].")
        .fact("deaths", Status::Conflict, Difference::Contradiction, "12 and 14 cannot both be the number of deaths")
        .fact("where", Status::Conflict, Difference::Contradiction, "Brest and Quimper are two cities")
        .fact("homes", Status::Compatible, Difference::Vague, "dozens (24 to 99) holds 60")
        .origin(&[0, 3], "the same sentence, word for word")
        .problem("news/photo.jpg", "is an image and holds no text")
        .reading()
}

/// Returns `n` articles of five paragraphs, each with mentions that others share: for measuring.
pub fn many(n: usize) -> Reading {
    let mut scene = Scene::new();
    for idx in 0..n {
        let mut text = format!("# Rapport numéro {idx} sur la tempête\n");
        for paragraph in 0..5 {
            let toll = 12 + (idx + paragraph) % 3;
            let group = idx / 10;
            let _ = writeln!(
                text,
                "La tempête a fait [[deaths {group}.{paragraph}|count|{toll}|{toll} morts]] le \
                 [[when {group}|date|2021-03-13|13 mars]] près de [[where {idx}|place|Brest|Brest]], où les secours \
                 ont travaillé toute la nuit sous une pluie battante sans pouvoir atteindre les îles."
            );
        }
        let id = format!("{idx:04}");
        scene = scene.article(&id, "fr", ("La Côte", "2021-03-14"), &text);
        for paragraph in 0..5 {
            let label = format!("deaths {}.{paragraph}", idx / 10);
            scene = scene.fact(
                &label,
                Status::Conflict,
                Difference::Contradiction,
                "they differ",
            );
        }
    }
    let Scene {
        reading,
        labels,
        statuses,
    } = scene;
    let mut scene = Scene {
        reading,
        labels,
        statuses,
    };
    scene.fill_origins();
    scene.join_facts();
    scene.reading
}

/// Returns the screen of an app after `keys`, as text.
pub fn screen(app: &mut App, keys: &str, size: (u16, u16)) -> String {
    press(app, keys, size);
    shown(&draw(app, Theme::default(), size))
}

/// Sends a size and keys to an app.
pub fn press(app: &mut App, keys: &str, size: (u16, u16)) {
    let _ = update(app, Msg::Resize(size.0, size.1));
    for key in key::parse_keys(keys) {
        let _ = obey(app, Msg::Key(key));
    }
}

/// Returns the buffer that an app is drawn into.
pub fn draw(app: &App, theme: Theme, size: (u16, u16)) -> Buffer {
    let mut terminal = match Terminal::new(TestBackend::new(size.0, size.1)) {
        Ok(terminal) => terminal,
        Err(never) => match never {},
    };
    match terminal.draw(|frame| crate::ui::render(app, theme, frame.area(), frame.buffer_mut())) {
        Ok(_) => terminal.backend().buffer().clone(),
        Err(never) => match never {},
    }
}

/// Returns the characters of a buffer, line by line, without spaces at the ends of lines.
pub fn shown(buffer: &Buffer) -> String {
    crate::render::text(buffer)
}

struct Mark {
    label: String,
    kind: String,
    value: String,
    span: Span,
}

/// Takes the line heads off, and says what each line that holds something is.
fn lines(marked: &str) -> (String, Vec<ParagraphKind>) {
    let mut kinds = Vec::new();
    let mut out = Vec::new();
    for line in marked.split('\n') {
        let (kind, rest) = match (line.strip_prefix("# "), line.strip_prefix("~ ")) {
            (Some(rest), _) => (ParagraphKind::Heading, rest),
            (_, Some(rest)) => (ParagraphKind::Furniture, rest),
            _ => (ParagraphKind::Body, line),
        };
        if !rest.trim().is_empty() {
            kinds.push(kind);
        }
        out.push(rest);
    }
    (out.join("\n"), kinds)
}

/// Takes the marks out of a text.
fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut closed: Vec<(String, usize, usize)> = Vec::new();
    let mut rest = marked;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix("[[") {
            let bars: Vec<usize> = inside
                .match_indices('|')
                .map(|(at, _)| at)
                .take(3)
                .collect();
            if let &[_, _, third] = bars.as_slice() {
                let head = inside.get(..third).unwrap_or_default();
                open.push((head.to_owned(), text.len()));
                rest = inside.get(third + 1..).unwrap_or_default();
                continue;
            }
        }
        if let Some(after) = rest.strip_prefix("]]")
            && let Some((head, start)) = open.pop()
        {
            closed.push((head, start, text.len()));
            rest = after;
            continue;
        }
        let mut chars = rest.chars();
        text.extend(chars.next());
        rest = chars.as_str();
    }
    let mut marks: Vec<Mark> = closed
        .into_iter()
        .filter_map(|(head, start, end)| {
            let mut fields = head.split('|').map(str::to_owned);
            Some(Mark {
                label: fields.next()?,
                kind: fields.next()?,
                value: fields.next()?,
                span: Span::new(&text, start..end)?,
            })
        })
        .collect();
    marks.sort_by_key(|mark| mark.span);
    (text, marks)
}

/// Returns the sentence around a span: from the last full stop before it to the next after it.
fn sentence(article: &Article, span: Span) -> Span {
    let paragraph = article
        .paragraphs
        .iter()
        .find(|paragraph| paragraph.span.contains(span))
        .map_or(span, |paragraph| paragraph.span);
    let before = article
        .text
        .get(paragraph.start()..span.start())
        .unwrap_or_default();
    let after = article
        .text
        .get(span.end()..paragraph.end())
        .unwrap_or_default();
    let start = before.rfind(". ").map_or(0, |at| at + 2) + paragraph.start();
    let end = after
        .find(". ")
        .map_or(paragraph.end(), |at| span.end() + at + 1);
    Span::new(&article.text, start..end).unwrap_or(span)
}

fn date(text: &str) -> Option<Edtf> {
    let mut parts = text.splitn(3, '-').map(str::parse::<i16>);
    let year = parts.next()?.ok()?;
    let month = parts
        .next()
        .and_then(Result::ok)
        .and_then(|n| u8::try_from(n).ok());
    let day = parts
        .next()
        .and_then(Result::ok)
        .and_then(|n| u8::try_from(n).ok());
    let partial = match (month, day) {
        (None, _) => Partial::Year(year),
        (Some(month), None) => Partial::month(Some(year), month)?,
        (Some(month), Some(day)) => Partial::day(Some(year), month, day)?,
    };
    Some(Edtf::point(partial))
}

fn value(kind: &str, shown: &str, words: &str) -> Value {
    let number = || {
        let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
        Amount::exact(digits.parse().unwrap_or(Decimal::ZERO))
    };
    let name = shown.to_owned();
    match Kind::ALL.into_iter().find(|known| known.name() == kind) {
        Some(Kind::Count) => Value::Count {
            amount: number(),
            of: None,
        },
        Some(Kind::Percent) => Value::Percent {
            amount: number(),
            points: false,
        },
        Some(Kind::Age) => Value::Age { amount: number() },
        Some(Kind::Money) => Value::Money {
            amount: number(),
            currency: Some("EUR".to_owned()),
        },
        Some(Kind::Date) => Value::Date {
            date: date(shown).unwrap_or(Edtf::point(Partial::Year(2021))),
            relation: None,
            anchor: Anchor::Written,
            weekday: None,
        },
        Some(Kind::Time) => Value::Time { iso: name },
        Some(Kind::Place) => Value::Place { code: None, name },
        Some(Kind::Organization) => Value::Organization { name },
        Some(Kind::Person) => Value::Person { name },
        Some(Kind::Quote) => Value::Quote {
            speaker: None,
            text: words.to_owned(),
        },
        _ => Value::Number { amount: number() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_mentions_and_labels_become_facts() {
        let reading = storm();
        assert_eq!(reading.articles.len(), 4);
        let deaths = &reading.facts[0];
        assert_eq!(
            (deaths.label.as_str(), deaths.status),
            ("deaths", Status::Conflict)
        );
        let words: Vec<_> = deaths.mentions().map(|idx| reading.words(idx)).collect();
        assert_eq!(
            words,
            [
                "douze morts",
                "twelve people",
                "12 morts",
                "quattordici morti"
            ]
        );
        assert_eq!(
            (
                deaths.positions[0].articles.len(),
                deaths.positions[0].origins
            ),
            (3, 2)
        );
    }

    #[test]
    fn a_mark_may_stand_inside_another() {
        let reading = storm();
        let quote = reading
            .mentions
            .iter()
            .find(|m| m.kind() == Kind::Quote)
            .expect("one");
        let inside = reading
            .mentions
            .iter()
            .filter(|m| quote.span.contains(m.span));
        assert_eq!(inside.count(), 2);
    }
}
