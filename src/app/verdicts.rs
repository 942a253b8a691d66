//! Verdicts: what the reader accepts, rejects and notes, and how that is kept and found again.
//!
//! In goes a reading and the text of the file where verdicts are kept; out come verdicts by fact, and the text
//! to be kept. A verdict is found again by the words that it was about: the article (by the hash of its text,
//! else by its name), the words, their kind. So it survives another run, another version of the program and an
//! edited article as far as the words do. A verdict whose words are gone is kept in the file and shown nowhere.
//!
//! Nothing here touches the disk.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::app::index::Index;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::{Action, App, Effect};
use crate::model::{Article, FactIdx, MentionIdx, Reading};

/// What a reader thinks of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Judgement {
    /// It holds.
    Accepted,
    /// It does not: it leaves the sheet.
    Rejected,
}

impl Judgement {
    /// Returns its mark.
    pub fn mark(self) -> char {
        match self {
            Self::Accepted => '✓',
            Self::Rejected => '✗',
        }
    }

    /// Returns its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// A judgement, a note, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What the reader thinks.
    pub judgement: Option<Judgement>,
    /// What the reader wrote.
    pub note: String,
}

/// The verdicts of one reading.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    by_fact: BTreeMap<FactIdx, Verdict>,
    /// What was read from the file and is about nothing in this reading.
    elsewhere: Vec<Record>,
    /// What each change replaced, the last one last.
    before: Vec<(FactIdx, Verdict)>,
    /// What was kept when the reading was replaced.
    kept: Vec<Record>,
}

/// The file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct File {
    schema: String,
    verdicts: Vec<Record>,
}

/// A verdict in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Record {
    fact: String,
    label: String,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    judgement: Option<Judgement>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    words: Vec<Words>,
}

/// Words that a verdict is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Words {
    article: String,
    hash: String,
    text: String,
}

/// What the file says it is.
const SCHEMA: &str = "crossread-verdicts/1";

/// How many words of a fact are kept to find it again by.
const WORDS_KEPT: usize = 40;

impl Verdicts {
    /// Returns the verdict on a fact.
    pub fn of(&self, fact: FactIdx) -> Option<&Verdict> {
        self.by_fact.get(&fact)
    }

    /// Returns whether a fact was rejected.
    pub fn is_rejected(&self, fact: FactIdx) -> bool {
        self.of(fact)
            .is_some_and(|verdict| verdict.judgement == Some(Judgement::Rejected))
    }

    /// Returns how many facts were rejected.
    pub fn n_rejected(&self) -> usize {
        self.by_fact
            .keys()
            .filter(|&&fact| self.is_rejected(fact))
            .count()
    }

    /// Takes the verdicts of a file.
    ///
    /// # Errors
    ///
    /// Says in one line what is wrong with the file; nothing is taken then.
    pub fn read(&mut self, text: &str, reading: &Reading, index: &Index) -> Result<(), String> {
        let file: File =
            serde_json::from_str(text).map_err(|error| format!("verdicts: {error}"))?;
        if file.schema != SCHEMA {
            return Err(format!(
                "verdicts: the file is of schema {:?}, not {SCHEMA}",
                file.schema
            ));
        }
        self.kept = file.verdicts;
        self.place(reading, index);
        Ok(())
    }

    /// Finds the facts that the verdicts are about in another reading.
    pub fn place(&mut self, reading: &Reading, index: &Index) {
        self.by_fact.clear();
        self.elsewhere.clear();
        self.before.clear();
        if self.kept.is_empty() {
            return;
        }
        let places = Places::new(reading);
        for record in &self.kept {
            match places.find(record, reading, index) {
                Some(fact) => {
                    let verdict = Verdict {
                        judgement: record.judgement,
                        note: record.note.clone(),
                    };
                    self.by_fact.insert(fact, verdict);
                }
                None => self.elsewhere.push(record.clone()),
            }
        }
    }

    /// Changes the verdict on a fact.
    fn set(&mut self, fact: FactIdx, verdict: Verdict) {
        let before = self.by_fact.remove(&fact).unwrap_or_default();
        self.before.push((fact, before));
        if verdict != Verdict::default() {
            self.by_fact.insert(fact, verdict);
        }
    }

    /// Takes the last change back; returns the fact.
    fn undo(&mut self) -> Option<FactIdx> {
        let (fact, verdict) = self.before.pop()?;
        self.by_fact.remove(&fact);
        if verdict != Verdict::default() {
            self.by_fact.insert(fact, verdict);
        }
        Some(fact)
    }

