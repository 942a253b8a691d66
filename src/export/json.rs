//! The fact-sheet format: one JSON object, one article, mention, fact or passage a line.
//!
//! `docs/FORMAT.md` describes every field; a change of meaning changes the value of `schema`.
//! Characters that a terminal would obey or hide are written as escapes, which JSON readers take for the same.

use std::fmt::Write;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::glyph;
use crate::model::{
    Amount, ArticleIdx, Basis, Difference, Edtf, Fact, Language, Mention, MentionIdx, Modality,
    Origin, Passage, Reading, Relation, Status, Value,
};

/// The version of the format, the value of its `schema`.
const SCHEMA: &str = "crossread/1";

/// Writes a reading in the fact-sheet format.
pub fn json(reading: &Reading) -> String {
    let names = Names(reading);
    let mut out = format!("{{\n \"schema\": {}", line(SCHEMA));
    section(&mut out, "articles", names.articles());
    section(&mut out, "origins", names.origins());
    section(
        &mut out,
        "facts",
        reading.facts.iter().map(|fact| names.fact(fact)),
    );
    let mentions = reading.mentions.iter().enumerate();
    section(
        &mut out,
        "mentions",
        mentions.map(|(idx, mention)| names.mention(MentionIdx(idx), mention)),
    );
    section(
        &mut out,
        "passages",
        reading
            .passages
            .iter()
            .map(|passage| names.passage(passage)),
    );
    section(&mut out, "problems", reading.problems.iter());
    out.push_str("\n}\n");
    out.chars().fold(String::with_capacity(out.len()), escape)
}

/// Appends a character; one that a terminal would obey or hide as an escape. All such characters stand inside
/// strings, since the format itself is ASCII.
fn escape(mut out: String, c: char) -> String {
    if c < '\u{7f}' || !glyph::is_named(c) {
        out.push(c);
        return out;
    }
    for unit in c.encode_utf16(&mut [0; 2]) {
        let _ = write!(out, "\\u{unit:04x}");
    }
    out
}

fn section<T: Serialize>(out: &mut String, name: &str, rows: impl Iterator<Item = T>) {
    let rows: Vec<String> = rows.map(|row| format!("\n  {}", line(&row))).collect();
    let end = if rows.is_empty() { "" } else { "\n " };
    // Writing to a string cannot fail.
    let _ = write!(out, ",\n \"{name}\": [{}{end}]", rows.join(","));
}

/// One value on one line. Nothing that is written here can fail: no maps with odd keys, no foreign types.
fn line<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[derive(Serialize)]
struct ArticleRow<'r> {
    id: &'r str,
    path: String,
    title: Option<&'r str>,
    outlet: Option<&'r str>,
    language: Option<Language>,
    published: Option<Edtf>,
    published_basis: Basis,
    origin: Option<String>,
}

#[derive(Serialize)]
struct OriginRow<'r> {
    id: String,
    articles: Vec<&'r str>,
    signs: &'r [String],
}

#[derive(Serialize)]
struct MentionRow<'r> {
    id: String,
    article: &'r str,
    start: usize,
    end: usize,
    text: &'r str,
    kind: &'static str,
    value: ValueRow<'r>,
    modality: Modality,
    attributed_to: Option<&'r str>,
    stands_for: Option<&'static str>,
    rule: &'r str,
}

#[derive(Serialize)]
struct FactRow<'r> {
    id: &'r str,
    kind: &'static str,
    topic: &'r str,
    label: &'r str,
    status: Status,
    difference: Option<Difference>,
    reason: &'r str,
    certainty: u8,
    positions: Vec<PositionRow<'r>>,
    steps: Vec<StepRow<'r>>,
}

#[derive(Serialize)]
struct PositionRow<'r> {
    value: ValueRow<'r>,
    display: &'r str,
    articles: Vec<&'r str>,
    origins: usize,
    mentions: Vec<String>,
}

#[derive(Serialize)]
struct StepRow<'r> {
    text: &'r str,
    mentions: Vec<String>,
}

