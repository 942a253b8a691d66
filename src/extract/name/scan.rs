//! What each token's capital tells, before anything is known about names.
//!
//! In: a document and its language's lexicon. Out: for each token what kind of word it is and whether its
//! capital is one that only names have there. At the start of a sentence, behind an opening mark, in a
//! headline that gives every word a capital and, in German, on every noun, it tells nothing; then the rest of the
//! article may still vouch for the word. It knows no names.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::known::{Body, Site, Spot, Word};
use super::vouch::{Vouched, Vouchers};
use crate::lang::Pack;
use crate::lang::pack::{Flags, Lexicon};
use crate::segment::{Case, Document, Sentence, Space, TokenKind};

/// What a capital tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Capital {
    /// There is none.
    #[default]
    No,
    /// Any word would have one here.
    Weak,
    /// Only a name has one here.
    Strong,
}

/// What is known of a token by its form and place.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    flags: Flags,
    capital: Capital,
    word: Word,
    /// Whether the name of a well-known body, or of a place, begins here.
    body: bool,
    spot: bool,
}

/// A document looked at: what the form of its tokens and the tables tell, whatever other articles show.
#[derive(Debug)]
pub struct Look {
    marks: Vec<Mark>,
    /// Well-known bodies and places, each by the token that its name begins at, in order.
    bodies: Vec<(usize, Body)>,
    /// Well-known bodies written small, which are such where an article has them with a capital.
    small_bodies: Vec<(usize, Body)>,
    spots: Vec<(usize, Spot)>,
}

/// How often a word was seen, by its capital.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    strong: u16,
    lower: u16,
    /// Of the strong ones, those behind a word that is no small one: "bought Shell".
    bare: u16,
}

impl Look {
    /// Looks at every token once.
    pub fn new(document: &Document, pack: &Pack) -> Self {
        let mut look = Self {
            marks: vec![Mark::default(); document.tokens.len()],
            bodies: Vec::new(),
            small_bodies: Vec::new(),
            spots: Vec::new(),
        };
        let lexicon = Lexicon::of(pack);
        for sentence in &document.sentences {
            look.mark(document, lexicon, sentence);
        }
        look.look_up(document, lexicon, &pack.code);
        look
    }

    fn mark(&mut self, document: &Document, lexicon: &Lexicon, sentence: &Sentence) {
        let tells_nothing = is_title_case(document, lexicon, sentence);
        let mut opens = true;
        for token in sentence.tokens.clone() {
            let here = &document.tokens[token];
            if here.kind != TokenKind::Word {
                opens = here.kind == TokenKind::Sign && opens_after(document, token, opens);
                continue;
            }
            let weak = opens || tells_nothing || lexicon.capital_nouns && here.case == Case::Title;
            self.marks[token] = Mark {
                flags: lexicon.flags(document.fold(token)),
                capital: match here.case {
                    Case::Lower => Capital::No,
                    // "iPhone" and "eBay" begin small; they are no words for all that.
                    _ if weak => Capital::Weak,
                    _ => Capital::Strong,
                },
                ..Mark::default()
            };
            opens = false;
        }
    }

    /// Asks the tables about every word with a capital, and the tables of peoples and bodies about every other.
    fn look_up(&mut self, document: &Document, lexicon: &Lexicon, language: &str) {
        let mut ahead: Option<(usize, Body)> = None;
        for token in 0..self.marks.len() {
            if document.tokens[token].kind != TokenKind::Word {
                continue;
            }
            let capital = self.marks[token].capital;
            if capital == Capital::No && document.words(token).len() <= 3 {
                continue;
            }
            let site = Site::new(document, token, language);
            if capital == Capital::No {
                // "afro-américaine" is of no country.
                let compound = token.checked_sub(1).is_some_and(|t| is_hyphen(document, t));
                if let Some(people) = site.people()
                    && !compound
                    && !self.is_language(document, token, people.len)
                {
                    ahead = self.around(document, token, people.len, language);
                    self.spots.push((token, people));
                    self.marks[token].spot = true;
                }
                // "ministère de la Justice" begins small.
                if let Some(body) = site.body() {
                    let range = token..token + body.len;
                    if range.clone().any(|t| self.marks[t].capital != Capital::No) {
                        self.bodies.push((token, body));
                        self.marks[token].body = true;
                    } else if body.small {
                        self.small_bodies.push((token, body));
                    }
                }
                continue;
            }
            let genitive = || {
                let s = lexicon.genitive_s;
                s.then(|| site.place_of_genitive())?
            };
            if let Some(spot) = site.place().or_else(genitive) {
                self.spots.push((token, spot));
                self.marks[token].spot = true;
            }
            self.marks[token].word = site.word();
            // "The guardian of the child": behind its article such a name has a capital.
            let article = lexicon.flags(document.fold(token)).any(Flags::ARTICLE);
            let is_name = |body: &Body| {
                !article || body.len == 1 || document.tokens[token + 1].case != Case::Lower
            };
            let behind = ahead.take_if(|(at, _)| *at <= token);
            let behind = behind.filter(|(at, _)| *at == token).map(|(_, body)| body);
            if let Some(body) = site.body().filter(is_name).or(behind) {
                self.bodies.push((token, body));
                self.marks[token].body = true;
            }
        }
    }