    /// Returns the text of the file.
    fn write(&mut self, reading: &Reading) -> String {
        let hashes: Vec<String> = reading.articles.iter().map(hash).collect();
        let mut verdicts: Vec<Record> = self
            .by_fact
            .iter()
            .map(|(&fact, verdict)| record(reading, &hashes, fact, verdict))
            .collect();
        verdicts.extend(self.elsewhere.iter().cloned());
        self.kept.clone_from(&verdicts);
        let file = File {
            schema: SCHEMA.to_owned(),
            verdicts,
        };
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn record(reading: &Reading, hashes: &[String], idx: FactIdx, verdict: &Verdict) -> Record {
    let fact = reading.fact(idx);
    let words = fact.mentions().take(WORDS_KEPT).map(|mention| {
        let article = reading.mention(mention).article;
        Words {
            article: reading.article(article).id.clone(),
            hash: hashes[article.0].clone(),
            text: reading.words(mention).to_owned(),
        }
    });
    Record {
        fact: fact.id.clone(),
        label: fact.label.clone(),
        kind: fact.kind.name().to_owned(),
        judgement: verdict.judgement,
        note: verdict.note.clone(),
        words: words.collect(),
    }
}

/// Where to look for the words of a verdict.
struct Places {
    by_hash: BTreeMap<String, usize>,
    by_id: BTreeMap<String, usize>,
    facts: BTreeMap<String, FactIdx>,
}

impl Places {
    fn new(reading: &Reading) -> Self {
        let articles = || reading.articles.iter().enumerate();
        Self {
            by_hash: articles()
                .map(|(idx, article)| (hash(article), idx))
                .collect(),
            by_id: articles()
                .map(|(idx, article)| (article.id.clone(), idx))
                .collect(),
            facts: reading
                .facts
                .iter()
                .enumerate()
                .map(|(idx, fact)| (fact.id.clone(), FactIdx(idx)))
                .collect(),
        }
    }

    /// Returns the fact that most of the words of a record belong to. Its name alone counts for as much as one of
    /// its words, so that it decides where the words speak for two facts alike.
    fn find(&self, record: &Record, reading: &Reading, index: &Index) -> Option<FactIdx> {
        let mut votes: BTreeMap<FactIdx, usize> = BTreeMap::new();
        for words in &record.words {
            let by_id = || self.by_id.get(&words.article);
            let Some(&article) = self.by_hash.get(&words.hash).or_else(by_id) else {
                continue;
            };
            for mention in index
                .mentions_in(crate::model::ArticleIdx(article))
                .map(MentionIdx)
            {
                let same = reading.mention(mention).kind().name() == record.kind
                    && reading.words(mention) == words.text;
                if same {
                    for &fact in index.facts_of(mention) {
                        *votes.entry(fact).or_default() += 1;
                    }
                }
            }
        }
        if votes.is_empty() {
            return None;
        }
        if let Some(fact) = self.facts.get(&record.fact) {
            *votes.entry(*fact).or_default() += 1;
        }
        let most = votes.values().max().copied()?;
        votes
            .into_iter()
            .find(|(_, n)| *n == most)
            .map(|(fact, _)| fact)
    }
}

/// Returns a hash of an article's text that is the same on every machine and in every version (FNV-1a).
fn hash(article: &Article) -> String {
    let hash = article
        .text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}

impl App {
    /// Judges the fact in hand, or takes the last judgement back.
    pub(crate) fn judge(&mut self, action: Action) -> Option<Effect> {
        if action == Action::Undo {
            let Some(fact) = self.verdicts.undo() else {
                self.say("there is no verdict to take back");
                return None;
            };
            self.fact = Some(fact);
            self.refresh_sheet();
            return Some(self.keep());
        }
        let Some(fact) = self.fact else {
            self.say("no fact is chosen");
            return None;
        };
        let wanted = if action == Action::Accept {
            Judgement::Accepted
        } else {
            Judgement::Rejected
        };
        let before = self.verdicts.of(fact).cloned().unwrap_or_default();
        // The same key again takes it back.
        let judgement = (before.judgement != Some(wanted)).then_some(wanted);
        self.verdicts.set(
            fact,
            Verdict {
                judgement,
                ..before
            },
        );
        self.refresh_sheet();
        Some(self.keep())
    }

    /// Asks for a note on the fact in hand.
    pub(crate) fn ask_note(&mut self) {
        let Some(fact) = self.fact else {
            self.say("no fact is chosen");
            return;
        };
        let note = self
            .verdicts
            .of(fact)
            .map(|verdict| verdict.note.clone())
            .unwrap_or_default();
        self.prompt = Some(Prompt::new(Purpose::Note(fact), &note));
    }

    /// Takes a note.
    pub(crate) fn note(&mut self, fact: FactIdx, text: &str) -> Effect {
        let before = self.verdicts.of(fact).cloned().unwrap_or_default();
        let note = text.to_owned();
        self.verdicts.set(fact, Verdict { note, ..before });
        self.keep()
    }

    /// Shows the facts that were rejected, or hides them.
    pub(crate) fn show_rejected(&mut self) {
        self.sheet.with_rejected = !self.sheet.with_rejected;
        self.refresh_sheet();
        let n = self.verdicts.n_rejected();
        let shown = if self.sheet.with_rejected {
            "shown"
        } else {
            "hidden"
        };
        self.say(format!("rejected facts ({n}) are {shown}"));
    }

    /// Returns the effect that keeps the verdicts.
    fn keep(&mut self) -> Effect {
        self.generation += 1;
        Effect::Keep(self.verdicts.write(&self.reading))
    }

    /// Returns the passage in hand, to be copied.
    pub(crate) fn copy_passage(&mut self) -> Option<Effect> {
        let text = if let Some(idx) = self.mention {
            let mention = self.reading.mention(idx);
            let sentence = mention.frame.sentence;
            let span = if sentence.is_empty() {
                mention.span
            } else {
                sentence
            };
            self.reading.article(mention.article).words(span).to_owned()
        } else {
            let at = self.viewport.anchor();
            let article = self.article()?;
            let paragraph = article.paragraphs.iter().find(|p| at < p.span.end())?;
            article.words(paragraph.span).to_owned()
        };
        Some(Effect::Copy(text))
    }

    /// Returns the claim in hand with its source, to be copied.
    pub(crate) fn copy_claim(&mut self) -> Option<Effect> {
        let Some(idx) = self.mention else {
            self.say("no words are chosen; f chooses the next fact of this text");
            return None;
        };
        let mention = self.reading.mention(idx);
        let article = self.reading.article(mention.article);
        let sentence = article.words(mention.frame.sentence).trim();
        let quoted = if sentence.is_empty() {
            article.words(mention.span)
        } else {
            sentence
        };
        let mut source = vec![crate::app::articles::name(article).to_owned()];
        source.extend(article.title.clone().map(|title| format!("“{title}”")));
        source.push(crate::app::articles::published(article));
        source.push(article.path.display().to_string());
        let claim = self
            .fact
            .map(|fact| self.reading.fact(fact))
            .and_then(|fact| {
                let position = fact.positions.iter().find(|p| p.mentions.contains(&idx))?;
                Some(format!("{}: {}\n", fact.label, position.display))
            });
        Some(Effect::Copy(format!(
            "{}“{quoted}”\n({})\n",
            claim.unwrap_or_default(),
            source.join(", ")
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{press, storm};

    fn keep(app: &mut App, keys: &str) -> String {
        let mut kept = String::new();
        press(app, "", (120, 40));
        for key in crate::app::key::parse_keys(keys) {
            if let Some(Effect::Keep(text)) = crate::app::update(app, crate::app::Msg::Key(key)) {
                kept = text;
            }
        }
        kept
    }

    #[test]
    fn a_rejected_fact_leaves_the_sheet_and_comes_back_with_undo() {
        let mut app = App::with(storm());
        let n_rows = app.sheet.items.len();
        let _ = keep(&mut app, "n r");
        assert_eq!(app.sheet.items.len(), n_rows - 1);
        let _ = keep(&mut app, "u");
        assert_eq!(app.sheet.items.len(), n_rows);
    }

    #[test]
    fn a_verdict_is_found_again_in_another_run() {
        let mut app = App::with(storm());
        let text = keep(&mut app, "n a");
        let mut again = App::new();
        let _ = crate::app::update(&mut again, crate::app::Msg::Verdicts(text));
        let _ = crate::app::update(&mut again, crate::app::Msg::Reading(Box::new(storm())));
        let verdict = again.verdicts.of(FactIdx(0)).expect("it was kept");
        assert_eq!(verdict.judgement, Some(Judgement::Accepted));
    }

    #[test]
    fn a_verdict_survives_edited_articles_and_another_name_of_the_fact() {
        let mut app = App::with(storm());
        let text = keep(&mut app, "n r");
        let mut reading = storm();
        reading.articles[0].text.push_str(" Et puis.");
        reading.facts[0].id = "another-name".to_owned();
        let mut again = App::with(reading);
        let _ = crate::app::update(&mut again, crate::app::Msg::Verdicts(text));
        assert!(again.verdicts.is_rejected(FactIdx(0)));
    }

    #[test]
    fn what_is_about_other_articles_is_kept_and_not_lost() {
        let mut app = App::with(storm());
        let other = r#"{"schema":"crossread-verdicts/1","verdicts":[{"fact":"x","label":"x","kind":"count",
            "judgement":"rejected","words":[{"article":"elsewhere","hash":"0","text":"y"}]}]}"#;
        let _ = crate::app::update(&mut app, crate::app::Msg::Verdicts(other.to_owned()));
        assert_eq!(app.verdicts.n_rejected(), 0);
        let text = keep(&mut app, "n a");
        assert!(text.contains("elsewhere") && text.contains("accepted"));
    }

    #[test]
    fn a_damaged_file_is_a_problem_that_is_shown() {
        let mut app = App::with(storm());
        let _ = crate::app::update(&mut app, crate::app::Msg::Verdicts("{".to_owned()));
        assert!(app.notice.is_some_and(|notice| notice.problem));
    }
}