#[derive(Serialize)]
struct PassageRow<'r> {
    article: &'r str,
    start: usize,
    end: usize,
    counterparts: Vec<CounterpartRow<'r>>,
}

#[derive(Serialize)]
struct CounterpartRow<'r> {
    article: &'r str,
    start: usize,
    end: usize,
    score: Number,
}

/// The ends of an amount, `null` where open.
#[derive(Serialize)]
struct Ends {
    min: Option<Number>,
    max: Option<Number>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueRow<'r> {
    Count {
        #[serde(flatten)]
        ends: Ends,
        of: Option<&'r str>,
    },
    Number {
        #[serde(flatten)]
        ends: Ends,
    },
    Percent {
        #[serde(flatten)]
        ends: Ends,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        points: bool,
    },
    Ordinal {
        rank: Number,
    },
    Score {
        min: u32,
        max: u32,
        points: (u32, u32),
    },
    Money {
        #[serde(flatten)]
        ends: Ends,
        currency: Option<&'r str>,
    },
    Measure {
        #[serde(flatten)]
        ends: Ends,
        unit: &'r str,
    },
    Duration {
        iso: &'r str,
        #[serde(flatten)]
        ends: Ends,
        unit: &'r str,
    },
    Date {
        edtf: Edtf,
        relation: Option<Relation>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        inferred: bool,
    },
    Time {
        iso: &'r str,
    },
    Place {
        code: Option<&'r str>,
        name: &'r str,
    },
    Name {
        name: &'r str,
    },
    Quote {
        speaker: Option<&'r str>,
        text: &'r str,
    },
}

impl<'r> From<&'r Value> for ValueRow<'r> {
    fn from(value: &'r Value) -> Self {
        match value {
            Value::Count { amount, of } => Self::Count {
                ends: amount.into(),
                of: of.as_deref(),
            },
            Value::Number { amount } | Value::Age { amount } => Self::Number {
                ends: amount.into(),
            },
            Value::Percent { amount, points } => Self::Percent {
                ends: amount.into(),
                points: *points,
            },
            Value::Ordinal { rank } => Self::Ordinal {
                rank: Number(*rank),
            },
            Value::Score { points: (a, b) } => Self::Score {
                min: *a.min(b),
                max: *a.max(b),
                points: (*a, *b),
            },
            Value::Money { amount, currency } => Self::Money {
                ends: amount.into(),
                currency: currency.as_deref(),
            },
            Value::Measure { amount, unit, .. } => Self::Measure {
                ends: amount.into(),
                unit,
            },
            Value::Duration { amount, unit, iso } => Self::Duration {
                iso,
                ends: amount.into(),
                unit,
            },
            Value::Date {
                date,
                relation,
                anchor,
                ..
            } => Self::Date {
                edtf: date.in_years(),
                relation: *relation,
                inferred: anchor.is_inferred(),
            },
            Value::Time { iso } => Self::Time { iso },
            Value::Place { code, name } => Self::Place {
                code: code.as_deref(),
                name,
            },
            Value::Person { name } | Value::Organization { name } => Self::Name { name },
            Value::Quote { speaker, text } => Self::Quote {
                speaker: speaker.as_deref(),
                text,
            },
        }
    }
}

impl From<&Amount> for Ends {
    fn from(amount: &Amount) -> Self {
        Self {
            min: amount.min().map(Number),
            max: amount.max().map(Number),
        }
    }
}

/// A decimal as a JSON number to the letter: 2800000, 1.7; no exponent and no trace of binary fractions.
struct Number(Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = self.0.normalize().to_string();
        RawValue::from_string(digits)
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

/// Rows of a reading, with indices replaced by ids.
struct Names<'r>(&'r Reading);

