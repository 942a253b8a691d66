//! Reads typed mentions out of one article.
//!
//! In: an article and the pack of its language. Out: its mentions, in the order of their spans, each with its
//! frame. Numerals and names are read once, by [`number`] and [`name`], and shared by the rules that need them.
//! Each rule proposes [`Draft`]s and knows nothing of the others; where the cores of two drafts overlap the longer core wins,
//! then the rule that stands first in [`RULES`]. It does not compare articles: what needs a second article
//! (the year that only another states) is left to `consolidate`. Of the other articles it takes one thing, what they
//! show to be names ([`Prepared::sight`]), since a capital says little in German and at the start of a sentence.

pub mod claim;
pub mod corpus;
pub mod date;
pub mod name;
pub mod number;
pub mod quantity;
pub mod quote;
pub mod speech;
mod tally;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lang::{self, Pack};
use crate::model::{Article, ArticleIdx, Frame, Kind, Language, Mention, Value};
use crate::segment::{Document, segment, segment_in};
use crate::text::Span;
use name::{Look, Name, Sightings, Vouchers};
use number::Numeral;
use speech::Speech;

/// What the rules are given: the article, cut up, with its numerals.
#[derive(Debug)]
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text, cut up.
    pub document: &'a Document<'a>,
    /// The pack of its language.
    pub pack: &'a Pack,
    /// The numerals, in order, none overlapping another.
    pub numerals: &'a [Numeral],
    /// The names, in order, none overlapping another.
    pub names: &'a [Name],
    /// Who speaks.
    pub speech: &'a Speech<'a>,
}

/// A mention that a rule proposes, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The words that state the value, shown as the mention's span.
    pub tokens: Range<usize>,
    /// The part that no other mention may share: the number of a count, the whole of most others, nothing
    /// for a quote, whose words are read by other rules as well.
    pub core: Range<usize>,
    /// The value.
    pub value: Value,
    /// The noun that is counted or measured.
    pub head: Option<Range<usize>>,
    /// The rule's name, as shown to who asks why.
    pub rule: &'static str,
}

/// A rule: proposes mentions, in any order.
pub type Rule = fn(&Context) -> Vec<Draft>;

/// The rules; of two drafts with cores of one length, the one of the earlier rule stays.
pub const RULES: [Rule; 4] = [
    date::dates,
    quantity::quantities,
    name::names,
    quote::quotes,
];

/// What was read out of one article.
#[derive(Clone, Debug, Default)]
pub struct Extract {
    /// The mentions, in the order of their spans.
    pub mentions: Vec<Mention>,
    /// The sentences, in order.
    pub sentences: Vec<Span>,
}

/// Returns the mentions and sentences of an article by itself.
pub fn extract(idx: ArticleIdx, article: &Article, pack: &Pack) -> Extract {
    Prepared::new(article, pack).extract(idx, &Vouchers::default())
}

/// An article cut up and looked at, before anything of other articles is known.
#[derive(Debug)]
pub struct Prepared<'a> {
    article: &'a Article,
    /// The paragraphs of the article's language, then those of each other language that it has.
    parts: Vec<Part<'a>>,
}

/// The paragraphs in one language.
#[derive(Debug)]
struct Part<'a> {
    pack: &'a Pack,
    document: Document<'a>,
    look: Look,
}

impl<'a> Prepared<'a> {
    /// Cuts an article up and looks at its words. Paragraphs in another language are read by themselves, with the
    /// pack of that language.
    pub fn new(article: &'a Article, pack: &'a Pack) -> Self {
        let others: BTreeSet<Language> = article
            .paragraphs
            .iter()
            .filter_map(|paragraph| paragraph.language)
            .collect();
        let mut parts = vec![Part::new(segment(article, pack), pack)];
        for language in others {
            let pack = lang::pack(language.code());
            parts.push(Part::new(segment_in(article, Some(language), pack), pack));
        }
        Self { article, parts }
    }

