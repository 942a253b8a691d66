//! Who speaks: verbs of saying with their subjects, "according to" with its source.
//!
//! In: a document with its names and the stretches between its marks. Out: a [`Speech`], which tells who the
//! subject of a verb of saying is, and holds every one of the document outside its quotations as a [`Report`],
//! in order. A pronoun is resolved to the person that it must mean, or left open; a source without a name is
//! given in its own words ("police"), and only where these are words for people, bodies or documents. What is
//! said is not asked here: `quote` and `claim` do that.

mod antecedent;
mod gender;
mod phrase;
mod subject;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use super::name::{Class, Name};
use super::quote::marks::{self, Stretch};
use crate::lang::Pack;
use crate::lang::pack::{Flags, Lexicon};
use crate::segment::Document;
use gender::Gender;
pub(crate) use subject::Subject;

/// The words of a tag reach no further than this many tokens.
pub(crate) const REACH: usize = 24;

/// Who speaks in a document.
#[derive(Debug)]
pub struct Speech<'a> {
    /// The document.
    pub(crate) document: &'a Document<'a>,
    /// The words of its language.
    pub(crate) lexicon: &'a Lexicon,
    /// What stands between its marks, in order.
    pub(crate) stretches: Vec<Stretch>,
    /// Who is said to say something outside the marks, in order.
    pub(crate) reports: Vec<Report>,
    names: &'a [Name],
    flags: Vec<Flags>,
    genders: BTreeMap<&'a str, Gender>,
}

/// A verb of saying, or a phrase such as "according to", and whose words it reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Report {
    /// The verb or the phrase.
    pub words: Range<usize>,
    /// What it is.
    pub form: Form,
    /// From the first word of the subject to the last, without the verb; empty where there is none.
    pub subject: Range<usize>,
    /// Who that is, where the article tells.
    pub who: Option<Who>,
}

/// What a report is said with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "said".
    Verb,
    /// "according to X".
    According,
    /// "X zufolge".
    AccordingAfter,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Who {
    /// The fullest form of the name, or the words of a source without one.
    pub name: String,
    /// What the name names; nothing for words.
    pub class: Option<Class>,
    /// The words that stand for it here: a name, a phrase, a pronoun.
    pub words: Range<usize>,
}

impl<'a> Speech<'a> {
    /// Reads who speaks in a document.
    pub fn new(document: &'a Document<'a>, pack: &'a Pack, names: &'a [Name]) -> Self {
        let lexicon = Lexicon::of(pack);
        let flags = words::flags(document, lexicon);
        let mut speech = Self {
            document,
            lexicon,
            stretches: marks::stretches(document, lexicon),
            reports: Vec::new(),
            names,
            flags,
            genders: BTreeMap::new(),
        };
        speech.genders = speech.genders();
        speech.read();
        speech
    }

    /// Finds the reports, in order, so that each pronoun can ask those before it.
    fn read(&mut self) {
        for sentence in &self.document.sentences {
            let mut token = sentence.tokens.start;
            while token < sentence.tokens.end {
                let report = self.report_at(token, &sentence.tokens);
                token = report
                    .as_ref()
                    .map_or(token + 1, |r| r.words.end.max(token + 1));
                self.reports.extend(report);
            }
        }
    }

    /// Returns the report whose verb or phrase begins at the token.
    fn report_at(&self, token: usize, sentence: &Range<usize>) -> Option<Report> {
        if self.is_quoted(token) {
            return None;
        }
        let (len, form) = None
            .or_else(|| Some((self.verb_at(token)?, Form::Verb)))
            .or_else(|| Some((self.according_at(token)?, Form::According)))
            .or_else(|| Some((self.according_after_at(token)?, Form::AccordingAfter)))?;
        let words = token..token + len;
        let end = self.open_until(words.end, sentence.end);
        let subject = match form {
            Form::Verb => self.subject(sentence.start, &words, end),
            Form::According => self.source_behind(words.end, end),
            Form::AccordingAfter => self.source_before(sentence.start, token),
        };
        Some(Report {
            subject: subject
                .as_ref()
                .map_or(token..token, |s| self.subject_words(s)),
            who: subject.and_then(|s| self.resolve(&s, token)),
            words,
            form,
        })
    }

    /// Returns where the next stretch between marks begins, or the end.
    fn open_until(&self, from: usize, end: usize) -> usize {
        let idx = self.stretches.partition_point(|s| s.outer.end <= from);
        self.stretches
            .get(idx)
            .map_or(end, |s| s.outer.start.clamp(from, end.max(from)))
    }
}
