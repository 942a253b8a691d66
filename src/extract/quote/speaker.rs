//! Who speaks.
//!
//! In: stretches between marks, with the names of the article. Out: for each the source that a tag names:
//! "said X" behind it, "X said:" before it, "– ha dichiarato X –" inside it, "selon X" on either side. A source
//! without a name is given in its own words ("police"). Nothing is taken for a speaker that stands in no such
//! tag.

use std::cell::OnceCell;
use std::ops::Range;

use super::marks::Stretch;
use crate::extract::name::{Class, Name};
use crate::lang::pack::{Flags, Lexicon};
use crate::segment::{Case, Document, Space, TokenKind};

/// The words of a tag reach no further than this many tokens.
const REACH: usize = 24;

/// The most tokens of a source without a name.
const LONGEST: usize = 8;

/// Who is said to say something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The fullest form of the name, or the words of a source without one.
    pub name: String,
    /// The tag that names it.
    pub tag: Range<usize>,
    /// The class of the name.
    pub class: Option<Class>,
    /// A verb of saying or a phrase such as "according to" says so.
    pub sure: bool,
    /// The tag stands right beside the marks.
    pub near: bool,
}

/// What the tags of a document are read from.
pub(super) struct Tags<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    names: &'a [Name],
    stretches: &'a [Stretch],
    flags: OnceCell<Vec<Flags>>,
}

/// Who a tag says is speaking, before it is known who that is.
enum Subject {
    Name(usize),
    Words(Range<usize>),
    Person,
    Group,
    Dropped,
}

impl<'a> Tags<'a> {
    /// Takes what tags are read from.
    pub(super) fn new(
        document: &'a Document<'a>,
        lexicon: &'a Lexicon,
        names: &'a [Name],
        stretches: &'a [Stretch],
    ) -> Self {
        Self {
            document,
            lexicon,
            names,
            stretches,
            flags: OnceCell::new(),
        }
    }

    /// Returns the speaker of a stretch, given the one before.
    pub(super) fn source(&self, idx: usize, before: Option<&Source>) -> Option<Source> {
        let stretch = self.stretches.get(idx)?;
        let (subject, tag, near) = self
            .inside(stretch)
            .or_else(|| self.behind(idx))
            .or_else(|| self.ahead(idx))?;
        self.resolve(subject, tag, near, stretch.outer.start, before)
    }

    /// Returns whether both stretches stand in one sentence.
    pub(super) fn is_one_sentence(&self, a: usize, b: usize) -> bool {
        let sentence = |idx: usize| {
            let stretch = self.stretches.get(idx)?;
            Some(
                self.document
                    .sentence_of(stretch.outer.start)?
                    .tokens
                    .clone(),
            )
        };
        sentence(a).is_some() && sentence(a) == sentence(b)
    }

    // Tags inside the marks ------------------------------------------------------------------

    /// "… – ha dichiarato X – …", "… », expose le parquet : …": a tag between dashes or commas.
    fn inside(&self, stretch: &Stretch) -> Option<(Subject, Range<usize>, bool)> {
        let inner = stretch.inner.clone();
        for token in inner.clone() {
            let dash =
                matches!(self.words(token), "–" | "—" | "-") && !self.document.glued(token + 1);
            let comma = self.words(token) == ",";
            if !(dash || comma) || token == inner.start {
                continue;
            }
            let Some((verb, pronoun)) = self.verb_near(token + 1, inner.end, comma) else {
                continue;
            };
            if comma && !self.closes_tag(verb.end, inner.end) {
                continue;
            }
            let subject = pronoun.or_else(|| self.subject_behind(verb.end, inner.end));
            if let Some(subject) = subject {
                return Some((subject, token..verb.end, true));
            }
        }
        None
    }

    /// A tag between commas ends with a colon or a comma within a few words.
    fn closes_tag(&self, from: usize, end: usize) -> bool {
        let named = self.name_at(from).is_some()
            || self.flags(from).any(Flags::ARTICLE) && !self.flags(from).any(Flags::RELATIVE);
        let closed = (from..end.min(from + LONGEST)).any(|t| matches!(self.words(t), ":" | ","));
        named && closed
    }