    /// "ministère français de la Justice": the well-known body whose name the adjective at the token, of so many
    /// tokens, stands inside, by the first word with a capital behind it.
    fn around(
        &self,
        document: &Document,
        token: usize,
        len: usize,
        language: &str,
    ) -> Option<(usize, Body)> {
        let before = token.checked_sub(1).filter(|t| is_word(document, *t))?;
        if !is_word(document, token + len) {
            return None;
        }
        let body = Site::new(document, before, language).body_without(token..token + len)?;
        let first = (token + len..token + len + body.len)
            .find(|t| self.marks[*t].capital != Capital::No)?;
        let len = token + len + body.len - first;
        Some((first, Body { len, ..body }))
    }

    /// "en français", "in inglese": behind a bare preposition, with no noun behind, the adjective is the language.
    fn is_language(&self, document: &Document, token: usize, len: usize) -> bool {
        let before = token
            .checked_sub(1)
            .map_or(Flags::default(), |t| self.flags(t));
        let bare = before.any(Flags::PLACE_PREPOSITION) && !before.any(Flags::ARTICLE);
        let behind = token + len;
        let small = self
            .flags(behind)
            .any(Flags::OPENER.and(Flags::LINK).and(Flags::ARTICLE));
        bare && (small || !is_word(document, behind))
    }

    fn flags(&self, token: usize) -> Flags {
        self.marks.get(token).map_or(Flags::default(), |m| m.flags)
    }
}

/// Returns whether any word would have a capital behind this sign.
fn opens_after(document: &Document, sign: usize, opened: bool) -> bool {
    let glued = document.glued(sign);
    match document.words(sign) {
        ":" | "!" | "?" | "…" | "•" | "·" | "*" => true,
        "." => !glued || opened,
        "«" | "“" | "„" | "‹" | "‚" | "`" => true,
        "\"" | "‘" | "'" | "»" | "”" | "’" => !glued || opened,
        "-" | "–" | "—" | "[" | "(" | "¿" | "¡" => opened,
        _ => false,
    }
}

/// Returns whether the sentence is a headline that gives a capital to every word, or to every letter.
fn is_title_case(document: &Document, lexicon: &Lexicon, sentence: &Sentence) -> bool {
    let (mut long, mut capital, mut upper) = (0, 0, 0);
    for token in sentence.tokens.clone() {
        let here = &document.tokens[token];
        if here.kind == TokenKind::Word && 3 < here.span.len() {
            long += 1;
            capital += usize::from(here.case != Case::Lower);
            upper += usize::from(here.case == Case::Upper);
        }
    }
    if 3 <= long && 2 * long <= 3 * upper {
        return true;
    }
    // "And Voters Need to Pay It.": a word that no name has stands with a capital, and none without that could have one.
    if 0 < long
        && long == capital
        && !lexicon.capital_nouns
        && is_shouted(document, lexicon, sentence)
    {
        return true;
    }
    let last = sentence.tokens.end.wrapping_sub(1);
    let ends = matches!(document.words(last), "." | "”" | "\"" | "»" | "," | ";");
    4 <= long && 4 * long <= 5 * capital && !ends && !lexicon.capital_nouns
}

/// Returns whether a small word has a capital behind the first word of the sentence, and every word that is
/// written small is a small one.
fn is_shouted(document: &Document, lexicon: &Lexicon, sentence: &Sentence) -> bool {
    let mut words = 0;
    let mut shouted = false;
    for token in sentence.tokens.clone() {
        let here = &document.tokens[token];
        if here.kind != TokenKind::Word {
            continue;
        }
        words += 1;
        let flags = lexicon.flags(document.fold(token));
        let opener = flags.any(Flags::OPENER) && !flags.any(Flags::ARTICLE.and(Flags::PARTICLE));
        shouted |= 1 < words && opener && here.case == Case::Title && 1 < here.span.len();
    }
    shouted && 3 <= words
}

