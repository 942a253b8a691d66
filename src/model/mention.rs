//! A mention: a span that states a value, and what it is about.

use serde::Serialize;

use crate::model::{Amount, ArticleIdx, Kind, Value};
use crate::text::Span;

/// A mention's place in [`Reading::mentions`](crate::model::Reading).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct MentionIdx(pub usize);

/// A span of an article that states a typed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The article.
    pub article: ArticleIdx,
    /// The words that state it.
    pub span: Span,
    /// What they state.
    pub value: Value,
    /// What it is about.
    pub frame: Frame,
    /// The rule that read it, as shown to who asks why: `number words`, `weekday with date`.
    pub rule: &'static str,
}

impl Mention {
    /// Returns the kind of the value.
    pub fn kind(&self) -> Kind {
        self.value.kind()
    }
}

/// What a mention is about, as far as its sentence tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The sentence.
    pub sentence: Span,
    /// The part of the sentence around one verb; the sentence itself where it is not divided.
    pub clause: Span,
    /// The noun counted or measured, without articles and adjectives.
    pub head: Option<Span>,
    /// The event of the clause.
    pub event: Option<Event>,
    /// The part that the mention plays in that event.
    pub role: Option<Role>,
    /// Who is said to say so.
    pub attributed_to: Option<Speaker>,
    /// How surely it is said.
    pub modality: Modality,
    /// Whether it is a capital that stands for its government: "Washington said".
    pub for_government: bool,
    /// What it is said to be made of.
    pub parts: Option<Box<Parts>>,
}

/// What a number is said to be made of: "four people: two soldiers, a driver and a nurse".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The parts, in order.
    pub list: Vec<Part>,
    /// How they stand to the whole.
    pub form: Whole,
}

/// One of the parts of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words that state it: a count, a name, "a nurse".
    pub span: Span,
    /// How many it is; one for a name.
    pub amount: Amount,
    /// What it is or counts.
    pub sort: Sort,
}

/// What a part of a number is or counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Somebody with a name.
    Name,
    /// People, or what is counted like people, by its concept: "two soldiers", "three families".
    People(String),
    /// Other things, by their concept.
    Things(String),
    /// What was counted before, somewhere: "two in Chile".
    LeftOut,
    /// Nobody knows.
    Unknown,
}

/// How parts stand to the number that they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// They are listed beside it, all of them.
    Listed,
    /// It is said to be their sum.
    Summed,
    /// They are some of it.
    Among,
}

/// What happens in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The concept, the same in every language: `arrest`, `kill`, `seize`.
    pub concept: String,
    /// The words that say it.
    pub span: Span,
}

/// The part that a mention plays in the event of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Who does it.
    Agent,
    /// Who or what it is done to, or who it happens to.
    Patient,
    /// Where.
    Place,
    /// When, or since when.
    Time,
    /// With whom, with whose help.
    Companion,
}

/// Who is said to say something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name as fully as the article gives it, or the words of a source without a name ("police").
    pub name: String,
    /// The words that name them.
    pub span: Span,
}

/// How surely a mention is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// As a fact.
    #[default]
    Asserted,
    /// "allegedly", "suspected", a conditional of hearsay.
    Alleged,
    /// "denied", "did not".
    Denied,
    /// "plans to", "will".
    Planned,
}

impl Modality {
    /// Returns the modality's name in the fact-sheet format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Alleged => "alleged",
            Self::Denied => "denied",
            Self::Planned => "planned",
        }
    }
}