    /// Returns the verb of saying at the token or behind a few small words, with the pronoun among them.
    fn verb_near(
        &self,
        from: usize,
        end: usize,
        strictly: bool,
    ) -> Option<(Range<usize>, Option<Subject>)> {
        let mut pronoun = None;
        let most = if strictly { 1 } else { 6 };
        for token in from..end.min(from + most) {
            if let Some(len) = self.verb_at(token) {
                let verb = token..token + len;
                let inverted = self.pronoun_behind(verb.end);
                return Some((verb, inverted.or(pronoun)));
            }
            let flags = self.flags(token);
            if flags.any(Flags::PERSON_PRONOUN) {
                pronoun = Some(Subject::Person);
            } else if flags.any(Flags::GROUP_PRONOUN) {
                pronoun = Some(Subject::Group);
            } else if !(flags.any(Flags::AUXILIARY) || matches!(self.words(token), "-" | ",")) {
                return None;
            }
        }
        None
    }

    /// "dit-il", "says he".
    fn pronoun_behind(&self, end: usize) -> Option<Subject> {
        let token = end + usize::from(self.words(end) == "-");
        // "a-t-il", "ajoute-t-elle": the letter between is no word.
        let token = if self.words(token + 1) == "-" && self.words(token).len() == 1 {
            token + 2
        } else {
            token
        };
        let flags = self.flags(token);
        if flags.any(Flags::PERSON_PRONOUN) {
            Some(Subject::Person)
        } else if flags.any(Flags::GROUP_PRONOUN) {
            Some(Subject::Group)
        } else {
            None
        }
    }

    // Tags behind the marks ------------------------------------------------------------------

    /// "…", said X · "…", X said · "…", selon X.
    fn behind(&self, idx: usize) -> Option<(Subject, Range<usize>, bool)> {
        let stretch = self.stretches.get(idx)?;
        let end = self.tag_end(idx, stretch.outer.end)?;
        let mut from = stretch.outer.end;
        while from < end && matches!(self.words(from), "," | "." | "–" | "—" | "-" | ")" | ";")
        {
            from += 1;
        }
        if end <= from {
            return None;
        }
        if let Some(len) = self.according_at(from) {
            let subject = self.subject_behind(from + len, end)?;
            return Some((subject, from..end, true));
        }
        if let Some((verb, pronoun)) = self.verb_near(from, end, false) {
            let subject = pronoun
                .or_else(|| self.subject_behind(verb.end, end))
                .or_else(|| self.lexicon.drops_subject.then_some(Subject::Dropped))?;
            return Some((subject, from..verb.end, true));
        }
        self.subject_then_verb(from, end)
    }

    /// "…", X, president of Y, said · "…", the group has said.
    fn subject_then_verb(&self, from: usize, end: usize) -> Option<(Subject, Range<usize>, bool)> {
        let verb = (from..end.min(from + REACH)).find(|t| self.verb_at(*t).is_some())?;
        if (from..verb).any(|t| self.breaks(t)) {
            return None;
        }
        let subject = self.subject_before(from, verb)?;
        Some((subject, from..verb + 1, true))
    }

    /// Returns the end of what may be a tag behind a stretch: its sentence, or the next one where that begins
    /// right there, but never into another stretch.
    fn tag_end(&self, idx: usize, from: usize) -> Option<usize> {
        let first = self.document.tokens.get(from)?;
        if first.space == Space::Paragraph {
            return None;
        }
        let sentence = self.document.sentence_of(from)?.tokens.clone();
        let next = self
            .stretches
            .get(idx + 1)
            .map_or(usize::MAX, |s| s.outer.start);
        let end = sentence.end.min(next).min(from + REACH);
        if sentence.start == from && self.document.words(from) != "," {
            // A sentence of its own: "“…” Smith said." is a tag, "“…” The police arrested …" none.
            let verb = (from..end).find(|t| self.verb_at(*t).is_some())?;
            let stop = matches!(self.words(verb + 1), "." | "," | "");
            return stop.then_some(end);
        }
        Some(end)
    }