/// "les républicains", but "sénateurs républicains": what stands behind a small word is a noun.
fn is_noun(document: &Document, lexicon: &Lexicon, token: usize) -> bool {
    let small = Flags::ARTICLE
        .and(Flags::OPENER)
        .and(Flags::LINK)
        .and(Flags::PLACE_PREPOSITION);
    token
        .checked_sub(1)
        .is_some_and(|t| is_word(document, t) && lexicon.flags(document.fold(t)).any(small))
}

/// Returns what a list in the order of its tokens has at the token.
fn at<T>(list: &[(usize, T)], token: usize) -> Option<&T> {
    let idx = list.binary_search_by_key(&token, |(t, _)| *t).ok()?;
    list.get(idx).map(|(_, found)| found)
}

/// Returns whether the token is a word.
fn is_word(document: &Document, token: usize) -> bool {
    document
        .tokens
        .get(token)
        .is_some_and(|t| t.kind == TokenKind::Word)
}

/// Returns whether the token is a hyphen with no space on either side.
fn is_hyphen(document: &Document, token: usize) -> bool {
    document.is_sign(token)
        && matches!(document.words(token), "-" | "‑" | "‐" | "–")
        && document.glued(token)
        && document.glued(token + 1)
}

/// A document with what its capitals tell.
#[derive(Debug)]
pub(crate) struct Scan<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// The words of its language.
    pub lexicon: &'a Lexicon,
    /// Its language.
    pub language: &'a str,
    look: &'a Look,
    seen: FxHashMap<&'a str, Seen>,
    /// Names that other articles show to be such, in order.
    vouched: Vec<(usize, Vouched)>,
    /// Well-known bodies written small that an article has with a capital, in order.
    small_bodies: Vec<(usize, &'a Body)>,
    /// Where every noun has a capital, the words of persons' full names.
    full_names: FxHashSet<&'a str>,
    /// What the articles of the reading show.
    pub vouchers: &'a Vouchers,
}

impl<'a> Scan<'a> {
    /// Adds to what a look told what the rest of the article and the other articles show.
    pub(crate) fn new(
        document: &'a Document<'a>,
        look: &'a Look,
        pack: &'a Pack,
        vouchers: &'a Vouchers,
    ) -> Self {
        let mut scan = Self {
            document,
            lexicon: Lexicon::of(pack),
            language: &pack.code,
            look,
            seen: FxHashMap::default(),
            vouched: Vec::new(),
            small_bodies: look
                .small_bodies
                .iter()
                .filter(|(token, body)| {
                    vouchers.names_body(body.name)
                        && (1 < body.len || is_noun(document, Lexicon::of(pack), *token))
                })
                .map(|(token, body)| (*token, body))
                .collect(),
            full_names: FxHashSet::default(),
            vouchers,
        };
        scan.count();
        if scan.lexicon.capital_nouns {
            scan.full_names();
        }
        for token in 0..look.marks.len() {
            if look.marks[token].capital != Capital::No
                && let Some(vouched) = vouchers.at(&scan, token, &pack.code)
            {
                scan.vouched.push((token, vouched));
            }
        }
        scan
    }

    fn count(&mut self) {
        let document = self.document;
        for (token, mark) in self.look.marks.iter().enumerate() {
            if mark.capital != Capital::No {
                let bare = mark.capital == Capital::Strong && self.is_bare(token);
                let seen = self.seen.entry(document.fold(token)).or_default();
                if mark.capital == Capital::Strong {
                    seen.strong = seen.strong.saturating_add(1);
                    seen.bare = seen.bare.saturating_add(u16::from(bare));
                }
            }
        }
        for (token, here) in document.tokens.iter().enumerate() {
            if here.kind == TokenKind::Word
                && self.look.marks[token].capital == Capital::No
                && let Some(seen) = self.seen.get_mut(document.fold(token))
            {
                seen.lower = seen.lower.saturating_add(1);
            }
        }
    }

    /// Returns whether a word written small stands before the token, and none that leads nouns: no article, no "his".
    fn is_bare(&self, token: usize) -> bool {
        let leads = Flags::ARTICLE.and(Flags::MODIFIER);
        token.checked_sub(1).is_some_and(|t| {
            let before = self.flags(t);
            self.is_word(t)
                && self.capital(t) == Capital::No
                && !before.any(leads)
                && (!before.any(Flags::OPENER)
                    || before.any(Flags::LINK.and(Flags::PLACE_PREPOSITION))
                    || self.lexicon.reporting.at(self.document, t).is_some())
        })
    }

