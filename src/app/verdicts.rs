//! Verdicts: what the reader accepts, rejects and notes, merges and splits, and how that is kept and found again.
//!
//! In goes a reading and the text of the file where verdicts are kept; out come verdicts by fact, and the text
//! to be kept. A verdict is found again by the words that it was about: the article (by the hash of its text,
//! else by its name), the words, their kind. So it survives another run, another version of the program and an
//! edited article as far as the words do. A verdict whose words are gone is kept in the file and shown nowhere.
//!
//! Nothing here touches the disk.

mod file;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::app::edits;
use crate::app::index::Index;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::verdicts::file::{About, Articles, Edit, File, Places, Record, Words};
use crate::app::{Action, App, Effect, Notice};
use crate::model::{Fact, FactIdx, MentionIdx, Reading};

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
    /// The merges and splits, in the order in which they were made.
    edits: Vec<Edit>,
    /// What was read from the file and is about nothing in this reading.
    elsewhere: File,
    /// What each change replaced, the last one last.
    before: Vec<Change>,
    /// What was kept when the reading was replaced.
    kept: File,
    /// Whether there is a file that could not be read, which must not be overwritten.
    is_damaged: bool,
}

/// What a change replaced.
#[derive(Clone, Debug)]
enum Change {
    Verdict(FactIdx, Verdict),
    /// The facts as they were, how many there were, and all verdicts.
    Facts(Vec<(FactIdx, Fact)>, usize, BTreeMap<FactIdx, Verdict>),
}

impl Verdicts {
    /// Returns the verdict on a fact.
    pub fn of(&self, fact: FactIdx) -> Option<&Verdict> {
        self.by_fact.get(&fact)
    }

    /// Returns what was judged in words, to stand behind the reason of a fact.
    pub fn in_words(&self, fact: FactIdx) -> Option<String> {
        let verdict = self.of(fact)?;
        let judged = verdict
            .judgement
            .map(|judgement| format!("{} by the reader", judgement.word()));
        let noted = Some(&verdict.note).filter(|note| !note.is_empty());
        let noted = noted.map(|note| format!("note: {note}"));
        let words: Vec<String> = judged.into_iter().chain(noted).collect();
        Some(words.join("; "))
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
    pub fn read(&mut self, text: &str) -> Result<(), String> {
        let read = File::parse(text);
        self.is_damaged = read.is_err();
        self.kept = read?;
        Ok(())
    }

    /// Finds what the verdicts are about in a reading that nobody changed yet, and makes the merges and splits
    /// again. Returns whether the facts are others now.
    pub fn place(&mut self, reading: &mut Reading, index: &mut Index) -> bool {
        self.by_fact.clear();
        self.edits.clear();
        self.elsewhere = File::default();
        self.before.clear();
        if self.kept.edits.is_empty() && self.kept.verdicts.is_empty() {
            return false;
        }
        let articles = Articles::new(reading, index);
        for edit in &self.kept.edits {
            if again(edit, reading, index, &articles) {
                self.edits.push(edit.clone());
            } else {
                self.elsewhere.edits.push(edit.clone());
            }
        }
        let places = Places::new(reading, index, &articles);
        for record in &self.kept.verdicts {
            match places.fact(&record.about) {
                Some(fact) => {
                    self.by_fact.insert(fact, record.verdict());
                }
                None => self.elsewhere.verdicts.push(record.clone()),
            }
        }
        !self.edits.is_empty()
    }

    /// Changes the verdict on a fact.
    fn set(&mut self, fact: FactIdx, verdict: Verdict) {
        let before = self.by_fact.remove(&fact).unwrap_or_default();
        self.before.push(Change::Verdict(fact, before));
        if verdict != Verdict::default() {
            self.by_fact.insert(fact, verdict);
        }
    }

    /// Takes the last change back; returns the fact.
    fn undo(&mut self, reading: &mut Reading, index: &mut Index) -> Option<FactIdx> {
        match self.before.pop()? {
            Change::Verdict(fact, verdict) => {
                self.by_fact.remove(&fact);
                if verdict != Verdict::default() {
                    self.by_fact.insert(fact, verdict);
                }
                Some(fact)
            }
            Change::Facts(facts, len, by_fact) => {
                let first = facts.first().map(|(idx, _)| *idx);
                let new = (len..reading.facts.len()).map(FactIdx);
                for idx in facts.iter().map(|(idx, _)| *idx).chain(new) {
                    index.leave(reading, idx);
                }
                reading.facts.truncate(len);
                for (idx, fact) in facts {
                    reading.facts[idx.0] = fact;
                    index.enter(reading, idx);
                }
                self.by_fact = by_fact;
                self.edits.pop();
                first
            }
        }
    }

    /// Returns the text of the file.
    fn write(&mut self, reading: &Reading, index: &Index) -> String {
        let verdicts = self
            .by_fact
            .iter()
            .map(|(&fact, verdict)| Record::new(About::new(reading, index, fact), verdict));
        self.kept = File {
            verdicts: verdicts.chain(self.elsewhere.verdicts.clone()).collect(),
            edits: self
                .edits
                .iter()
                .chain(&self.elsewhere.edits)
                .cloned()
                .collect(),
            ..File::default()
        };
        self.kept.text()
    }
}

/// Makes a merge or a split again that was read from the file; returns whether it could be.
fn again(edit: &Edit, reading: &mut Reading, index: &mut Index, articles: &Articles) -> bool {
    let places = Places::new(reading, index, articles);
    match edit {
        Edit::Merge { fact, with } => {
            let found = (places.fact(fact), places.fact(with));
            let (Some(fact), Some(with)) = found else {
                return false;
            };
            merge(reading, index, fact, with).is_ok()
        }
        Edit::Split { fact, words } => {
            let Some(idx) = places.fact(fact) else {
                return false;
            };
            let Some(mention) = places.mention(fact, words, idx) else {
                return false;
            };
            split(reading, index, idx, mention).is_ok()
        }
    }
}

/// Merges two facts, and the look-ups with them.
fn merge(
    reading: &mut Reading,
    index: &mut Index,
    fact: FactIdx,
    other: FactIdx,
) -> Result<(), &'static str> {
    edits::can_merge(reading, fact, other)?;
    for idx in [fact, other] {
        index.leave(reading, idx);
    }
    let merged = edits::merge(reading, fact, other);
    for idx in [fact, other] {
        index.enter(reading, idx);
    }
    merged
}