    // Tags before the marks ------------------------------------------------------------------

    /// X said: "…" · according to X, "…" · X (ORG): "…".
    fn ahead(&self, idx: usize) -> Option<(Subject, Range<usize>, bool)> {
        let stretch = self.stretches.get(idx)?;
        let end = stretch.outer.start;
        let from = self.introduction(idx, end)?;
        let near = matches!(self.words(end - 1), ":" | ",") || self.ends_in_verb(from, end);
        if let Some(found) = self.last_verb(from, end) {
            let subject = self
                .pronoun_before(from, found.start)
                .or_else(|| self.pronoun_behind(found.end))
                .or_else(|| self.subject_before(from, found.start))
                .or_else(|| self.subject_behind(found.end, end))
                .or_else(|| self.lexicon.drops_subject.then_some(Subject::Dropped))?;
            return Some((subject, from..found.end, near));
        }
        let according = (from..end)
            .rev()
            .find_map(|t| Some((t, self.according_at(t)?)));
        if let Some((token, len)) = according {
            let subject = self.subject_behind(token + len, end)?;
            return Some((subject, token..end, near));
        }
        self.headline(from, end)
    }

    fn ends_in_verb(&self, from: usize, end: usize) -> bool {
        (from..end).any(|t| self.verb_at(t).is_some_and(|len| t + len == end))
    }

    /// Returns where the words that may introduce a stretch begin: its sentence; where it begins its own, the
    /// sentence before if that ends in a colon.
    fn introduction(&self, idx: usize, end: usize) -> Option<usize> {
        let sentence = self.document.sentence_of(end)?;
        let before = self.stretches[..idx].last().map_or(0, |s| s.outer.end);
        if sentence.tokens.start < end {
            let first = sentence.tokens.start;
            // A quotation before it in the same sentence has had its own tag.
            return Some(if first < before && !self.has_verb(before, end) {
                first
            } else {
                first.max(before.min(end))
            })
            .filter(|from| *from < end);
        }
        let previous = end.checked_sub(1)?;
        if self.words(previous) != ":" {
            return None;
        }
        let sentence = self.document.sentence_of(previous)?;
        Some(sentence.tokens.start.max(before)).filter(|from| *from < end)
    }

    fn has_verb(&self, from: usize, end: usize) -> bool {
        (from..end).any(|t| self.verb_at(t).is_some())
    }

    /// Returns the last verb of saying outside other stretches.
    fn last_verb(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let token = (from..end)
            .rev()
            .find(|t| !self.is_quoted(*t) && self.verb_at(*t).is_some())?;
        Some(token..token + self.verb_at(token)?)
    }

    /// "Federico Rossi (FAPAV): “…”": a name and a colon, nothing that does anything.
    fn headline(&self, from: usize, end: usize) -> Option<(Subject, Range<usize>, bool)> {
        if self.words(end.checked_sub(1)?) != ":" {
            return None;
        }
        let (idx, name) = self.name_from(from)?;
        let rest = name.tokens.end..end - 1;
        let apart = matches!(self.words(rest.start), "(" | ",") || rest.is_empty();
        let starts = (from..name.tokens.start).all(|t| {
            self.flags(t).any(Flags::ARTICLE) || self.lexicon.role_at(self.document, t).is_some()
        });
        (apart && starts && rest.len() < LONGEST && name.class != Class::Place).then_some((
            Subject::Name(idx),
            from..end,
            true,
        ))
    }

    // Subjects -------------------------------------------------------------------------------

    fn pronoun_before(&self, from: usize, verb: usize) -> Option<Subject> {
        for token in (from..verb).rev().take(4) {
            let flags = self.flags(token);
            if flags.any(Flags::PERSON_PRONOUN) {
                return Some(Subject::Person);
            }
            if flags.any(Flags::GROUP_PRONOUN) {
                return Some(Subject::Group);
            }
            if !flags.any(Flags::AUXILIARY) && !matches!(self.words(token), "-") {
                return None;
            }
        }
        None
    }

