//! The plain values that every stage shares: articles, mentions with their typed values, facts, problems.
//!
//! Nothing here does anything; a value that could hold nonsense (an amount whose least is above its most,
//! a thirteenth month) can only be built through a constructor that refuses it.

mod amount;
mod article;
mod date;
mod fact;
mod mention;
mod value;

pub use amount::{Amount, Precision};
pub use article::{Article, ArticleIdx, Basis, Language, Paragraph, ParagraphKind, Problem};
pub use date::{Anchor, Edtf, Partial, Relation, Relative, Side, Unit, parse_iso};
pub use fact::{
    Counterpart, Difference, Fact, FactIdx, Origin, Passage, Position, Reading, Status, Step,
};
pub use mention::{
    Event, Frame, Mention, MentionIdx, Modality, Part, Parts, Role, Sort, Speaker, Whole,
};
pub use value::{Kind, Value};