    /// Returns what the article shows of names in the paragraphs of its language, for the others of a reading.
    pub fn sight(&self) -> Sightings {
        self.parts.first().map_or_else(Sightings::default, |part| {
            name::sight(&part.document, &part.look, part.pack)
        })
    }

    /// Returns the mentions and sentences; the articles of a reading vouch for one another's names.
    pub fn extract(&self, idx: ArticleIdx, vouchers: &Vouchers) -> Extract {
        let mut whole = Extract::default();
        for part in &self.parts {
            let found = part.extract(idx, self.article, vouchers);
            whole.mentions.extend(found.mentions);
            whole.sentences.extend(found.sentences);
        }
        if 1 < self.parts.len() {
            whole.mentions.sort_by_key(in_order);
            whole.sentences.sort_unstable();
        }
        whole
    }
}

impl<'a> Part<'a> {
    fn new(document: Document<'a>, pack: &'a Pack) -> Self {
        let look = Look::new(&document, pack);
        Self {
            pack,
            document,
            look,
        }
    }

    fn extract(&self, idx: ArticleIdx, article: &Article, vouchers: &Vouchers) -> Extract {
        let (pack, document) = (self.pack, &self.document);
        let numerals = number::numerals(document, pack);
        let names = name::read(document, &self.look, pack, vouchers);
        let speech = Speech::new(document, pack, &names);
        let context = Context {
            article,
            document,
            pack,
            numerals: &numerals,
            names: &names,
            speech: &speech,
        };
        let drafts = RULES
            .iter()
            .enumerate()
            .flat_map(|(rank, rule)| rule(&context).into_iter().map(move |draft| (rank, draft)));
        let kept = settle(drafts.collect(), document.tokens.len());
        let mut mentions: Vec<Mention> = kept
            .into_iter()
            .map(|draft| Mention {
                article: idx,
                span: document.span(draft.tokens),
                value: draft.value,
                frame: Frame {
                    head: draft.head.map(|head| document.span(head)),
                    ..Frame::default()
                },
                rule: draft.rule,
            })
            .filter(|mention| !mention.span.is_empty())
            .collect();
        mentions.sort_by_key(in_order);
        claim::frame(&context, &mut mentions);
        tally::tally(&context, &mut mentions);
        let sentences = document.sentences.iter().map(|s| s.span).collect();
        Extract {
            mentions,
            sentences,
        }
    }
}

fn in_order(mention: &Mention) -> (Span, Kind) {
    (mention.span, mention.kind())
}

/// Keeps, of drafts whose cores overlap, the one with the longer core, then the one of the earlier rule.
fn settle(mut drafts: Vec<(usize, Draft)>, n_tokens: usize) -> Vec<Draft> {
    drafts.sort_by_key(|(rank, draft)| {
        (
            std::cmp::Reverse(draft.core.len()),
            *rank,
            draft.core.start,
            draft.tokens.clone().count(),
        )
    });
    let mut taken = vec![false; n_tokens];
    let mut kept = Vec::with_capacity(drafts.len());
    for (_, draft) in drafts {
        let Some(core) = taken.get_mut(draft.core.clone()) else {
            continue;
        };
        if core.iter().any(|t| *t) {
            continue;
        }
        core.fill(true);
        kept.push(draft);
    }
    kept
}

impl Context<'_> {
    /// Returns the numeral that begins at the token.
    pub fn numeral_at(&self, token: usize) -> Option<&Numeral> {
        let idx = self.numerals.partition_point(|n| n.tokens.start < token);
        self.numerals.get(idx).filter(|n| n.tokens.start == token)
    }

    /// Returns the numeral that the token is part of.
    pub fn numeral_over(&self, token: usize) -> Option<&Numeral> {
        let idx = self.numerals.partition_point(|n| n.tokens.end <= token);
        self.numerals.get(idx).filter(|n| n.tokens.contains(&token))
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod tests;