    /// Returns the subject between two places, a verb behind it.
    fn subject_before(&self, from: usize, verb: usize) -> Option<Subject> {
        let from = self.clause_start(from, verb);
        let mut best: Option<(usize, bool)> = None;
        for (idx, name) in self.names_in(from, verb) {
            let governed = self.is_governed(name.tokens.start, from);
            if name.class == Class::Place && (governed || name.rule == "people of a place") {
                continue;
            }
            // The first that nothing governs; a person after it is whom its words describe.
            best = match best {
                Some((before, false))
                    if !governed && name.class == Class::Person && self.adjoins(before, idx) =>
                {
                    Some((idx, governed))
                }
                Some((_, true)) if !governed => Some((idx, governed)),
                None => Some((idx, governed)),
                kept => kept,
            };
        }
        match best {
            Some((idx, false)) => Some(Subject::Name(idx)),
            _ => self.noun_phrase(from, verb).map(Subject::Words),
        }
    }

    /// Returns whether a preposition or link stands before the token: the name is not the subject itself.
    fn is_governed(&self, start: usize, from: usize) -> bool {
        let mut token = start;
        while from < token {
            token -= 1;
            let flags = self.flags(token);
            if self.lexicon.role_at(self.document, token).is_some() {
                return false;
            }
            if flags.any(Flags::PLACE_PREPOSITION.and(Flags::LINK)) {
                return true;
            }
            if !flags.any(Flags::ARTICLE.and(Flags::MODIFIER)) {
                return false;
            }
        }
        false
    }

    /// Returns whether only roles and small words stand between two names: "Boeing spokesman William Barksdale".
    fn adjoins(&self, a: usize, b: usize) -> bool {
        let (Some(first), Some(second)) = (self.names.get(a), self.names.get(b)) else {
            return false;
        };
        first.class != Class::Person
            && second.tokens.start - first.tokens.end <= 6
            && (first.tokens.end..second.tokens.start)
                .all(|t| self.is_word(t) || self.words(t) == "-")
    }

    /// Returns the subject behind a verb: "said X", "détaille la justice américaine".
    fn subject_behind(&self, from: usize, end: usize) -> Option<Subject> {
        let mut start = from;
        while start < end
            && (self.flags(start).any(Flags::AUXILIARY) || self.is_day(start))
            && self.name_at(start).is_none()
        {
            start += 1;
        }
        if self.flags(start).any(Flags::PERSON_PRONOUN) {
            return Some(Subject::Person);
        }
        let mut stop = end.min(start + REACH);
        if let Some(at) = (start..stop).find(|t| self.ends_phrase(*t)) {
            stop = at;
        }
        let mut named: Option<usize> = None;
        for (idx, name) in self.names_in(start, stop) {
            let governed = self.is_governed(name.tokens.start, start);
            let better = match named.and_then(|n| self.names.get(n)) {
                None => !governed || name.class == Class::Person,
                Some(before) => {
                    before.class != Class::Person && name.class == Class::Person && !governed
                }
            };
            if better && !(name.class == Class::Place && name.rule == "people of a place") {
                named = Some(idx);
            }
        }
        if let Some(idx) = named {
            return Some(Subject::Name(idx));
        }
        // "ha dichiarato il presidente di Confindustria, Carlo Bonomi": the name stands behind the comma.
        if self.words(stop) == "," && self.lexicon_role_in(start, stop) {
            let behind = self
                .name_from(stop + 1)
                .filter(|(_, n)| n.class == Class::Person && n.tokens.start <= stop + 2);
            if let Some((idx, _)) = behind.filter(|(_, n)| n.tokens.end <= end) {
                return Some(Subject::Name(idx));
            }
        }
        self.noun_phrase(start, stop).map(Subject::Words)
    }

    fn lexicon_role_in(&self, from: usize, end: usize) -> bool {
        (from..end).any(|t| self.lexicon.role_at(self.document, t).is_some())
    }

