//! Questions become facts: positions, status, difference, and the reason in words.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Question, is_aligned};
use super::checks;
use super::compare::{Relation, relation};
use super::concepts::{self, Topic};
use super::conversion;
use super::display::{display, key};
use super::geography::contains;
use super::ground::Ground;
use super::series::{self, Series};
use crate::model::{
    self, Anchor, ArticleIdx, Difference, Fact, Kind, Mention, MentionIdx, Origin, Position,
    Status, Step, Value,
};

/// Makes a fact of a question. `event` is what places are asked of, where they are.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a question ends where its fact begins"
)]
pub(super) fn fact(
    ground: &Ground,
    origins: &[Origin],
    question: Question,
    event: Option<&str>,
) -> Fact {
    let mut positions = positions(ground, origins, &ground.with_copies(&question.mentions));
    let kind = positions[0].value.kind();
    let articles: BTreeSet<ArticleIdx> = positions
        .iter()
        .flat_map(|p| p.articles.iter().copied())
        .collect();
    let (topic, label) = name(ground, &question, kind, event);
    let mut steps = question.steps.clone();
    steps.extend(misfits(ground, &question.mentions));
    let series = (1 < positions.len())
        .then(|| series::series(ground, &question.mentions))
        .flatten();
    let judged = judge(ground, &question, &positions, series.as_ref()).or_else(|| {
        let said =
            attribution(ground, &question).filter(|_| is_aligned(kind) && 1 < articles.len());
        said.map(|reason| (Difference::Attribution, reason))
    });
    let status = match judged {
        _ if articles.len() < 2 => Status::Single,
        Some((Difference::Contradiction | Difference::InclusiveCount, _)) => Status::Conflict,
        Some((Difference::Same | Difference::Spelling | Difference::Attribution, _)) | None => {
            Status::Agree
        }
        Some(_) => Status::Compatible,
    };
    let (difference, reason) = match judged {
        Some((difference, reason)) => (Some(difference), reason),
        None if articles.len() < 2 => (None, "one article alone says so".to_owned()),
        None => (None, format!("{} articles state the same", articles.len())),
    };
    let rivals = if status == Status::Conflict {
        put_first(&question, series.as_ref(), &mut positions)
    } else {
        0
    };
    Fact {
        id: id(ground, &question, &topic),
        kind,
        topic,
        label,
        status,
        difference,
        reason,
        certainty: question.certainty,
        positions,
        rivals,
        steps,
    }
}

/// Puts the positions that exclude one another first, and returns how many they are: in "Kansas, Texas, United States"
/// the third can hold with each of the others.
fn put_first(question: &Question, series: Option<&Series>, positions: &mut [Position]) -> usize {
    let mut rivals: BTreeSet<MentionIdx> =
        question.rivals.iter().flat_map(|(m, n)| [*m, *n]).collect();
    if let Some(Series::Broken(m, n)) = series {
        rivals = BTreeSet::from([*m, *n]);
    }
    let is_rival = |p: &Position| p.mentions.iter().any(|idx| rivals.contains(idx));
    positions.sort_by_key(|p| !is_rival(p));
    positions.iter().filter(|p| is_rival(p)).count()
}

/// Tells of weekdays that do not fit the dates beside them, and of numbers that do not fit their parts.
fn misfits(ground: &Ground, mentions: &[MentionIdx]) -> impl Iterator<Item = Step> {
    mentions.iter().filter_map(|idx| {
        Some(Step {
            text: checks::misfit(ground.mention(*idx))?,
            mentions: vec![*idx],
        })
    })
}

fn positions(ground: &Ground, origins: &[Origin], mentions: &[MentionIdx]) -> Vec<Position> {
    let mut by_value: BTreeMap<String, Vec<MentionIdx>> = BTreeMap::new();
    for idx in mentions {
        by_value
            .entry(key(&ground.mention(*idx).value))
            .or_default()
            .push(*idx);
    }
    let mut positions: Vec<Position> = by_value
        .into_values()
        .map(|mentions| {
            let articles: BTreeSet<ArticleIdx> = mentions
                .iter()
                .map(|i| ground.mention(*i).article)
                .collect();
            let value = fullest(ground, &mentions);
            Position {
                display: display(&value),
                origins: origins
                    .iter()
                    .filter(|o| o.articles.iter().any(|a| articles.contains(a)))
                    .count(),
                value,
                articles: articles.into_iter().collect(),
                mentions,
            }
        })
        .collect();
    positions.sort_by_key(|p| {
        (
            std::cmp::Reverse(p.articles.len()),
            p.mentions.first().copied(),
        )
    });
    positions
}

