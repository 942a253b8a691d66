//! What a sentence can be recognised by in another language: its values, names and places, the events and
//! things counted, and words that languages share.
//!
//! Rare features weigh more than common ones. Numbers, dates and times are kept apart from the rest: two
//! sentences are compared without them, since a changed number must not hide the pair that conflicts.

use std::collections::BTreeMap;

use any_ascii::any_ascii;
use unicode_segmentation::UnicodeSegmentation;

use super::ground::{Ground, SentenceIdx, atoms};
use crate::model::Value;

/// Letters of a word's beginning that languages tend to share: "opera" of "operation", "opération",
/// "operazione".
const SHARED: usize = 5;
/// A feature in more sentences than this says nothing of which articles belong together.
const MOST_COMMON: usize = 400;

/// The features of every sentence.
#[derive(Debug)]
pub(super) struct Features {
    /// By sentence: feature and weight, ascending by feature.
    rows: Vec<Vec<(u32, f32)>>,
    /// By sentence: the length of the row as a vector.
    lengths: Vec<f32>,
    /// By feature: the sentences that have it.
    postings: Vec<Vec<SentenceIdx>>,
}

/// How much a feature of this sort says before its rarity is weighed in.
fn weight(key: &str) -> f32 {
    match key.as_bytes().first() {
        Some(b'n') => 2.0,
        Some(b'#') => 0.8,
        Some(b'e' | b'c') => 1.2,
        _ => 1.0,
    }
}

impl Features {
    /// Reads the features of every sentence.
    pub(super) fn new(ground: &Ground, entities: &[Option<usize>]) -> Self {
        let mut ids: BTreeMap<String, u32> = BTreeMap::new();
        let mut rows: Vec<Vec<u32>> = Vec::with_capacity(ground.lines.len());
        for i in 0..ground.lines.len() {
            let mut row: Vec<u32> = keys(ground, SentenceIdx(i), entities)
                .into_iter()
                .map(|key| {
                    let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
                    *ids.entry(key).or_insert(next)
                })
                .collect();
            row.sort_unstable();
            row.dedup();
            rows.push(row);
        }
        let mut postings = vec![Vec::new(); ids.len()];
        for (i, row) in rows.iter().enumerate() {
            for id in row {
                postings[*id as usize].push(SentenceIdx(i));
            }
        }
        let n = rows.len();
        let mut weights = vec![0.0; ids.len()];
        for (key, id) in &ids {
            weights[*id as usize] = weight(key) * rarity(n, postings[*id as usize].len());
        }
        let rows: Vec<Vec<(u32, f32)>> = rows
            .into_iter()
            .map(|row| {
                row.into_iter()
                    .map(|id| (id, weights[id as usize]))
                    .collect()
            })
            .collect();
        let lengths = rows
            .iter()
            .map(|row| row.iter().map(|(_, w)| w * w).sum::<f32>().sqrt())
            .collect();
        Self {
            rows,
            lengths,
            postings,
        }
    }

    /// Returns how alike two sentences are, from 0 to 1.
    pub(super) fn likeness(&self, a: SentenceIdx, b: SentenceIdx) -> f32 {
        let (one, two) = (&self.rows[a.0], &self.rows[b.0]);
        let (mut i, mut j, mut dot) = (0, 0, 0.0);
        while let (Some((x, w)), Some((y, _))) = (one.get(i), two.get(j)) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    dot += w * w;
                    i += 1;
                    j += 1;
                }
            }
        }
        let scale = self.lengths[a.0] * self.lengths[b.0];
        if 0.0 < scale { dot / scale } else { 0.0 }
    }

    /// Returns the articles that share features with this one, each with how much they say together; features of
    /// more than [`MOST_COMMON`] sentences are passed over.
    pub(super) fn shared(&self, ground: &Ground, article: usize) -> Vec<(usize, f32)> {
        let mut sums: BTreeMap<usize, f32> = BTreeMap::new();
        for i in ground.of_article[article].clone() {
            for (id, weight) in &self.rows[i] {
                let having = &self.postings[*id as usize];
                if having.len() <= MOST_COMMON {
                    for other in having {
                        *sums.entry(ground.line(*other).article.0).or_insert(0.0) +=
                            weight * weight;
                    }
                }
            }
        }
        sums.remove(&article);
        sums.into_iter().collect()
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of sentences are far below 2^24"
)]
fn rarity(n: usize, having: usize) -> f32 {
    (1.0 + n as f32 / having.max(1) as f32).ln()
}

fn keys(ground: &Ground, idx: SentenceIdx, entities: &[Option<usize>]) -> Vec<String> {
    let mut keys = Vec::new();
    let line = ground.line(idx);
    for mention in &line.mentions {
        let m = ground.mention(*mention);
        match &m.value {
            Value::Place {
                code: Some(code), ..
            } => keys.push(format!("n:{code}")),
            Value::Place { .. } | Value::Person { .. } | Value::Organization { .. } => {
                if let Some(entity) = entities[mention.0] {
                    keys.push(format!("n:{entity}"));
                }
            }
            Value::Count { of: Some(of), .. } => keys.push(format!("c:{of}")),
            Value::Money {
                currency: Some(currency),
                ..
            } => keys.push(format!("c:{currency}")),
            _ => {}
        }
        if m.kind().is_numeric()
            || matches!(
                m.value,
                Value::Date { .. } | Value::Time { .. } | Value::Duration { .. }
            )
        {
            keys.extend(atoms(&m.value).iter().map(|n| format!("#:{n}")));
        }
        if let Some(event) = &m.frame.event {
            keys.push(format!("e:{}", event.concept));
        }
    }
    for word in ground.words(idx).unicode_words() {
        let folded = any_ascii(word).to_ascii_lowercase();
        let letters: String = folded.chars().filter(char::is_ascii_alphabetic).collect();
        if SHARED <= letters.len() {
            keys.push(format!(
                "w:{}",
                letters.chars().take(SHARED).collect::<String>()
            ));
        }
    }
    keys
}