    /// Returns the words of a source without a name: an article or none, then words up to a preposition of
    /// place, a pronoun or a sign.
    fn noun_phrase(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let mut start = from;
        while start < end
            && self.flags(start).any(Flags::ARTICLE.and(Flags::OPENER))
            && !self.is_source(start)
        {
            start += 1;
        }
        let led = from < start || self.is_source(start);
        let mut stop = start;
        while stop < end.min(start + LONGEST)
            && self.is_word(stop)
            && !self.ends_phrase(stop)
            && !self.flags(stop).any(Flags::PLACE_PREPOSITION)
            && !self.is_day(stop)
        {
            stop += 1;
        }
        while start < stop
            && self
                .flags(stop - 1)
                .any(Flags::LINK.and(Flags::ARTICLE).and(Flags::AUXILIARY))
        {
            stop -= 1;
        }
        let speaks = (start..stop).any(|t| self.is_source(t)) || led;
        let long = (start..stop).any(|t| 2 < self.words(t).chars().count());
        (start < stop && speaks && long).then_some(start..stop)
    }

    /// Returns whether the word is a role or a body.
    fn is_source(&self, token: usize) -> bool {
        self.lexicon.role_at(self.document, token).is_some()
            || self.lexicon.group_at(self.document, token).is_some()
    }

    fn ends_phrase(&self, token: usize) -> bool {
        !self.is_word(token)
            && !matches!(self.words(token), "-" | "'" | "’" | "&")
            && !self.is_inner_stop(token)
            || self.flags(token).any(Flags::RELATIVE)
            || self.verb_at(token).is_some()
    }

    /// A full stop inside a name: "J. Smith".
    fn is_inner_stop(&self, token: usize) -> bool {
        self.words(token) == "." && self.names.iter().any(|n| n.tokens.contains(&token))
    }

    /// Weekdays and the like between verb and subject: "a déclaré jeudi X".
    fn is_day(&self, token: usize) -> bool {
        self.lexicon.not_names.at(self.document, token).is_some()
    }

    /// Returns where the clause before a verb begins: behind a semicolon, a dash or a quotation.
    fn clause_start(&self, from: usize, verb: usize) -> usize {
        (from..verb)
            .rev()
            .find(|t| matches!(self.words(*t), ";" | ":") || self.is_quoted(*t))
            .map_or(from, |t| t + 1)
    }

    fn breaks(&self, token: usize) -> bool {
        matches!(self.words(token), ";" | ":" | "." | "!" | "?") && !self.is_inner_stop(token)
    }

    // Who that is ----------------------------------------------------------------------------

    fn resolve(
        &self,
        subject: Subject,
        tag: Range<usize>,
        near: bool,
        at: usize,
        before: Option<&Source>,
    ) -> Option<Source> {
        let (name, class) = match subject {
            Subject::Name(idx) => {
                let name = self.names.get(idx)?;
                (name.name.clone(), Some(name.class))
            }
            Subject::Words(words) => self.same_role(&words, before).unwrap_or_else(|| {
                (
                    self.document
                        .span(words.clone())
                        .of(self.document.text)
                        .to_owned(),
                    None,
                )
            }),
            Subject::Person => self.antecedent(at, before, &[Class::Person])?,
            Subject::Group => self.antecedent(at, before, &[Class::Body, Class::Person])?,
            Subject::Dropped => self.antecedent(at, before, &[Class::Person, Class::Body])?,
        };
        Some(Source {
            name,
            tag,
            class,
            sure: true,
            near,
        })
    }

    /// "ha concluso il Segretario Generale": the role by which the last speaker was named is that speaker.
    fn same_role(
        &self,
        words: &Range<usize>,
        before: Option<&Source>,
    ) -> Option<(String, Option<Class>)> {
        let before = before.filter(|b| b.class == Some(Class::Person))?;
        let tag = before.tag.start..before.tag.end + REACH;
        let told = |t: usize| {
            tag.clone()
                .any(|other| self.document.fold(other) == self.document.fold(t))
        };
        let role = self.lexicon_role_in(words.start, words.end);
        (role && words.clone().all(told)).then(|| (before.name.clone(), before.class))
    }