/// Of mentions with one value the one that says most: a count with its noun, a name at its longest.
fn fullest(ground: &Ground, mentions: &[MentionIdx]) -> Value {
    let says = |value: &Value| match value {
        Value::Count { of, .. } => 1 + usize::from(of.is_some()),
        Value::Money { currency, .. } => usize::from(currency.is_some()),
        Value::Person { name } | Value::Organization { name } => name.len(),
        _ => 0,
    };
    mentions
        .iter()
        .map(|i| &ground.mention(*i).value)
        .max_by_key(|value| says(value))
        .cloned()
        .unwrap_or_else(|| ground.mention(mentions[0]).value.clone())
}

/// Returns the question's name for machines and for people.
fn name(ground: &Ground, question: &Question, kind: Kind, event: Option<&str>) -> (String, String) {
    let first =
        |of: &dyn Fn(MentionIdx) -> Option<String>| question.mentions.iter().find_map(|i| of(*i));
    let event = event.map(str::to_owned).or_else(|| {
        first(&|i| {
            ground
                .mention(i)
                .frame
                .event
                .as_ref()
                .map(|e| e.concept.clone())
        })
    });
    let subject = match kind {
        Kind::Place | Kind::Person | Kind::Organization => {
            first(&|i| match &ground.mention(i).value {
                Value::Place { name, .. }
                | Value::Person { name }
                | Value::Organization { name } => Some(name.clone()),
                _ => None,
            })
            .filter(|_| question.rivals.is_empty())
        }
        Kind::Quote => first(&|i| match &ground.mention(i).value {
            Value::Quote { speaker, .. } => speaker.clone(),
            _ => None,
        }),
        _ => first(&|i| {
            concepts::topic(ground.mention(i)).map(|t| match t {
                Topic::Persons => "people".to_owned(),
                other => other.to_string(),
            })
        })
        .or_else(|| {
            first(&|i| {
                let m = ground.mention(i);
                Some(ground.articles[m.article.0].words(m.frame.head?).to_owned())
            })
        }),
    };
    let label = match kind {
        Kind::Person | Kind::Organization | Kind::Quote => subject.clone(),
        _ => label(ground, question, kind, subject.as_deref(), event.as_deref()),
    };
    let topic = [Some(kind.name().to_owned()), subject.or(event)];
    let topic: Vec<String> = topic
        .into_iter()
        .flatten()
        .map(|part| part.to_lowercase().replace(' ', "-"))
        .collect();
    (
        topic.join(":"),
        label.unwrap_or_else(|| kind.name().to_owned()),
    )
}

/// Returns what is asked, in words: "people killed", "server · takedown", "investigation: since when".
fn label(
    ground: &Ground,
    question: &Question,
    kind: Kind,
    subject: Option<&str>,
    event: Option<&str>,
) -> Option<String> {
    let mentions = || question.mentions.iter().map(|idx| ground.mention(*idx));
    let topic = mentions().find_map(concepts::topic);
    let counted = topic.as_ref().map(Topic::label);
    let own = match &topic {
        Some(Topic::Toll(event)) => Some(event.as_str()),
        _ => None,
    };
    let event = event
        .filter(|event| own != Some(event))
        .map(concepts::event_noun);
    match (counted.as_deref().or(subject), event) {
        (Some(subject), Some(event)) => Some(format!("{subject} · {event}")),
        (Some(subject), None) => Some(subject.to_owned()),
        (None, Some(event)) => {
            let is_since = |m: &Mention| {
                matches!(
                    &m.value,
                    Value::Date {
                        relation: Some(model::Relation::Since),
                        ..
                    }
                )
            };
            let asked = match kind {
                Kind::Date if mentions().any(is_since) => "since when",
                Kind::Date | Kind::Time => "when",
                Kind::Place => "where",
                Kind::Money => "how much",
                Kind::Duration => "how long",
                Kind::Count | Kind::Number => "how many",
                Kind::Ordinal => "which one",
                Kind::Percent => "what share",
                _ => return Some(event.to_owned()),
            };
            Some(format!("{event}: {asked}"))
        }
        (None, None) => None,
    }
}

/// Returns the difference that decides, and the reason; `None` where there is one position.
fn judge(
    ground: &Ground,
    question: &Question,
    positions: &[Position],
    series: Option<&Series>,
) -> Option<(Difference, String)> {
    if positions.len() < 2 {
        return None;
    }
    match series {
        Some(Series::Told(series)) => return Some((Difference::Update, series.clone())),
        Some(Series::Broken(m, n)) => return Some(contradiction(ground, *m, *n)),
        None => {}
    }
    if let Some((m, n)) = question.rivals.first() {
        return Some(contradiction(ground, *m, *n));
    }
    let first = &positions[0];
    let second = &positions[1];
    if let Some((shown, sum)) = conversion::arithmetic(positions) {
        let difference = Difference::Conversion;
        return Some((
            difference,
            format!("{shown}: {} ({sum})", words(difference)),
        ));
    }
    let shown = format!("“{}” and “{}”", first.display, second.display);
    Some(match relation(&first.value, &second.value) {
        Relation::Compatible(difference) => (difference, format!("{shown}: {}", words(difference))),
        Relation::Same => (Difference::Same, format!("{shown} state the same")),
        _ => match (&first.value, &second.value) {
            (Value::Place { code: Some(a), .. }, Value::Place { code: Some(b), .. })
                if contains(a, b) || contains(b, a) =>
            {
                (
                    Difference::Refinement,
                    format!("{shown}: {}", words(Difference::Refinement)),
                )
            }
            (Value::Person { .. } | Value::Organization { .. }, _) => (
                Difference::Spelling,
                format!("{shown}: {}", words(Difference::Spelling)),
            ),
            (Value::Quote { .. }, _) => (
                Difference::Same,
                "the same words in two languages".to_owned(),
            ),
            (Value::Date { .. }, Value::Date { .. }) => (
                Difference::InheritedDate,
                format!("{shown}: the same words, reckoned from two days of publication"),
            ),
            _ => (Difference::Refinement, format!("{shown} can both hold")),
        },
    })
}

