//! Quotations that several articles carry, each in its own language.

use super::align::Question;
use super::ground::Ground;
use super::groups::Groups;
use super::hands::Stories;
use super::passages::Link;
use crate::model::{Kind, MentionIdx, Value};

/// Least likeness of the sentences of one quotation in two languages, where both name its speaker.
const LEAST: f32 = 0.3;

/// Returns the quotations, those in counterpart sentences by one speaker joined.
pub(super) fn questions(ground: &Ground, links: &[Link], stories: &Stories) -> Vec<Question> {
    let mut groups = Groups::new(ground, stories);
    for link in links {
        let quotes = |line: &super::ground::Line| -> Vec<MentionIdx> {
            line.mentions
                .iter()
                .copied()
                .filter(|i| ground.mention(*i).kind() == Kind::Quote)
                .collect()
        };
        for m in quotes(ground.line(link.a)) {
            for n in quotes(ground.line(link.b)) {
                if link.parallel || LEAST <= link.score && same_speaker(ground, m, n) {
                    groups.join(m, n, "quotations in counterpart sentences".to_owned(), 85);
                }
            }
        }
    }
    groups.into_questions(|idx| ground.mention(idx).kind() == Kind::Quote)
}

fn same_speaker(ground: &Ground, m: MentionIdx, n: MentionIdx) -> bool {
    let speaker = |idx: MentionIdx| match &ground.mention(idx).value {
        Value::Quote { speaker, .. } => speaker.clone(),
        _ => None,
    };
    speaker(m).is_some() && speaker(m) == speaker(n)
}