    /// Returns whom a pronoun stands for: the last speaker, if nobody else has become the subject since; else
    /// the one name of a fitting class in the nearest sentence that has any.
    fn antecedent(
        &self,
        at: usize,
        before: Option<&Source>,
        classes: &[Class],
    ) -> Option<(String, Option<Class>)> {
        let fits =
            |name: &&Name| classes.contains(&name.class) && !self.is_quoted(name.tokens.start);
        let here = self
            .document
            .sentences
            .partition_point(|s| s.tokens.end <= at);
        let spoken = before.filter(|b| b.class.is_some_and(|c| classes.contains(&c)));
        for back in 0..=4 {
            let Some(sentence) = here
                .checked_sub(back)
                .and_then(|i| self.document.sentences.get(i))
            else {
                break;
            };
            let end = sentence.tokens.end.min(at);
            if let Some(spoken) = spoken
                && sentence.tokens.contains(&spoken.tag.start)
            {
                return Some((spoken.name.clone(), spoken.class));
            }
            let mut found: Vec<&Name> = self
                .names_in(sentence.tokens.start, end)
                .map(|(_, name)| name)
                .filter(fits)
                .collect();
            let subject = found.first().copied().filter(|name| {
                (sentence.tokens.start..name.tokens.start).all(|t| {
                    !self.is_word(t)
                        || self.lexicon.role_at(self.document, t).is_some()
                        || self.flags(t).any(Flags::ARTICLE.and(Flags::MODIFIER))
                })
            });
            found.dedup_by(|a, b| a.name == b.name);
            match (subject, found.as_slice()) {
                (Some(name), _) => return Some((name.name.clone(), Some(name.class))),
                (None, [name]) => {
                    return Some((name.name.clone(), Some(name.class)));
                }
                (None, []) => {}
                (None, _) => return None,
            }
        }
        None
    }

    // Small questions ------------------------------------------------------------------------

    fn words(&self, token: usize) -> &str {
        self.document.words(token)
    }

    fn is_word(&self, token: usize) -> bool {
        self.document
            .tokens
            .get(token)
            .is_some_and(|t| t.kind == TokenKind::Word)
    }

    fn flags(&self, token: usize) -> Flags {
        let flags = self.flags.get_or_init(|| {
            (0..self.document.tokens.len())
                .map(|t| {
                    let word = self.document.tokens[t].kind == TokenKind::Word;
                    if word {
                        self.lexicon.flags(self.document.fold(t))
                    } else {
                        Flags::default()
                    }
                })
                .collect()
        });
        flags.get(token).copied().unwrap_or_default()
    }

    /// Returns the length of the phrase of saying at the token. With a capital it is a name or a noun.
    fn verb_at(&self, token: usize) -> Option<usize> {
        let here = self.document.tokens.get(token)?;
        let verb = here.kind == TokenKind::Word
            && (here.case == Case::Lower || self.document.begins_sentence(token))
            && self.name_at(token).is_none();
        if !verb {
            return None;
        }
        self.lexicon
            .reporting
            .at(self.document, token)
            .map(|(len, ())| len)
    }

    fn according_at(&self, token: usize) -> Option<usize> {
        if !self.flags(token).any(Flags::ACCORDING) {
            return None;
        }
        self.lexicon
            .according
            .at(self.document, token)
            .map(|(len, ())| len)
    }

    fn is_quoted(&self, token: usize) -> bool {
        let idx = self.stretches.partition_point(|s| s.outer.end <= token);
        self.stretches
            .get(idx)
            .is_some_and(|s| s.outer.contains(&token))
    }

    fn name_at(&self, token: usize) -> Option<&Name> {
        let idx = self.names.partition_point(|n| n.tokens.end <= token);
        self.names.get(idx).filter(|n| n.tokens.contains(&token))
    }

    /// Returns the first name that begins at the token or behind it.
    fn name_from(&self, token: usize) -> Option<(usize, &Name)> {
        let idx = self.names.partition_point(|n| n.tokens.start < token);
        self.names.get(idx).map(|name| (idx, name))
    }

    fn names_in(&self, from: usize, end: usize) -> impl Iterator<Item = (usize, &Name)> {
        let first = self.names.partition_point(|n| n.tokens.start < from);
        self.names
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, n)| n.tokens.end <= end)
    }
}