impl<'r> Names<'r> {
    fn articles(&self) -> impl Iterator<Item = ArticleRow<'r>> {
        self.0.articles.iter().enumerate().map(|(idx, article)| {
            let holds = |origin: &Origin| origin.articles.contains(&ArticleIdx(idx));
            ArticleRow {
                id: &article.id,
                path: article.path.to_string_lossy().into_owned(),
                title: article.title.as_deref(),
                outlet: article.outlet.as_deref(),
                language: article.language,
                published: article.published,
                published_basis: article.published_basis,
                origin: self.0.origins.iter().position(holds).map(origin_id),
            }
        })
    }

    fn origins(&self) -> impl Iterator<Item = OriginRow<'r>> {
        self.0
            .origins
            .iter()
            .enumerate()
            .map(|(idx, origin)| OriginRow {
                id: origin_id(idx),
                articles: self.ids(&origin.articles),
                signs: &origin.signs,
            })
    }

    fn mention(&self, idx: MentionIdx, mention: &'r Mention) -> MentionRow<'r> {
        MentionRow {
            id: mention_id(idx),
            article: self.id(mention.article),
            start: mention.span.start(),
            end: mention.span.end(),
            text: self.0.words(idx),
            kind: mention.kind().name(),
            value: (&mention.value).into(),
            modality: mention.frame.modality,
            attributed_to: mention
                .frame
                .attributed_to
                .as_ref()
                .map(|speaker| speaker.name.as_str()),
            stands_for: mention.frame.for_government.then_some("government"),
            rule: mention.rule,
        }
    }

    fn fact(&self, fact: &'r Fact) -> FactRow<'r> {
        let positions = fact.positions.iter().map(|position| PositionRow {
            value: (&position.value).into(),
            display: &position.display,
            articles: self.ids(&position.articles),
            origins: position.origins,
            mentions: mention_ids(&position.mentions),
        });
        let steps = fact.steps.iter().map(|step| StepRow {
            text: &step.text,
            mentions: mention_ids(&step.mentions),
        });
        FactRow {
            id: &fact.id,
            kind: fact.kind.name(),
            topic: &fact.topic,
            label: &fact.label,
            status: fact.status,
            difference: fact.difference,
            reason: &fact.reason,
            certainty: fact.certainty,
            positions: positions.collect(),
            steps: steps.collect(),
        }
    }

    fn passage(&self, passage: &'r Passage) -> PassageRow<'r> {
        let counterparts = passage
            .counterparts
            .iter()
            .map(|counterpart| CounterpartRow {
                article: self.id(counterpart.article),
                start: counterpart.span.start(),
                end: counterpart.span.end(),
                score: Number(Decimal::new(counterpart.score.into(), 3)),
            });
        PassageRow {
            article: self.id(passage.article),
            start: passage.span.start(),
            end: passage.span.end(),
            counterparts: counterparts.collect(),
        }
    }

    fn id(&self, idx: ArticleIdx) -> &'r str {
        &self.0.article(idx).id
    }

    fn ids(&self, idxs: &[ArticleIdx]) -> Vec<&'r str> {
        idxs.iter().map(|idx| self.id(*idx)).collect()
    }
}

fn mention_ids(idxs: &[MentionIdx]) -> Vec<String> {
    idxs.iter().map(|idx| mention_id(*idx)).collect()
}

fn mention_id(idx: MentionIdx) -> String {
    format!("m{}", idx.0 + 1)
}

fn origin_id(idx: usize) -> String {
    format!("o{}", idx + 1)
}

#[cfg(test)]
mod tests {
    use crate::scene::Scene;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_read_back_as_it_was() {
        let marked = "[[n|count|3|3\u{9b}2J\u{202e}\u{1b}\u{7f}dogs]]";
        let text = super::json(&Scene::new().article("a", "en", ("", ""), marked).reading());
        assert!(
            !text.contains(['\u{9b}', '\u{202e}', '\u{1b}', '\u{7f}']),
            "{text}"
        );
        let read: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(
            read["mentions"][0]["text"],
            "3\u{9b}2J\u{202e}\u{1b}\u{7f}dogs"
        );
    }
}