    /// Notes the words of persons' full names: a given name and what stands behind it that people are called by.
    fn full_names(&mut self) {
        for token in 1..self.look.marks.len() {
            let (before, here) = (self.look.marks[token - 1], self.look.marks[token]);
            let pair = here.capital != Capital::No && here.word.borne && self.follows(token);
            if pair
                && before.capital != Capital::No
                && before.word.given
                && !(before.word.ordinary && here.word.ordinary)
            {
                let document = self.document;
                self.full_names.insert(document.fold(token - 1));
                self.full_names.insert(document.fold(token));
            }
        }
    }

    /// Returns whether the word is part of a person's full name in the article.
    pub(crate) fn is_of_full_name(&self, token: usize) -> bool {
        self.full_names.contains(self.document.fold(token))
    }

    /// Returns the name at the token that other articles show to be one.
    pub(crate) fn vouched(&self, token: usize) -> Option<&Vouched> {
        at(&self.vouched, token)
    }

    /// Returns the words that the article writes without a capital.
    pub(crate) fn small_words(&self) -> impl Iterator<Item = &str> {
        (0..self.look.marks.len())
            .filter(|t| self.look.marks[*t].capital == Capital::No && self.is_word(*t))
            .map(|t| self.document.fold(t))
    }

    /// Returns what the tables know of the word.
    pub(crate) fn word(&self, token: usize) -> Word {
        self.look
            .marks
            .get(token)
            .map_or(Word::default(), |m| m.word)
    }

    /// Returns the well-known body whose name begins at the token.
    pub(crate) fn body(&self, token: usize) -> Option<&Body> {
        let mark = self.look.marks.get(token)?;
        if mark.body {
            return at(&self.look.bodies, token);
        }
        if mark.capital != Capital::No || self.small_bodies.is_empty() {
            return None;
        }
        at(&self.small_bodies, token).copied()
    }

    /// Returns the place whose name begins at the token.
    pub(crate) fn spot(&self, token: usize) -> Option<&Spot> {
        if !self.look.marks.get(token)?.spot {
            return None;
        }
        at(&self.look.spots, token)
    }

    /// Returns what the token's capital tells.
    pub(crate) fn capital(&self, token: usize) -> Capital {
        self.look
            .marks
            .get(token)
            .map_or(Capital::No, |m| m.capital)
    }

    /// Returns what the token can be.
    pub(crate) fn flags(&self, token: usize) -> Flags {
        self.look
            .marks
            .get(token)
            .map_or(Flags::default(), |m| m.flags)
    }

    /// Returns whether the word stands elsewhere in the article with a capital that only names have.
    pub(crate) fn seen_as_name(&self, token: usize) -> bool {
        self.seen
            .get(self.document.fold(token))
            .is_some_and(|seen| 0 < seen.strong && seen.lower < seen.strong.max(seen.bare + 1))
    }

    /// Returns whether the word stands elsewhere in the article without a capital.
    pub(crate) fn seen_as_word(&self, token: usize) -> bool {
        self.seen
            .get(self.document.fold(token))
            .is_some_and(|seen| 0 < seen.lower)
    }

    /// Returns whether the article writes the word small, and not as often with a capital that no article explains:
    /// "a shell hit the town", but "bought Shell".
    pub(crate) fn is_rather_word(&self, token: usize) -> bool {
        self.seen
            .get(self.document.fold(token))
            .is_some_and(|seen| seen.bare < seen.lower)
    }

    /// Returns whether the token is a word.
    pub(crate) fn is_word(&self, token: usize) -> bool {
        is_word(self.document, token)
    }

    /// Returns how the token's letters are written.
    pub(crate) fn case(&self, token: usize) -> Case {
        self.document
            .tokens
            .get(token)
            .map_or(Case::Lower, |t| t.case)
    }

    /// Returns whether the token is digits.
    pub(crate) fn is_digits(&self, token: usize) -> bool {
        self.document
            .tokens
            .get(token)
            .is_some_and(|t| t.kind == TokenKind::Digits)
    }

    /// Returns whether the token is this sign.
    pub(crate) fn is(&self, token: usize, sign: &str) -> bool {
        self.document.is_sign(token) && self.document.words(token) == sign
    }

    /// Returns whether the token is a hyphen with no space on either side.
    pub(crate) fn is_hyphen(&self, token: usize) -> bool {
        is_hyphen(self.document, token)
    }

    /// Returns whether the token follows the one before it in the same paragraph.
    pub(crate) fn follows(&self, token: usize) -> bool {
        self.document
            .tokens
            .get(token)
            .is_some_and(|t| t.space != Space::Paragraph)
    }

    /// Returns the tokens of the token's sentence; of no sentence, none.
    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        self.document
            .sentence_of(token)
            .map_or(token..token, |s| s.tokens.clone())
    }
}