fn contradiction(ground: &Ground, m: MentionIdx, n: MentionIdx) -> (Difference, String) {
    let (one, two) = (ground.mention(m), ground.mention(n));
    let shown = format!("“{}” and “{}”", display(&one.value), display(&two.value));
    if is_inherited(&one.value, &two.value) {
        let reason = format!(
            "{shown}: both tell it by the same distance from their own day of publication; the later one may have \
             taken the passage over unchanged"
        );
        return (Difference::InheritedDate, reason);
    }
    if one.kind() == Kind::Organization {
        let reason = format!(
            "{shown}: each is named in the place of the other, and no article that names one names the other"
        );
        return (Difference::Contradiction, reason);
    }
    let single = |v: &Value| v.amount().and_then(|a| a.single());
    let is_toll = concepts::topic(one).is_some_and(|t| t.is_person());
    if let (Some(a), Some(b), false, Kind::Count) =
        (single(&one.value), single(&two.value), is_toll, one.kind())
    {
        let (less, more) = (a.min(b), a.max(b));
        if more - less == 1.into() && 2 <= less.mantissa() {
            return (
                Difference::InclusiveCount,
                format!(
                    "{shown} cannot both hold; {less} + 1 = {more} if one side counts itself in"
                ),
            );
        }
    }
    let day = |m: &Mention| ground.articles[m.article.0].published;
    let reason = match (day(one), day(two)) {
        (Some(day), Some(other)) if is_toll && day == other => {
            format!("{shown} cannot both hold, and both articles are of {day}")
        }
        _ => format!("{shown} cannot both hold"),
    };
    (Difference::Contradiction, reason)
}

/// Returns whether two days lie equally far from the days that they were reckoned from: "yesterday" in an article and
/// in a later one.
fn is_inherited(a: &Value, b: &Value) -> bool {
    let distance = |value: &Value| match value {
        Value::Date {
            date,
            anchor: Anchor::Published(day),
            ..
        } => date.start.civil()?.since(day.start.civil()?).ok(),
        _ => None,
    };
    match (distance(a), distance(b)) {
        (Some(x), Some(y)) => x.fieldwise() == y.fieldwise(),
        _ => false,
    }
}

/// Returns who is said to say so, where several are.
fn attribution(ground: &Ground, question: &Question) -> Option<String> {
    let mut names: Vec<&str> = question
        .mentions
        .iter()
        .filter_map(|idx| {
            Some(
                ground
                    .mention(*idx)
                    .frame
                    .attributed_to
                    .as_ref()?
                    .name
                    .as_str(),
            )
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    (1 < names.len()).then(|| format!("the same, from several sources: {}", quoted.join(", ")))
}

fn words(difference: Difference) -> &'static str {
    match difference {
        Difference::Same => "the same in other words",
        Difference::Refinement => "one is the other, more closely",
        Difference::Vague => "one is a vague amount that holds the other",
        Difference::Rounding => "one is the other, rounded",
        Difference::Conversion => "the same in another unit",
        Difference::UnitMissing => "one leaves out the unit",
        Difference::Spelling => "one name, spelt in two ways",
        Difference::InclusiveCount => "the difference may be the teller’s own",
        Difference::Update => "changed with the day of publication",
        Difference::InheritedDate => "reckoned from an earlier text’s day",
        Difference::Attribution => "the same, from other sources",
        Difference::Contradiction => "they cannot both hold",
    }
}

/// Returns a name that stays the same as long as the words of the first mention do.
fn id(ground: &Ground, question: &Question, topic: &str) -> String {
    let first = ground.mention(question.mentions[0]);
    let article = &ground.articles[first.article.0];
    // FNV-1a: short, stable, and no secret is kept with it.
    let seed = format!(
        "{topic}\u{0}{}\u{0}{}",
        article.id,
        article.words(first.frame.sentence)
    );
    let hash = seed.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let slug: String = topic
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .take(40)
        .collect();
    format!("{slug}-{:06x}", hash & 0x00ff_ffff)
}