/// Splits a fact, and the look-ups with it.
fn split(
    reading: &mut Reading,
    index: &mut Index,
    fact: FactIdx,
    mention: MentionIdx,
) -> Result<FactIdx, &'static str> {
    index.leave(reading, fact);
    let new = edits::split(reading, fact, mention);
    index.enter(reading, fact);
    if let Ok(new) = new {
        index.enter(reading, new);
    }
    new
}

impl App {
    /// Judges the fact in hand, or takes the last judgement back.
    pub(crate) fn judge(&mut self, action: Action) -> Option<Effect> {
        if action == Action::Undo {
            let undone = self.verdicts.undo(&mut self.reading, &mut self.index);
            let Some(fact) = undone else {
                self.say("there is no verdict to take back");
                return None;
            };
            self.fact = Some(fact);
            self.mention = self
                .mention
                .filter(|&mention| self.index.facts_of(mention).contains(&fact));
            self.refresh_sheet();
            let label = self.label_of(fact);
            self.say_verdict("taken back: {}", &label);
            return self.keep();
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
        let label = self.label_of(fact);
        match judgement {
            Some(Judgement::Accepted) => self.say_verdict("accepted: {} (u takes it back)", &label),
            Some(Judgement::Rejected) => self.say_verdict("rejected: {} (u takes it back)", &label),
            None => self.say_verdict("taken back: {}", &label),
        }
        self.refresh_sheet();
        self.keep()
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
    pub(crate) fn note(&mut self, fact: FactIdx, text: &str) -> Option<Effect> {
        let before = self.verdicts.of(fact).cloned().unwrap_or_default();
        let note = text.to_owned();
        self.verdicts.set(fact, Verdict { note, ..before });
        self.keep()
    }

    /// Marks the fact in hand to be merged, or merges it with the one that is marked.
    pub(crate) fn merge(&mut self) -> Option<Effect> {
        let Some(fact) = self.fact else {
            self.say("no fact is chosen");
            return None;
        };
        let label = self.label_of(fact);
        let Some(marked) = self.merging.take().filter(|&marked| marked != fact) else {
            self.merging = Some(fact);
            self.say_of(
                "“{}” is marked; the same key on another fact merges the two",
                &[&label],
            );
            return None;
        };
        let about = |idx| About::new(&self.reading, &self.index, idx);
        let edit = Edit::Merge {
            fact: about(fact),
            with: about(marked),
        };
        let before = [fact, marked].map(|idx| (idx, self.reading.fact(idx).clone()));
        if let Err(problem) = merge(&mut self.reading, &mut self.index, fact, marked) {
            // It stays marked for another try.
            self.merging = Some(marked);
            self.say(problem);
            return None;
        }
        let mut verdicts = self.verdicts.by_fact.clone();
        std::mem::swap(&mut verdicts, &mut self.verdicts.by_fact);
        if let Some(verdict) = self.verdicts.by_fact.remove(&marked) {
            self.verdicts.by_fact.entry(fact).or_insert(verdict);
        }
        let n_facts = self.reading.facts.len();
        let label = self.label_of(fact);
        self.say_verdict("merged: {} (u takes it back)", &label);
        self.edited(edit, Change::Facts(before.into(), n_facts, verdicts), fact)
    }

    /// Makes a fact of its own out of what the words in hand state.
    pub(crate) fn split(&mut self) -> Option<Effect> {
        let (Some(fact), Some(mention)) = (self.fact, self.mention) else {
            self.say("no words are chosen; e goes to the words of the fact in hand");
            return None;
        };
        let edit = Edit::Split {
            fact: About::new(&self.reading, &self.index, fact),
            words: Words::new(&self.reading, &self.index, mention),
        };
        let before = vec![(fact, self.reading.fact(fact).clone())];
        let n_facts = self.reading.facts.len();
        match split(&mut self.reading, &mut self.index, fact, mention) {
            Err(problem) => {
                self.say(problem);
                None
            }
            Ok(new) => {
                let verdicts = self.verdicts.by_fact.clone();
                let label = self.label_of(new);
                self.say_verdict("split off: {} (u takes it back)", &label);
                self.edited(edit, Change::Facts(before, n_facts, verdicts), new)
            }
        }
    }

    /// Takes a change of the facts into account.
    fn edited(&mut self, edit: Edit, change: Change, fact: FactIdx) -> Option<Effect> {
        self.verdicts.edits.push(edit);
        self.verdicts.before.push(change);
        self.fact = Some(fact);
        self.refresh_sheet();
        self.keep()
    }

    /// Shows the facts that were rejected, or hides them.
    pub(crate) fn show_rejected(&mut self) {
        self.sheet.with_rejected = !self.sheet.with_rejected;
        self.refresh_sheet();
        let n = self.verdicts.n_rejected();
        let n = n.to_string();
        if self.sheet.with_rejected {
            self.say_of("rejected facts are shown: {}", &[&n]);
        } else {
            self.say_of("rejected facts are hidden: {}", &[&n]);
        }
    }

    /// Returns the effect that keeps the verdicts.
    fn keep(&mut self) -> Option<Effect> {
        self.generation += 1;
        self.saving.asked += 1;
        if self.verdicts.is_damaged {
            self.notice = Some(Notice {
                text: self
                    .labels
                    .word("not kept: the file of the verdicts is damaged; mend it or move it away")
                    .to_owned(),
                problem: true,
                verdict: false,
            });
            return None;
        }
        let text = self.verdicts.write(&self.reading, &self.index);
        Some(Effect::Keep(text, self.saving.asked))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scene::{press, storm};

    fn keep(app: &mut App, keys: &str) -> String {
        let mut kept = String::new();
        press(app, "", (120, 40));
        for key in crate::app::key::parse_keys(keys) {
            if let Some(Effect::Keep(text, _)) = crate::app::update(app, crate::app::Msg::Key(key))
            {
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
        let _ = crate::app::update(
            &mut again,
            crate::app::Msg::Reading(Box::new(storm().into())),
        );
        let verdict = again.verdicts.of(FactIdx(0)).expect("it was kept");
        assert_eq!(verdict.judgement, Some(Judgement::Accepted));
    }

    #[test]
    fn a_verdict_survives_edited_articles_and_another_name_of_the_fact() {
        let mut app = App::with(storm());
        let text = keep(&mut app, "n r");
        let mut reading = storm();
        Arc::make_mut(&mut reading.articles)[0]
            .text
            .push_str(" Et puis.");
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
    fn what_is_written_says_what_the_reader_judged_and_leaves_out_what_was_rejected() {
        let mut app = App::with(storm());
        let _ = keep(&mut app, "n a A ask_Brest Enter n r");
        let reading = app.sheet_to_write();
        assert_eq!(reading.facts.len(), app.reading.facts.len() - 1);
        let reason = &reading.facts[0].reason;
        assert!(
            reason.ends_with("; accepted by the reader; note: ask_Brest"),
            "{reason}"
        );
    }

    #[test]
    fn a_damaged_file_is_a_problem_that_is_shown() {
        let mut app = App::with(storm());
        let _ = crate::app::update(&mut app, crate::app::Msg::Verdicts("{".to_owned()));
        assert!(app.notice.as_ref().is_some_and(|notice| notice.problem));
        // What may still be in it is not overwritten.
        assert_eq!(keep(&mut app, "n a"), "");
        assert!(
            app.notice
                .is_some_and(|notice| notice.text.contains("damaged"))
        );
    }

    #[test]
    fn a_merge_and_a_split_are_made_again_in_another_run_and_undone() {
        let mut app = App::with(storm());
        let n_conflicts = app.sheet.n_conflicts();
        // The second conflict's words in Quimper become a fact of their own; then all is as before.
        let text = keep(&mut app, "n n e S");
        assert_eq!(app.sheet.n_conflicts(), n_conflicts - 1);
        let mut again = App::with(storm());
        let _ = crate::app::update(&mut again, crate::app::Msg::Verdicts(text));
        assert_eq!(again.sheet.n_conflicts(), n_conflicts - 1);
        let text = keep(&mut app, "u");
        assert_eq!(app.sheet.n_conflicts(), n_conflicts);
        assert!(!text.contains("split"));
    }

    #[test]
    fn merging_marks_first_and_says_what_cannot_be() {
        let mut app = App::with(storm());
        let n_rows = app.sheet.items.len();
        assert_eq!(keep(&mut app, "n M n M"), "");
        assert!(
            app.notice
                .as_ref()
                .is_some_and(|n| n.text.contains("two kinds cannot be one"))
        );
        let homes = app
            .reading
            .facts
            .iter()
            .position(|fact| fact.label == "homes");
        app.merging = homes.map(FactIdx);
        app.fact = Some(FactIdx(0));
        let text = keep(&mut app, "M");
        assert!(text.contains("\"edit\": \"merge\""));
        // The heading of the only compatible fact goes with it.
        assert_eq!(app.sheet.items.len(), n_rows - 2);
        let mut again = App::with(storm());
        let _ = crate::app::update(&mut again, crate::app::Msg::Verdicts(text));
        assert_eq!(again.sheet.items, app.sheet.items);
    }

    #[test]
    fn a_verdict_is_not_called_kept_before_the_last_one_is() {
        let mut app = App::with(storm());
        let _ = keep(&mut app, "n a n a");
        assert!(app.saving.is_open());
        let kept = |n| crate::app::Msg::Kept(n, "kept".to_owned());
        let said = |app: &App| app.notice.clone().expect("it tells").text;
        let _ = crate::app::update(&mut app, kept(1));
        assert!(app.saving.is_open() && !said(&app).contains("kept"));
        let _ = crate::app::update(&mut app, kept(2));
        assert!(!app.saving.is_open());
        assert_eq!(said(&app), "accepted: where (u takes it back) · kept");
    }
}
